"""The report that is made of a basket: a whole file, with what its reader has to know beside the items."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from pathlib import Path

from msgspec import Struct, structs

from briefreader import __version__
from briefreader.base.dates import long_day
from briefreader.base.files import Unsynced, write_new
from briefreader.base.patterns import pattern
from briefreader.base.text import copyable
from briefreader.brief.model.brief import Claim, Quote
from briefreader.brief.verification.document import OpenDocument
from briefreader.cite.citer import Citer, Form
from briefreader.cite.formats import FORMATS
from briefreader.cite.formats.pieces import Block, Heading, Remarks, Table
from briefreader.cite.pandoc import docx
from briefreader.cite.remarks import Remark
from briefreader.cite.report import REPORT_FORMATS, ReportExhibit, ReportItem, Surroundings, report
from briefreader.composition.basket import Laid, Shelved, about_note, quotes_of
from briefreader.composition.citing import added, citer
from briefreader.notes import Note, Tags
from briefreader.wording.notes import labelled_entry, note_words, written_words
from briefreader.wording.phrases import sentence
from briefreader.wording.report import (
    assessment_lines,
    below_words,
    compared_words,
    dispute_words,
    meaning_words,
    source_lines,
)

DOCX = "docx"  # made by pandoc of its own Markdown
REPORT_ENDINGS: Mapping[str, str] = {**REPORT_FORMATS, DOCX: DOCX}
DEFAULT_FORMAT = "markdown"

_OWN_LANGUAGE = "en"
_LANGUAGE = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class ReportRequest(Struct, frozen=True):
    """A report that is wanted: `form` has the style and one of REPORT_ENDINGS as its format.

    Without a title it has one of the briefs'. `author` is named as who wrote it; `with_notes`: notes and tags
    on items stand below these.
    """

    form: Form
    title: str = ""
    author: str = ""
    with_notes: bool = False


class LaidExhibit(Struct, frozen=True):
    """A page over many briefs that stands after the items, and the briefs that it is made of."""

    blocks: tuple[Block, ...]
    briefs: tuple[Shelved, ...]


class Draft(Struct, frozen=True):
    """A report ready to leave; for Word it is pandoc Markdown.

    `written` are the numbers of the items in it; remarks stand beside the numbers of theirs. `removed`:
    so many hidden characters were, and there are so many `pages` after the items.
    """

    text: str
    written: tuple[int, ...]
    remarks: tuple[tuple[int, Remark], ...]
    removed: int
    lang: str = "en"
    pages: int = 0


def title_of(laid: Sequence[Laid]) -> str:
    """What a report is called that nobody has named."""
    titles = list(dict.fromkeys(one.brief.subject.title for one in laid))
    if not titles:
        return "Report"
    return titles[0] if len(titles) == 1 else f"Report on {len(titles)} briefs"


def draft(
    request: ReportRequest, laid: Sequence[Laid], today: date, exhibits: Sequence[LaidExhibit] = ()
) -> Draft:
    """The report of what is laid there."""
    citers: dict[str, Citer] = {}
    parts: list[ReportItem] = []
    numbers: list[int] = []
    remarks: list[tuple[int, Remark]] = []
    section = ""
    for number, one in enumerate(laid):
        opened, brief_id = one.brief.opened, one.brief.subject.brief_id
        section = one.item.section or section
        against = _left_out(one)
        if against or isinstance(opened, Remark):
            remarks += [(number, structs.replace(remark, left_out=True)) for remark in against]
            continue
        source = _source(citers, one.brief, opened, today)
        below = tuple(_below(one, opened, citers[brief_id], with_notes=request.with_notes))
        parts.append(ReportItem(source, one.item.item, _own_words(one), section, one.item.comment, below))
        numbers.append(number)
        section = ""
    form, is_word = request.form, request.form.format == DOCX
    if is_word:
        form = structs.replace(form, format="pandoc")
    byline = "" if is_word else request.author  # which Word has from the properties of the document
    day = long_day(today.isoformat())
    around = Surroundings(
        author=request.author,
        lang=_language([laid[number] for number in numbers]),
        lines=(", ".join(filter(None, (byline, day))),),
        exhibits=tuple(_exhibit(one, citers, today) for one in exhibits),
        last=lambda written: _appendix([laid[numbers[at]] for at in written], citers, day),
    )
    made = report(request.title or title_of(laid), parts, tuple(citers.values()), form, around)
    remarks += [(numbers[at], remark) for at, remark in made.remarks]
    text, removed = copyable(made.text)
    written = tuple(numbers[at] for at in made.written)
    return Draft(
        text, written, tuple(sorted(remarks, key=itemgetter(0))), removed, around.lang, len(exhibits)
    )


def _source(citers: dict[str, Citer], brief: Shelved, opened: OpenDocument, today: date) -> int:
    """The number of a brief's source among those that are cited, where it is put if it is not there."""
    brief_id = brief.subject.brief_id
    if brief_id not in citers:
        citers[brief_id] = citer(opened, added(brief.notebook), today)
    return list(citers).index(brief_id)


def _exhibit(one: LaidExhibit, citers: dict[str, Citer], today: date) -> ReportExhibit:
    sources = (
        _source(citers, brief, brief.opened, today)
        for brief in one.briefs
        if not isinstance(brief.opened, Remark)
    )
    return ReportExhibit(one.blocks, tuple(sources))


