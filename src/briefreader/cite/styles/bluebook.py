"""Bluebook (United States law reviews): the quote with a note; the reference is the note's text.

The form of a newspaper's article is rule 16.6 as we know it; the short names of newspapers are
those that rule prints most often (tables 6, 10 and 13), any other name is written out.
"""

import re

from briefreader.base.dates import SHORT_MONTHS
from briefreader.base.patterns import pattern
from briefreader.cite.citation import LEGAL, Work
from briefreader.cite.dates import CitationDate, month_first
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces
from briefreader.cite.names import Names
from briefreader.cite.style_input import Cited, Quoted
from briefreader.cite.styles import short_notes
from briefreader.cite.styles.legal import quoting
from briefreader.cite.styles.parts import edition, from_names, numbered
from briefreader.cite.styles.style import EVERY_KIND, NoteStyle
from briefreader.cite.styles.us_law import law

_MOST_NAMES = 2
_SHORT = {
    "New York": "N.Y.",
    "Los Angeles": "L.A.",
    "Washington": "Wash.",
    "Chicago": "Chi.",
    "Boston": "Bos.",
    "Journal": "J.",
    "Street": "St.",
    "Tribune": "Trib.",
}
_LONG_NAMES = pattern(rf"\b(?:{'|'.join(_SHORT)})\b")
_ALONE = ("book", "report", "release", "united-nations")


def reference(work: Work) -> Pieces:
    """The text of a note."""
    entry = _entry(work)
    last = entry[-1]
    return entry if isinstance(last, str) and last.endswith(".") else (*entry, ".")


def note(cited: Cited, quoted: Quoted | None) -> Pieces:
    """The source `(quoting Yang Uk)`; of relayed words `Yang Uk, quoted in` the source."""
    return quoting(_entry(cited.work), cited, quoted, " (quoting {}).")


def _entry(work: Work) -> Pieces:
    address: Pieces = (", ", Hyperlink(work.address)) if work.address else ()
    if work.kind in LEGAL:
        return (*law(work, _date(work.issued) if work.dated else ""), *address)
    if work.kind == "letter":
        to = f" to {_names(work.recipients)}" if work.recipients else " to author"
        date = f" ({_date(work.issued)})" if work.dated else ""
        who = f" from {_names(work.authors)}" if work.authors else ""
        return (f"{work.genre or 'Letter'}{who}{to}{date}", *address)
    authors = work.by(_names(work.authors))
    lead = f"{authors}, " if authors else ""
    if work.kind in _ALONE:
        volume = f"{work.volume} " if work.volume and work.kind == "book" else ""
        return (f"{volume}{lead}", work.title.upper(), *_imprint(work), *address)
    if work.kind == "video" and not work.container:
        year = work.issued.shown_year if work.dated else ""
        made = from_names((work.publisher, year), " ")
        return (lead, work.title.upper(), f" ({made})" if made else "", *address)
    if work.kind == "chapter" and work.container:
        first = f" {work.first_page}" if work.page else ""
        return (
            lead,
            Italic(work.title),
            ", ",
            Italic("in"),
            f" {work.container.upper()}{first}",
            *_imprint(work),
            *address,
        )
    visited = work.accessed if work.address and not work.dated and not work.doi else None
    seen = f" (last visited {_date(visited)})" if visited else ""
    return (lead, Italic(work.title), *_published(work), *address, seen)


def _published(work: Work) -> Pieces:
    """Where it appeared, and when: in print the page too (rules 16.4 to 16.6)."""
    paper = (work.short_container or _short_name(work)).upper()
    date = _date(work.issued) if work.dated else ""
    if work.kind == "journal" and work.volume:
        year = f" ({work.issued.shown_year})" if work.dated else ""
        return (f", {from_names((work.volume, paper, work.first_page), ' ')}{year}",)
    if work.page and work.in_periodical:
        return (f", {from_names((paper, date, f'at {work.first_page}'))}",)
    where = from_names((work.event if work.kind == "speech" else "", paper))
    return (f", {where}" if where else "", f" ({date})" if date else "")


def _imprint(work: Work) -> Pieces:
    """` (Omar Haddad ed., Ji-Won Kim trans., 2d ed. 2024)`."""
    year = work.issued.shown_year if work.dated else ""
    if work.kind in ("report", "release", "united-nations"):
        number = work.number if work.kind == "united-nations" else numbered(work.genre, work.number, "No.")
        date = _date(work.issued) if work.dated and work.kind != "report" else year
        details = from_names((number, date))
        return (f" ({details})" if details else "",)
    named_edition = re.sub(r"(\d)(?:nd|rd) ", r"\1d ", edition(work, "ed."))
    editors = f"{_names(work.editors)} {'eds.' if len(work.editors) > 1 else 'ed.'}" if work.editors else ""
    made = from_names(
        (
            editors,
            f"{_names(work.translators)} trans." if work.translators else "",
            from_names((named_edition, year), " "),
        )
    )
    return (f" ({made})" if made else "",)


def _names(names: Names) -> str:
    shown = [name.full for name in names]
    return " & ".join(shown) if len(shown) <= _MOST_NAMES else f"{shown[0]} et al."


def _short_name(work: Work) -> str:
    name = work.outlet.removeprefix("The ") if work.in_periodical else work.outlet
    return _LONG_NAMES.sub(lambda found: _SHORT[found[0]], name) if work.kind == "newspaper" else name


def _date(date: CitationDate) -> str:
    return date.shown(month_first(date, SHORT_MONTHS), "c.")


BLUEBOOK = NoteStyle(
    label="Bluebook",
    csl="bluebook-law-review",
    kinds=EVERY_KIND,
    reference=reference,
    note=note,
    short=short_notes.bluebook,
    title_case="headline",
    stop_inside=True,
    block=50,
)
