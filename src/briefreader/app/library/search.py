"""Searching every brief of a library: a query, its hits as items, and what is done with them."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from threading import Lock
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.base_screen import BaseScreen, Question
from briefreader.app.binding import bindings
from briefreader.app.content import empty, words
from briefreader.app.library.answers import (
    Answer,
    answer,
    count_words,
    keyed,
    nothing_words,
    short_count,
    warnings,
)
from briefreader.app.library.hit_copies import HitCopies
from briefreader.app.library.hit_editing import EditHit
from briefreader.app.library.hit_list import HitList
from briefreader.app.library.hit_notes import HitNotes
from briefreader.app.library.hit_overviews import HitOverviews
from briefreader.app.library.hits_session import HitsSession
from briefreader.app.library.indexing import Indexing
from briefreader.app.library.over_briefs import open_dossier_of
from briefreader.app.library.save_query import SaveQuery
from briefreader.app.rows import Row, RowBlock
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.prompt import Prompt
from briefreader.environment import Environment
from briefreader.library.completion import completed
from briefreader.library.items import Hits
from briefreader.many_briefs import Library

LABEL = "Search"
WHAT = (
    "Words find quotes, claims, history, sources and notes in all briefs.",
    "Fields narrow them: speaker:lee stance:denies date:2024-10..",
    "Tab completes fields, values and names.",
    "Saved queries stand beside the list of briefs.",
)


_OF_HITS = frozenset({"open-hit", "copy-hits", "basket-hits", "review-hits", "choose-hit"})  # in the footer


class SearchScreen(BaseScreen):
    """Hits are found while one types; Enter goes to them, and from one to its brief."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("hits")

    contexts: ClassVar[tuple[Context, ...]] = ("hits", "list", "app")

    def __init__(self, folder: Path, query: str = "") -> None:
        super().__init__()
        self._folder = folder
        self.library = Library.of(self.app.environment, (folder,))
        self.query_text = query
        self._shown_query = ""  # whose hits were shown last
        self._found: Hits | None = None
        self._turn = Lock()  # one search at a time; those whose query was typed over are passed over
        self._values: dict[str, Iterable[str]] = {}  # that can be completed
        self._has_left = False  # for a brief, in which anything may have been done
        self._session = HitsSession(self.library, self.app.environment)
        self._indexing = Indexing(self, self._indexed)
        acting = (HitCopies, HitNotes, EditHit, HitOverviews, SaveQuery)
        self._features = tuple(kind(self, self._session) for kind in acting)

    def compose(self) -> ComposeResult:
        """Header, list, and the lines at the foot."""
        yield Header(id="header")
        yield HitList(id="hits")
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """Ask at once; meanwhile what has changed is indexed."""
        self.app.reviewer_named_signal.subscribe(self, self._introduce, immediate=True)
        if self.query_text:
            self._entered(self.query_text)
        else:
            self._explain()
            self._change_query()
        self._show_header()
        self.run_until_left("values", self.library.values, self._values.update)
        self._indexing.begin()

    def on_screen_resume(self) -> None:
        """Back from a brief: the hits are as it is by now."""
        if self._has_left:
            self._has_left = False
            self.ask_again()

    # What can be done

    def action_do(self, action_id: str) -> None:
        """Carry out an action."""
        self._actions[action_id]()

    @property
    def _actions(self) -> Mapping[str, Callable[[], None]]:
        hits = self.hit_list
        own: dict[str, Callable[[], None]] = {
            "open-hit": hits.action_open,
            "search-again": self._change_query,
            "choose-hit": hits.select_here,
            "choose-hits": hits.select_all,
            "dossier-of-hit": partial(open_dossier_of, self, self.library, hits.under_cursor),
            "close-search": self._close,
        }
        for feature in self._features:
            own.update(feature.actions)
        return own

    @property
    def hit_list(self) -> HitList:
        """The list."""
        return self.query_one(HitList)

    def _close(self) -> None:
        """Select nothing any more; then back to the list of briefs."""
        if not self.hit_list.end_selection():
            self.dismiss()

    def _introduce(self, environment: Environment) -> None:
        """The reviewer has a name now."""
        self.library = Library.of(environment, (self._folder,))
        self._session.introduce(environment)

    # The query

    def _change_query(self) -> None:
        """Ask for a query; the hits follow it."""
        self.query_one(KeysBar).contexts = ("line",)
        self.ask(
            Question(
                LABEL,
                self.query_text,
                answer=self._entered,
                typed=partial(self.search, is_typed=True),
                left=self._left,
                complete=lambda query: completed(query, self._values),
            )
        )

    def _entered(self, query: str) -> None:
        self._back_in_list()
        self.search(query)

    def _left(self) -> None:
        self._back_in_list()
        if not self.query_text.strip():
            self.dismiss()

    def _back_in_list(self) -> None:
        self.query_one(KeysBar).contexts = self.contexts
        self.set_focus(self.hit_list)

    # Finding

    def search(self, query: str, *, is_typed: bool = False, is_told: bool = False) -> None:
        """Find the hits of a query; one that `is_typed` may be about to go on.

        Of one that `is_told` it was said before what was not searched.
        """
        if query != self.query_text:
            self.hit_list.end_selection()
        self.query_text = query
        if not query.strip():
            self._found = None
            self._explain()
            self._show_header()
            return
        self._show_header("searching …")
        if self._found is not None and not self._found.hits:  # true of the query before alone
            self.hit_list.show_others([empty("Searching …")])
        find = partial(self._find, query, is_typed=is_typed)
        self.run_until_left("search", find, partial(self._take, is_typed=is_typed, is_told=is_told))

    def _explain(self) -> None:
        """Tell what can be asked."""
        self.hit_list.show_others([*map(empty, WHAT)])

    def ask_again(self) -> None:
        """Find the hits of the same query as they are by now; what was done stays in the message line."""
        self.search(self.query_text, is_typed=self.query_one(Prompt).display, is_told=True)

    def _indexed(self) -> None:
        """Search once more, in all that there is."""
        self.run_until_left("values", self.library.values, self._values.update)
        if self.query_text.strip():
            self.search(self.query_text, is_typed=self.query_one(Prompt).display)

    def _find(self, query: str, *, is_typed: bool) -> Answer | None:
        with self._turn:
            return answer(self.library, query, is_typed=is_typed) if query == self.query_text else None

    def _take(self, found: Answer | None, *, is_typed: bool, is_told: bool) -> None:
        if found is None or found.query != self.query_text:
            return
        self._found = found.hits
        self._show_header()
        if found.hits is None:
            if not is_typed:
                self.hit_list.show_others(_mistake_rows(*found.mistake))
        elif not found.hits.hits:
            is_complete = self._indexing.is_current or found.hits.complete
            self.hit_list.show_others([empty(nothing_words(found, is_complete=is_complete))])
        else:
            is_other, self._shown_query = found.query != self._shown_query, found.query
            self.hit_list.show_hits(keyed(found.hits), self.app.environment.reviewer, from_top=is_other)
        if found.hits is not None and not is_told:
            self._warn(found, found.hits, is_typed=is_typed)

    def _warn(self, found: Answer, hits: Hits, *, is_typed: bool) -> None:
        """Tell what was not searched, and why it took so long."""
        told = [*([found.slow] if found.slow else []), *warnings(hits)]
        if not (is_typed or hits.complete):
            told.append("Another process is writing the index: hits may be missing")
        if told:
            self.say(*told[:3], severity="warning")

    def _show_header(self, doing: str = "") -> None:
        """The query, and how many hits there are, or what is done about it."""
        header, found = self.query_one(Header), self._found
        header.left = (f"/ {self.query_text}" if self.query_text.strip() else "Search", str(self._folder))
        selected = len(self.hit_list.chosen)
        header.mark = header.short_mark = f"{selected} selected" if selected else ""
        if doing or found is None:
            header.right = header.short = (doing,) if doing else ()
        else:
            order = " · newest first" if found.hits else ""
            header.right, header.short = (f"{count_words(found)}{order}",), (short_count(found),)
        has_hits = found is not None and bool(found.hits)
        self.query_one(KeysBar).dimmed = frozenset() if has_hits else _OF_HITS

    def on_hit_list_selection_changed(self) -> None:
        """Tell how many are selected."""
        self._show_header()

    # Going to a hit

    def on_item_list_opened(self) -> None:
        """Open the brief at the hit under the cursor."""
        for hit in self.hit_list.under_cursor:
            self.open_at(self.library.path_of(hit), hit.target or hit.item)

    def open_at(self, path: Path, item: str) -> None:
        """Open a brief at an item; leaving it comes back here."""
        self._has_left = True
        self.app.open_reader(path, item)


def _mistake_rows(query: str, caret: str, what: str) -> list[Row]:
    """The query, a caret below the place, and what was expected there."""
    return [Row("", (RowBlock(words(query)),)), Row("", (RowBlock(caret, "error"),)), empty(what)]
