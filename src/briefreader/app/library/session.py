"""One library without a screen: what there is, what of it is shown, and what was read of it."""

import time
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct

from briefreader.app.journal import OpenedStep, Steps
from briefreader.app.library.listing import (
    KEPT,
    Kept,
    ListChoice,
    ListedBrief,
    ListEntry,
    Listing,
    chosen,
    kept_by,
    listed,
)
from briefreader.environment import Environment
from briefreader.library.catalog import Catalogue, Progress, progress, read_library
from briefreader.notes.name import file_name
from briefreader.wording.phrases import counted

if TYPE_CHECKING:
    from briefreader.many_briefs import Library

FIRST = 64  # briefs that fill every screen, shown before the others are known
AGAIN = 1.0  # seconds between pictures of a library that is being indexed, at least
_SHARE = 10  # so many times longer than making one of them takes


class Found(Struct, frozen=True):
    """What was found in a library. It `is_whole` unless briefs are missing that were not looked at yet.

    `opened` are the marks of what was read, as they were after so many `turns` of the session.
    """

    listing: Listing
    opened: frozenset[str]
    turns: int
    is_whole: bool = True


class Watch(Struct, frozen=True):
    """What whoever reads a library in a thread is told, and asks."""

    publish: Callable[[Found], None]
    tell: Callable[[int, int], None]  # so many files indexed of so many
    goes_on: Callable[[], bool]
    pause: Callable[[], None]


