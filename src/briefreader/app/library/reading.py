"""The library is read, and indexed, while its list is looked at."""

from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.timer import Timer

from briefreader.app.background import WorkDone
from briefreader.app.library.feature import LibraryFeature
from briefreader.app.library.files import Found, Watch
from briefreader.app.library.queries import Queries
from briefreader.app.library.session import LibrarySession
from briefreader.app.widgets.bars import KeysBar
from briefreader.library.catalog import Progress
from briefreader.wording.phrases import counted

if TYPE_CHECKING:
    from briefreader.app.library.screen import LibraryScreen

AT_ONCE = 0.1  # seconds without a picture: an empty list that is drawn first only takes time
TELL_AGAIN = 0.5  # seconds between words about the index


class ReadLibrary(LibraryFeature):
    """Shows what is known at once, then what was read anew."""

    def __init__(self, screen: "LibraryScreen", session: LibrarySession) -> None:
        super().__init__(screen, session)
        self._turn = 0  # readings that were begun; the last one goes on
        self._files = (0, 0)  # indexed so far, and to be indexed
        self._still = ExitStack()  # holds drawing back
        self._telling: Timer | None = None

    def begin(self) -> None:
        """Hold the first picture back until there is something to be seen."""
        self._still.enter_context(self.screen.app.batch_update())
        self.screen.app.set_timer(AT_ONCE, self._still.close)  # the screen may have been left by then

    def look(self) -> None:
        """Read what there is now; a reading that is under way gives up."""
        self._turn += 1
        self._files = (0, 0)
        work = partial(self._read, self._turn, self.session.turns)
        self.screen.run_until_left("library", work, lambda _: self._done())
        if self._telling is None:
            self._telling = self.screen.set_interval(TELL_AGAIN, self._tell)

    def stop(self) -> bool:
        """Stop indexing; whether it was under way."""
        done, everything = self._files
        if done >= everything:
            return False
        self._turn += 1
        self._done()
        self.screen.say(
            f"Indexing stopped at {done:,} of {counted(everything, 'file')}.",
            "It goes on when you come back to the list.",
        )
        return True

    def _read(self, turn: int, turns: int) -> None:
        """In a thread; `turns` of the session are on the disk by then."""
        app, screen = self.screen.app, self.screen

        def goes_on() -> bool:
            return screen.is_attached and turn == self._turn

        def publish(found: Found) -> None:
            if turn == self._turn:
                screen.post_message(WorkDone(partial(self._take, found, turns)))

        def tell(done: int, everything: int) -> None:
            self._files = (done, everything)

        app.keeping.finish()  # what the reader has kept meanwhile
        self.session.files.read(Watch(publish, tell, goes_on, app.give_way.pause))

    def _take(self, found: Found, turns: int) -> None:
        if self.session.take(found, turns):
            self.screen.show()
        self._still.close()

    def _done(self) -> None:
        """Tell nothing of the index any more; what only adds to the list comes now."""
        self._files = (0, 0)
        if self._telling is not None:
            self._telling.stop()
            self._telling = None
        self.screen.query_one(KeysBar).status = ""
        self._still.close()
        read_progress = partial(self.session.files.read_progress, self.screen.app.give_way.pause)
        self.screen.run_until_left("notes", read_progress, self._take_progress)
        self.screen.the(Queries).count()
        self.screen.call_after_refresh(self.screen.app.settle_garbage)

    def _take_progress(self, progress: Mapping[Path, Progress]) -> None:
        if progress != self.session.progress:
            self.session.progress = progress
            self.screen.show()

    def _tell(self) -> None:
        done, everything = self._files
        if done < everything:
            self.screen.query_one(KeysBar).status = f"Indexing {done:,} of {everything:,} files"
        if not self.session.listing.briefs:
            self.screen.show()
