"""Which speakers of several briefs a reviewer says are one person: `names.toml` in their folder, also edited
by hand.

[[person]]
name = "Volodymyr Zelensky"
aliases = ["Zelenskyy", "Зеленський"]
roles = ["2019-05/.. president of Ukraine"]
party = "Ukraine"
members = ["north-korea-ukraine#s-zelensky", "two-capitals#s-president"]
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from briefreader.base.dates import DateRange, parse_edtf
from briefreader.notes.error import Conflict
from briefreader.notes.model import Reviewer
from briefreader.notes.reviewer import make_reviewer_folder
from briefreader.notes.toml_file import EntryFile

SpeakerOfBrief = Annotated[str, Meta(pattern=r"^[^#\s]+#[^#\s]+$")]


class DatedRole(Struct, frozen=True):
    """A role, and the days on which somebody can have had it; None if they are not told."""

    role: str
    days: DateRange | None


class PersonEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One person: the name, other names, roles, the party, and the speakers of briefs that are this person.

    A role may have its time in EDTF before it: `2019-05/.. president of Ukraine`. A member is a
    `brief-id#speaker-id`.
    """

    name: Annotated[str, Meta(min_length=1)]
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    party: str = ""
    members: tuple[SpeakerOfBrief, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the canonical one first."""
        return (self.name, *self.aliases)

    @property
    def dated_roles(self) -> tuple[DatedRole, ...]:
        """The roles with their times."""
        return tuple(map(_dated, self.roles))


class NameChange(Struct, frozen=True):
    """An entry of one's own names, and what it becomes; None where there is none."""

    before: PersonEntry | None
    after: PersonEntry | None

    @property
    def taken_back(self) -> "NameChange":
        """What undoes it."""
        return NameChange(self.after, self.before)


NAMES = EntryFile("names.toml", "person", PersonEntry)


def replace_person(
    notes: Path, reviewer: Reviewer, old: PersonEntry | None, new: PersonEntry | None, *, private: bool
) -> None:
    """Put an entry in the place of another one; without `old` it is added, without `new` the old one goes.

    With the two exchanged it takes a change back. Raises StoreError, a Conflict if the old entry is not as
    it was.
    """

    def changed(entries: tuple[PersonEntry, ...]) -> Iterable[PersonEntry]:
        added = () if new is None else (new,)
        if old is None:
            return (*entries, *added)
        if old not in entries:
            raise Conflict(f"{old.name} has been changed in {NAMES.name}", "Look at it again")
        at = entries.index(old)
        return (*entries[:at], *added, *entries[at + 1 :])

    make_reviewer_folder(notes, reviewer, private=private)
    NAMES.change(notes / reviewer.folder, changed, private=private)


def _dated(written: str) -> DatedRole:
    first, _, role = written.partition(" ")
    days = parse_edtf(first) if role else None
    return DatedRole(role.strip(), days) if days is not None else DatedRole(written, None)
