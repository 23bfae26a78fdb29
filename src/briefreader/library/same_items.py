"""Which items of one revision of a brief are which of another.

By their ids; where these changed, by the same words; what is left, by likeness, which is a guess.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from briefreader.base.differences import words_of
from briefreader.library.tokens import has_phrase, token_line, tokens

JoinedBy = Literal["id", "words", "guess"]

# Likeness is in per cent of the longer words: those that every sentence has tell nothing.
SAME_ID = 55  # from which items with one id are one item whose words changed
SAME_ID_OF_OTHERS = 65  # the same, where somebody else says it
LIKE = 60  # from which items with other ids may be one item
LIKE_OF_OTHERS = 75
_SHORT = 3  # letters of a word that every sentence may have
_FEW = 3  # longer words: of fewer the short ones are compared as well
_PART = 4  # words of one item that stand in another one, by which it may be a part of it
_RARE = 4  # of the rarest words of an item are looked for in the others
_MANY = 40  # items that have a word: it is too frequent to be looked for


class Joinable(Struct, frozen=True, dict=True):
    """What an item is known by: its id, its words, and who says them."""

    id: str
    words: str
    who: Hashable = None

    def says(self, other: "Joinable") -> bool:
        """Whether both have the same words, whatever the marks."""
        return self.words == other.words or self.said == other.said

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The words, as they are the same or not."""
        return words_of(self.words) or (self.words,)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words, as they are like others or not."""
        return tokens(self.words)

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The words that tell it from others."""
        found = tuple(one for one in self.tokens if len(one) > _SHORT or not one.isascii() or one.isdigit())
        return found if len(found) >= _FEW else self.tokens

    @cached_property
    def line(self) -> str:
        """The words, as one looks for some of them."""
        return token_line((self.words,))


class Pair(Struct, frozen=True):
    """The numbers of two items that are one, or of one that the other revision does not have.

    `likeness` is that of their words, in per cent.
    """

    old: int | None = None
    new: int | None = None
    by: JoinedBy = "id"
    likeness: int = 100


Same = Callable[[Joinable, Joinable], bool]


def same_item(old: Joinable, new: Joinable) -> bool:
    """Whether two items with one id are one, by what they say."""
    if old.says(new):
        return True
    is_own = old.who == new.who
    least = SAME_ID if is_own else SAME_ID_OF_OTHERS
    return likeness(old, new) >= least or is_part(old, new, 1 if is_own else _PART)


def likeness(one: Joinable, other: Joinable) -> int:
    """How much of the telling words of both they have in common, in their order, in per cent.

    It is 100 for the same words alone: a “not” is none of those that tell much.
    """
    if one.says(other):
        return 100
    from rapidfuzz.distance import Indel  # two revisions that are alike need none

    is_short = min(len(one.telling), len(other.telling)) < _FEW
    words = (one.tokens, other.tokens) if is_short else (one.telling, other.telling)
    return min(round(100 * Indel.normalized_similarity(*words)), 99)


def is_part(one: Joinable, other: Joinable, least: int) -> bool:
    """Whether the words of one, at least so many, stand side by side in those of the other."""
    shorter, longer = sorted((one, other), key=lambda item: len(item.tokens))
    return len(shorter.tokens) >= least and has_phrase(longer.line, shorter.tokens)


def join(old: Sequence[Joinable], new: Sequence[Joinable], same: Same = same_item) -> tuple[Pair, ...]:
    """Each item once: the new ones in their order, those that are gone where they stood.

    An id that stands for something else in the new revision joins nothing.
    """
    joining = _Joining(old, new, same)
    joining.by_id()
    joining.by_words(lambda one: (one.said, one.who))
    joining.by_words(lambda one: one.said)
    joining.by_likeness()
    return tuple(joining.pairs())


