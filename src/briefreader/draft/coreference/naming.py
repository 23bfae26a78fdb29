"""Whom a name means, of those who are known so far; a new voice if none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.people import Lesson, Mention, Resolved, Voice
from briefreader.draft.coreference.cast import Cast, only
from briefreader.draft.coreference.voices import (
    body,
    called,
    completed,
    is_person_in_capitals,
    person,
    spelled,
    told_of,
    type_of,
)
from briefreader.draft.mentions.titles import (
    gender_of,
    gender_of_name,
    head_of,
    is_honorific,
    is_person_role,
    shares_role,
    without_article,
)
from briefreader.draft.text import lexicon
from briefreader.draft.text.places import adjective_state, state_of

_SHORTEST_MISPRINT = 5  # letters of a name that may be one letter off
_INITIAL = re.compile(r"(?:[A-Z]\.)+|[A-Z]")


def named(cast: Cast, mention: Mention) -> Resolved | None:
    """Whom a name means; None if its words are titles: "Auditor General"."""
    text = without_article(mention.text)
    tokens = name_tokens(text)
    state = state_of(text)
    is_honored = is_honorific(mention.text.split(" ")[0]) or is_honorific(mention.role)
    is_person = is_honorific(mention.role) or is_person_role(mention.role)
    if state is not None and not is_person:
        return taught(_government(cast, state, text))
    acronym = cast.with_acronym(text)
    if acronym is not None:
        return taught(acronym, is_body=True)
    if not tokens:
        return Resolved(())
    if len(tokens) == 1:
        return one_word(cast, mention, tokens[0], is_honored=is_honored)
    if all(word.lower() in lexicon.TITLES or word == "and" for word in tokens):
        return None
    is_known_body = not is_person and cast.is_body(text)
    if is_honored or (type_of(text, tokens) == "person" and not is_known_body):
        return taught(met(cast, mention, tokens))
    return _body(cast, mention, text)


def taught(voice: Voice, *, phrase: str = "", is_body: bool = False, doubt: Doubt | None = None) -> Resolved:
    """A voice that is meant, with what the mention tells of it."""
    return Resolved((voice,), doubt=doubt, lessons=(Lesson(voice, phrase, is_body),))


def body_of(cast: Cast, text: str) -> Voice:
    """The body of a name, new if it is not known yet."""
    return cast.of_name(text) or body(cast.new_id, without_article(text))


def _body(cast: Cast, mention: Mention, name: str) -> Resolved:
    return taught(told_of(body_of(cast, name), mention), is_body=True)


def _government(cast: Cast, state: str, text: str) -> Voice:
    governments = (one for one in cast.voices if one.type == "government" and one.name == state)
    voice = next(governments, None) or Voice(cast.new_id, state, "government", state=state)
    return called(voice, text) if text != state else voice


# A full name


def met(cast: Cast, mention: Mention, tokens: tuple[str, ...]) -> Voice:
    """The person of a full name, with what the mention tells."""
    known, full = _known_person(cast, tokens), person(cast.new_id, tokens)
    if known is None:
        return told_of(full, mention)
    return told_of(spelled(known, full.name) if known.is_full else completed(known, full), mention)


def _known_person(cast: Cast, tokens: tuple[str, ...]) -> Voice | None:
    """The person of that full name, or the only one with a part of it."""
    essential = _essential(tokens)
    people = list(cast.people)
    same = (one for one in people if one.is_full and _is_same_name(_essential(one.tokens), essential))
    longer = (
        one
        for one in people
        if len(one.tokens) > len(tokens) > 1
        and one.tokens[-len(tokens) :] == tokens  # "Red Stone"
        and (tokens[0].lower() in lexicon.PARTICLES or not gender_of_name(" ".join(tokens)))
    )
    short = (one for one in people if not one.is_full and one.tokens[-1] in (tokens[0], tokens[-1]))
    return next(same, None) or only(short) or only(longer)


def name_tokens(text: str) -> tuple[str, ...]:
    """The words of a name without honorifics and what stands behind it: "QC"."""
    plain = [word for word in text.replace(",", " ").split() if not is_honorific(word)]
    while len(plain) > 1 and plain[-1] in lexicon.POSTNOMINALS:
        plain.pop()
    if is_person_in_capitals(plain):
        plain = [word.title() for word in plain]
    if len(plain) > 1 and all(_is_particle(word) for word in plain[:-1]):
        return (plain[-1],)  # "van der Loo" is a family name alone
    return tuple(plain)


def _is_particle(word: str) -> bool:
    """ "Van" of "Van der Loo", but not the given name Al."""
    return word.lower() in lexicon.PARTICLES and word not in lexicon.GIVEN_LIKE_PARTICLES


def _essential(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Given and family name without initials in between."""
    kept = tuple(word for word in tokens if not _INITIAL.fullmatch(word))
    return kept if len(kept) > 1 else tokens


