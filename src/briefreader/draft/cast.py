"""Who is named in the article so far, and whom a name or a phrase means."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from briefreader.brief.model.doubt import Doubt
from briefreader.draft import lexicon
from briefreader.draft.listing import word_set
from briefreader.draft.mentions import Mention
from briefreader.draft.places import adjective_state, state_of, states_in
from briefreader.draft.role_words import (
    gender_of,
    gender_of_name,
    head_of,
    is_honorific,
    is_person_role,
    royal_title,
    shares_role,
    without_article,
    words_in,
)
from briefreader.draft.voices import Voice, body, is_person_in_capitals, person, type_of, unnamed

_OWNED = ("his ", "her ", "its ", "their ")
_OFFICES = lexicon.ROLE_NOUNS - lexicon.WEAK_TITLES
_LESSER = word_set("acting assistant associate deputy former vice")
_POSSESSED = re.compile(r"[A-ZÀ-Þ][\w.-]*(?: [A-ZÀ-Þ][\w.-]*)*[’'‘]s? ")
_GENERAL = frozenset(("giant",))  # nouns that tell that a name is a body's, and not of what kind
_PLURALS = ("s", "men", "people", "police", "staff", "public", "media", "press")
_SHORTEST_MISPRINT = 5  # letters of a name that may be one letter off
_INITIAL = re.compile(r"(?:[A-Z]\.)+|[A-Z]")


@dataclass(frozen=True)
class Resolved:
    """Whom a mention means, likeliest first, and what is doubtful about it."""

    voices: tuple[Voice, ...]
    joint: tuple[Voice, ...] = ()  # those who speak together, if several do
    doubt: Doubt | None = None

    @property
    def speakers(self) -> tuple[Voice, ...]:
        """Those who speak together, else the likeliest one."""
        return self.joint or self.voices[:1]


class Cast:
    """The voices in the order in which the article introduces them."""

    def __init__(
        self, printed: Mapping[str, Sequence[str]], things: Set[str], alone: Set[str] = frozenset()
    ) -> None:
        """`printed`: by family name the full names that stand anywhere in the article, in marks too.

        `things`: single names that the article uses as those of places or bodies; `alone`: those of them that
        are no part of a longer name.
        """
        self._alone = alone
        self._printed = printed
        self._things = things
        self._voices: list[Voice] = []
        self._by_phrase: dict[str, Voice] = {}
        self._acronyms: dict[str, Voice] = {}
        self._bodies: list[Voice] = []  # as they are named
        self._body_names: set[str] = set()

    # Introducing

    def introduce(self, mention: Mention) -> Voice | None:
        """Take note of a full name outside of any attribution; the person, if it is a person's."""
        tokens = _name_tokens(mention.text)
        is_title = all(word.lower() in lexicon.TITLES for word in tokens)  # "Auditor General"
        is_body = mention.text in self._body_names
        if len(tokens) == 1 and royal_title(mention.role):
            return next(iter(self._short(mention, tokens[0], is_honored=False).voices), None)
        if len(tokens) > 1 and not is_title and not is_body and type_of(mention.text, tokens) == "person":
            return self._person(mention, tokens)
        self.introduce_body(mention)
        return None

    def introduce_body(self, mention: Mention) -> None:
        """Take note of an organization that is named outside of any attribution."""
        tokens = _name_tokens(mention.text)
        if len(tokens) > 1 and type_of(mention.text, tokens) == "organization":
            self._name_body(self._body_of(mention.text))

    def subject(self, mention: Mention) -> None:
        """Take note of a single name that begins a sentence, if it is used as a body's."""
        name = mention.text
        if (
            name in self._things
            and state_of(name) is None
            and name not in self._printed
            and not any(name in voice.tokens for voice in self._people())
        ):
            self._name_body(self._body_of(name))

    def only_name(self, name: str) -> Voice:
        """The person of whom the article gives only one name: "who gave only the name Nekesa"."""
        known = next((voice for voice in self._people() if name in voice.tokens), None)
        return known or self._new(Voice(name, "person", (name,), is_full=False, is_human=True))

    def acronym(self, short: str, name: str) -> None:
        """Take note of "Port Workers Union (PWU)"."""
        plain = without_article(name)
        voice = self._find_exact(plain) or self._new(body(plain))
        self._acronyms[short] = voice
        voice.call(short)

    def _new(self, voice: Voice) -> Voice:
        self._voices.append(voice)
        return voice

    def _name_body(self, voice: Voice) -> Resolved:
        """Take note that a body is named once more, and give it."""
        self._bodies.append(voice)
        self._body_names.add(voice.name)
        return Resolved((voice,))

    def _people(self) -> Iterable[Voice]:
        return (voice for voice in self._voices if voice.is_named)

    def _body_of(self, text: str) -> Voice:
        plain = without_article(text)
        known = self._acronyms.get(plain) or self._find_exact(plain) or self._part_of(plain)
        return known or self._new(body(plain))

    def _find_exact(self, name: str) -> Voice | None:
        low = name.lower()
        named = (one for one in self._voices if low in (one.name.lower(), *map(str.lower, one.aliases)))
        return next(named, None)

    def _part_of(self, text: str) -> Voice | None:
        """An organization named by its first or last words: "Ingram & Sons" by "Ingram"."""
        if len(text) < 4:
            return None
        organizations = (voice for voice in self._voices if voice.type == "organization")
        return _only(voice for voice in organizations if voice.name != text and _is_part(text, voice.name))

    def _person(self, mention: Mention, tokens: tuple[str, ...]) -> Voice:
        known = self._known_person(tokens)
        full = person(tokens)
        if known is not None and known.is_full:
            known.spell(full.name)
        elif known is not None:
            known.complete(full)
        voice = known or self._new(full)
        voice.learn(mention)
        return voice

    def _known_person(self, tokens: tuple[str, ...]) -> Voice | None:
        """The person of that full name, or the only one with a part of it."""
        essential = _essential(tokens)
        people = list(self._people())
        same = (one for one in people if one.is_full and _is_same_name(_essential(one.tokens), essential))
        longer = (
            one
            for one in people
            if len(one.tokens) > len(tokens) > 1
            and one.tokens[-len(tokens) :] == tokens  # "Red Stone"
            and (tokens[0].lower() in lexicon.PARTICLES or not gender_of_name(" ".join(tokens)))
        )
        short = (one for one in people if not one.is_full and one.tokens[-1] in (tokens[0], tokens[-1]))
        return next(same, None) or _only(short) or _only(longer)

    # Looking up

    def known_by(self, name: str) -> Voice | None:
        """The one person with that family name or last name."""
        low = name.lower()
        people = self._people()
        return _only(voice for voice in people if low in (voice.family.lower(), voice.tokens[-1].lower()))

    def body_called(self, name: str) -> Voice | None:
        """The body that is known by a name; of one that is none, or not known yet, nothing is noted."""
        plain = without_article(name)
        found = self._acronyms.get(plain) or self._find_exact(plain) or self._part_of(plain)
        return found if found is not None and found.type != "person" else None

    def call_body(self, name: str, noun: str) -> None:
        """Take note that the article calls a body an airline, a union …"""
        if noun in lexicon.BODIES and self._find_person(name) is None:
            voices = self._name_body(self._body_of(name)).voices
            voices[0].nouns |= {noun} - _GENERAL

    def _find_person(self, name: str) -> Voice | None:
        return next((one for one in self._people() if one.name == name), None)

    def person_of(self, title: str) -> Voice | None:
        """ "The general": the one person with that title, if there is one."""
        key = without_article(title).lower()
        return _only(voice for voice in self._people() if key in words_in(voice.role))

    # Resolving

    def resolve(self, mention: Mention) -> Resolved:
        """Whom a name or phrase means, of those introduced so far; a new voice if none."""
        if mention.others:
            every = [self.resolve(one) for one in (replace(mention, others=()), *mention.others)]
            together = tuple(dict.fromkeys(voice for one in every for voice in one.voices[:1]))
            doubt = next((one.doubt for one in every if one.doubt), None)
            return Resolved(together, together, doubt)
        return self._name(mention) if mention.kind == "name" else self._phrase(mention)

    def _name(self, mention: Mention) -> Resolved:
        text = without_article(mention.text)
        tokens = _name_tokens(text)
        state = state_of(text)
        is_honored = is_honorific(mention.text.split(" ")[0]) or is_honorific(mention.role)
        is_person = is_honorific(mention.role) or is_person_role(mention.role)
        if state is not None and not is_person:
            return Resolved((self._government(state, text),))
        if text in self._acronyms:
            return self._name_body(self._acronyms[text])
        if not tokens:
            return Resolved(())
        if len(tokens) == 1:
            return self._short(mention, tokens[0], is_honored=is_honored)
        if all(word.lower() in lexicon.TITLES or word == "and" for word in tokens):
            return self._phrase(mention)  # "Auditor General"
        is_known_body = not is_person and text in self._body_names
        if is_honored or (type_of(text, tokens) == "person" and not is_known_body):
            return Resolved((self._person(mention, tokens),))
        return self._learning_body(mention, text)

    def _learning_body(self, mention: Mention, name: str) -> Resolved:
        voice = self._body_of(name)
        voice.learn(mention)
        return self._name_body(voice)

    def _government(self, state: str, text: str) -> Voice:
        governments = (one for one in self._voices if one.type == "government" and one.name == state)
        voice = next(governments, None) or self._new(Voice(state, "government", state=state))
        if text != state:
            voice.call(text)
        return voice

    # A family name, or a single name

    def _short(self, mention: Mention, name: str, *, is_honored: bool) -> Resolved:
        gender = gender_of_name(mention.text) or gender_of(mention.role)
        people = [one for one in self._people() if not (gender and one.gender and gender != one.gender)]
        people = [one for one in people if is_honored or not one.is_full or name not in self._alone]
        fits = _with_family_name(people, name, is_honored=is_honored)
        exact = None if fits else self._find_exact(name)
        if exact is not None:
            exact.learn(mention)
            return self._name_body(exact)
        near = [] if fits else _nearly(people, name)
        fits = _narrowed(fits or near, mention.role)
        if len(fits) > 1:
            names = (mention.text, *(voice.name for voice in fits[:3]))
            return Resolved(tuple(fits), doubt=Doubt("several-fit", names))
        if not fits:
            return self._new_short(mention, name, is_honored=is_honored)
        fits[0].learn(mention)
        if is_honored:
            fits[0].call(mention.text)
        return Resolved(tuple(fits), doubt=Doubt("near-name", (name,)) if near else None)

    def _new_short(self, mention: Mention, name: str, *, is_honored: bool) -> Resolved:
        full = self._printed.get(name, ())
        if len(full) == 1 and type_of(full[0], _name_tokens(full[0])) == "person":
            voice = self._person(replace(mention, text=full[0]), _name_tokens(full[0]))
            return Resolved((voice,), doubt=Doubt("short-name", (name, full[0])))
        if adjective_state(name) and name.endswith("an") and not is_honored:
            voice = self._new(Voice(name, "person", state=adjective_state(name) or ""))
            return Resolved((voice,), doubt=Doubt("named-elsewhere", (f"the {name}",)))
        noun = head_of(without_article(mention.role).lower())
        is_body = name.lower() in lexicon.ORG_WORDS or noun in lexicon.GROUP_NOUNS
        is_person = is_person_role(mention.role) or name not in self._things
        if not is_honored and (is_body or not is_person):
            return self._learning_body(mention, mention.text)
        voice = self._new(Voice(name, "person", (name,), is_full=False))
        voice.learn(mention)
        return Resolved((voice,))

    # A phrase

    def _phrase(self, mention: Mention) -> Resolved:
        text = mention.text.strip(" ,")
        plain = without_article(text)
        known = self._by_phrase.get(plain.lower()) or self._find_exact(plain)
        if known is not None:
            return Resolved((known,), doubt=_perhaps_named(text, known))
        found = self._definite(text) if text.lower().startswith("the ") else None
        if found is not None:
            return found
        voice = self._by_phrase[plain.lower()] = self._new(unnamed(text))
        return Resolved((voice,), doubt=_perhaps_named(text, voice))

    def _definite(self, text: str) -> Resolved | None:
        """Whom "the mayor" or "the union" means, if the article named somebody or something of the kind."""
        phrase = without_article(text).lower()
        noun, length = head_of(phrase), len(phrase.split())
        is_person = noun in _OFFICES and not noun.endswith("s")
        found = self._person_with_role(text, noun) if is_person and length <= 3 else None
        return found or (self._called(text, noun) if noun in lexicon.BODIES and length <= 2 else None)

    def _person_with_role(self, text: str, noun: str) -> Resolved | None:
        """ "The mayor": the one with that role, else the one last called so."""
        lesser = _LESSER.intersection(words_in(text))
        people = [one for one in self._voices if one.type == "person" and noun in words_in(one.role)]
        fits = [
            one
            for one in people
            if _LESSER.intersection(words_in(one.role)) == lesser and _may_be_of(one, without_article(text))
        ]
        if not fits and len(people) == 1 and _is_of_party(text):
            fits = people
        if len(fits) == 1:
            return Resolved((fits[0],))
        if fits:
            names = (text, *(voice.name for voice in fits[-2:]))
            return Resolved(tuple(reversed(fits[-3:])), doubt=Doubt("several-fit", names))
        people = [one for one in self._by_phrase.values() if one.type == "person" and one.has_spoken]
        words = set(words_in(without_article(text)))
        earlier = [
            one for one in people if head_of(one.name.lower()) == noun and words <= set(words_in(one.name))
        ]
        return Resolved((earlier[-1],)) if earlier else None

    def _called(self, text: str, noun: str) -> Resolved | None:
        """ "The union": the body that the article called so before; of several the last, and the others."""
        bodies = [*(one for one in self._by_phrase.values() if not one.tokens), *self._bodies]
        called = (one for one in reversed(bodies) if one.is_called(noun) and one.name != noun)
        fits = list(dict.fromkeys(called))
        doubt = Doubt("several-fit", (text, *(one.name for one in fits[:3]))) if len(fits) > 1 else None
        return Resolved(tuple(fits[:3]), doubt=doubt) if fits else None


