"""What a brief leaves to be derived: the places of its quotes, and the quotes of its positions."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefreader.brief.model.brief import Brief, Claim, Locator, Position, Quote, Speaker, Words, several

if TYPE_CHECKING:
    from briefreader.brief.verification.verification import Verifier


def completed(brief: Brief, verify: "Verifier") -> Brief:
    """The brief with what follows from the rest of it filled in; the brief itself if nothing is left out.

    A quote without `para` is where its words stand, if they stand once. A position without `quote` is based
    on the quotes of those who take it that name the claim.
    """
    quotes = brief.quotes
    if any(quote.para is None and quote.spans for quote in quotes):
        quotes = tuple(placed(quote, verify) for quote in quotes)
    claims = brief.claims
    if any(_is_open(position) for claim in claims for position in claim.positions):
        groups, naming = Groups(brief.speakers), _naming(quotes)
        claims = tuple(_with_quotes(claim, naming.get(claim.id, ()), groups) for claim in claims)
    if quotes == brief.quotes and claims == brief.claims:
        return brief
    return replace(brief, quotes=quotes, claims=claims)


def placed(quote: Quote, verify: "Verifier") -> Quote:
    """A quote with the place of its words, where it names none and they stand in one place only."""
    if quote.para is not None or not quote.spans:
        return quote
    open_spans = [span for span in quote.spans if span.para is None]
    if not open_spans:
        return replace(quote, para=quote.spans[0].para)
    found = {span: verify.places_of(span, quote) for span in open_spans}
    common = [place for place in found[open_spans[0]] if all(place in places for places in found.values())]
    if len(common) == 1:
        first = quote.spans[0].para
        if first is None:
            return replace(quote, para=common[0])
        spans = tuple(replace(span, para=span.para or common[0]) for span in quote.spans)
        return replace(quote, para=first, spans=spans)
    if common or any(len(places) != 1 for places in found.values()):
        return quote
    spans = tuple(
        span if span.para is not None else replace(span, para=found[span][0]) for span in quote.spans
    )
    return replace(quote, para=spans[0].para, spans=spans)


def places(quote: Quote, verify: "Verifier") -> tuple[Locator, ...]:
    """All paragraphs with words of a quote that names none."""
    found = (verify.places_of(span, quote) for span in quote.spans if span.para is None)
    return tuple(dict.fromkeys(place for several_places in found for place in several_places))


class Groups:
    """Which speakers include which others, directly or through another one."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._includes: Mapping[str, tuple[str, ...]] = {one.id: one.includes for one in speakers}

    def are_joined(self, one: str, other: str) -> bool:
        """Whether they are one and the same, or one of them includes the other."""
        return other in self._within(one) or one in self._within(other)

    def take(self, position: Position, quote: Quote) -> bool:
        """Whether somebody who takes a position said a quote, alone, with others or as a group."""
        return any(self.are_joined(by, speaker) for by in position.speakers for speaker in quote.speakers)

    def _within(self, group: str) -> set[str]:
        found = {group}
        waiting = [group]
        while waiting:
            members = set(self._includes.get(waiting.pop(), ())) - found
            found |= members
            waiting += members
        return found


def _is_open(position: Position) -> bool:
    return position.quote is None and position.stance != "not-reported"


def _naming(quotes: Iterable[Quote]) -> dict[str, list[Quote]]:
    """By claim: the quotes that name it."""
    found: dict[str, list[Quote]] = {}
    for quote in quotes:
        for claim in quote.claims:
            found.setdefault(claim, []).append(quote)
    return found


def _with_quotes(claim: Claim, quotes: Iterable[Quote], groups: Groups) -> Claim:
    """The claim with the quotes that name it, each at the one position that it can belong to."""
    named = {one for position in claim.positions for one in several(position.quote)}
    based: dict[int, list[str]] = {}
    for quote in quotes:
        if quote.id in named:
            continue
        fitting = [
            number
            for number, position in enumerate(claim.positions)
            if _is_open(position) and groups.take(position, quote)
        ]
        if len(fitting) == 1:
            based.setdefault(fitting[0], []).append(quote.id)
    if not based:
        return claim
    return replace(
        claim,
        positions=tuple(
            replace(position, quote=_one_or_several(based[number])) if number in based else position
            for number, position in enumerate(claim.positions)
        ),
    )


def _one_or_several(names: list[str]) -> Words:
    return names[0] if len(names) == 1 else tuple(names)
