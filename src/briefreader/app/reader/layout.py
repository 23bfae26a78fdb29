"""Which panes are shown, and how much of the screen each has."""

from typing import TYPE_CHECKING

from textual.containers import Container

from briefreader.app.panes import PANES, DetailPane
from briefreader.app.widgets.bars import Tabs
from briefreader.app.widgets.pane import Pane

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen

FULL_WIDTH = (5, 6)  # panes that never stand beside others
WIDE, SMALLEST_WIDTH, SMALLEST_HEIGHT = 120, 60, 20


def main_panes() -> Container:
    """What a wide screen shows at once; the other panes are made when they are first asked for."""
    main = (pane for pane in PANES if pane.number not in FULL_WIDTH)
    return Container(*(pane(id=f"pane-{pane.number}", classes="main") for pane in main), id="panes")


def pane_at(screen: "ReaderScreen", number: int) -> Pane:
    """The pane of a number."""
    for pane in screen.query(Pane):
        if pane.number == number:
            return pane
    made = PANES[number - 1](id=f"pane-{number}")
    screen.query_one("#panes").mount(made, before=0)  # a detail stays behind it
    _show_view(made, screen)
    return made


def detail_of(screen: "ReaderScreen") -> DetailPane:
    """The detail."""
    for pane in screen.query(DetailPane):
        return pane
    made = DetailPane(id="detail")
    screen.query_one("#panes").mount(made)
    _show_view(made, screen)
    return made


def _show_view(pane: Pane, screen: "ReaderScreen") -> None:
    pane.view = screen.view
    pane.show_view()  # whoever asked for it goes to one of its rows at once


def arrange(screen: "ReaderScreen") -> None:
    """Let the classes say what is shown; the style sheet does the rest."""
    narrow = screen.size.width < WIDE
    single = narrow or screen.zoomed or screen.active in FULL_WIDTH
    screen.set_class(single and not (screen.focus_item and not narrow), "single")
    screen.set_class(bool(screen.focus_item), "detailed")
    pane_at(screen, screen.active)
    for pane in screen.query(Pane):
        pane.set_class(pane.number == screen.active, "active")
    screen.query_one(Tabs).active = screen.active
