"""The one durable writer: a file is there whole or not at all, and on the disk when the call returns.

The bytes go into a temporary file in the target's folder, which is synced, gets the target's name in one
step, and then the folder is synced (POSIX fsync and rename; F_FULLFSYNC on macOS). Whatever raises has left
the target as it was. Once the name is given, nothing raises: a folder that cannot be synced is a remark,
which the caller gets as an `Unsynced`.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700
_UNSUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}  # what some network file systems say


class Unsynced(NamedTuple):
    """What was written is there under its name, but its folder could not be synced."""

    error: OSError

    @property
    def is_unsupported(self) -> bool:
        """Whether nothing failed: this file system syncs no folders at all."""
        return self.error.errno in _UNSUPPORTED

    def told_of(self, what: str) -> str:
        """What that means for `what` was written, as a sentence without its full stop."""
        why = "this file system cannot sync folders"
        if not self.is_unsupported:
            why = f"the folder cannot be synced ({self.error.strerror})"
        return f"{what} may not survive a power cut: {why}"


def write_new(path: Path, data: bytes, *, private: bool) -> Unsynced | None:
    """Write a new file, `private` for its owner alone. Raises OSError.

    Of those, FileExistsError tells that the name is taken, be it by a link that leads nowhere.
    """
    _demand_free(path)
    return _put(path, data, _random(path), _PRIVATE_FILE if private else None, _give_free_name)


def write_over(path: Path, data: bytes, *, private: bool) -> Unsynced | None:
    """Put a file in the place of what has its name, if anything has. Raises OSError.

    A `private` one is for its owner alone; any other has the rights of the file that was there. A symbolic
    link is replaced and not followed.
    """
    return _put(path, data, _random(path), _rights(path, private=private), _take_name)


def write_locked(path: Path, data: bytes, *, private: bool, at: int | None = None) -> Unsynced | None:
    """Do as `write_over` does, for a caller who holds the lock of `path`. Raises OSError.

    `path` is relative to the folder that is open as `at`, if that is given. As nobody else writes it, its
    temporary file has a fixed name, and one that a crash has left is removed.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    with suppress(FileNotFoundError):
        os.unlink(temporary, dir_fd=at)
    rights = _rights(path, private=private, at=at)
    return _put(path, data, temporary, rights, partial(_take_name, at=at), at=at)


def move_between(name: str, at: int, target: str, there: int) -> Unsynced | None:
    """Move a file to a free name in another folder of its file system; both are open. Raises OSError."""
    os.rename(name, target, src_dir_fd=at, dst_dir_fd=there)
    return _sync_folder(Path(), there) or _sync_folder(Path(), at)


def make_folder_at(name: str, at: int, *, private: bool) -> Unsynced | None:
    """Make a folder in one that is open, unless there is one. Raises OSError."""
    with suppress(FileExistsError):
        os.mkdir(name, _PRIVATE_FOLDER if private else 0o777, dir_fd=at)
        return _sync_folder(Path(), at)
    return None


def make_folder(folder: Path, *, private: bool) -> Unsynced | None:
    """Make a folder and what is missing above it; what exists keeps its rights. Raises OSError."""
    if folder.is_dir():
        return None
    above = make_folder(folder.parent, private=private) if folder.parent != folder else None
    folder.mkdir(mode=_PRIVATE_FOLDER if private else 0o777, exist_ok=True)
    return _sync_folder(folder.parent) or above


def _put(  # noqa: PLR0913 - what, where and how
    path: Path,
    data: bytes,
    temporary: Path,
    rights: int | None,
    name: Callable[[Path, Path], None],
    *,
    at: int | None = None,
) -> Unsynced | None:
    try:
        _write(temporary, data, rights, at)
        name(temporary, path)
    except ValueError as error:  # a NUL in the name
        raise OSError(errno.EINVAL, str(error)) from None
    finally:
        with suppress(OSError, ValueError):
            os.unlink(temporary, dir_fd=at)
    return _sync_folder(path.parent, at)


def _random(path: Path) -> Path:
    import secrets  # few commands write, and it takes time to import

    return path.parent / f".briefreader-{secrets.token_hex(8)}.tmp"


def _rights(path: Path, *, private: bool, at: int | None = None) -> int | None:
    """The rights of a file that takes a name; None: those that the system gives any new file."""
    if private:
        return _PRIVATE_FILE
    with suppress(FileNotFoundError, ValueError):
        return stat.S_IMODE(os.stat(path, dir_fd=at, follow_symlinks=at is None).st_mode)
    return None


def _write(path: Path, data: bytes, rights: int | None, at: int | None) -> None:
    """Write a file that is not there yet, and sync it. Nobody reads it before it has its rights."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    mode = 0o666 if rights is None else _PRIVATE_FILE
    with os.fdopen(os.open(path, flags, mode, dir_fd=at), "wb") as file:
        if rights not in (None, _PRIVATE_FILE):
            os.fchmod(file.fileno(), rights)
        file.write(data)
        file.flush()
        _sync(file.fileno())


def _take_name(temporary: Path, path: Path, at: int | None = None) -> None:
    os.replace(temporary, path, src_dir_fd=at, dst_dir_fd=at)


def _give_free_name(temporary: Path, path: Path) -> None:
    """Let a finished file have a name that nothing else has."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without links; a look beforehand is the best there is
        _demand_free(path)
        temporary.replace(path)


def _demand_free(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _sync_folder(folder: Path, at: int | None = None) -> Unsynced | None:
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=at)
        try:
            _sync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        return Unsynced(error)
    return None
