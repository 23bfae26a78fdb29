"""The brief format, version 1, as frozen values. Field names are those of the file.

Strings are raw, as the file has them: matching and hashing need that. Whatever shows one
to a person cleans it first (`brief.text`).
"""

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from briefreader.base.patterns import pattern
from briefreader.brief.model.csl import CslItem
from briefreader.brief.model.doubt import DoubtKind

FORMAT = "1"

ROLES = ("headline", "dek", "byline", "dateline", "caption", "credit", "furniture")

Role = Literal["headline", "dek", "byline", "dateline", "caption", "credit", "furniture"]
SpeakerType = Literal["person", "group", "government", "organization", "document", "source", "none"]
QuoteKind = Literal["direct", "partial", "indirect"]
SaidTo = Literal["reporter", "relayed", "statement"]
Marks = Literal["none"]
Medium = Literal["post", "letter", "video", "audio", "press-release", "filing", "court", "interview"]
Status = Literal["contested", "uncontested", "single-source", "unattributed", "withdrawn", "resolved"]
Nature = Literal["fact", "judgement", "forecast", "generalisation"]
Stance = Literal[
    "asserts",
    "confirms",
    "presupposes",
    "conditional",
    "qualifies",
    "doubts",
    "denies",
    "reports",
    "withdraws",
    "not-reported",
]
Evidence = Literal[
    "photographic",
    "video",
    "document",
    "data",
    "witness",
    "reasoning",
    "historical-precedent",
    "none-offered",
    "not-stated",
]
EventKind = Literal["event", "standing-rule", "recurring"]
Relation = Literal["supports", "refutes", "context", "same-as", "updates"]
MadeBy = Literal["person", "rules", "model"]

SUMMARY = "*summary"  # stands for it where an item is named: no id has an asterisk

UNSURE = 60  # per cent: an item of a draft below it is to be looked at first

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
Id = Annotated[str, Meta(pattern=ID_PATTERN)]
CLOCK_PATTERN = r"^(?:[0-9]{1,3}:)?[0-5]?[0-9]:[0-5][0-9]$"  # minutes and seconds, with or without hours
Clock = Annotated[str, Meta(pattern=CLOCK_PATTERN)]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Locator = int | str  # a paragraph's number, or its role
Words = str | tuple[str, ...]  # one, or several

_NUMBERED = r"p[1-9][0-9]*"
_PARAGRAPH_ID = pattern(_NUMBERED)
_RESERVED_LINE = pattern(rf"^(?:{_NUMBERED}|{'|'.join(ROLES)})$", re.MULTILINE)


def several(value: Words | None) -> tuple[str, ...]:
    """The words of a field that takes one or a list."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def paragraph_id(place: Locator) -> str:
    """The item id of a paragraph: `p5`, or its role."""
    return f"p{place}" if isinstance(place, int) else place


def any_reserved(item_ids: Iterable[str]) -> bool:
    """Whether only a paragraph can have one of these ids, of which none holds a line break."""
    return _RESERVED_LINE.search("\n".join(item_ids)) is not None


def is_reserved(item_id: str) -> bool:
    """Whether only a paragraph can have this id."""
    return item_id in ROLES or _PARAGRAPH_ID.fullmatch(item_id) is not None


class BriefPart(Struct, frozen=True, gc=False, omit_defaults=True):
    """What every part of a brief has in common: frozen, absent fields not written."""


class Attested(BriefPart, frozen=True):
    """Somebody's word that every span was found in the source file."""

    sha256: Sha256
    digest: str
    checked: str
    checked_by: str


class Inferred(BriefPart, frozen=True):
    """A guess at something the source does not say."""

    value: Any
    confidence: str
    basis: str


class Correction(BriefPart, frozen=True):
    """What the source itself has corrected, updated or taken back since it was printed."""

    text: str
    date: str | None = None
    para: Locator | None = None


class Source(BriefPart, frozen=True):
    """What the brief is about: the citation, and how its text can be told."""

    csl: CslItem
    file: str | None = None
    sha256: Sha256 | None = None
    attested: Attested | None = None
    missing: tuple[str, ...] = ()
    inferred: dict[str, Inferred] = {}
    corrections: tuple[Correction, ...] = ()


