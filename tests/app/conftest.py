"""What stands around the screen in its tests."""

import gc
import shutil
from pathlib import Path

import pytest

from briefreader.app.base import BaseApp
from briefreader.base.settings import Settings
from briefreader.environment import Environment
from tests.conftest import NOW, ROOT


@pytest.fixture(autouse=True, scope="session")
def little_garbage() -> None:
    """Garbage is collected as seldom as in the program, and once for all tests instead of for each brief."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture
def outside(tmp_path: Path, samples: Path) -> Environment:
    """Everything around the screen: no desktop, no tmux, a clock that stands still."""
    return Environment(
        settings=Settings(library=samples),
        settings_file=tmp_path / "config.toml",
        notes=tmp_path / "notes",
        state_folder=tmp_path / "state",
        named="ana",
        clock=lambda: NOW,
        variables={},
    )


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is put off so that a brief is seen sooner comes at once."""
    monkeypatch.setattr("briefreader.app.reader.open.SEEN", 0)


@pytest.fixture(autouse=True)
def uncollected(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Garbage is left to Python: to collect all that the tests have imported takes 0.1 s for each brief."""
    if "collected" not in request.fixturenames:
        monkeypatch.setattr(BaseApp, "settle_garbage", lambda _: None)


@pytest.fixture
def collected() -> None:
    """For a test of what becomes of garbage."""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with its article beside it: 11 of its 14 items are unchecked."""
    return Path(shutil.copytree(ROOT / "tests" / "drafts", tmp_path / "drafts")) / "harbour-crane.yaml"
