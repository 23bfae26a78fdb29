"""The palette: actions by their names and by what they do."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.theme import ThemeProvider

from briefreader.app.dialogs.dialog import QUIT
from briefreader.base.normalise import for_search

BY_HELP = 0.01  # what is found by its help only comes after what is found by its name


class Actions(Provider):
    """Finds by name as Textual does, and by whole words of what an action does. One is carried out, once."""

    _is_taken = False

    async def discover(self) -> Hits:
        """All of them."""
        for command in sorted(self._commands, key=lambda command: command.title):
            yield DiscoveryHit(command.title, self._once(command.callback), help=command.help)

    async def search(self, query: str) -> Hits:
        """Those that fit what is typed."""
        matcher = self.matcher(query)
        wanted = for_search(query).split()
        for command in self._commands:
            score = matcher.match(command.title)
            told = for_search(f"{command.title} {command.help}")
            if score > 0 or all(word in told for word in wanted):
                title = matcher.highlight(command.title) if score > 0 else command.title
                yield Hit(max(score, BY_HELP), title, self._once(command.callback), help=command.help)

    @property
    def _commands(self) -> list[SystemCommand]:
        return list(self.app.get_system_commands(self.screen))

    def _once(self, callback: Callable[[], object]) -> Callable[[], object]:
        return partial(self._carry_out, callback)

    def _carry_out(self, callback: Callable[[], object]) -> object:
        if self._is_taken:  # by the first click of two
            return None
        self._is_taken = True
        return callback()


class Palette(CommandPalette):
    """Textual's palette, which is left once."""

    BINDINGS: ClassVar[list[BindingType]] = [QUIT]

    def __init__(
        self, source: type[Provider] = Actions, placeholder: str = "Search actions by name or description…"
    ) -> None:
        super().__init__([source], placeholder=placeholder)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave, unless that is done."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class ThemePalette(Palette):
    """The colours to choose from."""

    def __init__(self) -> None:
        super().__init__(ThemeProvider, "Search themes…")