class _Joining:
    """Two lists of items, and what is joined so far."""

    def __init__(self, old: Sequence[Joinable], new: Sequence[Joinable], same: Same) -> None:
        self._old, self._new, self._same = old, new, same
        self._found: dict[int, Pair] = {}  # by the number of the new item
        self._taken: set[int] = set()  # old items

    def _take(self, old: int, new: int, by: JoinedBy) -> None:
        one, other = self._old[old], self._new[new]
        self._found[new] = Pair(old, new, by, likeness(one, other))
        self._taken.add(old)

    def _left(self) -> tuple[list[int], list[int]]:
        old = [number for number in range(len(self._old)) if number not in self._taken]
        return old, [number for number in range(len(self._new)) if number not in self._found]

    def by_id(self) -> None:
        """Items with one id, unless it was given to another item: then the words stand under another id."""
        before, now = _by_id(self._old), _by_id(self._new)
        gone_on = _given_on(self._new, {one: self._old[number] for one, number in before.items()})
        come_from = _given_on(self._old, {one: self._new[number] for one, number in now.items()})
        for item_id in before.keys() & now.keys() - {""}:
            old, new = self._old[before[item_id]], self._new[now[item_id]]
            is_same = self._same(old, new)
            if is_same and not old.says(new):
                is_same = (old.said, old.who) not in gone_on and (new.said, new.who) not in come_from
            if is_same:
                self._take(before[item_id], now[item_id], "id")

    def by_words(self, key: Callable[[Joinable], Hashable]) -> None:
        """Items that say the same, in their order."""
        old, new = self._left()
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for number in reversed(old):
            waiting[key(self._old[number])].append(number)
        for number in new:
            if same := waiting.get(key(self._new[number])):
                self._take(same.pop(), number, "words")

    def by_likeness(self) -> None:
        """The likest first."""
        for _, old, new in sorted(self._guesses()):
            if old not in self._taken and new not in self._found:
                self._take(old, new, "guess")

    def _guesses(self) -> Iterator[tuple[tuple[bool, int, int], int, int]]:
        """How good each guess is, the best first, and its items: those that share a rare word."""
        old, new = self._left()
        having: dict[str, list[int]] = defaultdict(list)
        for number in new:
            for word in dict.fromkeys(self._new[number].telling):
                having[word].append(number)
        counts = Counter({word: len(numbers) for word, numbers in having.items()})
        for number in old:
            known = [word for word in dict.fromkeys(self._old[number].telling) if counts[word]]
            rare = [word for word in sorted(known, key=lambda word: counts[word]) if counts[word] <= _MANY]
            for other in dict.fromkeys(one for word in rare[:_RARE] for one in having[word]):
                one, two = self._old[number], self._new[other]
                is_own = one.who == two.who
                like = likeness(one, two)
                if like >= (LIKE if is_own else LIKE_OF_OTHERS) or (is_own and is_part(one, two, _PART)):
                    yield (not is_own, -like, abs(number - other)), number, other

    def pairs(self) -> Iterator[Pair]:
        """All, the gone ones behind the item that they stood behind."""
        old, new = self._left()
        place = {pair.old: number for number, pair in self._found.items()}
        behind: dict[int, list[int]] = defaultdict(list)
        gone, before = set(old), -1
        for number in range(len(self._old)):
            if number in gone:
                behind[before].append(number)
            else:
                before = place[number]
        yield from (Pair(old=number) for number in behind[-1])
        added = set(new)
        for number in range(len(self._new)):
            yield Pair(new=number) if number in added else self._found[number]
            yield from (Pair(old=one) for one in behind[number])


def _by_id(items: Sequence[Joinable]) -> dict[str, int]:
    """The number of each id; of one that stands twice, as in a brief with mistakes, the first."""
    return {item.id: number for number, item in reversed(list(enumerate(items)))}


def _given_on(items: Sequence[Joinable], others: Mapping[str, Joinable]) -> frozenset[Hashable]:
    """What is said under ids that stand for something else in the other revision."""
    return frozenset(
        (item.said, item.who)
        for item in items
        if (other := others.get(item.id)) is not None and not other.says(item)
    )
