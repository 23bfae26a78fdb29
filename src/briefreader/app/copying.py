"""Copies on their way out of a screen: their form, how they are sent, and what is told of it."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec import Struct, ValidationError, convert
from textual.app import SuspendNotSupported

from briefreader.actions import Unavailable
from briefreader.app.content import parts
from briefreader.app.rows import Row, rows_of
from briefreader.base.text import copyable
from briefreader.cite.remarks import Remark, Rendered
from briefreader.clipboard.outcome import ClipText, Outcome, Way, WayName
from briefreader.clipboard.page import show_page
from briefreader.composition.copies import CopyAs, outputs
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


class NothingMade(Struct, frozen=True):
    """No copy could be made; why."""

    remarks: tuple[Remark, ...]


def usual_form(environment: Environment) -> CopyAs:
    """Plain text, unless the settings name another form."""
    return CopyAs(environment.settings.style, environment.settings.format)


def form_chosen_last(kept: Mapping[str, Any], environment: Environment) -> CopyAs:
    """The form that was chosen last, as it was kept, as long as it is known."""
    from briefreader.cite.styles import STYLES

    try:
        last = convert(kept, CopyAs)
    except ValidationError:
        return usual_form(environment)
    known = last.style in STYLES and last.output in outputs(environment.templates)
    return last if known else usual_form(environment)


class Copying:
    """Making a copy and sending it are one job; the message tells what is known of it.

    Jobs are done one after another, in the order in which they were asked for.
    """

    def __init__(self, screen: "BaseScreen") -> None:
        self._screen = screen
        self._jobs = ThreadPoolExecutor(1, "copy")
        self._last = ClipText("")  # what was made last, whether or not it could be sent

    def choose_form(
        self,
        make: Callable[[CopyAs], Rendered],
        last: CopyAs,
        chosen: Callable[[CopyAs], None],
        *,
        several: bool,
    ) -> None:
        """Let the style and the format be chosen, beside the copy that they give."""
        from briefreader.app.dialogs.copy_form import CopyForm

        def done(form: CopyAs | None) -> None:
            if form is not None:
                chosen(form)

        form = CopyForm(make, outputs(self._screen.app.environment.templates), last, several=several)
        self._screen.app.push_screen(form, done)

    def copy(self, make: Callable[[], Rendered], *, named: str = "", say: "Say | None" = None) -> None:
        """Copy what is made behind the screen; `named` tells what it is of, if that was selected."""
        clipboard, ask_terminal = self._screen.app.environment.clipboard, self._ask_terminal()

        def work() -> Sent | NothingMade:
            made = make()
            if not made.text:
                return NothingMade(made.remarks)
            plain, removed = copyable(made.text)
            hidden = (Remark("hidden", count=removed),) if removed else ()
            self._last = text = ClipText(plain, copyable(made.html)[0])
            return Sent(text, clipboard.copy(text, ask_terminal(text)), (*hidden, *made.remarks))

        sent = partial(self._sent, named=named, say=say or self._screen.say)
        self._screen.run_to_end("copy", self._jobs.submit(work).result, sent)

    def send_again(self, way: WayName) -> None:
        """Send the last copy once more, by a way that was chosen."""
        clipboard, ask_terminal = self._screen.app.environment.clipboard, self._ask_terminal()

        def work() -> Sent | NothingMade:
            text = self._last
            if not text.plain:
                return NothingMade(())
            return Sent(text, clipboard.copy_by(way, text, ask_terminal(text)))

        sent = partial(self._sent, named="", say=self._screen.say)
        self._screen.run_to_end("copy", self._jobs.submit(work).result, sent)

    def _ask_terminal(self) -> Callable[[ClipText], Callable[[str], None]]:
        """What lets Textual, which owns the terminal, ask it; Textual makes the sequence itself."""
        app = self._screen.app
        return lambda text: lambda _sequence: app.call_from_thread(app.write_clipboard, text.plain)

    def _sent(self, result: Sent | NothingMade, *, named: str, say: "Say") -> None:
        """Say where it went, what is odd about it, and how it begins and ends."""
        from briefreader.wording.remarks import remark_words  # once something is copied

        if isinstance(result, NothingMade):
            told = tuple(map(remark_words, result.remarks[:MOST_LINES])) or unavailable_lines(
                Unavailable("copy")
            )
            say(*told, severity="warning")
            return
        doubt = _DOUBT if result.outcome.way == "terminal" else None
        odd = joined((joined(map(remark_words, result.remarks)), doubt), ". ")
        warn = any(remark.severity == "warning" for remark in result.remarks)
        severity = "error" if result.outcome.way == "none" else "warning" if warn else "information"
        went = "Copied" if result.outcome.way != "none" else "Not copied:"
        first = f"{went} {named}" if named else ""
        lines = filter(None, (first, result.outcome.message, odd, result.text.plain))
        say(*islice(lines, MOST_LINES), severity=severity)

    # By another way

    def choose_way(self) -> None:
        """Let the way be chosen by which the last copy is sent once more."""
        clipboard = self._screen.app.environment.clipboard
        self._screen.run_in_turn(lambda: clipboard.ways, self._choose_way)

    def _choose_way(self, ways: Sequence[Way]) -> None:
        from briefreader.app.dialogs.picker import Picker

        def done(way: str | None) -> None:
            if way == _PAGE:
                self._show_page(self._last.plain)
            elif way is not None:
                self.send_again(convert(way, WayName))

        by_hand = Way("file", "page", True, "the plain text, to select with the mouse")
        working_first = sorted(ways, key=lambda way: not way.available)
        rows = rows_of([*(_way_row(way.way, way) for way in working_first), _way_row(_PAGE, by_hand)])
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
