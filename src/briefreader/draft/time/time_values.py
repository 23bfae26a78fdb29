"""What an expression of time resolves to in EDTF, by its kind.

The precision is that of the words. What rests on the article's date is marked as inferred.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from briefreader.base.dates import SEASONS
from briefreader.base.full_dates import month_number
from briefreader.draft.text.lexicon import WEEKDAYS
from briefreader.draft.text.wordlist import listed

Groups = Mapping[str, str | None]  # what the pattern of an expression took, by name

_TEENS = listed(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_NUMBERS = (
    {word: number for number, word in enumerate(_TEENS)}
    | {word: 10 * number for number, word in enumerate(_TENS, start=2)}
    | {"a": 1, "an": 1}
)
_DECADES = {f"{word.removesuffix('y')}ies": 10 * number for number, word in enumerate(_TENS, start=2)}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


class Value(NamedTuple):
    """A time in EDTF, whether that rests on the article's date, and the last day it can mean."""

    edtf: str | None
    inferred: bool
    latest: date | None


_UNRESOLVED = Value(None, False, None)


def value_of(kind: str, groups: Groups, written: date | None) -> Value | None:
    """The value of an expression; None if there is no such day. `written` is the article's date, if known."""
    stated = _STATED.get(kind)
    if stated is not None:
        return stated(groups)
    if groups.get("d") and _calendar_day(2000, _month(groups), _number(groups["d"])) is None:
        return None
    return _UNRESOLVED if written is None else _COUNTED[kind](groups, written)


# What the words of an expression say


def _low(groups: Groups, name: str) -> str:
    return (groups.get(name) or "").lower()


def _number(words: str | None) -> int:
    return int(re.sub(r"\D", "", words or ""))


def _month(groups: Groups) -> int:
    return month_number(groups["m"] or "")


def _count(words: str) -> int:
    plain = words.strip("[]")
    return _NUMBERS.get(plain) or int(plain)


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _exactly(day: date | None, *, inferred: bool) -> Value | None:
    return None if day is None else Value(day.isoformat(), inferred, day)


def _whole_month(months: int, *, inferred: bool, sign: str = "") -> Value:
    """A month, given by how many there were since the year 0."""
    year, month = divmod(months, 12)
    following = date(year + 1, 1, 1) if month == 11 else date(year, month + 2, 1)
    return Value(f"{year:04}-{month + 1:02}{sign}", inferred, following - _DAY)


def _whole_year(year: int, *, inferred: bool, sign: str = "") -> Value:
    return Value(f"{year:04}{sign}", inferred, date(year, 12, 31))


# Stated in full


def _full(groups: Groups) -> Value | None:
    return _exactly(_calendar_day(_number(groups["y"]), _month(groups), _number(groups["d"])), inferred=False)


def _iso(groups: Groups) -> Value | None:
    return _exactly(
        _calendar_day(_number(groups["y"]), _number(groups["n"]), _number(groups["d"])), inferred=False
    )


def _month_year(groups: Groups) -> Value:
    return _whole_month(_number(groups["y"]) * 12 + _month(groups) - 1, inferred=False)


def _years(groups: Groups) -> Value | None:
    first, last = _number(groups["y"]), _number(groups["z"])
    return Value(f"{first}/{last}", False, date(last, 12, 31)) if first < last else None


def _decade(groups: Groups) -> Value:
    year = _number(groups["y"])
    part = _low(groups, "part").strip(" -")
    if not part:
        return Value(f"{year // 10}X", False, date(year + 9, 12, 31))
    first, last = {"early": (0, 3), "mid": (4, 6)}.get(part, (7, 9))
    return Value(f"{year + first}~/{year + last}~", False, date(year + last, 12, 31))


def _decade_word(groups: Groups) -> Value:
    tens = _DECADES[_low(groups, "w")]
    return Value(f"19{tens // 10}X", False, date(1909 + tens, 12, 31))


def _century(groups: Groups) -> Value | None:
    number = _number(groups["n"])
    return Value(f"{number - 1:02}XX", False, date(number * 100 - 1, 12, 31)) if 1 < number <= 21 else None


def _season_year(groups: Groups) -> Value:
    year = _number(groups["y"])
    return Value(f"{year:04}-{_SEASONS[_low(groups, 's')]}", False, date(year, 12, 31))


def _year(groups: Groups) -> Value:
    return _whole_year(_number(groups["y"]), inferred=False)


# Counted from the article's date


def _day_of_year(groups: Groups, written: date) -> Value | None:
    month, day = _month(groups), _number(groups["d"])
    return _exactly(_calendar_day(_nearest_year(month, day, written), month, day), inferred=True)


