"""What a reviewer attaches to the items of a brief, as frozen values.

Field names are those of the file. Times are UTC, `2024-10-20T10:41:00Z`; what came first is told
by change numbers, because clocks go backwards.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast, get_args

import msgspec
from msgspec import Struct

from briefreader.base.text import name_line

if TYPE_CHECKING:
    from briefreader.brief.model.brief import Brief

EntryKind = Literal["note", "tags", "bookmark", "mark", "review", "addition", "basket", "use"]
ReviewState = Literal["unreviewed", "reviewed"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]
Confidence = Literal["high", "moderate", "low"]
ScaleName = Literal["icd203", "phia"]

Document = dict[str, Any]  # one record as the file has it, with what only newer versions know


class Reviewer(Struct, frozen=True):
    """Who writes the notes: the name, the folder's name in the notes folder, and a random id."""

    name: str
    folder: str
    id: str


class Subject(Struct, frozen=True):
    """Which brief the notes belong to."""

    brief_id: str
    title: str
    source_sha256: str | None = None

    def agrees_with(self, other: "Subject") -> bool:
        """Whether both are revisions of one brief: one id, and the same source or the same title."""
        same_source = self.source_sha256 is not None and self.source_sha256 == other.source_sha256
        return self.brief_id == other.brief_id and (same_source or self.title == other.title)


def subject_of(brief: "Brief") -> Subject:
    """Which brief the notes to it belong to."""
    return Subject(brief.id, brief.title, brief.source.sha256)


class Anchor(Struct, frozen=True):
    """The words in an item that a note is about; offsets in code points, the end not included.

    A `detached` one keeps words that the reviewer no longer finds in the brief.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    paragraph: int | str | None = None
    start: int | None = None
    end: int | None = None
    item: str | None = None
    detached: bool = False


class About(Struct, frozen=True):
    """The words of an item when something was attached to it: a mark of all of them, and how they begin."""

    mark: str
    begins: str = ""


class NoteEntry(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """One thing attached to one item; `change` is the number of the change that made it so.

    `about` are the words that the item had then; None where they are not known.
    """

    id: str
    item: str
    created: str
    modified: str
    reviewer: str
    change: int
    about: About | None = None

    @property
    def kind(self) -> EntryKind:
        """Which of the kinds it is."""
        return cast(EntryKind, self.__struct_config__.tag)

    @property
    def seat(self) -> tuple[str, str] | None:
        """What only one entry can have: a letter, or the tags, the bookmark or the review of an item."""
        return self.kind, self.item

    @property
    def is_on_words(self) -> bool:
        """Whether it is about words in its item, and not about all of it."""
        return False


class Note(NoteEntry, frozen=True, kw_only=True, tag="note"):
    """A reviewer's own words, about an item or about words in it."""

    text: str
    anchor: Anchor | None = None
    tags: tuple[str, ...] = ()

    @property
    def seat(self) -> None:
        """An item has any number of notes."""
        return None

    @property
    def is_on_words(self) -> bool:
        """Whether it has words that it is about."""
        return self.anchor is not None


class Tags(NoteEntry, frozen=True, kw_only=True, tag="tags"):
    """The tags of an item; one entry for each item."""

    tags: tuple[str, ...]


class Bookmark(NoteEntry, frozen=True, kw_only=True, tag="bookmark"):
    """An item to come back to; one entry for each item."""

    label: str = ""


class Mark(NoteEntry, frozen=True, kw_only=True, tag="mark"):
    """An item reached by one letter, `a` to `z`; one entry for each letter."""

    letter: str

    @property
    def seat(self) -> tuple[str, str]:
        """A letter leads to one item."""
        return self.kind, self.letter


class Review(NoteEntry, frozen=True, kw_only=True, tag="review"):
    """What a reviewer holds of an item; one entry for each item. `likelihood` is a term of `scale`."""

    state: ReviewState = "unreviewed"
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    verdict: str | None = None
    likelihood: str | None = None
    scale: ScaleName | None = None
    confidence: Confidence | None = None
    comment: str = ""


