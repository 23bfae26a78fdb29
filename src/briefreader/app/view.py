"""What the panes show: an opened brief with a reviewer's notes, as one frozen value."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefreader.app.limit import Limit, Notebooks
from briefreader.brief import Paragraph
from briefreader.brief.verification.selectable import Selectable, whole_words
from briefreader.notes import SOURCE, AnyEntry, Colleague, Note, Notebook, Review, grade_text
from briefreader.notes.anchor import Match, Resolution, Resolver
from briefreader.notes.search import MOST
from briefreader.wording.notes import opinion_words, review_words, state_words, tag_words, written_words
from briefreader.wording.phrases import joined

if TYPE_CHECKING:
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.notes.item_words import ItemWords

_HELD = "@"  # no item id begins with it
_FEW = {2: "two", 3: "three", 4: "four"}


class Held(Struct, frozen=True):
    """What somebody attached to an item; `colleague` is None for the reviewer's own."""

    entry: AnyEntry
    colleague: Colleague | None = None

    @property
    def key(self) -> str:
        """Different for everything that is held, whoever holds it."""
        whose = f"{self.colleague.reviewer.folder}/" if self.colleague else ""
        return f"{_HELD}{whose}{self.entry.id}"


class MatrixCell(Struct, frozen=True):
    """A party, a claim, and which of the statements and quotes in their cell."""

    party: str
    claim: str
    step: int = 0


class View(Struct, frozen=True):
    """State that goes down to every pane. `changed`: items that are new or changed since they were read."""

    opened: "OpenDocument"
    notebook: Notebook
    resolver: Resolver
    colleagues: tuple[Colleague, ...] = ()  # those whose notes are shown
    changed: Mapping[str, str] = field(default_factory=dict)
    limit: Limit = field(default_factory=Limit)
    words: "ItemWords | None" = None  # those of the items, which are then looked for only once

    def keeps(self, item_id: str) -> bool:
        """Whether the query in force leaves an item in the list."""
        return not self.limit or self.limit.keeps(item_id, self.opened, self.notebooks)

    @property
    def notebooks(self) -> Notebooks:
        """Those of the reviewer and of the colleagues who are shown, by their names."""
        others = ((colleague.name, colleague.notebook) for colleague in self.colleagues)
        return ((self.notebook.owner, self.notebook), *others)

    @property
    def reviewed_by_anybody(self) -> frozenset[str]:
        """The items that the reviewer or a colleague has reviewed."""
        reviewed = (colleague.notebook.reviewed for colleague in self.colleagues)
        return self.notebook.reviewed.union(*reviewed)

    def standing(self, entry: AnyEntry) -> Resolution | None:
        """Where the words are that an entry is about.

        None if they are those of its item, if it is about none, or the source is not there.
        """
        anchor = entry.anchor if isinstance(entry, Note) else None
        if anchor is None:
            return self._standing_of_item(entry)
        item = self.opened.index.items.get(entry.item)
        unseen = isinstance(item, Paragraph) and item.place not in self.opened.text.words
        return None if unseen else self.resolver.resolve(anchor, entry.item)

    def _standing_of_item(self, entry: AnyEntry) -> Resolution | None:
        """Where the words of the item are that the entry was attached to: elsewhere, or changed."""
        if entry.about is None:
            return None
        from briefreader.notes.item_words import ItemWords  # for a brief with notes alone

        moved = (self.words or ItemWords(self.opened)).moved(entry)
        if moved is None:
            return None
        items = moved.found or ((entry.item,) if entry.item in self.opened.index.items else ())
        found = tuple(map(self._whole, items[:MOST]))
        return Resolution("orphan" if not found else "confirm" if len(found) == 1 else "ambiguous", found)

    def _whole(self, item: str) -> Match:
        words = whole_words(self.opened, item)
        return Match(Selectable(item, self.opened.index.kind(item), None, words), 0, len(words))

    def _here(self, notebook: Notebook, item: str) -> Notebook:
        """What a notebook has of an item, without what was attached to other words."""
        return Notebook(entries=tuple(filter(self.is_settled, notebook.of(item))), owner=notebook.owner)

    def is_settled(self, entry: AnyEntry) -> bool:
        """Whether an entry has its item, and the words that it is about."""
        standing = self.standing(entry)
        there = entry.item in self.opened.index.items or entry.item == SOURCE
        return there and (standing is None or standing.is_settled)

    @property
    def lost_lines(self) -> tuple[str, ...]:
        """How many of the reviewer's own entries have lost what they are about, if any have."""
        lost = sum(not self.is_settled(entry) for entry in self.notebook.entries)
        return (f"{lost} of your notes no longer match their words: 6 shows them.",) if lost else ()

    def chips(self, item_id: str) -> tuple[tuple[str, str], ...]:
        """How an item stands: drafted, new or changed, reviewed."""
        notebook, chips = self._here(self.notebook, item_id), []
        if (drafted := self.opened.index.drafted.get(item_id)) is not None:
            chips.append((f"draft {drafted.confidence} %", "chip"))
        if item_id in self.changed:
            chips.append((self.changed[item_id], "chip"))
        review = notebook.review(item_id)
        if review is not None and not notebook.writer(review):
            state = "reviewed" if review.state == "reviewed" else None
            if standing := joined((state, grade_text(review)), " "):
                chips.append((standing, "chip-good"))
        return tuple(chips)

    def signs(self, item_id: str) -> list[tuple[str, str]]:
        """What a reviewer attached to an item, as short signs with words."""
        notebook, signs = self._here(self.notebook, item_id), []
        if (drafted := self.opened.index.drafted.get(item_id)) and (count := len(drafted.candidates)) > 1:
            signs.append((f"{_FEW.get(count, count)} possible speakers", ""))
        if review := notebook.review(item_id):
            signs += _review_signs(review, notebook.writer(review))
        if notes := len(notebook.notes(item_id)):
            signs.append((f"✎ {notes} note{'s' if notes > 1 else ''}", ""))
        if tags := notebook.tags(item_id):
            signs.append((tag_words(tags), ""))
        if notebook.bookmarked(item_id):
            signs.append(("☆ bookmark", ""))
        if any(entry.item == item_id for entry in notebook.basket):
            signs.append(("+ basket", ""))
        signs.extend((f"used in {report}", "muted") for report in notebook.reports(item_id))
        signs.extend((f"mark {mark.letter}", "") for mark in notebook.marks if mark.item == item_id)
        if moved := len(self.notebook.of(item_id)) - len(notebook.entries):
            signs.append((f"? {moved} moved: see 6 Notes", "warning"))
        for colleague in self.colleagues:
            if told := _told_by(self._here(colleague.notebook, item_id), item_id):
                signs.append((f"{colleague.name}: {told}", "muted"))
        return signs


def _told_by(notebook: Notebook, item_id: str) -> str:
    """What a colleague attached to an item, in a few words."""
    review, notes = notebook.review(item_id), len(notebook.notes(item_id))
    told = [
        written_words(_judged(review), notebook.writer(review)) if review else "",
        f"✎ {notes}" if notes else "",
    ]
    return " ".join(filter(None, told))


def _review_signs(review: Review, writer: str) -> list[tuple[str, str]]:
    """What is held of an item beside its grade: by the reviewer, or by the writer of what was imported."""
    if writer:
        return [(written_words(_judged(review), writer), "muted")]
    return [(held, "good")] if (held := opinion_words(review)) else []


def _judged(review: Review) -> str:
    """What somebody else holds of an item."""
    state = state_words(review) if review.state == "reviewed" else ""
    return " ".join(filter(None, (state, review_words(review))))
