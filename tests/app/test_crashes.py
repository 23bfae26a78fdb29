"""A fault of the program itself: what was typed is kept, and the exit code tells."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefreader.app.app import BriefReader
from briefreader.app.dialogs.note_editor import NoteEditor
from briefreader.app.start import run
from briefreader.commands.streams import no_screen
from briefreader.environment import Environment
from briefreader.notes import Full
from tests.app.driving import SAMPLE, opened, press


class FaultError(Exception):
    """What nobody has thought of."""


def fail(_: object) -> None:
    raise FaultError


async def begin_note(pilot: Pilot[None]) -> None:
    await press(pilot, "a")
    screen = pilot.app.screen
    assert isinstance(screen, NoteEditor)
    screen.query_one("#note").insert("an hour of work")  # type: ignore[attr-defined]


def kept(outside: Environment) -> list[str]:
    return [text.text for text in outside.state.texts.of("north-korea-ukraine")]


async def test_a_text_under_way_outlives_the_program(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FaultError):
        async with opened(samples / SAMPLE, outside) as pilot:
            await begin_note(pilot)
            pilot.app.screen.call_later(fail, None)
            await pilot.pause()
    pilot.app.keeping.finish()  # type: ignore[attr-defined]
    assert kept(outside) == ["an hour of work"]
    assert pilot.app.code == 1  # type: ignore[attr-defined]


async def test_a_fault_of_the_terminal_has_an_exit_code(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await begin_note(pilot)
        pilot.app.panic("the terminal has gone")
        pilot.app.keeping.finish()  # type: ignore[attr-defined]
        assert kept(outside) == ["an hour of work"]
    assert pilot.app.code == 1  # type: ignore[attr-defined]


async def test_a_note_that_was_saved_is_not_begun_any_more(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await begin_note(pilot)
        await press(pilot, "ctrl+s")
    assert kept(outside) == []


def test_what_the_disk_refuses_at_the_end_is_told(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise Full("the disk is full", "Make room.")

    monkeypatch.setattr(BriefReader, "run", lambda app: app.keeping.keep("text", refuse, lambda _: None))
    assert run(samples / SAMPLE, outside) == 0
    assert "not saved: the disk is full" in capsys.readouterr().err


def test_a_driver_that_there_is_not_is_told(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "nowhere:Driver")
    monkeypatch.setattr("textual.constants.DRIVER", "nowhere:Driver")
    assert run(samples / SAMPLE, outside) == 2
    assert "TEXTUAL_DRIVER cannot be used: No module named 'nowhere'" in capsys.readouterr().err


def test_a_driver_that_is_named_needs_no_terminal() -> None:
    assert no_screen({"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}) is None
    assert no_screen({"TERM": "dumb"}) is not None
