"""A disk that makes the program wait: no key does, and nothing that was typed is lost."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pytest
from textual.events import Key
from textual.pilot import Pilot

from briefreader.app.dialogs.note_editor import NoteEditor
from briefreader.app.keeping import Keeping
from briefreader.app.reader.reload import Reload
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.environment import Environment
from briefreader.notes import Full, PrivateState, StoreError
from briefreader.notes.state import FarMark, TextsUnderWay
from tests.app.driving import SAMPLE, Watched, name_of, opened, press, reader, said
from tests.app.off_screen import OffScreen

BRIEF = "north-korea-ukraine"


class SlowDisk:
    """Nothing is synced before it goes on; `waits` once something is to be."""

    def __init__(self) -> None:
        self.goes_on = Event()
        self.waits = Event()
        self._sync = os.fsync

    def fsync(self, descriptor: int) -> None:
        self.waits.set()
        assert self.goes_on.wait(20)
        self._sync(descriptor)

    def go_on_once_asked(self) -> None:
        assert self.waits.wait(20)
        self.goes_on.set()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    disk = SlowDisk()
    monkeypatch.setattr(os, "fsync", disk.fsync)
    disk.goes_on.set()
    yield disk
    disk.goes_on.set()


async def hit(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait for what they do on the screen, but for nothing that waits for the disk."""
    app = pilot.app
    assert isinstance(app, Watched)
    for key in keys:
        app.post_message(Key(name_of(key), key if len(key) == 1 else None))
        idle = 0
        while idle < 2:
            idle = idle + 1 if await app.was_idle(pilot) else 0


def full(*_: object) -> None:
    raise Full("the disk is full", "Make room.")


def texts(outside: Environment) -> list[str]:
    return [kept.text for kept in outside.state.texts.of(BRIEF)]


async def test_keys_are_answered_while_the_disk_waits_and_all_is_kept_at_the_end(
    samples: Path, outside: Environment, disk: SlowDisk
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        app = pilot.app
        assert isinstance(app, Watched)
        await press(pilot, "3")
        disk.goes_on.clear()
        await hit(pilot, "m", "A", "a", *"half", "escape", "a")
        editor = pilot.app.screen
        assert isinstance(editor, NoteEditor) and editor.text == "half"  # what is not on the disk is at hand
        await hit(pilot, "escape", "4")
        assert disk.waits.wait(20) and not app.keeping.is_idle
        assert reader(pilot).active == 4
        assert texts(outside) == []
        disk.goes_on.set()
    app.keeping.finish()
    assert app.keeping.lost == ()
    assert texts(outside) == ["half"] and "A" in outside.state.chosen.far_marks()


def test_what_another_window_has_kept_is_at_hand(samples: Path, outside: Environment) -> None:
    read, other = OffScreen(samples / SAMPLE, outside), PrivateState(outside.state_folder)
    other.texts.keep(BRIEF, "c-arms", "note", "begun there")
    other.chosen.keep_far_mark("B", FarMark(str(samples / SAMPLE), "Here", "c-arms"))
    read.the(SaveNotes).look()
    read.press("'")
    assert "(B)" in read.question.label
    assert [kept.text for kept in read.session.remembered.texts.values()] == ["begun there"]


def test_a_text_that_the_disk_refuses_stays_at_hand(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = OffScreen(samples / SAMPLE, outside)
    key = (BRIEF, "c-arms", "note")
    read.the(SaveNotes).keep_text(key, "half")
    with monkeypatch.context() as patch:
        patch.setattr(TextsUnderWay, "keep", full)
        read.the(SaveNotes).keep_text(key, "half a sentence")
    read.the(SaveNotes).look()
    assert read.session.remembered.texts[key].text == "half a sentence"
    assert "could not be kept: the disk is full" in read.said


async def test_a_place_is_known_to_who_comes_back_before_it_was_written(
    samples: Path, outside: Environment, disk: SlowDisk
) -> None:
    async with opened(samples, outside) as pilot:
        await press(pilot, "enter", "4")
        disk.goes_on.clear()
        await hit(pilot, "q", "enter")
        Thread(target=disk.go_on_once_asked).start()
        await press(pilot, "j")
        assert reader(pilot).active == 4


async def test_a_mark_that_the_disk_refuses_is_told(
    samples: Path, outside: Environment, tmp_path: Path
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "3", "x")
        outside.state_folder.rename(tmp_path / "elsewhere")
        outside.state_folder.write_text("in the way")
        await press(pilot, "m", "A")
        assert "Mark A not saved" in said(pilot)


async def test_no_key_looks_at_the_disk(
    samples: Path, outside: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def watched(name: str) -> None:
        real = getattr(os, name)

        def call(path: object, *args: object, **named: object) -> object:
            if main_thread() is current_thread() and str(path).startswith(str(tmp_path)):
                looked.append(f"{name} {path}")
            return real(path, *args, **named)

        monkeypatch.setattr(os, name, call)

    async with opened(samples / SAMPLE, outside) as pilot:
        for name in ("open", "stat", "listdir", "scandir", "mkdir", "lstat"):
            watched(name)
        keys = ("a", "n", "ctrl+s", "m", "A", "'", "A", "b", "plus", "R", "q", "y", "Y", "enter")
        await press(pilot, *keys)
        reader(pilot).the(Reload).look_again()
        await press(pilot, "6", "a", "n", "escape", "q")
    assert [one for one in looked if not one.endswith("templates")] == []  # those are listed for a choice


class TestKeeping:
    def test_writes_in_order_and_the_newest_only(self) -> None:
        keeping, gate, written = Keeping(lambda call: call()), Event(), list[str]()
        keeping.keep("gate", gate.wait)
        for name, text in (("text", "h"), ("place", "3"), ("text", "ha"), ("text", "half")):
            keeping.keep(name, lambda text=text: written.append(text))  # type: ignore[misc]
        gate.set()
        keeping.finish()
        assert written == ["half", "3"]

    def test_tells_what_the_disk_refuses_until_it_takes_something_newer(self) -> None:
        heard: list[StoreError] = []
        keeping, full = Keeping(lambda call: call()), Full("the disk is full", "Make room")

        def refuse() -> None:
            raise full

        keeping.keep("text", refuse, heard.append)
        keeping.keep("place", refuse)
        keeping.finish()
        assert keeping.lost == (full,) and heard == [full]
        keeping.keep("text", lambda: None, heard.append)
        keeping.finish()
        assert not keeping.lost
