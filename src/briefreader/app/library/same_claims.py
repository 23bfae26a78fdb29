"""The claims of other briefs that are the same as one: joined, parted and sought by a person."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.base_screen import BaseScreen, Question, Say
from briefreader.app.binding import bindings
from briefreader.app.content import between, empty, heading, parts, spaced, words
from briefreader.app.copying import Copying
from briefreader.app.dialogs.claims_matrix import ClaimsMatrix
from briefreader.app.dialogs.table import TableText
from briefreader.app.library.answers import mistake_lines, slow_words
from briefreader.app.library.into_report import put_into_report
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.bars import Header, KeysBar, MessageBar
from briefreader.app.widgets.grid import CellAt
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.cite.remarks import Rendered
from briefreader.library.completion import completed
from briefreader.library.items import SearchItem
from briefreader.library.joining import CLAIMS
from briefreader.library.linked_claims import SILENT, LinkedClaims, NoClaimError, SameClaims
from briefreader.library.query import And, QuerySyntaxError
from briefreader.library.same_as import SameAs, item_name
from briefreader.many_briefs import Library
from briefreader.notes import StoreError
from briefreader.notes.exhibit_file import Exhibit
from briefreader.notes.links_file import ItemLink, Verdict, link_of
from briefreader.printing.hits import UNCHECKED, printed_at
from briefreader.printing.linked_claims import (
    column_words,
    link_words,
    linked_claims_page,
    lost_words,
    said_words,
)
from briefreader.printing.markdown import markdown
from briefreader.wording.phrases import counted, joined

MOST_FOUND = 50  # claims of a query that are shown
LABEL = "Find the claim"
_DONE = {"confirmed": "Joined", "rejected": "Kept apart"}


class _Look(Struct, frozen=True):
    """What is known around the claim, what a query found besides, and what is to be told."""

    around: SameClaims | None = None
    found: tuple[SearchItem, ...] = ()
    told: tuple[str, ...] = ()


class _Decision(Struct, frozen=True):
    """What was decided, and what it replaced; `refusal` tells why it could not be kept."""

    link: ItemLink
    before: tuple[ItemLink, ...] = ()
    refusal: str = ""


class SameClaimsScreen(BaseScreen):
    """Enter opens a claim in its brief; leaving that comes back here. Nothing is joined by itself."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("same-claims", "over-briefs")

    contexts: ClassVar[tuple[Context, ...]] = ("same-claims", "over-briefs", "list", "app")

    def __init__(self, library: Library, name: str) -> None:
        """`name` is `brief-id#claim-id`."""
        super().__init__()
        self._library = library
        self._claim = name
        self._query = ""
        self._look = _Look()
        self._done: list[_Decision] = []  # that `u` takes back
        self._cell: CellAt | None = None  # of the matrix, which opens again when its brief is left
        self._copying = Copying(self)

    def compose(self) -> ComposeResult:
        """Header, list, and the lines at the foot."""
        yield Header(id="header")
        yield ItemList(id="claims", classes="library")
        yield MessageBar(id="message")
        yield Prompt(id="prompt")
        yield KeysBar(self.app.settings.keymap, id="keys")

    def on_mount(self) -> None:
        """Show the frame first; the claims are looked for meanwhile."""
        self.query_one(KeysBar).contexts = self.contexts
        self.query_one(Header).left = ("The same claim in other briefs", self._claim)
        self.set_focus(self._list)
        self._load()

    def on_screen_resume(self) -> None:
        """A brief was left that the matrix had opened."""
        if self._cell is not None and self.is_active:
            cell, self._cell = self._cell, None
            self._show_matrix(cell)

    @property
    def _list(self) -> ItemList:
        return self.query_one("#claims", ItemList)

    # Finding

    def _load(self) -> None:
        self.query_one(Header).right = self.query_one(Header).short = ("searching …",)
        self.run_until_left("claims", partial(_look, self._library, self._claim, self._query), self._take)

    def _take(self, look: _Look) -> None:
        self._look = look
        header = self.query_one(Header)
        header.right = header.short = (_count_words(look.around),)
        self._list.show_rows(rows_of(list(_rows(look, self._query))), at=self._list.key or None)
        if look.told:
            self.say(*look.told[:3], severity="warning")

    def action_find_claim(self) -> None:
        """Ask for a query that claims are found by."""
        complete = partial(completed, values=self._library.values())
        self.ask(Question(LABEL, self._query, answer=self._search, complete=complete))

    def _search(self, query: str) -> None:
        self._query = query.strip()
        self._load()

    # Deciding

    def action_same_claim(self) -> None:
        """The claim under the cursor is the same."""
        self._decide("confirmed")

    def action_other_claim(self) -> None:
        """It is not."""
        self._decide("rejected")

    def _decide(self, verdict: Verdict) -> None:
        other = self._list.key
        if other in ("", self._claim):
            self.say("Move to the claim of another brief")
            return
        link = link_of("same-as", (self._claim, other), verdict, self.app.environment.today)
        self.run_to_end("links", partial(_decided, self._library, link), self._tell)

    def _tell(self, decision: _Decision) -> None:
        if decision.refusal:
            self.say(decision.refusal, severity="error")
            return
        self._done.append(decision)
        self.say(f"{_DONE[decision.link.verdict]}: {', '.join(decision.link.items)}. u undoes it")
        self._load()

    def action_undo_link(self) -> None:
        """Take the last decision back."""
        if not self._done:
            self.say("Nothing to undo")
            return
        self.run_to_end("links", partial(_undone, self._library, self._done.pop()), self._tell_undone)

    def _tell_undone(self, undone: _Decision) -> None:
        if undone.refusal:
            self._done.append(undone)
            self.say(undone.refusal, severity="error")
            return
        self.say(f"Undone: {', '.join(undone.link.items)}")
        self._load()

    # Going to a claim, and to all that is said of it

    def on_item_list_opened(self) -> None:
        """A click, or Enter."""
        self.action_open_claim()

    def action_open_claim(self) -> None:
        """Open the brief at the claim under the cursor."""
        for hit in _hits(self._look):
            if _named(hit) == self._list.key:
                self.app.open_reader(self._library.path_of(hit), hit.item)
                return
        linked = self._look.around.linked if self._look.around else None
        for column in linked.columns if linked else ():
            if column.name == self._list.key:
                self.app.open_reader(column.path, column.claim.id)
                return

    def action_claims_matrix(self) -> None:
        """Who says what of it, over all briefs."""
        self._show_matrix()

    def _show_matrix(self, at: CellAt | None = None) -> None:
        linked = self._look.around.linked if self._look.around else None
        if linked is None:
            self.say("No other brief has this claim yet: c joins one from the list, / finds others")
            return
        table = ClaimsMatrix(linked, self._claim, self._copy_table, at)

        def chosen(item: str | None) -> None:
            if item is not None:
                self._cell = table.at
                self.app.open_reader(table.path_here, item)

        self.app.push_screen(table, chosen)

    def _copy_table(self, text: TableText, say: Say) -> None:
        self._copying.copy(lambda: Rendered(text.plain, html=text.html), say=say)

    def action_copy_claims(self) -> None:
        """Copy all that is said of it as Markdown."""
        linked = self._look.around.linked if self._look.around else None
        claims = LinkedClaims((linked,) if linked else ())
        self._copying.copy(lambda: Rendered(markdown(linked_claims_page(claims)) if linked else ""))

    def action_claims_into_report(self) -> None:
        """Set the page aside for the report."""
        put_into_report(self, Exhibit("claims", self._library.folders, self._claim))

    def action_claims_to_file(self) -> None:
        """Save the last copy to a file."""
        self._copying.send_again("file")

    def action_close_claims(self) -> None:
        """Back to where it was opened."""
        self.dismiss()


