"""Rows on the screen: any number of them, measured and painted when they come into view."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefreader.app.rows import Rows, no_rows
from briefreader.app.widgets.list.heights import Heights
from briefreader.app.widgets.list.painting import RowStyles, joined, painted

CURSOR = "▌"
CHOSEN = "*"
MARGIN = 2  # the cursor's bar, and the sign of a chosen item
WIDEST = 76  # cells of a row: longer lines are hard to read
_CACHED_ROWS = 512


class Clicks:
    """Knows which clicks of a chain began on its own widget.

    The first click of two may have taken away what was clicked: the second is not meant for what is below.
    """

    def __init__(self) -> None:
        self._last = 0

    def begins_here(self, event: events.Click) -> bool:
        """Whether this click is the first, or goes on with one that came here."""
        begins = event.chain == 1 or event.chain == self._last + 1
        self._last = event.chain if begins else 0
        return begins


class RowView(ScrollView, inherit_bindings=False):
    """Draws rows line by line, with a cursor on one of them; it mounts no widget per row.

    Only rows near the view are ever measured. What moves the cursor is the business of `ItemList`.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.rows: Rows[object] = no_rows()  # type: ignore[assignment]
        self.chosen: frozenset[str] = frozenset()
        self.sought = ""  # the words to highlight, as they are searched
        self.sought_words = ""  # as they were typed
        self.cursor = -1
        self.clicks = Clicks()
        self.heights = Heights(0, lambda _: 0)
        self.drawn_width = 0
        self._laid_out = 0  # the width for which the rows were measured last
        self._height = 0
        self.fresh = True  # until the cursor has been moved, the top is what is to be seen
        self.drawn: dict[int, list[Strip]] = {}
        self._style = RowStyles(self)
        self._base: Style | None = None  # the view's own style; working it out takes longer than a line

    @property
    def key(self) -> str:
        """The item under the cursor, or ""."""
        return self.rows.keys[self.cursor] if 0 <= self.cursor < len(self.rows) else ""

    def redraw(self, keys: Iterable[str] | None = None) -> None:
        """Draw rows again whose signs or notes have changed (all, if no keys are given)."""
        offset = self.cursor_offset()
        if keys is None:
            self.measure(offset)
            return
        if not self.drawn_width:
            return
        for key in keys:
            index = self.rows.index.get(key)
            if index is not None:
                self.drawn.pop(index, None)
                self.heights.remeasure(index)
        self._tell_height()
        self._place_cursor(offset)
        self.refresh()

    # Lines

    def view_height(self) -> int:
        """How many lines are in sight."""
        return max(self.scrollable_content_region.height or self._height, 1)

    def cursor_offset(self) -> int:
        """How far below the top of the view the cursor's row begins."""
        if self.cursor < 0 or self.cursor >= len(self.rows) or not self.drawn_width:
            return 0
        return self.heights.first_line(self.cursor) - round(self.scroll_y)

    def measure(self, offset: int | None) -> None:
        """Measure anew, and leave the cursor's row `offset` lines below the top; None: show the top.

        A list that is not laid out yet has no width; it is measured when it gets one. One behind a detail has
        no region, and keeps its width: it hears nothing when it is seen again.
        """
        self.drawn.clear()
        width = self.scrollable_content_region.width
        if width or self.outer_size.width != self._laid_out:
            self.drawn_width = width
        rows, width = self.rows, _row_width(self.drawn_width)
        count = len(rows) if self.drawn_width else 0
        self.heights = Heights(count, lambda index: rows.row(index).height(width))
        if not self.drawn_width:
            return
        self._tell_height()
        if offset is None:
            self.scroll_to_line(0)
        else:
            self._place_cursor(offset)
        self.refresh()
        self.call_after_refresh(self._measure_sample, self.heights)

    def _measure_sample(self, heights: Heights) -> None:
        """Know the height of the list better, once it is seen; what is seen stays."""
        if heights is not self.heights or not heights.total:
            return
        index, within = heights.row_at(round(self.scroll_y))
        if heights.sample():
            self._tell_height()
            self._jump(heights.first_line(index) + within)

    def _tell_height(self) -> None:
        """Let the bar and the scrolling know how high the list is."""
        size = Size(self.drawn_width, self.heights.total)
        if size != self.virtual_size:
            self.virtual_size = size

    def _tell_height_at(self, line: int) -> None:
        """The same where it can be seen at `line`: the bar is a cell off, or the end is near.

        Else each page whose rows are first measured would be followed by another picture of the bar.
        """
        known, told, view = self.heights.total, self.virtual_size.height, self.view_height()
        if abs(known - told) * view >= told or line + 2 * view >= min(known, told):
            self._tell_height()

    def _place_cursor(self, offset: int) -> None:
        if self.cursor >= 0:
            line = self.heights.first_line(self.cursor)
            self._tell_height()
            self.scroll_to_line(line - offset)
            if 0 <= offset < max(self._height, 1):
                self.show_cursor()

    def scroll_to_line(self, line: int) -> None:
        """Bring a line to the top; the rows that come into view are measured."""
        if not self.drawn_width:
            return
        self._tell_height_at(line)
        self._jump(line)
        moved = self.heights.settle(round(self.scroll_y), round(self.scroll_y) + self.view_height())
        self._tell_height_at(round(self.scroll_y))
        if moved:
            self._jump(round(self.scroll_y) + moved)

    def _jump(self, line: int) -> None:
        # `force`, because a list that was just laid out does not have its scrollbar yet.
        self.scroll_to(y=max(line, 0), animate=False, immediate=True, force=True)

    def show_cursor(self, *, top: bool = False) -> None:
        """Scroll as little as possible so that the cursor's row is seen, its heading with it."""
        if self.cursor < 0 or not self.drawn_width:
            return
        view = self.view_height()
        start = self.cursor
        while start > 0 and not self.rows.keys[start - 1]:
            start -= 1
        row_line = self.top_of(self.cursor)
        first_line = self.heights.first_line(start) if start < self.cursor else row_line
        bottom = self.heights.first_line(self.cursor) + self.heights.height(self.cursor)
        self._tell_height_at(bottom)
        if bottom - first_line > view:
            first_line = row_line
        first = round(self.scroll_y)
        if top or first_line < first:
            self.scroll_to_line(first_line)
        elif bottom > first + view:
            self.scroll_to_line(min(bottom - view, first_line))

    def top_of(self, index: int) -> int:
        """The line to bring to the top to see a row: the heading of its group takes one."""
        head = self.rows.heading_of(index)
        return self.heights.first_line(index) - int(0 <= head < index)

    def pinned(self) -> int:
        """The heading that stands in the first line of the view because it is above it; -1 if none does."""
        first = round(self.scroll_y)
        if not first or not len(self.rows):
            return -1
        index, within = self.heights.row_at(first)
        head = self.rows.heading_of(index)
        return head if head < index or within else -1

    def refresh_row(self, index: int) -> None:
        """Draw one row again."""
        if self.drawn_width and 0 <= index < len(self.rows):
            line = self.heights.first_line(index) - round(self.scroll_y)
            self.refresh(Region(0, line, self.size.width, self.heights.height(index)))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Know the rows that come into view before they are drawn."""
        super().watch_scroll_y(old_value, new_value)
        if self.drawn_width and self.heights.total:
            self.heights.settle(round(new_value), round(new_value) + self.view_height())
            self._tell_height_at(round(new_value))

    def validate_scroll_y(self, value: float) -> float:
        """How far can be scrolled.

        Textual asks as soon as the layout has given a size, before it draws: `Resize` comes after that, and
        the list would be drawn with the rows of its last width, at the start with none.
        """
        if self.outer_size.width != self._laid_out:
            self._laid_out = self.outer_size.width
            offset = self.cursor_offset()
            if self.scrollable_content_region.width != self.drawn_width:
                self.measure(None if self.fresh else offset)
                self.vertical_scrollbar.window_virtual_size = self.virtual_size.height  # drawn next
                value = self.scroll_y
        return super().validate_scroll_y(value)

    def on_resize(self) -> None:
        """The item under the cursor stays in view if it was."""
        if 0 <= self.cursor_offset() < self._height and not self.fresh:
            self.show_cursor()
        self._height = self.view_height()
        self.call_after_refresh(self._tell_scrollbar)

    def _tell_scrollbar(self) -> None:
        """A scrollbar that has just appeared does not know the place yet."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = self.scroll_y

    def notify_style_update(self) -> None:
        """Forget the colours of the last theme."""
        super().notify_style_update()
        self._style.forget()
        self.drawn.clear()
        self._base = None

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        line = y + round(self.scroll_y)
        base = self._base = self._base or self.rich_style
        if line >= self.heights.total or not len(self.rows):
            return Strip.blank(self.size.width, base)
        if y == 0 and (head := self.pinned()) >= 0:
            whole = Strip([Segment(" " * (_left(self.drawn_width) + MARGIN)), *self._strips_of(head)[0]])
            return whole.adjust_cell_length(self.size.width).simplify().apply_style(base)
        index, within = self.heights.row_at(line)
        strips = self._strips_of(index)
        strip = strips[within]
        # The empty line that keeps rows apart belongs to none of them.
        apart = within == len(strips) - 1 and not strip.text.strip()
        here = index == self.cursor and not apart
        left = _left(self.drawn_width)
        wide = MARGIN + _row_width(self.drawn_width) if left else self.drawn_width
        fill = Segment(" " * max(wide - MARGIN - strip.cell_length, 0))
        row = [*self._margin(index, within, here), *strip, fill]
        if here and self.has_focus:
            row = [*Segment.apply_style(row, self._style("item--cursor"))]
        elif self.rows.keys[index] in self.chosen and not apart:
            row = [*Segment.apply_style(row, self._style("item--chosen"))]
        width = self.size.width
        rest = max(width - left - wide, 0)
        line_of_view = Segment.apply_style([Segment(" " * left), *row, Segment(" " * rest)], base)
        return Strip(joined(line_of_view)).crop(0, width)

    def _margin(self, index: int, within: int, here: bool) -> list[Segment]:
        chosen = within == 0 and self.rows.keys[index] in self.chosen
        bar = CURSOR if self.has_focus else "│"
        return [
            Segment(bar, self._style("item--bar")) if here else Segment(" ", Style.null()),
            Segment(CHOSEN, self._style("item--bar")) if chosen else Segment(" ", Style.null()),
        ]

    def _strips_of(self, index: int) -> list[Strip]:
        strips = self.drawn.get(index)
        if strips is None:
            if len(self.drawn) >= _CACHED_ROWS:
                self.drawn.clear()
            strips = self.drawn[index] = painted(
                self.rows.row(index), _row_width(self.drawn_width), self.sought, self._style
            )
        return strips


def _row_width(width: int) -> int:
    """The cells of a row in a list of so many."""
    return min(max(width - MARGIN, 1), WIDEST)


def _left(width: int) -> int:
    """The cells before the cursor's bar, where there is much room."""
    room = width - MARGIN - _row_width(width)
    return room // 2 if room > WIDEST // 2 else 0
