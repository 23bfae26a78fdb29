"""Folding: quotation marks, dashes, spaces and Unicode form made alike, with the way back to the original."""

import re
import unicodedata
from itertools import pairwise
from typing import NamedTuple

_ALIKE = {
    **dict.fromkeys(map(ord, "‘’‚‛‹›`´′＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»″〝〞「」『』＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―⸺⸻−﹘﹣－"), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None),
}
_RUN = re.compile(r"(\s)\s*|-+")
# A character and what may melt into it: combining marks, and the later parts of a Hangul syllable.
_CONTINUES = re.compile(r"[\u1160-\u11ff]")


class Folded(NamedTuple):
    """Folded text; `starts` and `ends` are the offsets in the original of each of its characters."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the folded characters from `start` to `end` stand; None if they are half a character."""
        starts, ends = self.starts, self.ends
        inside_first = start > 0 and starts[start] < ends[start - 1]
        inside_last = end < len(starts) and starts[end] < ends[end - 1]
        return None if inside_first or inside_last else (starts[start], ends[end - 1])


def fold(text: str) -> str:
    """A text as it is compared with another one."""
    alike = unicodedata.normalize("NFC", text).translate(_ALIKE)
    return _RUN.sub(lambda run: " " if run[1] else "-", alike)


def folded(text: str) -> Folded:
    """The same, with the way back."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for character in unicodedata.normalize("NFC", text[start:end]).translate(_ALIKE):
            like = " " if character.isspace() else character
            if like in (" ", "-") and characters and characters[-1] == like:
                ends[-1] = end
                continue
            characters.append(like)
            starts.append(start)
            ends.append(end)
    return Folded("".join(characters), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """The parts of a text that composing can not reach across."""
    begins = [at for at, character in enumerate(text) if not at or not _continues(character)]
    return list(pairwise([*begins, len(text)]))


def _continues(character: str) -> bool:
    return not character.isascii() and (
        unicodedata.category(character).startswith("M") or _CONTINUES.match(character) is not None
    )
