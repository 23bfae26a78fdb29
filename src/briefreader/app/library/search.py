"""Searching every brief of a library: a query, its hits as items, and the way to each of them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Lock
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.base_screen import BaseScreen, Question
from briefreader.app.binding import bindings
from briefreader.app.content import between, empty, parts, words
from briefreader.app.panes.quotes import verification_chip
from briefreader.app.rows import Chip, Row, RowBlock, rows_of
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.library.items import SearchItem
from briefreader.library.query import QuerySyntaxError
from briefreader.library.scan import Hits
from briefreader.many_briefs import Library
from briefreader.wording.phrases import counted, listed, quoted

SHOWN = 200  # hits
TELL_AGAIN = 0.5  # seconds between words about the index
LABEL = "Search"
_QUOTED = ("direct", "partial")
_WHAT = (
    "Words find quotes, claims, history, summaries, sources and notes in all briefs.",
    "Fields narrow them: speaker:lee stance:denies date:2024-10.. not reviewed:yes",
)


class _Answer(Struct, frozen=True):
    """What became of a query: hits, or lines that tell the mistake in it."""

    query: str
    hits: Hits | None = None
    mistake: tuple[str, ...] = ()
    slow: str = ""


class SearchScreen(BaseScreen):
    """Hits are found while one types; Enter goes to them, and from one to its brief."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("hits")

    contexts: ClassVar[tuple[Context, ...]] = ("hits", "list", "app")

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._library = Library.of(self.app.environment, (folder,))
        self._query = ""
        self._turn = Lock()  # one search at a time; those whose query was typed over are passed over
        self._hits: dict[str, SearchItem] = {}
        self._files = (0, 0)  # indexed so far, and to be indexed

    def compose(self) -> ComposeResult:
        """Header, list, and the lines at the foot."""
        yield Header(id="header")
        yield ItemList(id="hits", classes="library")
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """Ask at once; meanwhile what has changed is indexed."""
        self.query_one(Header).left = ("Search", str(self._folder))
        self._show_nothing(_WHAT)
        self.action_search_again()
        self.run_until_left("index", partial(self._library.refresh, self._progress), self._indexed)
        self._telling = self.set_interval(TELL_AGAIN, self._tell_progress)

    def _progress(self, done: int, everything: int) -> bool:
        """In the thread that indexes: give way to keys, and stop when the screen has gone."""
        self.app.give_way.pause()
        self._files = (done, everything)
        return self.is_attached

    def _tell_progress(self) -> None:
        done, everything = self._files
        if done < everything:
            self.say(f"Indexing: {done:,} of {everything:,} files")

    def _indexed(self, _: bool) -> None:
        """Search once more, in all that there is."""
        self._telling.stop()
        if self._query.strip():
            self._search(self._query, is_typed=self.query_one(Prompt).display)

    def action_search_again(self) -> None:
        """Ask for a query; the hits follow it."""
        self.query_one(KeysBar).contexts = ("line",)
        self.ask(Question(LABEL, self._query, typed=self._typed, answer=self._entered, left=self._left))

    def _typed(self, query: str) -> None:
        self._search(query, is_typed=True)

    def _entered(self, query: str) -> None:
        self._back_in_list()
        self._search(query, is_typed=False)

    def _left(self) -> None:
        self._back_in_list()
        if not self._query.strip():
            self.dismiss()

    def _back_in_list(self) -> None:
        self.query_one(KeysBar).contexts = self.contexts
        self.set_focus(self.query_one(ItemList))

    # Finding

    def _search(self, query: str, *, is_typed: bool) -> None:
        self._query = query
        if not query.strip():
            self._show_nothing(_WHAT)
            return
        self.query_one(Header).right = self.query_one(Header).short = ("searching …",)
        find = partial(self._find, query, is_typed=is_typed)
        self.run_until_left("search", find, partial(self._take, is_typed=is_typed))

    def _find(self, query: str, *, is_typed: bool) -> _Answer | None:
        with self._turn:
            return _answer(self._library, query, is_typed=is_typed) if query == self._query else None

    def _take(self, answer: _Answer | None, *, is_typed: bool) -> None:
        if answer is None or answer.query != self._query:
            return
        header = self.query_one(Header)
        if answer.hits is None:
            header.right = header.short = ()
            if not is_typed:
                self._show_nothing(answer.mistake)
            return
        hits = answer.hits
        self._hits = {f"{hit.facts.path}#{hit.item}": hit for hit in hits.hits}
        header.right = header.short = (_count_words(hits),)
        if not hits.hits:
            self._show_nothing(("No hits in quotes, claims, history, summaries, sources and notes.",))
        else:
            self.query_one(ItemList).show_rows(rows_of([_row(key, hit) for key, hit in self._hits.items()]))
        self._tell(answer, is_typed=is_typed)

    def _tell(self, answer: _Answer, *, is_typed: bool) -> None:
        assert answer.hits is not None
        told = [answer.slow] if answer.slow else []
        if answer.hits.unreadable:
            told.append(f"{counted(len(answer.hits.unreadable), 'brief')} cannot be read and not searched")
        if answer.hits.undated:
            told.append(f"{counted(answer.hits.undated, 'brief')} without a date, which date: never finds")
        if not (is_typed or answer.hits.complete):
            told.append("Another process is writing the index: hits may be missing")
        if told:
            self.say(*told[:3], severity="warning")

    def _show_nothing(self, lines: tuple[str, ...]) -> None:
        self._hits = {}
        self.query_one(ItemList).show_rows(rows_of([empty(one) for one in lines]))

    # Going to a hit

    def on_item_list_opened(self, event: ItemList.Opened) -> None:
        """Open the brief at the hit under the cursor."""
        hit = self._hits.get(event.key)
        if hit is not None:
            self.app.open_reader(self._library.path_of(hit), hit.target or hit.item)

    def action_open_hit(self) -> None:
        """Open the brief at the hit under the cursor."""
        self.query_one(ItemList).action_open()

    def action_close_search(self) -> None:
        """Back to the list of briefs."""
        self.dismiss()


