"""Whom names, pronouns and phrases mean where they stand: what has been read so far decides."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

from briefreader.brief.model.brief import SpeakerType
from briefreader.brief.model.doubt import Doubt
from briefreader.draft import given_names, lexicon, verbs
from briefreader.draft.analysis import Analysed, Sentence
from briefreader.draft.cast import Cast, Resolved
from briefreader.draft.clauses import first_subject
from briefreader.draft.listing import word_set
from briefreader.draft.mentions import Mention
from briefreader.draft.names import NO_NAMES, name_mention, run_end
from briefreader.draft.phrases import STOPS
from briefreader.draft.places import states_in
from briefreader.draft.role_words import gender_of, gender_of_name, head_of, is_title
from briefreader.draft.tokens import Token, first_other, last_other
from briefreader.draft.voices import Voice, is_place

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,7}s?")
_KIN = word_set("wife husband mother father sister brother daughter son widow widower partner")
_BEFORE_THINGS = lexicon.ARTICLES
_RELATIVES = word_set("who which that whose")
_OF_PEOPLE = (lexicon.ROLE_NOUNS | _KIN) - lexicon.WEAK_TITLES
_FULL_NAME = re.compile(r"\b([A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?) (?=([A-ZÀ-Þ][\w-]+))")
_NAME = r"([A-ZÀ-Þ][\w-]+)"
_INTRODUCED = re.compile(r"\b(?:an?|another|one) ([\w-]+)(?: ([\w-]+))?")
_LOWER = re.compile(r"\b[a-zà-ÿ]+\b")
_THING = re.compile(
    rf"\b(?:in|at|from|near|outside|across|into|through|via|the|The|its|a|an) {_NAME}\b(?! [A-ZÀ-Þ])"
    rf"|\b{_NAME}(?:, which\b|[’']s? (?:own )?(?:board|headquarters|owner|shares|customers|website)\b)"
    rf"|\b{_NAME}(?: \w+){{1,8}} (?:its|itself)\b"
    rf"|\b{_NAME} (?:said|says|added|announced|confirmed) (?:(?:on|late|early) )*(?:\w+day )?"
    r"(?:that )?it (?!was\b|is\b)"
    r"|\b([A-Z]{2,})\b"
)
_NO_GIVEN = (
    lexicon.STARTERS
    | lexicon.TITLES
    | lexicon.ORG_WORDS
    | lexicon.COMMON_NOUNS
    | lexicon.HONORIFICS.keys()
    | lexicon.FULL_TITLES.keys()
    | frozenset((*lexicon.MONTHS, *lexicon.MONTH_SHORT, *lexicon.PARTICLES))
)
_IN_ROLES = lexicon.TITLES | lexicon.COMMON_NOUNS
_ASKED = word_set("asked pressed questioned")
_EPITHETS = word_set(
    """
    actor actress author boy expert fan father girl grandfather grandmother host man mother musician
    native pensioner player singer star teenager veteran winner woman writer youngster
    """
)
_FEWEST_TITLED = 4  # words of a headline
_IN_BODIES = lexicon.ARTICLES | word_set("and for in of on to , &")
_LONGEST_BODY = 14  # tokens of a name that has an acronym
_FARTHEST = 8  # sentences that "he" and "she" look back; a paragraph's end counts as two
_NEAR_BODY = 3  # sentences from which on "it" is doubtful
_FARTHEST_BODY = 2  # paragraphs that "it" and "they" look back
_UNREACHED = 1000  # sentences: farther than any
_RIVAL = 1.0  # nearer to the best than this, another is named too
_SUBJECT_BONUS = 0.6  # for whom the sentence begins with
_SPEAKER_BONUS = 0.9  # for who spoke last
_BODIES: tuple[SpeakerType, ...] = ("organization", "government")


class Seen(NamedTuple):
    """Somebody named or speaking: in which sentence, at which token, and what is doubtful about it."""

    voice: Voice
    sentence: Sentence
    token: int
    doubt: Doubt | None = None
    others: tuple[Voice, ...] = ()  # who else it can be
    is_aside: bool = False  # "Asked about Jo Roe, she said": she is somebody else
    is_owner: bool = False  # "Jo Roe's": less likely meant than whom the sentence is about

    @property
    def place(self) -> tuple[int, int]:
        """The sentence, to be compared."""
        return self.sentence.passage, self.sentence.number


class Standing(NamedTuple):
    """How near somebody stands whom a pronoun can mean: by distance alone, and with what favours him."""

    plain: float
    total: float
    seen: Seen


class Spoken(NamedTuple):
    """Who spoke last in a passage, and in which sentence of it."""

    resolved: Resolved
    sentence: int


class Memory:
    """Who has been named and who has spoken, as the reading goes on."""

    def __init__(self, analysed: tuple[Analysed, ...]) -> None:
        self._lower = {
            token.text
            for part in analysed
            for token in part.tokens
            if token.text[0].islower() and not token.is_capital
        }
        self._inside = {
            token.bare
            for part in analysed
            for before, token in pairwise(part.tokens)
            if token.is_capital and before.is_word
        }
        self._introduced = {
            word
            for part in analysed
            for found in _INTRODUCED.finditer(part.text.lower())
            for word in found.groups()
        }
        lower = {word for part in analysed for word in _LOWER.findall(part.text)}
        self._titled = {part for part in analysed if _is_in_title_case(part, lower)}
        told = [part for part in analysed if part not in self._titled]
        printed, things = _printed_names(told), _things(told)
        alone = _names_alone(told, printed, things)
        self.cast = Cast({name: printed[name] for name in printed if name not in alone}, things, alone)
        self.last: dict[int, Spoken] = {}  # by passage
        self.people: list[Seen] = []
        self.speakers: list[tuple[int, Voice]] = []  # passage, who
        self._bodies: list[Seen] = []  # as they begin a sentence, or speak
        self.analysed = analysed
        self._sections = list(accumulate(bool(part.passage.heading) for part in analysed))
        for part in analysed:
            for short, name in _acronyms(part):
                self.cast.acronym(short, name)

    # Reading on

    def introduce(self, sentence: Sentence) -> None:
        """Take note of the people that a sentence names, and of who "he" or "she" may be after it."""
        tokens = self.analysed[sentence.passage].tokens
        if self.analysed[sentence.passage] in self._titled:
            return
        self._introduce_subject(sentence)
        at = sentence.start
        while at < sentence.end:
            if at + 1 < sentence.end:
                self._introduce_by_word(sentence, at)
            stop = run_end(tokens, at, sentence.end)
            if stop > at:
                self._introduce_run(sentence, at, stop)
            at = max(stop, at + 1)
        self._go_on_with_pronoun(sentence)

    def _introduce_subject(self, sentence: Sentence) -> None:
        """Who or what a sentence begins with, also without a name: "The representative of Norland"."""
        part = self.analysed[sentence.passage]
        mention = first_subject(part, sentence.start, sentence.end)
        if mention is None or mention.others or _is_named(part, mention.end):
            return
        if mention.kind == "pronoun":
            return
        found = Resolved(())
        if mention.kind == "name":
            voice = self.cast.body_called(mention.text)
        else:
            found = self.resolve(mention, sentence) if _is_one(part, mention) else Resolved(())
            voice = next(iter(found.voices), None)
        if voice is None:
            return
        doubt = found.doubt if voice.tokens else None
        seen = Seen(voice, sentence, mention.start, doubt, found.voices[1:])
        if voice.type == "person":
            self.people.append(seen)
        elif voice.type in (*_BODIES, "document") and not is_place(voice.name):
            self._bodies.append(seen)

    def _go_on_with_pronoun(self, sentence: Sentence) -> None:
        """Take note that a sentence is about him or her of whom those before were."""
        tokens = self.analysed[sentence.passage].tokens
        for pronoun in ("he", "she"):
            places = (at for at in range(sentence.start, sentence.end) if tokens[at].low == pronoun)
            at = next(places, None)
            if at is None:
                continue
            mention = Mention("pronoun", pronoun, at, at + 1)
            found = self.resolve(mention, sentence)
            if not found.voices:
                continue
            seen = Seen(found.voices[0], sentence, mention.start, found.doubt, found.voices[1:])
            place = len(self.people)
            while place and (self.people[place - 1].place, self.people[place - 1].token) > (seen.place, at):
                place -= 1
            self.people.insert(place, seen)

    def _introduce_by_word(self, sentence: Sentence, at: int) -> None:
        """ "The name Nekesa" introduces a person; "the general" tells of one who is known."""
        one, following = self.analysed[sentence.passage].tokens[at : at + 2]
        if one.low in _KIN and self._is_kin_named(sentence, at):
            name = self.analysed[sentence.passage].tokens[at + 2].bare
            voice = self.cast.only_name(name)
            voice.gender = voice.gender or gender_of(one.low)
            self.people.append(Seen(voice, sentence, at))
        elif one.low == "name" and following.is_capital:
            self.people.append(Seen(self.cast.only_name(following.bare), sentence, at))
        elif one.low == "the" and following.low in lexicon.TITLES:
            known = self.cast.person_of(following.low)
            if known is not None:
                self.people.append(Seen(known, sentence, at))

    def _is_kin_named(self, sentence: Sentence, at: int) -> bool:
        """ "His wife, Carol, disagreed": one name between commas behind whose kin it is."""
        tokens = self.analysed[sentence.passage].tokens[
            max(sentence.start, at - 1) : min(at + 4, sentence.end)
        ]
        if len(tokens) < 5 or not (tokens[0].is_possessive or tokens[0].low in lexicon.DETERMINERS):
            return False
        comma, name, behind = tokens[2:5]
        return comma.text == "," and name.is_capital and behind.text in (",", ".")

    def _introduce_run(self, sentence: Sentence, at: int, stop: int) -> None:
        """Take note of a run of capitals, of which the first of a sentence need be no name."""
        part, tokens = self.analysed[sentence.passage], self.analysed[sentence.passage].tokens
        opens = at == sentence.start
        is_word = opens and stop - at > 2 and tokens[at].low in self._lower
        first = at + 1 if is_word and tokens[at].low not in lexicon.TITLES else at
        mention = name_mention(part, first, stop)
        if mention is None:
            return
        self.cast.call_body(mention.text, _noun_beside(part, at, stop))
        voice = self._person_of(mention, part, at)
        if voice is None:
            if opens and stop - at == 1 and stop < sentence.end:
                self.cast.subject(mention)
            return
        if opens:
            voice.gender = voice.gender or _gender_told(part, stop, sentence.end)
            voice.is_human = voice.is_human or bool(voice.gender)
        # "Asked by X, he said": X is somebody else.
        if opens or tokens[at - 1].low != "by":
            is_aside = tokens[sentence.start].low in _ASKED
            is_owner = tokens[stop - 1].is_possessive
            self.people.append(Seen(voice, sentence, at, is_aside=is_aside, is_owner=is_owner))
        _learn_group(part, sentence.start, at, voice)

    def _person_of(self, mention: Mention, part: Analysed, at: int) -> Voice | None:
        if at and part.tokens[at - 1].low in _BEFORE_THINGS and not mention.role:
            self.cast.introduce_body(mention)
            return self.cast.known_by(mention.text)  # "The Kelly Show" is nobody's name
        mention = replace(mention, role=mention.role or _role_before(part, at))
        voice = self.cast.introduce(mention)
        if voice is not None:
            role = _role_behind(part, mention.end)
            if role:
                voice.learn(replace(mention, role=role))
            voice.is_human = voice.is_human or _is_told_of(part, mention.end)
            return voice
        return self.cast.known_by(mention.text.split(" ")[-1])

    def spoke(self, sentence: Sentence, resolved: Resolved) -> None:
        """Take note that somebody spoke."""
        self.last[sentence.passage] = Spoken(resolved, sentence.number)
        voice = resolved.voices[0]
        voice.has_spoken = True
        self.speakers.append((sentence.passage, voice))
        others = () if resolved.joint else resolved.voices[1:]
        seen = Seen(voice, sentence, sentence.start, resolved.doubt, others)
        if voice.type == "person":
            voice.is_human = voice.is_human or not self._is_thing(sentence)
            self.people.append(seen)
        elif voice.type in (*_BODIES, "document"):
            self._bodies.append(seen)

    def _is_thing(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on about its subject as "it"."""
        tokens = self.analysed[sentence.passage].tokens[sentence.start : sentence.end]
        return any(token.low in ("its", "itself") for token in tokens)

    def people_in(self, passage: int, sentence: int) -> Iterator[Voice]:
        """The people that a sentence names, in order."""
        return (seen.voice for seen in self.people if seen.place == (passage, sentence))

    def is_parted(self, one: int, other: int) -> bool:
        """Whether a heading stands between two passages."""
        return self._sections[one] != self._sections[other]

    # Resolving

    def resolve(self, mention: Mention, sentence: Sentence) -> Resolved:
        """Whom a mention means where it stands."""
        if mention.kind != "pronoun":
            mention = self._without_opening_word(mention, sentence)
            if self._is_common_word(mention, sentence):
                return Resolved(())
            found = self.cast.resolve(mention)
            return self._guessed(mention, sentence, found) if found.doubt else found
        wanted = lexicon.PRONOUNS[mention.text.lower()]
        if wanted in ("m", "f"):
            return self._person(wanted, sentence, mention.start)
        if wanted == "n":
            return self._it(sentence, mention.start)
        return self._they(sentence, mention.start) if wanted == "p" else Resolved(())

    def _without_opening_word(self, mention: Mention, sentence: Sentence) -> Mention:
        """ "Longtime Jo Roe" at the beginning of a sentence, where "longtime" is a word of the article."""
        first, *rest = mention.text.split(" ")
        opens = mention.kind == "name" and mention.start == sentence.start and not mention.others
        is_word = first.lower() in self._lower and not is_title(first) and first not in self._inside
        if not opens or len(rest) < 2 or not is_word or not gender_of_name(" ".join(rest)):
            return mention
        return replace(mention, text=" ".join(rest), start=mention.start + 1)

    def _is_common_word(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a single word is a name only by the capital with which its sentence begins."""
        name = mention.text
        if mention.kind != "name" or mention.start != sentence.start or " " in name or mention.others:
            return False
        if name in self._inside or mention.role or self.cast.known_by(name) is not None:
            return False
        return name.lower() in self._lower or name.lower() in lexicon.WEEKDAYS

    def _guessed(self, mention: Mention, sentence: Sentence, found: Resolved) -> Resolved:
        """ "The company", "the woman", not called so yet: the body or person told of last, flagged."""
        voice, *others = found.voices or (None,)
        is_definite = mention.text.lower().startswith("the ")
        if voice is not None and not others and is_definite and self._is_epithet(voice):
            return self._guessed_person(mention, sentence) or found
        is_bare = voice is not None and not others and voice.name in lexicon.BODIES
        if not is_bare or mention.kind != "phrase" or not is_definite:
            return found
        for seen in reversed(self._bodies):
            body = seen.voice
            is_near = self._distance(seen.sentence, sentence) <= _FARTHEST
            if is_near and body.type == "organization" and body.tokens and not body.nouns:
                doubt = Doubt("several-fit", (mention.text, body.name))
                return Resolved((body, *found.voices), doubt=doubt)
        return found

    def _is_epithet(self, voice: Voice) -> bool:
        """Whether a phrase can be anybody told of before: "the woman", if the article has no "a woman"."""
        noun = head_of(voice.name.lower())
        is_one = voice.type == "person" and not voice.tokens
        is_epithet = noun in _EPITHETS or noun.endswith("-year-old")
        return is_one and is_epithet and noun not in self._introduced

    def _guessed_person(self, mention: Mention, sentence: Sentence) -> Resolved | None:
        """The person with a name who stands nearest to "the woman"."""
        found = self._standings(gender_of(mention.text), sentence, mention.start)
        named = [one for one in found if one.is_named and one.is_human]
        if not named:
            return None
        best = max(named, key=lambda one: found[one].total)
        return Resolved((best,), doubt=Doubt("named-elsewhere", (mention.text,)))

    def _spoke_near(self, passage: int, types: tuple[SpeakerType, ...]) -> tuple[int, Voice] | None:
        """Who of some types spoke last, if that is not too far back."""
        for at, voice in reversed(self.speakers):
            if passage - at > _FARTHEST_BODY or self._sections[at] != self._sections[passage]:
                break
            if voice.type in types:
                return at, voice
        return None

    def _it(self, sentence: Sentence, token: int) -> Resolved:
        """ "It" is the body or document with which the sentence before begins, else the last that spoke."""
        here = (sentence.passage, sentence.number)
        before = [
            seen
            for seen in self._bodies
            if (seen.place < here or (seen.place == here and seen.token < token))
            and self._distance(seen.sentence, sentence) <= _FARTHEST
        ]
        if not before:
            return Resolved(())
        best = before[-1]
        distance = self._distance(best.sentence, sentence)
        near = [seen.voice for seen in before if self._distance(seen.sentence, sentence) - distance < _RIVAL]
        rivals = [voice for voice in dict.fromkeys(reversed(near)) if voice is not best.voice]
        if rivals or distance > _NEAR_BODY:
            doubt = Doubt("pronoun", ("it", best.voice.name, *(voice.name for voice in rivals[:1])))
            return Resolved((best.voice, *rivals[:2]), doubt=doubt)
        return Resolved((best.voice,), doubt=best.doubt)

    def _they(self, sentence: Sentence, token: int) -> Resolved:
        """ "They" is the last group, or those who spoke together, or else a body."""
        subject = self._group_before(sentence, token)
        if subject is not None:
            return subject
        found = self._spoke_near(sentence.passage, ("group",)) or self._spoke_near(sentence.passage, _BODIES)
        if found is not None:
            return self._together(*found)
        return Resolved(
            tuple(voice for _, voice in self.speakers[-1:]), doubt=Doubt("names-nobody", ("they",))
        )

    def _group_before(self, sentence: Sentence, token: int) -> Resolved | None:
        """The group with which this sentence or the one before begins."""
        part = self.analysed[sentence.passage]
        for number in range(sentence.number, max(-1, sentence.number - 2), -1):
            mention = first_subject(part, *part.sentences[number])
            is_behind = number == sentence.number and mention is not None and mention.end > token
            if mention is None or mention.kind != "phrase" or is_behind:
                continue
            resolved = self.cast.resolve(mention)
            if resolved.voices and resolved.voices[0].type == "group":
                last = self.last.get(sentence.passage)
                is_joint = last is not None and resolved.voices[0] in last.resolved.joint
                return last.resolved if last is not None and is_joint else resolved
        return None

    def _together(self, passage: int, voice: Voice) -> Resolved:
        """Those who spoke together with somebody, else he alone."""
        last = self.last.get(passage)
        return last.resolved if last is not None and voice in last.resolved.joint else Resolved((voice,))

    def _person(self, wanted: str, sentence: Sentence, token: int) -> Resolved:
        """ "He" and "she": who spoke or was spoken of last, of a gender that fits, and is surely a person.

        Whatever favours one of two who stand as near, the other is named too; as is whoever stands nearer,
        but may be no person.
        """
        found = self._standings(wanted, sentence, token)
        if not any(map(_is_told, found)):
            return Resolved(())
        best, *others = sorted(filter(_is_told, found), key=lambda voice: -found[voice].total)
        chosen = found[best]
        rivals = [
            one
            for one in others
            if not (found[one].seen.is_owner and _is_favoured(chosen))
            and min(chosen.plain - found[one].plain, chosen.total - found[one].total) < _RIVAL
        ]
        rivals = rivals or [one for one in found if found[one].total > chosen.total and not one.is_human]
        if not rivals:
            return Resolved((best, *chosen.seen.others), doubt=chosen.seen.doubt)
        pronoun = "she" if wanted == "f" else "he"
        return Resolved((best, *rivals[:2]), doubt=Doubt("pronoun", (pronoun, best.name, rivals[0].name)))

    def _standings(self, wanted: str, sentence: Sentence, token: int) -> dict[Voice, Standing]:
        """How near each person of a gender (or any, if empty) stands; of two as near, who was named later."""
        here = (sentence.passage, sentence.number)
        first_of: dict[tuple[int, int], Voice] = {}
        near = [
            *takewhile(
                lambda one: sentence.passage - one.sentence.passage <= _FARTHEST, reversed(self.people)
            )
        ]
        near.reverse()
        for seen in near:
            first_of.setdefault(seen.place, seen.voice)
        found: dict[Voice, Standing] = {}
        for order, seen in enumerate(near):
            voice = seen.voice
            is_behind = seen.place > here
            is_behind = is_behind or (seen.place == here and (seen.token >= token or seen.is_aside))
            distance = self._distance(seen.sentence, sentence)
            fits = not wanted or voice.gender in ("", wanted)
            if is_behind or distance > _FARTHEST or not fits:
                continue
            bonus = _SUBJECT_BONUS if first_of[seen.place] is voice and not seen.is_owner else 0.0
            total = -distance + bonus + order * 1e-6
            if voice not in found or total > found[voice].total:
                found[voice] = Standing(-distance, total, seen)
        spoke = next((voice for _, voice in reversed(self.speakers) if voice in found), None)
        if spoke is not None:
            found[spoke] = found[spoke]._replace(total=found[spoke].total + _SPEAKER_BONUS)
        return found

    def _distance(self, one: Sentence, other: Sentence) -> int:
        """Sentences between two, if one is before the other; each paragraph between counts as two.

        A heading between them ends the reach.
        """
        paragraphs = other.passage - one.passage
        if paragraphs == 0:
            return other.number - one.number
        if self._sections[one.passage] != self._sections[other.passage]:
            return _UNREACHED
        return paragraphs * 2 + len(self.analysed[one.passage].sentences) - one.number


def _is_told(voice: Voice) -> bool:
    """Whether the article tells of a voice that it is a person: only such can be he or she."""
    return voice.is_human


def _is_favoured(one: Standing) -> bool:
    """Whether somebody is whom a sentence is about, or spoke last."""
    return one.total - one.plain >= _SUBJECT_BONUS


def _is_named(part: Analysed, end: int) -> bool:
    """Whether a phrase has its name behind it: "His wife, Carol, did not"."""
    behind = part.tokens[end : end + 2]
    return len(behind) == 2 and behind[0].text == "," and behind[1].is_capital


def _is_one(part: Analysed, mention: Mention) -> bool:
    """Whether a phrase is about somebody it tells of: "Her manager", but not "The pilot's boat"."""
    tokens = part.tokens[mention.start : mention.end]
    is_plain = not any(token.low in _RELATIVES for token in tokens) and not tokens[-1].is_possessive
    return is_plain and tokens[0].low in lexicon.DETERMINERS


def _gender_told(part: Analysed, start: int, stop: int) -> str:
    """What "her manager" or "himself" behind a subject tells of it, before anybody else is named."""
    tokens = part.tokens
    for at in range(start, stop - 1):
        token = tokens[at]
        if token.is_quoted or token.text in ";:—" or run_end(tokens, at, stop) > at:
            break
        if token.low in ("himself", "herself"):
            return gender_of(token.low)
        if token.low in ("his", "her") and tokens[at + 1].low in _OF_PEOPLE:
            return "m" if token.low == "his" else "f"
    return ""


def _is_in_title_case(part: Analysed, lower: Set[str]) -> bool:
    """Whether all words have capitals that are no names': "Jo Roe Calls the Plan Mad"."""
    words = [token for token in part.tokens if token.is_word and token.low not in lexicon.FUNCTION_WORDS]
    is_long = len(words) >= _FEWEST_TITLED and not part.text.rstrip().endswith(":")
    are_capitals = all(token.text[0].isupper() or token.text[0].isdigit() for token in words)
    return (
        is_long
        and are_capitals
        and any(token.low in lower and not is_title(token.text) for token in words[1:])
    )


def _printed_names(analysed: Iterable[Analysed]) -> Mapping[str, Sequence[str]]:
    """By family name the full names of two words that are printed anywhere, in marks too."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in analysed:
        for match in _FULL_NAME.finditer(part.text):
            given, family = match.groups()
            if given.lower() not in _NO_GIVEN:
                found[family].add(f"{given} {family}")
    return {family: sorted(names) for family, names in found.items()}


def _names_alone(
    analysed: Sequence[Analysed], printed: Mapping[str, Sequence[str]], things: Set[str]
) -> Set[str]:
    """The names of things that stand alone before a longer name ends in them: "Quay", "Camp Quay"."""
    given = given_names.FEMALE | given_names.MALE
    unmet = {
        name: {full.split(" ")[0] for full in printed[name]}
        for name in printed.keys() & things
        if not any(full.split(" ")[0].lower() in given for full in printed[name])
    }
    found: set[str] = set()
    for part in analysed:
        for before, token in pairwise((None, *part.tokens)):
            names = unmet.pop(token.bare, None) if token is not None else None
            if names is not None and token is not None and (before is None or before.text not in names):
                found.add(token.bare)
    return found


def _things(analysed: Iterable[Analysed]) -> Set[str]:
    """The single names that stand where a place's or a body's does: "in Quay", "the Courier"."""
    found: set[str] = set()
    for part in analysed:
        for match in _THING.finditer(part.text):
            found.update(name for name in match.groups() if name)
    return found


def _acronyms(part: Analysed) -> Iterator[tuple[str, str]]:
    """The acronyms that a passage introduces, with their names: "Port Workers Union (PWU)"."""
    tokens = part.tokens
    for at in range(2, len(tokens) - 1):
        if tokens[at].text != "(" or not _ACRONYM.fullmatch(tokens[at + 1].text):
            continue
        start = last_other(tokens, 0, at, lambda token: token.text not in ".;:()") + 1
        begin = _spelled(tokens, start, at)
        start = last_other(tokens, start, at, lambda token: token.text != ",") + 1
        names = (one for one in range(start, at) if run_end(tokens, one, at) == at)
        if begin is None:
            begin = next((one for one in names if tokens[one].low not in lexicon.STARTERS), None)
        if begin is not None:
            yield tokens[at + 1].text, part.words(begin, at)


def _spelled(tokens: Sequence[Token], start: int, at: int) -> int | None:
    """Where the words begin of which an acronym has the first letters, the small ones left out."""
    acronym = tokens[at + 1].text.removesuffix("s").replace("&", "")
    initials = ""
    for begin in range(at - 1, max(start, at - _LONGEST_BODY) - 1, -1):
        token = tokens[begin]
        if token.is_capital:
            initials = (token.text if token.text.isupper() else token.text[0].upper()) + initials
        elif token.low not in _IN_BODIES:
            return None
        if token.is_capital and initials.startswith(acronym):
            return begin
    return None


def _learn_group(part: Analysed, start: int, at: int, voice: Voice) -> None:
    """ "Ukrainian officials, including President Jo Roe" tells for which state he speaks."""
    before = max(start, last_other(part.tokens, start, at, lambda token: token.low in lexicon.TITLES))
    if part.tokens[before].low != "including" or voice.state:
        return
    named = states_in(part.words(start, before))
    if len(named) == 1:
        voice.state = voice.affiliation = named[0]


def _role_before(part: Analysed, at: int) -> str:
    """The role before a name: "the mayor Jo Roe", "her manager, Jo Roe,"; empty if none stands there."""
    last = at - 1
    if last > 0 and part.tokens[last].text == ",":
        noun = part.tokens[last - 1]
        is_one = noun.low in _OF_PEOPLE and not noun.low.endswith("s") and not noun.is_capital
        return noun.text if is_one else ""
    if last < 0 or part.tokens[last].low not in lexicon.ROLE_NOUNS or part.tokens[last].is_capital:
        return part.tokens[last].text if last >= 0 and part.tokens[last].low in lexicon.ROLE_NOUNS else ""
    first = last_other(part.tokens, 0, last, _is_in_role) + 1
    return part.words(first, last + 1)


def _is_in_role(token: Token) -> bool:
    """Whether it can stand in a role before its last word: "White House press", "opposition"."""
    is_name = token.is_capital and token.low not in NO_NAMES
    is_noun = token.low in _IN_ROLES or "-" in token.text
    return token.is_word and (is_name or is_noun)


def _is_told_of(part: Analysed, end: int) -> bool:
    """Whether an age or "who" behind a name tells that it is a person's."""
    if end + 2 >= len(part.tokens) or part.tokens[end].text != ",":
        return False
    behind = part.tokens[end + 1]
    return behind.low == "who" or (behind.text.isdigit() and part.tokens[end + 2].text == ",")


def _noun_beside(part: Analysed, at: int, end: int) -> str:
    """What a name is called beside it: "the airline Quay Air", "Quay Air, an airline in Moor,"."""
    tokens = part.tokens
    if at and tokens[at - 1].low in lexicon.BODIES:
        return tokens[at - 1].low
    if end + 2 >= len(tokens) or tokens[end].text != "," or tokens[end + 1].low not in lexicon.ARTICLES:
        return ""
    close = first_other(tokens, end + 1, len(tokens), lambda token: token.text not in STOPS)
    return head_of(part.words(end + 1, close).lower())


def _role_behind(part: Analysed, end: int) -> str:
    """The role in "Jo Roe, the mayor of Quay, was there"; empty if no role stands there."""
    tokens, start = part.tokens, end + 1
    if start >= len(tokens) or tokens[end].text != "," or tokens[start].is_quoted:
        return ""
    if tokens[start].low not in lexicon.DETERMINERS and tokens[start].low not in lexicon.TITLES:
        return ""
    close = first_other(
        tokens, start, len(tokens), lambda token: not token.is_quoted and token.text not in ",.;:()—"
    )
    if any(token.low in lexicon.AUXILIARIES or token.low in verbs.SPEECH for token in tokens[start:close]):
        return ""
    role = part.words(start, close)
    return role if not lexicon.ROLE_NOUNS.isdisjoint(role.lower().split()) else ""
