"""A report: what was set aside from several sources, cited in one style, with one list of references."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from string import ascii_lowercase

from msgspec import Struct

from briefreader.cite.citation import Pinpoint
from briefreader.cite.citer import Citer, Form
from briefreader.cite.formats import PAGES
from briefreader.cite.formats.pieces import Block, Endnotes, Heading, PageData, Pieces, Remarks
from briefreader.cite.formats.plain import PLAIN
from briefreader.cite.remarks import Remark
from briefreader.cite.statements import NotCopiable
from briefreader.cite.style_input import Cited
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


class Surroundings(Struct, frozen=True):
    """What a report has besides its items: who wrote it, lines under the title, and what stands last.

    `last` is given the numbers of the parts that are in the report.
    """

    author: str = ""
    lang: str = "en"
    lines: tuple[str, ...] = ()
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
    sources = Sources(citers, dict.fromkeys(part.source for part in parts), style, form)
    blocks: list[Block] = [Heading(1, title), *((line,) for line in around.lines)]
    if marks := dict.fromkeys(filter(None, (citer.handling for citer in sources.citers.values()))):
        blocks.append((f"Handling: {'; '.join(marks)}",))
    written: list[int] = []
    remarks: list[tuple[int, Remark]] = []
    said_of: set[int] = set()
    for number, part in enumerate(parts):
        if part.section:
            blocks.append(Heading(2, part.section))
        try:
            item, told = sources.reported(part)
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
    references = sources.references()
    blocks += [Endnotes("Notes"), Heading(2, style.list_title), *references, *around.last(written)]
    text = PAGES[form.format].page(blocks, PageData(title, around.author, around.lang))
    return Report(text, tuple(written), tuple(remarks))


class Sources:
    """The sources of a report beside each other, in the order in which they are cited first.

    `citers` cite each with its number, and with a letter where the style has letters for sources that
    the text would cite in the same words; `alike` are those that it cannot tell apart. What the style has no
    form for is refused, with all items of it.
    """

    def __init__(self, citers: Sequence[Citer], order: Iterable[int], style: Style, form: Form) -> None:
        self._style = style
        self._form = form
        self._refused: dict[int, NotCopiable] = {}
        alone: dict[int, Citer] = {}
        entries: dict[int, str] = {}
        for source in order:
            try:
                # Briefs of one article share its reference.
                entries[source] = PLAIN.line(citers[source].entry(form))
                alone[source] = citers[source]
            except NotCopiable as refusal:
                self._refused[source] = refusal
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

    def reported(self, part: ReportItem) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
        """A part, and what is to be said of it. Raises NotCopiable."""
        if part.note is not None:
            return ((part.note,),), ()
        if part.source in self._refused:
            raise self._refused[part.source]
        return self.citers[part.source].reported(part.item, self._form)

    def references(self) -> list[Pieces]:
        """Every reference once, by the alphabet, or by the numbers that the style gives them."""
        entries = list(dict.fromkeys(citer.entry(self._form) for citer in self.citers.values()))
        if isinstance(self._style, InText) and self._style.numbered:
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
