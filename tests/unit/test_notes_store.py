"""The store against disks, other processes and names that mean harm."""

import errno
import os
import resource
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefreader.notes import (
    Broken,
    Denied,
    Full,
    Gone,
    Invalid,
    Locked,
    Note,
    ReadOnly,
    Reviewer,
    Store,
    StoreError,
    Subject,
    disk,
)
from briefreader.notes.store import Stamp

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)
BRIEF = Subject("war-brief", "A war", "a" * 64)
NOW = datetime(2024, 10, 20, 10, 41, tzinfo=UTC)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "notes"


@pytest.fixture
def store(notes: Path) -> Store:
    return Store(notes, ADA, lambda: NOW)


def add(store: Store, text: str = "A note.", subject: Subject = BRIEF) -> None:
    with store.edit(subject) as edit:
        edit.add_note("c-arms", text)


def texts(store: Store, subject: Subject = BRIEF) -> list[str]:
    return [entry.text for entry in store.read(subject).entries if isinstance(entry, Note)]


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """No file of this process may grow beyond `size` bytes: what a full disk looks like."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def mounted(folder: Path) -> Iterator[None]:
    """A file system of 64 kB on `folder`, where the tests may mount one."""
    folder.mkdir(exist_ok=True)
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    argv = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(argv, check=False, capture_output=True).returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def remount(folder: Path, rights: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{rights}", str(folder)], check=True)


def test_no_file_is_an_empty_notebook_and_reading_makes_nothing(store: Store, notes: Path) -> None:
    notebook = store.read(BRIEF)

    assert (notebook.entries, notebook.notice, store.stamp(BRIEF)) == ((), None, Stamp())
    assert not notes.exists()


def test_an_empty_edit_writes_nothing(store: Store) -> None:
    with store.edit(BRIEF):
        pass

    assert not store.path(BRIEF).exists()


def test_private_notes_are_for_their_owner_only(store: Store, notes: Path) -> None:
    add(store)
    add(store)

    made = [notes, *notes.rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_file()} == {0o600}


def test_a_named_folder_keeps_its_own_rights(notes: Path) -> None:
    notes.mkdir(mode=0o750)
    notes.chmod(0o750)
    shared = Store(notes, ADA, lambda: NOW, private=False)
    add(shared)
    shared.path(BRIEF).chmod(0o664)
    add(shared)

    assert stat.S_IMODE(notes.stat().st_mode) == 0o750
    assert stat.S_IMODE(shared.path(BRIEF).stat().st_mode) == 0o664


def test_the_stamp_tells_that_another_window_has_written(store: Store, notes: Path) -> None:
    add(store, "Mine.")
    before = store.stamp(BRIEF)
    assert store.stamp(BRIEF) == before
    add(Store(notes, ADA, lambda: NOW), "The other window's.")

    assert store.stamp(BRIEF) != before


def test_two_windows_in_turn_lose_nothing(store: Store, notes: Path) -> None:
    other = Store(notes, ADA, lambda: NOW)
    for number in range(5):
        add(store, f"here {number}")
        add(other, f"there {number}")

    assert texts(store) == texts(other)
    assert len(texts(store)) == 10
    with other.edit(BRIEF) as edit:
        edit.undo()
    assert texts(store)[-1] == "here 4"


def test_threads_of_one_store_lose_nothing(store: Store) -> None:
    threads = [threading.Thread(target=add, args=(store, f"note {number}")) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(texts(store)) == [f"note {number}" for number in range(8)]


def test_a_file_that_may_not_grow_keeps_the_old_notes_and_the_new_one(store: Store) -> None:
    add(store, "Old.")
    before = store.path(BRIEF).read_bytes()
    with file_size_limit(len(before)), pytest.raises(Full) as refusal:
        add(store, "New.")

    assert refusal.value.mend
    assert store.path(BRIEF).read_bytes() == before
    assert texts(store) == ["Old.", "New."]
    assert store.read(BRIEF).pending == 1
    assert store.pending == {"war-brief": 1}


def test_the_next_edit_writes_what_could_not_be_written(store: Store, notes: Path) -> None:
    add(store, "Old.")
    with file_size_limit(100):
        for text in ("New.", "Newer."):
            with pytest.raises(Full):
                add(store, text)
    add(Store(notes, ADA, lambda: NOW), "Another window's.")
    add(store, "Newest.")

    assert store.pending == {}
    assert sorted(texts(Store(notes, ADA, lambda: NOW))) == sorted(
        ["Old.", "Another window's.", "New.", "Newer.", "Newest."]
    )
    assert [change.n for change in store.read(BRIEF).changes] == [1, 2, 3, 4, 5]


def test_an_unwritten_note_can_be_changed_and_undone(store: Store) -> None:
    add(store, "Old.")
    with file_size_limit(100):
        with pytest.raises(Full):
            add(store, "New.")
        (_, new) = store.read(BRIEF).notes("c-arms")
        with pytest.raises(Full), store.edit(BRIEF) as edit:
            edit.change_note(new.id, text="Mended.")
        assert texts(store) == ["Old.", "Mended."]
        with pytest.raises(Full), store.edit(BRIEF) as edit:
            assert edit.undo() == "note on c-arms changed"
        assert texts(store) == ["Old.", "New."]
    with store.edit(BRIEF) as edit:
        assert edit.undo() == "note on c-arms added"

    assert texts(store) == ["Old."]


def test_nothing_is_acknowledged_before_it_is_on_the_disk(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store)
    add(store)
    calls: list[str] = []
    sync, replace = os.fsync, os.replace

    def watched_sync(descriptor: int) -> None:
        calls.append("sync folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "sync file")
        sync(descriptor)

    def watched_replace(old: Path, new: Path, **named: Any) -> None:
        calls.append("replace")
        replace(old, new, **named)

    monkeypatch.setattr(os, "fsync", watched_sync)
    monkeypatch.setattr(os, "replace", watched_replace)
    with store.edit(BRIEF) as edit:
        edit.add_note("c-arms", "One.")
        edit.add_note("c-arms", "Two.")
        edit.toggle_bookmark("c-arms")
        assert calls == []

    assert calls == ["sync file", "replace", "sync folder"]


def test_a_folder_that_can_not_be_synced_is_told_and_doubles_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "Old.")
    sync = os.fsync

    def failing_sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        sync(descriptor)

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", failing_sync)
        with pytest.raises(Broken, match="Input/output error"):
            add(store, "New.")
    assert texts(store) == ["Old.", "New."]
    with store.edit(BRIEF):
        pass

    assert store.pending == {}
    assert texts(store) == ["Old.", "New."]


def test_where_folders_are_never_synced_notes_are_kept_and_that_is_told_once(
    store: Store, no_folder_sync: None
) -> None:
    told = []
    for text in ("One.", "Two."):
        with store.edit(BRIEF) as edit:
            edit.add_note("c-arms", text)
        told.append(edit.notebook.notice)

    assert told == ["The change may not survive a power cut: this file system cannot sync folders", None]
    assert texts(store) == ["One.", "Two."] and store.pending == {}


def test_save_as_writes_everything_to_another_file(store: Store, tmp_path: Path, notes: Path) -> None:
    add(store, "Old.")
    with file_size_limit(100), pytest.raises(Full):
        add(store, "New.")
    elsewhere = tmp_path / "elsewhere.json"
    store.save_as(BRIEF, elsewhere)

    other = Store(tmp_path / "other", ADA, lambda: NOW)
    other.path(BRIEF).parent.mkdir(parents=True)
    elsewhere.rename(other.path(BRIEF))
    assert texts(other) == ["Old.", "New."]
    with pytest.raises(Invalid, match="already"):
        store.save_as(BRIEF, store.path(BRIEF))


def test_a_full_disk(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    with mounted(folder):
        store = Store(folder / "notes", ADA, lambda: NOW)
        add(store, "Old.")
        (folder / "ballast").write_bytes(bytes(48 * 1024))
        with pytest.raises(Full):
            add(store, "word " * 4000)
        (folder / "ballast").unlink()
        before = store.path(BRIEF).read_bytes()
        add(store, "New.")

        assert b"Old." in before
        assert [text[:4] for text in texts(Store(folder / "notes", ADA, lambda: NOW))] == [
            "Old.",
            "word",
            "New.",
        ]


def test_a_read_only_disk(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    with mounted(folder):
        store = Store(folder / "notes", ADA, lambda: NOW)
        add(store, "Old.")
        remount(folder, "ro")
        with pytest.raises(ReadOnly):
            add(store, "New.")
        assert texts(store) == ["Old.", "New."]
        remount(folder, "rw")
        add(store, "Newest.")

        assert texts(Store(folder / "notes", ADA, lambda: NOW)) == ["Old.", "New.", "Newest."]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write(store: Store) -> None:
    add(store, "Old.")
    store.path(BRIEF).parent.chmod(0o500)
    with pytest.raises(Denied):
        add(store, "New.")
    assert texts(store) == ["Old.", "New."]

    store.path(BRIEF).parent.chmod(0o700)
    add(store, "Newest.")
    assert store.pending == {}


def test_a_folder_that_goes_away_is_not_made_again_in_its_place(store: Store, notes: Path) -> None:
    add(store, "Old.")
    away = notes.rename(notes.with_name("unplugged"))
    with pytest.raises(Gone, match="gone"):
        add(store, "New.")

    assert not notes.exists()
    notebook = store.read(BRIEF)
    assert notebook.notice is not None
    assert "gone" in notebook.notice
    assert [entry.item for entry in notebook.entries] == ["c-arms"]

    away.rename(notes)
    add(store, "Newest.")
    assert texts(store) == ["Old.", "New.", "Newest."]


def test_a_lock_that_is_held_is_an_error_and_the_note_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "LOCK_SECONDS", 0.0)
    add(store, "Old.")
    with disk.locked(store.path(BRIEF), private=True), pytest.raises(Locked, match="another program"):
        add(store, "New.")

    assert texts(store) == ["Old.", "New."]
    add(store, "Newest.")
    assert texts(store) == ["Old.", "New.", "Newest."]


def test_a_pipe_in_the_file_s_place_does_not_hold_the_program(store: Store) -> None:
    store.path(BRIEF).parent.mkdir(parents=True)
    os.mkfifo(store.path(BRIEF))

    notebook = store.read(BRIEF)
    assert notebook.notice is not None
    assert "regular file" in notebook.notice
    with pytest.raises(Broken):
        add(store, "New.")
    assert stat.S_ISFIFO(store.path(BRIEF).stat().st_mode)


def test_a_write_that_fails_leaves_no_litter(store: Store) -> None:
    add(store)
    add(store)
    before = sorted(store.path(BRIEF).parent.rglob("*"))
    with file_size_limit(10), pytest.raises(StoreError):
        add(store)

    assert sorted(store.path(BRIEF).parent.rglob("*")) == before


@pytest.mark.parametrize(
    "brief_id",
    [
        "..",
        ".",
        "/x",
        "../../x",
        "CON",
        "a\0b",
        "",
        "x" * 300,
        "말",
        "\ud800",
        "a\nb",
        "C:\\x",
        "-rf",
        "~root",
    ],
)
def test_no_brief_id_becomes_a_path(store: Store, notes: Path, brief_id: str) -> None:
    subject = Subject(brief_id, "Hostile")
    add(store, "Kept.", subject)

    assert texts(store, subject) == ["Kept."]
    path = store.path(subject)
    assert path.parent == notes / "ada-1f3c"
    assert path.name.isascii()
    assert len(path.name) <= 58
    assert set(notes.parent.iterdir()) == {notes}


def test_ids_that_look_alike_have_files_of_their_own(store: Store) -> None:
    names = ["a-b", "a b", "A-B", "a_b", "x" * 300, "x" * 301]
    assert len({store.path(Subject(name, "T")) for name in names}) == len(names)


def test_a_copy_is_kept_for_each_of_the_last_ten_days(notes: Path) -> None:
    today = NOW
    store = Store(notes, ADA, lambda: today)
    for day in range(14):
        today = NOW + timedelta(days=day)
        add(store, f"day {day}, first")
        add(store, f"day {day}, second")

    copies = sorted((store.path(BRIEF).parent / "backup").iterdir())
    assert len(copies) == 10
    assert copies[-1].name == f"{store.path(BRIEF).stem}-2024-11-02.json"
    assert b"day 12, second" in copies[-1].read_bytes()
    assert b"day 13" not in copies[-1].read_bytes()


def test_a_note_is_saved_even_if_no_backup_can_be_made(store: Store) -> None:
    add(store, "Old.")
    (store.path(BRIEF).parent / "backup").write_text("in the way")
    with store.edit(BRIEF) as edit:
        edit.add_note("c-arms", "New.")

    assert edit.notebook.notice is not None
    assert "backup" in edit.notebook.notice
    assert texts(store) == ["Old.", "New."]


def test_a_damaged_file_on_a_read_only_disk_is_read_and_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    with mounted(folder):
        store = Store(folder / "notes", ADA, lambda: NOW)
        add(store, "Old.")
        store.path(BRIEF).write_bytes(store.path(BRIEF).read_bytes()[:-20])
        remount(folder, "ro")

        notebook = store.read(BRIEF)
        assert texts(store) == ["Old."]
        assert notebook.notice is not None
        assert "No copy could be made" in notebook.notice
        with pytest.raises(ReadOnly):
            add(store, "New.")


def test_reading_needs_no_database(store: Store, notes: Path) -> None:
    add(store)
    program = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from briefreader.notes import Reviewer, Store, Subject\n"
        f"store = Store(Path({str(notes)!r}), Reviewer('Ada', 'ada-1f3c', ''), lambda: datetime.now(UTC))\n"
        f"assert len(store.read(Subject('war-brief', 'A war')).entries) == 1\n"
        "print([name for name in ('tinydb', 'textual') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_a_notebook_is_the_same_whether_its_file_was_read_before_or_not(store: Store, notes: Path) -> None:
    for text in ("one", "two", "three"):
        add(store, text)
    with store.edit(BRIEF) as edit:
        first, second, _ = store.read(BRIEF).entries
        edit.change_note(first.id, text="another one")
        edit.remove(second.id)
    with store.edit(BRIEF) as edit:
        edit.undo()
    add(store, "four")
    assert edit.notebook != store.read(BRIEF)
    assert store.read(BRIEF) == Store(notes, ADA, lambda: NOW).read(BRIEF)
    assert texts(store) == ["one", "two", "three", "four"]
