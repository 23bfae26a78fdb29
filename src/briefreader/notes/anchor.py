"""Where the words stand that a note is about, after the brief has changed. It fails closed.

After the Web Annotation model's text quote and text position selectors (W3C Recommendation 2017,
§4.2.4 and §4.2.5), which leave it open what to do with several matches: here nothing is ever
chosen between equals, and what is only alike is never taken without the reviewer.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Literal

from msgspec import Struct

from briefreader.base.normalise import for_matching
from briefreader.brief.model.brief import is_reserved
from briefreader.brief.verification.selectable import Selectable
from briefreader.notes.model import Anchor
from briefreader.notes.search import MOST, Occurrence, Texts

AROUND = 32  # characters kept before and after the words
AHEAD = 5  # by how much the best of several must be ahead, in characters around or in score

Certainty = Literal["kept", "moved", "confirm", "ambiguous", "orphan"]


class Match(Struct, frozen=True):
    """Words in a passage; offsets in code points, the end not included."""

    passage: Selectable
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
    stand in another item; `ambiguous` has several, the likeliest first, `orphan` none.
    """

    certainty: Certainty
    found: tuple[Match, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether the note is about words that are known to be there."""
        return self.certainty in ("kept", "moved")


ORPHAN = Resolution("orphan")


def anchor_at(found: Match) -> Anchor:
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
    """Finds anchors in the passages of one brief, which are gone through when the first is looked for.

    Each anchor is looked for once. Passages that are the same in all are one: nobody could tell
    them apart, nor has to.
    """

    def __init__(self, passages: Iterable[Selectable]) -> None:
        self._passages = passages
        self._stocks: dict[tuple[str | None, bool], _Stock] = {}
        self._known: dict[tuple[Anchor, str], Resolution] = {}

    @cached_property
    def _of_item(self) -> dict[str, list[Selectable]]:
        return _grouped(self._distinct, lambda passage: passage.item)

    @cached_property
    def _of_kind(self) -> dict[str, list[Selectable]]:
        return _grouped(self._distinct, lambda passage: passage.kind)

    @cached_property
    def _distinct(self) -> list[Selectable]:
        return list(dict.fromkeys(self._passages))

    def resolve(self, anchor: Anchor, item: str) -> Resolution:
        """What became of an anchor of a note to an item."""
        key = anchor, item
        if key not in self._known:
            self._known[key] = self._resolve(anchor, item)
        return self._known[key]

    def search(self, anchor: Anchor) -> Resolution:
        """Where the words of an anchor stand that was made without this brief, whatever the marks in them.

        They are looked for in the source's paragraphs, then in quotes, then in the brief's own words;
        the first of these that has them decides, and the very words before those with other marks.
        """
        for kind in dict.fromkeys(("paragraph", "quote", *self._of_kind)) if anchor.exact else ():
            stock = self._stock(kind, True)
            if same := stock.exact(anchor.exact) or stock.alike(anchor.exact):
                return _one_of(same, anchor, "moved")
        return ORPHAN

    def _resolve(self, anchor: Anchor, item: str) -> Resolution:
        if anchor.detached or not anchor.exact:
            return ORPHAN
        own = _Stock(self._of_item.get(item, []))
        if same := own.exact(anchor.exact):
            in_place = [found for found in same if found.passage.place == anchor.paragraph]
            return _at_offsets(in_place, anchor) or _one_of(in_place or same, anchor, "moved")
        others = self._like(own.passages, item, anchor)
        if same := others.exact(anchor.exact):
            return _one_of(same, anchor, "confirm")
        return _nearest({**own.near(anchor.exact), **others.near(anchor.exact)})

    def _like(self, own: Sequence[Selectable], item: str, anchor: Anchor) -> "_Stock":
        """Passages of the kind of the note's item; where the item has gone, of those it can have had."""
        kind = own[0].kind if own else "paragraph" if is_reserved(item) else None
        return self._stock(kind, anchor.paragraph is not None)

    def _stock(self, kind: str | None, of_source: bool) -> "_Stock":
        """The passages of a kind; without one, those of any kind that are of the source, or are not."""
        key = kind, of_source
        if key not in self._stocks:
            self._stocks[key] = _Stock(self._of_kind.get(kind, []) if kind else self._of_any_kind(of_source))
        return self._stocks[key]

    def _of_any_kind(self, of_source: bool) -> list[Selectable]:
        kinds = (passages for kind, passages in self._of_kind.items() if kind != "paragraph")
        return [each for each in chain.from_iterable(kinds) if (each.place is not None) == of_source]


def _grouped(
    passages: Iterable[Selectable], name: Callable[[Selectable], str]
) -> dict[str, list[Selectable]]:
    groups: dict[str, list[Selectable]] = {}
    for passage in passages:
        groups.setdefault(name(passage), []).append(passage)
    return groups


class _Stock:
    """Passages that are searched together."""

    def __init__(self, passages: Sequence[Selectable]) -> None:
        self.passages = passages
        self._texts = Texts([passage.text for passage in passages])

    def exact(self, words: str) -> list[Match]:
        return [self._found(place) for place in self._texts.exact(words)]

    def alike(self, words: str) -> list[Match]:
        return [self._found(place) for place in self._texts.alike(words)]

    def near(self, words: str) -> dict[Match, float]:
        return {self._found(place): score for place, score in self._texts.near(words).items()}

    def _found(self, place: Occurrence) -> Match:
        return Match(self.passages[place.text], place.start, place.end)


def _at_offsets(same: Sequence[Match], anchor: Anchor) -> Resolution | None:
    """The words at the very place where they were, unless what is around them speaks for another."""
    there = [found for found in same if (found.start, found.end) == (anchor.start, anchor.end)]
    if len(there) > 1:
        there = [found for found in there if _has_all_around(found, anchor)]
    if len(there) != 1:
        return None
    likeliest = _likeliest_first(same, anchor)
    if _alike_around(likeliest[0], anchor) >= _alike_around(there[0], anchor) + AHEAD:
        return _ambiguous(likeliest)
    return Resolution("kept", tuple(there))


def _one_of(same: Sequence[Match], anchor: Anchor, certainty: Certainty) -> Resolution:
    """The only one, or the one with most of the anchor's words around it and clearly more than the others."""
    if len(same) == 1:
        return Resolution(certainty, tuple(same))
    likeliest = _likeliest_first(same, anchor)
    first, second = (_alike_around(found, anchor) for found in likeliest[:2])
    if first >= second + AHEAD and first * 2 >= len(anchor.prefix) + len(anchor.suffix):
        return Resolution(certainty, (likeliest[0],))
    return _ambiguous(likeliest)


def _nearest(near: Mapping[Match, float]) -> Resolution:
    """The place with the words most alike, and clearly more so than any other."""
    best = max(near.values(), default=0.0)
    likeliest = sorted(
        (found for found in near if near[found] > best - AHEAD), key=lambda found: -near[found]
    )
    if len(likeliest) > 1:
        return _ambiguous(likeliest)
    return Resolution("confirm", tuple(likeliest)) if likeliest else ORPHAN


def _ambiguous(likeliest: Sequence[Match]) -> Resolution:
    return Resolution("ambiguous", tuple(likeliest[:MOST]))


def _likeliest_first(same: Sequence[Match], anchor: Anchor) -> list[Match]:
    return sorted(same, key=lambda found: -_alike_around(found, anchor))


def _has_all_around(found: Match, anchor: Anchor) -> bool:
    now = anchor_at(found)
    return (now.prefix, now.suffix) == (anchor.prefix, anchor.suffix)


def _alike_around(found: Match, anchor: Anchor) -> int:
    """How many characters around are the anchor's, counted outwards from the words."""
    from rapidfuzz.distance import Postfix, Prefix

    text = found.passage.text
    before = for_matching(text[max(found.start - len(anchor.prefix), 0) : found.start])
    after = for_matching(text[found.end : found.end + len(anchor.suffix)])
    prefix, suffix = for_matching(anchor.prefix), for_matching(anchor.suffix)
    return Postfix.similarity(before, prefix) + Prefix.similarity(after, suffix)
