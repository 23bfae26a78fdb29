"""Line numbers in a long list of which only a part was ever measured."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from briefreader.app.widgets.list.heights import SAMPLE, STRETCH, Heights

rows = st.lists(st.integers(1, 9), min_size=1, max_size=400)


@given(rows)
def test_once_all_is_measured_every_line_has_its_row(heights: list[int]) -> None:
    known = Heights(len(heights), heights.__getitem__)
    known.settle(0, 10_000)
    starts = [0, *accumulate(heights)]
    assert known.total == starts[-1]
    for row, first in enumerate(starts[:-1]):
        assert known.first_line(row) == first
        assert known.row_at(first) == (row, 0)
        assert known.row_at(first + heights[row] - 1) == (row, heights[row] - 1)


@given(rows, st.integers(0, 399))
def test_a_row_is_found_on_its_own_line_whatever_is_known(heights: list[int], row: int) -> None:
    row = min(row, len(heights) - 1)
    known = Heights(len(heights), heights.__getitem__)
    assert known.row_at(known.first_line(row)) == (row, 0)
    assert known.height(row) == heights[row]


def test_rows_far_from_the_view_are_not_measured() -> None:
    measured: list[int] = []

    def measure(row: int) -> int:
        measured.append(row)
        return 3

    known = Heights(100_000, measure)
    assert len(measured) == STRETCH
    known.settle(150_000, 150_040)
    assert len(measured) <= 3 * STRETCH
    known.sample()
    assert len(measured) <= (SAMPLE + 2) * STRETCH


def test_a_sample_is_all_of_a_short_list_and_tells_the_mean_of_a_long_one() -> None:
    heights = [1] * STRETCH + [3] * (SAMPLE - 1) * STRETCH
    known = Heights(len(heights), heights.__getitem__)
    assert known.total == len(heights)
    assert known.sample() == 2 * (SAMPLE - 1) * STRETCH
    assert known.total == sum(heights)
    longer = [*heights, *([9] * 100 * STRETCH)]
    known = Heights(len(longer), longer.__getitem__)
    known.sample()
    assert known.total == sum(heights) * (100 + SAMPLE) / SAMPLE


def test_what_comes_in_above_the_view_is_told_so_that_the_view_can_stay() -> None:
    heights = [1] * STRETCH + [5] * STRETCH + [1] * STRETCH
    known = Heights(len(heights), heights.__getitem__)
    last = 2 * STRETCH
    before = known.first_line(last)
    moved = known.settle(before - 1, before + 10)
    assert known.first_line(last) == before + moved
    assert moved == 4 * STRETCH


def test_a_row_that_changed_is_measured_again() -> None:
    heights = [2, 2, 2]
    known = Heights(3, heights.__getitem__)
    heights[1] = 5
    known.remeasure(1)
    assert known.first_line(2) == 7
