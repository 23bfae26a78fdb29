"""Who stands where: parties against contested claims."""

from collections.abc import Mapping

from msgspec import Struct

from briefreader.brief.model.brief import Brief, Claim, Position, Stance
from briefreader.brief.model.links import Index

STANCE_LETTERS: dict[Stance, str] = {
    "asserts": "A",
    "confirms": "C",
    "presupposes": "P",
    "conditional": "I",
    "qualifies": "Q",
    "doubts": "D",
    "denies": "N",
    "reports": "R",
    "withdraws": "W",
    "not-reported": "·",
}


class Cell(Struct, frozen=True):
    """All positions of one party on one claim, in the brief's order."""

    positions: tuple[Position, ...]


class Matrix(Struct, frozen=True):
    """Parties down, contested claims across. A pair without a cell: nothing was entered."""

    parties: tuple[str, ...]
    claims: tuple[Claim, ...]
    cells: Mapping[tuple[str, str], Cell]

    def part(self, first: int, claims: int, parties: int) -> "Matrix":
        """So many claims from one of them on, and no more than so many parties that say something of them."""
        shown = self.claims[first : first + claims]
        ids = {claim.id for claim in shown}
        cells = {key: cell for key, cell in self.cells.items() if key[1] in ids}
        present = {party for party, _ in cells}
        return Matrix(tuple(party for party in self.parties if party in present)[:parties], shown, cells)


def matrix(brief: Brief) -> Matrix:
    """The contested claims of a brief; parties in the order of `parties`, then of appearance."""
    index = Index(brief)
    claims = tuple(claim for claim in brief.claims if claim.status == "contested")
    positions: dict[tuple[str, str], list[Position]] = {}
    for claim in claims:
        for position in claim.positions:
            for party in index.parties_of(position):
                positions.setdefault((party, claim.id), []).append(position)
    present = dict.fromkeys(party for party, _ in positions)
    named = [party for party in brief.parties if party in present]
    return Matrix(
        parties=tuple(dict.fromkeys((*named, *present))),
        claims=claims,
        cells={key: Cell(tuple(held)) for key, held in positions.items()},
    )
