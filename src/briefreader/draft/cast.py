"""Who is named in the article so far, and whom a name, a pronoun or a phrase means."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from briefreader.brief.model import SpeakerType
from briefreader.draft import given_names, lexicon
from briefreader.draft.listing import word_set
from briefreader.draft.mentions import Mention
from briefreader.draft.places import adjective_state, is_state, state_of, states_in

_ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,7}")
_WEBSITE = re.compile(r"\.(com|org|net|info|co|uk|gov)$", re.IGNORECASE)
_FAMILY_FIRST = re.compile(r"^[A-Z][a-z]+ [A-Z][a-z]+-[A-Za-z]{2,}$")
_FEMALE = word_set(
    """spokeswoman chairwoman congresswoman councilwoman policewoman actress queen princess mother sister daughter
    wife widow aunt woman girl businesswoman midwife mrs ms miss lady dame niece grandmother duchess countess
    baroness stateswoman herself"""
)
_MALE = word_set(
    """chairman spokesman congressman councilman policeman king prince father brother son husband uncle man boy
    businessman mr sir lord nephew grandfather duke count baron statesman himself"""
)


@dataclass(eq=False)
class Voice:
    """A possible speaker of the article."""

    name: str
    type: SpeakerType
    order: int  # how many came before
    tokens: tuple[str, ...] = ()
    role: str = ""
    affiliation: str = ""
    place: str = ""
    gender: str = ""  # m, f, or empty where the article does not tell
    state: str = ""
    aliases: list[str] = field(default_factory=list)
    family_first: bool = False
    is_full: bool = True  # a person's family and given name, or anything that is no person
    states: tuple[str, ...] = ()  # of a group of several
    members: list["Voice"] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)

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

    def spell(self, name: str) -> None:
        """Count a way in which the name is printed; the commonest is the name."""
        self.spellings[name] += 1
        if self.spellings[name] > self.spellings[self.name] and len(name.split()) >= len(self.tokens):
            self.name, self.tokens = name, tuple(name.split())

    def learn(self, mention: Mention) -> None:
        """Take role, affiliation and gender from another mention, where they are not known yet."""
        if mention.role and not _is_honorific(mention.role):
            role, affiliation, place = _role_parts(mention.role)
            self.role = self.role or role
            self.affiliation = self.affiliation or affiliation
            self.place = self.place or place
        if mention.affiliation:
            self.affiliation = self.affiliation or _plain(mention.affiliation)
        self.state = self.state or _state_served(self.affiliation)
        self.gender = self.gender or _gender_of(mention.role) or _gender_of(mention.text)


@dataclass(frozen=True)
class Resolved:
    """Whom a mention means, likeliest first, and what is doubtful about it."""

    voices: tuple[Voice, ...]
    joint: tuple[Voice, ...] = ()  # those who speak together, if several do
    doubt: str = ""


class Cast:
    """The voices in the order in which the article introduces them."""

    def __init__(self) -> None:
        self.voices: list[Voice] = []
        self._by_phrase: dict[str, Voice] = {}
        self._acronyms: dict[str, Voice] = {}
        self.recent: list[Voice] = []  # bodies, as they are named

    # Introducing

    def introduce(self, mention: Mention) -> Voice | None:
        """Take note of a full name outside of any attribution; None if it is none."""
        tokens = _name_tokens(mention.text)
        if len(tokens) < 2:
            return None
        kind = _type_of(mention.text, tokens)
        if kind == "organization":
            self.name(self._body_of(mention.text))
        return self._person(mention, tokens) if kind == "person" else None

    def _body_of(self, text: str) -> Voice:
        plain = _without_article(text)
        known = self._acronyms.get(plain) or self._find_exact(plain) or self._part_of(plain)
        return known or self._new(_body(plain, len(self.voices)))

    def subject(self, mention: Mention) -> None:
        """Take note of a single name that begins a sentence: a body, unless it is a person's or a state's."""
        name = mention.text
        if state_of(name) is None and not any(
            voice.is_named and name in voice.tokens for voice in self.voices
        ):
            self.name(self._body_of(name))

    def only_name(self, name: str) -> Voice:
        """The person of whom the article gives only one name: "who gave only the name Nekesa"."""
        known = next((voice for voice in self.voices if voice.is_named and name in voice.tokens), None)
        return known or self._new(Voice(name, "person", len(self.voices), (name,), is_full=False))

    def acronym(self, short: str, name: str) -> None:
        """Take note of "Port Workers Union (PWU)"."""
        plain = _without_article(name)
        voice = self._find_exact(plain) or self._new(_body(plain, len(self.voices)))
        self._acronyms[short] = voice
        if short not in voice.aliases:
            voice.aliases.append(short)

    def _new(self, voice: Voice) -> Voice:
        self.voices.append(voice)
        return voice

    def _find_exact(self, name: str) -> Voice | None:
        low = name.lower()
        return next(
            (one for one in self.voices if one.name.lower() == low or low in map(str.lower, one.aliases)),
            None,
        )

    def _person(self, mention: Mention, tokens: tuple[str, ...]) -> Voice:
        essential = _essential(tokens)
        for voice in self.voices:
            if voice.is_named and voice.is_full and _same_name(_essential(voice.tokens), essential):
                voice.spell(" ".join(tokens))
                voice.learn(mention)
                return voice
        short = [
            voice
            for voice in self.voices
            if voice.is_named and not voice.is_full and voice.tokens[-1] in (tokens[0], tokens[-1])
        ]
        name = " ".join(tokens)
        voice = Voice(name, "person", len(self.voices), tokens)
        voice.spellings[name] += 1
        voice.family_first = _FAMILY_FIRST.match(name) is not None
        if len(short) == 1:
            # "Mr. Roe" before "Jo Roe": one and the same.
            known = short[0]
            known.aliases.append(known.name)
            known.name, known.tokens, known.is_full = voice.name, voice.tokens, True
            known.family_first = voice.family_first
            known.learn(mention)
            return known
        voice.learn(mention)
        return self._new(voice)

    # Resolving

    def resolve(self, mention: Mention) -> Resolved:
        """Whom a name or phrase means, of those introduced so far; a new voice if none."""
        if mention.others:
            every = [self.resolve(one) for one in (_alone(mention), *mention.others)]
            together = tuple(dict.fromkeys(voice for one in every for voice in one.voices[:1]))
            doubt = next((one.doubt for one in every if one.doubt), "")
            return Resolved(together, together, doubt)
        if mention.kind == "name":
            return self._name(mention)
        return self._phrase(mention)

    def _name(self, mention: Mention) -> Resolved:
        text = _without_article(mention.text)
        tokens = _name_tokens(text)
        state = state_of(text)
        if (
            state is not None
            and not (mention.role and _is_honorific(mention.role))
            and not is_person_role(mention.role)
        ):
            return Resolved((self._government(state, text),))
        if text in self._acronyms:
            self.name(self._acronyms[text])
            return Resolved((self._acronyms[text],))
        honored = any(_is_honorific(word) for word in mention.text.split(" ")[:1]) or _is_honorific(
            mention.role
        )
        if (len(tokens) >= 2 and not honored) or (honored and len(tokens) >= 2):
            if _type_of(text, tokens) == "person" or honored:
                return Resolved((self._person(mention, tokens),))
            voice = self._body_of(text)
            self.name(voice)
            voice.learn(mention)
            return Resolved((voice,))
        if not tokens:
            return Resolved(())
        return self._short(mention, tokens[-1], honored=honored)

    def _short(self, mention: Mention, name: str, *, honored: bool) -> Resolved:
        """A family name, or a single name."""
        gender = _gender_of(mention.text) or _gender_of(mention.role)
        people = [
            voice
            for voice in self.voices
            if voice.is_named and not (gender and voice.gender and gender != voice.gender)
        ]
        fits = [voice for voice in people if name == voice.family or name == voice.tokens[-1]]
        first = [voice for voice in people if name == voice.tokens[0] and voice not in fits]
        if honored:
            # "Mr. Yang" for Yang Uk tells that the family name is printed first.
            for voice in first:
                if not fits:
                    voice.family_first = True
            fits += [voice for voice in first if voice.family_first or voice.tokens[0] == name]
        elif not fits or any(voice.family_first for voice in first):
            fits += first
        exact = None if fits else self._find_exact(name)
        if exact is not None:
            exact.learn(mention)
            self.name(exact)
            return Resolved((exact,))
        near = [] if fits else self._nearly(name, people)
        doubt = ""
        if near:
            fits, doubt = near, f"“{name}” is near to the name, not equal"
        if len(fits) > 1 and mention.role:
            by_role = [voice for voice in fits if _shares_role(voice, mention.role)]
            if len(by_role) == 1:
                fits = by_role
        if len(fits) > 1:
            doubt = f"“{mention.text}” fits {' and '.join(voice.name for voice in fits[:3])}"
        for voice in fits[:1] if len(fits) == 1 else ():
            voice.learn(mention)
            if honored and mention.text not in voice.aliases:
                voice.aliases.append(mention.text)
        if fits:
            return Resolved(tuple(fits), doubt=doubt)
        is_body = (
            name.lower() in lexicon.ORG_WORDS
            or _head(_without_article(mention.role).lower()) in lexicon.GROUP_NOUNS
        )
        if honored or (is_person_role(mention.role) and not is_body):
            voice = Voice(name, "person", len(self.voices), (name,), is_full=False)
            voice.learn(mention)
            return Resolved((self._new(voice),))
        voice = self._body_of(mention.text)
        voice.learn(mention)
        self.name(voice)
        return Resolved((voice,))

    def _nearly(self, name: str, people: Iterable[Voice]) -> list[Voice]:
        """Those whose family name is one letter off: a misprint."""
        if len(name) < 5:
            return []
        return [voice for voice in people if Levenshtein.distance(name, voice.family, score_cutoff=1) == 1]

    def _part_of(self, text: str) -> Voice | None:
        """An organization named by its first or last words: "Ingram & Sons" by "Ingram"."""
        if len(text) < 4:
            return None
        fits = [
            voice
            for voice in self.voices
            if voice.type == "organization" and (f" {text} " in f" {voice.name} ") and voice.name != text
        ]
        return fits[0] if len(fits) == 1 else None

    def _government(self, state: str, text: str) -> Voice:
        voice = next((one for one in self.voices if one.type == "government" and one.name == state), None)
        if voice is None:
            voice = self._new(Voice(state, "government", len(self.voices), state=state))
        if text != state and text not in voice.aliases:
            voice.aliases.append(text)
        return voice

    def _phrase(self, mention: Mention) -> Resolved:
        text = mention.text.strip(" ,")
        key = _without_article(text).lower()
        known = self._by_phrase.get(key) or self._find_exact(_without_article(text))
        if known is not None:
            return Resolved((known,), doubt=_perhaps_named(text, known))
        definite = text.lower().startswith(("the ", "his ", "her ", "its ", "their "))
        head = _head(key)
        if (
            definite
            and head in lexicon.PERSON_NOUNS | lexicon.TITLES
            and not head.endswith("s")
            and len(key.split()) <= 3
        ):
            fits = [voice for voice in self.voices if voice.type == "person" and head in _words(voice.role)]
            if len(fits) == 1:
                return Resolved((fits[0],))
            earlier = [
                one
                for one in self._by_phrase.values()
                if one.type == "person" and _head(one.name.lower()) == head
            ]
            if earlier and not fits:
                return Resolved((earlier[-1],))
            if fits:
                named = " and ".join(voice.name for voice in fits[-2:])
                return Resolved(tuple(reversed(fits[-3:])), doubt=f"“{text}” fits {named}")
        if definite and head in lexicon.BODIES and len(key.split()) <= 2:
            return self._named_last(head) or self._new_phrase(text, key, head)
        return self._new_phrase(text, key, head)

    def _new_phrase(self, text: str, key: str, head: str) -> Resolved:
        voice = _phrase_voice(text, head, len(self.voices))
        self._by_phrase[key] = voice
        return Resolved((self._new(voice),), doubt=_perhaps_named(text, voice))

    def _named_last(self, head: str) -> Resolved | None:
        """ "The union": the one with that word in its name, else the body that was named last."""
        bodies = [voice for voice in self.recent if voice.type == "organization" and voice.tokens]
        named_so = list(dict.fromkeys(voice for voice in bodies if head in _words(voice.name)))
        if named_so:
            return Resolved((named_so[-1],))
        others = [voice for voice in bodies if not set(_words(voice.name)) & lexicon.BODIES - {head}]
        if head in ("company", "firm", "group", "organization", "organisation", "start-up", "startup"):
            others = bodies
        return Resolved((others[-1],)) if others else None

    def person_of(self, phrase: str) -> Voice | None:
        """ "The general": the one person with that title, if there is one."""
        key = _without_article(phrase).lower()
        fits = [voice for voice in self.voices if voice.is_named and key in _words(voice.role)]
        return fits[0] if len(fits) == 1 else None

    def name(self, voice: Voice) -> None:
        """Take note that a body has been named once more."""
        self.recent.append(voice)


def _perhaps_named(text: str, voice: Voice) -> str:
    """ "The director" may be somebody whom the article names."""
    is_definite = text.lower().startswith(("the ", "his ", "her ", "its ", "their "))
    if not is_definite or voice.type not in ("person", "organization", "document"):
        return ""
    return f"“{text}” may be named elsewhere in the article"


def _alone(mention: Mention) -> Mention:
    return Mention(mention.kind, mention.text, mention.start, mention.end, mention.role, mention.affiliation)


def _name_tokens(text: str) -> tuple[str, ...]:
    plain = [word for word in text.replace(",", " ").split() if not _is_honorific(word)]
    while len(plain) > 1 and plain[-1] in lexicon.POSTNOMINALS:
        plain.pop()
    if len(plain) > 1 and all(word.lower() in lexicon.PARTICLES for word in plain[:-1]):
        return (plain[-1],)  # "van der Loo" is a family name alone
    return tuple(plain)


def _essential(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Given and family name without initials in between."""
    kept = [word for word in tokens if not re.fullmatch(r"(?:[A-Z]\.)+|[A-Z]", word)]
    return tuple(kept if len(kept) > 1 else tokens)


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same name, or one whose given name is a letter off."""
    if one == other:
        return True
    if len(one) != len(other) or one[1:] != other[1:] or min(len(one[0]), len(other[0])) < 5:
        return False
    return Levenshtein.distance(one[0], other[0], score_cutoff=1) <= 1


def _is_honorific(word: str) -> bool:
    return word.lower().rstrip(".") in lexicon.HONORIFICS


def is_person_role(role: str) -> bool:
    """Whether words name what a person is."""
    return any(word in lexicon.TITLES or word in lexicon.PERSON_NOUNS for word in _words(role))


def _words(text: str) -> list[str]:
    return [lexicon.FULL_TITLES.get(word, word) for word in re.findall(r"[a-zà-ÿ\-]+", text.lower())]


def _gender_of(text: str) -> str:
    found = set(_words(text))
    if not found & (_FEMALE | _MALE):
        first = text.split(" ", maxsplit=1)[0].lower() if " " in text else ""
        return "f" if first in given_names.FEMALE else "m" if first in given_names.MALE else ""
    return "f" if found & _FEMALE else "m" if found & _MALE else ""


def _type_of(name: str, tokens: tuple[str, ...]) -> SpeakerType:
    low = [word.lower().strip(".,’'") for word in tokens]
    if state_of(name) is not None:
        return "government"
    if any(word in lexicon.ORG_WORDS for word in low) or _WEBSITE.search(name) or "of" in low or "for" in low:
        return "organization"
    if len(tokens) == 1:
        return "organization"
    if any(word.isdigit() for word in tokens) or all(word.isupper() and len(word) > 1 for word in tokens):
        return "organization"
    if adjective_state(tokens[0]) is not None and not name.endswith(tokens[0]):
        return "organization"
    return "person"


def _body(text: str, order: int) -> Voice:
    voice = Voice(text, "organization", order, tuple(text.split()))
    voice.state = next(iter(states_in(text)), "")
    return voice


def _without_article(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text.strip(" ,"), flags=re.IGNORECASE)


def _plain(text: str) -> str:
    return _without_article(text.strip(" ,"))


def _head(phrase: str) -> str:
    """The noun that a phrase is about: the last one before a preposition."""
    words = phrase.split()
    for at, word in enumerate(words):
        if at and (word in lexicon.PREPOSITIONS or word in ("who", "that", "which")):
            return words[at - 1].strip(",")
    return words[-1].strip(",.’'") if words else ""


def _shares_role(voice: Voice, role: str) -> bool:
    return bool(set(_words(role)) & set(_words(voice.role)) & (lexicon.TITLES | lexicon.PERSON_NOUNS))


def _phrase_voice(text: str, head: str, order: int) -> Voice:
    plain = _without_article(text)
    bare = head.removesuffix("’s").removesuffix("'s")
    if " and " in plain and any(word in lexicon.PERSON_NOUNS for word in plain.lower().split()):
        kind: SpeakerType = "group"
    elif bare in lexicon.DOCUMENT_NOUNS and bare not in lexicon.PERSON_NOUNS:
        kind = "document"
    elif bare in lexicon.PERSON_NOUNS and not bare.endswith(("s", "men", "people")) and " and " not in plain:
        kind = "person"
    elif bare in ("government", "ministry", "embassy", "administration", "cabinet"):
        kind = "government"
    elif bare in lexicon.PERSON_NOUNS or bare.endswith("s"):
        kind = "group"
    elif bare in lexicon.GROUP_NOUNS:
        kind = "organization"
    else:
        kind = "group"
    serves = re.search(r"\b(?:for|of|from|at|with|in) (?:the )?([A-ZÀ-Þ].*)$", plain)
    states = states_in(plain)
    voice = Voice(plain[:1].upper() + plain[1:] if kind == "group" else plain, kind, order)
    voice.gender = _gender_of(plain)
    voice.states = tuple(states)
    if serves is not None and kind == "person":
        voice.affiliation = serves[1]
    if len(states) == 1:
        voice.state = states[0]
        if kind in ("group", "person"):
            voice.affiliation = states[0]
    return voice


_AT = re.compile(r"\s+(?:at|of|for|with|from|to)\s+(?=(?:the\s+)?[A-Z])")
_IN = re.compile(r"\s+in\s+(?=[A-Z])")


def _role_parts(words: str) -> tuple[str, str, str]:
    """Role, affiliation and place of "a military expert at the Asan Institute in Seoul"."""
    text = _plain(
        re.sub(r"^(?:its|his|her|their|our)\s+", "", re.sub(r"\s+", " ", words).strip(), flags=re.IGNORECASE)
    )
    if text.lower().startswith(("who ", "whose ", "which ", "where ", "when ", "in ", "on ", "at ")):
        return "", "", ""
    place = ""
    parts = _IN.split(text, maxsplit=1)
    if len(parts) == 2 and _is_place(parts[1]):
        text, place = parts[0], parts[1].strip(" ,.")
    found = _AT.split(text, maxsplit=1)
    role = found[0].strip(" ,.")
    affiliation = _plain(found[1]) if len(found) == 2 else ""
    possessive = re.match(r"^(.+?)[’']s\s+(.+)$", role)
    if possessive and possessive[1][:1].isupper():
        role, affiliation = possessive[2], affiliation or _plain(possessive[1])
    elif not affiliation:
        first, _, rest = role.partition(" ")
        two = " ".join(role.split(" ")[:2])
        if rest and adjective_state(two) is not None:
            affiliation, role = adjective_state(two) or "", " ".join(role.split(" ")[2:])
        elif rest and (adjective_state(first) or is_state(first)):
            affiliation, role = adjective_state(first) or first, rest
    if role and len(role) <= 80 and (is_person_role(role) or role[:1].islower()):
        return role, affiliation.strip(" ,."), place
    return ("", role, place) if role[:1].isupper() and len(role) <= 80 else ("", affiliation, place)


_GOVERNING = re.compile(
    r"\b(?:government|ministry|embassy|parliament|presidency|cabinet|army|military|navy|air force)\b",
    re.IGNORECASE,
)


def _state_served(affiliation: str) -> str:
    """The state that somebody speaks for, if it is a state or a part of its government."""
    exact = state_of(affiliation)
    if exact is not None and is_state(affiliation):
        return exact
    named = states_in(affiliation)
    return named[0] if len(named) == 1 and _GOVERNING.search(affiliation) else ""


def _is_place(words: str) -> bool:
    return len(words.split()) <= 4 and not is_state("") and words[:1].isupper()
