"""Opening the screen."""

import sys
from pathlib import Path

from msgspec import structs

from briefreader.app.app import BriefReader
from briefreader.app.themes import usable_theme
from briefreader.base.settings import placed
from briefreader.environment import Environment
from briefreader.keymap import usable_keymap

SWITCH = 0.0005  # seconds that a worker may compute while the screen waits, a tenth of Python's default


def run(path: Path, environment: Environment) -> int:
    """Open a brief, or a folder of them, on this terminal; the exit code.

    Without the name of the reviewer, the first note that is written asks for it. What is wrong with the
    settings is shown at the start.
    """
    sys.setswitchinterval(SWITCH)
    app = BriefReader(path, _with_usable_settings(environment))
    app.run()
    return app.return_code or 0


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
