"""A notes folder is shared: what others put into it leads nowhere else, and shows nobody what is private."""

import contextlib
import json
import os
import socket
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefreader.notes import Broken, Denied, Note, Reviewer, Store, StoreError, Subject
from briefreader.notes.examine import examine
from briefreader.notes.reviewer import find_reviewer, reviewers

ANA = Reviewer("Ana", "ana-1f3c", "1f3c" * 8)
BRIEF = Subject("war-brief", "A war", "a" * 64)
NOW = datetime(2024, 10, 20, 10, 41, tzinfo=UTC)
SECRET = "machine example.org login ana password hunter2\n"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """The notes folder of a desk, in which Ana has a note."""
    add(store_on(tmp_path / "share"), "Old.")
    return tmp_path / "share"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of Ana's own, elsewhere."""
    path = tmp_path / "home" / ".netrc"
    path.parent.mkdir()
    path.write_text(SECRET)
    path.chmod(0o600)
    return path


def store_on(share: Path, now: datetime = NOW) -> Store:
    return Store(share, ANA, lambda: now, private=False)


def add(store: Store, text: str = "New.") -> None:
    with store.edit(BRIEF) as edit:
        edit.add_note("c-arms", text)


def texts(store: Store) -> list[str]:
    return [entry.text for entry in store.read(BRIEF).entries if isinstance(entry, Note)]


def untouched(secret: Path) -> bool:
    """Whether the file is as it was, and nothing stands beside it."""
    return secret.read_text() == SECRET and list(secret.parent.iterdir()) == [secret]


def replace_by_link(path: Path, target: Path) -> None:
    path.unlink()
    path.symlink_to(target)


