"""Texts made alike: the one table of what counts as the same, for comparing words and for searching.

`for_matching` is what quotes and the places of notes are compared by. It evens out quotation marks, dashes,
spaces and composition (NFC, https://unicode.org/reports/tr15/), and nothing else: it never joins two words
that differ in a letter, in case or in an accent. `for_search` finds more than was typed, and is for finding
only.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

# Scripts without spaces between words, as the inside of a regular expression's class: Thai and Lao, Burmese,
# Khmer; Chinese, Japanese and Yi.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff"
)
HANGUL = "\u3130-\u318f\uac00-\ud7af"  # has spaces, and sets particles to the word without one

_ALIKE = {
    **dict.fromkeys(map(ord, "‘’‚‛‹›`´′＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»″〝〞「」『』＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―⸺⸻−﹘﹣－"), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), ""),  # never seen
}
# For search only: primes and letters that stand for an apostrophe, and what Unicode does not decompose.
_PLAIN = {
    **dict.fromkeys("\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u2035\ua78c", "'"),
    **dict.fromkeys("\u02ba\u2034\u2036", '"'),
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
}
# The combining marks that Latin, Greek and Cyrillic share. Those of other scripts stand in their own blocks.
_ACCENTS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+"
_ACCENTED = ("LATIN ", "GREEK ", "CYRILLIC ")
_NARROW_KANA = "[\uff65-\uff9f]+"
_NARROW_HANGUL = range(0xFFA0, 0xFFDD)
_DASHES = "-{2,}"
# What is not ASCII, with the character before it, which a mark may belong to.
_FOREIGN = r"[\x00-\x7f]?[^\x00-\x7f]+"
# What may melt into the character before, besides combining marks: the later parts of a Hangul syllable, and
# the voicing marks of narrow kana.
_CONTINUES = "[\u1160-\u11ff\uff9e\uff9f]"


def for_matching(text: str) -> str:
    """A text as it is compared with another one, letter for letter."""
    return _evened(text if text.isascii() else re.sub(_FOREIGN, lambda run: _matched(run[0]), text))


def for_search(text: str) -> str:
    """A text as it is searched: as `for_matching`, and without case, width, accents, primes and ligatures.

    The accents are those of Latin, Greek and Cyrillic letters, strokes included; ß is ss.
    """
    return _evened(text if text.isascii() else re.sub(_FOREIGN, lambda run: _searched(run[0]), text)).lower()


def composed(text: str) -> str:
    """A text with its accents on their letters (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class Traced(NamedTuple):
    """A normalised text; `starts` and `ends` are the offsets in the original of each of its characters."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the characters from `start` to `end` stand; None if they are half a character."""
        starts, ends = self.starts, self.ends
        inside_first = start > 0 and starts[start] < ends[start - 1]
        inside_last = end < len(starts) and starts[end] < ends[end - 1]
        return None if inside_first or inside_last else self.around(start, end)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Where they stand, the first and the last taken whole."""
        return self.starts[start], self.ends[end - 1]


def traced(text: str, form: Callable[[str], str]) -> Traced:
    """A text in a form, `for_matching` or `for_search`, with the way back to the original."""
    known = cache(form)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for character in known(text[start:end]):
            if character in (" ", "-") and characters and characters[-1] == character:
                ends[-1] = end
                continue
            characters.append(character)
            starts.append(start)
            ends.append(end)
    return Traced("".join(characters), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """The parts of a text that composing cannot reach across."""
    begins = [at for at, character in enumerate(text) if not at or not _continues(character)]
    return list(pairwise([*begins, len(text)]))


def _continues(character: str) -> bool:
    return not character.isascii() and (
        unicodedata.category(character).startswith("M") or re.match(_CONTINUES, character) is not None
    )


def _evened(text: str) -> str:
    """What is left to even out in ASCII: one space for any spaces, one dash for several, and the grave."""
    text = text.replace("`", "'")
    if "--" in text:
        text = re.sub(_DASHES, "-", text)
    if text.isprintable() and "  " not in text:
        return text
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    after = " " if words and text[-1:].isspace() else ""
    return f"{before}{words}{after}"


@lru_cache(maxsize=4096)
def _matched(run: str) -> str:
    return unicodedata.normalize("NFC", run).translate(_ALIKE)


@lru_cache(maxsize=4096)
def _searched(run: str) -> str:
    wide = re.sub(_NARROW_KANA, lambda kana: unicodedata.normalize("NFKC", kana[0]), run)
    return unicodedata.normalize("NFC", wide).translate(_SEARCHED)


class _Searched(dict[int, str]):
    """What a composed character is searched as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        value = self[code] = _plain(chr(code))
        return value


_SEARCHED = _Searched(_ALIKE)


def _plain(character: str) -> str:
    letters = re.sub(_ACCENTS, "", _decomposed(character)).casefold()
    return "".join(_PLAIN.get(letter, letter) for letter in letters).translate(_ALIKE)


def _decomposed(character: str) -> str:
    """The letters in a character, and the accents on them."""
    kind, _, code = unicodedata.decomposition(character).partition(" ")
    if kind in ("<wide>", "<narrow>") and ord(character) not in _NARROW_HANGUL:
        return chr(int(code, 16))
    if kind == "<compat>" and unicodedata.name(character).startswith("LATIN "):
        return unicodedata.normalize("NFKD", character)
    parts = unicodedata.normalize("NFD", character)
    return parts if unicodedata.name(parts[0], "").startswith(_ACCENTED) else character
