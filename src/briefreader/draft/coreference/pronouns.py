"""Whom a pronoun means where it stands, by who was named and who spoke before it."""

from dataclasses import replace
from typing import NamedTuple

from briefreader.brief.model.brief import SpeakerType
from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.people import Mention, Resolved, Voice, VoiceId
from briefreader.draft.annotations.words import Sentence
from briefreader.draft.coreference.memory import BODIES, Memory, Seen, since
from briefreader.draft.coreference.resolving import resolved_in
from briefreader.draft.mentions.clauses import first_subject
from briefreader.draft.mentions.titles import gender_of, gender_of_name, head_of, is_title
from briefreader.draft.rules import Weight
from briefreader.draft.text import lexicon
from briefreader.draft.text.wordlist import word_set

_EPITHETS = word_set(
    """
    actor actress author boy expert fan father girl grandfather grandmother host man mother musician
    native pensioner player singer star teenager veteran winner woman writer youngster
    """
)
_FARTHEST = 8  # sentences that "he" and "she" look back; a paragraph's end counts as two
_NEAR_BODY = 3  # sentences from which on "it" is doubtful
_FARTHEST_BODY = 2  # paragraphs that "it" and "they" look back


class Standing(NamedTuple):
    """How near somebody stands whom a pronoun can mean: by distance alone, and with what favours him."""

    plain: float
    total: float
    seen: Seen


def resolved_at(memory: Memory, mention: Mention, sentence: Sentence) -> Resolved:
    """Whom a mention means where it stands; the memory stays as it is."""
    if mention.kind != "pronoun":
        mention = _without_opening_word(memory, mention, sentence)
        if _is_common_word(memory, mention, sentence):
            return Resolved(())
        found = resolved_in(memory.cast, mention)
        return _guessed(memory, mention, sentence, found) if found.doubt else found
    wanted = lexicon.PRONOUNS[mention.text.lower()]
    if wanted in ("m", "f"):
        return _person(memory, wanted, sentence, mention.start)
    if wanted == "n":
        return _it(memory, sentence, mention.start)
    return _they(memory, sentence, mention.start) if wanted == "p" else Resolved(())


def _without_opening_word(memory: Memory, mention: Mention, sentence: Sentence) -> Mention:
    """ "Longtime Jo Roe" at the beginning of a sentence, where "longtime" is a word of the article."""
    names, (first, *rest) = memory.cast.names, mention.text.split(" ")
    opens = mention.kind == "name" and mention.start == sentence.start and not mention.others
    is_word = first.lower() in names.common and not is_title(first) and first not in names.inside
    if not opens or len(rest) < 2 or not is_word or not gender_of_name(" ".join(rest)):
        return mention
    return replace(mention, text=" ".join(rest), start=mention.start + 1)


def _is_common_word(memory: Memory, mention: Mention, sentence: Sentence) -> bool:
    """Whether a single word is a name only by the capital with which its sentence begins."""
    name, names = mention.text, memory.cast.names
    if mention.kind != "name" or mention.start != sentence.start or " " in name or mention.others:
        return False
    if name in names.inside or mention.role or memory.cast.with_family_name(name) is not None:
        return False
    return name.lower() in names.common or name.lower() in lexicon.WEEKDAYS


def _guessed(memory: Memory, mention: Mention, sentence: Sentence, found: Resolved) -> Resolved:
    """ "The company", "the woman", not called so yet: the body or person told of last, flagged."""
    voice, *others = found.voices or (None,)
    is_definite = mention.text.lower().startswith("the ")
    if voice is not None and not others and is_definite and _is_epithet(memory, voice):
        return _guessed_person(memory, mention, sentence) or found
    is_bare = voice is not None and not others and voice.name in lexicon.BODIES
    if not is_bare or mention.kind != "phrase" or not is_definite:
        return found
    _, bodies = since(memory.bodies, sentence.passage - _FARTHEST)
    for seen in reversed(bodies):
        body = memory.cast.now(seen.voice)
        is_near = memory.distance(seen.sentence, sentence) <= _FARTHEST
        if is_near and body.type == "organization" and body.tokens and not body.nouns:
            doubt = Doubt("several-fit", (mention.text, body.name))
            return Resolved((body, *found.voices), doubt=doubt, lessons=found.lessons)
    return found


def _is_epithet(memory: Memory, voice: Voice) -> bool:
    """Whether a phrase can be anybody told of before: "the woman", if the article has no "a woman"."""
    noun = head_of(voice.name.lower())
    is_one = voice.type == "person" and not voice.tokens
    is_epithet = noun in _EPITHETS or noun.endswith("-year-old")
    return is_one and is_epithet and noun not in memory.cast.names.introduced


def _guessed_person(memory: Memory, mention: Mention, sentence: Sentence) -> Resolved | None:
    """The person with a name who stands nearest to "the woman"."""
    found = _standings(memory, gender_of(mention.text), sentence, mention.start)
    named = [one for one in found if one.is_named and one.is_human]
    if not named:
        return None
    best = max(named, key=lambda one: found[one].total)
    return Resolved((best,), doubt=Doubt("named-elsewhere", (mention.text,)))


# "It" and "they"


