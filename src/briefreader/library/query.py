"""The language in which items are asked for: `speaker:zelensky date:2024-10.. not reviewed:yes`.

Words side by side must all hold; `or`, `not` (or `-` before a term) and parentheses put them together, `not`
first and `or` last. docs/finding.md describes the language, `matching` says what a query means.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import get_args

from msgspec import Struct

from briefreader.base.dates import DateRange, parse_edtf
from briefreader.brief.model.brief import Evidence, Stance, Status
from briefreader.library.tokens import tokens

MOST_CHARACTERS = 10_000
MOST_PARENTHESES = 100

KINDS = (
    "direct",
    "partial",
    "indirect",
    "claim",
    "event",
    "key-point",
    "summary",
    "gap",
    "paragraph",
    "note",
)
QUOTES = "quote"  # stands for the first three kinds
UNREAD = "unread"
_YES_NO = ("yes", "no")

# The fields whose values are a closed list.
VALUES: Mapping[str, tuple[str, ...]] = {
    "kind": (*KINDS, QUOTES),
    "stance": get_args(Stance),
    "evidence": get_args(Evidence),
    "status": get_args(Status),
    "verification": ("verified", "consistent", "attested", "repaired", "cut", "misplaced", "unverified"),
    "reviewed": _YES_NO,
    "is": (UNREAD, "bookmarked", "contested", "draft", "orphan"),
    "in": ("summary", "quotes", "claims", "history", "source", "notes"),
}
# The fields that are searched by words.
WORD_FIELDS = (
    "speaker",
    "party",
    "hedge",
    "claim",
    "tag",
    "note",
    "grade",
    "verdict",
    "reviewer",
    "source",
    "title",
    "brief",
    "lang",
    "handling",
)
DATE_FIELDS = ("date", "when")
FIELDS = (*VALUES, *WORD_FIELDS, *DATE_FIELDS, "revision")

ALL_REVISIONS = "all"


class QuerySyntaxError(ValueError):
    """A query that cannot be read: what was expected, and at which character."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(what)
        self.what = what
        self.at = at


class Phrase(Struct, frozen=True):
    """Words that stand side by side somewhere in an item; of the last, with `prefix`, its beginning."""

    tokens: tuple[str, ...]
    prefix: bool = False


class Field(Struct, frozen=True):
    """What one field of an item has: `value` as it is written, and its words."""

    name: str
    value: str
    words: Phrase


class Named(Struct, frozen=True):
    """Speakers who have just this name: one that a person confirmed as another name of somebody."""

    tokens: tuple[str, ...]


class Dates(Struct, frozen=True):
    """Days of which the date of the source can be one."""

    days: DateRange


class When(Struct, frozen=True):
    """Days of which the time of an event, or of what was said, can be one."""

    days: DateRange


class Revision(Struct, frozen=True):
    """One revision of each brief; None stands for all of them."""

    number: int | None


EVERY_REVISION = Revision(None)


class Unread(Struct, frozen=True):
    """What is of a brief of which this revision was never opened in the reader."""


class Not(Struct, frozen=True):
    """All items but these."""

    part: "Query"


class And(Struct, frozen=True):
    """What all parts have; of no parts, every item."""

    parts: "tuple[Query, ...]"


class Or(Struct, frozen=True):
    """What any part has."""

    parts: "tuple[Query, ...]"


Query = Phrase | Field | Named | Dates | When | Revision | Unread | Not | And | Or


def parse(text: str, today: date, *, is_typed: bool = False) -> Query:
    """Read a query. Raises QuerySyntaxError.

    `today` is what `last-month` is counted from. While a query `is_typed`, its last word may be the beginning
    of one.
    """
    if len(text) > MOST_CHARACTERS:
        raise QuerySyntaxError(f"A query has at most {MOST_CHARACTERS:,} characters", MOST_CHARACTERS)
    return _Parser(_lexed(text), len(text), today, is_typed=is_typed).query()


def asks_for_revisions(query: Query) -> bool:
    """Whether a query names revisions; else only the newest of each brief is searched."""
    return any(isinstance(part, Revision) for part in parts_of(query))


def asks_for_dates(query: Query) -> bool:
    """Whether a query names dates, which a brief without one cannot have."""
    return any(isinstance(part, Dates) for part in parts_of(query))


def asks_for_unread(query: Query) -> bool:
    """Whether a query names what was read; else nobody needs to know it."""
    return any(isinstance(part, Unread) for part in parts_of(query))


def asks_for(query: Query, field: str) -> bool:
    """Whether a query names one of the fields that are searched by words, or have a closed list of values."""
    return any(isinstance(part, Field) and part.name == field for part in parts_of(query))


def with_fields(query: Query, change: Callable[[Field], Query]) -> Query:
    """A query in which each field asks for what `change` makes of it."""
    return with_leaves(query, lambda leaf: change(leaf) if isinstance(leaf, Field) else leaf)


