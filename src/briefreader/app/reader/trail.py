"""The places that links led away from, and back."""

from msgspec import Struct

from briefreader.app.view import MatrixCell


class Whereabouts(Struct, frozen=True):
    """A pane, the row under its cursor, and the item whose detail is open, if any.

    `cell` is where the cursor is in the matrix, if that is open.
    """

    pane: int
    key: str
    focus_item: str = ""
    cell: MatrixCell | None = None


NOWHERE = Whereabouts(0, "")


class Trail:
    """A back and a forward stack, as in a browser. The place where the reader is already is passed over."""

    def __init__(self) -> None:
        self._behind: list[Whereabouts] = []
        self._ahead: list[Whereabouts] = []

    def leave(self, here: Whereabouts) -> None:
        """A link is followed from here."""
        self._behind.append(here)
        self._ahead.clear()

    def leads_back(self, here: Whereabouts) -> bool:
        """Whether there is a place before this one."""
        return any(place != here for place in self._behind)

    def leads_on(self, here: Whereabouts) -> bool:
        """Whether there is a place after this one."""
        return any(place != here for place in self._ahead)

    def back(self, here: Whereabouts) -> Whereabouts | None:
        """The place before; None at the beginning."""
        return self._move(self._behind, self._ahead, here)

    def forward(self, here: Whereabouts) -> Whereabouts | None:
        """The place after; None at the end."""
        return self._move(self._ahead, self._behind, here)

    def _move(
        self, source: list[Whereabouts], target: list[Whereabouts], here: Whereabouts
    ) -> Whereabouts | None:
        while source:
            place = source.pop()
            if place != here:
                target.append(here)
                return place
        return None