class Addition(NoteEntry, frozen=True, kw_only=True, tag="addition"):
    """A field of the citation that the source does not give; `inferred` if the value is a guess.

    Its item is `SOURCE`; one entry for each field.
    """

    field: str
    value: str
    inferred: bool = False

    @property
    def seat(self) -> tuple[str, str]:
        """A field has one value."""
        return self.kind, self.field


class BasketItem(NoteEntry, frozen=True, kw_only=True, tag="basket"):
    """An item that was set aside for a report, or the note to it with the id `note`.

    `rank` orders the basket over all briefs. A `section` of the report begins with the item that has
    a title for one; `comment` are the reviewer's words before the item.
    """

    rank: Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
    note: str | None = None
    section: str = ""
    comment: str = ""

    @property
    def seat(self) -> tuple[str, str]:
        """Nothing is in the basket twice."""
        return self.kind, self.note or self.item


class Use(NoteEntry, frozen=True, kw_only=True, tag="use"):
    """That an item went into a report, by the report's name."""

    report: str

    @property
    def seat(self) -> tuple[str, str]:
        """An item is in a report, or it is not."""
        return self.kind, f"{self.item} {self.report}"


AnyEntry = Note | Tags | Bookmark | Mark | Review | Addition | BasketItem | Use

KINDS: Mapping[str, type[AnyEntry]] = {
    "note": Note,
    "tags": Tags,
    "bookmark": Bookmark,
    "mark": Mark,
    "review": Review,
    "addition": Addition,
    "basket": BasketItem,
    "use": Use,
}


UNNAMED = "an unnamed writer"  # of an entry that was written elsewhere, and does not say by whom
SOURCE = "(source)"  # the item of what is about the source as a whole
UNPLACED = "(unplaced)"  # the item of a note without a place in the brief; no item can have this id
KIND_NAMES: tuple[EntryKind, ...] = get_args(EntryKind)


class Change(Struct, frozen=True, kw_only=True):
    """One row of the history: an entry before and after. Rows of one `action` are undone together.

    `turned` is when it was last undone or redone; a `dropped` one was undone before something else
    was done, and is not redone any more.
    """

    id: str
    n: int
    action: str
    at: str
    who: str
    entry: str
    item: str
    kind: str
    before: Document | None
    after: Document | None
    why: str = ""
    undone: bool = False
    turned: str | None = None
    dropped: bool = False

    def concerns(self, item: str) -> bool:
        """Whether the entry was attached to an item before or after."""
        return any(record is not None and record["item"] == item for record in (self.before, self.after))


class Meta(Struct, frozen=True, kw_only=True):
    """What a file says about itself."""

    schema: int
    brief: str
    title: str
    source_sha256: str | None
    reviewer: str
    created: str

    @property
    def subject(self) -> Subject:
        """The brief it was written for."""
        return Subject(self.brief, self.title, self.source_sha256)


class Colleague(Struct, frozen=True):
    """What another reviewer attached to the same brief, to be read only. No two have the same `name`."""

    name: str
    reviewer: Reviewer
    notebook: "Notebook"


