"""The index of a library: every item of its briefs, to be found in milliseconds.

SQLite with FTS5, in the cache folder, for its owner alone. It is never the only copy of anything: whatever is
wrong with it, it is thrown away and made anew, or passed over. One process writes; others read what is there.

A row's id is the date of its source times 10^10 plus a number that is used once, so descending ids are the
newest first, and FTS5 stops after as many rows as are wanted. FTS5 holds no text (`content=''`): the words of
a row that goes are made again of what `items` has of it.
"""

import hashlib
import os
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct, structs

from briefreader.base.dates import Day
from briefreader.base.folders import visible_files
from briefreader.base.rich_text import without_marks
from briefreader.brief.reading.load import load_bytes, read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import opened
from briefreader.brief.verification.source import file_beside, find_source
from briefreader.brief.verification.verification import Detail, Verification
from briefreader.cite.citation import work
from briefreader.library.catalog import (
    Catalogue,
    LibraryEntry,
    UnreadablePath,
    entry_of,
    in_order,
    revisions_of,
    unreadable_folder,
)
from briefreader.library.completion import Values
from briefreader.library.index_file import IndexFile, refusals
from briefreader.library.items import BriefFacts, SearchItem, items_of
from briefreader.library.matching import matches, matches_file
from briefreader.library.query import (
    VALUES,
    Dates,
    Query,
    Revision,
    asks_for_dates,
    asks_for_revisions,
    by_file,
)
from briefreader.library.scan import Folders, Hits, Notebooks
from briefreader.library.terms import question_of, row_words
from briefreader.library.tokens import token_line

VERSION = 7  # of the tables and of what stands in them; an index of another version is made anew
_DAY = 10**10  # row ids of one day
_FIRST, _LAST = 1, 99_991_231  # days that stand for all before and after them
_BATCH = 64  # files that are written together
_QUICKLY = 1  # zlib's level
_AGAIN = 3  # times that files are read again which change while they are searched
_MANY = 500  # hits of one day that are sorted; of a day with more, file after file is asked

# `day`, and `earliest` and `latest`, are numbers as 20241016; `first` and `last` are ids of rows. Paths are
# bytes, as not every name of a file is text: `path` as the system has it, `place` below its library.
_TABLES = """
CREATE TABLE numbers (next INTEGER);
INSERT INTO numbers VALUES (0);
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path BLOB UNIQUE NOT NULL, key TEXT NOT NULL, sha256 TEXT NOT NULL,
    brief TEXT NOT NULL, file BLOB NOT NULL, facts BLOB, problem TEXT, is_newest INTEGER NOT NULL,
    entry BLOB,
    place BLOB NOT NULL, day INTEGER, earliest INTEGER, latest INTEGER, first INTEGER, last INTEGER
);
CREATE INDEX files_of_briefs ON files (brief);
CREATE INDEX files_of_days ON files (day, place);
CREATE TABLE items (id INTEGER PRIMARY KEY, file INTEGER NOT NULL, item BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (line, content='', columnsize=0, tokenize="ascii tokenchars '_'")
"""
_HITS = "SELECT items.id, items.file, items.item FROM words CROSS JOIN items ON items.id = words.rowid "


class IndexedFile(Struct, frozen=True):
    """What is known of a file without reading it again.

    `source` is the file that it names beside itself; `is_sourced` if that one has the hash of its source, or
    it states none.
    """

    name: bytes
    brief_id: str = ""
    title: str = ""
    source_sha256: str | None = None
    revision: int | None = None
    updated: str | None = None
    speakers: tuple[str, ...] = ()
    publication: str = ""
    source: bytes | None = None
    is_sourced: bool = True

    @property
    def path(self) -> Path:
        """The file."""
        return Path(os.fsdecode(self.name))


class IndexState(Struct, frozen=True):
    """How many files and items an index holds, and which files differ from it, by path."""

    files: int
    items: int
    size: int  # bytes
    changed: tuple[str, ...]


