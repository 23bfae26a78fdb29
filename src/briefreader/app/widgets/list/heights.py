"""Where the rows of a long list stand, measuring only those that have been near the view."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

STRETCH = 8  # rows measured together
SAMPLE = 8  # stretches that tell the mean of a long list, and are all of a short one


class Heights:
    """Line numbers of rows. Stretches that were never looked at count with the mean height.

    `measure` gives the height of one row. `total` and positions change as stretches are measured;
    `first_line` and `row_at` are exact for the stretch they name at the time of the call. At the beginning
    only the first stretch is measured: a view is drawn sooner than its bar has to be exact.
    """

    def __init__(self, count: int, measure: Callable[[int], int]) -> None:
        self._count = count
        self._measure = measure
        self._rows: dict[int, list[int]] = {}
        self._lines = [0] * -(-count // STRETCH)
        self._starts: list[int] = []
        self._guess_from(1)

    @property
    def total(self) -> int:
        """Lines of the whole list, as far as is known."""
        return self._starts[-1]

    def first_line(self, row: int) -> int:
        """The line on which `row` begins."""
        stretch, within = divmod(row, STRETCH)
        return self._starts_of(stretch) + sum(self._rows[stretch][:within])

    def height(self, row: int) -> int:
        """The lines of `row`."""
        stretch, within = divmod(row, STRETCH)
        return self._exact(stretch)[within]

    def row_at(self, line: int) -> tuple[int, int]:
        """The row that stands on `line`, and which of its lines that is."""
        stretch = min(max(bisect_right(self._starts, line) - 1, 0), len(self._lines) - 1)
        rest = line - self._starts_of(stretch)
        rows = self._rows[stretch]
        for within, height in enumerate(rows):
            if rest < height:
                return stretch * STRETCH + within, max(rest, 0)
            rest -= height
        last = len(rows) - 1
        return stretch * STRETCH + last, max(rows[last] - 1, 0)

    def sample(self) -> int:
        """Measure as many stretches as tell the mean, and guess anew; the lines by which `total` changed."""
        before = self.total
        self._guess_from(SAMPLE)
        return self.total - before

    def settle(self, first: int, last: int) -> int:
        """Measure all stretches between two lines; the lines that came in before `first`."""
        moved = 0
        while True:
            stretch = self._unknown_between(first + moved, last + moved)
            if stretch is None:
                return moved
            start = self._starts[stretch]
            change = self._settle_stretch(stretch)
            if start < first + moved:
                moved += change

    def remeasure(self, row: int) -> None:
        """Measure one row again, because what it shows has changed."""
        stretch, within = divmod(row, STRETCH)
        if stretch in self._rows:
            self._rows[stretch][within] = self._measure(row)
            self._lines[stretch] = sum(self._rows[stretch])
            self._add_up()

    def _starts_of(self, stretch: int) -> int:
        if stretch not in self._rows:
            self._settle_stretch(stretch)
        return self._starts[stretch]

    def _unknown_between(self, first: int, last: int) -> int | None:
        stretch = max(bisect_right(self._starts, first) - 1, 0)
        while stretch < len(self._lines) and self._starts[stretch] <= last:
            if stretch not in self._rows:
                return stretch
            stretch += 1
        return None

    def _settle_stretch(self, stretch: int) -> int:
        """Replace a guess by the true height; the difference."""
        before = self._lines[stretch]
        self._lines[stretch] = sum(self._exact(stretch))
        self._add_up()
        return self._lines[stretch] - before

    def _exact(self, stretch: int) -> list[int]:
        rows = self._rows.get(stretch)
        if rows is None:
            start = stretch * STRETCH
            rows = [self._measure(row) for row in range(start, min(start + STRETCH, self._count))]
            self._rows[stretch] = rows
        return rows

    def _guess_from(self, stretches: int) -> None:
        """Measure the first stretches; those that were never looked at get the mean of all that were."""
        for at in range(min(stretches, len(self._lines))):
            self._exact(at)
        lines, rows = sum(map(sum, self._rows.values())), sum(map(len, self._rows.values()))
        for at in range(len(self._lines)):
            measured = self._rows.get(at)
            if measured is None:
                self._lines[at] = round(lines / rows * min(STRETCH, self._count - at * STRETCH))
            else:
                self._lines[at] = sum(measured)
        self._add_up()

    def _add_up(self) -> None:
        self._starts = [0, *accumulate(self._lines)]
