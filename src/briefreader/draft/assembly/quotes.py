"""The quotes of a draft: what stands in marks and what does not, in order of the text."""

import re
from collections.abc import Sequence
from datetime import date

from briefreader.brief.model.brief import Locator, Quote, QuoteKind, Span, WhenWords
from briefreader.brief.model.doubt import Doubt
from briefreader.brief.writing.sentences import uncertain_speaker
from briefreader.draft.annotations.denials import Denial, Saying
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.people import NOBODY
from briefreader.draft.annotations.sayings import (
    ACCORDING,
    BE_SAID,
    LISTED,
    NO_SPEAKER,
    RELAYED,
    REVERSED,
    Attribution,
    Statement,
)
from briefreader.draft.annotations.times import TimeExpression
from briefreader.draft.assembly.register import Register, name_in_ids
from briefreader.draft.assembly.spans import occurrence_of
from briefreader.draft.assembly.wording import content_of, cue_of, last_words, said_to
from briefreader.draft.attribution.grouping import quotes_in
from briefreader.draft.rules import Rule
from briefreader.draft.time.history import is_day_of_saying
from briefreader.wording.doubts import doubt_words

_INDIRECT_RULES = {LISTED: Rule.COLON, BE_SAID: Rule.INDIRECT_PASSIVE, ACCORDING: Rule.INDIRECT_ACCORDING}
_FEW_WORDS = 4  # fewer are no sentence, unless a sign ends them
_MANY_WORDS = 8  # so many are a clause, even if they begin in lower case
_DAY_BEFORE, _DAY_BEHIND = 40, 30  # characters from the words that tell the speaker to the day of the saying


