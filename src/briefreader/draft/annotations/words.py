"""The words of an article: passages, tokens, sentences, and what stands between quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefreader.brief.model.brief import Locator
from briefreader.draft.annotations.offsets import CharIndex, TokenIndex

QUOTED = "\ue000"  # stands for a character of quoted words
_PREFIXED = re.compile(r"(?:al|el|ul|an|as|ash|ar|az|at|ad|d[’']|l[’'])-?(?<=[-’'])[A-ZÀ-Þ]")
_POSSESSIVE = re.compile(r"(?:[’'](?:s|S)?|‘s)$")
_HANDLE = re.compile(r"[a-z]{4,}_?\d+(?![^\W_])")  # of somebody on the web: "harbourpilot7"


class Passage(NamedTuple):
    """A paragraph of the article: its number or role, its words, and whether it is an item of a list.

    `heading` is what stands directly above it as a heading, else empty.
    """

    place: Locator
    text: str
    is_item: bool = False
    heading: str = ""


class Quotation(NamedTuple):
    """Marked words: which passage, their offsets without and with the marks, and whether they go on."""

    passage: int
    start: CharIndex
    end: CharIndex
    outer_start: CharIndex
    outer_end: CharIndex
    is_closed: bool
    continues: bool  # the quotation before, over the paragraph's end

    def words(self, passages: Sequence[Passage]) -> str:
        """The words between the marks."""
        return passages[self.passage].text[self.start : self.end]


class Stretch(NamedTuple):
    """Words of the article: which passage, and from which character to which."""

    passage: int
    start: CharIndex
    end: CharIndex

    def words(self, passages: Sequence[Passage]) -> str:
        """The words themselves."""
        return passages[self.passage].text[self.start : self.end]


class Token(NamedTuple):
    """A word or sign, and its offsets in the paragraph."""

    text: str
    start: CharIndex
    end: CharIndex

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
        """Whether it begins with a capital letter, or can be a name without one."""
        return (
            self.text[0].isupper()
            or (self.text[0] in "@#" and len(self.text) > 1)
            or bool(_PREFIXED.match(self.text) or _HANDLE.match(self.text))
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
    """Where a sentence stands: in which passage, as which of its sentences, and its token offsets."""

    passage: int
    number: int
    start: TokenIndex
    end: TokenIndex


class Analysed(NamedTuple):
    """A passage with its tokens and sentences."""

    passage: Passage
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[TokenIndex, TokenIndex], ...]

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.passage.text

    def words(self, start: TokenIndex, end: TokenIndex) -> str:
        """The passage's words of some tokens."""
        first, last = self.offsets(start, end)
        return self.text[first:last]

    def offsets(self, start: TokenIndex, end: TokenIndex) -> tuple[CharIndex, CharIndex]:
        """Where some tokens begin and end in the passage."""
        if start >= end:
            return CharIndex(0), CharIndex(0)
        return self.tokens[start].start, self.tokens[end - 1].end

    def found(self, pattern: re.Pattern[str], start: TokenIndex, end: TokenIndex) -> Iterator[re.Match[str]]:
        """Every place of a pattern in some tokens."""
        first, last = self.offsets(start, end)
        return pattern.finditer(self.text, int(first), int(last))

    def first(self, pattern: re.Pattern[str], start: TokenIndex, end: TokenIndex) -> re.Match[str] | None:
        """The first place of a pattern in some tokens."""
        return next(self.found(pattern, start, end), None)

    def match(self, pattern: re.Pattern[str], offset: CharIndex) -> re.Match[str] | None:
        """A pattern that begins at a character."""
        return pattern.match(self.text, int(offset))

    def is_quoted_at(self, offset: CharIndex) -> bool:
        """Whether a character stands in quoted words."""
        number = bisect_right(self.tokens, offset, key=lambda token: token.start) - 1
        return number >= 0 and self.tokens[number].is_quoted and offset < self.tokens[number].end

    def sentence_at(self, offset: CharIndex) -> tuple[TokenIndex, TokenIndex] | None:
        """The token offsets of the sentence in which a character stands."""
        number = bisect_right(self.sentences, offset, key=lambda one: self.offsets(*one)[0]) - 1
        if number < 0 or offset >= self.offsets(*self.sentences[number])[1]:
            return None
        return self.sentences[number]
