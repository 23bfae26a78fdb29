"""Parties down, contested claims across: stance and evidence in each cell."""

from collections.abc import Iterable, Iterator

from rich.text import Text as RichText

from briefreader.app.dialogs.table import TableScreen, hanging
from briefreader.app.view import View
from briefreader.brief import STANCE_LETTERS, Cell, Matrix, matrix, several
from briefreader.brief.model.positions import AGAINST
from briefreader.cite.speakers import spoken_by
from briefreader.wording.brief import evidence_words, stance_words
from briefreader.wording.phrases import joined

LEGEND = (
    "A asserts  C confirms  P presupposes  I if  Q qualifies  D doubts  N denies  R reports  "
    "· the brief says nothing is reported  (empty: nothing entered)   Enter: the words behind it   q back"
)
PARTY = 18
INDENT = 3  # of what stands beside and below a letter
MOST_CLAIMS, MOST_PARTIES = 40, 60  # at once: the table lays out each cell, and takes about 1 ms for it


class MatrixScreen(TableScreen):
    """Gives the item to go to: the quote behind a cell, or the claim.

    Of many claims it has a stretch, with that of `item` in it.
    """

    def __init__(self, view: View, item: str = "") -> None:
        whole = matrix(view.opened.brief)
        at = next((at for at, claim in enumerate(whole.claims) if claim.id == item), 0)
        first = at - at % MOST_CLAIMS
        self._index = view.opened.index
        self._matrix = whole.part(first, MOST_CLAIMS, MOST_PARTIES)
        super().__init__(f"Who says what{self._left_out(whole, first)}", LEGEND, PARTY)

    def _left_out(self, whole: Matrix, first: int) -> str:
        """Which claims and how many parties these are, where they are not all."""
        last, claims, parties = first + len(self._matrix.claims), len(whole.claims), len(whole.parties)
        told = ""
        if claims > MOST_CLAIMS:
            told = f" · claims {first + 1} to {last} of {claims:,}: M on another one shows those around it"
        if len(self._matrix.parties) == MOST_PARTIES < parties:
            told += f" · {MOST_PARTIES} of {parties:,} parties"
        return told

    def headings(self) -> Iterable[str]:
        """The contested claims."""
        return (claim.text for claim in self._matrix.claims)

    def rows(self, width: int) -> Iterable[tuple[str, list[RichText]]]:
        """What each party says of each claim."""
        for row, party in enumerate(self._matrix.parties):
            columns = range(len(self._matrix.claims))
            yield self._index.party_name(party), [self._cell(row, column, width) for column in columns]

    def _cell_at(self, row: int, column: int) -> Cell | None:
        return self._matrix.cells.get((self._matrix.parties[row], self._matrix.claims[column].id))

    def told(self, row: int, column: int) -> tuple[str, ...]:
        """The whole claim, and what the party says of it."""
        cell = self._cell_at(row, column)
        said = "; ".join(self._in_words(cell)) if cell else "nothing entered"
        name = self._index.party_name(self._matrix.parties[row])
        return (f"{self._matrix.claims[column].text} — {name}: {said}",)

    def _in_words(self, cell: Cell) -> Iterator[str]:
        for position in cell.positions:
            about = joined(
                (stance_words(position.stance), position.basis, evidence_words(position)),
                ", ",
            )
            yield joined((spoken_by(self._index, position), about), " ")

    def _cell(self, row: int, column: int, width: int) -> RichText:
        cell, text = self._cell_at(row, column), RichText()
        for at, position in enumerate(cell.positions if cell else ()):
            if at:
                text.append("\n")
            style = "bold yellow" if position.stance in AGAINST else "bold"
            text.append(STANCE_LETTERS[position.stance], style)
            about = " ".join(filter(None, (position.basis, evidence_words(position))))
            text.append(f"  {hanging(about, width, INDENT)}", "dim")
            if spoke := spoken_by(self._index, position):
                text.append(f"\n{' ' * INDENT}{hanging(spoke, width, INDENT)}")
        return text

    def item_at(self, row: int, column: int) -> str:
        """The first quote that the party's stance rests on; without one, the claim."""
        cell = self._cell_at(row, column)
        quotes = [quote for position in (cell.positions if cell else ()) for quote in several(position.quote)]
        known = (quote for quote in quotes if quote in self._index.items)
        return next(known, self._matrix.claims[column].id)
