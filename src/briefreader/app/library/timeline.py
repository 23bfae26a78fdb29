"""What happened, by date, over the briefs of a library."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import ClassVar

from msgspec import Struct
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.base_screen import Question
from briefreader.app.binding import bindings
from briefreader.app.content import between, empty, heading, line, parts, words
from briefreader.app.library.answers import mistake_lines, slow_words, warnings
from briefreader.app.library.into_basket import Find
from briefreader.app.library.page_screen import NO_ITEM, PageOut, PageScreen
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.bars import Header
from briefreader.base.dates import date_in_room
from briefreader.base.files import write_new
from briefreader.base.paths import typed_path
from briefreader.library.completion import completed
from briefreader.library.items import SearchItem
from briefreader.library.query import QuerySyntaxError
from briefreader.library.timeline import Happening, Timeline
from briefreader.many_briefs import Library
from briefreader.notes.exhibit_file import Exhibit
from briefreader.printing.hits import UNCHECKED, marks_of, printed_at
from briefreader.printing.timeline import counts_words, decade_words, timeline_page, undated_words
from briefreader.printing.timeline_picture import timeline_svg
from briefreader.wording.phrases import quoted

GUTTER = 13
_FILTER = "Filter"
_NOTHING = "No events."


class _Answer(Struct, frozen=True):
    """What became of a query: a timeline, or lines that tell the mistake in it."""

    query: str
    found: Timeline = Timeline(())
    mistake: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class TimelineScreen(PageScreen):
    """Events by date, all or those that a query finds."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")

    places: ClassVar[tuple[Context, ...]] = ("timeline",)

    def __init__(self, library: Library, query: str = "", at: str = "") -> None:
        """`at` is the event that the cursor begins on, as `path#item`."""
        super().__init__(library)
        self._answer = _Answer(query)
        self._at = at

    def begin(self) -> None:
        """Look for the events."""
        self._ask_for(self._answer.query)

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """With a filter, and a picture."""
        return {
            **super().actions,
            "open-event": self.open_here,
            "filter-events": self._ask_query,
            "draw-timeline": self._ask_file,
            "close-timeline": self.close_page,
        }

    # Finding

    def _ask_query(self) -> None:
        """Ask for a query that events are found by."""
        self.ask(
            Question(
                _FILTER,
                self._answer.query,
                answer=self._ask_for,
                complete=lambda query: completed(query, self.library.values()),
            )
        )

    def _ask_for(self, query: str) -> None:
        self.query_one(Header).left = ("Timeline", query) if query.strip() else ("Timeline",)
        self.look_for(partial(_answer, self.library, query), self._take, "searching …")

    def _take(self, answer: _Answer) -> None:
        self._answer = answer
        counts = () if answer.mistake else (counts_words(answer.found), *marks_of(answer.found.tellings))
        self.show_counts(*counts)
        nothing = answer.mistake or (_NOTHING,)
        rows = rows_of(list(_rows(answer.found)) or [*map(empty, nothing)])
        self.items.show_rows(rows, at=self._at or None)
        self._at = ""
        if answer.told:
            self.say(*answer.told[:3], severity="warning")

    # The event under the cursor

    @property
    def _here(self) -> SearchItem | None:
        key = self.items.key
        return next((one for one in self._answer.found.tellings if _key(one) == key), None)

    def open_here(self) -> None:
        """Open the brief at the event under the cursor."""
        if (event := self._here) is not None:
            self.open_item(event)

    def item_here(self) -> Find | str:
        """The event under the cursor."""
        event = self._here
        return (lambda: event) if event is not None else NO_ITEM

    # Taking it along

    def page_out(self) -> PageOut | str:
        """The whole timeline."""
        found, query = self._answer.found, self._answer.query
        if not found.happenings:
            return _NOTHING
        return PageOut(partial(timeline_page, found, query), Exhibit("timeline", self.library.folders, query))

    def _ask_file(self) -> None:
        """Ask for the file that the timeline is drawn into."""
        if not self._answer.found.happenings:
            self.say(_NOTHING)
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


def _answer(library: Library, query: str) -> _Answer:
    """Takes long where much has changed since the last search."""
    slow: list[str] = []
    try:
        found, hits = library.timeline(query, told=slow.append)
    except QuerySyntaxError as error:
        return _Answer(query, mistake=mistake_lines(query, error.at, error.what))
    told = [*map(slow_words, slow[:1]), *warnings(hits)]
    if found.undated:
        told.append(undated_words(found))
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
    date, _ = date_in_room(event.when.date if event.when else None, GUTTER - 3)
    gutter = f"{line(date) if is_first else '':<{GUTTER - 2}}{'●' if is_first else '│'}"
    blocks = [RowBlock(words(event.text), "", gutter, "muted", GUTTER, rest=bar)]
    meta = parts(between(_meta(event)))
    blocks.append(RowBlock(meta.words, "", bar, "muted", GUTTER, meta.styled, rest=bar))
    if is_last:
        blocks.append(RowBlock("", "", bar, "muted", GUTTER))
    return Row(_key(event), tuple(blocks))


def _meta(event: SearchItem) -> Iterator[tuple[str, str]]:
    when = event.when
    _, whole = date_in_room(when.date if when else None, GUTTER - 3)
    if whole:
        yield whole, "muted"
    if when is not None and when.words:
        yield quoted(when.words), "muted"
    if when is not None and when.is_inferred:
        yield "date inferred", "muted"
    if when is not None and when.vouching:
        yield f"per {when.vouching}", "muted"
    if event.is_draft:
        yield UNCHECKED, "muted"
    yield printed_at(event), "link"
