"""Searching every brief of a library: a query, its hits as items, and the way to each of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from briefreader.base.text import name_line
from briefreader.library.completion import completed
from briefreader.library.items import Hits, SearchItem
from briefreader.library.query import QuerySyntaxError
from briefreader.many_briefs import Library
from briefreader.notes import StoreError
from briefreader.wording.brief import short_place
from briefreader.wording.phrases import counted, joined, listed, quoted

SHOWN = 200  # hits
TELL_AGAIN = 0.5  # seconds between words about the index
LABEL = "Search"
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
        self._saved: Mapping[str, str] = {}
        self._values: dict[str, Iterable[str]] = {}  # that can be completed
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
        self._show_saved()
        self.action_search_again()
        self.run_until_left("values", self._library.values, self._values.update)
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
        self.run_until_left("values", self._library.values, self._values.update)
        self._search(self._query, is_typed=self.query_one(Prompt).display)

    def action_search_again(self) -> None:
        """Ask for a query; the hits follow it."""
        self.query_one(KeysBar).contexts = ("line",)
        self.ask(
            Question(
                LABEL,
                self._query,
                answer=self._entered,
                typed=self._typed,
                left=self._left,
                complete=lambda query: completed(query, self._values),
            )
        )

    def _typed(self, query: str) -> None:
        self._search(query, is_typed=True)

    def _entered(self, query: str) -> None:
        self._back_in_list()
        self._search(query, is_typed=False)

    def _left(self) -> None:
        self._back_in_list()
        if not (self._query.strip() or self._saved):
            self.dismiss()

    def _back_in_list(self) -> None:
        self.query_one(KeysBar).contexts = self.contexts
        self.set_focus(self.query_one(ItemList))

    # Finding

    def _search(self, query: str, *, is_typed: bool) -> None:
        self._query = query
        if not query.strip():
            self._show_saved()
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
        self._hits = {f"{hit.facts.path}#{hit.order}": hit for hit in hits.hits}
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

    # Saved queries

    def _show_saved(self) -> None:
        """What can be asked, and what was saved, with the number of hits."""
        self._show_nothing(_WHAT)
        self.query_one(Header).right = self.query_one(Header).short = ()
        self.run_until_left("search", partial(_saved, self._library), self._take_saved)

    def _take_saved(self, saved: "_Saved") -> None:
        self._saved = saved.queries
        if saved.refusal:
            self.say(saved.refusal, severity="warning")
        if saved.queries and not self._query.strip():
            rows = [_saved_row(name, query, saved.counts[name]) for name, query in saved.queries.items()]
            self.query_one(ItemList).show_rows(rows_of([*map(empty, _WHAT), empty(""), *rows]))

    def action_save_query(self) -> None:
        """Ask for the name under which the query is saved."""
        if self._query.strip():
            self.ask(Question("Save query as", answer=self._save_query))
        else:
            self.say("There is no query to save")

    def _save_query(self, name: str) -> None:
        if name := name_line(name):
            save = partial(self._library.save_query, name, self._query)
            self.run_to_end("queries", partial(_refusal, save), partial(self._tell_saved, f"Saved as {name}"))

    def action_forget_query(self) -> None:
        """Remove the saved query under the cursor."""
        name = self.query_one(ItemList).key
        if name in self._saved and not self._query.strip():
            remove = partial(_refusal, partial(self._library.remove_query, name))
            self.run_to_end("queries", remove, partial(self._tell_saved, f"{name} removed"))
        else:
            self.say("The cursor is on no saved query")

    def _tell_saved(self, done: str, refusal: str) -> None:
        self.say(refusal or done, severity="warning" if refusal else "information")
        if not self._query.strip():
            self._show_saved()

    # Going to a hit

    def on_item_list_opened(self, event: ItemList.Opened) -> None:
        """Ask the saved query, or open the brief at the hit, under the cursor."""
        if not self._query.strip() and event.key in self._saved:
            self._search(self._saved[event.key], is_typed=False)
            return
        hit = self._hits.get(event.key)
        if hit is not None:
            self.app.open_reader(self._library.path_of(hit), hit.target or hit.item)

    def action_open_hit(self) -> None:
        """Open the brief at the hit under the cursor."""
        self.query_one(ItemList).action_open()

    def action_close_search(self) -> None:
        """Back to the list of briefs."""
        self.dismiss()


class _Saved(Struct, frozen=True):
    """The saved queries by their names, the numbers of their hits, and why they could not be read."""

    queries: Mapping[str, str] = {}
    counts: Mapping[str, str] = {}
    refusal: str = ""


def _saved(library: Library) -> _Saved:
    try:
        queries = library.saved_queries()
    except StoreError as error:
        return _Saved(refusal=f"{error.what}. {error.mend}")
    counts = {}
    for name, query in queries.items():
        try:
            hits = library.find_indexed(library.parse(query), SHOWN)
        except QuerySyntaxError as error:
            counts[name] = error.what
        else:
            counts[name] = _count_words(hits) if hits is not None else ""
    return _Saved(queries, counts)


def _refusal(work: Callable[[], None]) -> str:
    """Why work was refused; empty if it was not."""
    try:
        work()
    except StoreError as error:
        return f"{error.what}. {error.mend}"
    return ""


def _saved_row(name: str, query: str, count: str) -> Row:
    told = parts([(query, "muted")], indent=2)
    return Row(name, (parts([("★ ", "muted"), (name, "strong")]), told), ((count, "chip"),) if count else ())


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
    names = joined((listed(hit.speakers), hit.passed_on), ", ") if hit.kind != "claim" else ""
    head = RowBlock(words(names or hit.kind.replace("-", " ").capitalize()), "strong" if names else "muted")
    if hit.spans:
        said = [RowBlock(quoted(words(span)), "quoted") for span in hit.spans]
    else:
        said = [RowBlock(words(hit.text), "paraphrase" if hit.kind == "indirect" else "")]
    about = parts(
        between((one, "muted") for one in (*hit.stances, hit.facts.title, short_place(hit.para)) if one)
    )
    return Row(key, (head, *said, about, RowBlock("")), tuple(_chips(hit)))


def _chips(hit: SearchItem) -> Iterator[Chip]:
    yield hit.facts.date or "no date", "chip"
    if hit.verification is not None:
        yield verification_chip(hit.verification)
