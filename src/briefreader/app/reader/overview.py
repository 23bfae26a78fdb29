"""The whole brief at one look: parties against contested claims, and the problems of the file."""

from collections.abc import Callable, Mapping

from briefreader.app.reader.copy import Copy
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.trail import MatrixCell


class Overview(Feature):
    """Opens the tables; what is chosen there is gone to."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The matrix, and the problems."""
        return {"matrix": self._matrix, "problems": self._problems}

    def _matrix(self) -> None:
        from briefreader.app.dialogs.matrix import MatrixScreen

        at = self.session.cell
        copy = self.screen.the(Copy).copy_table
        table = MatrixScreen(
            self.session.shown, copy, (at.party, at.claim) if at else None, at.step if at else 0
        )

        def done(item: str | None) -> None:
            self.session.cell = cell = MatrixCell(*table.here, table.step)
            self.screen.the(Navigation).go_into(item, cell)

        self.screen.app.push_screen(table, done)

    def _problems(self) -> None:
        from briefreader.app.dialogs.problems import ProblemList

        found = self.session.inspection.problems
        problems = ProblemList(self.session.path.name, found, self.session.shown)
        go = self.screen.the(Navigation).go_into
        self.screen.app.push_screen(problems, lambda key: go(problems.item_of(key)))
