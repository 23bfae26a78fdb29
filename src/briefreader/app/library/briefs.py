"""The list of briefs: opened, filtered, sorted, grouped."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from briefreader.app.base_screen import Question
from briefreader.app.library.feature import LibraryFeature


class Briefs(LibraryFeature):
    """Goes from the list to a brief, and decides what the list shows."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Open, search, filter, sort, group, and leave."""
        return {
            "open-brief": self.open_here,
            "search": self._search,
            "library-timeline": self._timeline,
            "library-compare": self._compare,
            "dossier-of-name": self._ask_whom,
            "narrow": self._ask_words,
            "sort-briefs": lambda: self.screen.choose(self.session.choice.with_next_order()),
            "group-briefs": lambda: self.screen.choose(self.session.choice.with_next_grouping()),
            "widen": self._widen,
            "close-library": self._close,
        }

    def open_here(self) -> None:
        """Open the brief under the cursor."""
        if key := self.screen.briefs.key:
            self.screen.briefs.fresh = False  # the way back leads to this line
            self.screen.app.open_reader(Path(key))

    def _search(self) -> None:
        from briefreader.app.library.search import SearchScreen

        self.screen.app.push_screen(SearchScreen(self.session.folder))

    def _timeline(self) -> None:
        from briefreader.app.library.timeline import TimelineScreen

        self.screen.app.push_screen(TimelineScreen(self.session.files.library))

    def _compare(self) -> None:
        if key := self.screen.briefs.key:
            self.screen.app.open_over_briefs("compare", Path(key), "")

    def _ask_whom(self) -> None:
        """Ask for a name, and open the dossier of whoever has it."""
        self.screen.focus_on(self.screen.briefs)
        self.screen.ask(Question("Dossier of", answer=self._open_dossier))

    def _open_dossier(self, name: str) -> None:
        from briefreader.app.library.dossier import DossierScreen

        if name.strip():
            self.screen.app.push_screen(DossierScreen(self.session.files.library, name.strip()))

    def _ask_words(self) -> None:
        """Ask for words; the list is filtered while one types."""
        question = Question(
            "Filter", self.session.choice.words, typed=self._narrow, left=partial(self._narrow, "")
        )
        self.screen.focus_on(self.screen.briefs)
        self.screen.ask(question)

    def _narrow(self, words: str) -> None:
        self.screen.choose(replace(self.session.choice, words=words))

    def _widen(self) -> None:
        """Stop what goes on, or show the whole list again, and go no further."""
        if self.screen.side.has_focus:
            self.screen.focus_on(self.screen.briefs)
        elif not (self.screen.stop() or self._show_all()):
            self.screen.say("All briefs are shown. q to quit")

    def _close(self) -> None:
        """The whole list again, then out."""
        if self.screen.side.has_focus and self.screen.has_class("-narrow"):
            self.screen.focus_on(self.screen.briefs)
        elif not self._show_all():
            self.screen.app.exit()

    def _show_all(self) -> bool:
        """Show all briefs again; False if they are shown."""
        choice = self.session.choice
        if not choice.words and choice.kept == "all":
            return False
        self.screen.choose(replace(choice, words="", kept="all"))
        return True
