"""What a name or a phrase tells of a voice: what kind of speaker it is, and what is learnt of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefreader.brief.model.brief import SpeakerType
from briefreader.draft.annotations.people import Mention, Voice, VoiceId
from briefreader.draft.mentions.titles import (
    gender_of,
    gender_of_name,
    head_of,
    is_honorific,
    is_place,
    names_person,
    role_parts,
    royal_title,
    state_served,
    without_article,
    words_in,
)
from briefreader.draft.text import given_names, lexicon
from briefreader.draft.text.places import adjective_state, state_of, states_in
from briefreader.draft.text.wordlist import word_set

_WEBSITE = re.compile(r"\.(com|org|net|info|co|uk|gov)$", re.IGNORECASE)
_FAMILY_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[A-Za-z]{2,}")
_SERVES = re.compile(r"\b(?:for|of|from|at|with|in) (?:the )?([A-ZÀ-Þ].*)$")
_IN_NAMES_OF_BODIES = lexicon.ORG_WORDS | {"of", "for"}
_LONGEST_ACRONYM = 4  # letters
_FIRMS = ("company", "firm")
_FIRM_WORDS = word_set("co company corp corporation group holdings inc industries llc ltd plc")
_GOVERNING = ("government", "ministry", "embassy", "administration", "cabinet")


# What is learnt of a voice


def called(voice: Voice, alias: str) -> Voice:
    """With another name."""
    return voice if alias in voice.aliases else replace(voice, aliases=(*voice.aliases, alias))


def spelled(voice: Voice, name: str) -> Voice:
    """With one more print of its name; the commonest is the name."""
    spellings = {**voice.spellings, name: voice.spellings.get(name, 0) + 1}
    is_common = spellings[name] > spellings.get(voice.name, 0) and len(name.split()) >= len(voice.tokens)
    if not is_common:
        return replace(voice, spellings=spellings)
    return replace(voice, spellings=spellings, name=name, tokens=tuple(name.split()))


def completed(voice: Voice, full: Voice) -> Voice:
    """With the full name, where only a part of it was known: "Mr. Roe" before "Jo Roe"."""
    return replace(
        voice,
        aliases=(*voice.aliases, voice.name),
        name=full.name,
        tokens=full.tokens,
        is_full=True,
        family_first=full.family_first,
    )


def told_of(voice: Voice, mention: Mention) -> Voice:
    """With role, affiliation and gender from another mention, where they are not known yet."""
    royal = royal_title(mention.role) if len(voice.tokens) == 1 and voice.type == "person" else ""
    if royal and voice.name == voice.tokens[0]:
        voice = called(replace(voice, name=f"{royal} {voice.name}"), voice.tokens[0])
    role, affiliation, place = voice.role, voice.affiliation, voice.place
    if mention.role and not is_honorific(mention.role):
        parts = role_parts(mention.role)
        role, affiliation, place = role or parts.role, affiliation or parts.affiliation, place or parts.place
    affiliation = affiliation or without_article(mention.affiliation)
    gender = voice.gender or gender_of(mention.role) or gender_of_name(mention.text)
    is_told = is_honorific(mention.role) or names_person(mention.role)
    return replace(
        voice,
        nouns=voice.nouns | (lexicon.BODIES & {head_of(mention.role.lower())}),
        role=role,
        affiliation=affiliation,
        place=place,
        state=voice.state or state_served(affiliation),
        gender=gender,
        is_human=voice.is_human or bool(gender) or is_told,
    )


def is_called(voice: Voice, noun: str) -> bool:
    """Whether the article used a noun of this body, or its name does."""
    words = words_in(voice.name)
    is_firm = noun in _FIRMS and not _FIRM_WORDS.isdisjoint(words)
    return voice.type != "person" and (noun in voice.nouns or noun in words or is_firm)


# New voices


def person(voice: VoiceId, tokens: tuple[str, ...]) -> Voice:
    """A person with a full name."""
    name = " ".join(tokens)
    is_family_first = _FAMILY_FIRST.fullmatch(name) is not None
    return Voice(voice, name, "person", tokens, family_first=is_family_first, spellings={name: 1})


def body(voice: VoiceId, name: str) -> Voice:
    """An organization."""
    return Voice(voice, name, "organization", tuple(name.split()), state=next(iter(states_in(name)), ""))


def unnamed(voice: VoiceId, phrase: str) -> Voice:
    """Whoever a phrase means that names nobody."""
    plain = without_article(phrase)
    head = head_of(plain.lower())
    kind = _kind_of(plain, head.removesuffix("’s").removesuffix("'s"))
    states = states_in(plain)
    name = plain[:1].upper() + plain[1:] if kind == "group" else plain
    serves = _SERVES.search(plain) if kind == "person" else None
    affiliation = serves[1] if serves is not None else ""
    state = states[0] if len(states) == 1 else ""
    return Voice(
        voice,
        name,
        kind,
        affiliation=state if state and kind in ("group", "person") else affiliation,
        gender=gender_of(plain),
        is_human=kind == "person",
        state=state,
        states=tuple(states),
        nouns=lexicon.BODIES & {head},
    )


def _kind_of(plain: str, noun: str) -> SpeakerType:
    """What kind of speaker a phrase is, by the noun that it is about."""
    is_pair = " and " in plain
    if is_pair and any(word in lexicon.PERSON_NOUNS for word in plain.lower().split()):
        return "group"
    if noun.endswith("-year-old"):
        return "person"
    if noun in lexicon.PERSON_NOUNS or noun in lexicon.TITLES - lexicon.WEAK_TITLES:
        is_plural = noun.endswith(("s", "men", "people")) and not noun.endswith("ss")  # "witness"
        return "group" if is_pair or is_plural else "person"
    if noun in lexicon.DOCUMENT_NOUNS:
        return "document"
    if noun in _GOVERNING:
        return "government"
    return "organization" if noun in lexicon.GROUP_NOUNS and not noun.endswith("s") else "group"


def type_of(name: str, tokens: tuple[str, ...]) -> SpeakerType:
    """What kind of speaker a name is; `tokens` are its words that matter."""
    if state_of(name) is not None:
        return "government"
    return "organization" if len(tokens) == 1 or _is_body(name, tokens) else "person"


def is_person_in_capitals(words: Sequence[str]) -> bool:
    """Whether words in capitals are a person's name, as in minutes: "JO ROE"."""
    if len(words) < 2 or not all(word.isupper() and len(word) > 1 for word in words):
        return False
    low = [word.lower().strip(".,’'") for word in words]
    is_given = low[0] in given_names.FEMALE or low[0] in given_names.MALE
    is_long = all(len(word) > _LONGEST_ACRONYM for word in words)
    return (is_given or is_long) and _IN_NAMES_OF_BODIES.isdisjoint(low)


def _is_body(name: str, tokens: tuple[str, ...]) -> bool:
    low = {word.lower().strip(".,’'") for word in tokens}
    has_digits = any(word.isdigit() for word in tokens)
    is_acronym = not is_person_in_capitals(tokens) and all(
        word.isupper() and len(word) > 1 for word in tokens
    )
    begins_with_state = adjective_state(tokens[0]) is not None and not name.endswith(tokens[0])
    has_word = "&" in tokens or not _IN_NAMES_OF_BODIES.isdisjoint(low)
    return (
        has_word
        or _WEBSITE.search(name) is not None
        or has_digits
        or is_acronym
        or begins_with_state
        or is_place(name)
    )
