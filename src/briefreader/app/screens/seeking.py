"""From one unchecked item of a draft to the next, over all panes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefreader.app.panes import PANES
from briefreader.app.screens.checking import NO_DRAFT
from briefreader.app.screens.deciding import Deciding
from briefreader.app.widgets.pane import Pane


class Spot(NamedTuple):
    """Where an unchecked item stands."""

    pane: int
    row: int
    item: str


class Seeking(Deciding):
    """`]` and `[` go by the order of the panes, or by how sure the rules were."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._least_sure = False
        self._from_least = False  # the next step begins at the least sure, wherever the cursor is
        self._dropped_at: tuple[int, int] | None = None  # how sure the item was that was dropped last

    def action_drop_item(self) -> None:
        """The cursor goes on from where the item was, though it is not there any more."""
        if self._is_draft:
            self._dropped_at = min((self._sureness(item) for item in self.items), default=None)
        super().action_drop_item()

    def action_least_sure(self) -> None:
        """Let `]` and `[` go by how sure the rules are, or by the order of the panes."""
        if not self._is_draft:
            self.say(NO_DRAFT)
            return
        self._least_sure = self._from_least = not self._least_sure
        how = "the least sure first" if self._least_sure else "in the order of the panes"
        self.say(f"] and [ go to what is unchecked, {how}.")

    def on_pane_unchecked_sought(self, event: Pane.UncheckedSought) -> None:
        """To the next unchecked item or the one before; from the last on to the first."""
        spots = list(self._spots())
        if not spots or self.view is None:
            hidden = len(self.view.opened.index.drafted) if self.view else 0
            told = f"{hidden} unchecked items are hidden by a filter or an order."
            self.say(told if hidden else "What is unchecked is not in this brief: ! tells more.")
            return
        where: Callable[[Spot], tuple[int, int]]
        if self._least_sure:
            where, here = lambda spot: self._sureness(spot.item), self._here_by_sureness()
        else:
            where, here = lambda spot: (spot.pane, spot.row), self._here_by_place(spots)
        spots.sort(key=where)
        on = [spot for spot in spots if (where(spot) > here if event.direction > 0 else where(spot) < here)]
        around = [spots[0], spots[-1]]
        spot = (on or around)[0 if event.direction > 0 else -1]
        self._go_to_spot(spot)
        if not on:
            self.say("From the first on again." if event.direction > 0 else "From the last back again.")

    def _spots(self) -> Iterator[Spot]:
        """Every unchecked item that the panes show, once."""
        drafted = self.view.opened.index.drafted if self.view else {}
        seen: set[str] = set()
        for number in range(1, len(PANES) - 1):  # neither the source nor the notes
            pane = self.query_one(f"#pane-{number}", Pane)
            for row, key in enumerate(pane.rows.keys):
                if key in drafted and key not in seen:
                    seen.add(key)
                    yield Spot(number, row, key)

    def _here_by_place(self, spots: list[Spot]) -> tuple[int, int]:
        for spot in spots:
            if self.subject == spot.item:
                return spot.pane, spot.row
        return self.active, self.pane.cursor_row

    def _here_by_sureness(self) -> tuple[int, int]:
        begins, self._from_least = self._from_least, False
        dropped_at, self._dropped_at = self._dropped_at, None
        if begins:
            return -1, -1
        return dropped_at or self._sureness(self.subject or self.item)

    def _sureness(self, item: str) -> tuple[int, int]:
        """How sure the rules were of an item, checked or not, and its place among the equally sure."""
        drafted = self._read.index.drafted if self._read else {}
        if item not in drafted:
            return -1, -1
        return drafted[item].confidence, list(drafted).index(item)

    def _go_to_spot(self, spot: Spot) -> None:
        """The cursor on the item; a detail that is open stays open."""
        detailed = bool(self.subject)
        self.show_pane(spot.pane)
        self.pane.move_to_row(spot.row)
        if detailed:
            self.subject = spot.item
