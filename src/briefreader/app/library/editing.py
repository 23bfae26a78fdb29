"""The file of a brief in the reviewer's own editor; what was changed is read again."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.app.library.beside import Beside
from briefreader.app.library.feature import LibraryFeature
from briefreader.brief import BriefError

if TYPE_CHECKING:  # few edit a brief
    from briefreader.app.brief_editor import BriefEditor


class EditBrief(LibraryFeature):
    """Says what is wrong with a brief as soon as it was edited."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The key that opens the editor."""
        return {"edit-brief": self._edit}

    @cached_property
    def _editor(self) -> "BriefEditor":
        from briefreader.app.brief_editor import BriefEditor

        return BriefEditor(self.screen, self._changed)

    def _edit(self) -> None:
        if key := self.screen.briefs.key:
            self._editor.edit(Path(key))
        else:
            self.screen.say("The cursor is on no brief")

    def _changed(self, path: Path) -> None:
        self.screen.run_until_left("changed", partial(_fault, path), partial(self._tell, path))

    def _tell(self, path: Path, error: BriefError | None) -> None:
        if error is None:
            self.screen.say(f"{path.name} was changed, and is read again.")
        else:
            self.screen.say(f"{error.where}: {error.what}.", error.mend, severity="error")
        self.screen.the(Beside).follow(anew=True)
        self.screen.look()


def _fault(path: Path) -> BriefError | None:
    """Why a file cannot be read as a brief."""
    from briefreader.brief.reading.load import load

    try:
        load(path)
    except BriefError as error:
        return error
    return None
