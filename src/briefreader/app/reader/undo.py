"""One undo for the draft and the notes, in the order in which they were changed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefreader.app.journal import DraftWritten, NotesStep, Step
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.notes import Edit

if TYPE_CHECKING:
    from briefreader.brief.writing.decisions import Decision


class Undo(Feature):
    """Takes the last step back. Before the first of this reading come the notes of earlier ones."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Back, and forth again."""
        journal = self.session.journal
        return {
            "undo": partial(self._turn, journal.undo, "Undid", lambda edit: _turned("Undid", edit.undo())),
            "redo": partial(self._turn, journal.redo, "Redid", lambda edit: _turned("Redid", edit.redo())),
        }

    def _turn(self, take: Callable[[], Step | None], word: str, turn_notes: Callable[[Edit], str]) -> None:
        if self.session.review.is_being_written:
            self.screen.say("The draft is being written: press the key again.")
            return
        match take():
            case None | NotesStep():
                self.screen.the(SaveNotes).turn(turn_notes)
            case DraftWritten():
                told = "The file was saved: changes before that cannot be undone."
                self.screen.say(told, "u again undoes your last note.")
            case decision:
                self._show(decision, word)

    def _show(self, decision: "Decision", word: str) -> None:
        from briefreader.app.reader.decisions import Decisions

        self.screen.the(Decisions).show_turned(decision, word)


def _turned(word: str, what: str | None) -> str:
    return f"{word}: {what}." if what else "Nothing more to undo or redo"
