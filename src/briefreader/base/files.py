"""Files that are written whole or not at all, and take the place of others only where that is meant."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_new(path: Path, data: bytes, *, private: bool) -> None:
    """Write a new file, `private` for its owner alone. Raises OSError; then no part of it is left.

    Of those, FileExistsError tells that the name is taken.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        descriptor = os.open(path, flags, 0o600 if private else 0o666)
    except ValueError as error:  # a NUL in the name
        raise OSError(0, str(error)) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def write_whole(path: Path, data: bytes, *, instead: bool) -> None:
    """Write a file in one stroke: `instead` of the one that is there, with its rights, else as a new one.

    Raises OSError, and then what was there still is; FileExistsError where a new file's name is taken.
    """
    target = path.resolve()
    mode = target.stat().st_mode & 0o7777 if instead else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}."[:100], suffix=".tmp")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), mode)
            file.flush()
            os.fsync(file.fileno())
        if instead:
            new.replace(target)
        else:
            _give_name(new, target)
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _give_name(new: Path, target: Path) -> None:
    """Let a finished file have a name that nothing else has."""
    try:
        target.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # a file system without links; a look beforehand is the best there is
        if os.path.lexists(target):
            raise FileExistsError(f"{target} is there already") from None
        new.replace(target)
    else:
        new.unlink()


def _umask() -> int:
    """What the user's files keep from others; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
