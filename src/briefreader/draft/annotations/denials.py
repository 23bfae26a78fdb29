"""What is denied or doubted, by whom, and who asserts it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.offsets import CharIndex, TokenIndex
from briefreader.draft.annotations.people import Mention, Resolved, Voice
from briefreader.draft.annotations.sayings import Attribution, Statement
from briefreader.draft.annotations.words import Quotation, Sentence
from briefreader.draft.rules import Rule

DenialStance = Literal["denies", "doubts"]
# What stands before it is meant: the clause before, "this", "the report", "the charge", "any wrongdoing".
Reference = Literal["none", "clause", "pronoun", "claim", "accusation", "wrongdoing"]

_DOUBTING = frozenset((Rule.DOUBTS, Rule.UNCONVINCED, Rule.UNLIKELY))


class SaidWords(NamedTuple):
    """Where the words of a claim stand in their passage."""

    start: CharIndex
    end: CharIndex


@dataclass(frozen=True, slots=True)
class NamedClaim:
    """What a denial says of the claim: its words, else what it refers to, and whose it is."""

    said: SaidWords | None = None
    reference: Reference = "none"
    noun: str = ""
    owner: Mention | None = None  # "the ministry" in "the ministry's claim"
    topic: str = ""  # "its troops" in "the report about its troops"
    is_definite: bool = False  # "the assertion that": the article told of it
    before: TokenIndex = 0  # the token before which the clause stands that is meant
    end: TokenIndex = 0  # the token behind the words that name it

    @property
    def tells(self) -> bool:
        """Whether it tells the claim or whose it is."""
        return self.said is not None or self.owner is not None


class Cue(NamedTuple):
    """The words that deny or doubt: the rule, the subject, what is denied, and where."""

    rule: Rule
    mention: Mention | None  # None: whoever says the quotation of the sentence
    start: TokenIndex
    end: TokenIndex
    claim: NamedClaim

    @property
    def stance(self) -> DenialStance:
        """Whether the claim is denied or only doubted."""
        return "doubts" if self.rule in _DOUBTING else "denies"


class SentenceCues(NamedTuple):
    """The words by which a sentence denies or doubts, the surest first."""

    told: Cue | None = None  # by a verb or a phrase of the reporter's
    around: Mapping[Quotation, Cue] = {}  # by marked words with those before them
    within: Mapping[Quotation, Cue] = {}  # by marked words alone
    reported: Cue | None = None  # "said that it was false"

    def of(self, said: Sequence[Quotation]) -> Cue | None:
        """The denial or doubt, if these of its quotations are somebody's speech."""
        if self.told is not None:
            return self.told
        marked = self.around.get(said[0]) if said else None
        inside = (self.within[one] for one in said if one in self.within)
        return marked or next(inside, None) or self.reported


class Denial(NamedTuple):
    """Somebody who denies or doubts a claim."""

    sentence: Sentence
    cue: Cue
    resolved: Resolved
    quotation: Quotation | None  # what it stands in, if it is said in marks
    owner: Resolved | None  # whose claim it is, if the denial says so


class Saying(NamedTuple):
    """A statement or quotation as it can be denied: by whom, its sentence's offsets, and what it says."""

    source: Statement | Attribution
    voices: tuple[Voice, ...]
    passage: int
    start: CharIndex
    end: CharIndex
    words: str  # without those that name the speaker

    @property
    def doubt(self) -> Doubt | None:
        """What is doubtful about its speaker."""
        return self.source.resolved.doubt


class NoEvidence(NamedTuple):
    """The reporter's words that somebody gave no evidence, and where they stand."""

    voice: Voice
    words: str
    passage: int
    start: CharIndex
    saying: Saying


class Dispute(NamedTuple):
    """A denial with the claim's words, those who assert it, and what the reporter says of their evidence.

    Without words nobody can tell what is denied, and there is no claim.
    """

    denial: Denial
    also: tuple[Denial, ...]  # of others who deny the same
    text: str
    pairing: Rule | None  # how the other side was found
    partners: tuple[Saying, ...]
    named: tuple[Voice, ...]  # whose claim the denial says it is, where no saying of theirs is at hand
    remarks: tuple[NoEvidence, ...]
    doubt: Doubt | None