def _is_of_party(phrase: str) -> bool:
    """Whether the only name in a phrase is that of a party's member: "the Republican governor"."""
    names = [word for word in without_article(phrase).split() if word[:1].isupper()]
    return bool(names) and all(word.lower() in lexicon.PARTY_MEMBERS for word in names)


def _is_part(text: str, name: str) -> bool:
    """Whether words stand for a longer name: not "Quay" for "Camp Quay", though for "Quay & Sons"."""
    if f" {text} " not in f" {name} ":
        return False
    return " " in text or name.startswith(text) or text.lower() in lexicon.ORG_WORDS


def _may_be_of(voice: Voice, phrase: str) -> bool:
    """Whether all names in a phrase are told of somebody: "the Quay mayor" is the mayor of Quay."""
    told = f"{voice.role} {voice.affiliation} {voice.place} {voice.state}"
    known = {*words_in(told), *words_in(" ".join(states_in(told)))}
    names = " ".join(word for word in phrase.split() if word[:1].isupper())
    return {*words_in(names)} <= known or not known.isdisjoint(words_in(" ".join(states_in(names))))


def _only(voices: Iterable[Voice]) -> Voice | None:
    """The one voice, if there is no more than one."""
    found = list(voices)
    return found[0] if len(found) == 1 else None


