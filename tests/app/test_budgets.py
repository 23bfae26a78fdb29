"""What a key may cost, in what can be counted without a clock (docs/benchmarks.md)."""

import gc
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
MOST_OF_A_KEY = 4_000  # bytes: two seconds on a link of 2 kB/s
MOVES = ("j", "k", "space", "pageup", "ctrl+d", "ctrl+u", "G", "g", "}", "{")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief of 3,000 quotes."""
    path = tmp_path_factory.mktemp("large") / "large.json"
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


_FIRST_FRAME = """
import sys
from pathlib import Path
from textual.css.stylesheet import Stylesheet

applied = []
apply = Stylesheet.apply
Stylesheet.apply = lambda *args, **options: (applied.append(1), apply(*args, **options))[1]

from briefreader.commands import direct
from briefreader.app.app import BriefReader
from briefreader.app.start import read_if_small
from briefreader.environment import environment_of


class FirstFrame(BriefReader):
    def on_ready(self):
        own = [name for name in sys.modules if name.startswith("briefreader")]
        widgets = len(list(self.screen.walk_children()))
        print(len(own), len(applied), widgets, file=open(sys.argv[2], "w"))
        self.exit()


path, environment = Path(sys.argv[1]), environment_of(None, None, None)
FirstFrame(path, environment, read_if_small(path, environment)).run()
print("counted")
"""


@pytest.mark.terminal
def test_the_first_frame_of_a_small_brief_takes_few_modules_styles_and_widgets(
    samples: Path, tmp_path: Path
) -> None:
    """What the first frame is made of, counted; docs/benchmarks.md has its time."""
    counts = tmp_path / "counts"
    command = [sys.executable, "-c", _FIRST_FRAME, str(samples / SAMPLE), str(counts)]
    terminal = Terminal(command, os.environ, WIDTH, HEIGHT)
    try:
        terminal.until("counted", 20)
    finally:
        terminal.kill()
    modules, applied, widgets = map(int, counts.read_text().split())
    assert modules <= 145
    assert applied <= 70
    assert widgets <= 16


_FROM_PATH = """
import sys
from briefreader.commands.direct import open_path

open_path([sys.argv[1]])
import asyncio.sslproto, hashlib

print(hashlib.sha256.__module__, asyncio.sslproto.ssl, file=open(sys.argv[2], "w"))
"""


@pytest.mark.terminal
def test_a_small_brief_is_opened_without_openssl_and_a_large_one_is_hashed_by_it(
    samples: Path, large: Path, tmp_path: Path
) -> None:
    """Loading OpenSSL takes longer than hashing a small file without it."""
    found = []
    for path, shown in ((samples / SAMPLE, "Kim Jong-un"), (large, "Speaker 0")):
        told = tmp_path / "told"
        terminal = Terminal([sys.executable, "-c", _FROM_PATH, str(path), str(told)], os.environ)
        terminal.until(shown, 20)
        terminal.leave("Q")
        found.append(told.read_text().split())
    (small_hashes, small_tls), (large_hashes, large_tls) = found
    assert (small_tls, large_tls) == ("None", "None")
    assert small_hashes != "_hashlib"
    assert large_hashes == "_hashlib"


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


@pytest.mark.usefixtures("collected")
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
        gc.collect()  # which comes by itself, sooner or later
        *before, _, _ = (one() for one in readers)
    # Textual may hold the last one. The one before it may be frozen until another brief is opened.
    assert before == [None, None]


@pytest.mark.usefixtures("painted_each_time")
async def test_a_move_draws_what_is_seen_and_little_more(
    large: Path, outside: Environment, drawn: list[int]
) -> None:
    async with opened(large, outside, (WIDTH, HEIGHT)) as pilot:
        await press(pilot, "2", "z")
        for key in MOVES:
            await press(pilot, "g", "}", "}", "space", "space")
            drawn.clear()
            await press(pilot, key)
            assert 0 < len(drawn) <= 2 * HEIGHT, key


async def test_no_move_is_animated(large: Path, outside: Environment) -> None:
    async with opened(large, outside, (WIDTH, HEIGHT)) as pilot:
        pilot.app.animation_level = "full"
        await press(pilot, "2")
        for key in MOVES:
            await press(pilot, "g", "}", "space")
            await press(pilot, key)  # which, unlike Textual's, waits for no animation
            assert not pilot.app.animator.is_being_animated(reader(pilot).pane, "scroll_y"), key


def truecolour() -> dict[str, str]:
    """The environment of a test, in which no variable says a size, with a terminal of all colours."""
    return {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


@pytest.mark.terminal
def test_on_a_slow_link_a_start_and_a_key_write_little(samples: Path) -> None:
    """A start takes a quarter of a minute at most on a link of 2 kB/s."""
    terminal = Terminal(
        [sys.executable, "-m", "briefreader", str(samples / SAMPLE)], truecolour(), WIDTH, HEIGHT
    )
    try:
        terminal.until("attested", 20)
        terminal.settle()
        assert 0 < terminal.written <= 30_000
        terminal.press("2j")
        terminal.settle()
        for keys in ("j", "k", "}", "\t", "\t", "1", "3", " ", "G", "g"):
            before = terminal.written
            terminal.press(keys, 0.2)
            assert terminal.written - before <= MOST_OF_A_KEY, keys
    finally:
        terminal.kill()


@pytest.mark.terminal
def test_a_move_in_a_large_brief_writes_little(large: Path) -> None:
    terminal = Terminal([sys.executable, "-m", "briefreader", str(large)], truecolour(), WIDTH, HEIGHT)
    try:
        terminal.until("Speaker 0", 20)
        terminal.settle()
        terminal.press("2z")
        terminal.settle()
        for keys in ("jk", "jj", "  ", "\x04\x15", "Gg"):
            terminal.press("g    ")
            terminal.settle()
            sizes = [terminal.press(key).size for key in keys * 3]
            # A page whose rows are first measured may draw its bar anew.
            assert 0 < median(sizes) <= MOST_OF_A_KEY, keys
    finally:
        terminal.kill()
