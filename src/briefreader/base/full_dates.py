"""Days that are printed in full: "Thursday, May 7, 2015", "7 May 2015", "2015-05-07"."""

import re
from collections.abc import Iterable
from datetime import date

from briefreader.base.dates import MONTHS, WEEKDAYS

# Months as they are shortened, in small letters, with their numbers.
SHORTENED = {month[:3].lower(): number for number, month in enumerate(MONTHS, start=1) if len(month) > 3}
SHORTENED["sept"] = 9
_NUMBERS = {month.lower(): number for number, month in enumerate(MONTHS, start=1)} | SHORTENED

_WHOLE = rf"(?:{'|'.join(MONTHS)})"
_SHORT = "|".join(sorted(map(str.title, SHORTENED), key=len, reverse=True))
MONTH = rf"(?:{_WHOLE}|(?:{_SHORT})\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]\d\d|20\d\d|21\d\d)"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
# The groups are `y`, `m` or `n` for the month's number, and `d`.
IN_WORDS = (
    rf"(?:{WEEKDAY},? )?(?P<m>{MONTH}) (?P<d>{DAY}),? (?P<y>{YEAR})\b",
    rf"(?:{WEEKDAY},? )?(?:the )?(?P<d>{DAY}) (?:of )?(?P<m>{MONTH}),? (?P<y>{YEAR})\b",
)
IN_DIGITS = r"\b(?P<y>(?:19|20)\d\d)-(?P<n>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b"
_IN_WORDS = tuple(map(re.compile, IN_WORDS))
_ALL = (*_IN_WORDS, re.compile(IN_DIGITS, re.IGNORECASE))
_DATE_LINE = re.compile(
    r"(?:(?:published|updated|posted|last updated|last modified|first published|date)\b:?(?: on)?\s*)?"
    r"(?P<when>.+?)"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?",
    re.IGNORECASE,
)
_LONGEST = 70  # characters of a line that gives a day and nothing else


def as_date_line(block: str) -> date | None:
    """The day that a block gives and nothing else: "Published March 3, 2021, 10:15 GMT"."""
    match = _DATE_LINE.fullmatch(block.strip()) if len(block) <= _LONGEST else None
    if match is None:
        return None
    words = match["when"].strip(" ,.|·–—-")
    return _first_day(pattern.fullmatch(words) for pattern in _ALL)


def dated_at_start(text: str) -> date | None:
    """The full date with which a paragraph begins: "Thursday, May 7, 2015 On Tuesday, …"."""
    return _first_day(pattern.match(text) for pattern in _IN_WORDS)


def full_date_in(text: str) -> date | None:
    """The first day with month and year that is printed in a text."""
    return _first_day(pattern.search(text) for pattern in _IN_WORDS)


def month_number(word: str) -> int:
    """The number of a month, whole or shortened. Raises KeyError."""
    return _NUMBERS[word.lower().rstrip(".")]


def _first_day(found: Iterable[re.Match[str] | None]) -> date | None:
    """The day of the first pattern that fits; None if there is no such day."""
    match = next(filter(None, found), None)
    if match is None:
        return None
    groups = match.groupdict()
    month = int(groups["n"]) if groups.get("n") else month_number(groups["m"])
    try:
        return date(int(groups["y"]), month, int(re.sub(r"\D", "", groups["d"])))
    except ValueError:
        return None
