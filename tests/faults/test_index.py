"""The index of a library whose writer is killed, that two write at once, or in which bytes change."""

import json
import os
import random
import signal
import subprocess
import sys
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

from briefreader.library.files import Folders
from briefreader.library.index import LibraryIndex
from briefreader.library.index_file import IndexFile
from briefreader.library.items import Hits
from briefreader.library.query import parse
from briefreader.library.scan import Scan
from tests.faults.conftest import Extent

BRIEFS = 12
EVERY = 10**9
QUERIES = [parse(text, date(2026, 11, 30)) for text in ("gate", "weir kind:key-point", "not gate", "b3")]

# Begins an indexer for each line that it is given: everything is imported once.
INDEXERS = """
import os, sys
from pathlib import Path
from briefreader.library.entering import Reader
from briefreader.library.files import Folders
from briefreader.library.index import LibraryIndex

def progress(done, count):
    print(done, flush=True)
    return True

for _ in sys.stdin:
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        print("ended", flush=True)
        continue
    print(os.getpid(), flush=True)
    index = LibraryIndex(Path(sys.argv[2]), Folders((Path(sys.argv[1]),)), lambda _: (), dict)
    index.refresh(progress)
    index.close()
    print("left", flush=True)
    os._exit(0)
"""


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    folder.mkdir()
    for number in range(BRIEFS):
        write(folder, number, 0)
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index.sqlite"


def write(folder: Path, number: int, revised: int) -> None:
    """A brief that has other words each time."""
    points = [{"id": f"k-{at}", "text": f"weir {at} w{revised}"} for at in range(10)]
    source = {"csl": {"id": "s", "type": "webpage", "issued": {"date-parts": [[2020 + number % 3]]}}}
    brief = {"brief": "1", "id": f"b{number}", "title": f"b{number}", "source": source, "summary": "gate"}
    path = folder / f"b{number}.json"
    path.write_text(json.dumps({**brief, "key_points": points}), "utf-8")


def index_of(briefs: Path, file: Path) -> LibraryIndex:
    return LibraryIndex(file, Folders((briefs,)), lambda _: (), dict)


def told(hits: Hits) -> list[tuple[str, str, str]]:
    return [(hit.facts.path, hit.item, hit.text) for hit in hits.hits]


def by_reading(briefs: Path) -> list[list[tuple[str, str, str]]]:
    return [told(Scan(Folders((briefs,)), lambda _: ()).search(query, EVERY)) for query in QUERIES]


def by_index(index: LibraryIndex) -> list[list[tuple[str, str, str]]]:
    return [told(index.search(query, EVERY)) for query in QUERIES]


class Indexers:
    """A process that indexes whenever it is told to, each time in another one that can be killed."""

    def __init__(self, briefs: Path, file: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", INDEXERS, str(briefs), str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._child = 0

    def begin(self) -> None:
        """Index."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        self._child = int(self._told())

    def go_on(self, files: int = BRIEFS + 1) -> None:
        """Wait until so many files have been read, or all has been done."""
        while (told := self._told()) != "left" and int(told) < files:
            pass

    def kill(self) -> None:
        """Kill it, wherever it is."""
        with suppress(ProcessLookupError):  # it has come to its end
            os.kill(self._child, signal.SIGKILL)
        self.end()

    def end(self) -> None:
        """Wait until it has ended."""
        while self._told() != "ended":
            pass

    def close(self) -> None:
        """There is nothing more to index."""
        self._process.communicate()

    def _told(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def test_an_index_whose_writer_was_killed_answers_as_reading_does(
    briefs: Path, file: Path, extent: Extent, figures: list[tuple[str, str]]
) -> None:
    chance = random.Random(21)
    resumed = 0
    with closing(Indexers(briefs, file)) as indexers:
        for attempt in range(extent.index_kills):
            for number in range(BRIEFS):
                if chance.random() < 0.5:
                    write(briefs, number, attempt)
            indexers.begin()
            indexers.go_on(chance.randrange(BRIEFS + 2))
            indexers.kill()
            with closing(index_of(briefs, file)) as index:
                resumed += index.state(by_hash=False).files > 0
                assert index.refresh()
                assert by_index(index) == by_reading(briefs), f"kill {attempt}"
    figures.append(("kill -9 while indexing", f"{extent.index_kills} kills, {resumed} indexes kept, 0 wrong"))


def test_two_indexers_at_once_leave_an_index_that_answers_as_reading_does(
    briefs: Path, file: Path, extent: Extent, figures: list[tuple[str, str]]
) -> None:
    with closing(Indexers(briefs, file)) as one, closing(Indexers(briefs, file)) as other:
        for attempt in range(extent.index_pairs):
            for number in range(BRIEFS):
                write(briefs, number, attempt)
            for indexers in (one, other):
                indexers.begin()
            for indexers in (one, other):
                indexers.go_on()
                indexers.end()
            with closing(index_of(briefs, file)) as index:
                assert index.refresh()
                assert by_index(index) == by_reading(briefs)
    figures.append(("two indexers at once", f"{extent.index_pairs} times, 0 wrong"))


def test_no_changed_byte_of_an_index_loses_a_hit(
    briefs: Path, file: Path, extent: Extent, figures: list[tuple[str, str]]
) -> None:
    with closing(index_of(briefs, file)) as index:
        index.refresh()
    expected = by_reading(briefs)
    chance = random.Random(2024)
    for _ in range(extent.index_flips):
        sound = file.read_bytes()
        position, bit = chance.randrange(len(sound)), chance.randrange(8)
        with file.open("r+b") as opened:
            opened.seek(position)
            opened.write(bytes([sound[position] ^ 1 << bit]))
        with closing(index_of(briefs, file)) as index:
            assert index.state(by_hash=False).files == 0  # noticed, and thrown away
            index.refresh()
            assert by_index(index) == expected, f"bit {bit} of byte {position}"
    figures.append(("flipped bits of an index", f"{extent.index_flips} flips, 0 wrong"))


def test_a_change_that_keeps_size_and_time_is_found_where_it_is_asked_for(briefs: Path, file: Path) -> None:
    with closing(index_of(briefs, file)) as index:
        index.refresh()
    found = file.stat()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    IndexFile.discard(file, only_damaged=True)
    assert not file.exists()
