"""Copies of items with their citation, and where they went."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct, ValidationError, convert, to_builtins
from msgspec.structs import replace
from textual.app import SuspendNotSupported

from briefreader.actions import Unavailable
from briefreader.app.content import parts
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.session import ReadingSession
from briefreader.app.rows import Row, rows_of
from briefreader.base.text import copyable
from briefreader.cite.remarks import Remark, Rendered
from briefreader.clipboard.outcome import ClipText, Outcome, Way, WayName
from briefreader.clipboard.page import show_page
from briefreader.composition.citing import added, citer
from briefreader.composition.copies import Copier, CopyAs, outputs
from briefreader.wording.availability import unavailable_lines
from briefreader.wording.phrases import joined

if TYPE_CHECKING:
    from briefreader.app.base_screen import Say
    from briefreader.app.dialogs.table import TableText
    from briefreader.app.reader.screen import ReaderScreen
    from briefreader.cite.addition import AddedField
    from briefreader.cite.citer import Citer

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


def cites(session: ReadingSession, additions: "tuple[AddedField, ...] | None" = None) -> "Citer":
    """What cites the items of the brief, with what was added to its citation."""
    view = session.shown
    today = session.environment.today
    return citer(view.opened, added(view.notebook) if additions is None else additions, today)


class Copy(Feature):
    """Making a copy and sending it are one job; the message tells what is known of it.

    Jobs are done one after another, in the order in which they were asked for.
    """

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self._jobs = ThreadPoolExecutor(1, "copy")
        self._last = ClipText("")  # what was made last, whether or not it could be sent

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Copy as usual, as chosen, and what was copied once more."""
        return {
            "copy": lambda: self._copy(self.session.focus.items, self._copier, self.usual),
            "copy-as": self._choose_form,
            "copy-again": lambda: self._copy(self.session.focus.items, self._copier, self.chosen_last),
            "copy-with": self._look_for_ways,
            "copy-to-file": partial(self._send_again, "file"),
        }

    # In which form

    @property
    def usual(self) -> CopyAs:
        """Plain text, unless the settings name another form."""
        settings = self.session.environment.settings
        return CopyAs(settings.style, settings.format)

    @property
    def chosen_last(self) -> CopyAs:
        """The form that was chosen last, as long as it is known."""
        from briefreader.cite.styles import STYLES

        around = self.session.environment
        try:
            last = convert(self.session.remembered.choices.form, CopyAs)
        except ValidationError:
            return self.usual
        known = last.style in STYLES and last.output in outputs(around.templates)
        return last if known else self.usual

    @property
    def _copier(self) -> Copier:
        view = self.session.shown
        return Copier(view.opened, view.notebook, cites(self.session), self.session.environment.templates)

    def _choose_form(self) -> None:
        from briefreader.app.dialogs.copy_form import CopyForm

        items, copier = self.session.focus.items, self._copier

        def done(chosen: CopyAs | None) -> None:
            if chosen is not None:
                self._keep_form(chosen)
                self._copy(items, copier, chosen)

        form = CopyForm(
            partial(copier.made, items),
            outputs(self.session.environment.templates),
            self.chosen_last,
            several=len(items) > 1,
        )
        self.screen.app.push_screen(form, done)

    def _keep_form(self, form: CopyAs) -> None:
        remembered = self.session.remembered
        choices = replace(remembered.choices, form=to_builtins(form))
        self.session.remembered = replace(remembered, choices=choices)
        self.screen.write_in_turn("form", partial(self.session.environment.state.chosen.keep_form, form))

    # Making and sending

    def _copy(self, items: tuple[str, ...], copier: Copier, copy_as: CopyAs) -> None:
        self._make_and_send(partial(copier.made, items, copy_as), selected=self.end_selection())

    def copy_words(self, item: str, words: str) -> None:
        """Copy some words of an item."""
        from briefreader.cite.citer import Form
        from briefreader.cite.statements import NotCopiable

        form = Form(self.usual.style, self.usual.output)
        try:
            made = cites(self.session).excerpt(item, form, words)
        except NotCopiable as refusal:
            self.screen.say(f"{refusal.what}.", refusal.mend, severity="warning")
        else:
            self._make_and_send(lambda: made)

    def copy_text(self, raw: str) -> None:
        """Copy a text as it is, without what could run or hide."""
        self.copy_made(lambda: raw)

    def copy_made(self, make: Callable[[], str]) -> None:
        """Copy a text that is made behind the screen; it may wait for the disk."""
        self._make_and_send(lambda: Rendered(make()))

    def copy_table(self, text: "TableText", say: "Say") -> None:
        """Copy a table, and say so where it is shown."""
        self._make_and_send(lambda: Rendered(text.plain, html=text.html), say=say)

    def _make_and_send(
        self, make: Callable[[], Rendered], *, selected: str = "", say: "Say | None" = None
    ) -> None:
        clipboard, ask_terminal = self.session.environment.clipboard, self._ask_terminal()

        def work() -> Sent | NothingMade:
            made = make()
            if not made.text:
                return NothingMade(made.remarks)
            plain, removed = copyable(made.text)
            hidden = (Remark("hidden", count=removed),) if removed else ()
            self._last = text = ClipText(plain, copyable(made.html)[0])
            return Sent(text, clipboard.copy(text, ask_terminal(text)), (*hidden, *made.remarks), selected)

        self.session.has_copied = True
        self.screen.run_to_end("copy", self._jobs.submit(work).result, partial(self._sent, say=say))

    def _send_again(self, way: WayName) -> None:
        """Send the last copy once more, by a way that was chosen."""
        clipboard, ask_terminal = self.session.environment.clipboard, self._ask_terminal()

        def work() -> Sent | NothingMade:
            text = self._last
            if not text.plain:
                return NothingMade(())
            return Sent(text, clipboard.copy_by(way, text, ask_terminal(text)))

        self.screen.run_to_end("copy", self._jobs.submit(work).result, self._sent)

    def _ask_terminal(self) -> Callable[[ClipText], Callable[[str], None]]:
        """What lets Textual, which owns the terminal, ask it; Textual makes the sequence itself."""
        app = self.screen.app
        return lambda text: lambda _sequence: app.call_from_thread(app.write_clipboard, text.plain)

    def _sent(self, result: Sent | NothingMade, say: "Say | None" = None) -> None:
        """Say where it went, what is odd about it, and how it begins and ends."""
        say = say or self.screen.say
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

    def _look_for_ways(self) -> None:
        clipboard = self.session.environment.clipboard
        self.screen.run_until_left("ways", lambda: clipboard.ways, self._choose_way)

    def _choose_way(self, ways: Sequence[Way]) -> None:
        from briefreader.app.dialogs.picker import Picker

        def done(way: str | None) -> None:
            if way == _PAGE:
                self._show_page(self._last.plain)
            elif way is not None:
                self._send_again(convert(way, WayName))

        by_hand = Way("file", "page", True, "the plain text, to select with the mouse")
        rows = rows_of([*(_way_row(way.way, way) for way in ways), _way_row(_PAGE, by_hand)])
        self.screen.app.push_screen(Picker("Copy with", rows, "Enter copy · Esc cancel"), done)

    def _show_page(self, text: str) -> None:
        try:
            self.screen.app.lend_terminal(partial(show_page, text))
        except SuspendNotSupported:
            from briefreader.wording.programs import NOT_LENT

            self.screen.say(NOT_LENT, severity="warning")


def _way_row(key: str, way: Way) -> Row:
    style, sign = ("good", "works") if way.available else ("muted", "not available")
    pieces = [(f"{way.name:<16}", "strong"), (f"{sign}: ", style), (way.why, "muted")]
    return Row(key, (parts(pieces),))
