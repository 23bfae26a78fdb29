"""The real program inside GNU screen, on a terminal that has a clipboard."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.test_clipboard import on_the_clipboard
from tests.terminal.window import wait_until

pytestmark = pytest.mark.terminal


def test_a_quote_reaches_the_clipboard_of_the_terminal_outside(
    xterm: Callable[[list[str]], None], display: str, screen_folder: Path, samples: Path, tmp_path: Path
) -> None:
    kept = [f"{name}={os.environ[name]}" for name in ("BRIEFREADER_NOTES", "BRIEFREADER_STATE")]
    brief = str(samples / "north-korea-ukraine.yaml")
    reader = ["env", "-u", "DISPLAY", "-u", "TMUX", *kept, sys.executable, "-m", "briefreader", brief]
    xterm(["env", f"SCREENDIR={screen_folder}", "screen", "-c", "/dev/null", "-S", "reader", *reader])

    def in_screen(*command: str) -> None:
        argv = ["screen", "-S", "reader", "-p", "0", "-X", *command]
        env = {**os.environ, "SCREENDIR": str(screen_folder)}
        subprocess.run(argv, env=env, check=False, capture_output=True)

    def shown() -> str:
        in_screen("hardcopy", str(tmp_path / "shown"))
        return (tmp_path / "shown").read_text(errors="replace") if (tmp_path / "shown").exists() else ""

    wait_until(lambda: "Disputed claims" in shown() and "Russia" in shown())
    in_screen("stuff", "2y")
    wait_until(lambda: on_the_clipboard(display).startswith("“full support and solidarity”".encode()))
    wait_until(lambda: "terminal and GNU screen" in shown())
