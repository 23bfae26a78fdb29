"""A reviewer's words in the place of those that a draft has; what stands between quotation marks stays.

A claim is corrected with its sides: each keeps its words, gets another stance or other evidence, or goes.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefreader.brief.model.brief import (
    SUMMARY,
    Brief,
    Claim,
    Event,
    Gap,
    KeyPoint,
    Position,
    Quote,
    Speaker,
    SpeakerType,
    Status,
    Words,
    several,
)
from briefreader.brief.model.doubt import DoubtKind
from briefreader.brief.model.links import Index

# Doubts that ask for no choice between speakers: who rewords a statement has read that it was made.
_NO_CHOICE: frozenset[DoubtKind | None] = frozenset((None, "not-said", "relayed", "reporters-own"))

T = TypeVar("T", KeyPoint, Gap, Speaker, Quote, Claim, Event)


class Side(Struct, frozen=True, omit_defaults=True):
    """A position of a claim as it `was`, and as it is now; None drops it."""

    was: Position
    now: Position | None = None


class Reword(Struct, frozen=True, tag="reword", omit_defaults=True):
    """These fields of one item, or of the summary, say something else; what is None stays.

    `text` is what the item says: of a quote its paraphrase; `kind` is what kind of speaker it is. An empty
    text removes a field that may be absent.
    """

    item: str
    text: str | None = None
    name: str | None = None
    role: str | None = None
    affiliation: str | None = None
    kind: SpeakerType | None = None
    status: Status | None = None
    dispute: str | None = None
    date: str | None = None
    inferred: bool | None = None
    sides: tuple[Side, ...] = ()


def reworded(brief: Brief, reword: Reword) -> Brief:
    """The brief with these words. What they name and the brief does not have is passed over."""
    if reword.item == SUMMARY:
        return brief if reword.text is None else replace(brief, summary=_paragraphs(reword.text))
    text = reword.text

    def each(parts: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
        return tuple(change(one) if one.id == reword.item else one for one in parts)

    if text is not None:
        brief = replace(
            brief,
            key_points=each(brief.key_points, lambda one: replace(one, text=text)),
            gaps=each(brief.gaps, lambda one: replace(one, text=text)),
            quotes=each(brief.quotes, lambda one: replace(one, content=text) if has_content(one) else one),
        )
    brief = replace(
        brief,
        speakers=each(brief.speakers, lambda one: _speaker(one, reword, brief.quotes)),
        claims=each(brief.claims, lambda one: _claim(one, reword)),
        history=each(brief.history, lambda one: _event(one, reword)),
    )
    gone = [side.was for side in reword.sides if side.now is None]
    return freed(brief, reword.item, gone)


def has_content(quote: Quote) -> bool:
    """Whether a quote says something in other words than those between the marks."""
    return quote.content is not None or not quote.spans


def asks_for_choice(item: str, brief: Brief, is_undecided: Callable[[Index], bool]) -> bool:
    """Whether an unchecked item waits for somebody to say whose it is, so that new words do not settle it.

    `is_undecided` tells whether it is open who holds a claim.
    """
    drafted = next((one for one in brief.draft if one.item == item), None)
    if drafted is None:
        return False
    if any(claim.id == item for claim in brief.claims):
        return is_undecided(Index(brief))
    is_quote = any(quote.id == item for quote in brief.quotes)
    return is_quote and (len(drafted.candidates) > 1 or drafted.kind_of_doubt not in _NO_CHOICE)


def freed(brief: Brief, claim_id: str, gone: Iterable[Position]) -> Brief:
    """The brief with quotes that do not name a claim for the sake of positions that are `gone` from it."""
    claim = next((one for one in brief.claims if one.id == claim_id), None)
    rests = {quote for one in claim.positions for quote in several(one.quote)} if claim else set()
    free = {quote for one in gone for quote in several(one.quote)} - rests
    if not free:
        return brief

    def without(quote: Quote) -> Quote:
        claims = tuple(one for one in quote.claims if one != claim_id)
        return replace(quote, claims=claims) if quote.id in free else quote

    return replace(brief, quotes=tuple(map(without, brief.quotes)))


def _paragraphs(text: str) -> Words:
    """A summary in one paragraph, or in several with empty lines between them."""
    found: list[str] = [""]
    for line in text.splitlines():
        if line.strip():
            found[-1] = f"{found[-1]} {line.strip()}".strip()
        elif found[-1]:
            found.append("")
    paragraphs = tuple(filter(None, found))
    return paragraphs if len(paragraphs) > 1 else "".join(paragraphs)


def _speaker(speaker: Speaker, reword: Reword, quotes: Iterable[Quote]) -> Speaker:
    """A name by which the source calls somebody stays one of theirs."""
    name = reword.name or speaker.name
    said = (one.attribution or "" for one in quotes if speaker.id in one.speakers)
    is_printed = any(speaker.name.casefold() in words.casefold() for words in said)
    is_kept = name != speaker.name and is_printed and speaker.name not in speaker.aliases
    aliases = (*speaker.aliases, speaker.name) if is_kept else speaker.aliases
    return replace(
        speaker,
        name=name,
        role=_optional(reword.role, speaker.role),
        affiliation=_optional(reword.affiliation, speaker.affiliation),
        type=reword.kind or speaker.type,
        aliases=tuple(one for one in aliases if one != name),
    )


def _claim(claim: Claim, reword: Reword) -> Claim:
    """A claim keeps one side at least. Who is not reported on says nothing: that side stays, or goes."""
    sides = (side for side in reword.sides if side.now is None or side.was.stance != "not-reported")
    now = {at: side.now for side in sides if (at := _place(side.was, claim)) is not None}
    positions = tuple(
        position for at, was in enumerate(claim.positions) if (position := now.get(at, was)) is not None
    )
    return replace(
        claim,
        text=reword.text or claim.text,
        status=reword.status or claim.status,
        dispute=_optional(reword.dispute, claim.dispute),
        positions=positions or claim.positions,
    )


def _place(position: Position, claim: Claim) -> int | None:
    return claim.positions.index(position) if position in claim.positions else None


def _event(event: Event, reword: Reword) -> Event:
    """A date that is not known is not inferred."""
    date = _optional(reword.date, event.date)
    inferred = event.inferred if reword.inferred is None else reword.inferred
    return replace(event, text=reword.text or event.text, date=date, inferred=inferred and date is not None)


def _optional(text: str | None, was: str | None) -> str | None:
    return was if text is None else text or None
