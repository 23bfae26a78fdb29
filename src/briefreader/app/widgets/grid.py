"""A table with a cursor: its headings and its names stay in sight while the cells scroll."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefreader.app.rows import Row
from briefreader.app.widgets.list.painting import RowStyles, joined, painted
from briefreader.app.widgets.list.row_view import CURSOR, Clicks
from briefreader.app.wrapping import wrap

MARGIN = 2  # the cursor's bar, and a blank at the other end
NARROWEST, WIDEST = 20, 48  # columns
_FEWEST_LINES = 3  # of headings

GRID_STYLES = {"item--rule", "item--focus", "item--here"}  # beside those of rows

CellAt = tuple[int, int]  # row and column, from 0


class GridWords(Struct, frozen=True):
    """Headings over the columns, and for each row its name and its cells."""

    headings: Sequence[str]
    names: Sequence[str]
    cells: Callable[[int, int], Row]


class _Layout(Struct, frozen=True):
    """Widths in cells of the terminal; where the rows begin, in lines below the headings."""

    names: int
    column: int
    headings: int
    starts: tuple[int, ...]  # of each row, and the end


class Grid(ScrollView, can_focus=True, inherit_bindings=False):
    """Cells are drawn when they come into view. The columns share the whole width."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1, 0)", show=False),
        Binding("k,up", "move(-1, 0)", show=False),
        Binding("l,right", "move(0, 1)", show=False),
        Binding("h,left", "move(0, -1)", show=False),
        Binding("g,home", "move(-1000, 0)", show=False),
        Binding("G,end", "move(1000, 0)", show=False),
    ]

    @dataclass
    class Highlighted(Message):
        """The cursor came to another cell."""

        cell: CellAt

    @dataclass
    class Opened(Message):
        """What is behind the cell under the cursor is asked for, by a click."""

        cell: CellAt

    def __init__(self, table: GridWords, cursor: CellAt, widest_name: int) -> None:
        super().__init__()
        self._table = table
        self._widest_name = widest_name
        self._cursor = cursor
        self._style = RowStyles(self)
        self._drawn: dict[CellAt, list[Strip]] = {}
        self._clicks = Clicks()

    @property
    def cursor(self) -> CellAt:
        """The row and the column of the cursor."""
        return self._cursor

    def redraw(self, cell: CellAt) -> None:
        """Draw a cell again, whose looks have changed and not its height."""
        self._drawn.pop(cell, None)
        self._refresh_row(cell[0])

    # Layout

    @cached_property
    def _layout(self) -> _Layout:
        table, width = self._table, self.scrollable_content_region.width
        longest = max((cell_len(name) for name in table.names), default=0)
        names = min(longest, self._widest_name, max(width // 4, 8)) + MARGIN
        columns = max(len(table.headings), 1)
        room = width - names
        in_sight = min(max(room // NARROWEST, 1), columns)
        column = min(room // in_sight, WIDEST)
        lines = max((len(wrap(words, column - MARGIN)) for words in table.headings), default=1)
        most = max(self.size.height // 3, _FEWEST_LINES)
        heights = (
            max(self._height(row, column), len(wrap(name, names - MARGIN))) + 1
            for row, name in enumerate(table.names)
        )
        return _Layout(names, column, min(lines, most), tuple(accumulate(heights, initial=0)))

    def _height(self, row: int, column: int) -> int:
        cells = (self._table.cells(row, at) for at in range(len(self._table.headings)))
        return max((cell.height(column - MARGIN) for cell in cells), default=1)

    def on_resize(self) -> None:
        """Share the width anew."""
        self._forget()
        layout = self._layout
        width = layout.names + layout.column * len(self._table.headings)
        self.virtual_size = Size(width, layout.headings + 1 + layout.starts[-1])
        self.call_after_refresh(self._show_cursor)

    def _forget(self) -> None:
        self.__dict__.pop("_layout", None)
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the colours of the last theme."""
        super().notify_style_update()
        self._style.forget()
        self._drawn.clear()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the view: a part of the headings, a thin line, or a line of cells."""
        layout, width = self._layout, self.size.width
        if y < layout.headings:
            name, cells = (
                Strip.blank(layout.names),
                [self._heading(column, y) for column in range(len(self._table.headings))],
            )
        else:
            line = y - layout.headings - 1 + round(self.scroll_y)
            row = next((at for at, start in enumerate(layout.starts[1:]) if line < start), -1)
            if y == layout.headings or (row >= 0 and line == layout.starts[row + 1] - 1):
                return Strip([Segment("─" * width, self._style("rule"))]).apply_style(self.rich_style)
            if row < 0:
                return Strip.blank(width, self.rich_style)
            within = line - layout.starts[row]
            name = self._name_line(row, within)
            cells = [self._cell_line(row, column, within) for column in range(len(self._table.headings))]
        shown = Strip.join(cells).adjust_cell_length(max(layout.column * len(cells), width))
        left = round(self.scroll_x)
        right = left + width - layout.names
        whole = Strip.join([name, shown.crop(left, right)])
        if y == 0:
            whole = self._with_arrows(whole, left > 0, right < layout.column * len(cells))
        return Strip(joined(whole.adjust_cell_length(width).apply_style(self.rich_style)))

    def _with_arrows(self, line: Strip, before: bool, behind: bool) -> Strip:
        """The first line of the headings, with a sign at each side where there are more columns."""
        names, width = self._layout.names, self.size.width - self.show_vertical_scrollbar
        style = self._style("focus")
        if before:
            line = Strip.join(
                [line.crop(0, names - 1), Strip([Segment("‹", style)]), line.crop(names, width)]
            )
        if behind:
            line = Strip.join([line.crop(0, width - 1), Strip([Segment("›", style)])])
        return line

    def _heading(self, column: int, line: int) -> Strip:
        words, room = self._table.headings[column], self._layout.column - MARGIN
        lines = wrap(words, room)
        last = self._layout.headings - 1
        shown = words[slice(*lines[line])] if line < len(lines) else ""
        if line == last and len(lines) > last + 1:
            shown = f"{shown[: room - 1].rstrip()}…"
        style = "focus" if column == self._cursor[1] else "strong"
        return Strip([Segment(f" {shown}", self._style(style))]).adjust_cell_length(self._layout.column)

    def _name_line(self, row: int, line: int) -> Strip:
        name = self._table.names[row]
        lines = wrap(name, self._layout.names - MARGIN)
        shown = name[slice(*lines[line])] if line < len(lines) else ""
        style = "focus" if row == self._cursor[0] else "strong"
        return Strip([Segment(f" {shown}", self._style(style))]).adjust_cell_length(self._layout.names)

    def _cell_line(self, row: int, column: int, line: int) -> Strip:
        at, width = (row, column), self._layout.column
        strips = self._drawn.get(at)
        if strips is None:
            cell = self._table.cells(row, column)
            strips = self._drawn[at] = painted(cell, width - MARGIN, "", self._style)
        strip = strips[line] if line < len(strips) else Strip([])
        if at != self._cursor:
            return Strip([Segment(" "), *strip]).adjust_cell_length(width)
        whole = Strip([Segment(CURSOR, self._style("bar")), *strip]).adjust_cell_length(width)
        return whole.apply_style(self._style("cursor"))

    # The cursor

    def action_move(self, rows: int, columns: int) -> None:
        """One cell on, or to the end of the column."""
        last_row, last_column = len(self._table.names) - 1, len(self._table.headings) - 1
        row, column = self._cursor
        self.go_to((min(max(row + rows, 0), last_row), min(max(column + columns, 0), last_column)))

    def go_to(self, cell: CellAt) -> None:
        """Bring the cursor to a cell."""
        if cell == self._cursor:
            return
        before, self._cursor = self._cursor, cell
        self._show_cursor()
        self._refresh_row(before[0])
        self._refresh_row(cell[0])
        if before[1] != cell[1]:
            self.refresh(Region(0, 0, self.size.width, self._layout.headings))
        self.post_message(self.Highlighted(cell))

    def _refresh_row(self, row: int) -> None:
        """Draw a row again, if it is in sight."""
        layout = self._layout
        top = layout.starts[row] - round(self.scroll_y) + layout.headings + 1
        self.refresh(Region(0, top, self.size.width, layout.starts[row + 1] - layout.starts[row]))

    def _show_cursor(self) -> None:
        """Scroll as little as possible so that the cell is seen."""
        layout, (row, column) = self._layout, self._cursor
        if row + 1 >= len(layout.starts):
            return
        view = self.scrollable_content_region
        top, bottom = layout.starts[row], layout.starts[row + 1]
        left, right = layout.column * column, layout.column * (column + 1)
        down, across = view.height - layout.headings - 1, view.width - layout.names
        y = min(max(round(self.scroll_y), bottom - down), top)
        x = min(max(round(self.scroll_x), right - across), left)
        self.scroll_to(x, y, animate=False, immediate=True, force=True)

    def on_click(self, event: events.Click) -> None:
        """The cursor goes to the cell that was clicked; a second click opens it."""
        offset = event.get_content_offset(self) if self._clicks.begins_here(event) else None
        if offset is None:
            return
        layout = self._layout
        line = offset.y - layout.headings - 1 + round(self.scroll_y)
        column = (offset.x - layout.names + round(self.scroll_x)) // layout.column
        row = next((at for at, start in enumerate(layout.starts[1:]) if line < start), -1)
        if offset.y <= layout.headings or offset.x < layout.names or row < 0:
            return
        if column < len(self._table.headings):
            again = (row, column) == self._cursor and event.chain > 1
            self.go_to((row, column))
            if again:
                self.post_message(self.Opened((row, column)))
