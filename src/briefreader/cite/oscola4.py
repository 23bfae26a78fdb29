"""OSCOLA, 4th edition: the quote with a note, and the entry of the bibliography."""

from briefreader.cite.citation import NO_DATE, Name, Work
from briefreader.cite.footnote import authors_in_note, quoted_with_note, stated_with_note
from briefreader.cite.formats import Block, Italic, Link, Pieces
from briefreader.cite.quoted import Cited, Quoted
from briefreader.cite.wording import listed, single_marked

_MOST_NAMES = 3
_OTHERS = "and others"


def reference(work: Work) -> Pieces:
    """An entry of the bibliography, without a stop."""
    names = [_inverted(name) for name in work.authors]
    authors = listed(names) if len(names) <= _MOST_NAMES else f"{names[0]} {_OTHERS}"
    return _entry(work, authors)


def statement(text: str, cited: Cited) -> tuple[Block, ...]:
    """A text of the brief in own words, and the note that says where it comes from."""
    return stated_with_note(text, (*_note(cited), "."))


def quotation(quoted: Quoted, cited: Cited, _format_name: str) -> tuple[Block, ...]:
    """Quoted words in a sentence, and the note with their speaker."""
    speaker = f", quoting {quoted.speakers}" if quoted.speakers else ""
    note = (*_note(cited), f"{speaker}.")
    return quoted_with_note(quoted, single_marked, stop_inside=False, note=note)


def _note(cited: Cited) -> Pieces:
    entry = _entry(cited.work, authors_in_note(cited.work.authors, _MOST_NAMES, _OTHERS))
    return (*entry, ", unverified") if cited.unverified else entry


def _entry(work: Work, authors: str) -> Pieces:
    lead = f"{authors}, " if authors else ""
    title: Pieces = (single_marked(work.title),) if work.in_periodical else (Italic(work.title),)
    paper: Pieces = (
        (" ", Italic(work.container) if work.in_periodical else work.container) if work.container else ()
    )
    date = f" ({work.issued.long})" if work.issued != NO_DATE else ""
    seen = f" accessed {work.accessed.long}" if work.accessed else ""
    address = (" <", Link(work.address), f">{seen}") if work.address else ()
    return (lead, *title, *paper, date, *address)


def _inverted(name: Name) -> str:
    """`Choe S-H`: initials without points."""
    return " ".join(filter(None, (name.family, name.initials.replace(".", ""), name.suffix)))
