"""Marked words: what stands between quotation marks in a paragraph."""

import re
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
        elif mark in _CLOSERS and (mark not in _EITHER or _before_a_word(text, at)):
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


def _before_a_word(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return not before.strip() and after.isalnum()


def _single(text: str, double: list[Region]) -> list[Region]:
    """Regions in single marks. Where a mark may be an apostrophe, the longer region is taken."""
    found: list[Region] = []
    for opener in _SINGLE_OPENER.finditer(text):
        around = _innermost(text, double, opener.start())
        if any(
            before.start <= opener.start() <= before.end and before.start >= around.start for before in found
        ):
            continue
        closers = [
            closer
            for closer in _SINGLE_CLOSER.finditer(text, opener.end(), around.end)
            if closer[0] in _SINGLE[opener[0]] and _innermost(text, double, closer.start()) == around
        ]
        before_next = [closer for closer in closers if closer.start() < _next_opener(text, opener, around)]
        closers = before_next or closers
        strong = (closer for closer in closers if not _WEAK_CLOSER.match(text, closer.start()))
        last = next(strong, closers[-1] if closers else None)
        if last is not None:
            found.append(Region(opener.end(), last.start()))
        elif opener[0] != "'":
            found.append(Region(opener.end(), around.end))
    return found


def _next_opener(text: str, opener: re.Match[str], around: Region) -> int:
    """Where the next words in single marks begin, as far as the mark tells: curly ones are no apostrophes."""
    at = text.find("‘", opener.end(), around.end) if opener[0] == "‘" else -1
    return at if at >= 0 else around.end


def _innermost(text: str, double: list[Region], at: int) -> Region:
    """The shortest region around an offset, else the line it is in."""
    around = [region for region in double if region.start <= at < region.end]
    if around:
        return min(around, key=lambda region: region.end - region.start)
    end = text.find("\n", at)
    return Region(text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end)


def _trimmed(text: str, region: Region) -> Region:
    start, end = region
    while start < end and _is_blank(text[start]):
        start += 1
    while start < end and _is_blank(text[end - 1]):
        end -= 1
    return Region(start, end)


def _is_blank(character: str) -> bool:
    return character.isspace() or character in _INVISIBLE
