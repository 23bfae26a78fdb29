"""Find goes to words; filter hides items."""

from collections.abc import Callable, Mapping
from functools import partial

from briefreader.app.base_screen import Question
from briefreader.app.filter import FilterError, parse
from briefreader.app.reader.feature import Feature
from briefreader.app.widgets.pane import Pane


class Find(Feature):
    """Asks for words or a filter, for the list that is in use."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Find, next, previous, filter."""
        return {
            "find": self._find,
            "find-next": partial(self._go_to_hit, 1),
            "find-previous": partial(self._go_to_hit, -1),
            "filter": self._filter,
        }

    def _find(self) -> None:
        """The matches follow while one types."""
        pane = self.screen.list_in_use
        self.screen.ask(Question("Find", typed=pane.find, left=partial(self._find_nothing, pane)))

    def _find_nothing(self, pane: Pane) -> None:
        pane.seek("")
        self.screen.hush()

    def _go_to_hit(self, direction: int) -> None:
        if self.screen.list_in_use.sought:
            self.screen.list_in_use.go_to_hit(direction)
        else:
            self._find()

    def _filter(self) -> None:
        pane = self.screen.list_in_use
        label = "Only  (speaker: kind: stance: evidence: status: tag: reviewed:no)"
        self.screen.ask(Question(label, pane.limit.text, answer=partial(self._limit, pane)))

    def _limit(self, pane: Pane, text: str) -> None:
        try:
            pane.limit_to(parse(text))
        except FilterError as error:
            self.screen.say(str(error), severity="warning")
