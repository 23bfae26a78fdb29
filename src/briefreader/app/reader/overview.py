"""The whole brief at one look: parties against contested claims, and the problems of the file."""

from collections.abc import Callable, Mapping

from briefreader.app.reader.feature import Feature
from briefreader.app.reader.navigation import Navigation


class Overview(Feature):
    """Opens the tables; what is chosen there is gone to."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """The matrix, and the problems."""
        return {"matrix": self._matrix, "problems": self._problems}

    def _matrix(self) -> None:
        from briefreader.app.dialogs.matrix import MatrixScreen

        table = MatrixScreen(self.session.shown, self.session.focus.item)
        self.screen.app.push_screen(table, self.screen.the(Navigation).go_into)

    def _problems(self) -> None:
        from briefreader.app.dialogs.problems import ProblemList

        self.screen.app.push_screen(ProblemList(self.session.path.name, self.session.inspection.problems))
