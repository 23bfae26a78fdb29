"""A model of what a disk may hold after a power cut, and a recorder of what a program asked of it.

POSIX promises little: what was written to a file is on the disk after an fsync of the file, and a
new name, a rename or a removal after an fsync of its folder. Before that, any part of it may be
there: each change of a folder on its own, the bytes of a file up to any place, or as zeros.
Files are known by their creation, not by inode numbers, which are used again.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest

OPEN = 6
Tears = Callable[[int], list[int]]  # at which of so many bytes a write may be torn
Found = dict[str, bytes | None]  # a disk: the bytes of each file by its path, None for a folder


class File:
    """One file, from its creation on: `synced` bytes last, what is `written` beyond them may."""

    def __init__(self) -> None:
        self.synced = b""
        self.written = b""

    def versions(self, tears: Tears) -> list[bytes]:
        """What may be in it: the synced bytes, and any beginning of what was written instead or after."""
        if self.written == self.synced:
            return [self.synced]
        kept = self.synced if self.written.startswith(self.synced) else b""
        rest = self.written[len(kept) :]
        return [self.synced, *(kept + rest[:at] for at in tears(len(rest))), kept + bytes(len(rest))]


class Folder:
    """A folder, as what a name leads to."""


Names = dict[str, File | Folder]
Change = dict[str, File | Folder | None]  # None takes a name away


class Disk:
    """The names that last, and the changes of folders of which it is open whether they will."""

    def __init__(self) -> None:
        self._lasting: Names = {}
        self._pending: list[tuple[str, Change]] = []
        self.now: Names = {}

    def change(self, folder: str, change: Change) -> None:
        """Change names in a folder."""
        self._pending.append((folder, change))
        _apply(self.now, change)

    def sync(self, folder: str) -> None:
        """What has changed in a folder lasts from now on."""
        for where, change in self._pending:
            if where == folder:
                _apply(self._lasting, change)
        self._pending = [one for one in self._pending if one[0] != folder]

    def after_a_cut(self, tears: Tears) -> Iterator[Found]:
        """Every disk that may be found if the power goes now.

        Of more than `OPEN` changes that no fsync has made lasting, which only a mutant leaves, the
        oldest count as lasting.
        """
        pending = self._pending
        for kept in product((False, True), repeat=min(len(pending), OPEN)):
            names = dict(self._lasting)
            for keep, (_, change) in zip((*[True] * (len(pending) - OPEN), *kept), pending, strict=True):
                if keep:
                    _apply(names, change)
            there = {path: one for path, one in names.items() if _is_reachable(path, names)}
            files = {path: one for path, one in there.items() if isinstance(one, File)}
            folders: Found = dict.fromkeys(path for path in there if path not in files)
            for contents in product(*(file.versions(tears) for file in files.values())):
                yield {**folders, **dict(zip(files, contents, strict=True))}


def _apply(names: Names, change: Change) -> None:
    for path, one in change.items():
        if one is None:
            names.pop(path, None)
        else:
            names[path] = one


def _is_reachable(path: str, names: Names) -> bool:
    above = Path(path).parents
    return all(str(folder) == "." or isinstance(names.get(str(folder)), Folder) for folder in above)


def laid_out(found: Found, root: Path) -> None:
    """Make a disk for real."""
    root.mkdir()
    for path, content in sorted(found.items()):
        if content is None:
            (root / path).mkdir(parents=True)
        else:
            (root / path).write_bytes(content)


def every(step: int) -> Tears:
    """A tear after every so many bytes, at both ends, and just before and after them."""
    return lambda length: sorted({*range(0, length, step), 1, length - 1, length} & set(range(length + 1)))


class Recorder:
    """Lets a process go on with the real disk below `root`, and keeps a model of it in step.

    `before` is called with the kind of each call; it may look at the model, or raise in its place. A
    `look` or `read` changes nothing.
    """

    def __init__(self, root: Path, before: Callable[[str], None]) -> None:
        self.disk = Disk()
        self._root = root
        self._before = before
        self._open: dict[int, File] = {}

    @contextmanager
    def recording(self) -> Iterator[None]:
        """While this lasts, the calls of this process go through here."""
        with pytest.MonkeyPatch.context() as patch:
            for name, through in (
                ("open", self._opening),
                ("fdopen", self._wrapping),
                ("close", self._closing),
                ("fsync", self._syncing),
                ("replace", self._renaming),
                ("rename", self._renaming),
                ("unlink", self._removing),
                ("mkdir", self._making),
                ("stat", self._looking),
                ("listdir", self._looking),
            ):
                patch.setattr(os, name, through(getattr(os, name)))
            yield

    def _name(self, path: Any, folder: int | None = None) -> str | None:
        """The path below the root; None for what is elsewhere, and for locks, whose content is nothing.

        `folder` is one that is open, to which the path is relative.
        """
        if isinstance(path, int):
            return None
        above = Path() if folder is None else Path(f"/proc/self/fd/{folder}").readlink()
        path = above / os.fspath(path)
        if not path.is_relative_to(self._root) or path.suffix == ".lock":
            return None
        return str(path.relative_to(self._root))

    def _opening(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(path: Any, flags: int, *args: Any, **named: Any) -> int:
            name = self._name(path, named.get("dir_fd"))
            if name is None or flags & os.O_DIRECTORY:
                return real(path, flags, *args, **named)
            writes = flags & (os.O_WRONLY | os.O_RDWR)
            self._before("open" if writes else "read")
            descriptor = real(path, flags, *args, **named)
            if writes:
                file = self.disk.now.get(name)
                if not isinstance(file, File):
                    file = File()
                    self.disk.change(_folder(name), {name: file})
                if flags & os.O_TRUNC:
                    file.written = b""
                self._open[descriptor] = file
            return descriptor

        return call

    def _wrapping(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(descriptor: int, *args: Any, **named: Any) -> Any:
            file = self._open.get(descriptor)
            opened = real(descriptor, *args, **named)
            return opened if file is None else _Writing(opened, file, self)

        return call

    def _closing(self, real: Callable[[int], None]) -> Callable[[int], None]:
        def call(descriptor: int) -> None:
            self._open.pop(descriptor, None)
            real(descriptor)

        return call

    def _syncing(self, real: Callable[[int], None]) -> Callable[[int], None]:
        def call(descriptor: int) -> None:
            file = self._open.get(descriptor)
            folder = self._name(Path(f"/proc/self/fd/{descriptor}").readlink())
            if file is not None:
                self._before("fsync")
                real(descriptor)
                file.synced = file.written
            elif folder is not None:
                self._before("fsync of a folder")
                real(descriptor)
                self.disk.sync(folder)

        return call

    def _renaming(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(source: Any, target: Any, **named: Any) -> None:
            old = self._name(source, named.get("src_dir_fd"))
            new = self._name(target, named.get("dst_dir_fd"))
            if old is None or new is None:
                return real(source, target, **named)
            self._before("rename")
            real(source, target, **named)
            moved = self.disk.now[old]
            if _folder(old) == _folder(new):
                self.disk.change(_folder(new), {old: None, new: moved})
            else:
                self.disk.change(_folder(new), {new: moved})
                self.disk.change(_folder(old), {old: None})
            return None

        return call

    def _removing(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(path: Any, **named: Any) -> None:
            name = self._name(path, named.get("dir_fd"))
            if name is None or name not in self.disk.now:
                return real(path, **named)
            self._before("unlink")
            real(path, **named)
            return self.disk.change(_folder(name), {name: None})

        return call

    def _making(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(path: Any, *args: Any, **named: Any) -> None:
            name = self._name(path, named.get("dir_fd"))
            if name is None:
                return real(path, *args, **named)
            self._before("mkdir")
            real(path, *args, **named)
            return self.disk.change(_folder(name), {name: Folder()})

        return call

    def _looking(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any = ".", *args: Any, **named: Any) -> Any:
            if self._name(path, named.get("dir_fd")) is not None:
                self._before("look")
            return real(path, *args, **named)

        return call

    def written(self, file: File, part: bytes) -> None:
        """Some bytes have come to a file."""
        file.written += part

    def forget(self, descriptor: int) -> None:
        """A descriptor is closed."""
        self._open.pop(descriptor, None)

    def ask(self, kind: str) -> None:
        """Somebody else is about to make a call."""
        self._before(kind)


class _Writing:
    """A file that is being written, in two parts, so that a cut may fall between them."""

    def __init__(self, real: Any, file: File, recorder: Recorder) -> None:
        self._real = real
        self._file = file
        self._recorder = recorder

    def __enter__(self) -> "_Writing":
        return self

    def __exit__(self, *_: object) -> None:
        self._recorder.forget(self._real.fileno())
        self._real.close()

    def write(self, data: bytes) -> int:
        half = len(data) // 2
        for part in (data[:half], data[half:]):
            self._recorder.ask("write")
            self._real.write(part)
            self._real.flush()
            self._recorder.written(self._file, part)
        return len(data)

    def flush(self) -> None:
        self._real.flush()

    def fileno(self) -> int:
        return int(self._real.fileno())


def _folder(name: str) -> str:
    return str(Path(name).parent)
