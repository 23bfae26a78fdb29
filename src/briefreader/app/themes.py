"""The colours to choose from: Textual's themes, and one with high contrast."""

from functools import partial

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

from briefreader.app.keeping import Keeping
from briefreader.base.nearest import nearest
from briefreader.base.settings import Complaint
from briefreader.environment import Environment

# Every text on its background has a contrast of 7 or more (WCAG 2.2, 1.4.6, level AAA).
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
    variables={"text-muted": "#d0d0d0", "text-disabled": "#b0b0b0"},
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
    near = nearest(name, names)
    hint = f"Did you mean {near}?" if near else f"There are {', '.join(names)}."
    return None, (Complaint("theme", f"there is no theme {name}", hint),)
