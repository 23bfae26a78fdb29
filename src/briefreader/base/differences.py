"""What differs between two texts, word by word."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from briefreader.base.normalise import UNSPACED, for_matching

# Words with the marks of their letters; characters of scripts without spaces; spaces; anything else.
_TOKEN = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+(?:[’'][^\W_{UNSPACED}]+)*|\s+|.", re.DOTALL)

# What may be a sign of a quantity. A hyphen is a minus where no word ends before it and a digit follows.
_SIGN = re.compile(r"[^\w\s-]|(?<![\w-])-(?=\d)")
_QUANTITIES = frozenset("-+±×÷=<>≠≤≥%‰°")


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
    """Whether two texts have the same letters, digits and signs of quantities in the same words.

    Marks and spaces may differ. `5 %` and `5`, `-5` and `5`, `$5` and `€5` are not the same.
    """
    return words_of(one) == words_of(other)


def words_of(text: str) -> tuple[str, ...]:
    """What `same_words` compares: the words of a text, then its signs of quantities."""
    matched = for_matching(text)
    letters = (one if unicodedata.category(one)[0] in "LNM" else " " for one in matched)
    signs = (one[0] for one in _SIGN.finditer(matched) if one[0] in _QUANTITIES or _is_currency(one[0]))
    return (*"".join(letters).split(), *signs)


def _is_currency(sign: str) -> bool:
    return unicodedata.category(sign) == "Sc"
