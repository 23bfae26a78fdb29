"""The sentence of the source that some words stand in."""

from collections.abc import Iterator

from briefreader.base.patterns import pattern
from briefreader.brief.verification.quotation_marks import regions

_END = pattern(r"[.!?…]+[’”'\"»)\]]*\s+(?=[“„«\"‘'(\[]*[^\W\d_a-z])")
# After these a full stop ends no sentence.
_ABBREVIATED = pattern(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Rev|Hon|St|Jr|Sr|No|vs|Inc|Ltd|Co"
    r"|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])$"
)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of a paragraph that holds some offsets; sentences inside quotation marks end none."""
    breaks = list(_breaks(text))
    first = max((at for at in breaks if at <= start), default=0)
    last = min((at for at in breaks if at >= end), default=len(text))
    return text[first:last].strip()


def _breaks(text: str) -> Iterator[int]:
    """The offsets at which a sentence begins, but for the first one."""
    marked = [region for region in regions(text) if not region.is_single]
    yield from _line_starts(text)
    for found in _END.finditer(text):
        is_inside = any(region.outer_start < found.end() < region.outer_end for region in marked)
        is_stop = found[0].startswith(".") and not found[0].startswith("..")
        if not is_inside and not (is_stop and _ABBREVIATED.search(text, 0, found.start())):
            yield found.end()


def _line_starts(text: str) -> Iterator[int]:
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)
