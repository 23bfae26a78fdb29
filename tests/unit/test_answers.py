"""What is told of an answer to a query, before it is on a screen."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from briefreader.app.library.answers import answer, count_words, keyed, mistake_lines, nothing_words, warnings
from briefreader.base.settings import Settings
from briefreader.environment import Environment
from briefreader.many_briefs import Library
from tests.libraries import brief_text, library


@pytest.fixture
def briefs(tmp_path: Path) -> Library:
    points = [{"id": f"k-{at}", "text": "The gates held."} for at in range(150)]
    texts = {f"{name}.json": brief_text(name, key_points=points) for name in ("dam", "weir")}
    folder = library(tmp_path / "briefs", texts)
    given = Settings(), tmp_path / "config.toml", tmp_path / "notes", tmp_path / "state", "ana"
    return Library.of(Environment(*given, cache_folder=tmp_path / "cache"), (folder,))


def told(briefs: Library, query: str, *, is_typed: bool = False) -> str:
    hits = answer(briefs, query, is_typed=is_typed).hits
    assert hits is not None
    return count_words(hits)


def test_hits_are_counted_with_their_briefs(briefs: Library) -> None:
    assert told(briefs, "gates brief:dam") == "150 hits in 1 brief"
    assert told(briefs, "gates") == "300 hits, the first 200 in 2 briefs"
    assert told(briefs, "gat", is_typed=True) == "more than 200 hits"
    assert told(briefs, "sluice") == "no hits"


def test_without_a_hit_it_is_told_what_was_searched(briefs: Library) -> None:
    found = answer(briefs, "sluice", is_typed=False)
    rooms = "quotes, claims, history, summaries, sources and notes"
    assert nothing_words(found, is_complete=True) == f"No items match in 2 briefs ({rooms})."
    assert "being indexed" in nothing_words(found, is_complete=False)


def test_what_could_not_be_searched_is_told(briefs: Library, tmp_path: Path) -> None:
    library(tmp_path / "briefs", {"broken.json": "{"})
    (tmp_path / "cache").write_text("", "utf-8")
    found = answer(briefs, "gates", is_typed=False)
    assert found.hits is not None
    assert found.slow.startswith("The index cannot be used (")
    assert found.slow.endswith("); every brief is read")
    assert warnings(found.hits) == ["Not searched: 1 brief that cannot be read"]


def test_every_hit_has_a_key_of_its_own(briefs: Library) -> None:
    hits = answer(briefs, "gates", is_typed=False).hits
    assert hits is not None and len(keyed(hits)) == 200


@pytest.mark.parametrize("before", ["gate ", "兵士 " * 4, "gate " * 30, "兵士 " * 30, ""])
def test_the_caret_stands_below_the_mistake_in_the_narrowest_window(before: str) -> None:
    line, caret, what = mistake_lines(f"{before}spaeker:lee {'gate ' * 30}", len(before), "no such field")
    assert line[len(line.split("spaeker")[0]) :].startswith("spaeker")
    assert cell_len(line.split("spaeker")[0]) == len(caret) - 1
    assert cell_len(line) <= 52 and what == "no such field"
