"""Texts on their way out of the program, and what is told of where they went."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct, convert
from textual.app import SuspendNotSupported

from briefreader.actions import Unavailable
from briefreader.app.content import parts
from briefreader.app.rows import Row, rows_of
from briefreader.base.text import copyable
from briefreader.cite.remarks import Remark, Rendered
from briefreader.clipboard.outcome import ClipText, Outcome, Way, WayName
from briefreader.clipboard.page import show_page
from briefreader.environment import Environment
from briefreader.wording.availability import unavailable_lines
from briefreader.wording.phrases import joined

if TYPE_CHECKING:
    from briefreader.app.base_screen import BaseScreen, Say

_PAGE = "page"  # the way by hand, in the list of ways
MOST_LINES = 3  # of a message
_DOUBT = "Wrong paste? F saves it to a file"


class Sent(Struct, frozen=True):
    """A text on its way out of the program, what is odd about it, and what became of it."""

    text: ClipText
    outcome: Outcome
    remarks: tuple[Remark, ...] = ()
    selected: str = ""  # what it is of, in words, if that was selected


class NothingMade(Struct, frozen=True):
    """No copy could be made; why."""

    remarks: tuple[Remark, ...]


class Sending:
    """Making a copy and sending it are one job; the message tells what is known of it.

    Jobs are done one after another, in the order in which they were asked for.
    """

    def __init__(self, screen: "BaseScreen", environment: Environment) -> None:
        self._screen = screen
        self._environment = environment
        self._jobs = ThreadPoolExecutor(1, "copy")
        self._last = ClipText("")  # what was made last, whether or not it could be sent

    def make_and_send(
        self, make: Callable[[], Rendered], *, selected: str = "", say: "Say | None" = None
    ) -> None:
        """Send what `make` makes behind the screen; it may wait for the disk."""
        clipboard, ask_terminal = self._environment.clipboard, self._ask_terminal()

        def work() -> Sent | NothingMade:
            made = make()
            if not made.text:
                return NothingMade(made.remarks)
            plain, removed = copyable(made.text)
            hidden = (Remark("hidden", count=removed),) if removed else ()
            self._last = text = ClipText(plain, copyable(made.html)[0])
            return Sent(text, clipboard.copy(text, ask_terminal(text)), (*hidden, *made.remarks), selected)

        self._screen.run_to_end("copy", self._jobs.submit(work).result, partial(self._sent, say=say))

    def send_again(self, way: WayName) -> None:
        """Send the last copy once more, by a way that was chosen."""
        clipboard, ask_terminal = self._environment.clipboard, self._ask_terminal()

        def work() -> Sent | NothingMade:
            text = self._last
            if not text.plain:
                return NothingMade(())
            return Sent(text, clipboard.copy_by(way, text, ask_terminal(text)))

        self._screen.run_to_end("copy", self._jobs.submit(work).result, self._sent)

    def _ask_terminal(self) -> Callable[[ClipText], Callable[[str], None]]:
        """What lets Textual, which owns the terminal, ask it; Textual makes the sequence itself."""
        app = self._screen.app
        return lambda text: lambda _sequence: app.call_from_thread(app.write_clipboard, text.plain)

    def _sent(self, result: Sent | NothingMade, say: "Say | None" = None) -> None:
        """Say where it went, what is odd about it, and how it begins and ends."""
        say = say or self._screen.say
        from briefreader.wording.remarks import remark_words  # once something is copied

        if isinstance(result, NothingMade):
            told = tuple(map(remark_words, result.remarks[:3])) or unavailable_lines(Unavailable("copy"))
            say(*told, severity="warning")
            return
        doubt = _DOUBT if result.outcome.way == "terminal" else None
        odd = joined((joined(map(remark_words, result.remarks)), doubt), ". ")
        warn = any(remark.severity == "warning" for remark in result.remarks)
        severity = "error" if result.outcome.way == "none" else "warning" if warn else "information"
        went = "copied" if result.outcome.way != "none" else "not copied"
        named = f"{result.selected} {went}" if result.selected else ""
        copied = "Copied. " if result.outcome.way in ("terminal", "tmux") and not named else ""
        lines = filter(None, (named, f"{copied}{result.outcome.message}", odd, result.text.plain))
        say(*islice(lines, MOST_LINES), severity=severity)

    # By another way

    def choose_way(self) -> None:
        """Ask for the way by which the last copy is sent once more."""
        clipboard = self._environment.clipboard
        self._screen.run_until_left("ways", lambda: clipboard.ways, self._offer_ways)

    def _offer_ways(self, ways: Sequence[Way]) -> None:
        from briefreader.app.dialogs.picker import Picker

        def done(way: str | None) -> None:
            if way == _PAGE:
                self._show_page(self._last.plain)
            elif way is not None:
                self.send_again(convert(way, WayName))

        by_hand = Way("file", "page", True, "the plain text, to select with the mouse")
        rows = rows_of([*(_way_row(way.way, way) for way in ways), _way_row(_PAGE, by_hand)])
        self._screen.app.push_screen(Picker("Copy with", rows, "Enter copy · Esc cancel"), done)

    def _show_page(self, text: str) -> None:
        try:
            self._screen.app.lend_terminal(partial(show_page, text))
        except SuspendNotSupported:
            from briefreader.wording.programs import NOT_LENT

            self._screen.say(NOT_LENT, severity="warning")


def _way_row(key: str, way: Way) -> Row:
    style, sign = ("good", "works") if way.available else ("muted", "not available")
    pieces = [(f"{way.name:<16}", "strong"), (f"{sign}: ", style), (way.why, "muted")]
    return Row(key, (parts(pieces),))
