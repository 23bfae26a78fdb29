"""The basket of a reviewer over several briefs: what is in it, and in which order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from briefreader.brief import BriefError
from briefreader.brief.model.brief import Claim, Quote, several
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.selectable import passages_of
from briefreader.cite.citer import Form
from briefreader.cite.remarks import Remark
from briefreader.cite.statements import NotCopiable
from briefreader.composition.citing import citer
from briefreader.notes import AnyEntry, BasketItem, Note, Notebook, Store, Subject, subject_of
from briefreader.notes.anchor import Resolver
from briefreader.notes.edit import RANK_STEP
from briefreader.notes.item_words import ItemWords, Moved


class Shelved(Struct, frozen=True, dict=True):
    """A brief of which something is in a report. Where it is not at hand, `opened` tells why."""

    subject: Subject
    notebook: Notebook
    opened: OpenDocument | Remark

    @cached_property
    def _words(self) -> ItemWords | None:
        return None if isinstance(self.opened, Remark) else ItemWords(self.opened)

    def moved(self, entry: AnyEntry) -> Moved | None:
        """What became of the words that an entry was attached to, if it stands under others."""
        return None if self._words is None else self._words.moved(entry)


class Laid(Struct, frozen=True):
    """An item of the basket, and its brief."""

    item: BasketItem
    brief: Shelved

    @property
    def note(self) -> Note | None:
        """The note that is meant, if it is one and is still there."""
        notes = (entry for entry in self.brief.notebook.of(self.item.item) if isinstance(entry, Note))
        return next((note for note in notes if note.id == self.item.note), None)

    @property
    def writer(self) -> str:
        """Who wrote the note that is meant, if it is somebody else than the reviewer."""
        note = self.note
        return self.brief.notebook.writer(note) if note is not None else ""

    def warnings(self, today: date) -> tuple[Remark, ...]:
        """What has to be known of it before it goes into a report."""
        opened = self.brief.opened
        if isinstance(opened, Remark):
            return (opened,)
        if self.item.item not in opened.index.items:
            return (Remark("gone", (self.item.item,)),)
        if self.item.note is not None:
            return tuple(about_note(self.brief, opened, self.note))
        if moved := self.brief.moved(self.item):
            return (Remark("words-changed", (moved.begins,)),)
        try:
            citer(opened, (), today).reported(self.item.item, Form())
        except NotCopiable as refusal:
            return (refusal.remark(),)
        return tuple(_doubts(opened, self.item.item))


def quotes_of(opened: OpenDocument, item_id: str) -> Iterator[Quote]:
    """The quotes whose words an item brings along: itself, or those of a claim's positions."""
    item = opened.index.items.get(item_id)
    positions = item.positions if isinstance(item, Claim) else ()
    named = (quote for position in positions for quote in several(position.quote))
    for quote_id in dict.fromkeys((item_id, *named)):
        if isinstance(quote := opened.index.items.get(quote_id), Quote):
            yield quote


def _doubts(opened: OpenDocument, item_id: str) -> Iterator[Remark]:
    quotes = tuple(quotes_of(opened, item_id))
    for one in dict.fromkeys((item_id, *(quote.id for quote in quotes))):
        if one in opened.index.drafted:
            yield Remark("unchecked", item=one)
    for quote in quotes:
        found = opened.verify(quote)
        match found.state:
            case "repaired" | "cut" | "misplaced" | "unverified" as state:
                yield Remark(state, detail=found.detail, item=quote.id)


def about_note(brief: Shelved, opened: OpenDocument, note: Note | None) -> Iterator[Remark]:
    """What has to be known of a note before it goes into a report."""
    if note is None:
        yield Remark("note-gone")
    elif not note.text:
        yield Remark("note-empty")
    elif moved := brief.moved(note):
        yield Remark("words-changed", (moved.begins,))
    elif note.anchor is not None:
        resolver = Resolver(passages_of(opened, note.item))
        if not resolver.resolve(note.anchor, note.item).is_settled:
            yield Remark("note-without-words")


def shelved(
    store: Store, subject: Subject, open_brief: Callable[[Subject], OpenDocument | Remark]
) -> Shelved | None:
    """The brief of a subject if something of it is set aside, or if its notes cannot be read as they are."""
    notebook = store.read(subject)
    if notebook.basket:
        return Shelved(subject, notebook, open_brief(subject))
    return Shelved(subject, notebook, _never_opened(subject)) if notebook.notice else None


def basket(briefs: Iterable[Shelved]) -> tuple[Laid, ...]:
    """Everything that is set aside of some briefs, in its order."""
    laid = (Laid(item, brief) for brief in briefs for item in brief.notebook.basket)
    return tuple(sorted(laid, key=lambda one: (one.item.rank, one.item.created, one.item.id)))


def moved(laid: Sequence[Laid], at: int, to: int) -> Mapping[str, int]:
    """The ranks of entries, by id, that bring the item from one place to another."""
    order = list(laid)
    order.insert(to, order.pop(at))
    ranks = [one.item.rank for one in order]
    before = ranks[to - 1] if to else max(ranks[to + 1] - 2 * RANK_STEP, -1)
    after = ranks[to + 1] if to + 1 < len(ranks) else before + 2 * RANK_STEP
    between = (before + after) // 2
    if before < between < after:
        return {order[to].item.id: between}
    return {one.item.id: place * RANK_STEP for place, one in enumerate(order, 1)}


def opened_at(
    path: Path | None, subject: Subject, read: Callable[[Path], OpenDocument]
) -> OpenDocument | Remark:
    """The brief of a subject where it was last, or why it is not at hand."""
    if path is None:
        return _never_opened(subject)
    try:
        opened = read(path)
    except BriefError as error:
        return Remark("unreadable", (subject.title, str(path), error.what))
    return opened if _belongs(opened, subject) else Remark("another-brief", (subject.title, str(path)))


def _never_opened(subject: Subject) -> Remark:
    return Remark("never-opened", (subject.title,))


def open_already(known: Mapping[str, OpenDocument], subject: Subject) -> OpenDocument | None:
    """The brief of a subject among those that are open, by their ids; not another one with its id."""
    opened = known.get(subject.brief_id)
    return opened if opened is not None and _belongs(opened, subject) else None


def _belongs(opened: OpenDocument, subject: Subject) -> bool:
    return subject.agrees_with(subject_of(opened.brief))


def _used(laid: Laid) -> Iterator[str]:
    """What of the brief went into the report: of a note nothing, of a claim its quotes too."""
    opened, item = laid.brief.opened, laid.item
    if item.note is not None or isinstance(opened, Remark):
        return
    yield item.item
    yield from (quote.id for quote in quotes_of(opened, item.item) if quote.id != item.item)


def mark_used(store: Store, laid: Sequence[Laid], written: Sequence[int], name: str) -> None:
    """Remember which report the items that were written are in. Raises StoreError."""
    used: dict[Subject, list[str]] = {}
    for number in written:
        used.setdefault(laid[number].brief.subject, []).extend(_used(laid[number]))
    for subject, items in used.items():
        with store.edit(subject) as edit:
            edit.mark_used(items, name)
