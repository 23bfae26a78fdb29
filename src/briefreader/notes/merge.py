"""Two versions of one notes file made one: nothing of either is lost, and the order does not matter.

Two versions come from a file sync that could not decide, or from a merge that git left to us.
"""

import hashlib
import heapq
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import structs

from briefreader.notes.entries import entry_of, newest
from briefreader.notes.model import KINDS, Document, normal_tags
from briefreader.notes.tables import Contents, Numbered, sealed, unsealed

Records = dict[str, Document]  # by their own id


def merge(ours: Contents, theirs: Contents, name: str) -> Contents:
    """One version with the entries and the history of both; `name` is told as the reason of a choice.

    Of an entry that both have changed, the version touched last stands, and a row of the history
    leads to it from the other. Where both have filled the one place of a kind, the entry modified
    last stays, and tags are joined. Rows are numbered so that each version's own order holds.
    Merging again, or the other way round, gives the same entries and the same history.
    """
    numbers = _numbers(_Side(ours), _Side(theirs))
    one, other = _Side(ours, numbers), _Side(theirs, numbers)
    merged = _Merged(one, other, f"merged from {name}")
    for entry_id in sorted({**one.entries, **other.entries}):
        winner, loser = (one, other) if one.knows_better(other, entry_id) else (other, one)
        state, lost = winner.entries.get(entry_id), loser.entries.get(entry_id)
        if state is not None:
            merged.entries[entry_id] = state
        if state != lost and not winner.has_seen(loser, entry_id):
            merged.choose(lost, state, winner.touched(entry_id))
    merged.settle_seats()
    return structs.replace(
        ours,
        meta=ours.meta if ours.meta is not None else theirs.meta,
        entries=_placed(merged.entries, ours.entries, theirs.entries),
        changes=_placed(merged.changes, ours.changes, theirs.changes),
        more={**theirs.more, **ours.more},
        complaints=(*ours.complaints, *theirs.complaints),
        altered=ours.altered | theirs.altered,
        lost=ours.lost + theirs.lost,
    )


class _Side:
    """One version: records by id, without their checks; rows bear the `numbers` given by id."""

    def __init__(self, contents: Contents, numbers: Mapping[str, int] | None = None) -> None:
        self.entries = newest(contents.entries.values())
        self.altered = contents.altered
        self.changes: Records = {row["id"]: unsealed(row) for row in contents.changes.values()}
        if numbers is not None:
            self._renumber(numbers)
        # Of each entry: the rows about it, and when each was last undone or redone, if it was.
        self.deeds: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for row_id, row in self.changes.items():
            self.deeds[row["entry"]][row_id] = row["turned"] or ""
        self._tell_what_history_does_not()

    @property
    def in_order(self) -> list[Document]:
        """The rows by their numbers."""
        return sorted(self.changes.values(), key=lambda row: (row["n"], row["at"], row["id"]))

    def touched(self, entry_id: str) -> str:
        """When something last happened to an entry; empty if nothing is known of it."""
        deeds = self.deeds[entry_id].items()
        rows = self.changes
        times = (turned or rows[row_id]["at"] for row_id, turned in deeds if turned or row_id in rows)
        return max(times, default="")

    def has_seen(self, other: "_Side", entry_id: str) -> bool:
        """Whether all that the other version did to an entry has happened in this one too."""
        mine = self.deeds[entry_id]
        theirs = other.deeds[entry_id].items()
        return all(row_id in mine and mine[row_id] >= turned for row_id, turned in theirs)

    def knows_better(self, other: "_Side", entry_id: str) -> bool:
        """Whether this version of an entry stands: it is as it was saved, has seen the other, or is later."""
        in_both = entry_id in self.entries and entry_id in other.entries
        if in_both and entry_id in self.altered ^ other.altered:
            return entry_id in other.altered
        seen, is_seen = self.has_seen(other, entry_id), other.has_seen(self, entry_id)
        if seen != is_seen:
            return seen
        return self.age(entry_id) >= other.age(entry_id)

    def age(self, entry_id: str) -> tuple[str, str, str]:
        """What decides between two versions of an entry: the greater one was touched later."""
        state = self.entries.get(entry_id)
        return self.touched(entry_id), (state or {}).get("modified", ""), _canonical(state)

    def _tell_what_history_does_not(self) -> None:
        """A state whose row a damaged file has lost is a deed of its own, which the other has not seen."""
        explained = {(row["entry"], row["n"]) for row in self.changes.values()}
        for entry_id, state in self.entries.items():
            if state["kind"] in KINDS and (entry_id, state["change"]) not in explained:
                self.deeds[entry_id][_canonical(state)] = state["modified"]

    def _renumber(self, numbers: Mapping[str, int]) -> None:
        """Give rows their numbers, and the records that name a row by its number too."""
        new = {row["n"]: numbers[row_id] for row_id, row in self.changes.items()}

        def record(old: Document | None) -> Document | None:
            known = old is not None and old.get("change") in new
            return {**old, "change": new[old["change"]]} if old is not None and known else old

        self.entries = {entry_id: record(entry) or entry for entry_id, entry in self.entries.items()}
        self.changes = {
            row_id: {
                **row,
                "n": numbers[row_id],
                "before": record(row["before"]),
                "after": record(row["after"]),
            }
            for row_id, row in self.changes.items()
        }


