"""One library without a screen: what there is, what of it is shown, and what was read of it."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from briefreader.app.journal import OpenedStep, Steps
from briefreader.app.library.files import Found, LibraryFiles
from briefreader.app.library.listing import (
    KEPT,
    Kept,
    ListChoice,
    ListedBrief,
    ListEntry,
    Listing,
    chosen,
    kept_by,
)
from briefreader.environment import Environment
from briefreader.library.catalog import Progress
from briefreader.wording.phrases import counted

_TOLD: tuple[Kept, ...] = ("unread", "drafts")  # in the header
_TOLD_IN_SHORT: tuple[Kept, ...] = ("unread",)


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
        self.turns = 0  # how often something was marked
        self._counts: Mapping[Kept, int] | None = None  # until something of them changes

    @cached_property
    def files(self) -> LibraryFiles:
        """The briefs on the disk."""
        return LibraryFiles(self.folder, self.environment)

    def introduce(self, environment: Environment) -> None:
        """The reviewer has a name now."""
        self.environment = environment
        self.files.introduce(environment)

    @property
    def is_first_page(self) -> bool:
        """Whether these are the samples."""
        return self.files.are_samples

    # What is shown

    def is_unread(self, brief: ListedBrief) -> bool:
        """Whether its revision was never opened in the reader."""
        return self.opened.isdisjoint(brief.marks)

    def entries(self) -> list[ListEntry]:
        """What is to be shown, from the top."""
        return chosen(self.listing, self.choice, self.is_unread)

    @property
    def counts(self) -> Mapping[Kept, int]:
        """How many briefs each part of the library has."""
        if self._counts is None:
            briefs = self.listing.briefs
            self._counts = {kept: sum(map(kept_by(kept, self.is_unread), briefs)) for kept in KEPT}
        return self._counts

    @property
    def count_words(self) -> str:
        """`213 briefs · 31 unread · 4 drafts`."""
        return " · ".join(self._counted(_TOLD))

    @property
    def short_count_words(self) -> str:
        """The same where there is little room: `213 briefs · 31 unread`."""
        return " · ".join(self._counted(_TOLD_IN_SHORT))

    def _counted(self, parts: tuple[Kept, ...]) -> tuple[str, ...]:
        if not self.is_whole:
            briefs = len(self.listing.briefs)
            return (f"{counted(briefs, 'brief')} so far" if briefs else "reading …",)
        if self.is_first_page:
            return (f"{len(self.listing.briefs)} samples",)
        others = ((self.counts[kept], KEPT[kept].lower()) for kept in parts)
        unreadable = (len(self.listing.unreadable), "cannot be read")
        told = (
            f"{count:,} {words.removesuffix('s') if count == 1 else words}"
            for count, words in (*others, unreadable)
            if count
        )
        return (counted(len(self.listing.briefs), "brief"), *told)

    def brief_at(self, key: str) -> ListedBrief | None:
        """The brief of a row, if it is one that can be read."""
        return next((one for one in self.listing.briefs if one.key == key), None)

    def take(self, found: Found, turns: int) -> bool:
        """Show what was found after so many `turns`; whether anything differs."""
        before = self.listing, self.opened, self.is_whole
        self.listing, self.is_whole = found.listing, found.is_whole
        if turns == self.turns:  # else the disk did not have yet what was marked
            self.opened = found.opened
        if before == (self.listing, self.opened, self.is_whole):
            return False
        self._counts = None
        return True

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
        self.turns += 1
        self._counts = None
        self.opened = self.opened | marks if is_read else self.opened - marks

    def keep(self, marks: frozenset[str], *, is_read: bool) -> None:
        """Remember what was marked. Waits for the disk; raises StoreError."""
        state = self.environment.state.opened
        (state.keep if is_read else state.drop)(marks)
