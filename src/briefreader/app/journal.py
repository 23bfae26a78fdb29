"""What was done, in order, and its undo: of a brief with its draft, of a library, and over briefs."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Generic, Protocol, Self, TypeVar, Union

from msgspec import Struct

from briefreader.notes import Edit

if TYPE_CHECKING:
    from briefreader.brief.writing.decisions import Decision
    from briefreader.notes.links_file import LinkChange
    from briefreader.notes.names_file import NameChange

S = TypeVar("S")

NotesChange = Callable[[Edit], str | None]  # what is done to the notes; gives what to tell of it


class NotesStep(Struct, frozen=True, eq=False):
    """A change of the notes; the store undoes it."""

    change: NotesChange


class OpenedStep(Struct, frozen=True):
    """Briefs were marked as read, or as unread: so many, by the marks that came or went."""

    marks: frozenset[str]
    is_read: bool
    briefs: int


class DraftWritten(Struct, frozen=True):
    """The draft was written to a file here: decisions before it cannot be undone."""


Step = Union["Decision", NotesStep, DraftWritten]


class Steps(Generic[S]):
    """What was done, and what was undone and can be done again; the last of each is the next to be turned."""

    def __init__(self) -> None:
        self.done: list[S] = []
        self.undone: list[S] = []

    def did(self, step: S) -> None:
        """Something was done; what was undone before it cannot be done again."""
        self.done.append(step)
        self.undone.clear()

    def undo(self) -> S | None:
        """Take the last step back; None if there is none."""
        step = self.done.pop() if self.done else None
        if step is not None:
            self.undone.append(step)
        return step

    def redo(self) -> S | None:
        """Do the step again that was undone last; None if there is none."""
        step = self.undone.pop() if self.undone else None
        if step is not None:
            self.done.append(step)
        return step


class Reversible(Protocol):
    """A change that another one takes back."""

    @property
    def taken_back(self) -> Self:
        """That one."""


R = TypeVar("R", bound=Reversible)


class WrittenSteps(Generic[R]):
    """Steps of which each is on the disk before the next is made. They wait for it, and raise StoreError.

    What is refused is no step, and what could not be undone can still be. `write` is what keeps a change.
    """

    def __init__(self) -> None:
        self._steps = Steps[R]()
        self._turn = Lock()

    def do(self, make: Callable[[], R], write: Callable[[R], object]) -> R:
        """Make a step of what there is now."""
        with self._turn:
            step = make()
            write(step)
            self._steps.did(step)
            return step

    def undo(self, write: Callable[[R], object]) -> R | None:
        """Take the last step back; None if there is none."""
        with self._turn:
            step = self._steps.done[-1] if self._steps.done else None
            if step is not None:
                write(step.taken_back)
                self._steps.undo()
            return step

    def redo(self, write: Callable[[R], object]) -> R | None:
        """Do the step again that was undone last; None if there is none."""
        with self._turn:
            step = self._steps.undone[-1] if self._steps.undone else None
            if step is not None:
                write(step)
                self._steps.redo()
            return step


class StepsOverBriefs:
    """What was decided over briefs since the program began: who is one person, which items are the same."""

    def __init__(self) -> None:
        self.names: WrittenSteps[NameChange] = WrittenSteps()
        self.claims: WrittenSteps[LinkChange] = WrittenSteps()
        self.quotes: WrittenSteps[LinkChange] = WrittenSteps()


class Journal:
    """What was done to a brief and to the notes on it."""

    def __init__(self) -> None:
        self._steps = Steps[Step]()

    @property
    def decisions(self) -> "tuple[Decision, ...]":
        """The decisions on the draft that are in force, in order."""
        return tuple(step for step in self._steps.done if not isinstance(step, NotesStep | DraftWritten))

    def did(self, step: Step) -> None:
        """Something was done; what was undone before it cannot be done again."""
        self._steps.did(step)

    def forget(self, change: NotesChange) -> None:
        """A change of the notes came to nothing: there is nothing to undo."""
        done = self._steps.done
        done[:] = [one for one in done if not (isinstance(one, NotesStep) and one.change is change)]

    def undo(self) -> Step | None:
        """Take the last step back; None if there is none. `DraftWritten` is taken away for good."""
        if self._steps.done and isinstance(self._steps.done[-1], DraftWritten):
            return self._steps.done.pop()
        return self._steps.undo()

    def redo(self) -> Step | None:
        """Do the step again that was undone last; None if there is none."""
        return self._steps.redo()

    def begin_with(self, *steps: Step) -> None:
        """Begin anew, with steps that are done already."""
        self._steps = Steps()
        self._steps.done.extend(steps)
