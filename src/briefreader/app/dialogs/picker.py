"""A dialog with one list in it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from briefreader.actions import Context
from briefreader.app.content import content
from briefreader.app.dialogs.dialog import Dialog
from briefreader.app.rows import Row, Rows
from briefreader.app.widgets.list.beside import BESIDE, ItemBeside
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.list.painting import ROW_STYLES

FEW = 15  # lines; a list of fewer takes no more room than it needs
NARROW = 46  # columns of a row in the smallest window


class Picker(Dialog[str | None]):
    """Rows to read or choose from; gives the key of the row that was opened."""

    COMPONENT_CLASSES: ClassVar[set[str]] = ROW_STYLES
    contexts: ClassVar[tuple[Context, ...]] = ("list",)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", show=False)]
    HORIZONTAL_BREAKPOINTS = [(0, "-alone"), (BESIDE, "-beside")]

    def __init__(
        self, title: str, rows: Rows[Row], hint: str, beside: Callable[[str], Rows[Row]] | None = None
    ) -> None:
        """`beside` gives what is shown beside the row of a key, where there is room."""
        super().__init__()
        self._beside = beside
        self._title = title
        self._rows = rows
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The list, and how to leave it."""
        lines = sum(self._rows.row(at).height(NARROW) for at in range(min(len(self._rows), FEW)))
        is_short = len(self._rows) < FEW and lines < FEW
        with Vertical(classes="dialog" if is_short else "dialog tall") as dialog:
            dialog.border_title = content(self._title)
            items = ItemList()
            if is_short:
                items.styles.height = lines
            if self._beside is None:
                yield items
            else:
                dialog.add_class("pair")
                with Horizontal():
                    yield items
                    yield ItemBeside()
            yield Static(content(self._hint), classes="hint")

    def on_mount(self) -> None:
        """Show the rows."""
        rows = self.query(ItemList).first()
        self.set_focus(rows)
        rows.show_rows(self._rows)

    def show_rows(self, rows: Rows[Row]) -> None:
        """Show the same rows, of which more is known by now; each is as high as before."""
        self._rows = rows
        if self.is_mounted:
            self.query(ItemList).first().show_rows(rows)

    def on_item_list_highlighted(self, event: ItemList.Highlighted) -> None:
        """Show what the row is about."""
        if self._beside is not None:
            self.query_one(ItemBeside).show(self._beside(event.key))

    def on_item_list_opened(self, event: ItemList.Opened) -> None:
        """Give the choice back."""
        self.dismiss(event.key)
