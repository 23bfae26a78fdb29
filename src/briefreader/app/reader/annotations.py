"""Notes and tags on items: each is written with one key, and asks for no more than a line or a text."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefreader.app.base_screen import Question
from briefreader.app.reader.bookmarks import Bookmarks
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.save_notes import SaveNotes, for_each
from briefreader.app.reader.session import ReadingSession
from briefreader.base.processes import ProcessError, edit_text
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.selectable import whole_words
from briefreader.notes import Anchor, Bookmark, Edit, Note
from briefreader.notes.model import by_use
from briefreader.wording.brief import item_words

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen


ADDED = "Note added."
ADDED_TO_OTHERS = "Note added; the words have changed while you wrote: see 6 Notes."


class Annotations(Feature):
    """Writes notes in the program or in the reviewer's editor, and sets tags."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self._tags_elsewhere: tuple[str, ...] = ()  # in use in any brief, as far as they are known yet

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The keys that write."""
        return {"note": self._note, "edit-note": self._edit, "tags": self._ask_tags}

    def know_tags(self, tags: tuple[str, ...]) -> None:
        """Offer the tags of all briefs where tags are asked for."""
        self._tags_elsewhere = tags

    # Notes

    def _note(self) -> None:
        """Write a note on the item, or change the note under the cursor."""
        note = self._note_in_use
        self.write_note(note.item if note else self.session.focus.item, note=note)

    @property
    def _note_in_use(self) -> Note | None:
        """The note under the cursor of the notes pane."""
        entry = self.session.focus.entry
        return entry if isinstance(entry, Note) else None

    def write_note(self, item: str, *, note: Note | None = None, anchor: Anchor | None = None) -> None:
        """Ask for the text of a new note or of one that is there."""
        from briefreader.app.dialogs.note_editor import NoteEditor

        about = f"“{anchor.exact}”" if anchor else self._words_of(item)
        kind = f"note {note.id}" if note else f"note on {anchor.exact}" if anchor else "note"
        key = (self.session.owner.brief_id, item, kind)
        seen = self.session.shown.opened
        change = partial(self.screen.the(SaveNotes).change, seen=seen)

        def done(text: str | None) -> None:
            if text is None:
                return
            if note is not None:
                change(lambda edit: _changed(edit, note, text), text=key)
            elif text.strip() or anchor:
                is_same = whole_words(seen, item) == whole_words(self.session.shown.opened, item)
                told = ADDED if is_same else ADDED_TO_OTHERS
                change(lambda edit: _added(edit, item, text, anchor, told), text=key)
            else:
                self.screen.say("An empty note is not kept.")

        state = self.session.environment.state
        self.screen.app.push_screen(NoteEditor(about, note.text if note else "", state, key), done)

    def _words_of(self, item: str) -> str:
        found = self.session.shown.opened.index.items.get(item)
        return item_words(found) if found else item

    def _edit(self) -> None:
        """Write the note in the reviewer's own editor; of a bookmark, change the label."""
        entry, item = self.session.focus.entry, self.session.focus.item
        if isinstance(entry, Bookmark):
            self.screen.the(Bookmarks).ask_label(entry.item)
            return
        note, seen = self._note_in_use, self.session.shown.opened
        try:
            with self.screen.app.suspend():
                text = edit_text(note.text if note else "")
        except (ProcessError, OSError) as error:
            self.screen.say(f"The editor did not work: {error}", severity="error")
            return
        change = partial(self.screen.the(SaveNotes).change, seen=seen)
        if note is not None and text != note.text:
            change(lambda edit: _changed(edit, note, text))
        elif note is None and text.strip():
            change(lambda edit: _added(edit, item, text, None, ADDED))
        else:
            self.screen.say("Nothing was changed.")

    # Tags

    def _ask_tags(self) -> None:
        notebook, items = self.session.shown.notebook, self.session.focus.items
        seen = self.session.shown.opened
        known = tuple(dict.fromkeys((*by_use(notebook.tag_counts), *self._tags_elsewhere)))
        label = f"Tags, with spaces between{' (→ completes)' if known else ''}"
        value = " ".join(notebook.tags(items[0]))
        self.screen.ask(Question(label, value, answer=partial(self._set_tags, items, seen), known=known))

    def _set_tags(self, items: tuple[str, ...], seen: OpenDocument, text: str) -> None:
        self.screen.the(SaveNotes).change(
            lambda edit: for_each(items, lambda item: edit.set_tags(item, text.split()), "tagged"), seen=seen
        )


def _added(edit: Edit, item: str, text: str, anchor: Anchor | None, told: str) -> str:
    edit.add_note(item, text, anchor=anchor)
    return told


def _changed(edit: Edit, note: Note, text: str) -> str:
    edit.change_note(note.id, text=text)
    return "Note changed."
