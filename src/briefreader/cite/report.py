"""A report: what was set aside from several sources, cited in one style, with one list of references."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from string import ascii_lowercase

from msgspec import Struct

from briefreader.cite.citation import Pinpoint
from briefreader.cite.citer import Citer, Form, written_alone
from briefreader.cite.formats import PAGES
from briefreader.cite.formats.pieces import Block, Endnotes, Footnote, Heading, PageData, Pieces, Remarks
from briefreader.cite.formats.plain import PLAIN
from briefreader.cite.remarks import Remark
from briefreader.cite.statements import NotCopiable
from briefreader.cite.style_input import Cited, Earlier
from briefreader.cite.styles import STYLES
from briefreader.cite.styles.style import InText, Style

# The formats that a report can be written in, by name, with the ending of its file.
REPORT_FORMATS = {name: page.outline.ending for name, page in PAGES.items() if page.outline}

_LETTERS = tuple(first + second for first in ("", *ascii_lowercase) for second in ascii_lowercase)


class ReportItem(Struct, frozen=True):
    """One item of a report, from the source with that number, or a `note` in the writer's own words.

    A `section` begins with a part that has a title for one; `comment` stands before the item, and what is
    to be said of it `below`, line by line.
    """

    source: int
    item: str
    note: str | None = None
    section: str = ""
    comment: str = ""
    below: tuple[str, ...] = ()


class ReportExhibit(Struct, frozen=True):
    """What stands after the items, and the sources that it rests on."""

    blocks: tuple[Block, ...]
    sources: tuple[int, ...]


class Surroundings(Struct, frozen=True):
    """What a report has besides its items: who wrote it, lines under the title, exhibits, and what is last.

    `last` is given the numbers of the parts that are in the report.
    """

    author: str = ""
    lang: str = "en"
    lines: tuple[str, ...] = ()
    exhibits: tuple[ReportExhibit, ...] = ()
    last: Callable[[Sequence[int]], Iterable[Block]] = lambda _: ()


_NOTHING = Surroundings()


class Report(Struct, frozen=True):
    """A whole file, the numbers of the parts that are in it, and remarks beside the numbers of theirs."""

    text: str
    written: tuple[int, ...]
    remarks: tuple[tuple[int, Remark], ...]


def report(
    title: str,
    parts: Sequence[ReportItem],
    citers: Sequence[Citer],
    form: Form,
    around: Surroundings = _NOTHING,
) -> Report:
    """What the parts are together, in their order, in one of REPORT_FORMATS; `citers` by source."""
    style = STYLES[form.style]
    appended = [source for exhibit in around.exhibits for source in exhibit.sources]
    order = list(dict.fromkeys((*(part.source for part in parts), *appended)))
    sources = Sources(citers, order, style, form)
    blocks: list[Block] = [Heading(1, title), *((line,) for line in around.lines)]
    if marks := dict.fromkeys(filter(None, (citers[source].handling for source in order))):
        blocks.append((f"Handling: {'; '.join(marks)}",))
    written: list[int] = []
    remarks: list[tuple[int, Remark]] = []
    notes = _Notes()
    said_of: set[int] = set()
    for number, part in enumerate(parts):
        if part.section:
            blocks.append(Heading(2, part.section))
        try:
            item, told = _reported(part, sources, form, notes)
        except NotCopiable as refusal:
            remarks.append((number, refusal.remark(left_out=True)))
            continue
        blocks += [(part.comment,)] if part.comment else []
        blocks += (*item, Remarks(part.below)) if part.below else item
        written.append(number)
        remarks += [(number, remark) for remark in told]
        if part.note is None and part.source not in said_of:
            said_of.add(part.source)
            remarks += [(number, one) for one in sources.citers[part.source].style_remarks(form)]
        if part.note is None and part.source in sources.alike:
            remarks.append((number, Remark("cited-alike")))
    blocks += [block for exhibit in around.exhibits for block in exhibit.blocks]
    references = sources.references()
    blocks += [Endnotes("Notes"), Heading(2, style.list_title), *references, *around.last(written)]
    text = PAGES[form.format].page(blocks, PageData(title, around.author, around.lang))
    return Report(text, tuple(written), tuple(remarks))


def reference_list(citers: Sequence[Citer], form: Form) -> str:
    """The references of sources, each once, as the style lists them. In plain text as `Citer.reference`.

    Raises NotCopiable if the style can have no reference of one of them.
    """
    if form.style == "default" and form.format == "wikipedia":
        return "\n".join(citer.reference(form) for citer in citers)
    sources = Sources(citers, range(len(citers)), STYLES[form.style], form)
    for refusal in sources.refused.values():
        raise refusal
    references = sources.references()
    return written_alone(form).blocks(references)


def _reported(
    part: ReportItem, sources: "Sources", form: Form, notes: "_Notes"
) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """A part with remarks about it. Raises NotCopiable."""
    if part.note is not None:
        return ((part.note,),), ()
    if part.source in sources.refused:
        raise sources.refused[part.source]
    citer = sources.citers[part.source]
    item, told = citer.reported(part.item, form, notes.earlier(citer.work.order))
    notes.add(citer.work.order, item)
    return item, told


class _Notes:
    """The notes of a report: which is the first on each source, by its place among the references."""

    def __init__(self) -> None:
        self._count = 0
        self._first: dict[int, int] = {}
        self._last = 0

    def earlier(self, source: int) -> Earlier | None:
        """The first note on a source, if there is one."""
        first = self._first.get(source)
        return None if first is None else Earlier(first, is_last=source == self._last)

    def add(self, source: int, blocks: Iterable[Block]) -> None:
        """Count the notes in some blocks, which are on this source."""
        for _ in (block for block in blocks if isinstance(block, Footnote)):
            self._count += 1
            self._first.setdefault(source, self._count)
            self._last = source


class Sources:
    """The sources of a report beside each other, in the order in which they are cited first.

    `citers` cite each with its number, and with a letter where the style has letters for sources that
    the text would cite in the same words; `alike` are those that it cannot tell apart. Those `refused` have
    no reference in the style.
    """

    def __init__(self, citers: Sequence[Citer], order: Iterable[int], style: Style, form: Form) -> None:
        self._style = style
        self._form = form
        self.refused: dict[int, NotCopiable] = {}
        alone: dict[int, Citer] = {}
        references: dict[int, Pieces] = {}
        for source in order:
            try:
                references[source] = citers[source].entry(form)
                alone[source] = citers[source]
            except NotCopiable as refusal:
                self.refused[source] = refusal
        # Briefs of one article share its reference.
        entries = {source: PLAIN.line(reference) for source, reference in references.items()}
        places = {entry: place for place, entry in enumerate(dict.fromkeys(entries.values()), 1)}
        letters: dict[str, str] = {}
        self.alike: set[int] = set()
        for several in _cited_alike(alone, entries, style):
            if isinstance(style, InText) and style.letters:
                letters.update(zip(several, _LETTERS, strict=False))
            else:
                self.alike.update(source for source, entry in entries.items() if entry in several)
        self.citers = {
            source: citer.among_others(places[entries[source]], letters.get(entries[source], ""))
            for source, citer in alone.items()
        }
        self._known = (
            {}
            if self._is_numbered
            else {
                source: reference
                for source, reference in references.items()
                if entries[source] not in letters
            }
        )

    @property
    def _is_numbered(self) -> bool:
        return isinstance(self._style, InText) and self._style.numbered

    def references(self) -> list[Pieces]:
        """Every reference once, by the alphabet, or by the numbers that the style gives them."""
        entries = list(
            dict.fromkeys(
                self._known.get(source) or citer.entry(self._form) for source, citer in self.citers.items()
            )
        )
        if self._is_numbered:
            return entries
        return sorted(entries, key=lambda entry: _filed(PLAIN.line(entry)))


def _cited_alike(
    citers: Mapping[int, Citer], entries: Mapping[int, str], style: Style
) -> Iterator[list[str]]:
    """The references of different sources that the text would cite in the same words, by the alphabet."""
    if not isinstance(style, InText) or style.numbered:
        return
    in_text = {
        entries[source]: PLAIN.line(style.citation(Cited(citer.work, Pinpoint(), None), None))
        for source, citer in citers.items()
    }
    for _, alike in groupby(sorted(in_text, key=lambda entry: (in_text[entry], _filed(entry))), in_text.get):
        several = list(alike)
        if len(several) > 1:
            yield several


def _filed(entry: str) -> list[str]:
    """Word by word; quotation marks and brackets do not count."""
    return ["".join(filter(str.isalnum, word)) for word in entry.casefold().split()]
