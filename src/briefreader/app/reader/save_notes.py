"""The talk with the store: it saves, refuses, and tells of what others have written."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from briefreader.actions import Unavailable
from briefreader.app.base_screen import Question
from briefreader.app.journal import NotesChange
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.session import NotesRefused, NotesSaved
from briefreader.app.widgets.bars import KeysBar
from briefreader.base.paths import typed_path
from briefreader.brief.verification.document import OpenDocument
from briefreader.notes import Colleague, Notebook, StoreError, Subject
from briefreader.notes.state import TextKey
from briefreader.wording.availability import unavailable_lines

MORE = "W writes all notes to another file. Leaving once more loses the changes."


class SaveNotes(Feature):
    """Changes go to the store in a worker; the screen shows them when they are on the disk."""

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
    ) -> None:
        """Let the store do something, to be undone in its turn; `text` is the unsaved text that it saves.

        `seen` is the brief as it was when the reviewer began, if that was not just now.
        """
        seen = seen or self.session.shown.opened
        if self._may_change(partial(self.change, change, why=why, text=text, seen=seen)):
            self.session.will_save(change)
            self._save(change, why, text, seen)

    def turn(self, change: NotesChange) -> None:
        """Let the store undo something, or do it again."""
        if self._may_change(partial(self.turn, change)):
            self.session.will_turn()
            self._save(change, "", None, self.session.shown.opened)

    def _may_change(self, then: Callable[[], None]) -> bool:
        """Whether the notes can be changed now; who has no name is asked for one, before `then`."""
        notebook = self.session.shown.notebook
        if notebook.read_only:
            reason = Unavailable("writable", notebook.notice or "")
            self.screen.say(*unavailable_lines(reason), severity="warning")
            return False
        if self.session.environment.introduce is not None:
            self.ask_name(then)
            return False
        return True

    def ask_name(self, then: Callable[[], None]) -> None:
        """The first change that is ever made asks who makes it."""

        def answer(name: str) -> None:
            if name.strip():
                self.screen.app.introduce(name.strip())
                self.session.introduce(self.screen.app.environment)
                then()
            else:
                left()

        def left() -> None:
            self.screen.say("Not saved: your notes need a name. Press the key again.", severity="warning")

        offered = self.session.environment.reviewer
        label = "Your name, which stands with your notes"
        self.screen.ask(Question(label, offered, answer=answer, left=left))

    def _save(self, change: NotesChange, why: str, text: TextKey | None, seen: OpenDocument) -> None:
        session, owner = self.session, self.session.owner

        def save() -> NotesSaved | NotesRefused:
            outcome = session.save(change, owner, seen, why=why)
            if text is not None and isinstance(outcome, NotesSaved):
                with suppress(StoreError):  # kept once too often does no harm
                    session.environment.state.keep_text(*text, "")
            return outcome

        self.screen.run_to_end("store", save, self._saved)

    def _saved(self, outcome: NotesSaved | NotesRefused) -> None:
        """Show what is on the disk now; what is not is told until it is."""
        known = self.session.shown.notebook.notice
        self.session.saved(outcome)
        self.screen.show_around()
        if isinstance(outcome, NotesRefused):
            self._refused(outcome.error)
            return
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
        """Read the notes again if a file of theirs was written by somebody else."""
        if self.session.view is not None and self.session.look_at_notes():
            store, owner = self.session.environment.store, self.session.owner
            noticed = partial(self._noticed, self.session.changes)
            self.screen.run_until_left("look", lambda: (store.read(owner), store.colleagues(owner)), noticed)

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
                self.screen.say(
                    "Those notes stay apart; none is shown, and none can be written to this brief."
                )

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
            self.screen.say(f"Your last changes can be kept nowhere: {error}", MORE, severity="error")
            return None
        kept = "Your last changes could not be saved. They will be there again; until then they are in"
        return f"{kept} {path}"


def for_each(items: tuple[str, ...], change: Callable[[str], object], selected: str, told: str) -> str:
    """Do something to every item; what to tell of those that were `selected`, in words."""
    for item in items:
        change(item)
    return f"{selected}: {told}." if selected else ""
