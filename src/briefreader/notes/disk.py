"""The files of the notes: every byte this room keeps is written and read here, and refusals are ours.

Others may write in a notes folder. The folder itself may be reached through a link; below it no link is
followed, and nothing that is no regular file is read or replaced. Paths here begin with a `real_folder`.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path

from briefreader.base import files as durable
from briefreader.base.files import Unsynced
from briefreader.notes.error import Broken, Denied, Full, Locked, StoreError, store_error

LOCK_SECONDS = 2.0
LARGEST = 64 * 1024 * 1024  # bytes

_PRIVATE_FILE = 0o600
_OTHERS = 0o077
_WRITABLE = 0o222


def real_folder(folder: Path) -> Path:
    """A folder that the reviewer has named, by the path without links that leads to it."""
    return Path(os.path.realpath(folder))


def read_file(path: Path) -> bytes | None:
    """The bytes of a regular file, None where there is none. Raises StoreError."""
    _demand_no_link(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise store_error(error, path) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _irregular(path)
        if status.st_size > LARGEST:
            raise Broken(f"too large for notes: {path}", "Move it away")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read()
    except OSError as error:
        raise store_error(error, path) from error
    finally:
        os.close(descriptor)


def state_of(path: Path) -> tuple[int, ...]:
    """Something that differs when a file has been written; empty where there is none. Never raises."""
    try:
        status = path.stat(follow_symlinks=False)
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_ino, status.st_size


def is_there(path: Path) -> bool:
    """Whether there is something of this name. Raises StoreError where that can not be told."""
    _demand_no_link(path)
    try:
        return path.exists()
    except OSError as error:
        raise store_error(error, path) from error


def is_folder(path: Path) -> bool:
    """Whether it is a folder. Raises StoreError where that can not be told."""
    try:
        return path.is_dir()
    except OSError as error:
        raise store_error(error, path) from error


def files(folder: Path, ending: str) -> list[Path]:
    """The entries of a folder whose names end so, by name. Never raises."""
    if _is_linked(folder):
        return []
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(ending))
    except OSError:
        return []


def folders(folder: Path) -> list[Path]:
    """The folders in a folder, by name. Never raises."""
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError:
        return []


def write_file(path: Path, data: bytes, *, private: bool) -> Unsynced | None:
    """Put `data` in the place of what `path` holds: on return it is on the disk.

    The caller holds the lock of `path`, or knows to be alone with it. If it raises a StoreError, nothing is
    acknowledged: the old file stands, or the new one does and its folder's disk has failed. A file that its
    owner has made read-only is refused. A `private` file is for its owner only; any other keeps the rights
    it had, or gets those that the system gives a new file.
    """
    if len(data) > LARGEST:  # it could not be read again
        raise Full(f"too much for one file of notes: {path}", "Remove some, or take in fewer at a time")
    status = _regular(path)
    if status is not None and not status.st_mode & _WRITABLE:
        raise Denied(f"the file is read-only: {path}", "Make it writable, then save again")
    with _refusals(path):
        return _acknowledged(durable.write_locked(path, data, private=private))


def write_first(path: Path, data: bytes, *, private: bool) -> bool:
    """Write a file if there is none; whether this was done. It needs no lock. Raises StoreError."""
    _demand_no_link(path)
    with _refusals(path):
        try:
            _acknowledged(durable.write_new(path, data, private=private))
        except FileExistsError:
            return False
    return True


def move_file(path: Path, target: Path) -> None:
    """Move a file to a free name on its disk; on return this is on the disk. Raises StoreError."""
    _demand_no_link(path)
    _demand_no_link(target)
    with _refusals(path):
        _acknowledged(durable.move(path, target))


def make_folder(folder: Path, *, private: bool) -> None:
    """Make `folder` and what is missing above it, each on the disk on return. Raises StoreError."""
    _demand_no_link(folder)
    try:
        _acknowledged(durable.make_folder(folder, private=private))
    except OSError as error:
        raise store_error(error, Path(error.filename or folder)) from error


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise store_error(error, path) from error


def _acknowledged(unsynced: Unsynced | None) -> Unsynced | None:
    """A file system that syncs no folders is put up with; a disk that fails is not. Raises OSError."""
    if unsynced is not None and not unsynced.is_unsupported:
        raise unsynced.error
    return unsynced


@contextmanager
def locked(path: Path, *, private: bool, seconds: float | None = None) -> Iterator[None]:
    """Hold the lock of `path`: a file beside it that is never replaced. Raises StoreError.

    It is waited for, `LOCK_SECONDS` long if nothing else is said.
    """
    from filelock import FileLock, Timeout

    side = path.with_name(f"{path.name}.lock")
    status = _regular(side)
    if status is not None and status.st_nlink > 1:  # filelock empties the file, older ones in any place
        raise Broken(f"the lock is a file that has another name too: {side}", "Remove it")
    patience = LOCK_SECONDS if seconds is None else seconds
    lock = FileLock(side, patience, _PRIVATE_FILE) if private else FileLock(side, patience)
    try:
        path.parent.stat()  # filelock would make the folder, without a word
        lock.acquire()
    except Timeout as error:
        mend = "Close the other window that is saving, then save again"
        raise Locked(f"another program holds the notes: {path}", mend) from error
    except OSError as error:
        raise store_error(error, Path(error.filename or side)) from error
    try:
        yield
    finally:
        lock.release()


def set_aside(path: Path, data: bytes, time: str) -> Path:
    """Keep a copy of a damaged file beside it, once however often it is read. Raises StoreError.

    The copy is for its owner alone. A file with another name is not copied: it may be no notes at all, put
    here by somebody who is to see what is in it.
    """
    if has_other_names(path):
        raise Broken(f"a file that has another name too, and holds no sound notes: {path}", "Move it away")
    name = f"{path.name}.damaged"
    with locked(path.with_name(name), private=True):
        copies = _files(path.parent, f"{name}-")
        for copy in copies:
            with suppress(StoreError):
                if read_file(copy) == data:
                    return copy
        stem = f"{name}-{time.replace('-', '').replace(':', '')}"
        names = chain([stem], (f"{stem}-{number}" for number in count(2)))
        copy = next(free for free in map(path.with_name, names) if free not in copies)
        write_file(copy, data, private=True)
        return copy


def has_other_names(path: Path) -> bool:
    """Whether hard links lead to the file. Raises StoreError."""
    status = _regular(path)
    return status is not None and status.st_nlink > 1


def is_private(path: Path) -> bool:
    """Whether a file is for its owner alone. Raises StoreError."""
    status = _regular(path)
    return status is not None and not stat.S_IMODE(status.st_mode) & _OTHERS


def _regular(path: Path) -> os.stat_result | None:
    """The state of a regular file, None where there is none. Raises StoreError."""
    _demand_no_link(path)
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise store_error(error, path) from error
    if not stat.S_ISREG(status.st_mode):
        raise _irregular(path)
    return status


def _irregular(path: Path) -> StoreError:
    return Broken(f"not a regular file: {path}", "Move it away")


def _demand_no_link(path: Path) -> None:
    """Raises StoreError where a link would lead somewhere else."""
    if _is_linked(path):
        raise Broken(f"a link, which notes do not follow: {path}", "Remove the link")


def _is_linked(path: Path) -> bool:
    return real_folder(path) != path.absolute()


def _files(folder: Path, start: str) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name.startswith(start))
    except OSError as error:
        raise store_error(error, folder) from error
