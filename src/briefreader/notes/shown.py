"""The notes of the reviewer and of the colleagues who are shown, to any number of briefs."""

from collections.abc import Callable, Container, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from briefreader.notes.colleague import colleague_notes, other_reviewers, without_repeats
from briefreader.notes.disk import real_folder, states_in
from briefreader.notes.model import Colleague, Notebook, Reviewer, Subject
from briefreader.notes.name import file_name
from briefreader.notes.sync_conflicts import original_name

_ENDING = ".json"

FileStates = Mapping[str, str]  # what tells that a file has changed, by its name


class ShownNotes(Struct, frozen=True, dict=True):
    """What reviewers have in a notes folder, as its files are when this is first asked.

    Each reviewer's folder is listed once, however many briefs there are. `own` has the notes that `read`
    gives, whose files may also be in `unsaved`; `hidden` are the folders of those who are not shown.
    """

    folder: Path
    own: Reviewer
    read: Callable[[Subject], Notebook]
    unsaved: Path
    hidden: Container[str] = frozenset()

    @property
    def stamps(self) -> Mapping[str, str]:
        """By the name of each file, what differs as soon as the notes to a brief do, or whose they are."""
        found: dict[str, list[str]] = {}
        for name, states in self._own.items():
            found[name] = [f"{self.own.name} {state}" for state in states]
        for shown, _, files in self._others:
            for name, state in files.items():
                found.setdefault(name, []).append(f"{shown} {state}")
        return {name: " ".join(states) for name, states in found.items()}

    def of(self, subject: Subject) -> Sequence[tuple[str, Notebook]]:
        """The notebooks to a brief by the names of their reviewers, one's own first."""
        name = file_name(subject.brief_id)
        mine = self.read(subject) if name in self._own else Notebook(owner=self.own.name)
        found = [
            Colleague(shown, reviewer, colleague_notes(self._real, reviewer, subject))
            for shown, reviewer, files in self._others
            if name in files
        ]
        others = ((one.name, one.notebook) for one in without_repeats(mine, found))
        return [*([(self.own.name, mine)] if mine.entries else []), *others]

    @property
    def names(self) -> tuple[str, ...]:
        """Whose notes these are."""
        return (self.own.name, *(shown for shown, _, _ in self._others))

    @cached_property
    def _real(self) -> Path:
        return real_folder(self.folder)

    @cached_property
    def _own(self) -> Mapping[str, list[str]]:
        """The states of one's own files, by the name of the file that each is, or is a copy of."""
        found: dict[str, list[str]] = {}
        for folder in (self._real, real_folder(self.unsaved)):
            for name, state in states_in(folder / self.own.folder, _ENDING).items():
                found.setdefault(original_name(name), []).append(state)
        return found

    @cached_property
    def _others(self) -> Sequence[tuple[str, Reviewer, FileStates]]:
        return [
            (shown, reviewer, states_in(self._real / reviewer.folder, _ENDING))
            for reviewer, shown in other_reviewers(self._real, self.own)
            if reviewer.folder not in self.hidden
        ]
