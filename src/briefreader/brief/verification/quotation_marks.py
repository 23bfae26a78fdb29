"""Marked words: what stands between quotation marks in a paragraph.

Articles mix marks (“No," he said), leave them out and set them twice. What a mark does is read from its form
and the characters around it. Words that may be the reporter's are never `sure`.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from briefreader.base.patterns import pattern

# What closes a mark as a rule. Any other double mark closes it too where that one cannot open words.
_CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”",),
    "‟": ("”",),
    "„": ("“", "”"),
    "”": ("”",),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "›": ("‹",),
    "「": ("」",),
    "『": ("』",),
    "〝": ("〞", "〟"),
    '"': ('"',),
    "″": ("″",),
    "＂": ("＂",),
    "''": ("''", "’’"),
    "’’": ("’’", "''"),
    "‘‘": ("’’", "''"),
    "``": ("''", "´´"),
}
_DOUBLE = pattern("[“”‟„«»‹›「」『』〝〞〟\"″＂]|''|’’|‘‘|``|´´")
_OPENERS = frozenset(("“", "‟", "„", "«", "‹", "「", "『", "〝", "‘‘", "``"))
# Marks that close in one language and open in another open only before a word and not after one.
_EITHER = frozenset("”»›")
_UNSPACED = frozenset("「」『』〝〞〟")  # of scripts that set no space around them
_BRACKETS = frozenset("([{<¿¡")
_DASHES = frozenset("-–—―/")
_PUNCTUATION = frozenset(",.;:!?…)]}")
_SENTENCE_MARKS = frozenset(",.!?…")
_INCHES = pattern(r"(?<![\w.,/])(?:\d{1,2}[.,/])?\d{1,2}$")
_SINGLE = {"‘": "’'", "'": "'’", "‚": "‘’'"}  # the last one only where it is no apostrophe
# A straight one before "90s" or "em" is an apostrophe.
_SINGLE_OPENER = pattern(r"(?<!\w)(?:[‘‚]|'(?!\d\ds\b|(?:em|n|til|tis|twas|cause|bout)\b))(?=\S)")
_SINGLE_CLOSER = pattern(r"(?<=\S)[’'‘](?!\w)")
# Before a following word it may be the apostrophe of a plural or of a letter left out: "the workers’ rights".
_WEAK_CLOSER = pattern(r"(?:(?<=[sxzSXZ])|(?<=in)|(?<=\ban)|(?<=\b[oO])|(?<=\bth))[’'‘](?=\s\w)")
# Who speaks, between two stretches of their words: ", said Ann Lee" or ", she said."
_VERBS = (
    *("said", "says", "told", "tells", "asked", "added", "adds", "replied", "answered", "wrote", "writes"),
    *("insisted", "explained", "warned", "argued", "announced", "declared", "stated", "noted", "claimed"),
    *("claims", "recalled", "continued", "tweeted", "shouted", "whispered", "called"),
)
_SAYS = f"(?:{'|'.join(_VERBS)})"
_REPORTED = pattern(
    rf"(?:[,?!…]['’]?|\s[—–-])\s+(?:{_SAYS}\s+(?:he|she|they|it|the|an?|[A-Z]\w*)\b"
    rf"|(?:he|she|they|(?:the|an?)\s+\w+(?:\s\w+)?|(?:[A-Z]\S*\s+){{0,3}}[A-Z]\S*)\s+{_SAYS}"
    r"(?:\s*(?:[.,:;]|$)|\s+(?:on|in|at|to|after|during|reporters|journalists)\b))"
)
_BEFORE_WORDS = pattern(rf"\b{_SAYS}[,:]$")  # said," We open"
_MOST_OPEN = 16  # marks inside each other; no prose has more
_MOST_CLOSERS = 200  # that are looked at for one opening mark
_INVISIBLE = frozenset("\u200b\u2060\ufeff")


class Region(NamedTuple):
    """The offsets of marked words, without the marks; `end` is the offset after the last one.

    The outer offsets take in the marks. `is_sure` is whether the marks prove that all words between them are
    one speaker's: not where one has no partner and no other paragraph takes the words up.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_single: bool = False
    is_opened: bool = True
    is_closed: bool = True
    is_sure: bool = True


