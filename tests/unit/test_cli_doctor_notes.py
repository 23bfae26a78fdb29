"""`briefreader doctor` looks at the notes files, and mends damaged ones when it is told to."""

import errno
import json
import os
import random
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefreader.notes import (
    AnyEntry,
    Note,
    Notebook,
    Reviewer,
    Store,
    Subject,
    disk,
    find_reviewer,
)
from briefreader.notes.examine import examine, mend
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


def findings(program: Program, *options: str, area: str = "notes") -> dict[str, Any]:
    ran = program("doctor", "--reviewer", "Ada", "--format", "json", *options)
    return {one["name"]: one for one in json.loads(ran.out)["findings"] if one["area"] == area}


def by_id(notebook: Notebook) -> dict[str, AnyEntry]:
    return {entry.id: entry for entry in notebook.entries}


def mended(program: Program, store: Store) -> str:
    """What is told of the one file when it is mended."""
    told = findings(program, "--repair", area="mending")[store.path(BRIEF).name]
    assert told["works"], told["why"]
    return str(told["why"])


def tables_of(store: Store) -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(store.path(BRIEF).read_bytes())
    return tables


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


def test_a_damaged_file_is_told_with_what_mending_would_do_and_nothing_is_changed(
    program: Program, store: Store, notes: Path
) -> None:
    destroy(store, "first")
    before = contents(notes)
    ran = program("doctor", "--reviewer", "Ada")
    assert ran.code == 1
    told = findings(program)[store.path(BRIEF).name]
    assert told["works"] is False
    assert "damaged: the file is incomplete" in told["why"]
    assert "`briefreader doctor --repair` would" in told["why"]
    assert "1 entry kept, 1 restored from dam-" in told["why"]
    assert contents(notes) == before


def test_mending_brings_back_what_only_the_backup_has(
    program: Program, store: Store, notes: Path, ada: Reviewer
) -> None:
    destroy(store, "first")
    damaged = store.path(BRIEF).read_bytes()
    assert "1 entry kept, 1 restored from dam-" in mended(program, store)
    assert texts(store_on(notes, ada, 2)) == ["first", "second"]
    assert store_on(notes, ada, 2).read(BRIEF).notice is None
    (copy,) = store.path(BRIEF).parent.glob("*.damaged-*")
    assert copy.read_bytes() == damaged
    assert program("doctor", "--reviewer", "Ada").code == 0


def test_mending_is_told_as_text_too(program: Program, store: Store) -> None:
    destroy(store, "first")
    ran = program("doctor", "--repair", "--reviewer", "Ada")
    assert ran.code == 0
    assert "1 entry kept, 1 restored from dam-" in " ".join(ran.out.split())


def test_mending_without_a_backup_keeps_what_is_sound_and_tells_the_loss(
    program: Program, notes: Path, ada: Reviewer
) -> None:
    store = store_on(notes, ada, 0)
    for text in ("one", "two"):
        add(store, text)
    shutil.rmtree(store.path(BRIEF).parent / "backup", ignore_errors=True)
    destroy(store, "two")
    told = mended(program, store)
    assert "1 entry kept, 0 restored because there is no sound backup, 2 records cannot be restored" in told
    assert texts(store_on(notes, ada, 0)) == ["one"]


def test_a_file_of_which_nothing_is_left_is_told_and_not_written_over_with_nothing(
    program: Program, notes: Path, ada: Reviewer
) -> None:
    store = store_on(notes, ada, 0)
    add(store, "one")
    store.path(BRIEF).write_text("null")
    ran = program("doctor", "--repair", "--reviewer", "Ada", "--format", "json")
    assert ran.code == 3
    assert "there is no sound backup" in ran.out
    assert store.path(BRIEF).read_text() == "null"
    assert "cannot be repaired" in findings(program)[store.path(BRIEF).name]["why"]


