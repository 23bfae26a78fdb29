"""From the item under the cursor to what other briefs have of it."""

from collections.abc import Callable, Mapping
from functools import partial

from briefreader.app.base import OverBriefs as ScreenName
from briefreader.app.reader.feature import Feature


class OverBriefs(Feature):
    """Opens the screens that show all briefs of the library; leaving them comes back to the item."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The timeline, the same claim elsewhere, the revisions of this brief, the printings of a quote."""
        return {
            "timeline": partial(self._open, "timeline"),
            "same-claims": self.show_same_claims,
            "compare": partial(self._open, "compare"),
            "variants": partial(self._open, "variants"),
        }

    def _open(self, what: ScreenName) -> None:
        self.screen.app.open_over_briefs(what, self.session.path, self.session.focus.item)

    def show_same_claims(self, claim: str = "") -> None:
        """Those of a claim; of that under the cursor, if none is named."""
        name = f"{self.session.shown.opened.brief.id}#{claim or self.session.focus.item}"
        self.screen.app.open_over_briefs("same-claims", self.session.path, name)
