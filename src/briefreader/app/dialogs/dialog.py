"""A screen over another one, which is left once, however often it is asked to."""

from typing import ClassVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, ScreenResultType

from briefreader.app.base import pass_over_old_size
from briefreader.app.widgets.fields import TextField
from briefreader.base.paths import styles_folder

ABOUT = 1_000  # characters of what a dialog is about; to lay out a book of them takes seconds
QUIT = Binding("ctrl+q", "app.quit", "Quit; typed text is kept", show=False, id="quit")


class Dialog(ModalScreen[ScreenResultType]):
    """Every dialog of the program is one of these. Of the keys of the program it hears those here."""

    CSS_PATH = [styles_folder() / "dialogs.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "app.help", "Keys available here", show=False, id="help"),
        Binding("ctrl+z", "app.suspend", "Back to the shell; fg returns", show=False, id="suspend"),
        QUIT,
    ]

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave, unless that is done: the second click of two would take away what is below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_text_field_joined(self, event: TextField.Joined) -> None:
        """Say that several lines became one."""
        self.notify(event.words, markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Follow the terminal's size."""
        pass_over_old_size(self, event)
