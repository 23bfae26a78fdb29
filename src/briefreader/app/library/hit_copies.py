"""Copies of hits with their citation."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from briefreader.app.copying import Copying, form_chosen_last, usual_form
from briefreader.app.library.hit_list import ChosenHits
from briefreader.app.library.hit_rows import kind_words, name_of
from briefreader.app.library.hits_session import HitsSession
from briefreader.composition.copies import CopyAs
from briefreader.wording.phrases import joined, repeated_words

if TYPE_CHECKING:
    from briefreader.app.library.search import SearchScreen


class HitCopies:
    """Each brief is read and verified again before anything of it is copied."""

    def __init__(self, screen: "SearchScreen", session: HitsSession) -> None:
        self._screen = screen
        self._session = session
        self._copying = Copying(screen)
        self._kept_form: Mapping[str, Any] | None = None  # that was chosen last

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Copy as usual, as chosen, and what was copied once more."""
        return {
            "copy-hits": lambda: self._with_hits(self._copy_as_usual),
            "copy-hits-as": lambda: self._with_hits(self._choose_form),
            "copy-hits-again": lambda: self._with_hits(lambda hits: self._copy(hits, self._chosen_last)),
            "copy-hits-with": self._copying.choose_way,
            "copy-hits-to-file": partial(self._copying.send_again, "file"),
        }

    def _with_hits(self, copy: Callable[[ChosenHits], None]) -> None:
        if hits := self._screen.hit_list.in_use:
            copy(hits)

    @property
    def _chosen_last(self) -> CopyAs:
        environment = self._screen.app.environment
        if self._kept_form is None:
            self._kept_form = environment.state.chosen.choices().form
        return form_chosen_last(self._kept_form, environment)

    def _copy_as_usual(self, hits: ChosenHits) -> None:
        self._copy(hits, usual_form(self._screen.app.environment))

    def _choose_form(self, hits: ChosenHits) -> None:
        def chosen(form: CopyAs) -> None:
            self._kept_form = to_builtins(form)
            keep = partial(self._screen.app.environment.state.chosen.keep_form, form)
            self._screen.write_in_turn("form", keep)
            self._copy(hits, form)

        make = partial(self._session.made, hits)
        self._copying.choose_form(make, self._chosen_last, chosen, several=len(hits) > 1)

    def _copy(self, hits: ChosenHits, form: CopyAs) -> None:
        named = hits_words(hits) if self._screen.hit_list.end_selection() else ""
        self._copying.copy(partial(self._session.made, hits, form), named=named)


def hits_words(hits: ChosenHits, where: str = "") -> str:
    """`3 quotes: Kim Jong-un; Yang Uk (2)`; `where` stands behind the number."""
    return f"{joined((kind_words(hits), where), ' ')}: {repeated_words(map(name_of, hits))}"
