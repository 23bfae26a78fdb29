"""Checking a draft: what a person did to its items, and the brief that comes of it.

Decisions are values. They are replayed on the brief of a file, so that they can be kept, undone and done
again without a copy of the brief for each.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert, to_builtins
from msgspec.structs import replace

from briefreader.base.text import shows_words
from briefreader.brief.model.brief import (
    Brief,
    Claim,
    Drafted,
    Event,
    Gap,
    KeyPoint,
    Link,
    Paragraph,
    Position,
    Quote,
    Speaker,
    Words,
    several,
)
from briefreader.brief.model.links import Index
from briefreader.brief.model.positions import holders, is_opposed
from briefreader.brief.writing.additions import Add, with_added
from briefreader.brief.writing.attribution import kind_of_name
from briefreader.brief.writing.picking import new_speaker
from briefreader.brief.writing.rewording import Reword, asks_for_choice, freed, reworded
from briefreader.brief.writing.sentences import uncertain_speaker

T = TypeVar("T")
Citing = TypeVar("Citing", KeyPoint, Gap)


class Accept(Struct, frozen=True, tag="accept"):
    """These items are right as they are."""

    items: tuple[str, ...]


class SetSpeaker(Struct, frozen=True, tag="speaker", omit_defaults=True):
    """These quotes are somebody's: a speaker of the brief by id, or one by a name."""

    quotes: tuple[str, ...]
    speaker: str = ""
    name: str = ""


class Drop(Struct, frozen=True, tag="drop"):
    """These items do not belong in the brief."""

    items: tuple[str, ...]


class Hold(Struct, frozen=True, tag="hold", omit_defaults=True):
    """Of those who hold a claim only this one is meant; all of them, if none is named."""

    claim: str
    holder: str = ""


Decision = Accept | SetSpeaker | Drop | Hold | Reword | Add


def to_plain(decisions: Sequence[Decision]) -> list[Any]:
    """Decisions as what JSON can hold."""
    plain: list[Any] = to_builtins(decisions)
    return plain


def from_plain(values: Any) -> tuple[Decision, ...]:
    """What `to_plain` gave; nothing, if it is anything else."""
    try:
        return convert(values, tuple[Decision, ...])
    except ValidationError:
        return ()


def checked(brief: Brief, decisions: Iterable[Decision]) -> Brief:
    """The brief after these decisions. What a decision names and the brief does not have is passed over."""
    now = brief
    done: list[Decision] = []
    for decision in decisions:
        done.append(decision)
        match decision:
            case Accept(items):
                now = _accepted(now, set(items))
            case SetSpeaker(quotes):
                now = _unchecked_again(brief, now, _with_speaker(now, set(quotes), decision))
            case Drop(items):
                now = _without(now, set(items))
            case Hold(claim, holder):
                now = _held(now, claim, holder)
            case Reword(item):
                now = _checked_by_writing(reworded(now, decision), item, done)
            case Add():
                now = with_added(now, decision)
    return brief if now is brief else _tidied(brief, now)


def still_fitting(
    brief: Brief, decisions: Iterable[Decision], changed: Collection[str]
) -> tuple[Decision, ...]:
    """What can be done again to another version of the brief: not to items that have gone or `changed`."""
    now = brief
    fitting: list[Decision] = []
    for decision in decisions:
        fit = _without_items(decision, changed)
        after = checked(now, [fit])
        if after != now:
            fitting.append(fit)
            now = after
    return tuple(fitting)


def items_of(decision: Decision) -> tuple[str, ...]:
    """What something was done to."""
    match decision:
        case SetSpeaker(quotes):
            return quotes
        case Hold(claim):
            return (claim,)
        case Reword(item):
            return (item,)
        case Add():
            return decision.ids
    return decision.items


