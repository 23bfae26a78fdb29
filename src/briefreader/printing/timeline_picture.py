"""A timeline as a picture for a report: SVG 1.1 (https://www.w3.org/TR/SVG11/), readable without colours."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from briefreader.base.text import shown
from briefreader.library.timeline import Happening, Timeline
from briefreader.printing.hits import UNCHECKED, handling_lines, printed_at
from briefreader.printing.text import wrap
from briefreader.printing.timeline import TITLE, happened_words
from briefreader.wording.phrases import joined, quoted

_WIDTH = 800  # of everything in this file, in the units of the picture
_MARGIN = 24
_DATES = 150  # where the line of time stands
_LINE = 20
_GAP = 14
_CHARACTERS = 76  # of a line beside the line of time, in columns of a terminal
_DATE_CHARACTERS = 16


class _Text(Struct, frozen=True):
    """A line of text at a place, with the class of its style."""

    x: int
    y: int
    text: str
    style: str = ""
    anchor: str = "start"


def timeline_svg(found: Timeline, query: str) -> str:
    """The picture as a file. Text in it is text: it can be searched and read aloud."""
    texts = [*_title(found, query)]
    marks: list[int] = []
    y = texts[-1].y + 2 * _LINE
    top = y - _LINE
    for happening in found.happenings:
        marks.append(y - 5)
        texts += _dates(happening, y)
        for line, style in _lines(happening):
            texts.append(_Text(_DATES + 16, y, line, style))
            y += _LINE
        y += _GAP
    height = y + _MARGIN
    return "\n".join(_document(texts, marks, top, y, height))


def _title(found: Timeline, query: str) -> Iterator[_Text]:
    y = _MARGIN + 10
    yield _Text(_MARGIN, y, joined((TITLE, query.strip()), ": "), "title")
    for line in handling_lines(found.tellings):
        y += _LINE
        yield _Text(_MARGIN, y, line, "strong")


def _dates(happening: Happening, y: int) -> Iterator[_Text]:
    for number, line in enumerate(wrap(happened_words(happening.first.when), _DATE_CHARACTERS)):
        yield _Text(_DATES - 16, y + number * _LINE, line, "date", "end")


def _lines(happening: Happening) -> Iterator[tuple[str, str]]:
    for telling in happening.tellings:
        yield from ((line, "") for line in _wrapped(telling.text))
        when = telling.when
        words = quoted(when.words) if when is not None and when.words else ""
        vouching = f"according to {when.vouching}" if when is not None and when.vouching else ""
        told = joined((words, vouching, UNCHECKED if telling.is_draft else "", printed_at(telling)))
        yield from ((line, "quiet") for line in _wrapped(told))


def _wrapped(words: str) -> list[str]:
    return wrap(shown(words, one_line=True), _CHARACTERS)


def _document(texts: list[_Text], marks: list[int], top: int, end: int, height: int) -> Iterator[str]:
    size = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label={quoteattr(TITLE)}>'
    yield (
        "<style>text { font: 14px sans-serif; fill: #222 } .title { font-size: 18px; font-weight: bold } "
        ".strong { font-weight: bold } .quiet { fill: #595959; font-size: 13px }"
        "</style>"
    )
    yield f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>'
    if marks:
        yield f'<path d="M{_DATES} {top} V{end}" stroke="#777" stroke-width="2"/>'
    for y in marks:
        yield f'<circle cx="{_DATES}" cy="{y}" r="5" fill="#222"/>'
    for one in texts:
        where = f'x="{one.x}" y="{one.y}" text-anchor="{one.anchor}"'
        yield f'<text {where} class="{one.style}">{escape(shown(one.text, one_line=True))}</text>'
    yield "</svg>"
