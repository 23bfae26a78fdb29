"""The list of hits, of which several can be selected."""

from collections.abc import Mapping

from textual.message import Message

from briefreader.app.library.hit_rows import hit_row
from briefreader.app.rows import Row, Rows, no_rows, rows_of
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.library.items import SearchItem

ChosenHits = tuple[SearchItem, ...]


class HitList(ItemList):
    """Shows hits, or rows that tell something else; cursor and selection stay on the hits of a query."""

    class SelectionChanged(Message):
        """Others are selected than before."""

    found: Mapping[str, SearchItem] = {}

    def show_hits(self, hits: Mapping[str, SearchItem], reviewer: str, *, from_top: bool) -> None:
        """Show hits by their keys, as a reviewer sees them; those of another query `from_top`."""
        self.found = hits
        self._select(self.chosen & hits.keys())
        self.show_rows(
            Rows(
                [*hits.items()],
                key=lambda one: one[0],
                row=lambda one: hit_row(one[0], one[1], reviewer),
                words=lambda one: one[1].text,
            ),
            from_top=from_top,
        )

    def show_others(self, rows: list[Row]) -> None:
        """Show rows that are no hits."""
        self.found = {}
        self._select(frozenset())
        self.show_rows(rows_of(rows) if rows else no_rows())

    @property
    def in_use(self) -> ChosenHits:
        """The selected hits in their order, else the one under the cursor."""
        return tuple(self.found[key] for key in self.selected if key in self.found)

    @property
    def under_cursor(self) -> ChosenHits:
        """The hit under the cursor, if there is one."""
        return (self.found[self.key],) if self.key in self.found else ()

    def select_here(self) -> None:
        """Select the hit, or no longer; then on to the next."""
        if self.key in self.found:
            self._select(self.chosen ^ {self.key})
            self.action_down()

    def select_all(self) -> None:
        """Select all hits, or none if all are."""
        every = frozenset(self.found)
        self._select(frozenset() if self.chosen == every else every)

    def end_selection(self) -> bool:
        """Select nothing any more; whether anything was."""
        had = bool(self.chosen)
        self._select(frozenset())
        return had

    def _select(self, keys: frozenset[str]) -> None:
        if keys != self.chosen:
            self.choose(keys)
            self.post_message(self.SelectionChanged())
