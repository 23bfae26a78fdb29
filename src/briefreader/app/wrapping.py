"""Breaking text into lines of so many terminal cells, as offsets into the text.

A grapheme (https://unicode.org/reports/tr29/) is never broken.
"""

import re
from functools import lru_cache

from rich.cells import cell_len, split_graphemes

# Outside these ranges one character is one cell; inside, the cells have to be counted.
_NOT_ONE_CELL = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711-\u0eff"
    "\u0f18-\u109f\u1100-\u11ff\u135d-\u135f\u1712-\u1714\u17b4-\u17d3\u180b-\u180f\u18a9\u1920-\u1abf"
    "\u1ab0-\u1cff\u1dc0-\u1dff\u200b-\u200f\u2028-\u202f\u2060-\u206f\u20d0-\u20ff\u231a-\u231b\u2329-\u232a"
    "\u23e9-\u23f3\u25fd-\u25fe\u2600-\u27bf\u2b1b-\u2b55\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u2e80-\ud7ff"
    "\uf900-\ufaff\ufb1e\ufe00-\ufe6f\uff01-\uff60\uffe0-\uffe6\U000101fd-\U0010ffff]"
)
# Signs of one cell, taken out before one looks: those of prose, and those of the program itself.
_USUAL = dict.fromkeys(map(ord, "“”‘’„‚‹›–—…•†‡€✎☆★✓✗"))

Extent = tuple[int, int]  # start and end of one line, in characters


@lru_cache(maxsize=4096)
def wrap(text: str, width: int) -> tuple[Extent, ...]:
    """The lines of `text` at `width` cells: broken at spaces, a word that is too long anywhere.

    Spaces at a break belong to no line. An empty text is one empty line.
    """
    width = max(width, 1)
    breaks = _break_narrow if _is_one_cell_each(text) else _break_cells
    lines: list[Extent] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if start == end:
            lines.append((start, end))
        else:
            breaks(text, start, end, width, lines)
        start = end + 1
    return tuple(lines)


def wrap_after(text: str, first: int, width: int) -> tuple[Extent, ...]:
    """The lines of `text` if the first has `first` cells and all others `width`."""
    if first == width:
        return wrap(text, width)
    (start, end), *more = wrap(text, first)
    if not more:
        return ((start, end),)
    begins = more[0][0]
    return ((start, end), *((begins + one, begins + other) for one, other in wrap(text[begins:], width)))


def _is_one_cell_each(text: str) -> bool:
    """Whether every character is one cell wide. Most texts have nothing but Latin letters and usual signs."""
    return max(text.translate(_USUAL), default="") < "\u0300" or re.search(_NOT_ONE_CELL, text) is None


def _break_narrow(text: str, start: int, end: int, width: int, lines: list[Extent]) -> None:
    """Append the lines of a paragraph in which every character is one cell."""
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            lines.append((start, start + width))
            start += width
        else:
            lines.append((start, cut))
            start = cut + 1
        while start < end and text[start] == " ":
            start += 1
    if start < end or not lines:
        lines.append((start, end))


def _break_cells(text: str, start: int, end: int, width: int, lines: list[Extent]) -> None:
    """Append the lines of a paragraph with wide, combining or joined characters."""
    graphemes, _ = split_graphemes(text[start:end])
    line, used, space = start, 0, -1
    for first, _last, cells in graphemes:
        here = start + first
        blank = text[here] == " "
        if blank and here == line and line > start:
            line += 1  # spaces after a break
            continue
        if blank:
            space = here
        # What goes on after the last space may itself leave no room for a wide character.
        while used + cells > width and here > line:
            cut = space if space > line else here
            lines.append((line, cut))
            line = cut + 1 if cut == space else cut
            used, space = cell_len(text[line:here]) if line < here else 0, -1
        if line <= here:
            used += cells
    if line < end or not lines:
        lines.append((line, end))
