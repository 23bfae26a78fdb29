"""The library: queries, the briefs of a folder, and a preview of one; of the samples, a first page."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen

from briefreader.actions import Context
from briefreader.app.base_screen import BaseScreen
from briefreader.app.binding import bindings
from briefreader.app.content import content, empty
from briefreader.app.library.beside import Beside
from briefreader.app.library.briefs import Briefs
from briefreader.app.library.editing import EditBrief
from briefreader.app.library.feature import LibraryFeature
from briefreader.app.library.first_page import first_page, no_briefs
from briefreader.app.library.listing import ListChoice
from briefreader.app.library.marking import MarkRead
from briefreader.app.library.queries import Queries
from briefreader.app.library.reading import ReadLibrary
from briefreader.app.library.rows import list_rows
from briefreader.app.library.session import LibrarySession
from briefreader.app.library.side import QueryList
from briefreader.app.rows import Row, Rows, rows_of
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.list.beside import ItemBeside
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.base.paths import styles_folder

F = TypeVar("F", bound=LibraryFeature)

WIDE = 120  # columns from which there is room for the queries and the preview
FEATURES: tuple[type[LibraryFeature], ...] = (ReadLibrary, Briefs, MarkRead, Queries, EditBrief, Beside)
READING = "Reading the briefs in this folder …"
NO_MATCH = "No match in titles, sources, dates and file names. Esc shows all."
NOTHING_KEPT = "No brief of this kind. Esc shows all"


class LibraryScreen(BaseScreen):
    """Enter opens a brief; leaving it comes back to the same line."""

    CSS_PATH = [styles_folder() / "library.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("library", "over-briefs")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    is_list_of_briefs = True

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.session = LibrarySession(folder, self.app.environment)
        self._was_left = True  # for a screen on which the library may change, or it was never there
        self._features = {kind: kind(self, self.session) for kind in FEATURES}

    def compose(self) -> ComposeResult:
        """Header, lists, and the lines at the foot."""
        yield Header(id="header")
        with Horizontal(id="library", classes="first" if self.session.is_first_page else ""):
            yield QueryList(id="queries", classes="framed")
            yield ItemList(id="briefs", classes="framed")
            yield ItemBeside(id="preview", classes="framed")
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """The folder is read meanwhile."""
        self.app.reviewer_named_signal.subscribe(self, self.session.introduce, immediate=True)
        is_first = self.session.is_first_page
        self.query_one(Header).left = (
            ("briefreader", "first page") if is_first else ("Library", _short(self.session.folder))
        )
        self.side.border_title, self.preview.border_title = "Queries", "Preview"
        self.focus_on(self.briefs)
        self.the(ReadLibrary).begin()

    def on_screen_resume(self) -> None:
        """What the index knows is there at once; then what was read or noted meanwhile."""
        if self._was_left:
            self.the(Beside).follow(anew=True)
            self.look()

    def on_screen_suspend(self) -> None:
        """A dialog changes nothing of the library."""
        self._was_left = not isinstance(self.app.screen, ModalScreen)

    # Its parts

    @property
    def side(self) -> QueryList:
        """The queries."""
        return self.query_one(QueryList)

    @property
    def briefs(self) -> ItemList:
        """The list of briefs."""
        return self.query_one("#briefs", ItemList)

    @property
    def preview(self) -> ItemBeside:
        """The brief under the cursor."""
        return self.query_one(ItemBeside)

    def the(self, kind: type[F]) -> F:
        """The feature of this kind."""
        feature = self._features[kind]
        assert isinstance(feature, kind)
        return feature

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Where the actions apply that can be used now."""
        here: tuple[Context, ...] = ("library", "over-briefs", "list", "app")
        return ("queries", *here) if self.side.has_focus else here

    # What can be done

    def action_do(self, action_id: str) -> None:
        """Carry out an action."""
        actions: Mapping[str, Callable[[], None]] = {
            name: act for feature in self._features.values() for name, act in feature.actions.items()
        }
        actions[action_id]()

    def look(self) -> None:
        """Read what there is now."""
        self.the(ReadLibrary).look()

    def stop(self) -> bool:
        """Stop indexing; whether it was under way."""
        return self.the(ReadLibrary).stop()

    def choose(self, choice: ListChoice) -> None:
        """Show what is chosen."""
        self.session.choice = choice
        self.show()

    def focus_on(self, one: ItemList) -> None:
        """Go to the queries or to the briefs; on a narrow screen one takes the place of the other."""
        self.set_class(one is self.side, "asking")
        self.set_focus(one)

    def on_descendant_focus(self) -> None:
        """The footer names the keys of what has the focus."""
        keys, is_aside = self.query_one(KeysBar), self.side.has_focus
        keys.contexts = self.contexts if isinstance(self.focused, ItemList) else ("line",)
        keys.labels = {"queries": "briefs"} if is_aside else {}
        self.set_class(is_aside, "asking")

    # Showing

    def show(self) -> None:
        """The list, and what is around it, follow the session; from the top unless the cursor was moved."""
        session, entries = self.session, self.session.entries()
        rows: Rows = list_rows(entries, session.is_unread, session.progress)  # type: ignore[type-arg]
        if session.is_first_page and not session.choice.words:
            rows = rows_of(
                list(first_page([rows.row(at) for at in range(len(rows))], self.app.settings.keymap))
            )
        elif not entries:
            rows = rows_of(self._nothing())
        self.briefs.show_rows(rows, from_top=self.briefs.fresh)
        self.briefs.border_title = content(session.choice.label)
        self._show_counts(sum(1 for key in rows.keys if key))
        self.the(Queries).show()
        self.the(Beside).follow()

    def _show_counts(self, shown: int) -> None:
        choice, briefs = self.session.choice, len(self.session.listing.briefs)
        is_part = choice.kept != "all" or bool(choice.words)
        self.briefs.border_subtitle = f"{shown:,} of {briefs:,}" if is_part else ""
        header = self.query_one(Header)
        words = (f"& {choice.words} ",) if choice.words else ()
        header.right = (*words, self.session.count_words)
        header.short = (*words, self.session.short_count_words)

    def _nothing(self) -> list[Row]:
        if not self.session.is_whole and not self.session.listing.briefs:
            return [empty(READING)]
        if self.session.choice.words:
            return [empty(NO_MATCH)]
        if self.session.choice.kept != "all":
            return [empty(NOTHING_KEPT)]
        return list(no_briefs())

    # What the lists ask for

    def on_item_list_opened(self, event: ItemList.Opened) -> None:
        """Open the brief, or show the query, under the cursor."""
        if event.list is self.side:
            self.the(Queries).open_here()
        else:
            self.the(Briefs).open_here()

    def on_item_list_highlighted(self, event: ItemList.Highlighted) -> None:
        """The preview follows the cursor."""
        if event.list is self.briefs:
            self.the(Beside).follow()

    def on_query_list_dropped(self) -> None:
        """A saved query is to be removed."""
        self.the(Queries).drop_here()


def _short(folder: Path) -> str:
    """A folder as a shell's user writes it: `~/briefs`."""
    try:
        return f"~/{folder.absolute().relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(folder)
