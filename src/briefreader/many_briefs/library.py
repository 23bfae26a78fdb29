"""The public class over many briefs."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.environment import Environment, environment_of
from briefreader.library.completion import Values
from briefreader.library.files import FoundFile
from briefreader.library.index import LibraryIndex
from briefreader.library.index_file import IndexUnavailableError
from briefreader.library.items import Hits, SearchItem
from briefreader.library.keeping import Progress, go_on
from briefreader.library.query import Query, parse
from briefreader.many_briefs.access import LibraryAccess, Told
from briefreader.many_briefs.reviewers import ReviewerFiles

if TYPE_CHECKING:  # what an index finds is found without notes, and without reading a brief
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.library.catalog import BriefSpeaker, Catalogue, LibraryEntry
    from briefreader.library.dossier import AskedFor
    from briefreader.library.linked_claims import LinkedClaims, SameClaims
    from briefreader.library.printings import VariantGroup
    from briefreader.library.timeline import Timeline

LIMIT = 50


class AmbiguousBriefError(ValueError):
    """An id that several briefs have; `paths` are the newest files of these."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        super().__init__("several briefs have this id")
        self.paths = paths


def _ignore(_why: str) -> None:
    return None


class Library:
    """The briefs below one or several folders, searched together.

    Without a folder it is the library of the settings. Notes, tags and reviews are those of the reviewer.
    Raises LocationError if no folder is known.
    """

    def __init__(self, *folders: str | PathLike[str]) -> None:
        environment = environment_of(None, None, None)
        paths = [Path(fspath(folder)) for folder in folders] or [environment.library]
        self._access = LibraryAccess(environment, paths)

    @classmethod
    def of(cls, environment: Environment, folders: Sequence[Path]) -> "Library":
        """That of a run of the program."""
        library = cls.__new__(cls)
        library._access = LibraryAccess(environment, folders)
        return library

    @property
    def access(self) -> LibraryAccess:
        """How the briefs are asked."""
        return self._access

    @property
    def reviewers(self) -> ReviewerFiles:
        """What reviewers keep beside the briefs."""
        return self._access.reviewers

    # --- searching --------------------------------------------------------------------------------

    def parse(self, query: str, *, is_typed: bool = False) -> Query:
        """A query as `find` takes it. Raises QuerySyntaxError."""
        return parse(query, self._access.today, is_typed=is_typed)

    def find(
        self,
        query: str | Query,
        limit: int = LIMIT,
        *,
        progress: Progress = go_on,
        told: Told = _ignore,
    ) -> Hits:
        """The newest hits of a query (docs/finding.md), and how many there are.

        What has changed is indexed first; `progress` hears of that, and stops it by saying False. `told`
        hears why the index could not be used; every file is read then. Raises QuerySyntaxError.
        """
        asked = self._access.parsed(query)
        return self._access.current(
            lambda searched: searched.search(self._access.widened(asked, searched), limit),
            progress,
            told,
        )

    def find_indexed(self, query: Query, limit: int = LIMIT) -> Hits | None:
        """What the index knows already, in milliseconds, and without a total; None if there is no index."""
        with suppress(IndexUnavailableError):
            return self._access.with_index(
                lambda index: index.search(self._access.widened(query, index), limit, is_counted=False)
            )
        return None

    def briefs(
        self, query: str | Query, *, progress: Progress = go_on, told: Told = _ignore
    ) -> "Iterator[tuple[Path, OpenDocument]]":
        """The briefs that have hits of a query, the newest source first, each once.

        Of several revisions with hits it is the newest. What cannot be read is passed over. Otherwise as
        `find`. Raises QuerySyntaxError.
        """
        asked = self._access.parsed(query)
        files, made = self._access.current(
            lambda searched: (searched.files(made := self._access.widened(asked, searched)), made),
            progress,
            told,
        )
        return self._opened(files, made)

    def _opened(self, files: Iterable[FoundFile], query: Query) -> "Iterator[tuple[Path, OpenDocument]]":
        for file in files:
            opened = self._access.loaded(file.path)
            if opened is None:
                continue
            if opened.loaded.data_sha256 == file.sha256 or self._has_hits(file.path, opened, query):
                yield file.path, opened

    def _has_hits(self, path: Path, opened: "OpenDocument", query: Query) -> bool:
        from briefreader.library.matching import matches
        from briefreader.library.reading import items_of

        items = items_of(opened, self._access.folders.relative(path), self._access.notebooks(opened))
        return any(matches(item, query) for item in items)

    def revisions(
        self, brief: str | PathLike[str], *, progress: Progress = go_on, told: Told = _ignore
    ) -> tuple[Path, ...]:
        """The files of one brief, the oldest first: of that with an id, or of that which a path has.

        None if it is not in the library. Otherwise as `find`. Raises BriefError if the path cannot be read,
        and AmbiguousBriefError if several briefs have the id.
        """
        from briefreader.brief.reading.load import load

        path = None if isinstance(brief, str) else self._access.folders.own(Path(brief))
        brief_id = load(path).brief.id if path else fspath(brief)
        found = self._access.current(
            lambda searched: searched.revisions(brief_id),
            progress,
            told,
        )
        if path is not None:
            return next((files for files in found if path in files), ())
        if len(found) > 1:
            raise AmbiguousBriefError(tuple(files[-1] for files in found))
        return found[0] if found else ()

    def people(self, *, progress: Progress = go_on, told: Told = _ignore) -> "tuple[BriefSpeaker, ...]":
        """The speakers of the newest revision of each brief, by path. Otherwise as `find`."""
        return self._access.current(lambda searched: searched.people(), progress, told)

    # --- one thing over many briefs ---------------------------------------------------------------

    def timeline(
        self, query: str | Query = "", *, progress: Progress = go_on, told: Told = _ignore
    ) -> "tuple[Timeline, Hits]":
        """The events that a query finds, by their dates, and how they were found. Otherwise as `find`."""
        from briefreader.many_briefs.over_time import timeline_of

        return timeline_of(self._access, self._access.parsed(query), progress, told)

    def dossier(
        self, name: str, *, is_current: bool = True, progress: Progress = go_on, told: Told = _ignore
    ) -> "AskedFor":
        """Whom a name, an alias, a part of a name or an id means, and what they said if it is one person.

        `brief-id#speaker-id` is always one. Unless `is_current`, it is what the index knows already, of such
        an id without suggestions; and nobody if there is no index. Otherwise as `find`.
        """
        from briefreader.many_briefs.over_time import dossier_of

        return dossier_of(self._access, name, progress, told, is_current=is_current)

    def linked_claims(
        self, name: str | None = None, *, progress: Progress = go_on, told: Told = _ignore
    ) -> "LinkedClaims":
        """The claims that briefs and reviewers call the same, group by group.

        Of one that is named, `brief-id#claim-id`, it is the group of that claim, if it has any. Otherwise as
        `find`. Raises NoClaimError if it is not in the library.
        """
        from briefreader.many_briefs.over_time import claims_linked

        return claims_linked(self._access, name, progress, told)

    def same_claims(self, name: str, *, progress: Progress = go_on, told: Told = _ignore) -> "SameClaims":
        """The claims of other briefs that are the same as one, and those that may be.

        Nothing is joined because it is likely. Otherwise as `linked_claims`.
        """
        from briefreader.many_briefs.over_time import claims_like

        return claims_like(self._access, name, progress, told)

    def variants(
        self, query: str | Query = "", *, progress: Progress = go_on, told: Told = _ignore
    ) -> "tuple[tuple[VariantGroup, ...], Hits]":
        """Quotes that several sources print (docs/variants.md), and how all quotes were found.

        With a query, those of which it finds a printing. What the reviewer and those who are shown have said
        of quotes and persons counts. Reads every quote; otherwise as `find`.
        """
        from briefreader.many_briefs.over_time import variants_found

        asked = self._access.parsed(query) if query else None
        return variants_found(self._access, asked, progress, told)

    def variants_of(self, quote: SearchItem, *, progress: Progress = go_on) -> "VariantGroup | None":
        """The group of one quote; None if no other source is known to print it.

        The index leads to quotes that are like it, so that few are read.
        """
        from briefreader.many_briefs.over_time import variants_around

        return variants_around(self._access, quote, progress)

    def quote(self, path: Path, item: str) -> SearchItem | None:
        """A quote of the brief in a file; None if it has no words of its own. Raises BriefError."""
        from briefreader.brief.verification.document import load
        from briefreader.library.reading import item_of

        opened = load(path, folders=self._access.folders.sources)
        found = item_of(opened, self._access.folders.relative(self._access.folders.own(path)), item)
        return found if found is not None and found.spans else None

    # --- what the index knows already -------------------------------------------------------------

    def refresh(self, progress: Progress) -> bool:
        """Index what has changed, as `find` does; whether all of it was."""
        with suppress(IndexUnavailableError):
            return self._access.with_index(lambda index: index.refresh(progress))
        return False

    def catalogue(self) -> "Catalogue | None":
        """The list of briefs as the index knows it, in milliseconds; None if there is no index."""
        with suppress(IndexUnavailableError):
            return self._access.with_index(LibraryIndex.catalogue)
        return None

    def newest(self, count: int) -> "tuple[LibraryEntry, ...]":
        """About so many entries from the top of the catalogue, at once; none if there is no index."""
        with suppress(IndexUnavailableError):
            return self._access.with_index(lambda index: index.top(count))
        return ()

    def catalogue_stamp(self) -> tuple[int, ...]:
        """Differs from an earlier one if what `catalogue` knows does; empty if there is no index."""
        with suppress(IndexUnavailableError):
            return self._access.with_index(LibraryIndex.catalogue_stamp)
        return ()

    def values(self) -> Values:
        """What fields can be asked for, as far as the index knows it, and whose notes are searched."""
        shown = self._access.reviewers.notes
        names = {"reviewer": shown.names} if shown is not None else {}
        with suppress(IndexUnavailableError):
            return {**self._access.with_index(LibraryIndex.values), **names}
        return names

    # --- files ------------------------------------------------------------------------------------

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders, by absolute paths."""
        return tuple(map(str, self._access.folders.paths))

    def relative(self, path: Path) -> Path:
        """A file of the library by the path that hits have."""
        return self._access.folders.relative(path.absolute())

    def path_of(self, hit: SearchItem) -> Path:
        """The file of a hit."""
        return self._access.folders.path_of(Path(hit.facts.path))