def test_one_file_that_can_not_be_mended_does_not_keep_the_others_from_it(
    program: Program, store: Store, notes: Path, ada: Reviewer
) -> None:
    hopeless = store.path(Subject("a hopeless one", "Other"))
    hopeless.write_text("null")
    destroy(store, "first")
    assert "1 restored" in mended(program, store)
    assert findings(program)[hopeless.name]["works"] is False


def test_mending_prefers_what_is_sound_in_the_file_to_an_older_backup(
    program: Program, store: Store, notes: Path, ada: Reviewer
) -> None:
    with store.edit(BRIEF) as edit:
        edit.change_note(store.read(BRIEF).entries[0].id, text="first, changed")
    tables = tables_of(store)
    del tables["changes"]
    store.path(BRIEF).write_text(json.dumps(tables))
    mended(program, store)
    assert texts(store_on(notes, ada, 2)) == ["first, changed", "second"]


def test_mending_gives_altered_words_back_as_they_were_saved(
    program: Program, store: Store, notes: Path, ada: Reviewer
) -> None:
    tables = tables_of(store)
    tables["entries"]["2"]["text"] = "secomd"
    store.path(BRIEF).write_text(json.dumps(tables))
    assert "not as saved:" not in mended(program, store)
    assert texts(store_on(notes, ada, 2)) == ["first", "second"]


def test_words_that_nobody_knows_better_are_kept_and_named(
    program: Program, store: Store, notes: Path, ada: Reviewer
) -> None:
    tables = tables_of(store)
    tables["entries"]["2"]["text"] = "secomd"
    tables["changes"]["2"]["at"] = "?"
    store.path(BRIEF).write_text(json.dumps(tables))
    assert "not as saved: c-one" in mended(program, store)
    assert texts(store_on(notes, ada, 2)) == ["first", "secomd"]


def test_mending_does_not_take_an_altered_schema_for_a_newer_version(
    program: Program, notes: Path, ada: Reviewer
) -> None:
    store = store_on(notes, ada, 0)
    add(store, "one")
    tables = tables_of(store)
    tables["meta"]["1"]["schema"] = 3
    store.path(BRIEF).write_text(json.dumps(tables))
    mended(program, store)
    assert store_on(notes, ada, 0).read(BRIEF).notice is None
    add(store_on(notes, ada, 0), "two")


@pytest.mark.parametrize("backup", [True, False], ids=["with a backup", "without"])
def test_any_flipped_bit_is_mended(
    program: Program, store: Store, notes: Path, ada: Reviewer, *, backup: bool
) -> None:
    path = store.path(BRIEF)
    if not backup:
        shutil.rmtree(path.parent / "backup")
    sound, whole = path.read_bytes(), store.read(BRIEF)
    chance = random.Random(2024)
    for _ in range(60):
        position, bit = chance.randrange(len(sound)), chance.randrange(8)
        damaged = bytearray(sound)
        damaged[position] ^= 1 << bit
        path.write_bytes(damaged)
        for condition in examine(notes, ada):
            if condition.state == "damaged":
                _, copy = mend(condition, "20241022T000000Z", private=True)
                assert copy.read_bytes() == damaged
                copy.unlink()
        notebook = store_on(notes, ada, 2).read(BRIEF)
        if notebook.other is None:  # the title was altered: the reviewer is asked
            assert by_id(notebook) == by_id(whole), f"bit {bit} of byte {position}"
        assert (notebook.other is None) or not backup


def test_mending_what_is_sound_changes_nothing(program: Program, store: Store, notes: Path) -> None:
    before = contents(notes)
    assert findings(program, "--repair", area="mending")["your notes"]["why"] == "nothing is damaged"
    assert contents(notes) == before


