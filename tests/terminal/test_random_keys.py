"""A few random keys in a real terminal; `make random` presses thousands."""

import shutil
from pathlib import Path

import pytest

from tests.terminal.random_keys import tried

pytestmark = pytest.mark.terminal


def test_the_reader_answers_after_random_keys_and_keeps_a_note_on_its_item(
    samples: Path, tmp_path: Path
) -> None:
    brief = Path(shutil.copy(samples / "sarrow-dam.yaml", tmp_path))
    _, fault = tried(brief, seed=3, keys=40)
    assert not fault
