"""A mention: the words in the place of a speaker, with what they tell of him."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from briefreader.draft import lexicon

MentionKind = Literal["name", "pronoun", "phrase"]

_POSTNOMINALS = re.compile(r"^(?:(?:MD|PhD|DO|RN|MPH|JD|MBA|Jr\.?|Sr\.?|\d{1,3})(?:,\s*|$))+")
_RELATIVES = ("who", "which", "whose")


@dataclass(frozen=True, slots=True)
class Mention:
    """Who is named: the words as printed, what stands before a name as its role, and what follows it."""

    kind: MentionKind
    text: str
    start: int  # token offsets in the paragraph
    end: int
    role: str = ""  # titles before the name, or the apposition
    affiliation: str = ""  # what follows after "of", "at", "for" in titles or apposition
    others: tuple["Mention", ...] = ()  # further names in "X and Y"

    def with_role(self, role: str) -> "Mention":
        """With the words before the name as its role."""
        plain = role.strip()
        first = _first_word(plain)
        if first in lexicon.ARTICLES or first in lexicon.PREPOSITIONS:
            plain = plain[len(first) :].strip()
        return replace(self, role=plain or self.role, affiliation="")

    def with_apposition(self, apposition: str) -> "Mention":
        """With the words behind the name as its role, if they are one."""
        plain = without_postnominals(apposition)
        first = _first_word(plain)
        is_clause = first in lexicon.PREPOSITIONS or first.endswith("ing") or first in _RELATIVES
        return self if not plain or is_clause else replace(self, role=plain, affiliation="")

    def with_tail(self, tail: str) -> "Mention":
        """With what follows the name as its affiliation: "of Harbour Watch"."""
        first = _first_word(tail)
        if self.affiliation or first not in ("of", "at", "from", "for", "with", "in"):
            return self
        if not any(word[:1].isupper() for word in tail.split(" ")):
            return self
        return replace(self, affiliation=tail[len(first) :].strip())


def without_postnominals(apposition: str) -> str:
    """What stands behind a name without degrees and an age: "MD, a doctor", "42, a pilot"."""
    return _POSTNOMINALS.sub("", apposition.strip(" ,")).strip(" ,")


def _first_word(words: str) -> str:
    return words.split(" ", maxsplit=1)[0].lower()
