"""Who asserts what somebody denies: by shared rare words and nearness, two where they are close."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from briefreader.brief.model.doubt import Doubt
from briefreader.draft import lexicon
from briefreader.draft.attribution import Attribution
from briefreader.draft.denial import lacks_evidence
from briefreader.draft.listing import word_set
from briefreader.draft.reading import Denial, Reading, Statement
from briefreader.draft.rules import Rule
from briefreader.draft.voices import Voice

_WORD = re.compile(r"[^\W\d_]{3,}|\d{3,}")
_COMMON = lexicon.FUNCTION_WORDS | word_set(
    """
    said says told denied denies deny claim claims report reports reported called allegation allegations
    accusation accusations statement statements spokesman spokeswoman mr mrs ms would could according people
    new year years week month day country government officials official
    """
)
_SAME_THING = (
    word_set("troop sold forc"),
    word_set("weap arms muni miss"),
    word_set("atta stri assa"),
    word_set("kill deat died"),
)
_STEM = 4  # letters
_EVERYWHERE = 0.7  # what is taken off each weight, so that words of every other sentence weigh nothing
_FEW = 10  # sentences, of which rarity tells nothing
_FEWEST_SHARED = 2  # words; a claim and its denial are about more than one thing
_ENOUGH = 0.8  # of shared weight, below which only what stands close by is taken
_CLOSE = 0.7  # of the best score: then both are written
_MOST_PARTNERS = 3
_FARTHEST = 14  # passages
_FAR = 6  # passages, beyond which shared words weigh less
_LESS = 0.8
_NEARNESS = (1.5, 1.0, 0.4)  # by passages between
_NEAR_FOR_NAMED = 2.5  # how much nearness weighs where the denial only refers to the claim,
_NEAR_FOR_WORDS = 0.7  # and where it has words
_BEHIND_ANOTHER = 1.5  # for each that was said between
_BEFORE = 0.3  # what was said before the denial is likelier answered
_BOTH_EXPECTED = 1.5  # what is expected answers what is expected,
_ONE_EXPECTED = 0.6  # not what is
_CONDITION = re.compile(r"\s*(?:If|Should|Were|Unless) ")
_FUTURE = re.compile(r"\b(?:will|would|going to|plans? to|soon)\b")
_NEGATION = re.compile(r"\b(?:not|never|no|none|cannot)\b(?! (?:only|just|longer just))|n[’']t\b")
_GOES_ON = re.compile(r"(?:But |However, |Yet )?(?:It|He|She|They|The \w+|Neither|No) ")


class Saying(NamedTuple):
    """A statement or quotation as it can answer a denial: by whom, and the offsets of its sentence."""

    source: Statement | Attribution
    voices: tuple[Voice, ...]
    passage: int
    start: int
    end: int


class NoEvidence(NamedTuple):
    """The reporter's words that somebody gave no evidence, and where they stand."""

    voice: Voice
    words: str
    passage: int
    start: int
    saying: Saying


class Dispute(NamedTuple):
    """A denial with those who assert what it denies, and what the reporter says of their evidence."""

    denial: Denial
    partners: tuple[Saying, ...]
    remarks: tuple[NoEvidence, ...]
    doubt: Doubt | None


def disputes_of(reading: Reading) -> tuple[Dispute, ...]:
    """Every denial and doubt of the article with its other side, in order."""
    sayings = tuple(_sayings(reading))
    weights = _weights(reading)
    remarks = tuple(_remarks(reading, sayings))
    said = {saying: (words, _stems(words)) for saying in sayings for words in [_said_words(reading, saying)]}
    found: list[Dispute] = []
    for denial, following in zip_longest(reading.denials, reading.denials[1:]):
        if _is_said_again(denial, found):
            continue
        answer = _answer(reading, denial, weights, said)
        partners = _partners(answer, sayings)
        doubt = None
        if len(partners) > 1:
            doubt = Doubt("who-is-answered", tuple(one.voices[0].name for one in partners[:2]))
        until = _place(reading, following) if following is not None else None
        concerned = tuple(one for one in remarks if _concerns(one, answer, partners, until))
        found.append(Dispute(denial, partners, concerned, doubt))
    return tuple(found)


