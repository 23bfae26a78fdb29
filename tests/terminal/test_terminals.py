"""Terminals that are odd, change, or go away: they are left clean, and nothing typed is lost."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
from tests.terminal.window import CLEAN, PATIENCE, Tmux, Window, wait_until

pytestmark = pytest.mark.terminal

SAMPLE = "north-korea-ukraine.yaml"
TYPED = "typed, and not saved yet"


def opened(tmux: Tmux, samples: Path, **how: object) -> Window:
    window = Window(tmux, samples / SAMPLE, **how)  # type: ignore[arg-type]
    window.wait_for("denies Russia")
    window.wait_for("no date · ◇ attested")  # the header has what the checks say
    return window


def start_note(window: Window) -> None:
    window.press("a")
    window.wait_for("Ctrl+s or F2 save")
    window.type(TYPED)
    window.wait_for(TYPED)


def test_the_terminal_is_as_it_was_after_leaving(tmux: Tmux, samples: Path) -> None:
    window = opened(tmux, samples)
    assert window.modes != CLEAN
    window.press("q")
    text = window.wait_for_end(0)
    assert "Disputed claims" not in text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_to_end_keeps_what_was_typed(tmux: Tmux, samples: Path, number: signal.Signals) -> None:
    window = opened(tmux, samples)
    start_note(window)
    os.kill(window.pid, number)
    window.wait_for_end(0)
    again = opened(tmux, samples)
    again.press("a")
    again.wait_for(TYPED)


def test_a_closed_terminal_keeps_what_was_typed(tmux: Tmux, samples: Path) -> None:
    window = opened(tmux, samples)
    start_note(window)
    process = Path(f"/proc/{window.pid}")
    window.close()
    wait_until(lambda: not process.exists(), "the program lives on without a terminal")
    again = opened(tmux, samples)
    again.press("a")
    again.wait_for(TYPED)


@pytest.mark.parametrize("by", ["key", "signal"])
def test_it_can_be_suspended_and_comes_back_as_it_was(tmux: Tmux, samples: Path, by: str) -> None:
    window = opened(tmux, samples, line="bash --norc -i -c 'set -m; {program}; echo it stopped; read; fg'")
    window.press("2", "j")
    window.wait_for("▌ ¶2")
    before = window.text
    if by == "key":
        window.press("C-z")
    else:
        shell = window.pid
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGTSTP)
    window.wait_for("it stopped")
    assert window.modes == CLEAN
    window.press("Enter")
    window.wait_for_screen(before)


def test_ctrl_c_neither_ends_it_nor_loses_what_was_typed(tmux: Tmux, samples: Path) -> None:
    window = opened(tmux, samples)
    window.press("C-c")
    start_note(window)
    window.press("C-c")
    window.type("; still here")
    window.wait_for(f"{TYPED}; still here")


def test_a_window_that_is_too_small_says_so_and_the_place_is_kept(tmux: Tmux, samples: Path) -> None:
    window = opened(tmux, samples)
    window.press("2", "G")
    window.wait_for("c-duds")
    before = window.text
    window.resize(20, 5)
    window.wait_for("Make the window")
    window.resize(120, 40)
    window.wait_for_screen(before)


def test_a_window_that_was_too_small_takes_the_next_letters(tmux: Tmux, samples: Path) -> None:
    window = opened(tmux, samples)
    window.press("/")
    window.type("hig")
    window.wait_for("Find hig")
    window.resize(20, 5)
    window.wait_for("Make the window")
    window.resize(120, 40)
    window.wait_for("Find hig")
    window.type("hly")
    window.wait_for("Find highly")


def test_a_storm_of_sizes_ends_in_the_screen_of_the_last(tmux: Tmux, samples: Path) -> None:
    window = opened(tmux, samples)
    before = window.text
    for step in range(40):
        window.resize(20 + 7 * step % 180, 5 + 5 * step % 60)
    window.resize(120, 40)
    window.wait_for_screen(before)


@pytest.mark.parametrize(
    ("line", "obstacle"),
    [
        ("{program} 2> {errors}", "stderr is not a terminal"),
        ("{program} 2> {errors} | cat", "stdout is not a terminal"),
        ("{program} 2> {errors} < /dev/null", "stdin is not a terminal"),
        ("TERM=dumb {program} 2>&1", "TERM is dumb"),
        ("TERM= {program} 2>&1", "TERM is empty"),
    ],
)
def test_where_no_screen_can_be_drawn_the_brief_is_printed(
    tmux: Tmux, samples: Path, tmp_path: Path, line: str, obstacle: str
) -> None:
    errors = tmp_path / "errors"
    errors.touch()
    window = Window(tmux, samples / SAMPLE, line=line.replace("{errors}", shlex.quote(str(errors))))
    text = window.wait_for_end(0)
    printed = tmux("capture-pane", "-p", "-S", "-")
    assert "Claims" in printed and "denies Russia" not in text
    assert obstacle in errors.read_text() + printed
    assert "\x1b" not in errors.read_text()


def test_a_brief_from_stdin_is_printed(tmux: Tmux, samples: Path) -> None:
    window = Window(tmux, Path("-"), line=f"cat {shlex.quote(str(samples / SAMPLE))} | {{program}}")
    window.wait_for_end(0)
    assert "the brief comes from stdin" in tmux("capture-pane", "-p", "-S", "-")


def test_any_locale_draws_the_same_screen(tmux: Tmux, samples: Path, tmp_path: Path) -> None:
    plain = opened(tmux, samples)
    expected = plain.text
    plain.close()
    for locale in ("C", "POSIX", "xx_XX.UTF-8"):
        other = {"LC_ALL": locale, "LANG": locale, "BRIEFREADER_STATE": str(tmp_path / locale)}
        window = opened(tmux, samples, environment=other)
        window.wait_for_screen(expected)
        window.close()


@pytest.mark.parametrize(("columns", "lines"), [(0, 0), (1, 1), (300, 2), (60, 20), (400, 100)])
def test_a_terminal_of_any_size_can_be_left(samples: Path, columns: int, lines: int) -> None:
    program = shlex.join([sys.executable, "-m", "briefreader", str(samples / SAMPLE)])
    size = f"stty cols {columns} rows {lines}"
    terminal = Terminal(["sh", "-c", f"{size}; exec {program}"], os.environ, columns or 80, lines or 24)
    try:
        terminal.until("claims" if lines >= 20 or not lines else "M", PATIENCE)
        terminal.settle(0.2)
        terminal.press("2jG/war\x1b", 0.25)  # longer than an escape sequence may take to come
    finally:
        terminal.leave("Q")


def test_without_any_terminal_the_brief_is_printed(samples: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "briefreader", str(samples / SAMPLE)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        start_new_session=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith("North Korea's stake")
    assert "\x1b" not in ran.stdout
    assert ran.stderr.startswith("No screen can be opened")
