"""Dates: as briefs write them, in EDTF; the names of months and days; moments in UTC.

EDTF is the Extended Date/Time Format of the Library of Congress (https://www.loc.gov/standards/datetime/),
part of ISO 8601-2:2019. Levels 0 and 1 are read.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Protocol, TypeVar

from msgspec import Struct

from briefreader.base.patterns import pattern

Day = tuple[int, int, int]  # year, month, day

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# As American guides shorten them: the MLA's, and the Bluebook's table T12.
SHORT_MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The seasons of EDTF, each with its first and last month; winter is the one that begins in the year.
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}

_SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_OPEN = ("", "..")  # an end of an interval that is not known, or open

# Beyond any year that is written with a `Y`, and in 64 bits, so that it can be packed.
_BEGINNING: Day = (-(10**18), 1, 1)
_END: Day = (10**18, 12, 31)

_TIME = r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?"
_POINT = pattern(
    rf"""(?P<year> -?\d{{4}} | -?\d{{3}}X | -?\d{{2}}XX | Y-?[1-9]\d{{4,17}} )
    (?: -(?P<month> \d\d | XX ) (?: -(?P<day> \d\d | XX ) (?P<time> {_TIME} )? )? )?
    (?P<doubt> [?~%] )?""",
    re.VERBOSE,
)


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


class Dated(Protocol):
    """What may have a date, in EDTF."""

    @property
    def date(self) -> str | None:
        """The date as it is written."""


D = TypeVar("D", bound=Dated)


def parse_edtf(text: str) -> DateRange | None:
    """The date of an EDTF expression of level 0 or 1; None if it is none."""
    first, slash, last = text.partition("/")
    if not slash:
        return _point(first)
    if first in _OPEN and last in _OPEN:
        return None
    start = DateRange(_BEGINNING, _BEGINNING, False) if first in _OPEN else _point(first)
    end = DateRange(_END, _END, False) if last in _OPEN else _point(last)
    if start is None or end is None:
        return None
    return DateRange(start.earliest, end.latest, start.exact and end.exact)


def from_parts(parts: Iterable[int | str]) -> DateRange | None:
    """The date of a year, a month and a day, as many as there are."""
    try:
        year, *rest = (int(part) for part in parts)
    except ValueError:
        return None
    written = f"{year:04}" if year >= 0 else f"{year:05}"
    return parse_edtf("-".join([written, *(f"{part:02}" for part in rest)]))


def chronological(events: Iterable[D]) -> tuple[D, ...]:
    """Events by date. One without a date stays behind the one that it follows."""
    groups: list[tuple[tuple[Day, Day], list[D]]] = []
    for event in events:
        when = parse_edtf(event.date) if event.date is not None else None
        if when is not None:
            groups.append((when.order, [event]))
        elif groups:
            groups[-1][1].append(event)
        else:
            groups.append(((_BEGINNING, _BEGINNING), [event]))
    groups.sort(key=lambda group: group[0])
    return tuple(event for _, group in groups for event in group)


def iso_day(text: str) -> date | None:
    """The day of an ISO 8601 date; None if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def utc(moment: datetime) -> str:
    """A moment in UTC and whole seconds: `2024-10-20T10:41:00Z`."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def long_day(text: str) -> str:
    """`24 November 2026`: a day, or that of a moment where the user is. Other words as they are."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    day = moment.astimezone() if moment.tzinfo else moment
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_words(date: str | None) -> str:
    """A date in words: `1950 to 1953`, `from 1953`, `about 1969`, `1980s`, `no date`; no EDTF as it is."""
    if date is None or parse_edtf(date) is None:
        return date or "no date"
    first, interval, last = (_point_words(one, _LONG) for one in date.partition("/"))
    match first not in _OPEN, last not in _OPEN:
        case True, True:
            return f"{first} to {last}"
        case False, True:
            return f"until {last}"
    return f"from {first}" if interval else first


def short_date(date: str | None) -> str:
    """The same where there is little room: `1950–1953`, `1953 on`, `to 1953`, `~1969`."""
    if date is None or parse_edtf(date) is None:
        return date or "no date"
    first, interval, last = (_point_words(one, _SHORT) for one in date.partition("/"))
    if not interval:
        return first
    if last in _OPEN:
        return f"{first} on"
    return f"{first}–{last}" if first not in _OPEN else f"to {last}"


def date_in_room(date: str | None, room: int) -> tuple[str, str]:
    """The date in so many characters, and in whole words where it has no room: then it begins there alone."""
    short = short_date(date)
    if len(short) <= room:
        return short, ""
    begins = short.partition("–")[0]
    return begins if len(begins) <= room else f"{begins[: room - 1]}…", date_words(date)


class _Words(Struct, frozen=True):
    """How doubts are told of a point in time, by their signs, and what a century is called."""

    doubts: Mapping[str, str]
    century: str


_LONG = _Words({"?": "perhaps {}", "~": "about {}", "%": "perhaps about {}"}, "century")
_SHORT = _Words({"?": "{}?", "~": "~{}", "%": "~{}?"}, "c.")


def _point_words(text: str, words: _Words) -> str:
    """One point in time in words; anything else as it is."""
    match = _POINT.fullmatch(text)
    if match is None:
        return text
    year, month, day = match["year"], match["month"], match["day"]
    if year.endswith("XX") and year[0] != "-":
        told = f"{_ordinal(int(year[:2]) + 1)} {words.century}"
    elif year.endswith("X") and year[0] != "-":
        told = f"{year[:3]}0s"
    elif month is None or month == "XX":
        told = year
    elif int(month) in SEASONS:
        told = f"{_SEASON_NAMES[int(month)]} {year}"
    else:
        told = f"{year}-{month}" if day in (None, "XX") else f"{year}-{month}-{day}{match['time'] or ''}"
    return words.doubts.get(match["doubt"] or "", "{}").format(told)


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"


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
    months = SEASONS.get(int(month), (int(month), int(month)))
    if not 1 <= months[0] <= 12 or (int(month) in SEASONS and day is not None):
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
    year = year % 400 + 2000
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def short_day(text: str) -> str:
    """`16 Oct 2024`, `Oct 2024`: a day or a month of an ISO 8601 date. Other words as they are."""
    year, *rest = text.split("-")
    if not (year.isdecimal() and rest and all(one.isdecimal() for one in rest) and len(rest) <= 2):
        return text
    month, *days = map(int, rest)
    if not 1 <= month <= len(MONTHS):
        return text
    return " ".join((*map(str, days), MONTHS[month - 1][:3], year))
