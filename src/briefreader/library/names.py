"""What is the same for names of one person in several briefs: for suggestions, never for a decision."""

import re
from functools import lru_cache

from briefreader.base.ids import latin
from briefreader.library.tokens import tokens

_KEPT = 1 << 17  # names whose forms are remembered: those of a large library
_ARTICLES = frozenset({"the", "a", "an"})
_TWICE = re.compile(r"(.)\1+")
# What is written in several ways where a name comes from another script, in that order.
_SPELLINGS = (("kh", "h"), ("ph", "f"), ("ck", "k"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("x", "ks"))
_LETTERS = str.maketrans("wyj", "vii")


@lru_cache(_KEPT)
def folded(name: str) -> str:
    """A name without case, accents, marks and an article before it."""
    words = tokens(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


@lru_cache(_KEPT)
def spelled(name: str) -> str:
    """A name in Latin letters, the same for its usual spellings: `Zelensky`, `Zelenskyy`, `Зеленський`."""
    words = folded(latin(name).replace("'", "")).translate(_LETTERS)
    for written, stands_for in _SPELLINGS:
        words = words.replace(written, stands_for)
    return _TWICE.sub(r"\1", words)


def ends(name: str) -> tuple[str, ...]:
    """The first and the last word of a name that has several: one of them is that of the family."""
    words = name.split()
    return (words[0], words[-1]) if len(words) > 1 else ()
