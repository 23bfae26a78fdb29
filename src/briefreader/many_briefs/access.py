"""The briefs of some folders as they are asked: through the index if it can be had, else one by one."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefreader.environment import Environment
from briefreader.library.files import Folders
from briefreader.library.index import LibraryIndex
from briefreader.library.index_file import IndexFile, IndexUnavailableError
from briefreader.library.keeping import Progress
from briefreader.library.query import Query, asks_for, parse
from briefreader.many_briefs.reviewers import ReviewerFiles, note_stamps, notes_to

if TYPE_CHECKING:  # what an index finds is found without notes, and without reading a brief
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.library.joining import ClaimsSource
    from briefreader.library.reading import Notebooks
    from briefreader.library.same_as import SameAs
    from briefreader.library.scan import Scan

T = TypeVar("T")

Told = Callable[[str], None]  # hears why the index could not be used


class LibraryAccess:
    """The folders, their index, and what reviewers keep beside them."""

    def __init__(self, environment: Environment, folders: Sequence[Path]) -> None:
        self._environment = environment
        self.folders = Folders(tuple(one.absolute() for one in folders), environment.settings.sources)
        self.reviewers = ReviewerFiles(environment)

    @property
    def today(self) -> date:
        """The day that queries count from."""
        return self._environment.today

    def parsed(self, query: str | Query) -> Query:
        """A query as it is asked. Raises QuerySyntaxError."""
        return parse(query, self.today) if isinstance(query, str) else query

    # --- asking -----------------------------------------------------------------------------------

    def current(self, ask: "Callable[[LibraryIndex | Scan], T]", progress: Progress, told: Told) -> T:
        """What the index says once it is current; where it cannot be used, what reading every brief says."""

        def asked(index: LibraryIndex) -> T:
            index.refresh(progress)
            return ask(index)

        try:
            return self.with_index(asked)
        except IndexUnavailableError as error:
            if self.index_file is not None:
                told(str(error))
        from briefreader.library.scan import Scan

        return ask(Scan(self.folders, self.notebooks, self.reviewers.is_unread))

    def with_index(self, use: Callable[[LibraryIndex], T]) -> T:
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

    @property
    def index_file(self) -> Path | None:
        """Where the index of these folders is kept; None where nothing is cached."""
        if self._environment.cache_folder is None:
            return None
        names = "\0".join([*map(str, self.folders.paths), str(self._environment.notes)])
        digest = hashlib.sha256(names.encode("utf-8", "surrogatepass")).hexdigest()
        return self._environment.cache_folder / "index" / f"{digest[:16]}.sqlite"

    def index(self, file: Path) -> LibraryIndex:
        """The index in a file, to be closed. Raises IndexUnavailableError."""
        notes = self.reviewers.notes
        read, stamps = partial(notes_to, notes), partial(note_stamps, notes)
        return LibraryIndex(file, self.folders, read, stamps, self.reviewers.is_unread)

    @property
    def notebooks(self) -> "Notebooks":
        """What reads the notes that are shown to a brief; the files are those of the moment."""
        return partial(notes_to, self.reviewers.notes)

    def loaded(self, path: Path) -> "OpenDocument | None":
        """A brief; None if it cannot be read."""
        from briefreader.brief.reading.problem import BriefError
        from briefreader.brief.verification.document import load

        try:
            return load(path, folders=self.folders.sources)
        except BriefError:
            return None

    # --- what is the same -------------------------------------------------------------------------

    def said(self, source: "ClaimsSource") -> "Sequence[SameAs]":
        """What is said to be the same, by briefs and by reviewers."""
        from briefreader.library.joining import said_by_briefs
        from briefreader.library.same_as import said_by_reviewers

        return (*said_by_briefs(source), *said_by_reviewers(self.reviewers.links))

    def widened(self, query: Query, source: "ClaimsSource") -> Query:
        """A query that asks as well for what briefs and reviewers have called the same."""
        query = self.with_same_persons(query)
        if not asks_for(query, "claim"):
            return query
        from briefreader.library.joining import with_same_claims

        return with_same_claims(query, source, lambda: self.said(source))

    def with_same_persons(self, query: Query) -> Query:
        """A query in which `speaker:` asks as well for other names of the same person."""
        if not asks_for(query, "speaker") or not (persons := self.reviewers.persons):
            return query
        from briefreader.library.same_person import with_same_persons

        return with_same_persons(query, persons)
