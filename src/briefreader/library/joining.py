"""The claims of a library that are the same thing, as far as they are there."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from briefreader.library.catalog import LibraryEntry
from briefreader.library.items import SearchItem
from briefreader.library.likely_claims import MOST, LikelyClaim, likely_claims
from briefreader.library.linked_claims import LostEnd, NoClaimError, Reason
from briefreader.library.query import And, Field, Phrase, Query, parts_of
from briefreader.library.same_as import SameAs, among, item_name, joined, parted, with_joined
from briefreader.library.tokens import has_phrase, tokens

CLAIMS = Field("kind", "claim", Phrase(("claim",)))


class ClaimsSource(Protocol):
    """What can be asked of the claims of a library: its index, or all of its files."""

    def items(
        self, query: Query, limit: int, *, is_counted: bool = False
    ) -> tuple[tuple[SearchItem, ...], int | None]:
        """The newest hits, and how many there are: maybe None where there are more, unless `is_counted`."""

    def items_in(self, brief_ids: Iterable[str], query: Query) -> tuple[SearchItem, ...]:
        """All hits in the briefs that have one of these ids."""

    def newest(self, brief_ids: Iterable[str]) -> tuple[LibraryEntry, ...]:
        """The newest revisions of the briefs that have one of these ids."""

    def same_as(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The ids of the briefs that call items the same, with these items in pairs."""


class JoinedClaims(Struct, frozen=True):
    """Groups of claims that are the same, by their names, and where each of them stands.

    `said` are the links between them, `lost` the ends of others that lead nowhere.
    """

    groups: tuple[frozenset[str], ...]
    entries: Mapping[str, LibraryEntry]
    said: tuple[SameAs, ...]
    lost: tuple[LostEnd, ...]


class ClaimsAround(Struct, frozen=True):
    """A claim, those that are the same, those that the reviewer has said are not, and those that may be."""

    here: SearchItem
    joined: JoinedClaims
    rejected: tuple[SearchItem, ...]
    likely: tuple[LikelyClaim, ...]


def said_by_briefs(source: ClaimsSource) -> list[SameAs]:
    """What the briefs themselves call the same."""
    return [SameAs(pair, brief=brief_id) for brief_id, pairs in source.same_as() for pair in pairs]


def joined_claims(source: ClaimsSource, said: Sequence[SameAs], name: str | None = None) -> JoinedClaims:
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
    return JoinedClaims(
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
    briefs = {parted(name)[0] for group in groups for name in group}
    found = {field: frozenset(_named_by(field, briefs, source)) for field in fields}
    touched = {name for group in groups if any(group & names for names in found.values()) for name in group}
    known = _Known(source, touched)
    return with_joined(query, joined(among(links, touched), known), found.__getitem__)


def _named_by(field: Field, brief_ids: Iterable[str], source: ClaimsSource) -> Iterable[str]:
    """The claims of some briefs that a field names."""
    if all(parted(field.value)):
        return (field.value.lower(),)
    return map(_name_of, source.items_in(brief_ids, And((field, CLAIMS))))


def _name_of(claim: SearchItem) -> str:
    return item_name(claim.facts.brief, claim.item)


def claims_around(name: str, source: ClaimsSource, said: Sequence[SameAs]) -> ClaimsAround:
    """A claim with what is said of it and other claims, and with those that may be the same.

    Of these the reviewer has said nothing. Raises NoClaimError.
    """
    found = joined_claims(source, said, name)
    apart = {
        other
        for link in said
        if link.rejects and link.reviewer == "" and name in link.items
        for other in link.items
    } - {name}
    here = _claim(name, source)
    if here is None:  # it has changed since it was indexed
        raise NoClaimError(LostEnd(name, "no-claim"))
    rejected = (_claim(other, source) for other in sorted(apart))
    return ClaimsAround(
        here,
        found,
        tuple(one for one in rejected if one is not None),
        _likely(here, name, source, {one for names in (*found.groups, apart) for one in names}),
    )


def _likely(
    here: SearchItem, name: str, source: ClaimsSource, unwanted: Container[str]
) -> tuple[LikelyClaim, ...]:
    _, number = source.items(CLAIMS, 0, is_counted=True)

    def claims_with(word: str) -> Sequence[SearchItem] | None:
        hits, total = source.items(And((Field("claim", word, Phrase((word,))), CLAIMS)), MOST)
        if total is None or total > MOST:
            return None
        return tuple(hit for hit in hits if has_phrase(hit.claim_line, (word,)))

    return likely_claims(name, here.text, number or 0, claims_with, unwanted)


def _claim(name: str, source: ClaimsSource) -> SearchItem | None:
    asked = And((Field("claim", name, Phrase(tokens(name))), CLAIMS))
    hits = source.items_in((parted(name)[0],), asked)
    return next((one for one in hits if _name_of(one) == name), None)


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
