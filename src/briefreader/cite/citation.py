"""The citation of a brief's source: its names, date, title and address, ready for any style."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Literal

from msgspec import Struct, structs

from briefreader.base.dates import MONTHS
from briefreader.base.patterns import pattern
from briefreader.base.rich_text import marked_up
from briefreader.brief.model.brief import Locator
from briefreader.brief.model.csl import CslDate, CslItem, CslName
from briefreader.cite.address import web_address
from briefreader.cite.punctuation import listed, one_line, without_stop

# What the fields are called that a citation may have to do without.
FIELD_NAMES: Mapping[str, str] = {
    "author": "author",
    "issued": "date",
    "container-title": "publication",
    "URL": "URL",
    "section": "section",
    "accessed": "access date",
}

# Where a citation keeps which of its fields a reviewer or the brief only inferred.
INFERRED = "inferred"

_WORDS_OF_A_SHORT_TITLE = 4
_SHORT_ENOUGH = 7  # words
_ISO_DATE = pattern(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

# What a source is, as far as styles tell kinds apart. `work` stands alone: a report, a book.
SourceKind = Literal["article", "page", "work", "broadcast", "interview", "post"]
_KINDS: Mapping[str, SourceKind] = {
    "article-newspaper": "article",
    "article-magazine": "article",
    "article-journal": "article",
    "webpage": "page",
    "post-weblog": "page",
    "broadcast": "broadcast",
    "interview": "interview",
    "post": "post",
}


class Name(Struct, frozen=True, gc=False):
    """An author. An organization has a family name only.

    `particle` stays with the family name when that stands alone (`van den Berg`), `dropped` does not
    (`Alexis de Tocqueville`, `Tocqueville`).
    """

    family: str
    given: str = ""
    suffix: str = ""
    family_first: bool = False
    particle: str = ""
    dropped: str = ""

    @property
    def full(self) -> str:
        """The name as a byline prints it."""
        family = _joined(self.particle, self.family)
        given = _joined(self.given, self.dropped)
        order = (family, given) if self.family_first else (given, family)
        return _joined(*order, self.suffix)

    @property
    def short(self) -> str:
        """The family name as it stands in a text."""
        return _joined(self.particle, self.family)

    @property
    def inverted(self) -> str:
        """`Bell, Anna Rose`; `van den Berg, Pieter`."""
        return _listed(self.short, _joined(self.given, self.dropped), self.suffix)

    @property
    def inverted_without_particle(self) -> str:
        """`Berg, Pieter van den`."""
        return _listed(self.family, _joined(self.given, self.dropped, self.particle), self.suffix)

    @property
    def inverted_initials(self) -> str:
        """`Bell, A. R.`"""
        return _listed(self.short, _joined(self.initials, self.dropped), self.suffix)

    @property
    def initials(self) -> str:
        """The given names: `Sang-Hun` as `S.-H.`, `Jean Paul` as `J. P.`."""
        return " ".join(
            "-".join(f"{part[0]}." for part in given.split("-") if part) for given in self.given.split()
        )


class CitationDate(Struct, frozen=True, gc=False):
    """A day, a month or a year; or, where a citation has only words for it, those.

    One that was `inferred` is shown in brackets. A `letter` after the year tells apart what else would
    be cited alike.
    """

    year: str
    month: int = 0
    day: int = 0
    inferred: bool = False
    letter: str = ""

    def shown(self, part: str) -> str:
        """A part of the date, in brackets if it was inferred; empty if it is."""
        return f"[{part}]" if self.inferred and part else part

    @property
    def shown_year(self) -> str:
        """`2024`, or `[2024]`."""
        return self.shown(self.lettered(self.year))

    def lettered(self, year: str) -> str:
        """`2024a`; `n.d.-a`."""
        return f"{year}{'' if year[-1:].isdigit() else '-'}{self.letter}" if self.letter else year

    @property
    def month_name(self) -> str:
        """`October`; empty if it is not known."""
        return MONTHS[self.month - 1] if self.month else ""

    @property
    def long(self) -> str:
        """`16 October 2024`."""
        return self.shown(_joined(str(self.day or ""), self.month_name, self.year))

    @property
    def year_first(self) -> str:
        """`2024, October 16`."""
        return self.shown(_listed(self.lettered(self.year), _joined(self.month_name, str(self.day or ""))))

    @property
    def month_first(self) -> str:
        """`October 16, 2024`; `October 2024`."""
        return self.shown(month_first(self, MONTHS))

    @property
    def iso(self) -> str:
        """`2024-10-16`."""
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year}{month}{day}"


def month_first(date: CitationDate, months: Sequence[str]) -> str:
    """`Oct. 16, 2024`, with a style's own short names of the months."""
    month = months[date.month - 1] if date.month else ""
    return f"{month} {date.day}, {date.year}" if date.day else _joined(month, date.year)


NO_DATE = CitationDate("n.d.")


