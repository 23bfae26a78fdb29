"""What stands around the screen in its tests."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefreader.base.settings import Settings
from briefreader.environment import Environment

NOW = datetime(2026, 11, 24, 10, 41, tzinfo=UTC)


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
