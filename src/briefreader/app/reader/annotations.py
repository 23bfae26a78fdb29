"""Notes and tags on items: each is written with one key, and asks for no more than a line or a text."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.app import SuspendNotSupported

from briefreader.app.base_screen import Question
from briefreader.app.reader.bookmarks import Bookmarks
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.save_notes import SaveNotes, for_each
from briefreader.app.reader.session import ReadingSession
from briefreader.base.editing import Edited, edit_text, edited_since
from briefreader.base.processes import ProcessError
from briefreader.brief.verification.document import OpenDocument
from briefreader.notes import Anchor, Bookmark, Conflict, Edit, Note, StoreError
from briefreader.notes.model import by_use
from briefreader.notes.state import TextKey
from briefreader.wording.brief import item_words
from briefreader.wording.programs import NOT_LENT, SET_EDITOR, doubt_words, ended_words

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen


class Doubtful(Struct, frozen=True):
    """A text that has to be looked at before it is saved, and why."""

    text: str = ""
    told: str = ""


SURE = Doubtful()


class Target(Struct, frozen=True):
    """What a text is written to: an item as the brief was `seen`, a note that is there, words of the item."""

    item: str
    seen: OpenDocument
    note: Note | None = None
    anchor: Anchor | None = None

    @property
    def text(self) -> str:
        """What the note says so far."""
        return self.note.text if self.note else ""


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
        """Ask for the text of a new note, or of one that is there."""
        self._write(Target(item, self.session.shown.opened, note, anchor), SURE)

    def _write(self, target: Target, looked_at: Doubtful) -> None:
        from briefreader.app.dialogs.note_editor import NoteEditor

        about = f"“{target.anchor.exact}”" if target.anchor else self._words_of(target.item)

        def done(text: str | None) -> None:
            if text is not None:
                self._save(text, target)

        state, key = self.session.environment.state, self._key(target)
        text = looked_at.text or target.text
        self.screen.app.push_screen(NoteEditor(about, text, state, key, looked_at.told), done)

    def _key(self, target: Target) -> TextKey:
        """Under what the text is kept while it is not saved."""
        note, anchor = target.note, target.anchor
        kind = f"note {note.id}" if note else f"note on {anchor.exact}" if anchor else "note"
        return self.session.owner.brief_id, target.item, kind

    def _save(self, text: str, target: Target) -> None:
        change = partial(self.screen.the(SaveNotes).change, text=self._key(target), seen=target.seen)
        note, anchor = target.note, target.anchor
        if note is not None:
            change(lambda edit: _changed(edit, note, text))
        elif text.strip() or anchor:
            change(lambda edit: _added(edit, target.item, text, anchor))
        else:
            self.screen.say("An empty note is not kept.")

    def _words_of(self, item: str) -> str:
        found = self.session.shown.opened.index.items.get(item)
        return item_words(found) if found else item

    def _edit(self) -> None:
        """Write the note in the reviewer's own editor; of a bookmark, change the label."""
        entry, item = self.session.focus.entry, self.session.focus.item
        if isinstance(entry, Bookmark):
            self.screen.the(Bookmarks).ask_label(entry.item)
            return
        target = Target(item, self.session.shown.opened, self._note_in_use)
        kept = self.session.environment.state.text(*self._key(target))
        before = kept if kept is not None else target.text
        try:
            edited = self.screen.app.lend_terminal(partial(edit_text, before))
        except SuspendNotSupported:
            self.screen.say(NOT_LENT, SET_EDITOR, severity="warning")
        except (ProcessError, OSError) as error:
            self._editor_failed(error)
        else:
            self._take(edited, before, target)

    def _editor_failed(self, error: ProcessError | OSError) -> None:
        told = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        self.screen.say(f"The editor did not work: {told}.", SET_EDITOR, severity="error")

    def _take(self, edited: Edited, before: str, target: Target) -> None:
        """Save a text from the editor; where it is in doubt, it is kept and shown first."""
        if edited.path is not None:
            self._wait_for(edited.path, before, target)
        elif edited.text == before and edited.code:
            self.screen.say(
                f"The editor {ended_words(edited.code)}. Nothing was changed.", severity="warning"
            )
        elif edited.text == before:
            self.screen.say("Nothing was changed.")
        elif self._keeps(self._key(target), edited.text) and edited.doubt is None:
            self._save(edited.text, target)
        else:
            told = doubt_words(edited.doubt, edited.code) if edited.doubt else "The disk refuses"
            self._write(target, Doubtful(edited.text, told))

    def _keeps(self, key: TextKey, text: str) -> bool:
        """Keep a text until it is saved; False if the disk refuses."""
        try:
            self.session.environment.state.keep_text(*key, text)
        except StoreError:
            return False
        return True

    def _wait_for(self, path: Path, before: str, target: Target) -> None:
        """Let the reviewer say when an editor that returned at once has saved."""

        def look(is_last: bool) -> None:
            try:
                edited = edited_since(path, before)
            except OSError as error:
                self._editor_failed(error)
                return
            if edited.path is None:
                self._take(edited, before, target)
            elif is_last:
                self.screen.say("Nothing was changed. What the editor still saves stays in", str(path))
            else:
                self._wait_for(path, before, target)

        label = "The editor returned at once. Save there, then Enter; Esc leaves"
        self.screen.ask(Question(label, answer=lambda _: look(False), left=lambda: look(True)))

    # Tags

    def _ask_tags(self) -> None:
        notebook, items = self.session.shown.notebook, self.session.focus.items
        seen = self.session.shown.opened
        known = tuple(dict.fromkeys((*by_use(notebook.tag_counts), *self._tags_elsewhere)))
        label = f"Tags, with spaces between{' (→ completes)' if known else ''}"
        value = " ".join(notebook.tags(items[0]))
        self.screen.ask(Question(label, value, answer=partial(self._set_tags, items, seen), known=known))

    def _set_tags(self, items: tuple[str, ...], seen: OpenDocument, text: str) -> None:
        selected = self.end_selection()
        self.screen.the(SaveNotes).change(
            lambda edit: for_each(items, lambda item: edit.set_tags(item, text.split()), selected, "tagged"),
            seen=seen,
        )


def _added(edit: Edit, item: str, text: str, anchor: Anchor | None) -> str:
    edit.add_note(item, text, anchor=anchor)
    return "Note added."


def _changed(edit: Edit, note: Note, text: str) -> str:
    """Change a note that is as it was; a note that went meanwhile is written anew."""
    now = edit.note(note.id)
    if now is None:
        edit.add_note(note.item, text, anchor=note.anchor, tags=note.tags)
        return "The note was deleted meanwhile; your text is a new one."
    if now.text not in (note.text, text):
        raise Conflict(
            "the note was changed in another window",
            "Your text is kept: read the note, then a or e on it goes on with yours",
        )
    edit.change_note(note.id, text=text)
    return "Note changed."
