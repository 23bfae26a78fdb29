"""AGLC, 4th edition (Australia): the quote with a note, and the entry of the bibliography."""

from briefreader.cite.citation import NO_DATE, Work
from briefreader.cite.footnote import authors_in_note, quoted_with_note, stated_with_note
from briefreader.cite.formats import Block, Italic, Link, Pieces
from briefreader.cite.quoted import Cited, Quoted
from briefreader.cite.wording import listed, single_marked

_MOST_NAMES = 3


def reference(work: Work) -> Pieces:
    """An entry of the bibliography, without a stop."""
    names = [", ".join(filter(None, (name.family, name.given, name.suffix))) for name in work.authors]
    return _entry(work, listed(names) if len(names) <= _MOST_NAMES else f"{names[0]} et al")


def statement(text: str, cited: Cited) -> tuple[Block, ...]:
    """A text of the brief in own words, and the note that says where it comes from."""
    return stated_with_note(text, (*_note(cited), "."))


def quotation(quoted: Quoted, cited: Cited, _format_name: str) -> tuple[Block, ...]:
    """Quoted words in a sentence, and the note with their speaker."""
    speaker = f", quoting {quoted.speakers}" if quoted.speakers else ""
    note = (*_note(cited), f"{speaker}.")
    return quoted_with_note(quoted, single_marked, stop_inside=False, note=note)


def _note(cited: Cited) -> Pieces:
    entry = _entry(cited.work, authors_in_note(cited.work.authors, _MOST_NAMES, "et al"))
    return (*entry, ", unverified") if cited.unverified else entry


def _entry(work: Work, authors: str) -> Pieces:
    lead = f"{authors}, " if authors else ""
    title: Pieces = (single_marked(work.title),) if work.in_periodical else (Italic(work.title),)
    paper: Pieces = (
        (", ", Italic(work.container) if work.in_periodical else work.container) if work.container else ()
    )
    online = "online at " if work.address else ""
    date = f" ({online}{work.issued.long})" if work.issued != NO_DATE else ""
    address = (" <", Link(work.address), ">") if work.address else ()
    return (lead, *title, *paper, date, *address)
