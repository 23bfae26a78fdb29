"""Searching a library file by file, without an index: slow, and right by definition."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.library.catalog import (
    BriefSpeaker,
    LibraryEntry,
    Revisions,
    UnreadablePath,
    brief_files,
    read_revisions,
    speakers_of,
)
from briefreader.library.items import SearchItem, facts_of, items_of
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

    def own(self, path: Path) -> Path:
        """A file by the path under which it is found in the folders, however it was named."""
        real = Path(os.path.realpath(path))
        for folder in self.distinct:
            if real.is_relative_to(above := Path(os.path.realpath(folder))):
                return folder / real.relative_to(above)
        return path


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


class FoundFile(Struct, frozen=True):
    """A file with hits, and the SHA-256 that it had then."""

    path: Path
    sha256: str


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


def scan_files(folders: Folders, query: Query, notebooks: Notebooks) -> tuple[FoundFile, ...]:
    """The files with hits in the order of hits, of each brief the newest that has any. Takes long."""
    found: list[tuple[tuple[object, ...], FoundFile]] = []
    briefs, _ = read_revisions(folders.files)
    for brief in briefs:
        for path in _files(brief, every_revision=asks_for_revisions(query)):
            with suppress(BriefError):  # it has changed since it was listed
                opened = load(path, folders=folders.sources)
                items = items_of(opened, folders.relative(path), notebooks(opened))
                if (hit := next((one for one in items if matches(one, query)), None)) is not None:
                    found.append((hit.facts.newest_first, FoundFile(path, opened.loaded.data_sha256)))
                    break
    return tuple(file for _, file in sorted(found, key=lambda one: one[0]))


def scan_people(folders: Folders) -> tuple[BriefSpeaker, ...]:
    """The speakers of the newest revisions, by path. Takes long."""
    found: list[BriefSpeaker] = []
    briefs, _ = read_revisions(folders.files)
    for path in sorted(brief.newest.path for brief in briefs):
        with suppress(BriefError):  # it has changed since it was listed
            opened = load(path, folders=folders.sources)
            date = facts_of(opened.brief, path).date
            speakers = speakers_of(opened.brief, opened.index)
            found += (BriefSpeaker(opened.brief.id, path, date, one) for one in speakers)
    return tuple(found)


def scan_revisions(folders: Folders, brief_id: str) -> tuple[tuple[Path, ...], ...]:
    """The files of each brief that has this id, the oldest first. Takes long."""
    briefs, _ = read_revisions(folders.files)
    return tuple(brief.oldest_first for brief in briefs if brief.newest.brief_id == brief_id)


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
    for one in brief.files if every_revision else brief.files[:1]:
        yield one.path
