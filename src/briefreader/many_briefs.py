"""Many briefs as programs and commands search them: the index where it can be had, else every file."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from typing import TypeVar

from briefreader.base.paths import unsaved_folder
from briefreader.brief.verification.document import OpenDocument
from briefreader.environment import Environment, environment_of
from briefreader.library.catalog import Catalogue
from briefreader.library.completion import Values
from briefreader.library.index import LibraryIndex
from briefreader.library.index_file import IndexFile, IndexUnavailableError
from briefreader.library.items import SearchItem
from briefreader.library.query import Query, parse
from briefreader.library.scan import Folders, Hits, Notebooks, scan
from briefreader.notes import Notebook, subject_of
from briefreader.notes.saved_queries import read_queries, remove_query, save_query
from briefreader.notes.shown import ShownNotes

T = TypeVar("T")

LIMIT = 50

Progress = Callable[[int, int], bool]


class Library:
    """The briefs below one or several folders, searched together.

    Without a folder it is the library of the settings. Notes, tags and reviews are those of the
    reviewer and of the colleagues who are shown in the reader.
    Raises LocationError if no folder is known.
    """

    def __init__(self, *folders: str | PathLike[str]) -> None:
        environment = environment_of(None, None, None)
        paths = [Path(fspath(folder)) for folder in folders] or [environment.library]
        self._environment = environment
        self._folders = _folders(environment, paths)

    @classmethod
    def of(cls, environment: Environment, folders: Sequence[Path]) -> "Library":
        """That of a run of the program."""
        library = cls.__new__(cls)
        library._environment = environment
        library._folders = _folders(environment, folders)
        return library

    def parse(self, query: str, *, is_typed: bool = False) -> Query:
        """A query as `find` takes it. Raises QuerySyntaxError."""
        return parse(query, self._environment.today, is_typed=is_typed)

    def find(
        self,
        query: str | Query,
        limit: int = LIMIT,
        *,
        progress: Progress = lambda _done, _all: True,
        told: Callable[[str], None] = lambda _why: None,
    ) -> Hits:
        """The newest hits of a query (docs/finding.md), and how many there are.

        What has changed is indexed first; `progress` hears of that, and stops it by saying False. `told`
        hears why the index could not be used; every file is read then. Raises QuerySyntaxError.
        """
        asked = self.parse(query) if isinstance(query, str) else query

        def search(index: LibraryIndex) -> Hits:
            index.refresh(progress)
            return index.search(asked, limit)

        try:
            return self._with_index(search)
        except IndexUnavailableError as error:
            if self.index_file is not None:
                told(str(error))
        return scan(self._folders, asked, self._notebooks, limit)

    def find_indexed(self, query: Query, limit: int = LIMIT) -> Hits | None:
        """What the index knows already, in milliseconds, and without a total; None if there is no index."""
        with suppress(IndexUnavailableError):
            return self._with_index(lambda index: index.search(query, limit, is_counted=False))
        return None

    def refresh(self, progress: Progress) -> bool:
        """Index what has changed, as `find` does; whether all of it was."""
        with suppress(IndexUnavailableError):
            return self._with_index(lambda index: index.refresh(progress))
        return False

    def catalogue(self) -> Catalogue | None:
        """The list of briefs as the index knows it, in milliseconds; None if there is no index."""
        with suppress(IndexUnavailableError):
            return self._with_index(LibraryIndex.catalogue)
        return None

    def values(self) -> Values:
        """What fields can be asked for, as far as the index knows it, and whose notes are searched."""
        shown = self._shown_notes
        names = {"reviewer": shown.names} if shown is not None else {}
        with suppress(IndexUnavailableError):
            return {**self._with_index(LibraryIndex.values), **names}
        return names

    def _with_index(self, use: Callable[[LibraryIndex], T]) -> T:
        """What is made of the index; one that is damaged is made anew. Raises IndexUnavailableError."""
        file = self.index_file
        if file is None:
            raise IndexUnavailableError("nothing is cached")
        try:
            with closing(self.index(file)) as index:
                return use(index)
        except IndexUnavailableError as error:
            if not error.is_damaged:
                raise
            IndexFile.discard(file)
        with closing(self.index(file)) as index:
            return use(index)

    def saved_queries(self) -> dict[str, str]:
        """The reviewer's queries by the names under which they were saved. Raises StoreError."""
        return read_queries(self._own_notes) if self._environment.notes.is_dir() else {}

    def save_query(self, name: str, query: str) -> None:
        """Save a query under a name. Raises StoreError."""
        save_query(self._own_notes, name, query, private=self._environment.notes_are_private)

    def remove_query(self, name: str) -> None:
        """Remove the query that was saved under a name. Raises StoreError."""
        remove_query(self._own_notes, name, private=self._environment.notes_are_private)

    @property
    def _own_notes(self) -> Path:
        return self._environment.notes / self._environment.identity.folder

    @property
    def index_file(self) -> Path | None:
        """Where the index of these folders is kept; None where nothing is cached."""
        if self._environment.cache_folder is None:
            return None
        names = "\0".join([*map(str, self._folders.paths), str(self._environment.notes)])
        digest = hashlib.sha256(names.encode("utf-8", "surrogatepass")).hexdigest()
        return self._environment.cache_folder / "index" / f"{digest[:16]}.sqlite"

    def path_of(self, hit: SearchItem) -> Path:
        """The file of a hit."""
        return self._folders.path_of(Path(hit.facts.path))

    def index(self, file: Path) -> LibraryIndex:
        """The index in a file, to be closed. Raises IndexUnavailableError."""
        shown = self._shown_notes
        key = shown.key if shown is not None else _no_notes
        return LibraryIndex(file, self._folders, partial(_notes_to, shown), key)

    @property
    def _notebooks(self) -> Notebooks:
        """What reads the notes that are shown to a brief; the files are those of the moment."""
        return partial(_notes_to, self._shown_notes)

    @property
    def _shown_notes(self) -> ShownNotes | None:
        """The notes of the reviewer and of the colleagues who are shown, where there is a folder of notes."""
        around = self._environment
        if not around.notes.is_dir():
            return None
        hidden = around.state.chosen.choices().hidden
        unsaved = unsaved_folder(around.state_folder)
        return ShownNotes(around.notes, around.identity, around.store.read, unsaved, hidden)


def _no_notes(_: str) -> str:
    return ""


def _notes_to(shown: ShownNotes | None, opened: OpenDocument) -> Sequence[tuple[str, Notebook]]:
    return () if shown is None else shown.of(subject_of(opened.brief))


def _folders(environment: Environment, paths: Sequence[Path]) -> Folders:
    """The folders by paths that hold wherever the program is started."""
    return Folders(tuple(path.absolute() for path in paths), environment.settings.sources)
