"""A bordered list of one kind of items: it finds, filters, groups and counts."""

from typing import ClassVar

from msgspec.structs import replace
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from briefreader.app.binding import bindings
from briefreader.app.content import content, empty
from briefreader.app.limit import Limit
from briefreader.app.rows import Rows, no_rows, rows_of
from briefreader.app.view import Held, View
from briefreader.app.widgets.list.item_list import ItemList


class PaneContents:
    """What one pane shows of a view, and what it says about itself.

    Panes differ in this alone. As widgets of classes of their own they would take a fiftieth of the time to
    the first frame: Textual works all bindings out anew for each class.
    """

    number: ClassVar[int] = 0
    first_label: ClassVar[str] = ""
    nothing: ClassVar[str] = ""  # what stands in it where the brief has nothing for it

    def __init__(self) -> None:
        self.label = self.first_label

    def rows(self, view: View) -> Rows:  # type: ignore[type-arg]
        """The rows for a view; `view.limit` is this pane's."""
        raise NotImplementedError

    def count_words(self, view: View) -> str:
        """What stands in the border: how many there are."""
        return ""

    def has_nothing(self, view: View) -> bool:
        """Whether the brief has nothing for it."""
        return False

    def nothing_words(self, view: View) -> str:
        """Why it has no rows, and what changes that."""
        return f"Nothing matches “{view.limit.text}”. Esc shows all." if view.limit else self.nothing

    def next_order(self) -> str | None:
        """Switch to the next order or grouping; its name, None where there is only one."""
        return None

    def item_of(self, key: str, entry: object) -> str:
        """The item that a row is about, by its key and what it was made of."""
        return key


