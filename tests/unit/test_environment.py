"""What surrounds a run: who writes, where, and with what settings."""

import getpass
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefreader.base.settings import Settings
from briefreader.environment import Environment, environment_of, login_name
from briefreader.notes import Subject

DAM = Subject("dam", "The dam")


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """The first start on a machine where one is logged in as kim."""
    monkeypatch.setenv("LOGNAME", "kim")
    return Environment(
        settings=Settings(),
        settings_file=tmp_path / "config.toml",
        notes=tmp_path / "notes",
        state_folder=tmp_path / "state",
        variables={},
    )


class TestWhoWrites:
    def test_is_the_option_before_the_settings_before_the_login_name(self, around: Environment) -> None:
        assert (around.reviewer, around.given_reviewer) == ("kim", None)
        configured = replace(around, settings=Settings(reviewer="Kim Ji-won"))
        assert configured.reviewer == "Kim Ji-won"
        assert replace(configured, named="Ada").reviewer == "Ada"

    def test_is_asked_for_once(self, around: Environment) -> None:
        assert around.introduce is not None
        introduced = around.introduce("Ada")
        assert (introduced.reviewer, introduced.introduce) == ("Ada", None)
        started_again = replace(around)
        assert (started_again.reviewer, started_again.introduce) == ("Ada", None)

    def test_has_the_notes_that_were_written_under_that_name(self, around: Environment) -> None:
        assert around.introduce is not None
        with around.introduce("Ada").store.edit(DAM) as edit:
            edit.toggle_bookmark("q-1")
        assert around.store.read(DAM).entries == ()
        assert replace(around, named="Ada").store.read(DAM).bookmarked("q-1")


def test_all_threads_have_one_store(around: Environment) -> None:
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(lambda _: around.store, range(64)))
    assert len(set(map(id, stores))) == 1


def test_nothing_is_made_on_the_disk_before_it_is_used(around: Environment, tmp_path: Path) -> None:
    assert around.library.is_dir()
    assert around.templates == tmp_path / "templates"
    assert around.clipboard.ways and around.reviewer
    assert list(tmp_path.iterdir()) == []


def test_an_option_counts_before_a_variable_and_that_before_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "other.toml"
    config.write_text('notes = "desk"\nstyle = "apa"\nsources = 1\n')
    monkeypatch.delenv("BRIEFREADER_NOTES")
    around = environment_of(None, None, str(config))
    assert (around.notes, around.settings.style) == (tmp_path / "desk", "apa7")
    assert [complaint.line for complaint in around.complaints] == [3]
    monkeypatch.setenv("BRIEFREADER_NOTES", "/variable/notes")
    assert environment_of(None, None, str(config)).notes == Path("/variable/notes")
    assert environment_of(None, "option", str(config)).notes == Path.cwd() / "option"
    assert environment_of(None, None, None).settings_file == Path(os.environ["BRIEFREADER_CONFIG"])


def test_the_login_name_stands_with_notes_until_another_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "jiwon")
    assert login_name() == "jiwon"


def test_where_nobody_has_a_login_name_there_is_still_a_reviewer(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 4242")

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert login_name() == "reviewer"
