"""Chicago style with author and date: `(quoted in Choe 2024)`, and the entry of the reference list.

The 18th edition prints a name that has its family name first without a comma, and a newspaper's
date without repeating the year; the 17th does neither.
"""

from collections.abc import Sequence

from briefreader.cite.citation import MONTHS, Name, Work
from briefreader.cite.formats import Block, Italic, Link, Piece, Pieces
from briefreader.cite.quoted import Cited, Quoted
from briefreader.cite.sentence import in_sentence, set_off
from briefreader.cite.wording import count_words, ends_sentence, listed, marked, without_stop

_BLOCK = 100  # words: from here on a quote is set off
_MOST_NAMES = 6


def reference18(work: Work) -> Pieces:
    """An entry of the reference list, 18th edition."""
    return _reference(work, _list_of(work.authors, family_first=True), _day(work))


def reference17(work: Work) -> Pieces:
    """An entry of the reference list, 17th edition."""
    day = _day(work)
    return _reference(
        work, _list_of(work.authors, family_first=False), f"{day}, {work.issued.year}" if day else ""
    )


def statement(text: str, cited: Cited) -> tuple[Block, ...]:
    """A text of the brief in own words, and where it comes from."""
    return ((f"{without_stop(text)} ({_source(cited)}).",),)


def quotation(quoted: Quoted, cited: Cited, _format_name: str) -> tuple[Block, ...]:
    """Quoted words in a sentence, or as a block from 100 words on."""
    citation = f"(quoted in {_source(cited)})"
    if count_words(quoted.spans) >= _BLOCK:
        return set_off(quoted, cited, citation)
    return ((in_sentence(quoted, marked, ". . .", citation),),)


def _reference(work: Work, authors: str, day: str) -> Pieces:
    lead = authors or _paper(work)
    stop = "" if ends_sentence(work.title) else "."
    title: Pieces = (marked(f"{work.title}{stop}"),) if work.in_periodical else (Italic(work.title), stop)
    container: tuple[Piece, ...] = ()
    if authors and work.container:
        container = (Italic(_paper(work)),) if work.in_periodical else (_paper(work),)
    after = [*([container] if container else []), *([(day,)] if day else [])]
    rest = [piece for part in after for piece in (", ", *part)][1:]
    address = (" ", Link(work.address), ".") if work.address else ()
    year = work.issued.year
    head = f"{_stopped(lead)} {_stopped(year)} " if lead else ""
    tail = (" ", *rest, ".") if rest else ()
    dated = () if lead else (f" {_stopped(year)}",)
    return (head, *title, *dated, *tail, *address) if head else (*title, *dated, *tail, *address)


def _source(cited: Cited) -> str:
    work = cited.work
    source = work.authors_in_text() or _paper(work) or marked(work.short_title or work.title)
    return f"{source} {work.issued.year}{', unverified' if cited.unverified else ''}"


def _paper(work: Work) -> str:
    """A newspaper's name without its article, as Chicago prints it."""
    return work.container.removeprefix("The ") if work.in_periodical else work.container


def _day(work: Work) -> str:
    """`October 16`; empty if there is none."""
    issued = work.issued
    day = f" {issued.day}" if issued.day else ""
    return f"{MONTHS[issued.month - 1]}{day}" if issued.month else ""


def _list_of(authors: Sequence[Name], *, family_first: bool) -> str:
    if not authors:
        return ""
    first = authors[0]
    if first.family_first and family_first:
        names = [first.full]
    else:
        names = [", ".join(part for part in (first.family, first.given, first.suffix) if part)]
    names += [name.full for name in authors[1:]]
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[:3])}, et al"
    # The comma after an inverted name stays before a second one.
    return f"{names[0]}, and {names[1]}" if len(names) == 2 else listed(names)


def _stopped(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
