"""The reviewer's editor and browser, and what the reader says and keeps of them."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported

from briefreader.app.dialogs.note_editor import NoteEditor
from briefreader.app.dialogs.which_text import WhichText
from briefreader.app.reader import own_editor
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.base.editing import Edited
from briefreader.environment import Environment
from briefreader.notes import Note
from tests.app.driving import SAMPLE, opened, press, reader, said
from tests.app.off_screen import OffScreen
from tests.conftest import script

ITEM = "q-kim-vow"


@pytest.fixture
def read(samples: Path, outside: Environment) -> OffScreen:
    read = OffScreen(samples / SAMPLE, outside)
    read.at(ITEM)
    return read


def notes(read: OffScreen) -> list[str]:
    return [entry.text for entry in read.entries if isinstance(entry, Note)]


def note_of(read: OffScreen, text: str) -> Note:
    """A note that is there, under the cursor of the notes pane."""
    with read.environment.store.edit(read.session.owner) as edit:
        note = edit.add_note(ITEM, text)
    read.session.show_notebook(read.environment.store.read(read.session.owner))
    read.at_entry(note)
    return note


def edits(monkeypatch: pytest.MonkeyPatch, edited: Edited) -> list[str]:
    """The editor gives this; the texts that it was given."""
    given: list[str] = []

    def edit(text: str) -> Edited:
        given.append(text)
        return edited

    monkeypatch.setattr(own_editor, "edit_text", edit)
    return given


def test_a_note_from_the_editor_is_saved(read: OffScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    edits(monkeypatch, Edited("from the editor"))
    read.press("e")
    assert notes(read) == ["from the editor"] and read.said == "Note added."
    assert read.environment.state.texts.of(read.session.owner.brief_id) == ()


@pytest.mark.parametrize(
    ("edited", "told"),
    [
        (Edited("an hour of work", "failed", 1), "ended with 1"),
        (Edited("an hour of work", "killed", -9), "was killed (SIGKILL)"),
        (Edited("an hour of work", "encoding"), "did not write UTF-8"),
    ],
)
async def test_a_text_in_doubt_is_shown_before_it_is_saved(
    edited: Edited, told: str, samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits(monkeypatch, edited)
    async with opened(samples / SAMPLE, outside) as pilot:
        monkeypatch.setattr(pilot.app, "lend_terminal", lambda work: work())
        await press(pilot, "e")
        screen = pilot.app.screen
        assert isinstance(screen, NoteEditor) and screen.text == "an hour of work"
        assert told in str(screen.query_one(".hint").render())
        await press(pilot, "escape", "a")
        assert isinstance(pilot.app.screen, NoteEditor) and pilot.app.screen.text == "an hour of work"


def test_a_text_that_was_begun_goes_on_in_the_editor(
    read: OffScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = edits(monkeypatch, Edited("begun"))
    read.environment.state.texts.keep(read.session.owner.brief_id, ITEM, "note", "begun")
    read.the(SaveNotes).look()
    read.press("e")
    assert given == ["begun"]


def test_an_editor_that_returns_at_once_is_asked_about(
    read: OffScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "folder" / "note.txt"
    file.parent.mkdir()
    file.write_text("")
    edits(monkeypatch, Edited("", "open", path=file))
    read.press("e")
    assert "returned at once" in read.question.label
    read.answer("")
    assert "returned at once" in read.question.label
    file.write_text("saved later")
    read.answer("")
    assert notes(read) == ["saved later"]


def test_who_does_not_wait_for_the_editor_is_told_where_its_file_is(
    read: OffScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "note.txt").write_text("")
    edits(monkeypatch, Edited("", "open", path=tmp_path / "note.txt"))
    read.press("e")
    read.leave_unanswered()
    assert str(tmp_path / "note.txt") in read.said and (tmp_path / "note.txt").exists()


@pytest.mark.parametrize(("code", "told"), [(0, "Nothing was changed."), (1, "The editor ended with 1.")])
def test_nothing_is_saved_where_nothing_was_changed(
    code: int, told: str, read: OffScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits(monkeypatch, Edited("", None, code))
    read.press("e")
    assert told in read.said and not notes(read)


@pytest.mark.parametrize("editor", ["/nonexistent/ed", "vi '", " "])
def test_an_editor_that_can_not_be_started_is_told_with_how_to_name_one(
    editor: str, read: OffScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    read.press("e")
    assert "The editor did not work" in read.said and "EDITOR" in read.said


@pytest.mark.parametrize(
    ("which", "left"),
    [
        (WhichText.MINE, ["from this window"]),
        (WhichText.THEIRS, ["from the other window"]),
        (WhichText.BOTH, ["from the other window", "from this window"]),
        (None, ["from the other window"]),
    ],
)
def test_a_later_text_asks_before_it_takes_the_place_of_one_it_has_not_seen(
    which: str | None, left: list[str], read: OffScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = note_of(read, "as it was")

    def edit(_: str) -> Edited:
        with read.environment.store.edit(read.session.owner) as other:
            other.change_note(note.id, text="from the other window")
        return Edited("from this window")

    monkeypatch.setattr(own_editor, "edit_text", edit)
    read.press("e")
    assert notes(read) == ["from the other window"] and isinstance(read.dialog, WhichText)
    (kept,) = read.environment.state.texts.of(read.session.owner.brief_id)
    assert kept.text == "from this window"
    read.choose(which)
    assert notes(read) == left
    assert bool(read.environment.state.texts.of(read.session.owner.brief_id)) is (which is None)


def test_a_text_that_was_begun_before_another_window_changed_the_note_is_asked_about(
    samples: Path, outside: Environment, read: OffScreen
) -> None:
    note = note_of(read, "as it was")
    brief = read.session.owner
    outside.state.texts.keep(brief.brief_id, ITEM, f"note {note.id}", "begun", "as it was")
    with outside.store.edit(brief) as other:
        other.change_note(note.id, text="from the other window")
    again = OffScreen(samples / SAMPLE, outside)
    again.at_entry(again.entries[0])
    again.press("a")
    again.choose("begun, and ended")
    assert isinstance(again.dialog, WhichText) and notes(again) == ["from the other window"]
    again.choose(WhichText.MINE)
    assert notes(again) == ["begun, and ended"] and again.said == "Note changed."


def test_a_text_whose_note_was_deleted_meanwhile_is_a_new_note(
    read: OffScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = note_of(read, "as it was")

    def edit(_: str) -> Edited:
        with read.environment.store.edit(read.session.owner) as other:
            other.remove(note.id)
        return Edited("from this window")

    monkeypatch.setattr(own_editor, "edit_text", edit)
    read.press("e")
    assert notes(read) == ["from this window"] and "deleted in another window" in read.said


async def test_a_terminal_that_can_not_be_lent_is_told(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        with pytest.raises(SuspendNotSupported):
            reader(pilot).app.lend_terminal(lambda: None)
        await press(pilot, "e")
        assert "cannot run another program" in said(pilot)


@pytest.fixture
def on_the_web(samples: Path, outside: Environment) -> OffScreen:
    """A brief whose source has an address."""
    return OffScreen(samples / "sarrow-dam.yaml", outside)


@pytest.mark.parametrize(
    ("body", "told"),
    [("exit 0", "Opened with mine"), ("exit 4", "mine ended with 4"), (None, "cannot be started")],
)
def test_what_became_of_the_browser_is_told(
    body: str | None, told: str, on_the_web: OffScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if body is not None:
        script(tmp_path / "mine", body)
    monkeypatch.setenv("BROWSER", str(tmp_path / "mine"))
    on_the_web.press("O")
    assert told in on_the_web.said and "http" in on_the_web.said


def test_a_browser_of_the_terminal_has_it_for_itself(
    on_the_web: OffScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lent: list[int] = []

    def lend(work: Callable[[], int]) -> int:
        lent.append(work())
        return lent[-1]

    monkeypatch.setattr(on_the_web, "lend_terminal", lend)
    monkeypatch.setenv("BROWSER", str(script(tmp_path / "w3m", "exit 0")))
    on_the_web.press("O")
    assert lent == [0] and "Opened with w3m" in on_the_web.said


@pytest.mark.skipif(sys.platform == "darwin", reason="`open` is always there")
def test_where_there_is_no_browser_the_address_is_told(
    on_the_web: OffScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    on_the_web.press("O")
    assert "No browser available" in on_the_web.said and "http" in on_the_web.said
