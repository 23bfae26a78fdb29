"""Double clicks that belong together."""

from textual import events


class Clicks:
    """Knows which clicks of a chain began on its own widget.

    The first click of two may have taken away what was clicked: the second is not meant for what is below.
    """

    def __init__(self) -> None:
        self._last = 0

    def begins_here(self, event: events.Click) -> bool:
        """Whether this click is the first, or goes on with one that came here."""
        begins = event.chain == 1 or event.chain == self._last + 1
        self._last = event.chain if begins else 0
        return begins
