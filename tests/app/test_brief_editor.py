"""The file of a brief in an editor, without a screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefreader.app.brief_editor import BriefEditor
from tests.libraries import brief_text, library


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
    return library(tmp_path, {"dam.yaml": brief_text("The dam")}) / "dam.yaml"


def edited(monkeypatch: pytest.MonkeyPatch, code: int = 0) -> tuple[BriefEditor, Desk, list[str]]:
    """An editor that returns at once with a code, and does nothing; it is told each time that it changed."""
    monkeypatch.setattr("briefreader.base.processes.edit", lambda *_: code)
    desk, changed = Desk(), list[str]()
    editor = BriefEditor(desk, lambda: changed.append("changed"))  # type: ignore[arg-type] # as far as needed
    return editor, desk, changed


def test_what_an_editor_that_returned_at_once_saves_is_noticed_once(
    brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, desk, changed = edited(monkeypatch)
    editor.edit(brief)
    assert desk.said == ["The editor returned at once. What it saves is read again."]
    assert desk.look is not None
    desk.look()
    assert changed == []
    brief.write_text(brief_text("The dam of 1953", "the-dam"), "utf-8")
    desk.look()
    assert changed == ["changed"]
    assert desk.said[1:] == ["dam.yaml was changed, and is read again."]
    assert desk.look is None


def test_an_editor_that_failed_is_told(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor, desk, changed = edited(monkeypatch, 3)
    editor.edit(brief)
    assert desk.said == ["The editor ended with 3. Nothing was changed."]
    assert changed == [] and desk.look is None
