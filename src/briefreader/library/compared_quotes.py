"""Quotes with what they are compared by: words, persons, and the days on which they can have been said."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from briefreader.base.dates import DateRange, Day
from briefreader.library.items import SearchItem
from briefreader.library.likeness import ComparedTexts
from briefreader.library.printings import People
from briefreader.library.spoken_words import compared
from briefreader.library.tokens import tokens

DAYS = 10  # between the day on which somebody speaks and that on which a source prints it

_LAST = date.max.toordinal()

Days = tuple[int, int]  # the first and last, as ordinals


class ComparedQuote(Struct, frozen=True, eq=False):
    """A quote. `text` is the number of its words among all texts; `days` is None if nothing tells of them."""

    item: SearchItem
    text: int
    people: frozenset[str]
    days: Days | None
    where: frozenset[str]

    @property
    def lang(self) -> str:
        """The language of its words."""
        return self.item.facts.lang[:2]

    @property
    def printed(self) -> int:
        """The first day on which its source can have been printed; of one without a date, the last of all."""
        days = self.item.facts.days
        return _ordinals(days)[0] if days is not None else _LAST

    @property
    def order(self) -> tuple[int, int]:
        """What quotes are gathered by: those of the earliest days first, of these the earliest source."""
        return self.days[0] if self.days is not None else _LAST, self.printed


def compared_quotes(items: Iterable[SearchItem], people: People) -> tuple[list[ComparedQuote], ComparedTexts]:
    """The items that have words of their own, and these words: the same ones in one language once."""
    numbers: dict[tuple[str, tuple[str, ...]], int] = {}
    quotes = []
    for item in items:
        if item.spans:
            lang = item.facts.lang[:2]
            text = numbers.setdefault((lang, compared(item.spans, lang)), len(numbers))
            where = frozenset(tokens(item.where))
            quotes.append(ComparedQuote(item, text, people(item), _days(item), where))
    return quotes, ComparedTexts([words for _, words in numbers])


def common_days(one: Days | None, other: Days | None) -> Days | None:
    """The days of both; None if there are none."""
    if one is None or other is None:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def _days(item: SearchItem) -> Days | None:
    """Those of which the brief says that it was said on them, else those before its source."""
    if item.when is not None and item.when.days is not None:
        return _ordinals(item.when.days)
    if item.facts.days is None:
        return None
    first, last = _ordinals(item.facts.days)
    return first - DAYS, last


def _ordinals(days: DateRange) -> Days:
    return _ordinal(days.earliest), _ordinal(days.latest)


def _ordinal(day: Day) -> int:
    """The number of a day; a year that Python's calendar does not have counts as the nearest that it has."""
    if day[0] < 1:
        return 1
    return _LAST if day[0] > 9999 else date(*day).toordinal()
