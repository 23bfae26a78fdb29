"""BibTeX and biblatex, as Zotero, Better BibTeX, JabRef and EndNote write them, through `pybtex`."""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from briefreader.base.extras import MissingExtraError, needed
from briefreader.base.patterns import pattern
from briefreader.cite.entries.bibtex import (
    BIBLATEX_TEXTS,
    BIBLATEX_TYPES,
    BIBTEX_TEXTS,
    DATES,
    LANGUAGES,
    NAMES,
    SUBTYPES,
)
from briefreader.cite.entries.variables import DATES_OF_CSL, NAMES_OF_CSL, TEXTS_OF_CSL, TYPES_OF_CSL
from briefreader.cite.intake.dates import csl_date, year_and_month
from briefreader.cite.intake.item import ANY_TYPE, CitationFileError, Variables
from briefreader.cite.intake.latex_text import csl_text
from briefreader.cite.intake.people import csl_names

_CSL_TYPES: Mapping[str, str] = {
    **{biblatex: csl for csl, biblatex in reversed(list(BIBLATEX_TYPES.items()))},
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "collection": "book",
    "conference": "paper-conference",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "inreference": "entry-encyclopedia",
    "legal": "treaty",
    "legislation": "legislation",
    "magazine": "article-magazine",
    "manual": "book",
    "mastersthesis": "thesis",
    "mvbook": "book",
    "mvcollection": "book",
    "newspaper": "article-newspaper",
    "newsarticle": "article-newspaper",
    "online": "webpage",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "suppbook": "chapter",
    "techreport": "report",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
# What biblatex calls by a key (`type = {phdthesis}`).
_GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "candthesis": "Candidate thesis",
    "bathesis": "Bachelor’s thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "patentus": "U.S. patent",
    "patenteu": "European patent",
}
_BY_FIELD: Mapping[str, str] = {
    **{field: variable for variable, field in (*BIBTEX_TEXTS.items(), *BIBLATEX_TEXTS.items())},
    "addendum": "note",
    "annote": "annote",
    "booktitle": "container-title",
    "howpublished": "publisher",
    "institution": "publisher",
    "issue": "issue",
    "journal": "container-title",
    "journaltitle": "container-title",
    "note": "note",
    "organization": "publisher",
    "publisher": "publisher",
    "school": "publisher",
    "shortjournal": "container-title-short",
    "urlnote": "note",
}
_PEOPLE = {field: variable for variable, field in NAMES.items()}
_EVENTS = {field: variable for variable, field in DATES.items()}
_IN_SERIES = ("book", "chapter", "paper-conference", "entry-encyclopedia", "classic")
_IN_PERIODICALS = ("article-journal", "article-magazine", "article-newspaper", "review", "periodical")
_CODES = {name: code for code, name in LANGUAGES.items()} | {
    "american": "en-US",
    "british": "en-GB",
    "usenglish": "en-US",
    "ukenglish": "en-GB",
    "ngerman": "de",
    "naustrian": "de-AT",
    "austrian": "de-AT",
    "brazilian": "pt-BR",
    "brazil": "pt-BR",
}
# What programs keep for themselves, and what says nothing of the source.
_OWN = pattern(
    r"file|groups|owner|timestamp|creationdate|modificationdate|bdsk-.*|date-(?:added|modified)|local-.*|__.*"
    r"|ids|crossref|xdata|options|sortname|sorttitle|sortyear|key|language_|mendeley-.*|citeulike-.*|comment-.*"
    r"|posted-at|priority|readstatus|ranking|printed|relevance|qualityassured|username|interhash|intrahash|added-at"
)
_COMMANDS = ("string", "preamble", "comment")
_NO_KEY = "briefreader-no-key-"
_VERBATIM = ("doi", "url", "file", "eprint")
_KEYLESS = pattern(r"(@\s*\w+\s*[{(])(?=\s*,)")
# What an entry takes from the one that it refers to, and under which name.
_INHERITED: Mapping[str, str] = {"title": "booktitle", "subtitle": "booksubtitle"}
_NOT_INHERITED = ("shorttitle", "keywords", "abstract", "note", "ids", "label", "pages")

Entry = dict[str, str]  # the values by the names of their fields, in small letters


_BEGINNING = pattern(r"^(?=@)", re.MULTILINE)  # of an entry, as every program writes it


class _Strings(dict[str, str]):
    """Short names of values; one that the file does not explain stands for itself."""

    def __missing__(self, name: str) -> str:
        return self.get(name.lower(), name)


def read_bibtex(text: str) -> list[Variables]:
    """What each entry says; what is broken of one is left out. Raises CitationFileError."""
    try:
        pybtex = needed("pybtex.database.input.bibtex", "citation")
    except MissingExtraError as error:
        raise CitationFileError("BibTeX is not read without its library", error.mend) from None
    counted = count(1)
    whole = _KEYLESS.sub(lambda found: f"{found[1]}{_NO_KEY}{next(counted)}", text)
    macros = _Strings(pybtex.month_names)

    def commands_in(part: str) -> Iterator[tuple[str, Any]]:
        parser = pybtex.LowLevelParser(part, macros=macros, handle_error=lambda _: None)
        return ((name.lower(), values) for name, values in parser)

    try:
        # An entry that is not closed takes those after it along: each is read by itself as well.
        commands = [one for part in (whole, *_BEGINNING.split(whole)) for one in commands_in(part)]
    except RecursionError:
        raise CitationFileError("this BibTeX is nested too deep", "Export it again") from None
    entries: dict[str, tuple[str, Entry]] = {}
    for name, values in commands:
        if name not in _COMMANDS and values[0] is not None:
            fields = {field.lower(): "".join(parts) for field, parts in reversed(values[1])}
            entries.setdefault(values[0], (name, fields))
    return [
        _variables(name, "" if key.startswith(_NO_KEY) else key, _completed(fields, entries))
        for key, (name, fields) in entries.items()
    ]


