"""A CSL-JSON item: the citation of a source as reference managers hold it.

Variables and types follow CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html).
"""

from typing import Any, Literal

from msgspec import Struct

CslText = str | int | None


class CslName(Struct, frozen=True, gc=False, rename="kebab", omit_defaults=True):
    """One person (`family`, `given`) or organization (`literal`)."""

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None
    comma_suffix: str | int | bool | None = None
    static_ordering: str | int | bool | None = None
    literal: str | None = None
    parse_names: str | int | bool | None = None


class CslDate(Struct, frozen=True, gc=False, rename="kebab", omit_defaults=True):
    """A date, usually one `[year, month, day]`, or two of them for a range."""

    date_parts: tuple[tuple[int | str, ...], ...] = ()
    season: CslText = None
    circa: str | int | bool | None = None
    literal: str | None = None
    raw: str | None = None


CslNames = tuple[CslName, ...]

CslType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]


# The variables that are not written in lower case with dashes.
_SPELLED_OTHERWISE = {
    "archive_collection": "archive_collection",
    "archive_location": "archive_location",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "journal_abbreviation": "journalAbbreviation",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "short_title": "shortTitle",
    "url": "URL",
}


def _csl_name(field: str) -> str:
    return _SPELLED_OTHERWISE.get(field) or field.replace("_", "-")


class CslItem(Struct, frozen=True, gc=False, rename=_csl_name, omit_defaults=True, kw_only=True):
    """The citation of one source."""

    id: str | int
    type: CslType
    title: str
    # dates
    accessed: CslDate | None = None
    available_date: CslDate | None = None
    event_date: CslDate | None = None
    issued: CslDate | None = None
    original_date: CslDate | None = None
    submitted: CslDate | None = None
    # names
    author: CslNames = ()
    chair: CslNames = ()
    collection_editor: CslNames = ()
    compiler: CslNames = ()
    composer: CslNames = ()
    container_author: CslNames = ()
    contributor: CslNames = ()
    curator: CslNames = ()
    director: CslNames = ()
    editor: CslNames = ()
    editorial_director: CslNames = ()
    executive_producer: CslNames = ()
    guest: CslNames = ()
    host: CslNames = ()
    interviewer: CslNames = ()
    illustrator: CslNames = ()
    narrator: CslNames = ()
    organizer: CslNames = ()
    original_author: CslNames = ()
    performer: CslNames = ()
    producer: CslNames = ()
    recipient: CslNames = ()
    reviewed_author: CslNames = ()
    script_writer: CslNames = ()
    series_creator: CslNames = ()
    translator: CslNames = ()
    # numbers
    chapter_number: CslText = None
    citation_number: CslText = None
    collection_number: CslText = None
    edition: CslText = None
    first_reference_note_number: CslText = None
    issue: CslText = None
    locator: CslText = None
    number: CslText = None
    number_of_pages: CslText = None
    number_of_volumes: CslText = None
    page: CslText = None
    page_first: CslText = None
    part: CslText = None
    printing: CslText = None
    section: CslText = None
    supplement: CslText = None
    version: CslText = None
    volume: CslText = None
    # words
    abstract: str | None = None
    annote: str | None = None
    archive: str | None = None
    archive_collection: str | None = None
    archive_location: str | None = None
    archive_place: str | None = None
    authority: str | None = None
    call_number: str | None = None
    categories: tuple[str, ...] = ()
    citation_key: str | None = None
    citation_label: str | None = None
    collection_title: str | None = None
    container_title: str | None = None
    container_title_short: str | None = None
    dimensions: str | None = None
    division: str | None = None
    doi: str | None = None
    event: str | None = None
    event_place: str | None = None
    event_title: str | None = None
    genre: str | None = None
    isbn: str | None = None
    issn: str | None = None
    journal_abbreviation: str | None = None
    jurisdiction: str | None = None
    keyword: str | None = None
    language: str | None = None
    medium: str | None = None
    note: str | None = None
    original_publisher: str | None = None
    original_publisher_place: str | None = None
    original_title: str | None = None
    part_title: str | None = None
    pmcid: str | None = None
    pmid: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    references: str | None = None
    reviewed_genre: str | None = None
    reviewed_title: str | None = None
    scale: str | None = None
    short_title: str | None = None
    source: str | None = None
    status: str | None = None
    title_short: str | None = None
    url: str | None = None
    volume_title: str | None = None
    year_suffix: str | None = None
    # anything else
    custom: dict[str, Any] = {}
