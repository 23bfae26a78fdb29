"""Who is one person in the briefs of a library: joined by confirmed entries alone.

What looks like the same person besides is suggested with a reason, and is told apart until somebody confirms
it: names are shared by fathers and sons, by people of two countries, and by whoever holds an office.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.dates import DateRange, parse_edtf
from briefreader.library.catalog import BriefSpeaker
from briefreader.library.names import ends, folded, spelled
from briefreader.library.same_person import SamePerson
from briefreader.notes.colleague import KeptEntries
from briefreader.notes.names_file import PersonEntry

# Why a speaker may be the person: the name is the same; it is an alias that was confirmed; it is spelled in
# another way; a brief calls one as the other is named; one name is a part of the other; the name is an office
# of the person.
Reason = Literal["same-name", "alias", "spelling", "called", "part", "role"]
# What speaks against it: another party; two speakers of one brief could be the person; it is one word of
# somebody's name, and no party tells more.
Doubt = Literal["other-party", "one-of-two", "one-word"]

T = TypeVar("T")

_STRONG: tuple[Reason, ...] = ("same-name", "alias", "spelling")
_BODIES = ("group", "government", "organization")
_NOBODY = ("none", "source")
_LITTLE = 2  # letters of a word that says nothing of an office


class OwnedEntry(Struct, frozen=True):
    """An entry of a table of names; `owner` is the colleague's name, empty for one's own."""

    entry: PersonEntry
    owner: str = ""


def owned(kept: Iterable[KeptEntries[PersonEntry]]) -> tuple[OwnedEntry, ...]:
    """The entries of several reviewers, each with its owner."""
    return tuple(OwnedEntry(entry, one.name) for one in kept for entry in one.entries)


def same_persons(entries: Iterable[OwnedEntry]) -> tuple[SamePerson, ...]:
    """The persons of some entries, as `speaker:` in a query finds them."""
    return tuple(SamePerson(group.names, group.members) for group in _grouped(entries))


def briefs_of(member: str, entries: Iterable[OwnedEntry]) -> tuple[str, ...]:
    """The briefs in which a `brief-id#speaker-id` certainly speaks; none of another name."""
    if "#" not in member:
        return ()
    groups = (group.members for group in _grouped(entries) if member in group.members)
    return tuple(dict.fromkeys(one.partition("#")[0] for one in next(groups, (member,))))


class Suggestion(Struct, frozen=True):
    """Speakers under one name who may be the person; they are not before somebody confirms it."""

    name: str
    reason: Reason
    speakers: tuple[BriefSpeaker, ...]
    doubt: Doubt | None = None

    @property
    def is_likely(self) -> bool:
        """Whether the whole name speaks for it, and nothing against: then a dossier tells what they say."""
        return self.reason in _STRONG and self.doubt is None


class Person(Struct, frozen=True):
    """One person: the speakers who certainly are, and suggestions.

    They are those that `entries` confirm, one's own first. Where nobody has confirmed anything it is the
    speaker that was asked for; nobody, where a name was asked for that several briefs have.
    """

    name: str
    speakers: tuple[BriefSpeaker, ...]
    entries: tuple[OwnedEntry, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def own_entry(self) -> PersonEntry | None:
        """One's own entry."""
        return next((one.entry for one in self.entries if not one.owner), None)

    @property
    def likely(self) -> tuple[BriefSpeaker, ...]:
        """The speakers of likely suggestions."""
        return tuple(one for found in self.suggestions if found.is_likely for one in found.speakers)

    @property
    def members(self) -> tuple[str, ...]:
        """What names the person in a command: `brief-id#speaker-id`, each once."""
        return tuple(one.member for one in (*self.speakers, *self.likely))

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are certain, each once: the person's own, those of entries, and those in briefs."""
        entered = (name for one in self.entries for name in one.entry.names)
        found: dict[str, str] = {}
        for name in (self.name, *entered, *(one.speaker.name for one in self.speakers)):
            found.setdefault(folded(name), name)
        return tuple(found.values())

    def confirming(self, speakers: Iterable[BriefSpeaker]) -> PersonEntry:
        """One's own entry, made or added to: with those who are certain, and these."""
        entry = self.own_entry or PersonEntry(self.name)
        joined = (*self.speakers, *speakers)
        names = {folded(name): name for name in entry.names}
        for one in joined:
            names.setdefault(folded(one.speaker.name), one.speaker.name)
        return replace(
            entry,
            aliases=tuple(names.values())[1:],
            members=tuple(dict.fromkeys((*entry.members, *(one.member for one in joined)))),
        )


