"""What the words around a name tell of it: role and affiliation."""

import re
from dataclasses import replace

from briefreader.draft.annotations.people import Mention
from briefreader.draft.text import lexicon

_POSTNOMINALS = re.compile(r"^(?:(?:MD|PhD|DO|RN|MPH|JD|MBA|Jr\.?|Sr\.?|\d{1,3})(?:,\s*|$))+")
_RELATIVES = ("who", "which", "whose")


def with_role(mention: Mention, role: str) -> Mention:
    """With the words before the name as its role."""
    plain = role.strip()
    first = _first_word(plain)
    if first in lexicon.ARTICLES or first in lexicon.PREPOSITIONS:
        plain = plain[len(first) :].strip()
    return replace(mention, role=plain or mention.role, affiliation="")


def with_apposition(mention: Mention, apposition: str) -> Mention:
    """With the words behind the name as its role, if they are one."""
    plain = without_postnominals(apposition)
    first = _first_word(plain)
    is_clause = first in lexicon.PREPOSITIONS or first.endswith("ing") or first in _RELATIVES
    return mention if not plain or is_clause else replace(mention, role=plain, affiliation="")


def with_tail(mention: Mention, tail: str) -> Mention:
    """With what follows the name as its affiliation: "of Harbour Watch"."""
    first = _first_word(tail)
    if mention.affiliation or first not in ("of", "at", "from", "for", "with", "in"):
        return mention
    if not any(word[:1].isupper() for word in tail.split(" ")):
        return mention
    return replace(mention, affiliation=tail[len(first) :].strip())


def without_postnominals(apposition: str) -> str:
    """What stands behind a name without degrees and an age: "MD, a doctor", "42, a pilot"."""
    return _POSTNOMINALS.sub("", apposition.strip(" ,")).strip(" ,")


def _first_word(words: str) -> str:
    return words.split(" ", maxsplit=1)[0].lower()
