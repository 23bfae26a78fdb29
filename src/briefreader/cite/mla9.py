"""MLA style, 9th edition: `(qtd. in Choe)`, and the entry of the list of works cited.

Paragraphs are not named: MLA counts only those that the source itself numbers.
"""

from collections.abc import Sequence

from briefreader.cite.citation import Date, Name, Work
from briefreader.cite.formats import Block, Italic, Link, Pieces
from briefreader.cite.quoted import Cited, Quoted
from briefreader.cite.sentence import in_sentence
from briefreader.cite.wording import ends_sentence, marked, without_stop

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def reference(work: Work) -> Pieces:
    """An entry of the list of works cited; a date that is not known is left out."""
    authors = (f"{_stopped(_list_of(work.authors))} ",) if work.authors else ()
    stop = "" if ends_sentence(work.title) else "."
    title: Pieces = (marked(f"{work.title}{stop}"),) if work.in_periodical else (Italic(work.title), stop)
    container: Pieces = (Italic(work.container),) if work.in_periodical else (work.container,)
    parts = [container] if work.container else []
    parts += [(date,)] if (date := _date(work.issued)) else []
    parts += [(Link(work.address),)] if work.address else []
    rest = [piece for part in parts for piece in (", ", *part)][1:]
    return (*authors, *title, " ", *rest, ".") if rest else (*authors, *title)


def statement(text: str, cited: Cited) -> tuple[Block, ...]:
    """A text of the brief in own words, and where it comes from."""
    return ((f"{without_stop(text)} ({_source(cited)}).",),)


def quotation(quoted: Quoted, cited: Cited, _format_name: str) -> tuple[Block, ...]:
    """Quoted words in a sentence. Whether they fill more than four lines can not be known here."""
    return ((in_sentence(quoted, marked, ". . .", f"(qtd. in {_source(cited)})"),),)


def _source(cited: Cited) -> str:
    work = cited.work
    source = work.authors_in_text() or marked(work.short_title or work.title)
    return f"{source}; unverified" if cited.unverified else source


def _list_of(authors: Sequence[Name]) -> str:
    first = ", ".join(part for part in (authors[0].family, authors[0].given, authors[0].suffix) if part)
    if len(authors) > 2:
        return f"{first}, et al"
    return first if len(authors) == 1 else f"{first}, and {authors[1].full}"


def _date(date: Date) -> str:
    """`16 Oct. 2024`; what is not known is empty."""
    if date.year == "n.d.":
        return ""
    month = _MONTHS[date.month - 1] if date.month else ""
    return " ".join(part for part in (str(date.day or ""), month, date.year) if part)


def _stopped(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
