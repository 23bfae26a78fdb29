"""Who asserts what somebody denies: by shared rare words and nearness, two where they are close."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from briefreader.draft import lexicon
from briefreader.draft.attribution import Attribution, Attributor, Denial, Statement
from briefreader.draft.cast import Voice
from briefreader.draft.denial import lacks_evidence
from briefreader.draft.listing import word_set

_WORD = re.compile(r"[^\W\d_]{3,}|\d{3,}")
_COMMON = (
    lexicon.DETERMINERS
    | lexicon.QUANTIFIERS
    | lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.AUXILIARIES
    | lexicon.ADVERBS
    | frozenset(lexicon.PRONOUNS)
) | word_set(
    """said says told denied denies deny claim claims report reports reported called allegation allegations
    accusation accusations statement statements spokesman spokeswoman mr mrs ms would could according people new
    year years week month day country government officials official"""
)
_EVERYWHERE = 0.7  # what is taken off each weight, so that words of every other sentence weigh nothing
_FEW = 10  # sentences, of which rarity tells nothing
_ENOUGH = 0.8  # of shared weight, below which only what stands close by is taken
_CLOSE = 0.7  # of the best score: then both are written
_CONDITION = re.compile(r"\s*(?:If|Should|Were|Unless) ")
_FUTURE = re.compile(r"\b(?:will|would|going to|plans? to|soon)\b")
_GOES_ON = re.compile(r"(?:But |However, |Yet )?(?:It|He|She|They|The \w+|Neither|No) ")
_FAR = 6  # passages
_NEAR = 2
_SAME_THING = (
    {"troop", "sold", "forc"},
    {"weap", "arms", "muni", "miss"},
    {"atta", "stri", "assa"},
    {"kill", "deat", "died"},
)


class Saying(NamedTuple):
    """A statement or quotation as it can answer a denial: who, where, and its words."""

    source: Statement | Attribution
    voice: Voice
    voices: tuple[Voice, ...]
    passage: int
    start: int  # offsets of its sentence
    end: int


class Dispute(NamedTuple):
    """A denial with those who assert what it denies, and what the reporter says of their evidence."""

    denial: Denial
    partners: tuple[Saying, ...]
    remarks: tuple["Remark", ...]
    doubt: str


class Remark(NamedTuple):
    """The reporter's words that somebody gave no evidence, and where they stand."""

    voice: Voice
    words: str
    passage: int
    start: int
    saying: Saying


def disputes_of(attributor: Attributor) -> tuple[Dispute, ...]:
    """Every denial and doubt of the article with its other side, in order."""
    sayings = tuple(_sayings(attributor))
    weights = _weights(attributor)
    remarks = tuple(_remarks(attributor, sayings))
    places = [
        (one.passage, attributor.analysed[one.passage].tokens[one.start].start) for one in attributor.denials
    ]
    return tuple(
        _dispute(attributor, denial, sayings, weights, remarks, following)
        for denial, following in zip_longest(attributor.denials, places[1:])
    )


def _sayings(attributor: Attributor) -> Iterable[Saying]:
    denied = {(one.passage, one.start) for one in attributor.denials}
    for statement in attributor.statements:
        if (statement.passage, statement.start) in denied:
            continue
        tokens = attributor.analysed[statement.passage].tokens
        yield Saying(
            statement,
            statement.resolved.voices[0],
            statement.resolved.joint or statement.resolved.voices[:1],
            statement.passage,
            tokens[statement.start].start,
            tokens[statement.end - 1].end,
        )
    for one in attributor.attributions:
        if not one.resolved.voices:
            continue
        part = attributor.analysed[one.quotation.passage]
        for start, end in part.sentences:
            first, last = part.tokens[start].start, part.tokens[end - 1].end
            if first <= one.quotation.outer_start < last and (one.quotation.passage, start) not in denied:
                voices = one.resolved.joint or one.resolved.voices[:1]
                yield Saying(one, voices[0], voices, one.quotation.passage, first, last)
                break


