"""What many briefs have of one thing: events, a person, a claim, a quote. Each asks `LibraryAccess` once."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from briefreader.library.index import LibraryIndex
from briefreader.library.index_file import IndexUnavailableError
from briefreader.library.items import Hits, SearchItem
from briefreader.library.keeping import Progress
from briefreader.library.query import Query
from briefreader.many_briefs.access import LibraryAccess, Told

if TYPE_CHECKING:  # each is imported where it is asked for
    from briefreader.library.catalog import BriefSpeaker
    from briefreader.library.dossier import AskedFor
    from briefreader.library.joining import ClaimsSource, JoinedClaims
    from briefreader.library.linked_claims import LinkedClaim, LinkedClaims, Persons, SameClaims
    from briefreader.library.printings import People, VariantGroup
    from briefreader.library.same_as import SameAs
    from briefreader.library.scan import Scan
    from briefreader.library.timeline import Timeline

T = TypeVar("T")

EVERYTHING = 10**9  # hits
MOST_EVENTS = 5_000  # of a timeline


# --- events -----------------------------------------------------------------------------------


def timeline_of(
    access: LibraryAccess, query: Query, progress: Progress, told: Told
) -> "tuple[Timeline, Hits]":
    """The events that a query finds, by their dates, and how they were found."""
    from briefreader.library.query import without_times
    from briefreader.library.timeline import events_of, is_dated, same_events, timeline

    def events(searched: "LibraryIndex | Scan", asked: Query) -> Hits:
        return searched.search(access.widened(events_of(asked), searched), MOST_EVENTS)

    def ask(searched: "LibraryIndex | Scan") -> "tuple[Hits, int, Sequence[SameAs]]":
        at_any_time = without_times(query)
        every = events(searched, at_any_time).hits if at_any_time != query else ()
        undated = sum(not is_dated(one) for one in every)
        return events(searched, query), undated, access.said(searched)

    found, undated, said = access.current(ask, progress, told)
    left_out = max((found.total or 0) - MOST_EVENTS, 0)
    return timeline(found.hits, same_events(said), left_out, undated), found


# --- a person ---------------------------------------------------------------------------------


def dossier_of(
    access: LibraryAccess, name: str, progress: Progress, told: Told, *, is_current: bool
) -> "AskedFor":
    """Whom a name means, and what they said if it is one person; of what the index knows already, unless
    `is_current`: then whoever is asked for by an id has no suggestions.
    """
    from briefreader.library.dossier import AskedFor, asked_for
    from briefreader.library.persons import LibraryPeople, briefs_of, owned
    from briefreader.library.same_as import joined

    kept = access.reviewers.names
    entries = owned(kept)

    def ask(searched: "LibraryIndex | Scan", speakers: "Iterable[BriefSpeaker]") -> AskedFor:
        people = LibraryPeople(speakers, entries)
        groups = joined(access.said(searched))
        notices = tuple(one.notice for one in kept if one.notice)
        return asked_for(
            name,
            people,
            lambda query: searched.search(access.parsed(query), EVERYTHING).hits,
            groups,
            notices,
        )

    if is_current:
        return access.current(lambda searched: ask(searched, searched.people()), progress, told)
    with suppress(IndexUnavailableError):
        return access.with_index(lambda index: ask(index, index.people(briefs_of(name, entries))))
    return AskedFor(())


# --- a claim ----------------------------------------------------------------------------------


def claims_linked(access: LibraryAccess, name: str | None, progress: Progress, told: Told) -> "LinkedClaims":
    """The claims that briefs and reviewers call the same. Raises NoClaimError."""
    from briefreader.library.joining import joined_claims
    from briefreader.library.linked_claims import LinkedClaims

    found, notices = _joining(access, lambda source, said: joined_claims(source, said, name), progress, told)
    return LinkedClaims(_linked(access, found), found.lost, notices)


def claims_like(access: LibraryAccess, name: str, progress: Progress, told: Told) -> "SameClaims":
    """The claims of other briefs that are the same as one, and those that may be. Raises NoClaimError."""
    from briefreader.library.joining import claims_around
    from briefreader.library.linked_claims import SameClaims

    found, notices = _joining(access, lambda source, said: claims_around(name, source, said), progress, told)
    linked = next(iter(_linked(access, found.joined)), None)
    return SameClaims(found.here, linked, found.rejected, found.likely, found.joined.lost, notices)


def _joining(
    access: LibraryAccess,
    join: "Callable[[ClaimsSource, Sequence[SameAs]], T]",
    progress: Progress,
    told: Told,
) -> tuple[T, tuple[str, ...]]:
    """What is made of all that is said to be the same, and why some of that cannot be read."""
    found = access.current(lambda searched: join(searched, access.said(searched)), progress, told)
    return found, tuple(one.notice for one in access.reviewers.links if one.notice)


def _linked(access: LibraryAccess, found: "JoinedClaims") -> "tuple[LinkedClaim, ...]":
    from briefreader.library.linked_claims import persons_of

    persons = persons_of(access.reviewers.persons)
    claims = (_linked_claim(access, group, found, persons) for group in found.groups)
    return tuple(one for one in claims if len(one.columns) > 1)


def _linked_claim(
    access: LibraryAccess, group: Iterable[str], found: "JoinedClaims", persons: "Persons"
) -> "LinkedClaim":
    """The matrix of a group; what has changed since it was found is passed over."""
    from briefreader.library.linked_claims import ClaimInBrief, linked_claim
    from briefreader.library.same_as import among, parted

    columns = []
    for name in sorted(group):
        path = found.entries[name].path
        if (opened := access.loaded(path)) is not None:
            place = access.folders.relative(path)
            claims = (one for one in opened.brief.claims if one.id == parted(name)[1])
            columns += [ClaimInBrief(path, place, opened, one) for one in claims]
    return linked_claim(columns, among(found.said, group), persons)


# --- a quote ----------------------------------------------------------------------------------


def variants_found(
    access: LibraryAccess, query: Query | None, progress: Progress, told: Told
) -> "tuple[tuple[VariantGroup, ...], Hits]":
    """Quotes that several sources print, and how all quotes were found; of a query those that it finds."""
    from briefreader.library.quotes_like import QUOTES, having_any
    from briefreader.library.variants import variants

    def ask(searched: "LibraryIndex | Scan") -> "tuple[tuple[VariantGroup, ...], Hits]":
        found = searched.search(access.parsed(QUOTES), EVERYTHING)
        groups = variants(found.hits, *_judged(access, searched))
        if query is not None:
            wanted = searched.search(access.widened(query, searched), EVERYTHING)
            groups = having_any(wanted.hits, groups)
        return groups, found

    return access.current(ask, progress, told)


def variants_around(access: LibraryAccess, quote: SearchItem, progress: Progress) -> "VariantGroup | None":
    """The group of one quote; None if no other source is known to print it."""
    from briefreader.library.quotes_like import group_of

    return access.current(
        lambda searched: group_of(quote, _asking(access, searched), *_judged(access, searched)),
        progress,
        lambda _why: None,
    )


def _judged(access: LibraryAccess, searched: "LibraryIndex | Scan") -> "tuple[tuple[SameAs, ...], People]":
    """What is said of quotes, and who is one person."""
    from briefreader.library.joining import said_by_briefs
    from briefreader.library.judged_variants import judgements_of, people_of

    said = judgements_of(access.reviewers.links, said_by_briefs(searched))
    return said, people_of(access.reviewers.persons)


def _asking(
    access: LibraryAccess, searched: "LibraryIndex | Scan"
) -> Callable[[str, int], Sequence[SearchItem]]:
    """What gives the newest quotes of a query, so many. Without an index, each file is read but once."""

    def made(query: str) -> Query:
        return access.with_same_persons(access.parsed(query))

    if isinstance(searched, LibraryIndex):
        return lambda query, limit: searched.search(made(query), limit, is_counted=False).hits
    from briefreader.library.matching import matches
    from briefreader.library.quotes_like import QUOTES

    every = searched.search(access.parsed(QUOTES), EVERYTHING).hits

    def of_query(query: str, limit: int) -> Sequence[SearchItem]:
        asked = made(query)
        return tuple(islice((one for one in every if matches(one, asked)), limit))

    return of_query
