"""The citation of a brief's source: its names, date, title and address, ready for any style."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct, structs

from briefreader.base.patterns import pattern
from briefreader.base.rich_text import marked_up
from briefreader.brief.model.brief import Locator
from briefreader.brief.model.csl import CslDate, CslItem
from briefreader.cite.address import doi_of, web_address
from briefreader.cite.dates import NO_DATE, CitationDate, citation_date
from briefreader.cite.names import Names, names
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

# What a source is, as far as the guides tell kinds apart. `other` has a form in none of our styles.
SourceKind = Literal[
    "newspaper",
    "magazine",
    "journal",
    "page",
    "blog",
    "post",
    "report",
    "release",
    "united-nations",
    "broadcast",
    "podcast",
    "video",
    "interview",
    "speech",
    "letter",
    "book",
    "chapter",
    "dataset",
    "case",
    "statute",
    "bill",
    "hearing",
    "treaty",
    "other",
]
_KINDS: Mapping[str, SourceKind] = {
    "article-newspaper": "newspaper",
    "article-magazine": "magazine",
    "article-journal": "journal",
    "webpage": "page",
    "post-weblog": "blog",
    "post": "post",
    "report": "report",
    "broadcast": "broadcast",
    "motion_picture": "video",
    "interview": "interview",
    "speech": "speech",
    "personal_communication": "letter",
    "book": "book",
    "chapter": "chapter",
    "dataset": "dataset",
    "legal_case": "case",
    "legislation": "statute",
    "bill": "bill",
    "hearing": "hearing",
    "treaty": "treaty",
}
PERIODICALS: frozenset[SourceKind] = frozenset(("newspaper", "magazine", "journal"))
LEGAL: frozenset[SourceKind] = frozenset(("case", "statute", "bill", "hearing", "treaty"))
# What is published by somebody, and stands in nothing else.
ALONE: frozenset[SourceKind] = frozenset(("report", "release", "united-nations", "book", "dataset", "video"))
_INITIAL = pattern(r"(?<!^.)(?<=[\s.])[A-Z]\.$")
_OTHER_SCRIPT = pattern(r"[\u0370-\u1dff\u2e80-\ud7ff]")
_OTHER_LETTER = pattern(r"[^\W\d_\x00-\x7f]")
_FOREIGN = frozenset(  # words that English titles do not have in lower case
    """und oder das zur zum für eine einer nicht mit auf ist les une dans avec sur est aux los las una por
    para con según och det som het een della nel che alla dla nie""".split()  # noqa: SIM905
)
_IN_ARCHIVE = pattern(r"/web/(\d{4})(\d\d)(\d\d)\d*[a-z_]*/")
_WORDS_OF_A_SHORT_TITLE = 4
_SHORT_ENOUGH = 10  # words
_NOT_FOUND_BY_ADDRESS = LEGAL | {"letter", "book", "chapter"}

_UN_SYMBOL = pattern(r"(?:UN Doc\.? )?[A-Z]{1,6}/[A-Z0-9][^\s]*")
_UN = pattern(r"\bUnited Nations\b|\bU\.?N\b")
_RELEASE = pattern(r"\b(?:press|news|media) (?:release|statement)\b", re.IGNORECASE)
_PODCAST = pattern(r"\bpodcast\b", re.IGNORECASE)
_DASH = pattern(r"(?<=\d)\s*(?:--?|[‐‑–—])\s*(?=\d)|-")


class Work(Struct, frozen=True, kw_only=True):
    """The source as citations need it. What a citation lacks is empty; nothing is filled in.

    `container` is what it appeared in; of a podcast the series. `series` is a number of works; `authority` a
    court, a parliament or a body. `address` is that of its DOI, if it has one. `archived` is the address of
    a copy. `inferred_authors`: they are somebody's guess, and stand in brackets. `order` is its place in a
    numbered list of references.
    """

    type: str
    kind: SourceKind
    title: str
    short_title: str
    authors: Names
    editors: Names = ()
    translators: Names = ()
    hosts: Names = ()
    directors: Names = ()
    recipients: Names = ()
    interviewers: Names = ()
    issued: CitationDate
    accessed: CitationDate | None
    original: CitationDate | None = None
    container: str
    short_container: str
    publisher: str
    publisher_place: str
    series: str = ""
    series_number: str = ""
    event: str = ""
    event_place: str = ""
    authority: str = ""
    jurisdiction: str = ""
    section: str
    chapter: str = ""
    volume: str
    issue: str
    page: str
    edition: str = ""
    version: str = ""
    genre: str
    medium: str = ""
    number: str
    archive: str = ""
    archive_location: str = ""
    archived: str | None = None
    doi: str = ""
    address: str | None
    language: str
    inferred_authors: bool = False
    order: int = 1

    @property
    def outlet(self) -> str:
        """What it appeared in, or else who published it; of a work of its own the other way round."""
        names = (self.container, self.publisher)
        first, second = reversed(names) if self.stands_alone else names
        return first or second

    @property
    def house(self) -> str:
        """Who published it; of a work of its own without a publisher what it appeared in."""
        return self.outlet if self.stands_alone else self.publisher

    @property
    def shortened_title(self) -> str:
        """The first words of a long title, for where it stands in the text (APA 7 §8.14, MLA 9 §6.10)."""
        words = self.title.split()
        if len(words) <= _SHORT_ENOUGH or self.kind in LEGAL:
            return self.title
        for count in range(2, _WORDS_OF_A_SHORT_TITLE + 3):
            if words[count].startswith("("):
                return " ".join(words[:count]).rstrip(".")
            if words[count - 1].endswith((":", ",", ";", "?", "!", "—")):
                return " ".join(words[:count]).rstrip(":,;.—")
        from briefreader.cite.title_words import SMALL_WORDS  # not for a first look at a brief

        first = words[:_WORDS_OF_A_SHORT_TITLE]
        while len(first) > 2 and first[-1].lower() in SMALL_WORDS:
            first.pop()
        return " ".join(first)

    @property
    def in_periodical(self) -> bool:
        """Whether it is an article of a newspaper, magazine or journal."""
        return self.kind in PERIODICALS

    @property
    def stands_alone(self) -> bool:
        """Whether it is a work of its own, whose title stands in italics."""
        return self.kind in ALONE and not (self.kind == "video" and self.container)

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
        return _DASH.sub("–", self.page)

    @property
    def first_page(self) -> str:
        """`14`."""
        return self.pages.partition("–")[0].partition(",")[0]

    @property
    def archived_on(self) -> CitationDate | None:
        """The day of an archived copy, if its address tells it: `…/web/20241017…/…`."""
        day = _IN_ARCHIVE.search(self.archived or "")
        return citation_date(CslDate(date_parts=(day.groups(),))) if day else None

    @property
    def english(self) -> bool:
        """Whether it is in English, or neither its language nor a word of its title says that it is not."""
        if self.language:
            return self.language.casefold().startswith("en")
        words = self.title.split()
        strange = sum(1 for word in words if _OTHER_LETTER.search(word))
        return _FOREIGN.isdisjoint(words) and strange < 2 and not _OTHER_SCRIPT.search(self.title)

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
    inferred = csl.custom.get(INFERRED)
    guessed = inferred if isinstance(inferred, list) else []
    issued = citation_date(csl.issued) or citation_date(csl.event_date) or NO_DATE
    kind = _kind(csl)
    series = _text(csl.collection_title)
    container = _text(csl.container_title)
    if kind == "podcast" and not container:
        container, series = series, ""
    doi = doi_of(_text(csl.doi))
    place = _text(csl.archive_location)
    return Work(
        type=csl.type,
        kind=kind,
        title=_title(_text(csl.title)),
        short_title=_text(csl.title_short or csl.short_title),
        authors=names(csl.author, family_first=family_first),
        editors=names(csl.editor),
        translators=names(csl.translator),
        hosts=names(csl.host),
        directors=names(csl.director),
        recipients=names(csl.recipient),
        interviewers=names(csl.interviewer),
        issued=structs.replace(issued, inferred="issued" in guessed and issued != NO_DATE),
        accessed=citation_date(csl.accessed),
        original=citation_date(csl.original_date),
        container=container,
        short_container=_text(csl.container_title_short or csl.journal_abbreviation),
        publisher=_text(csl.publisher),
        publisher_place=_text(csl.publisher_place),
        series=series,
        series_number=_text(csl.collection_number),
        event=_text(csl.event_title or csl.event),
        event_place=_text(csl.event_place),
        authority=_text(csl.authority),
        jurisdiction=_text(csl.jurisdiction),
        section=_text(csl.section),
        chapter=_text(csl.chapter_number),
        volume=_text(csl.volume),
        issue=_DASH.sub("–", _text(csl.issue)),
        page=_text(csl.page),
        edition=_text(csl.edition),
        version=_text(csl.version),
        genre=_text(csl.genre),
        medium=_text(csl.medium),
        number=_text(csl.number),
        archive=_text(csl.archive),
        archive_location="" if web_address(place) else place,
        archived=web_address(place),
        doi=doi,
        address=f"https://doi.org/{doi}" if doi else web_address(csl.url),
        language=_text(csl.language),
        inferred_authors="author" in guessed,
    )


def _kind(csl: CslItem) -> SourceKind:
    kind = _KINDS.get(csl.type, "other")
    genre = f"{csl.genre or ''} {csl.medium or ''}"
    if csl.type in ("song", "broadcast") and _PODCAST.search(genre):
        return "podcast"
    if csl.type == "song":
        return "podcast" if csl.collection_title and not csl.publisher else "other"
    if csl.type in _LOOSE and _RELEASE.search(genre):
        return "release"
    bodies = " ".join(
        filter(None, (csl.authority, csl.publisher, *(name.literal or name.family for name in csl.author)))
    )
    if csl.type in _LOOSE and _UN_SYMBOL.fullmatch(_text(csl.number)) and _UN.search(bodies):
        return "united-nations"
    return kind


_LOOSE = ("report", "document", "webpage", "pamphlet", "legislation", "article", "post-weblog")


def missing_fields(csl: CslItem) -> tuple[str, ...]:
    """Which of `author`, `issued`, `container-title` and `URL` a citation has to do without.

    Who said or decided it stands for an author; a letter appears nowhere; what is found by its place in a
    series of laws, or in a book, needs no address.
    """
    source = work(csl)
    present = {
        "author": source.authors
        or source.editors
        or source.hosts
        or source.directors
        or source.kind in LEGAL,
        "issued": source.issued != NO_DATE,
        "container-title": source.outlet or source.authority or source.event or source.kind == "letter",
        "URL": source.address or source.kind in _NOT_FOUND_BY_ADDRESS,
    }
    return tuple(field for field, value in present.items() if not value)


def _title(text: str) -> str:
    """Without its full stop, unless that belongs to an initial: `Anderson, John R.`"""
    return text if text.endswith(".") and _INITIAL.search(text) else without_stop(text)


def _text(value: object) -> str:
    return marked_up(one_line(str(value))).strip() if isinstance(value, str | int) else ""


# --- places in the source -------------------------------------------------------------------

_ROLE_WORDS = {"dek": "standfirst", "furniture": "page furniture"}


class Pinpoint(Struct, frozen=True):
    """Where in the source: a label, and the numbers of paragraphs if it is the label of some."""

    label: str = ""
    numbers: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.label, self.numbers)))


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