class Notebook(Struct, frozen=True, kw_only=True, dict=True):
    """One reviewer's notes to one brief, as they were at one moment.

    `notice` is for the reviewer's eye: what is wrong with the file, or not yet in it; it is
    `damaged` if not all of it could be read.
    `other` is the brief that the notes were written for, if it is another one: then nothing
    of them is in here until the reviewer has agreed. `pending` counts the changes that are
    only in memory. `owner` is whose notes these are, by name; what others wrote among them was imported.
    """

    entries: tuple[AnyEntry, ...] = ()
    owner: str = ""
    changes: tuple[Change, ...] = ()
    notice: str | None = None
    damaged: bool = False
    read_only: bool = False
    other: Subject | None = None
    pending: int = 0

    def writer(self, entry: AnyEntry) -> str:
        """Who wrote an entry, if it is somebody else than the owner of the notes."""
        writer = name_line(entry.reviewer) or UNNAMED
        return writer if self.owner and writer != self.owner else ""

    def of(self, item: str) -> tuple[AnyEntry, ...]:
        """Everything attached to an item, oldest first."""
        return self._by_item.get(item, ())

    def notes(self, item: str) -> tuple[Note, ...]:
        """The notes to an item, oldest first."""
        return tuple(entry for entry in self.of(item) if isinstance(entry, Note))

    def tags(self, item: str) -> tuple[str, ...]:
        """The tags of an item itself, in the order they were given."""
        return next((entry.tags for entry in self.of(item) if isinstance(entry, Tags)), ())

    def review(self, item: str) -> Review | None:
        """The review of an item."""
        return next((entry for entry in self.of(item) if isinstance(entry, Review)), None)

    def bookmarked(self, item: str) -> bool:
        """Whether there is a bookmark on an item."""
        return any(isinstance(entry, Bookmark) for entry in self.of(item))

    @cached_property
    def basket(self) -> tuple[BasketItem, ...]:
        """What is in the basket of this brief, in its order."""
        items = (entry for entry in self.entries if isinstance(entry, BasketItem))
        return tuple(sorted(items, key=lambda item: (item.rank, item.change)))

    def reports(self, item: str) -> tuple[str, ...]:
        """The reports that an item went into."""
        return tuple(entry.report for entry in self.of(item) if isinstance(entry, Use))

    @property
    def additions(self) -> tuple[Addition, ...]:
        """What was added to the citation."""
        return tuple(entry for entry in self.of(SOURCE) if isinstance(entry, Addition))

    def mark(self, letter: str) -> str | None:
        """The item that a letter leads to."""
        return next((mark.item for mark in self.marks if mark.letter == letter), None)

    def history(self, item: str) -> tuple[Change, ...]:
        """Every change to what is or was attached to an item, oldest first, the undone ones too."""
        here = {entry.id for entry in self.of(item)}
        return tuple(change for change in self.changes if change.entry in here or change.concerns(item))

    @cached_property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks, oldest first."""
        return tuple(entry for entry in self.entries if isinstance(entry, Bookmark))

    @property
    def tag_counts(self) -> Counter[str]:
        """How often each tag stands on an item or a note."""
        tagged = (entry.tags for entry in self.entries if isinstance(entry, Tags | Note))
        return Counter(tag for tags in tagged for tag in tags)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, by letter."""
        marks = (entry for entry in self.entries if isinstance(entry, Mark))
        return tuple(sorted(marks, key=lambda mark: mark.letter))

    @cached_property
    def reviewed(self) -> frozenset[str]:
        """The ids of the items that the owner has reviewed; what others have was imported."""
        reviews = (entry for entry in self.entries if isinstance(entry, Review) and not self.writer(entry))
        return frozenset(review.item for review in reviews if review.state == "reviewed")

    @cached_property
    def _by_item(self) -> dict[str, tuple[AnyEntry, ...]]:
        found: dict[str, list[AnyEntry]] = {}
        for entry in self.entries:
            found.setdefault(entry.item, []).append(entry)
        return {item: tuple(entries) for item, entries in found.items()}


def by_use(counts: Counter[str]) -> tuple[str, ...]:
    """Tags, the most used first."""
    return tuple(sorted(counts, key=lambda tag: (-counts[tag], tag.casefold())))


def normal_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: as they are written, but without commas, and none twice whatever its case."""
    kept: dict[str, str] = {}
    for tag in tags:
        if name := " ".join(tag.replace(",", " ").split()):
            kept.setdefault(name.casefold(), name)
    return tuple(kept.values())
