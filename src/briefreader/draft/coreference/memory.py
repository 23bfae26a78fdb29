"""Who has been named and who has spoken, as the reading goes on."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from briefreader.brief.model.brief import SpeakerType
from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.people import Lesson, Resolved, Voice, VoiceId
from briefreader.draft.annotations.words import Sentence
from briefreader.draft.coreference.cast import Cast

BODIES: tuple[SpeakerType, ...] = ("organization", "government")
THINGS: tuple[SpeakerType, ...] = (*BODIES, "document")
_UNREACHED = 1000  # sentences: farther than any


class Seen(NamedTuple):
    """Somebody named or speaking: in which sentence, at which token, and what is doubtful about it."""

    voice: VoiceId
    sentence: Sentence
    token: int
    doubt: Doubt | None = None
    others: tuple[VoiceId, ...] = ()  # who else it can be
    is_aside: bool = False  # "Asked about Jo Roe, she said": she is somebody else
    is_owner: bool = False  # "Jo Roe's": less likely meant than whom the sentence is about

    @property
    def place(self) -> tuple[int, int]:
        """The sentence, to be compared."""
        return self.sentence.passage, self.sentence.number


class Spoken(NamedTuple):
    """Who spoke last in a passage, and in which sentence of it."""

    resolved: Resolved
    sentence: int


def since(seen: Sequence[Seen], passage: int) -> tuple[int, Sequence[Seen]]:
    """Those seen in a passage or behind it, and how many there are before them; they are in order."""
    start = bisect_left(seen, passage, key=lambda one: one.sentence.passage)
    return start, seen[start:]


class Memory:
    """What is known at a place in the article: the cast, and who was seen where; reading on changes it."""

    def __init__(self, document: Document) -> None:
        self.parts = document.parts
        self.cast = Cast(document.names)
        self.people: list[Seen] = []
        self.bodies: list[Seen] = []  # as they begin a sentence, or speak
        self.speakers: list[tuple[int, VoiceId]] = []  # passage, who
        self.spoke_at: dict[VoiceId, int] = {}  # the last place among the speakers
        self._last: dict[int, Spoken] = {}  # by passage
        self._sections = list(accumulate(bool(part.passage.heading) for part in self.parts))

    # Looking back

    def last_in(self, passage: int) -> Spoken | None:
        """Who spoke last in a passage."""
        last = self._last.get(passage)
        return last and last._replace(resolved=self.cast.known(last.resolved))

    def people_in(self, passage: int, sentence: int) -> Iterator[Voice]:
        """The people that a sentence names, in order."""
        _, near = since(self.people, passage)
        return (self.cast.now(seen.voice) for seen in near if seen.place == (passage, sentence))

    def spoke_in(self, passage: int) -> Iterator[Voice]:
        """Those who spoke in a passage, the last first."""
        start = bisect_left(self.speakers, passage, key=lambda spoke: spoke[0])
        end = bisect_right(self.speakers, passage, key=lambda spoke: spoke[0])
        return (self.cast.now(voice) for _, voice in reversed(self.speakers[start:end]))

    def is_parted(self, one: int, other: int) -> bool:
        """Whether a heading stands between two passages."""
        return self._sections[one] != self._sections[other]

    def distance(self, one: Sentence, other: Sentence) -> int:
        """Sentences between two, if one is before the other; each paragraph between counts as two.

        A heading between them ends the reach.
        """
        paragraphs = other.passage - one.passage
        if paragraphs == 0:
            return other.number - one.number
        if self.is_parted(one.passage, other.passage):
            return _UNREACHED
        return paragraphs * 2 + len(self.parts[one.passage].sentences) - one.number

    # Reading on

    def learn(self, resolved: Resolved) -> Resolved:
        """Take note of what a mention tells, and give whom it means as they are known with it."""
        self.cast.learn(resolved.lessons)
        return self.cast.known(resolved)

    def spoke(self, sentence: Sentence, resolved: Resolved) -> None:
        """Take note that somebody spoke."""
        self._last[sentence.passage] = Spoken(resolved, sentence.number)
        voice = self.cast.now(resolved.voices[0].id)
        is_person = voice.type == "person"
        is_human = voice.is_human or (is_person and not self._is_thing(sentence))
        self.cast.learn((Lesson(replace(voice, has_spoken=True, is_human=is_human)),))
        self.spoke_at[voice.id] = len(self.speakers)
        self.speakers.append((sentence.passage, voice.id))
        others = () if resolved.joint else tuple(one.id for one in resolved.voices[1:])
        seen = Seen(voice.id, sentence, sentence.start, resolved.doubt, others)
        if is_person:
            self.people.append(seen)
        elif voice.type in THINGS:
            self.bodies.append(seen)

    def _is_thing(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on about its subject as "it"."""
        tokens = self.parts[sentence.passage].tokens[sentence.start : sentence.end]
        return any(token.low in ("its", "itself") for token in tokens)
