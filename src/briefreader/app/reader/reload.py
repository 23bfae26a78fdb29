"""A brief that changes on the disk while it is read."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from briefreader.app.reader.feature import Feature
from briefreader.app.reader.leave import Leave
from briefreader.app.reader.read_brief import (
    FileStamp,
    Inspection,
    Opening,
    file_stamp,
    inspect,
    remember,
    try_to_open,
)
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.app.reader.session import ReadingSession
from briefreader.app.widgets.pane import Pane
from briefreader.app.widgets.prompt import Prompt
from briefreader.brief import BriefError
from briefreader.brief.verification.document import OpenDocument
from briefreader.environment import Environment
from briefreader.wording.draft_review import changed_under_review_lines, laid_lines
from briefreader.wording.revisions import difference_words

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen


class Reread(Struct, frozen=True):
    """What a file has now: another brief, another version of it, or nothing that can be read."""

    path: Path
    opening: Opening | BriefError
    inspection: Inspection | None = None


class Reload(Feature):
    """A new version takes the place of the old one, unless it cannot be read; it waits for open dialogs."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self._newer: Reread | None = None  # read, and not shown yet
        self._is_looking = False

    def look_again(self) -> None:
        """Show what others have written: the brief, the notes in another window, those of colleagues."""
        self.look_at_file()
        self.screen.the(SaveNotes).look()

    def look_at_file(self) -> None:
        """Read the file again if it has changed, and show what was read as soon as nothing is in the way."""
        if self.session.view is None or self.session.review.is_being_written or self._is_looking:
            return
        self._is_looking = True
        stamp, seen = partial(file_stamp, self.session.path), partial(self._seen, self.session.file)
        self.screen.run_until_left("file", stamp, seen)

    def _seen(self, before: FileStamp, now: FileStamp) -> None:
        self._is_looking = False
        session = self.session
        if session.review.is_being_written or session.file != before:  # it was written here meanwhile
            return
        if now == before and self._newer is None:
            return
        if self.session.review.unsaved and not self.session.review.only_adds:
            self.tell(*changed_under_review_lines(self.session.review.unsaved))
        elif self._is_busy:
            return
        elif self._newer is not None:
            newer, self._newer = self._newer, None
            self._show(newer)
        else:
            self.session.file = now
            if now is None:
                self.tell("File moved or deleted. Showing the last version read")
            else:
                read = partial(_reread, self.session.path, self.session.environment)
                self.screen.run_until_left("reread", read, self._take)

    @property
    def _is_busy(self) -> bool:
        """Whether a dialog, a question or a selection is open."""
        chosen = any(pane.chosen for pane in self.screen.query(Pane))
        return self.screen.app.screen is not self.screen or self.screen.query_one(Prompt).display or chosen

    def _take(self, found: Reread) -> None:
        """Show it, now or later; what cannot be read leaves the brief as it was.

        A draft may have been saved meanwhile: what was read before that is passed over.
        """
        if found.path != self.session.path:
            return
        opening = found.opening
        if isinstance(opening, BriefError):
            self.tell(f"The file has changed and cannot be read ({opening.where}: {opening.what})")
        elif opening.file == self.session.file:
            self._newer = found
            self.look_at_file()

    def tell(self, *notice: str) -> None:
        """Keep in sight what is with the file, until something else is told of it; nothing ends it."""
        self.session.file_notice = notice
        self.screen.show_around()

    def forget_newer(self) -> None:
        """What was read is not what the file has any more."""
        self._newer = None

    def _show(self, newer: Reread) -> None:
        """The new version, with the cursor on the item where it was; say what is different."""
        assert isinstance(newer.opening, Opening) and newer.inspection is not None
        self.tell()
        if self.session.shown.opened.brief.id != newer.opening.view.opened.brief.id:
            self._change_brief()
            return
        if self.session.review.unsaved or self.session.review.is_waiting_to_fit:
            self._lay_on(newer.opening, newer.inspection)
            return
        found = self.session.reload(newer.opening, newer.inspection)
        self.screen.show_around()
        self.screen.write_in_turn(("read", self.session.path), partial(self._keep, newer.opening.view.opened))
        if told := difference_words(found):
            lost = self.session.shown.lost_lines or ("New and changed items are marked.",)
            self.screen.say(f"The file has changed: {told}. = compares", *lost)
        else:
            self.screen.say("File reloaded. No items changed")

    def _keep(self, read: OpenDocument) -> None:
        """Keep what was read, to compare with what comes next. Waits for the disk."""
        self.session.keep_read(read)
        remember(read, self.session.environment)

    def _lay_on(self, opening: Opening, inspection: Inspection) -> None:
        """The new version, with what was added here as far as it fits; the cursor on what is in it by now."""
        from briefreader.app.reader.keep_decisions import KeepDecisions
        from briefreader.app.reader.navigation import Navigation

        laid = self.session.lay_on(opening, inspection)
        self.screen.show_around()
        self.screen.the(KeepDecisions).show_and_keep()
        told = laid_lines(laid.there, laid.lost, self.session.review.unsaved)
        if laid.there and not laid.lost:
            self.screen.the(Navigation).go_to(laid.there[0])
        self.screen.say(*told, severity="warning" if laid.lost else "information")

    def _change_brief(self) -> None:
        """The file has another brief now: open that, unless this one cannot be left."""
        leave = self.screen.the(Leave)
        if leave.may_leave():
            leave.exchange(self.session.path)
        else:
            self.tell("The file holds another brief. This one stays open until its changes are saved.")


def _reread(path: Path, environment: Environment) -> Reread:
    """The brief as the file has it now, and what is wrong with it. Takes long."""
    opening = try_to_open(path, environment)
    return Reread(path, opening, None if isinstance(opening, BriefError) else inspect(opening.view.opened))