def undecided(index: Index, item_id: str, decisions: Iterable[Decision] = ()) -> bool:
    """Whether it is open which of several holds an unchecked claim, so that accepting it has to ask first.

    It is where more than one holds the claim, something is doubtful about it, and none of the `decisions`
    says who is meant. A doubt of another kind than who is answered, or a low confidence, leaves it open only
    where they do not hold the claim together, with the same quotes.
    """
    claim, drafted = index.items.get(item_id), index.drafted.get(item_id)
    if drafted is None or not isinstance(claim, Claim) or not drafted.is_flagged:
        return False
    held = holders(claim)
    is_decided = any(isinstance(decision, Hold) and decision.claim == item_id for decision in decisions)
    if is_decided or len(held) < 2:
        return False
    quotes = {tuple(several(position.quote) for position in positions) for positions in held.values()}
    return drafted.kind_of_doubt in ("who-is-answered", "other") or len(quotes) > 1


def _without_items(decision: Decision, items: Collection[str]) -> Decision:
    left = tuple(item for item in items_of(decision) if item not in items)
    match decision:
        case SetSpeaker():
            return replace(decision, quotes=left)
        case Hold() | Reword() | Add():
            return decision if left else Accept(())
    return replace(decision, items=left)


# Accepting


def _accepted(brief: Brief, items: set[str]) -> Brief:
    """The brief with these items as checked ones; the rules' remark on their speakers goes with the doubt."""
    doubts = ((one.item, one.doubt) for one in brief.draft if one.item in items)
    remarks = {item: uncertain_speaker(doubt) for item, doubt in doubts if doubt}

    def certain(quote: Quote) -> Quote:
        return replace(quote, note=None) if quote.note and quote.note == remarks.get(quote.id) else quote

    return replace(
        brief,
        quotes=_each(brief.quotes, certain),
        draft=tuple(one for one in brief.draft if one.item not in items),
    )


def _checked_by_writing(brief: Brief, item: str, decisions: Sequence[Decision]) -> Brief:
    """The brief after an item was reworded: who wrote it has checked it, unless it waits for a choice."""
    is_open = asks_for_choice(item, brief, lambda index: undecided(index, item, decisions))
    return brief if is_open else _accepted(brief, {item})


# Another speaker


def _with_speaker(brief: Brief, quotes: set[str], decision: SetSpeaker) -> Brief:
    brief, speaker = _found(brief, decision)
    if speaker is None:
        return brief
    before = {quote.id: set(quote.speakers) for quote in brief.quotes if quote.id in quotes}
    moved = {quote for quote, speakers in before.items() if speakers != {speaker.id}}
    changed = replace(
        brief,
        quotes=_each(brief.quotes, lambda one: replace(one, speaker=speaker.id) if one.id in moved else one),
    )
    said = {quote.id for quote in changed.quotes if quote.speakers == (speaker.id,)}

    def rests_on_it(words: Words | None) -> bool:
        named = set(several(words))
        return bool(named & moved) and named <= said

    def of_position(position: Position) -> Position:
        if rests_on_it(position.quote):
            return _taken_by(position, speaker)
        named = several(position.quote)
        left = tuple(quote for quote in named if quote not in moved)
        # What is somebody else's now proves nothing about who takes the position.
        return (
            position
            if speaker.id in position.speakers or len(left) == len(named)
            else _resting_on(position, left)
        )

    def of_claim(claim: Claim) -> Claim:
        return replace(claim, positions=_each(claim.positions, of_position))

    def of_event(event: Event) -> Event:
        if not rests_on_it(event.quote):
            return event
        old = set().union(*(before.get(quote, set()) for quote in several(event.quote)))
        vouching = set(several(event.attributed_to))
        return replace(event, attributed_to=speaker.id) if vouching and vouching <= old else event

    changed = replace(
        changed,
        claims=_each(changed.claims, of_claim),
        history=_each(changed.history, of_event),
    )
    return _accepted(changed, quotes)


