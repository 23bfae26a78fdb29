"""`briefreader doctor` looks at the notes files, and mends damaged ones when it is told to."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefreader.notes import Note, Reviewer, Store, Subject, disk, find_reviewer
from briefreader.notes.tables import sealed
from tests.conftest import Program

BRIEF = Subject("dam", "The dam", "a" * 64)
DAY = datetime(2024, 10, 20, 10, 41, tzinfo=UTC)


@pytest.fixture
def notes() -> Path:
    return Path(os.environ["BRIEFREADER_NOTES"])


@pytest.fixture
def ada(notes: Path) -> Reviewer:
    return find_reviewer(notes, "Ada", Path(os.environ["BRIEFREADER_STATE"]))


def store_on(notes: Path, reviewer: Reviewer, day: int) -> Store:
    return Store(notes, reviewer, lambda: DAY + timedelta(days=day))


def add(store: Store, text: str) -> None:
    with store.edit(BRIEF) as edit:
        edit.add_note("c-one", text)


@pytest.fixture
def store(notes: Path, ada: Reviewer) -> Store:
    """Notes of two days, so that there is a backup with the first."""
    add(store_on(notes, ada, 0), "first")
    store = store_on(notes, ada, 1)
    add(store, "second")
    return store


def texts(store: Store) -> list[str]:
    return sorted(entry.text for entry in store.read(BRIEF).entries if isinstance(entry, Note))


def findings(program: Program, *options: str) -> dict[str, Any]:
    ran = program("doctor", "--reviewer", "Ada", "--format", "json", *options)
    return {one["name"]: one for one in json.loads(ran.out)["findings"] if one["area"] == "notes"}


def contents(folder: Path) -> dict[Path, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    return {path: path.read_bytes() for path in paths}


def destroy(store: Store, words: str) -> None:
    """Make every record with these words unreadable."""
    path = store.path(BRIEF)
    path.write_bytes(path.read_bytes().replace(f'"{words}"'.encode(), f'"{words}'.encode()))


def test_a_sound_file_is_said_to_be_so(program: Program, store: Store) -> None:
    told = findings(program)[store.path(BRIEF).name]
    assert (told["works"], told["why"]) == (True, "sound: 2 entries to “The dam”")


def test_a_damaged_file_is_told_and_nothing_is_changed(program: Program, store: Store, notes: Path) -> None:
    destroy(store, "first")
    before = contents(notes)
    ran = program("doctor", "--reviewer", "Ada")
    assert ran.code == 1
    assert "damaged" in ran.out
    assert "--mend" in ran.out
    assert contents(notes) == before


def test_mending_brings_back_what_only_the_backup_has(
    program: Program, store: Store, notes: Path, ada: Reviewer
) -> None:
    destroy(store, "first")
    damaged = store.path(BRIEF).read_bytes()
    ran = program("doctor", "--mend", "--reviewer", "Ada")
    assert ran.code == 0, ran.out
    assert "1 entry kept, 1 restored from" in ran.err
    assert texts(store_on(notes, ada, 2)) == ["first", "second"]
    assert store_on(notes, ada, 2).read(BRIEF).notice is None
    (copy,) = store.path(BRIEF).parent.glob("*.damaged-*")
    assert copy.read_bytes() == damaged


def test_mending_without_a_backup_keeps_what_is_sound(program: Program, notes: Path, ada: Reviewer) -> None:
    store = store_on(notes, ada, 0)
    for text in ("one", "two"):
        add(store, text)
    shutil.rmtree(store.path(BRIEF).parent / "backup")
    destroy(store, "two")
    ran = program("doctor", "--mend", "--reviewer", "Ada")
    assert "1 entry kept, 0 restored because there is no sound backup" in ran.err
    assert texts(store_on(notes, ada, 0)) == ["one"]


def test_mending_what_is_sound_changes_nothing(program: Program, store: Store, notes: Path) -> None:
    before = contents(notes)
    assert "Nothing is damaged" in program("doctor", "--mend", "--reviewer", "Ada").err
    assert contents(notes) == before


def test_a_file_of_a_newer_version_is_never_touched(program: Program, store: Store) -> None:
    path = store.path(BRIEF)
    tables = json.loads(path.read_bytes())
    tables["meta"]["1"] = sealed({**tables["meta"]["1"], "schema": 99})
    path.write_text(json.dumps(tables))
    before = path.read_bytes()
    assert findings(program, "--mend")[path.name]["why"].startswith("newer:")
    assert path.read_bytes() == before


def test_what_waits_for_the_next_change_is_told(program: Program, store: Store) -> None:
    path = store.path(BRIEF)
    copy = path.with_name(f"{path.stem}.sync-conflict-20241020-104100-ABCDEFG.json")
    copy.write_bytes(path.read_bytes())
    left = path.with_name(f".{path.name}.tmp")
    left.touch()
    (path.parent / "reviewer.json").unlink()
    told = findings(program)
    assert "merges it" in told[copy.name]["why"]
    assert "removes it" in told[left.name]["why"]
    assert "your name is missing" in told["reviewer.json"]["why"]


def test_a_lock_that_is_held_is_told_without_waiting(
    program: Program, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "LOCK_SECONDS", 3600.0)
    with disk.locked(store.path(BRIEF), private=True):
        told = findings(program)[store.path(BRIEF).name]
    assert "another program holds the notes" in told["why"]


def test_a_file_under_another_brief_s_name_is_told(program: Program, store: Store) -> None:
    moved = store.path(BRIEF).rename(store.path(Subject("other", "Other")))
    told = findings(program)[moved.name]
    assert (told["works"], "for “The dam”" in told["why"]) == (False, True)


def test_a_pipe_among_the_notes_is_told_and_not_waited_for(program: Program, store: Store) -> None:
    pipe = store.path(Subject("other", "Other"))
    os.mkfifo(pipe)
    assert "not a regular file" in findings(program, "--mend")[pipe.name]["why"]


def test_a_colleague_s_damaged_file_is_told_and_left_alone(
    program: Program, store: Store, notes: Path
) -> None:
    ben = Store(notes, Reviewer("Ben", "ben-77aa", "77aa" * 8), lambda: DAY)
    add(ben, "his")
    destroy(ben, "his")
    before = contents(notes / "ben-77aa")
    ran = program("doctor", "--mend", "--reviewer", "Ada")
    assert "Only its owner can mend it" in ran.out.replace("\n", " ")
    assert contents(notes / "ben-77aa") == before
