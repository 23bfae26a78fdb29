"""Chicago style with notes, 18th edition: the quote with a note, and the entry of the bibliography.

An unsigned newspaper article is cited in notes alone; its reference is the text of the note.
"""

from collections.abc import Sequence

from briefreader.cite.citation import Date, Name, Work
from briefreader.cite.footnote import authors_in_note, quoted_with_note, stated_with_note
from briefreader.cite.formats import Block, Italic, Link, Pieces
from briefreader.cite.quoted import Cited, Quoted
from briefreader.cite.wording import ends_sentence, listed, marked

_MOST_NAMES = 3


def reference(work: Work) -> Pieces:
    """An entry of the bibliography."""
    if not work.authors:
        return _closed(_note(work))
    stop = "" if ends_sentence(work.title) else "."
    title: Pieces = (marked(f"{work.title}{stop}"),) if work.in_periodical else (Italic(work.title), stop)
    address = (" ", Link(work.address), ".") if work.address else ()
    return (f"{_stopped(_list_of(work.authors))} ", *title, " ", *_published(work), ".", *address)


def statement(text: str, cited: Cited) -> tuple[Block, ...]:
    """A text of the brief in own words, and the note that says where it comes from."""
    return stated_with_note(text, _closed(_note(cited.work), cited))


def quotation(quoted: Quoted, cited: Cited, _format_name: str) -> tuple[Block, ...]:
    """Quoted words in a sentence, and the note with their speaker."""
    speaker = f"{quoted.speakers}, quoted in " if quoted.speakers else ""
    note = (speaker, *_closed(_note(cited.work), cited))
    return quoted_with_note(quoted, marked, stop_inside=True, note=note)


def _note(work: Work) -> Pieces:
    authors = f"{authors_in_note(work.authors, _MOST_NAMES, 'et al.')}, " if work.authors else ""
    comma = "" if ends_sentence(work.title) else ","
    title: Pieces = (marked(f"{work.title}{comma}"),) if work.in_periodical else (Italic(work.title), comma)
    address = (", ", Link(work.address)) if work.address else ()
    return (authors, *title, " ", *_published(work), *address)


def _published(work: Work) -> Pieces:
    """`New York Times, October 16, 2024`: a newspaper's name stands without its article."""
    paper = work.container.removeprefix("The ") if work.in_periodical else work.container
    shown: Pieces = (Italic(paper) if work.in_periodical else paper, ", ") if paper else ()
    return (*shown, _date(work.issued))


def _date(date: Date) -> str:
    year, _, day = date.year_first.partition(", ")
    return f"{day}, {year}" if day else year


def _closed(note: Pieces, cited: Cited | None = None) -> Pieces:
    """The note with its full stop, which `n.d.` has already, and the warning if there is one."""
    if cited is not None and cited.unverified:
        return (*note, ", unverified.")
    last = note[-1]
    return note if isinstance(last, str) and last.endswith(".") else (*note, ".")


def _list_of(authors: Sequence[Name]) -> str:
    first = authors[0]
    name = (
        first.full
        if first.family_first
        else ", ".join(filter(None, (first.family, first.given, first.suffix)))
    )
    names = [name, *(other.full for other in authors[1:])]
    if len(names) > _MOST_NAMES:
        return f"{names[0]} et al"
    return f"{names[0]}, and {names[1]}" if len(names) == 2 else listed(names)


def _stopped(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
