"""Whom names, pronouns and phrases mean where they stand: what has been read so far decides."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefreader.brief.model.brief import SpeakerType
from briefreader.brief.model.doubt import Doubt
from briefreader.draft import lexicon, verbs
from briefreader.draft.analysis import Analysed, Sentence
from briefreader.draft.cast import Cast, Resolved
from briefreader.draft.clauses import first_subject
from briefreader.draft.listing import word_set
from briefreader.draft.mentions import Mention
from briefreader.draft.names import name_mention, run_end
from briefreader.draft.places import states_in
from briefreader.draft.role_words import gender_of
from briefreader.draft.tokens import first_other, last_other
from briefreader.draft.voices import Voice

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,7}s?")
_KIN = word_set("wife husband mother father sister brother daughter son widow widower partner")
_FULL_NAME = re.compile(r"\b([A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?) (?=([A-ZÀ-Þ][\w-]+))")
_NO_GIVEN = (
    lexicon.STARTERS
    | lexicon.TITLES
    | lexicon.ORG_WORDS
    | lexicon.COMMON_NOUNS
    | lexicon.HONORIFICS.keys()
    | lexicon.FULL_TITLES.keys()
    | frozenset((*lexicon.MONTHS, *lexicon.MONTH_SHORT, *lexicon.PARTICLES))
)
_FARTHEST = 8  # sentences that "he" and "she" look back; a paragraph's end counts as two
_FARTHEST_BODY = 2  # paragraphs that "it" and "they" look back
_RIVAL = 1.0  # nearer to the best than this, another is named too
_SUBJECT_BONUS = 0.6  # for whom the sentence begins with
_SPEAKER_BONUS = 0.9  # for who spoke last
_BODIES: tuple[SpeakerType, ...] = ("organization", "government")


class Seen(NamedTuple):
    """A person named or speaking: in which sentence, and at which token."""

    voice: Voice
    sentence: Sentence
    token: int

    @property
    def place(self) -> tuple[int, int]:
        """The sentence, to be compared."""
        return self.sentence.passage, self.sentence.number


class Spoken(NamedTuple):
    """Who spoke last in a passage, and in which sentence of it."""

    resolved: Resolved
    sentence: int


class Memory:
    """Who has been named and who has spoken, as the reading goes on."""

    def __init__(self, analysed: tuple[Analysed, ...]) -> None:
        self.cast = Cast(_printed_names(analysed))
        self.last: dict[int, Spoken] = {}  # by passage
        self.people: list[Seen] = []
        self.speakers: list[tuple[int, Voice]] = []  # passage, who
        self.analysed = analysed
        self._lower = {token.text for part in analysed for token in part.tokens if token.text[0].islower()}
        for part in analysed:
            for short, name in _acronyms(part):
                self.cast.acronym(short, name)

    # Reading on

    def introduce(self, sentence: Sentence) -> None:
        """Take note of the people that a sentence names, and of who "he" or "she" may be after it."""
        tokens = self.analysed[sentence.passage].tokens
        at = sentence.start
        while at < sentence.end:
            if at + 1 < sentence.end:
                self._introduce_by_word(sentence, at)
            stop = run_end(tokens, at, sentence.end)
            if stop > at:
                self._introduce_run(sentence, at, stop)
            at = max(stop, at + 1)

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
        voice = self._person_of(mention, part, at)
        if voice is None:
            if opens and stop - at == 1 and stop < sentence.end:
                self.cast.subject(mention)
            return
        # "Asked by X, he said": X is somebody else.
        if opens or tokens[at - 1].low != "by":
            self.people.append(Seen(voice, sentence, at))
        _learn_group(part, sentence.start, at, voice)

    def _person_of(self, mention: Mention, part: Analysed, at: int) -> Voice | None:
        before = part.tokens[at - 1] if at else None
        if not mention.role and before is not None and before.low in lexicon.ROLE_NOUNS:
            mention = replace(mention, role=before.text)
        voice = self.cast.introduce(mention)
        if voice is not None:
            role = _role_behind(part, mention.end)
            if role:
                voice.learn(replace(mention, role=role))
            return voice
        return self.cast.known_by(mention.text.split(" ")[-1])

    def spoke(self, sentence: Sentence, resolved: Resolved) -> None:
        """Take note that somebody spoke."""
        self.last[sentence.passage] = Spoken(resolved, sentence.number)
        voice = resolved.voices[0]
        self.speakers.append((sentence.passage, voice))
        if voice.type == "person":
            self.people.append(Seen(voice, sentence, 0))

    def people_in(self, passage: int, sentence: int) -> Iterator[Voice]:
        """The people that a sentence names, in order."""
        return (seen.voice for seen in self.people if seen.place == (passage, sentence))

    # Resolving

    def resolve(self, mention: Mention, sentence: Sentence) -> Resolved:
        """Whom a mention means where it stands."""
        if mention.kind != "pronoun":
            return self.cast.resolve(mention)
        wanted = lexicon.PRONOUNS[mention.text.lower()]
        if wanted in ("m", "f"):
            return self._person(wanted, sentence, mention.start)
        if wanted == "n":
            return self._it(sentence.passage)
        return self._they(sentence, mention.start) if wanted == "p" else Resolved(())

    def _spoke_near(self, passage: int, types: tuple[SpeakerType, ...]) -> tuple[int, Voice] | None:
        """Who of some types spoke last, if that is not too far back."""
        for at, voice in reversed(self.speakers):
            if passage - at > _FARTHEST_BODY:
                break
            if voice.type in types:
                return at, voice
        return None

    def _it(self, passage: int) -> Resolved:
        """ "It" is the last body or document that spoke."""
        found = self._spoke_near(passage, (*_BODIES, "document"))
        return Resolved((found[1],)) if found is not None else Resolved(())

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
        """ "He" and "she": who spoke or was spoken of last, of a gender that fits."""
        scores = self._scores(wanted, sentence, token)
        if not scores:
            return Resolved(())
        spoke = next((voice for _, voice in reversed(self.speakers) if voice in scores), None)
        if spoke is not None:
            scores[spoke] += _SPEAKER_BONUS
        best, *others = sorted(scores, key=lambda voice: -scores[voice])
        rivals = [voice for voice in others if scores[best] - scores[voice] < _RIVAL]
        is_sure = best.gender == wanted and best is spoke and not any(voice.gender for voice in rivals)
        if rivals and not is_sure:
            pronoun = "she" if wanted == "f" else "he"
            doubt = Doubt("pronoun", (pronoun, best.name, rivals[0].name))
            return Resolved((best, *rivals[:2]), doubt=doubt)
        best.gender = best.gender or wanted
        return Resolved((best,))

    def _scores(self, wanted: str, sentence: Sentence, token: int) -> dict[Voice, float]:
        """How near each person stands whom a pronoun can mean; of two as near, who was named later."""
        here = (sentence.passage, sentence.number)
        first_of: dict[tuple[int, int], Voice] = {}
        for seen in self.people:
            first_of.setdefault(seen.place, seen.voice)
        scores: dict[Voice, float] = {}
        for order, seen in enumerate(self.people):
            is_behind = seen.place > here or (seen.place == here and seen.token > token)
            distance = self._distance(seen.sentence, sentence)
            if is_behind or distance > _FARTHEST or seen.voice.gender not in ("", wanted):
                continue
            bonus = _SUBJECT_BONUS if first_of[seen.place] is seen.voice else 0.0
            score = -distance + bonus + order * 1e-6
            scores[seen.voice] = max(score, scores.get(seen.voice, score))
        return scores

    def _distance(self, one: Sentence, other: Sentence) -> int:
        """Sentences between two, if one is before the other; each paragraph between counts as two."""
        paragraphs = other.passage - one.passage
        if paragraphs == 0:
            return other.number - one.number
        return paragraphs * 2 + len(self.analysed[one.passage].sentences) - one.number


def _printed_names(analysed: Iterable[Analysed]) -> Mapping[str, Sequence[str]]:
    """By family name the full names of two words that are printed anywhere, in marks too."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in analysed:
        for match in _FULL_NAME.finditer(part.text):
            given, family = match.groups()
            if given.lower() not in _NO_GIVEN:
                found[family].add(f"{given} {family}")
    return {family: sorted(names) for family, names in found.items()}


