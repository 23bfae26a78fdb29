"""Marks: one letter that leads to an item, in this brief or over all briefs."""

from collections.abc import Callable, Mapping
from functools import partial

from briefreader.app.base_screen import Question
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.leave import Leave
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.notes import Edit, StoreError
from briefreader.notes.state import FarMark


class Marks(Feature):
    """Small letters are kept with the notes, capital ones in the private state."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Set a mark, go to one."""
        return {"mark": self._ask_letter, "go-to-mark": self._ask_where_to}

    def _ask_letter(self) -> None:
        label = "Mark (a–z: this brief, A–Z: all briefs)"
        answer = partial(self._mark, self.session.focus.item)
        self.screen.ask(Question(label, answer=answer, letters=1))

    def _mark(self, item: str, letter: str) -> None:
        """Let a letter lead to the item."""
        if not ("A" <= letter <= "Z"):
            self.screen.the(SaveNotes).change(lambda edit: _marked(edit, letter, item))
            return
        mark = FarMark(str(self.session.path.absolute()), self.session.owner.title, item)
        self.session.remembered = self.session.remembered.with_far_mark(letter, mark)
        write = partial(self.session.environment.state.chosen.keep_far_mark, letter, mark)
        self.screen.say(f"Mark {letter} set: ' {letter} returns here from every brief.")
        self.screen.write_in_turn(("mark", letter), write, partial(self._not_kept, letter))

    def _not_kept(self, letter: str, error: StoreError) -> None:
        self.screen.say(f"Mark {letter} not saved: {error.what}.", error.mend, severity="error")

    def _ask_where_to(self) -> None:
        letters = [mark.letter for mark in self.session.shown.notebook.marks]
        letters += sorted(self.session.remembered.far_marks)
        self.screen.ask(Question(f"Go to mark ({' '.join(letters)})", answer=self._go_to, letters=1))

    def _go_to(self, letter: str) -> None:
        """Go where a letter leads, in another brief too."""
        far = self.session.remembered.far_marks.get(letter)
        item = self.session.shown.notebook.mark(letter)
        if far is not None and far.path != str(self.session.path.absolute()):
            self.screen.the(Leave).leave_for(far)
        elif item or far:
            self.screen.the(Navigation).go_to(item or (far.item if far else ""))
        else:
            self.screen.say(f"There is no mark {letter}.", severity="warning")


def _marked(edit: Edit, letter: str, item: str) -> str:
    edit.set_mark(letter, item)
    return f"Mark {letter} set: ' {letter} returns here."
