"""From a hit to what all briefs have of it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefreader.actions import Unavailable
from briefreader.app.library.hits_session import HitsSession
from briefreader.wording.availability import unavailable_lines

if TYPE_CHECKING:
    from briefreader.app.library.search import SearchScreen


class HitOverviews:
    """Opens the screens over all briefs; leaving them comes back to the hit."""

    def __init__(self, screen: "SearchScreen", _: HitsSession) -> None:
        self._screen = screen

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The timeline of the query, and the same claim or quote in other briefs."""
        return {
            "hits-timeline": self._timeline,
            "hit-variants": self._variants,
            "hits-same-claims": self._same_claims,
        }

    def _timeline(self) -> None:
        """The events that the query finds."""
        from briefreader.app.library.timeline import TimelineScreen

        self._screen.app.push_screen(TimelineScreen(self._screen.library, self._screen.query_text))

    def _variants(self) -> None:
        """The quote under the cursor as other sources print it."""
        from briefreader.app.library.variants import VariantsScreen

        for hit in self._screen.hit_list.under_cursor:
            if hit.spans:
                self._screen.app.push_screen(
                    VariantsScreen(self._screen.library, self._screen.library.path_of(hit), hit.item)
                )
            else:
                self._screen.say(*unavailable_lines(Unavailable("quoted-words")))

    def _same_claims(self) -> None:
        """The same claim in other briefs, of the claim under the cursor."""
        claims = [one for one in self._screen.hit_list.under_cursor if one.kind == "claim"]
        if not claims:
            self._screen.say("The cursor is on no claim")
            return
        from briefreader.app.library.same_claims import SameClaimsScreen

        self._screen.app.push_screen(
            SameClaimsScreen(self._screen.library, f"{claims[0].facts.brief}#{claims[0].item}")
        )
