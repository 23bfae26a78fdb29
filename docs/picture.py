"""Draws `screen.svg`: the first sample on the program's own screen, with one of its claims reviewed."""

import asyncio
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when Textual is imported

from briefreader.app.app import BriefReader
from briefreader.base.paths import samples_folder
from briefreader.base.settings import Settings
from briefreader.environment import Environment

PICTURE = Path(__file__).with_name("screen.svg")
SAMPLE = "north-korea-ukraine.yaml"
SIZE = (120, 40)
KEYS = ("3", "x", "j", "k")
NOW = datetime(2026, 11, 24, 10, 41, tzinfo=UTC)


async def draw(folder: Path) -> str:
    """The screen as SVG, after a few keys."""
    environment = Environment(
        settings=Settings(),
        settings_file=folder / "config.toml",
        notes=folder / "notes",
        state_folder=folder / "state",
        named="Ada",
        clock=lambda: NOW,
        variables={},
    )
    app = BriefReader(samples_folder() / SAMPLE, environment)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in KEYS:
            await pilot.press(key)
            await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="briefreader")


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_text(asyncio.run(draw(Path(folder))), "utf-8")


if __name__ == "__main__":
    main()
