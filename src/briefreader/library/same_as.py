"""Which items of several briefs are the same thing: what briefs and reviewers say, followed both ways.

An item is named `brief-id#item-id`.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from briefreader.brief.model.brief import Brief
from briefreader.library.query import Field, Or, Phrase, Query, with_fields
from briefreader.library.tokens import tokens

if TYPE_CHECKING:  # what briefs say is known without notes
    from briefreader.notes.colleague import KeptEntries
    from briefreader.notes.links_file import ItemLink, Relation

END = "#"
MOST_LINKS = 10_000  # of one brief


class SameAs(Struct, frozen=True):
    """That some items are the same, or that they are not, and who says so.

    `reviewer` is empty for oneself and None for a brief, whose id is in `brief` then. `made` is a day.
    """

    items: tuple[str, ...]
    reviewer: str | None = None
    brief: str = ""
    made: str = ""
    note: str = ""
    rejects: bool = False


def item_name(brief_id: str, item_id: str) -> str:
    """`brief-id#item-id`."""
    return f"{brief_id}{END}{item_id}"


def parted(name: str) -> tuple[str, str]:
    """The ids of a brief and of its item; one of them is empty where the name is none."""
    brief_id, _, item_id = name.partition(END)
    return brief_id, item_id


def same_as_of(brief: Brief) -> tuple[tuple[str, str], ...]:
    """The items that a brief calls the same, in pairs: one of its own, and any.

    Of so many that nobody can have written them, only the first count.
    """
    links = (link for link in brief.links if link.rel == "same-as" and END not in link.from_)
    return tuple(
        (item_name(brief.id, link.from_), _named(brief.id, link.to)) for link in islice(links, MOST_LINKS)
    )


def said_by_reviewers(
    kept: "Iterable[KeptEntries[ItemLink]]", rel: "Relation" = "same-as"
) -> tuple[SameAs, ...]:
    """What reviewers call the same, and what not: claims and events, or with `variant` quotes."""
    return tuple(
        SameAs(link.items, one.name, made=link.made, note=link.note, rejects=link.verdict == "rejected")
        for one in kept
        for link in one.entries
        if link.rel == rel
    )


def _named(brief_id: str, end: str) -> str:
    return end if END in end else item_name(brief_id, end)


def joined(said: Iterable[SameAs], is_known: Callable[[str], bool] = lambda _: True) -> list[frozenset[str]]:
    """The items that are the same thing, group by group, by the first of their names.

    A link to an item that is not known leads nowhere. Two items that the reviewer has said are not the same
    are not joined by what others say of them; a third may still join them.
    """
    heads: dict[str, str] = {}

    def head(name: str) -> str:
        while (above := heads.setdefault(name, name)) != name:
            heads[name] = heads[above]
            name = heads[name]
        return name

    for first, second in _pairs(tuple(said)):
        if is_known(first) and is_known(second):
            heads[head(first)] = head(second)
    groups: dict[str, set[str]] = {}
    for name in heads:
        groups.setdefault(head(name), set()).add(name)
    return sorted((frozenset(one) for one in groups.values() if len(one) > 1), key=min)


def _pairs(said: tuple[SameAs, ...]) -> Iterator[tuple[str, str]]:
    apart: dict[str, set[int]] = {}  # by name: in which rejections it stands
    for number, one in enumerate(said):
        if one.rejects and one.reviewer == "":
            for name in one.items:
                apart.setdefault(name, set()).add(number)
    for one in said:
        if not one.rejects:
            first, *others = one.items
            for other in others:
                if not (apart.keys() >= {first, other} and apart[first] & apart[other]):
                    yield first, other


def among(said: Iterable[SameAs], names: Iterable[str]) -> tuple[SameAs, ...]:
    """What is said of some items."""
    known = frozenset(names)
    return tuple(one for one in said if not known.isdisjoint(one.items))


def with_joined(
    query: Query, groups: Iterable[frozenset[str]], claims_of: Callable[[Field], Iterable[str]]
) -> Query:
    """A query in which `claim:` asks for the claims as well that are the same as those it names.

    `claims_of` gives the names of these.
    """

    def widened(field: Field) -> Query:
        if field.name != "claim":
            return field
        found = frozenset(claims_of(field))
        same = sorted({name for group in groups if found & group for name in group} - found)
        return Or((field, *map(_asking, same))) if same else field

    return with_fields(query, widened)


def _asking(name: str) -> Field:
    return Field("claim", name, Phrase(tokens(name)))
