"""From pane to pane, from item to item, and back."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace

from briefreader.app.limit import Limit
from briefreader.app.panes import PANES
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.layout import FULL_WIDTH
from briefreader.app.reader.trail import Whereabouts
from briefreader.app.view import MatrixCell
from briefreader.brief import Claim, Event, Gap, KeyPoint, Paragraph, Quote
from briefreader.brief.model.brief import SUMMARY

PANE_OF = {KeyPoint: 1, Gap: 1, Quote: 2, Claim: 3, Event: 4, Paragraph: 5}


class Navigation(Feature):
    """Moves the cursor, remembers where a link led away from, and closes what is open."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The keys of the panes, and of the way back."""
        return {
            **{f"pane-{pane.number}": partial(self.screen.show_pane, pane.number) for pane in PANES},
            "next-pane": partial(self._turn, 1),
            "previous-pane": partial(self._turn, -1),
            "zoom": self._zoom,
            "back": self._back,
            "forward": self._forward,
        }

    def _turn(self, direction: int) -> None:
        """The next pane, or the one before; with a detail open beside it, the other side."""
        screen = self.screen
        if screen.focus_item and not screen.has_class("-narrow"):
            screen.set_focus(screen.pane if screen.detail.has_focus else screen.detail)
            return
        screen.show_pane((screen.active - 1 + direction) % len(PANES) + 1)

    def _zoom(self) -> None:
        self.screen.zoomed = not self.screen.zoomed
        if self.screen.has_class("-narrow") or self.screen.active in FULL_WIDTH:
            self.screen.say("Already full screen")

    # To an item

    def go_to(self, item_id: str, cell: MatrixCell | None = None) -> None:
        """Bring the cursor to an item, or the summary, in its pane; say so if the brief does not have it.

        `cell` is where the way back leads, if the item was chosen in the matrix.
        """
        item = self.session.shown.opened.index.items.get(item_id)
        if item is None and item_id != SUMMARY:
            self.screen.say(f"{item_id} is not in this brief.", severity="warning")
            return
        self._leave_here(cell)
        number = 1 if item is None else PANE_OF.get(type(item))
        if number is None:
            self.screen.focus_item = item_id
            return
        self.screen.show_pane(number)
        pane = self.screen.pane
        if not pane.move_to(item_id):
            pane.limit_to(Limit())
            pane.move_to(item_id)

    def go_into(self, item_id: str | None, cell: MatrixCell | None = None) -> None:
        """Go to what was chosen in a dialog, if anything was."""
        if item_id:
            self.go_to(item_id, cell)

    def open_detail(self, item_id: str) -> None:
        """Open the detail of an item, or follow a link in the one that is open."""
        self._leave_here()
        self.screen.focus_item = item_id

    # The way back

    def go(self, place: Whereabouts) -> None:
        """Be where the reader was before."""
        self.screen.show_pane(place.pane)
        self.screen.pane.move_to(place.key)
        self.screen.focus_item = place.focus_item
        if place.cell is not None:
            self.session.cell = place.cell
            self.screen.action_do("matrix")

    def _leave_here(self, cell: MatrixCell | None = None) -> None:
        self.session.trail.leave(replace(self.screen.whereabouts, cell=cell))

    def _back(self) -> None:
        if (place := self.session.trail.back(self.screen.whereabouts)) is not None:
            self.go(place)

    def _forward(self) -> None:
        if (place := self.session.trail.forward(self.screen.whereabouts)) is not None:
            self.go(place)

    def close_innermost(self) -> bool:
        """Leave the innermost thing that is open; False if nothing is."""
        screen = self.screen
        pane = screen.list_in_use
        screen.hush()
        if pane.sought:
            pane.seek("")
        elif pane.chosen:
            pane.choose(frozenset())
            pane.show_view()
        elif screen.focus_item:
            screen.focus_item = ""
        elif pane.limit:
            pane.limit_to(Limit())
            screen.say("Filter cleared")
        elif screen.zoomed:
            screen.zoomed = False
        elif screen.active in FULL_WIDTH and not screen.has_class("-narrow"):
            screen.show_pane(screen.beside)
        else:
            return False
        return True
