"""From quotes with the same words to what was likely said once: by one person, at one time and place."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from briefreader.library.alterations import alterations
from briefreader.library.compared_quotes import ComparedQuote, Days, common_days
from briefreader.library.items import SearchItem
from briefreader.library.likeness import LIKE, ComparedTexts
from briefreader.library.printings import (
    Printing,
    Relation,
    Utterance,
    VariantGroup,
    by_name,
    reference,
    source_of,
)
from briefreader.library.same_as import SameAs
from briefreader.library.spoken_words import compared

_SURE_WORDS = 8  # with so many in common, a source without a date is of the same time
# Words between marks inside a quote, where a mark opens before a word and closes behind one.
_INNER = re.compile(r"(?<!\w)[‘'“\"«„‹](?=\w)(.+?)(?<=[\w.,!?…])[’'”\"»“›](?!\w)", re.DOTALL)

_IN_BRACKETS = re.compile(r"\[[^]]*\]")


class Rejections:
    """Which quotes a reviewer said are not the same."""

    def __init__(self, judgements: Sequence[SameAs]) -> None:
        self._apart: dict[str, set[str]] = {}
        for judgement in judgements:
            if judgement.rejects:
                for one in judgement.items:
                    self._apart.setdefault(one, set()).update(judgement.items)

    def has_any(self, quote: ComparedQuote, others: Collection[ComparedQuote]) -> bool:
        """Whether it was said of a quote and one of the others."""
        apart = self._apart.get(reference(quote.item))
        return apart is not None and any(reference(one.item) in apart for one in others)


class _Gathered:
    """Quotes that are likely to be one utterance, while they are gathered."""

    def __init__(self, first: ComparedQuote) -> None:
        self.people = first.people
        self.days: Days | None = first.days
        self.quotes: list[ComparedQuote] = []
        self.texts: set[int] = set()
        self.by_source: dict[tuple[str, str], list[ComparedQuote]] = defaultdict(list)
        self.where: list[frozenset[str]] = []
        self.add(first)

    def add(self, quote: ComparedQuote) -> None:
        self.quotes.append(quote)
        self.texts.add(quote.text)
        self.by_source[source_of(quote.item)].append(quote)
        self.days = common_days(self.days, quote.days) or self.days or quote.days
        self.where += [quote.where] if quote.where and quote.where not in self.where else []

    def is_by(self, people: frozenset[str]) -> bool:
        """Whether somebody of these says it, or nobody is named in both."""
        return not self.people.isdisjoint(people) or self.people == people


class GroupMaker:
    """Makes groups of quotes that have the same words, or of which some are translations of others.

    `translated` are pairs of numbers of texts.
    """

    def __init__(
        self, texts: ComparedTexts, judgements: Sequence[SameAs], translated: Collection[frozenset[int]]
    ) -> None:
        self._texts = texts
        self._same: dict[str, list[SameAs]] = defaultdict(list)
        for one in judgements:
            if not one.rejects:
                for item in one.items:
                    self._same[item].append(one)
        self._rejections = Rejections(judgements)
        self._translated = translated

    def groups(self, quotes: Sequence[ComparedQuote]) -> list[VariantGroup]:
        """The groups among them, each of several sources."""
        found = []
        left = self._gathered(sorted(quotes, key=lambda one: one.order))
        while left:
            main = max(left, key=lambda one: len(one.by_source))
            related = [one for one in left if one is not main and self._is_related(main, one)]
            if len({source for one in (main, *related) for source in one.by_source}) > 1:
                found.append(self._group(main, related))
            left = [one for one in left if one is not main and one not in related]
        return found

    # Gathering

    def _gathered(self, quotes: Sequence[ComparedQuote]) -> list[_Gathered]:
        found: list[_Gathered] = []
        placed: set[str] = set()
        said = (one for quote in quotes for one in self._same.get(reference(quote.item), ()))
        for judgement in dict.fromkeys(said):  # whatever else speaks against it
            named = [one for one in quotes if reference(one.item) in judgement.items]
            homes = [one for one in found if any(quote in one.quotes for quote in named)]
            for quote in named:
                if reference(quote.item) in placed:
                    continue
                placed.add(reference(quote.item))
                if homes:
                    homes[0].add(quote)
                else:
                    homes = [_Gathered(quote)]
                    found += homes
        for quote in quotes:
            if reference(quote.item) in placed:
                continue
            fitting = next((one for one in found if self._fits(one, quote)), None)
            if fitting is not None:
                fitting.add(quote)
            else:
                found.append(_Gathered(quote))
        return found

    def _fits(self, gathered: _Gathered, quote: ComparedQuote) -> bool:
        shared = self._shared(gathered, {quote.text}, by_same=True)
        if not (gathered.is_by(quote.people) and shared):
            return False
        if gathered.days is None or quote.days is None:
            is_one_time = shared >= _SURE_WORDS
        else:
            is_one_time = common_days(gathered.days, quote.days) is not None
        is_elsewhere = quote.where and any(quote.where.isdisjoint(where) for where in gathered.where)
        return (
            is_one_time
            and not is_elsewhere
            and not self._rejections.has_any(quote, gathered.quotes)
            and not any(self._are_two(one, quote) for one in gathered.by_source[source_of(quote.item)])
        )

    def _shared(self, gathered: _Gathered, texts: Collection[int], *, by_same: bool) -> int:
        """The most words that one of its texts shares with one of these; 0 if none is like one."""
        pairs = ((one, other) for one in gathered.texts for other in texts)
        return max(self._shared_words(*pair, by_same=by_same) for pair in pairs)

    def _shared_words(self, one: int, other: int, *, by_same: bool) -> int:
        likeness = self._texts.likeness(one, other)
        return likeness.words if likeness is not None and likeness.is_enough(by_same=by_same) else 0

    def _are_two(self, one: ComparedQuote, other: ComparedQuote) -> bool:
        """Of two quotes of one source: whether they are alike, and neither is a part of the other."""
        likeness = self._texts.likeness(one.text, other.text)
        return likeness is not None and LIKE <= likeness.part < 1

    # Relating

    def _is_related(self, main: _Gathered, other: _Gathered) -> bool:
        """Whether they may stand in one group: by their words, or by a likely translation."""
        if any(self._rejections.has_any(one, other.quotes) for one in main.quotes):
            return False
        is_like = self._shared(main, other.texts, by_same=main.is_by(other.people)) > 0
        return is_like or self._is_translated(main, other)

    def _is_translated(self, main: _Gathered, other: _Gathered) -> bool:
        return any(frozenset((one, two)) in self._translated for one in main.texts for two in other.texts)

    def _relation(self, main: _Gathered, other: _Gathered) -> Relation:
        if not main.is_by(other.people):
            return "other-name" if main.people and other.people else "no-name"
        if not self._shared(main, other.texts, by_same=True):
            return "translation"
        return "undated" if main.days is None or other.days is None else "again"

    # Making

    def _group(self, main: _Gathered, related: Sequence[_Gathered]) -> VariantGroup:
        fullest = max(main.quotes, key=lambda one: (_length(one), -one.printed))
        utterances = [self._utterance(one, "same", fullest) for one in (main,)]
        for one in related:
            made = self._utterance(one, self._relation(main, one), fullest)
            utterances.append(made)
        names = {name for one in (main, *related) for quote in one.quotes for name in by_name(quote.item)}
        return VariantGroup(fullest.item, tuple(utterances), len(names))

    def _utterance(self, gathered: _Gathered, relation: Relation, fullest: ComparedQuote) -> Utterance:
        quotes = sorted(gathered.quotes, key=lambda one: (one.printed, one.item.newest_first))
        printings = tuple(self._printing(one, gathered, fullest) for one in quotes)
        is_other = relation == "other-name"
        return Utterance(relation, printings, is_other and _share_a_word(fullest.item, quotes[0].item))

    def _printing(self, quote: ComparedQuote, gathered: _Gathered, fullest: ComparedQuote) -> Printing:
        own = reference(quote.item)
        here = {reference(one.item) for one in gathered.quotes} - {own}
        confirmed = (_name_of(one) for one in self._same.get(own, ()) if not here.isdisjoint(one.items))
        is_like = quote is not fullest and self._shared_words(quote.text, fullest.text, by_same=True) > 0
        return Printing(
            quote.item,
            is_like,
            alterations(fullest.item.spans, quote.item.spans, quote.lang) if is_like else (),
            is_within_quote=is_like and self._is_within_quote(quote, fullest),
            confirmed=tuple(dict.fromkeys(confirmed)),
        )

    def _is_within_quote(self, quote: ComparedQuote, fullest: ComparedQuote) -> bool:
        """Whether most of the words stand between marks inside a quote, and not so in the fullest."""
        inner = {*compared(_INNER.findall(" ".join(quote.item.spans)), quote.lang)}
        shared = {*self._texts.words[quote.text]} & {*self._texts.words[fullest.text]}
        there = {*compared(_INNER.findall(" ".join(fullest.item.spans)), quote.lang)}
        half = len(shared) / 2
        return len(shared & inner) > half >= len(shared & there)


def _name_of(said: SameAs) -> str:
    """Who says it: a reviewer, or a brief."""
    return f"the brief {said.brief}" if said.reviewer is None else said.reviewer


def _length(quote: ComparedQuote) -> int:
    """The number of words, without those that a source puts in brackets."""
    return len(compared((_IN_BRACKETS.sub(" ", span) for span in quote.item.spans), quote.lang))


def _share_a_word(one: SearchItem, other: SearchItem) -> bool:
    """Whether two names may be of one person: `Lee`, `Ada Lee`."""
    return any(
        not set(some.split()).isdisjoint(others.split()) for some in by_name(one) for others in by_name(other)
    )
