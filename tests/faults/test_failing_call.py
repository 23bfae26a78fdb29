"""Each call to the system fails in turn: the note is kept, the reason is told, the next edit writes all."""

import errno
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefreader.notes import Note, Reviewer, Store, StoreError, Subject
from tests.faults.disk_model import Recorder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the recorder reads /proc")

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)
BRIEF = Subject("war-brief", "A war", "a" * 64)
DAY = datetime(2024, 10, 20, 10, 41, tzinfo=UTC)


class Failing:
    """Fails one call, counted from 1."""

    def __init__(self, number: int, error: int) -> None:
        self.number = number
        self.error = error
        self.calls = 0
        self.failed = ""

    def __call__(self, kind: str) -> None:
        self.calls += 1
        if self.calls == self.number:
            self.failed = kind
            raise OSError(self.error, "made to fail")


def store_on(root: Path, day: int) -> Store:
    return Store(root / "notes", ADA, lambda: DAY + timedelta(days=day))


def add(store: Store, text: str) -> None:
    with store.edit(BRIEF) as edit:
        edit.add_note("c-arms", text)


def texts(store: Store) -> list[str]:
    return [entry.text for entry in store.read(BRIEF).entries if isinstance(entry, Note)]


@pytest.mark.parametrize("before", [[], ["old"]], ids=["the first note ever", "a note of another day"])
@pytest.mark.parametrize(
    "error",
    [errno.EIO, errno.ENOSPC, errno.EACCES],
    ids=["input/output error", "no space", "no permission"],
)
def test_a_failing_call_loses_nothing(
    before: list[str], error: int, tmp_path: Path, figures: list[tuple[str, str]]
) -> None:
    kinds: set[str] = set()
    number = 0
    while True:
        number += 1
        root = tmp_path / str(number)
        root.mkdir()
        for text in before:
            add(store_on(root, 0), text)
        failing = Failing(number, error)
        store = store_on(root, 1)
        told = None
        with Recorder(root, failing).recording():
            try:
                add(store, "new")
            except StoreError as refusal:
                told = refusal
        if not failing.failed:
            break
        kinds.add(failing.failed)
        assert told is None or told.mend
        assert texts(store) == [*before, "new"], f"call {number}, {failing.failed}"
        assert (told is None) == (store.pending == {}), f"call {number}, {failing.failed}"
        assert texts(store_on(root, 1)) in (before, [*before, "new"])
        add(store, "next")
        assert texts(store_on(root, 1)) == [*before, "new", "next"]
        assert store.pending == {}
        assert not list(root.rglob("*.tmp"))
    figures.append((f"calls made to fail, {errno.errorcode[error]}", f"{number - 1} calls, nothing lost"))
    assert {"open", "write", "fsync", "rename", "fsync of a folder", "look"} <= kinds
