"""The one list of the program: any number of rows, wrapped when they come into view."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefreader.app.binding import bindings
from briefreader.app.row import Block, Row, Rows, Styled, fold, no_rows
from briefreader.app.widgets.heights import Heights
from briefreader.app.wrapping import wrap

CURSOR = "▌"
CHOSEN = "*"
MARGIN = 2  # the cursor's bar, and the sign of a chosen item
_CACHED_ROWS = 512


class ItemList(ScrollView, can_focus=True):
    """A list that is read with a cursor. It mounts no widget per row.

    The place is kept by item key: when rows change, the cursor stays on the same item, and the
    item stays where it was in the view. After `performance.md`: lines are drawn one by one, and
    only rows near the view are ever measured.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "item--cursor",
        "item--bar",
        "item--heading",
        "item--strong",
        "item--muted",
        "item--accent",
        "item--warning",
        "item--error",
        "item--good",
        "item--match",
        "item--quoted",
        "item--link",
    }

    @dataclass
    class Highlighted(Message):
        """The cursor came to another item."""

        list: "ItemList"
        key: str

    @dataclass
    class Opened(Message):
        """The item under the cursor is asked for."""

        list: "ItemList"
        key: str

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.rows: Rows[object] = no_rows()  # type: ignore[assignment]
        self.chosen: frozenset[str] = frozenset()
        self.sought = ""
        self._cursor = -1
        self._heights = Heights(0, lambda _: 0)
        self._width = 0
        self._height = 0
        self._fresh = True  # until the cursor has been moved, the top is what is to be seen
        self._strips: dict[int, list[Strip]] = {}
        self._styles: dict[str, Style] = {}
        self._base: Style | None = None  # the list's own style; working it out takes longer than a line

    # What is shown

    def show_rows(self, rows: Rows, *, at: str | None = None) -> None:  # type: ignore[type-arg]
        """Show other rows, with the cursor on item `at`, or on the item where it was."""
        keep = at or self.key
        offset = self._cursor_offset()
        before = self._cursor
        self.rows = rows
        self._cursor = rows.index.get(keep, -1) if keep else -1
        if self._cursor < 0:
            self._cursor = self._nearest(max(before, 0))
        self._fresh = self._fresh and not at
        self._measure(None if self._fresh else offset)
        if self.key != keep:
            self.post_message(self.Highlighted(self, self.key))

    def redraw(self, keys: Iterable[str] | None = None) -> None:
        """Draw rows again whose signs or notes have changed (all, if no keys are given)."""
        offset = self._cursor_offset()
        if keys is None:
            self._measure(offset)
            return
        if not self._width:
            return
        for key in keys:
            index = self.rows.index.get(key)
            if index is not None:
                self._strips.pop(index, None)
                self._heights.remeasure(index)
        self._take_height()
        self._place_cursor(offset)
        self.refresh()

    @property
    def key(self) -> str:
        """The item under the cursor, or ""."""
        return self.rows.keys[self._cursor] if 0 <= self._cursor < len(self.rows) else ""

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
        self.sought = fold(words)
        self._strips.clear()
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
        return self._cursor

    def _move(self, index: int, *, top: bool = False) -> None:
        if not 0 <= index < len(self.rows):
            return
        before, self._cursor = self._cursor, index
        self._fresh = False
        self._show_cursor(top=top)
        if before != index:
            self._refresh_row(before)
            self._refresh_row(index)
            self.post_message(self.Highlighted(self, self.key))

    def _nearest(self, index: int) -> int:
        """The nearest row at or around `index` that can be selected; -1 if there is none."""
        keys = self.rows.keys
        for at in range(index, len(keys)):
            if keys[at]:
                return at
        for at in range(min(index, len(keys)) - 1, -1, -1):
            if keys[at]:
                return at
        return -1

    def _step(self, direction: int) -> int:
        keys, at = self.rows.keys, self._cursor + direction
        while 0 <= at < len(keys) and not keys[at]:
            at += direction
        return at

    def _move_or_scroll(self, direction: int) -> None:
        """To the next item; a row higher than the view is read through first."""
        if not len(self.rows) or not self._width:
            return
        view = self._view_height()
        target = self._step(direction)
        if self._cursor >= 0:
            top = self._heights.first_line(self._cursor)
            bottom = top + self._heights.height(self._cursor)
            first = round(self.scroll_y)
            page = max(view - 2, 1)
            if direction > 0 and bottom > first + view:
                self._scroll(min(first + page, bottom - view if top <= first + page else first + page))
                return
            if direction < 0 and top < first:
                self._scroll(max(first - page, top))
                return
        if 0 <= target < len(self.rows):
            self._move(target)
        elif direction < 0:
            self._scroll(0)
        else:
            self._scroll(self._heights.total)

    def _move_lines(self, lines: int) -> None:
        """As many lines on as a page or half of it, the cursor with them."""
        if not self._width:
            return
        if self._cursor < 0:
            self._scroll(round(self.scroll_y) + lines)
            return
        first = round(self.scroll_y)
        line = self._heights.first_line(self._cursor)
        line = min(max(line, first), first + self._view_height() - 1) + lines
        row, _ = self._heights.row_at(max(line, 0))
        target = self._nearest(row) if lines > 0 else self._nearest_above(row)
        if target == self._cursor:
            target = self._step(1 if lines > 0 else -1)
        if 0 <= target < len(self.rows):
            self._scroll(round(self.scroll_y) + lines)
            self._move(target)
        else:
            self._scroll(self._heights.total if lines > 0 else 0)

    def _nearest_above(self, index: int) -> int:
        keys = self.rows.keys
        for at in range(index, -1, -1):
            if keys[at]:
                return at
        return self._nearest(index)

    def action_down(self) -> None:
        """Next item."""
        self._move_or_scroll(1)

    def action_up(self) -> None:
        """Previous item."""
        self._move_or_scroll(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._move_lines(max(self._view_height() // 2, 1))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._move_lines(-max(self._view_height() // 2, 1))

    def action_page_down(self) -> None:
        """A page down."""
        self._move_lines(max(self._view_height() - 1, 1))

    def action_page_up(self) -> None:
        """A page up."""
        self._move_lines(-max(self._view_height() - 1, 1))

    def action_first(self) -> None:
        """First item."""
        self._move(self._nearest(0))
        self._scroll(0)

    def action_last(self) -> None:
        """Last item."""
        last = self._nearest_above(len(self.rows) - 1)
        if last >= 0:
            self._move(last)
            self._scroll(self._heights.total)

    def action_next_group(self) -> None:
        """The first item of the next group."""
        for at in range(self._cursor + 1, len(self.rows)):
            if self.rows.begins_group(at):
                self._move(self._nearest(at), top=True)
                return

    def action_previous_group(self) -> None:
        """The first item of this group, or of the group before."""
        for at in range(self._cursor - 1, -1, -1):
            if self.rows.begins_group(at) and self._nearest(at) < self._cursor:
                self._move(self._nearest(at), top=True)
                return

    def action_open(self) -> None:
        """Show the detail of the item, or follow the link."""
        if self.key:
            self.post_message(self.Opened(self, self.key))

    # Lines

    def _view_height(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def _row_width(self) -> int:
        return max(self._width - MARGIN, 1)

    def _height_of(self, index: int) -> int:
        return self.rows.row(index).height(self._row_width())

    def _cursor_offset(self) -> int:
        """How far below the top of the view the cursor's row begins."""
        if self._cursor < 0 or self._cursor >= len(self.rows) or not self._width:
            return 0
        return self._heights.first_line(self._cursor) - round(self.scroll_y)

    def _measure(self, offset: int | None) -> None:
        """Measure anew, and leave the cursor's row `offset` lines below the top; None: show the top.

        A list that is not laid out yet has no width; it is measured when it gets one.
        """
        self._strips.clear()
        self._width = self.scrollable_content_region.width
        self._heights = Heights(len(self.rows) if self._width else 0, self._height_of)
        if not self._width:
            return
        self._take_height()
        if offset is None:
            self._scroll(0)
        else:
            self._place_cursor(offset)
        self.refresh()

    def _take_height(self) -> None:
        size = Size(self._width, self._heights.total)
        if size != self.virtual_size:
            self.virtual_size = size

    def _place_cursor(self, offset: int) -> None:
        if self._cursor >= 0:
            line = self._heights.first_line(self._cursor)
            self._take_height()
            self._scroll(line - offset)
            if 0 <= offset < max(self._height, 1):
                self._show_cursor()

    def _scroll(self, line: int) -> None:
        if not self._width:
            return
        self._jump(line)
        moved = self._heights.settle(round(self.scroll_y), round(self.scroll_y) + self._view_height())
        self._take_height()
        if moved:
            self._jump(round(self.scroll_y) + moved)

    def _jump(self, line: int) -> None:
        # `force`, because a list that was just laid out does not have its scrollbar yet.
        self.scroll_to(y=max(line, 0), animate=False, immediate=True, force=True)

    def _show_cursor(self, *, top: bool = False) -> None:
        """Scroll as little as possible so that the cursor's row is seen, its heading with it."""
        if self._cursor < 0 or not self._width:
            return
        view = self._view_height()
        start = self._cursor
        while start > 0 and not self.rows.keys[start - 1]:
            start -= 1
        first_line = self._heights.first_line(start)
        row_line = self._heights.first_line(self._cursor)
        bottom = row_line + self._heights.height(self._cursor)
        self._take_height()
        if bottom - first_line > view:
            first_line = row_line
        first = round(self.scroll_y)
        if top or first_line < first:
            self._scroll(first_line)
        elif bottom > first + view:
            self._scroll(min(bottom - view, first_line))

    def _refresh_row(self, index: int) -> None:
        if self._width and 0 <= index < len(self.rows):
            line = self._heights.first_line(index) - round(self.scroll_y)
            self.refresh(Region(0, line, self.size.width, self._heights.height(index)))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Know the rows that come into view before they are drawn."""
        super().watch_scroll_y(old_value, new_value)
        if self._width and self._heights.total:
            self._heights.settle(round(new_value), round(new_value) + self._view_height())
            self._take_height()

    def on_resize(self) -> None:
        """Wrap anew; the item under the cursor stays where it was, and in view if it was."""
        offset = self._cursor_offset()
        if self.scrollable_content_region.width != self._width:
            self._measure(None if self._fresh else offset)
        elif 0 <= offset < self._height and not self._fresh:
            self._show_cursor()
        self._height = self._view_height()
        self.call_after_refresh(self._tell_scrollbar)

    def _tell_scrollbar(self) -> None:
        """A scrollbar that has just appeared does not know the place yet."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = self.scroll_y

    def notify_style_update(self) -> None:
        """Forget the colours of the last theme."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()
        self._base = None

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        line = y + round(self.scroll_y)
        base = self._base = self._base or self.rich_style
        if line >= self._heights.total or not len(self.rows):
            return Strip.blank(self.size.width, base)
        index, within = self._heights.row_at(line)
        strips = self._strips_of(index)
        strip = strips[within]
        # The empty line that keeps rows apart belongs to none of them.
        apart = within == len(strips) - 1 and not strip.text.strip()
        here = index == self._cursor and not apart
        margin = self._margin(index, within, here)
        if here and self.has_focus:
            base += self._style("item--cursor")
        whole = Strip([*margin, *strip]).extend_cell_length(self.size.width)
        return whole.crop(0, self.size.width).simplify().apply_style(base)

    def _margin(self, index: int, within: int, here: bool) -> list[Segment]:
        chosen = within == 0 and self.rows.keys[index] in self.chosen
        bar = CURSOR if self.has_focus else "│"
        return [
            Segment(bar, self._style("item--bar")) if here else Segment(" ", Style.null()),
            Segment(CHOSEN, self._style("item--accent")) if chosen else Segment(" ", Style.null()),
        ]

    def _strips_of(self, index: int) -> list[Strip]:
        strips = self._strips.get(index)
        if strips is None:
            if len(self._strips) >= _CACHED_ROWS:
                self._strips.clear()
            strips = self._strips[index] = self._draw(self.rows.row(index))
        return strips

    def _draw(self, row: Row) -> list[Strip]:
        lines: list[Strip] = []
        for block in row.blocks:
            styled = (*block.styled, *self._matches(block.words))
            gutter = block.gutter
            for start, end in wrap(block.words, self._row_width() - block.indent):
                lead_style = self._style(block.gutter_style) if gutter.strip() else Style.null()
                lead = Segment(gutter.ljust(block.indent), lead_style)
                lines.append(Strip([lead, *self._segments(block, start, end, styled)]))
                gutter = block.rest
        return lines

    def _matches(self, words: str) -> list[Styled]:
        """Where the sought words stand, if folding left each character in its place."""
        folded = fold(words) if self.sought else ""
        if len(folded) != len(words):
            return []
        found, at = [], folded.find(self.sought) if self.sought else -1
        while at >= 0:
            found.append(Styled(at, at + len(self.sought), "match"))
            at = folded.find(self.sought, at + len(self.sought))
        return found

    def _segments(self, block: Block, start: int, end: int, styled: tuple[Styled, ...]) -> Iterable[Segment]:
        inside = [part for part in styled if part.start < end and part.end > start]
        edges = {start, end, *(max(p.start, start) for p in inside), *(min(p.end, end) for p in inside)}
        cuts = sorted(edges)
        for first, last in pairwise(cuts):
            style = self._style(block.style)
            for part in inside:
                if part.start <= first and part.end >= last:
                    style += self._style(part.style)
            yield Segment(block.words[first:last], style)

    def _style(self, name: str) -> Style:
        """The colours of a component, without the background of the list itself."""
        if not name:
            return Style.null()
        style = self._styles.get(name)
        if style is None:
            full = self.get_component_rich_style(name if name.startswith("item--") else f"item--{name}")
            style = full if full.bgcolor != self.rich_style.bgcolor else _without_background(full)
            self._styles[name] = style
        return style

    def on_click(self, event: events.Click) -> None:
        """The cursor goes to the row that was clicked; a second click opens it."""
        offset = event.get_content_offset(self)
        line = offset.y + round(self.scroll_y) if offset else self._heights.total
        if line >= self._heights.total:
            return
        index, _ = self._heights.row_at(line)
        if not self.rows.keys[index]:
            return
        again = index == self._cursor and event.chain > 1
        self._move(index)
        if again:
            self.action_open()

    def on_focus(self) -> None:
        """Draw the cursor's bar."""
        self._refresh_row(self._cursor)

    def on_blur(self) -> None:
        """Draw the thin bar."""
        self._refresh_row(self._cursor)


def _without_background(style: Style) -> Style:
    return Style(
        color=style.color,
        bold=style.bold,
        dim=style.dim,
        italic=style.italic,
        underline=style.underline,
        reverse=style.reverse,
        strike=style.strike,
    )
