"""Expressions of time in news prose, and what they resolve to in EDTF.

The precision is that of the words. What rests on the article's date is marked as inferred.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from briefreader.draft.lexicon import MONTH_SHORT, MONTHS, WEEKDAYS
from briefreader.draft.listing import listed

_NUMBERS = {
    word: number
    for number, word in enumerate(
        listed("""zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""")
    )
} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
            "eighties": 80, "nineties": 90}  # fmt: skip
_MONTH_NUMBERS = {month: number for number, month in enumerate(MONTHS, start=1)} | MONTH_SHORT
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December" \
         r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"  # fmt: skip
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]\d\d|20\d\d|21\d\d)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_COUNT = r"(?:\[?(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen" \
         r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\d{1,3})\]?)"  # fmt: skip

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("full", rf"(?:{_WEEKDAY},? )?(?P<m>{_MONTH}) (?P<d>{_DAY}),? (?P<y>{_YEAR})\b"),
    ("full", rf"(?:{_WEEKDAY},? )?(?:the )?(?P<d>{_DAY}) (?:of )?(?P<m>{_MONTH}),? (?P<y>{_YEAR})\b"),
    ("iso", r"\b(?P<y>(?:19|20)\d\d)-(?P<n>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b"),
    ("month-year", rf"\b(?P<part>(?:early|late|mid-?) ?)?(?P<m>{_MONTH}),? (?:of )?(?P<y>{_YEAR})\b"),
    ("years", rf"\b(?:from|between) (?P<y>{_YEAR}) (?:to|and|until|through) (?P<z>{_YEAR})\b"),
    ("years", rf"\b(?P<y>{_YEAR}) ?[–—-] ?(?P<z>{_YEAR})\b"),
    ("years", rf"\b(?P<y>{_YEAR}) to (?P<z>{_YEAR})\b"),
    ("decade", r"\b(?:the )?(?P<part>(?:early|late|mid-?)[ -])?(?P<y>(?:1[5-9]|20)\d0)[’']?s\b"),
    ("decade-word", r"\bthe (?P<w>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"),
    ("century", r"\b(?:the )?(?P<n>\d{1,2})(?:st|nd|rd|th) century\b"),
    ("day", rf"\b(?P<m>{_MONTH}) (?P<d>{_DAY})(?!\d|:|,? {_YEAR}|[’'\w])"),
    ("day", rf"\b(?:the )?(?P<d>{_DAY}) (?:of )?(?P<m>{_MONTH})(?! {_YEAR}|\w)"),
    ("ago", rf"\b(?:(?:about|nearly|almost|some|over|more than|just) )?(?P<c>{_COUNT}|several|a few) (?P<u>year|decade|month|week|day|hour)s? (?:ago|earlier)(?! in)\b"),
    ("season", r"\b(?P<rel>last|this|next) (?P<s>spring|summer|autumn|fall|winter)\b"),
    ("season-year", rf"\b(?:the )?(?P<s>spring|summer|autumn|fall|winter) of (?P<y>{_YEAR})\b"),
    ("rel-unit", r"\b(?:the )?(?P<rel>last|this|next|this past|past|previous) (?P<u>week|month|year|weekend|decade)\b(?!-)"),
    ("rel-weekday", rf"\b(?:(?P<rel>last|next|this) )?(?P<w>{_WEEKDAY})\b(?:,? (?P<m>{_MONTH}) (?P<d>{_DAY})(?!\d|,? {_YEAR}))?"),
    ("rel-month", rf"\b(?:(?P<rel>last|next|this) )(?P<m>{_MONTH})\b"),
    ("day-word", r"\b(?P<w>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast night)\b"),
    ("month", r"\b(?<=[Ii]n )(?P<part>(?:early|late|mid-?) ?)?(?P<m>January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d)"),
    ("month", r"\b(?<=[Ss]ince )(?P<m>January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d)"),
    ("year-before", r"\b(?P<w>the year before|the previous year|a year earlier|the year after|the following year)\b"),
    ("year", rf"\b(?P<y>{_YEAR})\b"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, 0 if kind in ("full", "day", "month", "month-year") else re.IGNORECASE
                                    if kind not in ("rel-weekday", "rel-month") else 0)) for kind, pattern in _PATTERNS)  # fmt: skip
_SEASON = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NO_YEAR_BEFORE = re.compile(r"(?:[$€£#№]|\b(?:No\.|Rs\.?|Flight|flight|Room|room|Route|Highway|Boeing|Airbus|some|about|"
                             r"approximately|nearly|over|than|of the|least|most|exceeded|an estimated|roughly|around|and|all"
                             r") ?)$")  # fmt: skip
_NO_YEAR_AFTER = re.compile(
    r"^(?:[,.]\d|%|°| ?(?:km|kg|m|ft|miles?|meters?|metres?|people|euros?|dollars|pounds|tons?|tonnes|feet|troops|soldiers|"
    r"students|votes|homes|jobs|employees|workers|residents|members|acres|hectares|barrels|calories|seats|migrants|pages|"
    r"visitors|copies|children|women|men|officers|cases|deaths|rpm|mph|watts|units|words|times|years|days|hours|other|"
    r"million|billion|percent|per cent|per|steps|bottles|kilometers|kilometres|refugees|houses|families|patients|"
    r"villagers|pilgrims|fans|spectators|passengers|complaints)\b)"
)
_SURE_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|by|from|to|early|late|during|before|after|of|the|mid-?) ?$", re.IGNORECASE
)
_BACK = timedelta(days=1)
_DATE_LINE = re.compile(
    r"(?:(?:published|updated|posted|last updated|last modified|first published|date)\b:?(?: on)?\s*)?(?P<when>.+?)"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?",
    re.IGNORECASE,
)


class When(NamedTuple):
    """An expression of time: its offsets and words, its EDTF value, and whether that rests on the article's date."""

    start: int
    end: int
    text: str
    value: str | None
    inferred: bool
    latest: date | None  # the last day it can mean