def _answer(library: Library, query: str, *, is_typed: bool) -> _Answer:
    """Takes long where much has changed since the last search."""
    told: list[str] = []
    try:
        asked = library.parse(query, is_typed=is_typed)
    except QuerySyntaxError as error:
        return _Answer(query, mistake=(query, f"{' ' * error.at}^", error.what))
    hits = library.find_indexed(asked, SHOWN) if is_typed else None
    hits = hits or library.find(asked, SHOWN, told=told.append)
    slow = f"The index cannot be used ({told[0]}); every brief is read" if told else ""
    return _Answer(query, hits, slow=slow)


def _count_words(hits: Hits) -> str:
    if hits.total is None:
        return f"more than {counted(len(hits.hits), 'hit')}"
    shown = f", the first {len(hits.hits)} shown" if len(hits.hits) < hits.total else ""
    return f"{counted(hits.total, 'hit')}{shown}"


# --- a hit ------------------------------------------------------------------------------------


def _row(key: str, hit: SearchItem) -> Row:
    """Who speaks, the words, and where they stand."""
    names = listed(hit.speakers) if hit.kind != "claim" else ""
    head = RowBlock(words(names or hit.kind.replace("-", " ").capitalize()), "strong" if names else "muted")
    if hit.kind in _QUOTED:
        said = [RowBlock(quoted(words(span)), "quoted") for span in hit.text.splitlines()]
    else:
        said = [RowBlock(words(hit.text), "paraphrase" if hit.kind == "indirect" else "")]
    place = f"para. {hit.para}" if isinstance(hit.para, int) else hit.para or ""
    about = parts(between((one, "muted") for one in (*hit.stances, hit.facts.title, place) if one))
    return Row(key, (head, *said, about, RowBlock("")), tuple(_chips(hit)))


def _chips(hit: SearchItem) -> Iterator[Chip]:
    yield hit.facts.date or "no date", "chip"
    if hit.verification is not None:
        yield verification_chip(hit.verification)
