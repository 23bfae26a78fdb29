"""The file of an index: an SQLite database that is trusted only as long as nobody else has changed it.

SQLite checks what is in its write-ahead log, but not the pages of the database, and a changed byte there can
lose hits without a word. So a file beside the database holds its size, its time and the CRC-32 of each piece
of it as this program left them. Where size or time differ, the pieces are compared; where these differ too,
the index is thrown away. Between these records SQLite writes to its log alone, which tells what it will
write to the database when the log is emptied (https://sqlite.org/fileformat2.html#walformat).

Every process that has the index open shares a lock; whoever throws it away holds that lock alone.
"""

import os
import sqlite3
import zlib
from collections.abc import Container, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import msgspec

from briefreader.base.files import make_folder, write_over
from briefreader.base.text import shown

_PIECE = 1 << 18  # bytes
_LOG_HEADER, _FRAME_HEADER = 32, 24  # bytes
_LOG = 16 << 20  # bytes of the log after which the database itself is written, if that is not larger
_SHARE = 4  # so many times smaller than the database the log may be besides
_KIBIBYTES = -16_000  # SQLite's own memory
_SECONDS = 5.0  # to wait for those who close an index
_AGAIN = 0.02  # seconds between attempts
_EARLIER = 10**9  # nanoseconds by which the time of the file is set back, so that every later change shows

# What says nothing about the database: busy, locked, no memory, read-only, disk errors, full, cannot open.
_INNOCENT = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}


class IndexUnavailableError(Exception):
    """The index cannot be made, read or written; what it would say has to be found without it.

    One that `is_damaged` is of no use to anybody.
    """

    def __init__(self, why: str, *, is_damaged: bool = False) -> None:
        super().__init__(why)
        self.is_damaged = is_damaged


