"""Which of many texts have the same words: found by the rare words that they share, then by runs of words.

Two of N texts are never compared one by one: a word leads to the texts that have it as long as these are few.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from math import ceil

from msgspec import Struct

from briefreader.library.spoken_words import tells, weight

Words = tuple[str, ...]

LIKE = 0.6  # of the weight of the shorter one's words: two texts are alike
_WORDS, _TELLING = 4, 3  # in common
_WORDS_OF_OTHERS, _TELLING_OF_OTHERS, _LIKE_OTHERS = 6, 4, 0.75  # under another name
RARE = 64  # texts; a word that more of them have leads to none
_RUN = 2  # words side by side that count as shared
_BARELY = 0.55  # of the weight of the shorter one's words, in any order
_SHARED_RARE = 2  # rare words that two texts share before they are compared
_LEADING = 4  # words that lead from one text to others


class Likeness(Struct, frozen=True, gc=False):
    """What two texts share in runs of words: how many words, the weight of those that tell much, and the part
    of the shorter one's weight that all of them have.
    """

    words: int
    telling: float
    part: float

    def is_enough(self, *, by_same: bool) -> bool:
        """Whether it is no accident, in texts of one person or of two."""
        words, telling, part = (
            (_WORDS, _TELLING, LIKE) if by_same else (_WORDS_OF_OTHERS, _TELLING_OF_OTHERS, _LIKE_OTHERS)
        )
        return self.words >= words and self.telling >= telling and self.part >= part


class ComparedTexts:
    """ComparedTexts by their numbers, as words; what is known of each pair is worked out once."""

    def __init__(self, words: Sequence[Words]) -> None:
        self.words = words
        self._sets: dict[int, frozenset[str]] = {}
        self._known: dict[tuple[int, int], Likeness | None] = {}

    def likeness(self, one: int, other: int) -> Likeness | None:
        """What two of them share; None if that is little. Of one text itself, all of it."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = self._compared(*pair)
        return self._known[pair]

    def _compared(self, one: int, other: int) -> Likeness | None:
        shorter, longer = sorted((one, other), key=lambda number: len(self.words[number]))
        if weight(self._set(shorter) & self._set(longer)) < _BARELY * weight(self._set(shorter)):
            return None
        words = self.words[shorter]
        matcher = SequenceMatcher(None, self.words[longer], words, autojunk=False)
        shared = [
            word
            for block in matcher.get_matching_blocks()
            if block.size >= min(_RUN, len(words))
            for word in words[block.b : block.b + block.size]
        ]
        return Likeness(len(shared), weight(filter(tells, shared)), weight(shared) / weight(words))

    def _set(self, number: int) -> frozenset[str]:
        if number not in self._sets:
            self._sets[number] = frozenset(self.words[number])
        return self._sets[number]


def candidates(words: Sequence[Words], numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Pairs of those numbers whose texts share rare words: the shorter text first, then a longer one. Of two
    that are equally long, the one with the lesser number counts as longer.

    How rare a word is is counted over these texts. A text that has nothing but frequent words is looked for
    by the least frequent of them, among the longest texts.
    """
    in_order = sorted(numbers, key=lambda number: (-len(words[number]), number))
    frequency = Counter(chain.from_iterable(set(words[number]) for number in in_order))
    longest: dict[str, list[int]] = defaultdict(list)
    for number in in_order:
        distinct = set(words[number])
        shared = [word for word in distinct if frequency[word] > 1]
        leading = [word for word in shared if frequency[word] <= RARE]
        if len(leading) < _LEADING:
            leading = sorted(shared, key=lambda word: (frequency[word], word))[:_LEADING]
        found = Counter(chain.from_iterable([longest[word] for word in leading]))
        least = min(_SHARED_RARE, len(leading))
        if found and max(found.values()) >= least:
            rest = weight(shared) - weight(leading)
            needed = max(least, ceil(_BARELY * weight(distinct) - rest))
            yield from ((number, other) for other, count in found.items() if count >= needed)
        for word in shared:
            if len(known := longest[word]) < RARE:
                known.append(number)
