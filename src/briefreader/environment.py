"""What surrounds a run of the program: settings, folders, reviewer, store, clipboard and clock."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from msgspec import Struct, field, structs

from briefreader import __version__
from briefreader.base.paths import (
    LocationError,
    cache_folder,
    config_file,
    default_notes_folder,
    library_folder,
    notes_folder,
    state_folder,
    templates_folder,
    unsaved_folder,
)
from briefreader.base.settings import Choices, Complaint, Settings, load
from briefreader.base.text import name_line

if TYPE_CHECKING:
    from briefreader.clipboard.chain import Clipboard
    from briefreader.notes import PrivateState, Reviewer, Store


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day where the user is."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day of a moment where the user is."""
    return moment.astimezone().date()


_making = RLock()  # the store, which several threads may ask for at once


class Environment(Struct, frozen=True, dict=True):
    """Everything that comes from outside a brief; what costs time is made when it is first asked for.

    `named` is the reviewer's name where an option gives it, or the screen has asked for it; `complaints` are
    what is wrong with the settings; `variables` are those of the shell. Without a
    `cache_folder` nothing is cached.
    """

    settings: Settings
    settings_file: Path
    notes: Path
    state_folder: Path
    named: str | None = None
    complaints: tuple[Complaint, ...] = ()
    clock: Callable[[], datetime] = now
    variables: Mapping[str, str] = field(default_factory=lambda: os.environ)
    cache_folder: Path | None = None

    @cached_property
    def given_reviewer(self) -> str | None:
        """The reviewer's name: by option, by the settings, or as the screen was once told it."""
        for name in (self.named, self.settings.reviewer):
            if name and (line := name_line(name)):
                return line
        from briefreader.notes import own_name

        return own_name(self.state_folder)

    @property
    def reviewer(self) -> str:
        """The reviewer's name; until there is one, the login name."""
        return self.given_reviewer or login_name()

    @property
    def introduce(self) -> "Callable[[str], Environment] | None":
        """What takes the reviewer's name, and gives the environment for it; None where the name is known."""
        return None if self.given_reviewer else self._introduced

    def _introduced(self, name: str) -> "Environment":
        from briefreader.notes import StoreError, keep_own_name

        with suppress(StoreError):  # then it is asked again the next time
            keep_own_name(self.state_folder, name)
        return structs.replace(self, named=name)

    @property
    def notes_are_private(self) -> bool:
        """Whether nobody named the notes folder, so that it is made for the reviewer alone."""
        return self.notes == default_notes_folder()

    @property
    def store(self) -> "Store":
        """The reviewer's notes: one store for all threads. Raises OSError if their folder cannot be seen."""
        with _making:
            return self._store

    @cached_property
    def _store(self) -> "Store":
        from briefreader.notes import Store

        unsaved = unsaved_folder(self.state_folder)
        return Store(self.notes, self.identity, self.clock, private=self.notes_are_private, unsaved=unsaved)

    @cached_property
    def identity(self) -> "Reviewer":
        """The reviewer as the notes folder knows them."""
        from briefreader.notes import find_reviewer

        return find_reviewer(self.notes, self.reviewer, self.state_folder)

    @cached_property
    def state(self) -> "PrivateState":
        """What is remembered for this person at this machine."""
        from briefreader.notes import PrivateState

        return PrivateState(self.state_folder)

    @property
    def clipboard(self) -> "Clipboard":
        """The clipboards that can be reached."""
        from briefreader.clipboard.chain import Clipboard

        return Clipboard(self.variables)

    @property
    def library(self) -> Path:
        """The briefs to list when none is named. Raises LocationError."""
        return library_folder(self.settings.library)

    @property
    def samples(self) -> Path | None:
        """The briefs that come with the program, where no library is configured."""
        if self.settings.library is not None:
            return None
        with suppress(LocationError):
            return self.library
        return None

    @property
    def templates(self) -> Path:
        """The folder of the user's own templates."""
        return templates_folder(self.settings_file)

    @property
    def today(self) -> date:
        """The day that citations name as that of access."""
        return day_of(self.clock())


def environment_of(reviewer: str | None, notes: str | None, config: str | None) -> Environment:
    """The environment of a run. Options count before variables of the shell, these before the settings."""
    file = Path(config) if config else config_file()
    required = config is not None or bool(os.environ.get("BRIEFREADER_CONFIG"))
    settings, complaints = load(file, CHOICES, required=required)
    folder = Path(notes) if notes else notes_folder(settings.notes)
    return Environment(
        settings,
        file,
        folder.absolute(),
        state_folder(),
        reviewer,
        complaints,
        now,
        cache_folder=cache_folder() / __version__,  # no version reads what another has made
    )


def login_name() -> str:
    """The name under which the user is logged in: what stands with notes until another is given."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"


def _styles() -> Mapping[str, str]:
    from briefreader.cite.styles import ALIASES, STYLES

    return {**{name: name for name in STYLES}, **ALIASES}


def _formats() -> Mapping[str, str]:
    from briefreader.cite.entries import ENTRIES
    from briefreader.cite.formats import FORMATS

    return {name: name for name in (*FORMATS, *ENTRIES)}


CHOICES: Mapping[str, Choices] = {"style": _styles, "format": _formats}
