"""Painting rows: from their blocks of words to strips of styled cells."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from briefreader.app.rows import Row, RowBlock, Styled
from briefreader.app.wrapping import wrap
from briefreader.base.normalise import for_search, traced


def painted(row: Row, width: int, sought: str, style: Callable[[str], Style]) -> list[Strip]:
    """The lines of a row that is so many cells wide, with `sought`, as it is searched, marked in them."""
    lines: list[Strip] = []
    for block in row.blocks:
        styled = (*block.styled, *_matches(block.words, sought))
        gutter = block.gutter
        for start, end in wrap(block.words, width - block.indent):
            lead_style = style(block.gutter_style) if gutter.strip() else Style.null()
            lead = Segment(gutter.ljust(block.indent), lead_style)
            lines.append(Strip([lead, *_segments(block, start, end, styled, style)]))
            gutter = block.rest
    return lines


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
