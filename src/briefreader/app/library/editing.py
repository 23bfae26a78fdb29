"""The file of a brief in the reviewer's own editor; what was changed is read again."""

import os
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.timer import Timer

from briefreader.app.library.feature import LibraryFeature
from briefreader.app.library.session import LibrarySession
from briefreader.brief import BriefError

if TYPE_CHECKING:
    from briefreader.app.library.screen import LibraryScreen

LOOK_AGAIN = 1.0  # seconds between looks at files that an editor may still have open


class EditBrief(LibraryFeature):
    """Lends the terminal to the editor. One that returns at once may still save: its file is watched."""

    def __init__(self, screen: "LibraryScreen", session: LibrarySession) -> None:
        super().__init__(screen, session)
        self._open: dict[Path, tuple[int, ...]] = {}  # files in editors that have returned, and how they were
        self._looking: Timer | None = None

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The key that opens it."""
        return {"edit-brief": self._edit}

    def _edit(self) -> None:
        key = self.screen.briefs.key
        if not key:
            self.screen.say("The cursor is on no brief")
            return
        from briefreader.base.processes import ProcessError, edit, editor
        from briefreader.wording.programs import NOT_LENT

        path = Path(key)
        before, begun = _state(path), time.monotonic()
        try:
            code = self.screen.app.lend_terminal(partial(edit, path, editor(os.environ)))
        except SuspendNotSupported:
            self.screen.say(NOT_LENT, "Set VISUAL or EDITOR to your editor.", severity="warning")
        except ProcessError as error:
            self.screen.say(f"The editor did not work: {error}.", severity="error")
        else:
            self._take(path, before, code, took=time.monotonic() - begun)

    def _take(self, path: Path, before: tuple[int, ...], code: int, *, took: float) -> None:
        from briefreader.base.editing import AT_ONCE
        from briefreader.wording.programs import ended_words

        if _state(path) != before:
            self._read_again(path)
        elif code:
            self.screen.say(f"The editor {ended_words(code)}. Nothing was changed.", severity="warning")
        elif took < AT_ONCE:
            self._open[path] = before
            self.screen.say("The editor returned at once. What it saves is read again.")
            if self._looking is None:
                self._looking = self.screen.set_interval(LOOK_AGAIN, self.look_again)
        else:
            self.screen.say("Nothing was changed.")

    def look_again(self) -> None:
        """Look whether editors that have returned have saved meanwhile."""
        looked = partial(_changed, dict(self._open))
        self.screen.run_until_left("edited", looked, self._take_changed)

    def _take_changed(self, changed: tuple[Path, ...]) -> None:
        for path in changed:
            self._open.pop(path, None)
            self._read_again(path)
        if not self._open and self._looking is not None:
            self._looking.stop()
            self._looking = None

    def _read_again(self, path: Path) -> None:
        self.screen.run_until_left("edited", partial(_fault, path), partial(self._tell, path))

    def _tell(self, path: Path, error: BriefError | None) -> None:
        if error is None:
            self.screen.say(f"{path.name} was changed, and is read again.")
        else:
            self.screen.say(f"{error.where}: {error.what}.", error.mend, severity="error")
        self.screen.look()


def _changed(files: Mapping[Path, tuple[int, ...]]) -> tuple[Path, ...]:
    return tuple(path for path, before in files.items() if _state(path) != before)


def _state(path: Path) -> tuple[int, ...]:
    """Something that differs when a file has been written; empty where there is none."""
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
