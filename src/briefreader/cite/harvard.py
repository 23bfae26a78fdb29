"""Harvard style after Cite Them Right, 12th edition: `(quoted in Choe, 2024)`, and the reference."""

from collections.abc import Sequence

from briefreader.cite.citation import MONTHS, NO_DATE, Name, Work
from briefreader.cite.formats import Block, Italic, Link, Pieces
from briefreader.cite.quoted import Cited, Quoted
from briefreader.cite.sentence import in_sentence
from briefreader.cite.wording import single_marked, without_stop

_MOST_NAMES = 3
_NO_DATE = "no date"


def reference(work: Work) -> Pieces:
    """An entry of the reference list. Without an author the newspaper stands in its place."""
    year = f" ({_year(work)}) "
    title: Pieces = (single_marked(work.title),) if work.in_periodical else (Italic(work.title),)
    paper: Pieces = (Italic(work.container),) if work.in_periodical else (work.container,)
    lead: Pieces = (_list_of(work.authors),) if work.authors else paper if work.container else ()
    parts = [title] if lead else []
    parts += [paper] if work.authors and work.container else []
    parts += [(day,)] if (day := _day(work)) else []
    body = [piece for part in parts for piece in (", ", *part)][1:]
    if not lead:
        lead = title
    return (*lead, year if body else year.rstrip(), *body, ".", *_address(work))


def statement(text: str, cited: Cited) -> tuple[Block, ...]:
    """A text of the brief in own words, and where it comes from."""
    return ((f"{without_stop(text)} (", *_source(cited), ")."),)


def quotation(quoted: Quoted, cited: Cited, _format_name: str) -> tuple[Block, ...]:
    """Quoted words in a sentence."""
    words, _, end = in_sentence(quoted, single_marked, "…", "\0").partition("\0")
    return ((f"{words}(quoted in ", *_source(cited), f"){end}"),)


def _source(cited: Cited) -> Pieces:
    work = cited.work
    details = f", {_year(work)}{', unverified' if cited.unverified else ''}"
    if work.authors:
        return (f"{work.authors_in_text()}{details}",)
    return (Italic(work.container), details) if work.container else (f"{single_marked(work.title)}{details}",)


def _address(work: Work) -> Pieces:
    if not work.address:
        return ()
    accessed = f" (Accessed: {work.accessed.long})" if work.accessed else ""
    return (" Available at: ", Link(work.address), f"{accessed}.")


def _year(work: Work) -> str:
    return _NO_DATE if work.issued == NO_DATE else work.issued.year


def _day(work: Work) -> str:
    """`16 October`; empty if there is none."""
    issued = work.issued
    day = f"{issued.day} " if issued.day else ""
    return f"{day}{MONTHS[issued.month - 1]}" if issued.month else ""


def _list_of(authors: Sequence[Name]) -> str:
    parts = ((name.family, name.initials, name.suffix) for name in authors)
    names = [", ".join(filter(None, name)) for name in parts]
    if len(names) > _MOST_NAMES:
        return f"{names[0]} et al."
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
