"""The talk with the store: it saves, refuses, and tells of what others have written."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.actions import Unavailable
from briefreader.app.base_screen import Question
from briefreader.app.journal import NotesChange
from briefreader.app.keeping import Refused, unheard
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.remembered import Remembered, StateStamp, remembered, stamp_of
from briefreader.app.reader.session import NotesRefused, NotesSaved, ReadingSession
from briefreader.app.widgets.bars import KeysBar
from briefreader.base.paths import typed_path
from briefreader.brief.verification.document import OpenDocument
from briefreader.notes import Colleague, Conflict, Notebook, StoreError, Subject
from briefreader.notes.state import TextKey
from briefreader.notes.store import Stamp
from briefreader.wording.availability import unavailable_lines

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen

MORE = "W writes all notes to another file. Leaving again discards the changes."


class SaveNotes(Feature):
    """Changes go to the store in a worker; the screen shows them when they are on the disk."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self._is_looking = False

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Another file, where the store cannot write."""
        return {"write-notes": self._ask_where_to_write}

    # Changing

    def change(
        self,
        change: NotesChange,
        *,
        why: str = "",
        text: TextKey | None = None,
        seen: OpenDocument | None = None,
        conflict: Callable[[], None] | None = None,
    ) -> None:
        """Let the store do something, to be undone in its turn; `text` is the unsaved text that it saves.

        `seen` is the brief as it was when the reviewer began, if that was not just now. `conflict` asks what
        is to be done where another window has changed the same.
        """
        seen = seen or self.session.shown.opened
        again = partial(self.change, change, why=why, text=text, seen=seen, conflict=conflict)
        if self._may_change(again):
            self.session.will_save(change)
            self._save(change, why, seen, partial(self._saved, text=text, conflict=conflict))

    def turn(self, change: NotesChange) -> None:
        """Let the store undo something, or do it again."""
        if self._may_change(partial(self.turn, change)):
            self.session.will_turn()
            self._save(change, "", self.session.shown.opened, self._saved)

    def _may_change(self, then: Callable[[], None]) -> bool:
        """Whether the notes can be changed now; who has no name is asked for one, before `then`."""
        notebook = self.session.shown.notebook
        if notebook.read_only:
            reason = Unavailable("writable", notebook.notice or "")
            self.screen.say(*unavailable_lines(reason), severity="warning")
            return False
        if self.session.environment.introduce is not None:
            self.screen.with_name(then)
            return False
        return True

    def _save(
        self,
        change: NotesChange,
        why: str,
        seen: OpenDocument,
        saved: Callable[[NotesSaved | NotesRefused], None],
    ) -> None:
        save = partial(self.session.save, change, self.session.owner, seen, why=why)
        self.screen.run_to_end("store", save, saved)

    def keep_text(self, key: TextKey, text: str, refused: Refused = unheard, *, was: str = "") -> None:
        """Keep a text under way, in the place of one that `was` there; an empty one drops what was kept."""
        self.session.remembered = self.session.remembered.with_text(key, text, was)
        texts = self.session.environment.state.texts
        tell = partial(self._text_not_kept, refused) if text else unheard  # kept once too often is no harm
        self.screen.write_in_turn(("text", key), partial(texts.keep, *key, text, was), tell)

    def _text_not_kept(self, refused: Refused, error: StoreError) -> None:
        refused(error)
        self.screen.say(f"The unsaved text could not be kept: {error.what}.", error.mend, severity="error")

    def _saved(
        self,
        outcome: NotesSaved | NotesRefused,
        *,
        text: TextKey | None = None,
        conflict: Callable[[], None] | None = None,
    ) -> None:
        """Show what is on the disk now; what is not is told until it is."""
        known = self.session.shown.notebook.notice
        self.session.saved(outcome)
        self.screen.show_around()
        if isinstance(outcome, NotesRefused):
            if isinstance(outcome.error, Conflict) and conflict is not None:
                conflict()
            else:
                self._refused(outcome.error)
            return
        if text is not None:
            self.keep_text(text, "")
        bar = self.screen.query_one(KeysBar)
        bar.alarm = False
        bar.status = f"saved {self.session.environment.clock().astimezone():%H:%M}"
        notice = outcome.notebook.notice if outcome.notebook.notice != known else None
        if told := [*filter(None, (outcome.told, notice))]:
            self.screen.say(*told, severity="warning" if notice else "information")

    def _refused(self, error: StoreError) -> None:
        """Say so until something is saved."""
        bar = self.screen.query_one(KeysBar)
        bar.alarm, bar.status = True, f"NOT saved: {error.what}"
        self.screen.say(f"Not saved: {error.what}.", error.mend, severity="error")

    # What others have written, and notes of another brief

    def look(self) -> None:
        """Read what somebody else has written: notes, or a text or a mark in another window."""
        if self.session.view is None or self._is_looking:
            return
        self._is_looking = True
        environment, owner = self.session.environment, self.session.owner

        def stamps() -> tuple[Stamp, StateStamp]:
            return environment.store.stamp(owner), stamp_of(environment.state, owner.brief_id)

        self.screen.run_until_left("look", stamps, self._looked)

    def _looked(self, found: tuple[Stamp, StateStamp]) -> None:
        self._is_looking = False
        notes, state = found
        if self.session.look_at_notes(notes):
            store, owner = self.session.environment.store, self.session.owner
            noticed = partial(self._noticed, self.session.changes)
            self.screen.run_until_left("notes", lambda: (store.read(owner), store.colleagues(owner)), noticed)
        keeping = self.screen.app.keeping
        if state != self.session.remembered.stamp and keeping.is_idle and not keeping.lost:
            self._remember_anew()

    def _remember_anew(self) -> None:
        """Take what another window has kept, unless something was kept here meanwhile."""
        keeping, session = self.screen.app.keeping, self.session
        asked = keeping.asked

        def take(found: Remembered) -> None:
            if keeping.asked == asked:
                session.remembered = found

        read = partial(remembered, session.environment.state, session.owner.brief_id)
        self.screen.run_until_left("remembered", read, take)

    def _noticed(self, after: int, found: tuple[Notebook, tuple[Colleague, ...]]) -> None:
        self.session.show_found(*found, after=after)
        self.screen.show_around()

    def ask_whose(self, other: Subject) -> None:
        """Notes of another brief with this id: they are never joined in silence."""
        from briefreader.app.dialogs.whose_notes import WhoseNotes

        def answer(choice: str | None) -> None:
            if choice == WhoseNotes.JOIN:
                self._adopt()
            else:
                self.screen.say("Notes kept separate: none is shown, none can be saved for this brief.")

        self.screen.app.push_screen(WhoseNotes(other.title, self.session.owner.title), answer)

    def _adopt(self) -> None:
        store, owner = self.session.environment.store, self.session.owner
        after = self.session.changes

        def adopt() -> tuple[Notebook, tuple[Colleague, ...]] | StoreError:
            try:
                return store.adopt(owner), store.colleagues(owner)
            except StoreError as error:
                return error

        def adopted(found: tuple[Notebook, tuple[Colleague, ...]] | StoreError) -> None:
            if isinstance(found, StoreError):
                self._refused(found)
            else:
                self._noticed(after, found)

        self.screen.run_to_end("store", adopt, adopted)

    # Another file, and leaving

    def _ask_where_to_write(self) -> None:
        offered = f"~/{self.session.owner.brief_id}-notes.json"
        self.screen.ask(Question("Write all notes to the new file", offered, answer=self._write_notes))

    def _write_notes(self, name: str) -> None:
        if not name.strip():
            return
        try:
            path = typed_path(name)
        except OSError as error:
            self.screen.say(f"Not written: {error.strerror}.", name, severity="error")
            return
        store, owner = self.session.environment.store, self.session.owner

        def write() -> StoreError | None:
            try:
                store.save_as(owner, path)
            except StoreError as error:
                return error
            return None

        self.screen.run_to_end("store", write, partial(self._written, path))

    def _written(self, path: Path, error: StoreError | None) -> None:
        if error is None:
            self.screen.say(f"All notes to this brief are in {path}")
        else:
            self.screen.say(f"Not written: {error.what}.", error.mend, severity="error")

    def keep_unsaved(self) -> str | None:
        """On leaving: keep what is only in memory; what to tell of it. None if it can be kept nowhere."""
        if not self.session.shown.notebook.pending:
            return ""
        try:
            path = self.session.environment.store.keep_unsaved(self.session.owner)
        except StoreError as error:
            self.screen.say(f"Your last changes could not be saved: {error}", MORE, severity="error")
            return None
        kept = "Your last changes could not be saved. The next start restores them; until then they are in"
        return f"{kept} {path}"


def for_each(items: tuple[str, ...], change: Callable[[str], object], selected: str, told: str) -> str:
    """Do something to every item; what to tell of those that were `selected`, in words."""
    for item in items:
        change(item)
    return f"{selected}: {told}." if selected else ""
