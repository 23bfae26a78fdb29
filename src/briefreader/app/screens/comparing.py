"""Other reviewers of the same brief: whose notes are shown, and where they differ from one's own."""

from contextlib import suppress
from dataclasses import replace

from briefreader.app.content import parts
from briefreader.app.dialogs.picker import Listing
from briefreader.app.screens.collecting import Collecting
from briefreader.app.widgets.list.rows import Row, rows_of
from briefreader.notes import Colleague, StoreError, disagreements


class Comparing(Collecting):
    """Colleagues' notes are read from their own files, and shown beside one's own."""

    _colleagues: tuple[Colleague, ...] = ()
    _hidden: frozenset[str] = frozenset()  # folders of those whose notes are not shown

    def show_colleagues(self, colleagues: tuple[Colleague, ...]) -> None:
        """Take what there is, and show of it what the reviewer wants to see."""
        self._colleagues = colleagues
        shown = tuple(one for one in colleagues if one.reviewer.folder not in self._hidden)
        if self.view is not None and shown != self.view.colleagues:
            self.view = replace(self.view, colleagues=shown)

    def action_colleagues(self) -> None:
        """Choose whose notes are shown."""
        if not self._colleagues:
            self.say("Nobody else has notes to this brief in this notes folder.")
            return
        rows = [_row(one, shown=one.reviewer.folder not in self._hidden) for one in self._colleagues]
        listing = Listing("Whose notes are shown", rows_of(rows), "Enter shows or hides · Esc leaves")
        self.app.push_screen(listing, self._toggle)

    def _toggle(self, folder: str | None) -> None:
        if folder is None:
            return
        self._hidden ^= {folder}
        with suppress(StoreError):  # only a convenience is lost
            self.app.surroundings.state.keep_hidden_reviewers(self._hidden)
        self.show_colleagues(self._colleagues)
        self.action_colleagues()

    def action_disagreements(self) -> None:
        """Where verdict, grade or reviewed state differ."""
        if self.view is None:
            return
        own = (self.app.surroundings.reviewer, self.view.notebook)
        others = [(colleague.name, colleague.notebook) for colleague in self.view.colleagues]
        found = disagreements([own, *others])
        if not found:
            self.say("No reviewer differs from another." if others else "Nobody else's notes are shown.")
            return
        from briefreader.app.dialogs.disagreement import DisagreementScreen

        self.app.push_screen(DisagreementScreen(self.view, found), self.go_into)


def _row(colleague: Colleague, *, shown: bool) -> Row:
    notebook = colleague.notebook
    told = notebook.notice or f"{len(notebook.entries)} entries, {len(notebook.reviewed)} reviewed"
    pieces = [
        ("[x] " if shown else "[ ] ", "accent"),
        (colleague.name, "strong"),
        (f"  {told}", "warning" if notebook.notice else "muted"),
    ]
    return Row(colleague.reviewer.folder, (parts(pieces),))