def _completed(fields: Entry, entries: Mapping[str, tuple[str, Entry]]) -> Entry:
    """An entry with what it does not say itself, and the one that it refers to does."""
    for referred in (*fields.get("xdata", "").split(","), fields.get("crossref", "")):
        _, parent = entries.get(referred.strip(), ("", {}))
        for field, value in parent.items():
            name = _INHERITED.get(field, field) if referred == fields.get("crossref") else field
            if field not in _NOT_INHERITED and name not in fields:
                fields = {**fields, name: value}
    return fields


def _variables(entry_type: str, key: str, given: Entry) -> Variables:
    fields = dict(given)
    found: Variables = {"id": key, "type": _type(entry_type, fields)}
    if entry_type in ("phdthesis", "mastersthesis"):
        found["genre"] = _GENRES[entry_type]
    if "type" in fields:
        found["genre"] = _GENRES.get(fields["type"].strip("{}"), csl_text(fields["type"]))
        del fields["type"]
    found["title"] = _title(fields)
    for field in ("booktitle", "journaltitle", "journal"):
        name = f"{field.removesuffix('title')}subtitle"
        if field in fields and name in fields:
            fields[field] = f"{fields[field]}: {fields.pop(name)}"
    if "location" in fields and "address" in fields:  # of a conference, and of its publisher
        fields["venue"] = fields.pop("location")
    if "howpublished" in fields and not fields.keys().isdisjoint(("publisher", "organization")):
        fields.setdefault("journaltitle", fields.pop("howpublished"))
    found["issued"] = _issued(fields)
    for field in ("urldate", "lastchecked"):
        if day := fields.pop(field, ""):
            found["accessed"] = csl_date(day)
    found["DOI"] = fields.pop("doi", "")
    found["URL"] = _address(fields)
    found["language"] = _language(fields)
    if pages := csl_text(fields.pop("pages", "")):
        found["page"] = re.sub(r"\s*[–—]\s*", "-", pages)
    if number := fields.pop("number", ""):
        found[_numbered(str(found["type"]), fields)] = csl_text(number)
    for field, value in fields.items():
        _take(field, value, found)
    return found


def _type(entry_type: str, fields: dict[str, str]) -> str:
    """The type of CSL, which we write into `entrysubtype` where biblatex has none."""
    subtype = fields.pop("entrysubtype", "").strip("{} ").lower()
    for csl, written in SUBTYPES.items():
        if subtype == written:
            return csl
    if subtype in TYPES_OF_CSL:
        return subtype
    if entry_type == "unpublished" and not fields.keys().isdisjoint(("eventtitle", "eventdate", "venue")):
        return "speech"
    if entry_type == "misc" and ("url" in fields and "howpublished" not in fields):
        return "webpage"
    return _CSL_TYPES.get(entry_type, ANY_TYPE)


def _title(fields: dict[str, str]) -> str:
    parts = [csl_text(fields.pop(name, ""), title=True) for name in ("title", "subtitle", "titleaddon")]
    title = ": ".join(filter(None, parts[:2]))
    return f"{title}. {parts[2]}" if parts[2] else title


def _issued(fields: dict[str, str]) -> dict[str, Any] | None:
    date, year = fields.pop("date", ""), csl_text(fields.pop("year", ""))
    month, day = csl_text(fields.pop("month", "")), fields.pop("day", "")
    if date:
        return csl_date(date)
    return None if year == "n.d." else year_and_month(year, month, day)


def _address(fields: dict[str, str]) -> str:
    address = fields.pop("url", "") or fields.pop("howpublished-url", "")
    published = fields.get("howpublished", "")
    if not address and "http" in published and (found := re.search(r"https?://[^\s{}]+", published)):
        del fields["howpublished"]
        address = found[0]
    return re.sub(r"\\(?=[%#&_~$])", "", address).replace("\\url", "").strip("{} ")


def _language(fields: dict[str, str]) -> str:
    langid, language = fields.pop("langid", ""), csl_text(fields.pop("language", ""))
    return _CODES.get(langid.lower(), langid) or _CODES.get(language.lower(), language)


def _numbered(kind: str, fields: Mapping[str, str]) -> str:
    """What the number is one of."""
    if kind in _IN_PERIODICALS:
        return "number" if "issue" in fields and "volume" not in fields else "issue"
    return "collection-number" if kind in _IN_SERIES else "number"


def _take(field: str, value: str, found: Variables) -> None:
    """One of the other fields."""
    name = field.removeprefix("csl-")
    variable = _BY_FIELD.get(field, _CASED.get(name, ""))
    if field in _PEOPLE or variable in NAMES_OF_CSL:
        found[_PEOPLE.get(field, variable)] = csl_names(value)
    elif field in _EVENTS or variable in DATES_OF_CSL:
        found[_EVENTS.get(field, variable)] = csl_date(value)
    elif variable:
        text = csl_text(value, title=variable in ("container-title", "collection-title", "title-short"))
        if variable == "note" and found.get("note"):
            text = f"{found['note']}; {text}"
        if text and (variable == "note" or not found.get(variable)):
            found[variable] = text
    elif not _OWN.fullmatch(field):
        found.setdefault("custom", {})[field] = value if field in _VERBATIM else csl_text(value)


# Variables under their own names, in small letters as BibTeX has fields.
_CASED = {name.lower(): name for name in (*TEXTS_OF_CSL, *NAMES_OF_CSL, *DATES_OF_CSL)}
