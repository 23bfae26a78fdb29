"""What was done in one reading, in order: one undo for the draft and for the notes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Union

from msgspec import Struct

from briefreader.notes import Edit

if TYPE_CHECKING:
    from briefreader.brief.writing.decisions import Decision

NotesChange = Callable[[Edit], str | None]  # what is done to the notes; gives what to tell of it


class NotesStep(Struct, frozen=True, eq=False):
    """A change of the notes; the store undoes it."""

    change: NotesChange


class DraftWritten(Struct, frozen=True):
    """The draft was written to a file here: decisions before it cannot be undone."""


Step = Union["Decision", NotesStep, DraftWritten]


class Journal:
    """Steps that can be undone, and steps that were undone and can be done again."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def decisions(self) -> "tuple[Decision, ...]":
        """The decisions on the draft that are in force, in order."""
        return tuple(step for step in self._done if not isinstance(step, NotesStep | DraftWritten))

    def did(self, step: Step) -> None:
        """Something was done; what was undone before it cannot be done again."""
        self._done.append(step)
        self._undone.clear()

    def forget(self, change: NotesChange) -> None:
        """A change of the notes came to nothing: there is nothing to undo."""
        self._done = [one for one in self._done if not (isinstance(one, NotesStep) and one.change is change)]

    def undo(self) -> Step | None:
        """Take the last step back; None if there is none. `DraftWritten` is taken away for good."""
        step = self._done.pop() if self._done else None
        if step is not None and not isinstance(step, DraftWritten):
            self._undone.append(step)
        return step

    def redo(self) -> Step | None:
        """Do the step again that was undone last; None if there is none."""
        step = self._undone.pop() if self._undone else None
        if step is not None:
            self._done.append(step)
        return step

    def begin_with(self, *steps: Step) -> None:
        """Begin anew, with steps that are done already."""
        self._done, self._undone = list(steps), []
