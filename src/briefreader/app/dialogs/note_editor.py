"""Writing a note: nothing typed is lost, whatever happens to the window."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Static, TextArea

from briefreader.app.binding import bindings
from briefreader.app.content import content
from briefreader.app.dialogs.dialog import ABOUT, Dialog
from briefreader.app.widgets.fields import TextPage
from briefreader.base.text import one_line
from briefreader.notes import StoreError
from briefreader.notes.state import PrivateState, TextKey

PAUSE = 0.6  # seconds without a key after which the text under way is kept


class NoteEditor(Dialog[str | None]):
    """A text area about one item. Gives the text, or None when it was left.

    The text that was begun takes the place of `text`, unless it is `told` why `text` has to be looked at.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, about: str, text: str, state: PrivateState, key: TextKey, told: str = "") -> None:
        super().__init__()
        self._about = about
        self._text = text
        self._state = state
        self._key = key
        self._told = told
        self._pause: Timer | None = None
        self._area = TextPage(id="note", tab_behavior="focus")
        self._is_left = False

    def compose(self) -> ComposeResult:
        """What the note is about, the text, and how to leave."""
        kept = None if self._told else self._state.text(*self._key)
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = content("Note")
            yield Static(content(one_line(self._about, ABOUT)), classes="about")
            self._area.text = kept if kept is not None else self._text
            yield self._area
            hint = "Ctrl+s or F2 saves · Esc leaves, the text is kept"
            if told := self._told or ("This is the text you had begun" if kept is not None else ""):
                hint = f"{told}. {hint}"
            yield Static(content(hint), classes="hint")

    def on_mount(self) -> None:
        """The cursor stands behind what is there."""
        self._area.move_cursor(self._area.document.end)
        self.set_focus(self._area)

    @property
    def text(self) -> str:
        """What is written so far."""
        return self._area.text

    @on(TextArea.Changed)
    def _wait_for_a_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.keep)

    def keep(self) -> None:
        """Keep the text under way in the private state."""
        if self.text == self._text:
            return
        try:
            self._state.keep_text(*self._key, self.text)
        except StoreError as error:
            for hint in self.query(".hint").results(Static):
                hint.update(content(f"The text under way is not kept: {error.what}"))

    def on_unmount(self) -> None:
        """Keep the text of a program that ends by a fault of its own."""
        if not self._is_left:
            self.keep()

    def action_save(self) -> None:
        """Give the text back; the draft goes when the note is on the disk."""
        self._leave(self.text)

    def action_leave_form(self) -> None:
        """Leave; the text is kept and offered again."""
        self._leave(None)

    def _leave(self, text: str | None) -> None:
        self.keep()
        self._is_left = True
        self.dismiss(text)
