"""An article as the stages annotate it. Each stage gives a new document, with more in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from briefreader.draft.annotations.denials import Denial, Dispute, SentenceCues
from briefreader.draft.annotations.people import Introduction, PrintedNames, Voice
from briefreader.draft.annotations.sayings import Attribution, Statement
from briefreader.draft.annotations.times import DatedSentence, TimeExpression
from briefreader.draft.annotations.unmarked import BlockAuthor, QuotedBlock
from briefreader.draft.annotations.words import Analysed, Passage, Quotation, Sentence
from briefreader.records.turns import Turn


@dataclass(frozen=True)
class Document:
    """What is read of an article, the day on which it appeared, and what each stage has found in it."""

    passages: tuple[Passage, ...]
    written: date | None = None
    turns: tuple[Turn, ...] = ()  # of a transcript
    blocks: tuple[QuotedBlock, ...] = ()

    # text
    quotations: tuple[Quotation, ...] = ()
    parts: tuple[Analysed, ...] = ()
    # mentions
    introductions: Mapping[Sentence, tuple[Introduction, ...]] = field(default_factory=dict)
    names: PrintedNames = field(default_factory=PrintedNames)
    # disputes, before anybody is known to speak
    denial_cues: Mapping[Sentence, SentenceCues] = field(default_factory=dict)
    # coreference and attribution
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    denials: tuple[Denial, ...] = ()
    unused: tuple[Quotation, ...] = ()  # taken for nobody's speech
    turn_voices: tuple[Voice, ...] = ()
    block_authors: tuple[BlockAuthor, ...] = ()
    # disputes
    disputes: tuple[Dispute, ...] = ()
    # time
    times: tuple[tuple[TimeExpression, ...], ...] = ()  # by passage
    history: tuple[DatedSentence, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order of the text."""
        return tuple(
            Sentence(number, order, start, end)
            for number, part in enumerate(self.parts)
            for order, (start, end) in enumerate(part.sentences)
        )


Stage = Callable[[Document], Document]
