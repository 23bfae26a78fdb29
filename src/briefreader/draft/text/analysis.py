"""Passages taken apart: their tokens and their sentences."""

import re
from collections import defaultdict
from collections.abc import Sequence

from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.words import Analysed, Passage, Quotation, Token
from briefreader.draft.text import verbs
from briefreader.draft.text.quotations import ITEM_MARK
from briefreader.draft.text.tokens import first_at, sentences_of, tokens_of

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w.’' -]{1,30}(?:, (?:[A-Z][\w.’' ]{1,30}|\d{4})){0,3}(?: \([A-Z][\w ]+\))? (?:—|–|--?) "
)
_LOOKED_AHEAD = 8  # tokens behind a question for a verb that asks it


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
    first = first_at(tokens, 0, len(tokens), CharIndex(place.end()))
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
