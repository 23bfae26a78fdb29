"""A text in the reviewer's own editor, whatever that editor does with it."""

import os
import sys
from pathlib import Path

import pytest

from briefreader.base import editing
from briefreader.base.browsing import browser
from briefreader.base.editing import Edited, edit_text, edited_since
from briefreader.base.processes import ProcessMissing
from tests.conftest import script


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts are quicker than any person."""
    monkeypatch.setattr(editing, "AT_ONCE", 0.0)


def edited_by(body: str, before: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edited:
    monkeypatch.setenv("VISUAL", str(script(tmp_path / "edit", body)))
    return edit_text(before)


@pytest.mark.parametrize(
    ("before", "body", "after"),
    [
        ("one", 'echo " more" >> "$1"', "one more"),
        ("one", 'echo "naïve" > "$1"', "naïve"),
        ("one\n", ":", "one\n"),
        ("", 'printf "a\\n\\nb\\n" > "$1"', "a\n\nb"),
        ("", 'printf "a\\r\\nb\\r\\n" > "$1"', "a\nb"),
        ("", """printf '\\377\\376a\\000' > "$1" """, "a"),
        ("one", 'echo two > "$1.new"; mv "$1.new" "$1"', "two"),
    ],
    ids=["appended", "replaced", "left alone", "several lines", "of Windows", "UTF-16", "another file"],
)
def test_a_text_comes_back_as_the_editor_left_it(
    before: str, body: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert edited_by(body, before, tmp_path, monkeypatch) == Edited(after)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('echo saved > "$1"; exit 1', Edited("saved", "failed", 1)),
        ('echo saved > "$1"; kill -9 $$', Edited("saved", "killed", -9)),
        ("""printf 'caf\\351' > "$1" """, Edited("café", "encoding")),
        ("""printf 'caf\\351 \\201' > "$1" """, Edited("café \x81", "encoding")),
    ],
    ids=["fails", "is killed", "another encoding", "no encoding"],
)
def test_what_was_saved_before_something_went_wrong_is_there_and_in_doubt(
    body: str, expected: Edited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert edited_by(body, "one", tmp_path, monkeypatch) == expected


@pytest.mark.parametrize(
    "body",
    [
        'rm "$1"',
        'rm -r "$(dirname "$1")"',
        'rm "$1"; mkdir "$1"',
        'rm "$1"; mkfifo "$1"',
        'rm "$1"; ln -s /dev/zero "$1"',
        'head -c 10000001 /dev/zero > "$1"',
    ],
    ids=["no file", "no folder", "a folder", "a pipe", "a device", "far too much"],
)
def test_an_editor_that_leaves_no_text_is_a_fault(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OSError):
        edited_by(body, "one", tmp_path, monkeypatch)


def test_the_file_of_an_editor_that_is_back_at_once_stays_until_it_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "AT_ONCE", 60.0)
    edited = edited_by(":", "one", tmp_path, monkeypatch)
    assert edited.doubt == "open" and edited.path is not None
    assert edited_since(edited.path, "one") == edited
    edited.path.write_text("two\n")
    assert edited_since(edited.path, "one") == Edited("two")
    assert not edited.path.parent.exists()


def test_a_text_in_the_editor_is_for_its_owner_alone_and_nothing_of_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = f'cp "$1" "$1~"; dirname "$1" > {tmp_path}/where; stat -c %a "$(dirname "$1")" > {tmp_path}/rights'
    edited_by(body, "private", tmp_path, monkeypatch)
    assert (tmp_path / "rights").read_text() == "700\n"
    assert not Path((tmp_path / "where").read_text().strip()).exists()


def there(folder: Path, *names: str) -> dict[str, str]:
    """An environment in which these programs are all that is installed."""
    for name in names:
        script(folder / name, ":")
    return {"PATH": str(folder)}


@pytest.mark.skipif(sys.platform == "darwin", reason="`open` is always there")
def test_the_browser_is_browser_then_what_is_installed(tmp_path: Path) -> None:
    env = there(tmp_path, "xdg-open", "w3m", "mine")
    found = browser({**env, "BROWSER": "gone:mine --tab %s"})
    assert found is not None and found.at("http://a") == (*["mine", "--tab"], "http://a")
    for variables, expected in (
        ({"DISPLAY": ":0"}, "xdg-open"),
        ({}, "w3m"),
        ({"BROWSER": "misspelt"}, "misspelt"),
    ):
        found = browser({**env, **variables})
        assert found is not None and found.at("http://a") == (expected, "http://a")
    (tmp_path / "empty").mkdir()
    assert browser({"PATH": str(tmp_path / "empty")}) is None
    with pytest.raises(ProcessMissing):
        browser({**env, "BROWSER": "'open"})


def test_a_browser_of_the_terminal_is_known_behind_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = there(tmp_path, "w3m", "firefox")
    (tmp_path / "www-browser").symlink_to(tmp_path / "w3m")
    monkeypatch.setenv("PATH", os.pathsep.join([env["PATH"], os.environ["PATH"]]))
    needs = {}
    for name in ("w3m", "www-browser", "firefox"):
        found = browser({**env, "BROWSER": name})
        assert found is not None
        needs[name] = found.needs_terminal
    assert needs == {"w3m": True, "www-browser": True, "firefox": False}
