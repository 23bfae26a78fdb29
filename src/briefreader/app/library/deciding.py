"""Decisions over briefs on the screen: made, undone and done again, each when the one before is kept."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Generic, TypeVar

from briefreader.app.base_screen import BaseScreen
from briefreader.app.journal import Reversible, WrittenSteps
from briefreader.notes import StoreError
from briefreader.wording.phrases import sentence

R = TypeVar("R", bound=Reversible)


class Deciding(Generic[R]):
    """The decisions of one kind; those of screens that were left can be undone too.

    `write` keeps one, `words` tell it, and `kept` is called when something is on the disk.
    """

    def __init__(
        self,
        screen: BaseScreen,
        steps: WrittenSteps[R],
        write: Callable[[R], object],
        words: Callable[[R], str],
        kept: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._steps = steps
        self._write = write
        self._words = words
        self._kept = kept

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Undo and redo."""
        return {"undo-decision": self._undo, "redo-decision": self._redo}

    def decide(self, make: Callable[[], R]) -> None:
        """Keep what is decided. `make` is called where nobody waits for the disk."""
        self._screen.with_name(
            partial(
                self._run,
                partial(self._steps.do, make, self._write),
                lambda words: f"{sentence(words)}. u undoes it",
            )
        )

    def _undo(self) -> None:
        self._run(partial(self._steps.undo, self._write), "Undid: {}".format, "Nothing to undo")

    def _redo(self) -> None:
        self._run(partial(self._steps.redo, self._write), "Redid: {}".format, "Nothing to redo")

    def _run(self, work: Callable[[], R | None], tell: Callable[[str], str], nothing: str = "") -> None:
        def outcome() -> tuple[R | None, str]:
            try:
                return work(), ""
            except StoreError as error:
                return None, str(error)

        def take(outcome: tuple[R | None, str]) -> None:
            step, refused = outcome
            if refused:
                self._screen.say("Not saved:", refused, severity="error")
            elif step is None:
                self._screen.say(nothing)
            else:
                self._screen.say(tell(self._words(step)))
                self._kept()

        self._screen.run_to_end("decisions", outcome, take)
