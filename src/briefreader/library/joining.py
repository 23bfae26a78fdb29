"""The claims of a library that are the same thing, as far as they are there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Protocol

from msgspec import Struct

from briefreader.brief.reading.load import load
from briefreader.brief.reading.problem import BriefError
from briefreader.library.catalog import LibraryEntry, read_revisions
from briefreader.library.items import SearchItem
from briefreader.library.likely_claims import MOST, LikelyClaim, likely_claims
from briefreader.library.linked_claims import LostEnd, NoClaimError, Reason
from briefreader.library.query import And, Field, Phrase, Query, parts_of
from briefreader.library.same_as import SameAs, among, item_name, joined, parted, same_as_of, with_joined
from briefreader.library.scan import Folders, Notebooks, scan
from briefreader.library.tokens import has_phrase, tokens

_CLAIMS = Field("kind", "claim", Phrase(("claim",)))
_ALL = 1_000_000_000  # hits


class ClaimsSource(Protocol):
    """What can be asked of the claims of a library: its index, or all of its files."""

    def items(
        self, query: Query, limit: int, *, is_counted: bool = False
    ) -> tuple[tuple[SearchItem, ...], int | None]:
        """The newest hits, and how many there are: maybe None where there are more, unless `is_counted`."""

    def newest(self, brief_ids: Iterable[str]) -> tuple[LibraryEntry, ...]:
        """The newest revisions of the briefs that have one of these ids."""

    def same_as(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The ids of the briefs that call items the same, with these items in pairs."""


class ScannedClaims:
    """The files of a library, without an index: slow, and the same."""

    def __init__(self, folders: Folders, notebooks: Notebooks) -> None:
        self._folders = folders
        self._notebooks = notebooks

    def items(
        self, query: Query, limit: int, *, is_counted: bool = False
    ) -> tuple[tuple[SearchItem, ...], int | None]:
        """Reads every brief. They are always counted."""
        found = scan(self._folders, query, self._notebooks, limit)
        return found.hits, found.total

    def newest(self, brief_ids: Iterable[str]) -> tuple[LibraryEntry, ...]:
        """Reads every brief."""
        wanted = set(brief_ids)
        return tuple(one for one in self._entries if one.brief_id in wanted)

    def same_as(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Reads every brief."""
        found = []
        for entry in self._entries:
            with suppress(BriefError):  # it has changed since it was listed
                if pairs := same_as_of(load(entry.path).brief):
                    found.append((entry.brief_id, pairs))
        return tuple(found)

    @cached_property
    def _entries(self) -> tuple[LibraryEntry, ...]:
        briefs, _ = read_revisions(self._folders.files)
        return tuple(brief.newest for brief in briefs)


class Joined(Struct, frozen=True):
    """Groups of claims that are the same, by their names, and where each of them stands.

    `said` are the links between them, `lost` the ends of others that lead nowhere.
    """

    groups: tuple[frozenset[str], ...]
    entries: Mapping[str, LibraryEntry]
    said: tuple[SameAs, ...]
    lost: tuple[LostEnd, ...]


def said_by_briefs(source: ClaimsSource) -> list[SameAs]:
    """What the briefs themselves call the same."""
    return [SameAs(pair, brief=brief_id) for brief_id, pairs in source.same_as() for pair in pairs]


def joined_claims(source: ClaimsSource, said: Sequence[SameAs], name: str | None = None) -> Joined:
    """The claims that are the same by what is said; those of one group if one of them is named.

    Raises NoClaimError if that one is not there.
    """
    wanted = {one for group in joined(said) if name is None or name in group for one in group}
    about = among(said, {name} if name is not None and not wanted else wanted)
    ends = {one for link in about for one in link.items} | ({name} if name is not None else set())
    known = _Known(source, ends)
    if name is not None and (reason := known.why_lost(name)) is not None:
        raise NoClaimError(LostEnd(name, reason))
    groups = tuple(group for group in joined(about, known) if name is None or name in group)
    links = (link for link in about if not link.rejects and any(map(known, link.items)))
    lost = {end: known.why_lost(end) for link in links for end in link.items}
    return Joined(
        groups,
        {end: known.entry(end) for end in ends if known(end)},
        about,
        tuple(LostEnd(end, reason) for end, reason in sorted(lost.items()) if reason is not None),
    )


def with_same_claims(query: Query, source: ClaimsSource, said: Callable[[], Sequence[SameAs]]) -> Query:
    """A query in which `claim:` asks for those claims as well that are the same by what is said."""
    fields = [part for part in parts_of(query) if isinstance(part, Field) and part.name == "claim"]
    groups = joined(links := said()) if fields else []
    if not groups:
        return query
    found = {field: frozenset(_named_by(field, source)) for field in fields}
    touched = {name for group in groups if any(group & names for names in found.values()) for name in group}
    known = _Known(source, touched)
    return with_joined(query, joined(among(links, touched), known), found.__getitem__)


def _named_by(field: Field, source: ClaimsSource) -> Iterable[str]:
    if all(parted(field.value)):
        return (field.value.lower(),)
    hits, _ = source.items(And((field, _CLAIMS)), _ALL)
    return (item_name(hit.facts.brief, hit.item) for hit in hits)


def likely_of(name: str, source: ClaimsSource, said: Sequence[SameAs]) -> tuple[LikelyClaim, ...]:
    """The claims of other briefs that may be the same as one, of which nothing is said by the reviewer.

    Raises NoClaimError.
    """
    group = joined_claims(source, said, name).groups
    rejected = (link.items for link in said if link.rejects and link.reviewer == "" and name in link.items)
    unwanted = {one for names in (*group, *rejected) for one in names}
    text = _text_of(name, source)
    _, number = source.items(_CLAIMS, 0, is_counted=True)

    def claims_with(word: str) -> Sequence[SearchItem] | None:
        hits, total = source.items(And((Field("claim", word, Phrase((word,))), _CLAIMS)), MOST)
        if total is None or total > MOST:
            return None
        return tuple(hit for hit in hits if has_phrase(hit.claim_line, (word,)))

    return likely_claims(name, text, number or 0, claims_with, unwanted)


def _text_of(name: str, source: ClaimsSource) -> str:
    hits, _ = source.items(And((Field("claim", name, Phrase(tokens(name))), _CLAIMS)), _ALL)
    found = (one.text for one in hits if item_name(one.facts.brief, one.item) == name)
    return next(found, "")


class _Known:
    """Which of some names are those of claims, each in one brief."""

    def __init__(self, source: ClaimsSource, names: Iterable[str]) -> None:
        self._briefs: dict[str, list[LibraryEntry]] = {}
        for entry in source.newest(sorted({parted(name)[0] for name in names})):
            self._briefs.setdefault(entry.brief_id, []).append(entry)

    def __call__(self, name: str) -> bool:
        return self.why_lost(name) is None

    def why_lost(self, name: str) -> Reason | None:
        """Why there is no such claim; None if there is."""
        brief_id, item_id = parted(name)
        match self._briefs.get(brief_id, []):
            case []:
                return "no-brief"
            case [entry]:
                return None if item_id in entry.claims else "no-claim"
        return "several-briefs"

    def entry(self, name: str) -> LibraryEntry:
        """The brief of a claim that is known."""
        return self._briefs[parted(name)[0]][0]
