"""Words, sentences and marked words of a paragraph, with their offsets.

Quoted words are one token each, so that no rule takes them for the reporter's.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefreader.draft.lexicon import ABBREVIATIONS

QUOTED = "\ue000"  # stands for a character of quoted words

_TOKEN = re.compile(
    rf"{QUOTED}+"
    r"|(?:[A-Za-zÀ-ÖØ-öø-ÿ]\.)+(?:[A-Za-zÀ-ÖØ-öø-ÿ]\.)+"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Prof|St|Jr|Sr|Rev|Hon|Capt|Maj|Adm|Cmdr|Inc|Corp|Ltd|Co|vs|No"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.(?=\s)"
    r"|(?<![^\W\d_])[A-ZÀ-ÖØ-Þ]\.(?=\s+[A-ZÀ-ÖØ-Þ])"
    r"|[^\W_]+(?:[’'‘\-‑&./@](?=[^\W_])[^\W_]+)*[’'](?=\s)(?<=s.)"
    r"|[@#]?[^\W_]+(?:[’'‘\-‑&/.@_](?=[^\W_])[^\W_]+)*"
    r"|[^\w\s]|_"
)
_PREFIXED = re.compile(r"(?:al|el|ul|an|as|ash|ar|az|at|ad|d[’']|l[’'])-?(?<=[-’'])[A-ZÀ-Þ]")
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")


class Token(NamedTuple):
    """A word or sign, and its offsets in the paragraph."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """In lower case, for looking up."""
        return self.text.lower()

    @property
    def is_quoted(self) -> bool:
        """Whether it stands for quoted words."""
        return self.text[0] == QUOTED

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number of the reporter's."""
        return self.text[0].isalnum() or self.text[0] in "@#"

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return (
            self.text[0].isupper()
            or (self.text[0] in "@#" and len(self.text) > 1)
            or bool(_PREFIXED.match(self.text))
        )

    @property
    def is_possessive(self) -> bool:
        """Whether it ends in `’s` or `’`."""
        return _POSSESSIVE.search(self.text) is not None and len(self.text) > 1

    @property
    def bare(self) -> str:
        """Without a possessive ending."""
        return _POSSESSIVE.sub("", self.text)


class Sentence(NamedTuple):
    """The tokens of a sentence; those of quoted words among them."""

    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """The offset after its last one."""
        return self.tokens[-1].end


def masked(text: str, quoted: Sequence[tuple[int, int]]) -> str:
    """A paragraph with the same length, its quoted words (offsets with their marks) made unreadable."""
    pieces: list[str] = []
    at = 0
    for start, end in quoted:
        pieces += [text[at:start], QUOTED * (end - start)]
        at = end
    return "".join(pieces) + text[at:]


def tokens_of(text: str, quoted: Sequence[tuple[int, int]]) -> tuple[Token, ...]:
    """The tokens of a paragraph. Two stretches of quoted words side by side stay two."""
    hidden = masked(text, quoted)
    found: list[Token] = []
    starts = [start for start, _ in quoted]
    for match in _TOKEN.finditer(hidden):
        if match[0][0] != QUOTED:
            found.append(Token(match[0], match.start(), match.end()))
            continue
        at = bisect_left(starts, match.start())
        while at < len(starts) and starts[at] < match.end():
            start, end = quoted[at]
            found.append(Token(hidden[start:end], start, end))
            at += 1
    return tuple(found)


def sentences_of(text: str, tokens: Sequence[Token], closes: frozenset[int]) -> tuple[Sentence, ...]:
    """The sentences of a paragraph.

    `closes` are the end offsets of quoted words that end a sentence themselves, if nothing of the
    reporter's belongs to them.
    """
    found: list[Sentence] = []
    current: list[Token] = []
    for at, token in enumerate(tokens):
        current.append(token)
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or _ends(text, tokens, at, following, closes):
            found.append(Sentence(tuple(current)))
            current = []
    return tuple(found)


def _ends(text: str, tokens: Sequence[Token], at: int, following: Token, closes: frozenset[int]) -> bool:
    token = tokens[at]
    gap = text[token.end : following.start]
    opens = (
        following.is_capital or following.is_quoted or following.text[0].isdigit() or following.text in "—–(["
    )
    if token.is_quoted:
        return token.end in closes and bool(gap.strip() == "" and gap) and opens
    if token.text in (".", "?", "!", "…"):
        if not gap or not opens:
            return False
        before = tokens[at - 1] if at else None
        return before is None or before.low not in ABBREVIATIONS
    if token.text.endswith(".") and len(token.text) > 2 and token.text.count(".") > 1:
        # "the U.S. He" ends a sentence, "the U.S. Army" does not: only a function word tells.
        from briefreader.draft.lexicon import STARTERS

        return bool(gap) and following.is_capital and following.low in STARTERS
    return False
