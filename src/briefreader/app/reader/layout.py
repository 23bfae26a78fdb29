"""Which panes are shown, and how much of the screen each has."""

from typing import TYPE_CHECKING

from briefreader.app.widgets.bars import Tabs
from briefreader.app.widgets.pane import Pane

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen

FULL_WIDTH = (5, 6)  # panes that never stand beside others
WIDE, SMALLEST_WIDTH, SMALLEST_HEIGHT = 120, 60, 20


def arrange(screen: "ReaderScreen") -> None:
    """Let the classes say what is shown; the style sheet does the rest."""
    narrow = screen.size.width < WIDE
    single = narrow or screen.zoomed or screen.active in FULL_WIDTH
    screen.set_class(single and not (screen.focus_item and not narrow), "single")
    screen.set_class(bool(screen.focus_item), "detailed")
    for pane in screen.query(Pane):
        pane.set_class(pane.number == screen.active, "active")
    screen.query_one(Tabs).active = screen.active