def _it(memory: Memory, sentence: Sentence, token: int) -> Resolved:
    """ "It" is the body or document with which the sentence before begins, else the last that spoke."""
    here = (sentence.passage, sentence.number)
    before = [
        seen
        for seen in since(memory.bodies, sentence.passage - _FARTHEST)[1]
        if (seen.place < here or (seen.place == here and seen.token < token))
        and memory.distance(seen.sentence, sentence) <= _FARTHEST
    ]
    if not before:
        return Resolved(())
    best = before[-1]
    voice = memory.cast.now(best.voice)
    distance = memory.distance(best.sentence, sentence)
    near = [
        seen.voice
        for seen in before
        if memory.distance(seen.sentence, sentence) - distance < Weight.RIVAL.sentences
    ]
    rivals = [memory.cast.now(one) for one in dict.fromkeys(reversed(near)) if one != best.voice]
    if rivals or distance > _NEAR_BODY:
        doubt = Doubt("pronoun", ("it", voice.name, *(one.name for one in rivals[:1])))
        return Resolved((voice, *rivals[:2]), doubt=doubt)
    return Resolved((voice,), doubt=best.doubt)


def _they(memory: Memory, sentence: Sentence, token: int) -> Resolved:
    """ "They" is the last group, or those who spoke together, or else a body."""
    subject = _group_before(memory, sentence, token)
    if subject is not None:
        return subject
    passage = sentence.passage
    found = _spoke_near(memory, passage, ("group",)) or _spoke_near(memory, passage, BODIES)
    if found is not None:
        return _with_partners(memory, *found)
    last = tuple(memory.cast.now(voice) for _, voice in memory.speakers[-1:])
    return Resolved(last, doubt=Doubt("names-nobody", ("they",)))


def _group_before(memory: Memory, sentence: Sentence, token: int) -> Resolved | None:
    """The group with which this sentence or the one before begins."""
    part = memory.parts[sentence.passage]
    for number in range(sentence.number, max(-1, sentence.number - 2), -1):
        mention = first_subject(part, *part.sentences[number])
        is_behind = number == sentence.number and mention is not None and mention.end > token
        if mention is None or mention.kind != "phrase" or is_behind:
            continue
        resolved = resolved_in(memory.cast, mention)
        if resolved.voices and resolved.voices[0].type == "group":
            last = memory.last_in(sentence.passage)
            is_joint = last is not None and resolved.voices[0] in last.resolved.joint
            return last.resolved if last is not None and is_joint else resolved
    return None


def _spoke_near(memory: Memory, passage: int, types: tuple[SpeakerType, ...]) -> tuple[int, VoiceId] | None:
    """Who of some types spoke last, if that is not too far back."""
    for at, voice in reversed(memory.speakers):
        if passage - at > _FARTHEST_BODY or memory.is_parted(at, passage):
            break
        if memory.cast.now(voice).type in types:
            return at, voice
    return None


def _with_partners(memory: Memory, passage: int, spoke: VoiceId) -> Resolved:
    """Those who spoke together with somebody, else he alone."""
    last, voice = memory.last_in(passage), memory.cast.now(spoke)
    return last.resolved if last is not None and voice in last.resolved.joint else Resolved((voice,))


# "He" and "she"


def _person(memory: Memory, wanted: str, sentence: Sentence, token: int) -> Resolved:
    """ "He" and "she": who spoke or was spoken of last, of a gender that fits, and is surely a person.

    Whatever favours one of two who stand as near, the other is named too; as is whoever stands nearer, but
    may be no person.
    """
    found = _standings(memory, wanted, sentence, token)
    if not any(one.is_human for one in found):
        return Resolved(())
    best, *behind = sorted((one for one in found if one.is_human), key=lambda voice: -found[voice].total)
    chosen = found[best]
    rivals = [
        one
        for one in behind
        if not (found[one].seen.is_owner and _is_favoured(chosen))
        and min(chosen.plain - found[one].plain, chosen.total - found[one].total) < Weight.RIVAL.sentences
    ]
    rivals = rivals or [one for one in found if found[one].total > chosen.total and not one.is_human]
    if not rivals:
        others = map(memory.cast.now, chosen.seen.others)
        return Resolved((best, *others), doubt=chosen.seen.doubt)
    pronoun = "she" if wanted == "f" else "he"
    return Resolved((best, *rivals[:2]), doubt=Doubt("pronoun", (pronoun, best.name, rivals[0].name)))


def _standings(memory: Memory, wanted: str, sentence: Sentence, token: int) -> dict[Voice, Standing]:
    """How near each person of a gender (or any, if empty) stands; of two as near, who was named later."""
    here = (sentence.passage, sentence.number)
    first_of: dict[tuple[int, int], VoiceId] = {}
    start, near = since(memory.people, sentence.passage - _FARTHEST)
    for seen in near:
        first_of.setdefault(seen.place, seen.voice)
    found: dict[Voice, Standing] = {}
    for order, seen in enumerate(near, start):
        voice = memory.cast.now(seen.voice)
        is_behind = seen.place > here
        is_behind = is_behind or (seen.place == here and (seen.token >= token or seen.is_aside))
        distance = memory.distance(seen.sentence, sentence)
        fits = not wanted or voice.gender in ("", wanted)
        if is_behind or distance > _FARTHEST or not fits:
            continue
        bonus = Weight.SUBJECT.sentences if first_of[seen.place] == voice.id and not seen.is_owner else 0.0
        total = -distance + bonus + order * 1e-6
        if voice not in found or total > found[voice].total:
            found[voice] = Standing(-distance, total, seen)
    spoken = [one for one in found if one.id in memory.spoke_at]
    if spoken:
        voice = max(spoken, key=lambda one: memory.spoke_at[one.id])
        found[voice] = found[voice]._replace(total=found[voice].total + Weight.SPEAKER.sentences)
    return found


def _is_favoured(one: Standing) -> bool:
    """Whether somebody is whom a sentence is about, or spoke last."""
    return one.total - one.plain >= Weight.SUBJECT.sentences
