"""The claims of other briefs that are the same as one: joined, parted and sought by a person."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import ClassVar

from msgspec import Struct
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.base_screen import Question, Say
from briefreader.app.binding import bindings
from briefreader.app.content import between, empty, heading, parts, spaced, words
from briefreader.app.dialogs.claims_matrix import ClaimsMatrix
from briefreader.app.dialogs.table import TableText
from briefreader.app.library.answers import mistake_lines, slow_words, warnings
from briefreader.app.library.deciding import Deciding
from briefreader.app.library.into_basket import Find
from briefreader.app.library.page_screen import NO_ITEM, PageOut, PageScreen
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.bars import Header
from briefreader.app.widgets.grid import CellAt
from briefreader.base.text import one_line
from briefreader.cite.remarks import Rendered
from briefreader.library.completion import completed
from briefreader.library.items import Hits, SearchItem
from briefreader.library.joining import CLAIMS
from briefreader.library.linked_claims import (
    SILENT,
    ClaimInBrief,
    LinkedClaim,
    LinkedClaims,
    NoClaimError,
    SameClaims,
)
from briefreader.library.query import And, QuerySyntaxError
from briefreader.library.reading import item_of
from briefreader.library.same_as import SameAs, item_name
from briefreader.many_briefs import Library
from briefreader.notes.exhibit_file import Exhibit
from briefreader.notes.links_file import LinkChange, Verdict, deciding, link_of
from briefreader.printing.hits import UNCHECKED, printed_at
from briefreader.printing.linked_claims import (
    column_words,
    link_words,
    linked_claims_page,
    lost_words,
    said_words,
)
from briefreader.wording.phrases import counted, joined, listed

MOST_FOUND = 50  # claims of a query that are shown
LABEL = "Find the claim"
_NOT_JOINED = "No other brief has this claim yet: c joins one from the list, / finds others"
_DECIDED: Mapping[Verdict, str] = {"confirmed": "joined", "rejected": "kept apart"}


class _Look(Struct, frozen=True):
    """What is known around the claim, what a query found besides, and what is to be told."""

    around: SameClaims | None = None
    found: tuple[SearchItem, ...] = ()
    told: tuple[str, ...] = ()


class SameClaimsScreen(PageScreen):
    """Nothing is joined by itself."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("same-claims", "decisions")

    places: ClassVar[tuple[Context, ...]] = ("same-claims", "decisions")

    def __init__(self, library: Library, name: str) -> None:
        """`name` is `brief-id#claim-id`."""
        super().__init__(library)
        self._claim = name
        self._query = ""
        self._look = _Look()
        self._deciding = Deciding(
            self,
            self.app.steps_over_briefs.claims,
            self._write,
            _words,
            partial(self._load, is_told=True),
        )
        self._cell: CellAt | None = None  # of the matrix, which opens again when its brief is left

    def begin(self) -> None:
        """Look for the claims."""
        self.query_one(Header).left = ("The same claim in other briefs", self._claim)
        self._load()

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """With what is decided of a claim, and the matrix."""
        return {
            **super().actions,
            **self._deciding.actions,
            "open-claim": self.open_here,
            "same-claim": partial(self._decide, "confirmed"),
            "other-claim": partial(self._decide, "rejected"),
            "find-claim": self._ask_query,
            "claims-matrix": self._show_matrix,
            "close-claims": self.close_page,
        }

    def on_screen_resume(self) -> None:
        """A brief was left that the matrix had opened."""
        if self._cell is not None and self.is_active:
            cell, self._cell = self._cell, None
            self._show_matrix(cell)

    # Finding

    def _load(self, *, is_told: bool = False) -> None:
        """Look for the claims; with `is_told`, what is in the message line stays there."""
        look = partial(_look, self.library, self._claim, self._query)
        self.look_for(look, partial(self._take, is_told=is_told), "searching …")

    def _take(self, look: _Look, *, is_told: bool) -> None:
        self._look = look
        self.show_counts(_count_words(look.around))
        self.items.show_rows(rows_of(list(_rows(look, self._query))), at=self.items.key or None)
        if look.told and not is_told:
            self.say(*look.told[:3], severity="warning")

    def _ask_query(self) -> None:
        """Ask for a query that claims are found by."""
        complete = partial(completed, values=self.library.values())
        self.ask(Question(LABEL, self._query, answer=self._search, complete=complete))

    def _search(self, query: str) -> None:
        self._query = query.strip()
        self._load()

    # Deciding

    def _decide(self, verdict: Verdict) -> None:
        """The claim under the cursor is the same, or it is not."""
        other = self.items.key
        if other in ("", self._claim):
            self.say("Move to the claim of another brief")
            return
        link = link_of("same-as", (self._claim, other), verdict, self.app.environment.today)
        self._deciding.decide(lambda: deciding(self.library.reviewers.own_links(), link))

    def _write(self, change: LinkChange) -> None:
        self.library.reviewers.change_links(change)

    # Going to a claim, and to all that is said of it

    @property
    def _linked(self) -> LinkedClaim | None:
        """The claims that are joined."""
        return self._look.around.linked if self._look.around is not None else None

    @property
    def _here(self) -> SearchItem | ClaimInBrief | None:
        """The claim under the cursor."""
        columns = self._linked.columns if self._linked is not None else ()
        key = self.items.key
        hit = next((one for one in _hits(self._look) if _named(one) == key), None)
        return hit or next((one for one in columns if one.name == key), None)

    def open_here(self) -> None:
        """Open the brief at the claim under the cursor."""
        match self._here:
            case SearchItem() as hit:
                self.open_item(hit)
            case ClaimInBrief(path=path, claim=claim):
                self.app.open_reader(path, claim.id)

    def item_here(self) -> Find | str:
        """The claim under the cursor."""
        match self._here:
            case SearchItem() as hit:
                return lambda: hit
            case ClaimInBrief(opened=opened, place=place, claim=claim):
                return lambda: item_of(opened, place, claim.id)
        return NO_ITEM

    def _show_matrix(self, at: CellAt | None = None) -> None:
        """Who says what of it, over all briefs."""
        linked = self._linked
        if linked is None:
            self.say(_NOT_JOINED)
            return
        table = ClaimsMatrix(linked, self._claim, self._copy_table, at)

        def chosen(item: str | None) -> None:
            if item is not None:
                self._cell = table.at
                self.app.open_reader(table.path_here, item)

        self.app.push_screen(table, chosen)

    def _copy_table(self, text: TableText, say: Say) -> None:
        self.copying.copy(lambda: Rendered(text.plain, html=text.html), say=say)

    def page_out(self) -> PageOut | str:
        """All that is said of it."""
        linked, around = self._linked, self._look.around
        if linked is None or around is None:
            return _NOT_JOINED
        exhibit = Exhibit("claims", self.library.folders, self._claim, one_line(around.here.text))
        return PageOut(lambda: linked_claims_page(LinkedClaims((linked,))), exhibit)


def _look(library: Library, name: str, query: str) -> _Look:
    """Takes long where much has changed since the last search."""
    slow: list[str] = []
    found = Hits((), 0)
    try:
        around = library.same_claims(name, told=slow.append)
        if query:
            found = library.find(And((library.parse(query), CLAIMS)), MOST_FOUND)
    except NoClaimError as error:
        return _Look(told=(lost_words(error.end),))
    except QuerySyntaxError as error:
        return _Look(around, told=mistake_lines(query, error.at, error.what))
    return _Look(around, found.hits, (*map(slow_words, slow[:1]), *warnings(found), *around.notices))


def _words(change: LinkChange) -> str:
    (link,) = change.new
    return f"{_DECIDED[link.verdict]} {listed(link.items)}"


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
