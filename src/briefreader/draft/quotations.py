"""Every stretch between quotation marks in the paragraphs of an article, and what continues what."""

from collections.abc import Sequence
from typing import NamedTuple

from briefreader.brief.marks import Region, regions
from briefreader.brief.model import Place

_DOUBLE = frozenset('“”„«»‹›「」『』"')
_SINGLE = frozenset("‘’'‚")
_OPENERS = _DOUBLE | _SINGLE
_SEPARATORS = "\u200b\u2060\ufeff"


class Passage(NamedTuple):
    """A paragraph of the article: its number or role, and its words."""

    place: Place
    text: str


class Quotation(NamedTuple):
    """Marked words: which passage, their offsets without and with the marks, and whether they go on."""

    passage: int
    start: int
    end: int
    outer_start: int
    outer_end: int
    is_closed: bool
    continues: bool  # the quotation before, over the paragraph's end

    def words(self, passages: Sequence[Passage]) -> str:
        """The words between the marks."""
        return passages[self.passage].text[self.start : self.end]


def quotations(passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """All outermost quotations in order.

    Single marks count only where they are the article's own: else they are quotations inside quotations, or
    apostrophes.
    """
    marked = [_outermost(passage.text, _DOUBLE) for passage in passages]
    singles = [_outermost(passage.text, _SINGLE) for passage in passages]
    if _single_are_main(marked, singles):
        marked = singles
    found: list[Quotation] = []
    for number, passage in enumerate(passages):
        for region in marked[number]:
            found.append(_quotation(passage.text, number, region, found))
    return tuple(found)


def _single_are_main(doubles: Sequence[Sequence[Region]], singles: Sequence[Sequence[Region]]) -> bool:
    """Whether more words stand in single marks outside of double ones than the other way round."""
    own = sum(_outside(one, other) for one, other in zip(singles, doubles, strict=True))
    return own > sum(_outside(one, other) for one, other in zip(doubles, singles, strict=True))


def _outside(regions_: Sequence[Region], around: Sequence[Region]) -> int:
    return sum(
        not any(other.start <= region.start and region.end <= other.end for other in around)
        for region in regions_
    )


def _outermost(text: str, marks: frozenset[str]) -> list[Region]:
    found: list[Region] = []
    for region in regions(text):
        before = text[: region.start].rstrip()[-1:] if region.start else ""
        opened = before in marks if before else region.start == 0
        if not opened or not any(character.isalnum() for character in text[region.start : region.end]):
            continue
        if before == "" and text[region.end : region.end + 1].strip()[:1] not in marks:
            continue
        if found and region.start < found[-1].end:
            if region.end > found[-1].end:
                found[-1] = Region(found[-1].start, region.end)
            continue
        found.append(region)
    return found


def _quotation(text: str, number: int, region: Region, before: Sequence[Quotation]) -> Quotation:
    outer_start = region.start
    while outer_start > 0 and text[outer_start - 1].isspace():
        outer_start -= 1
    has_opener = outer_start > 0 and text[outer_start - 1] in _OPENERS
    outer_start = outer_start - 1 if has_opener else region.start
    outer_end = region.end
    while outer_end < len(text) and (text[outer_end].isspace() or text[outer_end] in _SEPARATORS):
        outer_end += 1
    is_closed = outer_end < len(text) and text[outer_end] in _OPENERS
    outer_end = outer_end + 1 if is_closed else region.end
    last = before[-1] if before else None
    continues = (
        last is not None
        and not last.is_closed
        and last.passage == number - 1
        and not text[:outer_start].strip()
    )
    return Quotation(number, region.start, region.end, outer_start, outer_end, is_closed, continues)
