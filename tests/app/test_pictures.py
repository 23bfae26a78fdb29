"""How the screen looks, at the three sizes and in both kinds of light."""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from briefreader.environment import Environment
from tests.app.driving import Watched, press, settled
from tests.persons import flooded

DRAWN_WITH = "8.2.8"

pytestmark = pytest.mark.skipif(
    version("textual") != DRAWN_WITH, reason=f"the pictures were drawn with Textual {DRAWN_WITH}"
)

SCRIPTS = Path(__file__).parents[1] / "briefs" / "many-scripts.yaml"
DRAFT = Path(__file__).parents[1] / "drafts" / "harbour-crane.yaml"
Snap = Callable[..., bool]

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids=["wide", "narrow", "small"])
LIGHTS = pytest.mark.parametrize("theme", ["textual-dark", "textual-light"], ids=["dark", "light"])


def app_on(path: Path, outside: Environment, theme: str) -> Watched:
    return Watched(path, replace(outside, settings=replace(outside.settings, theme=theme)))


def after(*keys: str) -> Callable[[Pilot[None]], object]:
    """Presses keys once the brief is there, each when the one before has had its effect."""

    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, *keys)

    return run


@SIZES
@LIGHTS
def test_the_reader(
    snap_compare: Snap, samples: Path, outside: Environment, size: tuple[int, int], theme: str
) -> None:
    app = app_on(samples / "sarrow-dam-r2.yaml", outside, theme)
    assert snap_compare(app, terminal_size=size, run_before=after())


@SIZES
def test_the_detail_of_a_claim(
    snap_compare: Snap, samples: Path, outside: Environment, size: tuple[int, int]
) -> None:
    app = app_on(samples / "sarrow-dam-r2.yaml", outside, "textual-dark")
    assert snap_compare(app, terminal_size=size, run_before=after("enter"))


@SIZES
def test_the_matrix(snap_compare: Snap, samples: Path, outside: Environment, size: tuple[int, int]) -> None:
    app = app_on(samples / "sarrow-dam-r2.yaml", outside, "textual-dark")
    assert snap_compare(app, terminal_size=size, run_before=after("M"))


@SIZES
def test_a_dossier(snap_compare: Snap, tmp_path: Path, outside: Environment, size: tuple[int, int]) -> None:
    app = app_on(flooded(tmp_path / "briefs") / "flood.json", outside, "textual-dark")
    assert snap_compare(app, terminal_size=size, run_before=after("2", "S"))


@SIZES
def test_a_draft(snap_compare: Snap, outside: Environment, size: tuple[int, int]) -> None:
    app = app_on(DRAFT, outside, "textual-dark")
    assert snap_compare(app, terminal_size=size, run_before=after("2", "j"))


def test_quotes_from_right_to_left_and_in_wide_signs(snap_compare: Snap, outside: Environment) -> None:
    app = app_on(SCRIPTS, outside, "textual-dark")
    assert snap_compare(app, terminal_size=(80, 24), run_before=after("2"))
