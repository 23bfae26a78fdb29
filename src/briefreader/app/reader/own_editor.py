"""Notes in the reviewer's own editor; of a draft, the words of an item."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from textual.app import SuspendNotSupported

from briefreader.app.base_screen import Question
from briefreader.app.reader.annotations import Annotations, Doubtful, Target
from briefreader.app.reader.bookmarks import Bookmarks
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.base.editing import Edited, edit_text, edited_since
from briefreader.base.processes import ProcessError
from briefreader.notes import Bookmark
from briefreader.wording.programs import NOT_LENT, SET_EDITOR, doubt_words, ended_words


class OwnEditor(Feature):
    """Lends the terminal to the editor, and loses nothing that it wrote."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The key that opens it."""
        return {"edit-note": self._edit_or_reword}

    @property
    def _notes(self) -> Annotations:
        return self.screen.the(Annotations)

    def _edit_or_reword(self) -> None:
        if not self.session.rewords:
            self._edit()
            return
        from briefreader.app.reader.rewording import Rewording

        self.screen.the(Rewording).reword()

    def _edit(self) -> None:
        """Write the note in the reviewer's own editor; of a bookmark, change the label."""
        entry, item = self.session.focus.entry, self.session.focus.item
        if isinstance(entry, Bookmark):
            self.screen.the(Bookmarks).ask_label(entry.item)
            return
        target = Target(item, self.session.shown.opened, self._notes.note_in_use)
        target, begun = self._notes.begun(target)
        before = target.text if begun is None else begun
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
        else:
            self.screen.the(SaveNotes).keep_text(self._notes.key(target), edited.text, was=target.text)
            if edited.doubt is None:
                self._notes.save(edited.text, target)
            else:
                self._notes.write(target, Doubtful(edited.text, doubt_words(edited.doubt, edited.code)))

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

        label = "The editor returned at once. Save there, then Enter · Esc cancel"
        self.screen.ask(Question(label, answer=lambda _: look(False), left=lambda: look(True)))
