"""What stands around the screen in its tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenizer import Token
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from briefreader.app.base import BaseApp
from briefreader.base.settings import Settings
from briefreader.environment import Environment
from tests.conftest import NOW, ROOT


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


@pytest.fixture(autouse=True)
def painted_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen is painted when it has settled, and not on the way there."""
    if "painted_each_time" in request.fixturenames:
        return
    render_lines = Widget.render_lines

    def lines(widget: Widget, crop: Region) -> list[Strip]:
        if getattr(widget.app, "skips_painting", False):
            return [Strip.blank(crop.width)] * crop.height
        return render_lines(widget, crop)

    monkeypatch.setattr(Widget, "render_lines", lines)


@pytest.fixture
def painted_each_time() -> None:
    """For a test of how much is painted."""


@pytest.fixture(autouse=True, scope="session")
def parsed_once() -> Iterator[None]:
    """A sheet of styles is parsed once for all programs of the same colours."""
    parsed: dict[object, list[RuleSet]] = {}
    colours: tuple[object, object] = None, None  # as the last program holds them, and by value

    def once(
        scope: str, css: str, place: tuple[str, str], variable_tokens: dict[str, list[Token]], **how: Any
    ) -> list[RuleSet]:
        nonlocal colours
        if variable_tokens is not colours[0]:
            values = tuple((name, *(one.value for one in tokens)) for name, tokens in variable_tokens.items())
            colours = variable_tokens, values
        key = scope, css, place, colours[1], *how.values()
        if key not in parsed:
            parsed[key] = list(parse(scope, css, place, variable_tokens=variable_tokens, **how))
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.css.stylesheet.parse", once)
        yield


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with its article beside it: 11 of its 14 items are unchecked."""
    return Path(shutil.copytree(ROOT / "tests" / "drafts", tmp_path / "drafts")) / "harbour-crane.yaml"
