"""Keeping an index current: files are read where they, their sources or the notes to them have changed."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from briefreader.base.folders import visible_files
from briefreader.base.rich_text import without_marks
from briefreader.brief.reading.load import Loaded, load_bytes, read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import opened
from briefreader.brief.verification.source import file_beside, find_source
from briefreader.cite.citation import work
from briefreader.library.catalog import (
    UnreadablePath,
    entry_of,
    revisions_of,
    speakers_of,
    unreadable_folder,
)
from briefreader.library.index_file import IndexFile
from briefreader.library.index_rows import (
    DAY,
    IndexedFile,
    day_number,
    facts_of_file,
    packed_entry,
    packed_item,
    packed_problem,
    unpacked_file,
    unpacked_item,
)
from briefreader.library.items import BriefFacts, SearchItem, facts_of, items_of
from briefreader.library.same_as import same_as_of
from briefreader.library.scan import Folders, Notebooks
from briefreader.library.terms import row_words

_BATCH = 64  # files that are written together

Progress = Callable[[int, int], bool]  # so many files of so many; whether to go on


def go_on(_done: int, _all: int) -> bool:
    """Progress of which nobody needs to hear."""
    return True


class Known(Struct, frozen=True):
    """What is known of a file that is indexed."""

    key: str
    file: IndexedFile
    sha256: str


class IndexKeeper:
    """Writes to an index what has changed in the folders, a few files at a time.

    `notes_key` tells when the notes to a brief have changed. `refused` are the folders that could not be
    read. Raises what SQLite and the disk raise.
    """

    def __init__(
        self, file: IndexFile, folders: Folders, notebooks: Notebooks, notes_key: Callable[[str], str]
    ) -> None:
        self.refused: tuple[UnreadablePath, ...] = ()
        self._file = file
        self._folders = folders
        self._notebooks = notebooks
        self._notes_key = notes_key
        self._sources = ""

    def refresh(self, progress: Progress) -> bool:
        """Read what has changed; whether all of it was.

        Not if `progress` says so, or another process is writing: then what it has written counts.
        """
        known = self.known()
        listed = self.listed(known)
        gone = [name for name in known if name not in listed]
        changed = [name for name in listed if name not in known or known[name].key != listed[name]]
        return self._write(gone, changed, progress)

    def read_again(self, names: Iterable[bytes]) -> bool:
        """Read files, whatever their keys say; whether that could be done."""
        return self._write([], [*names], go_on, is_stale=True)

    def known(self) -> dict[bytes, Known]:
        """The files that are indexed."""
        return {
            name: Known(key, unpacked_file(packed), sha256)
            for name, key, packed, sha256 in self._file.rows("SELECT path, key, file, sha256 FROM files")
        }

    def listed(self, known: Mapping[bytes, Known]) -> dict[bytes, str]:
        """The briefs that are there, and the keys that they have by now."""
        refused: list[UnreadablePath] = []
        stamps = (
            f"{path} {_stamp(path)}" for folder in self._folders.sources for path in visible_files(folder)
        )
        self._sources = hashlib.sha256("\n".join(stamps).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        found = {}
        for path in self._folders.files(lambda error: refused.append(unreadable_folder(error))):
            name = os.fsencode(path)
            file = known[name].file if name in known else IndexedFile(name)
            found[name] = self._key(_stamp(path), file)
        self.refused = tuple(refused)
        return found

    def _key(self, stamp: str, file: IndexedFile) -> str:
        """What changes when a brief, its source or the notes to it do; `stamp` is that of its file."""
        source = _stamp(Path(os.fsdecode(file.source))) if file.source else ""
        others = "" if file.is_sourced else self._sources
        notes = self._notes_key(file.brief_id) if file.brief_id else ""
        return f"{stamp} {source} {others} {notes}"

    def _write(
        self, gone: list[bytes], changed: list[bytes], progress: Progress, *, is_stale: bool = False
    ) -> bool:
        """Write so many files; whether that could be done. They are read even if they are indexed already if
        what is there `is_stale`.
        """
        waiting = [*((name, True) for name in gone), *((name, False) for name in changed)]
        count, is_stopped = len(waiting), False
        while waiting and not is_stopped:
            try:
                self._file.do("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                return False  # another process is writing
            with self._file.connection:
                briefs: set[str] = set()
                batch = waiting[:_BATCH]
                for name, is_gone in batch:
                    is_stopped = not progress(count - len(waiting), count)
                    if is_stopped:
                        break
                    briefs |= self._remove(name) if is_gone else self._read(name, is_stale=is_stale)
                    del waiting[0]
                self._mark_newest(briefs)
            self._file.settle()
        if not is_stopped:
            progress(count, count)
        return not is_stopped

    def _remove(self, name: bytes) -> set[str]:
        """Take a file out of the index; the id of its brief."""
        briefs = set()
        for number, brief, first, last in self._file.rows(
            "SELECT id, brief, first, last FROM files WHERE path = ?", name
        ):
            if rows := self._file.rows("SELECT id, item FROM items WHERE id BETWEEN ? AND ?", first, last):
                facts, _ = facts_of_file(self._file, number)
                for row, packed in rows:
                    line = row_words(unpacked_item(facts, packed))
                    self._file.do("INSERT INTO words (words, rowid, line) VALUES ('delete', ?, ?)", row, line)
            self._file.do("DELETE FROM items WHERE id BETWEEN ? AND ?", first, last)
            self._file.do("DELETE FROM files WHERE id = ?", number)
            briefs.add(brief)
        return briefs

    def _read(self, name: bytes, *, is_stale: bool) -> set[str]:
        """Put a file into the index as it is; the ids of the briefs that it was and is of."""
        path = Path(os.fsdecode(name))
        stamp = _stamp(path)  # before it is read: what is written meanwhile changes it
        if not is_stale:
            for key, known in self._file.rows("SELECT key, file FROM files WHERE path = ?", name):
                if key == self._key(stamp, unpacked_file(known)):
                    return set()  # another process has read it meanwhile
        briefs = self._remove(name)
        if not os.path.lexists(path):
            return briefs
        try:
            loaded = load_bytes(read_bytes(path), str(path), path)
        except BriefError as error:
            self._insert_unreadable(path, stamp, error)
            return briefs
        self._insert_brief(path, stamp, loaded)
        return {*briefs, loaded.brief.id}

    def _insert_unreadable(self, path: Path, stamp: str, error: BriefError) -> None:
        file = IndexedFile(os.fsencode(path))
        problem = packed_problem(error.where, error.what)
        self._insert({**self._row(path, stamp, file), "problem": problem})

    def _insert_brief(self, path: Path, stamp: str, loaded: Loaded) -> None:
        brief = loaded.brief
        place = self._folders.relative(path)
        facts = facts_of(brief, place)
        beside = file_beside(brief, path) if brief.source.file else None
        file = IndexedFile(
            *(os.fsencode(path), brief.id, brief.title, brief.source.sha256, brief.revision, brief.updated),
            publication=without_marks(work(brief.source.csl).container),
            date=facts.date,
            source=os.fsencode(path.resolve().parent / brief.source.file) if brief.source.file else None,
            is_sourced=brief.source.sha256 in (None, beside.sha256 if beside else ""),
        )
        row = self._row(path, stamp, file)  # with its key, before sources and notes are read
        document = opened(loaded, find_source(brief, path, self._folders.sources))
        items = list(items_of(document, place, self._notebooks(document)))
        row |= {"sha256": loaded.data_sha256, "brief": brief.id, "is_newest": 1}
        row["entry"] = packed_entry(entry_of(path, brief))
        row["speakers"] = msgspec.msgpack.encode(speakers_of(document.brief, document.index))
        if pairs := same_as_of(brief):
            row["same_as"] = msgspec.msgpack.encode(pairs)
        if items:
            row |= self._dated(facts, len(items))
        self._add(self._insert(row), row, items)

    def _row(self, path: Path, stamp: str, file: IndexedFile) -> dict[str, object]:
        """What every row of `files` has."""
        place = os.fsencode(self._folders.relative(path))
        return {
            "path": file.name,
            "place": place,
            "sha256": "",
            "brief": "",
            "file": file,
            "key": self._key(stamp, file),
            "is_newest": 0,
        }

    def _dated(self, facts: BriefFacts, count: int) -> dict[str, object]:
        """The columns of a file with so many items: their rows come down from those of later days."""
        ((first,),) = self._file.rows("SELECT next FROM numbers")
        self._file.do("UPDATE numbers SET next = ?", first + count)
        days = facts.days
        day = day_number(days.order[0]) if days is not None else 0
        return {
            "facts": structs.replace(facts, path=""),
            "day": day,
            "earliest": day_number(days.earliest) if days is not None else None,
            "latest": day_number(days.latest) if days is not None else None,
            "first": day * DAY + first,
            "last": day * DAY + first + count - 1,
        }

    def _insert(self, row: dict[str, object]) -> int:
        """A row of `files`; its id."""
        packed = (msgspec.msgpack.encode(one) if isinstance(one, Struct) else one for one in row.values())
        marks = ", ".join("?" * len(row))
        return self._file.do(f"INSERT INTO files ({', '.join(row)}) VALUES ({marks})", *packed)

    def _add(self, number: int, row: dict[str, object], items: list[SearchItem]) -> None:
        first = row.get("first", 0)
        assert isinstance(first, int)
        numbered = list(enumerate(items, first))
        self._file.connection.executemany(
            "INSERT INTO items VALUES (?, ?, ?)", ((at, number, packed_item(item)) for at, item in numbered)
        )
        self._file.connection.executemany(
            "INSERT INTO words (rowid, line) VALUES (?, ?)", ((at, row_words(item)) for at, item in numbered)
        )

    def _mark_newest(self, briefs: Iterable[str]) -> None:
        for brief in briefs:
            files = files_of_brief(self._file, brief)
            newest = {one.newest.name for one in revisions_of(files)}
            for file in files:
                self._file.do("UPDATE files SET is_newest = ? WHERE path = ?", file.name in newest, file.name)


def files_of_brief(file: IndexFile, brief_id: str) -> list[IndexedFile]:
    """The files that give their brief this id."""
    rows = file.rows("SELECT file FROM files WHERE brief = ? AND problem IS NULL", brief_id)
    return [unpacked_file(packed) for (packed,) in rows]


def sha256_of(name: bytes) -> str:
    """The SHA-256 of a file; empty if it cannot be read."""
    try:
        return hashlib.sha256(read_bytes(Path(os.fsdecode(name)))).hexdigest()
    except BriefError:
        return ""


def _stamp(path: Path) -> str:
    """Size and time of a file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return "-"
    return f"{found.st_size}:{found.st_mtime_ns}"
