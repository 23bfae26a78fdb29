"""The queries at the side of a library: parts of its list, and what was saved, with their counts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct, field
from rich.cells import cell_len
from textual.binding import BindingType
from textual.message import Message

from briefreader.app.binding import bindings
from briefreader.app.content import SPACE, content, empty, heading, parts
from briefreader.app.library.listing import KEPT, Kept
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.list.row_view import MARGIN

if TYPE_CHECKING:
    from briefreader.app.library.counts import Counts
    from briefreader.notes.saved_queries import SavedQuery

SIGN = "★ "
_WIDEST = 44  # cells of a row
_NARROWEST = 12
_ALWAYS: frozenset[Kept] = frozenset({"all", "unread", "contested"})


class SideQueries(Struct, frozen=True):
    """What stands at the side: how many briefs each part of the list has, and the saved queries.

    These are None as long as they were not read.
    """

    shown: Kept = "all"
    briefs: Mapping[Kept, int] = field(default_factory=dict)
    saved: "Sequence[SavedQuery] | None" = None
    counts: "Counts" = field(default_factory=dict)


class QueryList(ItemList):
    """Enter shows the part of the list, or the hits of the query, under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("queries")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._side = SideQueries()
        self._room = 0

    class Dropped(Message):
        """The saved query under the cursor is to be removed."""

    def action_show_query(self) -> None:
        """Show the briefs, or the hits, that the query asks for."""
        self.action_open()

    def action_drop_query(self) -> None:
        """Remove the saved query."""
        self.post_message(self.Dropped())

    def show(self, side: SideQueries) -> None:
        """Show other queries or counts."""
        self._side = side
        self.show_rows(rows_of(list(side_rows(side, self._width))))

    @property
    def _width(self) -> int:
        return min(max(self.drawn_width - MARGIN, _NARROWEST), _WIDEST)

    def on_resize(self) -> None:
        """The counts stand at the right end of the rows."""
        if self._room != self._width:
            self._room = self._width
            self.show(self._side)

    @property
    def part(self) -> Kept | None:
        """The part of the list under the cursor."""
        return next((kept for kept in KEPT if kept == self.key), None)

    @property
    def saved(self) -> "SavedQuery | None":
        """The saved query under the cursor."""
        return next((one for one in self._side.saved or () if _key(one) == self.key), None)


def _key(query: "SavedQuery") -> str:
    return f"{query.folder}/{query.name}"


def side_rows(side: SideQueries, width: int) -> Iterator[Row]:
    """The parts of the list, one's own queries, and those of each colleague under their name."""
    for kept, name in KEPT.items():
        count = side.briefs.get(kept, 0)
        if count or kept in _ALWAYS:
            style = "strong" if kept == side.shown else ""
            yield Row(kept, (_line(name, f"{count:,}", width, style),))
    yield SPACE
    if side.saved is not None and not side.saved:
        yield empty("Search with /, save with Ctrl+s")
    for at, (owner, queries) in enumerate(groupby(side.saved or (), key=lambda one: (one.folder, one.owner))):
        if at:
            yield SPACE
        if owner[1]:
            yield heading(owner[1])
        for one in queries:
            yield _saved_row(one, side.counts, width)


def _saved_row(query: "SavedQuery", counts: "Counts", width: int) -> Row:
    count = counts.get(query)
    blocks = [_line(f"{SIGN}{query.name}", count.hits if count is not None else "", width, "")]
    if count is not None and count.new:
        blocks.append(RowBlock(f"{count.new:,} new", "strong", indent=len(SIGN)))
    return Row(_key(query), tuple(blocks))


def _line(name: str, count: str, width: int, style: str) -> RowBlock:
    """A name, cut if it has to be, and its count at the right end."""
    shown = content(name).truncate(max(width - cell_len(count) - 1, 1), ellipsis=True).plain
    blank = " " * (width - cell_len(shown) - cell_len(count))
    return parts([(shown, style), (blank, ""), (count, style or "muted")])
