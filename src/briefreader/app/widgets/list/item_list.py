"""The one list of the program: any number of rows, wrapped when they come into view.

Textual's lists take time for every row before the first is shown: `OptionList` measures each
(https://github.com/Textualize/textual/issues/5498), `ListView` makes a widget of each
(https://github.com/Textualize/textual/issues/2783).
"""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from briefreader.app.binding import bindings
from briefreader.app.rows import Rows
from briefreader.app.widgets.list.row_view import RowView
from briefreader.base.normalise import for_search


class ItemList(RowView, can_focus=True):
    """A list that is read with a cursor.

    The place is kept by item key: when rows change, the cursor stays on the same item, and the
    item stays where it was in the view.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    class Highlighted(Message):
        """The cursor came to another item."""

        def __init__(self, list: "ItemList", key: str) -> None:  # noqa: A002
            super().__init__()
            self.list, self.key = list, key

    class Opened(Message):
        """The item under the cursor is asked for."""

        def __init__(self, list: "ItemList", key: str) -> None:  # noqa: A002
            super().__init__()
            self.list, self.key = list, key

    # What is shown

    def show_rows(self, rows: Rows, *, at: str | None = None, from_top: bool = False) -> None:  # type: ignore[type-arg]
        """Show other rows, with the cursor on item `at`, or on the item where it was.

        With `from_top` the cursor begins at the top, and so does the view.
        """
        keep = "" if from_top else at or self.key
        offset = self.cursor_offset()
        before = -1 if from_top else self.cursor
        self.rows = rows
        self.cursor = rows.index.get(keep, -1) if keep else -1
        if self.cursor < 0:
            self.cursor = self.rows.nearest(max(before, 0))
        self.fresh = from_top or (self.fresh and not at and before in (-1, self.cursor))
        self.measure(None if self.fresh else offset)
        if self.key != keep:
            self.post_message(self.Highlighted(self, self.key))

    @property
    def selected(self) -> tuple[str, ...]:
        """The chosen items in the order of the list, else the one under the cursor."""
        if self.chosen:
            return tuple(key for key in self.rows.index if key in self.chosen)
        return (self.key,) if self.key else ()

    def choose(self, keys: frozenset[str]) -> None:
        """Replace the set of chosen items."""
        self.chosen, changed = keys, self.chosen ^ keys
        self.redraw(changed)

    def seek(self, words: str) -> None:
        """Highlight `words` wherever they stand ("" ends it)."""
        self.sought, self.sought_words = for_search(words), words
        self.drawn.clear()
        self.refresh()

    def hits(self) -> list[int]:
        """Rows that can be selected and have the sought words, in order."""
        if not self.sought:
            return []
        keys = self.rows.keys
        return [at for at, words in enumerate(self.rows.searched) if keys[at] and self.sought in words]

    # The cursor

    def move_to(self, key: str) -> bool:
        """Bring the cursor to an item; False if it is not in the list."""
        index = self.rows.index.get(key)
        if index is None:
            return False
        self._move(index)
        return True

    def move_to_row(self, index: int) -> None:
        """Bring the cursor to a row."""
        self._move(index)

    @property
    def cursor_row(self) -> int:
        """The row of the cursor; -1 in an empty list."""
        return self.cursor

    def _move(self, index: int, *, top: bool = False) -> None:
        if not 0 <= index < len(self.rows):
            return
        before, self.cursor = self.cursor, index
        self.fresh = False
        self.show_cursor(top=top)
        if before != index:
            self.refresh_row(before)
            self.refresh_row(index)
            self.post_message(self.Highlighted(self, self.key))

    def _move_or_scroll(self, direction: int) -> None:
        """To the next item; a row higher than the view is read through first."""
        if not len(self.rows) or not self.drawn_width:
            return
        view = self.view_height()
        target = self.rows.step(self.cursor, direction)
        if self.cursor >= 0:
            top = self.top_of(self.cursor)
            bottom = self.heights.first_line(self.cursor) + self.heights.height(self.cursor)
            first = round(self.scroll_y)
            page = max(view - 2, 1)
            if direction > 0 and bottom > first + view:
                self.scroll_to_line(min(first + page, bottom - view if top <= first + page else first + page))
                return
            if direction < 0 and top < first:
                self.scroll_to_line(max(first - page, top))
                return
        if 0 <= target < len(self.rows):
            self._move(target)
        elif direction < 0:
            self.scroll_to_line(0)
        else:
            self.scroll_to_line(self.heights.total)

    def _move_lines(self, lines: int) -> None:
        """As many lines on as a page or half of it, the cursor with them."""
        if not self.drawn_width:
            return
        if self.cursor < 0:
            self.scroll_to_line(round(self.scroll_y) + lines)
            return
        first = round(self.scroll_y)
        line = self.heights.first_line(self.cursor)
        line = min(max(line, first), first + self.view_height() - 1) + lines
        row, _ = self.heights.row_at(max(line, 0))
        target = self.rows.nearest(row) if lines > 0 else self.rows.nearest_above(row)
        if target == self.cursor:
            target = self.rows.step(self.cursor, 1 if lines > 0 else -1)
        if 0 <= target < len(self.rows):
            self.scroll_to_line(round(self.scroll_y) + lines)
            self._move(target)
        else:
            self.scroll_to_line(self.heights.total if lines > 0 else 0)

    def action_down(self) -> None:
        """Next item."""
        self._move_or_scroll(1)

    def action_up(self) -> None:
        """Previous item."""
        self._move_or_scroll(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._move_lines(max(self.view_height() // 2, 1))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._move_lines(-max(self.view_height() // 2, 1))

    def action_page_down(self) -> None:
        """A page down."""
        self._move_lines(max(self.view_height() - 1, 1))

    def action_page_up(self) -> None:
        """A page up."""
        self._move_lines(-max(self.view_height() - 1, 1))

    def action_first(self) -> None:
        """First item."""
        self._move(self.rows.nearest(0))
        self.scroll_to_line(0)

    def action_last(self) -> None:
        """Last item."""
        last = self.rows.nearest_above(len(self.rows) - 1)
        if last >= 0:
            self._move(last)
            self.scroll_to_line(self.heights.total)

    def action_next_group(self) -> None:
        """The first item of the next group."""
        for at in range(self.cursor + 1, len(self.rows)):
            if self.rows.begins_group(at):
                self._move(self.rows.nearest(at), top=True)
                return

    def action_previous_group(self) -> None:
        """The first item of this group, or of the group before."""
        for at in range(self.cursor - 1, -1, -1):
            if self.rows.begins_group(at) and self.rows.nearest(at) < self.cursor:
                self._move(self.rows.nearest(at), top=True)
                return

    def action_open(self) -> None:
        """Show the detail of the item, or follow the link."""
        if self.key:
            self.post_message(self.Opened(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """The cursor goes to the row that was clicked; a second click opens it."""
        if not self.clicks.begins_here(event):
            return
        offset = event.get_content_offset(self)
        line = offset.y + round(self.scroll_y) if offset else self.heights.total
        if offset is None or line >= self.heights.total or (offset.y == 0 and self.pinned() >= 0):
            return
        index, _ = self.heights.row_at(line)
        if not self.rows.keys[index]:
            return
        again = index == self.cursor and event.chain > 1
        self._move(index)
        if again:
            self.action_open()

    def on_focus(self) -> None:
        """Draw the cursor's bar."""
        self.refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Draw the thin bar."""
        self.refresh_row(self.cursor)
