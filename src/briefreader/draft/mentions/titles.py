"""What the words before and behind a name tell: role, affiliation and place, gender, and the state served."""

import re
from typing import NamedTuple

from briefreader.draft.text import given_names, lexicon
from briefreader.draft.text.places import adjective_state, is_state, state_of, states_in
from briefreader.draft.text.wordlist import word_set

_FEMALE = word_set(
    """
    actress aunt baroness businesswoman chairwoman congresswoman councilwoman countess dame daughter duchess
    girl grandmother herself lady midwife miss mother mrs ms niece policewoman princess queen sister
    spokeswoman stateswoman widow wife woman
    """
)
_MALE = word_set(
    """
    baron boy brother businessman chairman congressman councilman count duke father grandfather himself
    husband king lord man mr nephew policeman prince sir son spokesman statesman uncle
    """
)
_PEOPLE = lexicon.ROLE_NOUNS - lexicon.WEAK_TITLES
_NO_ROLE = ("who ", "whose ", "which ", "where ", "when ", "in ", "on ", "at ")
_OWNER = re.compile(r"^(?:its|his|her|their|our)\s+", re.IGNORECASE)
_AT = re.compile(r"\s+(?:at|of|for|with|from|to)\s+(?=(?:the\s+)?[A-Z])")
_IN = re.compile(r"\s+in\s+(?=[A-Z])")
_POSSESSIVE = re.compile(r"(.+?)[’']s\s+(.+)")
_GOVERNING = re.compile(
    r"\b(?:government|ministry|embassy|parliament|presidency|cabinet|army|military|navy|air force)\b",
    re.IGNORECASE,
)
_ROYAL = word_set("emperor empress king pope prince princess queen")
_IN_TITLES = word_set("at co designate elect ex in large of pro sub under")
_MOST_UNKNOWN = 4  # words of a role that no list has
_LONGEST_ROLE = 80  # characters


class RoleParts(NamedTuple):
    """What a person is, for whom, and where."""

    role: str = ""
    affiliation: str = ""
    place: str = ""


def role_parts(words: str) -> RoleParts:
    """The parts of "a military expert at the Asan Institute in Seoul"."""
    text = without_article(_OWNER.sub("", re.sub(r"\s+", " ", words).strip()))
    if text.lower().startswith(_NO_ROLE):
        return RoleParts()
    text, place = _without_place(text)
    before, *behind = _AT.split(text, maxsplit=1)
    affiliation = without_article(behind[0]) if behind else ""
    role, owner = _without_owner(before.strip(" ,."), has_affiliation=bool(affiliation))
    affiliation = affiliation or owner
    is_short = len(role) <= _LONGEST_ROLE
    if role and is_short and (is_person_role(role) or _is_called(role)):
        return RoleParts(role, affiliation.strip(" ,."), place)
    return RoleParts("", role if role[:1].isupper() and is_short else affiliation, place)


def _is_called(role: str) -> bool:
    """Whether lower-case words can be what somebody is though no list has them: "a jack-of-all-trades"."""
    words = role.lower().split()
    return role[:1].islower() and len(words) <= _MOST_UNKNOWN and lexicon.FUNCTION_WORDS.isdisjoint(words)


def _without_place(text: str) -> tuple[str, str]:
    before, *behind = _IN.split(text, maxsplit=1)
    is_place = bool(behind) and len(behind[0].split()) <= 4 and behind[0][:1].isupper()
    return (before, behind[0].strip(" ,.")) if is_place else (text, "")


def _without_owner(role: str, *, has_affiliation: bool) -> tuple[str, str]:
    """A role without whose it is: "Quay’s mayor", "Ukrainian minister"."""
    possessive = _POSSESSIVE.fullmatch(role)
    if possessive and possessive[1][:1].isupper():
        return possessive[2], without_article(possessive[1])
    first, *rest = role.split(" ")
    if has_affiliation or not rest:
        return role, ""
    state = adjective_state(f"{first} {rest[0]}")
    if state is not None:
        return " ".join(rest[1:]), state
    if adjective_state(first) or is_state(first):
        return " ".join(rest), adjective_state(first) or first
    return role, ""


def state_served(affiliation: str) -> str:
    """The state that somebody speaks for, if it is a state or a part of its government."""
    exact = state_of(affiliation)
    if exact is not None and is_state(affiliation):
        return exact
    named = states_in(affiliation)
    return named[0] if len(named) == 1 and _GOVERNING.search(affiliation) else ""


def is_person_role(role: str) -> bool:
    """Whether words name what a person is."""
    return any(word in lexicon.ROLE_NOUNS or is_title(word) for word in words_in(role))


def names_person(role: str) -> bool:
    """Whether words name a person; "state" and "fire" do that only together with others."""
    return not _PEOPLE.isdisjoint(words_in(role))


def royal_title(role: str) -> str:
    """The title that is a part of a single name: "Prince" in "Prince Olaf"; empty if it is none."""
    last = role.rsplit(" ", maxsplit=1)[-1]
    return last if last.lower() in _ROYAL and last[:1].isupper() else ""


def shares_role(one: str, other: str) -> bool:
    """Whether two roles have a word in common that names what a person is."""
    shared = set(words_in(one)) & set(words_in(other))
    return not lexicon.ROLE_NOUNS.isdisjoint(shared)


def is_title(word: str) -> bool:
    """Whether a word is a title, also one of several parts: "editor-in-chief", "president-elect"."""
    low = word.lower().rstrip(".")
    if low in lexicon.TITLES:
        return True
    parts = low.split("-")
    return len(parts) > 1 and set(parts) <= lexicon.TITLES | _IN_TITLES and not _IN_TITLES.issuperset(parts)


def is_honorific(word: str) -> bool:
    """Whether it is "Mr." or the like."""
    return word.lower().rstrip(".") in lexicon.HONORIFICS


def gender_of(text: str) -> str:
    """The gender (m or f) that a role tells; empty if it does not."""
    found = set(words_in(text))
    return "f" if found & _FEMALE else "m" if found & _MALE else ""


def gender_of_name(name: str) -> str:
    """The gender that an honorific or a given name tells; empty if neither does."""
    first = name.split(" ", maxsplit=1)[0].lower()
    if is_honorific(first):
        return lexicon.HONORIFICS[first.rstrip(".")]
    given = first if " " in name else ""
    return "f" if given in given_names.FEMALE else "m" if given in given_names.MALE else ""


def words_in(text: str) -> list[str]:
    """The words of a phrase in lower case, titles in full."""
    return [lexicon.FULL_TITLES.get(word, word) for word in re.findall(r"[a-zà-ÿ\-]+", text.lower())]


def without_article(text: str) -> str:
    """A phrase without its article, and without commas around it."""
    return re.sub(r"^(?:the|a|an)\s+", "", text.strip(" ,"), flags=re.IGNORECASE)


def head_of(phrase: str) -> str:
    """The noun that a phrase is about: the last one before a preposition."""
    words = phrase.split()
    for at, word in enumerate(words):
        if at and (word in lexicon.PREPOSITIONS or word in ("who", "that", "which")):
            return words[at - 1].strip(",")
    return words[-1].strip(",.’'") if words else ""


def is_place(name: str) -> bool:
    """Whether a name of several words is a place's: "South Carolina", "Estoria Strait"."""
    first, *rest = name.lower().split()
    if not rest or gender_of_name(name):
        return False
    return first in lexicon.BEFORE_PLACES or rest[-1].strip(".,’'") in lexicon.PLACE_WORDS
