"""Many briefs as programs and commands search them: the index where it can be had, else every file."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache, partial
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from briefreader.base.paths import unsaved_folder
from briefreader.environment import Environment, environment_of
from briefreader.library.completion import Values
from briefreader.library.files import Folders, FoundFile
from briefreader.library.index import LibraryIndex
from briefreader.library.index_file import IndexFile, IndexUnavailableError
from briefreader.library.items import BriefFacts, Hits, IsUnread, SearchItem
from briefreader.library.keeping import Progress, go_on
from briefreader.library.query import Query, asks_for, parse

if TYPE_CHECKING:  # what an index finds is found without notes, and without reading a brief
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.library.catalog import BriefSpeaker, Catalogue, LibraryEntry
    from briefreader.library.dossier import AskedFor
    from briefreader.library.joining import ClaimsSource, JoinedClaims
    from briefreader.library.judged_variants import Decision
    from briefreader.library.linked_claims import LinkedClaim, LinkedClaims, Persons, SameClaims
    from briefreader.library.printings import People, VariantGroup
    from briefreader.library.reading import Notebooks
    from briefreader.library.same_as import SameAs
    from briefreader.library.same_person import SamePerson
    from briefreader.library.scan import Scan
    from briefreader.library.timeline import Timeline
    from briefreader.notes import Notebook
    from briefreader.notes.colleague import KeptEntries
    from briefreader.notes.links_file import ItemLink
    from briefreader.notes.names_file import PersonEntry
    from briefreader.notes.saved_queries import SavedQueries
    from briefreader.notes.shown import ShownNotes
    from briefreader.notes.toml_file import EntryFile

T = TypeVar("T")
E = TypeVar("E", bound=Struct)

LIMIT = 50
EVERYTHING = 10**9  # hits
MOST_EVENTS = 5_000  # of a timeline
EVERYTHING = 10**9  # hits


class AmbiguousBriefError(ValueError):
    """An id that several briefs have; `paths` are the newest files of these."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        super().__init__("several briefs have this id")
        self.paths = paths


def _itself(event: SearchItem) -> str:
    return f"{event.facts.path}#{event.item}"


