"""Where the words stand that a note is about, after the brief has changed. It fails closed.

After the Web Annotation model's text quote and text position selectors (W3C Recommendation 2017,
§4.2.4 and §4.2.5), which leave it open what to do with several matches: here nothing is ever
chosen between equals, and what is only alike is never taken without the reviewer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Literal

from msgspec import Struct

from briefreader.brief.folding import fold, folded
from briefreader.brief.model import is_reserved
from briefreader.brief.passage import Passage
from briefreader.notes.model import Anchor

AROUND = 32  # characters kept before and after the words
NEAR_LENGTH = 20  # shorter words are alike by chance
NEAR_SCORE = 90.0  # of 100, by rapidfuzz's partial ratio
AHEAD = 5.0  # by how much the best of several must be ahead, in characters around or in score

Certainty = Literal["kept", "moved", "confirm", "ambiguous", "orphan"]


class Found(Struct, frozen=True):
    """Words in a passage; offsets in code points, the end not included."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.passage.text[self.start : self.end]


class Resolution(Struct, frozen=True):
    """What became of an anchor.

    `kept` and `moved` have the one place where the very words stand, in the note's own item;
    `confirm` has one place that the reviewer has to agree to: the words there are only alike, or
    stand in another item; `ambiguous` has several, `orphan` none.
    """

    certainty: Certainty
    found: tuple[Found, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether the note is about words that are known to be there."""
        return self.certainty in ("kept", "moved")


ORPHAN = Resolution("orphan")


def anchor_at(found: Found) -> Anchor:
    """The anchor of a note on these words."""
    passage, start, end = found.passage, found.start, found.end
    return Anchor(
        exact=found.words,
        prefix=passage.text[max(start - AROUND, 0) : start],
        suffix=passage.text[end : end + AROUND],
        paragraph=passage.place,
        start=start,
        end=end,
        item=passage.item,
    )


class Resolver:
    """Finds anchors in the passages of one brief. Each anchor is looked for once."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._of_item: dict[str, list[Passage]] = {}
        self._of_kind: dict[str, list[Passage]] = {}
        for passage in passages:
            self._of_item.setdefault(passage.item, []).append(passage)
            self._of_kind.setdefault(passage.kind, []).append(passage)
        self._known: dict[tuple[Anchor, str], Resolution] = {}
        self._folds: dict[Passage, str] = {}

    def resolve(self, anchor: Anchor, item: str) -> Resolution:
        """What became of an anchor of a note to an item."""
        key = anchor, item
        if key not in self._known:
            self._known[key] = self._resolve(anchor, item)
        return self._known[key]

    def _resolve(self, anchor: Anchor, item: str) -> Resolution:
        if anchor.detached or not anchor.exact:
            return ORPHAN
        own = self._of_item.get(item, [])
        in_place = [passage for passage in own if passage.place == anchor.paragraph]
        if found := _at_offsets(anchor, in_place):
            return Resolution("kept", (found,))
        for passages in (in_place, own):
            if same := list(_exact(anchor.exact, passages)):
                return _one_of(same, anchor, "moved")
        others = [passage for passage in self._like(own, item, anchor) if passage.item != item]
        if same := list(_exact(anchor.exact, others)):
            return _one_of(same, anchor, "confirm")
        return self._near(anchor, own) or self._near(anchor, others) or ORPHAN

    def _like(self, own: Sequence[Passage], item: str, anchor: Anchor) -> Iterable[Passage]:
        """Passages of the kind of the note's item; where the item has gone, of those it can have had."""
        if own:
            return self._of_kind[own[0].kind]
        if is_reserved(item):
            return self._of_kind.get("paragraph", [])
        kinds = (passages for kind, passages in self._of_kind.items() if kind != "paragraph")
        of_source = anchor.paragraph is not None
        return [each for each in chain.from_iterable(kinds) if (each.place is not None) == of_source]

    def _fold(self, passage: Passage) -> str:
        if passage not in self._folds:
            self._folds[passage] = fold(passage.text)
        return self._folds[passage]

    def _near(self, anchor: Anchor, passages: Sequence[Passage]) -> Resolution | None:
        """One passage with words much like the anchor's, and clearly more so than any other."""
        if len(anchor.exact) < NEAR_LENGTH or not passages:
            return None
        from rapidfuzz import fuzz, process

        words = fold(anchor.exact)
        texts = [self._fold(passage) for passage in passages]
        scored = process.extract(words, texts, scorer=fuzz.partial_ratio, score_cutoff=NEAR_SCORE, limit=None)
        # A short passage would be "part" of long words: it is no place for all of them.
        scored = [one for one in scored if len(one[0]) >= len(words) * NEAR_SCORE / 100]
        if not scored:
            return None
        best = scored[0][1]
        near = [_whole_words(passages[at], words) for _, score, at in scored if score > best - AHEAD]
        return Resolution("confirm" if len(near) == 1 else "ambiguous", tuple(near))


def _at_offsets(anchor: Anchor, passages: Iterable[Passage]) -> Found | None:
    """The words at the very place where they were, if that is one place."""
    if anchor.start is None or anchor.end is None:
        return None
    places = [Found(passage, anchor.start, anchor.end) for passage in passages]
    same = [found for found in places if found.start >= 0 and found.words == anchor.exact]
    return same[0] if len(same) == 1 else None


def _exact(words: str, passages: Iterable[Passage]) -> Iterator[Found]:
    for passage in passages:
        at = passage.text.find(words)
        while at >= 0:
            yield Found(passage, at, at + len(words))
            at = passage.text.find(words, at + 1)


def _one_of(same: Sequence[Found], anchor: Anchor, certainty: Certainty) -> Resolution:
    """The only one, or the one that clearly has more of the anchor's words around it."""
    if len(same) > 1:
        by_context = sorted(same, key=lambda found: _context(found, anchor), reverse=True)
        first, second = (_context(found, anchor) for found in by_context[:2])
        if first - second < AHEAD:
            return Resolution("ambiguous", tuple(same))
        same = by_context[:1]
    return Resolution(certainty, tuple(same))


def _context(found: Found, anchor: Anchor) -> int:
    """How many characters around are the anchor's, counted outwards from the words."""
    before = found.passage.text[: found.start]
    after = found.passage.text[found.end :]
    return _alike(reversed(before), reversed(anchor.prefix)) + _alike(after, anchor.suffix)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    same, run = next(groupby(zip(one, other, strict=False), lambda pair: pair[0] == pair[1]), (False, ()))
    return sum(1 for _ in run) if same else 0


def _whole_words(passage: Passage, words: str) -> Found:
    """Where words much like these stand in a passage, without a word cut in two."""
    from rapidfuzz import fuzz

    text = folded(passage.text)
    alignment = fuzz.partial_ratio_alignment(words, text.text)
    assert alignment is not None  # without a cutoff there is always one
    # The alignment is as long as the words; what stands there now may be longer or shorter.
    first, last, slack = alignment.dest_start, alignment.dest_end, len(words) // 5
    ends = range(max(last - slack, first + 1), min(last + slack, len(text.text)) + 1)
    last = max(ends, key=lambda end: fuzz.ratio(words, text.text[first:end]))
    starts = range(max(first - slack, 0), min(first + slack, last - 1) + 1)
    first = max(starts, key=lambda start: fuzz.ratio(words, text.text[start:last]))
    start, end = text.starts[first], text.ends[last - 1]
    for word in re.finditer(r"\w+", passage.text):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    return Found(passage, start, end)
