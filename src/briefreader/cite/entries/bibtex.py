"""Entries for BibTeX and biblatex (https://ctan.org/pkg/biblatex)."""

from collections.abc import Iterator, Sequence

from briefreader.base.dates import MONTHS
from briefreader.cite.citation import Work
from briefreader.cite.formats.latex import latex
from briefreader.cite.names import Name

BibtexFields = Iterator[tuple[str, str]]

_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
_LANGUAGES = {"en": "english", "de": "german", "es": "spanish", "fr": "french", "it": "italian"}


def bibtex(work: Work, key: str, _place: str) -> str:
    """An entry for plain BibTeX."""
    article = work.in_periodical and bool(work.container)
    return _entry("article" if article else "misc", key, _bibtex_fields(work, article=article), width=0)


def biblatex(work: Work, key: str, _place: str) -> str:
    """An entry for biblatex with biber: whole dates, newspapers as what they are."""
    match work.kind:
        case _ if work.in_periodical and work.container:
            kind = "article"
        case "page" | "post" | "blog":
            kind = "online"
        case _ if work.type == "report":
            kind = "report"
        case _:
            kind = "misc"
    return _entry(kind, key, _biblatex_fields(work, kind), width=12)


def _entry(kind: str, key: str, fields: BibtexFields, width: int) -> str:
    lines = ",\n".join(f"  {name:<{width}} = {value}" for name, value in fields)
    return f"@{kind}{{{key},\n{lines},\n}}\n"


def _bibtex_fields(work: Work, *, article: bool) -> BibtexFields:
    yield from _authors_and_title(work)
    if work.outlet:
        yield "journal" if article else "howpublished", _value(work.outlet)
    yield from _present(volume=work.volume, number=work.issue or work.number, pages=work.page)
    yield "year", _value(work.issued.year)
    if work.issued.month:
        yield "month", MONTHS[work.issued.month - 1][:3].lower()
    if work.issued.day:
        yield "day", f"{{{work.issued.day}}}"
    yield from _address_and_note(work)


def _biblatex_fields(work: Work, kind: str) -> BibtexFields:
    yield from _authors_and_title(work)
    container = {"article": "journaltitle", "online": "organization", "report": "institution"}
    if work.outlet:
        yield container.get(kind, "howpublished"), _value(work.outlet)
    if kind == "article" and work.type in _SUBTYPES:
        yield "entrysubtype", _value(_SUBTYPES[work.type])
    yield from _present(
        type=work.genre, volume=work.volume, number=work.issue or work.number, pages=work.page
    )
    if work.issued.iso[:4].isdecimal():
        yield "date", f"{{{work.issued.iso}}}"
    elif work.dated:
        yield "year", _value(work.issued.year)
    yield from _address_and_note(work)
    if work.language[:2] in _LANGUAGES:
        yield "langid", f"{{{_LANGUAGES[work.language[:2]]}}}"


def _authors_and_title(work: Work) -> BibtexFields:
    if work.authors:
        yield "author", f"{{{_names(work.authors)}}}"
    yield "title", f"{{{{{latex(work.title)}}}}}"


def _address_and_note(work: Work) -> BibtexFields:
    if work.address:
        yield "url", f"{{{work.address}}}"
        if work.accessed:
            yield "urldate", f"{{{work.accessed.iso}}}"
    if work.inferences:
        yield "note", _value(work.inferences)


def _present(**fields: str) -> BibtexFields:
    for name, value in fields.items():
        if value:
            yield name, _value(value)


def _value(text: str) -> str:
    return f"{{{latex(text)}}}"


def _names(names: Sequence[Name]) -> str:
    return " and ".join(map(_name, names))


def _name(name: Name) -> str:
    named = (name.short, name.suffix, f"{name.given} {name.dropped}".strip())
    parts = [_in_name(part) for part in named if part]
    if len(parts) > 1 and not any("," in part or " and " in part for part in parts):
        return ", ".join(parts)
    # Braces keep an organization's name from being split into names.
    return f"{{{' '.join(parts)}}}"


def _in_name(part: str) -> str:
    # Of an accent and a brace after it biber makes an initial, whose braces then are not balanced.
    return latex(part).replace(r"\textasciigrave{}", r"\textasciigrave\relax{}")
