"""The real program in a real terminal: start, read, note, copy, quit, reopen."""

import json
from pathlib import Path

import pytest

from tests.terminal.window import Tmux, Window

pytestmark = pytest.mark.terminal


def test_a_quote_is_copied_and_a_note_is_there_when_one_comes_back(tmux: Tmux, samples: Path) -> None:
    window = Window(tmux, samples / "north-korea-ukraine.yaml")
    window.wait_for("3 Disputed claims")
    window.wait_for("denies Russia")
    window.press("2", "y")
    window.wait_for("Copied to tmux's buffer")
    copied = tmux("show-buffer")
    assert copied.startswith("“full support and solidarity” — Kim Jong-un")
    assert "The New York Times, n.d., caption." in copied
    window.press("a")
    window.wait_for("Ctrl+s or F2 save")
    window.type("seen in the caption only")
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
    window.wait_for("denies Russia")
    window.press("2", "y")
    window.wait_for("Copied to tmux's buffer")
    window.press("c")
    window.wait_for("to select with the mouse")
    window.press("G", "Enter")
    text = window.wait_for("Enter goes back.")
    assert "2 Quotes by speaker" not in text
    joined = tmux("capture-pane", "-p", "-J")  # as the terminal gives what it has wrapped itself
    assert tmux("show-buffer") in joined.splitlines()
    window.press("Enter")
    window.wait_for("2 Quotes by speaker")


def test_all_that_is_wrong_with_the_settings_is_told_at_once(
    tmux: Tmux, samples: Path, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('theme = "nrod"\nrevewer = "Ada"\n[keymap]\nzom = "w"\nzoom = "ctrl+i"\nfind = "f12"\n')
    wrong = {"BRIEFREADER_CONFIG": str(config)}
    window = Window(tmux, samples / "north-korea-ukraine.yaml", environment=wrong)
    window.wait_for("line 5: keymap.zoom: terminals send ctrl+i as tab")
    text = " ".join(window.text.split("▌"))
    assert "line 1: theme: there is no theme nrod" in text
    assert "line 2: revewer: There is no such setting." in text
    assert "line 4: keymap.zom: there is no action zom." in text
    window.press("F12")  # what is right counts
    window.wait_for(" Find ")


def test_settings_that_are_no_toml_are_told_with_the_line(tmux: Tmux, samples: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('theme = "nord"\nreviewer = \n')
    wrong = {"BRIEFREADER_CONFIG": str(config)}
    window = Window(tmux, samples / "north-korea-ukraine.yaml", environment=wrong)
    window.wait_for("line 2: Not TOML")


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