@pytest.mark.parametrize("data", ['["a list of mine"]', "{}", "not JSON", ""])
def test_a_file_of_something_else_is_left_alone(program: Program, store: Store, data: str) -> None:
    mine = store.path(BRIEF).with_name("my-list.json")
    mine.write_text(data)
    put_aside = store.path(BRIEF).with_name(f"{store.path(BRIEF).stem} old.json")
    put_aside.write_text(data)
    told = findings(program, "--repair")
    assert told[mine.name]["why"] == "foreign: this is not a file of notes; it is left alone"
    assert told[put_aside.name]["why"] == "foreign: this is not a file of notes; it is left alone"
    assert mine.read_text() == put_aside.read_text() == data


def test_a_file_of_a_newer_version_is_never_touched(program: Program, store: Store) -> None:
    path = store.path(BRIEF)
    tables = json.loads(path.read_bytes())
    tables["meta"]["1"] = sealed({**tables["meta"]["1"], "schema": 99})
    path.write_text(json.dumps(tables))
    before = path.read_bytes()
    assert findings(program, "--repair")[path.name]["why"].startswith("newer:")
    assert path.read_bytes() == before


def conflict_copy(store: Store) -> Path:
    path = store.path(BRIEF)
    return path.with_name(f"{path.stem}.sync-conflict-20241020-104100-ABCDEFG.json")


def test_what_waits_for_the_next_change_is_told_and_done_by_it(program: Program, store: Store) -> None:
    path = store.path(BRIEF)
    copy = conflict_copy(store)
    copy.write_bytes(path.read_bytes())
    left = path.with_name(f".{path.name}.tmp")
    left.touch()
    card = path.parent / "reviewer.json"
    card.write_text("{")
    told = findings(program)
    assert "merges it" in told[copy.name]["why"]
    assert "removes it" in told[left.name]["why"]
    assert "does not say whose notes these are" in told["reviewer.json"]["why"]
    add(store, "third")
    assert not {copy.name, left.name, card.name} & set(findings(program))


def test_a_copy_without_the_file_that_it_belongs_to_is_no_other_file(program: Program, store: Store) -> None:
    copy = store.path(BRIEF).rename(conflict_copy(store))
    told = findings(program)[copy.name]
    assert (told["works"], "merges it" in told["why"]) == (True, True)


def test_a_copy_that_can_not_be_merged_is_told(program: Program, store: Store) -> None:
    copy = conflict_copy(store)
    copy.write_text("{}")
    assert "does not say to which brief it belongs" in findings(program, "--repair")[copy.name]["why"]
    assert copy.read_text() == "{}"


def test_a_folder_that_can_not_be_looked_into_is_told(
    program: Program, store: Store, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = notes / "ben-77aa"
    closed.mkdir()
    look = os.listdir

    def listdir(path: Any = ".") -> list[str]:
        if str(path) in (str(closed), str(store.path(BRIEF).parent)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return look(path)

    monkeypatch.setattr(os, "listdir", listdir)
    assert "no permission" in findings(program)[store.path(BRIEF).parent.name]["why"]
    assert "no permission" in findings(program, area="other reviewers")[f"notes/{closed.name}"]["why"]


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
    assert "not a regular file" in findings(program, "--repair")[pipe.name]["why"]


def test_a_colleague_s_damaged_file_is_told_and_left_alone(
    program: Program, store: Store, notes: Path
) -> None:
    ben = Store(notes, Reviewer("Ben", "ben-77aa", "77aa" * 8), lambda: DAY)
    add(ben, "his")
    destroy(ben, "his")
    before = contents(notes / "ben-77aa")
    assert program("doctor", "--repair", "--reviewer", "Ada").code == 0
    ((_, told),) = findings(program, area="other reviewers").items()
    assert told["works"] is False
    assert "Only its owner can repair it" in told["why"]
    assert contents(notes / "ben-77aa") == before


def test_notes_of_nobody_in_particular_are_told(program: Program, store: Store, notes: Path) -> None:
    ben = Store(notes, Reviewer("Ben", "ben-77aa", "77aa" * 8), lambda: DAY)
    add(ben, "his")
    (notes / "ben-77aa" / "reviewer.json").unlink()
    assert "ben-77aa/reviewer.json" in findings(program, area="other reviewers")