def when_of(text: str, written: date | None) -> tuple[When, ...]:
    """Every expression of time of a paragraph; `written` is the article's date, as far as it is known."""
    found: list[When] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if kind == "year" and not _is_year(text, match):
                continue
            one = _resolved(kind, match, written)
            if one is not None:
                found.append(one)
                taken.append((match.start(), match.end()))
    return tuple(sorted(found))


def _is_year(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() :]
    if text[match.start() - 1 : match.start()] in ("-", "–", "/", ".", ",", "’", "'") and match.start():
        return False
    if _NO_YEAR_AFTER.match(after) or (after[:1] in ("-", "–") and after[1:2].isalpha()):
        return False
    if _SURE_YEAR_BEFORE.search(before) and not re.search(r"(?:of the|than the) ?$", before):
        return True
    return not _NO_YEAR_BEFORE.search(before)


def _resolved(kind: str, match: re.Match[str], written: date | None) -> When | None:
    maker = _MAKERS[kind]
    made = maker(match.groupdict(), written)
    if made is None:
        return None
    value, inferred, latest = made
    return When(match.start(), match.end(), match[0], value, inferred, latest)


_Made = tuple[str | None, bool, date | None] | None
_Groups = dict[str, str | None]


def _month(groups: _Groups) -> int:
    return _MONTH_NUMBERS[(groups["m"] or "").rstrip(".").lower()]


def _number(words: str) -> int:
    plain = re.sub(r"\D", "", words)
    return int(plain)


def _count(words: str) -> int:
    plain = words.strip("[]").lower()
    return _NUMBERS.get(plain) or int(plain)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return (date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)) - _BACK


def _full(groups: _Groups, written: date | None) -> _Made:
    found = _day(_number(groups["y"] or ""), _month(groups), _number(groups["d"] or ""))
    return None if found is None else (found.isoformat(), False, found)


def _iso(groups: _Groups, written: date | None) -> _Made:
    found = _day(int(groups["y"] or 0), int(groups["n"] or 0), int(groups["d"] or 0))
    return None if found is None else (found.isoformat(), False, found)


def _month_year(groups: _Groups, written: date | None) -> _Made:
    year, month = int(groups["y"] or 0), _month(groups)
    return f"{year:04}-{month:02}", False, _month_end(year, month)