class _Mark(NamedTuple):
    """A double mark, its offsets, and what the characters around it leave open to it."""

    text: str
    start: int
    end: int
    can_open: bool
    can_close: bool
    after: str  # the character behind it

    @property
    def only_opens(self) -> bool:
        return self.can_open and not self.can_close

    @property
    def only_closes(self) -> bool:
        return self.can_close and not self.can_open


class _Scan(NamedTuple):
    """What the double marks of a line hold, whether each has its partner, and the line's two ends."""

    regions: tuple[Region, ...]
    is_paired: bool
    went_on: bool  # words of the line before end here
    goes_on: bool


def regions(text: str, before: str | None = "", after: str | None = "") -> tuple[Region, ...]:
    """All marked words of a paragraph, those inside others too, in order of their beginning.

    Words whose mark is never closed run to the paragraph's end: a quote that goes on in the next one. In the
    same way the first mark of a paragraph, if it can only close, closes what was opened in the one before.
    The paragraphs `before` and `after` tell whether that is so; None is one whose words are not known.
    """
    lines = text.split("\n")
    came_open = before is None or _scanned(before.rpartition("\n")[2]).goes_on
    found: list[Region] = []
    offset = 0
    for number, line in enumerate(lines, start=1):
        following = lines[number] if number < len(lines) else after and after.partition("\n")[0]
        scan = _scanned(line)
        for region in (*scan.regions, *_single(line, scan.regions)):
            is_taken_up = (came_open or region.is_opened) and (
                region.is_closed or following is None or _goes_on_with(following, region)
            )
            one = _trimmed(line, region._replace(is_sure=_is_sure(line, region) and is_taken_up), offset)
            if one.start < one.end:
                found.append(one)
        came_open = scan.goes_on
        offset += len(line) + 1
    return tuple(sorted(found))


def has_stray_mark(words: str) -> bool:
    """Whether a double mark stands in some words without its partner."""
    return not all(_scanned(line).is_paired for line in words.split("\n"))


def holds_reporting(words: str) -> bool:
    """Whether some words seem to hold who says them, as in `No, said Ann Lee.`"""
    return any(verb in words for verb in _VERBS) and _REPORTED.search(words) is not None


def is_blank(character: str) -> bool:
    """Whether a character leaves nothing to be seen between words and their marks."""
    return character.isspace() or character in _INVISIBLE


def _is_sure(line: str, region: Region) -> bool:
    """Whether the marks of the line prove a region, as far as they do by themselves."""
    if region.is_sure and region.is_opened and region.is_closed:
        return True
    return not holds_reporting(line[region.start : region.end])


def _goes_on_with(line: str, region: Region) -> bool:
    """Whether a line goes on with words that the one before it left open."""
    begin = line.lstrip()
    if region.is_single:
        return begin.startswith(tuple(_SINGLE))
    return _DOUBLE.match(begin) is not None or _scanned(line).went_on


@lru_cache(maxsize=16)  # a paragraph is looked at again for each of its neighbours
def _scanned(line: str) -> _Scan:
    return _Scanner(line).scan()