def with_leaves(query: Query, change: Callable[[Query], Query]) -> Query:
    """A query in which each part that has no parts asks for what `change` makes of it."""
    match query:
        case Not(part):
            return Not(with_leaves(part, change))
        case And(parts):
            return And(tuple(with_leaves(part, change) for part in parts))
        case Or(parts):
            return Or(tuple(with_leaves(part, change) for part in parts))
    return change(query)


def without_times(query: Query) -> Query:
    """A query that asks for the same but for the times that all of its hits have to have."""
    match query:
        case When():
            return And(())
        case And(parts):
            return And(tuple(map(without_times, parts)))
    return query


def by_file(query: Query) -> tuple[tuple[Query, ...], Query]:
    """What a query asks of whole files, and what it asks of items besides: both have to be true."""
    parts = query.parts if isinstance(query, And) else (query,)
    of_files = tuple(part for part in parts if _is_of_files(part))
    return of_files, And(tuple(part for part in parts if not _is_of_files(part)))


def _is_of_files(query: Query) -> bool:
    if isinstance(query, And | Or):
        return bool(query.parts) and all(map(_is_of_files, query.parts))
    if isinstance(query, Not):
        return _is_of_files(query.part)
    return isinstance(query, Dates | Revision | Unread)


def parts_of(query: Query) -> "list[Query]":
    """The query and everything in it."""
    found, waiting = [], [query]
    while waiting:
        part = waiting.pop()
        found.append(part)
        if isinstance(part, Not):
            waiting.append(part.part)
        elif isinstance(part, And | Or):
            waiting += part.parts
    return found


# --- characters to lexemes --------------------------------------------------------------------


class _Lexeme(Struct, frozen=True):
    """A sign `(`, `)` or `-`; or a word, after the name of a field if it has one."""

    sign: str
    text: str
    at: int
    field: str | None = None
    is_quoted: bool = False

    def is_word(self, word: str) -> bool:
        """Whether it is an operator, which is never in quotation marks."""
        return not self.sign and self.field is None and not self.is_quoted and self.text.lower() == word


_MARKS = {'"': '"', "“": "”", "„": "“"}
_LEXEME = re.compile(
    r"""(?P<space> \s+ )
    | (?P<sign> [()] )
    | (?P<field> [A-Za-z]+ ) :
    | (?P<word> . )""",
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r'[^\s()"“„]+')


def _lexed(text: str) -> "list[_Lexeme]":
    found: list[_Lexeme] = []
    at, is_start = 0, True
    while at < len(text):
        if is_start and text[at] == "-" and text[at + 1 : at + 2].strip():
            found.append(_Lexeme("-", "-", at))
            at += 1
            continue
        match = _LEXEME.match(text, at)
        assert match is not None  # every character is in one of the classes
        begin, at = at, match.end()
        is_start = bool(match["space"]) or match["sign"] == "("
        if match["sign"]:
            found.append(_Lexeme(match["sign"], match["sign"], begin))
        elif match["field"]:
            words, at, is_quoted = _value(text, at, match["field"])
            found.append(_Lexeme("", words, begin, match["field"], is_quoted))
        elif not match["space"]:
            words, at, is_quoted = _value(text, begin, "")
            found.append(_Lexeme("", words, begin, None, is_quoted))
    return found


def _value(text: str, at: int, field: str) -> tuple[str, int, bool]:
    """A word or words between quotation marks, where what follows begins, and whether there are marks."""
    if text[at : at + 1] in _MARKS:
        words, end = _marked(text, at)
        return words, end, True
    match = _WORD.match(text, at)
    if match is None:
        raise QuerySyntaxError(f"A value is expected after {field}:", at)
    return match[0], match.end(), False


def _marked(text: str, at: int) -> tuple[str, int]:
    """The words between quotation marks, and where what follows begins."""
    close = _MARKS[text[at]]
    end = min((one for one in (text.find(close, at + 1), text.find('"', at + 1)) if one >= 0), default=-1)
    if end < 0:
        raise QuerySyntaxError(f"The quotation mark {text[at]} has no closing {close}", at)
    return text[at + 1 : end], end + 1


# --- lexemes to a query -----------------------------------------------------------------------


