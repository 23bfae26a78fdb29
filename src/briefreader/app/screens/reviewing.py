"""What a reviewer holds of items, and the talk with the store: it saves, refuses, undoes."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from briefreader.app.panes import NotesPane
from briefreader.app.panes.notes import Held, item_words
from briefreader.app.screens.reading import Reading
from briefreader.app.screens.speaking import Question
from briefreader.app.widgets.bars import KeysBar, MessageBar
from briefreader.notes import AnyEntry, Edit, Notebook, StoreError, Subject
from briefreader.notes.model import ReviewState

if TYPE_CHECKING:
    from briefreader.notes.review import ReviewFields

MORE = "W writes all notes to another file. Leaving once more loses the changes."

Under = tuple[str, str, str]  # brief id, item, and what kind of text is under way
Deed = Callable[[Edit], str | None]


class Reviewing(Reading):
    """Changes go to the store in a worker; the screen shows them when they are on the disk."""

    @dataclass
    class Saved(Message):
        """A deed is on the disk."""

        notebook: Notebook
        told: str
        at: datetime
        deed: Deed
        did_something: bool

    @dataclass
    class NotSaved(Message):
        """The store refused; the deed is kept in memory."""

        notebook: Notebook
        error: StoreError
        deed: Deed | None = None
        did_something: bool = False  # in memory

    @dataclass
    class Written(Message):
        """The notes were written to another file, or not."""

        path: Path
        error: StoreError | None

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    @property
    def subject_of_notes(self) -> Subject:
        """Which brief the notes belong to."""
        assert self.view is not None
        brief = self.view.opened.brief
        return Subject(brief.id, brief.title, brief.source.sha256)

    @property
    def held_in_use(self) -> Held | None:
        """What stands under the cursor of the notes pane."""
        pane = self.list_in_use
        return pane.held_of(pane.key) if isinstance(pane, NotesPane) else None

    @property
    def entry_in_use(self) -> AnyEntry | None:
        """The same, if it is the reviewer's own."""
        held = self.held_in_use
        return held.entry if held and held.colleague is None else None

    # Writing

    def change(self, deed: Deed, *, why: str = "", draft: Under | None = None) -> None:
        """Let the store do something; `draft` names the text under way that is then done with."""
        if self.view is None:
            return
        if self.view.notebook.read_only:
            self.say("These notes are read-only.", self.view.notebook.notice or "", severity="warning")
        elif self.app.surroundings.introduce is not None:
            self._ask_name(partial(self.change, deed, why=why, draft=draft))
        else:
            self._change(self.subject_of_notes, deed, why, draft)

    def _ask_name(self, then: Callable[[], None]) -> None:
        """The first change that is ever made asks who makes it."""

        def answer(name: str) -> None:
            if name.strip():
                self.app.introduce(name.strip())
                then()
            else:
                left()

        def left() -> None:
            self.say("Not saved: your notes need a name. Press the key again.", severity="warning")

        offered = self.app.surroundings.reviewer
        self.ask(Question("Your name, which stands with your notes", offered, answer=answer, left=left))

    @work(thread=True, group="store", description="changing the notes")
    def _change(self, subject: Subject, deed: Deed, why: str, draft: Under | None) -> None:
        surroundings = self.app.surroundings
        did = False
        try:
            with surroundings.store.edit(subject, why=why) as edit:
                told = deed(edit) or ""
                did = edit.did_something
        except StoreError as error:
            self.post_message(self.NotSaved(surroundings.store.read(subject), error, deed, did))
            return
        if draft is not None:
            with suppress(StoreError):  # kept once too often does no harm
                surroundings.state.keep_text(*draft, "")
        self.post_message(self.Saved(edit.notebook, told, surroundings.clock(), deed, did))

    def on_reviewing_saved(self, event: Saved) -> None:
        """Show what is on the disk now."""
        self.show_notebook(event.notebook)
        bar = self.query_one(KeysBar)
        bar.alarm = False
        bar.status = f"saved {event.at.astimezone():%H:%M}"
        if event.told:
            self.say(event.told)

    def on_reviewing_not_saved(self, event: NotSaved) -> None:
        """Say so until it is saved."""
        self.show_notebook(event.notebook)
        bar = self.query_one(KeysBar)
        bar.alarm = True
        bar.status = f"NOT saved: {event.error.what}"
        self.say(f"Not saved: {event.error.what}.", event.error.mend, severity="error")

    def show_notebook(self, notebook: Notebook) -> None:
        """The same brief with other notes."""
        if self.view is not None:
            self.view = replace(self.view, notebook=notebook)
            self.show_banner()

    def show_banner(self) -> None:
        """Show what has to stay in sight."""
        banner = self.query_one("#banner", MessageBar)
        banner.severity = "error"
        banner.lines = self.banner_lines()

    def banner_lines(self) -> tuple[str, ...]:
        """Notes that are not on the disk, or that can not be changed."""
        notebook = self.view.notebook if self.view else Notebook()
        if notebook.pending:
            are = "changes are" if notebook.pending > 1 else "change is"
            return (f"{notebook.pending} {are} only in memory: W writes all notes to another file",)
        return (f"Read-only: {notebook.notice}",) if notebook.read_only and notebook.notice else ()

    def keep_unsaved(self) -> str | None:
        """On leaving: keep what is only in memory; what to tell of it. None if it can be kept nowhere."""
        if self.view is None or not self.view.notebook.pending:
            return ""
        try:
            path = self.app.surroundings.store.keep_unsaved(self.subject_of_notes)
        except StoreError as error:
            self.say(f"Your last changes can be kept nowhere: {error}", MORE, severity="error")
            return None
        return (
            f"Your last changes could not be saved. They will be there again; until then they are in {path}"
        )

    # Another file, where the store can not write

    def action_write_notes(self) -> None:
        """Ask where to write all notes to this brief."""
        if self.view is not None:
            offered = Path.home() / f"{self.subject_of_notes.brief_id}-notes.json"
            self.ask(Question("Write all notes to the new file", str(offered), answer=self._write_notes))

    def _write_notes(self, name: str) -> None:
        if name.strip():
            self._write_to(self.subject_of_notes, Path(name.strip()).expanduser())

    @work(thread=True, group="store", description="writing the notes elsewhere")
    def _write_to(self, subject: Subject, path: Path) -> None:
        try:
            self.app.surroundings.store.save_as(subject, path)
        except StoreError as error:
            self.post_message(self.Written(path, error))
        else:
            self.post_message(self.Written(path, None))

    def on_reviewing_written(self, event: Written) -> None:
        """Say where they are, or why not."""
        if event.error is None:
            self.say(f"All notes to this brief are in {event.path}")
        else:
            self.say(f"Not written: {event.error.what}.", event.error.mend, severity="error")

    # Reviews

    def action_reviewed(self) -> None:
        """Mark the items as reviewed; if all are, as not reviewed."""
        items = self.items
        if not items or self.view is None:
            return
        state: ReviewState = "unreviewed" if self.view.notebook.reviewed.issuperset(items) else "reviewed"
        told = "not reviewed" if state == "unreviewed" else "reviewed"
        self.change(lambda edit: for_each(items, lambda item: edit.set_review(item, state=state), told))

    def action_grade(self) -> None:
        """Grade, verdict, likelihood, confidence, and why."""
        from briefreader.app.dialogs.review_form import ReviewForm

        item = self.item
        if not item or self.view is None:
            return
        index, review = self.view.opened.index, self.view.notebook.review(item)
        kind = index.kind(item) if item in index.items else "item"
        about = item_words(index.items[item]) if item in index.items else item

        def done(fields: "ReviewFields | None") -> None:
            if fields is not None:
                why = fields.get("comment", "")
                self.change(lambda edit: _graded(edit, item, fields), why=why)

        self.app.push_screen(ReviewForm(about, kind, review, self.app.settings), done)

    def action_undo(self) -> None:
        """Undo the last change."""
        self.change(lambda edit: _turned("Undone", edit.undo()))

    def action_redo(self) -> None:
        """Do it again."""
        self.change(lambda edit: _turned("Done again", edit.redo()))


def for_each(items: tuple[str, ...], deed: Callable[[str], object], told: str) -> str:
    """Do something to every item; what to tell of several."""
    for item in items:
        deed(item)
    return f"{len(items)} items: {told}." if len(items) > 1 else ""


def _graded(edit: Edit, item: str, fields: "ReviewFields") -> str:
    edit.set_review(item, **fields)
    return ""


def _turned(word: str, what: str | None) -> str:
    return f"{word}: {what}." if what else "There is nothing more to undo or redo."
