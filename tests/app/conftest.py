"""What stands around the screen in its tests."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefreader.app.base import BaseApp, Surroundings
from briefreader.clipboard import Clipboard
from briefreader.notes import Store, find_reviewer
from briefreader.notes.state import PrivateState
from briefreader.settings import Settings

NOW = datetime(2026, 11, 24, 10, 41, tzinfo=UTC)


@pytest.fixture
def outside(tmp_path: Path, samples: Path) -> Surroundings:
    """Everything around the screen: no desktop, no tmux, a clock that stands still."""
    state = tmp_path / "state"
    notes = tmp_path / "notes"
    return Surroundings(
        settings=Settings(),
        reviewer="ana",
        store=Store(
            notes,
            find_reviewer(notes, "ana", state),
            lambda: NOW,
            private=False,
            unsaved=state / "unsaved",
        ),
        state=PrivateState(state),
        clipboard=Clipboard({}),
        clock=lambda: NOW,
        library=samples,
        templates=tmp_path / "templates",
    )


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is put off so that a brief is seen sooner comes at once."""
    monkeypatch.setattr("briefreader.app.screens.reader.SEEN", 0)


@pytest.fixture(autouse=True)
def uncollected(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Garbage is left to Python: to collect all that the tests have imported takes 0.1 s for each brief."""
    if "collected" not in request.fixturenames:
        monkeypatch.setattr(BaseApp, "settle_garbage", lambda _: None)


@pytest.fixture
def collected() -> None:
    """For a test of what becomes of garbage."""
