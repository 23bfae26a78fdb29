"""The real program in a real terminal: start, read, note, copy, quit, reopen."""

import json
import os
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.terminal

Tmux = Callable[..., str]


class Window:
    """A window of tmux with the program in it."""

    def __init__(self, tmux: Tmux, path: Path) -> None:
        self._tmux = tmux
        names = ("BRIEFREADER_CONFIG", "BRIEFREADER_NOTES", "BRIEFREADER_STATE")
        kept = [f"{name}={os.environ[name]}" for name in names]
        command = ["env", "-u", "DISPLAY", *kept, sys.executable, "-m", "briefreader", str(path)]
        tmux("new-window", "-n", "reader", f"{shlex.join(command)}; sleep 600")
        tmux("resize-window", "-x", "120", "-y", "40")

    @property
    def text(self) -> str:
        return self._tmux("capture-pane", "-p").replace("\u00a0", " ")

    def wait_for(self, words: str) -> str:
        """The screen once these words are on it, or after some seconds."""
        end = time.monotonic() + 20
        while words not in self.text and time.monotonic() < end:
            time.sleep(0.05)
        assert words in self.text
        return self.text

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)


def test_a_quote_is_copied_and_a_note_is_there_when_one_comes_back(tmux: Tmux, samples: Path) -> None:
    window = Window(tmux, samples / "north-korea-ukraine.yaml")
    window.wait_for("3 Disputed claims")
    window.wait_for("N Russia")
    window.press("2", "y")
    window.wait_for("In tmux's buffer")
    copied = tmux("show-buffer")
    assert copied.startswith("“full support and solidarity” — Kim Jong-un")
    assert copied.endswith("The New York Times, n.d., caption.")
    window.press("a")
    window.wait_for("Ctrl+s or F2 saves")
    window.press("-l", "seen in the caption only")
    window.wait_for("seen in the caption only")
    window.press("F2")
    window.wait_for("Your name")
    window.press("Enter")
    window.wait_for("Note added.")
    window.press("q")
    window = Window(tmux, samples / "north-korea-ukraine.yaml")
    window.wait_for("1 note")
    window.press("6")
    window.wait_for("seen in the caption only")


def test_the_last_copy_is_shown_bare_on_the_terminal(tmux: Tmux, samples: Path) -> None:
    window = Window(tmux, samples / "north-korea-ukraine.yaml")
    window.wait_for("N Russia")
    window.press("2", "y")
    window.wait_for("In tmux's buffer")
    window.press("c")
    window.wait_for("to be selected with the mouse")
    window.press("G", "Enter")
    text = window.wait_for("Enter goes back.")
    assert "2 Quotes by speaker" not in text
    joined = tmux("capture-pane", "-p", "-J")  # as the terminal gives what it has wrapped itself
    assert tmux("show-buffer") in joined.splitlines()
    window.press("Enter")
    window.wait_for("2 Quotes by speaker")


def test_a_hostile_brief_writes_neither_clipboard_nor_title(tmux: Tmux, tmp_path: Path) -> None:
    evil = "\x1b]52;c;ZXZpbA==\x07\x1b]2;owned\x07 harmless"
    brief = {
        "brief": "1",
        "id": "evil",
        "title": evil,
        "source": {"csl": {"id": "x", "type": "report", "title": evil}},
        "summary": evil,
        "claims": [
            {
                "id": "c-one",
                "text": evil,
                "status": "single-source",
                "positions": [{"stance": "asserts", "party": "p", "evidence": "not-stated"}],
            }
        ],
    }
    path = tmp_path / "evil.json"
    path.write_text(json.dumps(brief))
    tmux("set-option", "-s", "set-clipboard", "on")
    window = Window(tmux, path)
    window.wait_for("harmless")
    window.press("Enter")
    window.wait_for("Claim")
    assert tmux("list-buffers") == ""
    assert "owned" not in tmux("display-message", "-p", "#{pane_title}")
