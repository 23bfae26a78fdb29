"""A quote in the sentence of a writer, or set off from it."""

from collections.abc import Callable, Sequence

from briefreader.cite.formats.pieces import Block, BlockQuotation, NoteMark, Pieces
from briefreader.cite.punctuation import ended, ends_sentence, in_sequence, marked, without_stop
from briefreader.cite.style_input import Cited, Quoted


def narrated(quoted: Quoted, marks: Callable[[str], str] = marked) -> str:
    """`Yang Uk said, “…”`, without a stop, and after a fragment what it is about."""
    words = _in_order(quoted, marks, marks(without_stop(quoted.spans[-1])))
    return f"{words} {quoted.gloss(marks)}".rstrip()


def in_sentence(quoted: Quoted, marks: Callable[[str], str], citation: Pieces) -> Block:
    """`Yang Uk said, “…” (citation).`"""
    return (f"{narrated(quoted, marks)} ", *citation, ".")


def with_note(quoted: Quoted, marks: Callable[[str], str], *, stop_inside: bool) -> Block:
    """`Yang Uk said, “….”¹`"""
    if quoted.gloss():
        return (f"{narrated(quoted, marks)}.", NoteMark())
    bare = without_stop(quoted.spans[-1])
    stop = "" if ends_sentence(bare) else "."
    last = marks(f"{bare}{stop}") if stop_inside else f"{marks(bare)}{stop or '.'}"
    return (_in_order(quoted, marks, last), NoteMark())


def set_off(quoted: Quoted, cited: Cited, after: Pieces) -> tuple[Block, ...]:
    """`Yang Uk said:`, and the words as a block."""
    words = f"{run(quoted)} {quoted.gloss()}".rstrip()
    return ((f"{quoted.lead}:",), BlockQuotation(((words, *after),), cited.work.address))


def run(quoted: Quoted) -> str:
    """The words of a quote without marks; fragments of a reporter's sentence keep theirs apart."""
    if quoted.kind == "direct" or len(quoted.spans) == 1:
        return " ".join(in_sequence(quoted.spans))
    return " ".join(map(marked, quoted.spans))


def _in_order(quoted: Quoted, marks: Callable[[str], str], last: str) -> str:
    """Who says it and the marked spans, of which the last is given with its stop.

    A quote that the reporter interrupted is interrupted by naming its speaker.
    """
    before = quoted.spans[:-1]
    if not quoted.speakers:
        return f"{quoted.lead}: {' '.join((*map(marks, before), last))}"
    if quoted.kind == "partial":
        return f"{quoted.lead} {_side_by_side([*map(marks, before), last])}"
    if not before:
        return f"{quoted.lead}, {last}"
    first = ended(marks(without_stop(before[0])), ",")
    stop = "." if quoted.spans[1][:1].isupper() else ","
    return " ".join((first, f"{quoted.lead}{stop}", *map(marks, before[1:]), last))


def _side_by_side(fragments: Sequence[str]) -> str:
    """`“a” and “b”`, `“a,” “b,” and “c”`."""
    if len(fragments) < 3:
        return " and ".join(fragments)
    return " ".join((*(ended(one, ",") for one in fragments[:-1]), "and", fragments[-1]))
