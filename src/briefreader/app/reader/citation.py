"""The citation of the source: what it lacks is added here, and its address opened."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefreader.app.reader.copy import Copy, cites
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.composition.citing import added
from briefreader.notes import Edit

if TYPE_CHECKING:
    from briefreader.app.dialogs.citation_form import Additions


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
            return cites(self.session, additions).reference(Form(style))

        def done(additions: "Additions | None") -> None:
            if additions is not None and set(additions) != set(before):
                self.screen.the(SaveNotes).change(lambda edit: _amended(edit, before, additions))

        form = CitationForm(given(source.csl), before, guesses(source), preview)
        self.screen.app.push_screen(form, done)

    def _open_address(self) -> None:
        """Open the source's address in the browser."""
        url = self.session.shown.opened.brief.source.csl.url or ""
        self.screen.app.open_url(url)
        self.screen.say(f"Asked the system to open {url}")


def _amended(edit: Edit, before: "Additions", after: "Additions") -> str:
    """Make the additions those that are there `after`; what to tell of it."""
    kept = {one.field: one for one in after}
    for one in before:
        if one.field not in kept:
            edit.add_to_citation(one.field, None)
    for one in after:
        if one not in before:
            edit.add_to_citation(one.field, one.value, inferred=one.inferred)
    return "The citation has what you added." if after else "The citation is as the source has it."