def _is_said_again(denial: Denial, found: Sequence[Dispute]) -> bool:
    """ "X denied that …. "That is fiction," X said.": no second claim."""
    if denial.cue.rule != Rule.SAYS_FALSE or denial.cue.said[0] < denial.cue.said[1] or not found:
        return False
    before = found[-1].denial
    is_near = denial.sentence.passage == before.sentence.passage
    return is_near and denial.resolved.speakers == before.resolved.speakers


def _place(reading: Reading, denial: Denial) -> tuple[int, int]:
    """Passage, and offset of the sentence in it."""
    sentence = denial.sentence
    return sentence.passage, reading.analysed[sentence.passage].tokens[sentence.start].start


def _sayings(reading: Reading) -> Iterator[Saying]:
    denied = {denial.sentence for denial in reading.denials}
    for statement in reading.statements:
        sentence = statement.sentence
        if sentence not in denied:
            offsets = reading.analysed[sentence.passage].offsets(sentence.start, sentence.end)
            yield Saying(statement, statement.resolved.speakers, sentence.passage, *offsets)
    places = {(one.passage, one.start) for one in denied}
    for one in reading.attributions:
        passage, part = one.quotation.passage, reading.analysed[one.quotation.passage]
        sentence_start = part.sentence_at(one.quotation.outer_start)
        if one.resolved.voices and sentence_start is not None and (passage, sentence_start[0]) not in places:
            yield Saying(one, one.resolved.speakers, passage, *part.offsets(*sentence_start))


# How much words weigh


def _stems(text: str) -> frozenset[str]:
    """The content words by their first letters, words for one thing as one."""
    stems = {word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _COMMON}
    return frozenset(next((min(group) for group in _SAME_THING if stem in group), stem) for stem in stems)


def _weights(reading: Reading) -> Mapping[str, float]:
    """How rare each stem is over the sentences of the article."""
    sentences = [part.words(*sentence) for part in reading.analysed for sentence in part.sentences]
    seen = Counter(stem for words in sentences for stem in _stems(words))
    if len(sentences) < _FEW:
        return dict.fromkeys(seen, 1.0)
    most = len(sentences) + 1
    return {stem: max(0.0, math.log(most / count) - _EVERYWHERE) for stem, count in seen.items()}


# The other side


@dataclass(frozen=True)
class _Answer:
    """A denial as an answer to what somebody said."""

    said: Mapping[Saying, tuple[str, frozenset[str]]]  # the words of each saying, and their stems
    weights: Mapping[str, float]
    parties: frozenset[str]  # of those who deny
    place: tuple[int, int]
    stems: frozenset[str]
    is_expected: bool  # whether it is about what will be
    names_only: bool  # whether it has no words of the claim, and only refers to it
    refers: bool
    owner: str  # the name of whose claim it is, if the denial says so
    is_negative: bool  # whether the claim says that something is not so

    def score(self, saying: Saying) -> float | None:
        """How likely it answers a saying; None if it does not."""
        said, stems = self.said[saying]
        distance = abs(self.place[0] - saying.passage)
        is_own = not self.parties.isdisjoint(voice.party for voice in saying.voices)
        is_anothers = not any(self.owner in voice.name for voice in saying.voices)
        if is_own or is_anothers or distance > _FARTHEST or _CONDITION.match(said):
            return None
        if not self.refers or (not self.names_only and self.is_negative != _is_negative(said)):
            return None
        near = _NEARNESS[distance] if distance < len(_NEARNESS) else 0.0
        common = self.stems & stems
        if not self.names_only and len(common) < min(_FEWEST_SHARED, len(self.stems)):
            return None
        shared = sum(self.weights.get(stem, 1.0) for stem in sorted(common))
        if shared < _ENOUGH and not (self.names_only and near):
            return None
        if self.is_expected:
            shared = shared + _BOTH_EXPECTED if _FUTURE.search(said) else shared * _ONE_EXPECTED
        weight = shared * (1.0 if distance <= _FAR else _LESS)
        weight += near * (_NEAR_FOR_NAMED if self.names_only else _NEAR_FOR_WORDS)
        return weight + (_BEFORE if (saying.passage, saying.start) < self.place else 0.0)

    def distance(self, saying: Saying, sayings: Sequence[Saying]) -> float:
        """How much less likely a denial that only refers to what was said answers what was not said last."""
        if not self.names_only:
            return 0.0
        place = (saying.passage, saying.start)
        between = sum(place < (one.passage, one.start) < self.place for one in sayings)
        return _BEHIND_ANOTHER * between


