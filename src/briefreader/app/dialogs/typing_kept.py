"""What is typed in a dialog and not saved: kept after a pause, when it is left, and in a crash."""

from collections.abc import Callable

from textual.timer import Timer
from textual.widget import Widget

PAUSE = 0.6  # seconds without a key after which it is kept


class TypingKept:
    """Decides when `keep` is called for what stands in the fields of a dialog."""

    def __init__(self, dialog: Widget, keep: Callable[[], None]) -> None:
        self._dialog = dialog
        self._keep = keep
        self._pause: Timer | None = None
        self._is_left = False

    def typed(self) -> None:
        """Keep it when nothing more is typed for a while."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._dialog.set_timer(PAUSE, self._keep)

    def leave(self) -> None:
        """Keep it as it is when the dialog is left."""
        self._keep()
        self._is_left = True

    def unmounted(self) -> None:
        """Keep what stands in a dialog that nobody has left: the program ends by a fault of its own."""
        if not self._is_left:
            self._keep()
