"""The files of the notes: every byte this room keeps is written and read here, and refusals are ours.

Others may write in a notes folder. The folder itself may be reached through a link; below it no link is
followed, and nothing that is no regular file is read or replaced. Paths here begin with a `real_folder`.
Their folders are opened one in the other, and a file relative to its folder (POSIX openat): whoever puts a
link in the place of a folder meanwhile leads nowhere.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from time import monotonic, sleep

from briefreader.base import files as durable
from briefreader.base.files import Unsynced
from briefreader.notes.error import Broken, Denied, Full, Locked, StoreError, store_error

LOCK_SECONDS = 2.0
LOCK_AGAIN = 0.05  # seconds between attempts
LARGEST = 64 * 1024 * 1024  # bytes

_PRIVATE_FILE = 0o600
_LOCK_FILE = 0o644
_OTHERS = 0o077
_WRITABLE = 0o222
_SAFE = os.O_NOFOLLOW | os.O_CLOEXEC
# A folder to go through; where the system can do that, it need not be readable.
_THROUGH = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | _SAFE
_LISTED = os.O_RDONLY | os.O_DIRECTORY | _SAFE


def real_folder(folder: Path) -> Path:
    """A folder that the reviewer has named, by the path without links that leads to it."""
    return Path(os.path.realpath(folder))


def read_file(path: Path) -> bytes | None:
    """The bytes of a regular file, None where there is none. Raises StoreError."""
    with _refusals(path), _inside(path.parent) as at:
        if at is None or _regular(path, at) is None:
            return None
        descriptor = os.open(path.name, os.O_RDONLY | os.O_NONBLOCK | _SAFE, dir_fd=at)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise _irregular(path)
            if status.st_size > LARGEST:
                raise Broken(f"too large for notes: {path}", "Move it away")
            return file.read()


def state_of(path: Path) -> tuple[int, ...]:
    """Something that differs when a file has been written; empty where there is none. Never raises."""
    with suppress(OSError, StoreError), _inside(path.parent) as at:
        if at is not None:
            status = os.stat(path.name, dir_fd=at, follow_symlinks=False)
            return status.st_mtime_ns, status.st_ino, status.st_size
    return ()


def is_there(path: Path) -> bool:
    """Whether there is something of this name. Raises StoreError where that cannot be told."""
    with _refusals(path), _inside(path.parent) as at:
        return at is not None and _status(path, at) is not None


def is_folder(path: Path) -> bool:
    """Whether it is a folder. Raises StoreError where that cannot be told."""
    try:
        return path.is_dir()
    except OSError as error:
        raise store_error(error, path) from error


def files(folder: Path, ending: str) -> list[Path]:
    """The entries of a folder whose names end so, by name. Never raises."""
    with suppress(OSError, StoreError):
        return [path for path in _listed(folder) if path.name.endswith(ending)]
    return []


def states_in(folder: Path, ending: str) -> dict[str, str]:
    """What differs when a file has been written, of the regular files with this ending. Never raises."""
    with suppress(OSError, StoreError), _listing(folder) as found:
        named = (one for one in found if one.name.endswith(ending))
        states = ((one.name, one.stat(follow_symlinks=False)) for one in named)
        return {name: f"{s.st_size}:{s.st_mtime_ns}" for name, s in states if stat.S_ISREG(s.st_mode)}
    return {}


def folders(folder: Path) -> list[Path]:
    """The folders in a folder, by name. Never raises."""
    with suppress(OSError, StoreError):
        return _listed(folder, folders_only=True)
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
    with _refusals(path), _within(path.parent) as at:
        status = _regular(path, at)
        if status is not None and not status.st_mode & _WRITABLE:
            raise Denied(f"the file is read-only: {path}", "Make it writable, then save again")
        return _acknowledged(durable.write_locked(Path(path.name), data, private=private, at=at))


def move_file(path: Path, target: Path) -> None:
    """Move a file to a free name on its disk; on return this is on the disk. Raises StoreError."""
    with _refusals(path), _within(path.parent) as at, _within(target.parent) as there:
        _regular(path, at)
        _acknowledged(durable.move_between(path.name, at, target.name, there))


def remove_file(path: Path) -> None:
    """Remove a file. Raises StoreError."""
    with _refusals(path), _within(path.parent) as at:
        os.unlink(path.name, dir_fd=at)


def make_folder(folder: Path, *, private: bool) -> None:
    """Make `folder` and what is missing above it, each on the disk on return. Raises StoreError."""
    with _refusals(folder), _within(folder, make_private=private):
        pass


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _linked(path) if error.errno == errno.ELOOP else store_error(error, path) from error


def _acknowledged(unsynced: Unsynced | None) -> Unsynced | None:
    """A file system that syncs no folders is put up with; a disk that fails is not. Raises OSError."""
    if unsynced is not None and not unsynced.is_unsupported:
        raise unsynced.error
    return unsynced


@contextmanager
def _within(folder: Path, *, make_private: bool | None = None) -> Iterator[int]:
    """A folder, open; what is missing is made if it is said for whom. Raises OSError and StoreError."""
    at = os.open(folder.anchor, _THROUGH)
    try:
        for reached in (*reversed(folder.parents[:-1]), folder):
            below = _open_folder(reached, at, make_private)
            os.close(at)
            at = below
        yield at
    finally:
        os.close(at)


def _open_folder(folder: Path, at: int, make_private: bool | None) -> int:
    try:
        return os.open(folder.name, _THROUGH, dir_fd=at)
    except FileNotFoundError:
        if make_private is None:
            raise
        _acknowledged(durable.make_folder_at(folder.name, at, private=make_private))
        return os.open(folder.name, _THROUGH, dir_fd=at)
    except NotADirectoryError:
        _status(folder, at)  # of a link it says so
        raise


@contextmanager
def _inside(folder: Path) -> Iterator[int | None]:
    """The same; None where there is no such folder."""
    with ExitStack() as stack:
        try:
            at = stack.enter_context(_within(folder))
        except FileNotFoundError:
            at = None
        yield at


def _listed(folder: Path, *, folders_only: bool = False) -> list[Path]:
    """The entries of a folder, by name. Raises OSError and StoreError."""
    with _listing(folder) as found:
        names = [one.name for one in found if not folders_only or one.is_dir(follow_symlinks=False)]
    return sorted(folder / name for name in names)


@contextmanager
def _listing(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    """What is in a folder. Raises OSError and StoreError."""
    with _within(folder) as at:
        descriptor = os.open(".", _LISTED, dir_fd=at)
        try:
            with os.scandir(descriptor) as found:
                yield found
        finally:
            os.close(descriptor)


@contextmanager
def locked(path: Path, *, private: bool, seconds: float | None = None) -> Iterator[None]:
    """Hold the lock of `path`: a file beside it that is never replaced. Raises StoreError.

    It is waited for, `LOCK_SECONDS` long if nothing else is said.
    """
    side = path.with_name(f"{path.name}.lock")
    mode = _PRIVATE_FILE if private else _LOCK_FILE
    with _refusals(side), _within(side.parent) as at:
        _regular(side, at)
        descriptor = os.open(side.name, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | _SAFE, mode, dir_fd=at)
    try:
        with _refusals(side):
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise _irregular(side)
            if status.st_nlink > 1:
                raise Broken(f"the lock is a file that has another name too: {side}", "Remove it")
            if not _takes_lock(descriptor, LOCK_SECONDS if seconds is None else seconds):
                mend = "Close the other window that is saving, then save again"
                raise Locked(f"another program holds the notes: {path}", mend)
        yield
    finally:
        os.close(descriptor)  # which gives the lock back


def _takes_lock(descriptor: int, seconds: float) -> bool:
    """Lock an open file as flock(2) does, once nobody else holds it; False if that takes too long."""
    import fcntl

    end = monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() >= end:
                return False
            sleep(LOCK_AGAIN)
        else:
            return True


def set_aside(path: Path, data: bytes, time: str) -> Path:
    """Keep a copy of a damaged file beside it, once however often it is read. Raises StoreError.

    The copy is for its owner alone. A file with another name is not copied: it may be no notes at all, put
    here by somebody who is to see what is in it.
    """
    if has_other_names(path):
        raise Broken(f"a file that has another name too, and holds no sound notes: {path}", "Move it away")
    name = f"{path.name}.damaged"
    with locked(path.with_name(name), private=True):
        with _refusals(path.parent):
            copies = [one for one in _listed(path.parent) if one.name.startswith(f"{name}-")]
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
    status = _status_of_file(path)
    return status is not None and status.st_nlink > 1


def is_private(path: Path) -> bool:
    """Whether a file is for its owner alone. Raises StoreError."""
    status = _status_of_file(path)
    return status is not None and not stat.S_IMODE(status.st_mode) & _OTHERS


def _status_of_file(path: Path) -> os.stat_result | None:
    with _refusals(path), _inside(path.parent) as at:
        return None if at is None else _regular(path, at)


def _regular(path: Path, at: int) -> os.stat_result | None:
    """The state of a regular file in a folder that is open, None where there is none.

    Raises OSError, and StoreError for what is no regular file.
    """
    status = _status(path, at)
    if status is not None and not stat.S_ISREG(status.st_mode):
        raise _irregular(path)
    return status


def _status(path: Path, at: int) -> os.stat_result | None:
    """The state of what has a name in a folder that is open, None if nothing has it.

    Raises OSError, and StoreError for a link.
    """
    try:
        status = os.stat(path.name, dir_fd=at, follow_symlinks=False)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):
        raise _linked(path)
    return status


def _irregular(path: Path) -> StoreError:
    return Broken(f"not a regular file: {path}", "Move it away")


def _linked(path: Path) -> StoreError:
    return Broken(f"a link, which notes do not follow: {path}", "Remove the link")
