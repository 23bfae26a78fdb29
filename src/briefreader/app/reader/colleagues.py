"""Other reviewers of the same brief: whose notes are shown, and where they differ from one's own."""

from collections.abc import Callable, Mapping
from functools import partial

from briefreader.app.content import parts
from briefreader.app.dialogs.picker import Picker
from briefreader.app.reader.copy import Copy
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.navigation import Navigation
from briefreader.app.rows import Row, rows_of
from briefreader.notes import Colleague, disagreements


class Colleagues(Feature):
    """Colleagues' notes are read from their own files, and shown beside one's own."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Choose, and compare."""
        return {"colleagues": self._choose, "disagreements": self._compare}

    def _choose(self) -> None:
        hidden = self.session.hidden
        rows = [_row(one, shown=one.reviewer.folder not in hidden) for one in self.session.colleagues]
        listing = Picker("Whose notes are shown", rows_of(rows), "Enter show or hide · Esc close")
        self.screen.app.push_screen(listing, self._toggle)

    def _toggle(self, folder: str | None) -> None:
        if folder is not None:
            self.session.toggle_colleague(folder)
            chosen, hidden = self.session.environment.state.chosen, self.session.hidden
            self.screen.write_in_turn("hidden", partial(chosen.keep_hidden, hidden))
            self._choose()

    def _compare(self) -> None:
        view = self.session.shown
        own = (self.session.environment.reviewer, view.notebook)
        found = disagreements([own, *((one.name, one.notebook) for one in view.colleagues)])
        if not found:
            self.screen.say("No reviews disagree.")
            return
        from briefreader.app.dialogs.disagreement import DisagreementScreen

        table = DisagreementScreen(view, found, self.screen.the(Copy).copy_table)
        self.screen.app.push_screen(table, self.screen.the(Navigation).go_into)


def _row(colleague: Colleague, *, shown: bool) -> Row:
    notebook = colleague.notebook
    told = notebook.notice or f"{len(notebook.entries)} entries, {len(notebook.reviewed)} reviewed"
    pieces = [
        ("[x] " if shown else "[ ] ", "strong"),
        (colleague.name, "strong"),
        (f"  {told}", "warning" if notebook.notice else "muted"),
    ]
    return Row(colleague.reviewer.folder, (parts(pieces),))
