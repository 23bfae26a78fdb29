"""Dates of sources: days, months, seasons and years, ranges of them, and how sure they are."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec import Struct

from briefreader.base.dates import MONTHS
from briefreader.base.patterns import pattern
from briefreader.brief.model.csl import CslDate
from briefreader.cite.punctuation import one_line

_ISO = pattern(r"(-?\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:T[\d:.Z+-]*)?)?)?")
_DAY_FIRST = pattern(r"(?:(?:[^\W\d_]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([^\W\d_]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = pattern(r"(?:[^\W\d_]+,\s+)?([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEAR = pattern(r"\d{4}")
SEASONS = ("Spring", "Summer", "Autumn", "Winter")

_EDTF_SEASONS = range(21, 25)  # as EDTF numbers them; CSL has 13 to 16

Parts = tuple[int, ...]  # year, month, day, as many as are known


class CitationDate(Struct, frozen=True, gc=False):
    """A day, a month, a season or a year; or, where a citation has only words for it, those.

    Of a range `until` is the last year, month and day. One that was `inferred` is shown in brackets, one
    that is `circa` with a word. A `letter` after the year tells apart what else would be cited alike.
    """

    year: str
    month: int = 0
    day: int = 0
    inferred: bool = False
    letter: str = ""
    season: str = ""
    until: Parts = ()
    circa: bool = False

    def shown(self, part: str, circa: str = "ca.") -> str:
        """A part of the date, with a word if it is uncertain, in brackets if it was inferred; or nothing."""
        about = f"{circa} {part}" if self.circa and part else part
        return f"[{about}]" if self.inferred and part else about

    @property
    def shown_year(self) -> str:
        """`2024`, `[2024]`, `ca. 1911`, `2023–2024`."""
        return self.shown(self.lettered(self.years))

    @property
    def years(self) -> str:
        """`2024`; of a range over years `2023–2024`."""
        last = _year(self.until[0]) if self.until else self.year
        return self.year if last == self.year else f"{self.year}–{last}"

    def lettered(self, year: str) -> str:
        """`2024a`; `n.d.-a`."""
        return f"{year}{'' if year[-1:].isdigit() else '-'}{self.letter}" if self.letter else year

    @property
    def month_name(self) -> str:
        """`October`; a season; empty if neither is known."""
        return self.months(MONTHS)

    def months(self, names: Sequence[str]) -> str:
        """The month by a style's own names; or the season."""
        return names[self.month - 1] if self.month else self.season

    @property
    def long(self) -> str:
        """`16 October 2024`; `14–20 October 2024`."""
        return self.shown(day_first(self, MONTHS))

    @property
    def year_first(self) -> str:
        """`2024, October 16`; `2024, October 14–20`."""
        if self.years != self.year:
            return self.shown(self.lettered(self.years))
        return self.shown(_listed(self.lettered(self.year), self.month_and_day()))

    @property
    def month_first(self) -> str:
        """`October 16, 2024`; `October 2024`; `October 14–20, 2024`."""
        return self.shown(month_first(self, MONTHS))

    def month_and_day(self, names: Sequence[str] = MONTHS) -> str:
        """`October 16`; `October 14–20`; `October 30–November 2`; empty if only the year is known."""
        return self._days(names, "{0} {1}")

    def day_and_month(self, names: Sequence[str] = MONTHS) -> str:
        """`16 October`; `14–20 October`; empty if only the year is known."""
        return self._days(names, "{1} {0}")

    def _days(self, names: Sequence[str], order: str) -> str:
        month, day = self.months(names), str(self.day or "")
        until = self.until[1:] if self.years == self.year else ()
        if not until:
            return order.format(month, day).strip()
        last_month, last_day = names[until[0] - 1], str(until[1] if len(until) > 1 else "")
        if last_month == month:
            days = f"{day}–{last_day}" if day and last_day else ""
            return order.format(month, days).strip()
        return f"{order.format(month, day).strip()}–{order.format(last_month, last_day).strip()}"

    @property
    def iso(self) -> str:
        """`2024-10-16`; of a range its beginning."""
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year}{month}{day}"

    @property
    def start(self) -> "CitationDate":
        """Of a range over years the beginning alone."""
        return CitationDate(self.year, self.month, self.day, season=self.season)

    @property
    def end(self) -> "CitationDate | None":
        """Of a range over years the end alone."""
        if self.years == self.year:
            return None
        year, month, day = (*self.until, 0, 0)[:3]
        return CitationDate(_year(year), month, day)


