"""Words in many texts at once: the very words, and words much like them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, islice
from typing import NamedTuple

from briefreader.base.normalise import UNSPACED, for_matching, traced

NEAR_LENGTH = range(20, 1001)  # shorter words are alike by chance, longer ones are too dear to compare
NEAR_SCORE = 90.0  # of 100, by rapidfuzz's ratio
MOST = 50  # places that are of use to somebody who has to choose
_COMPARED = 100  # texts that are compared with the words: comparing is dear
_LEAST = 0.8  # of the length: anything shorter is less alike than NEAR_SCORE
_SLACK = 40  # by how many characters alike words are tried longer or shorter

# A script without spaces has its characters for words, so that one other character is not another word.
# Patterns that take milliseconds to compile, and that few readings need.
_WORD = rf"[{UNSPACED}]|[^\W{UNSPACED}]+"
_INSIDE = rf"[^\W{UNSPACED}]{{2}}"


class Occurrence(NamedTuple):
    """Words in one of the texts: which one, and offsets in code points, the end not included."""

    text: int
    start: int
    end: int


class Texts:
    """Some texts. What it takes to search them is made when it is first needed."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def exact(self, words: str) -> Iterator[Occurrence]:
        """Every place of the very words, also those that overlap, in order."""
        at = self._joined.find(words)
        while at >= 0:
            text = bisect_right(self._starts, at) - 1
            start = at - self._starts[text]
            if start + len(words) <= len(self._texts[text]):
                yield Occurrence(text, start, start + len(words))
            at = self._joined.find(words, at + 1)

    def alike(self, words: str) -> Iterator[Occurrence]:
        """Every place of words that differ in quotation marks, dashes, spaces and composition alone."""
        sought = for_matching(words).strip()
        for number, folded in enumerate(self._folds if sought else ()):
            if sought not in folded:
                continue
            way = traced(self._texts[number], for_matching)
            at = way.text.find(sought)
            while at >= 0:
                if place := way.original(at, at + len(sought)):
                    yield Occurrence(number, *place)
                at = way.text.find(sought, at + 1)

    def near(self, words: str) -> dict[Occurrence, float]:
        """Places of words much like these, with their score; none if their length is not in `NEAR_LENGTH`."""
        sought = for_matching(words)
        if len(sought) not in NEAR_LENGTH:
            return {}
        from rapidfuzz import fuzz, process

        texts = {at: self._folds[at] for at in self._candidates(sought)}
        alike = process.extract(sought, texts, scorer=fuzz.partial_ratio, score_cutoff=NEAR_SCORE, limit=MOST)
        places = chain.from_iterable(self._places(at, sought) for _, _, at in alike)
        return dict(islice(places, MOST))

    def _places(self, at: int, sought: str) -> Iterator[tuple[Occurrence, float]]:
        way = traced(self._texts[at], for_matching)
        for first, last, score in _parts_like(sought, way.text):
            yield Occurrence(at, *way.around(first, last)), score

    @cached_property
    def _joined(self) -> str:
        return "\0".join(self._texts)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each text begins in the joined one."""
        return list(accumulate((len(text) + 1 for text in self._texts[:-1]), initial=0))

    @cached_property
    def _folds(self) -> list[str]:
        return [for_matching(text) for text in self._texts]

    @cached_property
    def _having(self) -> dict[str, list[int]]:
        """Which texts have a word."""
        having: dict[str, list[int]] = {}
        for at, text in enumerate(self._folds):
            for word in _words(text):
                having.setdefault(word, []).append(at)
        return having

    def _candidates(self, sought: str) -> list[int]:
        """The texts to compare: long enough, and with the rarest words in common."""
        least = len(sought) * _LEAST
        found: dict[int, None] = {}
        for texts in sorted((self._having.get(word, []) for word in _words(sought)), key=len):
            long_enough = (at for at in texts if len(self._folds[at]) >= least)
            found.update(dict.fromkeys(islice(long_enough, _COMPARED - len(found))))
        return sorted(found)


def _words(text: str) -> list[str]:
    """The words of a text, each once, in an order that is the same each time."""
    return list(dict.fromkeys(re.findall(_WORD, text.casefold())))


def _parts_like(words: str, text: str) -> Iterator[tuple[int, int, float]]:
    """The parts of a text that are much like some words, none within another: start, end, score."""
    from rapidfuzz import fuzz

    stretches = [(0, len(text))]
    while stretches:
        begin, stop = stretches.pop()
        alignment = fuzz.partial_ratio_alignment(words, text[begin:stop], score_cutoff=NEAR_SCORE)
        if alignment is None or alignment.dest_start == alignment.dest_end:
            continue
        # The alignment is as long as the words; what stands there now may be longer or shorter.
        first, last = begin + alignment.dest_start, begin + alignment.dest_end
        ends = range(max(last - _SLACK, first + 1), min(last + _SLACK, stop) + 1)
        last = max(ends, key=lambda end: fuzz.ratio(words, text[first:end]))
        starts = range(max(first - _SLACK, begin), min(first + _SLACK, last - 1) + 1)
        first = max(starts, key=lambda start: fuzz.ratio(words, text[start:last]))
        score = fuzz.ratio(words, text[first:last])
        if score >= NEAR_SCORE:
            yield *_whole_words(text, first, last), score
            stretches += [(begin, first), (last, stop)]


def _whole_words(text: str, first: int, last: int) -> tuple[int, int]:
    inside = re.compile(_INSIDE)
    while first > 0 and inside.match(text, first - 1):
        first -= 1
    while inside.match(text, last - 1):
        last += 1
    return first, last
