"""Changes of the notes to several briefs, which are undone together."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from briefreader.notes.edit import AboutItem, Edit, unknown_words
from briefreader.notes.error import StoreError
from briefreader.notes.model import Subject
from briefreader.notes.store import Store

Changes = Mapping[Subject, Callable[[Edit], object]]


class Written(NamedTuple):
    """What became of changes: the briefs whose notes are on the disk, and why others are not.

    `undone` is what was undone in each of them, in words.
    """

    done: tuple[Subject, ...] = ()
    error: StoreError | None = None
    undone: tuple[str, ...] = ()


class NotesOverBriefs:
    """Carries changes out brief by brief, and undoes the last of them. Waits for the disk."""

    def __init__(self) -> None:
        self._done: list[tuple[Subject, ...]] = []

    def carry_out(
        self, store: Store, changes: Changes, about: Mapping[Subject, AboutItem] | None = None
    ) -> Written:
        """Change the notes to each brief, until the store refuses; `about` gives the words of its items."""
        written = _write(store, changes, about or {})
        self._done += [written.done] if written.done else []
        return written

    def undo(self, store: Store) -> Written:
        """Undo what was changed together last."""
        told: list[str] = []
        subjects = self._done.pop() if self._done else ()
        changes = dict.fromkeys(subjects, lambda edit: told.append(edit.undo() or "nothing"))
        return _write(store, changes, {})._replace(undone=tuple(told))


def _write(store: Store, changes: Changes, about: Mapping[Subject, AboutItem]) -> Written:
    done: list[Subject] = []
    try:
        for subject, change in changes.items():
            with store.edit(subject, about=about.get(subject, unknown_words)) as edit:
                change(edit)
            done.append(subject)
    except StoreError as error:
        return Written(tuple(done), error)
    return Written(tuple(done))
