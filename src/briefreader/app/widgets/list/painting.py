"""Painting rows: from their blocks of words to strips of styled cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from briefreader.app.rows import Chip, Row, RowBlock, Styled
from briefreader.base.normalise import for_search, traced

# The styles of rows, by name. They belong to the screen and not to each list: the style sheet is worked out
# once for all lists that stand on it.
ROW_STYLES = {
    "item--cursor",
    "item--chosen",
    "item--bar",
    "item--strong",
    "item--muted",
    "item--contested",
    "item--denied",
    "item--good",
    "item--match",
    "item--paraphrase",
    "item--chip",
    "item--chip-contested",
    "item--chip-denied",
    "item--chip-good",
}

# Names that look like others.
_LOOKS: Mapping[str, str] = {
    "heading": "strong",
    "warning": "strong",
    "error": "denied",
    "link": "muted",
    "quoted": "",
}


class RowStyles:
    """The styles of rows on the screen of a widget, by name, without the ground of the screen."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._known: dict[str, Style] = {"": Style.null()}

    def __call__(self, name: str) -> Style:
        """The style of a name in `ROW_STYLES`, which may lack its beginning, or of one that looks like it."""
        name = _LOOKS.get(name, name)
        style = self._known.get(name)
        if style is None:
            screen = self._widget.screen
            full = screen.get_component_rich_style(name if name.startswith("item--") else f"item--{name}")
            style = full if full.bgcolor != screen.rich_style.bgcolor else _without_ground(full)
            self._known[name] = style
        return style

    def forget(self) -> None:
        """The theme has changed."""
        self._known = {"": Style.null()}


def _without_ground(style: Style) -> Style:
    return Style(
        color=style.color,
        bold=style.bold,
        dim=style.dim,
        italic=style.italic,
        underline=style.underline,
        reverse=style.reverse,
        strike=style.strike,
    )


def painted(row: Row, width: int, sought: str, style: Callable[[str], Style]) -> list[Strip]:
    """The lines of a row that is so many cells wide, with `sought`, as it is searched, marked in them."""
    lines: list[Strip] = []
    taken = row.chip_cells(width)
    if row.chips and not taken:
        lines.append(Strip(list(_chips(row.chips, style))[1:]).crop(0, width))
    for block in row.blocks:
        styled = (*block.styled, *_matches(block.words, sought))
        gutter, indent = block.gutter, block.indent
        for start, end in block.lines(width, taken):
            lead_style = style(block.gutter_style) if gutter.strip() else Style.null()
            lead = Segment(gutter.ljust(indent), lead_style)
            strip = Strip([lead, *_segments(block, start, end, styled, style)])
            if taken:
                strip = Strip([*strip.adjust_cell_length(width - taken), *_chips(row.chips, style)])
                taken = 0
            lines.append(strip)
            gutter, indent = block.rest, block.indent + block.hanging
    return lines


def joined(segments: Iterable[Segment]) -> list[Segment]:
    """The same cells in fewer segments: blanks take the style of what is beside them."""
    found: list[Segment] = []
    for segment in segments:
        if found and _looks_alike(found[-1], segment):
            before = found.pop()
            style = before.style if not segment.text.strip() else segment.style
            segment = Segment(before.text + segment.text, style)  # noqa: PLW2901 - the two are one
        found.append(segment)
    return found


def _looks_alike(one: Segment, other: Segment) -> bool:
    """Whether one of two is blank, and can have the style of the other."""
    if one.style == other.style:
        return True
    if (one.text.strip() and other.text.strip()) or one.style is None or other.style is None:
        return False
    words, blank = (one.style, other.style) if one.text.strip() else (other.style, one.style)
    drawn = (words, blank)
    return words.bgcolor == blank.bgcolor and not any(style.underline or style.reverse for style in drawn)


def _chips(chips: Iterable[Chip], style: Callable[[str], Style]) -> Iterator[Segment]:
    for state, ground in chips:
        yield Segment(" ")
        yield Segment(f" {state} ", style(ground))


def _matches(words: str, sought: str) -> Iterator[Styled]:
    """Where the sought words stand."""
    if not sought or sought not in for_search(words):
        return
    searched = traced(words, for_search)
    at = searched.text.find(sought)
    while at >= 0:
        yield Styled(*searched.around(at, at + len(sought)), "match")
        at = searched.text.find(sought, at + len(sought))


def _segments(
    block: RowBlock, start: int, end: int, styled: tuple[Styled, ...], style: Callable[[str], Style]
) -> Iterator[Segment]:
    inside = [part for part in styled if part.start < end and part.end > start]
    edges = {start, end, *(max(p.start, start) for p in inside), *(min(p.end, end) for p in inside)}
    for first, last in pairwise(sorted(edges)):
        wanted = style(block.style)
        for part in inside:
            if part.start <= first and part.end >= last:
                wanted += style(part.style)
        yield Segment(block.words[first:last], wanted)
