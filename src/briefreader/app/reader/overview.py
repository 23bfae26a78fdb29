"""The whole brief at one look: parties against contested claims, and the problems of the file."""

from collections.abc import Callable, Mapping

from briefreader.app.reader.copy import Copy
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.navigation import Navigation
from briefreader.app.view import MatrixCell


class Overview(Feature):
    """Opens the tables; what is chosen there is gone to."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The matrix, and the problems."""
        return {"matrix": self._matrix, "problems": self._problems}

    def _matrix(self) -> None:
        from briefreader.app.dialogs.matrix import MatrixScreen

        focus = self.session.focus.item
        at, self.session.cell = self.session.cell or MatrixCell("", focus), None
        table = MatrixScreen(self.session.shown, self.screen.the(Copy).copy_table, at)

        go = self.screen.the(Navigation).go_into
        self.screen.app.push_screen(table, lambda item: go(item, table.here))

    def _problems(self) -> None:
        from briefreader.app.dialogs.problems import ProblemList

        found = self.session.inspection.problems
        problems = ProblemList(self.session.path.name, found, self.session.shown)
        go = self.screen.the(Navigation).go_into
        self.screen.app.push_screen(problems, lambda key: go(problems.item_of(key)))
