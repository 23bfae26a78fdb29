"""A voice: a possible speaker of the article, and what kind of speaker a name or a phrase is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefreader.brief.model.brief import SpeakerType
from briefreader.draft import given_names, lexicon
from briefreader.draft.listing import word_set
from briefreader.draft.mentions import Mention
from briefreader.draft.places import adjective_state, state_of, states_in
from briefreader.draft.role_words import (
    gender_of,
    gender_of_name,
    head_of,
    is_honorific,
    names_person,
    role_parts,
    royal_title,
    state_served,
    without_article,
    words_in,
)

_WEBSITE = re.compile(r"\.(com|org|net|info|co|uk|gov)$", re.IGNORECASE)
_FAMILY_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[A-Za-z]{2,}")
_SERVES = re.compile(r"\b(?:for|of|from|at|with|in) (?:the )?([A-ZÀ-Þ].*)$")
_IN_NAMES_OF_BODIES = lexicon.ORG_WORDS | {"of", "for"}
_LONGEST_ACRONYM = 4  # letters
_FIRMS = ("company", "firm")
_FIRM_WORDS = word_set("co company corp corporation group holdings inc industries llc ltd plc")
_GOVERNING = ("government", "ministry", "embassy", "administration", "cabinet")


@dataclass(eq=False)
class Voice:
    """A possible speaker of the article."""

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
    aliases: list[str] = field(default_factory=list)
    family_first: bool = False
    is_full: bool = True  # a person's family and given name, or anything that is no person
    states: tuple[str, ...] = ()  # of a group of several
    spellings: Counter[str] = field(default_factory=Counter)
    nouns: set[str] = field(default_factory=set)  # what the article calls a body: "company", "airline"

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

    def call(self, alias: str) -> None:
        """Take note of another name."""
        if alias not in self.aliases:
            self.aliases.append(alias)

    def spell(self, name: str) -> None:
        """Count a way in which the name is printed; the commonest is the name."""
        self.spellings[name] += 1
        if self.spellings[name] > self.spellings[self.name] and len(name.split()) >= len(self.tokens):
            self.name, self.tokens = name, tuple(name.split())

    def complete(self, full: "Voice") -> None:
        """Take the full name, where only a part of it was known: "Mr. Roe" before "Jo Roe"."""
        self.aliases.append(self.name)
        self.name, self.tokens, self.is_full = full.name, full.tokens, True
        self.family_first = full.family_first

    def is_called(self, noun: str) -> bool:
        """Whether the article used a noun of this body, or its name does."""
        words = words_in(self.name)
        is_firm = noun in _FIRMS and not _FIRM_WORDS.isdisjoint(words)
        return self.type != "person" and (noun in self.nouns or noun in words or is_firm)

    def learn(self, mention: Mention) -> None:
        """Take role, affiliation and gender from another mention, where they are not known yet."""
        self.nouns |= lexicon.BODIES & {head_of(mention.role.lower())}
        royal = royal_title(mention.role) if len(self.tokens) == 1 and self.type == "person" else ""
        if royal and self.name == self.tokens[0]:
            self.name = f"{royal} {self.name}"
            self.call(self.tokens[0])
        if mention.role and not is_honorific(mention.role):
            parts = role_parts(mention.role)
            self.role = self.role or parts.role
            self.affiliation = self.affiliation or parts.affiliation
            self.place = self.place or parts.place
        self.affiliation = self.affiliation or without_article(mention.affiliation)
        self.state = self.state or state_served(self.affiliation)
        self.gender = self.gender or gender_of(mention.role) or gender_of_name(mention.text)
        is_told = is_honorific(mention.role) or names_person(mention.role)
        self.is_human = self.is_human or bool(self.gender) or is_told


def person(tokens: tuple[str, ...]) -> Voice:
    """A person with a full name."""
    name = " ".join(tokens)
    is_family_first = _FAMILY_FIRST.fullmatch(name) is not None
    return Voice(name, "person", tokens, family_first=is_family_first, spellings=Counter([name]))


def body(name: str) -> Voice:
    """An organization."""
    return Voice(name, "organization", tuple(name.split()), state=next(iter(states_in(name)), ""))


def unnamed(phrase: str) -> Voice:
    """Whoever a phrase means that names nobody."""
    plain = without_article(phrase)
    head = head_of(plain.lower())
    kind = _kind_of(plain, head.removesuffix("’s").removesuffix("'s"))
    states = states_in(plain)
    voice = Voice(plain[:1].upper() + plain[1:] if kind == "group" else plain, kind)
    voice.gender = gender_of(plain)
    voice.is_human = kind == "person"
    voice.nouns = {head} & lexicon.BODIES
    voice.states = tuple(states)
    serves = _SERVES.search(plain)
    if serves is not None and kind == "person":
        voice.affiliation = serves[1]
    if len(states) == 1:
        voice.state = states[0]
        if kind in ("group", "person"):
            voice.affiliation = states[0]
    return voice


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


def is_place(name: str) -> bool:
    """Whether a name of several words is a place's: "South Carolina", "Estoria Strait"."""
    first, *rest = name.lower().split()
    if not rest or gender_of_name(name):
        return False
    return first in lexicon.BEFORE_PLACES or rest[-1].strip(".,’'") in lexicon.PLACE_WORDS


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
