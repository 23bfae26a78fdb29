"""The history of a draft: the dated past, with who vouches for it."""

import re
from collections.abc import Iterator

from briefreader.brief.model.brief import Event
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.times import DatedSentence
from briefreader.draft.assembly.quotes import Quotes
from briefreader.draft.assembly.register import Register
from briefreader.draft.rules import Rule

_COMMON_KNOWLEDGE = "The years are common knowledge, not the article's."


def events_of(document: Document, register: Register, quotes: Quotes) -> Iterator[Event]:
    """Every event in order of the text."""
    for one in document.history:
        event_id = register.new_id(f"e-{register.place_id(one.passage)}-{_year(one)}")
        register.mark(event_id, one.rule, words=one.words)
        statement = one.statement
        yield Event(
            id=event_id,
            text=document.passages[one.passage].text[one.start : one.end],
            date=one.value,
            date_text=one.words,
            inferred=one.inferred,
            para=register.place(one.passage),
            attributed_to=register.speaker(statement.resolved.speakers) if statement else "reporter",
            quote=quotes.of_statement(statement) if statement else None,
            note=_COMMON_KNOWLEDGE if one.rule == Rule.NAMED else None,
        )


def _year(one: DatedSentence) -> str:
    return re.sub(r"[^\dX]", "", (one.value or "")[:4]).lower() or "undated"
