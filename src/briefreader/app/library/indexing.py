"""The index, kept current behind the search."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

if TYPE_CHECKING:
    from briefreader.app.library.search import SearchScreen

TELL_AGAIN = 0.5  # seconds between words about it
AGAIN, LONGEST = 1.0, 64.0  # seconds until it is tried again where another one is writing, and at most


class Indexing:
    """Reads what has changed, tells how far it has come, and then asks the search again."""

    def __init__(self, screen: "SearchScreen", done: Callable[[], None]) -> None:
        self._screen = screen
        self._done = done
        self._files = (0, 0)  # so far, and in all
        self._telling: Timer | None = None
        self._again = AGAIN
        self.is_current = False

    def begin(self) -> None:
        """Look at all files of the library."""
        self._telling = self._telling or self._screen.set_interval(TELL_AGAIN, self._tell)
        self._screen.run_until_left("index", self._refresh, self._take)

    def _refresh(self) -> bool:
        return self._screen.library.refresh(self._progress)

    def _progress(self, done: int, everything: int) -> bool:
        """In the thread that indexes: give way to keys, and stop when the screen has gone."""
        self._screen.app.give_way.pause()
        self._files = (done, everything)
        return self._screen.is_attached

    def _tell(self) -> None:
        done, everything = self._files
        if done < everything:
            self._screen.say(f"Indexing: {done:,} of {everything:,} files")

    def _take(self, is_current: bool) -> None:
        if self._telling is not None:
            self._telling.stop()
            self._telling = None
        self.is_current = is_current
        if not is_current and self._screen.library.access.index_file is not None:
            self._screen.set_timer(self._again, self.begin)
            self._again = min(self._again * 2, LONGEST)
        self._done()
