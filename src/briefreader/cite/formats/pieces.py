"""What a style puts together, written in the marks of a format.

A style yields pieces and blocks without marks. A format escapes every value of a brief as it
writes it, so no style has to think of it. Control characters stay in, for the clipboard's door
to remove and count; no escape depends on them.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from briefreader.base.patterns import pattern
from briefreader.base.rich_text import Mark, MarkedText, RichText, is_rich, rich


class Italic(Struct, frozen=True, gc=False):
    """The name of a work: italic where the format can."""

    text: str


class Hyperlink(Struct, frozen=True, gc=False):
    """A checked address; `text` stands for it where the format has links."""

    address: str
    text: str = ""


class NoteMark(Struct, frozen=True, gc=False):
    """The number of the note that belongs to the block."""


class SourceNumber(Struct, frozen=True, gc=False):
    """The number of a source: in the text, or before its entry in the list of references."""

    number: int
    is_entry: bool = False


Piece = str | Italic | Hyperlink | NoteMark | SourceNumber
Pieces = tuple[Piece, ...]


def joined(parts: Iterable[Pieces], between: str = ", ") -> Pieces:
    """Parts one after the other, empty ones left out."""
    present = [part for part in parts if part and part != ("",)]
    return tuple(piece for part in present for piece in (between, *part))[1:]


class BlockQuotation(Struct, frozen=True):
    """Quoted words set off from the text, in paragraphs."""

    paragraphs: tuple[Pieces, ...]
    address: str | None = None


class Footnote(Struct, frozen=True):
    """The note to the blocks before it."""

    pieces: Pieces


class Heading(Struct, frozen=True, gc=False):
    """The title of a report (level 1), or of a section of it."""

    level: int
    text: str


class Table(Struct, frozen=True):
    """Rows of cells, the first of them what stands over the columns. All rows are of one length.

    `widths` are those of the columns beside each other. `caption` says what the rows are about, where the
    format has a place for it.
    """

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    caption: str = ""


class Remarks(Struct, frozen=True, gc=False):
    """A list of what is to be said of the block before it."""

    lines: tuple[str, ...]


class Endnotes(Struct, frozen=True, gc=False):
    """The place of the notes before it, under a title, where the format does not place them itself."""

    title: str


Block = Pieces | BlockQuotation | Footnote | Heading | Table | Remarks | Endnotes

_Unnumbered = Pieces | BlockQuotation | Heading | Table | Remarks  # what a note may belong to

_ENDS = pattern(r"(\s*)(.*?)(\s*)", re.DOTALL)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(number: int) -> str:
    """`¹²`."""
    return str(number).translate(_SUPERSCRIPT)


class PageData(Struct, frozen=True, gc=False):
    """What a file says of itself: its title, who wrote it, and the language of its texts (BCP 47)."""

    title: str
    author: str = ""
    lang: str = "en"


class Outline(Struct, frozen=True):
    """What a format has besides for a whole report. Cells, captions, titles and lines are given escaped.

    `whole` makes a file of what stands in it, and of raw data about it; `cell` mends what means something
    in a table only; `ending` is that of the file's name. A format with `endnotes` leaves it to us to place
    the notes.
    """

    ending: str
    heading: Callable[[int, str], str]
    table: Callable[[Table], str]
    listed: Callable[[Sequence[str]], str] = lambda lines: "\n".join(f"- {line}" for line in lines)
    cell: Callable[[str], str] = str
    whole: Callable[[PageData, str], str] = lambda _, body: body
    endnotes: bool = False


class Format(Struct, frozen=True):
    """How one format writes text, the name of a work, a link, a paragraph and a quotation.

    `text` escapes what means something anywhere in a line, `start` what does at its beginning, in a
    line that is escaped already. `address` writes an address into a link of a template's. `document`
    makes a whole of paragraphs that cannot stand alone. `mark` is given the number of a note and its
    text, and `note` writes the note itself; without it the mark has all of it. `cite` and `entry` write
    the number of a source in the text and in the list of references. `marks` are put around written text;
    a mark that is not among them is left out.
    """

    label: str
    text: Callable[[str], str]
    italic: Callable[[str], str]
    link: Callable[[Hyperlink], str]
    quotation: Callable[[Sequence[str], str | None], str]
    paragraph: Callable[[str], str] = str
    start: Callable[[str], str] = str
    address: Callable[[str], str] = str
    document: Callable[[str], str] = str
    mark: Callable[[int, str], str] = lambda number, _: superscript(number)
    note: Callable[[int, str], str] | None = "{}. {}".format
    cite: Callable[[int, str], str] = lambda _, shown: shown
    entry: Callable[[int, str], str] = lambda _, shown: shown
    marks: Mapping[Mark, Callable[[str], str]] = {}
    between: str = "\n\n"
    outline: Outline | None = None

    def line(self, pieces: Pieces, mark: str = "") -> str:
        """Pieces in one line, without the marks of a paragraph; `mark` is that of its note."""
        # Neighbours are escaped together: what is harmless alone may not be so side by side.
        runs = groupby(pieces, key=lambda piece: isinstance(piece, str))
        return "".join(
            self.rich("".join(map(str, run)))
            if is_text
            else "".join(self._piece(piece, mark) for piece in run)
            for is_text, run in runs
        )

    def value(self, text: str) -> str:
        """A text that may stand anywhere, at the start of a line too."""
        return self.start(self.rich(text))

    def rich(self, text: str, *, italic: bool = False) -> str:
        """A text with its marks. What is italic inside the name of a work stands upright."""
        if is_rich(text):
            return self._rich(rich(text), italic)
        return self.italic(text) if italic else self.text(text)

    def _rich(self, parts: RichText, italic: bool) -> str:
        write = self._in_italics if italic else self.text
        return "".join(
            self._marked(part, italic) if isinstance(part, MarkedText) else write(part) for part in parts
        )

    def _marked(self, part: MarkedText, italic: bool) -> str:
        if part.mark == "i" and (italic or "i" not in self.marks):
            return self._rich(part.parts, not italic)
        return self.marks.get(part.mark, str)(self._rich(part.parts, italic))

    def _in_italics(self, text: str) -> str:
        """A part of a name: the spaces at its ends stand outside the marks."""
        before, words, after = _ENDS.fullmatch(text).groups()  # type: ignore[union-attr]
        named = self.italic(words) if words else ""
        return "".join((before and self.text(before), named, after and self.text(after)))

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Paragraphs and quotations, one after the other, and their notes by their numbers.

        The notes stand at the end, or where they are to stand.
        """
        body: list[str] = []
        notes: list[str] = []
        waiting: list[_Unnumbered] = []
        for block in blocks:
            match block:
                case Footnote():
                    number, text = len(notes) + 1, self.line(block.pieces)
                    body += [self._block(one, self.mark(number, text)) for one in waiting]
                    notes.append(self.paragraph(self.note(number, self.start(text))) if self.note else "")
                    waiting = []
                case Endnotes():
                    body += [self._block(one, "") for one in waiting]
                    if notes and self.outline and self.outline.endnotes:
                        body += [self._block(Heading(2, block.title), ""), *notes]
                        notes = []
                    waiting = []
                case _:
                    waiting.append(block)
        body += [self._block(one, "") for one in waiting]
        return self.document(self.between.join(filter(None, (*body, *notes))))

    def page(self, blocks: Sequence[Block], data: PageData) -> str:
        """The same as a whole file."""
        return self._outline.whole(data, self.blocks(blocks))

    def _piece(self, piece: Piece, mark: str) -> str:
        match piece:
            case Italic():
                return self.rich(piece.text, italic=True) if piece.text else ""
            case Hyperlink():
                return self.link(piece)
            case NoteMark():
                return mark
            case SourceNumber():
                shown = self.text(f"[{piece.number}]")
                return (self.entry if piece.is_entry else self.cite)(piece.number, shown)
            case str():
                return self.rich(piece)

    def _block(self, block: _Unnumbered, mark: str) -> str:
        match block:
            case BlockQuotation():
                lines = [self.start(self.line(one, mark)) for one in block.paragraphs]
                return self.quotation(lines, block.address)
            case Heading():
                return self._outline.heading(block.level, self.value(block.text))
            case Remarks():
                return self._outline.listed([self.value(line) for line in block.lines])
            case Table():
                rows = tuple(
                    tuple(self._outline.cell(self.value(cell)) for cell in row) for row in block.rows
                )
                caption = self.value(block.caption) if block.caption else ""
                return self._outline.table(Table(rows, block.widths, caption))
        return self.paragraph(self.start(self.line(block, mark)))

    @property
    def _outline(self) -> Outline:
        assert self.outline is not None, f"{self.label} has no reports"
        return self.outline


# Characters that the clipboard's door takes out: what stands around them will be neighbours.
HIDDEN = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
GAP = f"[{HIDDEN}]*"