def _years(groups: _Groups, written: date | None) -> _Made:
    first, last = int(groups["y"] or 0), int(groups["z"] or 0)
    return (f"{first}/{last}", False, date(last, 12, 31)) if first < last else None


def _decade(groups: _Groups, written: date | None) -> _Made:
    year = int(groups["y"] or 0)
    part = (groups["part"] or "").strip(" -").lower()
    if part:
        first, last = {"early": (0, 3), "mid": (4, 6)}.get(part, (7, 9))
        return f"{year + first}~/{year + last}~", False, date(year + last, 12, 31)
    return f"{year // 10}X", False, date(year + 9, 12, 31)


def _decade_word(groups: _Groups, written: date | None) -> _Made:
    tens = _DECADES[(groups["w"] or "").lower()]
    return f"19{tens // 10}X", False, date(1909 + tens, 12, 31)


def _century(groups: _Groups, written: date | None) -> _Made:
    number = int(groups["n"] or 0)
    if not 1 < number <= 21:
        return None
    return f"{number - 1:02}XX", False, date(number * 100 - 1, 12, 31)


def _year(groups: _Groups, written: date | None) -> _Made:
    year = int(groups["y"] or 0)
    return f"{year:04}", False, date(year, 12, 31)


def _nearest_year(month: int, day: int, written: date) -> int:
    """The year of a day without one: the article's own, which is left out, unless that is most of a year off."""
    here = _day(written.year, month, min(day, 28)) or written
    if (here - written).days > 300:
        return written.year - 1
    if (written - here).days > 300:
        return written.year + 1
    return written.year


def _day_of_year(groups: _Groups, written: date | None) -> _Made:
    month, day = _month(groups), _number(groups["d"] or "")
    if _day(2000, month, day) is None:
        return None
    if written is None:
        return None, False, None
    found = _day(_nearest_year(month, day, written), month, day)
    return None if found is None else (found.isoformat(), True, found)


def _month_of_year(groups: _Groups, written: date | None) -> _Made:
    month = _month(groups)
    if written is None:
        return None, False, None
    rel = (groups.get("rel") or "").lower()
    year = written.year - 1 if month > written.month else written.year
    if rel == "next":
        year = written.year if month > written.month else written.year + 1
    elif rel == "last" and month == written.month:
        year -= 1
    return f"{year:04}-{month:02}", True, _month_end(year, month)


def _ago(groups: _Groups, written: date | None) -> _Made:
    words, unit = (groups["c"] or "").lower(), groups["u"] or ""
    if written is None or words in ("several", "a few") or unit == "hour":
        return None, False, None
    number = _count(words)
    if unit in ("year", "decade"):
        year = written.year - number * (10 if unit == "decade" else 1)
        if year < 1:
            return None, False, None
        return (
            (f"{year // 10}X" if unit == "decade" and number > 1 else f"{year:04}~"),
            True,
            date(year, 12, 31),
        )
    if unit == "month":
        months = written.year * 12 + written.month - 1 - number
        year, month = divmod(months, 12)
        return f"{year:04}-{month + 1:02}~", True, _month_end(year, month + 1)
    day = written - timedelta(days=number * (7 if unit == "week" else 1))
    return f"{day.isoformat()}{'~' if unit == 'week' else ''}", True, day


def _season(groups: _Groups, written: date | None) -> _Made:
    season = _SEASON[(groups["s"] or "").lower()]
    if groups.get("y"):
        year = int(groups["y"] or 0)
        return f"{year:04}-{season}", False, date(year, 12, 31)
    if written is None:
        return None, False, None
    ends = {21: 5, 22: 8, 23: 11, 24: 12}[season]
    rel = (groups["rel"] or "").lower()
    year = written.year + (rel == "next") - (rel == "last" and written.month <= ends)
    return f"{year:04}-{season}", True, date(year, 12, 31)


