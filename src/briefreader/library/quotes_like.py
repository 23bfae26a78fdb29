"""All that may be another printing of one quote, found through an index without reading every quote."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from briefreader.base.dates import Day
from briefreader.library.compared_quotes import DAYS
from briefreader.library.items import SearchItem
from briefreader.library.likeness import RARE
from briefreader.library.printings import People, VariantGroup, reference
from briefreader.library.same_as import SameAs
from briefreader.library.tokens import tokens
from briefreader.library.variants import variants

QUOTES = "(kind:direct or kind:partial)"  # those with words of their own
_WORDS = 12  # of the quote that are looked for, the longest ones
_MOST = 300  # quotes by the same speaker, and of a brief
_BRIEFS = 50

Ask = Callable[[str, int], Sequence[SearchItem]]  # the newest quotes of a query, so many


def group_of(
    quote: SearchItem, ask: Ask, judgements: Sequence[SameAs], people: People
) -> VariantGroup | None:
    """The group of a quote among those that `ask` leads to; None if there is none."""
    found = {_place(one): one for hits in chain(_like(quote, ask), [(quote,)]) for one in hits}
    group = picked(quote, variants(found.values(), judgements, people))
    own = reference(quote)
    briefs = {one.item.facts.brief for one in group.printings} if group else set()
    for judgement in judgements:
        if own in judgement.items:
            briefs |= {one.partition("#")[0] for one in judgement.items}
    if not briefs:
        return None
    for brief in sorted(briefs)[:_BRIEFS]:  # what else these have tells more of the group
        found.update((_place(one), one) for one in ask(f"{QUOTES} brief:{_marked(brief)}", _MOST))
    return picked(quote, variants(found.values(), judgements, people))


def picked(quote: SearchItem, groups: Iterable[VariantGroup]) -> VariantGroup | None:
    """The group that has a quote."""
    return next(iter(having_any((quote,), groups)), None)


def having_any(quotes: Iterable[SearchItem], groups: Iterable[VariantGroup]) -> tuple[VariantGroup, ...]:
    """The groups that have one of some quotes."""
    wanted = set(map(_place, quotes))
    return tuple(one for one in groups if any(_place(of.item) in wanted for of in one.printings))


def _place(quote: SearchItem) -> tuple[str, int]:
    return quote.facts.path, quote.order


def _like(quote: SearchItem, ask: Ask) -> Iterator[Sequence[SearchItem]]:
    """Quotes with rare words of a quote, and others by its speakers: with its words, or of its time."""
    words = sorted(set(tokens(quote.text)), key=lambda word: (-len(word), word))[:_WORDS]
    for word in words:
        hits = ask(f"{QUOTES} {_marked(word)}", RARE + 1)
        if len(hits) <= RARE:
            yield hits
    any_word = " or ".join(map(_marked, words))
    for name in quote.speakers:
        speaker = f"{QUOTES} speaker:{_marked(' '.join(tokens(name)))}"
        yield ask(f"{speaker} ({any_word})", _MOST)
        if quote.facts.days is not None and (dates := _around(quote.facts.days.earliest)):
            yield ask(f"{speaker} date:{dates}", _MOST)


def _around(day: Day) -> str:
    """The days on which a source can print what another one prints on a day, as a query has them."""
    try:
        middle, around = date(*day), timedelta(DAYS)
        return f"{middle - around}..{middle + around}"
    except (ValueError, OverflowError):
        return ""


def _marked(words: str) -> str:
    return f'"{words}"'