def month_first(date: CitationDate, months: Sequence[str]) -> str:
    """`Oct. 16, 2024`, with a style's own short names of the months."""
    if end := date.end:
        return f"{month_first(date.start, months)}–{month_first(end, months)}"
    month = date.month_and_day(months)
    return f"{month}, {date.year}" if date.day else _joined(month, date.year)


def day_first(date: CitationDate, months: Sequence[str]) -> str:
    """`16 Oct. 2024`."""
    if end := date.end:
        return f"{day_first(date.start, months)}–{day_first(end, months)}"
    return _joined(date.day_and_month(months), date.year)


NO_DATE = CitationDate("n.d.")


def citation_date(date: CslDate | None) -> CitationDate | None:
    """A date as it can be cited; None if there is none, or none that can be one."""
    if date is None:
        return None
    words = _text(date.literal if date.literal is not None else date.raw)
    written = [_numbers(parts) for parts in date.date_parts] or _read(words, raw=date.literal is None)
    if not written or not all(written):
        named, of_year = _season_in(words) if date.literal is None else ("", "")
        if named:
            return CitationDate(of_year, season=named, circa=bool(date.circa))
        return CitationDate(words) if words else None
    (year, month, day), last = (*written[0], 0, 0)[:3], written[-1]
    if month > len(MONTHS):
        month, season = 0, SEASONS[month - len(MONTHS) - 1]
    else:
        season = _season(date.season) if not month else ""
    until = last if last != written[0] else ()
    if until and len(until) > 1 and until[1] > len(MONTHS):
        until = until[:1] if until[0] != year else ()
    return CitationDate(_year(year), month, day, season=season, until=until, circa=bool(date.circa))


def _read(words: str, *, raw: bool) -> list[Parts]:
    """What the words of a date say, if they say no more than one date, or from when till when."""
    ends = words.split("/") if words.count("/") == 1 else [words]
    found = [_read_one(end, raw=raw) for end in ends]
    return found if all(found) else []


def _read_one(words: str, *, raw: bool) -> Parts:
    if iso := _ISO.fullmatch(words):
        return _numbers(part for part in iso.groups() if part)
    if not raw:
        return ()
    for form, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        found = form.fullmatch(words)
        month = _month(found[2 if form is _DAY_FIRST else 1]) if found else 0
        if found and month:
            year, _, day = (found[at] for at in order)
            return _numbers([year, month, day] if day else [year, month])
    return ()


def _month(word: str) -> int:
    """The number of a month by its English name, or the first letters of it; 0 if it is none."""
    named = (number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(word.casefold()))
    return next(named, 9 if word.casefold() == "sept" else 0)


def _season(value: str | int | None) -> str:
    """A season by its number, 1 to 4, or as it is called."""
    words = _text(value)
    if words.isdecimal():
        number = int(words) - (20 if int(words) > 20 else 0)
        return SEASONS[number - 1] if 1 <= number <= len(SEASONS) else ""
    return words


def _season_in(words: str) -> tuple[str, str]:
    season, _, year = words.partition(" ")
    if season.capitalize() in (*SEASONS, "Fall") and _YEAR.fullmatch(year):
        return season.capitalize(), year
    return "", ""


def _numbers(parts: Iterable[int | str]) -> Parts:
    """Year, month or season, and day, up to the first that cannot be one."""
    lowest, highest = (-9999, 1, 1), (9999, len(MONTHS) + len(SEASONS), 31)
    numbers = [int(part) if re.fullmatch("-?[0-9]{1,4}", str(part)) else 0 for part in parts]
    if len(numbers) > 1 and numbers[1] in _EDTF_SEASONS:
        numbers[1] += len(MONTHS) + 1 - min(_EDTF_SEASONS)
    if len(numbers) > 2 and numbers[1] > len(MONTHS):
        numbers = numbers[:1]  # a season has no days
    known = zip(numbers, lowest, highest, strict=False)
    return tuple(takewhile(bool, (n if low <= n <= top else 0 for n, low, top in known)))


def _year(number: int) -> str:
    """`2024`; `44 BCE`."""
    return str(number) if number > 0 else f"{-number} BCE"


def _text(value: str | int | None) -> str:
    return one_line(str(value)).strip() if value is not None else ""


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))
