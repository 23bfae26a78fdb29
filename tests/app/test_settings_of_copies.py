"""The style and format of the settings, on the screen."""

from pathlib import Path

from msgspec.structs import replace

from briefreader.app.widgets.choice import Choice
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, opened, press


async def test_y_copies_and_reports_are_cited_as_the_settings_have_it(
    samples: Path, outside: Environment
) -> None:
    settings = replace(outside.settings, style="apa7", format="markdown")
    async with opened(samples / SAMPLE, replace(outside, settings=settings)) as pilot:
        await press(pilot, "2", "j", "y")
        assert "(“For North Korea,”" in pilot.app.clipboard
        assert "*The New York Times*" in pilot.app.clipboard
        await press(pilot, "+", "R", "w")
        assert pilot.app.screen.query_one("#style", Choice).value == "apa7"
