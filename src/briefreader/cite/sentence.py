"""A quote in a sentence of the writer's, as the styles that cite in the text have it."""

from collections.abc import Callable

from briefreader.cite.formats import Block, Quotation
from briefreader.cite.quoted import Cited, Quoted
from briefreader.cite.wording import with_omission, without_stop


def in_sentence(quoted: Quoted, marks: Callable[[str], str], omission: str, citation: str) -> str:
    """`Yang Uk said, “…” (citation).` Spans of an interrupted quote stay apart, in marks of their own."""
    spans = f" {omission} ".join(map(marks, (*quoted.spans[:-1], without_stop(quoted.spans[-1]))))
    return f"{before_the_words(quoted)}{spans} {citation}."


def before_the_words(quoted: Quoted) -> str:
    """`Yang Uk said, `: no comma before words that go on with the sentence."""
    separator = " " if quoted.speakers and quoted.kind == "partial" else ", " if quoted.speakers else ": "
    return f"{_said(quoted)}{separator}"


def set_off(quoted: Quoted, cited: Cited, citation: str) -> tuple[Block, ...]:
    """`Yang Uk said:`, and the words as a block, with an omission mark where the reporter spoke."""
    words = f"{with_omission(quoted.spans)} {citation}"
    return ((f"{_said(quoted)}:",), Quotation(((words,),), cited.work.address))


def _said(quoted: Quoted) -> str:
    return f"{quoted.introduced} said" if quoted.speakers else "Unattributed"
