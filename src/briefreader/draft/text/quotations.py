"""Every stretch between quotation marks in the paragraphs of an article, and what continues what."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Locator
from briefreader.brief.verification.quotation_marks import Region, regions
from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.words import Passage, Quotation

# The sign or number with which an item of a list begins where the file has it in its text.
ITEM_MARK = pattern(r"^(?:[-–—•*·‣▪◦]|\d{1,3}[.)])\s+(?=\S)")


def quotations(passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """All outermost quotations in order.

    Single marks count only where they are the article's own: else they are quotations inside quotations, or
    apostrophes.
    """
    words = {passage.place: passage.text for passage in passages}
    found_in = [_regions(passage, words) for passage in passages]
    marked = [_outermost(passages[number].text, found, single=False) for number, found in enumerate(found_in)]
    singles = [_outermost(passages[number].text, found, single=True) for number, found in enumerate(found_in)]
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
    ordered = sorted(around)
    starts = [one.start for one in ordered]
    ends = list(accumulate((one.end for one in ordered), max, initial=-1))  # the farthest up to each
    return sum(ends[bisect_right(starts, one.start)] < one.end for one in inner)


def _regions(passage: Passage, words: Mapping[Locator, str]) -> tuple[Region, ...]:
    """The marked words of a passage that are surely the speaker's."""
    before = after = ""
    if isinstance(passage.place, int):
        before, after = words.get(passage.place - 1, ""), words.get(passage.place + 1, "")
    return tuple(region for region in regions(passage.text, before, after) if region.is_sure)


def _outermost(text: str, marked: Sequence[Region], *, single: bool) -> list[Region]:
    """The stretches between single or double marks, those that overlap as one."""
    found: list[Region] = []
    for region in marked:
        if region.is_single != single or not any(map(str.isalnum, text[region.start : region.end])):
            continue
        if not found or region.start >= found[-1].end:
            found.append(region)
        elif region.end > found[-1].end:
            last = found[-1]
            found[-1] = region._replace(
                start=last.start, outer_start=last.outer_start, is_opened=last.is_opened
            )
    return found


def _quotation(text: str, number: int, region: Region, last: Quotation | None) -> Quotation:
    """A stretch with its marks; `last` is the quotation before."""
    continues = (
        last is not None
        and not last.is_closed
        and last.passage == number - 1
        and not text[: region.outer_start].strip()
    )
    return Quotation(
        number,
        CharIndex(region.start),
        CharIndex(region.end),
        CharIndex(region.outer_start if region.is_opened else region.start),
        CharIndex(region.outer_end if region.is_closed else region.end),
        region.is_closed,
        continues,
    )
