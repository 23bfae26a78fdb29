"""One claim over several briefs: parties down, briefs across by date, and who was never heard."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from briefreader.app.content import line
from briefreader.app.dialogs.dialog import ABOUT
from briefreader.app.dialogs.matrix import MOST_CLAIMS, MOST_PARTIES, WORDS
from briefreader.app.dialogs.statements import Statements, legend
from briefreader.app.dialogs.table import CopyTable, TableScreen
from briefreader.app.rows import Row
from briefreader.app.widgets.grid import CellAt
from briefreader.brief import Position
from briefreader.library.linked_claims import ClaimInBrief, LinkedClaim
from briefreader.printing.linked_claims import column_words, extent_words
from briefreader.wording.brief import position_sentence
from briefreader.wording.phrases import counted, joined, quoted, shortened

_ABOUT = 48  # characters of a claim in a sentence about it


class ClaimsMatrix(TableScreen):
    """Gives the item to go to, which is in the brief at `path_here`.

    Of many briefs it has a stretch, with that of the claim `name` in it.
    """

    def __init__(self, linked: LinkedClaim, name: str, copy: CopyTable, at: CellAt | None = None) -> None:
        number = next((number for number, one in enumerate(linked.columns) if one.name == name), 0)
        self._first = number - number % MOST_CLAIMS
        self._columns = linked.columns[self._first : self._first + MOST_CLAIMS]
        self._rows = linked.rows[:MOST_PARTIES]
        self._linked = linked
        self._statements = [Statements(column.opened) for column in self._columns]
        self._steps = cache(
            lambda row, column: tuple(self._statements[column].steps(self._positions(row, column)))
        )
        super().__init__("Who says what, over briefs", copy, at or (0, number - self._first))
        self.about = joined((*self._marks, self._counts()), " · ")

    def _counts(self) -> str:
        columns, rows = len(self._linked.columns), len(self._linked.rows)
        which = "" if columns == len(self._columns) else f", {self._first + 1} to {len(self._columns)} shown"
        parties = counted(rows, "party", "parties")
        shown = f"{parties}, {len(self._rows)} shown" if rows > len(self._rows) else parties
        return joined((f"{extent_words(self._linked)}{which}", shown), " · ")

    @property
    def _marks(self) -> tuple[str, ...]:
        marks = (column.opened.brief.draft_mark for column in self._columns)
        return (*self._linked.handling_marks, *dict.fromkeys(filter(None, marks)))

    @property
    def path_here(self) -> Path:
        """The file of the brief under the cursor."""
        return self._columns[self.at[1]].path

    @property
    def _in_words(self) -> bool:
        return self.app.size.width >= WORDS

    @property
    def legend(self) -> str:
        """Letters, where stances are not words, and the two kinds of silence."""
        held = (position for cell in self._linked.cells.values() for position in cell)
        return legend(held, in_words=self._in_words)

    def headings(self) -> Iterable[str]:
        """The briefs, each with its words for the claim."""
        return (f"{column_words(one)}: {_text(one)}" for one in self._columns)

    def names(self) -> Iterable[str]:
        """The parties; of those that no source has a position of, that they were never heard."""
        return (row.name if row.is_heard else f"{row.name} (never heard)" for row in self._rows)

    def _positions(self, row: int, column: int) -> tuple[Position, ...]:
        if row >= len(self._rows):
            return ()
        return self._linked.cells.get((self._rows[row].key, self._first + column), ())

    def steps(self, row: int, column: int) -> int:
        """The quotes of all statements."""
        return len(self._steps(row, column))

    def cell(self, row: int, column: int) -> Row:
        """One statement after the other; that of the cursor is marked."""
        steps = self._steps(row, column)
        here = steps[self.step].position if (row, column) == self.at and steps else None
        statements = self._statements[column]
        return statements.cell(self._positions(row, column), here, in_words=self._in_words)

    def cell_words(self, row: int, column: int) -> str:
        """The statements, with who makes them and on what evidence."""
        return self._statements[column].copied(self._positions(row, column))

    def source_words(self) -> str:
        """How the briefs are to be handled, how many there are, and of which dates."""
        return joined((*self._marks, extent_words(self._linked)), ", ")

    def told(self, row: int, column: int, step: int) -> tuple[str, ...]:
        """The claim in the words of the brief, and one statement on it in a sentence."""
        brief, party = self._columns[column], self._rows[row]
        claim = line(f"{column_words(brief)}: {shortened(_text(brief), ABOUT)}")
        steps = self._steps(row, column)
        about = quoted(shortened(_text(brief), _ABOUT))
        if not steps:
            return (claim, f"{party.name} on {about}: no entry in the brief.")
        now = steps[step]
        told = position_sentence(now.position, party.name, about, brief.opened.index)
        quotes = [one for one in steps if one.quote]
        count = f"{quotes.index(now) + 1} of {len(quotes)} quotes" if len(quotes) > 1 and now.quote else ""
        return (claim, joined((told, count), " "))

    def words(self, row: int, column: int, step: int) -> str:
        """The quote that the statement rests on."""
        steps = self._steps(row, column)
        return self._statements[column].quoted(steps[step]) if steps else ""

    def item_at(self, row: int, column: int, step: int) -> str:
        """The quote under the cursor; where there is none, the claim of the brief."""
        steps = self._steps(row, column)
        quote = steps[step].quote if steps else None
        return quote.id if quote else self._columns[column].claim.id


def _text(column: ClaimInBrief) -> str:
    return column.claim.text.rstrip(".")