def _acronyms(part: Analysed) -> Iterator[tuple[str, str]]:
    """The acronyms that a passage introduces, with their names: "Port Workers Union (PWU)"."""
    tokens = part.tokens
    for at in range(2, len(tokens) - 1):
        if tokens[at].text != "(" or not _ACRONYM.fullmatch(tokens[at + 1].text):
            continue
        start = last_other(tokens, 0, at, lambda token: token.text not in ".,;:()") + 1
        names = (one for one in range(start, at) if run_end(tokens, one, at) == at)
        begin = next((one for one in names if tokens[one].low not in lexicon.STARTERS), None)
        if begin is not None:
            yield tokens[at + 1].text, part.words(begin, at)


def _learn_group(part: Analysed, start: int, at: int, voice: Voice) -> None:
    """ "Ukrainian officials, including President Jo Roe" tells for which state he speaks."""
    before = max(start, last_other(part.tokens, start, at, lambda token: token.low in lexicon.TITLES))
    if part.tokens[before].low != "including" or voice.state:
        return
    named = states_in(part.words(start, before))
    if len(named) == 1:
        voice.state = voice.affiliation = named[0]


def _role_behind(part: Analysed, end: int) -> str:
    """The role in "Jo Roe, the mayor of Quay, was there"; empty if no role stands there."""
    tokens, start = part.tokens, end + 1
    if start >= len(tokens) or tokens[end].text != "," or tokens[start].is_quoted:
        return ""
    if tokens[start].low not in lexicon.ARTICLES and tokens[start].low not in lexicon.TITLES:
        return ""
    close = first_other(
        tokens, start, len(tokens), lambda token: not token.is_quoted and token.text not in ",.;:()—"
    )
    if any(token.low in lexicon.AUXILIARIES or token.low in verbs.SPEECH for token in tokens[start:close]):
        return ""
    role = part.words(start, close)
    return role if not lexicon.ROLE_NOUNS.isdisjoint(role.lower().split()) else ""