class Work(Struct, frozen=True):
    """The source as citations need it. What a citation lacks is empty; nothing is filled in.

    `container` is what it appeared in, or else who published it; `publisher` is set only beside a
    container of its own. `inferred_authors`: they are somebody's guess, and stand in brackets.
    `order` is its place in a numbered list of references.
    """

    type: str
    title: str
    short_title: str
    authors: tuple[Name, ...]
    issued: CitationDate
    accessed: CitationDate | None
    container: str
    short_container: str
    publisher: str
    publisher_place: str
    section: str
    volume: str
    issue: str
    page: str
    genre: str
    number: str
    interviewers: tuple[Name, ...]
    address: str | None
    language: str
    inferred_authors: bool = False
    order: int = 1

    @property
    def kind(self) -> SourceKind:
        """What styles treat it as; without a container it stands alone."""
        return _KINDS.get(self.type, "work")

    @property
    def shortened_title(self) -> str:
        """The first words of a long title, for where it stands in the text or in a later note."""
        words = self.title.split()
        if len(words) <= _SHORT_ENOUGH:
            return self.title
        for count in range(2, _WORDS_OF_A_SHORT_TITLE + 3):
            if words[count - 1].endswith((":", ",", ";", "?", "!", ".", "—")):
                return " ".join(words[:count]).rstrip(":,;.—")
        return " ".join(words[:_WORDS_OF_A_SHORT_TITLE])

    @property
    def in_periodical(self) -> bool:
        """Whether it is an article of a newspaper, magazine or journal."""
        return self.kind == "article"

    @property
    def dated(self) -> bool:
        """Whether there is a date."""
        return self.issued.year != NO_DATE.year

    @property
    def inferences(self) -> str:
        """Which of author and date are somebody's guess: `author inferred; date inferred`."""
        guesses = {"author": self.inferred_authors, "date": self.issued.inferred}
        return "; ".join(f"{field} inferred" for field, guessed in guesses.items() if guessed)

    @property
    def pages(self) -> str:
        """`14–19`."""
        return self.page.replace("-", "–")

    def by(self, authors: str) -> str:
        """The authors as a style lists them, in brackets if they were inferred."""
        return f"[{authors}]" if self.inferred_authors and authors else authors

    def authors_in_text(self, joint: str = "and") -> str:
        """The authors in short: `Choe`, `Choe and Kim`, `Choe et al.`."""
        names = [name.short for name in self.authors]
        return self.by(listed(names, joint) if len(names) < 3 else f"{names[0]} et al.")


def work(csl: CslItem) -> Work:
    """What a citation says, without empty names, impossible dates and unsafe addresses."""
    family_first = csl.custom.get("family-first") is True
    container, publisher = _text(csl.container_title), _text(csl.publisher)
    inferred = csl.custom.get(INFERRED)
    guessed = inferred if isinstance(inferred, list) else []
    issued = _date(csl.issued) or NO_DATE
    return Work(
        type=csl.type,
        title=without_stop(_text(csl.title)),
        short_title=_text(csl.title_short or csl.short_title),
        authors=tuple(_names(csl.author, family_first)),
        issued=structs.replace(issued, inferred="issued" in guessed and issued != NO_DATE),
        accessed=_date(csl.accessed),
        container=container or publisher,
        short_container=_text(csl.container_title_short),
        publisher=publisher if container else "",
        publisher_place=_text(csl.publisher_place),
        section=_text(csl.section),
        volume=_text(csl.volume),
        issue=_text(csl.issue),
        page=_text(csl.page),
        genre=_text(csl.genre),
        number=_text(csl.number),
        interviewers=tuple(_names(csl.interviewer, family_first=False)),
        address=web_address(csl.url),
        language=_text(csl.language),
        inferred_authors="author" in guessed,
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
    return marked_up(one_line(str(value))).strip() if value is not None else ""


def _names(names: Iterable[CslName], family_first: bool) -> Iterable[Name]:
    for name in names:
        family, given = _text(name.family), _text(name.given)
        if not family:
            family, given = given or _text(name.literal), ""
        if family:
            yield Name(
                family,
                given,
                _text(name.suffix),
                family_first or bool(name.static_ordering),
                _text(name.non_dropping_particle),
                _text(name.dropping_particle),
            )


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _date(date: CslDate | None) -> CitationDate | None:
    if date is None:
        return None
    words = _text(date.literal or date.raw)
    iso = _ISO_DATE.fullmatch(words)
    written = date.date_parts or ((iso.groups(default=""),) if iso else ())
    ends = [_numbers(parts) for parts in written]
    if not ends or not all(ends):
        return CitationDate(words) if words else None
    # Of a range, what its ends have in common.
    common = list(takewhile(lambda pair: pair[0] == pair[-1], zip(*ends, strict=False)))
    if not common:
        return CitationDate(f"{ends[0][0]}–{ends[-1][0]}")
    year, month, day = (*(pair[0] for pair in common), 0, 0)[:3]
    return CitationDate(str(year), month, day)


def _numbers(parts: Iterable[int | str]) -> tuple[int, ...]:
    """Year, month and day, up to the first that cannot be one."""
    highest = (9999, len(MONTHS), 31)
    numbers = (int(part) if re.fullmatch("[0-9]{1,4}", str(part)) else 0 for part in parts)
    return tuple(takewhile(bool, (n if n <= top else 0 for n, top in zip(numbers, highest, strict=False))))


# --- places in the source -------------------------------------------------------------------

_ROLE_WORDS = {"dek": "standfirst", "furniture": "page furniture"}


class Pinpoint(Struct, frozen=True):
    """Where in the source: a label, and the numbers of paragraphs if it is the label of some."""

    label: str = ""
    numbers: str = ""

    def __str__(self) -> str:
        return _joined(self.label, self.numbers)


def pinpoint(places: Iterable[Locator]) -> Pinpoint:
    """`para. 5`, `paras. 5–6`, `caption`."""
    known = tuple(dict.fromkeys(places))
    labels = [_ROLE_WORDS.get(place, place) for place in known if isinstance(place, str)]
    numbers = sorted(place for place in known if isinstance(place, int))
    if numbers:
        labels.append("para." if len(numbers) == 1 else "paras.")
    return Pinpoint(", ".join(labels), ", ".join(_ranges(numbers)) if numbers else "")


def _ranges(numbers: Sequence[int]) -> Iterable[str]:
    start = numbers[0]
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        if following != number + 1:
            yield str(start) if start == number else f"{start}–{number}"
            start = following or 0