class IndexFile:
    """An open index; `tables` are the statements that make an empty one, of a `version`.

    Raises IndexUnavailableError.
    """

    def __init__(self, file: Path, tables: str, version: int) -> None:
        self._file = file
        self._tables = tables
        self._version = version
        self._log = file.with_name(f"{file.name}-wal")
        try:
            self._open()
        except IndexUnavailableError as error:
            if not error.is_damaged:
                raise
            self.discard(file)
            self._open()

    def _open(self) -> None:
        with refusals():
            make_folder(self._file.parent, private=True)
            self._lock = _Lock(self._file)
            try:
                self._make_sure()
                self.connection = self._connected()
            except BaseException:
                self._lock.release()
                raise

    def _make_sure(self) -> None:
        """Share the lock of a file that is as it was left, if there is one."""
        end = monotonic() + _SECONDS
        while True:
            if self._lock.share() and self._is_as_left():
                return
            if self._lock.hold():
                if not self._is_as_left():
                    if not self._has_same_bytes():
                        self._remove()
                    self._file.touch(mode=0o600)
                    self._record(_checksums(self._file))
            elif monotonic() > end:
                raise IndexUnavailableError("another process is closing it")
            else:
                sleep(_AGAIN)

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute(f"PRAGMA cache_size = {_KIBIBYTES}")
            if not _version(connection):
                connection.execute("BEGIN IMMEDIATE")
                with connection:
                    if not _version(connection):  # nobody has made the tables meanwhile
                        for statement in self._tables.split(";"):
                            connection.execute(statement)
                        connection.execute(f"PRAGMA user_version = {self._version}")
            if _version(connection) != self._version:
                raise IndexUnavailableError("it is of another version", is_damaged=True)
            connection.execute("PRAGMA busy_timeout = 0")
        except BaseException:
            connection.close()
            raise
        return connection

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises sqlite3.Error."""
        return self.connection.execute(statement, values).fetchall()

    def do(self, statement: str, *values: object) -> int:
        """Carry out a statement; the id of the row that was inserted. Raises sqlite3.Error."""
        return self.connection.execute(statement, values).lastrowid or 0

    def settle(self) -> None:
        """Let what is in a long log into the database, unless another process has it open.

        The connection is a new one afterwards.
        """
        with suppress(FileNotFoundError):
            if self._log.stat().st_size > max(_LOG, self._file.stat().st_size // _SHARE):
                self._leave()
                self._make_sure()
                self.connection = self._connected()

    def close(self) -> None:
        """Leave the file."""
        with suppress(sqlite3.Error, OSError):
            self._leave()
        self._lock.release()

    def _leave(self) -> None:
        """Close the connection; the last one to do so writes down how the file is left.

        The file is read only while no connection of this process is open: closing it then would give back the
        locks of that connection (https://sqlite.org/howtocorrupt.html).
        """
        is_alone = self._lock.hold()
        written = _written(self._log) if is_alone else set()
        self.connection.close()  # SQLite empties its log if nobody else has the database open
        if is_alone and not self._is_as_left():
            self._record(_checksums(self._file, self._recorded[1], written))

    @property
    def _left(self) -> Path:
        return self._file.with_name(f"{self._file.name}-left")

    @property
    def _recorded(self) -> tuple[str, list[int]]:
        """Size and time of the file as it was left, and the checksums of its pieces."""
        try:
            return _RECORD.decode(self._left.read_bytes())
        except (FileNotFoundError, msgspec.MsgspecError):
            return "", []

    def _is_as_left(self) -> bool:
        """Whether size and time of the file are those that were written down."""
        with suppress(FileNotFoundError):
            return _stamp(self._file) == self._recorded[0]
        return False

    def _has_same_bytes(self) -> bool:
        """Whether the file's bytes are those that were written down."""
        stamp, checksums = self._recorded
        with suppress(FileNotFoundError):
            return stamp != "" and _checksums(self._file) == checksums
        return False

    def _record(self, checksums: list[int]) -> None:
        """Write down how the file is left."""
        found = self._file.stat()
        os.utime(self._file, ns=(found.st_atime_ns, found.st_mtime_ns - _EARLIER))
        write_over(self._left, msgspec.json.encode((_stamp(self._file), checksums)), private=True)

    def _remove(self) -> None:
        for ending in ("-left", "", "-wal", "-shm"):
            self._file.with_name(f"{self._file.name}{ending}").unlink(missing_ok=True)

    @classmethod
    def discard(cls, file: Path, *, only_damaged: bool = False) -> None:
        """Throw an index away that nobody has open; or do so if its bytes have changed.

        Raises IndexUnavailableError.
        """
        with refusals():
            if not file.parent.exists():
                return
            lock = _Lock(file)
            try:
                if not lock.hold():
                    raise IndexUnavailableError("another process is using it")
                discarded = cls.__new__(cls)
                discarded._file = file
                if not (only_damaged and discarded._has_same_bytes()):
                    discarded._remove()
            finally:
                lock.release()


class _Lock:
    """The lock beside an index (flock), shared or held alone."""

    def __init__(self, file: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        self._opened = os.fdopen(os.open(file.with_name(f"{file.name}-lock"), flags, 0o600))

    def share(self) -> bool:
        """Share it, if nobody holds it alone."""
        import fcntl

        return self._take(fcntl.LOCK_SH)

    def hold(self) -> bool:
        """Hold it alone, if nobody shares it."""
        import fcntl

        return self._take(fcntl.LOCK_EX)

    def _take(self, kind: int) -> bool:
        import fcntl

        try:
            fcntl.flock(self._opened, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        """Let others have it."""
        self._opened.close()


class refusals:  # noqa: N801 - used as a function
    """Turn what SQLite, the disk and a damaged row say into an IndexUnavailableError."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        damages = (sqlite3.Error, zlib.error, msgspec.MsgspecError, ValueError)
        if isinstance(error, (*damages, OSError)):
            is_damaged = isinstance(error, damages) and not _is_innocent(error)
            raise IndexUnavailableError(shown(str(error), one_line=True), is_damaged=is_damaged) from error


def _is_innocent(error: Exception) -> bool:
    """Whether an error says nothing about what is in the database."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _INNOCENT


def _version(connection: sqlite3.Connection) -> int:
    ((version,),) = connection.execute("PRAGMA user_version")
    return int(version)


def _stamp(file: Path) -> str:
    """Size and time of a file. Raises FileNotFoundError."""
    found = file.stat()
    return f"{found.st_size}:{found.st_mtime_ns}"


def _checksums(file: Path, before: Sequence[int] = (), written: Container[int] = ()) -> list[int]:
    """The CRC-32 of each piece of a file. What it was `before` it still is, unless the piece was `written`.

    A last piece, which may have grown, is always read. Raises FileNotFoundError.
    """
    found = []
    with file.open("rb") as opened:
        pieces = -(-os.fstat(opened.fileno()).st_size // _PIECE)
        for at in range(pieces):
            if at < min(len(before), pieces) - 1 and at not in written:
                found.append(before[at])
            else:
                opened.seek(at * _PIECE)
                found.append(zlib.crc32(opened.read(_PIECE)))
    return found


def _written(log: Path) -> set[int]:
    """The pieces of the database that are written when its log is emptied."""
    found = set()
    with suppress(FileNotFoundError), log.open("rb") as opened:
        page = int.from_bytes(opened.read(_LOG_HEADER)[8:12])
        while len(frame := opened.read(_FRAME_HEADER)) == _FRAME_HEADER:
            first = (int.from_bytes(frame[:4]) - 1) * page
            found |= {first // _PIECE, (first + page - 1) // _PIECE}
            opened.seek(page, os.SEEK_CUR)
    return found


_RECORD = msgspec.json.Decoder(tuple[str, list[int]])