class LibraryPeople:
    """The speakers of a library, and who of them is one person by the tables of names, one's own first."""

    def __init__(self, speakers: Iterable[BriefSpeaker], entries: Iterable[OwnedEntry] = ()) -> None:
        self._speakers = {one.member: one for one in speakers if one.speaker.type not in _NOBODY}
        self._groups = _grouped(entries)
        self._group_of = {member: group for group in self._groups for member in group.members}

    def of(self, member: str) -> Person | None:
        """The person that a `brief-id#speaker-id` is; None if no brief has it."""
        if (one := self._speakers.get(member)) is None:
            return None
        group = self._group_of.get(member)
        return self._with_suggestions(self._confirmed(group) if group else Person(one.speaker.name, (one,)))

    def named(self, name: str) -> tuple[Person, ...]:
        """Everybody whom a name, an alias, an id or a part of a name can mean, those of entries first.

        The whole of a name of several words goes before a part of another one. Who may be one person by the
        whole name is one here, resting on suggestions.
        """
        if (asked := self.of(name.strip())) is not None:
            return (asked,)
        groups, speakers = self._meant(name)
        found: list[Person] = []
        told: set[str] = set()
        for group in groups:
            person = self._with_suggestions(self._confirmed(group))
            if not told.issuperset([one.member for one in person.speakers] or person.members):
                found.append(person)
                told |= {*person.members}
        for one in sorted(speakers, key=_newest_first):
            if one.member not in told:
                found.append(self._by_name_alone(one))
                told |= {*found[-1].members}
        return tuple(found)

    def _meant(self, name: str) -> tuple[list["_Group"], list[BriefSpeaker]]:
        """The entries and the other speakers that a name fits, by the strictest way in which it fits any."""
        with_id = [one for one in self._speakers.values() if one.speaker.id == name.strip()]
        for fits in _ways_to_fit(name):
            groups = [group for group in self._groups if any(map(fits, group.names))]
            fitting = [one for one in self._speakers.values() if any(map(fits, _written_names(one)))]
            if groups or fitting or with_id:
                meant = {one.member: one for one in (*with_id, *fitting)}
                wanted = {*groups, *(self._group_of[one] for one in meant if one in self._group_of)}
                alone = [one for member, one in meant.items() if member not in self._group_of]
                return [group for group in self._groups if group in wanted], alone
        return [], []

    def _confirmed(self, group: "_Group") -> Person:
        there = (self._speakers[member] for member in group.members if member in self._speakers)
        return Person(group.entries[0].entry.name, tuple(there), group.entries)

    def _by_name_alone(self, one: BriefSpeaker) -> Person:
        """Somebody whom nobody has confirmed: with others of the name, this speaker is not more certain."""
        found = self._with_suggestions(Person(one.speaker.name, (one,)))
        if not found.likely:
            return found
        itself = Suggestion(one.speaker.name, "same-name", (one,))
        return replace(found, speakers=(), suggestions=_merged((itself, *found.suggestions)))

    # --- suggestions ------------------------------------------------------------------------------

    def _with_suggestions(self, person: Person) -> Person:
        found: dict[str, Suggestion] = {}
        for reason, speakers in (*self._by_whole_name(person), *self._by_less(person)):
            for one in speakers:
                if one.member not in found and self._may_be(one, person):
                    doubt = _doubt(one, person)
                    if reason in _STRONG:
                        found[one.member] = Suggestion(one.speaker.name, reason, (one,), doubt)
                    elif doubt != "other-party":
                        found[one.member] = Suggestion(one.speaker.name, reason, (one,))
        in_brief = Counter(one.speakers[0].brief for one in found.values() if one.is_likely)
        told = (
            replace(one, doubt="one-of-two") if one.is_likely and in_brief[one.speakers[0].brief] > 1 else one
            for one in found.values()
        )
        return replace(person, suggestions=_merged(told))

    def _may_be(self, one: BriefSpeaker, person: Person) -> bool:
        """Not one who is confirmed, whom a brief has beside the person, or who is of another kind."""
        group = self._group_of.get(one.member)
        is_taken = group is not None and (group.entries == person.entries or not group.entries[0].owner)
        kind = _kind(person.speakers[0]) if person.speakers else "person"
        beside = {other.brief for other in person.speakers}
        return not is_taken and one.speaker.is_named and _kind(one) == kind and one.brief not in beside

    def _by_whole_name(self, person: Person) -> Iterator[tuple[Reason, Iterable[BriefSpeaker]]]:
        own = [person.name, *(one.speaker.name for one in person.speakers)]
        yield "same-name", self._named(map(folded, own))
        yield "alias", self._named(folded(name) for one in person.entries for name in one.entry.aliases)
        spellings = dict.fromkeys(map(spelled, person.names))
        yield "spelling", self._named(name for one in spellings for name in self._by_spelling.get(one, ()))

    def _by_less(self, person: Person) -> Iterator[tuple[Reason, Iterable[BriefSpeaker]]]:
        called = {folded(alias) for one in person.speakers for alias in one.speaker.aliases}
        names = [*map(folded, person.names)]
        yield "called", self._named(one for one in called if " " in one)
        yield "called", (one for name in names if " " in name for one in self._by_alias.get(name, ()))
        yield "part", self._named(self._in_part(person))
        for role, days in _offices(person):
            yield "role", (one for one in self._named((folded(role),)) if _is_then(one, days))

    def _in_part(self, person: Person) -> Iterator[str]:
        """Names of one word that end one of the person's, or are ended by it if the person has no others."""
        names = [*map(spelled, person.names)]
        long = [end for name in names for end in ends(name)]
        for end in long:
            yield from (name for name in self._by_spelling.get(end, ()) if " " not in name)
        if not long:
            yield from (name for one in names for name in self._by_end.get(one, ()))

    def _named(self, names: Iterable[str]) -> Iterator[BriefSpeaker]:
        return (one for name in dict.fromkeys(names) for one in self._by_name.get(name, ()))

    @cached_property
    def _by_name(self) -> Mapping[str, list[BriefSpeaker]]:
        return _table((folded(one.speaker.name), one) for one in self._speakers.values())

    @cached_property
    def _by_alias(self) -> Mapping[str, list[BriefSpeaker]]:
        return _table((folded(name), one) for one in self._speakers.values() for name in one.speaker.aliases)

    @cached_property
    def _by_spelling(self) -> Mapping[str, list[str]]:
        return _table((spelled(name), name) for name in self._by_name)

    @cached_property
    def _by_end(self) -> Mapping[str, list[str]]:
        """Names of several words by the first and by the last one."""
        return _table((end, name) for name in self._by_name for end in ends(spelled(name)))