def _answer(
    reading: Reading,
    denial: Denial,
    weights: Mapping[str, float],
    said: Mapping[Saying, tuple[str, frozenset[str]]],
) -> _Answer:
    sentence, (first, last) = denial.sentence, denial.cue.said
    part = reading.analysed[sentence.passage]
    names_only = first == last
    words = part.words(sentence.start, sentence.end) if names_only else part.words(first, last)
    return _Answer(
        said,
        weights,
        parties=frozenset(voice.party for voice in denial.resolved.speakers),
        place=_place(reading, denial),
        stems=_stems(words),
        is_expected=_FUTURE.search(words) is not None,
        names_only=names_only,
        refers=denial.cue.refers,
        owner=denial.cue.owner,
        is_negative=_is_negative(words),
    )


def _is_negative(words: str) -> bool:
    """Whether words say that something is not so."""
    return _NEGATION.search(words) is not None


def _partners(answer: _Answer, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The sayings that a denial most likely answers: one of each speaker, the best and those close to it."""
    scored = [
        (score - answer.distance(saying, sayings), saying)
        for saying in sayings
        if (score := answer.score(saying)) is not None
    ]
    scored.sort(key=lambda one: -one[0])
    partners: list[Saying] = []
    for score, saying in scored:
        if partners and (score < _CLOSE * scored[0][0] or len(partners) == _MOST_PARTNERS):
            break
        if not any(saying.voices[0] in one.voices for one in partners):
            partners.append(saying)
    return tuple(partners)


def _said_words(reading: Reading, saying: Saying) -> str:
    """The words of a saying's sentence without those that name the speaker."""
    text = reading.passages[saying.passage].text[saying.start : saying.end]
    source = saying.source
    if isinstance(source, Statement):
        return text.replace(source.speech.mention.text, " ")
    return text.replace(source.cue, " ") if source.cue else text


# What the reporter says of evidence


def _concerns(
    remark: NoEvidence, answer: _Answer, partners: Sequence[Saying], until: tuple[int, int] | None
) -> bool:
    """Whether a remark is about what is denied; behind the next denial it is about another claim."""
    place = (remark.passage, remark.start)
    is_behind = remark.passage == answer.place[0] and answer.place < place
    return remark.saying in partners or (is_behind and (until is None or place < until))


def _remarks(reading: Reading, sayings: Sequence[Saying]) -> Iterable[NoEvidence]:
    """The reporter's remarks that evidence was not given, with those of whom he says it."""
    for saying in sayings:
        text = reading.passages[saying.passage].text
        words = lacks_evidence(text[saying.start : saying.end])
        if words and isinstance(saying.source, Statement):
            for voice in saying.voices:
                yield NoEvidence(voice, words, saying.passage, saying.start, saying)
            continue
        # "It offered no proof." after what was said.
        after = re.split(r"(?<=[.!?”\"])\s+", text[saying.end :].strip())[0]
        words = lacks_evidence(after)
        if words and _GOES_ON.match(after):
            yield NoEvidence(saying.voices[0], words, saying.passage, saying.end, saying)
