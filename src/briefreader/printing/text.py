"""A page as plain text: every line says by itself what it is, so that it can also be heard."""

from collections.abc import Callable, Iterator

from briefreader.base.text import one_line, shown
from briefreader.printing.page import PrintedItem, Section

STEP = 2  # columns from one level to the next
NARROWEST = 20

# Characters of one cell each, among them those that nearly every brief has. Others are measured.
_SINGLE_CELLS = frozenset([*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA1, 0x300)), *"–—‘’“”…✓◇≈↷"])


def text(page: Section, width: int) -> str:
    """The page in lines of at most `width` cells, as far as indentation leaves room."""
    lines = [*_in_line(page.title, 0, width)]
    for line in page.lines:
        lines += _in_line(line, 0, width)
    lines += _body(page, 0, width)
    return "\n".join(lines)


def _section(section: Section, indent: int, width: int) -> Iterator[str]:
    yield ""
    yield from _in_line(section.title, indent, width)
    for line in section.lines:
        yield from _in_line(line, indent, width)
    yield from _body(section, indent + STEP, width)


def _body(section: Section, indent: int, width: int) -> Iterator[str]:
    for paragraph in section.paragraphs:
        yield ""
        yield from _wrapped(paragraph, indent, width)
    for entry in section.entries:
        yield ""
        yield from _entry(entry, indent, width)
    for below in section.sections:
        yield from _section(below, indent, width)


def _entry(entry: PrintedItem, indent: int, width: int) -> Iterator[str]:
    for number, words in enumerate(entry.words):
        yield from _in_line(words, indent + STEP, width, "" if number else "- ")
    for detail in entry.details:
        yield from _in_line(detail, indent + 2 * STEP, width)
    for below in entry.under:
        yield from _entry(below, indent + STEP, width)


def _in_line(raw: str, indent: int, width: int, bullet: str = "") -> Iterator[str]:
    """The same of words that have no line breaks of their own: no name in them begins a line."""
    return _wrapped(one_line(raw), indent, width, bullet)


def _wrapped(raw: str, indent: int, width: int, bullet: str = "") -> Iterator[str]:
    """The lines of some words; a bullet stands before the first, in the indentation."""
    room = max(width - indent, NARROWEST)
    first = " " * (indent - len(bullet)) + bullet
    for line in shown(raw).replace("\t", " ").split("\n"):
        for piece in wrap(line, room):
            yield f"{first}{piece}".rstrip()
            first = " " * indent


def wrap(line: str, width: int) -> list[str]:
    """One line broken at spaces to at most `width` cells.

    A longer word stays whole if it is of single cells, such as an address or a path that somebody copies;
    other words may come from a script without spaces, and are broken anywhere.
    """
    if _SINGLE_CELLS.issuperset(line):
        return _filled(line, width, len, lambda word: [word])
    from rich.cells import cell_len

    return _filled(line, width, cell_len, lambda word: _broken(word, width))


def _filled(
    line: str, width: int, cells_of: Callable[[str], int], broken: Callable[[str], list[str]]
) -> list[str]:
    pieces: list[str] = []
    current, used = "", 0
    for word in line.split(" "):
        if not word:
            continue
        cells = cells_of(word)
        if current and used + 1 + cells <= width:
            current, used = f"{current} {word}", used + 1 + cells
            continue
        if current:
            pieces.append(current)
        *whole, current = broken(word) if cells > width else [word]
        pieces += whole
        used = cells_of(current)
    return [*pieces, current]


def _broken(word: str, width: int) -> list[str]:
    from rich.cells import split_graphemes

    pieces = [""]
    used = 0
    for start, end, cells in split_graphemes(word)[0]:
        if used + cells > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += word[start:end]
        used += cells
    return pieces
