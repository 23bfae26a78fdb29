"""The queries at the side: parts of the list, and what was saved, counted behind the screen."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefreader.app.background import WorkDone
from briefreader.app.library.feature import LibraryFeature
from briefreader.app.library.session import LibrarySession
from briefreader.app.library.side import SideQueries
from briefreader.notes import StoreError
from briefreader.wording.phrases import quoted

if TYPE_CHECKING:  # what counts is imported when there is something to be counted
    from briefreader.app.library.counts import QueryCount, QueryCounts
    from briefreader.app.library.screen import LibraryScreen
    from briefreader.notes.saved_queries import SavedQueries, SavedQuery


class Queries(LibraryFeature):
    """Goes to the queries and back, shows what they ask for, and keeps their counts."""

    def __init__(self, screen: "LibraryScreen", session: LibrarySession) -> None:
        super().__init__(screen, session)
        self._saved: tuple[SavedQuery, ...] | None = None  # until they are read
        self._refusals: tuple[str, ...] = ()  # that were told
        self._counts: dict[SavedQuery, QueryCount] = {}
        self._turn = 0  # countings that were begun; the last one goes on

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """To the queries and back."""
        return {"queries": self.switch}

    def switch(self) -> None:
        """Go to the queries, or back to the briefs."""
        screen = self.screen
        screen.focus_on(screen.briefs if screen.side.has_focus else screen.side)

    def show(self) -> None:
        """Show the queries with what is known of their counts."""
        session = self.session
        self.screen.side.show(SideQueries(session.choice.kept, session.counts, self._saved, self._counts))

    # Counting

    def count(self) -> None:
        """Read what is saved, and count it once everything is indexed, behind the screen."""
        if self.session.is_first_page:
            return
        self._turn += 1
        count = partial(self._count, self._turn, is_whole=self.session.is_whole)
        self.screen.run_until_left("counts", count, lambda _: None)

    def _count(self, turn: int, *, is_whole: bool) -> None:
        """In a thread."""
        library = self.session.files.library
        saved = library.reviewers.shown_queries()
        self._publish(turn, partial(self._take_saved, saved))
        countable = saved.queries if is_whole else ()  # else what is indexed later would be called new
        for query, count in self._counter.count(countable, lambda: self._goes_on(turn)):
            self._publish(turn, partial(self._take_count, query, count))

    @property
    def _counter(self) -> "QueryCounts":
        from briefreader.app.library.counts import QueryCounts

        session = self.session
        return QueryCounts(session.files.library, session.environment, str(session.folder.absolute()))

    def _goes_on(self, turn: int) -> bool:
        return self.screen.is_attached and turn == self._turn

    def _publish(self, turn: int, take: Callable[[], None]) -> None:
        if self._goes_on(turn):
            self.screen.post_message(WorkDone(take))

    def _take_saved(self, saved: "SavedQueries") -> None:
        self._saved = saved.queries
        self._counts = {one: self._counts[one] for one in saved.queries if one in self._counts}
        self.show()
        told, self._refusals = self._refusals, tuple(error.what for error in saved.refusals)
        if error := next((one for one in saved.refusals if one.what not in told), None):
            self.screen.say(f"Saved queries cannot be read: {error.what}.", error.mend, severity="warning")

    def _take_count(self, query: "SavedQuery", count: "QueryCount") -> None:
        if self._counts.get(query) != count:
            self._counts[query] = count
            self.show()

    # What they ask for

    def open_here(self) -> None:
        """Show the part of the list, or the hits of the query, under the cursor."""
        side = self.screen.side
        if (part := side.part) is not None:
            self.screen.choose(replace(self.session.choice, kept=part))
            self.screen.focus_on(self.screen.briefs)
        elif (query := side.saved) is not None:
            from briefreader.app.library.search import SearchScreen

            if self.session.is_whole:
                self.screen.run_to_end("seen", partial(self._counter.open, query), lambda _: None)
            self.screen.app.push_screen(SearchScreen(self.session.folder, query.query))

    def drop_here(self) -> None:
        """Remove the saved query under the cursor, if it is the reviewer's own."""
        query = self.screen.side.saved
        if query is None:
            self.screen.say("The cursor is on no saved query")
        elif query.owner:
            self.screen.say(f"This query is saved by {query.owner}. Only they can remove it")
        else:
            self.screen.run_to_end("queries", partial(self._drop, query.name), self._tell_dropped)

    def _drop(self, name: str) -> tuple[str, StoreError | None]:
        try:
            self.session.files.library.reviewers.remove_query(name)
        except StoreError as error:
            return name, error
        return name, None

    def _tell_dropped(self, outcome: tuple[str, StoreError | None]) -> None:
        name, error = outcome
        if error is not None:
            self.screen.say(f"Not removed: {error.what}.", error.mend, severity="error")
        else:
            self.screen.say(f"Removed {quoted(name)}.")
        self.count()