class LibrarySession:
    """The briefs of a folder. What waits for the disk says so: it changes nothing that is shown."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        self.folder = folder
        self.environment = environment
        self.listing = Listing()
        self.is_whole = False
        self.choice = ListChoice()
        self.opened: frozenset[str] = frozenset()
        self.progress: Mapping[Path, Progress] = {}  # of briefs with notes
        self.steps = Steps[OpenedStep]()
        self._turns = 0  # how often something was marked
        self._reading = Lock()
        self._read = Listing()  # what the disk had last

    @cached_property
    def library(self) -> "Library":
        """The folder as the index knows it. Only what works behind the first frame asks for it."""
        from briefreader.many_briefs import Library

        return Library.of(self.environment, (self.folder,))

    @property
    def is_first_page(self) -> bool:
        """Whether these are the samples, for which no index is made."""
        return self.folder == self.environment.samples

    # What is shown

    def is_unread(self, brief: ListedBrief) -> bool:
        """Whether its revision was never opened in the reader."""
        return self.opened.isdisjoint(brief.marks)

    def entries(self) -> list[ListEntry]:
        """What is to be shown, from the top."""
        return chosen(self.listing, self.choice, self.is_unread)

    def count(self, kept: Kept) -> int:
        """How many briefs a part of the library has."""
        return sum(map(kept_by(kept, self.is_unread), self.listing.briefs))

    @property
    def count_words(self) -> str:
        """`213 briefs · 31 unread · 4 drafts`."""
        if not self.is_whole:
            return "reading …"
        if self.is_first_page:
            return f"{len(self.listing.briefs)} samples"
        others = ((self.count(kept), KEPT[kept].lower()) for kept in ("unread", "drafts"))
        unreadable = (len(self.listing.unreadable), "cannot be read")
        told = (f"{count:,} {words}" for count, words in (*others, unreadable) if count)
        return " · ".join((counted(len(self.listing.briefs), "brief"), *told))

    def brief_at(self, key: str) -> ListedBrief | None:
        """The brief of a row, if it is one that can be read."""
        return next((one for one in self.listing.briefs if str(one.entry.path) == key), None)

    def take(self, found: Found) -> bool:
        """Show what was found; whether anything differs."""
        before = self.listing, self.opened, self.is_whole
        self.listing, self.is_whole = found.listing, found.is_whole
        if found.turns == self._turns:  # else the disk did not have yet what was marked
            self.opened = found.opened
        return before != (self.listing, self.opened, self.is_whole)

    # What was read

    def mark(self, briefs: Iterable[ListedBrief], *, is_read: bool) -> OpenedStep | None:
        """Count briefs as read or unread from now on; None if they do already."""
        wanted = [one for one in briefs if self.is_unread(one) == is_read]
        if not wanted:
            return None
        marks = frozenset(mark for one in wanted for mark in one.marks)
        step = OpenedStep(marks - self.opened if is_read else marks & self.opened, is_read, len(wanted))
        self._turn(step.marks, is_read=is_read)
        self.steps.did(step)
        return step

    def undo(self) -> OpenedStep | None:
        """Take the last step back; None if there is none."""
        step = self.steps.undo()
        if step is not None:
            self._turn(step.marks, is_read=not step.is_read)
        return step

    def redo(self) -> OpenedStep | None:
        """Do the step again that was undone last; None if there is none."""
        step = self.steps.redo()
        if step is not None:
            self._turn(step.marks, is_read=step.is_read)
        return step

    def _turn(self, marks: frozenset[str], *, is_read: bool) -> None:
        self._turns += 1
        self.opened = self.opened | marks if is_read else self.opened - marks

    def keep(self, marks: frozenset[str], *, is_read: bool) -> None:
        """Remember what was marked. Waits for the disk; raises StoreError."""
        state = self.environment.state.opened
        (state.keep if is_read else state.drop)(marks)

    # Reading the library, in a thread

    def read(self, watch: Watch) -> None:
        """Tell what the index knows at once, then what has changed since. Takes long where much has."""
        with self._reading:
            turns, marks = self._turns, self.environment.state.opened.marks()
            show = partial(self._show, watch, partial(Found, opened=marks, turns=turns))
            if self.is_first_page:
                show(read_library(self.folder))
                return
            if not self._read.briefs:
                if first := self.library.newest(FIRST):
                    show(Catalogue(first, ()), is_whole=False)
                show(self.library.catalogue(), is_whole=bool(first))
            self._read_what_changed(show, watch)

    def _show(
        self, watch: Watch, found: Callable[..., Found], catalogue: Catalogue | None, *, is_whole: bool = True
    ) -> None:
        if catalogue is not None:
            briefs = listed(catalogue.entries, self._read.briefs, watch.pause)
            self._read = Listing(briefs, catalogue.unreadable)
            watch.publish(found(self._read, is_whole=is_whole))

    def _read_what_changed(self, show: Callable[..., None], watch: Watch) -> None:
        """Index what has changed; what there is until then is shown now and again."""
        next_time = time.monotonic() + AGAIN

        def progressed(done: int, everything: int) -> bool:
            nonlocal next_time
            watch.pause()
            watch.tell(done, everything)
            begun = time.monotonic()
            if done < everything and begun > next_time:
                show(self.library.catalogue(), is_whole=False)
                next_time = time.monotonic() + max(AGAIN, _SHARE * (time.monotonic() - begun))
            return watch.goes_on()

        is_current = self.library.refresh(progressed)
        while not is_current and watch.goes_on() and (known := self.library.catalogue()) is not None:
            show(known, is_whole=False)  # another process is writing it
            time.sleep(AGAIN)
            is_current = self.library.refresh(progressed)
        known = self.library.catalogue()
        if known is None and watch.goes_on():
            known = read_library(self.folder)
        show(known, is_whole=is_current or watch.goes_on())

    def read_progress(self, pause: Callable[[], None]) -> Mapping[Path, Progress]:
        """What the reviewer has done in each brief with notes. Takes long where there are many."""
        if not self.environment.notes.is_dir():
            return {}
        store = self.environment.store
        names = store.noted()
        found = {}
        for one in self._read.briefs if names else ():
            pause()
            if file_name(one.entry.brief_id) in names:
                found[one.entry.path] = progress(one.entry, store.read(one.entry.subject))
        return found
