"""RIS, as Zotero, EndNote, Mendeley, JabRef and publishers write it, through `rispy`."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from briefreader.base.extras import MissingExtraError, needed
from briefreader.base.patterns import pattern
from briefreader.cite.entries.ris import NAMES, TEXTS, TYPES
from briefreader.cite.entries.variables import DATES_OF_CSL, NAMES_OF_CSL, TEXTS_OF_CSL
from briefreader.cite.intake.dates import csl_date
from briefreader.cite.intake.item import ANY_TYPE, CitationFileError, Variables

_CSL_TYPES: Mapping[str, str] = {
    **{ris: csl for csl, ris in reversed(list(TYPES.items()))},
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "BLOG": "post-weblog",
    "CONF": "paper-conference",
    "CTLG": "book",
    "CHART": "figure",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ENCYC": "entry-encyclopedia",
    "GOVDOC": "report",
    "GRANT": "report",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MULTI": "webpage",
    "PCOMM": "personal_communication",
    "SLIDE": "speech",
    "SOUND": "song",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
}
_IN_PERIODICALS = ("article-journal", "article-magazine", "article-newspaper")
# Tags that mean the same as those that we write, for whoever writes them instead.
_ALIKE: Mapping[str, str] = {
    "A1": "AU",
    "BT": "T2",
    "CT": "TI",
    "CP": "CY",
    "ED": "A2",
    "JA": "J2",
    "JF": "T2",
    "JO": "T2",
    "LK": "UR",
    "N2": "AB",
    "PP": "CY",
    "T1": "TI",
    "Y1": "PY",
}
_LISTS = ("AU", "A2", "AB", "N1", "KW")
_VARIABLES = {tag: variable for variable, tag in TEXTS.items()}
_PEOPLE = {tag: variable for variable, tag in NAMES.items()}
_TAG = pattern(r"^([A-Z][A-Z0-9])  -", re.MULTILINE)
_TAG_LINE = pattern(r"^([A-Z][A-Z0-9]) {0,3}- ?", re.MULTILINE)
_BROKEN_LINE = pattern(r"\n(?![A-Z][A-Z0-9]  -)\s*")
_NAMED_NOTE = pattern(r"([a-z_A-Z-]+): (.+)")


def is_ris(text: str) -> bool:
    """Whether there is a line in it with which a record begins."""
    return re.search(r"^TY {0,3}-", text, re.MULTILINE) is not None


def read_ris(text: str) -> list[Variables]:
    """What each record says. Raises CitationFileError."""
    return [_variables(record) for record in _records(text)]


def _records(text: str) -> list[Mapping[str, list[str]]]:
    """The values of each record by their tags. Raises CitationFileError."""
    try:
        rispy = needed("rispy", "citation")
    except MissingExtraError as error:
        raise CitationFileError("RIS is not read without its library", error.mend) from None
    lines = _BROKEN_LINE.sub(" ", _TAG_LINE.sub(r"\1  - ", "\n".join(text.splitlines())))
    tags = {*_TAG.findall(lines), "TY", "ER", "UK"}
    own_names = {tag: tag for tag in tags}
    try:
        found: list[dict[str, Any]] = rispy.loads(
            f"{lines}\nER  - ", mapping=own_names, list_tags=list(tags), delimiter_tags_mapping={}
        )
    except Exception as error:  # whatever a parser of others raises
        raise CitationFileError(f"this RIS cannot be read: {error}", "Export it again") from None
    return [
        {tag: list(filter(None, [value] if isinstance(value, str) else value)) for tag, value in one.items()}
        for one in found
    ]


def _variables(record: Mapping[str, list[str]]) -> Variables:
    values = _under_one_tag(record)
    kind = _CSL_TYPES.get(record["TY"][0] if record.get("TY") else "", ANY_TYPE)
    found: Variables = {"id": _first(values, "ID"), "type": kind}
    for tag, variable in _PEOPLE.items():
        if people := [_name(one) for one in values.pop(tag, ())]:
            found[variable] = people
    for tag, variable in _VARIABLES.items():
        if texts := values.pop(tag, ()):
            found[variable] = " ".join(texts)
    if kind not in _IN_PERIODICALS and "number" not in found and "issue" in found:
        found["number"] = found.pop("issue")
    _take_pages(values, found)
    found["issued"] = _issued(values)
    found["accessed"] = csl_date(_first(values, "Y2"))
    found["DOI"] = _first(values, "DO")
    addresses = [one for text in values.pop("UR", ()) for one in text.split(";")]
    found["URL"] = addresses[0].strip() if addresses else ""
    found["language"] = _first(values, "LA")
    found["keyword"] = ", ".join(values.pop("KW", ()))
    if number := _first(values, "SN"):
        found["ISSN" if kind in _IN_PERIODICALS else "ISBN"] = number
    _take_notes(values.pop("N1", ()), found)
    return found


def _under_one_tag(record: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The values under the tag that we write; of several that mean the same, the first that is there."""
    values = {tag: list(texts) for tag, texts in record.items() if tag not in ("TY", "ER")}
    for other, tag in _ALIKE.items():
        if (texts := values.pop(other, None)) and not values.get(tag):
            values[tag] = texts if tag in _LISTS else texts[:1]
    return values


def _first(values: dict[str, list[str]], tag: str) -> str:
    texts = values.pop(tag, [])
    return texts[0] if texts else ""


def _take_pages(values: dict[str, list[str]], found: Variables) -> None:
    first, last = _first(values, "SP"), _first(values, "EP")
    found["page"] = f"{first}-{last}" if first and last and "-" not in first else first or last


def _issued(values: dict[str, list[str]]) -> dict[str, Any] | None:
    """The day, or else the year, which some write with the day behind it."""
    day, year = _first(values, "DA"), _first(values, "PY")
    found = csl_date(day)
    if found and "date-parts" in found:
        return found
    return csl_date(year) or found


def _take_notes(notes: Iterable[str], found: Variables) -> None:
    """Notes; those that name a variable are its value, as we write them."""
    rest = []
    for note in notes:
        named = _NAMED_NOTE.fullmatch(note)
        if named and named[1] in NAMES_OF_CSL:
            found[named[1]] = [_name(one) for one in named[2].split("; ")]
        elif named and named[1] in DATES_OF_CSL:
            found[named[1]] = csl_date(named[2])
        elif named and named[1] in TEXTS_OF_CSL:
            found[named[1]] = named[2]
        else:
            rest.append(note)
    found["note"] = "; ".join(rest)


def _name(text: str) -> dict[str, str]:
    """`Bell, Anna, Jr.`; without a comma an organization, or whatever else it is."""
    family, *others = (part.strip() for part in text.split(","))
    if not others or not others[0]:
        return {"literal": text.strip().rstrip(",")}
    given, suffix = (*others, "")[:2]
    return {"family": family, "given": given, **({"suffix": suffix} if suffix else {})}
