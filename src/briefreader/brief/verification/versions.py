"""Whether the quotes of a brief still stand in another version of its article: a corrected one."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from briefreader.brief.model.brief import Brief, Locator, Paragraph, Quote
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.source import KnownWords, as_place, blocks, one_line, paragraph_hash
from briefreader.brief.verification.verification import SpanFinding, Verification, Verifier, stands_in

ChangeKind = Literal[
    "gone",
    "changed",  # other letters or marks, or only a part of the marked words
    "unmarked",  # the same words, but nothing tells that all of them are somebody's
    "moved",  # the same words in another paragraph
    "attribution",  # the same words, but not those that say who speaks
    "paragraph",  # a quote in own words, whose paragraph has changed
]

_NOWHERE = 1_000_000_000  # a paragraph that no article has
_LIKE = 60  # per cent of likeness by which a changed paragraph is known again
_PART_LIKE = 90  # the same of a part of a paragraph
_LEAST_PART = 4  # a part is at least one of so many
_NEAR = 20  # paragraphs before and behind, among which it is looked for
# What may become of a span, from the least to the worst: a quote is as bad as the worst of its spans.
_WORSE: tuple[ChangeKind, ...] = ("moved", "unmarked", "changed", "gone")


class QuoteChange(Struct, frozen=True):
    """What has become of a quote; `then` and `now` are its paragraphs, `now` is None where it is gone.

    `words` are those of the brief that are not as they were, and `nearest` is what stands there instead.
    """

    quote: Quote
    kind: ChangeKind
    then: Locator
    now: Locator | None = None
    words: str = ""
    nearest: str | None = None


class Comparison(Struct, frozen=True):
    """The changes, among how many compared quotes.

    `uncompared` are quotes in own words, where the words of their paragraph are not at hand.
    """

    name: str
    changes: tuple[QuoteChange, ...]
    compared: int
    uncompared: int


def is_other_version(brief: Brief, data: bytes) -> bool:
    """Whether the bytes of an article's file are not those the brief was made from.

    Where the brief does not give their hash, its own paragraphs tell: they are all in the file, or not.
    """
    if brief.source.sha256 is not None:
        return hashlib.sha256(data).hexdigest() != brief.source.sha256
    carried = {one_line(entry.text) for entry in brief.text if entry.text is not None}
    return not carried.issubset(blocks(data.decode("utf-8", "replace")))


def compare_versions(document: OpenDocument, paragraphs: Sequence[Paragraph], name: str) -> Comparison:
    """Each quote of a brief against the paragraphs of another version, in their order and with their words.

    Paragraphs are paired first: one that is put in above a quote does not move it.
    """
    versions = _Versions(document, paragraphs, name)
    quotes = [quote for quote in document.brief.quotes if versions.can_tell(quote)]
    changes = tuple(change for quote in quotes if (change := versions.change_of(quote)) is not None)
    return Comparison(name, changes, len(quotes), len(document.brief.quotes) - len(quotes))


class _Block(NamedTuple):
    """A paragraph of the brief: its words if they are at hand, and their hash."""

    place: Locator
    words: str | None
    key: str | None


class _Versions:
    """Two versions side by side: where the paragraphs of the brief stand in the new one."""

    def __init__(self, document: OpenDocument, paragraphs: Sequence[Paragraph], name: str) -> None:
        before = _blocks_of(document)
        texts = [one_line(one.text or "") for one in paragraphs]
        pairs, self._unchanged = _paired(before, texts)
        is_listed = bool(document.brief.text)
        places = _places(before, pairs, paragraphs) if is_listed else list(range(1, len(texts) + 1))
        self._there = {
            one.place: tuple(places[number] for number in numbers)
            for one, numbers in zip(before, pairs, strict=True)
        }
        self._is_paired = bool(before)
        self._verify_then, self._then = document.verify, document.text.words
        self._now: dict[Locator, str] = {}
        for place, text in zip(places, texts, strict=True):
            self._now[place] = f"{self._now[place]}\n{text}" if place in self._now else text
        self._verify_now = Verifier(document.brief, KnownWords(self._now, "brief-text", name))

    def can_tell(self, quote: Quote) -> bool:
        """Whether a quote can be compared: its words can, own words only where the paragraph is known."""
        return bool(quote.spans) or (quote.para is not None and as_place(quote.para) in self._there)

    def change_of(self, quote: Quote) -> QuoteChange | None:
        """What has become of a quote, if it does not stand as it did."""
        if not quote.spans:
            return self._change_of_content(quote)
        then = self._verify_then(quote).spans
        found = [self._change_of_span(quote, number, before) for number, before in enumerate(then)]
        changes = [one for one in found if one is not None]
        if not changes:
            return self._change_of_attribution(quote)
        return max(changes, key=lambda one: _WORSE.index(one.kind))

    def _places(self, then: Locator) -> tuple[Locator, ...]:
        """Where a paragraph of the brief stands now: the same place, if nothing is known of the old ones."""
        return self._there.get(then, ()) if self._is_paired else (then,)

    def _change_of_span(self, quote: Quote, number: int, before: SpanFinding) -> QuoteChange | None:
        span = quote.spans[number]
        then = as_place(quote.place_of(span) or _NOWHERE)
        places = self._places(then)
        tried = [(place, self._finding(quote, number, place)) for place in places or (_NOWHERE,)]
        place, now = min(tried, key=lambda one: _how_far(one[1], places))
        if now.found and now.marked and not now.is_unclear:
            if _differs(now, before):
                return QuoteChange(
                    quote, "changed", then, now.para, span.exact, self._verify_now.marked_around(now)
                )
            return None if now.para in places else QuoteChange(quote, "moved", then, now.para)
        if not now.found and now.nearest is None:
            return QuoteChange(quote, "gone", then, words=span.exact)
        if now.found:
            return QuoteChange(quote, "unmarked", then, now.para, span.exact)
        return QuoteChange(quote, "changed", then, place, span.exact, now.nearest)

    def _finding(self, quote: Quote, number: int, place: Locator) -> SpanFinding:
        span = replace(quote.spans[number], para=place)
        verification: Verification = self._verify_now(replace(quote, para=place, spans=(span,)))
        return verification.spans[0]

    def _change_of_attribution(self, quote: Quote) -> QuoteChange | None:
        """Other words that say who speaks, where the brief's stood in its paragraph."""
        then, printed = as_place(quote.para or _NOWHERE), quote.attribution
        places = self._places(then)
        if not printed or not places or not stands_in(printed, self._then.get(then, "")):
            return None
        if any(stands_in(printed, self._now.get(place, "")) for place in places):
            return None
        return QuoteChange(quote, "attribution", then, places[0], printed)

    def _change_of_content(self, quote: Quote) -> QuoteChange | None:
        then = as_place(quote.para or _NOWHERE)
        places = self._there[then]
        if not places:
            return QuoteChange(quote, "gone", then)
        if then in self._unchanged:
            return None
        content = (quote.content or "").rstrip(".")
        is_copied = stands_in(content, self._then.get(then, ""))
        if is_copied and any(stands_in(content, self._now[place]) for place in places):
            return self._change_of_attribution(quote)
        return QuoteChange(quote, "paragraph", then, places[0])


