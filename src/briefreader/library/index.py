"""The index of a library: every item of its briefs, to be found in milliseconds.

SQLite with FTS5, in the cache folder, for its owner alone. It is never the only copy of anything: whatever is
wrong with it, it is thrown away and made anew, or passed over. One process writes; others read what is there.

A row's id is the date of its source times 10^10 plus a number that is used once, so descending ids are the
newest first, and FTS5 stops after as many rows as are wanted. FTS5 holds no text (`content=''`): the words of
a row that goes are made again of what `items` has of it.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct, structs

from briefreader.base.files import make_folder
from briefreader.base.folders import visible_files
from briefreader.base.text import shown
from briefreader.brief.reading.load import has_brief_ending, load_bytes, read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import opened
from briefreader.brief.verification.source import find_source
from briefreader.library.catalog import UnreadablePath, revisions_of
from briefreader.library.items import BriefFacts, SearchItem, items_of
from briefreader.library.matching import matches, matches_file
from briefreader.library.query import Query, asks_for_dates, asks_for_revisions, by_file
from briefreader.library.scan import Folders, Hits, Notebooks
from briefreader.library.terms import question_of, row_words

VERSION = 1  # of the tables and of what stands in them; an index of another version is made anew
_DAY = 10**10  # row ids of one day
_BATCH = 64  # files that are written together
_AGAIN = 3  # times that files are read again which change while they are searched
_PAGES = -16_000  # KiB of SQLite's own memory

_TABLES = """
CREATE TABLE numbers (next INTEGER);
INSERT INTO numbers VALUES (0);
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, key TEXT NOT NULL, sha256 TEXT NOT NULL,
    brief TEXT NOT NULL, file BLOB NOT NULL, facts BLOB, problem TEXT, is_newest INTEGER NOT NULL
);
CREATE INDEX files_of_briefs ON files (brief);
CREATE TABLE items (id INTEGER PRIMARY KEY, file INTEGER NOT NULL, item BLOB NOT NULL);
CREATE INDEX items_of_files ON items (file);
CREATE VIRTUAL TABLE words USING fts5 (line, content='', tokenize="ascii tokenchars '_'");
"""


class IndexUnavailableError(Exception):
    """The index cannot be made, read or written; what it would say has to be found without it."""


class IndexedFile(Struct, frozen=True):
    """What is known of a file without reading it again. `source` is the name of its source's file."""

    path_text: str
    brief_id: str = ""
    title: str = ""
    source_sha256: str | None = None
    revision: int | None = None
    updated: str | None = None
    source: str | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.path_text)


class IndexState(Struct, frozen=True):
    """How many files and items an index holds, and which files differ from it, by path."""

    files: int
    items: int
    size: int  # bytes
    changed: tuple[str, ...]


Progress = Callable[[int, int], bool]  # so many files of so many; whether to go on

_ITEM = msgspec.msgpack.Decoder(tuple[tuple(get_type_hints(SearchItem).values())[1:]])  # type: ignore[misc]


