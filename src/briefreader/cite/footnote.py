"""A quote in a sentence of the writer's with the number of a note, as the styles with notes have it."""

from collections.abc import Callable, Sequence

from briefreader.cite.citation import Name
from briefreader.cite.formats import Block, Pieces
from briefreader.cite.quoted import Quoted
from briefreader.cite.sentence import before_the_words
from briefreader.cite.wording import ends_sentence, listed, without_stop

NUMBER = "¹"


def quoted_with_note(
    quoted: Quoted, marks: Callable[[str], str], *, stop_inside: bool, note: Pieces
) -> tuple[Block, ...]:
    """`Yang Uk said, “….”¹`, and the note. Spans of an interrupted quote keep marks of their own."""
    *before, last = quoted.spans
    bare = without_stop(last)
    stop = "" if ends_sentence(bare) else "."
    end = marks(f"{bare}{stop}") if stop_inside else f"{marks(bare)}{stop or '.'}"
    spans = " . . . ".join([*map(marks, before), end])
    return ((f"{before_the_words(quoted)}{spans}{NUMBER}",), numbered(note))


def stated_with_note(text: str, note: Pieces) -> tuple[Block, ...]:
    """A text of the brief in own words, and the note."""
    return ((f"{without_stop(text)}.{NUMBER}",), numbered(note))


def numbered(note: Pieces) -> Pieces:
    """The note with its number."""
    return ("1. ", *note)


def authors_in_note(authors: Sequence[Name], most: int, others: str) -> str:
    """Names as a byline prints them; of more than `most` only the first."""
    names = [name.full for name in authors]
    return listed(names) if len(names) <= most else f"{names[0]} {others}"
