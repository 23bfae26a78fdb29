"""A quote in the sentence of a writer, or set off from it."""

from collections.abc import Callable

from briefreader.cite.formats.pieces import Block, BlockQuotation, NoteMark, Pieces
from briefreader.cite.punctuation import ends_sentence, with_omission, without_stop
from briefreader.cite.style_input import Cited, Quoted


def in_sentence(quoted: Quoted, marks: Callable[[str], str], omission: str, citation: Pieces) -> Block:
    """`Yang Uk said, “…” (citation).` Spans of an interrupted quote stay apart, in marks of their own."""
    spans = f" {omission} ".join(map(marks, (*quoted.spans[:-1], without_stop(quoted.spans[-1]))))
    return (f"{_before_the_words(quoted)}{spans} ", *citation, ".")


def with_note(quoted: Quoted, marks: Callable[[str], str], omission: str, *, stop_inside: bool) -> Block:
    """`Yang Uk said, “….”¹`"""
    *before, last = quoted.spans
    bare = without_stop(last)
    stop = "" if ends_sentence(bare) else "."
    end = marks(f"{bare}{stop}") if stop_inside else f"{marks(bare)}{stop or '.'}"
    return (f"{_before_the_words(quoted)}{f' {omission} '.join([*map(marks, before), end])}", NoteMark())


def set_off(quoted: Quoted, cited: Cited, after: Pieces) -> tuple[Block, ...]:
    """`Yang Uk said:`, and the words as a block, with an omission mark where the reporter spoke."""
    words = (with_omission(quoted.spans), *after)
    return ((f"{_said(quoted)}:",), BlockQuotation((words,), cited.work.address))


def _before_the_words(quoted: Quoted) -> str:
    """`Yang Uk said, `: no comma before words that go on with the sentence."""
    separator = " " if quoted.speakers and quoted.kind == "partial" else ", " if quoted.speakers else ": "
    return f"{_said(quoted)}{separator}"


def _said(quoted: Quoted) -> str:
    return f"{quoted.introduced} said" if quoted.speakers else "Unattributed"
