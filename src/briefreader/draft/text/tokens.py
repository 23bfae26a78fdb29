"""Words and sentences of a paragraph, with their offsets.

Quoted words are one token each, so that no rule takes them for the reporter's.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.words import QUOTED, Token
from briefreader.draft.text.lexicon import ABBREVIATIONS, STARTERS, WEEKDAYS

# A point inside a word, but no full stop without a blank behind it: "there.He".
_POINT = r"(?:(?<![a-zß-öø-ÿ])\.|\.(?![A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]))"
_TOKEN = re.compile(
    rf"{QUOTED}+"
    # "U.S.", "a.m."
    r"|(?:[A-Za-zÀ-ÖØ-öø-ÿ]\.)+(?:[A-Za-zÀ-ÖØ-öø-ÿ]\.)+"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Prof|St|Jr|Sr|Rev|Hon|Capt|Maj|Adm|Cmdr|Inc|Corp|Ltd|Co|vs|No"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.(?=\s)"
    # An initial before a name.
    r"|(?<![^\W\d_])[A-ZÀ-ÖØ-Þ]\.(?=\s+[A-ZÀ-ÖØ-Þ])"
    # "Teachers’", "AT&T", "2.5", "@name", and every other word; last a sign.
    rf"|[^\W_]+(?:(?:[’'‘\-‑&/@]|{_POINT})(?=[^\W_])[^\W_]+)*[’'](?=\s)(?<=s.)"
    rf"|[@#]?[^\W_]+(?:(?:[’'‘\-‑&/@_]|{_POINT})(?=[^\W_])[^\W_]+)*"
    r"|[^\w\s]|_"
)
_FULL_STOPS = (".", "?", "!", "…")
# Tokens; no sentence of an article has more. Rules look through a sentence from each of its words.
_LONGEST_SENTENCE = 300


def masked(text: str, quoted: Sequence[tuple[CharIndex, CharIndex]]) -> str:
    """A paragraph with the same length, its quoted words (offsets with their marks) made unreadable."""
    pieces: list[str] = []
    at = CharIndex(0)
    for start, end in quoted:
        pieces += [text[at:start], QUOTED * (end - start)]
        at = end
    return "".join(pieces) + text[at:]


def tokens_of(text: str, quoted: Sequence[tuple[CharIndex, CharIndex]]) -> tuple[Token, ...]:
    """The tokens of a paragraph. Two stretches of quoted words side by side stay two."""
    hidden = masked(text, quoted)
    found: list[Token] = []
    starts = [start for start, _ in quoted]
    for match in _TOKEN.finditer(hidden):
        if match[0][0] != QUOTED:
            found.append(Token(match[0], CharIndex(match.start()), CharIndex(match.end())))
            continue
        at, last = bisect_left(starts, CharIndex(match.start())), CharIndex(match.end())
        while at < len(starts) and starts[at] < last:
            start, end = quoted[at]
            found.append(Token(hidden[start:end], start, end))
            at += 1
    return tuple(found)


def sentences_of(
    text: str, tokens: Sequence[Token], closes: frozenset[CharIndex]
) -> tuple[tuple[int, int], ...]:
    """The token offsets of the sentences of a paragraph; one that is too long is divided.

    `closes` are the end offsets of quoted words that end a sentence themselves, if nothing of the
    reporter's belongs to them.
    """
    ends = [at + 1 for at in range(len(tokens)) if _ends_sentence(text, tokens, at, closes)]
    return tuple(
        (at, min(at + _LONGEST_SENTENCE, end))
        for start, end in pairwise((0, *ends))
        for at in range(start, end, _LONGEST_SENTENCE)
    )


def _ends_sentence(text: str, tokens: Sequence[Token], at: int, closes: frozenset[CharIndex]) -> bool:
    if at + 1 == len(tokens):
        return True
    token, following = tokens[at], tokens[at + 1]
    gap = text[token.end : following.start]
    if not _can_open(following) or not (gap or _is_run_on(tokens, at)):
        return False
    if token.is_quoted:
        return token.end in closes and not gap.strip() and following.text not in "—–-―"
    if token.text in _FULL_STOPS:
        return at == 0 or tokens[at - 1].low not in ABBREVIATIONS
    # "the U.S. He" ends a sentence, "the U.S. Army" does not: only a function word tells.
    is_initials = token.text.endswith(".") and len(token.text) > 2 and token.text.count(".") > 1
    is_hour = token.low in ("a.m.", "p.m.") and following.low in WEEKDAYS
    return is_initials and following.is_capital and following.low in STARTERS and not is_hour


def _is_run_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop between two words lacks the blank behind it."""
    before, following = tokens[at - 1] if at else None, tokens[at + 1]
    is_between = before is not None and before.is_word and following.is_word
    return tokens[at].text in (".", "?", "!") and is_between and following.text[:1].isupper()


def _can_open(token: Token) -> bool:
    """Whether a sentence can begin with it."""
    return token.is_capital or token.is_quoted or token.text[0].isdigit() or token.text in "—–(["


def first_other(tokens: Sequence[Token], start: int, stop: int, passes: Callable[[Token], bool]) -> int:
    """The first token from `start` that does not pass; `stop` if all before it do."""
    return next((at for at in range(start, stop) if not passes(tokens[at])), max(start, stop))


def first_at(tokens: Sequence[Token], start: int, stop: int, offset: CharIndex) -> int:
    """The first token from `start` that begins at an offset of the text or behind it; `stop` if none does."""
    if start >= stop:
        return start
    return bisect_left(tokens, offset, start, stop, key=lambda token: token.start)


def last_other(tokens: Sequence[Token], start: int, end: int, passes: Callable[[Token], bool]) -> int:
    """The last token before `end` that does not pass; the one before `start` if all do."""
    return next((at for at in range(end - 1, start - 1, -1) if not passes(tokens[at])), min(start, end) - 1)
