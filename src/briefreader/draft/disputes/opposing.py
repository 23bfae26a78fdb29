"""Who can stand against whom: others than those who deny, as far as names and descriptions tell."""

import re
from collections.abc import Iterator, Sequence

from briefreader.base.ids import slug
from briefreader.draft.annotations.denials import Denial, Saying
from briefreader.draft.annotations.people import Voice
from briefreader.draft.annotations.sayings import BE_SAID, RELAYED, REVERSED, Attribution
from briefreader.draft.text.places import states_in

_LONGEST_NAME = 9  # words, beyond which a description is no name that was read right


def can_answer(denial: Denial, saying: Saying) -> bool:
    """Whether a denial can be an answer to a saying: it is no denier's, and his who says it."""
    if saying.doubt in (REVERSED, RELAYED) or not may_oppose(denial, saying.voices):
        return False
    if _may_be_described(denial, saying):
        return False
    return isinstance(saying.source, Attribution) or saying.source.speech.lemma != BE_SAID


def may_oppose(denial: Denial, voices: Sequence[Voice]) -> bool:
    """Whether they are others than those who deny."""
    against = denial.resolved.speakers
    if any(len(voice.name.split()) > _LONGEST_NAME for voice in voices):
        return False
    return bool(voices) and not any(_may_be_one(one, other) for one in voices for other in against)


def is_by(saying: Saying, owners: Sequence[Voice]) -> bool:
    """Whether a saying is of one of some voices, or of their party."""
    return any(one == owner or one.party == owner.party for one in saying.voices for owner in owners)


def is_about_denier(saying: Saying, denial: Denial) -> bool:
    """Whether a saying is about those who deny it."""
    against = denial.resolved.speakers
    if {voice.state for voice in against if voice.state} & set(states_in(saying.words)):
        return True
    names = {name for voice in against for name in _names_of(voice)}
    return any(re.search(rf"\b{re.escape(name)}\b", saying.words, re.IGNORECASE) for name in names)


def _may_be_described(denial: Denial, saying: Saying) -> bool:
    """Whether "the founder" can be the one who denies: a person, of whom he does not speak by name."""
    is_described = saying.doubt is not None and saying.doubt.kind == "named-elsewhere"
    people = [*saying.voices, *denial.resolved.speakers]
    return (
        is_described and all(one.type == "person" for one in people) and not is_about_denier(saying, denial)
    )


def _may_be_one(one: Voice, other: Voice) -> bool:
    """Whether two can be one: the same party or name, or a description that can be the other's."""
    if one == other or slug(one.side) == slug(other.side):
        return True
    if one.type == other.type == "person":
        is_given_same = not (one.is_full and other.is_full) or one.tokens[:1] == other.tokens[:1]
        return bool(one.family) and one.family.casefold() == other.family.casefold() and is_given_same
    names = [{word.casefold() for word in _names_of(voice)} for voice in (one, other)]
    return not names[0].isdisjoint(names[1])


def _names_of(voice: Voice) -> Iterator[str]:
    """The names by which a text calls somebody."""
    yield voice.name
    yield from voice.aliases
    if voice.is_named and voice.family:
        yield voice.family