def _look(library: Library, name: str, query: str) -> _Look:
    """Takes long where much has changed since the last search."""
    slow: list[str] = []
    found: tuple[SearchItem, ...] = ()
    try:
        around = library.same_claims(name, told=slow.append)
        if query:
            found = library.find(And((library.parse(query), CLAIMS)), MOST_FOUND).hits
    except NoClaimError as error:
        return _Look(told=(lost_words(error.end),))
    except QuerySyntaxError as error:
        return _Look(around, told=mistake_lines(query, error.at, error.what))
    told = [slow_words(slow[0])] if slow else []
    return _Look(around, found, (*told, *around.notices))


def _decided(library: Library, link: ItemLink) -> _Decision:
    try:
        return _Decision(link, library.reviewers.add_link(link))
    except StoreError as error:
        return _Decision(link, refusal=str(error))


def _undone(library: Library, done: _Decision) -> _Decision:
    try:
        library.reviewers.remove_link(done.link, done.before)
    except StoreError as error:
        return _Decision(done.link, done.before, str(error))
    return _Decision(done.link)


# --- rows -------------------------------------------------------------------------------------


def _named(hit: SearchItem) -> str:
    return item_name(hit.facts.brief, hit.item)


def _hits(look: _Look) -> tuple[SearchItem, ...]:
    around = look.around
    if around is None:
        return look.found
    return (around.here, *(one.claim for one in around.likely), *around.rejected, *look.found)


