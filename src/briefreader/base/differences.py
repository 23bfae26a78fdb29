"""What differs between two texts, word by word."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from briefreader.base.normalise import UNSPACED, for_matching

# Words with the marks of their letters; characters of scripts without spaces; spaces; anything else.
_TOKEN = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+(?:[’'][^\W_{UNSPACED}]+)*|\s+|.", re.DOTALL)


class Part(Struct, frozen=True):
    """Characters that both texts have, that only the old one has, or only the new one."""

    kind: Literal["same", "gone", "new"]
    text: str


def differences(old: str, new: str) -> tuple[Part, ...]:
    """Both texts in one, in whole words: what is gone stands before what is new in its place.

    What `for_matching` makes alike is the same, and stands as the old text has it.
    """
    ours, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, [*map(for_matching, ours)], [*map(for_matching, theirs)], autojunk=False)
    found: list[Part] = []
    for what, begin, end, start, stop in matcher.get_opcodes():
        if what == "equal":
            found.append(Part("same", "".join(ours[begin:end])))
        else:
            found += [Part("gone", "".join(ours[begin:end]))] if begin < end else []
            found += [Part("new", "".join(theirs[start:stop]))] if start < stop else []
    return tuple(found)


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits in the same words: marks and spaces may differ."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    letters = (one if unicodedata.category(one)[0] in "LNM" else " " for one in for_matching(text))
    return "".join(letters).split()
