"""`briefreader settings`: a settings file with everything in it."""

import tomllib
from pathlib import Path

import pytest

from briefreader.actions import ACTIONS
from briefreader.base.settings import ABOUT, Settings, load
from briefreader.environment import CHOICES
from tests.conftest import Program

OWN = """
reviewer = "Ada \\"Lee\\" – ü"
library = "briefs"
sources = ["a", "/b"]
verdicts = ["yes", "no"]
likelihood = "phia"
style = "apa"
format = "markdown"
animations = true
[keymap]
zoom = "z,f11"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("BRIEFREADER_CONFIG", str(path))
    return path


def test_what_is_printed_is_a_file_that_says_the_same(program: Program, file: Path, tmp_path: Path) -> None:
    file.write_text(OWN, "utf-8")
    printed = program("settings").out
    again = tmp_path / "again.toml"
    again.write_text(printed, "utf-8")
    assert load(again, CHOICES) == load(file, CHOICES)
    assert load(file, CHOICES)[0].style == "apa7"


def test_without_a_file_it_shows_the_defaults_and_every_command(program: Program, file: Path) -> None:
    file.touch()
    printed = program("settings").out
    assert tomllib.loads(printed)["style"] == "default"
    assert str(file) in printed
    assert all(f"# {command.id} = " in printed for command in ACTIONS)


def test_every_setting_is_told() -> None:
    assert {*ABOUT, "keymap"} == set(Settings.__struct_fields__)


def test_what_is_wrong_is_told_and_the_default_shown(program: Program, file: Path) -> None:
    file.write_text('style = "apa8"\nformat = "word"\n')
    ran = program("settings")
    assert f"{file}:1: style: There is no style 'apa8'. Did you mean apa?" in ran.err
    assert f"{file}:2: format: There is no format 'word'." in ran.err
    assert tomllib.loads(ran.out)["style"] == "default"