def _with_family_name(people: Sequence[Voice], name: str, *, is_honored: bool) -> list[Voice]:
    """Those whom a single name means; "Mr. Yang" for Yang Uk tells that the family name is printed first."""
    low = _compared(name)
    last = [one for one in people if low in (_compared(one.family), _compared(one.tokens[-1]))]
    first = [one for one in people if low == _compared(one.tokens[0]) and one not in last]
    if is_honored and not last:
        for voice in first:
            voice.family_first = True
    is_first_meant = is_honored or not last or any(one.family_first for one in first)
    # "Quispe" for Ernesto Quispe Mamani
    return ([*last, *first] if is_first_meant else last) or [
        one for one in people if low in map(_compared, one.tokens[1:-1])
    ]


def _compared(name: str) -> str:
    """A name as it is compared: in lower case, with one kind of apostrophe."""
    return name.lower().replace("'", "’")


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


def _perhaps_named(text: str, voice: Voice) -> Doubt | None:
    """ "The director" may be somebody whom the article names; so may "the maker", whatever it is."""
    is_owned = voice.type == "person" and _POSSESSED.match(text) is not None
    is_definite = text.lower().startswith(("the ", *_OWNED)) or is_owned
    is_several = voice.type == "group" and (" and " in text or head_of(text.lower()).endswith(_PLURALS))
    if not is_definite or is_several or voice.type in ("government", "none"):
        return None
    return Doubt("named-elsewhere", (text,))


def _name_tokens(text: str) -> tuple[str, ...]:
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
