"""A page as Markdown, in which no text of a brief can be a mark, an address or HTML."""

from collections.abc import Iterator

from briefreader.base.text import shown
from briefreader.cite.formats.markdown import MARKDOWN
from briefreader.printing.page import PrintedItem, Section

STEP = 2
_BREAK = "\\"  # at the end of a line: the next one begins a line of its own


def markdown(page: Section) -> str:
    """The page with headings and lists."""
    return "\n".join(_section(page, 1))


def _section(section: Section, level: int) -> Iterator[str]:
    if level > 1:
        yield ""
    yield f"{'#' * level} {_line(section.title)}"
    if section.lines:
        yield ""
        yield from _lines(section.lines)
    for paragraph in section.paragraphs:
        yield ""
        yield from _lines(shown(paragraph).split("\n"))
    if section.entries:
        yield ""
    for entry in section.entries:
        yield from _entry(entry, 0)
    for below in section.sections:
        yield from _section(below, level + 1)


def _entry(entry: PrintedItem, indent: int) -> Iterator[str]:
    space = " " * indent
    for number, line in enumerate(_lines(entry.words)):
        yield f"{space}{'  ' if number else '- '}{line}"
    for detail in entry.details:
        yield f"{space}  - {_line(detail)}"
    for below in entry.under:
        yield from _entry(below, indent + STEP)


def _lines(raw: tuple[str, ...] | list[str]) -> Iterator[str]:
    """Lines of one paragraph."""
    *leading, last = map(_line, raw)
    for line in leading:
        yield line + _BREAK
    yield last


def _line(raw: str) -> str:
    return MARKDOWN.value(shown(raw, one_line=True))
