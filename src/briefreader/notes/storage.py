"""How TinyDB reads and writes a notes file. Imported when something is written, not before.

TinyDB's own storages write over the file in place, so a crash can leave half of it
(https://github.com/msiemens/tinydb/issues/467). This one leaves that to `disk`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tinydb import Storage, TinyDB
from tinydb.table import Document as Row
from tinydb.table import Table

from briefreader.base.files import Unsynced
from briefreader.notes.disk import write_file
from briefreader.notes.entries import Book
from briefreader.notes.model import Document
from briefreader.notes.tables import META_NUMBER, Contents, Numbered, Tables, contents_of, encode, sealed


class Committed(NamedTuple):
    """The bytes of a file that was written, what they hold, and whether its folder could not be synced."""

    data: bytes
    contents: Contents
    unsynced: Unsynced | None


class NotesStorage(Storage):
    """One transaction: what TinyDB writes stays in memory until `commit` puts all of it on the disk.

    The caller holds the lock of the file from before `tables` were read until after `commit`.
    """

    def __init__(self, path: Path, tables: Tables, *, private: bool) -> None:
        self._path = path
        self._tables = tables
        self._private = private

    def read(self) -> Tables:
        """The tables, in objects that the caller may change; a record only in `meta`.

        TinyDB asks for all of them again at each step, and `_bring` replaces records as they are.
        """
        meta = {number: dict(record) for number, record in self._tables["meta"].items()}
        return {name: dict(table) for name, table in self._tables.items()} | {"meta": meta}

    def write(self, data: Tables) -> None:
        """Take the tables as they are to be."""
        self._tables = data

    def commit(self) -> Committed:
        """Write the file. Raises StoreError, and then nothing is acknowledged."""
        data = encode(self._tables)
        unsynced = write_file(self._path, data, private=self._private)
        return Committed(data, contents_of(self._tables), unsynced)


def commit(path: Path, contents: Contents, book: Book, meta: Document, *, private: bool) -> Committed:
    """Write to `path` what the book made of the contents. Raises StoreError."""
    storage = NotesStorage(path, contents.tables(), private=private)
    with TinyDB(storage=lambda: storage) as database:
        database.table("meta", cache_size=0).upsert(Row(sealed(meta), META_NUMBER))
        _bring(database.table("entries", cache_size=0), contents.entries, book.entries, book.touched_entries)
        _bring(database.table("changes", cache_size=0), contents.changes, book.changes, book.touched_changes)
        return storage.commit()


def _bring(table: Table, old: Numbered, new: Mapping[str, Document], touched: frozenset[str]) -> None:
    """Bring the touched records of a table up to date; each keeps its number, so that a diff is short."""
    places: dict[str, list[int]] = {}
    for number, record in old.items():
        if record["id"] in touched:
            places.setdefault(record["id"], []).append(number)
    present = [sealed(record) for name, record in new.items() if name in touched]
    numbered = [Row(record, places[record["id"]][0]) for record in present if record["id"] in places]
    if places:
        table.remove(doc_ids=[number for numbers in places.values() for number in numbers])
    # Numbered ones first: TinyDB would give a removed record's number to a fresh one.
    for records in (numbered, [record for record in present if record["id"] not in places]):
        if records:
            table.insert_multiple(records)
