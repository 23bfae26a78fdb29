"""Pressing keys in a brief that is open, and looking at what stands around it."""

import asyncio
import re
import unicodedata
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from textual.events import Callback, Key, Paste
from textual.geometry import Region
from textual.keys import KEY_NAME_REPLACEMENTS, key_to_character
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from briefreader.app.app import BriefReader
from briefreader.app.limit import Limit, SearchedItems
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.start import read_if_small
from briefreader.app.widgets.grid import Grid
from briefreader.app.widgets.pane import Pane
from briefreader.environment import Environment
from briefreader.library.query import parse
from briefreader.notes import AnyEntry

_TAG = re.compile("<[^>]*>")
SAMPLE = "north-korea-ukraine.yaml"


class Watched(BriefReader):
    """The program, and how much goes on in it."""

    def __init__(self, path: Path, outside: Environment) -> None:
        super().__init__(path, outside, read_if_small(path, outside))
        self.messages = 0  # that have arrived anywhere, but for callbacks
        self.callbacks = 0
        self.skips_painting = False

    def run_test(  # type: ignore[override] # the options go through as they come
        self, **options: Any
    ) -> AbstractAsyncContextManager[Pilot[None]]:
        """As Textual has it, and counted."""
        return super().run_test(message_hook=self._count, **options)

    def _count(self, message: Message) -> None:
        if isinstance(message, Callback):
            self.callbacks += 1
        else:
            self.messages += 1

    async def come_to_rest(self) -> None:
        """Let messages arrive as long as there are any, which costs less than to ask every widget."""
        quiet = 0
        while quiet < 3:
            before = self.messages, self.callbacks
            await asyncio.sleep(0)
            quiet = quiet + 1 if before == (self.messages, self.callbacks) else 0

    async def was_idle(self, pilot: Pilot[None]) -> bool:
        """Let every widget do what waits for it; whether there was nothing."""
        messages, callbacks = self.messages, self.callbacks
        calls = 1 + len(list(self.screen.walk_children(with_self=True)))  # those of the pause itself
        await pilot.pause(0)
        return self.messages == messages and self.callbacks <= callbacks + calls

    def paint(self) -> None:
        """Draw every widget that is in sight."""
        self.skips_painting = False
        for widget in self.screen.walk_children(Widget):
            if widget.is_on_screen:
                widget.render_lines(Region(0, 0, *widget.outer_size))
        self.skips_painting = True


@asynccontextmanager
async def opened(
    path: Path, outside: Environment, size: tuple[int, int] = (120, 40), **options: Any
) -> AsyncIterator[Pilot[None]]:
    app = Watched(path, outside)
    app.skips_painting = True  # until it has settled
    async with app.run_test(size=size, **options) as pilot:
        await settled(pilot)
        yield pilot
    app.keeping.finish()  # as the program does when its screen has gone


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no work is under way, and twice in turn no widget had anything to do; paint it in between.

    Textual's `pilot.press()` and `pilot.pause()` sleep until the processor has been idle for 20 ms: four
    times for each key, and still too short where other programs keep it busy. And it paints all the screens
    on the way to this one, which takes half the time of a test and is seen by nobody.
    """
    app = pilot.app
    assert isinstance(app, Watched)
    app.skips_painting = True
    idle = 0
    while idle < 2 and app.return_code is None:
        with suppress(WorkerCancelled):  # whose result nobody waits for any more
            await app.workers.wait_for_complete()
        app.keeping.finish()
        await app.come_to_rest()
        is_idle = await app.was_idle(pilot) and not any(one.is_running for one in app.workers)
        idle = idle + 1 if is_idle else 0
        if idle == 1 and app.return_code is None:
            app.paint()
    app.skips_painting = False


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each when the one before has had its effect."""
    for key in keys:
        pilot.app.post_message(stroke(key))
        await settled(pilot)


async def press_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Press keys faster than any can have its effect."""
    for key in keys:
        pilot.app.post_message(stroke(key))
    await settled(pilot)


def stroke(key: str) -> Key:
    """A key as it comes from a terminal."""
    return Key(name_of(key), key if len(key) == 1 else key_to_character(key))


def name_of(key: str) -> str:
    """A key as terminals' drivers call it: signs by their names."""
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


async def write(pilot: Pilot[None], text: str) -> None:
    """Paste into the field that has the focus."""
    pilot.app.post_message(Paste(text))
    await settled(pilot)


def screen_text(pilot: Pilot[None]) -> str:
    """Everything that stands on the screen."""
    return unescape(_TAG.sub("", pilot.app.export_screenshot(simplify=True))).replace("\u00a0", " ")


def reader(pilot: Pilot[None]) -> ReaderScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


def table(pilot: Pilot[None]) -> list[str]:
    """The lines of a table as they are drawn."""
    grid = pilot.app.screen.query_one(Grid)
    return [grid.render_line(y).text.replace("\u00a0", " ").rstrip() for y in range(grid.size.height)]


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


def limited(text: str) -> Limit:
    """A list limited as if the query had been typed."""
    return Limit(text, parse(text, date(2026, 11, 24)), SearchedItems())
