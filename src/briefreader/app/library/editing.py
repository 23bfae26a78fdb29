"""The file of the brief under the cursor in the reviewer's own editor."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.app.brief_editor import BriefEditor
from briefreader.app.library.beside import Beside
from briefreader.app.library.feature import LibraryFeature
from briefreader.app.library.session import LibrarySession

if TYPE_CHECKING:
    from briefreader.app.library.screen import LibraryScreen


class EditBrief(LibraryFeature):
    """A brief that was changed is read again."""

    def __init__(self, screen: "LibraryScreen", session: LibrarySession) -> None:
        super().__init__(screen, session)
        self._editor = BriefEditor(screen, self._changed)

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The key that opens it."""
        return {"edit-brief": self._edit}

    def _edit(self) -> None:
        if key := self.screen.briefs.key:
            self._editor.edit(Path(key))
        else:
            self.screen.say("The cursor is on no brief")

    def _changed(self) -> None:
        self.screen.the(Beside).follow(anew=True)
        self.screen.look()
