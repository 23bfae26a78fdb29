"""What happened, by date, as the briefs of a library tell it.

Nothing is merged by likeness: several briefs tell of one event only where they, or people, link it.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from briefreader.base.dates import DateRange
from briefreader.library.items import SearchItem
from briefreader.library.query import And, Field, Phrase, Query
from briefreader.library.same_as import SameAs, item_name, joined


class Happening(Struct, frozen=True):
    """One event, told by one or several briefs: `tellings` has that of the earliest date first."""

    tellings: tuple[SearchItem, ...]

    @property
    def first(self) -> SearchItem:
        """The one that the event stands under."""
        return self.tellings[0]

    @property
    def days(self) -> DateRange | None:
        """When it happened, as far as that is known."""
        return self.first.when.days if self.first.when is not None else None

    @property
    def decade(self) -> int | None:
        """The first year of the decade in which it began; None without a date."""
        return self.days.order[0][0] // 10 * 10 if self.days is not None else None


class Timeline(Struct, frozen=True):
    """Events in the order of their dates, those without one last. `left_out`: so many more were found.

    `undated`: so many have no date, and were passed over because the query asks for one with `when:`.
    """

    happenings: tuple[Happening, ...]
    left_out: int = 0
    undated: int = 0

    @property
    def tellings(self) -> tuple[SearchItem, ...]:
        """Every event of every brief, in order."""
        return tuple(one for happening in self.happenings for one in happening.tellings)


def events_of(query: Query) -> Query:
    """The events among what a query asks for."""
    return And((Field("kind", "event", Phrase(())), query))


def same_events(said: Iterable[SameAs]) -> Callable[[SearchItem], str]:
    """What each event is one happening by: the group that it is joined in, else itself."""
    groups = {name: min(group) for group in joined(said) for name in group}

    def same(event: SearchItem) -> str:
        joined_as = groups.get(item_name(event.facts.brief, event.item))
        return f"group {joined_as}" if joined_as else f"{event.facts.path}#{event.item}"

    return same


def is_dated(event: SearchItem) -> bool:
    """Whether it is known when it happened."""
    return event.when is not None and event.when.days is not None


def timeline(
    events: Iterable[SearchItem],
    same: Callable[[SearchItem], str],
    left_out: int = 0,
    undated: int = 0,
) -> Timeline:
    """Events by their dates. Those of which `same` says one thing are one happening."""
    together: dict[str, list[SearchItem]] = {}
    for event in sorted(events, key=_order):
        together.setdefault(same(event), []).append(event)
    return Timeline(tuple(Happening(tuple(tellings)) for tellings in together.values()), left_out, undated)


def _order(event: SearchItem) -> tuple[object, ...]:
    """By date; of one date the oldest source first, then by its place in the brief."""
    days = event.when.days if event.when is not None else None
    source = event.facts.days
    return (
        days is None,
        days.order if days is not None else (),
        source is None,
        source.order if source is not None else (),
        event.facts.path,
        event.order,
    )
