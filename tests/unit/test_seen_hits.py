"""How many hits of a saved query are new: counted from those that were seen."""

from pathlib import Path

import pytest

from briefreader.notes import PrivateState
from briefreader.notes.seen_hits import MOST_HITS, MOST_QUERIES, SeenHits, count_new, hit_mark, query_key


@pytest.fixture
def seen(tmp_path: Path) -> SeenHits:
    return PrivateState(tmp_path).seen


@pytest.mark.parametrize(
    ("hits", "before", "new"),
    [
        ("abc", "abc", 0),
        ("xaby", "abc", 2),  # one is newer, one has an older source; c is gone
        ("abc", "", 3),
        ("", "abc", 0),
    ],
)
def test_new_is_what_was_not_seen_whatever_its_date(hits: str, before: str, new: int) -> None:
    assert count_new(hits, before) == new


def test_hits_below_those_that_could_be_kept_are_not_called_new() -> None:
    before = [f"{number}" for number in range(MOST_HITS)]
    now = ["new", *before[:-5], "older 1", "older 2"]  # five are gone, and two come up from below
    assert count_new(now, before) == 1


def test_what_was_seen_is_kept_for_each_query(tmp_path: Path, seen: SeenHits) -> None:
    key, other = query_key("/briefs", "ada-1f3c", "Denials"), query_key("/briefs", "ben-77aa", "Denials")
    assert key != other
    marks = (hit_mark("dam", "q-gate"), hit_mark("dam", "q-rain"))
    seen.keep(key, marks)
    seen.keep(other, marks[:1])
    assert PrivateState(tmp_path).seen.all() == {key: marks, other: marks[:1]}


def test_queries_that_were_not_opened_for_long_are_forgotten(seen: SeenHits) -> None:
    for number in range(MOST_QUERIES):
        seen.keep(f"{number}", ["a"])
    seen.keep("0", ["b"])
    seen.keep("new", ["c"])
    kept = seen.all()
    assert len(kept) == MOST_QUERIES
    assert kept["0"] == ("b",) and "1" not in kept