class LibraryIndex:
    """The index of some folders. Everything here waits for the disk, and belongs to one thread.

    `notes_key` tells when the notes to a brief have changed. Raises IndexUnavailableError.
    """

    def __init__(
        self, file: Path, folders: Folders, notebooks: Notebooks, notes_key: Callable[[str], str]
    ) -> None:
        self._folders = folders
        self._notebooks = notebooks
        self._notes_key = notes_key
        self._facts: dict[int, tuple[BriefFacts, bool]] = {}
        self._complete = False
        self._connection = _opened(file)

    def close(self) -> None:
        """Leave the file."""
        with suppress(sqlite3.Error):
            self._connection.close()

    # --- keeping it current -----------------------------------------------------------------------

    def refresh(self, progress: Progress = lambda _done, _all: True) -> bool:
        """Read what has changed; whether all of it was.

        Not if `progress` says so, or another process is writing: then what it has written counts.
        """
        with _refusals():
            listed = dict(self._listed())
            known = {
                path: (number, key) for number, path, key in self._rows("SELECT id, path, key FROM files")
            }
            gone = [known[path][0] for path in known if path not in listed]
            changed = [
                path
                for path, file in listed.items()
                if path not in known or known[path][1] != self._key(file)
            ]
            self._complete = self._write(gone, changed, progress)
            return self._complete

    def _listed(self) -> Iterator[tuple[str, IndexedFile]]:
        """The briefs that are there, with what is known of them."""
        known = {
            path: msgspec.msgpack.decode(file, type=IndexedFile)
            for path, file in self._rows("SELECT path, file FROM files")
        }
        for folder in self._folders.paths:
            for path in visible_files(folder):
                if has_brief_ending(path.name):
                    yield str(path), known.get(str(path)) or IndexedFile(str(path))

    def _key(self, file: IndexedFile) -> str:
        """What changes when a brief, its source or the notes to it do."""
        source = _stamp(file.path.parent / file.source) if file.source else ""
        notes = self._notes_key(file.brief_id) if file.brief_id else ""
        return f"{_stamp(file.path)} {source} {notes}"

    def _write(self, gone: list[int], changed: list[str], progress: Progress) -> bool:
        waiting = [*changed]
        while gone or waiting:
            if not progress(len(changed) - len(waiting), len(changed)):
                return False
            batch, waiting = waiting[:_BATCH], waiting[_BATCH:]
            try:
                self._connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False  # another process is writing
            with self._connection:
                briefs = {brief for number in gone for brief in self._remove(number)}
                gone = []
                for path in batch:
                    briefs |= self._read(path)
                self._mark_newest(briefs)
        progress(len(changed), len(changed))
        return True

    def _remove(self, number: int) -> Iterator[str]:
        """Take a file out of the index; the id of its brief."""
        for brief, facts in self._rows("SELECT brief, facts FROM files WHERE id = ?", number):
            known = msgspec.msgpack.decode(facts, type=BriefFacts) if facts else None
            for row, packed in self._rows("SELECT id, item FROM items WHERE file = ?", number):
                assert known is not None
                line = row_words(_unpacked(known, packed))
                self._do("INSERT INTO words (words, rowid, line) VALUES ('delete', ?, ?)", row, line)
            self._do("DELETE FROM items WHERE file = ?", number)
            self._do("DELETE FROM files WHERE id = ?", number)
            self._facts.pop(number, None)
            yield brief

    def _read(self, path: str) -> set[str]:
        """Put a file into the index as it is now; the ids of the briefs that it was and is of."""
        briefs = {
            brief
            for (number,) in self._rows("SELECT id FROM files WHERE path = ?", path)
            for brief in self._remove(number)
        }
        file = IndexedFile(path)
        stamp = _stamp(file.path)
        try:
            data = read_bytes(file.path)
            loaded = load_bytes(data, path, file.path)
        except BriefError as error:
            problem = msgspec.json.encode((error.where, error.what)).decode()
            self._do(
                "INSERT INTO files (path, key, sha256, brief, file, problem, is_newest) "
                "VALUES (?, ?, ?, ?, ?, ?, 0)",
                *(path, f"{stamp}  ", "", "", msgspec.msgpack.encode(file), problem),
            )
            return briefs
        brief = loaded.brief
        file = IndexedFile(
            path, brief.id, brief.title, brief.source.sha256, brief.revision, brief.updated, brief.source.file
        )
        key = self._key(file)
        document = opened(loaded, find_source(brief, file.path, self._folders.sources))
        items = list(items_of(document, self._folders.relative(file.path), self._notebooks(document)))
        number = self._do(
            "INSERT INTO files (path, key, sha256, brief, file, facts, is_newest) "
            "VALUES (?, ?, ?, ?, ?, ?, 1)",
            *(path, key, loaded.data_sha256, brief.id, msgspec.msgpack.encode(file)),
            msgspec.msgpack.encode(items[0].facts) if items else None,
        )
        self._add(number, items)
        return {*briefs, brief.id}

    def _add(self, number: int, items: list[SearchItem]) -> None:
        ((first,),) = self._rows("SELECT next FROM numbers")
        for at, item in enumerate(items, first):
            row = _day(item) * _DAY + at
            self._do("INSERT INTO items VALUES (?, ?, ?)", row, number, _packed(item))
            self._do("INSERT INTO words (rowid, line) VALUES (?, ?)", row, row_words(item))
        self._do("UPDATE numbers SET next = ?", first + len(items))

    def _mark_newest(self, briefs: Iterable[str]) -> None:
        for brief in briefs:
            files = [
                msgspec.msgpack.decode(file, type=IndexedFile)
                for (file,) in self._rows("SELECT file FROM files WHERE brief = ? AND problem IS NULL", brief)
            ]
            newest = {one.newest.path_text for one in revisions_of(files)}
            for file in files:
                is_newest = file.path_text in newest
                self._do("UPDATE files SET is_newest = ? WHERE path = ?", is_newest, file.path_text)
        self._facts.clear()

    # --- searching --------------------------------------------------------------------------------

    def search(self, query: Query, limit: int, *, is_counted: bool = True) -> Hits:
        """The newest hits. The files of those that are given are as they were when they were indexed.

        Unless `is_counted`, there is a total only where there are no more hits than these.
        """
        with _refusals():
            for _ in range(_AGAIN):
                hits, total = self._found(query, limit, is_counted=is_counted)
                changed = self._changed(hits)
                if not changed or not self._write([], changed, lambda _done, _all: True):
                    break
            unreadable = tuple(
                UnreadablePath(Path(path), *msgspec.json.decode(problem, type=tuple[str, str]))
                for path, problem in self._rows("SELECT path, problem FROM files WHERE problem IS NOT NULL")
            )
            undated = self._undated() if asks_for_dates(query) else 0
            return Hits(
                tuple(hit for hit, _ in hits), total, unreadable, self._complete and not changed, undated
            )

    def state(self, *, by_hash: bool) -> IndexState:
        """How it stands to the files: by their sizes and times, or `by_hash`, which reads every file."""
        with _refusals():
            listed = dict(self._listed())
            rows = self._rows("SELECT path, key, sha256, problem IS NULL FROM files")
            known = {path: (key, sha256, is_read) for path, key, sha256, is_read in rows}
            changed = [path for path in known if path not in listed]
            for path, file in listed.items():
                key, sha256, is_read = known.get(path, ("", "", False))
                if key != self._key(file) or (by_hash and is_read and _sha256(file.path) != sha256):
                    changed.append(path)
            ((items,),) = self._rows("SELECT count(*) FROM items")
            ((pages,),), ((page,),) = self._rows("PRAGMA page_count"), self._rows("PRAGMA page_size")
            return IndexState(len(known), items, pages * page, tuple(sorted(changed)))

    def _undated(self) -> int:
        """The briefs without a date."""
        count = 0
        for (facts,) in self._rows("SELECT facts FROM files WHERE is_newest AND facts IS NOT NULL"):
            count += msgspec.msgpack.decode(facts, type=BriefFacts).days is None
        return count

    def _found(
        self, query: Query, limit: int, *, is_counted: bool
    ) -> tuple[list[tuple[SearchItem, int]], int | None]:
        """The first hits with the numbers of their files, and the number of all."""
        of_files, of_items = by_file(query)
        question = question_of(of_items)
        every_revision = asks_for_revisions(query)
        wanted: dict[int, bool] = {}

        def is_wanted(number: int) -> bool:
            if number not in wanted:
                facts, is_newest = self._facts_of(number)
                asked = all(matches_file(facts, part) for part in of_files)
                wanted[number] = asked and (is_newest or every_revision)
            return wanted[number]

        rows = self._connection.execute(
            "SELECT items.id, items.file, items.item FROM words CROSS JOIN items ON items.id = words.rowid "
            "WHERE words MATCH ? ORDER BY words.rowid DESC",
            (question.match,),
        )
        hits: list[tuple[SearchItem, int]] = []
        total = 0
        for _, day in groupby(rows, key=lambda row: row[0] // _DAY):
            if len(hits) >= limit and (question.exact or not is_counted):
                return hits[:limit], self._counted(question.match, is_wanted) if is_counted else None
            asked = ((file, item) for _, file, item in day if is_wanted(file))
            items = ((_unpacked(self._facts_of(file)[0], item), file) for file, item in asked)
            found = [one for one in items if question.exact or matches(one[0], of_items)]
            total += len(found)
            hits += sorted(found, key=lambda one: one[0].newest_first)
        return hits[:limit], total

    def _counted(self, match: str, is_wanted: Callable[[int], bool]) -> int:
        """All rows that match, of the files that are wanted."""
        rows = self._rows(
            "SELECT items.file, count(*) FROM words CROSS JOIN items ON items.id = words.rowid "
            "WHERE words MATCH ? GROUP BY items.file",
            match,
        )
        return sum(count for file, count in rows if is_wanted(file))

    def _changed(self, hits: Iterable[tuple[SearchItem, int]]) -> list[str]:
        """The files of hits that are not as they were when they were indexed."""
        files = {
            row
            for number in {number for _, number in hits}
            for row in self._rows("SELECT path, sha256 FROM files WHERE id = ?", number)
        }
        return [path for path, sha256 in files if _sha256(Path(path)) != sha256]

    def _facts_of(self, number: int) -> tuple[BriefFacts, bool]:
        """What is known of a file, and whether it is the newest revision."""
        if number not in self._facts:
            ((facts, is_newest),) = self._rows("SELECT facts, is_newest FROM files WHERE id = ?", number)
            self._facts[number] = msgspec.msgpack.decode(facts, type=BriefFacts), bool(is_newest)
        return self._facts[number]

    # --- SQLite -----------------------------------------------------------------------------------

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement, values).fetchall()

    def _do(self, statement: str, *values: object) -> int:
        return self._connection.execute(statement, values).lastrowid or 0