def _found(brief: Brief, decision: SetSpeaker) -> tuple[Brief, Speaker | None]:
    """The speaker of a decision; one of a new name joins the brief."""
    for speaker in brief.speakers:
        if speaker.id == decision.speaker or (decision.name and speaker.name == decision.name):
            return brief, speaker
    if not shows_words(decision.name):
        return brief, None
    name = decision.name.strip()
    speaker = new_speaker(name, kind_of_name(name), Index(brief).items)
    return replace(brief, speakers=(*brief.speakers, speaker)), speaker


def _taken_by(position: Position, speaker: Speaker) -> Position:
    """The position as the speaker's, with the speaker's party, or as a party of its own."""
    party = speaker.party or speaker.id
    stays_unsaid = position.party is None and speaker.party
    return replace(position, by=speaker.id, party=None if stays_unsaid else party)


def _resting_on(position: Position, quotes: tuple[str, ...]) -> Position:
    return replace(position, quote=quotes[0] if len(quotes) == 1 else quotes)


def _unchecked_again(read: Brief, before: Brief, now: Brief) -> Brief:
    """What rests on somebody else's words now, and was accepted before that, is to be looked at once more."""
    resting: tuple[Claim | Event, ...] = (*now.claims, *now.history)
    rested: tuple[Claim | Event, ...] = (*before.claims, *before.history)
    old = {one.id: one for one in rested}
    listed = {one.item: one for one in now.draft}
    moved = {one.id for one in resting if old.get(one.id) != one and one.id not in listed}
    if not moved:
        return now
    draft = (listed.get(one.item, one) for one in read.draft if one.item in listed or one.item in moved)
    return replace(now, draft=tuple(draft))


# Who holds a claim


def _held(brief: Brief, claim_id: str, holder: str) -> Brief:
    """The claim without the positions of others who hold it, and without the doubt which of them is meant."""
    claim = next((one for one in brief.claims if one.id == claim_id), None)
    if claim is None or (holder and holder not in holders(claim)):
        return brief
    others = [] if not holder else [positions for one, positions in holders(claim).items() if one != holder]
    gone = list(chain.from_iterable(others))
    left = tuple(position for position in claim.positions if position not in gone)
    held = replace(
        brief,
        claims=_each(brief.claims, lambda one: replace(one, positions=left) if one.id == claim_id else one),
        draft=_each(brief.draft, lambda one: _undoubted(one) if one.item == claim_id else one),
    )
    return freed(held, claim_id, gone)


def _undoubted(drafted: Drafted) -> Drafted:
    """The entry of a claim without the doubt who is answered; another doubt stays."""
    is_answered = drafted.doubt_kind == "who-is-answered"
    return replace(drafted, doubt=None, doubt_kind=None) if is_answered else drafted


# Dropping


def _without(brief: Brief, items: set[str]) -> Brief:
    """The brief without these items, and without what cannot be without them."""
    index = Index(brief)
    items = {item for item in items if not isinstance(index.items.get(item), Speaker | Paragraph | None)}
    claims: list[Claim] = []
    for claim in brief.claims:
        if claim.id not in items:
            positions = [left for one in claim.positions if (left := _left(one, items)) is not None]
            claims.append(replace(claim, positions=tuple(positions)))
            if claim.positions and not positions:
                items.add(claim.id)

    gaps = tuple(gap for gap in brief.gaps if gap.id not in items)
    while empty := {gap.id for gap in gaps if gap.cites and items.issuperset(gap.cites)}:
        gaps = tuple(gap for gap in gaps if gap.id not in empty)
        items |= empty

    def stays(item_id: object) -> bool:
        return item_id not in items

    def stays_linked(link: Link) -> bool:
        to_brief, mark, item = link.to.partition("#")
        target = item if mark and to_brief == brief.id else link.to
        return stays(link.from_) and stays(target)

    def citing(part: Citing) -> Citing:
        return replace(part, cites=tuple(filter(stays, part.cites)))

    return replace(
        brief,
        key_points=tuple(citing(point) for point in brief.key_points if stays(point.id)),
        quotes=tuple(
            replace(
                quote,
                claims=tuple(filter(stays, quote.claims)),
                answers=quote.answers if stays(quote.answers) else None,
            )
            for quote in brief.quotes
            if stays(quote.id)
        ),
        claims=tuple(
            replace(
                claim,
                depends_on=tuple(filter(stays, claim.depends_on)),
                context=tuple(filter(stays, claim.context)),
            )
            for claim in claims
            if stays(claim.id)
        ),
        history=tuple(
            replace(event, quote=_words_left(event.quote, items))
            for event in brief.history
            if stays(event.id)
        ),
        gaps=tuple(map(citing, gaps)),
        links=tuple(filter(stays_linked, brief.links)),
        draft=tuple(one for one in brief.draft if stays(one.item)),
    )


