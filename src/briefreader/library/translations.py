"""Quotes that may be translations of one another: a guess by the numbers and names that both have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from briefreader.base.ids import slug
from briefreader.library.compared_quotes import ComparedQuote, common_days
from briefreader.library.likeness import candidates
from briefreader.library.spoken_words import is_number, spoken

_FEWEST = 2  # numbers and names in common
_LONGER = 2.5  # times as many letters
_NAME = 4  # letters


def translations(quotes: Iterable[ComparedQuote]) -> Iterator[tuple[ComparedQuote, ComparedQuote]]:
    """Pairs of one person, each the likeliest for the other.

    Their languages differ, or one is said to be translated; both can have been said on one day; the
    shorter one has no number that the longer one has not, and two numbers and names are in both at least.
    """
    by_person: dict[str, list[ComparedQuote]] = defaultdict(list)
    for quote in quotes:
        for person in quote.people:
            by_person[person].append(quote)
    for said in by_person.values():
        if len({quote.lang for quote in said}) > 1 or any(quote.item.translated_from for quote in said):
            yield from _of_one(said)


def _of_one(quotes: Sequence[ComparedQuote]) -> Iterator[tuple[ComparedQuote, ComparedQuote]]:
    fixed = [_numbers_and_names(quote) for quote in quotes]
    found: list[tuple[int, int, int]] = []
    for one, other in candidates(fixed, range(len(quotes))):
        shared = len({*fixed[one]} & {*fixed[other]})
        shorter, longer = sorted((one, other), key=lambda at: _letters(quotes[at]))
        has_numbers = _numbers(fixed[shorter]) <= _numbers(fixed[longer])
        if shared >= _FEWEST and has_numbers and _can_be(quotes[one], quotes[other]):
            found.append((shared, one, other))
    there = ((one, shared, other) for shared, one, other in found)
    back = ((other, shared, one) for shared, one, other in found)
    best = _only_best(chain(there, back))
    for _, one, other in found:
        if best.get(one) == other and best.get(other) == one:
            yield quotes[one], quotes[other]


def _only_best(found: Iterable[tuple[int, int, int]]) -> Mapping[int, int]:
    """Of each quote the other one with which it shares most, if there is but one such."""
    sharing: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for quote, shared, other in found:
        sharing[quote].append((shared, other))
    best = {}
    for quote, others in sharing.items():
        most = max(others)[0]
        likeliest = [other for shared, other in others if shared == most]
        if len(likeliest) == 1:
            best[quote] = likeliest[0]
    return best


def _can_be(one: ComparedQuote, other: ComparedQuote) -> bool:
    """Whether languages, days, sources and lengths allow that one is a translation of the other."""
    origins = {one.item.translated_from, other.item.translated_from}
    is_translated = one.lang != other.lang or (len(origins) == 1 and origins != {""})
    letters = sorted((_letters(one), _letters(other)))
    return (
        is_translated
        and one.item.facts.brief != other.item.facts.brief
        and common_days(one.days, other.days) is not None
        and letters[1] <= _LONGER * letters[0]
    )


def _letters(quote: ComparedQuote) -> int:
    return sum(map(len, quote.item.spans))


def _numbers_and_names(quote: ComparedQuote) -> tuple[str, ...]:
    """The numbers, and the words that have a capital letter where a sentence does not need one."""
    words, _ = spoken(quote.item.spans, quote.lang)
    found = []
    for at, word in enumerate(words):
        is_name = word.printed[:1].isupper() and len(word.text) >= _NAME
        if is_number(word.text):
            found.append(word.text)
        elif is_name and at and not (word.begins_sentence or word.begins_span):
            found.append(slug(word.text))
    return tuple(filter(None, found))


def _numbers(fixed: Iterable[str]) -> set[str]:
    return {one for one in fixed if is_number(one)}
