"""The words of a text as every search over a library counts them.

A token is a run of letters, digits and their marks, evened out by `for_search`. Scripts without spaces have
no words that could be told apart without a dictionary: there each character is a token, and a run of them in
a query is a phrase.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from briefreader.base.normalise import UNSPACED, for_search

BETWEEN = "|"  # stands between two texts, and is never a token
_ASCII_TOKEN = re.compile("[a-z0-9]+")
_UNSPACED_CHARACTER = re.compile(f"[{UNSPACED}]")


class _Separated(dict[int, str]):
    """What stands for a character where words are split at spaces, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if _UNSPACED_CHARACTER.match(character) and unicodedata.category(character)[0] in "LNM":
            value = f" {character} "
        else:
            value = character if unicodedata.category(character)[0] in "LNM" else " "
        self[code] = value
        return value


_SEPARATED = _Separated()


@lru_cache(maxsize=500)  # names come often, and each text twice
def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text, in their order."""
    searched = for_search(text)
    if searched.isascii():
        return tuple(_ASCII_TOKEN.findall(searched))
    return tuple(searched.translate(_SEPARATED).split())


def token_line(texts: Iterable[str]) -> str:
    """The tokens of several texts as one line, in which `has_phrase` finds no phrase that spans two texts."""
    return f" {f' {BETWEEN} '.join(' '.join(tokens(text)) for text in texts)} "


def has_phrase(line: str, phrase: tuple[str, ...], *, prefix: bool = False) -> bool:
    """Whether the tokens stand side by side in a `token_line`; of the last, with `prefix`, its beginning."""
    words = " ".join(phrase)
    return (f" {words}" if prefix else f" {words} ") in line


def has_text(line: str, words: tuple[str, ...]) -> bool:
    """Whether the tokens are one of the texts of a `token_line`."""
    return f" {BETWEEN} {' '.join(words)} {BETWEEN} " in f" {BETWEEN}{line}{BETWEEN} "
