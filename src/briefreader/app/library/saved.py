"""Saved queries in the search: listed with their counts where nothing is asked, kept, asked and removed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from briefreader.app.base_screen import Question
from briefreader.app.content import empty, parts
from briefreader.app.keeping import refusal
from briefreader.app.library.answers import SHOWN, short_count
from briefreader.app.rows import Row
from briefreader.base.text import name_line
from briefreader.library.query import QuerySyntaxError
from briefreader.many_briefs import Library
from briefreader.notes import StoreError

if TYPE_CHECKING:
    from briefreader.app.library.search import SearchScreen

_WHAT = (
    "Words find quotes, claims, history, sources and notes in all briefs.",
    "Fields narrow them: speaker:lee stance:denies date:2024-10..",
    "Tab completes fields, values and names.",
)


class _Saved(Struct, frozen=True):
    """The saved queries by their names, the numbers of their hits, and why they could not be read."""

    queries: Mapping[str, str] = {}
    counts: Mapping[str, str] = {}
    refusal: str = ""


class SavedInSearch:
    """What was saved, by its names."""

    def __init__(self, screen: "SearchScreen") -> None:
        self._screen = screen
        self.queries: Mapping[str, str] = {}

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Keep a query, and remove one."""
        return {"save-query": self._ask_name, "forget-query": self._forget}

    def show(self) -> None:
        """What can be asked, and what was saved, with the number of hits."""
        self._screen.hit_list.show_others([*map(empty, _WHAT)])
        self._screen.run_until_left("search", partial(_saved, self._screen.library), self._take)

    def _take(self, saved: _Saved) -> None:
        self.queries = saved.queries
        if saved.refusal:
            self._screen.say(saved.refusal, severity="warning")
        if saved.queries and not self._screen.query_text.strip():
            rows = [_saved_row(name, query, saved.counts[name]) for name, query in saved.queries.items()]
            self._screen.hit_list.show_others([*map(empty, _WHAT), empty(""), *rows])

    def _ask_name(self) -> None:
        """Ask for the name under which the query is saved."""
        if self._screen.query_text.strip():
            question = Question("Save query as", answer=self._save)
            self._screen.with_name(partial(self._screen.ask, question))
        else:
            self._screen.say("There is no query to save")

    def _save(self, name: str) -> None:
        if name := name_line(name):
            save = partial(self._screen.library.reviewers.save_query, name, self._screen.query_text)
            self._screen.run_to_end(
                "queries", partial(refusal, save), partial(self._tell, f"Saved as {name}")
            )

    def _forget(self) -> None:
        """Remove the saved query under the cursor."""
        name = self._screen.hit_list.key
        if name in self.queries and not self._screen.query_text.strip():
            remove = partial(refusal, partial(self._screen.library.reviewers.remove_query, name))
            self._screen.run_to_end("queries", remove, partial(self._tell, f"{name} removed"))
        else:
            self._screen.say("The cursor is on no saved query")

    def _tell(self, done: str, refusal: str) -> None:
        self._screen.say(refusal or done, severity="warning" if refusal else "information")
        if not self._screen.query_text.strip():
            self.show()


def _saved(library: Library) -> _Saved:
    try:
        queries = library.reviewers.saved_queries()
    except StoreError as error:
        return _Saved(refusal=str(error))
    counts = {}
    for name, query in queries.items():
        try:
            hits = library.find_indexed(library.parse(query), SHOWN)
        except QuerySyntaxError as error:
            counts[name] = error.what
        else:
            counts[name] = short_count(hits) if hits is not None else ""
    return _Saved(queries, counts)


def _saved_row(name: str, query: str, count: str) -> Row:
    told = parts([(query, "muted")], indent=2)
    return Row(name, (parts([("★ ", "muted"), (name, "strong")]), told), ((count, "chip"),) if count else ())
