"""Keys that come all at once, as over a slow connection: each means what it would have meant one by one."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
from tests.terminal import window

pytestmark = pytest.mark.terminal


@pytest.fixture
def terminal(samples: Path) -> Iterator[Terminal]:
    brief = str(samples / "north-korea-ukraine.yaml")
    command = [sys.executable, "-m", "briefreader", "--reviewer", "ana", brief]
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "TMUX")}
    terminal = Terminal(command, environment)
    terminal.until("attested", window.PATIENCE)
    still(terminal)
    yield terminal
    terminal.kill()


def still(terminal: Terminal) -> str:
    """The screen, once nothing has come for a moment."""
    terminal.settle(0.2)
    return terminal.text()


@pytest.mark.parametrize(
    ("keys", "seen", "unseen"),
    [
        ("/war\rnq", "▌ North Korean soldiers and military engineers", " Find "),
        ("ahello, this is axRyq", "hello, this is axRyq", "reviewed 1/22"),
        ("Mjjl", "South Korea on “North Korean soldiers", "Quotes by speaker"),
        ("2vwwy", "“full support and” — Kim Jong-un", "Note added"),
    ],
)
def test_a_burst_of_keys(terminal: Terminal, keys: str, seen: str, unseen: str) -> None:
    terminal.press(keys)
    text = window.seen(lambda: still(terminal), lambda text: seen in text)
    assert seen in text
    assert unseen not in text


def test_a_note_has_what_was_typed_before_it_was_saved(terminal: Terminal) -> None:
    words = "word " * 60 + "end"
    terminal.press(f"a{words}\x13jy")
    moved = "▌ North Korean soldiers and military engineers"
    assert moved in window.seen(lambda: still(terminal), lambda text: moved in text)
    (path,) = Path(os.environ["BRIEFREADER_NOTES"]).glob("*/north-korea*.json")
    assert f'"{words}"' in path.read_text("utf-8")


ONE_CORE = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "


@pytest.mark.parametrize("before", ["", ONE_CORE], ids=["all cores", "one core"])
@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system binds no program to a core")
def test_keys_typed_before_the_first_frame_are_carried_out(samples: Path, before: str) -> None:
    brief = str(samples / "north-korea-ukraine.yaml")
    run = f"{before}from briefreader.__main__ import main; main()"
    terminal = Terminal([sys.executable, "-c", run, brief], os.environ)
    try:
        terminal.press("2G", quiet=0)
        terminal.until("▌ ¶10  Many North Korean shells", window.PATIENCE)
    finally:
        terminal.kill()
