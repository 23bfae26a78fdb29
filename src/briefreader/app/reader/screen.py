"""The reader's screen: panes, focus, and features that are made when their first action is used."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from briefreader.actions import Context, action
from briefreader.app.base_screen import BaseScreen
from briefreader.app.binding import bindings
from briefreader.app.reader.availability import available
from briefreader.app.reader.banner import banner_lines
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.features import feature_of
from briefreader.app.reader.footer import show_keys
from briefreader.app.reader.header import show_header
from briefreader.app.reader.layout import (
    FULL_WIDTH,
    HEIGHTS,
    SMALLEST_HEIGHT,
    SMALLEST_WIDTH,
    WIDTHS,
    arrange,
    detail_of,
    main_panes,
    pane_at,
    show_beside,
    show_in_detail,
    size_classes,
)
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.open import Open
from briefreader.app.reader.session import Focus, ReadingSession
from briefreader.app.reader.trail import Whereabouts
from briefreader.app.view import View
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar, Tabs
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.pane import Pane
from briefreader.app.widgets.prompt import Prompt
from briefreader.environment import Environment
from briefreader.wording.availability import unavailable_lines

if TYPE_CHECKING:
    from briefreader.app.reader.read_brief import Opening

F = TypeVar("F", bound=Feature)


class ReaderScreen(BaseScreen):
    """Six panes, a detail, and the lines around them. The session's view goes down to the panes."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader"), *bindings("draft")]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = ""  # `on_mount` gives the focus

    view: var[View | None] = var(None)
    active: var[int] = var(3)
    zoomed: var[bool] = var(False)
    focus_item: var[str] = var("")  # the item whose detail is open

    def __init__(
        self, path: Path, environment: Environment, item: str = "", opening: "Opening | None" = None
    ) -> None:
        super().__init__(classes=size_classes(self.app.size))
        self.session = ReadingSession(path, environment, self._show_view)
        self._first_item = item
        self._opening = opening  # the brief, if it has been read
        self._features: dict[type[Feature], Feature] = {}
        self._focused_last: Widget | None = None
        self.beside = self.active  # the pane in use last of those that stand beside others

    def compose(self) -> ComposeResult:
        """Header, tabs, panes, and the lines at the foot."""
        yield Header(id="header")
        yield MessageBar(id="banner")
        yield Tabs(id="tabs")
        yield main_panes(self.active)
        yield Static(f"Make the window at least {SMALLEST_WIDTH}×{SMALLEST_HEIGHT}.", id="too-small")
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """Start on the claims, who says what; the brief is read meanwhile, if it has not been."""
        self.app.reviewer_named_signal.subscribe(self, self.session.introduce, immediate=True)
        arrange(self)
        self.set_focus(self.pane)
        self.the(Open).begin(self._first_item, self._opening)
        self._opening = None

    # What can be done

    def the(self, kind: type[F]) -> F:
        """The feature of this kind, made when it is first asked for."""
        feature = self._features.get(kind)
        if not isinstance(feature, kind):
            feature = self._features[kind] = kind(self, self.session)
        return feature

    def action_do(self, action_id: str) -> None:
        """Carry out an action, or say why it cannot act here."""
        self.update_focus()
        reason = available(action(action_id), self.session)
        if reason is not None:
            severity = "warning" if reason.need == "writable" else "information"
            self.say(*unavailable_lines(reason), severity=severity)
            return
        self.the(feature_of(action_id)).actions[action_id]()

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Where the actions apply that can be used now."""
        draft: tuple[Context, ...] = ("draft",) if self.session.is_under_way else ()
        return ("list", "pane", "reader", *draft, "app")

    # Panes and focus

    @property
    def pane(self) -> Pane:
        """The pane in use, whether or not a detail is open over it."""
        return pane_at(self, self.active)

    @property
    def detail(self) -> Pane:
        """The detail."""
        return detail_of(self)

    @property
    def list_in_use(self) -> Pane:
        """The detail if the cursor is in it, else the pane in use."""
        return self.detail if self.focus_item and self.detail.has_focus else self.pane

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the reader is."""
        return Whereabouts(self.active, self.pane.key, self.focus_item)

    def show_pane(self, number: int) -> None:
        """Go to a pane; an open detail closes."""
        self.focus_item = ""
        self.active = number
        self.set_focus(self.pane)

    def update_focus(self) -> None:
        """Tell the session what an action is about from now on, and the footer what can be done."""
        pane = self.list_in_use
        held = pane.held_of(pane.key)
        self.session.focus = Focus(self.whereabouts, pane.number, pane.item, pane.items, held)
        show_keys(self)

    def on_descendant_focus(self) -> None:
        """The pane that is clicked is the pane in use."""
        focused = self.focused
        self._focused_last = focused or self._focused_last
        if isinstance(focused, Pane) and focused.number:
            self.active = focused.number
        self.update_focus()

    def on_resize(self, event: events.Resize) -> None:
        """Wide and narrow differ in what is shown; a window that was too small has hidden the focus."""
        super().on_resize(event)
        arrange(self)
        self.call_after_refresh(self._keep_focus)

    def _keep_focus(self) -> None:
        if self.focused is None:
            self.set_focus(self._focused_last)

    # State that changes

    def _show_view(self, view: View) -> None:
        if self.focus_item and self.focus_item not in view.opened.index.items:
            self.focus_item = ""
        self.view = view

    def watch_view(self) -> None:
        """The panes and the lines around them follow what the view holds."""
        if self.view is not None:
            for pane in self.query(Pane):
                pane.view = self.view
            self.show_around()

    def show_around(self) -> None:
        """Header, banner and footer, after something that does not stand in the view has changed."""
        show_header(self.query_one(Header), self.session)
        banner = self.query_one("#banner", MessageBar)
        banner.severity = "error"
        banner.lines = banner_lines(self.session)
        self.call_next(self.update_focus)

    def watch_active(self) -> None:
        """Show the pane in use."""
        if self.active not in FULL_WIDTH:
            self.beside = self.active
        if self.is_mounted:
            arrange(self)

    def watch_zoomed(self) -> None:
        """Give the pane the whole screen, or its part of it."""
        if self.is_mounted:
            arrange(self)

    def watch_focus_item(self) -> None:
        """Open, change or close the detail."""
        if not self.is_mounted:
            return
        arrange(self)
        if self.focus_item:
            show_in_detail(self, self.focus_item)
            self.set_focus(self.detail)
        else:
            self.set_focus(self.pane)

    # What the lists ask for

    def on_item_list_opened(self, event: ItemList.Opened) -> None:
        """Show the detail of an item, follow a link of the detail, or see where a note belongs."""
        pane = event.list
        if not isinstance(pane, Pane):
            return
        if (held := pane.held_of(event.key)) is not None:
            from briefreader.app.reader.orphans import Orphans

            self.the(Orphans).open_held(held)
        else:
            item = pane.item_of(event.key)
            if pane is self.detail and item == self.focus_item:
                self.say("This is the item itself. j k to its links")
            elif item:
                self.the(Navigation).open_detail(item)

    def on_item_list_highlighted(self, event: ItemList.Highlighted) -> None:
        """With a detail beside the list, it follows the cursor."""
        pane = event.list
        beside = self.focus_item and pane is not self.detail and pane.has_focus
        if beside and isinstance(pane, Pane) and event.key and self.has_class("-wide"):
            self.set_reactive(ReaderScreen.focus_item, pane.item_of(event.key))
            show_in_detail(self, self.focus_item)
        elif pane is self.pane and self.has_class("beside"):
            show_beside(self)
        self.update_focus()

    def on_pane_told(self, event: Pane.Told) -> None:
        """A pane has something to say."""
        self.say(event.text, severity=event.severity)

    def on_pane_unchecked_sought(self, event: Pane.UncheckedSought) -> None:
        """The next unchecked item of a draft is asked for, in whichever pane it is."""
        from briefreader.app.reader.next_unchecked import NextUnchecked

        self.the(NextUnchecked).go(event.direction)
