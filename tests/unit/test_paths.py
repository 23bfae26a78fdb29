from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.base import paths
from tests.conftest import Program


@pytest.mark.parametrize(
    ("variable", "where"),
    [
        ("BRIEFREADER_CONFIG", paths.config_file),
        ("BRIEFREADER_NOTES", paths.notes_folder),
        ("BRIEFREADER_STATE", paths.state_folder),
    ],
)
def test_the_environment_names_a_place(
    variable: str, where: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/kim")
    monkeypatch.setenv(variable, "~/elsewhere")
    assert where() == Path("/home/kim/elsewhere")
    monkeypatch.setenv(variable, "")
    assert where() != Path()
    assert "briefreader" in where().parts


def test_a_home_that_nobody_has_is_told(monkeypatch: pytest.MonkeyPatch, program: Program) -> None:
    with pytest.raises(OSError, match="home folder"):
        paths.typed_path("~nobody-of-this-name/notes")
    monkeypatch.setenv("BRIEFREADER_NOTES", "~nobody-of-this-name/notes")
    ran = program("notes", "list")
    assert ran.code == 2
    assert "BRIEFREADER_NOTES names ~nobody-of-this-name/notes" in ran.err


def test_notes_go_where_the_environment_says_then_the_settings_then_the_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("BRIEFREADER_NOTES", raising=False)
    assert paths.notes_folder() == paths.default_notes_folder()
    assert paths.notes_folder(Path("/desk")) == Path("/desk")
    monkeypatch.setenv("BRIEFREADER_NOTES", "/mine")
    assert paths.notes_folder(Path("/desk")) == Path("/mine")


def test_the_copied_text_is_private_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFREADER_STATE", "/state")
    assert paths.copied_text_file().parent == Path("/state")


def test_without_a_library_the_samples_are_listed() -> None:
    assert paths.library_folder(Path("/briefs")) == Path("/briefs")
    assert paths.library_folder() == paths.samples_folder()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program, as if it stood in another place."""
    package = tmp_path / "src" / "briefreader"
    package.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    return package


@pytest.mark.parametrize(
    ("name", "where"), [("styles", paths.styles_folder), ("briefs", paths.samples_folder)]
)
def test_our_own_folders_are_found_in_the_package_first_then_beside_src(
    name: str, where: Callable[[], Path], package: Path
) -> None:
    repository = package.parents[1]
    (repository / name).mkdir()
    assert where() == repository / name
    (package / name).mkdir()
    assert where() == package / name


def test_a_broken_installation_is_said_so(package: Path) -> None:
    with pytest.raises(paths.LocationError, match=r"'styles' is missing: looked at .* Install briefreader"):
        paths.styles_folder()
