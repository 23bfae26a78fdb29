"""Searching an index: a query, asked of what stands in it at one moment."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice

from msgspec.structs import replace

from briefreader.library.index_file import IndexFile
from briefreader.library.index_rows import DAY, FIRST, LAST, day_number, facts_of_file, unpacked_item
from briefreader.library.items import BriefFacts, IsUnread, SearchItem
from briefreader.library.matching import matches, matches_file
from briefreader.library.query import Dates, Query, asks_for_revisions, by_file
from briefreader.library.terms import question_of

_MANY = 500  # hits of one day that are sorted; of a day with more, file after file is asked
_ROWS = "FROM words CROSS JOIN items ON items.id = words.rowid"
_HITS = f"SELECT items.id, items.file, items.item {_ROWS}"
_BETWEEN = "WHERE words MATCH ? AND words.rowid >= ? AND words.rowid < ?"

_Row = tuple[int, int, bytes]  # the id of an item's row, the number of its file, the item packed


class Search:
    """One query. Everything that is asked of it belongs into one transaction."""

    def __init__(self, file: IndexFile, query: Query, is_unread: IsUnread) -> None:
        self._file = file
        self._is_unread = is_unread
        self._of_files, self._of_items = by_file(query)
        self._question = question_of(self._of_items)
        self._every_revision = asks_for_revisions(query)
        self._facts: dict[int, tuple[BriefFacts, bool]] = {}
        self._wanted: dict[int, bool] = {}

    def newest(self, limit: int, *, is_counted: bool) -> tuple[list[tuple[SearchItem, int]], int | None]:
        """The first hits with the numbers of their files, and the number of all.

        Unless `is_counted`, there is such a number only where there are no more hits than these.
        """
        above, below = self._bounds()
        hits: list[tuple[SearchItem, int]] = []
        while len(hits) <= limit and above < below:
            rows = self._file.rows(
                f"{_HITS} {_BETWEEN} ORDER BY words.rowid DESC LIMIT {_MANY + 1}",
                *(self._question.match, above, below),
            )
            if len(rows) <= _MANY:
                hits += islice(self._sorted(rows), limit + 1 - len(hits))
                break
            last = rows[-1][0] // DAY  # the day that may have more
            if whole := [row for row in rows if row[0] // DAY > last]:
                hits += islice(self._sorted(whole), limit + 1 - len(hits))
                below = (last + 1) * DAY
            else:
                hits += self._of_day(last, limit + 1 - len(hits))
                below = last * DAY
        if len(hits) <= limit:
            return hits, len(hits)
        return hits[:limit], self._count() if is_counted else None

    def files(self) -> list[int]:
        """The numbers of all files with hits, in the order of hits."""
        asked = (self._question.match, *self._bounds())
        if self._question.exact:
            rows = self._file.rows(
                f"SELECT DISTINCT items.file {_ROWS} {_BETWEEN}",
                *asked,
            )
            found = {number for (number,) in rows if self._is_wanted(number)}
        else:
            found = {number for _, number in self._all(asked)}
        return sorted(found, key=lambda number: self._facts_of(number)[0].newest_first)

    def _count(self) -> int:
        """The number of all hits."""
        asked = (self._question.match, *self._bounds())
        if self._question.exact:
            rows = self._file.rows(
                f"SELECT items.file, count(*) {_ROWS} {_BETWEEN} GROUP BY items.file",
                *asked,
            )
            return sum(count for number, count in rows if self._is_wanted(number))
        return sum(1 for _ in self._all(asked))

    def _all(self, asked: tuple[str, int, int]) -> Iterator[tuple[SearchItem, int]]:
        with closing(self._file.connection.execute(f"{_HITS} {_BETWEEN}", asked)) as found:
            yield from self._items(found)

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

    def _of_day(self, day: int, limit: int) -> list[tuple[SearchItem, int]]:
        """The first hits of a day that has many."""
        if day in (FIRST, LAST):  # days of many years, which their number does not tell apart
            rows = self._file.rows(
                f"{_HITS} WHERE words MATCH ? AND words.rowid BETWEEN ? AND ?",
                *(self._question.match, day * DAY, (day + 1) * DAY - 1),
            )
            return [*islice(self._sorted(rows), limit)]
        hits: list[tuple[SearchItem, int]] = []
        for number, first, last in self._file.rows(
            "SELECT id, first, last FROM files WHERE day = ? ORDER BY place", day
        ):
            if self._is_wanted(number):
                rows = self._file.rows(
                    f"{_HITS} WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? ORDER BY words.rowid",
                    *(self._question.match, first, last),
                )
                hits += self._items(rows)
            if len(hits) >= limit:
                break
        return hits

    def _sorted(self, rows: Iterable[_Row]) -> Iterator[tuple[SearchItem, int]]:
        """Those that are asked for, in order: within a file the ids of rows go from the top."""
        wanted = [row for row in rows if self._is_wanted(row[1])]
        places = {number: self._facts_of(number)[0].newest_first for number in {row[1] for row in wanted}}
        return self._items(sorted(wanted, key=lambda row: (places[row[1]], row[0])))

    def _items(self, rows: Iterable[_Row]) -> Iterator[tuple[SearchItem, int]]:
        """Those of the rows that are asked for, with the numbers of their files."""
        for _, number, packed in rows:
            if self._is_wanted(number):
                item = unpacked_item(self._facts_of(number)[0], packed)
                if self._question.exact or matches(item, self._of_items):
                    yield item, number

    def _is_wanted(self, number: int) -> bool:
        """Whether the items of a file are asked for at all."""
        if number not in self._wanted:
            facts, is_newest = self._facts_of(number)
            is_asked = all(matches_file(facts, part) for part in self._of_files)
            self._wanted[number] = is_asked and (is_newest or self._every_revision)
        return self._wanted[number]

    def _facts_of(self, number: int) -> tuple[BriefFacts, bool]:
        """What is known of a file, and whether it is the newest revision."""
        if number not in self._facts:
            facts, is_newest = facts_of_file(self._file, number)
            self._facts[number] = replace(facts, is_unread=self._is_unread(facts)), is_newest
        return self._facts[number]
