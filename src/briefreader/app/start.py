"""Opening the screen."""

import os
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from briefreader.app.app import BriefReader
from briefreader.app.base import Surroundings
from briefreader.clipboard import Clipboard
from briefreader.commands import usable_keymap
from briefreader.locations import library_folder, state_folder
from briefreader.notes import Store, find_reviewer
from briefreader.notes.state import PrivateState
from briefreader.settings import Settings


def run(  # noqa: PLR0913 - what a call of the program decides
    path: Path,
    *,
    settings: Settings,
    reviewer: str,
    notes: Path,
    private: bool,
    complaints: tuple[str, ...] = (),
) -> int:
    """Open a brief, or a folder of them, on this terminal; the exit code.

    `notes` is the notes folder; `private` keeps it for its owner alone. `complaints` about the
    settings are shown at the start.
    """
    keymap, unusable = usable_keymap(settings.keymap)
    found = find_reviewer(notes, reviewer, state_folder())
    surroundings = Surroundings(
        settings=replace(settings, keymap=keymap),
        reviewer=reviewer,
        store=Store(notes, found, _clock, private=private),
        state=PrivateState(state_folder()),
        clipboard=Clipboard(os.environ),
        clock=_clock,
        library=library_folder(settings.library),
        complaints=(*complaints, *unusable),
    )
    app = BriefReader(path, surroundings)
    app.run()
    return app.return_code or 0


def _clock() -> datetime:
    return datetime.now(UTC)
