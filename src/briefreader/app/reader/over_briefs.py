"""From the item under the cursor to what other briefs have of it."""

from collections.abc import Callable, Mapping
from functools import partial

from briefreader.app.base import OverBriefs as ScreenName
from briefreader.app.reader.feature import Feature


class OverBriefs(Feature):
    """Opens the screens that show all briefs of the library; leaving them comes back to the item."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The timeline, and the revisions of this brief."""
        return {"timeline": partial(self._open, "timeline"), "compare": partial(self._open, "compare")}

    def _open(self, what: ScreenName) -> None:
        self.screen.app.open_over_briefs(what, self.session.path, self.session.focus.item)
