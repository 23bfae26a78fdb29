"""What every screen may ask of the program around it."""

import gc
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar, runtime_checkable

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.screen import Screen
from textual.signal import Signal
from textual.theme import Theme

from briefreader.app.background import GiveWay
from briefreader.app.journal import StepsOverBriefs
from briefreader.app.keeping import Keeping
from briefreader.app.themes import readable
from briefreader.base.settings import Settings
from briefreader.brief import BriefError
from briefreader.environment import Environment

T = TypeVar("T")
OverBriefs = Literal["timeline", "same-claims", "compare", "variants", "dossier"]  # of all briefs


@runtime_checkable
class KeepsText(Protocol):
    """A screen with a text under way."""

    def keep(self) -> None:
        """Keep the text, because the program may end."""


def pass_over_old_size(screen: Screen[Any], event: events.Resize) -> None:
    """Leave out a size that the terminal has no longer.

    Textual 8.2 lays a screen out for each size that waits, and each layout sends the screen its size again:
    two sizes that wait at once follow each other for ever, and nothing else is done.
    """
    if event.size != screen.app.size:
        event.prevent_default()


class BaseApp(App[None]):
    """The program as its screens see it."""

    _theme_in_force: Theme | None = None

    def __init__(self, environment: Environment) -> None:
        self._readable: dict[str, Theme] = {}  # themes by name, with our colours in them
        super().__init__()
        self.environment = environment
        self.give_way = GiveWay()
        self.keeping = Keeping(self.call_later)
        self.steps_over_briefs = StepsOverBriefs()
        self.reviewer_named_signal = Signal[Environment](self, "reviewer-named")
        self._has_failed = False

    def get_theme(self, theme_name: str) -> Theme | None:
        """The theme of that name, in colours that can be read."""
        theme = super().get_theme(theme_name)
        if theme is None or theme.name in self._readable:
            return theme and self._readable[theme.name]
        return self._readable.setdefault(theme.name, readable(theme))

    @property
    def current_theme(self) -> Theme:
        """The colours in force. Textual asks at each line that it draws, and gathers all themes each time."""
        if self._theme_in_force is None or self._theme_in_force.name != self.theme:
            self._theme_in_force = super().current_theme
        return self._theme_in_force

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.environment.settings

    def introduce(self, name: str) -> None:
        """From now on the notes are written under this name, on whatever screen."""
        if self.environment.introduce is not None:
            self.environment = self.environment.introduce(name)
            self.reviewer_named_signal.publish(self.environment)

    def keep_texts(self) -> None:
        """Keep every text under way, because the program may end."""
        for screen in self.screen_stack:
            if isinstance(screen, KeepsText):
                screen.keep()

    def panic(self, *renderables: RenderableType) -> None:
        """End the program by a fault; what was typed is kept."""
        self._has_failed = True
        self.keep_texts()
        super().panic(*renderables)

    @property
    def code(self) -> int:
        """The exit code of the program. Textual has none for some of its faults."""
        return self.return_code or int(self._has_failed)

    def show_instead(self, screen: Screen[None]) -> None:
        """Show a screen in place of the one that is left. Textual cannot take the lowest of a stack away."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def settle_garbage(self) -> None:
        """Collect garbage from now on, but seldom, and without what has been read.

        Until the first content stands, collection is off (`__main__`): it finds little there. With
        Python's thresholds every 20th key meets a full collection, of 30 to 50 ms in a large brief. What
        is garbage of a brief that was left goes first: frozen it would stay for ever.
        """
        if gc.isenabled():
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
        gc.enable()

    def lend_terminal(self, work: Callable[[], T]) -> T:
        """What `work` returns, which has the terminal for itself; the screen comes back whatever it raises.

        Textual's `suspend` does not come back from a block that raises. Raises SuspendNotSupported, and what
        `work` raises.
        """
        done: Future[T] = Future()
        with self.suspend():
            try:
                done.set_result(work())
            except Exception as error:
                done.set_exception(error)
        return done.result()

    def write_clipboard(self, text: str) -> None:
        """Send text to the terminal's clipboard, past every other way."""
        raise NotImplementedError

    def open_reader(self, path: Path, item: str = "", notice: str = "") -> None:
        """Open a brief over the list of briefs, at an item; `notice` stays in sight over the panes."""
        raise NotImplementedError

    def leave_reader(self, last_words: str, *, to_library: bool = False) -> None:
        """Back to the list of briefs, or out."""
        raise NotImplementedError

    def exchange_reader(self, path: Path, item: str) -> None:
        """Leave the open brief for an item of another one."""
        raise NotImplementedError

    def open_over_briefs(self, what: OverBriefs, path: Path, item: str) -> None:
        """Open a screen over all briefs of the library that one is in, at an item of it."""
        raise NotImplementedError

    def refuse(self, error: BriefError) -> None:
        """A brief cannot be read."""
        raise NotImplementedError
