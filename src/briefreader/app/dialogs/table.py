"""A screen with one table: a cell is chosen with the keys of a list, and told in words below."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from briefreader.actions import Context
from briefreader.app.base_screen import Say
from briefreader.app.binding import bindings
from briefreader.app.content import content, line
from briefreader.app.dialogs.dialog import Dialog
from briefreader.app.rows import Row
from briefreader.app.widgets.bars import KeysBar, MessageBar
from briefreader.app.widgets.grid import GRID_STYLES, CellAt, Grid, GridWords
from briefreader.app.widgets.list.painting import ROW_STYLES
from briefreader.base.text import one_line

FIRST: CellAt = (0, 0)


class TableText(Struct, frozen=True):
    """A table as it is copied: for plain text in Markdown, and in HTML."""

    plain: str
    html: str


CopyTable = Callable[[TableText, Say], None]


class TableScreen(Dialog[str | None]):
    """Rows and columns are numbered from 0. Gives an item to go to."""

    COMPONENT_CLASSES: ClassVar[set[str]] = ROW_STYLES | GRID_STYLES
    contexts: ClassVar[tuple[Context, ...]] = ("matrix", "app")
    BINDINGS: ClassVar[list[BindingType]] = bindings("matrix")

    widest_name: ClassVar[int] = 16

    def __init__(self, title: str, copy: CopyTable, at: CellAt = FIRST) -> None:
        super().__init__()
        self._title = title
        self.about = ""
        self._copy = copy
        self.at = at
        self.step = 0

    def compose(self) -> ComposeResult:
        """The table over the words of its cell, the legend and the keys."""
        headings, names = (tuple(map(line, found)) for found in (self.headings(), self.names()))
        title = (content(f" {self._title}").stylize("bold"), content(f"   {self.about}").stylize("$quiet"))
        yield Static(Content.assemble(*title), classes="table-title")
        yield Grid(GridWords(headings, names, self.cell), self.at, self.widest_name)
        yield Static(id="told")
        yield Static(id="words")
        yield Static(content(self.legend), id="legend")
        yield MessageBar(id="message")
        keys = KeysBar(self.app.settings.keymap, id="keys")  # type: ignore[attr-defined]
        keys.contexts = self.contexts
        yield keys

    def on_mount(self) -> None:
        """Tell the first cell."""
        self.set_focus(self.grid)
        self._tell()

    @property
    def grid(self) -> Grid:
        """The table."""
        return self.query_one(Grid)

    # What each table says

    @property
    def legend(self) -> str:
        """What the signs in the cells mean."""
        raise NotImplementedError

    def headings(self) -> Iterable[str]:
        """What stands over the columns."""
        raise NotImplementedError

    def names(self) -> Iterable[str]:
        """What stands before the rows."""
        raise NotImplementedError

    def cell(self, row: int, column: int) -> Row:
        """What stands in a cell."""
        raise NotImplementedError

    def cell_words(self, row: int, column: int) -> str:
        """What a copy of the table has in a cell."""
        raise NotImplementedError

    def source_words(self) -> str:
        """What the table is of: it stands over a copy."""
        raise NotImplementedError

    def told(self, row: int, column: int, step: int) -> tuple[str, ...]:
        """What one of the steps of a cell says, in lines of words."""
        raise NotImplementedError

    def words(self, row: int, column: int, step: int) -> str:
        """The words behind it, of which as much is shown as one line holds."""
        return ""

    def item_at(self, row: int, column: int, step: int) -> str:
        """The item that Enter on a cell leads to."""
        raise NotImplementedError

    def steps(self, row: int, column: int) -> int:
        """How many things stand in a cell, to be gone through."""
        return 1

    # Going through it

    def _tell(self) -> None:
        if self.has_cells:
            told, words = self.told(*self.at, self.step), self.words(*self.at, self.step)
            self.query_one("#told", Static).update(Content("\n").join(map(content, told)))
            self.query_one("#words", Static).update(content(words))

    @property
    def has_cells(self) -> bool:
        """Whether there is a row and a column."""
        return any(True for _ in self.headings()) and any(True for _ in self.names())

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Tell the cell below the table."""
        before, self.at, self.step = self.at, event.cell, 0
        self.grid.redraw(before)
        self.grid.redraw(self.at)
        self._tell()

    def on_grid_opened(self) -> None:
        """A second click."""
        self.action_matrix_open()

    def on_key(self) -> None:
        """The message has been read."""
        self.say()

    def say(self, *lines: str, severity: str = "information") -> None:
        """What became of a copy."""
        bar = self.query_one("#message", MessageBar)
        bar.severity, bar.lines = severity, lines

    # Actions

    def action_matrix_next(self) -> None:
        """The next thing that stands in the cell."""
        self.step = (self.step + 1) % max(self.steps(*self.at), 1)
        self.grid.redraw(self.at)
        self._tell()

    def action_matrix_open(self) -> None:
        """Give the item behind the cell."""
        if self.has_cells:
            self.dismiss(self.item_at(*self.at, self.step))

    def action_matrix_copy(self) -> None:
        """Copy the table."""
        self._copy(self._text(), self.say)

    def action_close_matrix(self) -> None:
        """Back to the panes."""
        self.dismiss(None)

    def _text(self) -> TableText:
        headings, names = list(self.headings()), list(self.names())
        rows = [
            [name, *(self.cell_words(row, column) for column in range(len(headings)))]
            for row, name in enumerate(names)
        ]
        title = f"{self._title}: {self.source_words()}"
        return TableText(_markdown(title, headings, rows), _html(title, headings, rows))


def _markdown(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A pipe table: https://github.github.com/gfm/#tables-extension-."""
    lines = [["", *headings], ["---"] * (len(headings) + 1), *rows]
    table = (
        "| " + " | ".join(one_line(cell).replace("|", "\\|") for cell in cells) + " |" for cells in lines
    )
    return "\n".join((title, "", *table))


def _html(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [_html_row(("", *headings), "th"), *(_html_row(cells, "td") for cells in rows)]
    return f"<p>{escape(one_line(title))}</p><table>{''.join(lines)}</table>"


def _html_row(cells: Sequence[str], tag: str) -> str:
    name, *others = (escape(one_line(cell)) for cell in cells)
    return f"<tr><th>{name}</th>{''.join(f'<{tag}>{cell}</{tag}>' for cell in others)}</tr>"
