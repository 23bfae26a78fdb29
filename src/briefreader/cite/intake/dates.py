"""Dates as reference managers write them, as CSL has them."""

import re
from typing import Any

from briefreader.base.dates import MONTHS
from briefreader.base.patterns import pattern

_EDTF_END = pattern(r"(-?\d{4,})(?:-(\d{1,2})(?:-(\d{1,2}))?)?[T\d:.Z+-]*?([~?%]{0,2})")
_SLASHED = pattern(r"(\d{4})/(\d{1,2})?(?:/(\d{1,2})?)?(?:/(.*))?")
_SEASONS = ("spring", "summer", "autumn", "winter")
_MONTHS = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}


def csl_date(text: str) -> dict[str, Any] | None:
    """EDTF, a range of it, or `2024/10/16/ca.`; anything else is kept in words, and nothing is None."""
    words = text.strip()
    if not words:
        return None
    if slashed := _SLASHED.fullmatch(words):
        return _slashed(*slashed.groups(default=""))
    start, slash, end = words.partition("/")
    first, last = _EDTF_END.fullmatch(start.strip()), _EDTF_END.fullmatch(end.strip())
    if first is None or (slash and last is None and end.strip() not in ("", "..")):
        return {"literal": words}
    parts = [_numbers(first), *([_numbers(last)] if last else [])]
    circa = {"circa": True} if first[4] or (last and last[4]) else {}
    return {"date-parts": parts, **circa}


def year_and_month(year: str, month: str, day: str) -> dict[str, Any] | None:
    """The fields of BibTeX."""
    about = re.match(r"(?:ca?\.|circa)\s*", year)
    number = year[about.end() :] if about else year
    if not re.fullmatch(r"-?\d{1,4}", number.strip()):
        return csl_date(year)
    parts = [int(number)]
    found = re.fullmatch(r"(\d{1,2}|[A-Za-z]{3})[A-Za-z]*\.?\W*(\d{1,2})?(?:\W.*)?", month.strip())
    if found and (named := _month(found[1])):
        parts.append(named)
        of_month = day.strip() or found[2] or ""
        if of_month.isdecimal():
            parts.append(int(of_month))
    return {"date-parts": [parts], **({"circa": True} if about else {})}


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= len(MONTHS) else 0
    return _MONTHS.get(word[:3].lower(), 0)


def _numbers(found: re.Match[str]) -> list[int]:
    """Year, month and day. EDTF has a year 0 and CSL has none: before the first year they differ by one."""
    year, *others = [int(part) for part in found.group(1, 2, 3) if part]
    return [year if year > 0 else year - 1, *others]


def _slashed(year: str, month: str, day: str, told: str) -> dict[str, Any]:
    """Year, month and day of RIS; the fourth place has a season, or what else there is to say."""
    date: dict[str, Any] = {"date-parts": [[int(part) for part in (year, month, day) if part]]}
    words = told.lower()
    for number, season in enumerate(_SEASONS, 1):
        if season in words or (season == "autumn" and "fall" in words):
            date["season"] = number
    if "ca." in words:
        date["circa"] = True
    if last := re.search(r"\bto (\S+)", told):
        end = _EDTF_END.fullmatch(last[1])
        date["date-parts"] += [_numbers(end)] if end else []
    return date
