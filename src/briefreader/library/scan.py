"""Searching a library file by file, without an index: slow, and right by definition."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.library.catalog import LibraryEntry, Revisions, UnreadablePath, brief_files, read_revisions
from briefreader.library.items import SearchItem, items_of
from briefreader.library.matching import matches
from briefreader.library.query import Query, asks_for_dates, asks_for_revisions
from briefreader.notes import Notebook

Notebooks = Callable[[OpenDocument], Sequence[tuple[str, Notebook]]]  # of the reviewers shown, by their names


class Folders(Struct, frozen=True, dict=True):
    """The folders of a library, and where the files of sources are looked for besides."""

    paths: tuple[Path, ...]
    sources: tuple[Path, ...] = ()

    def files(self, refused: Callable[[OSError], None]) -> Iterator[Path]:
        """The briefs in the folders, each once; `refused` is told of folders that cannot be read."""
        for folder in self.distinct:
            yield from brief_files(folder, refused)

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


class Hits(Struct, frozen=True):
    """The newest hits, how many there are in all if that was asked, and what could not be searched, by path.

    `complete`: nothing has changed since the index was made. `undated`: so many briefs have no date, and were
    passed over because the query asks for one.
    """

    hits: tuple[SearchItem, ...]
    total: int | None
    unreadable: tuple[UnreadablePath, ...] = ()
    complete: bool = True
    undated: int = 0


def scan(folders: Folders, query: Query, notebooks: Notebooks, limit: int) -> Hits:
    """The newest hits of a query. Reads every brief; takes long."""
    unreadable: list[UnreadablePath] = []
    hits: list[SearchItem] = []
    undated: set[str] = set()
    for item in _searched(folders, notebooks, unreadable, every_revision=asks_for_revisions(query)):
        if item.facts.days is None:
            undated.add(item.facts.path)
        if matches(item, query):
            hits.append(item)
    hits.sort(key=lambda item: item.newest_first)
    unread = tuple(sorted(unreadable, key=lambda one: one.path))
    passed_over = len(undated) if asks_for_dates(query) else 0
    return Hits(tuple(hits[:limit]), len(hits), unread, undated=passed_over)


def _searched(
    folders: Folders, notebooks: Notebooks, unreadable: list[UnreadablePath], *, every_revision: bool
) -> Iterator[SearchItem]:
    briefs, refused = read_revisions(folders.files)
    unreadable += refused
    for brief in briefs:
        for path in _files(brief, every_revision=every_revision):
            try:
                opened = load(path, folders=folders.sources)
            except BriefError as error:  # it has changed since it was listed
                unreadable.append(UnreadablePath(path, error.where, error.what))
                continue
            yield from items_of(opened, folders.relative(path), notebooks(opened))


def _files(brief: Revisions[LibraryEntry], *, every_revision: bool) -> Iterator[Path]:
    yield brief.newest.path
    if every_revision:
        yield from (one.path for one in brief.older)
