"""What every feature of the reader is made of."""

from collections.abc import Callable, Mapping
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