class _Group(Struct, frozen=True, eq=False):
    """Entries that are about one person."""

    entries: tuple[OwnedEntry, ...]
    members: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for one in self.entries for name in one.entry.names)


def _grouped(entries: Iterable[OwnedEntry]) -> tuple[_Group, ...]:
    """One's own entries, each a person. A colleague's is about that one with which alone it shares members.

    Where a colleague joins whom one keeps apart, only those count whom nobody else has.
    """
    groups: list[_Group] = []
    for one in entries:
        members = set(one.entry.members)
        touched = [at for at, group in enumerate(groups) if not members.isdisjoint(group.members)]
        taken = {member for at in touched for member in groups[at].members}
        free = tuple(member for member in one.entry.members if member not in taken)
        if one.owner and len(touched) == 1:
            group = groups[touched[0]]
            groups[touched[0]] = _Group((*group.entries, one), (*group.members, *free))
        elif free or not one.owner:
            groups.append(_Group((one,), free))
    return tuple(groups)


def _ways_to_fit(name: str) -> Iterator[Callable[[str], bool]]:
    """Ways in which a name that is asked for fits a written one, the strictest first."""
    asked, spelling = folded(name), spelled(name)
    if " " in asked:
        yield lambda written: folded(written) == asked
    if asked:
        yield lambda written: f" {asked} " in f" {folded(written)} "
        yield lambda written: f" {spelling} " in f" {spelled(written)} "


