"""The records of one file while they are being changed.

Records stay as the file has them, so that what only a newer version knows is written back.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec

from briefreader.notes.model import KINDS, AnyEntry, Change, Document
from briefreader.notes.tables import unsealed

V = TypeVar("V")


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

    def again(self, journal: Iterable[Document] = ()) -> "Book":
        """The same records in another book, with a journal of its own."""
        book = Book((), ())
        book.entries, book.changes, book._last = self.entries.copy(), self.changes.copy(), self._last
        for row in journal:
            book.apply(row)
        return book

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

    def values(self, converted: "Converted") -> tuple[tuple[AnyEntry, ...], tuple[Change, ...]]:
        """Entries of the kinds this version knows, oldest first, and all changes in their order."""
        rows = sorted(self.changes.values(), key=lambda row: row["n"])
        first: dict[str, int] = {}
        for row in rows:
            first.setdefault(row["entry"], row["n"])
        known = [record for record in self.entries.values() if record["kind"] in KINDS]
        known.sort(key=lambda record: (first.get(record["id"], 0), record["created"]))
        return converted.entries(known), converted.changes(rows)

    def _numbered(self, row: Document) -> Document:
        self._last += 1
        after = row["after"]
        return {**row, "n": self._last, "after": after and {**after, "change": self._last}}


class Converted:
    """The values of the records of one file. A record that is as it was has the value that it had."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[Document, AnyEntry]] = {}
        self._changes: dict[str, tuple[Document, Change]] = {}

    def entries(self, records: Iterable[Document]) -> tuple[AnyEntry, ...]:
        """The values of entries of known kinds."""
        self._entries = _converted(records, self._entries, entry_of)
        return tuple(value for _, value in self._entries.values())

    def changes(self, rows: Iterable[Document]) -> tuple[Change, ...]:
        """The values of rows of the history."""
        self._changes = _converted(rows, self._changes, _change_of)
        return tuple(value for _, value in self._changes.values())


def _converted(
    records: Iterable[Document], known: Mapping[str, tuple[Document, V]], convert: Callable[[Document], V]
) -> dict[str, tuple[Document, V]]:
    """By id, in their order: the records and their values."""
    made = {}
    for record in records:
        same = known.get(record["id"])
        if same is None or not (same[0] is record or same[0] == record):
            same = record, convert(record)
        made[record["id"]] = same
    return made


def _change_of(row: Document) -> Change:
    return msgspec.convert(row, Change)


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
