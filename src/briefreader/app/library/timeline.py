"""What happened, by date, over the briefs of a library."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.base_screen import BaseScreen, Question
from briefreader.app.binding import bindings
from briefreader.app.content import between, empty, heading, line, parts, words
from briefreader.app.copying import Copying
from briefreader.app.library.answers import mistake_lines, slow_words
from briefreader.app.library.into_report import put_into_report
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.base.dates import short_date
from briefreader.base.files import write_new
from briefreader.base.paths import typed_path
from briefreader.cite.remarks import Rendered
from briefreader.library.completion import completed
from briefreader.library.items import SearchItem
from briefreader.library.query import QuerySyntaxError
from briefreader.library.timeline import Happening, Timeline
from briefreader.many_briefs import Library
from briefreader.notes.exhibit_file import Exhibit
from briefreader.printing.hits import UNCHECKED, marks_of, printed_at
from briefreader.printing.markdown import markdown
from briefreader.printing.timeline import counts_words, decade_words, timeline_page
from briefreader.printing.timeline_picture import timeline_svg
from briefreader.wording.phrases import counted, quoted

GUTTER = 13
_FILTER = "Filter"


class _Answer(Struct, frozen=True):
    """What became of a query: a timeline, or lines that tell the mistake in it."""

    query: str
    found: Timeline = Timeline(())
    mistake: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class TimelineScreen(BaseScreen):
    """Enter opens an event in its brief; leaving that comes back to the event."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline", "over-briefs")

    contexts: ClassVar[tuple[Context, ...]] = ("timeline", "over-briefs", "list", "app")

    def __init__(self, library: Library, query: str = "", at: str = "") -> None:
        """`at` is the event that the cursor begins on, as `path#item`."""
        super().__init__()
        self._library = library
        self._answer = _Answer(query)
        self._at = at
        self._copying = Copying(self)

    def compose(self) -> ComposeResult:
        """Header, list, and the lines at the foot."""
        yield Header(id="header")
        yield ItemList(id="events", classes="library")
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """Show the frame first; the events are looked for meanwhile."""
        self.query_one(KeysBar).contexts = self.contexts
        self.set_focus(self._list)
        self._ask_for(self._answer.query)

    @property
    def _list(self) -> ItemList:
        return self.query_one("#events", ItemList)

    # Finding

    def action_filter_events(self) -> None:
        """Ask for a query that events are found by."""
        self.ask(
            Question(
                _FILTER,
                self._answer.query,
                answer=self._ask_for,
                complete=lambda query: completed(query, self._library.values()),
            )
        )

    def _ask_for(self, query: str) -> None:
        header = self.query_one(Header)
        header.left = ("Timeline", query) if query.strip() else ("Timeline",)
        header.right = header.short = ("searching …",)
        self.run_until_left("timeline", partial(_answer, self._library, query), self._take)

    def _take(self, answer: _Answer) -> None:
        self._answer = answer
        header = self.query_one(Header)
        counts = () if answer.mistake else (counts_words(answer.found), *marks_of(answer.found.tellings))
        header.right = header.short = counts
        nothing = answer.mistake or ("No events.",)
        rows = rows_of(list(_rows(answer.found)) or [*map(empty, nothing)])
        self._list.show_rows(rows, at=self._at or None)
        self._at = ""
        if answer.told:
            self.say(*answer.told, severity="warning")

    # The event under the cursor

    @property
    def _here(self) -> SearchItem | None:
        key = self._list.key
        return next((one for one in self._answer.found.tellings if _key(one) == key), None)

    def on_item_list_opened(self) -> None:
        """A click, or Enter."""
        self.action_open_event()

    def action_open_event(self) -> None:
        """Open the brief at the event under the cursor."""
        if (event := self._here) is not None:
            self.app.open_reader(self._library.path_of(event), event.item)

    # Taking it along

    def action_copy_timeline(self) -> None:
        """Copy the whole timeline as Markdown."""
        page = partial(timeline_page, self._answer.found, self._answer.query)
        self._copying.copy(lambda: Rendered(markdown(page()) if self._answer.found.happenings else ""))

    def action_timeline_to_file(self) -> None:
        """Save the last copy to a file."""
        self._copying.send_again("file")

    def action_timeline_into_report(self) -> None:
        """Set the page aside for the report."""
        put_into_report(self, Exhibit("timeline", self._library.folders, self._answer.query))

    def action_draw_timeline(self) -> None:
        """Ask for the file that the timeline is drawn into."""
        if not self._answer.found.happenings:
            self.say("There are no events to draw")
            return
        day = self.app.environment.today.isoformat()
        self.ask(Question("Picture (SVG)", f"timeline-{day}.svg", answer=self._draw))

    def _draw(self, name: str) -> None:
        if name.strip():
            picture = partial(timeline_svg, self._answer.found, self._answer.query)
            self.run_to_end("picture", lambda: _written(name, picture()), self._tell_drawn)

    def _tell_drawn(self, outcome: tuple[str, bool]) -> None:
        told, is_written = outcome
        self.say(told, severity="information" if is_written else "error")

    def action_close_timeline(self) -> None:
        """Back to where it was opened."""
        self.dismiss()