def _written_names(one: BriefSpeaker) -> tuple[str, ...]:
    return (one.speaker.name, *one.speaker.aliases)


def _newest_first(one: BriefSpeaker) -> tuple[bool, tuple[int, ...], str]:
    days = parse_edtf(one.date)
    return days is None, tuple(-part for part in days.order[0]) if days else (), one.member


def _kind(one: BriefSpeaker) -> str:
    """A person, a body of people, or a document: what one is, the others are not."""
    return "body" if one.speaker.type in _BODIES else one.speaker.type


def _doubt(one: BriefSpeaker, person: Person) -> Doubt | None:
    """What speaks against a speaker; of a name of one word, whom they work for is compared as well."""
    is_short = " " not in folded(one.speaker.name)
    others = person.speakers
    own = {*_sides(one)}
    theirs = {side for other in others for side in _sides(other)}
    theirs |= {*spelled(" ".join(entry.entry.party for entry in person.entries)).split()}
    if not (own and theirs) and is_short:
        own = {*spelled(one.speaker.affiliation).split()}
        theirs = {word for other in others for word in spelled(other.speaker.affiliation).split()}
    if own and theirs:
        return "other-party" if own.isdisjoint(theirs) else None
    return "one-word" if is_short and _kind(one) == "person" else None


def _sides(one: BriefSpeaker) -> list[str]:
    return spelled(" ".join(one.speaker.parties)).split()


def _offices(person: Person) -> Iterator[tuple[str, DateRange | None]]:
    """The offices of a person, with the time in which an entry says that they had it."""
    dated = {folded(role.role): role for one in person.entries for role in one.entry.dated_roles}
    written = (one.speaker for one in person.speakers if one.speaker.role)
    for role in dict.fromkeys(
        office
        for one in written
        for office in (one.role, *([f"{one.role} of {one.affiliation}"] if one.affiliation else ()))
    ):
        if folded(role) not in dated:
            yield role, None
    yield from ((one.role, one.days) for one in dated.values())


def _is_then(one: BriefSpeaker, days: DateRange | None) -> bool:
    """Whether a brief can be of these days."""
    own = parse_edtf(one.date)
    if days is None or own is None:
        return True
    return own.earliest <= days.latest and days.earliest <= own.latest


def _merged(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Those of one name, for one reason, whose offices have a word in common, as one; the likely first."""
    found: defaultdict[tuple[str, Reason, Doubt | None], list[Suggestion]] = defaultdict(list)
    for one in suggestions:
        alike = found[folded(one.name), one.reason, one.doubt]
        at = next((at for at, other in enumerate(alike) if _share_office(one, other)), None)
        if at is None:
            alike.append(one)
        else:
            alike[at] = replace(alike[at], speakers=(*alike[at].speakers, *one.speakers))
    merged = (one for alike in found.values() for one in alike)
    return tuple(sorted(merged, key=lambda one: (not one.is_likely, -len(one.speakers))))


def _share_office(one: Suggestion, other: Suggestion) -> bool:
    """Whether offices have a word in common with those of another one, or either has none."""
    own, others = _office_words(one), _office_words(other)
    return not (own and others) or not own.isdisjoint(others)


def _office_words(suggestion: Suggestion) -> set[str]:
    roles = dict.fromkeys(one.speaker.role for one in suggestion.speakers)
    return {word for role in roles for word in spelled(role).split() if len(word) > _LITTLE}


def _table(pairs: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
