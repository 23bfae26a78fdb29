"""Who is named, who speaks, and whom the words for them mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, NewType

from briefreader.brief.model.brief import SpeakerType
from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.offsets import TokenIndex

MentionKind = Literal["name", "pronoun", "phrase"]
IntroductionKind = Literal["subject", "kin", "only-name", "title", "name", "pronoun"]
VoiceId = NewType("VoiceId", int)


@dataclass(frozen=True, slots=True)
class Mention:
    """Who is named: the words as printed, what stands before a name as its role, and what follows it."""

    kind: MentionKind
    text: str
    start: TokenIndex
    end: TokenIndex
    role: str = ""  # titles before the name, or the apposition
    affiliation: str = ""  # what follows after "of", "at", "for" in titles or apposition
    others: tuple["Mention", ...] = ()  # further names in "X and Y"


class Introduction(NamedTuple):
    """Somebody whom a sentence names, whoever speaks in it, and what stands beside the name."""

    kind: IntroductionKind
    mention: Mention
    token: TokenIndex
    gender: str = ""  # that "his wife" or "her manager" tells
    role_before: str = ""  # "her manager, Jo Roe,"
    role_behind: str = ""  # "Jo Roe, the mayor of Quay, was there"
    noun: str = ""  # what a body is called: "the airline Quay Air"
    state: str = ""  # for which it speaks: "Norlandish officials, including Jo Roe"
    opens: bool = False  # the sentence
    is_alone: bool = False  # one word that opens the sentence
    is_thing: bool = False  # behind an article: "The Kelly Show"
    is_person: bool = False  # an age or "who" behind it
    is_owner: bool = False  # "Jo Roe's": less likely meant than whom the sentence is about
    is_agent: bool = False  # "asked by Jo Roe"
    is_aside: bool = False  # "Asked about Jo Roe, she said": she is somebody else


class PrintedNames(NamedTuple):
    """What the article as a whole tells of names, wherever they stand."""

    full: Mapping[str, tuple[str, ...]] = {}  # by family name, also in marks
    things: frozenset[str] = frozenset()  # single names used as those of places or bodies
    alone: frozenset[str] = frozenset()  # those of them that are no part of a longer name
    common: frozenset[str] = frozenset()  # words that stand in lower case, outside of marks
    introduced: frozenset[str] = frozenset()  # words behind "a" or "another": "a young woman"
    inside: frozenset[str] = frozenset()  # words with capitals behind another word
    acronyms: tuple[tuple[str, str], ...] = ()  # with the names that they stand for


class Speech(NamedTuple):
    """A subject with a verb of speech."""

    mention: Mention
    verb: TokenIndex
    lemma: str


@dataclass(frozen=True, eq=False)
class Voice:
    """A possible speaker of the article, as far as it is known; two are the same if their ids are."""

    id: VoiceId
    name: str
    type: SpeakerType
    tokens: tuple[str, ...] = ()
    role: str = ""
    affiliation: str = ""
    place: str = ""
    gender: str = ""  # m, f, or empty where the article does not tell
    is_human: bool = False  # the article tells it: by title, role, kinship, given name, or that it spoke
    has_spoken: bool = False
    state: str = ""
    aliases: tuple[str, ...] = ()
    family_first: bool = False
    is_full: bool = True  # a person's family and given name, or anything that is no person
    states: tuple[str, ...] = ()  # of a group of several
    spellings: Mapping[str, int] = field(default_factory=dict)  # how often each is printed
    nouns: frozenset[str] = frozenset()  # what the article calls a body: "company", "airline"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Voice) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def family(self) -> str:
        """The family name, as far as it can be told."""
        if not self.tokens:
            return ""
        return self.tokens[0] if self.family_first else self.tokens[-1]

    @property
    def is_named(self) -> bool:
        """Whether it is a person with a name."""
        return self.type == "person" and bool(self.tokens)

    @property
    def side(self) -> str:
        """The side it is on: the state or organization it speaks for, or itself."""
        if self.type == "organization":
            return self.name
        return self.state or self.affiliation or self.name

    @property
    def party(self) -> str:
        """The side, to be compared."""
        return self.side.lower()


NOBODY = Voice(VoiceId(-1), "No one named", "none")


class Lesson(NamedTuple):
    """What a mention tells: a voice as it is known with it, new or not, and by what it is found again."""

    voice: Voice
    phrase: str = ""  # in lower case: "mayor of Quay"
    is_body_named: bool = False


@dataclass(frozen=True)
class Resolved:
    """Whom a mention means, likeliest first, and what is doubtful about it.

    `lessons` is what the mention tells of them; nobody has learnt it by asking.
    """

    voices: tuple[Voice, ...]
    joint: tuple[Voice, ...] = ()  # those who speak together, if several do
    doubt: Doubt | None = None
    lessons: tuple[Lesson, ...] = ()

    @property
    def speakers(self) -> tuple[Voice, ...]:
        """Those who speak together, else the likeliest one."""
        return self.joint or self.voices[:1]
