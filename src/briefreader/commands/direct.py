"""A path and nothing else: opened without the parser of the command line, which takes long to import."""

import os
import stat
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from briefreader.commands.names import COMMANDS
from briefreader.commands.streams import INTERRUPTED, no_screen, prepare

HASHED_AT_ONCE = 1_000_000  # bytes, for which Python's own hashes take 3 ms longer than OpenSSL's


def open_path(words: Sequence[str]) -> int | None:
    """Open the path that is the only word, and give the exit code; None where it takes the command line.

    Whatever has to be told before the screen is there is left to the command line: it begins from the start.
    """
    if len(words) != 1 or words[0] in COMMANDS or words[0].startswith("-") or no_screen(os.environ):
        return None
    path = Path(words[0])
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    is_file = stat.S_ISREG(found.st_mode)
    if is_file and found.st_size <= HASHED_AT_ONCE:
        _import_without("hashlib", "_hashlib")
    from briefreader.base.paths import LocationError
    from briefreader.brief.reading.load import has_brief_ending
    from briefreader.environment import environment_of

    if is_file and not has_brief_ending(path.name):
        return None
    try:
        environment = environment_of(None, None, None)
        if environment.complaints:
            return None
        environment.store  # noqa: B018 # made here: its folder can be refused
    except (OSError, ValueError, LocationError):
        return None
    _import_without("asyncio", "ssl")
    from briefreader.app.start import run

    prepare()
    try:
        return run(path, environment)
    except KeyboardInterrupt:
        return INTERRUPTED


def _import_without(module: str, left_out: str) -> None:
    """Import a module as it is where Python lacks another one that it can do without.

    `ssl` and OpenSSL's hashes take a fourteenth of the time to the first frame. For this process asyncio
    then knows no TLS, and `hashlib` has Python's own hashes: only the screen may do this, which opens no
    connections.
    """
    if module not in sys.modules and left_out not in sys.modules:
        sys.modules[left_out] = None  # type: ignore[assignment] # an import of it fails: import system reference, 5.3.1
        try:
            import_module(module)
        finally:
            del sys.modules[left_out]
