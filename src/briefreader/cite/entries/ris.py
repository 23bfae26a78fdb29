"""RIS records (https://en.wikipedia.org/wiki/RIS_(file_format)), as reference managers import them.

One line for each tag: no value can start another. Only tags that stand for lists are repeated; what has no
tag is a note with its name.
"""

from collections.abc import Iterator, Mapping

from briefreader.base.rich_text import without_marks
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
from briefreader.cite.punctuation import one_line

# The types of CSL and those of RIS.
TYPES: Mapping[str, str] = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "dataset": "DATA",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "regulation": "LEGAL",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "treaty": "LEGAL",
    "webpage": "ELEC",
}
ANY_TYPE = "GEN"

# Variables and tags in the order in which they are written.
NAMES: Mapping[str, str] = {
    "author": "AU",
    "editor": "A2",
    "collection-editor": "A3",
    "translator": "A4",
}
TEXTS: Mapping[str, str] = {
    "title": "TI",
    "title-short": "ST",
    "container-title": "T2",
    "collection-title": "T3",
    "container-title-short": "J2",
    "publisher": "PB",
    "publisher-place": "CY",
    "edition": "ET",
    "volume": "VL",
    "number-of-volumes": "NV",
    "issue": "IS",
    "number": "M1",
    "section": "SE",
    "genre": "M3",
    "archive": "DB",
    "archive_location": "AV",
    "source": "DP",
    "call-number": "CN",
    "original-title": "OP",
    "reviewed-title": "RI",
    "abstract": "AB",
}


def ris(csl: CslItem, key: str, place: str) -> str:
    """A record; `place` is a note to it, because RIS has no pinpoint."""
    tags = _tags(csl, variables(csl), key, place)
    lines = (f"{tag}  - {without_marks(one_line(value)).strip()}" for tag, value in tags)
    return "\n".join([*lines, "ER  - "]) + "\n"


def _tags(csl: CslItem, given: Variables, key: str, place: str) -> Iterator[tuple[str, str]]:
    texts, names, dates = dict(given.texts), dict(given.names), dict(given.dates)
    if "issue" not in texts and "number" in texts:
        texts["issue"] = texts.pop("number")
    yield "TY", TYPES.get(csl.type, ANY_TYPE)
    for variable, tag in NAMES.items():
        for name in names.pop(variable, ()):
            yield tag, _name(name)
    for variable, tag in TEXTS.items():
        if text := texts.pop(variable, ""):
            yield tag, text
    yield from _pages(texts.pop("page", ""))
    yield from _numbers(texts)
    if issued := dates.pop("issued", None):
        yield from _issued(issued)
    if doi := bare_doi(texts.pop("DOI", "")):
        yield "DO", doi
    if address := web_address(texts.pop("URL", "")):
        if accessed := dates.pop("accessed", None):
            yield "Y2", _slashed(accessed)
        yield "UR", address
    if language := texts.pop("language", ""):
        yield "LA", language.partition("-")[0]
    for keyword in texts.pop("keyword", "").split(","):
        if word := keyword.strip():
            yield "KW", word
    yield from _notes(texts, names, dates, place)
    yield "ID", key


def _numbers(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """One number in the tag that books and journals share."""
    for variable in ("ISBN", "ISSN"):
        if number := texts.pop(variable, ""):
            yield "SN", number
            return


def _pages(page: str) -> Iterator[tuple[str, str]]:
    """First and last page of one range; what is more than that stays together."""
    ends = page.replace("–", "-").replace("--", "-").split("-")
    if len(ends) == 2 and not any("," in end for end in ends):
        yield "SP", ends[0].strip()
        yield "EP", ends[1].strip()
    elif page:
        yield "SP", page


def _issued(date: CslDate) -> Iterator[tuple[str, str]]:
    first = edtf(date).partition("/")[0].rstrip("~")
    if first:
        yield "PY", first if first.startswith("-") else first[:4]
        yield "DA", _slashed(date)
    elif words := words_of(date):
        yield "PY", words


def _slashed(date: CslDate) -> str:
    """`2024/10/16/`: year, month and day; in the fourth place whatever else there is to say."""
    first, _, last = edtf(date).partition("/")
    if not first:
        return words_of(date)
    year, *rest = first.rstrip("~").split("-") if not first.startswith("-") else [first.rstrip("~")]
    month, day = (*rest, "", "")[:2]
    is_season = month > "12"
    season = ("spring", "summer", "autumn", "winter")[int(month) - 21] if is_season else ""
    told = ("ca." if first.endswith("~") else "", season, f"to {last.rstrip('~')}" if last else "")
    return f"{year}/{'' if is_season else month}/{day}/{' '.join(filter(None, told))}"


def _notes(
    texts: Mapping[str, str],
    names: Mapping[str, tuple[CslName, ...]],
    dates: Mapping[str, CslDate],
    place: str,
) -> Iterator[tuple[str, str]]:
    if place:
        yield "N1", place
    for variable, text in texts.items():
        yield "N1", text if variable == "note" else f"{variable}: {text}"
    for variable, people in names.items():
        yield "N1", f"{variable}: {'; '.join(map(_name, people))}"
    for variable, date in dates.items():
        yield "N1", f"{variable}: {edtf(date) or words_of(date)}"


def _name(name: CslName) -> str:
    """`Bell, Anna`; a comma after an organization keeps its name from being taken apart."""
    parts = (family_name(name), given_name(name), one_line(name.suffix or "").strip())
    written = ", ".join(filter(None, parts))
    return written if "," in written or " " not in written else f"{written},"
