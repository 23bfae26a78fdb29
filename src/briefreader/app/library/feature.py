"""What every feature of the library is made of."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefreader.app.library.session import LibrarySession

if TYPE_CHECKING:
    from briefreader.app.library.screen import LibraryScreen


class LibraryFeature:
    """Something that the library can do: a few actions of one idea."""

    def __init__(self, screen: "LibraryScreen", session: LibrarySession) -> None:
        self.screen = screen
        self.session = session

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """What carries out each action, by its id."""
        return {}