def _unit(groups: _Groups, written: date | None) -> _Made:
    if written is None:
        return None, False, None
    rel, unit = (groups["rel"] or "").lower(), (groups["u"] or "").lower()
    shift = {"last": -1, "previous": -1, "next": 1}.get(rel, 0)
    if unit == "year":
        year = written.year + (-1 if rel == "past" else shift)
        return f"{year:04}", True, date(year, 12, 31)
    if unit == "decade":
        return None, False, None
    if unit == "month":
        year, month = divmod(written.year * 12 + written.month - 1 + (-1 if rel == "past" else shift), 12)
        return f"{year:04}-{month + 1:02}", True, _month_end(year, month + 1)
    shift = -1 if rel in ("this past", "past") else shift
    monday = written - timedelta(days=written.weekday()) + timedelta(days=7 * shift)
    if unit == "weekend":
        saturday = monday + timedelta(days=5)
        if shift == 0 and saturday > written:
            saturday -= timedelta(days=7)
        return (
            f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}",
            True,
            saturday + timedelta(days=1),
        )
    # A week can begin on Sunday or on Monday; the Monday is taken (ISO 8601).
    sunday = monday + timedelta(days=6)
    return f"{monday.isoformat()}/{sunday.isoformat()}", True, min(sunday, written) if shift == 0 else sunday


def _weekday(groups: _Groups, written: date | None) -> _Made:
    if groups.get("m"):
        return _day_of_year(groups, written)
    if written is None:
        return None, False, None
    wanted = WEEKDAYS.index((groups["w"] or "").lower())
    rel = (groups.get("rel") or "").lower()
    if rel == "next":
        ahead = (wanted - written.weekday()) % 7 or 7
        day = written + timedelta(days=ahead)
    else:
        back = (written.weekday() - wanted) % 7
        if rel == "last" and back == 0:
            back = 7
        day = written - timedelta(days=back)
    return day.isoformat(), True, day


def _day_word(groups: _Groups, written: date | None) -> _Made:
    if written is None:
        return None, False, None
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get((groups["w"] or "").lower(), 0)
    day = written + timedelta(days=shift)
    return day.isoformat(), True, day


def _year_before(groups: _Groups, written: date | None) -> _Made:
    words = (groups["w"] or "").lower()
    if written is None or "after" in words or "following" in words:
        return None, False, None
    return f"{written.year - 1:04}", True, date(written.year - 1, 12, 31)


_MAKERS = {
    "full": _full, "iso": _iso, "month-year": _month_year, "years": _years, "decade": _decade,
    "decade-word": _decade_word, "century": _century, "day": _day_of_year, "ago": _ago, "season": _season,
    "season-year": _season, "rel-unit": _unit, "rel-weekday": _weekday, "rel-month": _month_of_year,
    "day-word": _day_word, "month": _month_of_year, "year-before": _year_before, "year": _year,
}  # fmt: skip


def as_date_line(block: str) -> date | None:
    """The day that a block gives and nothing else: "Published March 3, 2021, 10:15 GMT"."""
    if len(block) > 70:
        return None
    match = _DATE_LINE.fullmatch(block.strip())
    if match is None:
        return None
    words = match["when"].strip(" ,.|·–—-")
    for kind, pattern in _COMPILED[:3]:
        found = pattern.fullmatch(words)
        if found is not None:
            made = _MAKERS[kind](found.groupdict(), None)
            return made[2] if made is not None else None
    return None


def dated_at_start(text: str) -> date | None:
    """The full date with which a paragraph begins: "Thursday, May 7, 2015 On Tuesday, …"."""
    for kind, pattern in _COMPILED[:2]:
        found = pattern.match(text)
        if found is not None:
            made = _MAKERS[kind](found.groupdict(), None)
            return made[2] if made is not None else None
    return None


def full_date_in(text: str) -> date | None:
    """The first day with month and year that is printed in a text."""
    for kind, pattern in _COMPILED[:2]:
        found = pattern.search(text)
        if found is not None:
            made = _MAKERS[kind](found.groupdict(), None)
            return made[2] if made is not None else None
    return None


def outermost(found: tuple[When, ...], start: int, end: int) -> Iterator[When]:
    """Those within some offsets."""
    return (one for one in found if start <= one.start and one.end <= end)