def _is_same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same name, or one whose given name is a letter off."""
    if one == other:
        return True
    if len(one) != len(other) or one[1:] != other[1:]:
        return False
    is_long = min(len(one[0]), len(other[0])) >= _SHORTEST_MISPRINT
    return is_long and Levenshtein.distance(one[0], other[0], score_cutoff=1) <= 1


# A family name, or a single name


def one_word(cast: Cast, mention: Mention, name: str, *, is_honored: bool) -> Resolved:
    """Whom a family name, or a single name, means."""
    gender = gender_of_name(mention.text) or gender_of(mention.role)
    people = [one for one in cast.people if not (gender and one.gender and gender != one.gender)]
    people = [one for one in people if is_honored or not one.is_full or name not in cast.names.alone]
    turned = _family_first(people, name) if is_honored else ()
    people = [next((other for other in turned if other == one), one) for one in people]
    fits = _with_family_name(people, name, is_honored=is_honored)
    exact = None if fits else cast.with_name(name)
    if exact is not None:
        return taught(told_of(exact, mention), is_body=True)
    near = [] if fits else _nearly(people, name)
    fits = _narrowed(fits or near, mention.role)
    lessons = tuple(map(Lesson, turned))
    if len(fits) > 1:
        names = (mention.text, *(voice.name for voice in fits[:3]))
        return Resolved(tuple(fits), doubt=Doubt("several-fit", names), lessons=lessons)
    if not fits:
        return _new_short(cast, mention, name, is_honored=is_honored)
    voice = told_of(fits[0], mention)
    voice = called(voice, mention.text) if is_honored else voice
    doubt = Doubt("near-name", (name,)) if near else None
    return Resolved((voice,), doubt=doubt, lessons=(*lessons, Lesson(voice)))


def _family_first(people: Sequence[Voice], name: str) -> tuple[Voice, ...]:
    """Those whose family name is printed first, as "Mr. Yang" for Yang Uk tells."""
    low = _compared(name)
    if any(_is_last_name(one, low) for one in people):
        return ()
    return tuple(replace(one, family_first=True) for one in people if low == _compared(one.tokens[0]))


def _is_last_name(voice: Voice, low: str) -> bool:
    return low in (_compared(voice.family), _compared(voice.tokens[-1]))


def _compared(name: str) -> str:
    """A name as it is compared: in lower case, with one kind of apostrophe."""
    return name.lower().replace("'", "’")


def _with_family_name(people: Sequence[Voice], name: str, *, is_honored: bool) -> list[Voice]:
    """Those whom a single name means."""
    low = _compared(name)
    last = [one for one in people if _is_last_name(one, low)]
    first = [one for one in people if low == _compared(one.tokens[0]) and one not in last]
    is_first_meant = is_honored or not last or any(one.family_first for one in first)
    # "Quispe" for Ernesto Quispe Mamani
    return ([*last, *first] if is_first_meant else last) or [
        one for one in people if low in map(_compared, one.tokens[1:-1])
    ]


def _nearly(people: Sequence[Voice], name: str) -> list[Voice]:
    """Those whose family name is one letter off: a misprint."""
    if len(name) < _SHORTEST_MISPRINT:
        return []
    return [one for one in people if _is_misprint(name, one.family)]


def _is_misprint(name: str, family: str) -> bool:
    """Whether a name is another with one letter wrong, or of a long one two between the same ends."""
    if Levenshtein.distance(name, family, score_cutoff=1) == 1:
        return True
    is_like = len(name) == len(family) > _SHORTEST_MISPRINT and (name[0], name[-1]) == (family[0], family[-1])
    return is_like and Levenshtein.distance(name, family, score_cutoff=2) == 2


def _narrowed(fits: list[Voice], role: str) -> list[Voice]:
    """Of several the one with the role, if one has it."""
    by_role = [one for one in fits if shares_role(one.role, role)] if role else []
    return by_role if len(by_role) == 1 else fits


def _new_short(cast: Cast, mention: Mention, name: str, *, is_honored: bool) -> Resolved:
    full = cast.names.full.get(name, ())
    if len(full) == 1 and type_of(full[0], name_tokens(full[0])) == "person":
        voice = met(cast, replace(mention, text=full[0]), name_tokens(full[0]))
        return taught(voice, doubt=Doubt("short-name", (name, full[0])))
    state = adjective_state(name)
    if state and name.endswith("an") and not is_honored:
        voice = Voice(cast.new_id, name, "person", state=state)
        return taught(voice, doubt=Doubt("named-elsewhere", (f"the {name}",)))
    noun = head_of(without_article(mention.role).lower())
    is_body = name.lower() in lexicon.ORG_WORDS or noun in lexicon.GROUP_NOUNS
    is_person = is_person_role(mention.role) or name not in cast.names.things
    if not is_honored and (is_body or not is_person):
        return _body(cast, mention, mention.text)
    voice = Voice(cast.new_id, name, "person", (name,), is_full=False)
    return taught(told_of(voice, mention))
