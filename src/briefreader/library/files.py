"""The files of a library: where they are, and which of them are revisions of one brief."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from briefreader.base.folders import visible_entries
from briefreader.base.text import shown
from briefreader.brief.reading.load import ENDINGS

ListFiles = Callable[[Callable[[OSError], None]], Iterable[Path]]  # tells of folders that cannot be read


class RevisionFile(Protocol):
    """A file of a library, by what tells whether it is a revision of the same brief as another."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def brief_id(self) -> str:
        """The id of its brief."""

    @property
    def title(self) -> str:
        """The brief's title."""

    @property
    def source_sha256(self) -> str | None:
        """The SHA-256 of its source."""

    @property
    def revision(self) -> int | None:
        """Its number, if it has one."""

    @property
    def updated(self) -> str | None:
        """When it was updated, as it is written."""


F = TypeVar("F", bound=RevisionFile)


class UnreadablePath(Struct, frozen=True):
    """A file or folder of a library that cannot be read: where exactly, and why."""

    path: Path
    where: str
    what: str


class FoundFile(Struct, frozen=True):
    """A file with hits, and the SHA-256 that it had then."""

    path: Path
    sha256: str


class Revisions(Struct, Generic[F], frozen=True):
    """The files of one brief, the newest first; of those that are equally old the first by path."""

    files: tuple[F, ...]

    @property
    def newest(self) -> F:
        """The one that is listed."""
        return self.files[0]

    @property
    def oldest_first(self) -> tuple[Path, ...]:
        """The paths of all."""
        return tuple(file.path for file in reversed(self.files))


class Folders(Struct, frozen=True, dict=True):
    """The folders of a library, and where the files of sources are looked for besides."""

    paths: tuple[Path, ...]
    sources: tuple[Path, ...] = ()

    def files(self, refused: Callable[[OSError], None]) -> Iterator[Path]:
        """The briefs in the folders, each once; `refused` is told of folders that cannot be read."""
        return (Path(entry.path) for entry in self.entries(refused))

    def entries(self, refused: Callable[[OSError], None]) -> "Iterator[os.DirEntry[str]]":
        """The same as the system lists them."""
        for folder in self.distinct:
            yield from _brief_entries(folder, refused)

    @cached_property
    def distinct(self) -> tuple[Path, ...]:
        """The folders that are neither below another one nor that one by another name."""
        real = {folder: Path(os.path.realpath(folder)) for folder in self.paths}
        kept: dict[Path, Path] = {}
        for folder in sorted(self.paths, key=lambda one: len(real[one].parts)):
            if not any(real[folder].is_relative_to(other) for other in kept):
                kept[real[folder]] = folder
        return tuple(folder for folder in self.paths if folder in kept.values())

    @cached_property
    def _names(self) -> dict[Path, Path]:
        """What stands before the paths of each of several folders: as much as tells them apart."""
        if len(self.distinct) == 1:
            return {self.distinct[0]: Path()}
        parts = {folder: folder.absolute().parts[1:] for folder in self.distinct}
        for count in range(1, max(map(len, parts.values()), default=0) + 1):
            names = {folder: Path(*one[-count:]) for folder, one in parts.items()}
            if len({*names.values()}) == len(names) and all(map(str, names.values())):
                return names
        return {folder: folder.absolute() for folder in self.distinct}

    def relative(self, path: Path) -> Path:
        """A path as it is told: below its folder, after the folder's name where there are several."""
        for folder, name in self._names.items():
            if path.is_relative_to(folder):
                return name / path.relative_to(folder)
        return path

    def path_of(self, relative: Path) -> Path:
        """The file that is told so."""
        for folder, name in self._names.items():
            if relative.is_relative_to(name) and (path := folder / relative.relative_to(name)).exists():
                return path
        return relative

    def own(self, path: Path) -> Path:
        """A file by the path under which it is found in the folders, however it was named."""
        real = Path(os.path.realpath(path))
        for folder in self.distinct:
            if real.is_relative_to(above := Path(os.path.realpath(folder))):
                return folder / real.relative_to(above)
        return path


def brief_files(folder: Path, refused: Callable[[OSError], None]) -> Iterator[Path]:
    """What is named like a brief below a folder; `refused` is told of folders that cannot be read."""
    return (Path(entry.path) for entry in _brief_entries(folder, refused))


def _brief_entries(folder: Path, refused: Callable[[OSError], None]) -> "Iterator[os.DirEntry[str]]":
    entries = visible_entries(folder, refused)  # of which no name is an ending alone
    return (entry for entry in entries if entry.name.lower().endswith(ENDINGS))


def unreadable_folder(error: OSError) -> UnreadablePath:
    """A folder that cannot be read, and why."""
    path = Path(error.filename)
    return UnreadablePath(path, shown(str(path), one_line=True), f"cannot be read: {error.strerror}")


def revisions_of(files: Iterable[F]) -> Iterator[Revisions[F]]:
    """The files with one id, brief by brief."""
    by_name: dict[str, list[F]] = {}
    for entry in files:
        for name in _names(entry):
            by_name.setdefault(name, []).append(entry)
    while by_name:
        revisions: dict[Path, F] = {}  # each is found by its title and by its source
        waiting = [next(iter(by_name))]
        while waiting:
            found = by_name.pop(waiting.pop(), [])
            revisions |= {entry.path: entry for entry in found}
            waiting += (name for entry in found for name in _names(entry))
        yield Revisions(newest_first(revisions.values()))


def newest_first(files: Iterable[F]) -> tuple[F, ...]:
    """Revisions of one brief; of those that are equally old the first by path stands first."""
    by_path = sorted(files, key=lambda entry: entry.path)
    return tuple(sorted(by_path, key=_age, reverse=True))


def _names(entry: RevisionFile) -> Iterator[str]:
    """What revisions of one brief share one of, as `Subject.agrees_with` has it."""
    yield f"title {entry.title}"
    if entry.source_sha256 is not None:
        yield f"source {entry.source_sha256}"


def _age(entry: RevisionFile) -> tuple[int, str]:
    return entry.revision or 1, entry.updated or ""
