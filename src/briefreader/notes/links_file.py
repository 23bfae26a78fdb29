"""What a reviewer says belongs together in several briefs: `links.toml` in their folder, also edited by hand.

[[link]]
rel = "same-as"
items = ["flood-in-oruvia#c-gates", "two-capitals#c-gates"]
verdict = "confirmed"
made = "2026-11-30"
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from briefreader.notes.error import Conflict
from briefreader.notes.model import Reviewer
from briefreader.notes.reviewer import make_reviewer_folder
from briefreader.notes.toml_file import EntryFile

Relation = Literal["same-as", "variant"]
Verdict = Literal["confirmed", "rejected"]
ItemOfBrief = Annotated[str, Meta(pattern=r"^[^#\s]+#[^#\s]+$")]


class ItemLink(Struct, frozen=True, forbid_unknown_fields=True):
    """What a reviewer decided of some items, each a `brief-id#item-id`: whether they belong together.

    `same-as` is for claims and events, `variant` for quotes. `made` is a day: 2026-11-30.
    """

    rel: Relation
    items: Annotated[tuple[ItemOfBrief, ...], Meta(min_length=2)]
    verdict: Verdict
    made: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
    note: str = ""

    def is_about(self, other: "ItemLink") -> bool:
        """Whether another link decides of the same items, in any order, that they are the same thing."""
        return self.rel == other.rel and set(self.items) == set(other.items)


class LinkChange(Struct, frozen=True):
    """A change of a reviewer's links: those that go, and those that come."""

    gone: tuple[ItemLink, ...] = ()
    new: tuple[ItemLink, ...] = ()

    @property
    def taken_back(self) -> "LinkChange":
        """What undoes it."""
        return LinkChange(self.new, self.gone)


LINKS = EntryFile("links.toml", "link", ItemLink)


def link_of(rel: Relation, items: Iterable[str], verdict: Verdict, made: date, note: str = "") -> ItemLink:
    """A link of items, each named once. Raises ValueError for fewer than two."""
    named = tuple(dict.fromkeys(items))
    if len(named) < 2:
        raise ValueError("a link has two ends")
    return ItemLink(rel, named, verdict, made.isoformat(), note)


def deciding(own: Iterable[ItemLink], link: ItemLink) -> LinkChange:
    """That a link stands in the place of what was decided of the same items."""
    return LinkChange(tuple(one for one in own if one.is_about(link)), (link,))


def change_links(notes: Path, reviewer: Reviewer, change: LinkChange, *, private: bool) -> None:
    """Take links away, and add others; of the same items there is one link.

    Raises StoreError, a Conflict if a link that goes is not as it was.
    """
    touched = (*change.gone, *change.new)

    def changed(links: tuple[ItemLink, ...]) -> Iterable[ItemLink]:
        if missing := [one for one in change.gone if one not in links]:
            named = " and ".join(missing[0].items)
            raise Conflict(f"the link of {named} has been changed in {LINKS.name}", "Look at it again")
        return (*(one for one in links if not any(map(one.is_about, touched))), *change.new)

    make_reviewer_folder(notes, reviewer, private=private)
    LINKS.change(notes / reviewer.folder, changed, private=private)
