"""A path and nothing else: opened without the parser of the command line, which takes long to import."""

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

from briefreader.commands.names import COMMANDS
from briefreader.commands.streams import INTERRUPTED, no_screen, prepare


def open_path(words: Sequence[str]) -> int | None:
    """Open the path that is the only word, and give the exit code; None where it takes the command line.

    Whatever has to be told before the screen is there is left to the command line: it begins from the start.
    """
    if len(words) != 1 or words[0] in COMMANDS or words[0].startswith("-") or no_screen(os.environ):
        return None
    from briefreader.base.paths import LocationError
    from briefreader.brief.reading.load import has_brief_ending
    from briefreader.environment import environment_of

    path = Path(words[0])
    try:
        if stat.S_ISREG(path.stat().st_mode) and not has_brief_ending(path.name):
            return None
        environment = environment_of(None, None, None)
        if environment.complaints:
            return None
        environment.store  # noqa: B018 # made here: its folder can be refused
    except (OSError, ValueError, LocationError):
        return None
    _import_asyncio_without_ssl()
    from briefreader.app.start import run

    prepare()
    try:
        return run(path, environment)
    except KeyboardInterrupt:
        return INTERRUPTED


def _import_asyncio_without_ssl() -> None:
    """Import asyncio as it is where Python has no `ssl`, whose import takes a twentieth of the first frame.

    For this process asyncio then knows no TLS: only the screen may do this, which opens no connections.
    """
    if "asyncio" not in sys.modules and "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment] # an import of it fails: import system reference, 5.3.1
        try:
            import asyncio  # noqa: F401
        finally:
            del sys.modules["ssl"]
