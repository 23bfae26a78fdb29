"""Expressions of time in news prose."""

import re
from datetime import date

from briefreader.base import full_dates
from briefreader.base.dates import MONTHS
from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.times import TimeExpression
from briefreader.draft.time.time_values import value_of

_FULL_MONTH = rf"(?:{'|'.join(MONTHS)})"
_MONTH, _DAY, _YEAR, _WEEKDAY = full_dates.MONTH, full_dates.DAY, full_dates.YEAR, full_dates.WEEKDAY
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_PART = r"(?:early|late|mid-?)"
_COUNT = (
    r"(?:\[?(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\d{1,3})\]?)"
)
# By kind, the surest first; of two that overlap the first counts.
_PATTERNS: tuple[tuple[str, str], ...] = (
    *(("full", pattern) for pattern in full_dates.IN_WORDS),
    ("iso", full_dates.IN_DIGITS),
    ("month-year", rf"\b(?:{_PART} ?)?(?P<m>{_MONTH}),? (?:of )?(?P<y>{_YEAR})\b"),
    ("years", rf"\b(?:from|between) (?P<y>{_YEAR}) (?:to|and|until|through) (?P<z>{_YEAR})\b"),
    ("years", rf"\b(?P<y>{_YEAR}) ?[–—-] ?(?P<z>{_YEAR})\b"),
    ("years", rf"\b(?P<y>{_YEAR}) to (?P<z>{_YEAR})\b"),
    ("decade", rf"\b(?:the )?(?P<part>{_PART}[ -])?(?P<y>(?:1[5-9]|20)\d0)[’']?s\b"),
    (
        "decade-word",
        r"\bthe (?P<w>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    ),
    ("century", r"\b(?:the )?(?P<n>\d{1,2})(?:st|nd|rd|th) century\b"),
    ("day", rf"\b(?P<m>{_MONTH}) (?P<d>{_DAY})(?!\d|:|,? {_YEAR}|[’'\w])"),
    ("day", rf"\b(?:the )?(?P<d>{_DAY}) (?:of )?(?P<m>{_MONTH})(?! {_YEAR}|\w)"),
    (
        "ago",
        r"\b(?:(?:about|nearly|almost|some|over|more than|just) )?(?<![\d.,])"
        rf"(?P<c>{_COUNT}|several|a few) (?P<u>year|decade|month|week|day|hour)s? (?:ago|earlier)(?! in)\b",
    ),
    ("season", rf"\b(?P<rel>last|this|next) (?P<s>{_SEASON})\b"),
    ("season-year", rf"\b(?:the )?(?P<s>{_SEASON}) of (?P<y>{_YEAR})\b"),
    (
        "rel-unit",
        r"\b(?:the )?(?P<rel>last|this|next|this past|past|previous)"
        r" (?P<u>week|month|year|weekend|decade)\b(?!-)",
    ),
    (
        "rel-weekday",
        rf"\b(?:(?P<rel>last|next|this) )?(?P<w>{_WEEKDAY})\b"
        rf"(?:,? (?P<m>{_MONTH}) (?P<d>{_DAY})(?!\d|,? {_YEAR}))?",
    ),
    ("rel-month", rf"\b(?:(?P<rel>last|next|this) )(?P<m>{_MONTH})\b"),
    ("day-word", r"\b(?P<w>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast night)\b"),
    ("month", rf"\b(?<=[Ii]n )(?:{_PART} ?)?(?P<m>{_FULL_MONTH})\b(?! \d)"),
    ("month", rf"\b(?<=[Ss]ince )(?P<m>{_FULL_MONTH})\b(?! \d)"),
    (
        "year-before",
        r"\b(?P<w>the year before|the previous year|a year earlier|the year after|the following year)\b",
    ),
    ("year", rf"\b(?P<y>{_YEAR})\b"),
)
# "May" and "march" are words too: only their capitals tell.
_WITH_CAPITALS = frozenset(("day", "full", "month", "month-year", "rel-month", "rel-weekday"))
_COMPILED = tuple(
    (kind, re.compile(pattern, re.NOFLAG if kind in _WITH_CAPITALS else re.IGNORECASE))
    for kind, pattern in _PATTERNS
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$€£#№]|\b(?:No\.|Rs\.?|Flight|flight|Room|room|Route|Highway|Boeing|Airbus"
    r"|some|about|approximately|nearly|over|than|of the|least|most|exceeded|an estimated|roughly|around"
    r"|and|all"
    r") ?)$"
)
_NO_YEAR_AFTER = re.compile(
    r"^(?:[,.]\d|%|°| ?(?:"
    r"kg|m|ft|rpm|mph|km|miles?|meters?|metres?|kilometers|kilometres|feet|acres|hectares|watts|units|tons?|tonnes"
    r"|euros?|dollars|pounds|million|billion|percent|per cent|per|barrels|calories|times|years|days|hours"
    r"|people|troops|soldiers|students|employees|workers|residents|members|migrants|visitors|children|women|men"
    r"|officers|refugees|families|patients|villagers|pilgrims|fans|spectators|passengers"
    r"|votes|homes|houses|jobs|seats|pages|copies|words|cases|deaths|complaints|steps|bottles|other"
    r")\b)"
)
_ADDRESS_OR_ERA = re.compile(
    r" (?:[A-Z][\w’']+ (?:Street|Avenue|Road|Lane|Drive|Boulevard|Square|Place|Court|St|Ave|Rd)\b|B\.?C)"
)
_THINGS_AFTER = re.compile(r" [a-z]{3,}s\b")  # "won 1990 games"
_SURE_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|by|from|to|early|late|during|before|after|of|the|mid-?) ?$", re.IGNORECASE
)
_EARLIEST_BARE = 1500  # year without a word before it that says so; most such numbers count things
_NUMBER_BEFORE = re.compile(r"(?:of the|than the) ?$")


def when_of(text: str, written: date | None) -> tuple[TimeExpression, ...]:
    """Every expression of time of a paragraph; `written` is the article's date, as far as it is known."""
    found: list[TimeExpression] = []
    taken = bytearray(len(text))
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            if kind == "year" and not _is_year(text, match):
                continue
            value = value_of(kind, match.groupdict(), written)
            if value is not None:
                start, end = map(CharIndex, match.span())
                found.append(TimeExpression(start, end, match[0], *value))
                taken[match.start() : match.end()] = b"1" * (match.end() - match.start())
    return tuple(sorted(found))


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits are a year, and no number of things."""
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() :]
    if before.endswith(("-", "–", "/", ".", ",", "’", "'")):
        return False
    if _NO_YEAR_AFTER.match(after) or (after[:1] in ("-", "–") and after[1:2].isalpha()):
        return False
    if _ADDRESS_OR_ERA.match(after):
        return False
    if _SURE_YEAR_BEFORE.search(before) and not _NUMBER_BEFORE.search(before):
        return True
    if int(match["y"]) < _EARLIEST_BARE:
        return False
    return not (_NO_YEAR_BEFORE.search(before) or _THINGS_AFTER.match(after))
