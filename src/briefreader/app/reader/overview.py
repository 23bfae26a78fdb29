"""The whole brief at one look: parties against contested claims, and the problems of the file."""

from collections.abc import Callable, Mapping

from briefreader.app.reader.copy import Copy
from briefreader.app.reader.dossiers import Dossiers
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.over_briefs import OverBriefs
from briefreader.app.view import MatrixCell


class Overview(Feature):
    """Opens the tables; what is chosen there is gone to."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The matrix, and the problems."""
        return {"matrix": self._matrix, "problems": self._problems}

    def _matrix(self) -> None:
        """The contested claims; all of them where the cursor is on another one, or none is contested."""
        at, self.session.cell = self.session.cell or MatrixCell("", self.session.focus.item), None
        statuses = {claim.id: claim.status for claim in self.session.shown.opened.brief.claims}
        is_contested = statuses.get(at.claim, "contested") == "contested"
        self._show_matrix(at, contested_only=is_contested and "contested" in statuses.values())

    def _show_matrix(self, at: MatrixCell, *, contested_only: bool) -> None:
        from briefreader.app.dialogs.matrix import MatrixScreen

        copy = self.screen.the(Copy).copy_table
        table = MatrixScreen(self.session.shown, copy, at, contested_only=contested_only)
        claims = self.session.shown.opened.brief.claims

        def chosen(item: str | None) -> None:
            if item == table.OTHER_BRIEFS:
                self.session.cell = table.here
                self.screen.the(OverBriefs).show_same_claims(table.here.claim)
                return
            if item == table.SPEAKERS:
                self.session.cell = table.here
                self.screen.the(Dossiers).open_one_of(table.speakers_here)
                return
            if item != table.OTHER_CLAIMS:
                self.screen.the(Navigation).go_into(item, table.here)
                return
            is_alike = all(claim.status != "contested" for claim in claims)  # then there are no fewer to show
            self._show_matrix(table.here, contested_only=not contested_only and not is_alike)

        self.screen.app.push_screen(table, chosen)

    def _problems(self) -> None:
        from briefreader.app.dialogs.problems import ProblemList

        found = self.session.inspection.problems
        problems = ProblemList(self.session.path.name, found, self.session.shown)
        go = self.screen.the(Navigation).go_into
        self.screen.app.push_screen(problems, lambda key: go(problems.item_of(key)))
