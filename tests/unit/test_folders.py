"""What lies below a folder."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from briefreader.base.folders import visible_files


def below(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in visible_files(folder)]


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def test_files_come_by_name_before_those_of_subfolders(tmp_path: Path) -> None:
    assert below(made(tmp_path, "b/2", "b/a/1", "c", "a", "b/1")) == ["a", "c", "b/1", "b/2", "b/a/1"]


def test_hidden_is_what_begins_with_a_dot_below_the_folder(tmp_path: Path) -> None:
    folder = made(tmp_path / ".home" / ".briefs", "a", ".b", ".c/d", "e/.f/g/h")
    assert below(folder) == ["a"]


def test_links_to_files_are_files_and_links_to_folders_are_nothing(tmp_path: Path) -> None:
    folder = made(tmp_path / "here", "a", "sub/b")
    made(tmp_path / "there", "c")
    (folder / "file").symlink_to(tmp_path / "there" / "c")
    (folder / "folder").symlink_to(tmp_path / "there")
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "circle").symlink_to(folder / "circle")
    assert below(folder) == ["a", "circle", "file", "sub/b"]


def test_folders_may_be_nested_deeper_than_functions(tmp_path: Path) -> None:
    folder = made(tmp_path, f"{'a/' * 100}b")
    limit = sys.getrecursionlimit()
    with ThreadPoolExecutor(1) as pool:  # whose thread begins with an empty stack
        pool.submit(sys.setrecursionlimit, 60).result()
        found = pool.submit(list, visible_files(folder))
    sys.setrecursionlimit(limit)
    assert found.result() == [folder / f"{'a/' * 100}b"]


def test_a_folder_that_can_not_be_read_is_told_or_counts_as_empty(tmp_path: Path) -> None:
    told: list[OSError] = []
    assert list(visible_files(tmp_path / "gone", told.append)) == []
    assert [error.filename for error in told] == [str(tmp_path / "gone")]
    assert list(visible_files(tmp_path / "gone")) == []
