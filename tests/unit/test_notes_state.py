"""What is remembered for one person at one machine."""

import stat
from pathlib import Path

import pytest
from msgspec import to_builtins

from briefreader.notes import PrivateState, StoreError, UnderWay
from briefreader.notes.state import Choices, KeptChecks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def state(folder: Path) -> PrivateState:
    return PrivateState(folder)


def test_nothing_is_known_at_first_and_asking_makes_nothing(state: PrivateState, folder: Path) -> None:
    assert state.readings.place("war-brief") is None
    assert state.chosen.choices() == Choices()
    assert state.texts.of("war-brief") == ()
    assert not folder.exists()


def test_what_is_kept_is_there_at_the_next_start(state: PrivateState, folder: Path) -> None:
    state.readings.keep_place("war-brief", {"pane": 2, "item": "q-yang"})
    state.chosen.keep_form(UnderWay("apa7", "markdown", "auto"))
    state.texts.keep("war-brief", "c-arms", "note", "Half a sent")

    later = PrivateState(folder)
    assert later.readings.place("war-brief") == {"pane": 2, "item": "q-yang"}
    assert later.chosen.choices().form == to_builtins(UnderWay("apa7", "markdown", "auto"))
    assert later.texts.of("war-brief") == (UnderWay("c-arms", "note", "Half a sent"),)
    assert later.readings.place("other-brief") is None


def test_texts_under_way_are_kept_apart_and_dropped_when_done(state: PrivateState) -> None:
    state.texts.keep("war-brief", "c-arms", "note", "One")
    state.texts.keep("war-brief", "c-arms", "comment", "Two")
    state.texts.keep("war-brief", "q-yang", "note", "Three")
    state.texts.keep("war-brief", "c-arms", "note", "")

    assert set(state.texts.of("war-brief")) == {
        UnderWay("c-arms", "comment", "Two"),
        UnderWay("q-yang", "note", "Three"),
    }


def kept(window: str, *items: str, file: str = "a") -> KeptChecks:
    return KeptChecks(window, file * 64, "/briefs/crane.yaml", tuple({"items": [item]} for item in items))


def windows(state: PrivateState) -> list[tuple[str, int]]:
    return [(one.window, len(one.deeds)) for one in state.checks.of("crane")]


def test_checks_of_a_draft_are_kept_of_each_window(state: PrivateState) -> None:
    state.checks.keep("crane", kept("one", "q-1"))
    assert state.checks.keep("other", kept("one", "q-1")) == ()
    others = state.checks.keep("crane", kept("two", "q-2"))
    assert [one.window for one in others] == ["one"]
    state.checks.keep("crane", kept("one", "q-1", "q-3"))
    assert windows(state) == [("two", 1), ("one", 2)]
    state.checks.keep("crane", kept("one"))
    assert windows(state) == [("two", 1)]


def test_checks_that_were_taken_over_are_dropped_unless_there_are_newer_ones(state: PrivateState) -> None:
    state.checks.keep("crane", kept("one", "q-1"))
    state.checks.keep("crane", kept("two", "q-2"))
    taken = state.checks.of("crane")
    state.checks.keep("crane", kept("two", "q-2", "q-4"))
    state.checks.keep("crane", kept("new", "q-1", "q-2"), taken)
    assert windows(state) == [("two", 2), ("new", 2)]


def test_checks_of_a_file_written_since_are_not_dropped_with_those_before(state: PrivateState) -> None:
    state.checks.keep("crane", kept("one", "q-1", file="b"))
    state.checks.keep("crane", kept("one", file="a"))
    assert windows(state) == [("one", 1)]


@pytest.mark.parametrize("text", ["[]", '{"one": []}', '{"one": {"window": "two"}}', "{"])
def test_checks_that_can_not_be_read_count_as_none(state: PrivateState, folder: Path, text: str) -> None:
    state.checks.keep("crane", kept("one", "q-1"))
    (file,) = (folder / "checks").glob("*crane*.json")
    file.write_text(text)
    assert state.checks.of("crane") == ()
    state.checks.keep("crane", kept("two", "q-1"))
    assert windows(state) == [("two", 1)]


def test_it_is_for_its_owner_only(state: PrivateState, folder: Path) -> None:
    state.texts.keep("war-brief", "c-arms", "note", "Secret")

    made = [folder, *folder.rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in made} == {0}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_damaged_counts_as_never_kept_and_is_set_aside(
    state: PrivateState, folder: Path, damage: bytes
) -> None:
    state.texts.keep("war-brief", "c-arms", "note", "One")
    (path,) = (folder / "texts").glob("*.json")
    path.write_bytes(damage)

    assert state.texts.of("war-brief") == ()
    state.texts.keep("war-brief", "q-yang", "note", "Two")
    assert [text.text for text in state.texts.of("war-brief")] == ["Two"]
    (copy,) = path.parent.glob("*.damaged-*")
    assert copy.read_bytes() == damage


@pytest.mark.parametrize(
    "values", ['{"place": 3, "form": "x", "hidden": [1], "theme": 2}', '{"c-arms": 7, "q": {"note": 1}}']
)
def test_values_of_another_shape_count_as_never_kept(state: PrivateState, folder: Path, values: str) -> None:
    state.readings.keep_place("war-brief", {})
    state.chosen.keep_theme("nord")
    state.texts.keep("war-brief", "c-arms", "note", "One")
    for path in folder.rglob("*.json"):
        path.write_text(values)

    assert state.readings.place("war-brief") is None
    assert state.texts.of("war-brief") == ()
    assert state.chosen.choices() == Choices()
    state.texts.keep("war-brief", "c-arms", "note", "Two")
    assert state.texts.of("war-brief") == (UnderWay("c-arms", "note", "Two"),)


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    with pytest.raises(StoreError):
        PrivateState(tmp_path / "state").chosen.keep_form(UnderWay("apa7", "plain", "auto"))
