"""Marked words: what stands between quotation marks in a paragraph."""

import re
from itertools import islice
from typing import NamedTuple

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    '"': '"',
}
# Marks that close in one language and open in another open only before a word and not after one.
_EITHER = frozenset("”»›")
_DOUBLE = re.compile('[“”„«»‹›「」『』"\n]')
_SINGLE = {"‘": "’", "'": "'", "‚": "‘’"}
_SINGLE_OPENER = re.compile(r"(?<!\w)[‘'‚](?=\S)")
_SINGLE_CLOSER = re.compile(r"(?<=\S)[’'‘](?!\w)")
# Between a letter and a following word it may be the apostrophe of a plural: "the workers’ rights".
_WEAK_CLOSER = re.compile(r"(?<=[^\W\d_])[’'‘](?=\s\w)")
_INCH = re.compile(r'\d"(?=[\s,.;)]|$)')
_MOST_OPEN = 16  # marks inside each other; no prose has more
_MOST_CLOSERS = 200  # that are looked at for one opening mark
_INVISIBLE = frozenset("\u200b\u2060\ufeff")


class Region(NamedTuple):
    """The offsets of marked words, without the marks; `end` is the offset after the last one."""

    start: int
    end: int


def regions(text: str) -> tuple[Region, ...]:
    """All marked words of a paragraph, those inside others too, in order of their beginning.

    Words whose mark is never closed run to the paragraph's end: a quote that goes on in the next one. In the
    same way the first mark of a paragraph, if it can only close, closes what was opened in the one before.
    """
    double = _double(text)
    found = {_trimmed(text, region) for region in (*double, *_single(text, double))}
    return tuple(sorted(region for region in found if region.start < region.end))


def _double(text: str) -> list[Region]:
    found: list[Region] = []
    open_marks: list[tuple[str, int]] = []
    for match in _DOUBLE.finditer(text):
        mark, at = match[0], match.start()
        depth = _closed_by(mark, open_marks)
        if depth is not None or mark == "\n":
            found += [Region(start, at) for _, start in open_marks[depth or 0 :]]
            del open_marks[depth or 0 :]
        elif not found and not open_marks and _can_only_close(text, at):
            found.append(Region(0, at))
        elif len(open_marks) < _MOST_OPEN and mark in _CLOSERS and _can_open(text, mark, at):
            open_marks.append((mark, at + 1))
    return found + [Region(start, len(text)) for _, start in open_marks]


def _closed_by(mark: str, open_marks: list[tuple[str, int]]) -> int | None:
    """Which of the open marks this one closes, counted from the outermost."""
    for depth in range(len(open_marks) - 1, -1, -1):
        if mark in _CLOSERS[open_marks[depth][0]]:
            return depth
    return None


def _can_only_close(text: str, at: int) -> bool:
    """Whether a mark stands after a sentence's end: `home."`, or is a curly one after a word."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    ends = before in ".!?…" or (text[at] == "”" and (before == "," or before.isalpha()))
    return bool(before) and ends and text[at] in '"”' and not after.strip().isalnum()


def _can_open(text: str, mark: str, at: int) -> bool:
    """Whether a mark may open words: not one that only closes there, nor that of an inch."""
    if mark in _EITHER:
        return _before_a_word(text, at)
    return not (mark == '"' and _INCH.match(text, at - 1))


def _before_a_word(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return not before.strip() and after.isalnum()


def _single(text: str, double: list[Region]) -> list[Region]:
    """Regions in single marks. Where a mark may be an apostrophe, the longer region is taken."""
    found: list[Region] = []
    around_at = _Around(text, double)
    covered: dict[Region, int] = {}  # up to where a region or line holds words in single marks already
    for opener in _SINGLE_OPENER.finditer(text):
        around = around_at(opener.start())
        if opener.start() <= covered.get(around, -1):
            continue
        closers = [
            closer
            for closer in islice(_SINGLE_CLOSER.finditer(text, opener.end(), around.end), _MOST_CLOSERS)
            if closer[0] in _SINGLE[opener[0]] and around_at(closer.start()) == around
        ]
        following = _next_opener(text, opener, around)
        closers = [closer for closer in closers if closer.start() < following] or closers
        strong = (closer for closer in closers if not _WEAK_CLOSER.match(text, closer.start()))
        last = next(strong, closers[-1] if closers else None)
        if last is None and opener[0] == "'":
            continue
        found.append(Region(opener.end(), last.start() if last is not None else around.end))
        covered[around] = found[-1].end
    return found


def _next_opener(text: str, opener: re.Match[str], around: Region) -> int:
    """Where the next words in single marks begin, as far as the mark tells: a curly one is no apostrophe."""
    at = text.find("‘", opener.end(), around.end) if opener[0] == "‘" else -1
    return at if at >= 0 else around.end


class _Around:
    """The shortest region around an offset, else the line it is in."""

    def __init__(self, text: str, double: list[Region]) -> None:
        self._text = text
        self._at: list[Region | None] = [None] * len(text)
        for region in sorted(double, key=lambda region: region.start - region.end):
            self._at[region.start : region.end] = [region] * (region.end - region.start)

    def __call__(self, at: int) -> Region:
        inside = self._at[at]
        if inside is not None:
            return inside
        end = self._text.find("\n", at)
        return Region(self._text.rfind("\n", 0, at) + 1, len(self._text) if end < 0 else end)


def _trimmed(text: str, region: Region) -> Region:
    start, end = region
    while start < end and is_blank(text[start]):
        start += 1
    while start < end and is_blank(text[end - 1]):
        end -= 1
    return Region(start, end)


def is_blank(character: str) -> bool:
    """Whether a character leaves nothing to be seen between words and their marks."""
    return character.isspace() or character in _INVISIBLE