class _Scanner:
    """Goes through the double marks of one line, and decides for each whether it opens or closes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks = _marks(text)
        self._open: list[_Mark] = []
        self._closed_once: set[_Mark] = set()  # open, with a closed one directly behind
        self._misplaced: set[_Mark] = set()  # open, with the blank on the wrong side
        self._found: list[Region] = []
        self._inches: list[_Mark] = []
        self._is_paired = True
        self._went_on = False

    def scan(self) -> _Scan:
        for number, mark in enumerate(self._marks):
            if self._is_inches(number):
                self._inches.append(mark)
            elif self._opens(number):
                if len(self._open) < _MOST_OPEN:
                    self._open.append(mark)
            elif self._open:
                self._close(number)
            elif mark.text in _CLOSERS and _BEFORE_WORDS.search(
                self._text, max(0, mark.start - 16), mark.start
            ):
                self._misplaced.add(mark)
                self._open.append(mark)
            else:
                self._end_of_words_before(number)
        left = [mark for mark in self._open if mark not in self._closed_once]
        end = len(self._text)
        self._found += [Region(mark.end, end, mark.start, end, is_closed=False) for mark in left]
        return _Scan(tuple(self._found), self._is_paired and not self._open, self._went_on, bool(left))

    def _opens(self, number: int) -> bool:
        mark = self._marks[number]
        if mark.text not in _CLOSERS:
            return False
        if mark.text in _UNSPACED:
            return True
        matched = self._matched(mark)
        if mark.text in _OPENERS:
            is_french = not self._open and mark.after.isspace()  # d’« une erreur »
            return mark.only_opens or (matched is None and (is_french or not mark.only_closes))
        if mark.text in _EITHER:
            return mark.only_opens and (matched is None or self._is_closed_next(number))
        if mark.only_opens:
            return matched is None or self._is_closed_next(number)
        if mark.only_closes or matched is not None or len(mark.text) > 1:
            return False
        return not self._open or self._following(number, mark.text)

    def _matched(self, mark: _Mark) -> int | None:
        """Which open mark this one closes by its form, counted from the outermost."""
        for depth in range(len(self._open) - 1, -1, -1):
            if mark.text in _CLOSERS[self._open[depth].text]:
                return depth
        return None

    def _is_closed_next(self, number: int) -> bool:
        """Whether the next mark closes, and does not open."""
        following = self._marks[number + 1] if number + 1 < len(self._marks) else None
        if following is None or following.text not in _OPENERS:
            return following is not None and following.can_close
        return following.only_closes

    def _following(self, number: int, text: str) -> bool:
        return number + 1 < len(self._marks) and self._marks[number + 1].text == text

    def _is_inches(self, number: int) -> bool:
        mark = self._marks[number]
        if mark.text in _OPENERS:
            return False
        if _INCHES.search(self._text, max(0, mark.start - 8), mark.start) is None:
            return False
        return not self._open or (mark.only_closes and self._is_closed_next(number))

    def _close(self, number: int) -> None:
        """Takes the last open mark as closed, and those down to the one that this mark closes by its form.

        Only the last one's words are a region: what holds a mark without a partner is nobody's for certain.
        """
        mark, last = self._marks[number], self._open[-1]
        depth = self._matched(mark)
        if depth is None or self._open[depth] in self._closed_once or self._is_closed_next(number):
            is_of_other_script = mark.text in _UNSPACED or last.text in _UNSPACED
            if depth is None and (is_of_other_script or (mark.text in "»›" and not mark.only_closes)):
                self._is_paired = False
                return
            depth = len(self._open) - 1
        self._is_paired = self._is_paired and depth + 1 == len(self._open)
        holds_inches = bool(self._inches) and self._inches[-1].start > last.start
        is_sure = not holds_inches and last not in self._closed_once | self._misplaced
        self._found.append(Region(last.end, mark.start, last.start, mark.end, is_sure=is_sure))
        del self._open[depth:]
        if self._open and self._open[-1].end == last.start:
            self._closed_once.add(self._open[-1])

    def _end_of_words_before(self, number: int) -> None:
        """Closes what the line before left open, if the line's first mark ends a sentence."""
        mark = self._marks[number]
        before = self._text[mark.start - 1 : mark.start]
        if len(mark.text) > 1 and _SINGLE_OPENER.search(self._text, 0, mark.start):
            return  # two single ones
        self._is_paired = False
        ends = before in _SENTENCE_MARKS or (mark.text == "”" and before.isalpha())
        if number == 0 and ends and mark.only_closes:
            self._found.append(Region(0, mark.start, 0, mark.end, is_opened=False))
            self._went_on = True


def _marks(text: str) -> list[_Mark]:
    """The double marks of a line. Those that stand together have the same characters around them."""
    found = [(match.start(), match.end()) for match in _DOUBLE.finditer(text)]
    result: list[_Mark] = []
    while len(result) < len(found):
        first = last = len(result)
        while last + 1 < len(found) and found[last + 1][0] == found[last][1]:
            last += 1
        before, after = _around(text, found[first][0], found[last][1])
        can_open, can_close = _abilities(before, after, text.startswith("..", found[last][1]))
        result += [
            _Mark(text[start:end], start, end, can_open, can_close, after)
            for start, end in found[first : last + 1]
        ]
    return result


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters that can be seen on both sides of some offsets; an empty text is the line's end."""
    while start and text[start - 1] in _INVISIBLE:
        start -= 1
    while end < len(text) and text[end] in _INVISIBLE:
        end += 1
    return text[start - 1 : start], text[end : end + 1]


