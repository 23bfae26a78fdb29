"""When things happened: times in words, and the dated past."""

from datetime import date
from typing import NamedTuple

from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.sayings import Statement
from briefreader.draft.rules import Rule


class TimeExpression(NamedTuple):
    """An expression of time: where it stands, its words, and its value in EDTF."""

    start: CharIndex
    end: CharIndex
    text: str
    value: str | None
    inferred: bool  # from the article's date
    latest: date | None  # the last day it can mean


class DatedSentence(NamedTuple):
    """A sentence of the past with its date: offsets in its passage, EDTF, the words, and the rule."""

    passage: int
    start: CharIndex
    end: CharIndex
    value: str | None
    words: str
    inferred: bool
    rule: Rule
    statement: Statement | None  # who vouches for it, if not the reporter
