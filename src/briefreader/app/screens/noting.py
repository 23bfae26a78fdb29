"""What a reviewer attaches to items: notes, tags, bookmarks and marks."""

from functools import partial

from briefreader.app.screens.reviewing import Reviewing, for_each
from briefreader.app.screens.speaking import Question
from briefreader.base.processes import ProcessError, edit_text
from briefreader.notes import Anchor, Bookmark, Edit, Note, StoreError
from briefreader.notes.model import by_use
from briefreader.notes.state import FarMark
from briefreader.wording.brief import item_words


class Noting(Reviewing):
    """Each is written with one key, and asks for no more than a line or a text."""

    tags_elsewhere: tuple[str, ...] = ()  # those in use in any brief, as far as they are known yet

    def action_note(self) -> None:
        """Write a note on the item, or change the note under the cursor."""
        note = self._note_in_use()
        if note is not None:
            self.write_note(note.item, note=note)
        elif self.item:
            self.write_note(self.item)

    def _note_in_use(self) -> Note | None:
        """The note under the cursor of the notes pane."""
        entry = self.entry_in_use
        return entry if isinstance(entry, Note) else None

    def write_note(self, item: str, *, note: Note | None = None, anchor: Anchor | None = None) -> None:
        """Ask for the text of a new note or of one that is there."""
        from briefreader.app.dialogs.note_editor import NoteEditor

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
        """Write the note in the reviewer's own editor; of a bookmark, change the label."""
        entry, item = self.entry_in_use, self.item
        if isinstance(entry, Bookmark):
            self.ask_label(entry.item)
            return
        if not item:
            return
        note = self._note_in_use()
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
        entry = self.entry_in_use
        if entry is not None:
            self.change(lambda edit: _removed(edit, entry.id))
        elif (held := self.held_in_use) and held.colleague:
            self.say(f"Only {held.colleague.name} can delete this.")
        else:
            self.say("d deletes in the notes pane: press 6.")

    # Tags

    def action_tags(self) -> None:
        """Ask for the tags of the items."""
        items = self.items
        if not items or self.view is None:
            return
        known = tuple(dict.fromkeys((*by_use(self.view.notebook.tag_counts), *self.tags_elsewhere)))
        label = f"Tags, with spaces between{' (→ completes)' if known else ''}"
        value = " ".join(self.view.notebook.tags(items[0]))
        self.ask(Question(label, value, answer=partial(self._set_tags, items), known=known))

    def _set_tags(self, items: tuple[str, ...], text: str) -> None:
        self.change(lambda edit: for_each(items, lambda item: edit.set_tags(item, text.split()), "tagged"))

    # Bookmarks

    def action_bookmark(self) -> None:
        """Set a bookmark on the items, or remove it."""
        items = self.items
        if items:
            self.change(lambda edit: for_each(items, edit.toggle_bookmark, "bookmark set or removed"))

    def action_bookmarks(self) -> None:
        """Choose a bookmark to go to."""
        if self.view is None or not self.view.notebook.bookmarks:
            self.say("No bookmarks yet: b sets one.")
            return
        from briefreader.app.dialogs.bookmarks import BookmarkList

        self.app.push_screen(BookmarkList(self.view, self.ask_label), self.go_into)

    def ask_label(self, item: str) -> None:
        """Ask for the label of an item's bookmark."""
        bookmarks = self.view.notebook.bookmarks if self.view else ()
        label = next((bookmark.label for bookmark in bookmarks if bookmark.item == item), "")
        question = Question(
            "Label of the bookmark",
            label,
            answer=lambda text: self.change(lambda edit: _labelled(edit, item, text)),
        )
        self.ask(question)

    # Marks

    def action_mark(self) -> None:
        """Ask for the letter of a mark."""
        item = self.item
        if item:
            label = "Mark: a to z in this brief, A to Z over all briefs"
            self.ask(Question(label, answer=partial(self._mark_item, item), letters=1))

    def _mark_item(self, item: str, letter: str) -> None:
        """Let a letter lead to the item."""
        if not ("A" <= letter <= "Z"):
            self.change(lambda edit: _marked(edit, letter, item))
            return
        mark = FarMark(str(self.path.absolute()), self.subject_of_notes.title, item)
        try:
            self.app.surroundings.state.keep_far_mark(letter, mark)
        except StoreError as error:
            self.say(f"Mark {letter} is not set: {error.what}.", error.mend, severity="error")
        else:
            self.say(f"Mark {letter} set: ' {letter} comes back here from every brief.")

    def action_go_to_mark(self) -> None:
        """Ask for the letter of a mark to go to."""
        marks = self.view.notebook.marks if self.view else ()
        letters = [mark.letter for mark in marks] + sorted(self.app.surroundings.state.far_marks())
        if not letters:
            self.say("No marks yet: m and a letter sets one.")
            return
        self.ask(Question(f"Go to mark ({' '.join(letters)})", answer=self._go_to_mark, letters=1))

    def _go_to_mark(self, letter: str) -> None:
        """Go where a letter leads, in another brief too."""
        far = self.app.surroundings.state.far_marks().get(letter)
        item = self.view.notebook.mark(letter) if self.view else None
        if far is not None and far.path != str(self.path.absolute()):
            self.leave_for(far)
        elif item or far:
            self.go_to(item or (far.item if far else ""))
        else:
            self.say(f"There is no mark {letter}.", severity="warning")

    def leave_for(self, mark: FarMark) -> None:
        """Open the brief of a mark at its item."""
        raise NotImplementedError


def _added(edit: Edit, item: str, text: str, anchor: Anchor | None) -> str:
    edit.add_note(item, text, anchor=anchor)
    return "Note added."


def _changed(edit: Edit, note: Note, text: str) -> str:
    edit.change_note(note.id, text=text)
    return "Note changed."


def _removed(edit: Edit, entry_id: str) -> str:
    edit.remove(entry_id)
    return "Deleted; u brings it back."


def _labelled(edit: Edit, item: str, label: str) -> str:
    edit.label_bookmark(item, label)
    return "Bookmark labelled."


def _marked(edit: Edit, letter: str, item: str) -> str:
    edit.set_mark(letter, item)
    return f"Mark {letter} set: ' {letter} comes back here."
