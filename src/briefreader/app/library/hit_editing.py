"""The brief of a hit in the reviewer's own editor, at the line of the item."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefreader.app.background import in_background
from briefreader.app.brief_editor import BriefEditor
from briefreader.app.library.hits_session import HitsSession
from briefreader.library.items import SearchItem

if TYPE_CHECKING:
    from briefreader.app.library.search import SearchScreen


class EditHit:
    """A brief that was changed is read again, and the search asked again."""

    def __init__(self, screen: "SearchScreen", session: HitsSession) -> None:
        self._screen = screen
        self._session = session
        self._editor = BriefEditor(screen, screen.ask_again)

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The key that opens it."""
        return {"edit-hit": self._edit}

    def _edit(self) -> None:
        for hit in self._screen.hit_list.under_cursor:
            self._screen.call_later(self._open, hit)

    async def _open(self, hit: SearchItem) -> None:
        """Look for the line in the screen's turn: keys that follow are the editor's."""
        self._editor.edit(*await in_background(partial(self._session.place_of, hit)))