def _how_far(finding: SpanFinding, places: Sequence[Locator]) -> int:
    """How far a span is from standing where it did; 0 if it does."""
    if finding.found and finding.marked and not finding.is_unclear:
        return int(finding.para not in places)
    if finding.found:
        return 2
    return 4 if finding.nearest is None else 3


def _differs(now: SpanFinding, before: SpanFinding) -> bool:
    """Whether the words of a span are other ones than they were, or were told to be."""
    if before.found:
        cuts = (now.cut_before, now.cut_after)
        return now.form != before.form or cuts != (before.cut_before, before.cut_after)
    return now.repaired or now.cut_before or now.cut_after


def _blocks_of(document: OpenDocument) -> tuple[_Block, ...]:
    """The paragraphs of the version that the brief was made from, as far as anything tells of them."""
    words = document.text.words
    if not document.brief.text:
        return tuple(_Block(place, text, paragraph_hash(text)) for place, text in words.items())
    found: list[_Block] = []
    for entry in document.brief.text:
        known = words.get(entry.place) if entry.text is None and entry.n is not None else entry.text
        text = None if known is None else one_line(known)
        found.append(_Block(entry.place, text, entry.sha256 if text is None else paragraph_hash(text)))
    return tuple(found)


def _paired(
    before: Sequence[_Block], texts: Sequence[str]
) -> tuple[list[tuple[int, ...]], frozenset[Locator]]:
    """The numbers of the new paragraphs that each of the brief's became, and those that are as they were."""
    from rapidfuzz.distance import Indel

    pairs: list[tuple[int, ...]] = [()] * len(before)
    unchanged: set[Locator] = set()
    old, new = [one.key for one in before], list(map(paragraph_hash, texts))
    ends = (0, 0)
    for block in Indel.opcodes(old, new).as_matching_blocks():
        changed, others = range(ends[0], block.a), range(ends[1], block.b)
        for number in changed:
            pairs[number] = _like(before[number].words, number - ends[0], len(changed), others, texts)
        for step in range(block.size):
            pairs[block.a + step] = (block.b + step,)
            unchanged.add(before[block.a + step].place)
        ends = block.a + block.size, block.b + block.size
    return pairs, frozenset(unchanged)


def _like(words: str | None, number: int, count: int, others: range, texts: Sequence[str]) -> tuple[int, ...]:
    """Which new paragraphs one of `count` others became: the likest, or, without its words, those near it."""
    middle = number * len(others) // count
    near = others[max(middle - _NEAR, 0) : middle + _NEAR]
    if words is None:
        return (others[number],) if count == len(others) else tuple(near)
    from rapidfuzz import fuzz

    scores = {one: fuzz.ratio(words, texts[one]) for one in near}
    like = [one for one in near if scores[one] >= _LIKE or _is_part(words, texts[one])]
    return tuple(sorted(like, key=lambda one: -scores[one]))


def _is_part(words: str, text: str) -> bool:
    """Whether one of two paragraphs is in the other one, which was divided or joined."""
    from rapidfuzz import fuzz

    lengths = sorted((len(words), len(text)))
    return lengths[0] * _LEAST_PART >= lengths[1] and fuzz.partial_ratio(words, text) >= _PART_LIKE


def _places(
    before: Sequence[_Block], pairs: Sequence[Sequence[int]], paragraphs: Sequence[Paragraph]
) -> list[Locator]:
    """The places of the new paragraphs, counted as the brief counts its own."""
    if not _is_counted(before):
        return [one.place for one in paragraphs]
    known = {numbers[0]: one.place for one, numbers in zip(before, pairs, strict=True) if numbers}
    first = next(one.place for one in before if isinstance(one.place, int))
    return list(_counted(known, paragraphs, first))


def _is_counted(before: Sequence[_Block]) -> bool:
    """Whether the brief has all paragraphs, one number behind the other."""
    numbers = [one.place for one in before if isinstance(one.place, int)]
    return bool(numbers) and all(two == one + 1 for one, two in pairwise(numbers))


def _counted(known: dict[int, Locator], paragraphs: Sequence[Paragraph], first: int) -> Iterator[Locator]:
    number = first
    for at, paragraph in enumerate(paragraphs):
        place = known.get(at, paragraph.place)
        if isinstance(place, int):
            yield number
            number += 1
        else:
            yield place
