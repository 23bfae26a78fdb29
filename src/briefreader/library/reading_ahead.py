"""Reading many files for an index in processes of their own, ahead of the one that writes what they read.

Such a process reads names of files and writes what is in them, until nobody gives it any more names: it ends
with the one that began it, however that ends.
"""

import os
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO

from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder, decode, encode

from briefreader.brief.verification.document import OpenDocument
from briefreader.library.entering import Entered, Reader
from briefreader.library.files import Folders
from briefreader.notes import Notebook

_TOGETHER = 8  # files that are asked for together: their names have room in a pipe
_AT_ONCE = 2  # such heaps that one process has: what it reads, and what waits
_WORK = "from briefreader.library.reading_ahead import work; work()"
_NICE = 10  # processes of the system that are not as nice go first
_LENGTH = 8  # bytes

_ANSWER = Decoder(list[Entered | None])
_NAMES = Decoder(list[bytes])


class _Task(Struct, frozen=True):
    """The folders of a library and those of sources, and what is seen of the latter."""

    folders: tuple[bytes, ...]
    sources: tuple[bytes, ...]
    seen: str


def read_ahead(
    names: Sequence[bytes], folders: Folders, seen: str, processes: int
) -> Generator[Entered | None, None, None]:
    """The files in their order, as a reader has them who knows no notes; fewer if a process fails.

    `seen` is what is seen of the folders of sources. Whoever wants no more closes the iterator.
    """
    heaps = [names[at : at + _TOGETHER] for at in range(0, len(names), _TOGETHER)]
    task = _Task(_encoded(folders.paths), _encoded(folders.sources), seen)
    with ExitStack() as ending, suppress(OSError, EOFError):
        workers = [_Worker(task, ending) for _ in range(processes)]
        ahead = processes * _AT_ONCE
        for at, heap in enumerate(heaps[:ahead]):
            workers[at % processes].ask(heap)
        for at in range(len(heaps)):
            worker = workers[at % processes]
            found = worker.answer()
            if at + ahead < len(heaps):
                worker.ask(heaps[at + ahead])
            yield from found


class _Worker:
    """A process that reads files. Raises OSError or EOFError when it fails."""

    def __init__(self, task: _Task, ending: ExitStack) -> None:
        self._process = subprocess.Popen(
            (sys.executable, "-P", "-c", _WORK),  # nothing of the folder that it stands in
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # the keys of the terminal are not for it
        )
        ending.enter_context(self._process)
        ending.callback(self._process.kill)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to, self._from = self._process.stdin, self._process.stdout
        _send(self._to, encode(task))

    def ask(self, names: Sequence[bytes]) -> None:
        """Let it read files."""
        _send(self._to, encode(names))

    def answer(self) -> list[Entered | None]:
        """The files that it was asked for first."""
        return _ANSWER.decode(_received(self._from))


def work() -> None:
    """What such a process does."""
    os.nice(_NICE)
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    encoder = Encoder()
    with suppress(EOFError, BrokenPipeError):
        task = decode(_received(asked), type=_Task)
        reader = Reader(Folders(_decoded(task.folders), _decoded(task.sources)), _no_notes)
        while True:
            names = _NAMES.decode(_received(asked))
            _send(told, encoder.encode([reader.read(Path(os.fsdecode(name)), task.seen) for name in names]))


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(len(data).to_bytes(_LENGTH) + data)
    pipe.flush()


def _received(pipe: IO[bytes]) -> bytes:
    """Raises EOFError."""
    length = int.from_bytes(pipe.read(_LENGTH))
    data = pipe.read(length)
    if not data or len(data) < length:
        raise EOFError
    return data


def _encoded(paths: Sequence[Path]) -> tuple[bytes, ...]:
    return tuple(map(os.fsencode, paths))


def _decoded(names: Sequence[bytes]) -> tuple[Path, ...]:
    return tuple(Path(os.fsdecode(name)) for name in names)


def _no_notes(_: OpenDocument) -> Sequence[tuple[str, Notebook]]:
    return ()
