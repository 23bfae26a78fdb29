"""The program on the screen: one list of briefs, one reader, and the gates for text."""

import os
import signal
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter
from textual.screen import Screen

from briefreader.actions import Action, Context, action, actions_of, keys_of, shown_keys
from briefreader.app.base import BaseApp, OverBriefs
from briefreader.app.base_screen import BaseScreen
from briefreader.app.binding import bindings
from briefreader.app.content import content, line
from briefreader.app.gate import Gate
from briefreader.app.input_driver import taking_any_bytes
from briefreader.app.keys import KeysInTurn
from briefreader.app.leaving_driver import leaving_at_once
from briefreader.app.output_driver import TerminalOutput, writing_changes
from briefreader.app.reader.availability import available
from briefreader.app.reader.leave import Leave
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.themes import begin_with_theme, remember_theme
from briefreader.base.paths import styles_folder
from briefreader.base.settings import Complaint
from briefreader.brief import BriefError
from briefreader.clipboard.gnu_screen import is_in_screen
from briefreader.environment import Environment
from briefreader.wording.availability import unavailable_lines

if TYPE_CHECKING:
    from briefreader.app.library.screen import LibraryScreen
    from briefreader.app.reader.read_brief import Opening

# The palette reads its lines as markup, and `textual.markup.escape` does not hold where a backslash stands.
_NO_MARKUP = str.maketrans("[]\\", "()/")
READING = 4.0  # seconds for a complaint about the settings
GRACE = 3.0  # seconds for keeping what was typed and for writing what is queued, once the terminal has gone