class _Parser:
    """Reads `or` of rows of terms, by recursive descent."""

    def __init__(self, lexemes: list[_Lexeme], end: int, today: date, *, is_typed: bool) -> None:
        self._lexemes = lexemes
        self._end = end
        self._today = today
        self._is_typed = is_typed
        self._at = 0
        self._depth = 0

    def query(self) -> Query:
        if not self._lexemes:
            return And(())
        query = self._any()
        if (extra := self._next) is not None:
            raise QuerySyntaxError("There is no opening parenthesis for this one", extra.at)
        return query

    @property
    def _next(self) -> _Lexeme | None:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else None

    def _takes(self, sign: str) -> bool:
        """Step over a sign or an operator, if it comes next."""
        found = self._next
        if found is None or not (found.sign == sign or found.is_word(sign)):
            return False
        self._at += 1
        return True

    def _any(self) -> Query:
        parts = [self._all()]
        while self._takes("or"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self) -> Query:
        parts = [self._term()]
        while (found := self._next) is not None and found.sign != ")" and not found.is_word("or"):
            self._takes("and")
            parts.append(self._term())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _term(self) -> Query:
        negations = 0
        while self._takes("not") or self._takes("-"):
            negations += 1
        found = self._next
        if found is None or found.sign == ")" or found.is_word("or") or found.is_word("and"):
            at = self._end if found is None else found.at
            raise QuerySyntaxError("A word, a field or an opening parenthesis is expected here", at)
        self._at += 1
        part = self._group(found) if found.sign else self._leaf(found)
        return Not(part) if negations % 2 else part

    def _group(self, opening: _Lexeme) -> Query:
        self._depth += 1
        if self._depth > MOST_PARENTHESES:
            raise QuerySyntaxError(f"A query has at most {MOST_PARENTHESES} nested parentheses", opening.at)
        inner = self._any()
        if not self._takes(")"):
            raise QuerySyntaxError("This parenthesis is not closed", opening.at)
        self._depth -= 1
        return inner

    def _leaf(self, found: _Lexeme) -> Query:
        is_last = self._is_typed and self._at == len(self._lexemes) and not found.is_quoted
        if found.field is None:
            return _phrase(found.text, found, is_prefix=is_last)
        name = found.field.lower()
        if name not in FIELDS:
            raise _unknown("There is no field", found.field, FIELDS, found.at)
        if name == "date":
            return Dates(_days(found, self._today))
        if name == "when":
            return When(_days(found, self._today))
        if name == "revision":
            return _revision(found)
        if name in VALUES and found.text.lower() not in VALUES[name]:
            raise _unknown(f"{name}: does not take", found.text, VALUES[name], found.at)
        if (name, found.text.lower()) == ("is", UNREAD):
            return Unread()
        words = Phrase(()) if name in VALUES else _phrase(found.text, found)
        return Field(name, found.text.lower() if name in VALUES else found.text, words)


def _phrase(text: str, found: _Lexeme, *, is_prefix: bool = False) -> Phrase:
    starred = not found.is_quoted and text.endswith("*")
    phrase = Phrase(tokens(text), starred or is_prefix)
    if not phrase.tokens:
        raise QuerySyntaxError("Letters or digits are expected here", found.at)
    return phrase


def _unknown(what: str, name: str, known: tuple[str, ...], at: int) -> QuerySyntaxError:
    from briefreader.base.nearest import nearest  # only a mistake needs it

    near = nearest(name.lower(), known)
    hint = f"Did you mean {near}?" if near else f"Use one of: {', '.join(known)}"
    return QuerySyntaxError(f"{what} {name}. {hint}", at)


def _revision(found: _Lexeme) -> Revision:
    if found.text.lower() == ALL_REVISIONS:
        return Revision(None)
    if found.text.isascii() and found.text.isdigit() and len(found.text) < 10:
        return Revision(int(found.text))
    raise QuerySyntaxError("revision: takes a number, or all", found.at)


def _days(found: _Lexeme, today: date) -> DateRange:
    """`2024-10`, `2024-10..`, `..2024`, `2024-10..2024-12`, `last-month..`."""
    first, dots, last = found.text.lower().partition("..")
    bounds = [_point(one, today) for one in ((first, last) if dots else (first,)) if one]
    if not bounds or any(one is None for one in bounds):
        raise QuerySyntaxError(
            "A date is expected here: 2024, 2024-10, 2024-10-16, or a range: 2024-10..", found.at
        )
    written = "/".join(
        (one or "..") for one in ((first and bounds[0], last and bounds[-1]) if dots else bounds)
    )
    days = parse_edtf(written)
    if days is None or days.latest < days.earliest:
        raise QuerySyntaxError("The range ends before it begins", found.at)
    return days


def _point(text: str, today: date) -> str | None:
    """A day, a month or a year in EDTF; None for anything else."""
    if (named := _NAMED_DAYS.get(text)) is not None:
        return named(today)
    return text if re.fullmatch(r"-?\d{4}(?:-\d\d){0,2}", text) and parse_edtf(text) else None


def _last_month(today: date) -> str:
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return f"{year:04}-{month:02}"


_NAMED_DAYS: Mapping[str, Callable[[date], str]] = {
    "today": lambda today: today.isoformat(),
    "this-month": lambda today: f"{today.year:04}-{today.month:02}",
    "last-month": _last_month,
    "this-year": lambda today: f"{today.year:04}",
    "last-year": lambda today: f"{today.year - 1:04}",
}
