"""The index of a library: every item of its briefs, to be found in milliseconds.

SQLite with FTS5, in the cache folder, for its owner alone. It is never the only copy of anything: whatever is
wrong with it, it is thrown away and made anew, or passed over. One process writes; others read what is there.

A row's id is the date of its source times 10^10 plus a number that is used once, so descending ids are the
newest first, and FTS5 stops after as many rows as are wanted. FTS5 holds no text (`content=''`): the words of
a row that goes are made again of what `items` has of it.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from briefreader.library.completion import Values
from briefreader.library.files import Folders, FoundFile, UnreadablePath, revisions_of
from briefreader.library.index_file import IndexFile, refusals
from briefreader.library.index_rows import (
    TABLES,
    VERSION,
    unpacked_entry,
    unpacked_file,
    unpacked_problem,
    unpacked_same_as,
    unpacked_speakers,
)
from briefreader.library.items import Hits, IsUnread, SearchItem, never
from briefreader.library.keeping import IndexKeeper, NoteStamps, Progress, files_of_brief, go_on, sha256_of
from briefreader.library.query import Query, asks_for_dates, asks_for_revisions
from briefreader.library.searching import Search

if TYPE_CHECKING:  # a search needs none of them
    from briefreader.library.catalog import BriefSpeaker, Catalogue, LibraryEntry
    from briefreader.library.reading import Notebooks

SearchItems = tuple[SearchItem, ...]
SameItems = tuple[tuple[str, str], ...]

ALL = 1_000_000_000  # hits
_MANY = 500  # entries of one day that are sorted
_AGAIN = 3  # times that files are read again which change while they are searched


class IndexState(Struct, frozen=True):
    """How many files and items an index holds, and which files differ from it, by path."""

    files: int
    items: int
    size: int  # bytes
    changed: tuple[str, ...]


class LibraryIndex:
    """The index of some folders. Everything here waits for the disk, and belongs to one thread.

    `note_stamps` tell which notes have changed, `is_unread` which revisions were never opened. Raises
    IndexUnavailableError.
    """

    def __init__(
        self,
        file: Path,
        folders: Folders,
        notebooks: "Notebooks",
        note_stamps: NoteStamps,
        is_unread: IsUnread = never,
    ) -> None:
        self._file = IndexFile(file, TABLES, VERSION)
        self._keeper = IndexKeeper(self._file, folders, notebooks, note_stamps)
        self._is_unread = is_unread
        self._complete = False

    def close(self) -> None:
        """Leave the file."""
        self._file.close()

    def refresh(self, progress: Progress = go_on) -> bool:
        """Read what has changed; whether all of it was.

        Not if `progress` says so, or another process is writing: then what it has written counts.
        """
        with refusals():
            self._complete = self._keeper.refresh(progress)
            return self._complete

    def search(self, query: Query, limit: int, *, is_counted: bool = True) -> Hits:
        """The newest hits. The files of those that are given are as they were when they were indexed.

        Unless `is_counted`, there is a total only where there are no more hits than these.
        """
        with refusals():
            for _ in range(_AGAIN):
                with self._snapshot():
                    found, total = Search(self._file, query, self._is_unread).newest(
                        limit, is_counted=is_counted
                    )
                    changed = self._changed(found)
                    unreadable = self._unreadable()
                    undated = self._undated(query) if asks_for_dates(query) else 0
                if not changed or not self._keeper.read_again(changed.values()):
                    break
            return Hits(
                tuple(hit for hit, number in found if number not in changed),
                total,
                unreadable,
                self._complete and not changed,
                undated,
            )

    def items(self, query: Query, limit: int, *, is_counted: bool = False) -> tuple[SearchItems, int | None]:
        """The newest hits as they were when they were indexed, and how many there are, as with `search`."""
        with refusals(), self._snapshot():
            found, total = Search(self._file, query, self._is_unread).newest(limit, is_counted=is_counted)
            return tuple(hit for hit, _ in found), total

    def items_in(self, brief_ids: Iterable[str], query: Query) -> SearchItems:
        """All hits in the briefs that have one of these ids, as they were when they were indexed."""
        with refusals(), self._snapshot():
            rows = (
                self._file.rows("SELECT id FROM files WHERE brief = ?", brief_id) for brief_id in brief_ids
            )
            numbers = frozenset(number for found in rows for (number,) in found)
            found, _ = Search(self._file, query, self._is_unread, numbers).newest(ALL, is_counted=False)
            return tuple(hit for hit, _ in found)

    def files(self, query: Query) -> tuple[FoundFile, ...]:
        """The files with hits in the order of hits, of each brief the newest that has any.

        They are told as they were when they were indexed.
        """
        with refusals(), self._snapshot():
            rows = [
                self._file.rows("SELECT path, sha256, brief FROM files WHERE id = ?", number)[0]
                for number in Search(self._file, query, self._is_unread).files()
            ]
            newest = self._newest({name for name, _, _ in rows}, {brief for _, _, brief in rows})
            return tuple(
                FoundFile(Path(os.fsdecode(name)), sha256) for name, sha256, _ in rows if name in newest
            )

    def catalogue(self) -> "Catalogue":
        """The list of briefs, as they were when they were indexed."""
        from briefreader.library.catalog import Catalogue, in_order

        with refusals(), self._snapshot():
            rows = self._file.rows("SELECT path, entry FROM files WHERE is_newest")
            entries = (unpacked_entry(Path(os.fsdecode(name)), packed) for name, packed in rows)
            return Catalogue(in_order(entries), self._unreadable())

    def newest(self, brief_ids: Iterable[str]) -> "tuple[LibraryEntry, ...]":
        """The newest revisions of the briefs that have one of these ids."""
        with refusals(), self._snapshot():
            return tuple(
                unpacked_entry(Path(os.fsdecode(name)), packed)
                for brief_id in brief_ids
                for name, packed in self._file.rows(
                    "SELECT path, entry FROM files WHERE brief = ? AND is_newest ORDER BY path", brief_id
                )
            )

    def top(self, count: int) -> "tuple[LibraryEntry, ...]":
        """The first of the catalogue, so many or all of the last day of these, without a look at the others.

        Of a day with very many not all are known, and so their order may be another one.
        """
        from briefreader.library.catalog import in_order

        day = "SELECT day FROM files WHERE is_newest ORDER BY day DESC LIMIT 1 OFFSET ?"
        with refusals(), self._snapshot():
            rows = self._file.rows(
                "SELECT path, entry FROM files WHERE is_newest "
                f"AND day >= coalesce(({day}), 0) ORDER BY day DESC LIMIT ?",
                *(count - 1, _MANY),
            )
            return in_order(unpacked_entry(Path(os.fsdecode(name)), packed) for name, packed in rows)

    def catalogue_stamp(self) -> tuple[int, ...]:
        """Differs from an earlier one if the catalogue does."""
        with refusals(), self._snapshot():
            ((*stamp,),) = self._file.rows(
                "SELECT (SELECT next FROM numbers), count(*), sum(id), "
                "(SELECT count(*) FROM files WHERE problem IS NOT NULL) FROM files"
            )
            return tuple(stamp)

    def same_as(self) -> tuple[tuple[str, SameItems], ...]:
        """The ids of the briefs that call items the same, with these items in pairs."""
        with refusals():
            rows = self._file.rows(
                "SELECT brief, same_as FROM files WHERE same_as IS NOT NULL AND is_newest ORDER BY id"
            )
            return tuple((brief, unpacked_same_as(packed)) for brief, packed in rows)

    def revisions(self, brief_id: str) -> tuple[tuple[Path, ...], ...]:
        """The files of each brief that has this id, the oldest first."""
        with refusals():
            found = revisions_of(files_of_brief(self._file, brief_id))
            return tuple(one.oldest_first for one in found)

    def people(self, brief_ids: Iterable[str] = ()) -> "tuple[BriefSpeaker, ...]":
        """The speakers of the newest revisions, by path; of some briefs, if these are named."""
        from briefreader.library.catalog import BriefSpeaker

        asked = "SELECT file, speakers FROM files WHERE is_newest"
        with refusals():
            rows = [row for one in brief_ids for row in self._file.rows(f"{asked} AND brief = ?", one)]
            rows = rows or self._file.rows(f"{asked} ORDER BY path")
            return tuple(
                BriefSpeaker(file.brief_id, path, file.date, speaker)
                for packed, speakers in rows
                for file in (unpacked_file(packed),)
                for path in (file.path,)
                for speaker in unpacked_speakers(speakers)
            )

    def values(self) -> Values:
        """What queries may ask for: names of speakers and publications, those of most briefs first."""
        with refusals():
            rows = self._file.rows("SELECT file, speakers FROM files WHERE problem IS NULL")
            speakers = [one for _, packed in rows for one in unpacked_speakers(packed)]
            files = [unpacked_file(packed) for packed, _ in rows]
        return {
            "speaker": _by_number(one.name for one in speakers if one.type != "none"),
            "source": _by_number(file.publication for file in files if file.publication),
        }

    def state(self, *, by_hash: bool) -> IndexState:
        """How it stands to the files: by their sizes and times, or `by_hash`, which reads every file."""
        with refusals():
            gone, new = self._keeper.changes()
            changed = {*gone, *new}
            if by_hash:
                hashes = self._file.rows("SELECT path, sha256 FROM files WHERE problem IS NULL")
                changed |= {name for name, sha256 in hashes if sha256_of(name) != sha256}
            ((files,),) = self._file.rows("SELECT count(*) FROM files")
            ((items,),) = self._file.rows("SELECT coalesce(sum(last - first + 1), 0) FROM files")
            ((pages,),) = self._file.rows("PRAGMA page_count")
            ((page,),) = self._file.rows("PRAGMA page_size")
            return IndexState(files, items, pages * page, tuple(map(os.fsdecode, sorted(changed))))

    def _newest(self, names: set[bytes], brief_ids: Iterable[str]) -> set[bytes]:
        """Of the files of each brief the newest of those that are named."""
        briefs = (one for brief_id in brief_ids for one in revisions_of(files_of_brief(self._file, brief_id)))
        named = ([file.name for file in one.files if file.name in names] for one in briefs)
        return {files[0] for files in named if files}

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """What is read together is of one moment, whoever writes."""
        self._file.do("BEGIN")
        with self._file.connection:
            yield

    def _unreadable(self) -> tuple[UnreadablePath, ...]:
        """What cannot be read, by path."""
        rows = self._file.rows("SELECT path, problem FROM files WHERE problem IS NOT NULL")
        found = (unpacked_problem(Path(os.fsdecode(name)), problem) for name, problem in rows)
        return tuple(sorted((*found, *self._keeper.refused), key=lambda one: one.path))

    def _undated(self, query: Query) -> int:
        """The briefs without a date of those that are searched."""
        which = "" if asks_for_revisions(query) else "AND is_newest"
        ((count,),) = self._file.rows(f"SELECT count(*) FROM files WHERE day = 0 AND first <= last {which}")
        return int(count)

    def _changed(self, hits: Iterable[tuple[SearchItem, int]]) -> dict[int, bytes]:
        """The files of hits that are not as they were when they were indexed, by their numbers."""
        files = {
            number: self._file.rows("SELECT path, sha256 FROM files WHERE id = ?", number)[0]
            for number in {number for _, number in hits}
        }
        return {number: name for number, (name, sha256) in files.items() if sha256_of(name) != sha256}


def _by_number(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, the most frequent first."""
    return tuple(name for name, _ in Counter(names).most_common())
