"""Who stands for a claim, and who against it."""

from itertools import product

from briefreader.brief.model.brief import Claim, Position, Stance, several
from briefreader.brief.model.links import Index

FOR: frozenset[Stance] = frozenset(("asserts", "confirms", "presupposes"))
AGAINST: frozenset[Stance] = frozenset(("denies", "doubts", "qualifies"))


def is_opposed(claim: Claim, index: Index) -> bool:
    """Whether two positions of different parties oppose each other."""
    for_it = [set(index.parties_of(position)) for position in claim.positions if is_for(position, index)]
    against = [set(index.parties_of(position)) for position in claim.positions if position.stance in AGAINST]
    return any(one and other and one != other for one, other in product(for_it, against))


def is_for(position: Position, index: Index) -> bool:
    """Whether a position is for its claim; words that somebody is only alleged to have said are not."""
    return position.stance in FOR and not index.is_alleged(position)


def holders(claim: Claim) -> dict[str, tuple[Position, ...]]:
    """Who holds a claim, and with which positions; those who are against it are left out.

    The keys are ids of speakers or slugs of parties, with spaces between several.
    """
    found: dict[str, list[Position]] = {}
    for position in claim.positions:
        holder = " ".join(position.speakers or several(position.party))
        if position.stance in FOR and holder:
            found.setdefault(holder, []).append(position)
    return {holder: tuple(positions) for holder, positions in found.items()}
