"""Keeping an index current: files are read where they, their sources or the notes to them have changed.

Nothing that reads a brief is imported before one has changed.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from briefreader.brief.reading.load import read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.library.files import Folders, UnreadablePath, revisions_of, unreadable_folder
from briefreader.library.index_file import IndexFile
from briefreader.library.index_rows import IndexedFile, items_of_file, row_id, unpacked_file
from briefreader.library.stamps import beside_stamp, folders_stamp, stamp
from briefreader.library.terms import EVERY, row_words

if TYPE_CHECKING:
    from briefreader.library.entering import Entered, Reader
    from briefreader.library.reading import Notebooks

_BATCH = 64  # files that are written together
_MANY = 250  # files for which it is worth to begin other processes

Progress = Callable[[int, int], bool]  # so many files of so many; whether to go on
NoteStamps = Callable[[], Mapping[str, str]]  # of the files of notes that there are, by their names


def go_on(_done: int, _all: int) -> bool:
    """Progress of which nobody needs to hear."""
    return True


class _Key(Struct, frozen=True, array_like=True):
    """What was seen of a brief, its source and the notes to it before they were read; columns of `files`.

    `source` is the file that the brief names beside itself, `beside` what was seen of it and, unless it is
    the source (`is_sourced`), of all that may be. `noted` is the name of the file of notes.
    """

    stamp: str
    source: bytes | None
    is_sourced: bool
    beside: str
    noted: str
    notes: str


class IndexKeeper:
    """Writes to an index what has changed in the folders, a few files at a time.

    `refused` are the folders that could not be read. Raises what SQLite and the disk raise.
    """

    def __init__(
        self, file: IndexFile, folders: Folders, notebooks: "Notebooks", note_stamps: NoteStamps
    ) -> None:
        self.refused: tuple[UnreadablePath, ...] = ()
        self._file = file
        self._folders = folders
        self._notebooks = notebooks
        self._note_stamps = note_stamps
        self._notes: Mapping[str, str] = {}
        self._sources = ""

    def refresh(self, progress: Progress) -> bool:
        """Read what has changed; whether all of it was.

        Not if `progress` says so, or another process is writing: then what it has written counts.
        """
        gone, changed = self.changes()
        return self._write(gone, changed, progress)

    def read_again(self, names: Iterable[bytes]) -> bool:
        """Read files, whatever was seen of them; whether that could be done."""
        self._look_beside()
        return self._write([], [*names], go_on, is_stale=True)

    def changes(self) -> tuple[list[bytes], list[bytes]]:
        """The files that have gone, and those that are new or have changed: by sizes and times."""
        self._look_beside()
        seen = self._seen()
        known = dict(self._file.rows("SELECT path, stamp FROM files"))
        gone = [name for name in known if name not in seen]
        changed = [name for name, stamp in seen.items() if known.get(name) != stamp]
        return gone, [*dict.fromkeys((*changed, *filter(seen.__contains__, self._changed_beside())))]

    def _changed_beside(self) -> Iterator[bytes]:
        """The files to which the source or the notes have changed. Most have neither."""
        where = "source IS NOT NULL OR NOT is_sourced OR notes <> ''"
        for name, *columns in self._file.rows(f"SELECT path, {_KEY} FROM files WHERE {where}"):
            if not self._is_current(_Key(*columns)):
                yield name
        if self._notes:
            for name, noted in self._file.rows("SELECT path, noted FROM files WHERE notes = ''"):
                if noted in self._notes:
                    yield name

    def _look_beside(self) -> None:
        """See to the notes and the folders of sources."""
        self._notes = self._note_stamps()
        self._sources = folders_stamp(self._folders.sources)

    def _seen(self) -> dict[bytes, str]:
        """The briefs that are there, with their sizes and times."""
        refused: list[UnreadablePath] = []
        entries = self._folders.entries(lambda error: refused.append(unreadable_folder(error)))
        seen = {os.fsencode(entry.path): stamp(entry.stat) for entry in entries}
        self.refused = tuple(refused)
        return seen

    def _is_current(self, key: _Key) -> bool:
        """Whether what stands beside a file is as it was."""
        is_beside = key.beside == beside_stamp(key.source, key.is_sourced, self._sources)
        return is_beside and key.notes == self._notes.get(key.noted, "")

    def _write(
        self, gone: list[bytes], changed: list[bytes], progress: Progress, *, is_stale: bool = False
    ) -> bool:
        """Write so many files; whether that could be done. They are written even if they are indexed already
        if what is there `is_stale`.
        """
        waiting = [*gone, *changed]
        count, is_stopped = len(waiting), False
        with closing(self._read(changed)) as read:
            files = chain((None for _ in gone), read)
            while waiting and not is_stopped:
                if not self._begins():
                    return False
                with self._file.connection:
                    briefs: set[str] = set()
                    for name in waiting[:_BATCH]:
                        is_stopped = not progress(count - len(waiting), count)
                        if is_stopped:
                            break
                        briefs |= self._put(name, next(files), is_stale=is_stale)
                        del waiting[0]
                    self._mark_newest(briefs)
                self._file.settle()
        if not is_stopped:
            progress(count, count)
        return not is_stopped

    def _begins(self) -> bool:
        """Begin to write, unless another process is writing."""
        try:
            self._file.do("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True

    def _read(self, names: Sequence[bytes]) -> "Generator[Entered | None, None, None]":
        """The files as they are, None for those that have gone: many are read by several processes."""
        done = 0
        if len(names) >= _MANY and (processes := os.cpu_count() or 1) > 1:
            from briefreader.library.reading_ahead import read_ahead

            with closing(read_ahead(names, self._folders, self._sources, processes)) as ahead:
                for file in ahead:
                    is_noted = file is not None and file.noted in self._notes
                    yield self._read_here(names[done]) if is_noted else file
                    done += 1
        yield from map(self._read_here, names[done:])

    def _read_here(self, name: bytes) -> "Entered | None":
        return self._reader.read(Path(os.fsdecode(name)), self._sources)

    @cached_property
    def _reader(self) -> "Reader":
        from briefreader.library.entering import Reader

        return Reader(self._folders, self._notebooks)

    def _put(self, name: bytes, file: "Entered | None", *, is_stale: bool) -> set[str]:
        """Put a file into the index as it was read; the ids of the briefs that it was and is of."""
        if file is not None and not is_stale:
            for columns in self._file.rows(f"SELECT {_KEY} FROM files WHERE path = ?", name):
                if columns[0] == file.columns["stamp"] and self._is_current(_Key(*columns)):
                    return set()  # another process has read it meanwhile
        briefs = self._remove(name)
        return briefs | self._insert(file) if file is not None else briefs

    def _remove(self, name: bytes) -> set[str]:
        """Take a file out of the index; the id of its brief."""
        briefs = set()
        for number, brief, first, last in self._file.rows(
            "SELECT id, brief, first, last FROM files WHERE path = ?", name
        ):
            if rows := self._file.rows("SELECT id, item FROM items WHERE id BETWEEN ? AND ?", first, last):
                items = items_of_file(self._file, number)
                for row, packed in rows:
                    line = row_words(items.unpacked(packed))
                    self._file.do("INSERT INTO words (words, rowid, line) VALUES ('delete', ?, ?)", row, line)
            self._file.do("DELETE FROM items WHERE id BETWEEN ? AND ?", first, last)
            self._file.do("DELETE FROM files WHERE id = ?", number)
            briefs.add(brief)
        return briefs

    def _insert(self, file: "Entered") -> set[str]:
        """Insert a file with its items; the id of its brief.

        The numbers of its rows are used once, and go up from its first item.
        """
        ((begin,),) = self._file.rows("SELECT next FROM numbers")
        self._file.do("UPDATE numbers SET next = ?", begin + len(file.items))
        first = row_id(file.day, begin)
        row = {
            **file.columns,
            "notes": self._notes.get(file.noted, ""),
            "noted": file.noted,
            "first": first,
            "last": first + len(file.items) - 1,
        }
        marks = ", ".join("?" * len(row))
        number = self._file.do(f"INSERT INTO files ({', '.join(row)}) VALUES ({marks})", *row.values())
        self._file.connection.executemany(
            "INSERT INTO items VALUES (?, ?, ?)",
            ((at, number, item) for at, (item, _) in enumerate(file.items, first)),
        )
        self._file.connection.executemany(
            "INSERT INTO words (rowid, line) VALUES (?, ?)",
            ((at, words) for at, (_, words) in enumerate(file.items, first)),
        )
        self._file.connection.executemany(
            "INSERT OR IGNORE INTO dictionary VALUES (?)", ((word,) for word in sorted(_bare_words(file)))
        )
        return {file.brief} if file.brief is not None else set()

    def _mark_newest(self, briefs: Iterable[str]) -> None:
        for brief in briefs:
            files = files_of_brief(self._file, brief)
            newest = {one.newest.name for one in revisions_of(files)}
            for file in files:
                is_newest = file.name in newest
                self._file.do(
                    "UPDATE files SET is_newest = ? WHERE path = ? AND is_newest <> ?",
                    *(is_newest, file.name, is_newest),
                )


def _bare_words(file: "Entered") -> set[str]:
    """The words that stand in the items themselves; those of fields have an underscore."""
    return {word for _, words in file.items for word in words.split() if EVERY not in word}


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


_KEY = ", ".join(_Key.__struct_fields__)
