"""Who said it: the speakers of a brief, limited by what is typed, and speakers of a new name."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from briefreader.actions import Context
from briefreader.app.binding import bindings
from briefreader.app.content import content
from briefreader.app.dialogs.dialog import ABOUT, Dialog
from briefreader.app.rows import Row, rows_of
from briefreader.app.widgets.fields import TextField
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.list.painting import ROW_STYLES
from briefreader.base.text import one_line

_HINT = "Type to filter, or a new name · ↓ ↑ move · Enter select · Esc cancel"


class SpeakerPicker(Dialog[str | None]):
    """Gives the key of a row. `rows_for` has the rows for what is typed, the likeliest first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = ROW_STYLES
    BINDINGS: ClassVar[list[BindingType]] = bindings("speakers")
    contexts: ClassVar[tuple[Context, ...]] = ("speakers",)

    def __init__(self, about: str, rows_for: Callable[[str], list[Row]]) -> None:
        super().__init__()
        self._about = about
        self._rows_for = rows_for

    def compose(self) -> ComposeResult:
        """The words, the field, the list, and how to leave."""
        with Vertical(classes="dialog speakers") as dialog:
            dialog.border_title = content("Who said this?")
            yield Static(content(one_line(self._about, ABOUT)), classes="about")
            yield TextField(placeholder="name", compact=True, select_on_focus=False)
            yield ItemList()
            yield Static(content(_HINT), classes="hint")

    def on_mount(self) -> None:
        """Show all, with the cursor on the likeliest."""
        self.set_focus(self.query_one(Input))
        self._show("")

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, typed: str) -> None:
        items = self.query_one(ItemList)
        items.show_rows(rows_of(self._rows_for(typed.strip())))
        items.action_first()

    @on(Input.Submitted)
    def action_take_speaker(self) -> None:
        """Give the row under the cursor back."""
        if key := self.query_one(ItemList).key:
            self.dismiss(key)

    def on_item_list_opened(self, event: ItemList.Opened) -> None:
        """A click does the same."""
        self.dismiss(event.key)

    def action_next_speaker(self) -> None:
        """A row down."""
        self.query_one(ItemList).action_down()

    def action_previous_speaker(self) -> None:
        """A row up."""
        self.query_one(ItemList).action_up()

    def action_leave_speakers(self) -> None:
        """Leave without a speaker."""
        self.dismiss(None)
