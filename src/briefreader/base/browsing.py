"""The reader's browser: which program it is, and whether it needs the terminal."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from briefreader.base.processes import words_of

# Browsers that draw on the terminal they are started on.
_IN_TERMINAL = frozenset({"w3m", "lynx", "elinks", "links", "links2", "browsh", "carbonyl", "cha", "chawan"})
_WITH_DESKTOP = ("xdg-open", "x-www-browser", "firefox", "google-chrome", "chromium", "chromium-browser")
_ANYWHERE = ("wslview", "www-browser", *sorted(_IN_TERMINAL))


class Browser(Struct, frozen=True):
    """How a browser is started; `%s` in a word stands for the address."""

    argv: tuple[str, ...]

    @property
    def name(self) -> str:
        """The program's name without its folder."""
        return Path(self.argv[0]).name

    @property
    def needs_terminal(self) -> bool:
        """Whether it draws on the terminal. What `www-browser` and the like lead to counts."""
        target = Path(os.path.realpath(shutil.which(self.argv[0]) or self.argv[0])).name
        return target.partition(".")[0] in _IN_TERMINAL

    def at(self, address: str) -> tuple[str, ...]:
        """The command that opens an address."""
        return tuple(word.replace("%s", address) for word in self.argv)


def browser(env: Mapping[str, str]) -> Browser | None:
    """The first of BROWSER, separated by colons, that is there; without BROWSER, what is installed.

    Where none of BROWSER is there, its first. Raises ProcessMissing if BROWSER cannot be read.
    """
    wanted = [words_of(one, "BROWSER") for one in env.get("BROWSER", "").split(os.pathsep) if one.strip()]
    has_desktop = bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))
    found = ("open",) if sys.platform == "darwin" else (*(_WITH_DESKTOP if has_desktop else ()), *_ANYWHERE)
    commands = wanted or [[name] for name in found]
    there = next((one for one in commands if shutil.which(one[0], path=env.get("PATH"))), None)
    command = there or (wanted[0] if wanted else None)
    if command is None:
        return None
    takes_address = any("%s" in word for word in command)
    return Browser(tuple(command) if takes_address else (*command, "%s"))
