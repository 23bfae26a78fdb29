"""Find goes to words; filter hides items."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefreader.app.base_screen import Question
from briefreader.app.limit import Limit, SearchedItems
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.session import ReadingSession
from briefreader.app.widgets.pane import Pane

if TYPE_CHECKING:
    from briefreader.app.reader.screen import ReaderScreen


class Find(Feature):
    """Asks for words or a filter, for the list that is in use."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self._awaited: Callable[[], None] = _nothing  # what is done once a list is ready for finding
        self._searched = SearchedItems()
        self._preparing: object = None  # the rows that are being made ready

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
        typed, left = partial(self._find_words, pane), partial(self._find_nothing, pane)
        entered = partial(self._find_entered, pane)
        self.screen.ask(Question("Find", answer=entered, typed=typed, left=left))
        self._when_ready(pane, _nothing)

    def _find_words(self, pane: Pane, words: str) -> None:
        if not words:
            self.screen.hush()
        self._when_ready(pane, partial(pane.find, words))

    def _find_entered(self, pane: Pane, words: str) -> None:
        """What was found is told once more: the line in which it stood has gone."""
        if words:
            self._when_ready(pane, pane.tell_hits)

    def _when_ready(self, pane: Pane, then: Callable[[], None]) -> None:
        """Do something that looks into all rows, once their words are ready; of several things the last."""
        self._awaited = then
        if pane.rows.is_prepared:
            then()
        elif self._preparing is not pane.rows:
            self._preparing = pane.rows
            prepare = partial(pane.rows.prepare, self.screen.app.give_way.pause)
            self.screen.run_until_left("find", prepare, self._go_on)

    def _go_on(self, _: None) -> None:
        self._preparing = None
        self._awaited()

    def _find_nothing(self, pane: Pane) -> None:
        self._awaited = _nothing
        pane.seek("")
        self.screen.hush()

    def _go_to_hit(self, direction: int) -> None:
        if self.screen.list_in_use.sought:
            pane = self.screen.list_in_use
            self._when_ready(pane, partial(pane.go_to_hit, direction))
        else:
            self._find()

    def _filter(self) -> None:
        pane = self.screen.list_in_use
        from briefreader.library.completion import completed

        brief, answer = self.session.shown.opened.brief, partial(self._limit, pane)
        values = {
            "speaker": [one.name for one in brief.speakers],
            "party": [*brief.parties.values()],
            "tag": [*self.session.shown.notebook.tag_counts],
        }
        complete = partial(completed, values=values)
        label = "Filter  (words, speaker: kind: stance: status: tag: reviewed:no, or, not)"
        self.screen.ask(Question(label, pane.limit.text, answer=answer, complete=complete))

    def _limit(self, pane: Pane, text: str) -> None:
        """Limit a list once all items are ready to be asked for."""
        from briefreader.library.query import QuerySyntaxError, parse

        try:
            query = parse(text, self.session.environment.today)
        except QuerySyntaxError as error:
            self.screen.say(error.what, severity="warning")
            return
        limit = Limit(text.strip(), query, self._searched) if text.strip() else Limit()
        opened, pause = self.session.shown.opened, self.screen.app.give_way.pause
        prepare = partial(self._searched.prepare, opened, pause)
        self.screen.run_until_left("filter", prepare, lambda _: pane.limit_to(limit))


def _nothing() -> None:
    """There is nothing to be done."""
