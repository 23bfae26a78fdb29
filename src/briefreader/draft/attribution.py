"""Who says what stands between quotation marks: a ladder of rules, the surest first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefreader.draft import lexicon, verbs
from briefreader.draft.cast import Resolved, Voice
from briefreader.draft.clauses import Analysed, Speech, first_speech
from briefreader.draft.denial import Cue, denial_in
from briefreader.draft.ladder import first_subject, in_sentence, is_verb_like
from briefreader.draft.memory import Memory
from briefreader.draft.mentions import (
    Mention,
    mention_of,
    words,
)
from briefreader.draft.quotations import Passage, Quotation, quotations
from briefreader.draft.scare import WORD, is_name_like
from briefreader.draft.tokens import Token, sentences_of, tokens_of

# The rules by their names, as they are shown.
COLON = "colon at the end of the paragraph before"
GOES_ON = "goes on from the paragraph before"
CONTINUES = "continues in the paragraph"
PREVIOUS_SENTENCE = "speaker of the sentence before"
QUOTE_AFTER_QUOTE = "paragraph that is only a quote, after a quote"
QUOTE_AFTER_PLAIN = "paragraph that is only a quote, after the reporter's words"
PULLED = "pull quote + name"
NOBODY = "no speaker found"

_SPEECH = verbs.SPEECH
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w.’' ]{1,30}(?:, [A-Z][\w.’' ]{1,30}){0,2}(?: \([A-Z][\w ]+\))? (?:—|–|--?) "
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were)(?: widely| also| generally)? (?:said|believed|thought|reported|alleged|rumou?red|understood) to\b"
)
_NO_VERB = "no verb of speech near the quote"
_LONG = 5  # words from which marked words can be a statement without a verb of speech


@dataclass(frozen=True)
class Attribution:
    """A quotation with whoever says it, the rule, and the reporter's words that tell."""

    quotation: Quotation
    rule: str
    resolved: Resolved
    cue: str
    is_adjacent: bool  # nothing but the attribution's own comma or colon between verb and marks


class Statement(NamedTuple):
    """A sentence without marks in which somebody says something."""

    passage: int
    start: int  # token offsets of the sentence
    end: int
    speech: Speech
    resolved: Resolved


class Denial(NamedTuple):
    """Somebody who denies or doubts a claim. `said` are the token offsets of the claim's words, if it has any."""

    passage: int
    start: int
    end: int
    cue: Cue
    resolved: Resolved
    quotation: Quotation | None  # what it stands in, if it is said in marks


