"""The program in a window of a real tmux."""

import os
import shlex
import sys
import time
from collections.abc import Callable, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import TypeVar

Tmux = Callable[..., str]
Seen = TypeVar("Seen")
PATIENCE = 20  # seconds
CLEAN = "0 0 0 1 0"  # what `modes` says of a terminal that no program has changed


def seen(look: Callable[[], Seen], is_so: Callable[[Seen], bool]) -> Seen:
    """What is there once it is as it should be, or after some seconds."""
    end = time.monotonic() + PATIENCE
    while not is_so(found := look()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def wait_until(is_so: Callable[[], bool], what: str = "it did not come to that") -> None:
    """Look until something is so. Raises AssertionError after some seconds."""
    assert seen(is_so, bool), what


class Window:
    """A window of 120×40 with the program in it, and a shell behind it that says how it ended."""

    def __init__(
        self, tmux: Tmux, path: Path, *, line: str = "{program}", environment: Mapping[str, str] | None = None
    ) -> None:
        self._tmux = tmux
        names = ("BRIEFREADER_CONFIG", "BRIEFREADER_NOTES", "BRIEFREADER_STATE")
        kept = {name: os.environ[name] for name in names}
        given = [f"{name}={value}" for name, value in {**kept, **(environment or {})}.items()]
        program = shlex.join(["env", "-u", "DISPLAY", *given, sys.executable, "-m", "briefreader", str(path)])
        tmux("new-window", "-n", "reader", f"{line.format(program=program)}; echo ended with $?; sleep 600")
        self.resize(120, 40)

    @property
    def text(self) -> str:
        return self._tmux("capture-pane", "-p").replace("\u00a0", " ")

    @property
    def modes(self) -> str:
        """Alternate screen, mouse, application keypad, cursor, application cursor keys: 1 for on."""
        flags = ("alternate_on", "mouse_any_flag", "keypad_flag", "cursor_flag", "keypad_cursor_flag")
        return self._tmux("display-message", "-p", " ".join(f"#{{{flag}}}" for flag in flags)).strip()

    @property
    def pid(self) -> int:
        """The process id of the program: the shell's only child."""
        shell = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        return int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])

    def wait_for(self, words: str) -> str:
        """The screen once these words are on it."""
        text = seen(lambda: self.text, lambda text: words in text)
        assert words in text
        return text

    def wait_for_screen(self, text: str) -> None:
        """Look until the whole screen is this one. Raises AssertionError with what is different."""
        found = seen(lambda: self.text, lambda found: found == text)
        assert found == text, "\n".join(unified_diff(text.splitlines(), found.splitlines(), lineterm=""))

    def wait_for_end(self, code: int) -> str:
        """The screen once the program has ended with this code; the terminal is as it was before."""
        text = self.wait_for(f"ended with {code}")
        assert self.modes == CLEAN
        return text

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        self._tmux("send-keys", "-l", text)

    def resize(self, columns: int, lines: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def close(self) -> None:
        self._tmux("kill-window")
