"""Every path the program uses, and how its own styles and samples are found.

On Linux the folders are those of the XDG base directories (https://specifications.freedesktop.org/basedir-spec/),
as `platformdirs` has them.
"""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

NAME = "briefreader"
_PACKAGE = Path(__file__).parents[1]


class LocationError(Exception):
    """A part of the program itself is not where it should be."""


def config_file() -> Path:
    """The settings file: BRIEFREADER_CONFIG, else `config.toml` in the user's configuration folder."""
    return _named("BRIEFREADER_CONFIG") or _folders().user_config_path / "config.toml"


def templates_folder(settings: Path) -> Path:
    """The user's own templates: beside the settings file, and nowhere else."""
    return settings.parent / "templates"


def notes_folder(configured: Path | None = None) -> Path:
    """Where notes are kept: BRIEFREADER_NOTES, else the one from the settings, else the default."""
    return _named("BRIEFREADER_NOTES") or configured or default_notes_folder()


def default_notes_folder() -> Path:
    """The notes folder nobody named: private, so whoever makes it makes it so."""
    return _folders().user_data_path / "notes"


def state_folder() -> Path:
    """What is nobody else's business: BRIEFREADER_STATE, else the user's state folder. Private."""
    return _named("BRIEFREADER_STATE") or _folders().user_state_path


def cache_folder() -> Path:
    """What can be made again at any time: BRIEFREADER_CACHE, else the user's cache folder. Private."""
    return _named("BRIEFREADER_CACHE") or _folders().user_cache_path


def unsaved_folder(state: Path) -> Path:
    """Notes that could not be saved when the reader was left, until they are: in the state folder."""
    return state / "unsaved"


def copied_text_file() -> Path:
    """The file a copied text goes to when no clipboard can be reached."""
    return state_folder() / "copied.txt"


def library_folder(configured: Path | None = None) -> Path:
    """The briefs to list when none is named: the one from the settings, else the samples."""
    return configured or samples_folder()


def styles_folder() -> Path:
    """The screen's `.tcss` files. Raises LocationError."""
    return _shipped("styles")


def samples_folder() -> Path:
    """The briefs that come with the program. Raises LocationError."""
    return _shipped("briefs")


def typed_path(typed: str) -> Path:
    """A path as somebody has typed it, `~` for the home folder. Raises OSError where that is not known."""
    try:
        return Path(typed.strip()).expanduser()
    except RuntimeError:
        raise OSError(errno.ENOENT, "this home folder is not known", typed) from None


def _folders() -> "PlatformDirs":
    from platformdirs import PlatformDirs

    return PlatformDirs(NAME, appauthor=False)


def _named(variable: str) -> Path | None:
    named = os.environ.get(variable)
    try:
        return typed_path(named) if named else None
    except OSError as error:
        told = f"{variable} names {named}: {error.strerror}. Write the whole path."
        raise LocationError(told) from None


def _shipped(name: str) -> Path:
    """A folder of ours: inside the package when installed, beside `src` when it runs from its repository."""
    candidates = (_PACKAGE / name, _PACKAGE.parents[1] / name)
    for folder in candidates:
        if folder.is_dir():
            return folder
    tried = " and ".join(str(folder) for folder in candidates)
    raise LocationError(
        f"The program's own folder {name!r} is missing: looked at {tried}. Install {NAME} again."
    )
