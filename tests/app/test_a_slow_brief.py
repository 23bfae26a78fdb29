"""A brief that takes long to be read."""

from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from briefreader.app.app import BriefReader
from briefreader.app.library.screen import LibraryScreen
from briefreader.app.reader import read_brief
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, reader, said


class Gate(Event):
    """Nothing is read before this is set, or has been waited for in vain."""

    in_vain = False


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate()
    read = read_brief.open_for_reading

    def waiting(path: Path, environment: Environment) -> read_brief.Opening:
        gate.in_vain = not gate.wait(20)
        return read(path, environment)

    monkeypatch.setattr(read_brief, "open_for_reading", waiting)
    return gate


async def until_said(pilot: Pilot[None], words: str) -> None:
    for _ in range(200):
        if words in said(pilot):
            return
        await pilot.pause(0.05)
    pytest.fail(f"it did not say {words!r}")


async def test_is_told_until_it_is_there(samples: Path, outside: Environment, gate: Gate) -> None:
    app = BriefReader(samples / SAMPLE, outside)
    async with app.run_test() as pilot:
        await until_said(pilot, f"Reading {SAMPLE} … q leaves.")
        gate.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert reader(pilot).view is not None
        assert "Reading" not in said(pilot)


async def test_can_be_left_for_the_list_of_briefs(samples: Path, outside: Environment, gate: Gate) -> None:
    app = BriefReader(samples, outside)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await until_said(pilot, "q leaves")
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        gate.set()
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_can_be_left_for_the_shell_at_once(samples: Path, outside: Environment, gate: Gate) -> None:
    app = BriefReader(samples / SAMPLE, outside)
    async with app.run_test() as pilot:
        await until_said(pilot, "q leaves")
        await pilot.press("q")
        await pilot.pause()
        assert app.return_code == 0
    assert not gate.in_vain, "the end has waited for the reading"
    gate.set()