class Quotes:
    """The quotes, and which of them stands for what was read."""

    def __init__(self, document: Document, register: Register) -> None:
        self._document = document
        self._register = register
        self._quotes: dict[str, Quote] = {}
        self._of: dict[Attribution, str] = {}
        self._of_statement: dict[Statement, str] = {}
        for one in self._in_order():
            if isinstance(one, Statement):
                self._write_statement(one)
            else:
                self._write_quote(one)

    def _in_order(self) -> list[list[Attribution] | Statement]:
        said: list[tuple[tuple[int, CharIndex], list[Attribution] | Statement]] = [
            ((group[0].quotation.passage, group[0].quotation.start), group)
            for group in quotes_in(self._document)
        ]
        for statement in self._document.statements:
            sentence = statement.sentence
            token = self._document.parts[sentence.passage].tokens[sentence.start]
            said.append(((sentence.passage, token.start), statement))
        return [one for _, one in sorted(said, key=lambda pair: pair[0])]

    # What was written

    def all(self) -> tuple[Quote, ...]:
        """Every quote."""
        return tuple(self._quotes.values())

    def by_id(self, item: str) -> Quote:
        """The quote of an id."""
        return self._quotes[item]

    def of_statement(self, statement: Statement) -> str | None:
        """The id of the quote that a statement became."""
        return self._of_statement.get(statement)

    def of_saying(self, saying: Saying) -> str | None:
        """The id of the quote that a saying became; None if it is printed again elsewhere."""
        source = saying.source
        return self.of_statement(source) if isinstance(source, Statement) else self._of.get(source)

    def of_denial(self, denial: Denial) -> str | None:
        """The id of the quote in which somebody denies or doubts something."""
        if denial.quotation is not None:
            return next((item for one, item in self._of.items() if one.quotation == denial.quotation), None)
        stated = (
            item
            for one, item in self._of_statement.items()
            if one.sentence == denial.sentence and one.resolved.speakers == denial.resolved.speakers
        )
        return next(stated, None) or self._in_sentence(denial)

    def _in_sentence(self, denial: Denial) -> str | None:
        passage = denial.sentence.passage
        first, last = self._document.parts[passage].offsets(denial.sentence.start, denial.sentence.end)
        inside = (
            item
            for one, item in self._of.items()
            if one.quotation.passage == passage and first <= one.quotation.start < last
        )
        return next(inside, None)

    # In marks

    def _write_quote(self, group: Sequence[Attribution]) -> None:
        first, register = group[0], self._register
        told = next((one for one in group if one.cue), first)
        passage, resolved = first.quotation.passage, first.resolved
        speaker = register.speaker(resolved.speakers or (NOBODY,))
        candidates = register.candidates(resolved)
        name = resolved.voices[0].name if resolved.voices else "nobody"
        quote_id = register.new_id(f"q-{register.place_id(passage)}-{name_in_ids(name)}")
        self._of.update(dict.fromkeys(group, quote_id))
        doubt = resolved.doubt or (None if resolved.voices else NO_SPEAKER)
        sentence = self._sentence(passage, first.quotation.outer_start)
        kind: QuoteKind = "direct" if self._is_whole(first) else "partial"
        place = register.place(passage)
        self._quotes[quote_id] = Quote(
            id=quote_id,
            speaker=speaker,
            para=place,
            kind=kind,
            spans=tuple(self._span(one, place) for one in group),
            content=sentence if kind == "partial" else None,
            attribution=told.cue or None,
            said_to=said_to(f"{told.cue} {sentence}"),
            when=self._when(passage, told.cue),
            note=_note(doubt, candidates),
        )
        words = told.cue or self._words_before(first)
        register.mark(quote_id, first.rule, words=words, doubt=doubt, candidates=candidates)

    def _span(self, one: Attribution, place: Locator) -> Span:
        passage = self._document.passages[one.quotation.passage]
        exact = one.quotation.words(self._document.passages)
        occurrence = occurrence_of(exact, one.quotation.start, passage.text)
        return Span(exact, passage.place if passage.place != place else None, occurrence)

    def _is_whole(self, one: Attribution) -> bool:
        """Whether marked words are a clause of their own, and none that the reporter's needs."""
        if one.resolved.doubt in (REVERSED, RELAYED):
            return False  # without its sentence it would say something else
        words = one.quotation.words(self._document.passages)
        count = len(words.split())
        before = self._before_in_sentence(one)
        if not before:
            return count >= _FEW_WORDS or words.rstrip().endswith((".", "?", "!", ","))
        if one.rule != Rule.BEFORE or not one.is_adjacent or before.endswith(("that", " of", " as")):
            return False
        return words[:1].isupper() or before.endswith((",", ":")) or count >= _MANY_WORDS

    def _before_in_sentence(self, one: Attribution) -> str:
        """The words of the sentence before the marks."""
        part, offset = self._document.parts[one.quotation.passage], one.quotation.outer_start
        sentence = part.sentence_at(offset)
        start = part.offsets(*sentence)[0] if sentence is not None else 0
        return part.text[start:offset].strip()

    def _sentence(self, passage: int, offset: CharIndex) -> str:
        part = self._document.parts[passage]
        sentence = part.sentence_at(offset)
        return part.words(*sentence) if sentence is not None else part.text

    def _words_before(self, one: Attribution) -> str:
        """What a rule without words of its own rests on: the words before the marks."""
        passage = one.quotation.passage
        if one.rule == Rule.PREVIOUS_SENTENCE or passage == 0:
            return last_words(self._document.passages[passage].text[: one.quotation.outer_start])
        return last_words(self._document.passages[passage - 1].text)

    def _when(self, passage: int, cue: str) -> WhenWords | None:
        """The time of the saying, where it stands in or beside the words that tell the speaker."""
        text = self._document.passages[passage].text
        if not cue or cue not in text:
            return None
        start = CharIndex(text.index(cue))
        end = start + len(cue)
        for time in self._document.times[passage]:
            is_near = start - _DAY_BEFORE <= time.start and time.end <= end + _DAY_BEHIND
            if is_near and _belongs(text, time, start, end):
                return _said_when(time, self._document.written)
        return None

    # Without marks

    def _write_statement(self, statement: Statement) -> None:
        register, resolved, sentence = self._register, statement.resolved, statement.sentence
        part = self._document.parts[sentence.passage]
        speaker = register.speaker(resolved.speakers)
        candidates = register.candidates(resolved)
        cue = cue_of(statement, part)
        place_id = register.place_id(sentence.passage)
        quote_id = register.new_id(f"q-{place_id}-{name_in_ids(resolved.voices[0].name)}")
        self._of_statement[statement] = quote_id
        first, last = part.offsets(sentence.start, sentence.end)
        inside = (
            time
            for time in self._document.times[sentence.passage]
            if first <= time.start and time.end <= last
        )
        verb = statement.speech.verb
        day = next((time for time in inside if is_day_of_saying(part, time, verb, sentence.start)), None)
        self._quotes[quote_id] = Quote(
            id=quote_id,
            speaker=speaker,
            para=part.passage.place,
            kind="indirect",
            content=content_of(statement, part),
            attribution=cue,
            said_to=said_to(cue),
            when=_said_when(day, self._document.written) if day is not None else None,
            note=_note(resolved.doubt, candidates),
        )
        rule = _INDIRECT_RULES.get(statement.speech.lemma, Rule.INDIRECT)
        register.mark(quote_id, rule, words=cue, doubt=resolved.doubt, candidates=candidates)


def _said_when(time: TimeExpression, written: date | None) -> WhenWords:
    """The time of a saying; a day after the article was misunderstood."""
    is_possible = written is None or time.latest is None or time.latest <= written or not time.inferred
    return WhenWords(time.text, time.value if is_possible else None, time.inferred and is_possible)


def _belongs(text: str, time: TimeExpression, start: CharIndex, end: CharIndex) -> bool:
    """Whether a time is that of the words between two offsets: in them, or a word or two off."""
    if time.start >= end:
        between = text[end : time.start]
        return len(between.split()) <= 2 and not re.search(r"[^\w\s]", between)
    if time.end <= start:
        between = text[time.end : start]
        return len(between.split()) <= 2 and not re.search(r"[.;“”\"]", between)
    return True


def _note(doubt: Doubt | None, candidates: tuple[str, ...]) -> str | None:
    return uncertain_speaker(doubt_words(doubt)) if doubt and candidates else None