def _opened(file: Path) -> sqlite3.Connection:
    """A connection to an index of this version. Raises IndexUnavailableError."""
    with _refusals():
        try:
            return _connected(file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise
            discard(file)
            return _connected(file)


def _connected(file: Path) -> sqlite3.Connection:
    make_folder(file.parent, private=True)
    file.touch(mode=0o600)
    connection = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = {_PAGES}")
        ((version,),) = connection.execute("PRAGMA user_version")
        if version != VERSION:
            if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise sqlite3.DatabaseError("an index of another version")
            connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    except BaseException:
        connection.close()
        raise
    return connection


def discard(file: Path) -> None:
    """Throw an index away. Raises IndexUnavailableError."""
    with _refusals():
        for ending in ("", "-wal", "-shm"):
            file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)


class _refusals:  # noqa: N801 - used as a function
    """Turn what SQLite, the disk and a damaged row say into an IndexUnavailableError."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        wrong = (sqlite3.Error, OSError, zlib.error, msgspec.MsgspecError, UnicodeError, ValueError)
        if isinstance(error, wrong):
            raise IndexUnavailableError(shown(str(error), one_line=True)) from error


def _packed(item: SearchItem) -> bytes:
    """All of an item but its facts. The checksum in it is that of zlib."""
    return zlib.compress(msgspec.msgpack.encode(structs.astuple(item)[1:]))


def _unpacked(facts: BriefFacts, packed: bytes) -> SearchItem:
    return SearchItem(facts, *_ITEM.decode(zlib.decompress(packed)))


def _day(item: SearchItem) -> int:
    """`20241016`; 0 without a date. Years that have not four digits count as the nearest that have."""
    days = item.facts.days
    if days is None:
        return 0
    year, month, day = days.order[0]
    if not 0 < year <= 9999:
        return 1 if year <= 0 else 99_991_231
    return year * 10_000 + month * 100 + day


def _stamp(path: Path) -> str:
    """Size and time of a file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return "-"
    return f"{found.st_size}:{found.st_mtime_ns}"


def _sha256(path: Path) -> str:
    """The SHA-256 of a file; empty if it cannot be read."""
    try:
        return hashlib.sha256(read_bytes(path)).hexdigest()
    except BriefError:
        return ""