def _abilities(before: str, after: str, before_dots: bool) -> tuple[bool, bool]:
    """Whether a mark between two characters can open words, and close words."""
    nothing_before = not before.strip() or before in _BRACKETS
    nothing_after = not after.strip()
    if nothing_before and nothing_after:
        return bool(after) or not before, bool(before)
    if nothing_before:
        return True, after in _PUNCTUATION and after != "…" and not before_dots
    ends = nothing_after or (before not in _DASHES and (after in _PUNCTUATION or after in _DASHES))
    return not ends, True


def _single(text: str, double: Sequence[Region]) -> list[Region]:
    """Regions in single marks. Where a mark may be an apostrophe, the longer region is taken."""
    found: list[Region] = []
    text = _without_pairs(text, double)
    around_at = _Around(text, double)
    openers = list(_SINGLE_OPENER.finditer(text))
    starts = {form: [one.start() for one in openers if one[0] == form] for form in _SINGLE}
    last_closed = max((one.end() for one in _SINGLE_CLOSER.finditer(text)), default=0)
    covered: dict[tuple[int, int], int] = {}  # up to where a region or line holds words in single marks
    for opener in openers:
        around = around_at(opener.start())
        if opener.start() <= covered.get(around, -1):
            continue
        ahead = {form: _first_from(opener.end(), at, around[1]) for form, at in starts.items()}
        following = ahead.pop(opener[0])
        nested = min(ahead.values())  # words in marks of another form begin there
        for end in (min(following, last_closed), min(around[1], last_closed)):
            closers = [
                closer
                for closer in islice(_SINGLE_CLOSER.finditer(text, opener.end(), end), _MOST_CLOSERS)
                if _closes_single(text, opener[0], closer, nested) and around_at(closer.start()) == around
            ]
            if closers:
                break
        strong = (closer for closer in closers if not _WEAK_CLOSER.match(text, closer.start()))
        last = next(strong, closers[-1] if closers else None)
        if last is None and opener[0] == "'":
            continue
        end, outer_end = (last.start(), last.end()) if last is not None else (around[1], around[1])
        is_closed = last is not None or around[1] < len(text)
        found.append(Region(opener.end(), end, opener.start(), outer_end, True, is_closed=is_closed))
        covered[around] = end
    return found


def _closes_single(text: str, opener: str, closer: re.Match[str], nested: int) -> bool:
    """Whether a mark closes words in single marks: one of another form only where it is no apostrophe."""
    if closer[0] in _SINGLE[opener][:-1]:
        return True
    before = text[closer.start() - 1]
    ends = before in _SENTENCE_MARKS or (opener != "'" and before not in "sxzSXZ")
    return closer[0] in _SINGLE[opener] and closer.start() < nested and ends


def _without_pairs(text: str, double: Sequence[Region]) -> str:
    """A line whose double marks that are made of two single ones are straight ones."""
    for region in double:
        for start, end in ((region.outer_start, region.start), (region.end, region.outer_end)):
            if end - start > 1:
                text = f'{text[:start]}""{text[end:]}'
    return text


def _first_from(at: int, starts: Sequence[int], end: int) -> int:
    """The first of some ascending offsets from another one on, else the end."""
    number = bisect_left(starts, at)
    return min(starts[number], end) if number < len(starts) else end


class _Around:
    """The offsets of the shortest region around an offset, else of the line."""

    def __init__(self, text: str, double: Sequence[Region]) -> None:
        self._line = 0, len(text)
        self._at: list[tuple[int, int] | None] = [None] * len(text)
        for region in sorted(double, key=lambda region: region.start - region.end):
            self._at[region.start : region.end] = [region[:2]] * (region.end - region.start)

    def __call__(self, at: int) -> tuple[int, int]:
        return self._at[at] or self._line


def _trimmed(line: str, region: Region, offset: int) -> Region:
    """A region without blanks at its ends, its offsets counted from the beginning of the paragraph."""
    start, end = region.start, region.end
    while start < end and is_blank(line[start]):
        start += 1
    while start < end and is_blank(line[end - 1]):
        end -= 1
    return region._replace(
        start=start + offset,
        end=end + offset,
        outer_start=region.outer_start + offset,
        outer_end=region.outer_end + offset,
    )
