"""Confirming who is one person, and taking that back."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefreader.app.library.deciding import Deciding
from briefreader.app.library.dossier_rows import is_entry, suggestion_key
from briefreader.library.catalog import BriefSpeaker
from briefreader.library.persons import Person
from briefreader.notes.names_file import NameChange
from briefreader.wording.phrases import counted

if TYPE_CHECKING:
    from briefreader.app.library.dossier import DossierScreen


class Confirming:
    """Changes go to the table of names behind the screen, which is read again when they are on the disk."""

    def __init__(self, screen: "DossierScreen") -> None:
        self._screen = screen
        names = screen.app.steps_over_briefs.names
        self._deciding = Deciding(screen, names, self._write, _words, screen.read)

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Confirm, and one undo."""
        return {"confirm-name": self._confirm, **self._deciding.actions}

    def _confirm(self) -> None:
        """Say that the speakers under the cursor are this person."""
        dossier = self._screen.dossier
        speakers = self._under_cursor(dossier.person) if dossier is not None else None
        if dossier is None or speakers is None:
            self._screen.say("Nothing to confirm here. Move to what is not confirmed")
        else:
            person = dossier.person
            change = NameChange(person.own_entry, person.confirming(speakers))
            self._deciding.decide(lambda: change)

    def _under_cursor(self, person: Person) -> tuple[BriefSpeaker, ...] | None:
        """Whom to confirm: those of a suggestion, or of one statement; nobody more of a colleague's entry."""
        statement, name = self._screen.here, self._screen.name_here
        if statement is not None and not statement.is_certain:
            return (statement.speaker,)
        for at, suggestion in enumerate(person.suggestions):
            if name == suggestion_key(at):
                return suggestion.speakers
        return () if is_entry(name) and person.own_entry is None else None

    def _write(self, change: NameChange) -> None:
        self._screen.library.reviewers.replace_person(change.before, change.after)


def _words(change: NameChange) -> str:
    entry = change.after
    assert entry is not None  # no key takes a name away but by undo
    return f"confirmed as {entry.name}, {counted(len(entry.members), 'speaker')}"
