"""Colours: every word can be read against what lies behind it, every border seen, and none is needed."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual.geometry import Region
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget

from briefreader.app.themes import HIGH_CONTRAST, usable_theme
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, opened, press

TEXT, SIGHT, MOST = 4.5, 3.0, 7.0  # WCAG 2.2: 1.4.3, 1.4.11 and 1.4.6

# Lines, bars and scrollbars are seen and not read.
DRAWN = re.compile(r"[\s─│╭╮╰╯▌▁▂▃▄▅▆▇█▰▱‹›]*")

_NORMAL = [(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205)]
_BRIGHT = [(127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255)]
_NORMAL += [(229, 229, 229)]
_BRIGHT += [(0, 255, 255), (255, 255, 255)]
# The terminal's own colours, as xterm has them (its XTerm-col.ad), on its two usual grounds.
XTERM = {
    True: TerminalTheme((0, 0, 0), (229, 229, 229), _NORMAL, _BRIGHT),
    False: TerminalTheme((255, 255, 255), (0, 0, 0), _NORMAL, _BRIGHT),
}


def luminance(channels: Iterable[int]) -> float:
    """Relative luminance of sRGB, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in channels)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style, palette: TerminalTheme) -> float:
    assert style.color is not None and style.bgcolor is not None
    words = style.color.get_truecolor(palette)
    ground = style.bgcolor.get_truecolor(palette, foreground=False)
    light, dark = sorted(map(luminance, (words, ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def drawn(pilot: Pilot[None]) -> Iterator[Segment]:
    """Everything that stands on the screen, and on those below it."""
    for screen in pilot.app.screen_stack:
        for widget in screen.walk_children():
            if isinstance(widget, Widget) and widget.display and widget.size and not widget.children:
                for strip in widget.render_lines(Region(0, 0, *widget.outer_size)):
                    yield from strip


async def test_all_words_can_be_read_and_all_borders_seen_in_every_theme(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside, (120, 24)) as pilot:
        await press(pilot, "x", "2", "slash", "w", "a", "r", "enter", "s", "j", "M")
        faint: dict[str, float] = {}
        grounds = set()
        for name in (*BUILTIN_THEMES, HIGH_CONTRAST.name):
            pilot.app.theme = name
            await pilot.pause(0)
            theme = pilot.app.current_theme
            least = MOST if name == HIGH_CONTRAST.name else TEXT
            seen = 0
            for text, style, _ in drawn(pilot):
                if not text.strip() or style is None:
                    continue
                seen += 1
                grounds.add(style.bgcolor)
                enough = SIGHT if DRAWN.fullmatch(text) else least
                if (found := contrast(style, XTERM[theme.dark])) < enough:
                    faint[f"{name}: {text.strip()[:40]}"] = round(found, 2)
            assert seen > 100, name
        assert faint == {}
        assert len(grounds) > len(BUILTIN_THEMES)  # each was in force


def test_a_theme_is_known_or_the_nearest_is_named() -> None:
    assert usable_theme(None) == (None, ())
    assert usable_theme("high-contrast") == ("high-contrast", ())
    assert usable_theme("nord") == ("nord", ())
    found, (complaint,) = usable_theme("textual-lihgt")
    assert found is None
    assert (complaint.key, complaint.mend) == ("theme", "Did you mean textual-light?")
    _, (unlike,) = usable_theme("zzz")
    assert (
        unlike.mend == "In the reader, : and “theme” list all of them."
    )  # two dozen names fill a small screen


async def test_the_theme_of_the_settings_is_in_force(samples: Path, outside: Environment) -> None:
    around = replace(outside, settings=replace(outside.settings, theme="high-contrast"))
    async with opened(samples / SAMPLE, around) as pilot:
        assert pilot.app.theme == "high-contrast"
