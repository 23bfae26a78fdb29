"""APA style, 7th edition: the quote in a sentence or as a block, and the reference."""

from collections.abc import Sequence

from briefreader.cite.citation import Name, Work
from briefreader.cite.formats import Block, Italic, Link, Pieces
from briefreader.cite.quoted import Cited, Quoted
from briefreader.cite.sentence import in_sentence, set_off
from briefreader.cite.wording import count_words, ends_sentence, marked, without_stop

_BLOCK = 40  # words: from here on a quote is set off
_MOST_NAMES = 20


def reference(work: Work) -> Pieces:
    """An entry of the reference list. The title is taken as it is: in sentence case."""
    stop = "" if ends_sentence(work.title) else "."
    title: Pieces = (f"{work.title}{stop}",) if work.in_periodical else (Italic(work.title), stop)
    date = f" ({work.issued.year_first}). "
    lead: Pieces = (f"{_list_of(work.authors)}{date}", *title) if work.authors else (*title, date.rstrip())
    address = (" ", Link(work.address)) if work.address else ()
    return (*lead, *_container(work), *address)


def statement(text: str, cited: Cited) -> tuple[Block, ...]:
    """A text of the brief in own words, and where it comes from."""
    return ((f"{without_stop(text)} {_in_text(cited)}.",),)


def quotation(quoted: Quoted, cited: Cited, _format_name: str) -> tuple[Block, ...]:
    """Quoted words in a sentence, or as a block from 40 words on."""
    if count_words(quoted.spans) >= _BLOCK:
        return set_off(quoted, cited, _in_text(cited))
    return ((in_sentence(quoted, marked, ". . .", _in_text(cited)),),)


def _in_text(cited: Cited) -> str:
    work = cited.work
    title = work.short_title or work.title
    comma = "" if ends_sentence(title) else ","
    source = f"{work.authors_in_text('&')}," if work.authors else marked(f"{title}{comma}")
    return f"({source} {', '.join((work.issued.year, *cited.details))})"


def _container(work: Work) -> Pieces:
    if not work.container:
        return ()
    if not work.in_periodical:
        return (f" {work.container}.",)
    volume = (", ", Italic(work.volume)) if work.volume else ()
    issue = f"({work.issue})" if work.issue and work.volume else ""
    page = f", {work.page.replace('-', '–')}" if work.page else ""
    return (" ", Italic(work.container), *volume, f"{issue}{page}.")


def _list_of(authors: Sequence[Name]) -> str:
    names = [_inverted(name) for name in authors]
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[: _MOST_NAMES - 1])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else names[0]


def _inverted(name: Name) -> str:
    return ", ".join(part for part in (name.family, name.initials, name.suffix) if part)
