"""What a list shows, before it is drawn: rows of blocks of words, with styles by name."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len

from briefreader.app.wrapping import Extent, wrap, wrap_after
from briefreader.base.normalise import for_search

ListItem = TypeVar("ListItem")

FEW = 2_000  # rows that are made ready for finding within a key
_FEWEST_CELLS = 24  # of words beside chips, which otherwise have a line of their own
APART = "\0"  # between the parts of a row's words, so that no match reaches from one into the next


Chip = tuple[str, str]  # a state in a word or two, and the style of its ground


class Styled(Struct, frozen=True):
    """A stretch of a block's words in a style of its own; offsets in characters."""

    start: int
    end: int
    style: str


class RowBlock(Struct, frozen=True):
    """Words wrapped together, behind a gutter that is as wide as `indent`.

    `gutter` stands before the first line, `rest` before all others, which are `hanging` cells further in.
    """

    words: str
    style: str = ""
    gutter: str = ""
    gutter_style: str = ""
    indent: int = 0
    styled: tuple[Styled, ...] = ()
    rest: str = ""
    hanging: int = 0

    def lines(self, width: int, taken: int = 0) -> tuple[Extent, ...]:
        """The lines at `width` cells, of which the first has `taken` less."""
        room = width - self.indent
        if not taken and not self.hanging:
            return wrap(self.words, room)
        return wrap_after(self.words, room - taken, room - self.hanging)


class Row(Struct, frozen=True):
    """One entry of a list. A row without a key (a heading, a space) cannot be selected.

    Its `chips` stand at the end of the first line, below those of the rows above.
    """

    key: str
    blocks: tuple[RowBlock, ...]
    chips: tuple[Chip, ...] = ()

    def chip_cells(self, width: int) -> int:
        """The cells of the first line that the chips take, with what keeps them apart from the words."""
        if not self.chips:
            return 0
        taken = sum(cell_len(state) + 3 for state, _ in self.chips)
        return taken if width - taken - self.blocks[0].indent >= _FEWEST_CELLS else 0

    def height(self, width: int) -> int:
        """Lines taken at `width` cells."""
        taken = self.chip_cells(width)
        own_line = bool(self.chips) and not taken
        return own_line + sum(
            len(block.lines(width, 0 if at else taken)) for at, block in enumerate(self.blocks)
        )


def inset(row: Row, gutter: str) -> Row:
    """A row behind another gutter, which stands before its first line."""
    blank = " " * len(gutter)
    blocks = (
        replace(
            block,
            gutter=f"{blank if at else gutter}{block.gutter}",
            gutter_style=block.gutter_style or "muted",
            indent=block.indent + len(gutter),
            rest=f"{blank}{block.rest}" if block.rest else "",
        )
        for at, block in enumerate(row.blocks)
    )
    return Row(row.key, tuple(blocks), row.chips)


class Rows(Generic[ListItem]):
    """A sequence of rows, each built when it is looked at.

    `headed`: a row that begins a group is its heading, which stays in sight while its items scroll.
    """

    def __init__(  # noqa: PLR0913 - how entries become rows
        self,
        entries: Sequence[ListItem],
        key: Callable[[ListItem], str],
        row: Callable[[ListItem], Row],
        words: Callable[[ListItem], str],
        group: Callable[[ListItem], bool] = lambda _: False,
        *,
        headed: bool = False,
    ) -> None:
        self.entries = entries
        self._key = key
        self._row = row
        self._words = words
        self._group = group
        self._headed = headed
        self._searched: list[str] | None = None  # as large as the words themselves: made when it is needed

    def __len__(self) -> int:
        return len(self.entries)

    def row(self, index: int) -> Row:
        """The row at `index`, drawn anew."""
        return self._row(self.entries[index])

    @cached_property
    def keys(self) -> Sequence[str]:
        """The key of each row; "" where it cannot be selected."""
        return [self._key(entry) for entry in self.entries]

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each key stands first."""
        index = dict(zip(self.keys, range(len(self.keys)), strict=True))
        if len(index) == len(self.keys) - max(self.keys.count("") - 1, 0):  # no key stands twice
            index.pop("", None)
            return index
        index.clear()
        for position, key in enumerate(self.keys):
            if key:
                index.setdefault(key, position)
        return index

    @property
    def searched(self) -> Sequence[str]:
        """The words of each row, as they are searched."""
        if self._searched is None:
            self.prepare()
        return self._searched or ()

    @property
    def is_prepared(self) -> bool:
        """Whether finding can begin at once."""
        return self._searched is not None or len(self) <= FEW

    def prepare(self, pause: Callable[[], None] = lambda: None) -> None:
        """Make ready for finding; many rows take long, in a thread that pauses between them."""
        searched = []
        for entry in self.entries:
            pause()
            searched.append(for_search(self._words(entry)))
        self._searched = searched

    def begins_group(self, index: int) -> bool:
        """Whether the row at `index` begins a speaker, date or paragraph group."""
        return self._group(self.entries[index])

    def heading_of(self, index: int) -> int:
        """The heading of the group that the row at `index` belongs to, or is; -1 if there is none."""
        at = bisect_right(self._headings, index) - 1
        return self._headings[at] if at >= 0 else -1

    @cached_property
    def _headings(self) -> Sequence[int]:
        if not self._headed:
            return ()
        return [at for at, entry in enumerate(self.entries) if self._group(entry)]

    # Which rows can be selected

    def nearest(self, index: int) -> int:
        """The nearest row at or around `index` that can be selected; -1 if there is none."""
        below = self.step(index - 1, 1)
        return below if below < len(self) else self.step(min(index, len(self)), -1)

    def nearest_above(self, index: int) -> int:
        """The nearest row at or above `index` that can be selected, else below; -1 if there is none."""
        above = self.step(index + 1, -1)
        return above if above >= 0 else self.nearest(index)

    def step(self, index: int, direction: int) -> int:
        """The next row from `index` on that can be selected; outside of the rows if there is none."""
        keys, at = self.keys, index + direction
        while 0 <= at < len(keys) and not keys[at]:
            at += direction
        return at


def no_rows() -> Rows[Row]:
    """An empty list."""
    return rows_of(())


def rows_of(rows: Sequence[Row]) -> Rows[Row]:
    """Rows that are few enough to be built beforehand."""
    return Rows(
        rows,
        key=lambda row: row.key,
        row=lambda row: row,
        words=lambda row: APART.join(block.words for block in row.blocks),
        group=lambda row: not row.key,
    )
