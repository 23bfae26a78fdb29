"""The one durable writer: whole or not at all, on the disk on return, and truthful about what is not sure."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefreader.base.files import (
    Unsynced,
    make_folder,
    make_folder_at,
    move_between,
    write_locked,
    write_new,
    write_over,
)

WRITERS = (write_new, write_over, write_locked)
EACH = pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
OVER = pytest.mark.parametrize("write", [write_over, write_locked], ids=lambda write: write.__name__)
Writer = Callable[..., Unsynced | None]


def rights(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def refuse(error: int) -> Callable[..., Any]:
    def call(*_: object, **__: object) -> Any:
        raise OSError(error, os.strerror(error))

    return call


@EACH
def test_a_file_is_written_whole_and_nothing_is_left_beside_it(write: Writer, tmp_path: Path) -> None:
    assert write(tmp_path / "a", b"one", private=False) is None
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"one")]


@EACH
def test_the_file_is_synced_before_it_has_its_name_and_the_folder_after(
    write: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, bool]] = []
    sync = os.fsync

    def watched(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        seen.append((kind, (tmp_path / "a").exists()))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    write(tmp_path / "a", b"one", private=False)
    assert seen == [("file", False), ("folder", True)]


class TestANewFile:
    def test_has_the_rights_of_any_new_file_or_is_for_its_owner_alone(self, tmp_path: Path) -> None:
        (tmp_path / "any").touch()
        write_new(tmp_path / "a", b"", private=False)
        write_new(tmp_path / "b", b"", private=True)
        assert rights(tmp_path / "a") == rights(tmp_path / "any")
        assert rights(tmp_path / "b") == "0o600"

    @pytest.mark.parametrize("links", [True, False], ids=["with links", "without"])
    def test_never_takes_a_name_that_something_has(
        self, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").write_bytes(b"old")
        (tmp_path / "nowhere").symlink_to(tmp_path / "nothing")
        if not links:
            monkeypatch.setattr(Path, "hardlink_to", refuse(errno.EPERM))
        for name in ("file", "nowhere"):
            with pytest.raises(FileExistsError):
                write_new(tmp_path / name, b"new", private=False)
        assert (tmp_path / "file").read_bytes() == b"old" and not (tmp_path / "nothing").exists()
        assert len(list(tmp_path.iterdir())) == 2
        write_new(tmp_path / "free", b"new", private=False)
        assert (tmp_path / "free").read_bytes() == b"new"

    def test_does_not_win_over_one_that_came_meanwhile(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sync = os.fsync

        def somebody_else_is_first(descriptor: int) -> None:
            (tmp_path / "a").write_bytes(b"theirs")
            sync(descriptor)

        monkeypatch.setattr(os, "fsync", somebody_else_is_first)
        with pytest.raises(FileExistsError):
            write_new(tmp_path / "a", b"ours", private=False)
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"theirs"]

    def test_a_name_with_a_nul_is_an_error_of_the_system(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="null"):
            write_new(tmp_path / "a\0b", b"", private=False)
        assert list(tmp_path.iterdir()) == []

    def test_may_have_the_longest_of_names(self, tmp_path: Path) -> None:
        write_new(tmp_path / ("ö" * 127), b"", private=False)
        assert len(list(tmp_path.iterdir())) == 1


class TestInThePlaceOfAnother:
    @OVER
    def test_keeps_the_rights_that_were_there(self, write: Writer, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"old")
        (tmp_path / "a").chmod(0o640)
        write(tmp_path / "a", b"new", private=False)
        assert ((tmp_path / "a").read_bytes(), rights(tmp_path / "a")) == (b"new", "0o640")

    @OVER
    def test_a_private_file_is_for_the_owner_alone(self, write: Writer, tmp_path: Path) -> None:
        write(tmp_path / "a", b"one", private=True)
        (tmp_path / "a").chmod(0o644)
        write(tmp_path / "a", b"two", private=True)
        assert ((tmp_path / "a").read_bytes(), rights(tmp_path / "a")) == (b"two", "0o600")

    @OVER
    def test_a_link_is_not_followed(self, write: Writer, tmp_path: Path) -> None:
        (tmp_path / "other").write_text("untouched")
        (tmp_path / "link").symlink_to("other")
        write(tmp_path / "link", b"new", private=True)
        assert (tmp_path / "other").read_text() == "untouched"

    @OVER
    def test_what_can_not_be_put_in_place_leaves_nothing_behind(self, write: Writer, tmp_path: Path) -> None:
        (tmp_path / "taken").mkdir()
        with pytest.raises(OSError, match="taken"):
            write(tmp_path / "taken", b"x", private=False)
        assert [path.name for path in tmp_path.iterdir()] == ["taken"]

    @OVER
    def test_a_full_disk_leaves_what_was_there(
        self, write: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a").write_bytes(b"old")
        monkeypatch.setattr(os, "fsync", refuse(errno.ENOSPC))
        with pytest.raises(OSError, match="No space left"):
            write(tmp_path / "a", b"new", private=False)
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]

    def test_who_holds_the_lock_removes_what_a_crash_has_left(self, tmp_path: Path) -> None:
        (tmp_path / ".a.tmp").write_bytes(b"hal")
        write_locked(tmp_path / "a", b"whole", private=False)
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"whole"]


class TestAFolderThatCanNotBeSynced:
    @EACH
    def test_is_a_remark_and_the_file_is_there(
        self, write: Writer, tmp_path: Path, no_folder_sync: None
    ) -> None:
        unsynced = write(tmp_path / "a", b"one", private=False)
        assert (tmp_path / "a").read_bytes() == b"one"
        assert unsynced is not None and unsynced.is_unsupported
        assert unsynced.told_of("a") == "a may not survive a power cut: this file system cannot sync folders"

    @EACH
    @pytest.mark.parametrize("failing", ["open", "fsync"])
    def test_because_its_disk_fails_is_a_remark_too(
        self, failing: str, write: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = getattr(os, failing)

        def fail(where: Any, *arguments: Any, **named: Any) -> Any:
            if Path(where if failing == "open" else f"/dev/fd/{where}").is_dir():
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return real(where, *arguments, **named)

        monkeypatch.setattr(os, failing, fail)
        unsynced = write(tmp_path / "a", b"one", private=False)
        assert (tmp_path / "a").read_bytes() == b"one"
        assert unsynced is not None and not unsynced.is_unsupported
        assert "Input/output error" in unsynced.told_of("a")

    def test_stops_neither_a_move_nor_a_new_folder(self, tmp_path: Path, no_folder_sync: None) -> None:
        (tmp_path / "a").write_bytes(b"one")
        assert make_folder(tmp_path / "c" / "d", private=False) is not None
        at = os.open(tmp_path, os.O_RDONLY)
        try:
            assert move_between("a", at, "b", at) is not None
            assert make_folder_at("e", at, private=False) is not None
        finally:
            os.close(at)
        assert (tmp_path / "b").read_bytes() == b"one" and (tmp_path / "c" / "d").is_dir()


def test_macos_is_asked_to_empty_the_cache_of_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """fsync(2) of macOS leaves that to F_FULLFSYNC."""
    import fcntl

    asked: list[int] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, command: asked.append(command))
    monkeypatch.setattr(os, "fsync", refuse(errno.EIO))
    assert write_over(tmp_path / "a", b"one", private=False) is None
    assert asked == [51, 51]


def test_a_folder_we_make_is_private_and_an_existing_one_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_folder(tmp_path / "a" / "b", private=True)
    assert [rights(tmp_path / part) for part in ("", "a", "a/b")] == ["0o755", "0o700", "0o700"]
    make_folder(tmp_path, private=True)
    assert rights(tmp_path) == "0o755"