class BriefReader(BaseApp):
    """Opens what it was given: a brief, a folder, an article; `opening` is the brief if it has been read."""

    TITLE = "briefreader"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    CSS_PATH = [styles_folder() / "reader.tcss"]
    ENABLE_COMMAND_PALETTE = False  # it has its keys from the table of actions

    def __init__(
        self,
        path: Path,
        environment: Environment,
        opening: "Opening | None" = None,
        *,
        is_article: bool = False,
    ) -> None:
        self._output = TerminalOutput()  # Textual asks for the driver at once
        super().__init__(environment)
        self._path = path
        self._first_reader = partial(ReaderScreen, path, environment, opening=opening)
        self._is_article = is_article
        self._begins_with_reader = opening is not None and _has_size()
        self._is_leaving = False
        self._gate = Gate()
        self._keys = KeysInTurn(self, super().on_event)
        begin_with_theme(self, environment)
        self.animation_level = "basic" if environment.settings.animations else "none"

    def get_default_screen(self) -> Screen[Any]:
        """The reader, where the brief has been read: no empty screen is laid out below it."""
        if not self._begins_with_reader:
            return super().get_default_screen()
        return self._first_reader()

    def on_mount(self) -> None:
        """Open the first screen, with the reviewer's keys; end when the system wants it."""
        _complain(self, self.environment.complaints)
        remember_theme(self, self.environment, self.keeping)
        self.set_keymap(dict(self.settings.keymap))
        if self._is_article:
            from briefreader.app.library.article import offer_brief

            offer_brief(self, self._path, self.open_reader, self.refuse)
        elif not self._begins_with_reader:
            self.push_screen(_list_of(self._path) if self._path.is_dir() else self._first_reader())
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, lambda *_: self.call_later(self._end))
        signal.signal(signal.SIGHUP, lambda *_: self._hang_up())

    # Going between screens

    def open_reader(self, path: Path, item: str = "", notice: str = "") -> None:
        """Open a brief over the list, at an item, with what is to be told of its file."""
        screen = ReaderScreen(path, self.environment, item)
        screen.session.file_notice = tuple(filter(None, (notice,)))
        self.push_screen(screen)

    def exchange_reader(self, path: Path, item: str) -> None:
        """Leave the open brief for an item of another one."""
        self.show_instead(ReaderScreen(path, self.environment, item))

    def leave_reader(self, last_words: str, *, to_library: bool = False) -> None:
        """Back to where the brief was opened, or to the list of briefs if it is asked for; else out."""
        if (below := _below(self.screen_stack, to_library=to_library)) is not None:
            _come_back_to(below, filter(None, [last_words]), severity="warning")
        elif to_library:
            self.show_instead(_list_of(self.environment.library))
        else:
            self.exit(message=last_words)

    def open_over_briefs(self, what: OverBriefs, path: Path, item: str) -> None:
        """A screen over all briefs of the library that one is in, at an item of it."""
        from briefreader.app.library.over_briefs import open_over_briefs

        open_over_briefs(self, what, self._path if self._path.is_dir() else None, path, item)

    def action_open_basket(self) -> None:
        """The basket over the screen that is open."""
        from briefreader.app.library.into_report import open_basket

        if isinstance(self.screen, BaseScreen):
            open_basket(self.screen, self.open_reader)

    def refuse(self, error: BriefError) -> None:
        """A brief cannot be read: back to where it was opened with the reason, else out with it."""
        if (below := _below(self.screen_stack)) is not None:
            _come_back_to(below, (f"{error.where}: {error.what}.", error.mend), severity="error")
        else:
            self.exit(return_code=2, message=f"{error.where}: {error.what}. {error.mend}")

    # The gates for text

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The second gate: nothing that could steer a terminal passes, whoever drew it."""
        return [*super().get_line_filters(), self._gate]

    def get_driver_class(self) -> type[Driver]:
        """The driver that takes any bytes, writes few and ends at once; for screen it cuts copies."""
        driver = super().get_driver_class()
        if issubclass(driver, LinuxDriver):
            driver = writing_changes(taking_any_bytes(driver), self._output)
            driver = leaving_at_once(driver, lambda: self._is_leaving)
        if not is_in_screen(os.environ):
            return driver
        from briefreader.app.screen_driver import passing_screen

        return passing_screen(driver)

    def copy_to_clipboard(self, text: str) -> None:
        """The third gate: copying by mouse and in text fields goes the way of every copy."""
        if isinstance(self.screen, ReaderScreen):
            from briefreader.app.reader.copy import Copy

            self.screen.the(Copy).copy_text(text)
        else:
            self.write_clipboard(text)

    def write_clipboard(self, text: str) -> None:
        """Ask the terminal, as Textual does it."""
        super().copy_to_clipboard(text)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Keys from the terminal are handled in turn; all else is Textual's."""
        if isinstance(event, events.Resize):
            self._output.resize(*event.size)
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.give_way.to_key()
            await self._keys.take(event)
        else:
            await super().on_event(event)

    # Actions of every context

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every action of the context by its name, with its keys."""
        from briefreader.app.dialogs.palette import ThemePalette

        elsewhere: tuple[Context, ...] = ("list", "pane", "library", "app")
        for one in actions_of(*getattr(screen, "contexts", elsewhere)):
            keys = shown_keys(keys_of(one, self.settings.keymap))
            why_not = line(_unavailable(screen, one)).translate(_NO_MARKUP)
            told = f"{one.help}. {why_not}" if why_not else one.help
            carry_out = partial(self._carry_out_later, one.id)
            yield SystemCommand(f"{one.label}  ({keys})", told, carry_out)
        yield SystemCommand("theme", "Change theme", partial(self.push_screen, ThemePalette()))

    async def action_carry_out(self, action_id: str) -> None:
        """Carry out an action by its name, as if its key had been pressed."""
        method = action(action_id).method
        for node in (self.screen.focused, self.screen, self):
            if node is not None and await self.run_action(method, default_namespace=node):
                return

    def action_help(self) -> None:
        """The keys of this very place."""
        from briefreader.app.dialogs.help import Help

        if not isinstance(self.screen, Help):
            contexts: tuple[Context, ...] = getattr(self.screen, "contexts", ("form", "app"))
            unavailable = {
                one.id: told for one in actions_of(*contexts) if (told := _unavailable(self.screen, one))
            }
            self.push_screen(Help(self.settings.keymap, contexts, unavailable), self._carry_out_later)

    def _carry_out_later(self, action_id: str | None) -> None:
        if action_id:
            self.call_later(self.action_carry_out, action_id)

    async def action_palette(self) -> None:
        """All actions by name."""
        from briefreader.app.dialogs.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_suspend(self) -> None:
        """Back to the shell."""
        self.keep_texts()
        self.keeping.finish(GRACE)
        self.action_suspend_process()

    def action_redraw(self) -> None:
        """Draw the whole screen, as another program may have written on it."""
        self._output.forget()
        self.screen.refresh(layout=True)

    async def action_quit(self) -> None:
        """Leave; what was typed is kept."""
        self.keep_texts()
        if all(reader.may_leave() for reader in _readers(self)):
            self.exit(message=" ".join(filter(None, (reader.last_words for reader in _readers(self)))))

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the program."""
        self._is_leaving = True
        self.give_way.to_end()
        super().exit(result, return_code, message)

    def _hang_up(self) -> None:
        """The terminal has gone. Textual may wait for ever to write to it; the end does not."""
        last = Timer(GRACE, os._exit, (0,))
        last.daemon = True
        last.start()
        self.call_later(self._end)

    def _end(self) -> None:
        """The terminal or the system wants the program to end: there is nobody to ask."""
        self.keep_texts()
        for reader in _readers(self):
            reader.may_leave()
        self.exit()