class TestALinkIsNotFollowed:
    def test_in_the_place_of_the_notes(self, share: Path, secret: Path) -> None:
        store = store_on(share)
        replace_by_link(store.path(BRIEF), secret)

        notebook = store.read(BRIEF)
        assert notebook.notice is not None
        assert "link" in notebook.notice
        with pytest.raises(Broken, match="link"):
            add(store)
        assert untouched(secret)
        assert texts(store) == ["New."]
        assert not list(share.rglob("*.damaged-*"))

    def test_to_nothing(self, share: Path, tmp_path: Path) -> None:
        store = store_on(share)
        replace_by_link(store.path(BRIEF), tmp_path / "started-at-login")
        with pytest.raises(Broken):
            add(store)

        assert not (tmp_path / "started-at-login").exists()

    def test_in_the_place_of_the_card(self, share: Path, secret: Path) -> None:
        card = share / ANA.folder / "reviewer.json"
        replace_by_link(card, secret)
        with pytest.raises(Broken, match=r"reviewer\.json"):
            add(store_on(share))

        assert untouched(secret)
        assert list(reviewers(share)) == []

    def test_in_the_place_of_the_backups(self, share: Path, secret: Path) -> None:
        for day in range(1, 13):
            (secret.parent / f"war-brief-2024-01-{day:02}.json").write_text("Ana's")
        before = sorted(secret.parent.iterdir())
        (share / ANA.folder / "backup").symlink_to(secret.parent)
        store = store_on(share)
        with store.edit(BRIEF) as edit:
            edit.add_note("c-arms", "New.")

        assert "No backup" in (edit.notebook.notice or "")
        assert texts(store_on(share)) == ["Old.", "New."]
        assert sorted(secret.parent.iterdir()) == before

    def test_in_the_place_of_a_lock(self, share: Path, secret: Path) -> None:
        store = store_on(share)
        replace_by_link(store.path(BRIEF).with_name(f"{store.path(BRIEF).name}.lock"), secret)
        with pytest.raises(Broken, match="lock"):
            add(store)

        assert untouched(secret)

    def test_in_the_place_of_the_whole_folder(self, share: Path, secret: Path) -> None:
        (share / ANA.folder).rename(share / "away")
        (share / ANA.folder).symlink_to(secret.parent)
        with pytest.raises(Broken):
            add(store_on(share))

        assert untouched(secret)

    def test_in_the_place_of_a_copy_that_a_file_sync_left(self, share: Path, secret: Path) -> None:
        store = store_on(share)
        own = store.path(BRIEF)
        own.with_name(f"{own.stem}.sync-conflict-1{own.suffix}").symlink_to(secret)

        assert "Not merged" in (store.read(BRIEF).notice or "")
        add(store)
        assert untouched(secret)

    def test_in_a_colleague_s_folder(self, share: Path, tmp_path: Path) -> None:
        elsewhere = tmp_path / "private notes"
        add(Store(elsewhere, Reviewer("Ben", "ben-2222", "2" * 32), lambda: NOW), "Ben's secret.")
        (share / "ben-2222").symlink_to(elsewhere / "ben-2222")

        assert store_on(share).colleagues(BRIEF) == ()

    def test_by_the_doctor(self, share: Path, secret: Path) -> None:
        store = store_on(share)
        replace_by_link(store.path(BRIEF), secret)

        (found,) = (one for one in examine(share, ANA) if one.state != "sound")
        assert found.state == "unreadable"
        assert "link" in found.told

    def test_that_is_put_there_between_a_look_and_the_write(
        self, share: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The folder is open by then: what has its name is not asked any more."""
        store, sync, folder = store_on(share), os.fsync, share / ANA.folder

        def put_a_link(descriptor: int) -> None:
            if not folder.is_symlink():
                folder.rename(share / "away")
                folder.symlink_to(secret.parent)
            sync(descriptor)

        monkeypatch.setattr(os, "fsync", put_a_link)
        with contextlib.suppress(StoreError):
            add(store)
        assert untouched(secret)

    def test_but_the_notes_folder_itself_may_be_one(self, share: Path, tmp_path: Path) -> None:
        (tmp_path / "here").symlink_to(share)
        store = store_on(tmp_path / "here")
        add(store)

        assert texts(store_on(share)) == ["Old.", "New."]
        me = find_reviewer(tmp_path / "here", "Ana", tmp_path / "state")
        assert me.name == "Ana"


class TestAnotherNameOfAFile:
    def test_in_the_place_of_the_notes_is_neither_copied_nor_changed(self, share: Path, secret: Path) -> None:
        store = store_on(share)
        store.path(BRIEF).unlink()
        store.path(BRIEF).hardlink_to(secret)
        store.read(BRIEF)
        with pytest.raises(StoreError, match="another name"):
            add(store)

        assert untouched(secret)
        assert not list(share.rglob("*.damaged-*"))

    def test_in_the_place_of_a_lock_is_not_emptied(self, share: Path, secret: Path) -> None:
        store = store_on(share)
        lock = store.path(BRIEF).with_name(f"{store.path(BRIEF).name}.lock")
        lock.unlink()
        lock.hardlink_to(secret)
        with pytest.raises(Broken, match="lock"):
            add(store)

        assert untouched(secret)

    def test_of_sound_notes_keeps_the_older_ones_which_is_told(self, share: Path, tmp_path: Path) -> None:
        store = store_on(share)
        (tmp_path / "snapshot.json").hardlink_to(store.path(BRIEF))
        with store.edit(BRIEF) as edit:
            edit.add_note("c-arms", "New.")

        assert "hard link" in (edit.notebook.notice or "")
        assert texts(store_on(share)) == ["Old.", "New."]
        assert "New." not in (tmp_path / "snapshot.json").read_text()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as made:  # its path must be short
        made.bind(path.name)


@pytest.mark.parametrize("make", [pipe, bound_socket, Path.mkdir], ids=["pipe", "socket", "folder"])
@pytest.mark.parametrize("name", ["{}", "{}.lock", "reviewer.json", "reviewer.json.lock", "backup", "copy"])
def test_what_is_no_file_is_neither_opened_nor_replaced(
    share: Path, name: str, make: Callable[[Path], None]
) -> None:
    store = store_on(share)
    own = store.path(BRIEF)
    (own.parent / "backup").mkdir(exist_ok=True)
    copy = f"backup/{own.stem}-{NOW:%Y-%m-%d}{own.suffix}"
    path = own.parent / (copy if name == "copy" else name.format(own.name))
    if name == "backup":
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
    make(path)
    kind = stat.S_IFMT(path.lstat().st_mode)
    if name.startswith("{}"):
        with pytest.raises(Broken, match="regular file"):
            add(store)
    else:  # notes do not wait for a card or a backup
        add(store)
    assert texts(store)[-1] == "New."
    assert stat.S_IFMT(path.lstat().st_mode) == kind


class TestRights:
    def test_a_copy_of_a_damaged_file_is_for_its_owner_alone(self, share: Path) -> None:
        store = store_on(share)
        store.path(BRIEF).write_text('{"meta"')
        store.path(BRIEF).chmod(0o600)
        add(store)

        (copy,) = share.rglob("*.json.damaged-2*")
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600

    def test_a_backup_of_what_is_private_is_private(self, share: Path) -> None:
        store = store_on(share, NOW + timedelta(days=1))
        store.path(BRIEF).chmod(0o600)
        add(store)

        (copy,) = (share / ANA.folder / "backup").iterdir()
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600

    def test_notes_that_were_made_read_only_are_not_replaced_without_a_word(self, share: Path) -> None:
        store = store_on(share)
        store.path(BRIEF).chmod(0o444)
        before = store.path(BRIEF).read_bytes()
        with pytest.raises(Denied, match="read-only"):
            add(store)

        assert store.path(BRIEF).read_bytes() == before
        assert texts(store) == ["Old.", "New."]
        store.path(BRIEF).chmod(0o644)
        add(store, "Newest.")
        assert texts(store_on(share)) == ["Old.", "New.", "Newest."]


def test_a_card_that_is_no_card_is_kept_beside_it_for_its_owner_alone(share: Path) -> None:
    card = share / ANA.folder / "reviewer.json"
    card.write_text("{")
    add(store_on(share))

    (copy,) = card.parent.glob("reviewer.json.damaged-*")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert json.loads(card.read_text())["name"] == "Ana"