def _left_out(one: Laid) -> tuple[Remark, ...]:
    """Why an item cannot stand in a report; empty if it can."""
    opened, note = one.brief.opened, one.note
    if isinstance(opened, Remark):
        return (opened,)
    if one.item.note is not None:
        return () if note is not None and note.text else tuple(about_note(one.brief, opened, note))
    moved = one.brief.moved(one.item)
    return (Remark("words-changed", (moved.begins,), item=one.item.item),) if moved else ()


def _own_words(one: Laid) -> str | None:
    """The text of the note that is meant, with who wrote it if that is somebody else; None for an item."""
    note = one.note
    return written_words(note_words(note, one.brief.moved(note)), one.writer) if note else None


# --- below an item ----------------------------------------------------------------------------


def _below(one: Laid, opened: OpenDocument, cites: Citer, *, with_notes: bool) -> Iterator[str]:
    """What stands below an item: how sure its words are, and what the reviewer holds of it."""
    if one.item.note is not None:
        return
    notebook, item_id = one.brief.notebook, one.item.item
    item = opened.index.items.get(item_id)
    verification = opened.verify(item) if isinstance(item, Quote) else None
    told = (
        dispute_words(item.dispute) if isinstance(item, Claim) else "",
        below_words(verification, cites.unchecked([item_id]), item if isinstance(item, Quote) else None),
    )
    yield from filter(None, told)
    if (review := notebook.review(item_id)) is not None:
        yield from assessment_lines(review, one.brief.moved(review))
    if with_notes:
        yield from _attached(one.brief, opened, item_id)


def _attached(brief: Shelved, opened: OpenDocument, item_id: str) -> Iterator[str]:
    """The notes and tags on an item, but for those that were written to other words."""
    notebook = brief.notebook
    chosen = {item.note for item in notebook.basket}
    for entry in notebook.of(item_id):
        if isinstance(entry, Note):
            is_meant = entry.id not in chosen and not any(about_note(brief, opened, entry))
        else:
            is_meant = isinstance(entry, Tags) and brief.moved(entry) is None
        if is_meant:
            yield labelled_entry(entry, notebook.writer(entry))


# --- after the references ---------------------------------------------------------------------


def _appendix(laid: Sequence[Laid], citers: Mapping[str, Citer], day: str) -> Iterator[Block]:
    yield from _verification(laid)
    yield Heading(2, "Source notes")
    briefs = {one.brief.subject.brief_id: one.brief for one in laid}
    for brief_id, shelved in briefs.items():
        opened, cites = shelved.opened, citers[brief_id]
        assert not isinstance(opened, Remark)
        yield Heading(3, opened.brief.title)
        additions = shelved.notebook.additions
        yield Remarks(tuple(source_lines(opened.brief, cites.work, cites.missing, additions)))
    yield (f"Made with briefreader {__version__}, {day}",)


def _verification(laid: Sequence[Laid]) -> Iterator[Block]:
    """How many quotes are in which state, and what that means."""
    found = {
        (one.brief.subject.brief_id, quote.id): one.brief.opened.verify(quote)
        for one in laid
        if one.item.note is None and not isinstance(one.brief.opened, Remark)
        for quote in quotes_of(one.brief.opened, one.item.item)
    }
    counts = Counter((sentence(compared_words(one)), meaning_words(one)) for one in found.values())
    if counts:
        rows = ((state, meaning, str(count)) for (state, meaning), count in counts.items())
        yield Heading(2, "Verification")
        yield Table((("State", "Meaning", "Quotes"), *rows), (8, 14, 3))


def _language(laid: Sequence[Laid]) -> str:
    """The language that all briefs have; that of the program's own words, if they have several."""
    languages = {one.brief.opened.brief.lang for one in laid if not isinstance(one.brief.opened, Remark)}
    lang = languages.pop() if len(languages) == 1 else _OWN_LANGUAGE
    return lang if _LANGUAGE.fullmatch(lang) else _OWN_LANGUAGE


# --- the file ---------------------------------------------------------------------------------


def format_of(path: Path | None) -> str | None:
    """The format that a file's name asks for by its ending, the default without one; None for an ending that
    no format has."""
    ending = path.suffix.removeprefix(".").lower() if path else ""
    if not ending:
        return DEFAULT_FORMAT
    return next((name for name, one in REPORT_ENDINGS.items() if one == ending), None)


def endings_words() -> str:
    """The endings that a report's name can have: `.md, .html`."""
    return ", ".join(f".{ending}" for ending in dict.fromkeys(REPORT_ENDINGS.values()))


def report_label(format_name: str) -> str:
    """What a format of REPORT_ENDINGS is called."""
    return "Word" if format_name == DOCX else FORMATS[format_name].label


def write_report(made: Draft, request: ReportRequest, path: Path) -> Unsynced | None:
    """Write a report to a new file. Raises OSError, PandocError."""
    text = f"{made.text.rstrip()}\n"
    is_word = request.form.format == DOCX
    data = docx(text, author=request.author, lang=made.lang) if is_word else text.encode()
    return write_new(path, data, private=False)