def _answer(library: Library, query: str) -> _Answer:
    """Takes long where much has changed since the last search."""
    slow: list[str] = []
    try:
        found, hits = library.timeline(query, told=slow.append)
    except QuerySyntaxError as error:
        return _Answer(query, mistake=mistake_lines(query, error.at, error.what))
    told = [slow_words(slow[0])] if slow else []
    if hits.unreadable:
        told.append(f"Not searched: {counted(len(hits.unreadable), 'brief')} that cannot be read")
    if not hits.complete:
        told.append("Another process is writing the index: events may be missing")
    return _Answer(query, found, told=tuple(told))


def _written(name: str, picture: str) -> tuple[str, bool]:
    """What became of a file; whether it was written."""
    try:
        path = typed_path(name).absolute()
        write_new(path, picture.encode(), private=False)
    except FileExistsError:
        return f"{name} already exists. Choose another name.", False
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return f"{name} cannot be written: {getattr(error, 'strerror', None) or error}.", False
    return f"Picture in {path}", True


# --- rows -------------------------------------------------------------------------------------


def _key(event: SearchItem) -> str:
    return f"{event.facts.path}#{event.item}"


def _rows(found: Timeline) -> Iterator[Row]:
    """The decades, and the events of each."""
    for decade, happenings in groupby(found.happenings, key=lambda one: one.decade):
        yield heading(decade_words(decade))
        for happening in happenings:
            yield from _happening(happening)
    if found.left_out:
        yield empty(f"{found.left_out:,} more: filter them with &")


def _happening(happening: Happening) -> Iterator[Row]:
    for number, telling in enumerate(happening.tellings):
        yield _row(telling, is_first=number == 0, is_last=number == len(happening.tellings) - 1)


def _row(event: SearchItem, *, is_first: bool, is_last: bool) -> Row:
    """An event beside the line of time; only the first telling of one has a date."""
    bar = " " * (GUTTER - 2) + "│"
    date = line(short_date(event.when.date if event.when else None))
    told = date if len(date) <= GUTTER - 3 else f"{date[: GUTTER - 4]}…"
    gutter = f"{told if is_first else '':<{GUTTER - 2}}{'●' if is_first else '│'}"
    blocks = [RowBlock(words(event.text), "", gutter, "muted", GUTTER, rest=bar)]
    meta = parts(between(_meta(event)))
    blocks.append(RowBlock(meta.words, "", bar, "muted", GUTTER, meta.styled, rest=bar))
    if is_last:
        blocks.append(RowBlock("", "", bar, "muted", GUTTER))
    return Row(_key(event), tuple(blocks))


def _meta(event: SearchItem) -> Iterator[tuple[str, str]]:
    when = event.when
    if when is not None and when.words:
        yield quoted(when.words), "muted"
    if when is not None and when.is_inferred:
        yield "date inferred", "muted"
    if when is not None and when.vouching:
        yield f"per {when.vouching}", "muted"
    if event.is_draft:
        yield UNCHECKED, "muted"
    yield printed_at(event), "link"
