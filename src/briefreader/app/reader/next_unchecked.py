"""From one unchecked item of a draft to the next, over all panes."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from briefreader.app.draft_review.session import MOST_URGENT, Urgency
from briefreader.app.panes import PANES
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.layout import pane_at
from briefreader.app.reader.session import ReadingSession

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen


class Spot(NamedTuple):
    """Where an unchecked item stands."""

    pane: int
    row: int
    item: str


class NextUnchecked(Feature):
    """`]` and `[` go by the order of the panes, or flagged items first and by how sure the rules were."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self._least_sure = False
        self._from_least = False  # the next step begins at the least sure, wherever the cursor is
        self._dropped_at: Urgency | None = None  # how urgent the item was that was dropped last

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The order; the steps are the panes' own keys."""
        return {"least-sure": self._change_order}

    def _change_order(self) -> None:
        self._least_sure = self._from_least = not self._least_sure
        how = "flagged items and the least sure first" if self._least_sure else "in the order of the panes"
        self.screen.say(f"] and [ go to what is unchecked, {how}.")

    def go_on_from(self, items: tuple[str, ...]) -> None:
        """Items are dropped: the next step goes on from where they were."""
        self._dropped_at = min((self.session.review.confidence(item) for item in items), default=None)

    def go(self, direction: int) -> None:
        """To the next unchecked item or the one before; from the last on to the first."""
        spots = list(self._spots())
        if not spots:
            hidden = len(self.session.shown.opened.index.drafted)
            told = f"{hidden} unchecked items are hidden by a filter or an order."
            self.screen.say(
                told
                if hidden
                else "The draft lists unchecked items that the brief does not have. ! lists the problems"
            )
            return
        where: Callable[[Spot], tuple[int, ...]]
        here: tuple[int, ...]
        if self._least_sure:
            where, here = lambda spot: self._confidence(spot.item), self._here_by_confidence()
        else:
            where, here = lambda spot: (spot.pane, spot.row), self._here_by_place(spots)
        spots.sort(key=where)
        on = [spot for spot in spots if (where(spot) > here if direction > 0 else where(spot) < here)]
        around = [spots[0], spots[-1]]
        self._go_to(on[0 if direction > 0 else -1] if on else around[0 if direction > 0 else -1])
        if not on:
            self.screen.say(
                "Continued from the first item" if direction > 0 else "Continued from the last item"
            )

    def _spots(self) -> Iterator[Spot]:
        """Every unchecked item that the panes show, once."""
        drafted = self.session.shown.opened.index.drafted
        seen: set[str] = set()
        for number in range(1, len(PANES) - 1):  # neither the source nor the notes
            pane = pane_at(self.screen, number)
            for row, key in enumerate(pane.rows.keys):
                if key in drafted and key not in seen:
                    seen.add(key)
                    yield Spot(number, row, key)

    def _confidence(self, item: str) -> Urgency:
        return self.session.review.confidence(item)

    def _here_by_place(self, spots: list[Spot]) -> tuple[int, int]:
        for spot in spots:
            if self.screen.focus_item == spot.item:
                return spot.pane, spot.row
        return self.screen.active, self.screen.pane.cursor_row

    def _here_by_confidence(self) -> Urgency:
        begins, self._from_least = self._from_least, False
        dropped_at, self._dropped_at = self._dropped_at, None
        if begins:
            return MOST_URGENT
        return dropped_at or self._confidence(self.screen.focus_item or self.screen.list_in_use.item)

    def _go_to(self, spot: Spot) -> None:
        """The cursor on the item; a detail that is open stays open."""
        detailed = bool(self.screen.focus_item)
        self.screen.show_pane(spot.pane)
        self.screen.pane.move_to_row(spot.row)
        if detailed:
            self.screen.focus_item = spot.item
