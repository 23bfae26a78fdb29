"""The basket of a reviewer over several briefs, and the report that is made of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from msgspec import Struct, structs

from briefreader.base.files import Unsynced, write_new
from briefreader.base.text import copyable
from briefreader.brief import BriefError
from briefreader.brief.model.brief import Claim, Quote, several
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.selectable import passages_of
from briefreader.cite.citer import Citer, Form
from briefreader.cite.pandoc import docx
from briefreader.cite.remarks import Remark
from briefreader.cite.report import REPORT_FORMATS, ReportItem, report
from briefreader.cite.statements import NotCopiable
from briefreader.composition.citing import added, citer
from briefreader.notes import AnyEntry, BasketItem, Note, Notebook, Store, Subject, subject_of
from briefreader.notes.anchor import Resolver
from briefreader.notes.edit import RANK_STEP
from briefreader.notes.item_words import ItemWords, Moved
from briefreader.wording.notes import note_words, written_words

TITLE = "Report draft"
DOCX = "docx"  # made by pandoc of its own Markdown
REPORT_ENDINGS: Mapping[str, str] = {**REPORT_FORMATS, DOCX: DOCX}


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
            return tuple(_about_note(self.brief, opened, self.note))
        if moved := self.brief.moved(self.item):
            return (Remark("words-changed", (moved.begins,)),)
        try:
            citer(opened, (), today).reported(self.item.item, Form())
        except NotCopiable as refusal:
            return (refusal.remark(),)
        return tuple(_doubts(opened, self.item.item))


def _quotes(opened: OpenDocument, item_id: str) -> Iterator[Quote]:
    """The quotes whose words an item brings along: itself, or those of a claim's positions."""
    item = opened.index.items.get(item_id)
    positions = item.positions if isinstance(item, Claim) else ()
    named = (quote for position in positions for quote in several(position.quote))
    for quote_id in dict.fromkeys((item_id, *named)):
        if isinstance(quote := opened.index.items.get(quote_id), Quote):
            yield quote


def _doubts(opened: OpenDocument, item_id: str) -> Iterator[Remark]:
    quotes = tuple(_quotes(opened, item_id))
    for one in dict.fromkeys((item_id, *(quote.id for quote in quotes))):
        if one in opened.index.drafted:
            yield Remark("unchecked", item=one)
    for quote in quotes:
        found = opened.verify(quote)
        match found.state:
            case "repaired" | "cut" | "misplaced" | "unverified" as state:
                yield Remark(state, detail=found.detail, item=quote.id)


def _about_note(brief: Shelved, opened: OpenDocument, note: Note | None) -> Iterator[Remark]:
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
    """The brief of a subject if something of it is set aside, or if its notes can not be read as they are."""
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


class Draft(Struct, frozen=True):
    """A report ready to leave; for Word it is pandoc Markdown.

    `written` are the numbers of the items in it; remarks stand beside the numbers of theirs. `removed`:
    so many hidden characters were.
    """

    text: str
    written: tuple[int, ...]
    remarks: tuple[tuple[int, Remark], ...]
    removed: int


def draft(title: str, laid: Sequence[Laid], form: Form, today: date) -> Draft:
    """A report of what is laid there, in a format of REPORT_ENDINGS."""
    citers: dict[str, Citer] = {}
    parts: list[ReportItem] = []
    numbers: list[int] = []
    remarks: list[tuple[int, Remark]] = []
    section = ""
    for number, one in enumerate(laid):
        opened, note, brief_id = one.brief.opened, one.note, one.brief.subject.brief_id
        section = one.item.section or section
        if isinstance(opened, Remark):
            remarks.append((number, structs.replace(opened, left_out=True)))
        elif one.item.note is not None and (note is None or not note.text):
            told = _about_note(one.brief, opened, note)
            remarks += [(number, structs.replace(remark, left_out=True)) for remark in told]
        elif note is None and (moved := one.brief.moved(one.item)):
            changed = Remark("words-changed", (moved.begins,), item=one.item.item, left_out=True)
            remarks.append((number, changed))
        else:
            if brief_id not in citers:
                citers[brief_id] = citer(opened, added(one.brief.notebook), today)
            source = list(citers).index(brief_id)
            said = note_words(note, one.brief.moved(note)) if note else None
            words = written_words(said, one.writer) if said else None
            parts.append(ReportItem(source, one.item.item, words, section, one.item.comment))
            numbers.append(number)
            section = ""
    if form.format == DOCX:
        form = structs.replace(form, format="pandoc")
    made = report(title, parts, tuple(citers.values()), form)
    remarks += [(numbers[at], remark) for at, remark in made.remarks]
    text, removed = copyable(made.text)
    return Draft(
        text, tuple(numbers[at] for at in made.written), tuple(sorted(remarks, key=itemgetter(0))), removed
    )


def format_of(path: Path | None) -> str:
    """The format that a file's name asks for by its ending; Markdown where it asks for none."""
    ending = path.suffix.removeprefix(".").lower() if path else ""
    return next((name for name, one in REPORT_ENDINGS.items() if one == ending), "markdown")


def write_report(draft: Draft, path: Path, format_name: str) -> Unsynced | None:
    """Write a report to a new file. Raises OSError, PandocError."""
    text = f"{draft.text.rstrip()}\n"
    return write_new(path, docx(text) if format_name == DOCX else text.encode(), private=False)


def _used(laid: Laid) -> Iterator[str]:
    """What of the brief went into the report: of a note nothing, of a claim its quotes too."""
    opened, item = laid.brief.opened, laid.item
    if item.note is not None or isinstance(opened, Remark):
        return
    yield item.item
    yield from (quote.id for quote in _quotes(opened, item.item) if quote.id != item.item)


def mark_used(store: Store, laid: Sequence[Laid], written: Sequence[int], name: str) -> None:
    """Remember which report the items that were written are in. Raises StoreError."""
    used: dict[Subject, list[str]] = {}
    for number in written:
        used.setdefault(laid[number].brief.subject, []).extend(_used(laid[number]))
    for subject, items in used.items():
        with store.edit(subject) as edit:
            edit.mark_used(items, name)
