"""Whom a phrase without a name means: "the mayor", "the union", "a spokeswoman"."""

import re

from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.people import Mention, Resolved, Voice
from briefreader.draft.coreference.cast import Cast
from briefreader.draft.coreference.naming import taught
from briefreader.draft.coreference.voices import is_called, unnamed
from briefreader.draft.mentions.titles import head_of, without_article, words_in
from briefreader.draft.text import lexicon
from briefreader.draft.text.places import states_in
from briefreader.draft.text.wordlist import word_set

_OWNED = ("his ", "her ", "its ", "their ")
_POSSESSED = re.compile(r"[A-ZÀ-Þ][\w.-]*(?: [A-ZÀ-Þ][\w.-]*)*[’'‘]s? ")
_PLURALS = ("s", "men", "people", "police", "staff", "public", "media", "press")
_OFFICES = lexicon.ROLE_NOUNS - lexicon.WEAK_TITLES
_LESSER = word_set("acting assistant associate deputy former vice")


def described(cast: Cast, mention: Mention) -> Resolved:
    """Whom a phrase means, of those who are known so far; a new voice if none."""
    text = mention.text.strip(" ,")
    plain = without_article(text)
    known = cast.with_phrase(plain.lower()) or cast.with_name(plain)
    if known is not None:
        return Resolved((known,), doubt=_perhaps_named(text, known))
    found = _definite(cast, text) if text.lower().startswith("the ") else None
    if found is not None:
        return found
    voice = unnamed(cast.new_id, text)
    return taught(voice, phrase=plain.lower(), doubt=_perhaps_named(text, voice))


def _definite(cast: Cast, text: str) -> Resolved | None:
    """Whom "the mayor" or "the union" means, if the article named somebody or something of the kind."""
    phrase = without_article(text).lower()
    noun, length = head_of(phrase), len(phrase.split())
    is_person = noun in _OFFICES and not noun.endswith("s")
    found = _with_role(cast, text, noun) if is_person and length <= 3 else None
    return found or (_body_called(cast, text, noun) if noun in lexicon.BODIES and length <= 2 else None)


def _with_role(cast: Cast, text: str, noun: str) -> Resolved | None:
    """ "The mayor": the one with that role, else the one last called so."""
    lesser = _LESSER.intersection(words_in(text))
    people = [one for one in cast.voices if one.type == "person" and noun in words_in(one.role)]
    fits = [
        one
        for one in people
        if _LESSER.intersection(words_in(one.role)) == lesser and _may_be_of(one, without_article(text))
    ]
    if not fits and len(people) == 1 and _is_of_party(text):
        fits = people
    if len(fits) == 1:
        return Resolved((fits[0],))
    if fits:
        names = (text, *(voice.name for voice in fits[-2:]))
        return Resolved(tuple(reversed(fits[-3:])), doubt=Doubt("several-fit", names))
    people = [one for one in cast.by_phrase if one.type == "person" and one.has_spoken]
    words = set(words_in(without_article(text)))
    earlier = [
        one for one in people if head_of(one.name.lower()) == noun and words <= set(words_in(one.name))
    ]
    return Resolved((earlier[-1],)) if earlier else None


def _body_called(cast: Cast, text: str, noun: str) -> Resolved | None:
    """ "The union": the body that the article called so before; of several the last, and the others."""
    unnamed_bodies = [one for one in cast.by_phrase if not one.tokens]
    ordered = (*cast.bodies, *reversed(unnamed_bodies))
    called = (one for one in ordered if is_called(one, noun) and one.name != noun)
    fits = list(dict.fromkeys(called))
    doubt = Doubt("several-fit", (text, *(one.name for one in fits[:3]))) if len(fits) > 1 else None
    return Resolved(tuple(fits[:3]), doubt=doubt) if fits else None


def _is_of_party(phrase: str) -> bool:
    """Whether the only name in a phrase is that of a party's member: "the Republican governor"."""
    names = [word for word in without_article(phrase).split() if word[:1].isupper()]
    return bool(names) and all(word.lower() in lexicon.PARTY_MEMBERS for word in names)


def _may_be_of(voice: Voice, phrase: str) -> bool:
    """Whether all names in a phrase are told of somebody: "the Quay mayor" is the mayor of Quay."""
    told = f"{voice.role} {voice.affiliation} {voice.place} {voice.state}"
    known = {*words_in(told), *words_in(" ".join(states_in(told)))}
    names = " ".join(word for word in phrase.split() if word[:1].isupper())
    return {*words_in(names)} <= known or not known.isdisjoint(words_in(" ".join(states_in(names))))


def _perhaps_named(text: str, voice: Voice) -> Doubt | None:
    """ "The director" may be somebody whom the article names; so may "the maker", whatever it is."""
    is_owned = voice.type == "person" and _POSSESSED.match(text) is not None
    is_definite = text.lower().startswith(("the ", *_OWNED)) or is_owned
    is_several = voice.type == "group" and (" and " in text or head_of(text.lower()).endswith(_PLURALS))
    if not is_definite or is_several or voice.type in ("government", "none"):
        return None
    return Doubt("named-elsewhere", (text,))
