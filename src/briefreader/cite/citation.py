"""The citation of a brief's source: its names, date, title and address, ready for any style."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec import Struct

from briefreader.brief.csl import CslDate, CslItem, CslName
from briefreader.brief.model import Place
from briefreader.cite.formats import one_line, web_address
from briefreader.cite.wording import listed, without_stop

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

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_IN_PERIODICAL = ("article-newspaper", "article-magazine", "article-journal")


class Name(Struct, frozen=True, gc=False):
    """An author. An organization has a family name only."""

    family: str
    given: str = ""
    suffix: str = ""
    family_first: bool = False

    @property
    def full(self) -> str:
        """The name as a byline prints it."""
        order = (self.family, self.given) if self.family_first else (self.given, self.family)
        return " ".join(part for part in (*order, self.suffix) if part)

    @property
    def initials(self) -> str:
        """The given names: `Sang-Hun` as `S.-H.`, `Jean Paul` as `J. P.`."""
        return " ".join(
            "-".join(f"{part[0]}." for part in given.split("-") if part) for given in self.given.split()
        )


class Date(Struct, frozen=True, gc=False):
    """A day, a month or a year; or, where a citation has only words for it, those."""

    year: str
    month: int = 0
    day: int = 0

    @property
    def long(self) -> str:
        """`16 October 2024`."""
        day = str(self.day) if self.day else ""
        month = MONTHS[self.month - 1] if self.month else ""
        return " ".join(part for part in (day, month, self.year) if part)

    @property
    def year_first(self) -> str:
        """`2024, October 16`."""
        day = f" {self.day}" if self.day else ""
        return f"{self.year}, {MONTHS[self.month - 1]}{day}" if self.month else self.year

    @property
    def iso(self) -> str:
        """`2024-10-16`."""
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year}{month}{day}"


NO_DATE = Date("n.d.")


class Work(Struct, frozen=True):
    """The source as citations need it. What a citation lacks is empty; nothing is filled in."""

    type: str
    title: str
    short_title: str
    authors: tuple[Name, ...]
    issued: Date
    accessed: Date | None
    container: str
    volume: str
    issue: str
    page: str
    address: str | None

    @property
    def in_periodical(self) -> bool:
        """Whether it is an article of a newspaper, magazine or journal."""
        return self.type in _IN_PERIODICAL

    def authors_in_text(self, joint: str = "and") -> str:
        """The authors in short: `Choe`, `Choe and Kim`, `Choe et al.`."""
        families = [name.family for name in self.authors]
        return listed(families, joint) if len(families) < 3 else f"{families[0]} et al."


def work(csl: CslItem) -> Work:
    """What a citation says, without empty names, impossible dates and unsafe addresses."""
    family_first = csl.custom.get("family-first") is True
    return Work(
        type=csl.type,
        title=without_stop(_text(csl.title)),
        short_title=_text(csl.title_short or csl.short_title),
        authors=tuple(_names(csl.author, family_first)),
        issued=_date(csl.issued) or NO_DATE,
        accessed=_date(csl.accessed),
        container=_text(csl.container_title or csl.publisher),
        volume=_text(csl.volume),
        issue=_text(csl.issue),
        page=_text(csl.page),
        address=web_address(csl.url),
    )


def missing_fields(csl: CslItem) -> tuple[str, ...]:
    """Which of `author`, `issued`, `container-title` and `URL` a citation has to do without."""
    source = work(csl)
    present = {
        "author": source.authors,
        "issued": source.issued != NO_DATE,
        "container-title": source.container,
        "URL": source.address,
    }
    return tuple(field for field, value in present.items() if not value)


# --- names and dates ------------------------------------------------------------------------


def _text(value: str | int | None) -> str:
    return one_line(str(value)).strip() if value is not None else ""


def _names(names: Iterable[CslName], family_first: bool) -> Iterable[Name]:
    for name in names:
        family = _joined(name.dropping_particle, name.non_dropping_particle, name.family)
        given = _text(name.given)
        if not family:
            family, given = given or _text(name.literal), ""
        if family:
            yield Name(family, given, _text(name.suffix), family_first or bool(name.static_ordering))


def _joined(*parts: str | None) -> str:
    return " ".join(text for text in map(_text, parts) if text)


def _date(date: CslDate | None) -> Date | None:
    if date is None:
        return None
    words = _text(date.literal or date.raw)
    iso = _ISO_DATE.fullmatch(words)
    written = date.date_parts or ((iso.groups(default=""),) if iso else ())
    ends = [_numbers(parts) for parts in written]
    if not ends or not all(ends):
        return Date(words) if words else None
    # Of a range, what its ends have in common.
    common = list(takewhile(lambda pair: pair[0] == pair[-1], zip(*ends, strict=False)))
    if not common:
        return Date(f"{ends[0][0]}–{ends[-1][0]}")
    year, month, day = (*(pair[0] for pair in common), 0, 0)[:3]
    return Date(str(year), month, day)


def _numbers(parts: Iterable[int | str]) -> tuple[int, ...]:
    """Year, month and day, up to the first that can not be one."""
    highest = (9999, len(MONTHS), 31)
    numbers = (int(part) if re.fullmatch("[0-9]{1,4}", str(part)) else 0 for part in parts)
    return tuple(takewhile(bool, (n if n <= top else 0 for n, top in zip(numbers, highest, strict=False))))


# --- places in the source -------------------------------------------------------------------

_ROLE_WORDS = {"dek": "subheading", "furniture": "page furniture"}


def pinpoint(places: Iterable[Place]) -> str:
    """Where in the source: `para. 5`, `paras. 5–6`, `caption`."""
    known = tuple(dict.fromkeys(places))
    roles = [_ROLE_WORDS.get(place, place) for place in known if isinstance(place, str)]
    numbers = sorted(place for place in known if isinstance(place, int))
    if numbers:
        label = "para." if len(numbers) == 1 else "paras."
        roles.append(f"{label} {', '.join(_ranges(numbers))}")
    return ", ".join(roles)


def _ranges(numbers: Sequence[int]) -> Iterable[str]:
    start = numbers[0]
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        if following != number + 1:
            yield str(start) if start == number else f"{start}–{number}"
            start = following or 0
