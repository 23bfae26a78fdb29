"""Which panes are shown, and how much of the screen each has."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.geometry import NULL_SPACING, Offset, Region, Size
from textual.layout import Layout, WidgetPlacement
from textual.widget import Widget

from briefreader.app.panes import PANES, DetailPaneContents
from briefreader.app.widgets.bars import Tabs
from briefreader.app.widgets.pane import Pane
from briefreader.brief import Brief

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen

COLUMNS = ((1, 3), (2, 4))  # of a wide screen
FULL_WIDTH = (5, 6)  # panes that never stand beside others
NOTES = 6
WIDE, BESIDE, SMALLEST_WIDTH, SMALLEST_HEIGHT = 120, 100, 60, 20
# The classes of a screen, each from so many columns and lines on.
WIDTHS = [(0, "-tiny"), (SMALLEST_WIDTH, "-narrow"), (WIDE, "-wide")]
HEIGHTS = [(0, "-low"), (SMALLEST_HEIGHT, "-high")]


def size_classes(size: Size) -> str:
    """The classes that a screen of a size gets. It is made with them: each change styles all widgets anew."""
    sides = ((size.width, WIDTHS), (size.height, HEIGHTS))
    return " ".join([name for least, name in names if least <= cells][-1] for cells, names in sides)


def first_pane(brief: Brief) -> int:
    """The first pane that has something, claims before quotes; beside a summary alone, the source."""
    filled = ((3, brief.claims), (2, brief.quotes), (4, brief.history), (1, brief.key_points or brief.gaps))
    if found := next((number for number, items in filled if items), 0):
        return found
    return 5 if brief.text else 1


def main_panes(active: int) -> Container:
    """What a wide screen shows at once; the other panes are made when they are first asked for."""
    main = (contents for contents in PANES if contents.number not in FULL_WIDTH)
    made = (
        Pane(one(), id=f"pane-{one.number}", classes="main active" if one.number == active else "main")
        for one in main
    )
    return Panes(*made, id="panes")


class Panes(Container):
    """The panes, in two columns if there are more than two."""

    @property
    def layout(self) -> Layout:
        """How they share the room."""
        return _COLUMNS


class _Columns(Layout):
    """Columns of equal width; in each an empty pane is one line, and the others share the rest.

    Textual's grid has rows over all columns.
    """

    name = "columns"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        """Where each pane stands."""
        columns = [[child] for child in children]
        if len(children) > len(COLUMNS):
            columns = [[child for child in children if _number(child) in numbers] for numbers in COLUMNS]
        found: list[WidgetPlacement] = []
        for at, column in enumerate(columns):
            left, right = (size.width * edge // len(columns) for edge in (at, at + 1))
            for child, (top, bottom) in zip(column, _shared(column, size.height), strict=True):
                region = Region(left, top, right - left, bottom - top)
                found.append(WidgetPlacement(region, Offset(), NULL_SPACING, child))
        return found


def _number(child: Widget) -> int:
    return child.number if isinstance(child, Pane) else 0


def _shared(column: list[Widget], height: int) -> Iterator[tuple[int, int]]:
    """First line of each, and the one behind its last."""
    lines = [child.has_class("empty") and len(column) > 1 for child in column]
    full, done, top = lines.count(False), 0, 0
    rest = height - lines.count(True)
    for is_line in lines:
        bottom = top + 1 if is_line else top + rest * (done + 1) // full - rest * done // full
        done += not is_line
        yield top, bottom
        top = bottom


_COLUMNS = _Columns()


def pane_at(screen: "ReaderScreen", number: int) -> Pane:
    """The pane of a number."""
    for pane in screen.query(Pane):
        if pane.number == number:
            return pane
    made = Pane(PANES[number - 1](), id=f"pane-{number}")
    screen.query_one("#panes").mount(made, before=0)  # a detail stays behind it
    _show_view(made, screen)
    return made


def detail_of(screen: "ReaderScreen") -> Pane:
    """The detail."""
    for pane in screen.query("#detail").results(Pane):
        return pane
    made = Pane(DetailPaneContents(), id="detail")
    screen.query_one("#panes").mount(made)
    _show_view(made, screen)
    return made


def show_in_detail(screen: "ReaderScreen", item_id: str) -> None:
    """Show the page of an item in the detail, from its top."""
    detail = detail_of(screen)
    contents = detail.contents
    assert isinstance(contents, DetailPaneContents)
    contents.item = item_id
    if detail.view is not None and item_id in detail.view.opened.index.items:
        contents.label = detail.view.opened.index.kind(item_id).capitalize()
    detail.show_view(at=item_id)
    detail.action_first()


def show_beside(screen: "ReaderScreen") -> None:
    """Show what the note under the cursor is attached to, beside it."""
    show_in_detail(screen, screen.pane.item)


def _show_view(pane: Pane, screen: "ReaderScreen") -> None:
    pane.view = screen.view
    pane.show_view()  # whoever asked for it goes to one of its rows at once


def arrange(screen: "ReaderScreen") -> None:
    """Let the classes say what is shown; the style sheet does the rest."""
    narrow = screen.size.width < WIDE
    single = narrow or screen.zoomed or screen.active in FULL_WIDTH
    screen.set_class(single and not (screen.focus_item and not narrow), "single")
    screen.set_class(bool(screen.focus_item), "detailed")
    beside = screen.active == NOTES and screen.size.width >= BESIDE and not screen.focus_item
    screen.set_class(beside, "beside")
    pane_at(screen, screen.active)
    if beside:
        show_beside(screen)
    for pane in screen.query(Pane):
        pane.set_class(pane.number == screen.active, "active")
    screen.query_one(Tabs).active = screen.active
