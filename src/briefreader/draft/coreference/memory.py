"""Who has been named and who has spoken, as the reading goes on."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from briefreader.brief.model.brief import SpeakerType
from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.people import Introduction, Lesson, Resolved, Voice, VoiceId
from briefreader.draft.annotations.words import Sentence
from briefreader.draft.coreference.cast import Cast
from briefreader.draft.coreference.introducing import (
    body_called,
    body_named,
    body_of_one_word,
    only_named,
    person_named,
    with_what_is_told,
)
from briefreader.draft.coreference.resolving import resolved_in
from briefreader.draft.coreference.voices import is_place

BODIES: tuple[SpeakerType, ...] = ("organization", "government")
_THINGS: tuple[SpeakerType, ...] = (*BODIES, "document")
_UNREACHED = 1000  # sentences: farther than any


class Seen(NamedTuple):
    """Somebody named or speaking: in which sentence, at which token, and what is doubtful about it."""

    voice: VoiceId
    sentence: Sentence
    token: int
    doubt: Doubt | None = None
    is_owner: bool = False  # "Jo Roe's": less likely meant than whom the sentence is about

    @property
    def place(self) -> tuple[int, int]:
        """The sentence, to be compared."""
        return self.sentence.passage, self.sentence.number


class Spoken(NamedTuple):
    """Who spoke last in a passage, and in which sentence of it."""

    resolved: Resolved
    sentence: int


class Memory:
    """What is known at a place in the article: the cast, and who was seen where; reading on changes it."""

    def __init__(self, document: Document) -> None:
        self.parts = document.parts
        self.cast = Cast(document.names)
        self.people: list[Seen] = []
        self.bodies: list[Seen] = []  # as they begin a sentence, or speak
        self.speakers: list[tuple[int, VoiceId]] = []  # passage, who
        self._last: dict[int, Spoken] = {}  # by passage
        self._introductions = document.introductions
        self._sections = list(accumulate(bool(part.passage.heading) for part in self.parts))

    # Looking back

    def last_in(self, passage: int) -> Spoken | None:
        """Who spoke last in a passage."""
        last = self._last.get(passage)
        return last and last._replace(resolved=self.cast.known(last.resolved))

    def people_in(self, passage: int, sentence: int) -> Iterator[Voice]:
        """The people that a sentence names, in order."""
        return (self.cast.now(seen.voice) for seen in self.people if seen.place == (passage, sentence))

    def is_same_section(self, one: int, other: int) -> bool:
        """Whether no heading stands between two passages."""
        return self._sections[one] == self._sections[other]

    def distance(self, one: Sentence, other: Sentence) -> int:
        """Sentences between two, if one is before the other; each paragraph between counts as two.

        A heading between them ends the reach.
        """
        paragraphs = other.passage - one.passage
        if paragraphs == 0:
            return other.number - one.number
        if not self.is_same_section(one.passage, other.passage):
            return _UNREACHED
        return paragraphs * 2 + len(self.parts[one.passage].sentences) - one.number

    # Reading on

    def learn(self, resolved: Resolved) -> Resolved:
        """Take note of what a mention tells, and give whom it means as they are known with it."""
        self.cast.learn(resolved.lessons)
        return self.cast.known(resolved)

    def introduce(self, sentence: Sentence) -> None:
        """Take note of the people that a sentence names, and of who "he" or "she" may be after it."""
        for one in self._introductions.get(sentence, ()):
            match one.kind:
                case "subject":
                    self._see_subject(one, sentence)
                case "kin" | "only-name":
                    (voice,) = self.learn(only_named(self.cast, one)).voices
                    self.people.append(Seen(voice.id, sentence, one.token))
                case "title":
                    known = self.cast.with_title(one.mention.text)
                    if known is not None:
                        self.people.append(Seen(known.id, sentence, one.token))
                case "name":
                    self._see_name(one, sentence)

    def _see_subject(self, one: Introduction, sentence: Sentence) -> None:
        mention = one.mention
        if mention.kind == "name":
            voice = self.cast.body_called(mention.text)
        else:
            voice = next(iter(self.learn(resolved_in(self.cast, mention)).voices), None)
        if voice is None:
            return
        seen = Seen(voice.id, sentence, one.token)
        if voice.type == "person":
            self.people.append(seen)
        elif voice.type in _THINGS and not is_place(voice.name):
            self.bodies.append(seen)

    def _see_name(self, one: Introduction, sentence: Sentence) -> None:
        mention = one.mention
        met = self.learn(person_named(self.cast, one)).voices
        if not met:
            self.learn(body_named(self.cast, mention))
        name = mention.text if one.is_thing else mention.text.split(" ")[-1]  # "The Kelly Show" is nobody's
        voice = met[0] if met else self.cast.with_family_name(name)
        self.learn(body_called(self.cast, mention.text, one.noun))
        if voice is None:
            if one.is_alone:
                self.learn(body_of_one_word(self.cast, mention.text))
            return
        self.cast.learn((with_what_is_told(self.cast.now(voice.id), one),))
        if not one.is_agent:
            self.people.append(Seen(voice.id, sentence, one.token, is_owner=one.is_owner))

    def spoke(self, sentence: Sentence, resolved: Resolved) -> None:
        """Take note that somebody spoke."""
        self._last[sentence.passage] = Spoken(resolved, sentence.number)
        voice = self.cast.now(resolved.voices[0].id)
        is_person = voice.type == "person"
        is_human = voice.is_human or (is_person and not self._is_thing(sentence))
        self.cast.learn((Lesson(replace(voice, has_spoken=True, is_human=is_human)),))
        self.speakers.append((sentence.passage, voice.id))
        seen = Seen(voice.id, sentence, sentence.start, resolved.doubt)
        if is_person:
            self.people.append(seen)
        elif voice.type in _THINGS:
            self.bodies.append(seen)

    def _is_thing(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on about its subject as "it"."""
        tokens = self.parts[sentence.passage].tokens[sentence.start : sentence.end]
        return any(token.low in ("its", "itself") for token in tokens)
