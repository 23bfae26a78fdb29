"""Writing a brief with the changes under way to a file, as a new revision."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from briefreader.app.base_screen import Question
from briefreader.app.draft_review.session import DraftSaved
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.open import Open
from briefreader.app.reader.read_brief import FileStamp, Inspection, file_stamp, inspect
from briefreader.app.reader.reload import Reload
from briefreader.app.widgets.bars import KeysBar
from briefreader.base.paths import typed_path
from briefreader.brief import BriefError


class Wrote(Struct, frozen=True):
    """The draft is in a file, and what was found when that was looked at."""

    saved: DraftSaved
    file: FileStamp
    inspection: Inspection


class SaveDraft(Feature):
    """The file is named by the reviewer; after that the reader goes on with it."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Save."""
        return {"save-draft": lambda: self.screen.with_name(self._ask_where)}

    def _ask_where(self) -> None:
        """Ask where to write the draft, as a new revision."""
        path, number = self.session.review.offered_file()
        self.screen.ask(Question("Write the brief to", str(path), answer=partial(self._write, path, number)))

    def _write(self, offered: Path, number: int, name: str) -> None:
        if not name.strip():
            return
        try:
            path = typed_path(name)
        except OSError as error:
            self.screen.say(f"Not written: {error.strerror}.", name, severity="error")
            return
        review, opened = self.session.review, self.session.shown.opened
        review.is_being_written = True
        after = number - 1 if path == offered else review.read.brief.revision

        def write() -> Wrote | BriefError:
            try:
                saved = review.write(path, opened, after)
                file = file_stamp(saved.path)
                return Wrote(saved, file, inspect(saved.opened))
            except BriefError as error:
                return error

        self.screen.run_to_end("draft", write, self._written)

    def _written(self, outcome: Wrote | BriefError) -> None:
        """Go on with the file that was written, or say why it was not."""
        review = self.session.review
        review.is_being_written = False
        if isinstance(outcome, BriefError):
            self.screen.say(f"Not written: {outcome.what}.", outcome.where, outcome.mend, severity="error")
            return
        was_draft = review.is_draft
        settled = review.go_on_with(outcome.saved)
        self.session.path, self.session.file = outcome.saved.path, outcome.file
        self.keep_path()
        self.screen.run_to_end("checks", partial(review.forget, settled), lambda _: None)
        self.session.show_document(outcome.saved.opened)
        self.screen.the(Open).show_inspection(outcome.saved.opened, outcome.inspection)
        reload = self.screen.the(Reload)
        reload.forget_newer()
        reload.tell()
        self.screen.query_one(KeysBar).status = f"saved {self.session.environment.clock().astimezone():%H:%M}"
        brief = outcome.saved.opened.brief
        left = f"{brief.unchecked} still unchecked." if brief.draft else "everything is checked."
        told = (f"Revision {brief.revision} is in {outcome.saved.path}", *([left] if was_draft else []))
        if (unsynced := outcome.saved.unsynced) is None:
            self.screen.say(*told)
        else:
            self.screen.say(*told, f"{unsynced.told_of('The file')}.", severity="warning")
