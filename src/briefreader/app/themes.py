"""The colours to choose from, mended so that every word can be read and every border seen."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from briefreader.app.keeping import Keeping
from briefreader.base.settings import Complaint
from briefreader.environment import Environment

TEXT, SIGHT = 4.5, 3.0  # contrast of text, and of borders and cursors: WCAG 2.2, 1.4.3 and 1.4.11
VERY_READABLE = 7.0  # contrast of text: WCAG 2.2, 1.4.6, level AAA
MARGIN = 0.1  # for the rounding of colours
MUCH = 2.5  # more than that for the words of a source
NEAR = 1.25  # contrast of a bar, or of the row under the cursor, with the screen
_STEPS = 64  # from a colour to another
_GIVEN = ("background", "surface", "panel", "foreground", "primary", "warning", "error", "success")
_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)

# What the terminal's own sixteen colours are is not known: these can be read in the palette of xterm.
_ANSI_DARK = {
    "focus": "ansi_bright_cyan",
    "contested": "ansi_bright_yellow",
    "denied": "ansi_bright_red",
    "good": "ansi_bright_green",
    "quiet": "ansi_white",
}
_ANSI_LIGHT = {
    "focus": "ansi_blue",
    "contested": "ansi_magenta",
    "denied": "ansi_red",
    "good": "ansi_default",
    "quiet": "ansi_default",
}

# Every text on its background has that contrast.
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#7fd4ff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffc400",
    error="#ff9a9a",
    success="#7fff7f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
)


def begin_with_theme(app: App[None], environment: Environment) -> None:
    """Give the program its colours: those of the settings, else those that were chosen last."""
    app.register_theme(HIGH_CONTRAST)
    app.theme = environment.settings.theme or _chosen_last(environment) or app.theme


def remember_theme(app: App[None], environment: Environment, keeping: Keeping) -> None:
    """Keep the colours that are chosen from now on; where the settings name others, say that they win."""
    before = app.theme
    named = environment.settings.theme

    def changed(theme: Theme) -> None:
        nonlocal before
        if theme.name == before:
            return
        before = theme.name
        keeping.keep("theme", partial(environment.state.chosen.keep_theme, theme.name))
        if named and named != theme.name:
            app.notify(f"The settings name {named}, which the next start uses.", title=theme.name)

    app.theme_changed_signal.subscribe(app, changed)


def _chosen_last(environment: Environment) -> str | None:
    theme, _ = usable_theme(environment.state.chosen.choices().theme)
    return theme


def usable_theme(name: str | None) -> tuple[str | None, tuple[Complaint, ...]]:
    """The theme of that name, if there is one; else what is wrong."""
    names = [*BUILTIN_THEMES, HIGH_CONTRAST.name]
    if name is None or name in names:
        return name, ()
    from briefreader.base.nearest import nearest  # only a mistake needs it

    near = nearest(name, names)
    hint = f"Did you mean {near}?" if near else "In the reader, : and “theme” list all of them."
    return None, (Complaint("theme", f"there is no theme {name}", hint),)


# Contrast


def readable(theme: Theme) -> Theme:
    """The theme with our colours in its variables, mended until text has a enough contrast.

    It has that on the grounds of the screen, of dialogs, of bars and of the row under the cursor. Focus and
    cursor have the theme's primary colour; warning, error and success mean contested, denied and verified.
    """
    least = VERY_READABLE if theme.name == HIGH_CONTRAST.name else TEXT
    named = _ansi(theme) if theme.ansi else _mended(theme, least)
    return replace(theme, variables={**theme.variables, **named})


def _mended(theme: Theme, least: float) -> dict[str, str]:
    """Each of our colours as near to the theme's own as its contrast allows."""
    given = {
        name: Color.parse(colour)
        for name, colour in theme.to_color_system().generate().items()
        if name in _GIVEN
    }
    ground = given["background"]
    surface, panel = (_near(given[name], ground) for name in ("surface", "panel"))
    lifted = _near(given["foreground"], ground)
    chosen = _near(ground.blend(given["primary"], 0.5), ground)
    grounds = (ground, surface, panel, lifted, chosen)
    words = _towards(given["foreground"], grounds, least + (MUCH if least == TEXT else 0))
    found = {
        "background": ground,
        "foreground": words,
        "surface": surface,
        "panel": panel,
        "lifted": lifted,
        "chosen": chosen,
        "quiet": _towards(words.blend(ground, 0.4), grounds, least),
        "rule": _towards(words.blend(ground, 0.7), (ground, surface), SIGHT),
        "focus": _towards(given["primary"], grounds, least),
    }
    for name, source in (("contested", "warning"), ("denied", "error"), ("good", "success")):
        colour = _towards(given[source], grounds, least)
        found[f"{name}-ground"] = chip = ground.blend(colour, 0.12)
        found[name] = _towards(colour, (*grounds, chip), least)
    return _named({name: colour.hex for name, colour in found.items()})


def _ansi(theme: Theme) -> dict[str, str]:
    palette = _ANSI_DARK if theme.dark else _ANSI_LIGHT
    same = (
        "background",
        "foreground",
        "panel",
        "surface",
        "lifted",
        "chosen",
        "contested-ground",
        "denied-ground",
        "good-ground",
    )
    return _named({**palette, **dict.fromkeys(same, "ansi_default"), "rule": palette["quiet"]})


def _named(found: dict[str, str]) -> dict[str, str]:
    """Our names, and Textual's for the colours of its own widgets."""
    textual = {
        "text-muted": "quiet",
        "text-disabled": "quiet",
        "text-accent": "focus",
        "text-primary": "focus",
        "text-warning": "contested",
        "text-error": "denied",
        "text-success": "good",
        "border": "focus",
        "border-blurred": "rule",
        "scrollbar": "rule",
        "scrollbar-hover": "rule",
        "scrollbar-active": "focus",
        "block-cursor-background": "focus",
        "block-cursor-foreground": "background",
        "block-cursor-blurred-background": "chosen",
        "block-cursor-blurred-foreground": "foreground",
        "block-hover-background": "lifted",
        "scrollbar-background": "panel",
        "scrollbar-background-hover": "panel",
        "scrollbar-background-active": "panel",
    }
    return {**found, **{name: found[ours] for name, ours in textual.items()}}


def _towards(colour: Color, grounds: Sequence[Color], least: float) -> Color:
    """The colour, moved towards black or white until it has this contrast on every ground."""
    end = max((_BLACK, _WHITE), key=lambda one: min(contrast(one, ground) for ground in grounds))

    def is_enough(step: int) -> bool:
        mended = colour.blend(end, step / _STEPS)
        return min(contrast(mended, ground) for ground in grounds) >= least + MARGIN

    return colour.blend(end, bisect_left(range(_STEPS), True, key=is_enough) / _STEPS)


def _near(colour: Color, ground: Color) -> Color:
    """The colour, moved towards a ground until it is near to it."""
    steps = range(_STEPS)
    far = bisect_left(
        steps, True, key=lambda step: contrast(colour.blend(ground, step / _STEPS), ground) <= NEAR
    )
    return colour.blend(ground, far / _STEPS)


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour.rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
