"""One quote in several sources: which printings are likely to be of the same words, said once by one person.

A likeness is a suggestion and nothing more: a person says whether it holds. What is like another quote by its
words alone, and was said at another time or stands under another name, is set apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from briefreader.library.compared_quotes import ComparedQuote, common_days, compared_quotes
from briefreader.library.items import SearchItem
from briefreader.library.likeness import ComparedTexts, candidates
from briefreader.library.printings import (
    People,
    Printing,
    Utterance,
    VariantGroup,
    by_name,
    reference,
    source_of,
)
from briefreader.library.same_as import SameAs
from briefreader.library.translations import translations
from briefreader.library.utterances import GroupMaker

_SOURCES = 50  # of one utterance, of which each two are compared


def variants(
    items: Iterable[SearchItem], judgements: Iterable[SameAs] = (), people: People = by_name
) -> tuple[VariantGroup, ...]:
    """The groups among some quotes: those that are offered first, then the newest first.

    `people` tells who says them. Items without words of their own are passed over.
    """
    judged = tuple(judgements)
    quotes, texts = compared_quotes(items, people)
    clusters = _Clusters(len(texts.words))
    for text, parent in _parents(quotes, texts).items():
        clusters.join(text, parent)
    translated = {frozenset((one.text, other.text)) for one, other in translations(quotes)}
    for one, other in map(tuple, translated):
        clusters.join(one, other)
    known = {reference(quote.item): quote.text for quote in quotes} if judged else {}
    for judgement in judged:
        if not judgement.rejects:
            same = [known[one] for one in judgement.items if one in known]
            for text in same[1:]:
                clusters.join(same[0], text)
    having: dict[int, list[ComparedQuote]] = defaultdict(list)
    for quote in quotes:
        having[clusters.root(quote.text)].append(quote)
    maker = GroupMaker(texts, judged, translated)
    groups = [group for cluster in having.values() if len(cluster) > 1 for group in maker.groups(cluster)]
    groups.sort(key=lambda one: (not one.is_offered, min(of.item.newest_first for of in one.printings)))
    return tuple(_with_alike(groups))


class _Clusters:
    """Numbers that belong together."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, number: int) -> int:
        """The number that stands for all that one belongs to."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Put two together, and all that belongs to them."""
        self._above[self.root(one)] = self.root(other)


def _parents(quotes: Sequence[ComparedQuote], texts: ComparedTexts) -> dict[int, int]:
    """For each text that is like a longer one: the likeliest of these, first of one person and one time."""
    having: dict[int, list[ComparedQuote]] = defaultdict(list)
    by_person: dict[str, set[int]] = defaultdict(set)
    for quote in quotes:
        having[quote.text].append(quote)
        for person in quote.people or ("",):
            by_person[person].add(quote.text)
    best: dict[int, tuple[tuple[bool, bool, float, float], int]] = {}
    for numbers in (*by_person.values(), range(len(texts.words))):
        for shorter, longer in candidates(texts.words, numbers):
            likeness = texts.likeness(shorter, longer)
            if likeness is None:
                continue
            is_by_same, is_at_once = _in_common(having[shorter], having[longer])
            if likeness.is_enough(by_same=is_by_same):
                found = ((is_at_once, is_by_same, likeness.telling, likeness.part), longer)
                best[shorter] = max(best.get(shorter, found), found)
    return {text: parent for text, (_, parent) in best.items()}


def _in_common(some: Iterable[ComparedQuote], others: Iterable[ComparedQuote]) -> tuple[bool, bool]:
    """Whether somebody says both of two texts, and whether on a day that they have in common."""
    times = {(one.people, one.days) for one in others}
    by_same = False
    for people, days in {(one.people, one.days) for one in some}:
        for other_people, other_days in times:
            if not people.isdisjoint(other_people) or people == other_people:
                by_same = True
                if common_days(days, other_days) is not None:
                    return True, True
    return by_same, False


def _with_alike(groups: Iterable[VariantGroup]) -> Iterator[VariantGroup]:
    """The groups, with the number of other quotes that two sources print in the same words."""
    groups = list(groups)
    alike: Counter[frozenset[tuple[str, str]]] = Counter()
    for group in groups:
        for utterance in group.utterances:
            alike.update(_pairs_alike(utterance))
    for group in groups:
        utterances = (
            replace(one, printings=tuple(_told(printing, one, alike) for printing in one.printings))
            for one in group.utterances
        )
        yield replace(group, utterances=tuple(utterances))


def _pairs_alike(utterance: Utterance) -> set[frozenset[tuple[str, str]]]:
    """The pairs of sources that print an utterance in the same words."""
    by_words: dict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
    for printing in utterance.printings:
        by_words[printing.item.spans].add(source_of(printing.item))
    pairs = (pair for sources in by_words.values() for pair in combinations(sorted(sources)[:_SOURCES], 2))
    return set(map(frozenset, pairs))


def _told(printing: Printing, utterance: Utterance, alike: Counter[frozenset[tuple[str, str]]]) -> Printing:
    own = source_of(printing.item)
    others = {source_of(one.item) for one in utterance.printings if one.item.spans == printing.item.spans} - {
        own
    }
    most = max((alike[frozenset((own, other))] for other in others), default=1)
    return replace(printing, printed_alike=most - 1) if most > 1 else printing
