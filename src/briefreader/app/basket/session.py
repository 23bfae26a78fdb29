"""The basket without a screen: it is read, changed and undone, and a report is made of it.

Everything that waits for the disk says so, and may run in a worker; what is asked for first is done first.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from msgspec import Struct

from briefreader.base.files import Unsynced
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.cite.pandoc import PandocError
from briefreader.cite.remarks import Remark
from briefreader.composition.basket import (
    Laid,
    Shelved,
    basket,
    mark_used,
    moved,
    open_already,
    opened_at,
    shelved,
)
from briefreader.composition.report import Draft, ReportRequest, draft, title_of, write_report
from briefreader.environment import Environment
from briefreader.exhibits import exhibits_of, laid_exhibits, take_away
from briefreader.notes import Edit, StoreError, Subject, subject_of
from briefreader.notes.exhibit_file import Exhibit
from briefreader.notes.over_briefs import Changes, NotesOverBriefs, Written
from briefreader.wording.notes import basket_name

Plan = Callable[[tuple[Laid, ...]], Changes]  # what is to be changed of the basket as it is then


class ReportOrder(Struct, frozen=True):
    """A report that is to be written, and where."""

    request: ReportRequest
    path: Path


class BasketState(NamedTuple):
    """The basket after it was read: its items in order, what has to be known of each, and what went wrong.

    `own`: whether something was changed, or undone, in the brief that the basket was opened from.
    """

    laid: tuple[Laid, ...] = ()
    warnings: tuple[tuple[Remark, ...], ...] = ()
    notices: tuple[str, ...] = ()  # of the notebooks
    error: StoreError | None = None
    own: bool = False
    undone: tuple[str, ...] = ()  # what was undone, in words
    exhibits: tuple[Exhibit, ...] = ()


class ReportOutcome(NamedTuple):
    """What became of a report; `written` is the number of items in it, `pages` of those after them.

    `left_out` is the number of items that are not in it, `missing` says why pages are not.
    """

    order: ReportOrder
    written: int = 0
    pages: int = 0
    left_out: int = 0
    missing: tuple[Remark, ...] = ()
    failure: OSError | PandocError | None = None
    unsynced: Unsynced | None = None
    not_marked: StoreError | None = None


class Preview(NamedTuple):
    """A report before it is written, and remarks beside the names of the items that they are about."""

    draft: Draft
    remarks: tuple[tuple[str, Remark], ...]


class BasketSession:
    """The items of all briefs; `current` is the brief that the basket was opened from, if it was one."""

    def __init__(self, current: OpenDocument | None, environment: Environment) -> None:
        self._environment = environment
        self._current = current
        self._own = () if current is None else (subject_of(current.brief),)
        self._laid: tuple[Laid, ...] = ()
        self._exhibits: tuple[Exhibit, ...] = ()
        self._opened: dict[Subject, OpenDocument | Remark] = {}
        self._briefs: dict[str, Shelved] = {}
        self._notes = NotesOverBriefs()
        self._turn = Lock()

    def read_all(self) -> BasketState:
        """Read the basket of every brief. Waits for the disk."""
        with self._turn:
            return self._read((*self._own, *self._environment.store.subjects()))

    def carry_out(self, plan: Plan) -> BasketState:
        """Change what the plan wants, and read what is there afterwards. Waits for the disk."""
        with self._turn:
            return self._after(self._notes.carry_out(self._environment.store, plan(self._laid)))

    def drop_exhibit(self, exhibit: Exhibit) -> BasketState:
        """Take a page out of the report. Waits for the disk."""
        with self._turn:
            try:
                take_away(self._environment, exhibit)
            except StoreError as error:
                return self._read(())._replace(error=error)
            return self._read(())

    def undo(self) -> BasketState:
        """Undo the last change to the basket. Waits for the disk."""
        with self._turn:
            return self._after(self._notes.undo(self._environment.store))

    def _after(self, written: Written) -> BasketState:
        """What is there after a change."""
        own = not set(self._own).isdisjoint(written.done)
        state = self._read(written.done)
        return state._replace(error=written.error or state.error, own=own, undone=written.undone)

    def wait(self) -> None:
        """Wait until everything is on the disk."""
        with self._turn:
            pass

    def _read(self, subjects: Iterable[Subject]) -> BasketState:
        """Read what is set aside of some briefs again."""
        for subject in tuple(subjects) or self._own:
            brief = shelved(self._environment.store, subject, self._open)
            self._briefs.pop(subject.brief_id, None)
            if brief is not None:
                self._briefs[subject.brief_id] = brief
        self._laid = basket(self._briefs.values())
        notices = dict.fromkeys(filter(None, (one.notebook.notice for one in self._briefs.values())))
        today = self._environment.today
        error = self._read_exhibits()
        warnings = tuple(one.warnings(today) for one in self._laid)
        return BasketState(self._laid, warnings, tuple(notices), error, exhibits=self._exhibits)

    def _read_exhibits(self) -> StoreError | None:
        try:
            self._exhibits = exhibits_of(self._environment)
        except StoreError as error:
            return error
        return None

    def _open(self, subject: Subject) -> OpenDocument | Remark:
        if subject not in self._opened:
            read = partial(load, folders=self._environment.settings.sources)
            path = self._environment.state.readings.path(subject.brief_id)
            known = {} if self._current is None else {self._current.brief.id: self._current}
            self._opened[subject] = open_already(known, subject) or opened_at(path, subject, read)
        return self._opened[subject]

    @property
    def title(self) -> str:
        """What the report is called if it is given no other title."""
        return title_of(self._laid)

    def preview(self, request: ReportRequest) -> Preview:
        """The report as it would be, and what would be left out of it. Takes a while."""
        laid = self._laid
        exhibits, missing = laid_exhibits(self._environment, self._exhibits)
        made = draft(request, laid, self._environment.today, exhibits)
        about_items = tuple((basket_name(laid[at].item), told) for at, told in made.remarks)
        return Preview(made, (*(("page", remark) for remark in missing), *about_items))

    def write_report(self, order: ReportOrder) -> ReportOutcome:
        """Write the report, and mark what is in it as used. Waits for the disk."""
        laid, path = self._laid, order.path
        exhibits, missing = laid_exhibits(self._environment, self._exhibits)
        made = draft(order.request, laid, self._environment.today, exhibits)
        try:
            unsynced = write_report(made, order.request, path)
        except (OSError, PandocError) as error:
            return ReportOutcome(order, failure=error)
        outcome = ReportOutcome(
            order, len(made.written), made.pages, len(laid) - len(made.written), missing, unsynced=unsynced
        )
        try:
            mark_used(self._environment.store, laid, made.written, path.name)
        except StoreError as error:
            return outcome._replace(not_marked=error)
        return outcome


def moving(entry_id: str, by: int, laid: tuple[Laid, ...]) -> Changes:
    """What brings an item past its neighbour."""
    ids = [one.item.id for one in laid]
    if entry_id not in ids or not 0 <= ids.index(entry_id) + by < len(ids):
        return {}
    ranks = moved(laid, ids.index(entry_id), ids.index(entry_id) + by)
    changed: dict[Subject, dict[str, int]] = {}
    for one in laid:
        if one.item.id in ranks:
            changed.setdefault(one.brief.subject, {})[one.item.id] = ranks[one.item.id]
    return {subject: partial(_ranked, ranks) for subject, ranks in changed.items()}


def _ranked(ranks: Mapping[str, int], edit: Edit) -> None:
    for entry_id, rank in ranks.items():
        edit.change_basket(entry_id, rank=rank)
