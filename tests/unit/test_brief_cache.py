"""A brief that was read once is kept as it was read; a cache that is damaged is as good as none."""

from pathlib import Path

import pytest

from benchmarks.briefs import as_json
from briefreader.brief.reading.cache import MOST, keep, recall
from briefreader.brief.reading.load import Loaded, load

SAMPLE = "north-korea-ukraine.yaml"
BOTH = as_json(1)  # JSON is YAML too


@pytest.fixture
def loaded(samples: Path) -> Loaded:
    return load(samples / SAMPLE)


def recalled(folder: Path, loaded: Loaded) -> Loaded | None:
    assert loaded.path is not None
    return recall(folder, loaded.data_sha256, loaded.name, loaded.path)


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_what_was_read_is_there_again(tmp_path: Path, loaded: Loaded) -> None:
    keep(tmp_path / "cache", loaded)
    assert recalled(tmp_path / "cache", loaded) == loaded


def test_it_is_for_its_owner_alone(tmp_path: Path, loaded: Loaded) -> None:
    keep(tmp_path / "cache", loaded)
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    assert only_file(tmp_path / "cache").stat().st_mode & 0o777 == 0o600


def test_other_bytes_are_not_known(tmp_path: Path, loaded: Loaded) -> None:
    keep(tmp_path, loaded)
    assert recall(tmp_path, "0" * 64, loaded.name, Path(SAMPLE)) is None


@pytest.mark.parametrize("at", [0, 40, -1])
def test_a_changed_byte_makes_it_unknown(tmp_path: Path, loaded: Loaded, at: int) -> None:
    keep(tmp_path, loaded)
    file = only_file(tmp_path)
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert recalled(tmp_path, loaded) is None


@pytest.mark.parametrize("data", [b"", b"x", b"\0" * 100])
def test_what_is_no_cache_is_not_read(tmp_path: Path, loaded: Loaded, data: bytes) -> None:
    keep(tmp_path, loaded)
    only_file(tmp_path).write_bytes(data)
    assert recalled(tmp_path, loaded) is None


def test_a_folder_that_can_not_be_written_is_no_cache(tmp_path: Path, loaded: Loaded) -> None:
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file", loaded)
    assert recalled(tmp_path / "file", loaded) is None


def test_no_more_than_so_many_are_kept(tmp_path: Path, loaded: Loaded) -> None:
    for number in range(MOST):
        (tmp_path / f"{number}.msgpack").write_bytes(b"")
    keep(tmp_path, loaded)
    assert len(list(tmp_path.iterdir())) == MOST


def test_what_is_kept_is_not_written_again(tmp_path: Path, loaded: Loaded) -> None:
    keep(tmp_path, loaded)
    before = only_file(tmp_path).stat()
    keep(tmp_path, loaded)
    assert only_file(tmp_path).stat().st_ino == before.st_ino


def test_what_is_damaged_is_written_again(tmp_path: Path, loaded: Loaded) -> None:
    keep(tmp_path, loaded)
    only_file(tmp_path).write_bytes(b"damaged")
    keep(tmp_path, loaded)
    assert recalled(tmp_path, loaded) == loaded


def test_the_same_bytes_read_as_yaml_and_as_json_are_kept_apart(tmp_path: Path) -> None:
    for name in ("same.json", "same.yaml"):
        (tmp_path / name).write_bytes(BOTH)
    one, other = load(tmp_path / "same.json"), load(tmp_path / "same.yaml")
    keep(tmp_path / "cache", one)
    assert recalled(tmp_path / "cache", other) is None
    assert recalled(tmp_path / "cache", one) == one
