"""One claim over several briefs: who says what of it in each of them, and who was never heard."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from briefreader.base.lookalikes import told_apart
from briefreader.brief.model.brief import Claim, Position, several
from briefreader.brief.verification.document import OpenDocument
from briefreader.cite.citation import Work, work
from briefreader.library.items import BriefFacts, SearchItem
from briefreader.library.likely_claims import LikelyClaim
from briefreader.library.reading import facts_of
from briefreader.library.same_as import SameAs, item_name
from briefreader.library.same_person import SamePerson

SILENT = "not-reported"

Persons = Mapping[str, tuple[str, str]]  # by `brief-id#speaker-id`: what all who are one person share, a name
Reason = Literal["no-brief", "several-briefs", "no-claim"]


class LostEnd(Struct, frozen=True):
    """An end of a link that leads nowhere, and why: the brief or the item is not there, or no claim."""

    name: str
    reason: Reason


class ClaimInBrief(Struct, frozen=True, dict=True):
    """A claim as one brief has it: a column. `place` is the file's path as it is told."""

    path: Path
    place: Path
    opened: OpenDocument
    claim: Claim

    @property
    def name(self) -> str:
        """`brief-id#claim-id`."""
        return item_name(self.opened.brief.id, self.claim.id)

    @cached_property
    def source(self) -> Work:
        """The source of its brief."""
        return work(self.opened.brief.source.csl)

    @cached_property
    def facts(self) -> BriefFacts:
        """What is known of its brief."""
        return facts_of(self.opened.brief, self.place)

    @property
    def oldest_first(self) -> tuple[object, ...]:
        """What columns are sorted by: the date of the source, those without one last."""
        days = self.facts.days
        return (days is None, days.order if days is not None else (), str(self.place))


class PartyRow(Struct, frozen=True):
    """A party, or a speaker without one: a row. `name` is what the briefs call it."""

    key: str
    name: str
    is_heard: bool


class LinkedClaim(Struct, frozen=True):
    """The matrix of a claim over briefs: columns by date, rows in the order of the briefs.

    Those who were never heard are the last rows: parties that some of the briefs name, of whom no source
    reports a position. A pair without a cell: the brief says nothing of this party and this claim.
    """

    columns: tuple[ClaimInBrief, ...]
    rows: tuple[PartyRow, ...]
    cells: Mapping[tuple[str, int], tuple[Position, ...]]
    said: tuple[SameAs, ...] = ()

    @property
    def heard(self) -> tuple[PartyRow, ...]:
        """The rows of those who take a position in some source."""
        return tuple(row for row in self.rows if row.is_heard)

    @property
    def never_heard(self) -> tuple[PartyRow, ...]:
        """The rows of those who take none in any source."""
        return tuple(row for row in self.rows if not row.is_heard)

    @property
    def handling_marks(self) -> tuple[str, ...]:
        """How the briefs are to be handled, each mark once."""
        marks = (column.opened.brief.handling_mark for column in self.columns)
        return tuple(dict.fromkeys(filter(None, marks)))

    @property
    def number_of_briefs(self) -> int:
        """Of how many briefs it is."""
        return len({column.path for column in self.columns})


class LinkedClaims(Struct, frozen=True):
    """Claims over briefs, ends of links that lead nowhere, and why links of reviewers cannot be read."""

    claims: tuple[LinkedClaim, ...]
    lost: tuple[LostEnd, ...] = ()
    notices: tuple[str, ...] = ()


class SameClaims(Struct, frozen=True):
    """A claim, and those of other briefs that are the same, are not, or may be.

    `linked` is its matrix with those that are the same, if there are any; `rejected` are those that the
    reviewer has said are not, `likely` those whose words are like its words. Otherwise as `LinkedClaims`.
    """

    here: SearchItem
    linked: LinkedClaim | None
    rejected: tuple[SearchItem, ...]
    likely: tuple[LikelyClaim, ...]
    lost: tuple[LostEnd, ...] = ()
    notices: tuple[str, ...] = ()


class NoClaimError(ValueError):
    """There is no claim of this name in a library; `end` tells why."""

    def __init__(self, end: LostEnd) -> None:
        super().__init__(f"{end.name}: {end.reason}")
        self.end = end


def linked_claim(
    claims: Iterable[ClaimInBrief],
    said: Sequence[SameAs] = (),
    persons: Persons = MappingProxyType({}),
) -> LinkedClaim:
    """The matrix of claims that are the same.

    Parties of several briefs are one row if they have one slug; speakers without a party if somebody has
    confirmed that they are one person.
    """
    columns = tuple(sorted(claims, key=lambda one: one.oldest_first))
    names: dict[str, dict[str, None]] = {}
    cells: dict[tuple[str, int], tuple[Position, ...]] = {}
    heard: set[str] = set()
    for number, column in enumerate(columns):
        rows = _Rows(column, persons)
        for key, name in rows.named():
            names.setdefault(key, {})[name] = None
        for position in column.claim.positions:
            for key, name in rows.of(position):
                names.setdefault(key, {})[name] = None
                cells[key, number] = (*cells.get((key, number), ()), position)
                if position.stance != SILENT:
                    heard.add(key)
    called = told_apart({key: " / ".join(found) for key, found in names.items()})
    ordered = sorted(names, key=lambda key: key not in heard)
    found = tuple(PartyRow(key, called[key], key in heard) for key in ordered)
    return LinkedClaim(columns, found, cells, tuple(said))


def persons_of(confirmed: Iterable[SamePerson]) -> Persons:
    """The speakers of each person under that person's name."""
    return {member: (one.members[0], one.names[0]) for one in confirmed for member in one.members}


class _Rows:
    """The rows that a brief has: by key, with their names."""

    def __init__(self, column: ClaimInBrief, persons: Persons) -> None:
        self._brief = column.opened.brief
        self._index = column.opened.index
        self._persons = persons

    def named(self) -> Iterator[tuple[str, str]]:
        """The parties that the brief names anywhere."""
        of_speakers = (party for one in self._brief.speakers for party in several(one.party))
        positions = (position for claim in self._brief.claims for position in claim.positions)
        of_positions = (party for one in positions for party in several(one.party))
        return map(self._party, dict.fromkeys((*self._brief.parties, *of_speakers, *of_positions)))

    def of(self, position: Position) -> Iterator[tuple[str, str]]:
        """The rows that a position stands in."""
        if position.party is not None:
            yield from map(self._party, several(position.party))
            return
        speakers = [one for one in map(self._index.speaker, position.speakers) if one is not None]
        if not speakers:
            yield item_name(self._brief.id, ""), "nobody named"
        for speaker in speakers:
            if speaker.party is not None:
                yield from map(self._party, several(speaker.party))
            else:
                member = item_name(self._brief.id, speaker.id)
                yield self._persons.get(member, (member, speaker.name))

    def _party(self, slug: str) -> tuple[str, str]:
        return slug, self._index.party_name(slug)
