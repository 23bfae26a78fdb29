"""How many hits each saved query of a library has, and how many of them are new since it was opened."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from briefreader.environment import Environment
from briefreader.library.query import QuerySyntaxError
from briefreader.notes import StoreError
from briefreader.notes.saved_queries import SavedQuery
from briefreader.notes.seen_hits import MOST_HITS, count_new, hit_mark, query_key

if TYPE_CHECKING:
    from briefreader.many_briefs import Library


class QueryCount(Struct, frozen=True):
    """Of one query: the hits that the index knows, `1,000+` where there are more; how many were not seen."""

    hits: str
    new: int = 0


UNCLEAR = QueryCount("?")  # a query that cannot be read


class QueryCounts:
    """The saved queries of one library, counted. Everything here waits for the disk."""

    def __init__(self, library: "Library", environment: Environment, where: str) -> None:
        self._library = library
        self._seen = environment.state.seen
        self._where = where

    def count(
        self, queries: Iterable[SavedQuery], goes_on: Callable[[], bool]
    ) -> Iterator[tuple[SavedQuery, QueryCount]]:
        """Each query with its count, as far as there is an index.

        One's own counts as opened when it is counted first: its hits were seen when it was saved.
        """
        seen = self._seen.all()
        for one in queries:
            if not goes_on():
                return
            try:
                marks, more = self._marks(one)
            except QuerySyntaxError:
                yield one, UNCLEAR
                continue
            if marks is None:
                return
            before = seen.get(self._key(one))
            if before is None and not one.owner:
                self._keep(one, marks)
            told = f"{len(marks):,}{'+' if more else ''}"
            yield one, QueryCount(told, count_new(marks, before) if before is not None else 0)

    def open(self, query: SavedQuery) -> None:
        """Keep that the hits of a query are seen."""
        with suppress(QuerySyntaxError):
            marks, _ = self._marks(query)
            if marks is not None:
                self._keep(query, marks)

    def _keep(self, query: SavedQuery, marks: Iterable[str]) -> None:
        with suppress(StoreError):  # only a convenience is lost
            self._seen.keep(self._key(query), marks)

    def _marks(self, query: SavedQuery) -> tuple[list[str] | None, bool]:
        """The marks of the newest hits, None without an index; whether there are more.

        Raises QuerySyntaxError.
        """
        found = self._library.find_indexed(self._library.parse(query.query), MOST_HITS)
        if found is None:
            return None, False
        return [hit_mark(hit.facts.brief, hit.item) for hit in found.hits], found.total is None

    def _key(self, query: SavedQuery) -> str:
        return query_key(self._where, query.folder, query.name)


Counts = Mapping[SavedQuery, QueryCount]
