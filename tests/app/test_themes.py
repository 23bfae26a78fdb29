"""Colours: every word can be read against what lies behind it, and none is needed."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.style import Style

from briefreader.app.themes import HIGH_CONTRAST, usable_theme
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, opened, press, reader

AA, AAA = 4.5, 7.0  # contrast of text, WCAG 2.2, 1.4.3 and 1.4.6


def luminance(channels: Iterable[int]) -> float:
    """Relative luminance of sRGB, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in channels)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    assert style.color is not None and style.bgcolor is not None
    light, dark = sorted(
        (luminance(one.get_truecolor()) for one in (style.color, style.bgcolor)), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("theme", "least"), [("textual-dark", AA), ("textual-light", AA), (HIGH_CONTRAST.name, AAA)]
)
async def test_every_word_of_a_list_can_be_read(
    samples: Path, outside: Environment, theme: str, least: float
) -> None:
    around = replace(outside, settings=replace(outside.settings, theme=theme))
    async with opened(samples / SAMPLE, around, (120, 40)) as pilot:
        await press(pilot, "2", "slash", "w", "a", "r", "enter", "s")
        seen: dict[str, float] = {}
        for pane in reader(pilot).query(ItemList):
            if not pane.display:
                continue
            for y in range(pane.size.height):
                for segment in pane.render_line(y):
                    if segment.text.strip() and segment.style:
                        seen[segment.text.strip()] = contrast(segment.style)
    assert len(seen) > 50
    too_faint = {words: round(value, 2) for words, value in seen.items() if value < least}
    assert too_faint == {}


def test_a_theme_is_known_or_the_nearest_is_named() -> None:
    assert usable_theme(None) == (None, ())
    assert usable_theme("high-contrast") == ("high-contrast", ())
    assert usable_theme("nord") == ("nord", ())
    found, (complaint,) = usable_theme("textual-lihgt")
    assert found is None
    assert (complaint.key, complaint.mend) == ("theme", "Did you mean textual-light?")


async def test_the_theme_of_the_settings_is_in_force(samples: Path, outside: Environment) -> None:
    around = replace(outside, settings=replace(outside.settings, theme="high-contrast"))
    async with opened(samples / SAMPLE, around) as pilot:
        assert pilot.app.theme == "high-contrast"
