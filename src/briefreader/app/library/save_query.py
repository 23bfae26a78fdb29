"""Saving the query of a search, which then stands beside the list of briefs."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefreader.app.base_screen import Question
from briefreader.app.keeping import refusal
from briefreader.base.text import name_line

if TYPE_CHECKING:
    from briefreader.app.library.hits_session import HitsSession
    from briefreader.app.library.search import SearchScreen


class SaveQuery:
    """Asks for the name under which the query is saved."""

    def __init__(self, screen: "SearchScreen", _: "HitsSession") -> None:
        self._screen = screen

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Save."""
        return {"save-query": self._ask_name}

    def _ask_name(self) -> None:
        if self._screen.query_text.strip():
            question = Question("Save query as", answer=self._save)
            self._screen.with_name(partial(self._screen.ask, question))
        else:
            self._screen.say("There is no query to save")

    def _save(self, typed: str) -> None:
        if name := name_line(typed):
            save = partial(self._screen.library.reviewers.save_query, name, self._screen.query_text)
            self._screen.run_to_end("queries", partial(refusal, save), partial(self._tell, name))

    def _tell(self, name: str, refused: str) -> None:
        if refused:
            self._screen.say("Not saved:", refused, severity="error")
        else:
            self._screen.say(f"Saved as {name}, beside the list of briefs")
