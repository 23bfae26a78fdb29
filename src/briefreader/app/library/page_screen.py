"""The frame of every page over many briefs: its lines, and how what it shows leaves the screen."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.base_screen import BaseScreen
from briefreader.app.binding import bindings
from briefreader.app.copying import Copying
from briefreader.app.library.into_basket import Find, put_into_basket
from briefreader.app.library.into_report import put_into_report
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.cite.remarks import Rendered
from briefreader.environment import Environment
from briefreader.library.items import SearchItem
from briefreader.many_briefs import Library
from briefreader.notes.exhibit_file import Exhibit
from briefreader.printing.markdown import markdown
from briefreader.printing.page import Section

T = TypeVar("T")

LOOKING = "The page is not complete yet. Press the key again"
NO_ITEM = "The cursor is on no quote, claim or event"


class PageOut(NamedTuple):
    """A page on its way out: what makes it, and how the report names it, or why it cannot stand there."""

    make: Callable[[], Section]
    exhibit: Exhibit | str


class PageScreen(BaseScreen):
    """Of one library. Enter opens what is under the cursor in its brief; leaving that comes back to it.

    The frame is shown first; what a page is about is looked for meanwhile.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("page", "over-briefs")

    places: ClassVar[tuple[Context, ...]] = ()  # where its own keys apply

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.copying = Copying(self)
        self._is_looking = False

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Where the actions apply that can be used."""
        return (*self.places, "page", "over-briefs", "list", "app")

    def compose(self) -> ComposeResult:
        """Header, what the page has, and the lines at the foot."""
        yield Header(id="header")
        yield from self.body()
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """Begin, with the keys of the page in the footer."""
        self.app.reviewer_named_signal.subscribe(self, self._introduce, immediate=True)
        self.query_one(KeysBar).contexts = self.contexts
        self.set_focus(self.items)
        self.begin()

    def _introduce(self, environment: Environment) -> None:
        """The reviewer has a name now."""
        self.library = Library.of(environment, [*map(Path, self.library.folders)])

    # What a page is

    def body(self) -> ComposeResult:
        """What stands between the header and the lines at the foot."""
        yield ItemList(id="items")

    @property
    def items(self) -> ItemList:
        """The list that is in use."""
        return self.query_one("#items", ItemList)

    def begin(self) -> None:
        """Look for what the page is about."""
        raise NotImplementedError

    def page_out(self) -> PageOut | str:
        """The page as it leaves; or why there is none."""
        raise NotImplementedError

    def item_here(self) -> Find | str:
        """What finds the item under the cursor, for the basket; or why there is none."""
        raise NotImplementedError

    def open_here(self) -> None:
        """Open the brief at what is under the cursor."""
        raise NotImplementedError

    # What can be done

    def action_do(self, action_id: str) -> None:
        """Carry out an action."""
        self.actions[action_id]()

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """What carries out each action, by its id: those of all pages here."""
        return {
            "copy-page": self._copy,
            "page-to-file": partial(self.copying.send_again, "file"),
            "page-into-report": self._put_into_report,
            "item-into-basket": self._put_into_basket,
        }

    def on_item_list_opened(self) -> None:
        """A click, or Enter."""
        self.open_here()

    def open_item(self, item: SearchItem) -> None:
        """Open a brief at an item."""
        self.app.open_reader(self.library.path_of(item), item.item)

    def close_page(self) -> None:
        """Back to where the page was opened."""
        self.dismiss()

    def look_for(self, work: Callable[[], T], take: Callable[[T], None], *told: str) -> None:
        """Find what the page is about, instead of what was looked for before; `told` says so meanwhile."""

        def taken(found: T) -> None:
            self._is_looking = False
            take(found)

        self._is_looking = True
        self.show_counts(*told)
        self.run_until_left("page", work, taken)

    def show_counts(self, *told: str) -> None:
        """Show at the right of the header how much there is, or what is done about it."""
        header = self.query_one(Header)
        header.right = header.short = told

    def _copy(self) -> None:
        """Copy the whole page as Markdown."""
        page = self.page_out()
        if isinstance(page, str):
            self.say(LOOKING if self._is_looking else page)
        else:
            self.copying.copy(lambda: Rendered(markdown(page.make())))

    def _put_into_report(self) -> None:
        """Set the page aside for the report."""
        page = self.page_out()
        exhibit = page if isinstance(page, str) else page.exhibit
        if isinstance(exhibit, str):
            self.say(LOOKING if self._is_looking else exhibit)
        else:
            put_into_report(self, exhibit)

    def _put_into_basket(self) -> None:
        """Set the item under the cursor aside for the report, or no longer."""
        find = self.item_here()
        if isinstance(find, str):
            self.say(find)
        else:
            put_into_basket(self, self.library, find)
