"""Searching an index: a query, asked of what stands in it at one moment."""

import os
from collections.abc import Container, Iterable, Iterator
from contextlib import closing
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from briefreader.library.index_file import IndexFile
from briefreader.library.index_rows import DAY, FIRST, LAST, ItemsOfBrief, day_number, items_of_file
from briefreader.library.items import BriefFacts, IsUnread, SearchItem, never
from briefreader.library.matching import matches, matches_file
from briefreader.library.query import (
    EVERY_REVISION,
    Dates,
    Or,
    Phrase,
    Query,
    asks_for_revisions,
    asks_for_unread,
    by_file,
    with_leaves,
)
from briefreader.library.terms import question_of

_MANY = 500  # hits of one day that are sorted; of a day with more, file after file is asked
_ENDINGS = 250  # words of which the beginning is asked for that are asked for one by one
_FEW = 1_000  # files that are asked one by one which of the rows are theirs
_ROWS = "FROM words WHERE words MATCH ? AND rowid >= ? AND rowid < ?"
_LAST_CHARACTER = "\U0010ffff"

Found = tuple[SearchItem, int]  # a hit and the number of its file


class _File(Struct, frozen=True):
    """A file and the ids of its rows."""

    number: int
    first: int
    last: int
    place: bytes
    is_newest: bool


