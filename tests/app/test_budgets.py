"""What a key may cost, in what can be counted without a clock (docs/benchmarks.md)."""

import os
import shutil
import sys
import weakref
from pathlib import Path
from statistics import median

import pytest
from textual.strip import Strip

from benchmarks.briefs import as_json
from benchmarks.terminal import Terminal
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, opened, press, reader

WIDTH, HEIGHT = 120, 40
MOVES = ("j", "k", "space", "pageup", "ctrl+d", "ctrl+u", "G", "g", "}", "{")


@pytest.fixture(autouse=True)
def nobody_is_kept_waiting() -> None:
    """Here everything takes its time, and garbage is collected as in the program."""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A brief of 3,000 quotes."""
    path = tmp_path / "large.json"
    path.write_bytes(as_json(3_000))
    return path


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lines of lists that have been drawn."""
    lines: list[int] = []
    render_line = ItemList.render_line

    def counted(self: ItemList, y: int) -> Strip:
        lines.append(y)
        return render_line(self, y)

    monkeypatch.setattr(ItemList, "render_line", counted)
    return lines


async def test_a_large_brief_has_as_many_widgets_as_a_small_one(
    large: Path, tmp_path: Path, outside: Environment
) -> None:
    small = tmp_path / "small.json"
    small.write_bytes(as_json(3))
    counts = []
    for path in (small, large):
        async with opened(path, outside, (WIDTH, HEIGHT)) as pilot:
            counts.append(len(list(reader(pilot).walk_children())))
    assert counts[0] == counts[1] <= 60


async def test_briefs_that_were_left_take_no_memory(
    samples: Path, tmp_path: Path, outside: Environment
) -> None:
    shutil.copy(samples / SAMPLE, tmp_path)
    readers = []
    async with opened(tmp_path, outside) as pilot:
        for _ in range(4):
            await press(pilot, "enter")
            readers.append(weakref.ref(reader(pilot)))
            await press(pilot, "q")
        left = [one for one in readers if one() is not None]
    assert len(left) <= 1  # Textual may hold the last one


@pytest.mark.parametrize("key", MOVES)
async def test_a_move_draws_what_is_seen_and_little_more(
    large: Path, outside: Environment, drawn: list[int], key: str
) -> None:
    async with opened(large, outside, (WIDTH, HEIGHT)) as pilot:
        await press(pilot, "2", "z", "}", "}", "space", "space")
        drawn.clear()
        await press(pilot, key)
        assert 0 < len(drawn) <= 2 * HEIGHT


@pytest.mark.parametrize("key", MOVES)
async def test_no_move_is_animated(large: Path, outside: Environment, key: str) -> None:
    async with opened(large, outside, (WIDTH, HEIGHT)) as pilot:
        pilot.app.animation_level = "full"
        await press(pilot, "2", "}", "space")
        await pilot.press(key)
        assert not pilot.app.animator.is_being_animated(reader(pilot).pane, "scroll_y")


@pytest.mark.terminal
@pytest.mark.parametrize("keys", ["jk", "jj", "  ", "\x04\x15", "Gg"])
def test_a_move_writes_at_most_12_kilobytes(large: Path, keys: str) -> None:
    terminal = Terminal([sys.executable, "-m", "briefreader", str(large)], os.environ, WIDTH, HEIGHT)
    try:
        terminal.until("Speaker 0", 20)
        terminal.settle()
        terminal.press("2z")
        terminal.settle()
        terminal.press("    ")
        terminal.settle()
        sizes = [terminal.press(key).size for key in keys * 5]
        assert 0 < median(sizes) <= 12_000  # a page whose rows are first measured may draw its bar anew
    finally:
        terminal.kill()
