"""Who is named in the article so far."""

from collections.abc import Iterable, Iterator
from typing import Self

from briefreader.draft.annotations.people import Lesson, PrintedNames, Resolved, Voice, VoiceId
from briefreader.draft.coreference.voices import body, called
from briefreader.draft.mentions.titles import without_article, words_in
from briefreader.draft.text import lexicon

_SHORTEST_PART = 4  # letters of a part of a name that means the whole


class Cast:
    """The voices in the order in which the article introduces them.

    Asking changes nothing: what an answer tells is learnt by `learn`.
    """

    def __init__(self, names: PrintedNames) -> None:
        self.names = names
        self._voices: list[Voice] = []
        self._by_phrase: dict[str, VoiceId] = {}
        self._acronyms: dict[str, VoiceId] = {}
        self._bodies: list[VoiceId] = []  # as they are named
        self._body_names: set[str] = set()
        for short, name in names.acronyms:
            plain = without_article(name)
            voice = self.with_name(plain) or body(self.new_id, plain)
            self._acronyms[short] = voice.id
            self.learn((Lesson(called(voice, short)),))

    def copy(self) -> Self:
        """A cast that learns for itself."""
        other = type(self)(PrintedNames())
        other.names, other._acronyms = self.names, self._acronyms
        other._voices, other._by_phrase = [*self._voices], {**self._by_phrase}
        other._bodies, other._body_names = [*self._bodies], {*self._body_names}
        return other

    def learn(self, lessons: Iterable[Lesson]) -> None:
        """Take note of what mentions tell."""
        for voice, phrase, is_body_named in lessons:
            if voice.id == len(self._voices):
                self._voices.append(voice)
            else:
                self._voices[voice.id] = voice
            if phrase:
                self._by_phrase[phrase] = voice.id
            if is_body_named:
                self._bodies.append(voice.id)
                self._body_names.add(voice.name)

    # Looking up

    @property
    def new_id(self) -> VoiceId:
        """The id of the next new voice."""
        return VoiceId(len(self._voices))

    def now(self, voice: VoiceId) -> Voice:
        """A voice as it is known by now."""
        return self._voices[voice]

    def known(self, resolved: Resolved) -> Resolved:
        """With all voices as they are known by now, and nothing more to learn."""
        voices, joint = (tuple(self._known(one)) for one in (resolved.voices, resolved.joint))
        return Resolved(voices, joint, resolved.doubt)

    def _known(self, voices: Iterable[Voice]) -> Iterator[Voice]:
        return (self._voices[one.id] if one.id >= 0 else one for one in voices)

    @property
    def voices(self) -> Iterator[Voice]:
        """Everybody."""
        return iter(self._voices)

    @property
    def people(self) -> Iterator[Voice]:
        """The persons with a name."""
        return (voice for voice in self._voices if voice.is_named)

    @property
    def by_phrase(self) -> Iterator[Voice]:
        """Those without a name, whom a phrase means."""
        return map(self.now, self._by_phrase.values())

    @property
    def bodies(self) -> Iterator[Voice]:
        """The bodies as they were named, the last first."""
        return map(self.now, reversed(self._bodies))

    def with_phrase(self, phrase: str) -> Voice | None:
        """Whom a phrase in lower case means."""
        voice = self._by_phrase.get(phrase)
        return None if voice is None else self.now(voice)

    def with_acronym(self, short: str) -> Voice | None:
        """The body of an acronym."""
        voice = self._acronyms.get(short)
        return None if voice is None else self.now(voice)

    def with_name(self, name: str) -> Voice | None:
        """The one with exactly that name, whatever its case."""
        low = name.lower()
        named = (one for one in self._voices if low in (one.name.lower(), *map(str.lower, one.aliases)))
        return next(named, None)

    def with_family_name(self, name: str) -> Voice | None:
        """The one person with that family name or last name."""
        low = name.lower()
        people = self.people
        return only(voice for voice in people if low in (voice.family.lower(), voice.tokens[-1].lower()))

    def with_title(self, title: str) -> Voice | None:
        """ "The general": the one person with that title, if there is one."""
        key = without_article(title).lower()
        return only(voice for voice in self.people if key in words_in(voice.role))

    def body_called(self, name: str) -> Voice | None:
        """The body that is known by a name; of one that is none, or not known yet, nothing."""
        found = self.of_name(name)
        return found if found is not None and found.type != "person" else None

    def is_body(self, name: str) -> bool:
        """Whether a name was used as that of a body."""
        return name in self._body_names

    def of_name(self, name: str) -> Voice | None:
        """The voice that is known by an acronym, a name, or a part of the name of an organization."""
        plain = without_article(name)
        return self.with_acronym(plain) or self.with_name(plain) or self._with_part(plain)

    def _with_part(self, text: str) -> Voice | None:
        """An organization named by its first or last words: "Ingram & Sons" by "Ingram"."""
        if len(text) < _SHORTEST_PART:
            return None
        organizations = (voice for voice in self._voices if voice.type == "organization")
        return only(voice for voice in organizations if voice.name != text and _is_part(text, voice.name))


def _is_part(text: str, name: str) -> bool:
    """Whether words stand for a longer name: not "Quay" for "Camp Quay", though for "Quay & Sons"."""
    if f" {text} " not in f" {name} ":
        return False
    return " " in text or name.startswith(text) or text.lower() in lexicon.ORG_WORDS


def only(voices: Iterable[Voice]) -> Voice | None:
    """The one voice, if there is no more than one."""
    found = list(voices)
    return found[0] if len(found) == 1 else None