class Attributor:
    """Goes through the article once, from the first paragraph to the last."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        self.quotations = quotations(passages)
        self.analysed = tuple(self._analyse(number) for number in range(len(self.passages)))
        self.memory = Memory(self.analysed)
        self.attributions: list[Attribution] = []
        self.nobody = Voice("No one named", "none", -1)
        self.statements: list[Statement] = []
        self.denials: list[Denial] = []

    # Taking the article apart

    def _analyse(self, number: int) -> Analysed:
        text = self.passages[number].text
        own = [one for one in self.quotations if one.passage == number]
        tokens = tokens_of(text, [(one.outer_start, one.outer_end) for one in own])
        closes = frozenset(one.outer_end for one in own if _closes(text, one, tokens))
        split = sentences_of(text, tokens, closes)
        spans: list[tuple[int, int]] = []
        at = 0
        place = _DATELINE.match(text)
        for sentence in split:
            end = at + len(sentence.tokens)
            if at == 0 and place is not None:
                at = next((one for one in range(end) if tokens[one].start >= place.end()), 0)
            spans.append((at, end))
            at = end
        return Analysed(self.passages[number], tokens, tuple(spans))

    def read(self) -> tuple[Attribution, ...]:
        """Every quotation that is somebody's speech, in order."""
        for number, part in enumerate(self.analysed):
            for sentence, (start, end) in enumerate(part.sentences):
                self.memory.introduce(number, sentence, start, end)
                before = len(self.attributions)
                self._attribute(number, sentence, start, end)
                self._state(number, sentence, start, end, self.attributions[before:])
        return tuple(self.attributions)

    # Attributing

    def _attribute(self, number: int, sentence: int, start: int, end: int) -> None:
        part = self.analysed[number]
        own = {one.outer_start: one for one in self.quotations if one.passage == number}
        places = [at for at in range(start, end) if part.tokens[at].is_quoted]
        for at in places:
            quotation = own[part.tokens[at].start]
            made = self._one(number, sentence, quotation, at, start, end)
            if made is None:
                continue
            self.attributions.append(made)
            if made.resolved.voices:
                self.memory.spoke(number, sentence, made.resolved)

    def _state(self, number: int, sentence: int, start: int, end: int, said: Sequence[Attribution]) -> None:
        """What the sentence reports without marks, and whether it denies or doubts something."""
        part = self.analysed[number]
        speech = None if said else first_speech(part, start, end)
        if speech is not None:
            resolved = self.memory.resolve(speech.mention, number, sentence)
            if resolved.voices:
                self.memory.spoke(number, sentence, resolved)
                self.statements.append(Statement(number, start, end, speech, resolved))
        elif not said and (
            passive := _PASSIVE.search(part.passage.text, part.tokens[start].start, part.tokens[end - 1].end)
        ):
            verb = next(at for at in range(start, end) if part.tokens[at].end >= passive.end())
            nobody = Mention("phrase", "", verb, verb)
            self.statements.append(
                Statement(number, start, end, Speech(nobody, verb, "be said"), Resolved((self.nobody,)))
            )
        cue = denial_in(part, start, end, said)
        if cue is None:
            return
        if cue.mention is not None:
            denier = self.memory.resolve(cue.mention, number, sentence)
            inside = next(
                (one.quotation for one in said if one.resolved.voices[:1] == denier.voices[:1]), None
            )
        elif said:
            denier, inside = said[0].resolved, said[0].quotation
        else:
            return
        if denier.voices:
            self.denials.append(Denial(number, start, end, cue, denier, inside))

    def _one(
        self, number: int, sentence: int, quotation: Quotation, at: int, start: int, end: int
    ) -> Attribution | None:
        part = self.analysed[number]
        found = in_sentence(part, at, start, end)
        exempt = (
            found is not None
            and found.is_adjacent
            and part.tokens[found.end - 1].low not in ("reads", "read")
        )
        if found is not None and not exempt and is_name_like(part, quotation, at, start):
            return None
        if found is None and quotation.continues and self.attributions:
            before = self.attributions[-1]
            if before.quotation.passage == number - 1:
                return Attribution(quotation, GOES_ON, before.resolved, before.cue, True)
        if found is not None:
            resolved = self.memory.resolve(found.mention, number, sentence)
            if resolved.voices:
                cue = words(part.tokens, part.passage.text, found.start, found.end)
                return Attribution(quotation, found.rule, resolved, cue, found.is_adjacent)
        if is_name_like(part, quotation, at, start):
            return None
        return self._from_context(number, sentence, quotation, at, start, end)

    # Elsewhere in the article

    def _from_context(
        self, number: int, sentence: int, quotation: Quotation, at: int, start: int, end: int
    ) -> Attribution | None:
        part = self.analysed[number]
        text = part.passage.text[quotation.start : quotation.end]
        length = len(WORD.findall(text))
        last_quote = next((one for one in range(at - 1, start - 1, -1) if part.tokens[one].is_quoted), None)
        if last_quote is not None and self.attributions and self.attributions[-1].quotation.passage == number:
            between = part.tokens[last_quote + 1 : at]
            tail = next((one for one in range(len(between) - 1, -1, -1) if between[one].text in ";"), -1)
            joining = lexicon.CONJUNCTIONS | lexicon.ADVERBS
            if all(token.low in joining or not token.is_word for token in between[tail + 1 :]):
                return Attribution(quotation, CONTINUES, self.attributions[-1].resolved, "", False)
        alone = _is_only_quote(part.tokens[start:end])
        if alone or (at == start and text[:1].isupper() and length >= _LONG):
            last = self.memory.last.get(number)
            if last is not None:
                resolved, before = last
                quoted = self.attributions and self.attributions[-1].quotation.passage == number
                near = sentence - before <= 1
                rule = CONTINUES if quoted and near else PREVIOUS_SENTENCE
                if quoted or near:
                    return Attribution(quotation, rule, resolved, "", False)
            actor = self._actor(number, sentence - 1) if at == start else None
            if actor is not None:
                return Attribution(
                    quotation, PREVIOUS_SENTENCE, Resolved((actor,), doubt=_NO_VERB), "", False
                )
        if not alone:
            pulled = self._pulled(part, at, start, end)
            if pulled is not None:
                return Attribution(quotation, PULLED, self.memory.resolve(pulled, number, sentence), "", True)
            return None
        if number and self._introduces(number - 1):
            resolved = self._subject_of_last(number - 1)
            if resolved is not None:
                return Attribution(quotation, COLON, resolved, "", False)
        return self._only_quote(number, quotation, length)

    def _actor(self, number: int, sentence: int) -> Voice | None:
        """The person with whom a sentence of the paragraph begins."""
        return next(
            (voice for at, one, _, voice in self.memory.people if (at, one) == (number, sentence)), None
        )

    def _pulled(self, part: Analysed, at: int, start: int, end: int) -> Mention | None:
        """A paragraph of marked words and a name, without a verb."""
        if start != 0 or at != 0 or end != len(part.tokens) or end - at > 14:
            return None
        stop = at + 1
        while stop < end and not part.tokens[stop].is_quoted and part.tokens[stop].text != ",":
            stop += 1
        if any(is_verb_like(token) for token in part.tokens[at + 1 : stop]):
            return None
        found = mention_of(part.tokens, part.passage.text, at + 1, stop)
        return found if found is not None and found.kind != "pronoun" else None

    def _introduces(self, number: int) -> bool:
        return self.passages[number].text.rstrip().endswith(":")

    def _subject_of_last(self, number: int) -> Resolved | None:
        part = self.analysed[number]
        if not part.sentences:
            return None
        last = self.memory.last.get(number)
        if last is not None and last[1] == len(part.sentences) - 1:
            return last[0]
        start, end = part.sentences[-1]
        speech = first_speech(part, start, end, last=True)
        mention = speech.mention if speech is not None else first_subject(part, start, end)
        if mention is None:
            return last[0] if last is not None else None
        return self.memory.resolve(mention, number, len(part.sentences) - 1)

    def _only_quote(self, number: int, quotation: Quotation, length: int) -> Attribution | None:
        """A paragraph that is only marked words: the last speaker, and what else could be."""
        before = number - 1
        if before >= 0 and self.memory.last.get(before) is not None:
            resolved, _ = self.memory.last[before]
            last_quote = self.attributions[-1] if self.attributions else None
            quoted = last_quote is not None and last_quote.quotation.passage == before
            rule = QUOTE_AFTER_QUOTE if quoted else QUOTE_AFTER_PLAIN
            return Attribution(
                quotation, rule, _doubted(self._with_others(resolved, before), _NO_VERB), "", False
            )
        recent = list(
            dict.fromkeys(
                voice for at, _, _, voice in reversed(self.memory.people) if number - 2 <= at < number
            )
        )
        if recent and length >= _LONG:
            return Attribution(
                quotation, QUOTE_AFTER_PLAIN, Resolved(tuple(recent[:2]), doubt=_NO_VERB), "", False
            )
        if length >= _LONG:
            return Attribution(quotation, NOBODY, Resolved((), doubt="no speaker found"), "", False)
        return None

    def _with_others(self, resolved: Resolved, number: int) -> Resolved:
        others = [
            voice
            for at, voice in reversed(self.memory.speakers)
            if at == number and voice not in resolved.voices
        ]
        if not others or resolved.joint:
            return resolved
        doubt = f"{others[0].name} speaks in the paragraph before too"
        return Resolved((*resolved.voices, *dict.fromkeys(others[:1])), doubt=resolved.doubt or doubt)


def _doubted(resolved: Resolved, doubt: str) -> Resolved:
    return Resolved(resolved.voices, resolved.joint, resolved.doubt or doubt)


def _is_only_quote(tokens: Sequence[Token]) -> bool:
    """Whether there are no words of the reporter's, but for what stands in brackets."""
    depth = 0
    for token in tokens:
        depth += token.text == "("
        depth -= token.text == ")"
        if token.is_word and not token.is_quoted and depth <= 0:
            return False
    return True


def _closes(text: str, quotation: Quotation, tokens: Sequence[Token]) -> bool:
    """Whether marked words end the sentence: a full stop does, a question mark unless somebody asks it."""
    if not quotation.is_closed:
        return True
    last = text[quotation.start : quotation.end].rstrip("’'\"” ")[-1:]
    if last == "." or last == "…":
        return True
    if last not in "?!":
        return False
    at = next(
        (index for index, token in enumerate(tokens) if token.start >= quotation.outer_end), len(tokens)
    )
    for index in range(at, min(at + 8, len(tokens))):
        token = tokens[index]
        if token.is_quoted or token.text in ".;?!:":
            return True
        if token.low in _SPEECH and token.low not in verbs.NEVER_SPEECH:
            return False
    return True
