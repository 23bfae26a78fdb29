"""IEEE style: a number in brackets, and the entry it leads to."""

from collections.abc import Sequence

from briefreader.cite.citation import NO_DATE, Date, Name, Work
from briefreader.cite.formats import Block, Italic, Link, Pieces
from briefreader.cite.quoted import Cited, Quoted
from briefreader.cite.sentence import in_sentence
from briefreader.cite.wording import ends_sentence, listed, marked, without_stop

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
_MOST_NAMES = 6


def reference(work: Work) -> Pieces:
    """An entry of the list of references. The title is taken as it is: in sentence case."""
    authors = f"{_list_of(work.authors)}, " if work.authors else ""
    comma = "" if ends_sentence(work.title) else ","
    title: Pieces = (marked(f"{work.title}{comma}"),) if work.in_periodical else (Italic(work.title), comma)
    container: Pieces = (Italic(work.container),) if work.in_periodical else (work.container,)
    parts = [container] if work.container else []
    parts += [(_date(work.issued),)] if work.issued != NO_DATE else []
    rest = [piece for part in parts for piece in (", ", *part)][1:]
    return (f"[1] {authors}", *title, *((" ", *rest) if rest else ()), ".", *_address(work))


def statement(text: str, cited: Cited) -> tuple[Block, ...]:
    """A text of the brief in own words, and where it comes from."""
    return ((f"{without_stop(text)} {_number(cited)}.",),)


def quotation(quoted: Quoted, cited: Cited, _format_name: str) -> tuple[Block, ...]:
    """Quoted words in a sentence."""
    return ((in_sentence(quoted, marked, "…", _number(cited)),),)


def _number(cited: Cited) -> str:
    return "[1] (unverified)" if cited.unverified else "[1]"


def _address(work: Work) -> Pieces:
    if not work.address:
        return ()
    accessed = f" Accessed: {_date(work.accessed)}." if work.accessed else ""
    return (f"{accessed} [Online]. Available: ", Link(work.address))


def _date(date: Date) -> str:
    """`Oct. 16, 2024`."""
    day = f" {date.day}" if date.day else ""
    comma = "," if date.day else ""
    return f"{_MONTHS[date.month - 1]}{day}{comma} {date.year}" if date.month else date.year


def _list_of(authors: Sequence[Name]) -> str:
    names = [" ".join(part for part in (name.initials, name.family, name.suffix) if part) for name in authors]
    return listed(names) if len(names) <= _MOST_NAMES else f"{names[0]} et al."
