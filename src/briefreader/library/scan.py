"""Searching a library file by file, without an index: slow, and right by definition."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.library.catalog import LibraryEntry, Revisions, UnreadablePath, read_revisions
from briefreader.library.items import SearchItem, items_of
from briefreader.library.matching import matches
from briefreader.library.query import Query, asks_for_dates, asks_for_revisions
from briefreader.notes import Notebook

Notebooks = Callable[[OpenDocument], Sequence[tuple[str, Notebook]]]  # of the reviewers shown, by their names


class Folders(Struct, frozen=True):
    """The folders of a library, and where the files of sources are looked for besides."""

    paths: tuple[Path, ...]
    sources: tuple[Path, ...] = ()

    def relative(self, path: Path) -> Path:
        """A path as it is told: below its folder, after the folder's name where there are several."""
        for folder in self.paths:
            if path.is_relative_to(folder):
                inside = path.relative_to(folder)
                return inside if len(self.paths) == 1 else Path(folder.name) / inside
        return path

    def path_of(self, relative: Path) -> Path:
        """The file that is told so."""
        if len(self.paths) == 1:
            return self.paths[0] / relative
        named = (one for one in self.paths if one.name == relative.parts[0])
        inside = Path(*relative.parts[1:])
        return next((path for one in named if (path := one / inside).exists()), relative)


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
    for folder in folders.paths:
        briefs, refused = read_revisions(folder)
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