def _stems(text: str) -> Counter[str]:
    """Content words by their first four letters, words for one thing as one."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(text.lower()):
        if word in _COMMON:
            continue
        stem = word[:4]
        same = next((min(group) for group in _SAME_THING if stem in group), stem)
        found[same] += 1
    return found


def _weights(attributor: Attributor) -> dict[str, float]:
    """How rare each stem is over the sentences of the article."""
    seen: Counter[str] = Counter()
    total = 0
    for part in attributor.analysed:
        for start, end in part.sentences:
            total += 1
            seen.update(set(_stems(part.passage.text[part.tokens[start].start : part.tokens[end - 1].end])))
    if total < _FEW:
        return dict.fromkeys(seen, 1.0)
    return {stem: max(0.0, math.log((total + 1) / count) - _EVERYWHERE) for stem, count in seen.items()}


def _dispute(
    attributor: Attributor,
    denial: Denial,
    sayings: Sequence[Saying],
    weights: dict[str, float],
    remarks: Sequence["Remark"],
    following: tuple[int, int] | None,
) -> Dispute:
    """`following` is where the next denial stands: a remark behind that is about another claim."""
    part = attributor.analysed[denial.passage]
    first, last = denial.cue.said
    is_named_only = first == last
    if is_named_only:
        words = part.passage.text[part.tokens[denial.start].start : part.tokens[denial.end - 1].end]
    else:
        words = part.passage.text[part.tokens[first].start : part.tokens[last - 1].end]
    wanted = _stems(words)
    deniers = set(denial.resolved.joint or denial.resolved.voices[:1])
    parties = {party_of(voice) for voice in deniers}
    scored: list[tuple[float, float, Saying]] = []
    here = part.tokens[denial.start].start
    for saying in sayings:
        if parties & {party_of(voice) for voice in saying.voices}:
            continue
        distance = abs(denial.passage - saying.passage)
        said = _said_words(attributor, saying)
        if _CONDITION.match(said):
            continue
        shared = sum(weights.get(stem, 1.0) for stem in wanted.keys() & _stems(said).keys())
        is_before = (saying.passage, saying.start) < (denial.passage, here)
        near = 1.5 if distance == 0 else 1.0 if distance == 1 else 0.4 if distance == _NEAR else 0.0
        if (shared < _ENOUGH and not (is_named_only and near)) or distance > _FAR + 8:
            continue
        if _FUTURE.search(words):
            # What is expected answers what is expected, not what is.
            shared = shared + 1.5 if _FUTURE.search(said) else shared * 0.6
        weight = shared * (1.0 if distance <= _FAR else 0.8) + near * (2.5 if is_named_only else 0.7)
        scored.append((weight + (0.3 if is_before else 0.0), shared, saying))
    scored.sort(key=lambda one: -one[0])
    partners: list[Saying] = []
    for weight, _, saying in scored:
        if partners and (weight < _CLOSE * scored[0][0] or len(partners) == 3):
            break
        if not any(saying.voice in one.voices for one in partners):
            partners.append(saying)
    doubt = ""
    if len(partners) > 1:
        doubt = f"{partners[0].voice.name} or {partners[1].voice.name} may be who is answered"
    here_now = (denial.passage, here)
    concerned = tuple(
        remark
        for remark in remarks
        if remark.saying in partners
        or (
            remark.passage == denial.passage
            and here_now < (remark.passage, remark.start)
            and (following is None or (remark.passage, remark.start) < following)
        )
    )
    return Dispute(denial, tuple(partners), concerned, doubt)


def _said_words(attributor: Attributor, saying: Saying) -> str:
    """The words of a saying's sentence without those that name the speaker."""
    text = attributor.passages[saying.passage].text[saying.start : saying.end]
    source = saying.source
    if isinstance(source, Statement):
        return text.replace(source.speech.mention.text, " ")
    return text.replace(source.cue, " ") if source.cue else text


def _remarks(attributor: Attributor, sayings: Sequence[Saying]) -> Iterable[Remark]:
    """The reporter's remarks that evidence was not given, with those of whom he says it."""
    for saying in sayings:
        text = attributor.passages[saying.passage].text
        words = lacks_evidence(text[saying.start : saying.end])
        if words and isinstance(saying.source, Statement):
            for voice in saying.voices:
                yield Remark(voice, words, saying.passage, saying.start, saying)
            continue
        # "It offered no proof." after what was said.
        after = re.split(r"(?<=[.!?”\"])\s+", text[saying.end :].strip())[:1]
        if after and (words := lacks_evidence(after[0])) and _GOES_ON.match(after[0]):
            yield Remark(saying.voice, words, saying.passage, saying.end, saying)


def side_of(voice: Voice) -> str:
    """The side a voice is on: the state or organization it speaks for, or itself."""
    if voice.type == "organization":
        return voice.name
    return voice.state or voice.affiliation or voice.name


def party_of(voice: Voice) -> str:
    """The same, to be compared."""
    return side_of(voice).lower()
