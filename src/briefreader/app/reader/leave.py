"""Leaving a brief: the place is remembered, and what is not saved is kept."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.app.content import content
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.session import ReadingSession
from briefreader.notes.state import FarMark

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen


class Leave(Feature):
    """Closes what is open, and goes back to the list, to another brief, or out."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self.last_words = ""  # what is to be told when the brief has been left
        self._insists = False

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The ways out."""
        return {
            "leave": self._leave_innermost,
            "close": self._close,
            "library": partial(self.leave, to_library=True),
        }

    def _leave_innermost(self) -> None:
        """Leave the innermost thing that is open, never the brief."""
        if self.session.view is None:
            self.screen.say("Reading the brief. q to cancel")
            return
        if self.session.carried is None:
            self.screen.the(Navigation).close_innermost()
        self.session.carried = None
        self.screen.show_around()

    def _close(self) -> None:
        """Leave what is open, in the end the brief."""
        if not self.screen.the(Navigation).close_innermost():
            self.leave()

    def leave(self, *, to_library: bool = False) -> None:
        """Go back to the list, or out."""
        if self.may_leave():
            self.screen.app.leave_reader(self.last_words, to_library=to_library)

    def leave_for(self, mark: FarMark) -> None:
        """Open the brief of a mark at its item, if the file is still there."""
        path = Path(mark.path)

        def seen(is_there: bool) -> None:
            if not is_there:
                self.screen.say(f"“{mark.title}” is no longer at {mark.path}.", severity="warning")
            elif self.may_leave():
                self.exchange(path, mark.item)

        self.screen.run_until_left("leave", path.is_file, seen)

    def exchange(self, path: Path, item: str = "") -> None:
        """Let another brief take this one's place; what is to be told is told over it."""
        self.screen.app.exchange_reader(path, item)
        if self.last_words:
            self.screen.app.notify(str(content(self.last_words)), severity="warning", markup=False)

    def may_leave(self) -> bool:
        """Remember the place, and keep what is not saved; where that fails, leaving has to be insisted on."""
        remember = partial(self.session.remember, self.screen.whereabouts)
        self.screen.write_in_turn(("place", self.session.path), remember)
        told = self._keep_unsaved()
        if told is None and not self._insists:
            self._insists = True
            return False
        self.last_words = told or ""
        return True

    def _keep_unsaved(self) -> str | None:
        """Keep what is only in memory; what to tell of it. None if it can be kept nowhere."""
        from briefreader.app.reader.keep_decisions import KeepDecisions
        from briefreader.app.reader.save_notes import SaveNotes

        if self.session.view is None:
            return ""
        notes = self.screen.the(SaveNotes).keep_unsaved()
        if notes is None or not self.session.review.unsaved:
            return notes
        checks = self.screen.the(KeepDecisions).keep_unsaved()
        return None if checks is None else " ".join(filter(None, (notes, checks)))
