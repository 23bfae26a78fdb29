"""Writing a checked draft to a file, as a new revision."""

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace as with_fields
from textual import work
from textual.message import Message

from briefreader.app.screens.checking import NO_DRAFT, Written
from briefreader.app.screens.reloading import FileState, state_of
from briefreader.app.screens.seeking import Seeking
from briefreader.app.screens.speaking import Question
from briefreader.app.view import View
from briefreader.app.widgets.bars import KeysBar
from briefreader.brief import Brief, BriefError
from briefreader.notes import StoreError
from briefreader.notes.state import KeptChecks

if TYPE_CHECKING:
    from briefreader.app.opening import Inspection
    from briefreader.brief.verification.document import OpenDocument


class Saving(Seeking):
    """The file is named by the reviewer; after that the reader goes on with it."""

    @dataclass
    class Wrote(Message):
        """The draft is in a file, as a new revision."""

        path: Path
        state: FileState
        opened: "OpenDocument"
        examined: "Inspection"

    @dataclass
    class NotWritten(Message):
        """The draft could not be written, or must not be."""

        error: BriefError

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._has_written = False

    def action_save_draft(self) -> None:
        """Ask where to write the draft, as a new revision."""
        if not self._is_draft or self._read is None:
            self.say(NO_DRAFT)
        elif not self._deeds:
            self.say("Nothing has been done to this draft since it was written.")
        elif self.app.surroundings.introduce is not None:
            self._ask_name(self.action_save_draft)
        else:
            path, number = self._offered(self._read.brief)
            self.ask(
                Question("Write the draft to", str(path), answer=partial(self._write_draft, path, number))
            )

    def _offered(self, brief: Brief) -> tuple[Path, int]:
        """The file written last, else one beside the draft that is not there yet; and its revision."""
        number = (brief.revision or 1) + 1
        if self._has_written:
            return self.path, number
        from briefreader.app.opening import revision_stem

        while (path := self.path.parent / f"{revision_stem(brief)}{number}.yaml").exists():
            number += 1
        return path, number

    def _write_draft(self, offered: Path, number: int, name: str) -> None:
        if not name.strip() or self.view is None or self._read is None:
            return
        try:
            path = Path(name.strip()).expanduser()
        except RuntimeError:
            self.say("Not written: there is no such user.", name, severity="error")
            return
        self._writing = True
        after = number - 1 if path == offered else self._read.brief.revision
        self._write(path, self._read, self.view, after)

    @work(thread=True, group="draft", description="saving the draft")
    def _write(self, path: Path, read: "OpenDocument", view: View, after: int | None) -> None:
        from briefreader.app.opening import Opening
        from briefreader.brief.reading.load import read_bytes
        from briefreader.brief.verification.document import opened
        from briefreader.brief.writing.provenance import next_revision
        from briefreader.brief.writing.revisions import save_revision

        around = self.app.surroundings
        today = around.clock().astimezone().date()
        try:
            brief = next_revision(with_fields(view.opened.brief, revision=after), around.reviewer, today)
            loaded = save_revision(brief, path, read.loaded)
            path = loaded.path or path  # a link leads elsewhere
            state = state_of(path)
            now = opened(loaded, read.source)
            examined = Opening(replace(view, opened=now), (), {}, read_bytes(path)).examine()
        except BriefError as error:
            self.post_message(self.NotWritten(error))
            return
        self.post_message(self.Wrote(path, state, now, examined))

    def on_saving_not_written(self, event: NotWritten) -> None:
        """Say why."""
        self._writing = False
        error = event.error
        self.say(f"Not written: {error.what}.", error.where, error.mend, severity="error")

    def on_saving_wrote(self, event: Wrote) -> None:
        """Go on with the file that was written."""
        self._writing, self._has_written, self._only_in_memory = False, True, False
        self.path, self._file, self._newer = event.path, event.state, None
        before = self._read
        if before is not None:
            self._forget(before)
        self._begin_anew(event.opened)
        self._done = [Written()]
        self._show_opened(event.opened)
        self.show_examined(event.examined)
        self._tell_of_file()
        self.show_keys()
        bar = self.query_one(KeysBar)
        bar.unsaved, bar.status = 0, f"saved {self.app.surroundings.clock().astimezone():%H:%M}"
        brief = event.opened.brief
        counts = f"{brief.unchecked} still unchecked"
        left = counts if brief.draft else "everything is checked"
        self.say(f"Revision {brief.revision} is in {event.path}", f"{left}.")

    def _forget(self, read: "OpenDocument") -> None:
        """What was done to a file is in another one now; what other windows did to it is not."""
        checks = KeptChecks(self._window, read.loaded.data_sha256, "")
        self._forget_checks(read.brief.id, checks, self._taken_over)

    @work(thread=True, group="checks", description="forgetting the checks that are saved")
    def _forget_checks(self, brief_id: str, checks: KeptChecks, taken_over: tuple[KeptChecks, ...]) -> None:
        with self._keeping, suppress(StoreError):  # done again once too often does no harm
            self.app.surroundings.state.keep_checks(brief_id, checks, taken_over)
