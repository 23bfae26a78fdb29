"""What every feature of the reader is made of."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefreader.app.reader.session import ReadingSession

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen


class Feature:
    """Something that the reader can do: a few actions of one idea. Made when it is first asked for."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        self.screen = screen
        self.session = session

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """What carries out each action, by its id; `features.py` names the same ids."""
        return {}

    def keep_path(self) -> None:
        """Remember the file of the brief: the basket and reports read it there."""
        brief_id, readings = self.session.owner.brief_id, self.session.environment.state.readings
        keep = partial(readings.keep_path, brief_id, self.session.path)
        self.screen.write_in_turn(("path", brief_id), keep)

    def end_selection(self) -> str:
        """What is selected is acted on, and selected no longer; its words, "" if nothing is selected."""
        pane, index = self.screen.list_in_use, self.session.shown.opened.index
        if not pane.chosen:
            return ""
        from briefreader.wording.brief import item_words
        from briefreader.wording.phrases import selection_words

        named = [item_words(index.items[item]) if item in index.items else item for item in pane.items]
        told = selection_words(named, has_cursor=pane.item in pane.items)
        pane.choose(frozenset())
        self.screen.update_focus()
        return told