class Paragraph(BriefPart, frozen=True):
    """One block of the source: its words, or only their hash (UTF-8, SHA-256)."""

    n: int | None = None
    role: Role | None = None
    text: str | None = None
    chars: int | None = None
    sha256: Sha256 | None = None

    @property
    def place(self) -> Locator:
        """Its number, or its role."""
        return self.n if self.n is not None else (self.role or "furniture")

    @property
    def id(self) -> str:
        """Its item id: `p5`, `caption`."""
        return paragraph_id(self.place)


class KeyPoint(BriefPart, frozen=True):
    """One thing to take away, in the brief's own words."""

    text: str
    id: Id = ""
    cites: tuple[Locator, ...] = ()


class Gap(BriefPart, frozen=True):
    """Something the source does not say and a reader would want to know."""

    text: str
    id: Id = ""
    cites: tuple[Locator, ...] = ()


class Speaker(BriefPart, frozen=True):
    """Who is quoted: a person, group, government, organization, document, the source itself, or nobody.

    With `named` false the source does not tell the name, and `anonymity` is its reason as printed.
    """

    id: Id
    name: str
    type: SpeakerType
    role: str | None = None
    affiliation: str | None = None
    place: str | None = None
    party: Words | None = None
    aliases: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    family_first: bool = False
    named: bool = True
    anonymity: str | None = None
    note: str | None = None


class Hedge(BriefPart, frozen=True):
    """A speaker's own words of doubt, and what they cover."""

    words: str
    scope: str | None = None


class WhenWords(BriefPart, frozen=True):
    """A time or place in the source's words, beside what it resolves to (EDTF for times)."""

    text: str
    resolved: str | None = None
    inferred: bool = False


class Span(BriefPart, frozen=True):
    """The characters between two printed quotation marks, unchanged.

    With `marks` none, the source prints the words without marks: a whole paragraph, or all of one after the
    name of who speaks.
    """

    exact: str
    para: Locator | None = None
    occurrence: int | None = None
    marks: Marks | None = None


