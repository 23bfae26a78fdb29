"""The citation of the source: what it lacks is added here, and its address opened."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from briefreader.app.reader.copy import Copy, cites
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.base.browsing import Browser, browser
from briefreader.base.processes import ProcessError, run_here, start
from briefreader.composition.citing import added
from briefreader.notes import Edit
from briefreader.wording.programs import NOT_LENT, SET_BROWSER, ended_words

if TYPE_CHECKING:
    from briefreader.app.dialogs.citation_form import Additions

SOON = 2.0  # seconds in which a browser that cannot open anything says so


class Citation(Feature):
    """Asks for byline, date, address, section and day of access, where the source gives none."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Complete it, and open the address."""
        return {"citation": self._complete, "address": self._open_address}

    def _complete(self) -> None:
        from briefreader.app.dialogs.citation_form import CitationForm
        from briefreader.cite.addition import given, guesses
        from briefreader.cite.citer import Form

        source = self.session.shown.opened.brief.source
        before = added(self.session.shown.notebook)
        style = self.screen.the(Copy).chosen_last.style

        def preview(additions: "Additions") -> str:
            made = cites(self.session, additions)
            # What another program makes would keep the screen waiting at each letter.
            return made.reference(Form(style if made.has_form(style) else "default"))

        def done(additions: "Additions | None") -> None:
            if additions is not None and set(additions) != set(before):
                self.screen.the(SaveNotes).change(lambda edit: _amended(edit, before, additions))

        form = CitationForm(given(source.csl), before, guesses(source), preview)
        self.screen.app.push_screen(form, done)

    def _open_address(self) -> None:
        """Open the source's URL in the browser."""
        address = self.session.shown.opened.brief.source.csl.url or ""
        try:
            program = browser(os.environ)
            if program is None:
                self.screen.say(f"No browser available for {address}", SET_BROWSER, severity="warning")
            elif program.needs_terminal:
                code = self.screen.app.lend_terminal(partial(run_here, program.at(address)))
                self._opened(program, address, code)
            else:
                self.screen.say(f"Opening {address} with {program.name} …")
                self.screen.run_until_left(
                    "address", partial(_started, program, address), partial(self._opened, program, address)
                )
        except SuspendNotSupported:
            self.screen.say(NOT_LENT, address, severity="warning")
        except ProcessError as error:
            self._not_opened(address, error)

    def _opened(self, program: Browser, address: str, outcome: int | ProcessError | None) -> None:
        """Say what became of a browser: its exit code, None while it runs, or why it did not start."""
        if isinstance(outcome, ProcessError):
            self._not_opened(address, outcome)
        elif outcome:
            told = f"{program.name} {ended_words(outcome)}; not opened: {address}"
            self.screen.say(told, SET_BROWSER, severity="error")
        else:
            self.screen.say(f"Opened with {program.name}: {address}")

    def _not_opened(self, address: str, error: ProcessError) -> None:
        self.screen.say(f"{error}. Not opened: {address}", SET_BROWSER, severity="error")


def _started(program: Browser, address: str) -> int | ProcessError | None:
    try:
        return start(program.at(address), seconds=SOON)
    except ProcessError as error:
        return error


def _amended(edit: Edit, before: "Additions", after: "Additions") -> str:
    """Make the additions those that are there `after`; what to tell of it."""
    kept = {one.field: one for one in after}
    for one in before:
        if one.field not in kept:
            edit.add_to_citation(one.field, None)
    for one in after:
        if one not in before:
            edit.add_to_citation(one.field, one.value, inferred=one.inferred)
    return "Citation completed." if after else "Your additions to the citation removed."
