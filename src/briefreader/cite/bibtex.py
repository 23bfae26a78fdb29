"""A BibTeX entry for the source of a brief."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from briefreader.cite.citation import MONTHS, Name, Work
from briefreader.cite.formats import latex

_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9]+")
_KEY_WORDS = 3


def entry(work: Work, today: date) -> str:
    """The entry, with `today` as the day of access where the citation names none."""
    kind = "article" if work.in_periodical and work.container else "misc"
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(work, kind, today))
    return f"@{kind}{{{key(work)},\n{fields},\n}}\n"


def key(work: Work) -> str:
    """`choe2024`; without an author the first words of the title; without a date `nd`."""
    year = work.issued.year if work.issued.year.isdecimal() else "nd"
    name = _plain_letters(work.authors[0].family) if work.authors else ""
    if not name:
        words = _plain_letters(work.short_title or work.title, "_").split("_")
        name = "_".join(words[:_KEY_WORDS]) or "source"
    return f"{name}_{year}" if "_" in name or year == "nd" else f"{name}{year}"


def _fields(work: Work, kind: str, today: date) -> Iterator[tuple[str, str]]:
    if work.authors:
        yield "author", f"{{{' and '.join(map(_name, work.authors))}}}"
    yield "title", f"{{{{{latex(work.title)}}}}}"
    if work.container:
        yield "journal" if kind == "article" else "howpublished", f"{{{latex(work.container)}}}"
    for field, value in (("volume", work.volume), ("number", work.issue), ("pages", work.page)):
        if value:
            yield field, f"{{{latex(value)}}}"
    yield "year", f"{{{latex(work.issued.year)}}}"
    if work.issued.month:
        yield "month", MONTHS[work.issued.month - 1][:3].lower()
    if work.issued.day:
        yield "day", f"{{{work.issued.day}}}"
    if work.address:
        yield "url", f"{{{work.address}}}"
        yield "urldate", f"{{{work.accessed.iso if work.accessed else today.isoformat()}}}"


def _name(name: Name) -> str:
    parts = [latex(part) for part in (name.family, name.suffix, name.given) if part]
    if len(parts) > 1 and not any("," in part or " and " in part for part in parts):
        return ", ".join(parts)
    # Braces keep an organization's name from being split into names.
    return f"{{{' '.join(parts)}}}"


def _plain_letters(text: str, between: str = "") -> str:
    decomposed = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_KEY.sub(between, decomposed).strip(between or None).lower()
