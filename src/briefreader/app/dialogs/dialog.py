"""A screen over another one, which is left once, however often it is asked to."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """Every dialog of the program is one of these."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave, unless that is done: the second click of two would take away what is below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
