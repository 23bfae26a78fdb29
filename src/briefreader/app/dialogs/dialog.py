"""A screen over another one, which is left once, however often it is asked to."""

from typing import ClassVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, ScreenResultType

from briefreader.app.base import pass_over_old_size


class Dialog(ModalScreen[ScreenResultType]):
    """Every dialog of the program is one of these. It hears no keys of the program: its own help is here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "app.help", "The keys of this place", show=False, id="help")
    ]

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave, unless that is done: the second click of two would take away what is below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_resize(self, event: events.Resize) -> None:
        """Follow the terminal's size."""
        pass_over_old_size(self, event)