class Quote(BriefPart, frozen=True, kw_only=True):
    """What a speaker said. Several spans are one quote interrupted by its attribution.

    Without `para`, it is where its words stand, if they stand once. `via` are the speakers who passed the
    words on, the outermost first; `answers` is the quote that asks for it.
    """

    id: Id
    speaker: Words
    para: Locator | None = None
    kind: QuoteKind
    spans: tuple[Span, ...] = ()
    content: str | None = None
    attribution: str | None = None
    hedge: Hedge | None = None
    said_to: SaidTo | None = None
    via: Words | None = None
    alleged: bool = False
    medium: Medium | None = None
    url: str | None = None
    at: Clock | None = None
    answers: str | None = None
    when: WhenWords | None = None
    where: WhenWords | None = None
    claims: tuple[str, ...] = ()
    utterance: str | None = None
    translated_from: str | None = None
    note: str | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Ids of all who said it."""
        return several(self.speaker)

    @property
    def places(self) -> tuple[Locator, ...]:
        """The paragraph it begins in; nothing where that is not known."""
        return () if self.para is None else (self.para,)

    def place_of(self, span: Span) -> Locator | None:
        """The paragraph of one of its spans; None where that is not known."""
        return self.para if span.para is None else span.para


class Position(BriefPart, frozen=True):
    """One party's stance on a claim, and what it rests on; `supersedes` is the quote that it withdraws."""

    stance: Stance
    party: Words | None = None
    by: Words | None = None
    quote: Words | None = None
    evidence: Evidence | None = None
    evidence_note: str | None = None
    evidence_para: Locator | None = None
    evidence_events: tuple[str, ...] = ()
    hedge: Hedge | None = None
    quantity: str | None = None
    basis: str | None = None
    supersedes: str | None = None
    note: str | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Ids of all who take it."""
        return several(self.by)


class Verdict(BriefPart, frozen=True):
    """What the source itself finds of a claim, in its words, and the scale that it uses."""

    words: str
    scale: str | None = None


class Claim(BriefPart, frozen=True):
    """One neutral proposition, and where each party stands on it."""

    id: Id
    text: str
    status: Status
    positions: tuple[Position, ...]
    nature: Nature = "fact"
    dispute: str | None = None
    verdict: Verdict | None = None
    paras: tuple[Locator, ...] = ()
    depends_on: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


class Event(BriefPart, frozen=True):
    """An entry of the history pane. `date` is EDTF level 1."""

    id: Id
    text: str
    date: str | None = None
    date_text: str | None = None
    inferred: bool = False
    para: Locator | None = None
    kind: EventKind = "event"
    attributed_to: Words | None = None
    quote: Words | None = None
    note: str | None = None


class Link(BriefPart, frozen=True):
    """A relation between two items; `to` may be `brief-id#item-id`."""

    from_: str = field(name="from")
    to: str
    rel: Relation


class Drafted(BriefPart, frozen=True):
    """How rules came to one item of a draft that nobody has checked yet.

    `confidence` is in per cent: how often the rule was right where it was measured. `words` are the
    source's words it rests on, `candidates` the ids of speakers it could be, likeliest first. `doubt` is a
    sentence for people, by which nothing is decided.
    """

    item: Id
    rule: str
    confidence: int
    words: str | None = None
    candidates: tuple[str, ...] = ()
    doubt: str | None = None
    doubt_kind: DoubtKind | None = None

    @property
    def kind_of_doubt(self) -> DoubtKind | None:
        """What is doubtful; `other` where only a sentence tells, as files without `doubt_kind` have it."""
        return self.doubt_kind or ("other" if self.doubt else None)

    @property
    def is_flagged(self) -> bool:
        """Whether a person is told to look at the item first."""
        return self.kind_of_doubt is not None or self.confidence < UNSURE


class Provenance(BriefPart, frozen=True):
    """Who or what made the brief, and who has checked it since."""

    made_by: MadeBy
    tool: str | None = None
    model: str | None = None
    made: str | None = None
    checked_by: str | None = None
    checked: str | None = None


_FOR_ANYBODY = ("", "none", "clear", "tlp:clear", "tlp:white")


class Brief(BriefPart, frozen=True):
    """One source, taken apart into summary, quotes, claims, history and gaps."""

    brief: str
    id: Id
    title: str
    source: Source
    summary: Words
    revision: int | None = None
    updated: str | None = None
    lang: str = "en"
    handling: str | None = None
    parties: dict[str, str] = {}
    text: tuple[Paragraph, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    history: tuple[Event, ...] = ()
    gaps: tuple[Gap, ...] = ()
    links: tuple[Link, ...] = ()
    provenance: Provenance | None = None
    draft: tuple[Drafted, ...] = ()

    @property
    def leaves_open(self) -> bool:
        """Whether places of quotes, or quotes of positions, are left to follow from the rest."""
        positions = (position for claim in self.claims for position in claim.positions)
        return any(quote.para is None for quote in self.quotes) or any(
            position.quote is None and position.stance != "not-reported" for position in positions
        )

    @property
    def handling_mark(self) -> str:
        """How the brief is to be handled; empty where anybody may read it."""
        mark = (self.handling or "").strip()
        return "" if mark.casefold() in _FOR_ANYBODY else mark

    @property
    def checkable(self) -> frozenset[str]:
        """The items that can be checked: quotes, claims, events, and whatever else is listed as unchecked."""
        quotes, claims = (one.id for one in self.quotes), (one.id for one in self.claims)
        events, unchecked = (one.id for one in self.history), (one.item for one in self.draft)
        return frozenset((*quotes, *claims, *events, *unchecked))

    @property
    def unchecked(self) -> str:
        """How many of what can be checked nobody has checked yet: `11 of 14`."""
        return f"{len({one.item for one in self.draft})} of {len(self.checkable)}"

    @property
    def was_drafted(self) -> bool:
        """Whether it is a draft, or one that a person has checked."""
        return bool(self.draft) or (self.provenance is not None and self.provenance.checked is not None)

    @property
    def flagged(self) -> int:
        """How many of the unchecked items a person is told to look at first."""
        return len({one.item for one in self.draft if one.is_flagged})

    @property
    def draft_mark(self) -> str:
        """That it is a draft, with its counts; empty where everything is checked."""
        return f"DRAFT, {self.unchecked} unchecked" if self.draft else ""


Item = KeyPoint | Quote | Claim | Event | Gap | Speaker | Paragraph
