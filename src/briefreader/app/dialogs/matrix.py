"""Parties down, claims across: who says what, on what evidence, in which words."""

from collections.abc import Iterable
from functools import cache
from typing import ClassVar

from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.binding import bindings
from briefreader.app.dialogs.statements import SILENT, Statements, legend
from briefreader.app.dialogs.table import CopyTable, TableScreen
from briefreader.app.rows import Row
from briefreader.app.view import MatrixCell, View
from briefreader.brief import Claim, Matrix, Position, matrix
from briefreader.cite.citation import work
from briefreader.wording.brief import (
    position_sentence,
    source_line,
)
from briefreader.wording.phrases import counted, joined, quoted, shortened

WORDS = 120  # columns from which stances are words
_LONGEST, _SHORT = 120, 48  # characters of a claim
MOST_CLAIMS, MOST_PARTIES = 40, 60  # at once: each cell is laid out before the first is shown


class MatrixScreen(TableScreen):
    """Gives the item to go to: the quote behind a cell, or the claim; `OTHER_CLAIMS` for all, or
    fewer, `OTHER_BRIEFS` for this claim in other briefs, `SPEAKERS` for what `speakers_here` said in them.

    Of many claims it has a stretch, with that of `at` in it.
    """

    OTHER_CLAIMS = "*"  # no id of an item
    OTHER_BRIEFS = "#"  # nor is this
    SPEAKERS = "@"

    contexts: ClassVar[tuple[Context, ...]] = ("brief-matrix", "matrix", "app")
    BINDINGS: ClassVar[list[BindingType]] = bindings("brief-matrix")

    def __init__(self, view: View, copy: CopyTable, at: MatrixCell, *, contested_only: bool = True) -> None:
        whole = matrix(view.opened.brief, contested_only=contested_only)
        self._kind = "contested claim" if contested_only else "claim"
        number = next((number for number, claim in enumerate(whole.claims) if claim.id == at.claim), 0)
        first = number - number % MOST_CLAIMS
        self._view = view
        self._index = view.opened.index
        self._statements = Statements(view.opened)
        self._matrix = whole.part(first, MOST_CLAIMS, MOST_PARTIES)
        self._claims = [claim.id for claim in self._matrix.claims]
        row = self._matrix.parties.index(at.party) if at.party in self._matrix.parties else 0
        super().__init__("Who says what", copy, (row, number - first))
        self.about = joined((self._left_out(whole, first), view.opened.brief.draft_mark), " · ")
        self._steps = cache(lambda row, column: tuple(self._statements.steps(self._positions(row, column))))
        self.step = at.step if at.step < len(self._steps(*self.at)) else 0

    def _left_out(self, whole: Matrix, first: int) -> str:
        """How many claims and parties there are, and which these are, where they are not all."""
        last, claims, parties = first + len(self._matrix.claims), len(whole.claims), len(whole.parties)
        told = counted(claims, self._kind)
        if claims > MOST_CLAIMS:
            told = f"claims {first + 1} to {last} of {claims:,}: M on another one shows those around it"
        if len(self._matrix.parties) == MOST_PARTIES < parties:
            return f"{told} · {MOST_PARTIES} of {parties:,} parties"
        return f"{told} · {counted(len(self._matrix.parties), 'party', 'parties')}"

    def action_matrix_claims(self) -> None:
        """Show all claims, or only the contested ones."""
        self.dismiss(self.OTHER_CLAIMS)

    def action_matrix_briefs(self) -> None:
        """The claim of this column in other briefs."""
        self.dismiss(self.OTHER_BRIEFS)

    def action_matrix_dossier(self) -> None:
        """All that who holds the position said in any brief."""
        self.dismiss(self.SPEAKERS)

    @property
    def speakers_here(self) -> tuple[str, ...]:
        """The ids of those who hold the position under the cursor, or who said what it rests on."""
        steps = self._steps(*self.at) if self.has_cells else ()
        if not steps:
            return ()
        now = steps[self.step]
        return now.position.speakers or (now.quote.speakers if now.quote else ())

    @property
    def here(self) -> MatrixCell:
        """Where the cursor is."""
        row, column = self.at
        party = self._matrix.parties[row] if self.has_cells else ""
        return MatrixCell(party, self._claims[column], self.step)

    @property
    def legend(self) -> str:
        """Letters, where stances are not words, and the two kinds of silence."""
        positions = (position for cell in self._matrix.cells.values() for position in cell.positions)
        return legend(positions, in_words=self._in_words)

    @property
    def _in_words(self) -> bool:
        return self.app.size.width >= WORDS

    def headings(self) -> Iterable[str]:
        """The claims."""
        return (claim.text.rstrip(".") for claim in self._matrix.claims)

    def names(self) -> Iterable[str]:
        """The parties."""
        return map(self._index.party_name, self._matrix.parties)

    # Cells

    def _positions(self, row: int, column: int) -> tuple[Position, ...]:
        if row >= len(self._matrix.parties):
            return ()
        cell = self._matrix.cells.get((self._matrix.parties[row], self._claims[column]))
        return cell.positions if cell else ()

    def steps(self, row: int, column: int) -> int:
        """The quotes of all statements."""
        return len(self._steps(row, column))

    def cell(self, row: int, column: int) -> Row:
        """One statement after the other; that of the cursor is marked."""
        steps = self._steps(row, column)
        here = steps[self.step].position if (row, column) == self.at and steps else None
        return self._statements.cell(self._positions(row, column), here, in_words=self._in_words)

    def cell_words(self, row: int, column: int) -> str:
        """The statements, with who makes them and on what evidence."""
        return self._statements.copied(self._positions(row, column))

    def source_words(self) -> str:
        """Title and source of the brief; of a draft, that it is one."""
        brief = self._view.opened.brief
        return joined((quoted(brief.title), source_line(work(brief.source.csl)), brief.draft_mark), ", ")

    # Below the table

    def told(self, row: int, column: int, step: int) -> tuple[str, ...]:
        """One statement in a sentence, then the quote that it rests on."""
        party, claim = self._matrix.parties[row], self._matrix.claims[column]
        about = quoted(shortened(claim.text.rstrip("."), _LONGEST if self._in_words else _SHORT))
        steps = self._steps(row, column)
        if not steps:
            return (f"{self._index.party_name(party)} on {about}: no entry in the brief.",)
        now = steps[step]
        told = position_sentence(now.position, self._index.party_name(party), about, self._index)
        quotes = [one for one in steps if one.quote]
        count = f"{quotes.index(now) + 1} of {len(quotes)} quotes" if len(quotes) > 1 and now.quote else ""
        return (" ".join(filter(None, (told, self._like(party, claim, now.position), count))),)

    def words(self, row: int, column: int, step: int) -> str:
        """The quote that the statement rests on."""
        steps = self._steps(row, column)
        return self._statements.quoted(steps[step]) if steps else ""

    def _like(self, party: str, claim: Claim, position: Position) -> str:
        """The other parties that take the same stance."""
        if position.stance == SILENT:
            return ""
        others = (
            self._index.party_name(other)
            for other in self._matrix.parties
            if other != party
            and any(
                one.stance == position.stance
                for one in self._positions(self._matrix.parties.index(other), self._claims.index(claim.id))
            )
        )
        found = ", ".join(others)
        return f"Same stance: {found}." if found else ""

    def item_at(self, row: int, column: int, step: int) -> str:
        """The quote under the cursor; where there is none, the claim."""
        steps = self._steps(row, column)
        quote = steps[step].quote if steps else None
        return quote.id if quote else self._claims[column]
