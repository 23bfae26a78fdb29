"""What differs between two texts, word by word."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from briefreader.base.normalise import UNSPACED, for_matching

# Words with the marks of their letters; characters of scripts without spaces; spaces; anything else.
_TOKEN = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+(?:[’'][^\W_{UNSPACED}]+)*|\s+|.", re.DOTALL)

_ASCII_WORD = re.compile("[A-Za-z0-9]+")
# Signs of quantities. A hyphen is a minus where no word ends before it and a digit follows.
_SIGN = re.compile(r"[+±×÷=<>≠≤≥%‰°$¢£¤¥฿\u20a0-\u20cf]|(?<![\w-])-(?=\d)")


class _Letters(dict[int, str]):
    """Letters, digits and their marks as they are, spaces for all else; worked out when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        value = self[code] = character if unicodedata.category(character)[0] in "LNM" else " "
        return value


_LETTERS = _Letters()


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
    found = _ASCII_WORD.findall(matched) if matched.isascii() else matched.translate(_LETTERS).split()
    return (*found, *_SIGN.findall(matched))
