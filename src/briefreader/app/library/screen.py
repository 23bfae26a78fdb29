"""The list of briefs in a folder: newest first, filtered by words; of the samples, a first page."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.base_screen import BaseScreen, Question
from briefreader.app.binding import bindings
from briefreader.app.content import between, parts, words
from briefreader.app.library.first_page import first_page, no_briefs
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.base.lookalikes import look_alike
from briefreader.base.normalise import for_search
from briefreader.base.rich_text import without_marks
from briefreader.environment import Environment
from briefreader.library.catalog import (
    Catalogue,
    LibraryEntry,
    Progress,
    progress,
    read_library,
)
from briefreader.library.files import UnreadablePath

if TYPE_CHECKING:
    from briefreader.many_briefs import Library

_NO_MATCH = "No match in titles, sources, dates and file names"


class _Line(Struct, frozen=True):
    """A row of the list, and the normalised words that it is found by."""

    words: str
    row: Row


class LibraryScreen(BaseScreen):
    """Enter opens a brief; leaving it comes back to the same line."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("library")

    contexts: ClassVar[tuple[Context, ...]] = ("library", "list", "app")
    is_list_of_briefs = True

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lines: tuple[_Line, ...] = ()
        self._words = ""

    def compose(self) -> ComposeResult:
        """Header, list, and the lines at the foot."""
        yield Header(id="header")
        yield ItemList(id="briefs", classes="library")
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    @cached_property
    def _library(self) -> "Library":
        """The folder as the index knows it. Only what works behind the first frame asks for it."""
        from briefreader.many_briefs import Library

        return Library.of(self.app.environment, (self._folder,))

    @property
    def _is_first_page(self) -> bool:
        return self._folder == self.app.environment.samples

    def on_mount(self) -> None:
        """Show the frame first; the folder is read meanwhile."""
        self.query_one(Header).left = (
            ("briefreader", "first page") if self._is_first_page else ("Briefs", str(self._folder))
        )
        self.query_one(KeysBar).contexts = self.contexts
        self.set_focus(self.query_one(ItemList))

    def on_screen_resume(self) -> None:
        """What the index knows is there at once; then what was read or noted meanwhile."""
        self.run_until_left("library", partial(self._lines_of, self._known), self._take_known)

    def _take_known(self, lines: tuple[_Line, ...]) -> None:
        if lines:
            self._take(lines)
        self.run_until_left("library", partial(self._lines_of, self._read), self._take)

    def _lines_of(self, catalogue: Callable[[], Catalogue]) -> tuple[_Line, ...]:
        return _lines(catalogue(), self.app.environment)

    def _known(self) -> Catalogue:
        """What the index knows; nothing of the samples, for which none is made."""
        known = None if self._is_first_page else self._library.catalogue()
        return known or Catalogue((), ())

    def _read(self) -> Catalogue:
        """The briefs as they are now. Takes long where many have changed."""
        if not self._is_first_page and self._library.refresh(self._progress):
            known = self._library.catalogue()
        else:
            known = None
        if known is None and self.is_attached:
            known = read_library(self._folder)
        return known or Catalogue((), ())

    def _progress(self, _done: int, _all: int) -> bool:
        """In the thread that indexes: give way to keys, and stop when the screen has gone."""
        self.app.give_way.pause()
        return self.is_attached

    def _take(self, lines: tuple[_Line, ...]) -> None:
        self._lines = lines
        self._show()
        self.call_after_refresh(self.app.settle_garbage)

    def _show(self) -> None:
        wanted = for_search(self._words).split()
        kept = [line.row for line in self._lines if all(word in line.words for word in wanted)]
        if wanted:
            rows = kept or [Row("", (RowBlock(_NO_MATCH, "muted"),))]
        elif self._is_first_page:
            rows = list(first_page(kept, self.app.settings.keymap))
        else:
            rows = kept or list(no_briefs())
        self.query_one(ItemList).show_rows(rows_of(rows))
        what = "samples" if self._is_first_page else "briefs"
        count = f"{len(kept)} of {len(self._lines)}" if wanted else f"{len(self._lines)} {what}"
        header = self.query_one(Header)
        header.right = header.short = ((f"/ {self._words}   " if wanted else "") + count,)

    def on_item_list_opened(self, event: ItemList.Opened) -> None:
        """Open the brief under the cursor."""
        self.app.open_reader(Path(event.key))

    def action_open_brief(self) -> None:
        """Open the brief under the cursor."""
        self.query_one(ItemList).action_open()

    def action_search(self) -> None:
        """Search all briefs."""
        from briefreader.app.library.search import SearchScreen

        self.app.push_screen(SearchScreen(self._folder))

    def action_dossier_of_name(self) -> None:
        """Ask for a name, and open the dossier of whoever has it."""
        self.ask(Question("Dossier of", answer=self._open_dossier))

    def _open_dossier(self, name: str) -> None:
        from briefreader.app.library.dossier import DossierScreen

        if name.strip():
            self.app.push_screen(DossierScreen(self._library, name.strip()))

    def action_library_timeline(self) -> None:
        """The events of all briefs."""
        from briefreader.app.library.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(self._library))

    def action_narrow(self) -> None:
        """Ask for words; the list is filtered while one types."""
        self.ask(Question("Filter", self._words, typed=self._narrow, left=partial(self._narrow, "")))

    def _narrow(self, words: str) -> None:
        self._words = words
        self._show()

    def action_close_library(self) -> None:
        """The whole list again, then out."""
        if self._words:
            self._narrow("")
        else:
            self.app.exit()

    def action_widen(self) -> None:
        """The whole list again, and no further."""
        if self._words:
            self._narrow("")
        else:
            self.say("All briefs are shown. q to quit")


def _lines(catalogue: Catalogue, environment: Environment) -> tuple[_Line, ...]:
    """The briefs, what the reviewer has done in each, and what cannot be read."""
    alike = look_alike(one.title for one in catalogue.entries)
    briefs = (
        _brief_line(one, progress(one, environment.store.read(one.subject)), is_alike=alike(one.title))
        for one in catalogue.entries
    )
    return (*briefs, *map(_unreadable_line, catalogue.unreadable))


def _brief_line(entry: LibraryEntry, done: Progress, *, is_alike: bool) -> _Line:
    """A brief; with its file where the title looks like that of another one."""
    pieces = [
        (", ".join(filter(None, (without_marks(entry.source.outlet), entry.date or "no date"))), "muted"),
        (f"{entry.contested} contested", "contested" if entry.contested else "muted"),
        (f"reviewed {done.reviewed}/{len(entry.claims)}", "muted"),
    ]
    if is_alike:
        pieces.insert(0, (entry.path.name, "strong"))
    if entry.draft_mark:
        pieces.insert(0, (entry.draft_mark, "warning"))
    if done.notes:
        pieces.append((f"✎ {done.notes}", ""))
    if entry.revision is not None:
        pieces.append((f"revision {entry.revision}", "muted"))
    told = parts(between(pieces), indent=2)
    return _Line(
        for_search(f"{entry.title} {without_marks(entry.source.outlet)} {entry.date} {entry.path.name}"),
        Row(str(entry.path), (RowBlock(words(entry.title), "strong"), told, RowBlock(""))),
    )


def _unreadable_line(one: UnreadablePath) -> _Line:
    told = parts([(one.what, "error")], indent=2)
    name = RowBlock(words(one.path.name), "strong")
    return _Line(for_search(one.path.name), Row(str(one.path), (name, told, RowBlock(""))))
