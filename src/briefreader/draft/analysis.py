"""Passages taken apart: their tokens and their sentences."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from briefreader.draft import verbs
from briefreader.draft.quotations import ITEM_MARK, Passage, Quotation
from briefreader.draft.tokens import Token, first_at, sentences_of, tokens_of

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w.’' -]{1,30}(?:, (?:[A-Z][\w.’' ]{1,30}|\d{4})){0,3}(?: \([A-Z][\w ]+\))? (?:—|–|--?) "
)
_LOOKED_AHEAD = 8  # tokens behind a question for a verb that asks it


class Sentence(NamedTuple):
    """Where a sentence stands: in which passage, as which of its sentences, and its token offsets."""

    passage: int
    number: int
    start: int
    end: int


class Analysed(NamedTuple):
    """A passage with its tokens and sentences."""

    passage: Passage
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]  # token offsets

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.passage.text

    def words(self, start: int, end: int) -> str:
        """The passage's words of some tokens."""
        first, last = self.offsets(start, end)
        return self.text[first:last]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Where some tokens begin and end in the passage."""
        return (self.tokens[start].start, self.tokens[end - 1].end) if start < end else (0, 0)

    def is_quoted_at(self, offset: int) -> bool:
        """Whether a character stands in quoted words."""
        number = bisect_right(self.tokens, offset, key=lambda token: token.start) - 1
        return number >= 0 and self.tokens[number].is_quoted and offset < self.tokens[number].end

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """The token offsets of the sentence in which a character stands."""
        number = bisect_right(self.sentences, offset, key=lambda one: self.offsets(*one)[0]) - 1
        if number < 0 or offset >= self.offsets(*self.sentences[number])[1]:
            return None
        return self.sentences[number]


def analysed(passages: Sequence[Passage], quotations: Sequence[Quotation]) -> tuple[Analysed, ...]:
    """The passages with the quotations in them as one token each."""
    own = defaultdict[int, list[Quotation]](list)
    for one in quotations:
        own[one.passage].append(one)
    return tuple(_analysed(passage, own[number]) for number, passage in enumerate(passages))


def _analysed(passage: Passage, own: Sequence[Quotation]) -> Analysed:
    tokens = tokens_of(passage.text, [(one.outer_start, one.outer_end) for one in own])
    closes = frozenset(one.outer_end for one in own if _closes(passage.text, one, tokens))
    sentences = sentences_of(passage.text, tokens, closes)
    return Analysed(passage, tokens, _from_words(passage, tokens, sentences))


def _from_words(
    passage: Passage, tokens: Sequence[Token], sentences: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """The sentences without "QUAY, Wash. (AP) — " at their beginning, or the mark of a list's item."""
    place = _DATELINE.match(passage.text) or (ITEM_MARK.match(passage.text) if passage.is_item else None)
    if place is None:
        return sentences
    first = first_at(tokens, 0, len(tokens), place.end())
    return tuple((max(start, first), end) for start, end in sentences if end > first)


def _closes(text: str, quotation: Quotation, tokens: Sequence[Token]) -> bool:
    """Whether marked words end the sentence: a full stop does, a question mark unless somebody asks it."""
    if not quotation.is_closed:
        return True
    last = text[quotation.start : quotation.end].rstrip("’'\"” ")[-1:]
    return last in (".", "…") or (last in ("", "?", "!") and not _is_asked(quotation, tokens))


def _is_asked(quotation: Quotation, tokens: Sequence[Token]) -> bool:
    """Whether a verb of speech follows in the same sentence."""
    start = first_at(tokens, 0, len(tokens), quotation.outer_end)
    for token in tokens[start : start + _LOOKED_AHEAD]:
        if token.is_quoted or token.text in ".;?!:":
            return False
        if token.low in verbs.SPEECH and token.low not in verbs.NEVER_SPEECH:
            return True
    return False