def _come_back_to(below: Screen[Any], lines: Iterable[str], *, severity: str) -> None:
    """Leave the reader for a screen below it, and say something there."""
    stack = below.app.screen_stack
    for _ in stack[stack.index(below) + 1 :]:
        below.app.pop_screen()
    assert isinstance(below, BaseScreen)
    below.say(*lines, severity=severity)


def _readers(app: BriefReader) -> list[Leave]:
    return [screen.the(Leave) for screen in app.screen_stack if isinstance(screen, ReaderScreen)]


def _has_size() -> bool:
    """Whether the terminal tells a size. Where it tells 0×0 a default screen is laid out again and again."""
    try:
        return 0 not in os.get_terminal_size(sys.__stderr__.fileno() if sys.__stderr__ else 2)
    except (OSError, ValueError):
        return False


def _complain(app: BriefReader, complaints: Sequence[Complaint]) -> None:
    """Tell what the settings hold that cannot be used: all of it at once, long enough to be read."""
    if complaints:
        lines = [str(content(f"line {one.line}: {one.told}")) for one in complaints]
        title = str(content(f"Settings: {complaints[0].file}"))
        seconds = READING * (1 + len(lines))
        app.notify("\n".join(lines), title=title, severity="warning", timeout=seconds, markup=False)


def _unavailable(screen: Screen[object], action: Action) -> str:
    """Why an action cannot act on a screen now; "" if it can."""
    if not isinstance(screen, ReaderScreen) or (reason := available(action, screen.session)) is None:
        return ""
    return " ".join(unavailable_lines(reason))


def _list_of(folder: Path) -> "LibraryScreen":
    from briefreader.app.library.screen import LibraryScreen

    return LibraryScreen(folder)


def _below(screens: Sequence[Screen[Any]], *, to_library: bool = False) -> BaseScreen | None:
    """What a reader was opened over, or the list of briefs below that; None if it is the first screen.

    A reader below is none: it has been left, and the lowest screen cannot be taken away.
    """
    below: list[BaseScreen] = []
    for one in reversed(screens[:-1]):
        if isinstance(one, ReaderScreen) or not isinstance(one, BaseScreen):
            break
        below.append(one)
    lists = (one for one in below if to_library and one.is_list_of_briefs)
    return next(lists, below[0] if below else None)
