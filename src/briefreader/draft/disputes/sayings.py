"""What is said in each sentence of an article, as it can be denied."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefreader.draft.annotations.denials import NoEvidence, Saying
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.sayings import Statement
from briefreader.draft.annotations.words import Sentence
from briefreader.draft.disputes.predicates import Predicate, predicate_of
from briefreader.draft.text.claim_words import NO_EVIDENCE

_GOES_ON = re.compile(r"(?:But |However, |Yet )?(?:It|He|She|They|The \w+|Neither|No) ")
_LONGEST_REMARK = 14  # tokens
_LOOKED_BEHIND = 400  # characters behind a saying for a remark


class Sayings:
    """The sentences of an article in order, with what is said in each."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.denied = {denial.sentence: denial for denial in document.denials}
        self._order = document.sentences
        self._index = {(one.passage, one.number): at for at, one in enumerate(self._order)}
        self._at: defaultdict[int, list[Saying]] = defaultdict(list)
        for at, saying in (*self._stated(), *self._quoted()):
            self._at[at].append(saying)
        self.remarks = tuple(self._remarks())
        self._predicates: dict[Saying, Predicate] = {}

    def place(self, sentence: Sentence) -> int:
        """The number of a sentence in the article."""
        return self._index[sentence.passage, sentence.number]

    def at(self, place: int) -> Sequence[Saying]:
        """What is said in a sentence of that number."""
        return self._at.get(place, [])

    def before(self, place: int) -> Iterator[int]:
        """A sentence and those before it, past remarks that there is no evidence."""
        yield place
        yield from (one for one in range(place - 1, -1, -1) if not self._is_remark(self._order[one]))

    def predicate(self, saying: Saying) -> Predicate:
        """The predicate of what is said."""
        if saying not in self._predicates:
            self._predicates[saying] = predicate_of(saying.words)
        return self._predicates[saying]

    # What is said

    def _stated(self) -> Iterator[tuple[int, Saying]]:
        for one in self.document.statements:
            if self._is_denial(one):
                continue
            sentence = one.sentence
            offsets = self.document.parts[sentence.passage].offsets(sentence.start, sentence.end)
            saying = Saying(one, one.resolved.speakers, sentence.passage, *offsets, self._words(one))
            yield self.place(sentence), saying

    def _is_denial(self, statement: Statement) -> bool:
        """Whether a statement is itself a denial, and not what stands before one in its sentence."""
        denial = self.denied.get(statement.sentence)
        if denial is None or denial.cue.mention is None:
            return denial is not None
        is_own = statement.resolved.speakers == denial.resolved.speakers
        return is_own or statement.speech.verb >= denial.cue.mention.start

    def _words(self, statement: Statement) -> str:
        """The words of a statement; before a denial in its sentence, those up to it."""
        sentence, speech = statement.sentence, statement.speech
        end, denial = sentence.end, self.denied.get(sentence)
        if denial is not None and denial.cue.mention is not None:
            before = denial.cue.claim.before or denial.cue.mention.start
            end = before if before > speech.verb else end
        words = self.document.parts[sentence.passage].words(sentence.start, end)
        return words.replace(speech.mention.text, " ", 1)

    def _quoted(self) -> Iterator[tuple[int, Saying]]:
        for one in self.document.attributions:
            passage, part = one.quotation.passage, self.document.parts[one.quotation.passage]
            found = part.sentence_at(one.quotation.outer_start)
            at = None if found is None else self._index[passage, part.sentences.index(found)]
            if at is None or found is None or not one.resolved.voices or self._order[at] in self.denied:
                continue
            offsets = part.offsets(*found)
            words = part.text[slice(*offsets)].replace(one.cue, " ") if one.cue else part.words(*found)
            yield at, Saying(one, one.resolved.speakers, passage, *offsets, words)

    # What the reporter says of evidence

    def _is_remark(self, sentence: Sentence) -> bool:
        """Whether a sentence only says that somebody gave no evidence."""
        words = self.document.parts[sentence.passage].words(sentence.start, sentence.end)
        is_short = sentence.end - sentence.start <= _LONGEST_REMARK
        return is_short and bool(lacks_evidence(words) and _GOES_ON.match(words))

    def _remarks(self) -> Iterator[NoEvidence]:
        """The reporter's remarks that evidence was not given, with those of whom he says it."""
        for saying in (one for said in self._at.values() for one in said):
            text = self.document.passages[saying.passage].text
            words = lacks_evidence(text[saying.start : saying.end])
            if words and isinstance(saying.source, Statement):
                for voice in saying.voices:
                    yield NoEvidence(voice, words, saying.passage, saying.start, saying)
                continue
            # "It offered no proof." after what was said.
            after = re.split(r"(?<=[.!?”\"])\s+", text[saying.end : saying.end + _LOOKED_BEHIND].strip())[0]
            words = lacks_evidence(after)
            if words and _GOES_ON.match(after):
                yield NoEvidence(saying.voices[0], words, saying.passage, saying.end, saying)


def lacks_evidence(text: str) -> str:
    """The reporter's words that evidence was not given; empty if there are none."""
    found = NO_EVIDENCE.search(text)
    return found[0] if found else ""
