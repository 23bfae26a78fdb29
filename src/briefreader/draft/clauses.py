"""Clauses in which somebody speaks: a subject with a verb of speech, doubt or denial."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefreader.draft import lexicon, verbs
from briefreader.draft.listing import word_set
from briefreader.draft.mentions import Mention, subject_after, subject_before
from briefreader.draft.quotations import Passage
from briefreader.draft.tokens import Token

_UNSAID = word_set("not never would could might may should will shall can must")


class Analysed(NamedTuple):
    """A passage with its tokens and sentences."""

    passage: Passage
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]  # token offsets


class Speech(NamedTuple):
    """A subject with a verb of speech: token offsets in a passage."""

    mention: Mention
    verb: int
    lemma: str


def first_speech(part: Analysed, start: int, end: int, *, last: bool = False) -> Speech | None:
    """The first (or last) verb of speech of a sentence whose subject can speak."""
    found = speeches(part, start, end)
    if last:
        return next(iter(reversed(list(found))), None)
    return next(found, None)


def speeches(part: Analysed, start: int, end: int) -> Iterator[Speech]:
    """Every verb of speech, doubt or denial of a sentence whose subject can speak."""
    tokens, text = part.tokens, part.passage.text
    for at in range(start, end):
        token = tokens[at]
        if token.low == "according" and at + 1 < end and tokens[at + 1].low == "to":
            mention = subject_after(tokens, text, at + 2, end)
            if mention is not None:
                yield Speech(mention, at, "according")
            continue
        lemma = verbs.SPEECH.get(token.low) or verbs.DOUBT.get(token.low) or verbs.DENY.get(token.low)
        lemma = lemma or verbs.DISMISS.get(token.low) or verbs.BELIEF.get(token.low)
        if lemma is None or token.low.endswith("ing") or token.is_capital:
            continue
        before = tokens[at - 1].low if at > start else ""
        if before in lexicon.DETERMINERS | lexicon.PREPOSITIONS | {"to"}:
            continue
        if token.low in verbs.NEVER_SPEECH and not _speaks_here(tokens, at, end):
            continue
        if before in ("was", "were", "been", "being", "is", "are", "be") or _is_unsaid(tokens, at, start):
            continue
        mention = subject_before(tokens, text, at, start)
        if mention is None and at > start and tokens[at - 1].text == ",":
            mention = subject_after(tokens, text, at + 1, end)
        if mention is not None:
            yield Speech(mention, at, lemma)


def _is_unsaid(tokens: Sequence[Token], at: int, start: int) -> bool:
    """ "Has not said", "would say": nothing was said."""
    one = at - 1
    while one >= start and (tokens[one].low in lexicon.AUXILIARIES or tokens[one].low in lexicon.ADVERBS):
        if tokens[one].low in _UNSAID or tokens[one].low.endswith(("n’t", "n't")):
            return True
        one -= 1
    return False


def _speaks_here(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a form that is mostly a noun is a verb: "they report that", "experts fear", "it claims"."""
    if at + 1 >= end:
        return False
    following = tokens[at + 1].low
    return following in ("that", "it", "they", "he", "she", "there", "the", "whether") and tokens[at - 1].low not in (
        "first", "new", "his", "her", "their", "own",
    )  # fmt: skip