def _count_words(around: SameClaims | None) -> str:
    if around is None:
        return ""
    joined_here = len(around.linked.columns) - 1 if around.linked else 0
    return f"{counted(joined_here, 'claim')} joined · {len(around.likely)} offered"


def _rows(look: _Look, query: str) -> Iterator[Row]:
    around = look.around
    if around is None:
        yield empty("There is no such claim in this library.")
        return
    name = _named(around.here)
    yield heading("This claim")
    yield _row(around.here)
    shown = {name}
    if around.linked is not None:
        yield heading("The same")
        for column in around.linked.columns:
            if column.name != name:
                shown.add(column.name)
                links = (one for one in around.linked.said if column.name in one.items)
                told = _told(
                    column_words(column),
                    column.opened.brief.handling_mark,
                    (column.claim.status,),
                    (position.stance for position in column.claim.positions),
                )
                said = tuple(_said(one, name) for one in links)
                yield _claim_row(column.name, column.claim.text, told, said)
    if query:
        yield heading("Found", (f"  {query}", "muted"))
        found = [one for one in look.found if _named(one) not in shown]
        yield from map(_row, found)
        if not found:
            yield empty("No other claims.")
        shown.update(map(_named, found))
    likely = [one for one in around.likely if one.name not in shown]
    yield heading("Perhaps the same", ("  by words that they share; c joins, d keeps apart", "muted"))
    for one in likely:
        yield _row(one.claim, f"shares {', '.join(one.words)}" if one.words else "in nearly the same words")
    if not likely:
        yield empty("None. / finds any other claim.")
    if around.rejected:
        yield heading("Not the same, you said")
        yield from map(_row, around.rejected)
    if around.lost:
        yield heading("Links that lead nowhere")
        yield from (empty(lost_words(end)) for end in around.lost)


def _said(link: SameAs, name: str) -> str:
    """Who says so; of which claims, if not of this one."""
    return said_words(link) if name in link.items else link_words(link)


def _row(claim: SearchItem, *more: str) -> Row:
    unchecked = (UNCHECKED,) if claim.is_draft else ()
    told = _told(printed_at(claim), claim.facts.handling, (*unchecked, *claim.statuses), claim.stances)
    return _claim_row(_named(claim), claim.text, told, more)


def _told(place: str, mark: str | None, statuses: Iterable[str], stances: Iterable[str]) -> str:
    """Where a claim stands, its status, and the stances on it."""
    taken = ", ".join(dict.fromkeys(one for one in stances if one != SILENT))
    return joined((place, mark, *statuses, taken))


def _claim_row(name: str, text: str, told: str, more: tuple[str, ...]) -> Row:
    lines = (parts([(one, "muted")], indent=2) for one in more)
    about = parts(between(((told, "muted"), (name, "muted"))), indent=2)
    return spaced(Row(name, (RowBlock(words(text)), about, *lines)))
