"""Dates as the format writes them: EDTF, levels 0 and 1."""

import re
from calendar import monthrange
from collections.abc import Iterable

from msgspec import Struct

from briefreader.brief.model.brief import Event

Day = tuple[int, int, int]  # year, month, day

# Beyond any year that is written with a `Y`.
_BEGINNING: Day = (-(10**20), 1, 1)
_END: Day = (10**20, 12, 31)

_TIME = r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?"
_POINT = re.compile(
    rf"""(?P<year> -?\d{{4}} | -?\d{{3}}X | -?\d{{2}}XX | Y-?[1-9]\d{{4,17}} )
    (?: -(?P<month> \d\d | XX ) (?: -(?P<day> \d\d | XX ) (?P<time> {_TIME} )? )? )?
    (?P<doubt> [?~%] )?""",
    re.VERBOSE,
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


class DateRange(Struct, frozen=True, gc=False):
    """The first and last day that a date can mean; `exact` if it has no doubts, gaps or open ends.

    Of an interval written the wrong way round, `latest` is before `earliest`.
    """

    earliest: Day
    latest: Day
    exact: bool

    @property
    def order(self) -> tuple[Day, Day]:
        """What dates are sorted by: an open beginning is sorted by the end."""
        return (self.latest if self.earliest == _BEGINNING else self.earliest, self.latest)


def parse(text: str) -> DateRange | None:
    """The date of an EDTF expression of level 0 or 1; None if it is none."""
    first, slash, last = text.partition("/")
    if not slash:
        return _point(first)
    if first in ("", "..") and last in ("", ".."):
        return None
    start = DateRange(_BEGINNING, _BEGINNING, False) if first in ("", "..") else _point(first)
    end = DateRange(_END, _END, False) if last in ("", "..") else _point(last)
    if start is None or end is None:
        return None
    return DateRange(start.earliest, end.latest, start.exact and end.exact)


def from_parts(parts: Iterable[int | str]) -> DateRange | None:
    """The date of a CSL date's year, month and day, as many as there are."""
    try:
        year, *rest = (int(part) for part in parts)
    except ValueError:
        return None
    return parse("-".join([f"{year:04}" if year >= 0 else f"{year:05}", *(f"{part:02}" for part in rest)]))


def chronological(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by date. One without a date stays behind the one it follows in the brief."""
    groups: list[tuple[tuple[Day, Day], list[Event]]] = []
    for event in events:
        date = parse(event.date) if event.date is not None else None
        if date is not None:
            groups.append((date.order, [event]))
        elif groups:
            groups[-1][1].append(event)
        else:
            groups.append(((_BEGINNING, _BEGINNING), [event]))
    groups.sort(key=lambda group: group[0])
    return tuple(event for _, group in groups for event in group)


def _point(text: str) -> DateRange | None:
    match = _POINT.fullmatch(text)
    if match is None or not text.isascii():
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if ("X" in year or "Y" in year) and month is not None:
        return None
    if (month == "XX" and day not in (None, "XX")) or year == "-0000":
        return None
    exact = match["doubt"] is None and "X" not in text
    first_year, last_year = _years(year.removeprefix("Y"))
    if month is None or month == "XX":
        return DateRange((first_year, 1, 1), (last_year, 12, 31), exact)
    months = _SEASONS.get(int(month), (int(month), int(month)))
    if not 1 <= months[0] <= 12 or (int(month) in _SEASONS and day is not None):
        return None
    days = _days(first_year, months[1])
    if day is None or day == "XX":
        return DateRange((first_year, months[0], 1), (first_year, months[1], days), exact)
    if not 1 <= int(day) <= days:
        return None
    return DateRange((first_year, months[0], int(day)), (first_year, months[0], int(day)), exact)


def _years(text: str) -> tuple[int, int]:
    bounds = int(text.replace("X", "0")), int(text.replace("X", "9"))
    return min(bounds), max(bounds)


def _days(year: int, month: int) -> int:
    """Days of a month; the calendar repeats after 400 years, also before the year 1."""
    return monthrange(year % 400 + 2000, month)[1]