Progress = Callable[[int, int], bool]  # so many files of so many; whether to go on

# What many packed items have in common.
_COMMON = " ".join(word for words in VALUES.values() for word in words).encode() + msgspec.msgpack.encode(
    Verification("unverified", "brief-text", Detail("not-found", "the text stored in the brief"))
)

# All fields but the first, which the index has elsewhere.
_ENTRY = msgspec.msgpack.Decoder(tuple[tuple(get_type_hints(LibraryEntry).values())[1:]])  # type: ignore[misc]
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
        self._refused: list[UnreadablePath] = []
        self._sources = ""
        self._complete = False
        self._file = IndexFile(file, _TABLES, VERSION)

    def close(self) -> None:
        """Leave the file."""
        self._file.close()

    # --- keeping it current -----------------------------------------------------------------------

    def refresh(self, progress: Progress | None = None) -> bool:
        """Read what has changed; whether all of it was.

        Not if `progress` says so, or another process is writing: then what it has written counts.
        """
        with refusals():
            known = self._known()
            listed = self._listed(known)
            gone = [name for name in known if name not in listed]
            changed = [name for name in listed if name not in known or known[name][0] != listed[name]]
            self._complete = self._write(gone, changed, progress or _go_on)
            return self._complete

    def _known(self) -> dict[bytes, tuple[str, IndexedFile, str]]:
        """The files that are indexed: their keys, what is known of them, and their hashes."""
        return {
            name: (key, msgspec.msgpack.decode(file, type=IndexedFile), sha256)
            for name, key, file, sha256 in self._rows("SELECT path, key, file, sha256 FROM files")
        }

    def _listed(self, known: Mapping[bytes, tuple[str, IndexedFile, str]]) -> dict[bytes, str]:
        """The briefs that are there, and the keys that they have now."""
        self._refused = []
        stamps = (
            f"{path} {_stamp(path)}" for folder in self._folders.sources for path in visible_files(folder)
        )
        self._sources = hashlib.sha256("\n".join(stamps).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        found = {}
        for path in self._folders.files(lambda error: self._refused.append(unreadable_folder(error))):
            name = os.fsencode(path)
            file = known[name][1] if name in known else IndexedFile(name)
            found[name] = self._key(_stamp(path), file)
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
                self._connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                return False  # another process is writing
            with self._connection:
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
        for number, brief, first, last in self._rows(
            "SELECT id, brief, first, last FROM files WHERE path = ?", name
        ):
            self._facts.pop(number, None)
            rows = self._rows("SELECT id, item FROM items WHERE id BETWEEN ? AND ?", first, last)
            facts = self._facts_of(number)[0] if rows else None
            for row, packed in rows:
                assert facts is not None
                line = row_words(_unpacked(facts, packed))
                self._do("INSERT INTO words (words, rowid, line) VALUES ('delete', ?, ?)", row, line)
            self._do("DELETE FROM items WHERE id BETWEEN ? AND ?", first, last)
            self._do("DELETE FROM files WHERE id = ?", number)
            self._facts.pop(number, None)
            briefs.add(brief)
        return briefs

    def _read(self, name: bytes, *, is_stale: bool) -> set[str]:
        """Put a file into the index as it is now; the ids of the briefs that it was and is of."""
        file = IndexedFile(name)
        stamp = _stamp(file.path)  # before it is read: what is written meanwhile changes it
        if not is_stale:
            for key, known in self._rows("SELECT key, file FROM files WHERE path = ?", name):
                if key == self._key(stamp, msgspec.msgpack.decode(known, type=IndexedFile)):
                    return set()  # another process has read it meanwhile
        briefs = self._remove(name)
        if not os.path.lexists(file.path):
            return briefs
        place = self._folders.relative(file.path)
        row: dict[str, object] = {"path": name, "place": os.fsencode(place), "sha256": "", "brief": ""}
        try:
            loaded = load_bytes(read_bytes(file.path), str(file.path), file.path)
        except BriefError as error:
            problem = msgspec.json.encode((error.where, error.what)).decode()
            self._insert({**row, "file": file, "key": self._key(stamp, file), "problem": problem})
            return briefs
        brief = loaded.brief
        beside = file_beside(brief, file.path) if brief.source.file else None
        file = IndexedFile(
            *(name, brief.id, brief.title, brief.source.sha256, brief.revision, brief.updated),
            speakers=tuple(one.name for one in brief.speakers if one.type != "none"),
            publication=without_marks(work(brief.source.csl).container),
            source=os.fsencode(file.path.resolve().parent / brief.source.file) if brief.source.file else None,
            is_sourced=brief.source.sha256 in (None, beside.sha256 if beside else ""),
        )
        key = self._key(stamp, file)  # before sources and notes are read
        document = opened(loaded, find_source(brief, file.path, self._folders.sources))
        items = list(items_of(document, place, self._notebooks(document)))
        row |= {"file": file, "key": key, "sha256": loaded.data_sha256, "brief": brief.id, "is_newest": 1}
        row["entry"] = _packed_entry(entry_of(file.path, loaded.brief))
        if items:
            row |= self._dated(items[0].facts, len(items))
        self._add(self._insert(row), row, items)
        return {*briefs, brief.id}

    def _dated(self, facts: BriefFacts, count: int) -> dict[str, object]:
        """The columns of a file with so many items: their rows come down from those of later days."""
        ((first,),) = self._rows("SELECT next FROM numbers")
        self._do("UPDATE numbers SET next = ?", first + count)
        days = facts.days
        day = _number(days.order[0]) if days is not None else 0
        return {
            "facts": structs.replace(facts, path=""),
            "day": day,
            "earliest": _number(days.earliest) if days is not None else None,
            "latest": _number(days.latest) if days is not None else None,
            "first": day * _DAY + first,
            "last": day * _DAY + first + count - 1,
        }

    def _insert(self, row: dict[str, object]) -> int:
        """A row of `files`; its id."""
        values = {"is_newest": 0, **row}
        packed = (msgspec.msgpack.encode(one) if isinstance(one, Struct) else one for one in values.values())
        marks = ", ".join("?" * len(values))
        return self._do(f"INSERT INTO files ({', '.join(values)}) VALUES ({marks})", *packed)

    def _add(self, number: int, row: dict[str, object], items: list[SearchItem]) -> None:
        first = row.get("first", 0)
        assert isinstance(first, int)
        numbered = list(enumerate(items, first))
        self._connection.executemany(
            "INSERT INTO items VALUES (?, ?, ?)", ((at, number, _packed(item)) for at, item in numbered)
        )
        self._connection.executemany(
            "INSERT INTO words (rowid, line) VALUES (?, ?)", ((at, row_words(item)) for at, item in numbered)
        )

    def _mark_newest(self, briefs: Iterable[str]) -> None:
        for brief in briefs:
            files = [
                msgspec.msgpack.decode(file, type=IndexedFile)
                for (file,) in self._rows("SELECT file FROM files WHERE brief = ? AND problem IS NULL", brief)
            ]
            newest = {one.newest.name for one in revisions_of(files)}
            for file in files:
                self._do("UPDATE files SET is_newest = ? WHERE path = ?", file.name in newest, file.name)

    # --- searching --------------------------------------------------------------------------------

    def search(self, query: Query, limit: int, *, is_counted: bool = True) -> Hits:
        """The newest hits. The files of those that are given are as they were when they were indexed.

        Unless `is_counted`, there is a total only where there are no more hits than these.
        """
        with refusals():
            for _ in range(_AGAIN):
                with self._snapshot():
                    found, total = self._found(query, limit, is_counted=is_counted)
                    changed = self._changed(found)
                    unreadable = self._unreadable()
                    undated = self._undated(query) if asks_for_dates(query) else 0
                if not changed or not self._write([], [*changed.values()], _go_on, is_stale=True):
                    break
            return Hits(
                tuple(hit for hit, number in found if number not in changed),
                total,
                unreadable,
                self._complete and not changed,
                undated,
            )

    def catalogue(self) -> Catalogue:
        """The list of briefs, as they were when they were indexed."""
        with refusals(), self._snapshot():
            rows = self._rows("SELECT path, entry FROM files WHERE is_newest")
            entries = (_unpacked_entry(Path(os.fsdecode(name)), packed) for name, packed in rows)
            return Catalogue(in_order(entries), self._unreadable())

    def newest(self, count: int) -> tuple[LibraryEntry, ...]:
        """The first of the catalogue, so many or all of the last day of these, without a look at the others.

        Of a day with very many not all are known, and so their order may be another one.
        """
        day = "SELECT day FROM files WHERE is_newest ORDER BY day DESC LIMIT 1 OFFSET ?"
        with refusals(), self._snapshot():
            rows = self._rows(
                "SELECT path, entry FROM files WHERE is_newest "
                f"AND day >= coalesce(({day}), 0) ORDER BY day DESC LIMIT ?",
                *(count - 1, _MANY),
            )
            return in_order(_unpacked_entry(Path(os.fsdecode(name)), packed) for name, packed in rows)

    def catalogue_stamp(self) -> tuple[int, ...]:
        """Differs from an earlier one if the catalogue does."""
        with refusals(), self._snapshot():
            ((*stamp,),) = self._rows(
                "SELECT (SELECT next FROM numbers), count(*), count(problem), sum(id) FROM files"
            )
            return tuple(stamp)

    def _unreadable(self) -> tuple[UnreadablePath, ...]:
        """What cannot be read, by path."""
        rows = self._rows("SELECT path, problem FROM files WHERE problem IS NOT NULL")
        found = (UnreadablePath(Path(os.fsdecode(name)), *_problem(problem)) for name, problem in rows)
        return tuple(sorted((*found, *self._refused), key=lambda one: one.path))

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """What is read together is of one moment, whoever writes."""
        self._facts.clear()
        self._connection.execute("BEGIN")
        with self._connection:
            yield

    def state(self, *, by_hash: bool) -> IndexState:
        """How it stands to the files: by their sizes and times, or `by_hash`, which reads every file."""
        with refusals():
            known = self._known()
            listed = self._listed(known)
            changed = {name for name in known if name not in listed}
            for name, key in listed.items():
                told, _, sha256 = known.get(name, ("", None, ""))
                if told != key or (by_hash and sha256 and _sha256(name) != sha256):
                    changed.add(name)
            ((items,),) = self._rows("SELECT count(*) FROM items")
            ((pages,),), ((page,),) = self._rows("PRAGMA page_count"), self._rows("PRAGMA page_size")
            return IndexState(len(known), items, pages * page, tuple(map(os.fsdecode, sorted(changed))))

    def values(self) -> Values:
        """What queries may ask for: names of speakers and publications, those of most briefs first."""
        with refusals():
            files = [file for _, file, _ in self._known().values()]
        return {
            "speaker": _by_number(name for file in files for name in file.speakers),
            "source": _by_number(file.publication for file in files if file.publication),
        }

    def _undated(self, query: Query) -> int:
        """The briefs without a date of those that are searched."""
        which = "" if asks_for_revisions(query) else "AND is_newest"
        ((count,),) = self._rows(f"SELECT count(*) FROM files WHERE day = 0 {which}")
        return int(count)

    def _found(
        self, query: Query, limit: int, *, is_counted: bool
    ) -> tuple[list[tuple[SearchItem, int]], int | None]:
        """The first hits with the numbers of their files, and the number of all."""
        asked = _Asked(query)
        above, below = self._bounds(asked.of_files)
        hits: list[tuple[SearchItem, int]] = []
        while len(hits) <= limit and above < below:
            rows = self._rows(
                f"{_HITS} WHERE words MATCH ? AND words.rowid >= ? AND words.rowid < ? "
                f"ORDER BY words.rowid DESC LIMIT {_MANY + 1}",
                *(asked.question.match, above, below),
            )
            if len(rows) <= _MANY:
                hits += islice(self._sorted(asked, rows), limit + 1 - len(hits))
                break
            last = rows[-1][0] // _DAY  # the day that may have more
            if whole := [row for row in rows if row[0] // _DAY > last]:
                hits += islice(self._sorted(asked, whole), limit + 1 - len(hits))
                below = (last + 1) * _DAY
            else:
                hits += self._of_day(asked, last, limit + 1 - len(hits))
                below = last * _DAY
        if len(hits) <= limit:
            return hits, len(hits)
        return hits[:limit], self._counted(asked) if is_counted else None

    def _bounds(self, of_files: "tuple[Dates | Revision, ...]") -> tuple[int, int]:
        """The least id of a row that can be a hit, and one above the greatest."""
        above, below = 0, (_LAST + 1) * _DAY
        for part in of_files:
            if isinstance(part, Dates):
                ((first, last),) = self._rows(
                    "SELECT min(first), max(last) FROM files WHERE earliest <= ? AND latest >= ?",
                    *(_number(part.days.latest), _number(part.days.earliest)),
                )
                if first is None:
                    return 0, 0
                above, below = max(above, first), min(below, last + 1)
        return above, below

    def _of_day(self, asked: "_Asked", day: int, limit: int) -> list[tuple[SearchItem, int]]:
        """The first hits of a day that has many."""
        if day in (_FIRST, _LAST):  # days of many years, which their number does not tell apart
            rows = self._rows(
                f"{_HITS} WHERE words MATCH ? AND words.rowid BETWEEN ? AND ?",
                *(asked.question.match, day * _DAY, (day + 1) * _DAY - 1),
            )
            return [*islice(self._sorted(asked, rows), limit)]
        hits: list[tuple[SearchItem, int]] = []
        for number, first, last in self._rows(
            "SELECT id, first, last FROM files WHERE day = ? ORDER BY place", day
        ):
            if self._is_wanted(asked, number):
                rows = self._rows(
                    f"{_HITS} WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? ORDER BY words.rowid",
                    *(asked.question.match, first, last),
                )
                hits += self._items(asked, rows)
            if len(hits) >= limit:
                break
        return hits

    def _sorted(
        self, asked: "_Asked", rows: Iterable[tuple[int, int, bytes]]
    ) -> Iterator[tuple[SearchItem, int]]:
        """Those that are asked for, in order: within a file the ids of rows go from the top."""
        wanted = [row for row in rows if self._is_wanted(asked, row[1])]
        places = {number: self._facts_of(number)[0].newest_first for number in {row[1] for row in wanted}}
        return self._items(asked, sorted(wanted, key=lambda row: (places[row[1]], row[0])))

    def _items(
        self, asked: "_Asked", rows: Iterable[tuple[int, int, bytes]]
    ) -> Iterator[tuple[SearchItem, int]]:
        """Those of the rows that are asked for, with the numbers of their files."""
        for _, number, packed in rows:
            if self._is_wanted(asked, number):
                item = _unpacked(self._facts_of(number)[0], packed)
                if asked.question.exact or matches(item, asked.of_items):
                    yield item, number

    def _is_wanted(self, asked: "_Asked", number: int) -> bool:
        """Whether the items of a file are asked for at all."""
        if number not in asked.wanted:
            facts, is_newest = self._facts_of(number)
            is_asked = all(matches_file(facts, part) for part in asked.of_files)
            asked.wanted[number] = is_asked and (is_newest or asked.every_revision)
        return asked.wanted[number]

    def _counted(self, asked: "_Asked") -> int:
        """All that is asked for."""
        above, below = self._bounds(asked.of_files)
        where = "WHERE words MATCH ? AND words.rowid >= ? AND words.rowid < ?"
        values = (asked.question.match, above, below)
        if asked.question.exact:
            rows = self._rows(
                "SELECT items.file, count(*) FROM words CROSS JOIN items ON items.id = words.rowid "
                f"{where} GROUP BY items.file",
                *values,
            )
            return sum(count for file, count in rows if self._is_wanted(asked, file))
        with closing(self._connection.execute(f"{_HITS} {where}", values)) as found:
            return sum(1 for _ in self._items(asked, found))

    def _changed(self, hits: Iterable[tuple[SearchItem, int]]) -> dict[int, bytes]:
        """The files of hits that are not as they were when they were indexed, by their numbers."""
        files = {
            number: self._rows("SELECT path, sha256 FROM files WHERE id = ?", number)[0]
            for number in {number for _, number in hits}
        }
        return {number: name for number, (name, sha256) in files.items() if _sha256(name) != sha256}

    def _facts_of(self, number: int) -> tuple[BriefFacts, bool]:
        """What is known of a file, and whether it is the newest revision."""
        if number not in self._facts:
            ((facts, place, is_newest),) = self._rows(
                "SELECT facts, place, is_newest FROM files WHERE id = ?", number
            )
            decoded = msgspec.msgpack.decode(facts, type=BriefFacts)
            self._facts[number] = structs.replace(decoded, path=os.fsdecode(place)), bool(is_newest)
        return self._facts[number]

    # --- SQLite -----------------------------------------------------------------------------------

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._file.connection

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement, values).fetchall()

    def _do(self, statement: str, *values: object) -> int:
        return self._connection.execute(statement, values).lastrowid or 0


class _Asked:
    """A query in its parts, and which files it asks for, by their numbers."""

    def __init__(self, query: Query) -> None:
        self.of_files, self.of_items = by_file(query)
        self.question = question_of(self.of_items)
        self.every_revision = asks_for_revisions(query)
        self.wanted: dict[int, bool] = {}


def _by_number(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, the most frequent first."""
    return tuple(name for name, _ in Counter(names).most_common())


def _go_on(_done: int, _all: int) -> bool:
    return True


def _problem(packed: str) -> tuple[str, str]:
    """Where a file cannot be read, and why."""
    return msgspec.json.decode(packed, type=tuple[str, str])


def _packed(item: SearchItem) -> bytes:
    """All of an item but its facts, and but the words of its text. The checksum in it is that of zlib."""
    others = item.line.removeprefix(_begin(item.text))
    packed = msgspec.msgpack.encode(structs.astuple(structs.replace(item, line=others))[1:])
    compressing = zlib.compressobj(_QUICKLY, zdict=_COMMON)
    return compressing.compress(packed) + compressing.flush()


def _unpacked(facts: BriefFacts, packed: bytes) -> SearchItem:
    item = SearchItem(facts, *_ITEM.decode(zlib.decompressobj(zdict=_COMMON).decompress(packed)))
    return structs.replace(item, line=_begin(item.text) + item.line)


def _begin(text: str) -> str:
    """How the words of an item begin: with those of its text."""
    return token_line((text,))[:-1]


def _packed_entry(entry: LibraryEntry) -> bytes:
    return msgspec.msgpack.encode(structs.astuple(entry)[1:])


def _unpacked_entry(path: Path, packed: bytes) -> LibraryEntry:
    return LibraryEntry(path, *_ENTRY.decode(packed))


def _number(day: Day) -> int:
    """`20241016`. Years that have not four digits count as the nearest that have."""
    if not 0 < day[0] <= 9999:
        return _FIRST if day[0] <= 0 else _LAST
    return day[0] * 10_000 + day[1] * 100 + day[2]


def _stamp(path: Path) -> str:
    """Size and time of a file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return "-"
    return f"{found.st_size}:{found.st_mtime_ns}"


def _sha256(name: bytes) -> str:
    """The SHA-256 of a file; empty if it cannot be read."""
    try:
        return hashlib.sha256(read_bytes(Path(os.fsdecode(name)))).hexdigest()
    except BriefError:
        return ""
