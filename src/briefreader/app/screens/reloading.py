"""A brief that changes on the disk while it is read."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from briefreader.app.background import in_background
from briefreader.app.revision import differences, fingerprints
from briefreader.app.screens.comparing import Comparing
from briefreader.app.widgets.pane import Pane
from briefreader.app.widgets.prompt import Prompt
from briefreader.brief import BriefError

if TYPE_CHECKING:
    from briefreader.app.opening import Inspection, Opening

FileState = tuple[int, int, int] | None


class Reloading(Comparing):
    """A new version takes the place of the old one, unless it can not be read; it waits for open dialogs."""

    @dataclass
    class Reread(Message):
        """The file has another brief now, or another version of it."""

        opening: "Opening"
        examined: "Inspection"

    @dataclass
    class Unreadable(Message):
        """What is in the file now can not be read."""

        error: BriefError

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._file: FileState = None
        self._file_notice: tuple[str, ...] = ()
        self._newer: Reloading.Reread | None = None  # read, and not shown yet

    def look_at_file(self) -> None:
        """Read the file again if it has changed, and show what was read as soon as nothing is in the way."""
        now = state_of(self.path)
        if self.view is None or (now == self._file and self._newer is None) or self._is_busy:
            return
        if self._newer is not None:
            newer, self._newer = self._newer, None
            self._show_newer(newer)
        else:
            self._file = now
            if now is None:
                self._tell_of_file("The file is gone; this is the brief as it was read.")
            else:
                self._reread()

    @property
    def _is_busy(self) -> bool:
        """Whether a dialog, a question or a selection is open."""
        chosen = any(pane.chosen for pane in self.query(Pane))
        return self.app.screen is not self or self.query_one(Prompt).display or chosen

    def opening(self) -> "Opening":
        """The brief as the file has it, with the notes to it. Takes long. Raises BriefError."""
        from briefreader.app.opening import open_for_reading

        return open_for_reading(self.path, self.app.surroundings)

    @work(exclusive=True, group="reread")
    async def _reread(self) -> None:
        try:
            opening = await in_background(self.opening)
            examined = await in_background(opening.examine)
        except BriefError as error:
            self.post_message(self.Unreadable(error))
        else:
            self.post_message(self.Reread(opening, examined))

    def on_reloading_reread(self, event: Reread) -> None:
        """Show it, now or later."""
        self._newer = event
        self.look_at_file()

    def on_reloading_unreadable(self, event: Unreadable) -> None:
        """Keep the brief as it was, and say so."""
        error = event.error
        self._tell_of_file(f"The file has changed and can not be read ({error.where}: {error.what})")

    def _tell_of_file(self, *notice: str) -> None:
        self._file_notice = notice
        self.show_banner()

    def banner_lines(self) -> tuple[str, ...]:
        """What is wrong with the file stays in sight too."""
        return (*super().banner_lines(), *self._file_notice)

    def _show_newer(self, event: Reread) -> None:
        """The new version, with the cursor on the item where it was; say what is different."""
        assert self.view is not None
        newer = event.opening
        self._tell_of_file()
        before, now = self.view.opened.brief, newer.view.opened.brief
        if before.id != now.id:
            self.change_brief()
            return
        marks, new_marks = fingerprints(before), fingerprints(now)
        found = differences(marks, new_marks)
        if self.subject and self.subject not in newer.view.opened.index.items:
            self.subject = ""
        self.view = replace(newer.view, changed={**newer.view.changed, **found})
        self.show_colleagues(newer.colleagues)
        self.show_examined(event.examined)
        new = sum(kind == "new" for kind in found.values())
        gone = len(marks.keys() - new_marks.keys())
        if found or gone:
            counts = f"{new} new, {len(found) - new} changed, {gone} gone"
            self.say(f"The file has changed: {counts}.", "What is new or changed is marked.")
        else:
            self.say("The file was written again; its items are the same.")

    def show_examined(self, examined: "Inspection") -> None:
        """Show what is wrong with the brief, and how its quotes stand."""
        raise NotImplementedError

    def change_brief(self) -> None:
        """The file holds another brief now: open that."""
        raise NotImplementedError


def state_of(path: Path) -> FileState:
    """Something that differs as soon as the file is written or replaced; None without a file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