class Search:
    """One query. Everything that is asked of it belongs into one transaction.

    `is_unread` tells which revisions were never opened. With `numbers`, only these files are searched.
    """

    def __init__(
        self, file: IndexFile, query: Query, is_unread: IsUnread, numbers: Container[int] | None = None
    ) -> None:
        self._file = file
        self._numbers = numbers
        self._is_unread = is_unread if asks_for_unread(query) else never
        of_files, self._of_items = by_file(query)
        self._of_files = [part for part in of_files if part != EVERY_REVISION]
        self._question = question_of(with_leaves(self._of_items, self._whole))
        self._every_revision = asks_for_revisions(query)
        self._briefs: dict[int, ItemsOfBrief] = {}
        self._wanted: dict[int, bool] = {}

    def newest(self, limit: int, *, is_counted: bool) -> tuple[list[Found], int | None]:
        """The first hits with the numbers of their files, and the number of all.

        Unless `is_counted`, there is such a number only where there are no more hits than these.
        """
        above, below = self._bounds()
        hits: list[Found] = []
        while len(hits) <= limit and above < below:
            rows = [*self._rows(above, below, f"LIMIT {_MANY + 1}")]
            last = rows[-1] // DAY if len(rows) > _MANY else -1  # the day that may have more
            whole = [row for row in rows if row // DAY > last]
            hits += islice(self._sorted(whole), limit + 1 - len(hits))
            if last < 0:
                break
            below = (last + 1) * DAY
            if not whole:
                hits += islice(self._of_day(last), limit + 1 - len(hits))
                below = last * DAY
        if len(hits) <= limit:
            return hits, len(hits)
        return hits[:limit], self._count() if is_counted else None

    def files(self) -> list[int]:
        """The numbers of all files with hits, in the order of hits."""
        hits = self._grouped(self._rows(*self._bounds()))
        is_exact = self._question.exact
        found = [file for file, rows in hits if is_exact or next(self._items(file, rows), None)]
        return [file.number for file in sorted(found, key=lambda file: self._facts_of(file).newest_first)]

    def _whole(self, leaf: Query) -> Query:
        """The words that begin as is asked for: of one that is only begun FTS5 sorts all rows first."""
        if not (isinstance(leaf, Phrase) and leaf.prefix):
            return leaf
        *before, begun = leaf.tokens
        words = self._file.rows(
            "SELECT word FROM dictionary WHERE word >= ? AND word < ? LIMIT ?",
            *(begun, f"{begun}{_LAST_CHARACTER}", _ENDINGS + 1),
        )
        few = 0 < len(words) <= _ENDINGS
        return Or(tuple(Phrase((*before, word)) for (word,) in words)) if few else leaf

    def _count(self) -> int:
        """The number of all hits."""
        above, below = self._bounds()
        if not self._question.exact:
            hits = self._grouped(self._rows(above, below))
            return sum(1 for file, rows in hits for _ in self._items(file, rows))
        if len(unwanted := self._unwanted(above, below)) > _FEW:
            return sum(len(rows) for _, rows in self._grouped(self._rows(above, below)))
        ranges = ((file.first, file.last + 1) for file in unwanted)
        return self._number(above, below) - sum(self._number(first, end) for first, end in ranges)

    def _number(self, above: int, below: int) -> int:
        ((count,),) = self._file.rows(f"SELECT count(*) {_ROWS}", self._question.match, above, below)
        return int(count)

    def _unwanted(self, above: int, below: int) -> list[_File]:
        """The files whose rows are not asked for."""
        if self._every_revision and not self._of_files:
            return []
        where = "first >= ? AND last < ? AND first <= last"
        where += "" if self._of_files else " AND NOT is_newest"
        return [file for file in self._known(where, above, below) if not self._is_wanted(file)]

    def _rows(self, above: int, below: int, limit: str = "") -> Iterator[int]:
        """The ids of rows, from the greatest down."""
        statement = f"SELECT rowid {_ROWS} ORDER BY rowid DESC {limit}"
        with closing(self._file.connection.execute(statement, (self._question.match, above, below))) as found:
            for (row,) in found:
                yield row

    def _known(self, where: str, *values: object) -> Iterator[_File]:
        rows = self._file.rows(f"SELECT id, first, last, place, is_newest FROM files WHERE {where}", *values)
        return (_File(*row) for row in rows)

    def _bounds(self) -> tuple[int, int]:
        """The least id of a row that can be a hit, and one above the greatest."""
        above, below = 0, (LAST + 1) * DAY
        for part in self._of_files:
            if isinstance(part, Dates):
                ((first, last),) = self._file.rows(
                    "SELECT min(first), max(last) FROM files WHERE earliest <= ? AND latest >= ?",
                    *(day_number(part.days.latest), day_number(part.days.earliest)),
                )
                if first is None:
                    return 0, 0
                above, below = max(above, first), min(below, last + 1)
        return above, below

    def _of_day(self, day: int) -> Iterator[Found]:
        """The hits of a day that has many."""
        if day in (FIRST, LAST):  # days of many years, which their number does not tell apart
            yield from self._sorted(self._rows(day * DAY, (day + 1) * DAY))
            return
        for file in self._known("day = ? ORDER BY place", day):
            if self._is_wanted(file):
                yield from self._items(file, self._rows(file.first, file.last + 1))

    def _sorted(self, rows: Iterable[int]) -> Iterator[Found]:
        """The hits of whole days, in order."""
        for file, found in sorted(self._grouped(rows), key=lambda one: self._order(one[0])):
            yield from self._items(file, found)

    def _order(self, file: _File) -> tuple[object, ...]:
        """What files are sorted by: as their facts are, from the newest day on."""
        day = file.first // DAY
        return (-day, self._facts_of(file).newest_first if day in (FIRST, LAST) else file.place)

    def _grouped(self, rows: Iterable[int]) -> Iterator[tuple[_File, list[int]]]:
        """Rows that go down, by the files whose rows are asked for."""
        file: _File | None = None
        found: list[int] = []
        for row in rows:
            if file is None or row < file.first:
                if file is not None and self._is_wanted(file):
                    yield file, found
                file = next(self._known("first <= ? AND last >= ? ORDER BY first DESC LIMIT 1", row, row))
                found = []
            found.append(row)
        if file is not None and self._is_wanted(file):
            yield file, found

    def _items(self, file: _File, rows: Iterable[int]) -> Iterator[Found]:
        """The hits among some rows of a file, from its top."""
        for row in sorted(rows):
            ((packed,),) = self._file.rows("SELECT item FROM items WHERE id = ?", row)
            item = self._items_of(file).unpacked(packed)
            if self._question.exact or matches(item, self._of_items):
                yield item, file.number

    def _is_wanted(self, file: _File) -> bool:
        """Whether the items of a file are asked for at all."""
        if self._numbers is not None and file.number not in self._numbers:
            return False
        if not (file.is_newest or self._every_revision):
            return False
        if file.number not in self._wanted:
            self._wanted[file.number] = not self._of_files or all(
                matches_file(self._facts_of(file), part) for part in self._of_files
            )
        return self._wanted[file.number]

    def _facts_of(self, file: _File) -> BriefFacts:
        return self._items_of(file).facts

    def _items_of(self, file: _File) -> ItemsOfBrief:
        """What all items of a file have from its brief."""
        if file.number not in self._briefs:
            found = items_of_file(self._file, file.number)
            found.facts = replace(
                found.facts, path=os.fsdecode(file.place), is_unread=self._is_unread(found.facts)
            )
            self._briefs[file.number] = found
        return self._briefs[file.number]
