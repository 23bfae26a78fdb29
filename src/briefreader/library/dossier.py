"""All that one person said over the briefs of a library, by claim and by date.

Stances stand side by side as they are; that they differ is for the reader to judge. What a text only reports
(`reports`, alleged, passed on by others) is never counted with what the person said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.dates import DateRange, parse_edtf
from briefreader.library.catalog import BriefSpeaker
from briefreader.library.items import ItemSide, SearchItem
from briefreader.library.matching import QUOTE_KINDS
from briefreader.library.names import folded
from briefreader.library.persons import LibraryPeople, Person
from briefreader.library.tokens import tokens
from briefreader.wording.phrases import joined

REPORTS = "reports"
SILENT = "not-reported"


class StanceHeld(Struct, frozen=True):
    """A stance on a claim, `brief-id#claim-id`; empty where words belong to a claim without one.

    `hedge` are words of doubt.
    """

    claim: str
    stance: str
    evidence: str = ""
    hedge: str = ""


class DossierStatement(Struct, frozen=True):
    """A quote of the person, or a position without words; `item` is a claim then.

    `is_certain`: it is that of a speaker who was confirmed, or asked for. `hedges` are words of doubt,
    `other_name` is the one that the brief has for the person, if it is not the person's own.
    """

    item: SearchItem
    speaker: BriefSpeaker
    is_certain: bool
    held: tuple[StanceHeld, ...]
    hedges: tuple[str, ...]
    other_name: str = ""

    @property
    def name(self) -> str:
        """`brief-id#item-id`."""
        return f"{self.item.facts.brief}#{self.item.item}"

    @property
    def is_quote(self) -> bool:
        """Whether there are words, or a paraphrase of them."""
        return self.item.kind in QUOTE_KINDS

    @property
    def stances(self) -> tuple[str, ...]:
        """The stances that are taken with it, each once."""
        return tuple(dict.fromkeys(one.stance for one in self.held if one.stance))

    @property
    def is_passed_on(self) -> bool:
        """Whether it is alleged, or others have passed it on."""
        return bool(self.item.passed_on)

    @property
    def is_reported(self) -> bool:
        """Whether the view in it is only reported."""
        return self.is_passed_on or self.stances == (REPORTS,)


class ClaimStatement(Struct, frozen=True):
    """What was said on one claim, and the stance on it."""

    statement: DossierStatement
    held: StanceHeld

    @property
    def is_reported(self) -> bool:
        """Whether others report it, or the person reports others."""
        return self.statement.is_passed_on or self.held.stance == REPORTS


class DossierClaim(Struct, frozen=True):
    """A claim, or several that are linked, with what the person said on it, the oldest first.

    `text` is that of the newest brief. In `reported` others report it, or the person reports others.
    """

    text: str
    claims: tuple[str, ...]
    said: tuple[ClaimStatement, ...]
    reported: tuple[ClaimStatement, ...]

    @property
    def stances(self) -> tuple[str, ...]:
        """The stances that the person took, each once, the first one first."""
        return tuple(dict.fromkeys(one.held.stance for one in self.said if one.held.stance))


class Numbers(Struct, frozen=True):
    """How many quotes in how many briefs, and the first and the last date of their sources in EDTF.

    `undated` quotes are in briefs without a date; where all are, the dates are empty.
    """

    quotes: int
    briefs: int
    first: str = ""
    last: str = ""
    undated: int = 0


class HeldRole(Struct, frozen=True):
    """A role with whom it is held for, as briefs write it, and the first and last date of their sources."""

    role: str
    briefs: int
    first: str
    last: str


class Dossier(Struct, frozen=True):
    """What a person said: `statements` by date, the newest first; `reported` as they are by others alone.

    `numbers` are of what is certain and said, `reported_numbers` of what is certain and only reported,
    `suggested_numbers` of all that rests on names which nobody has confirmed.
    """

    person: Person
    claims: tuple[DossierClaim, ...]
    statements: tuple[DossierStatement, ...]
    reported: tuple[DossierStatement, ...]
    roles: tuple[HeldRole, ...]

    @property
    def numbers(self) -> Numbers:
        """Of what is certain and said."""
        return numbers_of(one for one in self.statements if one.is_certain)

    @property
    def reported_numbers(self) -> Numbers:
        """Of what is certain and only reported."""
        return numbers_of(one for one in self.reported if one.is_certain)

    @property
    def suggested_numbers(self) -> Numbers:
        """Of what rests on names that nobody has confirmed."""
        return numbers_of(one for one in (*self.statements, *self.reported) if not one.is_certain)

    @property
    def handling_marks(self) -> tuple[str, ...]:
        """How the briefs are to be handled, each mark once."""
        marks = (one.item.facts.handling for one in (*self.statements, *self.reported))
        return tuple(dict.fromkeys(filter(None, marks)))


class AskedFor(Struct, frozen=True):
    """Everybody whom a name can mean; the dossier, if it is one person.

    `notices` tell which tables of names cannot be read.
    """

    people: tuple[Person, ...]
    dossier: Dossier | None = None
    notices: tuple[str, ...] = ()


def asked_for(
    name: str,
    people: LibraryPeople,
    find: Callable[[str], Iterable[SearchItem]],
    groups: Iterable[frozenset[str]],
    notices: tuple[str, ...],
) -> AskedFor:
    """Whom a name, an alias, a part of a name or an id means; `find` gives the items of a query.

    `groups` are claims, `brief-id#claim-id`, that are the same, `notices` tell which names cannot be read.
    """
    found = people.named(name)
    if len(found) != 1:
        return AskedFor(found, notices=notices)
    query = _query(found[0])
    items = find(query) if query else ()
    group_of = {claim: min(group) for group in groups for claim in group}
    return AskedFor(found, dossier_of(found[0], items, group_of), notices)


def _query(person: Person) -> str:
    """The query that finds what a person may have said, and more besides; empty if nothing can be asked."""
    speakers = (one.speaker for one in (*person.speakers, *person.likely))
    # Names, as an id like s-1 is that of somebody in nearly every brief.
    asked = dict.fromkeys(" ".join(tokens(one.name)) or one.id for one in speakers)
    names = " or ".join(f'speaker:"{one}"' for one in asked)
    return f"(kind:quote or kind:claim) ({names})" if names else ""


def dossier_of(
    person: Person, items: Iterable[SearchItem], groups: Mapping[str, str] | None = None
) -> Dossier:
    """What a person said in some items; of others in them nothing is taken.

    `groups` names the group of each claim, `brief-id#claim-id`, that is linked with others: these are one.
    """
    certain = {one.member: one for one in person.speakers}
    likely = {one.member: one for one in person.likely if one.member not in certain}
    found = [_with_other_name(one, person) for one in _statements(items, {**likely, **certain}, certain)]
    newest_first = sorted(found, key=lambda one: one.item.newest_first)
    return Dossier(
        person,
        tuple(_claims(newest_first, groups or {})),
        tuple(one for one in newest_first if not one.is_reported),
        tuple(one for one in newest_first if one.is_reported),
        tuple(_roles(person.speakers)),
    )


def numbers_of(statements: Iterable[DossierStatement]) -> Numbers:
    """The numbers of the quotes among some statements."""
    quotes = [one.item.facts for one in statements if one.is_quote]
    first, last = _span((facts.date, facts.days) for facts in quotes)
    undated = sum(facts.days is None for facts in quotes)
    return Numbers(len(quotes), len({facts.path for facts in quotes}), first, last, undated)


def _statements(
    items: Iterable[SearchItem], speakers: Mapping[str, BriefSpeaker], certain: Mapping[str, BriefSpeaker]
) -> Iterator[DossierStatement]:
    """The quotes, then the positions that rest on none of them."""
    positions: list[DossierStatement] = []
    with_words: set[tuple[str, str, str]] = set()
    for item in items:
        for member, sides in _own_sides(item, speakers):
            hedges = tuple(dict.fromkeys(side.hedge for side in sides if side.hedge))
            held = tuple(_held(item, sides))
            one = DossierStatement(item, speakers[member], member in certain, held, hedges)
            if one.is_quote:
                with_words |= {(member, other.claim, other.stance) for other in held}
                yield one
            else:
                positions.append(one)
    for one in positions:
        member = one.speaker.member
        alone = tuple(held for held in one.held if (member, held.claim, held.stance) not in with_words)
        if alone:
            yield replace(one, held=alone)


def _with_other_name(one: DossierStatement, person: Person) -> DossierStatement:
    written = one.speaker.speaker.name
    return one if folded(written) == folded(person.name) else replace(one, other_name=written)


def _own_sides(
    item: SearchItem, speakers: Mapping[str, BriefSpeaker]
) -> Iterator[tuple[str, Sequence[ItemSide]]]:
    """The sides of an item that one of the speakers is on, by that one."""
    found: dict[str, list[ItemSide]] = {}
    for side in item.sides:
        for speaker_id in side.ids:
            member = f"{item.facts.brief}#{speaker_id}"
            if member in speakers:
                found.setdefault(member, []).append(side)
                break
    yield from found.items()


def _held(item: SearchItem, sides: Sequence[ItemSide]) -> Iterator[StanceHeld]:
    """The stances of an item, then the claims that it belongs to without one."""
    brief = item.facts.brief
    taken = set()
    for side in sides:
        claim = item.item if item.kind == "claim" else side.claim
        if side.stance and side.stance != SILENT and claim:
            taken.add(claim)
            yield StanceHeld(f"{brief}#{claim}", side.stance, side.evidence, side.hedge)
    if item.kind != "claim":
        hedge = next((side.hedge for side in sides if side.hedge), "")
        others = (claim for claim in item.claims if claim not in taken)
        yield from (StanceHeld(f"{brief}#{claim}", "", hedge=hedge) for claim in others)


def _claims(newest_first: Iterable[DossierStatement], groups: Mapping[str, str]) -> Iterator[DossierClaim]:
    """The claims, that of the newest statement first."""
    found: dict[str, list[ClaimStatement]] = {}
    for statement in newest_first:
        for held in statement.held:
            found.setdefault(groups.get(held.claim, held.claim), []).append(ClaimStatement(statement, held))
    for rows in found.values():
        newest = rows[0]
        claim_id = newest.held.claim.partition("#")[2]
        yield DossierClaim(
            newest.statement.item.facts.claims.get(claim_id, newest.held.claim),
            tuple(dict.fromkeys(one.held.claim for one in rows)),
            tuple(one for one in reversed(rows) if not one.is_reported),
            tuple(one for one in reversed(rows) if one.is_reported),
        )


def _roles(speakers: Iterable[BriefSpeaker]) -> Iterator[HeldRole]:
    """The roles of some speakers, the newest first."""
    found: dict[str, list[BriefSpeaker]] = {}
    for one in speakers:
        if one.speaker.role:
            found.setdefault(folded(f"{one.speaker.role} {one.speaker.affiliation}"), []).append(one)
    roles = []
    for held in found.values():
        first, last = _span((one.date, parse_edtf(one.date)) for one in held)
        role = joined((held[0].speaker.role, held[0].speaker.affiliation), ", ")
        roles.append(HeldRole(role, len({one.brief for one in held}), first, last))
    yield from sorted(roles, key=lambda one: _order(one.last), reverse=True)


def _span(dates: Iterable[tuple[str, DateRange | None]]) -> tuple[str, str]:
    """The first and the last of some dates, as they are written; empty if there is none."""
    known = sorted({(days.order, date) for date, days in dates if days is not None})
    return (known[0][1], known[-1][1]) if known else ("", "")


def _order(date: str) -> tuple[object, ...]:
    days = parse_edtf(date)
    return (days is not None, days.order if days is not None else ())
