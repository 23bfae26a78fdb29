"""The preview: made when the cursor rests, and never in the way of a key."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.timer import Timer

from briefreader.app.library.feature import LibraryFeature
from briefreader.app.library.session import LibrarySession
from briefreader.app.rows import Row, Rows, no_rows

if TYPE_CHECKING:
    from briefreader.app.library.screen import LibraryScreen

REST = 0.15  # seconds without a move of the cursor


class Beside(LibraryFeature):
    """Shows the brief under the cursor where there is room for it."""

    def __init__(self, screen: "LibraryScreen", session: LibrarySession) -> None:
        super().__init__(screen, session)
        self._resting: Timer | None = None
        self._shown = ""  # the file of the brief that is shown, or will be

    def follow(self, *, anew: bool = False) -> None:
        """The cursor may be on another brief; `anew`: or the brief itself may be another one."""
        if not self.screen.preview.display:
            return
        if self._resting is not None:
            self._resting.stop()
        if anew:
            self._shown = ""
        self._resting = self.screen.set_timer(REST, self._show)

    def _show(self) -> None:
        key = self.screen.briefs.key
        if key == self._shown:
            return
        self._shown = key
        if not key:
            self.screen.preview.show(no_rows())
            return
        from briefreader.app.library.preview import preview_of

        self.screen.run_until_left("preview", partial(preview_of, Path(key)), partial(self._take, key))

    def _take(self, key: str, rows: Rows[Row]) -> None:
        if key == self._shown:
            self.screen.preview.show(rows)
