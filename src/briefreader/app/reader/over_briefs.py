"""From the item under the cursor to what other briefs have of it."""

from collections.abc import Callable, Mapping

from briefreader.app.reader.feature import Feature


class OverBriefs(Feature):
    """Opens the screens that show all briefs of the library; leaving them comes back to the item."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The timeline."""
        return {"timeline": self._timeline}

    def _timeline(self) -> None:
        self.screen.app.open_over_briefs("timeline", self.session.path, self.session.focus.item)
