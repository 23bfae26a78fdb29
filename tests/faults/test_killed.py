"""Processes that are killed or write at the same time, and bytes that change on the disk."""

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefreader.notes import Note, Reviewer, Store, Subject
from tests.faults.conftest import Extent

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)
BRIEF = Subject("war-brief", "A war", "a" * 64)
NOW = datetime(2024, 10, 20, 10, 41, tzinfo=UTC)

WRITER = """
import contextlib, sys
from datetime import UTC, datetime
from pathlib import Path
from briefreader.notes import Reviewer, Store, Subject, store as module

folder, name, number, locked = sys.argv[1:]
if locked == "no":
    module.locked = lambda *_, **__: contextlib.nullcontext()
store = Store(Path(folder), Reviewer("Ada", "ada-1f3c", "1f3c" * 8), lambda: datetime.now(UTC))
print("ready", flush=True)
sys.stdin.readline()
for at in range(int(number)):
    try:
        with store.edit(Subject("war-brief", "A war", "a" * 64)) as edit:
            edit.add_note("c-arms", f"{name} {at}")
    except Exception:
        if locked == "yes":
            raise
    print(at, flush=True)
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "notes"


def store_on(notes: Path) -> Store:
    return Store(notes, ADA, lambda: NOW)


def texts(store: Store) -> list[str]:
    return [entry.text for entry in store.read(BRIEF).entries if isinstance(entry, Note)]


@contextmanager
def writer(notes: Path, name: str, number: int, *, locked: str = "yes") -> "Iterator[subprocess.Popen[str]]":
    argv = [sys.executable, "-c", WRITER, str(notes), name, str(number), locked]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process


def start(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_what_was_acknowledged_survives_being_killed(
    notes: Path, extent: Extent, figures: list[tuple[str, str]]
) -> None:
    kept = 0
    for attempt in range(extent.kills):
        with writer(notes, f"run {attempt}", 1000) as process:
            start(process)
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(1 + attempt % 7)]
            process.send_signal(signal.SIGKILL)
            said += process.stdout.read().splitlines()
        acknowledged = {f"run {attempt} {number}" for number in range(int(said[-1]) + 1)}
        notebook = store_on(notes).read(BRIEF)
        assert notebook.notice is None
        assert acknowledged <= {entry.text for entry in notebook.entries if isinstance(entry, Note)}
        kept += len(acknowledged)
        if attempt % 20 == 19:  # a file that grows without end makes the later ones slow
            store_on(notes).path(BRIEF).unlink()
    figures.append(("kill -9", f"{extent.kills} kills, {kept} notes acknowledged and kept"))
    store = store_on(notes)
    with store.edit(BRIEF) as edit:
        edit.add_note("c-arms", "After all that.")
    assert texts(store)[-1] == "After all that."
    assert not list(notes.rglob("*.tmp"))


def written_at_once(notes: Path, number: int, locked: str) -> tuple[int, set[str]]:
    """Two processes write so many notes each: how many were to be there, and those that are."""
    with (
        writer(notes, "one", number, locked=locked) as one,
        writer(notes, "two", number, locked=locked) as two,
    ):
        for process in (one, two):
            start(process)
        for process in (one, two):
            process.communicate()
    return 2 * number, set(texts(store_on(notes)))


def test_two_processes_lose_nothing(notes: Path, extent: Extent, figures: list[tuple[str, str]]) -> None:
    expected, kept = written_at_once(notes, extent.writes, "yes")
    figures.append((f"two processes × {extent.writes} notes", f"{len(kept)} of {expected} kept"))
    assert kept == {f"{name} {at}" for name in ("one", "two") for at in range(extent.writes)}
    assert store_on(notes).read(BRIEF).notice is None


def test_a_store_without_a_lock_is_found_out(
    notes: Path, extent: Extent, figures: list[tuple[str, str]]
) -> None:
    expected, kept = written_at_once(notes, extent.unlocked_writes, "no")
    figures.append(("mutant without a lock", f"{len(kept)} of {expected} kept"))
    assert len(kept) < expected


def test_no_flipped_bit_goes_unnoticed(notes: Path, extent: Extent, figures: list[tuple[str, str]]) -> None:
    store = store_on(notes)
    with store.edit(BRIEF) as edit:
        written = [edit.add_note(f"q-{number}", f"Note {number}.") for number in range(10)]
    with store.edit(BRIEF) as edit:
        edit.change_note(written[3].id, text="Note 3, mended.")
    path = store.path(BRIEF)
    sound, whole = path.read_bytes(), store.read(BRIEF)
    chance = random.Random(2024)
    noticed = harmless = 0
    for _ in range(extent.flips):
        position, bit = chance.randrange(len(sound)), chance.randrange(8)
        damaged = bytearray(sound)
        damaged[position] ^= 1 << bit
        path.write_bytes(damaged)
        notebook = store_on(notes).read(BRIEF)
        if notebook.notice is None:
            assert notebook.entries == whole.entries, f"bit {bit} of byte {position}"
            assert notebook.changes == whole.changes, f"bit {bit} of byte {position}"
            harmless += 1
            continue
        noticed += 1
        if notebook.other is None:
            shown = {entry.id for entry in notebook.entries if entry in whole.entries}
            assert len(whole.entries) - len(shown) <= 1, f"bit {bit} of byte {position}"
        (copy,) = path.parent.glob(f"{path.name}.damaged-*")
        assert copy.read_bytes() == damaged
        copy.unlink()
    told = f"{extent.flips} flips, {noticed} noticed, {harmless} without effect, 0 silently wrong"
    figures.append(("flipped bits", told))