class _Merged:
    """What becomes of both versions: entries and history by id. Each choice is a row of the history."""

    def __init__(self, one: _Side, other: _Side, why: str) -> None:
        self.entries: Records = {}
        self.changes: Records = {
            row_id: max(_versions(row_id, one.changes, other.changes), key=_turned)
            for row_id in {**one.changes, **other.changes}
        }
        self._why = why

    def choose(self, lost: Document | None, state: Document | None, at: str) -> None:
        """Let one state of an entry stand instead of another, from the time on."""
        last = max((row["n"] for row in self.changes.values()), default=0)
        row = _choice(lost, state, last + 1, {"at": at, "why": self._why})
        row = self.changes.setdefault(row["id"], row)
        if row["after"] is None:
            self.entries.pop(row["entry"], None)
        else:
            self.entries[row["entry"]] = row["after"]

    def settle_seats(self) -> None:
        """Leave one entry where only one can be."""
        seats: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
        for record in self.entries.values():
            if record["kind"] in KINDS and (seat := entry_of(record).seat) is not None:
                seats[seat].append(record)
        for records in seats.values():
            *others, last = sorted(records, key=lambda record: (record["modified"], _canonical(record)))
            if others and last["kind"] == "tags":
                tags = normal_tags(tag for record in (last, *others) for tag in record["tags"])
                self.choose(last, {**last, "tags": list(tags)}, last["modified"])
            for record in others:
                self.choose(record, None, last["modified"])


def _numbers(one: _Side, other: _Side) -> dict[str, int]:
    """A number for each row of both: what one version has in an order stays in it."""
    numbers: dict[str, int] = {}
    last = 0
    for row_id in _woven(one.in_order, other.in_order):
        known = (row["n"] for row in _versions(row_id, one.changes, other.changes))
        last = numbers[row_id] = max(last + 1, *known)
    return numbers


def _woven(one: list[Document], other: list[Document]) -> Iterator[str]:
    """The ids of both sequences: rows of both where both have them, between them the rest by time."""
    theirs = {row["id"] for row in other}
    common = [row["id"] for row in one if row["id"] in theirs]
    for row_id in (*common, None):
        mine, one = _until(one, row_id)
        yours, other = _until(other, row_id)
        rest = heapq.merge(mine, yours, key=lambda row: (row["at"], row["id"]))
        yield from (row["id"] for row in rest if row["id"] not in common)
        if row_id is not None:
            yield row_id


def _until(rows: list[Document], row_id: str | None) -> tuple[list[Document], list[Document]]:
    """The rows before one, and those after it; all of them if it is not there any more."""
    at = next((at for at, row in enumerate(rows) if row["id"] == row_id), None)
    if row_id is None or at is None:
        return (rows, []) if row_id is None else ([], rows)
    return rows[:at], rows[at + 1 :]


def _versions(row_id: str, *sides: Records) -> list[Document]:
    return [side[row_id] for side in sides if row_id in side]


def _turned(row: Document) -> tuple[str, bool, str]:
    """Of two versions of a row, the one undone or redone last counts, then the one that is dropped."""
    return row["turned"] or "", row.get("dropped", False), _canonical(row)


def _choice(lost: Document | None, state: Document | None, number: int, circumstances: Document) -> Document:
    """The row of the history that says: of two versions of an entry, this one stands."""
    told = state or lost or {}
    digest = hashlib.sha256(f"{_canonical(lost)}\n{_canonical(state)}".encode()).hexdigest()
    return {
        **circumstances,
        "id": digest[:32],
        "n": number,
        "action": digest[32:],
        "who": told.get("reviewer", ""),
        "entry": told["id"],
        "item": told["item"],
        "kind": told["kind"],
        "before": lost,
        "after": state and {**state, "change": number},
        "undone": False,
        "turned": None,
        "dropped": False,
    }


def _placed(records: Records, *tables: Numbered) -> Numbered:
    """Records sealed, each with the number it had in the first table that has it, or a free one."""
    placed: Numbered = {}
    known: dict[str, int] = {}
    for table in reversed(tables):
        known.update({record["id"]: number for number, record in table.items()})
    for record_id, record in records.items():
        number = known.get(record_id, 0)
        if number == 0 or number in placed:
            number = max([*placed, *known.values()], default=0) + 1
        placed[number] = sealed(record)
    return placed


def _canonical(value: Document | None) -> str:
    return json.dumps(value, sort_keys=True)
