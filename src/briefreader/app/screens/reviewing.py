"""What a reviewer does to items: notes, tags, bookmarks, marks, reviews, and undoing them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from briefreader.app.panes.notes import PREFIX, item_words
from briefreader.app.screens.reading import Reading
from briefreader.app.view import View
from briefreader.app.widgets.bars import KeysBar
from briefreader.notes import Anchor, Edit, Note, Notebook, StoreError, Subject
from briefreader.notes.model import State
from briefreader.process import ProcessError, edit_text

if TYPE_CHECKING:
    from briefreader.notes.review import ReviewFields

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

    @dataclass
    class NotSaved(Message):
        """The store refused; the deed is kept in memory."""

        notebook: Notebook
        error: StoreError

    @property
    def subject_of_notes(self) -> Subject:
        """Which brief the notes belong to."""
        assert self.view is not None
        brief = self.view.opened.brief
        return Subject(brief.id, brief.title, brief.source.sha256)

    # Writing

    def change(self, deed: Deed, *, why: str = "", draft: Under | None = None) -> None:
        """Let the store do something; `draft` names the text under way that is then done with."""
        if self.view is None:
            return
        if self.view.notebook.read_only:
            self.say("These notes are read-only.", self.view.notebook.notice or "", severity="warning")
            return
        self._change(self.subject_of_notes, deed, why, draft)

    @work(thread=True, group="store")
    def _change(self, subject: Subject, deed: Deed, why: str, draft: Under | None) -> None:
        surroundings = self.app.surroundings
        try:
            with surroundings.store.edit(subject, why=why) as edit:
                told = deed(edit) or ""
        except StoreError as error:
            self.post_message(self.NotSaved(surroundings.store.read(subject), error))
            return
        if draft is not None:
            with suppress(StoreError):  # kept once too often does no harm
                surroundings.state.keep_text(*draft, "")
        self.post_message(self.Saved(edit.notebook, told, surroundings.clock()))

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
            self.view = View(self.view.opened, notebook, self.view.changed)

    # Notes

    def action_note(self) -> None:
        """Write a note on the item, or change the note under the cursor."""
        note = self._note_in_use()
        if note is not None:
            self.write_note(note.item, note=note)
        elif self.item:
            self.write_note(self.item)

    def _note_in_use(self) -> Note | None:
        """The note under the cursor of the notes pane."""
        key = self.list_in_use.key
        entries = self.view.notebook.entries if self.view else ()
        return next((e for e in entries if isinstance(e, Note) and PREFIX + e.id == key), None)

    def write_note(self, item: str, *, note: Note | None = None, anchor: Anchor | None = None) -> None:
        """Ask for the text of a new note or of one that is there."""
        from briefreader.app.screens.note_editor import NoteEditor

        about = f"“{anchor.exact}”" if anchor else self._words_of(item)
        kind = f"note {note.id}" if note else f"note on {anchor.exact}" if anchor else "note"
        under = (self.subject_of_notes.brief_id, item, kind)

        def done(text: str | None) -> None:
            if text is None:
                return
            if note is not None:
                self.change(lambda edit: _changed(edit, note, text), draft=under)
            elif text.strip() or anchor:
                self.change(lambda edit: _added(edit, item, text, anchor), draft=under)
            else:
                self.say("An empty note is not kept.")

        editor = NoteEditor(about, note.text if note else "", self.app.surroundings.state, under)
        self.app.push_screen(editor, done)

    def _words_of(self, item: str) -> str:
        found = self.view.opened.index.items.get(item) if self.view else None
        return item_words(found) if found else item

    def action_edit_note(self) -> None:
        """Write the note in the reviewer's own editor."""
        note, item = self._note_in_use(), self.item
        if not item:
            return
        try:
            with self.app.suspend():
                text = edit_text(note.text if note else "")
        except (ProcessError, OSError) as error:
            self.say(f"The editor did not work: {error}", severity="error")
            return
        if note is not None and text != note.text:
            self.change(lambda edit: _changed(edit, note, text))
        elif note is None and text.strip():
            self.change(lambda edit: _added(edit, item, text, None))
        else:
            self.say("Nothing was changed.")

    def action_delete_note(self) -> None:
        """Delete the entry under the cursor of the notes pane."""
        key = self.list_in_use.key
        if not key.startswith(PREFIX):
            self.say("d deletes in the notes pane: press 6.")
            return
        self.change(lambda edit: _removed(edit, key.removeprefix(PREFIX)))

    # Tags, bookmarks, marks

    def action_tags(self) -> None:
        """Ask for the tags of the item."""
        if self.item and self.view is not None:
            self.ask("tags", "Tags, with spaces between", " ".join(self.view.notebook.tags(self.item)))

    def set_tags(self, text: str) -> None:
        """Give the items these tags."""
        items = self.items
        self.change(lambda edit: _for_each(items, lambda item: edit.set_tags(item, text.split()), "tagged"))

    def action_bookmark(self) -> None:
        """Set a bookmark on the items, or remove it."""
        items = self.items
        if items:
            self.change(lambda edit: _for_each(items, edit.toggle_bookmark, "bookmark set or removed"))

    def action_bookmarks(self) -> None:
        """Choose a bookmark to go to."""
        if self.view is None or not self.view.notebook.bookmarks:
            self.say("No bookmarks yet: b sets one.")
            return
        from briefreader.app.screens.bookmarks import BookmarkList

        self.app.push_screen(BookmarkList(self.view), self.go_into)

    def action_mark(self) -> None:
        """Ask for the letter of a mark."""
        if self.item:
            self.ask("mark", "Mark: a letter a to z", letters=1)

    def action_go_to_mark(self) -> None:
        """Ask for the letter of a mark to go to."""
        marks = self.view.notebook.marks if self.view else ()
        if not marks:
            self.say("No marks yet: m and a letter sets one.")
            return
        known = " ".join(mark.letter for mark in marks)
        self.ask("go-to-mark", f"Go to mark ({known})", letters=1)

    def mark_item(self, letter: str) -> None:
        """Let a letter lead to the item."""
        item = self.item
        self.change(lambda edit: _marked(edit, letter, item))

    def go_to_mark(self, letter: str) -> None:
        """Go where a letter leads."""
        item = self.view.notebook.mark(letter) if self.view else None
        if item is None:
            self.say(f"There is no mark {letter}.", severity="warning")
        else:
            self.go_to(item)

    # Reviews

    def action_reviewed(self) -> None:
        """Mark the items as reviewed; if all are, as not reviewed."""
        items = self.items
        if not items or self.view is None:
            return
        state: State = "unreviewed" if self.view.notebook.reviewed.issuperset(items) else "reviewed"
        told = "not reviewed" if state == "unreviewed" else "reviewed"
        self.change(lambda edit: _for_each(items, lambda item: edit.set_review(item, state=state), told))

    def action_grade(self) -> None:
        """Grade, verdict, likelihood, confidence, and why."""
        from briefreader.app.screens.review_form import ReviewForm

        item = self.item
        if not item or self.view is None:
            return
        index, review = self.view.opened.index, self.view.notebook.review(item)
        kind = index.kind(item) if item in index.items else "item"

        def done(fields: "ReviewFields | None") -> None:
            if fields is not None:
                why = fields.get("comment", "")
                self.change(lambda edit: _graded(edit, item, fields), why=why)

        self.app.push_screen(ReviewForm(self._words_of(item), kind, review, self.app.settings), done)

    def action_undo(self) -> None:
        """Undo the last change."""
        self.change(lambda edit: _turned("Undone", edit.undo()))

    def action_redo(self) -> None:
        """Do it again."""
        self.change(lambda edit: _turned("Done again", edit.redo()))


def _added(edit: Edit, item: str, text: str, anchor: Anchor | None) -> str:
    edit.add_note(item, text, anchor=anchor)
    return "Note added."


def _changed(edit: Edit, note: Note, text: str) -> str:
    edit.change_note(note.id, text=text)
    return "Note changed."


def _removed(edit: Edit, entry_id: str) -> str:
    edit.remove(entry_id)
    return "Deleted; u brings it back."


def _marked(edit: Edit, letter: str, item: str) -> str:
    edit.set_mark(letter, item)
    return f"Mark {letter} set: ' {letter} comes back here."


def _graded(edit: Edit, item: str, fields: "ReviewFields") -> str:
    edit.set_review(item, **fields)
    return ""


def _for_each(items: tuple[str, ...], deed: Callable[[str], object], told: str) -> str:
    for item in items:
        deed(item)
    return f"{len(items)} items: {told}." if len(items) > 1 else ""


def _turned(word: str, what: str | None) -> str:
    return f"{word}: {what}." if what else "There is nothing more to undo or redo."
