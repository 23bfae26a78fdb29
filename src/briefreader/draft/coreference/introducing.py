"""Whom a sentence introduces, whoever speaks in it."""

from dataclasses import replace

from briefreader.draft.annotations.people import Introduction, Lesson, Mention, Resolved, Voice
from briefreader.draft.coreference.cast import Cast
from briefreader.draft.coreference.naming import body_of, met, name_tokens, taught
from briefreader.draft.coreference.voices import told_of, type_of
from briefreader.draft.text import lexicon
from briefreader.draft.text.places import state_of


def person_named(cast: Cast, one: Introduction) -> Resolved:
    """The person of a full name, with all that stands beside it; nobody if it is no person's."""
    mention = replace(one.mention, role=one.mention.role or one.role_before)
    tokens = name_tokens(mention.text)
    is_title = all(word.lower() in lexicon.TITLES for word in tokens)  # "Auditor General"
    if one.is_thing or len(tokens) < 2 or is_title or type_of(mention.text, tokens) != "person":
        return Resolved(())
    voice = met(cast, mention, tokens)
    if one.role_behind:
        voice = told_of(voice, replace(mention, role=one.role_behind))
    return taught(replace(voice, is_human=voice.is_human or one.is_person))


def body_named(cast: Cast, mention: Mention) -> Resolved:
    """The organization of a name of several words; nobody if it is none's."""
    tokens = name_tokens(mention.text)
    is_body = len(tokens) > 1 and type_of(mention.text, tokens) == "organization"
    return taught(body_of(cast, mention.text), is_body=True) if is_body else Resolved(())


def body_called(cast: Cast, name: str, noun: str) -> Resolved:
    """The body that the article calls an airline, a union …; nobody if the noun is no body's."""
    if noun not in lexicon.BODIES:
        return Resolved(())
    voice = body_of(cast, name)
    return taught(replace(voice, nouns=voice.nouns | {noun}), is_body=True)


def body_of_one_word(cast: Cast, name: str) -> Resolved:
    """The body of a single name with which a sentence begins, if it is used as a body's."""
    is_body = (
        name in cast.names.things
        and state_of(name) is None
        and name not in cast.names.full
        and not any(name in voice.tokens for voice in cast.people)
    )
    return taught(body_of(cast, name), is_body=True) if is_body else Resolved(())


def only_named(cast: Cast, one: Introduction) -> Resolved:
    """The person of whom the article gives only one name: "who gave only the name Nekesa"."""
    name = one.mention.text
    known = next((voice for voice in cast.people if name in voice.tokens), None)
    voice = known or Voice(cast.new_id, name, "person", (name,), is_full=False, is_human=True)
    return taught(replace(voice, gender=voice.gender or one.gender))


def with_what_is_told(voice: Voice, one: Introduction) -> Lesson:
    """A person with the gender and the state that the sentence tells."""
    gender = voice.gender or one.gender
    is_human = voice.is_human or (one.opens and bool(gender))
    told = replace(voice, gender=gender, is_human=is_human)
    if one.state and not voice.state:
        told = replace(told, state=one.state, affiliation=one.state)
    return Lesson(told)