def _said(source: "ClaimsSource", kept: "Sequence[KeptEntries[ItemLink]]") -> "Sequence[SameAs]":
    """What is said to be the same, by briefs and by reviewers."""
    from briefreader.library.joining import said_by_briefs
    from briefreader.library.same_as import said_by_reviewers

    return (*said_by_briefs(source), *said_by_reviewers(kept))


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
        progress: Progress = go_on,
        told: Callable[[str], None] = _ignore,
    ) -> Hits:
        """The newest hits of a query (docs/finding.md), and how many there are.

        What has changed is indexed first; `progress` hears of that, and stops it by saying False. `told`
        hears why the index could not be used; every file is read then. Raises QuerySyntaxError.
        """
        asked = self._parsed(query)
        return self._current(
            lambda searched: searched.search(self._widened(asked, searched), limit),
            progress,
            told,
        )

    def timeline(
        self,
        query: str | Query = "",
        *,
        progress: Progress = go_on,
        told: Callable[[str], None] = _ignore,
    ) -> "tuple[Timeline, Hits]":
        """The events that a query finds, by their dates, and how they were found. Otherwise as `find`."""
        from briefreader.library.timeline import events_of, timeline

        found = self.find(events_of(self._parsed(query)), MOST_EVENTS, progress=progress, told=told)
        return timeline(found.hits, _itself, max((found.total or 0) - MOST_EVENTS, 0)), found

    def briefs(
        self, query: str | Query, *, progress: Progress = go_on, told: Callable[[str], None] = _ignore
    ) -> "Iterator[tuple[Path, OpenDocument]]":
        """The briefs that have hits of a query, the newest source first, each once.

        Of several revisions with hits it is the newest. What cannot be read is passed over. Otherwise as
        `find`. Raises QuerySyntaxError.
        """
        asked = self._parsed(query)
        files, made = self._current(
            lambda searched: (searched.files(made := self._widened(asked, searched)), made),
            progress,
            told,
        )
        return self._opened(files, made)

    def _opened(self, files: Iterable[FoundFile], query: Query) -> "Iterator[tuple[Path, OpenDocument]]":
        for file in files:
            opened = self._loaded(file.path)
            if opened is None:
                continue
            if opened.loaded.data_sha256 == file.sha256 or self._has_hits(file.path, opened, query):
                yield file.path, opened

    def _loaded(self, path: Path) -> "OpenDocument | None":
        """A brief; None if it cannot be read."""
        from briefreader.brief.reading.problem import BriefError
        from briefreader.brief.verification.document import load

        try:
            return load(path, folders=self._folders.sources)
        except BriefError:
            return None

    def _has_hits(self, path: Path, opened: "OpenDocument", query: Query) -> bool:
        from briefreader.library.matching import matches
        from briefreader.library.reading import items_of

        items = items_of(opened, self._folders.relative(path), self._notebooks(opened))
        return any(matches(item, query) for item in items)

    def revisions(
        self, brief: str | PathLike[str], *, progress: Progress = go_on, told: Callable[[str], None] = _ignore
    ) -> tuple[Path, ...]:
        """The files of one brief, the oldest first: of that with an id, or of that which a path has.

        None if it is not in the library. Otherwise as `find`. Raises BriefError if the path cannot be read,
        and AmbiguousBriefError if several briefs have the id.
        """
        from briefreader.brief.reading.load import load

        path = None if isinstance(brief, str) else self._folders.own(Path(brief))
        brief_id = load(path).brief.id if path else fspath(brief)
        found = self._current(
            lambda searched: searched.revisions(brief_id),
            progress,
            told,
        )
        if path is not None:
            return next((files for files in found if path in files), ())
        if len(found) > 1:
            raise AmbiguousBriefError(tuple(files[-1] for files in found))
        return found[0] if found else ()

    def people(
        self, *, progress: Progress = go_on, told: Callable[[str], None] = _ignore
    ) -> "tuple[BriefSpeaker, ...]":
        """The speakers of the newest revision of each brief, by path. Otherwise as `find`."""
        return self._current(lambda searched: searched.people(), progress, told)

    def variants(
        self,
        query: str | Query = "",
        *,
        progress: Progress = go_on,
        told: Callable[[str], None] = _ignore,
    ) -> "tuple[tuple[VariantGroup, ...], Hits]":
        """Quotes that several sources print (docs/variants.md), and how all quotes were found.

        With a query, those of which it finds a printing. What the reviewer and those who are shown have said
        of quotes and persons counts. Reads every quote; otherwise as `find`.
        """
        from briefreader.library.quotes_like import QUOTES, having_any
        from briefreader.library.variants import variants

        asked = self._parsed(query)
        found = self.find(QUOTES, EVERYTHING, progress=progress, told=told)
        groups = variants(found.hits, *self._judged())
        if query:
            groups = having_any(self.find(asked, EVERYTHING).hits, groups)
        return groups, found

    def variants_of(self, quote: SearchItem, *, progress: Progress = go_on) -> "VariantGroup | None":
        """The group of one quote; None if no other source is known to print it.

        The index leads to quotes that are like it, so that few are read.
        """
        from briefreader.library.quotes_like import group_of

        return self._current(
            lambda searched: group_of(quote, self._asking(searched), *self._judged()),
            progress,
            _ignore,
        )

    def _judged(self) -> "tuple[tuple[SameAs, ...], People]":
        """What was said of quotes, and who is one person."""
        from briefreader.library.judged_variants import judgements_of, people_of
        from briefreader.notes.names_file import NAMES

        return judgements_of(self._kept_links()), people_of(self._kept(NAMES))

    def change_links(self, decision: "Decision") -> "Decision":
        """Take links of the reviewer away, and add others. Raises StoreError."""
        for link in decision.gone:
            self.remove_link(link)
        for link in decision.new:
            self.add_link(link)
        return decision

    def own_links(self) -> "tuple[ItemLink, ...]":
        """Those of the reviewer alone. Raises StoreError."""
        from briefreader.notes.links_file import LINKS

        return LINKS.read(self._own_notes) if self._environment.notes.is_dir() else ()

    def dossier(
        self,
        name: str,
        *,
        is_current: bool = True,
        progress: Progress = go_on,
        told: Callable[[str], None] = _ignore,
    ) -> "AskedFor":
        """Whom a name, an alias, a part of a name or an id means, and what they said if it is one person.

        `brief-id#speaker-id` is always one. Unless `is_current`, it is what the index knows already, of such
        an id without suggestions; and nobody if there is no index. Otherwise as `find`.
        """
        from briefreader.library.dossier import AskedFor, asked_for
        from briefreader.library.persons import LibraryPeople, briefs_of, owned
        from briefreader.library.same_as import joined

        kept = self._kept_names()
        entries = owned(kept)

        def ask(searched: "LibraryIndex | Scan", speakers: "Iterable[BriefSpeaker]") -> AskedFor:
            people = LibraryPeople(speakers, entries)
            groups = joined(_said(searched, self._kept_links()))
            notices = tuple(one.notice for one in kept if one.notice)
            return asked_for(
                name,
                people,
                lambda query: searched.search(self.parse(query), EVERYTHING).hits,
                groups,
                notices,
            )

        if is_current:
            return self._current(lambda searched: ask(searched, searched.people()), progress, told)
        with suppress(IndexUnavailableError):
            return self._with_index(lambda index: ask(index, index.people(briefs_of(name, entries))))
        return AskedFor(())

    def replace_person(self, old: "PersonEntry | None", new: "PersonEntry | None") -> None:
        """Put an entry of the reviewer's names in the place of another one; without `old` it is added.

        Without `new` the old one goes. Raises StoreError.
        """
        from briefreader.notes.names_file import replace_person

        around = self._environment
        replace_person(around.notes, around.identity, old, new, private=around.notes_are_private)

    def linked_claims(
        self, name: str | None = None, *, progress: Progress = go_on, told: Callable[[str], None] = _ignore
    ) -> "LinkedClaims":
        """The claims that briefs and reviewers call the same, group by group.

        Of one that is named, `brief-id#claim-id`, it is the group of that claim, if it has any. Otherwise as
        `find`. Raises NoClaimError if it is not in the library.
        """
        from briefreader.library.joining import joined_claims
        from briefreader.library.linked_claims import LinkedClaims

        found, notices = self._joining(lambda source, said: joined_claims(source, said, name), progress, told)
        return LinkedClaims(self._linked(found), found.lost, notices)

    def same_claims(
        self, name: str, *, progress: Progress = go_on, told: Callable[[str], None] = _ignore
    ) -> "SameClaims":
        """The claims of other briefs that are the same as one, and those that may be.

        Nothing is joined because it is likely. Otherwise as `linked_claims`.
        """
        from briefreader.library.joining import claims_around
        from briefreader.library.linked_claims import SameClaims

        found, notices = self._joining(lambda source, said: claims_around(name, source, said), progress, told)
        linked = next(iter(self._linked(found.joined)), None)
        return SameClaims(found.here, linked, found.rejected, found.likely, found.joined.lost, notices)

    def _joining(
        self,
        join: "Callable[[ClaimsSource, Sequence[SameAs]], T]",
        progress: Progress,
        told: Callable[[str], None],
    ) -> tuple[T, tuple[str, ...]]:
        """What is made of all that is said to be the same, and why some of that cannot be read."""
        kept = self._kept_links()
        found = self._current(lambda searched: join(searched, _said(searched, kept)), progress, told)
        return found, tuple(one.notice for one in kept if one.notice)

    def _linked(self, found: "JoinedClaims") -> "tuple[LinkedClaim, ...]":
        from briefreader.library.linked_claims import persons_of
        from briefreader.notes.names_file import NAMES

        persons = persons_of(self._kept(NAMES))
        claims = (self._linked_claim(group, found, persons) for group in found.groups)
        return tuple(one for one in claims if len(one.columns) > 1)

    def _linked_claim(self, group: Iterable[str], found: "JoinedClaims", persons: "Persons") -> "LinkedClaim":
        """The matrix of a group; what has changed since it was found is passed over."""
        from briefreader.library.linked_claims import ClaimInBrief, linked_claim
        from briefreader.library.same_as import among, parted

        columns = []
        for name in sorted(group):
            path = found.entries[name].path
            if (opened := self._loaded(path)) is not None:
                claims = (one for one in opened.brief.claims if one.id == parted(name)[1])
                columns += [ClaimInBrief(path, self._folders.relative(path), opened, one) for one in claims]
        return linked_claim(columns, among(found.said, group), persons)

    def add_link(self, link: "ItemLink") -> "tuple[ItemLink, ...]":
        """Keep what the reviewer has decided of some items; gives what that replaces. Raises StoreError."""
        from briefreader.notes.links_file import add_link

        around = self._environment
        return add_link(around.notes, around.identity, link, private=around.notes_are_private)

    def remove_link(self, link: "ItemLink", before: "tuple[ItemLink, ...]" = ()) -> "tuple[ItemLink, ...]":
        """Take that back; `before` is what it replaced. Raises StoreError."""
        from briefreader.notes.links_file import remove_link

        around = self._environment
        return remove_link(around.notes, around.identity, link, before, private=around.notes_are_private)

    def _kept_links(self) -> "tuple[KeptEntries[ItemLink], ...]":
        """The links of the reviewer and of those who are shown."""
        from briefreader.notes.links_file import LINKS

        return self._kept(LINKS)

    def _kept_names(self) -> "tuple[KeptEntries[PersonEntry], ...]":
        """The names that the reviewer and those who are shown have confirmed."""
        from briefreader.notes.names_file import NAMES

        return self._kept(NAMES)

    def _kept(self, file: "EntryFile[E]") -> "tuple[KeptEntries[E], ...]":
        """What the reviewer and those who are shown keep in a small file."""
        around = self._environment
        if not around.notes.is_dir():
            return ()
        from briefreader.notes.colleague import kept_by_all

        return kept_by_all(file, around.notes, around.identity, around.state.chosen.choices().hidden)

    def _asking(self, searched: "LibraryIndex | Scan") -> Callable[[str, int], Sequence[SearchItem]]:
        """What gives the newest quotes of a query, so many. Without an index, each file is read but once."""
        if isinstance(searched, LibraryIndex):
            return lambda query, limit: searched.search(self.parse(query), limit, is_counted=False).hits
        from briefreader.library.matching import matches
        from briefreader.library.quotes_like import QUOTES

        every = searched.search(self.parse(QUOTES), EVERYTHING).hits

        def of_query(query: str, limit: int) -> Sequence[SearchItem]:
            asked = self.parse(query)
            return tuple(islice((one for one in every if matches(one, asked)), limit))

        return of_query

    def quote(self, path: Path, item: str) -> SearchItem | None:
        """A quote of the brief in a file; None if it has no words of its own. Raises BriefError."""
        from briefreader.brief.verification.document import load
        from briefreader.library.reading import items_of

        opened = load(path, folders=self._folders.sources)
        items = items_of(opened, self._folders.relative(self._folders.own(path)), ())
        return next((one for one in items if one.item == item and one.spans), None)

    def _widened(self, query: Query, source: "ClaimsSource") -> Query:
        """A query that asks as well for what briefs and reviewers have called the same."""
        return self._with_same_claims(self._with_same_persons(query), source)

    def _with_same_persons(self, query: Query) -> Query:
        if not asks_for(query, "speaker") or not (persons := self._same_persons()):
            return query
        from briefreader.library.same_person import with_same_persons

        return with_same_persons(query, persons)

    def _same_persons(self) -> "tuple[SamePerson, ...]":
        """The persons whom the reviewer and those who are shown have confirmed."""
        from briefreader.library.persons import owned, same_persons

        return same_persons(owned(self._kept_names()))

    def _with_same_claims(self, query: Query, source: "ClaimsSource") -> Query:
        if not asks_for(query, "claim"):
            return query
        from briefreader.library.joining import with_same_claims

        return with_same_claims(query, source, lambda: _said(source, self._kept_links()))

    def _parsed(self, query: str | Query) -> Query:
        return self.parse(query) if isinstance(query, str) else query

    def _current(
        self,
        ask: "Callable[[LibraryIndex | Scan], T]",
        progress: Progress,
        told: Callable[[str], None],
    ) -> T:
        """What the index says once it is current; where it cannot be used, what reading every brief says."""

        def asked(index: LibraryIndex) -> T:
            index.refresh(progress)
            return ask(index)

        try:
            return self._with_index(asked)
        except IndexUnavailableError as error:
            if self.index_file is not None:
                told(str(error))
        from briefreader.library.scan import Scan

        return ask(Scan(self._folders, self._notebooks, self._is_unread))

    def find_indexed(self, query: Query, limit: int = LIMIT) -> Hits | None:
        """What the index knows already, in milliseconds, and without a total; None if there is no index."""
        with suppress(IndexUnavailableError):
            return self._with_index(
                lambda index: index.search(self._widened(query, index), limit, is_counted=False)
            )
        return None

    def refresh(self, progress: Progress) -> bool:
        """Index what has changed, as `find` does; whether all of it was."""
        with suppress(IndexUnavailableError):
            return self._with_index(lambda index: index.refresh(progress))
        return False

    def catalogue(self) -> "Catalogue | None":
        """The list of briefs as the index knows it, in milliseconds; None if there is no index."""
        with suppress(IndexUnavailableError):
            return self._with_index(LibraryIndex.catalogue)
        return None

    def newest(self, count: int) -> "tuple[LibraryEntry, ...]":
        """About so many entries from the top of the catalogue, at once; none if there is no index."""
        with suppress(IndexUnavailableError):
            return self._with_index(lambda index: index.top(count))
        return ()

    def catalogue_stamp(self) -> tuple[int, ...]:
        """Differs from an earlier one if what `catalogue` knows does; empty if there is no index."""
        with suppress(IndexUnavailableError):
            return self._with_index(LibraryIndex.catalogue_stamp)
        return ()

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
        from briefreader.notes.saved_queries import read_queries

        return read_queries(self._own_notes) if self._environment.notes.is_dir() else {}

    def shown_queries(self) -> "SavedQueries":
        """The reviewer's saved queries, and those of the colleagues who are shown. Never raises."""
        from briefreader.notes.saved_queries import SavedQueries, shown_queries

        environment = self._environment
        if not environment.notes.is_dir():
            return SavedQueries()
        return shown_queries(
            environment.notes, environment.identity, environment.state.chosen.choices().hidden
        )

    def save_query(self, name: str, query: str) -> None:
        """Save a query under a name. Raises StoreError."""
        from briefreader.notes.saved_queries import save_query

        save_query(self._own_notes, name, query, private=self._environment.notes_are_private)

    def remove_query(self, name: str) -> None:
        """Remove the query that was saved under a name. Raises StoreError."""
        from briefreader.notes.saved_queries import remove_query

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

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders, by absolute paths."""
        return tuple(map(str, self._folders.paths))

    def relative(self, path: Path) -> Path:
        """A file of the library by the path that hits have."""
        return self._folders.relative(path.absolute())

    def path_of(self, hit: SearchItem) -> Path:
        """The file of a hit."""
        return self._folders.path_of(Path(hit.facts.path))

    def index(self, file: Path) -> LibraryIndex:
        """The index in a file, to be closed. Raises IndexUnavailableError."""
        shown = self._shown_notes
        notes, stamps = partial(_notes_to, shown), partial(_stamps, shown)
        return LibraryIndex(file, self._folders, notes, stamps, self._is_unread)

    @property
    def _is_unread(self) -> IsUnread:
        """Whether a revision was never opened; what was is read when this is first asked."""
        marks = cache(self._environment.state.opened.marks)
        return lambda facts: marks().isdisjoint(_marks_of(facts))

    @property
    def _notebooks(self) -> "Notebooks":
        """What reads the notes that are shown to a brief; the files are those of the moment."""
        return partial(_notes_to, self._shown_notes)

    @property
    def _shown_notes(self) -> "ShownNotes | None":
        """The notes of the reviewer and of the colleagues who are shown, where there is a folder of notes."""
        around = self._environment
        if not around.notes.is_dir():
            return None
        from briefreader.notes.shown import ShownNotes

        hidden = around.state.chosen.choices().hidden
        unsaved = unsaved_folder(around.state_folder)
        return ShownNotes(around.notes, around.identity, around.store.read, unsaved, hidden)


def _marks_of(facts: BriefFacts) -> tuple[str, ...]:
    from briefreader.notes.model import Subject
    from briefreader.notes.opened_briefs import revision_marks

    return revision_marks(Subject(facts.brief, facts.title, facts.source_sha256), facts.revision)


def _stamps(shown: "ShownNotes | None") -> Mapping[str, str]:
    return {} if shown is None else shown.stamps


def _notes_to(shown: "ShownNotes | None", opened: "OpenDocument") -> "Sequence[tuple[str, Notebook]]":
    if shown is None:
        return ()
    from briefreader.notes import subject_of

    return shown.of(subject_of(opened.brief))


def _folders(environment: Environment, paths: Sequence[Path]) -> Folders:
    """The folders by paths that hold wherever the program is started."""
    return Folders(tuple(path.absolute() for path in paths), environment.settings.sources)
