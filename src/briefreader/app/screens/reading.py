"""The reader's panes: which is shown, and where the cursor goes."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from briefreader.actions import Context
from briefreader.app.binding import bindings
from briefreader.app.filter import Filter, FilterError, parse
from briefreader.app.panes import PANES, DetailPane, NotesPane, SourcePane
from briefreader.app.panes.notes import Held
from briefreader.app.screens.speaking import Question, Speaking
from briefreader.app.trail import Trail, Whereabouts
from briefreader.app.view import View
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar, Tabs
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.pane import Pane
from briefreader.app.widgets.prompt import Prompt
from briefreader.brief import Claim, Event, Gap, KeyPoint, Quote

PANE_OF = {KeyPoint: 1, Gap: 1, Quote: 2, Claim: 3, Event: 4}
FULL_WIDTH = (5, 6)
WIDE, SMALLEST_WIDTH, SMALLEST_HEIGHT = 120, 60, 20


class Reading(Speaking):
    """Six panes, a detail, and the lines around them. State lies here and goes down to the panes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reader")
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (SMALLEST_WIDTH, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST_HEIGHT, "-high")]

    view: var[View | None] = var(None)
    active: var[int] = var(3)
    zoomed: var[bool] = var(False)
    subject: var[str] = var("")  # the item whose detail is open

    def __init__(self) -> None:
        super().__init__()
        self._trail = Trail()
        self._focused_last: Widget | None = None

    def compose(self) -> ComposeResult:
        """Header, tabs, panes, and the lines at the foot."""
        yield Header(id="header")
        yield MessageBar(id="banner")
        yield Tabs(id="tabs")
        with Container(id="panes"):
            for pane in PANES:
                full_width = pane.number in FULL_WIDTH
                made = pane(id=f"pane-{pane.number}", classes="" if full_width else "main")
                yield made.data_bind(Reading.view)
            yield DetailPane(id="detail").data_bind(Reading.view)
        yield Static(f"Make the window at least {SMALLEST_WIDTH}×{SMALLEST_HEIGHT}.", id="too-small")
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """Start on the claims: who says what."""
        self._arrange()
        self.set_focus(self.pane)

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Where the commands apply that can be used now."""
        return ("list", "pane", "reader", "app")

    # Which pane, and how much of the screen it has

    @property
    def pane(self) -> Pane:
        """The pane in use, whether or not a detail is open over it."""
        return self.query_one(f"#pane-{self.active}", Pane)

    @property
    def detail(self) -> DetailPane:
        """The detail."""
        return self.query_one(DetailPane)

    @property
    def list_in_use(self) -> Pane:
        """The detail if the cursor is in it, else the pane in use."""
        return self.detail if self.subject and self.detail.has_focus else self.pane

    @property
    def item(self) -> str:
        """The item that a command is about."""
        return self.list_in_use.item

    @property
    def items(self) -> tuple[str, ...]:
        """The items that a command is about: those selected, else the one under the cursor."""
        return self.list_in_use.items

    def _arrange(self) -> None:
        """Let the classes say what is shown; the style sheet does the rest."""
        narrow = self.size.width < WIDE
        single = narrow or self.zoomed or self.active in FULL_WIDTH
        self.set_class(single and not (self.subject and not narrow), "single")
        self.set_class(bool(self.subject), "detailed")
        for pane in self.query(Pane):
            pane.set_class(pane.number == self.active, "active")
        self.query_one(Tabs).active = self.active

    def on_resize(self) -> None:
        """Wide and narrow differ in what is shown; a window that was too small has hidden the focus."""
        self._arrange()
        self.call_after_refresh(self._keep_focus)

    def _keep_focus(self) -> None:
        if self.focused is None:
            self.set_focus(self._focused_last)

    def watch_active(self) -> None:
        """Show the pane in use."""
        if self.is_mounted:
            self._arrange()

    def watch_zoomed(self) -> None:
        """Give the pane the whole screen, or its part of it."""
        if self.is_mounted:
            self._arrange()

    def watch_subject(self) -> None:
        """Open, change or close the detail."""
        if not self.is_mounted:
            return
        self._arrange()
        if self.subject:
            self.detail.show_item(self.subject)
            self.set_focus(self.detail)
        else:
            self.set_focus(self.pane)

    def on_descendant_focus(self) -> None:
        """The pane that is clicked is the pane in use."""
        focused = self.focused
        self._focused_last = focused or self._focused_last
        if isinstance(focused, Pane) and focused.number:
            self.active = focused.number
        self.show_keys()

    def show_keys(self) -> None:
        """The keys of what has the focus, at the foot."""
        in_list = isinstance(self.focused, ItemList)
        self.query_one(KeysBar).contexts = self.contexts if in_list else ("form",)

    def name_keys(self) -> None:
        """What the keys at the foot are called may depend on the item."""

    def show_pane(self, number: int) -> None:
        """Go to a pane; an open detail closes."""
        self.subject = ""
        self.active = number
        self.set_focus(self.pane)

    def action_pane_1(self) -> None:
        """Summary."""
        self.show_pane(1)

    def action_pane_2(self) -> None:
        """Quotes."""
        self.show_pane(2)

    def action_pane_3(self) -> None:
        """Claims."""
        self.show_pane(3)

    def action_pane_4(self) -> None:
        """History."""
        self.show_pane(4)

    def action_pane_5(self) -> None:
        """Source."""
        self.show_pane(5)

    def action_pane_6(self) -> None:
        """Notes."""
        self.show_pane(6)

    def action_next_pane(self) -> None:
        """The next pane; with a detail open, the other side."""
        self._turn(1)

    def action_previous_pane(self) -> None:
        """The pane before; with a detail open, the other side."""
        self._turn(-1)

    def _turn(self, direction: int) -> None:
        if self.subject and not self.has_class("-narrow"):
            self.set_focus(self.pane if self.detail.has_focus else self.detail)
            return
        self.show_pane((self.active - 1 + direction) % len(PANES) + 1)

    def action_zoom(self) -> None:
        """This pane alone, and back."""
        self.zoomed = not self.zoomed
        if self.has_class("-narrow") or self.active in FULL_WIDTH:
            self.say("This pane has the whole screen already.")

    # From item to item

    def on_item_list_opened(self, event: ItemList.Opened) -> None:
        """A detail of the item; in the detail, the link is followed."""
        if not isinstance(event.list, Pane):
            return
        if isinstance(event.list, NotesPane):
            if (held := event.list.held_of(event.key)) is not None:
                self.open_held(held)
            return
        item = event.list.item_of(event.key)
        if isinstance(event.list, DetailPane) and item == self.subject:
            self.say("This is the item itself; j and k go to its links.")
        else:
            self._remember_place()
            self.subject = item

    def open_held(self, held: Held) -> None:
        """Enter on something that a reviewer attached."""
        raise NotImplementedError

    def on_item_list_highlighted(self, event: ItemList.Highlighted) -> None:
        """With a detail beside the list, it follows the cursor."""
        self.name_keys()
        beside = self.subject and not isinstance(event.list, DetailPane) and event.list.has_focus
        if beside and isinstance(event.list, Pane) and event.key and self.has_class("-wide"):
            self.set_reactive(Reading.subject, event.list.item_of(event.key))
            self.detail.show_item(self.subject)

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the reader is."""
        return Whereabouts(self.active, self.pane.key, self.subject)

    def _remember_place(self) -> None:
        self._trail.leave(self.whereabouts)

    def go_to(self, item_id: str) -> bool:
        """Bring the cursor to an item in the pane of its kind; False if the brief does not have it."""
        item = self.view.opened.index.items.get(item_id) if self.view else None
        if item is None:
            self.say(f"{item_id} is not in this brief.", severity="warning")
            return False
        self._remember_place()
        number = PANE_OF.get(type(item))
        if number is None and item_id in self.query_one(SourcePane).rows.index:
            number = SourcePane.number
        if number is None:
            self.subject = item_id
            return True
        self.show_pane(number)
        if not self.pane.move_to(item_id):
            self.pane.limit_to(Filter())
            self.pane.move_to(item_id)
        return True

    def go_into(self, item_id: str | None) -> None:
        """Go to what was chosen in a dialog, if anything was."""
        if item_id:
            self.go_to(item_id)

    def go(self, place: Whereabouts) -> None:
        """Be where the reader was before."""
        self.show_pane(place.pane)
        self.pane.move_to(place.key)
        self.subject = place.subject

    def action_back(self) -> None:
        """Back to where a link was followed."""
        place = self._trail.back(self.whereabouts)
        if place is None:
            self.say("There is nothing to go back to.")
        else:
            self.go(place)

    def action_forward(self) -> None:
        """Forward again."""
        place = self._trail.forward(self.whereabouts)
        if place is None:
            self.say("There is nothing to go forward to.")
        else:
            self.go(place)

    def action_leave(self) -> None:
        """Leave the innermost thing that is open; never the brief."""
        self._close_innermost()

    def action_close(self) -> None:
        """Leave what is open, in the end the brief."""
        if not self._close_innermost():
            self.leave_brief()

    def _close_innermost(self) -> bool:
        pane = self.list_in_use
        self.hush()
        if pane.sought:
            pane.seek("")
        elif pane.chosen:
            pane.choose(frozenset())
            pane.show_view()
        elif self.subject:
            self.subject = ""
        elif pane.limit:
            pane.limit_to(Filter())
            self.say("The filter is off.")
        elif self.zoomed:
            self.zoomed = False
        else:
            return False
        return True

    def leave_brief(self) -> None:
        """Back to the list of briefs, or out of the program."""
        raise NotImplementedError

    # What panes ask for

    def on_pane_told(self, event: Pane.Told) -> None:
        """A pane has something to say."""
        self.say(event.text, severity=event.severity)

    # Finding and filtering, in the list in use

    def action_find(self) -> None:
        """Ask for the words to find; the matches follow while one types."""
        pane = self.list_in_use
        self.ask(Question("Find", typed=pane.find, left=partial(self._find_nothing, pane)))

    def action_find_next(self) -> None:
        """To the next match."""
        self._go_to_hit(1)

    def action_find_previous(self) -> None:
        """To the match before."""
        self._go_to_hit(-1)

    def _go_to_hit(self, direction: int) -> None:
        if self.list_in_use.sought:
            self.list_in_use.go_to_hit(direction)
        else:
            self.action_find()

    def action_filter(self) -> None:
        """Ask for a filter."""
        pane = self.list_in_use
        label = "Only  (speaker: kind: stance: evidence: status: tag: reviewed:no)"
        self.ask(Question(label, pane.limit.text, answer=partial(self._limit, pane)))

    def _find_nothing(self, pane: Pane) -> None:
        pane.seek("")
        self.hush()

    def _limit(self, pane: Pane, text: str) -> None:
        try:
            pane.limit_to(parse(text))
        except FilterError as error:
            self.say(str(error), severity="warning")
