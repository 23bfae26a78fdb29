"""Writing a note: nothing typed is lost, whatever happens to the window."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from briefreader.app.binding import bindings
from briefreader.app.content import content
from briefreader.app.dialogs.dialog import ABOUT, Dialog
from briefreader.app.dialogs.typing_kept import TypingKept
from briefreader.app.keeping import Refused
from briefreader.app.widgets.text_page import TextPage
from briefreader.base.text import one_line
from briefreader.notes import StoreError

KeepText = Callable[[str, Refused], None]


class NoteEditor(Dialog[str | None]):
    """A text area about one item. Gives the text, or None when it was left.

    What was `begun` takes the place of `text`; it is `told` why a `text` has to be looked at. `keep` keeps a
    text under way, and says if the disk refuses it.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(
        self, about: str, text: str, keep: KeepText, begun: str | None = None, told: str = ""
    ) -> None:
        super().__init__()
        self._about = about
        self._text = text
        self._keep = keep
        self._begun = begun
        self._told = told
        self._area = TextPage(id="note", tab_behavior="focus")
        self._kept = TypingKept(self, self.keep)

    def compose(self) -> ComposeResult:
        """What the note is about, the text, and how to leave."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = content("Note")
            yield Static(content(one_line(self._about, ABOUT)), classes="about")
            self._area.text = self._text if self._begun is None else self._begun
            yield self._area
            hint = "Ctrl+s or F2 save · Esc close (text kept)"
            if told := self._told or ("" if self._begun is None else "Your unsaved text"):
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
        self._kept.typed()

    def keep(self) -> None:
        """Keep the text under way."""
        if self.text != self._text:
            self._keep(self.text, self._not_kept)

    def _not_kept(self, error: StoreError) -> None:
        for hint in self.query(".hint").results(Static):
            hint.update(content(f"The unsaved text could not be kept: {error.what}"))

    def on_unmount(self) -> None:
        """Keep the text of a program that ends by a fault of its own."""
        self._kept.unmounted()

    def action_save(self) -> None:
        """Give the text back; the draft goes when the note is on the disk."""
        self._leave(self.text)

    def action_leave_form(self) -> None:
        """Leave; the text is kept and offered again."""
        self._leave(None)

    def _leave(self, text: str | None) -> None:
        self._kept.leave()
        self.dismiss(text)
