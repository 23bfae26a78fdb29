"""The file of a brief in the reviewer's own editor; what was changed is read again."""

import os
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from textual.app import SuspendNotSupported
from textual.timer import Timer

from briefreader.app.base_screen import BaseScreen
from briefreader.brief import BriefError

LOOK_AGAIN = 1.0  # seconds between looks at files that an editor may still have open

FileState = tuple[int, ...]  # differs when a file has been written; empty where there is none


class BriefEditor:
    """Lends the terminal to the editor. One that returns at once may still save: its file is watched.

    A change is told with what makes the file no brief any more, if something does; then `changed` is called.
    """

    def __init__(self, screen: BaseScreen, changed: Callable[[], None]) -> None:
        self._screen = screen
        self._changed = changed
        self._open: dict[Path, FileState] = {}  # files in editors that have returned, and how they were
        self._looking: Timer | None = None

    def edit(self, path: Path, line: int | None = None) -> None:
        """Open a brief in the editor, at a line."""
        from briefreader.base.processes import ProcessError, edit, editor
        from briefreader.wording.programs import NOT_LENT, SET_ANY_EDITOR

        before, begun = _state(path), time.monotonic()
        try:
            code = self._screen.app.lend_terminal(partial(edit, path, editor(os.environ), line))
        except SuspendNotSupported:
            self._screen.say(NOT_LENT, SET_ANY_EDITOR, severity="warning")
        except ProcessError as error:
            self._screen.say(f"The editor did not work: {error}.", SET_ANY_EDITOR, severity="error")
        else:
            self._take(path, before, code, took=time.monotonic() - begun)

    def _take(self, path: Path, before: FileState, code: int, *, took: float) -> None:
        from briefreader.base.editing import AT_ONCE
        from briefreader.wording.programs import ended_words

        if _state(path) != before:
            self._read_again(path)
        elif code:
            self._screen.say(f"The editor {ended_words(code)}. Nothing was changed.", severity="warning")
        elif took < AT_ONCE:
            self._open[path] = before
            self._screen.say("The editor returned at once. What it saves is read again.")
            if self._looking is None:
                self._looking = self._screen.set_interval(LOOK_AGAIN, self.look_again)
        else:
            self._screen.say("Nothing was changed.")

    def look_again(self) -> None:
        """Look whether editors that have returned have saved meanwhile."""
        looked = partial(_written, dict(self._open))
        self._screen.run_until_left("edited", looked, self._take_written)

    def _take_written(self, written: tuple[Path, ...]) -> None:
        for path in written:
            self._open.pop(path, None)
            self._read_again(path)
        if not self._open and self._looking is not None:
            self._looking.stop()
            self._looking = None

    def _read_again(self, path: Path) -> None:
        self._screen.run_until_left("edited", partial(_fault, path), partial(self._tell, path))

    def _tell(self, path: Path, error: BriefError | None) -> None:
        if error is None:
            self._screen.say(f"{path.name} was changed, and is read again.")
        else:
            self._screen.say(f"{error.where}: {error.what}.", error.mend, severity="error")
        self._changed()


def _written(files: Mapping[Path, FileState]) -> tuple[Path, ...]:
    return tuple(path for path, before in files.items() if _state(path) != before)


def _state(path: Path) -> FileState:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ino, found.st_size


def _fault(path: Path) -> BriefError | None:
    """Why a file cannot be read as a brief."""
    from briefreader.brief.reading.load import load

    try:
        load(path)
    except BriefError as error:
        return error
    return None