def _nearest_year(month: int, day: int, written: date) -> int:
    """The year of a day that is printed without: the article's own, unless that is most of a year off."""
    here = _calendar_day(written.year, month, min(day, 28)) or written
    if (here - written).days > 300:
        return written.year - 1
    if (written - here).days > 300:
        return written.year + 1
    return written.year


def _month_of_year(groups: Groups, written: date) -> Value:
    month, relation = _month(groups), _low(groups, "rel")
    year = written.year - 1 if month > written.month else written.year
    if relation == "next" or (relation == "last" and month == written.month):
        year += 1 if relation == "next" else -1
    return _whole_month(year * 12 + month - 1, inferred=True)


def _ago(groups: Groups, written: date) -> Value:
    words, unit = _low(groups, "c"), groups["u"]
    if words in ("several", "a few") or unit == "hour":
        return _UNRESOLVED
    number = _count(words)
    if unit in ("year", "decade"):
        year = written.year - number * (10 if unit == "decade" else 1)
        if year < 1:
            return _UNRESOLVED
        if unit == "decade" and number > 1:
            return Value(f"{year // 10}X", True, date(year, 12, 31))
        return _whole_year(year, inferred=True, sign="~")
    if unit == "month":
        return _whole_month(written.year * 12 + written.month - 1 - number, inferred=True, sign="~")
    if unit == "week":
        day = written - number * _WEEK
        return Value(f"{day.isoformat()}~", True, day)
    day = written - number * _DAY
    return Value(day.isoformat(), True, day)


def _season(groups: Groups, written: date) -> Value:
    season, relation = _SEASONS[_low(groups, "s")], _low(groups, "rel")
    is_over = written.month > SEASONS[season][1]
    year = written.year + (relation == "next") - (relation == "last" and not is_over)
    return Value(f"{year:04}-{season}", True, date(year, 12, 31))


def _unit(groups: Groups, written: date) -> Value:
    unit, relation = _low(groups, "u"), _low(groups, "rel")
    shift = {"last": -1, "previous": -1, "past": -1, "next": 1}.get(relation, 0)
    if unit == "decade":
        return _UNRESOLVED
    if unit == "year":
        return _whole_year(written.year + shift, inferred=True)
    if unit == "month":
        return _whole_month(written.year * 12 + written.month - 1 + shift, inferred=True)
    if relation == "this past":
        shift = -1
    monday = written - written.weekday() * _DAY + shift * _WEEK
    return _weekend(monday, shift, written) if unit == "weekend" else _week(monday, shift, written)


def _weekend(monday: date, shift: int, written: date) -> Value:
    saturday = monday + 5 * _DAY
    if shift == 0 and saturday > written:
        saturday -= _WEEK
    sunday = saturday + _DAY
    return Value(f"{saturday.isoformat()}/{sunday.isoformat()}", True, sunday)


def _week(monday: date, shift: int, written: date) -> Value:
    """A week can begin on Sunday or on Monday; the Monday is taken (ISO 8601)."""
    sunday = monday + 6 * _DAY
    latest = min(sunday, written) if shift == 0 else sunday
    return Value(f"{monday.isoformat()}/{sunday.isoformat()}", True, latest)


def _weekday(groups: Groups, written: date) -> Value | None:
    if groups.get("m"):
        return _day_of_year(groups, written)
    wanted, relation = WEEKDAYS.index(_low(groups, "w")), _low(groups, "rel")
    if relation == "next":
        return _exactly(written + ((wanted - written.weekday()) % 7 or 7) * _DAY, inferred=True)
    back = (written.weekday() - wanted) % 7
    if relation == "last" and back == 0:
        back = 7
    return _exactly(written - back * _DAY, inferred=True)


def _day_word(groups: Groups, written: date) -> Value | None:
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(_low(groups, "w"), 0)
    return _exactly(written + shift * _DAY, inferred=True)


def _year_before(groups: Groups, written: date) -> Value:
    words = _low(groups, "w")
    if "after" in words or "following" in words:
        return _UNRESOLVED
    return _whole_year(written.year - 1, inferred=True)


_STATED: Mapping[str, Callable[[Groups], Value | None]] = {
    "century": _century,
    "decade": _decade,
    "decade-word": _decade_word,
    "full": _full,
    "iso": _iso,
    "month-year": _month_year,
    "season-year": _season_year,
    "year": _year,
    "years": _years,
}
_COUNTED: Mapping[str, Callable[[Groups, date], Value | None]] = {
    "ago": _ago,
    "day": _day_of_year,
    "day-word": _day_word,
    "month": _month_of_year,
    "rel-month": _month_of_year,
    "rel-unit": _unit,
    "rel-weekday": _weekday,
    "season": _season,
    "year-before": _year_before,
}
