"""Whom a sentence introduces, whoever speaks in it."""

from collections.abc import Iterable
from dataclasses import replace

from briefreader.draft.annotations.people import Introduction, Lesson, Mention, Resolved, Voice
from briefreader.draft.annotations.words import Sentence
from briefreader.draft.coreference.cast import Cast
from briefreader.draft.coreference.memory import THINGS, Memory, Seen
from briefreader.draft.coreference.naming import body_of, met, name_tokens, one_word, taught
from briefreader.draft.coreference.pronouns import resolved_at
from briefreader.draft.coreference.voices import told_of, type_of
from briefreader.draft.mentions.titles import is_place, royal_title
from briefreader.draft.text import lexicon
from briefreader.draft.text.places import state_of

_GENERAL = frozenset(("giant",))  # nouns that tell that a name is a body's, and not of what kind


def introduce(memory: Memory, introductions: Iterable[Introduction], sentence: Sentence) -> None:
    """Take note of the people that a sentence names, and of who "he" or "she" may be after it."""
    for one in introductions:
        match one.kind:
            case "subject":
                _see_subject(memory, one, sentence)
            case "kin" | "only-name":
                (voice,) = memory.learn(_only_named(memory.cast, one)).voices
                memory.people.append(Seen(voice.id, sentence, one.token))
            case "title":
                known = memory.cast.with_title(one.mention.text)
                if known is not None:
                    memory.people.append(Seen(known.id, sentence, one.token))
            case "name":
                _see_name(memory, one, sentence)
            case "pronoun":
                _see_pronoun(memory, one, sentence)


def _see_subject(memory: Memory, one: Introduction, sentence: Sentence) -> None:
    """Whom a sentence begins with, also without a name: "The representative of Norland"."""
    found, mention = Resolved(()), one.mention
    if mention.kind == "name":
        voice = memory.cast.body_called(mention.text)
    else:
        found = memory.learn(resolved_at(memory, mention, sentence))
        voice = next(iter(found.voices), None)
    if voice is None:
        return
    doubt = found.doubt if voice.tokens else None
    seen = Seen(voice.id, sentence, one.token, doubt, tuple(other.id for other in found.voices[1:]))
    if voice.type == "person":
        memory.people.append(seen)
    elif voice.type in THINGS and not is_place(voice.name):
        memory.bodies.append(seen)


def _see_pronoun(memory: Memory, one: Introduction, sentence: Sentence) -> None:
    """A sentence is about him or her of whom those before were."""
    found = memory.learn(resolved_at(memory, one.mention, sentence))
    if not found.voices:
        return
    others = tuple(other.id for other in found.voices[1:])
    seen = Seen(found.voices[0].id, sentence, one.token, found.doubt, others)
    place = len(memory.people)
    while place and (memory.people[place - 1].place, memory.people[place - 1].token) > (
        seen.place,
        one.token,
    ):
        place -= 1
    memory.people.insert(place, seen)


def _see_name(memory: Memory, one: Introduction, sentence: Sentence) -> None:
    """A run of capitals: a person's, a body's, or the family name of somebody known."""
    cast, mention = memory.cast, one.mention
    memory.learn(_body_called(cast, mention.text, one.noun))
    met = memory.learn(_person_named(cast, one)).voices
    if not met:
        memory.learn(_body_named(cast, mention))
    name = mention.text if one.is_thing else mention.text.split(" ")[-1]  # "The Kelly Show" is nobody's
    voice = met[0] if met else cast.with_family_name(name)
    if voice is None:
        if one.is_alone:
            memory.learn(_body_of_one_word(cast, mention.text))
        return
    cast.learn((_with_what_is_told(cast.now(voice.id), one),))
    if not one.is_agent:
        seen = Seen(voice.id, sentence, one.token, is_aside=one.is_aside, is_owner=one.is_owner)
        memory.people.append(seen)


def _person_named(cast: Cast, one: Introduction) -> Resolved:
    """The person of a full name, with all that stands beside it; nobody if it is no person's."""
    mention = replace(one.mention, role=one.mention.role or one.role_before)
    tokens = name_tokens(mention.text)
    is_title = all(word.lower() in lexicon.TITLES for word in tokens)  # "Auditor General"
    if one.is_thing:
        return Resolved(())
    if len(tokens) == 1 and royal_title(mention.role):
        return _told_beside(one_word(cast, mention, tokens[0], is_honored=False), one)
    if len(tokens) < 2 or is_title or type_of(mention.text, tokens) != "person":
        return Resolved(())
    if cast.is_body(mention.text):
        return Resolved(())
    return _told_beside(taught(met(cast, mention, tokens)), one)


def _told_beside(found: Resolved, one: Introduction) -> Resolved:
    """A person with what stands behind the name."""
    if not found.voices:
        return found
    voice, mention = found.voices[0], replace(one.mention, role=one.role_behind)
    if one.role_behind:
        voice = told_of(voice, mention)
    voice = replace(voice, is_human=voice.is_human or one.is_person)
    return replace(found, voices=(voice,), lessons=(*found.lessons, Lesson(voice)))


def _body_named(cast: Cast, mention: Mention) -> Resolved:
    """The organization of a name of several words; nobody if it is none's."""
    tokens = name_tokens(mention.text)
    is_body = len(tokens) > 1 and type_of(mention.text, tokens) == "organization"
    return taught(body_of(cast, mention.text), is_body=True) if is_body else Resolved(())


def _body_called(cast: Cast, name: str, noun: str) -> Resolved:
    """The body that the article calls an airline, a union …; nobody if the noun is no body's."""
    if noun not in lexicon.BODIES or any(one.name == name for one in cast.people):
        return Resolved(())
    voice = body_of(cast, name)
    return taught(replace(voice, nouns=voice.nouns | {noun} - _GENERAL), is_body=True)


def _body_of_one_word(cast: Cast, name: str) -> Resolved:
    """The body of a single name with which a sentence begins, if it is used as a body's."""
    is_body = (
        name in cast.names.things
        and state_of(name) is None
        and name not in cast.names.full
        and not any(name in voice.tokens for voice in cast.people)
    )
    return taught(body_of(cast, name), is_body=True) if is_body else Resolved(())


def _only_named(cast: Cast, one: Introduction) -> Resolved:
    """The person of whom the article gives only one name: "who gave only the name Nekesa"."""
    name = one.mention.text
    known = next((voice for voice in cast.people if name in voice.tokens), None)
    voice = known or Voice(cast.new_id, name, "person", (name,), is_full=False, is_human=True)
    return taught(replace(voice, gender=voice.gender or one.gender))


def _with_what_is_told(voice: Voice, one: Introduction) -> Lesson:
    """A person with the gender and the state that the sentence tells."""
    gender = voice.gender or one.gender
    is_human = voice.is_human or (one.opens and bool(gender))
    told = replace(voice, gender=gender, is_human=is_human)
    if one.state and not voice.state:
        told = replace(told, state=one.state, affiliation=one.state)
    return Lesson(told)
