"""The file of a brief in an editor, without a screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefreader.app.brief_editor import BriefEditor


class Desk:
    """What the editor needs of a screen; `look` is what it asked to be done again and again."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.look: Callable[[], None] | None = None
        self.app = self

    def lend_terminal(self, work: Callable[[], int]) -> int:
        return work()

    def say(self, *lines: str, **_: str) -> None:
        self.said += lines

    def set_interval(self, _: float, look: Callable[[], None]) -> "Desk":
        self.look = look
        return self

    def stop(self) -> None:
        self.look = None

    def run_until_left(self, _: str, work: Callable[[], Any], take: Callable[[Any], None]) -> None:
        take(work())


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "dam.yaml"
    path.write_text("brief: '1'\n", "utf-8")
    return path


def edited(monkeypatch: pytest.MonkeyPatch, code: int = 0) -> tuple[BriefEditor, Desk, list[Path]]:
    """An editor that returns at once with a code, and does nothing."""
    monkeypatch.setattr("briefreader.app.brief_editor.edit", lambda *_: code)
    desk, changed = Desk(), list[Path]()
    return BriefEditor(desk, changed.append), desk, changed  # type: ignore[arg-type] # as far as it needs one


def test_what_an_editor_that_returned_at_once_saves_is_noticed_once(
    brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, desk, changed = edited(monkeypatch)
    editor.edit(brief)
    assert desk.said == ["The editor returned at once. What it saves is read again."]
    assert desk.look is not None
    desk.look()
    assert changed == []
    brief.write_text("brief: '1'\nid: dam\n", "utf-8")
    desk.look()
    assert changed == [brief]
    assert desk.look is None


def test_an_editor_that_failed_is_told(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor, desk, changed = edited(monkeypatch, 3)
    editor.edit(brief)
    assert desk.said == ["The editor ended with 3. Nothing was changed."]
    assert changed == [] and desk.look is None
