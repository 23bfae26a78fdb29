"""The program's own style: a quote, its speaker and its source, complete in one line.

As Markdown and HTML the words are set off and the citation links to them.
"""

from msgspec import structs

from briefreader.cite.citation import Work
from briefreader.cite.formats import Block, Italic, Link, Pieces, Quotation
from briefreader.cite.quoted import Cited, Quoted
from briefreader.cite.speakers import UNATTRIBUTED
from briefreader.cite.wording import ends_sentence, listed, marked

_MOST_NAMES = 3


def reference(work: Work) -> Pieces:
    """The source alone."""
    return _citation(Cited(work, "", work.address), _byline(work))


def statement(text: str, cited: Cited) -> tuple[Block, ...]:
    """A text of the brief, and where it comes from."""
    return ((f"{text} — ", *_citation(cited, _byline(cited.work), "Source")),)


def quotation(quoted: Quoted, cited: Cited, format_name: str) -> tuple[Block, ...]:
    """Quoted words with speaker and source: one line as plain text, else set off."""
    spans = " ".join(map(marked, quoted.spans))
    if format_name == "plain":
        return ((f"{spans} — ", *_spoken_in_line(quoted, cited)),)
    whole = quoted.kind == "direct" and len(quoted.spans) == 1
    words = quoted.spans[0] if whole else spans
    source = _linked(cited) if format_name == "markdown" else _short(cited)
    spoken = (f"— {quoted.speakers or UNATTRIBUTED}, quoted in ", *source)
    return (Quotation(((words,), spoken), cited.work.address),)


def _spoken_in_line(quoted: Quoted, cited: Cited) -> Pieces:
    # The author's name must not read as one more detail of the speaker.
    separator = ";" if cited.work.authors and "," in quoted.described else ","
    return (f"{quoted.described}{separator} quoted in ", *_citation(cited, _byline(cited.work)))


def _linked(cited: Cited) -> Pieces:
    """The shortest citation: a link to the words stands for what a reader finds there."""
    work = cited.work
    if cited.address is None:
        return _citation(cited, work.authors_in_text())
    source = work.authors_in_text() or marked(work.title)
    shown = ", ".join(part for part in (work.container, work.issued.iso) if part)
    return (f"{source} (", Link(cited.address, shown), "), unverified" if cited.unverified else ")")


def _short(cited: Cited) -> Pieces:
    """A citation without given names; with a link to the words, it needs no paragraph."""
    if cited.address is not None:
        cited = structs.replace(cited, pinpoint="")
    return _citation(cited, cited.work.authors_in_text(), "Source")


def _citation(cited: Cited, authors: str, link_text: str = "") -> Pieces:
    work = cited.work
    lead = f"{authors}, " if authors else ""
    title = marked(work.title if ends_sentence(work.title) else f"{work.title},")
    container = (Italic(work.container), ", ") if work.container else ()
    last = f"{', '.join((work.issued.long, *cited.details))}".removesuffix(".")
    link = (" ", Link(cited.address, link_text)) if cited.address else ()
    return (f"{lead}{title} ", *container, f"{last}.", *link)


def _byline(work: Work) -> str:
    names = [name.full for name in work.authors]
    return listed(names) if len(names) <= _MOST_NAMES else f"{names[0]} et al."
