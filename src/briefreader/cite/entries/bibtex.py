"""Entries for BibTeX and biblatex (https://ctan.org/pkg/biblatex).

What neither has a field for stands under its name in CSL: both leave out fields that they do not know.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import quote

from msgspec import Struct

from briefreader.base.dates import MONTHS
from briefreader.base.patterns import pattern
from briefreader.brief.model.csl import CslDate, CslItem, CslName
from briefreader.cite.address import web_address
from briefreader.cite.entries.variables import (
    Variables,
    bare_doi,
    edtf,
    family_name,
    given_name,
    variables,
    words_of,
)
from briefreader.cite.formats.latex import LATEX, latex
from briefreader.cite.punctuation import one_line

Fields = Iterator[tuple[str, str]]

# The types of CSL and those of biblatex; of what has none, `entrysubtype` tells.
BIBLATEX_TYPES: Mapping[str, str] = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "chapter": "incollection",
    "classic": "book",
    "dataset": "dataset",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "graphic": "artwork",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "review": "review",
    "review-book": "review",
    "software": "software",
    "song": "music",
    "speech": "unpublished",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "online",
}
SUBTYPES: Mapping[str, str] = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
BIBTEX_TYPES: Mapping[str, str] = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "classic": "book",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
ANY_TYPE = "misc"
PERIODICALS = ("article", "review")  # whose container is a journal

_PUBLISHERS: Mapping[str, str] = {
    "report": "institution",
    "techreport": "institution",
    "thesis": "institution",
    "phdthesis": "school",
}
LANGUAGES: Mapping[str, str] = {
    "en": "english",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
}
# Variables with a field of the same meaning, in the order in which they are written.
BIBLATEX_TEXTS: Mapping[str, str] = {
    "title-short": "shorttitle",
    "collection-title": "series",
    "genre": "type",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "chapter-number": "chapter",
    "edition": "edition",
    "version": "version",
    "number-of-pages": "pagetotal",
    "publisher-place": "location",
    "event-title": "eventtitle",
    "event-place": "venue",
    "original-title": "origtitle",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "container-title-short": "shortjournal",
    "status": "pubstate",
    "call-number": "library",
    "ISBN": "isbn",
    "ISSN": "issn",
    "keyword": "keywords",
    "abstract": "abstract",
    "annote": "annotation",
}
BIBTEX_TEXTS: Mapping[str, str] = {**BIBLATEX_TEXTS, "publisher-place": "address", "annote": "annote"}
NAMES: Mapping[str, str] = {
    "author": "author",
    "editor": "editor",
    "container-author": "bookauthor",
    "translator": "translator",
}
DATES: Mapping[str, str] = {"event-date": "eventdate", "original-date": "origdate"}
# Names of variables that are fields of another meaning.
_CLASHES: Mapping[str, str] = {
    "number": "csl-number",
    "issue": "csl-issue",
    "event-date": "csl-event-date",
    "shortTitle": "csl-shorttitle",
}
# The one type of CSL that each type of biblatex means.
_TOLD_BY_TYPE = frozenset(
    (
        "article-journal",
        "book",
        "chapter",
        "dataset",
        "entry-encyclopedia",
        "graphic",
        "legal_case",
        "legislation",
        "manuscript",
        "motion_picture",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "report",
        "review",
        "software",
        "song",
        "standard",
        "thesis",
        "webpage",
    )
)
_RANGE = pattern(r"\s*(?:--|[-–])\s*")
_IN_DOI = "/:;()<>.-_,+!*'@&=#$ "[:-1]
NO_DATE = "n.d."
NUMBERS = ("issue", "number", "collection-number")  # of which the first is the `number`


class Dialect(Struct, frozen=True):
    """How BibTeX and biblatex differ."""

    types: Mapping[str, str]
    texts: Mapping[str, str]
    journal: str
    width: int
    dates: Callable[[CslDate | None], Fields]


def bibtex(csl: CslItem, key: str, _place: str) -> str:
    """An entry for plain BibTeX."""
    return _entry(csl, key, BIBTEX)


def biblatex(csl: CslItem, key: str, _place: str) -> str:
    """An entry for biblatex with biber: whole dates, newspapers as what they are."""
    return _entry(csl, key, BIBLATEX)


def _entry(csl: CslItem, key: str, dialect: Dialect) -> str:
    given = variables(csl)
    kind = dialect.types.get(csl.type, ANY_TYPE)
    if kind in PERIODICALS and "container-title" not in given.texts:
        kind = ANY_TYPE
    lines = (f"  {name:<{dialect.width}} = {value}" for name, value in _fields(csl, given, kind, dialect))
    body = ",\n".join(lines)
    return f"@{kind}{{{key},\n{body},\n}}\n"


def _fields(csl: CslItem, given: Variables, kind: str, dialect: Dialect) -> Fields:
    texts, names, dates = dict(given.texts), dict(given.names), dict(given.dates)
    for variable, field in NAMES.items():
        if people := names.pop(variable, ()):
            yield field, f"{{{_names(people)}}}"
    yield "title", f"{{{_value(texts.pop('title', ''))}}}"
    yield from _published(texts, kind, dialect.journal)
    if dialect.types is BIBLATEX_TYPES and csl.type not in _TOLD_BY_TYPE:
        yield "entrysubtype", f"{{{SUBTYPES.get(csl.type, csl.type)}}}"
    for variable, field in dialect.texts.items():
        if text := texts.pop(variable, ""):
            yield field, _value(text)
    if number := next((texts.pop(one) for one in NUMBERS if one in texts), ""):
        yield "number", _value(number)
    if page := texts.pop("page", ""):
        yield "pages", _value(_RANGE.sub("–", page)).replace("–", "--")
    yield from dialect.dates(dates.pop("issued", None))
    for variable, field in DATES.items():
        if variable in dates and (date := edtf(dates[variable])):
            del dates[variable]
            yield field, f"{{{date}}}"
    yield from _addresses(texts, dates)
    yield from _language(texts.pop("language", ""), dialect)
    yield from _others(texts, names, dates)


def _published(texts: dict[str, str], kind: str, journal: str) -> Fields:
    """What it appeared in, and who published it."""
    if container := texts.pop("container-title", ""):
        match kind:
            case "online" | "misc":
                field = "organization" if kind == "online" else "howpublished"
            case "incollection" | "inproceedings" | "inreference":
                field = "booktitle"
            case _:
                field = journal
        yield field, _value(container)
    if publisher := texts.pop("publisher", ""):
        alone = "howpublished" if kind == ANY_TYPE and not container else "publisher"
        yield _PUBLISHERS.get(kind, alone), _value(publisher)


def _addresses(texts: dict[str, str], dates: dict[str, CslDate]) -> Fields:
    """DOI and URL, whose characters mean nothing to LaTeX; an address that is none of the web is left out."""
    if doi := bare_doi(texts.pop("DOI", "")):
        yield "doi", f"{{{quote(doi, safe=_IN_DOI)}}}"
    if address := web_address(texts.pop("URL", "")):
        yield "url", f"{{{address}}}"
        if (accessed := dates.pop("accessed", None)) and (day := edtf(accessed)):
            yield "urldate", f"{{{day}}}"


def _language(language: str, dialect: Dialect) -> Fields:
    known = LANGUAGES.get(language[:2]) if dialect.types is BIBLATEX_TYPES else None
    if known:
        yield "langid", f"{{{known}}}"
    elif language:
        yield "language", _value(language)


def _others(
    texts: Mapping[str, str], names: Mapping[str, Sequence[CslName]], dates: Mapping[str, CslDate]
) -> Fields:
    """What there is no field for."""
    for variable, text in texts.items():
        yield _CLASHES.get(variable, variable.lower()), _value(text)
    for variable, people in names.items():
        yield variable, f"{{{_names(people)}}}"
    for variable, date in dates.items():
        yield _CLASHES.get(variable, variable), _value(edtf(date) or words_of(date))


# --- dates ----------------------------------------------------------------------------------


def _biblatex_dates(issued: CslDate | None) -> Fields:
    if issued is None:
        return
    if date := edtf(issued):
        yield "date", f"{{{date}}}"
    elif words := words_of(issued):
        yield "year", _value(words)


def _bibtex_dates(issued: CslDate | None) -> Fields:
    """Year, month and day; what these cannot say stands in `date`, which JabRef, Zotero and pandoc read."""
    date = edtf(issued) if issued else ""
    first, _, last = date.partition("/")
    about = "ca. " if first.endswith("~") else ""
    year, month, day = (*first.rstrip("~").split("-"), "", "")[:3] if first[:1].isdigit() else ("", "", "")
    words = words_of(issued) if issued else ""
    yield "year", _value(f"{about}{year}" if year else first or words or NO_DATE)
    if month and month <= "12":
        yield "month", MONTHS[int(month) - 1][:3].lower()
        if day:
            yield "day", f"{{{int(day)}}}"
    if last or about or month > "12":
        yield "date", f"{{{date}}}"


# --- values ---------------------------------------------------------------------------------


def _value(text: str) -> str:
    return f"{{{LATEX.rich(text)}}}"


def _names(names: Sequence[CslName]) -> str:
    return " and ".join(map(_name, names))


def _name(name: CslName) -> str:
    family, suffix, given = family_name(name), one_line(name.suffix or "").strip(), given_name(name)
    parts = [_in_name(part) for part in (family, suffix, given) if part]
    if len(parts) > 1 and not any("," in part or " and " in part for part in parts):
        return ", ".join(parts)
    # Braces keep an organization's name from being split into names.
    return f"{{{' '.join(parts)}}}"


def _in_name(part: str) -> str:
    # Of an accent and a brace after it biber makes an initial, whose braces then are not balanced.
    return latex(part).replace(r"\textasciigrave{}", r"\textasciigrave\relax{}")


BIBTEX = Dialect(BIBTEX_TYPES, BIBTEX_TEXTS, "journal", 0, _bibtex_dates)
BIBLATEX = Dialect(BIBLATEX_TYPES, BIBLATEX_TEXTS, "journaltitle", 12, _biblatex_dates)
