"""Keys that come all at once, as over a slow connection: each means what it would have meant one by one."""

import os
import sys
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize(
    ("keys", "seen", "unseen"),
    [
        ("2G", "▌ ~ ¶10  Many North Korean shells", "▌ Security Council"),
        (
            "2y",
            "“full support and solidarity” — Kim Jong-un",
            "North Korea supplies Russia with artillery shells, —",
        ),
        ("/war", "“war”: item 1 of", "Grade this claim"),
        ("2/highly", "“highly”: item 1 of", "Note"),
        ("&status:contested", "status:contested", "marked"),
        ("ahello, this is axRyq", "hello, this is axRyq", "reviewed 1/22"),
        ("tarms photographs", "arms photographs", "Note"),
        ("Mjjl", "South Korea: presupposes", "Quotes by speaker"),
        ("2vwwy", "“full support and” — Kim Jong-un", "Note added"),
        ("mQ", "Mark Q set", "quit"),
    ],
)
def test_a_burst_of_keys(samples: Path, keys: str, seen: str, unseen: str) -> None:
    command = [sys.executable, "-m", "briefreader", str(samples / "north-korea-ukraine.yaml")]
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "TMUX")}
    terminal = Terminal(command, environment)
    try:
        terminal.until("attested", 20)
        terminal.settle()
        terminal.press(keys, 0.5)
        text = terminal.text()
        assert seen in text
        assert unseen not in text
    finally:
        terminal.kill()