def _left(position: Position, items: set[str]) -> Position | None:
    """What is left of a position; nothing, if it rested on dropped quotes alone."""
    quote = _words_left(position.quote, items)
    if quote is None and position.quote is not None:
        return None
    events = tuple(event for event in position.evidence_events if event not in items)
    supersedes = None if position.supersedes in items else position.supersedes
    return replace(position, quote=quote, evidence_events=events, supersedes=supersedes)


def _words_left(words: Words | None, items: set[str]) -> Words | None:
    if words is None or isinstance(words, str):
        return None if words in items else words
    return tuple(word for word in words if word not in items) or None


# What the decisions together leave behind


def _tidied(before: Brief, now: Brief) -> Brief:
    """No dispute without two sides, no choice of one holder, and no speaker whom nothing names any more."""
    old, index = Index(before), Index(now)

    def settled(claim: Claim) -> Claim:
        was = old.items.get(claim.id)
        if claim.status != "contested" or is_opposed(claim, index) or not isinstance(was, Claim):
            return claim
        if was.status == "contested" and not is_opposed(was, old):
            return claim  # so it stands in the file, and `check` says so
        return replace(claim, status="single-source", dispute=None)

    now = replace(now, claims=_each(now.claims, settled))
    alone = {claim.id for claim in now.claims if len(holders(claim)) < 2}
    now = replace(now, draft=_each(now.draft, lambda one: _undoubted(one) if one.item in alone else one))
    there = {speaker.id for speaker in before.speakers}
    members = {member for group in before.speakers for member in group.includes}
    idle = {speaker.id for speaker in now.speakers} - _speaking(now) - _named(now)
    # Who was not there for anything that was said stays.
    idle &= _speaking(before) | _named(before) | members | ({one.id for one in now.speakers} - there)
    # A group keeps its members, and a member may be all that a group that goes was kept for.
    while gone := {one for one in idle if not any(one in group.includes for group in now.speakers)}:
        idle -= gone
        now = replace(now, speakers=tuple(one for one in now.speakers if one.id not in gone))
    return now


def _speaking(brief: Brief) -> set[str]:
    """Who says, holds or vouches for something."""
    found = {speaker for quote in brief.quotes for speaker in quote.speakers}
    found.update(by for claim in brief.claims for position in claim.positions for by in position.speakers)
    found.update(speaker for quote in brief.quotes for speaker in several(quote.via))
    found.update(speaker for event in brief.history for speaker in several(event.attributed_to))
    return found


def _named(brief: Brief) -> set[str]:
    """Who is named otherwise: as somebody who could have said it, or by a point, gap or link."""
    found = {candidate for one in brief.draft for candidate in one.candidates}
    cites = chain((point.cites for point in brief.key_points), (gap.cites for gap in brief.gaps))
    found.update(cited for cited in chain.from_iterable(cites) if isinstance(cited, str))
    for link in brief.links:
        found.update((link.from_, link.to.removeprefix(f"{brief.id}#")))
    return found


def _each(parts: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    return tuple(map(change, parts))
