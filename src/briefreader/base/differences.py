"""What differs between two texts, word by word."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from briefreader.base.normalise import UNSPACED

# Words with the marks of their letters; characters of scripts without spaces; spaces; anything else.
_PART = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+(?:[’'][^\W_{UNSPACED}]+)*|\s+|.", re.DOTALL)


class Piece(Struct, frozen=True):
    """Characters that both texts have, that only the old one has, or only the new one."""

    kind: Literal["same", "gone", "new"]
    text: str


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """Both texts in one, in whole words: what is gone stands before what is new in its place."""
    ours, theirs = _PART.findall(_composed(old)), _PART.findall(_composed(new))
    found: list[Piece] = []
    for what, begin, end, start, stop in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece("same", "".join(ours[begin:end])))
        else:
            found += [Piece("gone", "".join(ours[begin:end]))] if begin < end else []
            found += [Piece("new", "".join(theirs[start:stop]))] if start < stop else []
    return tuple(found)


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits in the same words: marks and spaces may differ."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    """The words of a text, without what stands between them; marks inside of one are left out."""
    bare = "".join(one if unicodedata.category(one)[0] in "LNM" else " " for one in _composed(text))
    return bare.split()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
