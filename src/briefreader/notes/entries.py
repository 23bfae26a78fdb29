"""The records of one file while they are being changed.

Records stay as the file has them, so that what only a newer version knows is written back.
"""

from collections.abc import Iterable

import msgspec

from briefreader.notes.model import KINDS, AnyEntry, Change, Document
from briefreader.notes.tables import unsealed


class Book:
    """Entries and changes by id. All that happens to them is a row of the history, applied.

    `journal` are the rows that are not in a file yet, those of an earlier one applied first.
    """

    def __init__(
        self, entries: Iterable[Document], changes: Iterable[Document], journal: Iterable[Document] = ()
    ) -> None:
        self.entries = newest(entries)
        self.changes = {row["id"]: unsealed(row) for row in changes}
        self.journal: list[Document] = []
        self._last = max((row["n"] for row in self.changes.values()), default=0)
        for row in journal:
            self.apply(row)

    def apply(self, row: Document) -> Document:
        """Make a row true, new, turned over or dropped, and note it in the journal. Twice is as once."""
        known = self.changes.get(row["id"])
        if known is None:
            row = self._numbered(row)
        elif _standing(known) == _standing(row):
            return known
        self.changes[row["id"]] = row
        self.journal.append(row)
        if known is not None and known["undone"] == row["undone"]:
            return row
        state = row["before"] if row["undone"] else row["after"]
        if state is None:
            self.entries.pop(row["entry"], None)
        else:
            self.entries[row["entry"]] = state
        return row

    @property
    def touched_entries(self) -> frozenset[str]:
        """The ids of the entries that the journal is about."""
        return frozenset(row["entry"] for row in self.journal)

    @property
    def touched_changes(self) -> frozenset[str]:
        """The ids of the journal's rows."""
        return frozenset(row["id"] for row in self.journal)

    def values(self) -> tuple[tuple[AnyEntry, ...], tuple[Change, ...]]:
        """Entries of the kinds this version knows, oldest first, and all changes in their order."""
        rows = sorted(self.changes.values(), key=lambda row: row["n"])
        changes = tuple(msgspec.convert(row, Change) for row in rows)
        first: dict[str, int] = {}
        for change in changes:
            first.setdefault(change.entry, change.n)
        known = [record for record in self.entries.values() if record["kind"] in KINDS]
        known.sort(key=lambda record: (first.get(record["id"], 0), record["created"]))
        return tuple(entry_of(record) for record in known), changes

    def _numbered(self, row: Document) -> Document:
        self._last += 1
        after = row["after"]
        return {**row, "n": self._last, "after": after and {**after, "change": self._last}}


def _standing(row: Document) -> tuple[bool, bool]:
    return row["undone"], row.get("dropped", False)


def entry_of(record: Document) -> AnyEntry:
    """The value of a record that is known to fit."""
    return msgspec.convert(record, KINDS[record["kind"]])


def newest(records: Iterable[Document]) -> dict[str, Document]:
    """Records by id; of two with one id, as a merge by hand leaves them, the one changed last."""
    found: dict[str, Document] = {}
    for record in records:
        other = found.get(record["id"])
        if other is None or _age(other) <= _age(record):
            found[record["id"]] = unsealed(record)
    return found


def _age(record: Document) -> tuple[str, int]:
    return record.get("modified", ""), record.get("change", 0)
