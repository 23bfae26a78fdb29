"""Every stretch between quotation marks in the paragraphs of an article, and what continues what."""

from collections.abc import Sequence
from typing import NamedTuple

from briefreader.brief.model.brief import Locator
from briefreader.brief.verification.quotation_marks import Region, is_blank, regions

_DOUBLE = frozenset('“”„«»‹›「」『』"')
_SINGLE = frozenset("‘’'‚")
_OPENERS = tuple(_DOUBLE | _SINGLE)


class Passage(NamedTuple):
    """A paragraph of the article: its number or role, and its words."""

    place: Locator
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
            last = found[-1] if found else None
            found.append(_quotation(passage.text, number, region, last))
    return tuple(found)


def _single_are_main(doubles: Sequence[Sequence[Region]], singles: Sequence[Sequence[Region]]) -> bool:
    """Whether more words stand in single marks outside of double ones than the other way round."""
    own = sum(_outside(one, other) for one, other in zip(singles, doubles, strict=True))
    return own > sum(_outside(one, other) for one, other in zip(doubles, singles, strict=True))


def _outside(inner: Sequence[Region], around: Sequence[Region]) -> int:
    """How many stretches stand within none of some others."""
    return sum(
        not any(other.start <= one.start and one.end <= other.end for other in around) for one in inner
    )


def _outermost(text: str, marks: frozenset[str]) -> list[Region]:
    """The stretches between some marks, those that overlap as one."""
    found: list[Region] = []
    for region in regions(text):
        if not _is_between(text, region, marks):
            continue
        if not found or region.start >= found[-1].end:
            found.append(region)
        elif region.end > found[-1].end:
            found[-1] = Region(found[-1].start, region.end)
    return found


def _is_between(text: str, region: Region, marks: frozenset[str]) -> bool:
    """Whether words stand behind such a mark; at the start of a paragraph, before one."""
    if not any(character.isalnum() for character in text[region.start : region.end]):
        return False
    before = text[: region.start].rstrip()
    if before:
        return before[-1] in marks
    return region.start == 0 and text[region.end : region.end + 1] in marks


def _quotation(text: str, number: int, region: Region, last: Quotation | None) -> Quotation:
    """A stretch with its marks; `last` is the quotation before."""
    before = text[: region.start].rstrip()
    outer_start = len(before) - 1 if before.endswith(_OPENERS) else region.start
    behind = (at for at in range(region.end, len(text)) if not is_blank(text[at]))
    close = next(behind, len(text))
    is_closed = text.startswith(_OPENERS, close)
    continues = (
        last is not None
        and not last.is_closed
        and last.passage == number - 1
        and not text[:outer_start].strip()
    )
    outer_end = close + 1 if is_closed else region.end
    return Quotation(number, region.start, region.end, outer_start, outer_end, is_closed, continues)
