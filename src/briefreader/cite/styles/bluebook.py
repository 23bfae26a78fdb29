"""Bluebook (United States law reviews): the quote with a note; the reference is the note's text.

The form of a newspaper's article is rule 16.6 as we know it; the short names of newspapers are
those that rule prints most often (tables 6, 10 and 13), any other name is written out.
"""

import re

from briefreader.base.dates import SHORT_MONTHS
from briefreader.cite.citation import CitationDate, Work, month_first
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces
from briefreader.cite.style_input import Cited, Quoted
from briefreader.cite.styles import short_notes
from briefreader.cite.styles.legal import quoting
from briefreader.cite.styles.style import NoteStyle

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
_LONG_NAMES = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")


def reference(work: Work) -> Pieces:
    """The text of a note."""
    return (*_entry(work), ".")


def note(cited: Cited, quoted: Quoted | None) -> Pieces:
    """The source `(quoting Yang Uk)`; of relayed words `Yang Uk, quoted in` the source."""
    return quoting(_entry(cited.work), cited, quoted, " (quoting {}).")


def _entry(work: Work) -> Pieces:
    names = [name.full for name in work.authors]
    authors = work.by(" & ".join(names) if len(names) <= _MOST_NAMES else f"{names[0]} et al.")
    lead = f"{authors}, " if authors else ""
    paper = (work.short_container or _short_name(work)).upper()
    where = f", {paper}" if paper else ""
    date = f" ({_date(work.issued)})" if work.dated else ""
    visited = work.accessed if work.address and not work.dated else None
    seen = f" (last visited {_date(visited)})" if visited else ""
    address = (", ", Hyperlink(work.address), seen) if work.address else ()
    return (lead, Italic(work.title), f"{where}{date}", *address)


def _short_name(work: Work) -> str:
    name = work.container.removeprefix("The ") if work.in_periodical else work.container
    return _LONG_NAMES.sub(lambda found: _SHORT[found[0]], name)


def _date(date: CitationDate) -> str:
    return date.shown(month_first(date, SHORT_MONTHS))


BLUEBOOK = NoteStyle(
    label="Bluebook", reference=reference, note=note, short=short_notes.bluebook, stop_inside=True, block=50
)
