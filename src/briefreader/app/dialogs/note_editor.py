"""Writing a note: nothing typed is lost, whatever happens to the window."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from briefreader.app.binding import bindings
from briefreader.app.content import content
from briefreader.app.widgets.prompt import JOINERS
from briefreader.notes import StoreError
from briefreader.notes.state import PrivateState, TextKey

PAUSE = 0.6  # seconds without a key after which the text under way is kept


class TextPage(TextArea):
    """A field of several lines that takes every letter that is typed."""

    def on_key(self, event: events.Key) -> None:
        """Take a joiner as a letter."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection, maintain_selection_offset=False)


class NoteEditor(ModalScreen[str | None]):
    """A text area about one item. Gives the text, or None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, about: str, text: str, state: PrivateState, key: TextKey) -> None:
        super().__init__()
        self._about = about
        self._text = text
        self._state = state
        self._key = key
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """What the note is about, the text, and how to leave."""
        kept = self._state.text(*self._key)
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = content("Note")
            yield Static(content(self._about), classes="about")
            yield TextPage(kept if kept is not None else self._text, id="note", tab_behavior="focus")
            hint = "Ctrl+s or F2 saves · Esc leaves, the text is kept"
            if kept is not None:
                hint = f"This is the text you had begun. {hint}"
            yield Static(content(hint), classes="hint")

    def on_mount(self) -> None:
        """The cursor stands behind what is there."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self.set_focus(area)

    @property
    def text(self) -> str:
        """What is written so far."""
        return self.query_one(TextArea).text

    @on(TextArea.Changed)
    def _wait_for_a_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.keep)

    def keep(self) -> None:
        """Keep the text under way in the private state."""
        if self.text != self._text:
            try:
                self._state.keep_text(*self._key, self.text)
            except StoreError as error:
                self.query_one(".hint", Static).update(
                    content(f"The text under way is not kept: {error.what}")
                )

    def action_save(self) -> None:
        """Give the text back; the draft goes when the note is on the disk."""
        self.keep()
        self.dismiss(self.text)

    def action_leave_form(self) -> None:
        """Leave; the text is kept and offered again."""
        self.keep()
        self.dismiss(None)
