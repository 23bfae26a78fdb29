"""Notes and tags on items: each is written with one key, and asks for no more than a line or a text."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefreader.app.reader.feature import Feature
from briefreader.app.reader.save_notes import SaveNotes, for_each
from briefreader.app.reader.session import ReadingSession
from briefreader.app.tagging import tags_question
from briefreader.brief.verification.document import OpenDocument
from briefreader.notes import Anchor, Conflict, Edit, Note
from briefreader.notes.model import by_use
from briefreader.notes.state import TextKey
from briefreader.wording.brief import item_words

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
    """Writes notes, and sets tags."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self._tags_elsewhere: tuple[str, ...] = ()  # in use in any brief, as far as they are known yet

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The keys that write."""
        return {"note": self._note, "tags": self._ask_tags}

    def know_tags(self, tags: tuple[str, ...]) -> None:
        """Offer the tags of all briefs where tags are asked for."""
        self._tags_elsewhere = tags

    # Notes

    def _note(self) -> None:
        """Write a note on the item, or change the note under the cursor."""
        note = self.note_in_use
        self.write_note(note.item if note else self.session.focus.item, note=note)

    @property
    def note_in_use(self) -> Note | None:
        """The note under the cursor of the notes pane."""
        entry = self.session.focus.entry
        return entry if isinstance(entry, Note) else None

    def write_note(self, item: str, *, note: Note | None = None, anchor: Anchor | None = None) -> None:
        """Ask for the text of a new note, or of one that is there."""
        self.write(Target(item, self.session.shown.opened, note, anchor))

    def write(self, target: Target, looked_at: Doubtful = SURE) -> None:
        """Ask for a text, or let one from elsewhere be looked at."""
        from briefreader.app.dialogs.note_editor import NoteEditor

        about = f"“{target.anchor.exact}”" if target.anchor else self._words_of(target.item)

        def done(text: str | None) -> None:
            if text is not None:
                self.save(text, target)

        target, begun = (target, None) if looked_at.told else self.begun(target)
        keep = partial(self.screen.the(SaveNotes).keep_text, self.key(target), was=target.text)
        editor = NoteEditor(about, looked_at.text or target.text, keep, begun, looked_at.told)
        self.screen.app.push_screen(editor, done)

    def begun(self, target: Target) -> tuple[Target, str | None]:
        """What a text is written to, as it was when that was begun, and the text; None if none was."""
        kept, note = self.session.remembered.texts.get(self.key(target)), target.note
        if kept is None or note is None:
            return target, kept.text if kept else None
        return replace(target, note=replace(note, text=kept.was)), kept.text

    def key(self, target: Target) -> TextKey:
        """Under what the text is kept while it is not saved."""
        note, anchor = target.note, target.anchor
        kind = f"note {note.id}" if note else f"note on {anchor.exact}" if anchor else "note"
        return self.session.owner.brief_id, target.item, kind

    def save(self, text: str, target: Target) -> None:
        """Save the text of a new note, or of one that is there."""
        change = partial(self.screen.the(SaveNotes).change, text=self.key(target), seen=target.seen)
        note, anchor = target.note, target.anchor
        if note is not None:
            change(lambda edit: _changed(edit, note, text), conflict=partial(self._ask_which, text, target))
        elif text.strip() or anchor:
            change(lambda edit: _added(edit, target.item, text, anchor))
        else:
            self.screen.say("Empty note discarded")

    def _ask_which(self, mine: str, target: Target) -> None:
        """Let the reviewer say which text stays: that of another window, this one, or both."""
        from briefreader.app.dialogs.which_text import WhichText

        notes = self.session.shown.notebook.notes(target.item)
        theirs = next((one for one in notes if target.note and one.id == target.note.id), None)
        if theirs is None:  # it was deleted since
            self.save(mine, target)
            return

        def chosen(which: str | None) -> None:
            if which == WhichText.MINE:
                self.save(mine, replace(target, note=theirs))
            elif which == WhichText.BOTH:
                self._save_beside(mine, target)
            elif which == WhichText.THEIRS:
                self.screen.the(SaveNotes).keep_text(self.key(target), "")
                self.screen.say("Kept the text from the other window")
            else:
                self.screen.say("Not saved, text kept. a or e on the note continues it")

        self.screen.app.push_screen(WhichText(mine, theirs.text), chosen)

    def _save_beside(self, text: str, target: Target) -> None:
        anchor = target.note.anchor if target.note else None
        self.screen.the(SaveNotes).change(
            lambda edit: _added(edit, target.item, text, anchor), text=self.key(target), seen=target.seen
        )

    def _words_of(self, item: str) -> str:
        found = self.session.shown.opened.index.items.get(item)
        return item_words(found) if found else item

    # Tags

    def _ask_tags(self) -> None:
        notebook, items = self.session.shown.notebook, self.session.focus.items
        seen = self.session.shown.opened
        known = dict.fromkeys((*by_use(notebook.tag_counts), *self._tags_elsewhere))
        answer = partial(self._set_tags, items, seen)
        self.screen.ask(tags_question(notebook.tags(items[0]), tuple(known), answer))

    def _set_tags(self, items: tuple[str, ...], seen: OpenDocument, tags: Sequence[str]) -> None:
        selected = self.end_selection()
        self.screen.the(SaveNotes).change(
            lambda edit: for_each(items, lambda item: edit.set_tags(item, tags), selected, "tagged"),
            seen=seen,
        )


def _added(edit: Edit, item: str, text: str, anchor: Anchor | None) -> str:
    edit.add_note(item, text, anchor=anchor)
    return f"Note added.{_about_tags(text)}"


def _changed(edit: Edit, note: Note, text: str) -> str:
    """Change a note that is as it was; a note that went meanwhile is written anew."""
    now = edit.note(note.id)
    if now is None:
        edit.add_note(note.item, text, anchor=note.anchor, tags=note.tags)
        return "The note was deleted in another window. Your text is saved as a new note."
    if now.text not in (note.text, text):
        raise Conflict("the note was changed in another window", "Choose which text to keep")
    edit.change_note(note.id, text=text)
    return f"Note changed.{_about_tags(text)}"


def _about_tags(text: str) -> str:
    """What to tell of a text in which tags seem to be meant."""
    found = re.search(r"(?<!\S)#[^\W\d_][\w-]*", text)
    return f" {found[0]} is part of its text; t sets tags." if found else ""
