"""Pressing keys in a brief that is open, and looking at what stands around it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from briefreader.app.app import BriefReader
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.widgets.pane import Pane
from briefreader.environment import Environment
from briefreader.notes import AnyEntry

SAMPLE = "north-korea-ukraine.yaml"


@asynccontextmanager
async def opened(
    path: Path, outside: Environment, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[None]]:
    app = BriefReader(path, outside)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Until no work is left, and what came of it is shown."""
    quiet = False
    while not quiet:
        quiet = nothing_works(pilot)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        quiet = quiet and nothing_works(pilot)


def nothing_works(pilot: Pilot[None]) -> bool:
    return all(worker.is_finished for worker in pilot.app.workers)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Paste into the field that has the focus."""
    pilot.app.post_message(Paste(text))
    await settled(pilot)


def reader(pilot: Pilot[None]) -> ReaderScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


def shown_panes(pilot: Pilot[None]) -> list[str]:
    return [pane.id or "" for pane in reader(pilot).query(Pane) if pane.display]


def said(pilot: Pilot[None]) -> str:
    return " ".join(reader(pilot).query_one("#message").lines)  # type: ignore[attr-defined]


def header(pilot: Pilot[None]) -> str:
    return " ".join(reader(pilot).query_one("#header").right)  # type: ignore[attr-defined]


def entries(pilot: Pilot[None]) -> tuple[AnyEntry, ...]:
    view = reader(pilot).view
    assert view is not None
    return view.notebook.entries


def banner(pilot: Pilot[None]) -> str:
    return " ".join(reader(pilot).query_one("#banner").lines)  # type: ignore[attr-defined]
