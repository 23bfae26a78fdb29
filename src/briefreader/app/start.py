"""Opening the screen."""

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from briefreader.app.app import BriefReader
from briefreader.app.base import Surroundings
from briefreader.app.themes import usable_theme
from briefreader.base.paths import library_folder, state_folder, templates_folder, unsaved_folder
from briefreader.clipboard import Clipboard
from briefreader.keymap import usable_keymap
from briefreader.notes import Store, StoreError, find_reviewer, keep_own_name
from briefreader.notes.state import PrivateState
from briefreader.settings import Complaint, Settings, login_name, placed

SWITCH = 0.0005  # seconds that a worker may compute while the screen waits, a tenth of Python's default


def run(  # noqa: PLR0913 - what a call of the program decides
    path: Path,
    *,
    settings: Settings,
    settings_file: Path,
    reviewer: str | None,
    notes: Path,
    private: bool,
    complaints: tuple[Complaint, ...] = (),
) -> int:
    """Open a brief, or a folder of them, on this terminal; the exit code.

    `notes` is the notes folder; `private` keeps it for its owner alone. Without the name of the
    reviewer, the first note that is written asks for it. `complaints` about the settings are shown
    at the start.
    """
    keymap, unusable = usable_keymap(settings.keymap)
    theme, unknown = usable_theme(settings.theme)
    state = state_folder()

    def store_of(name: str) -> Store:
        reviewer = find_reviewer(notes, name, state)
        return Store(notes, reviewer, _clock, private=private, unsaved=unsaved_folder())

    def introduce(name: str) -> Store:
        with suppress(StoreError):  # then it is asked again the next time
            keep_own_name(state, name)
        return store_of(name)

    offered = reviewer or login_name()
    surroundings = Surroundings(
        settings=replace(settings, keymap=keymap, theme=theme),
        reviewer=offered,
        store=store_of(offered),
        introduce=None if reviewer else introduce,
        state=PrivateState(state),
        clipboard=Clipboard(os.environ),
        clock=_clock,
        library=library_folder(settings.library),
        templates=templates_folder(settings_file),
        complaints=(*complaints, *placed((*unusable, *unknown), settings_file)),
    )
    sys.setswitchinterval(SWITCH)
    app = BriefReader(path, surroundings)
    app.run()
    return app.return_code or 0


def _clock() -> datetime:
    return datetime.now(UTC)
