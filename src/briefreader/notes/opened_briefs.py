"""Which revisions of briefs were opened in the reader, by one person at one machine.

One file holds them all: two marks for a revision, so that it is known again by the title of its brief or
by the source, as notes are.
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from briefreader.notes.disk import locked, make_folder, state_of
from briefreader.notes.model import Subject
from briefreader.notes.small_json import read_values, write_values

MOST = 200_000  # marks; those that were kept first go first
_KEY = "opened"
_BYTES = 8  # of a mark: two of a million revisions share one by a chance of 1 in 37 million


def revision_marks(subject: Subject, revision: int | None) -> tuple[str, ...]:
    """What a revision of a brief is known by; one without a number is the first."""
    names = [f"title {subject.title}"]
    if subject.source_sha256 is not None:
        names.append(f"source {subject.source_sha256}")
    return tuple(_mark(f"{subject.brief_id}\0{revision or 1}\0{name}") for name in names)


def _mark(name: str) -> str:
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


class OpenedBriefs:
    """The marks of the revisions that were opened. Everything here waits for the disk."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "opened.json"

    def stamp(self) -> tuple[int, ...]:
        """Differs as soon as a mark was kept, in any window. Never raises."""
        return state_of(self._path)

    def marks(self) -> frozenset[str]:
        """All of them. Never raises."""
        return frozenset(self._listed())

    def keep(self, marks: Iterable[str]) -> None:
        """Keep marks that are not kept yet. Raises StoreError."""
        wanted = tuple(marks)
        self._change(lambda kept: [*dict.fromkeys((*kept, *wanted))][-MOST:])

    def drop(self, marks: Iterable[str]) -> None:
        """Forget marks. Raises StoreError."""
        unwanted = frozenset(marks)
        self._change(lambda kept: [one for one in kept if one not in unwanted])

    def _listed(self) -> list[str]:
        found = read_values(self._path).get(_KEY)
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    def _change(self, change: Callable[[list[str]], list[str]]) -> None:
        make_folder(self._path.parent, private=True)
        with locked(self._path, private=True):
            before = self._listed()
            after = change(before)
            if after != before:
                write_values(self._path, {_KEY: after}, private=True)
