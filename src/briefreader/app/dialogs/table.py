"""A screen with one table: a cell is chosen with the keys of a list, and told in words below."""

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text as RichText
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from briefreader.actions import Context
from briefreader.app.binding import bindings
from briefreader.app.content import content, line
from briefreader.app.dialogs.dialog import Dialog
from briefreader.app.wrapping import wrap

NARROWEST, WIDEST = 16, 28

Cells = DataTable[RichText]


def hanging(words: str, width: int, indent: int) -> str:
    """Words for one line of a cell, in as many as they need, all but the first indented."""
    said = line(words)
    return f"\n{' ' * indent}".join(said[start:end] for start, end in wrap(said, width - indent))


class TableScreen(Dialog[str | None]):
    """Rows and columns are numbered from 0, without the column of the rows' names. Gives an item to go to."""

    contexts: ClassVar[tuple[Context, ...]] = ("matrix", "app")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("matrix"),
        Binding("j", "move(1, 0)", show=False),
        Binding("k", "move(-1, 0)", show=False),
        Binding("l", "move(0, 1)", show=False),
        Binding("h", "move(0, -1)", show=False),
    ]

    heading_lines: ClassVar[int] = 4

    def __init__(self, title: str, legend: str, names_width: int) -> None:
        super().__init__()
        self._title = title
        self._legend = legend
        self._names_width = names_width

    def compose(self) -> ComposeResult:
        """The table over its legend."""
        yield Static(content(f" {self._title}"), classes="matrix-title")
        yield DataTable(fixed_columns=1, cursor_type="cell", header_height=self.heading_lines)
        yield Static(id="told")
        yield Static(content(self._legend), id="legend")

    def on_mount(self) -> None:
        """Fill the table."""
        table: Cells = self.query_one(DataTable)
        table.add_column(RichText(""), width=self._names_width)
        headings = tuple(self.headings())
        room = (self.app.size.width - self._names_width - 2) // max(len(headings), 1) - 2
        width = min(max(room, NARROWEST), WIDEST)
        for heading in headings:
            table.add_column(self._in_lines(heading, width), width=width)
        for name, cells in self.rows(width):
            table.add_row(RichText(line(name), style="bold"), *cells, height=None)
        if headings:
            table.cursor_coordinate = Coordinate(0, 1)
        self.set_focus(table)

    def _in_lines(self, words: str, width: int) -> RichText:
        """Words in the lines of a heading; the whole of them stands below the table."""
        said = line(words)
        lines = [said[start:end] for start, end in wrap(said, width)]
        if len(lines) > self.heading_lines:
            lines = lines[: self.heading_lines]
            lines[-1] = lines[-1][: width - 1] + "…"
        return RichText("\n".join(lines))

    def headings(self) -> Iterable[str]:
        """What stands over the columns."""
        raise NotImplementedError

    def rows(self, width: int) -> Iterable[tuple[str, list[RichText]]]:
        """The name of each row, and its cells, which are `width` cells of the terminal wide."""
        raise NotImplementedError

    def told(self, row: int, column: int) -> tuple[str, ...]:
        """What a cell says, in lines of words."""
        raise NotImplementedError

    def item_at(self, row: int, column: int) -> str:
        """The item that Enter on a cell leads to."""
        raise NotImplementedError

    def on_data_table_cell_highlighted(self, event: "DataTable.CellHighlighted") -> None:
        """Tell the cell below the table."""
        if event.coordinate.column > 0:
            told = self.told(event.coordinate.row, event.coordinate.column - 1)
            self.query_one("#told", Static).update(Content("\n").join(map(content, told)))

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
        """Give the item behind the cell."""
        row, column = self.query_one(DataTable).cursor_coordinate
        if column > 0:
            self.dismiss(self.item_at(row, column - 1))

    def action_close_matrix(self) -> None:
        """Back to the panes."""
        self.dismiss(None)
