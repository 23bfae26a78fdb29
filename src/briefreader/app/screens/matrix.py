"""Parties down, contested claims across: stance and evidence in each cell."""

from typing import ClassVar

from rich.text import Text as RichText
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.screen import ModalScreen
from textual.widgets import DataTable, Static

from briefreader.app.binding import bindings
from briefreader.app.content import content, line
from briefreader.app.panes.claims import OPPOSING, evidence_words
from briefreader.app.view import View
from briefreader.app.wrapping import wrap
from briefreader.brief import STANCE_LETTERS, Cell, Claim, matrix, several
from briefreader.commands import Place

LEGEND = (
    "A asserts  C confirms  P presupposes  I if  Q qualifies  D doubts  N denies  R reports  "
    "· the brief says nothing is reported  (empty: nothing entered)   Enter: the words behind it   q back"
)
NARROWEST, WIDEST, PARTY, HEADER_LINES = 16, 28, 18, 4

Cells = DataTable[RichText]


class MatrixScreen(ModalScreen[str | None]):
    """Gives the item to go to: the quote behind a cell, or the claim."""

    places: ClassVar[tuple[Place, ...]] = ("matrix", "app")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("matrix"),
        Binding("j", "move(1, 0)", show=False),
        Binding("k", "move(-1, 0)", show=False),
        Binding("l", "move(0, 1)", show=False),
        Binding("h", "move(0, -1)", show=False),
    ]

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._matrix = matrix(view.opened.brief)

    def compose(self) -> ComposeResult:
        """The table over its legend."""
        yield Static(content(" Who says what"), classes="matrix-title")
        yield DataTable(fixed_columns=1, cursor_type="cell", header_height=HEADER_LINES, zebra_stripes=False)
        yield Static(id="claim")
        yield Static(content(LEGEND), id="legend")

    def on_mount(self) -> None:
        """Fill the table."""
        table: Cells = self.query_one(DataTable)
        table.add_column(RichText(""), key="", width=PARTY)
        room = (self.app.size.width - PARTY - 2) // max(len(self._matrix.claims), 1) - 2
        width = min(max(room, NARROWEST), WIDEST)
        for claim in self._matrix.claims:
            table.add_column(_heading(claim, width), key=claim.id, width=width)
        for party in self._matrix.parties:
            cells = (_cell(self._matrix.cells.get((party, claim.id))) for claim in self._matrix.claims)
            name = RichText(line(self._view.opened.index.party_name(party)), style="bold")
            table.add_row(name, *cells, key=party, height=None)
        if self._matrix.claims:
            table.cursor_coordinate = Coordinate(0, 1)
        table.focus()

    def on_data_table_cell_highlighted(self, event: "DataTable.CellHighlighted") -> None:
        """Tell the whole claim, and what the cell says, below the table."""
        claim = self._claim_at(event.coordinate)
        if claim is None:
            return
        party = self._matrix.parties[event.coordinate.row]
        cell = self._matrix.cells.get((party, claim.id))
        said = "; ".join(_in_words(cell)) if cell else "nothing entered"
        name = self._view.opened.index.party_name(party)
        self.query_one("#claim", Static).update(content(f" {claim.text} — {name}: {said}"))

    def _claim_at(self, at: Coordinate) -> Claim | None:
        column = at.column - 1
        return self._matrix.claims[column] if 0 <= column < len(self._matrix.claims) else None

    def action_move(self, rows: int, columns: int) -> None:
        """One cell on."""
        table = self.query_one(DataTable)
        row, column = table.cursor_coordinate
        target = Coordinate(row + rows, column + columns)
        if table.is_valid_coordinate(target):
            table.cursor_coordinate = target

    def on_data_table_cell_selected(self) -> None:
        """Enter."""
        self.action_matrix_open()

    def action_matrix_open(self) -> None:
        """To the quote behind the cell; without one, to the claim."""
        at = self.query_one(DataTable).cursor_coordinate
        claim = self._claim_at(at)
        if claim is None:
            return
        cell = self._matrix.cells.get((self._matrix.parties[at.row], claim.id))
        quotes = [quote for position in (cell.positions if cell else ()) for quote in several(position.quote)]
        known = [quote for quote in quotes if quote in self._view.opened.index.items]
        self.dismiss(known[0] if known else claim.id)

    def action_close_matrix(self) -> None:
        """Back to the panes."""
        self.dismiss(None)


def _heading(claim: Claim, width: int) -> RichText:
    """The claim in the lines of a heading; the whole of it stands below the table."""
    words = line(claim.text)
    lines = [words[start:end] for start, end in wrap(words, width)]
    if len(lines) > HEADER_LINES:
        lines = lines[:HEADER_LINES]
        lines[-1] = lines[-1][: width - 1] + "…"
    return RichText("\n".join(lines))


def _cell(cell: Cell | None) -> RichText:
    text = RichText()
    for at, position in enumerate(cell.positions if cell else ()):
        if at:
            text.append("\n")
        style = "bold yellow" if position.stance in OPPOSING else "bold"
        text.append(STANCE_LETTERS[position.stance], style)
        about = " ".join(filter(None, (position.basis, evidence_words(position))))
        text.append(f"  {line(about)}", "dim")
    return text


def _in_words(cell: Cell) -> list[str]:
    return [
        ", ".join(filter(None, (position.stance, position.basis, evidence_words(position))))
        for position in cell.positions
    ]