class Pane(ItemList):
    """One of the reader's panes. It gets a view, and shows its rows of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pane")

    view: var[View | None] = var(None)

    class Told(Message):
        """Something worth a line at the foot of the screen."""

        def __init__(self, text: str, severity: str = "information") -> None:
            super().__init__()
            self.text, self.severity = text, severity

    class UncheckedSought(Message):
        """The next unchecked item of a draft is asked for, in whichever pane it is; -1: the one before."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    def __init__(
        self,
        contents: PaneContents,
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.contents = contents
        self.number = contents.number
        self.limit = Limit()
        self._unfiltered = 0  # items, before there was a filter

    # Showing

    def watch_view(self) -> None:
        """Show the new state; the cursor stays on its item."""
        self.show_view()

    def show_view(self, *, at: str | None = None) -> None:
        """Draw the rows of the view in force."""
        if self.view is None:
            self.show_rows(no_rows())
            return
        view = replace(self.view, limit=self.limit)
        contents = self.contents
        rows = contents.rows(view)
        self.show_rows(rows if len(rows) else rows_of([empty(contents.nothing_words(view))]), at=at)
        has_nothing = contents.has_nothing(view)
        self.set_class(has_nothing, "empty")
        title = f"{self.number} {contents.label}" if self.number else contents.label
        title = f"{title}: none" if has_nothing else title
        self.border_title = content(title)
        self.border_subtitle = self._count(view)

    def _count(self, view: View) -> Content:
        pieces = [content(f"& {self.limit.text}")] if self.limit else []
        if self.chosen:
            pieces.append(content(f" {len(self.chosen)} selected ", "bold reverse"))
        if self.limit:
            pieces.append(content(f"{len(self.rows.index)} of {self._unfiltered}"))
        elif count := self.contents.count_words(view):
            pieces.append(content(count))
        return Content("  ").join(pieces)

    def held_of(self, key: str) -> Held | None:
        """What a reviewer wrote that stands in a row, and whose it is; None where something else does."""
        entry = self._entry_of(key)
        return entry if isinstance(entry, Held) else None

    def item_of(self, key: str) -> str:
        """The item that a row is about."""
        return self.contents.item_of(key, self._entry_of(key))

    def _entry_of(self, key: str) -> object:
        at = self.rows.index.get(key)
        return None if at is None else self.rows.entries[at]

    @property
    def item(self) -> str:
        """The item under the cursor, or ""."""
        return self.item_of(self.key)

    @property
    def items(self) -> tuple[str, ...]:
        """The chosen items, else the one under the cursor."""
        return tuple(dict.fromkeys(item for key in self.selected if (item := self.item_of(key))))

    def choose(self, keys: frozenset[str]) -> None:
        """Replace the set of chosen items, and say how many they are."""
        super().choose(keys)
        if self.view is not None:
            self.border_subtitle = self._count(self.view)

    # Finding and filtering

    def limit_to(self, limit: Limit) -> None:
        """Show only what a query asks for."""
        if not self.limit:
            self._unfiltered = len(self.rows.index)
        self.limit = limit
        self.choose(frozenset())
        self.show_view()

    def find(self, words: str) -> None:
        """Highlight words, and go to the first match from the cursor on."""
        self.seek(words)
        hits = self.hits()
        if hits:
            self.move_to_row(next((at for at in hits if at >= self.cursor_row), hits[0]))
        self.tell_hits()

    def tell_hits(self) -> None:
        """Say how many items match, and which of them this is."""
        if not self.sought:
            return
        hits = self.hits()
        if not hits:
            self.post_message(self.Told(f"No match for “{self.sought_words}” in this pane", "warning"))
            return
        place = hits.index(self.cursor_row) + 1 if self.cursor_row in hits else 0
        self.post_message(self.Told(f"“{self.sought_words}” {place}/{len(hits)}"))

    def go_to_hit(self, direction: int) -> None:
        """To the next match, or the one before; from the last on to the first."""
        hits = self.hits()
        if direction > 0:
            target = next((at for at in hits if at > self.cursor_row), hits[0] if hits else -1)
        else:
            target = next((at for at in reversed(hits) if at < self.cursor_row), hits[-1] if hits else -1)
        self.move_to_row(target)
        self.tell_hits()

    def action_order(self) -> None:
        """Switch to the next order or grouping."""
        name = self.contents.next_order()
        if name is None:
            self.post_message(self.Told("This pane cannot be sorted"))
            return
        self.show_view()
        self.post_message(self.Told(name))

    def action_choose(self) -> None:
        """Select the item, or no longer; then on to the next."""
        if self.key:
            self.choose(self.chosen ^ {self.key})
            self.action_down()

    def action_choose_group(self) -> None:
        """Select all items of the group that the cursor is in, or none of them if all are selected."""
        keys, at = self.rows.keys, self.cursor_row
        if not self.key:
            return
        first, last = at, at + 1
        while first > 0 and keys[first - 1]:
            first -= 1
        while last < len(keys) and keys[last]:
            last += 1
        group = frozenset(keys[first:last])
        self.choose(self.chosen - group if group <= self.chosen else self.chosen | group)

    def action_next_unreviewed(self) -> None:
        """To the next item that is not reviewed; in a draft, not checked."""
        if not self._asks_for_unchecked(1):
            self._go_to_unreviewed(range(self.cursor_row + 1, len(self.rows)))

    def action_previous_unreviewed(self) -> None:
        """To the item before that is not reviewed; in a draft, not checked."""
        if not self._asks_for_unchecked(-1):
            self._go_to_unreviewed(range(self.cursor_row - 1, -1, -1))

    def _asks_for_unchecked(self, direction: int) -> bool:
        is_draft = self.view is not None and bool(self.view.opened.brief.draft)
        return is_draft and self.post_message(self.UncheckedSought(direction))

    def _go_to_unreviewed(self, rows: range) -> None:
        keys = self.rows.keys
        reviewed = self.view.notebook.reviewed if self.view else frozenset()
        for at in rows:
            if keys[at] and self.item_of(keys[at]) not in reviewed:
                self.move_to_row(at)
                return
        self.post_message(self.Told("No more unreviewed items in this direction"))
