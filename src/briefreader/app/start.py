"""Opening the screen."""

import os
import signal
import sys
from pathlib import Path

from msgspec import structs

from briefreader.app.app import BriefReader
from briefreader.app.keeping import Keeping
from briefreader.app.reader.read_brief import Opening, open_for_reading
from briefreader.app.themes import usable_theme
from briefreader.base.settings import placed
from briefreader.brief import BriefError
from briefreader.environment import Environment
from briefreader.keymap import usable_keymap

SMALL = 256 * 1024  # bytes of a brief that is read before the screen is there: its first frame has it then
SLOW = 1.0  # seconds after which it is said that the disk is waited for
SWITCH = 0.0005  # seconds that a worker may compute while the screen waits, a tenth of Python's default


def run(path: Path, environment: Environment, *, is_article: bool = False) -> int:
    """Open a brief, a folder of them, or an article, on this terminal; the exit code.

    Without the name of the reviewer, the first note that is written asks for it. What is wrong with the
    settings is shown at the start.
    """
    sys.setswitchinterval(SWITCH)
    environment = _with_usable_settings(environment)
    try:
        opening = None if is_article else read_if_small(path, environment)
        app = BriefReader(path, environment, opening, is_article=is_article)
    except (ImportError, AttributeError, ValueError, RuntimeError) as error:
        if not os.environ.get("TEXTUAL_DRIVER"):
            raise
        print(f"briefreader: TEXTUAL_DRIVER cannot be used: {error}", file=sys.stderr)
        return 2
    app.run()
    _finish(app.keeping)
    return app.code


def _finish(keeping: Keeping) -> None:
    """Wait for the disk; a key can end that, and what is refused is told."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    keeping.finish(SLOW)
    if not keeping.is_idle:
        print("briefreader: waiting for the disk, Ctrl+c gives up", file=sys.stderr)
        keeping.finish()
    for error in keeping.lost:
        print(f"briefreader: not saved: {error}", file=sys.stderr)


def read_if_small(path: Path, environment: Environment) -> Opening | None:
    """A small brief, read; None where the screen reads it, and tells what is wrong with it."""
    try:
        if path.is_dir() or path.stat().st_size > SMALL:
            return None
    except OSError:
        return None
    try:
        return open_for_reading(path, environment)
    except BriefError:
        return None


def _with_usable_settings(environment: Environment) -> Environment:
    """The environment with the keys and the theme that can be used; of others it has a complaint each."""
    settings = environment.settings
    keymap, unusable = usable_keymap(settings.keymap)
    theme, unknown = usable_theme(settings.theme)
    complaints = placed((*unusable, *unknown), environment.settings_file)
    return structs.replace(
        environment,
        settings=structs.replace(settings, keymap=keymap, theme=theme),
        complaints=(*environment.complaints, *complaints),
    )
