"""The dossier of one person: what was said by claim and by date, and which names were joined."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from briefreader.actions import Context
from briefreader.app.binding import bindings
from briefreader.app.content import content, empty, parts
from briefreader.app.dialogs.picker import Picker
from briefreader.app.library.confirming import Confirming
from briefreader.app.library.dossier_rows import (
    Items,
    items_by_claim,
    items_by_date,
    name_items,
    rows_of_items,
)
from briefreader.app.library.into_basket import Find
from briefreader.app.library.page_screen import NO_ITEM, PageOut, PageScreen
from briefreader.app.rows import Row, no_rows, rows_of
from briefreader.app.widgets.bars import Header, Tabs
from briefreader.app.widgets.list.beside import BESIDE
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.base.paths import styles_folder
from briefreader.library.dossier import AskedFor, Dossier, DossierStatement
from briefreader.library.persons import Person
from briefreader.many_briefs import Library
from briefreader.notes.exhibit_file import Exhibit
from briefreader.printing.dossier import briefs_words, dossier_page, numbers_lines, role_words
from briefreader.wording.phrases import joined, quoted

CLAIMS, DATES, NAMES = 1, 2, 3
_TITLES = {CLAIMS: "By claim", DATES: "By date", NAMES: "Names"}


class DossierTabs(Tabs):
    """The lists, where there is room for one."""

    names: Mapping[int, tuple[str, str]] = {number: (title, title) for number, title in _TITLES.items()}


class DossierScreen(PageScreen):
    """Of one person; `asked` is a name, or better a `brief-id#speaker-id`."""

    CSS_PATH = [styles_folder() / "library.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("dossier", "decisions")
    HORIZONTAL_BREAKPOINTS = [(0, "-alone"), (BESIDE, "-beside")]

    places: ClassVar[tuple[Context, ...]] = ("dossier", "decisions")

    def __init__(self, library: Library, asked: str) -> None:
        super().__init__(library)
        self._asked = asked
        self.dossier: Dossier | None = None
        self._items: dict[int, Items] = {}
        self._has_left = False
        self._confirming = Confirming(self)

    def body(self) -> ComposeResult:
        """Numbers, and the lists."""
        yield DossierTabs(id="tabs")
        yield Static(id="numbers")
        with Horizontal(id="dossier"):
            for number in (CLAIMS, DATES):
                yield ItemList(id=f"list-{number}", classes="framed")
        yield ItemList(id=f"list-{NAMES}", classes="framed")

    def begin(self) -> None:
        """Show what the index knows at once, then what is there by now."""
        self.query_one(Header).left = ("Dossier", self._asked)
        for number, title in _TITLES.items():
            self._list(number).border_title = content(f"{number} {title}")
        self._go_to(CLAIMS)
        self._list(CLAIMS).show_rows(rows_of([empty("Reading …")]))
        self.look_for(partial(self._look_up, is_current=False), self._take_known, "reading …")

    def on_screen_resume(self) -> None:
        """Back from a brief, in which anything may have been done."""
        if self._has_left:
            self._has_left = False
            self.read()

    def _look_up(self, *, is_current: bool) -> AskedFor:
        return self.library.dossier(self._asked, is_current=is_current, progress=self._progress)

    def _progress(self, _done: int, _all: int) -> bool:
        """In the thread that indexes: give way to keys, and stop when the screen has gone."""
        self.app.give_way.pause()
        return self.is_attached

    def _take_known(self, found: AskedFor) -> None:
        if found.dossier is not None:
            self._show(found.dossier)
        self.read()

    def read(self) -> None:
        """Look up what is there by now."""
        marks = self.dossier.handling_marks if self.dossier is not None else ()
        self.look_for(partial(self._look_up, is_current=True), self._take, "reading …", *marks)

    def _take(self, found: AskedFor) -> None:
        if found.notices:
            self.say("Names not read:", *found.notices[:2], severity="warning")
        if found.dossier is not None:
            self._show(found.dossier)
        elif found.people:
            self._choose(found.people)
        else:
            self._show_nobody()
        self.call_after_refresh(self.app.settle_garbage)

    # Showing

    def _show(self, dossier: Dossier) -> None:
        self.dossier = dossier
        person = dossier.person
        self.query_one(Header).left = (person.name, *map(role_words, dossier.roles[:1]))
        self.show_counts(*dossier.handling_marks)
        self.query_one("#numbers", Static).update(content(joined(numbers_lines(dossier), "  ·  ")))
        self._items = {
            CLAIMS: items_by_claim(dossier),
            DATES: items_by_date(dossier),
            NAMES: name_items(person),
        }
        for number, items in self._items.items():
            rows = rows_of_items(items) if items else rows_of([empty("Nothing here")])
            self._list(number).show_rows(rows)

    def _show_nobody(self) -> None:
        self.dossier, self._items = None, {}
        self.show_counts()
        for number in _TITLES:
            self._list(number).show_rows(no_rows())
        told = f"Nobody has the name {quoted(self._asked)} in {joined(self.library.folders, ', ')}."
        self._list(CLAIMS).show_rows(rows_of([empty(told)]))

    def _choose(self, people: Sequence[Person]) -> None:
        """Several have the name: one of them is chosen."""
        self.show_counts()
        listing = Picker(
            f"{len(people)} persons have the name {quoted(self._asked)}",
            rows_of([*map(_person_row, people)]),
            "Enter open · Esc back",
        )
        self.app.push_screen(listing, self._chosen)

    def _chosen(self, member: str | None) -> None:
        if member is None:
            self.dismiss()
            return
        self._asked = member
        self.read()

    def _list(self, number: int) -> ItemList:
        return self.query_one(f"#list-{number}", ItemList)

    def _go_to(self, number: int) -> None:
        for other in _TITLES:
            self._list(other).set_class(other == number, "active")
        self.set_class(number == NAMES, "names")
        self.query_one(DossierTabs).active = number
        self.set_focus(self._list(number))

    @property
    def _in_use(self) -> int:
        return next((number for number in _TITLES if self._list(number).has_class("active")), CLAIMS)

    def on_descendant_focus(self) -> None:
        """A click brings the list that it is in to the front."""
        super().on_descendant_focus()
        for number in _TITLES:
            if self._list(number) is self.focused and number != self._in_use:
                self._go_to(number)

    @property
    def items(self) -> ItemList:
        """The list that is in use."""
        return self._list(self._in_use)

    # What can be done

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """With the three lists, and with what is confirmed."""
        return {
            **super().actions,
            **self._confirming.actions,
            **{f"pane-{number}": partial(self._go_to, number) for number in _TITLES},
            **{f"dossier-list-{number}": partial(self._go_to, number) for number in _TITLES},
            "next-dossier-list": partial(self._turn, 1),
            "previous-dossier-list": partial(self._turn, -1),
            "open-statement": self.items.action_open,
            "close-dossier": self.close_page,
        }

    def _turn(self, direction: int) -> None:
        self._go_to((self._in_use - 1 + direction) % len(_TITLES) + 1)

    @property
    def here(self) -> DossierStatement | None:
        """The statement under the cursor."""
        key = self.items.key
        found = (one.statement for one in self._items.get(self._in_use, ()) if key and one.key == key)
        return next(found, None)

    @property
    def name_here(self) -> str:
        """The key of the name under the cursor; empty in the other lists."""
        return self._list(NAMES).key if self._in_use == NAMES else ""

    def open_here(self) -> None:
        """Open the brief at the statement."""
        if (statement := self.here) is not None:
            self._has_left = True
            self.open_item(statement.item)

    def item_here(self) -> Find | str:
        """The statement under the cursor."""
        statement = self.here
        return (lambda: statement.item) if statement is not None else NO_ITEM

    def page_out(self) -> PageOut | str:
        """The whole dossier."""
        dossier = self.dossier
        if dossier is None:
            return "There is nobody here yet"
        person = dossier.person
        exhibit = Exhibit("dossier", self.library.folders, person.members[0], person.name)
        return PageOut(partial(dossier_page, dossier), exhibit)


def _person_row(person: Person) -> Row:
    speakers = (*person.speakers, *person.likely)
    roles = dict.fromkeys(one.speaker.role for one in speakers if one.speaker.role)
    told = joined((joined(roles, ", "), briefs_words(speakers)))
    return Row(person.members[0], (parts([(person.name, "strong"), (f"  {told}", "muted")]),))
