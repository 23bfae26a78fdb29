"""Confirming who is one person, and taking that back."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefreader.app.keeping import refusal
from briefreader.app.library.dossier_rows import is_entry, suggestion_key
from briefreader.library.catalog import BriefSpeaker
from briefreader.library.persons import Person
from briefreader.notes.names_file import PersonEntry
from briefreader.wording.phrases import counted

if TYPE_CHECKING:
    from briefreader.app.library.dossier import DossierScreen


class NameChange(NamedTuple):
    """An entry of one's own names, and what it became."""

    before: PersonEntry | None
    after: PersonEntry | None


class Confirming:
    """Changes go to the table of names behind the screen, which is read again when they are on the disk."""

    def __init__(self, screen: "DossierScreen") -> None:
        self._screen = screen
        self._done: list[NameChange] = []
        self._undone: list[NameChange] = []

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Confirm, and one undo."""
        return {"confirm-name": self._confirm, "undo-names": self._undo, "redo-names": self._redo}

    def _confirm(self) -> None:
        """Say that the speakers under the cursor are this person; who has no name is asked for one first."""
        dossier = self._screen.dossier
        speakers = self._under_cursor(dossier.person) if dossier is not None else None
        if dossier is None or speakers is None:
            self._screen.say("Nothing to confirm here. Move to what is not confirmed")
        elif self._screen.app.environment.introduce is not None:
            self._screen.ask_name(partial(self._named, dossier.person, speakers))
        else:
            self._say_so(dossier.person, speakers)

    def _named(self, person: Person, speakers: tuple[BriefSpeaker, ...]) -> None:
        self._screen.introduce()
        self._say_so(person, speakers)

    def _under_cursor(self, person: Person) -> tuple[BriefSpeaker, ...] | None:
        """Whom to confirm: those of a suggestion, or of one statement; nobody more of a colleague's entry."""
        statement, name = self._screen.here, self._screen.name_here
        if statement is not None and not statement.is_certain:
            return (statement.speaker,)
        for at, suggestion in enumerate(person.suggestions):
            if name == suggestion_key(at):
                return suggestion.speakers
        return () if is_entry(name) and person.own_entry is None else None

    def _say_so(self, person: Person, speakers: tuple[BriefSpeaker, ...]) -> None:
        entry = person.confirming(speakers)

        def done() -> None:
            self._done.append(change)
            self._undone.clear()

        change = NameChange(person.own_entry, entry)
        told = f"Confirmed as {entry.name}: {counted(len(entry.members), 'speaker')}. u takes it back"
        self._write(change, done, told)

    def _undo(self) -> None:
        if not self._done:
            self._screen.say("Nothing to undo here.")
            return
        before, after = self._done[-1]
        self._write(NameChange(after, before), lambda: self._undone.append(self._done.pop()), "Taken back")

    def _redo(self) -> None:
        if not self._undone:
            self._screen.say("Nothing to redo here.")
            return
        self._write(
            self._undone[-1],
            lambda: self._done.append(self._undone.pop()),
            "Confirmed again. u takes it back",
        )

    def _write(self, change: NameChange, done: Callable[[], None], told: str) -> None:
        def taken(refused: str) -> None:
            if refused:
                self._screen.say("Not saved:", refused, severity="error")
                return
            done()
            self._screen.say(told)
            self._screen.read()

        write = partial(self._screen.library.reviewers.replace_person, *change)
        self._screen.run_to_end("names", partial(refusal, write), taken)
