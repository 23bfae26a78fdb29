"""The colours to choose from: Textual's themes, and one with high contrast."""

from textual.theme import BUILTIN_THEMES, Theme

from briefreader.base.nearest import nearest
from briefreader.settings import Complaint

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


def usable_theme(name: str | None) -> tuple[str | None, tuple[Complaint, ...]]:
    """The theme of that name, if there is one; else what is wrong."""
    names = [*BUILTIN_THEMES, HIGH_CONTRAST.name]
    if name is None or name in names:
        return name, ()
    near = nearest(name, names)
    hint = f"Do you mean {near}?" if near else f"There are {', '.join(names)}."
    return None, (Complaint("theme", f"there is no theme {name}", hint),)
