"""Changes under way, without a screen: decisions on the items of a draft, and items added to any brief.

They are kept, undone, and written to a file.
"""

import os
from collections.abc import Collection
from contextlib import suppress
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefreader.app.journal import DraftWritten, Journal
from briefreader.brief import Brief, Index
from briefreader.brief.model.brief import SUMMARY
from briefreader.brief.model.fingerprints import Fingerprints, fingerprint, fingerprints
from briefreader.environment import Environment
from briefreader.notes import StoreError
from briefreader.notes.state import KeptChecks

if TYPE_CHECKING:
    from briefreader.base.files import Unsynced
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.brief.writing.additions import Relaid
    from briefreader.brief.writing.decisions import Decision


Urgency = tuple[bool, int, int]  # not flagged, confidence in per cent, place in the draft
MOST_URGENT: Urgency = (False, -1, -1)  # before all items that rules made


class Unsaved(Struct, frozen=True):
    """What was done to a draft and not saved: to this file, to it as it was before, to another file."""

    here: tuple[KeptChecks, ...]
    before: tuple[KeptChecks, ...]
    elsewhere: tuple[KeptChecks, ...]


class Restored(Struct, frozen=True):
    """What was decided and not saved the last time, in items.

    `again` were of this very file; `before` of the file as it was, of which `fitting` could be decided
    again, or are in the file by now; `elsewhere` are of the file named `elsewhere_in`.
    """

    again: int = 0
    before: int = 0
    fitting: int = 0
    elsewhere: int = 0
    elsewhere_in: str = ""


class Kept(Struct, frozen=True):
    """What was decided is in the private state; with an error, it is only in memory."""

    error: StoreError | None
    others: int = 0  # items that other windows have decided on


class DraftSaved(Struct, frozen=True):
    """A new revision of the draft is in a file; `opened` is what stands there."""

    path: Path
    opened: "OpenDocument"
    unsynced: "Unsynced | None"


class Settled(Struct, frozen=True):
    """What the private state holds of decisions that are in a file."""

    brief_id: str
    checks: KeptChecks
    taken_over: tuple[KeptChecks, ...]


class DraftReview:
    """Decisions on a draft are values; the brief that comes of them is made anew from the file's own.

    `read` is the brief as its file has it. What waits for the disk says so, and may run in a worker.
    """

    def __init__(self, read: "OpenDocument", path: Path, environment: Environment, journal: Journal) -> None:
        self.read = read
        self.path = path
        self.restored = Restored()
        self.is_being_written = False
        self.kept = Kept(None)
        self._environment = environment
        self._journal = journal
        self._window = os.urandom(8).hex()  # under which this window keeps what is decided in it
        self._taken_over: tuple[KeptChecks, ...] = ()
        self._fingerprints: tuple[OpenDocument | None, Fingerprints] = (None, {})
        self._keeping = Lock()
        self._has_written = False
        self._relaid: Relaid | None = None  # what did not fit may fit the next version of the file
        self._asked: tuple[str, ...] = ()  # items of which x has told what it does if it is pressed again

    @property
    def is_draft(self) -> bool:
        """Whether the file has unchecked items."""
        return bool(self.read.brief.draft)

    @property
    def unsaved(self) -> int:
        """On how many items something was decided that is not in a file."""
        return _items_in(self._journal.decisions)

    def begin_anew(self, read: "OpenDocument", *done: DraftWritten) -> None:
        """Take another brief as the one that the file has; what was decided before is forgotten here."""
        self.read, self.kept = read, replace(self.kept, others=0)
        self._journal.begin_with(*done)
        self.restored, self._taken_over = Restored(), ()

    def take_over(self, unsaved: "Unsaved") -> None:
        """Decide again what was decided and not saved, as far as it fits what the file has."""
        from briefreader.brief.writing.additions import Add, laid_on
        from briefreader.brief.writing.decisions import from_plain, still_fitting

        brief = self.read.brief
        found = _marks(brief) if unsaved.before else {}
        before = tuple(chain.from_iterable(from_plain(one.deeds) for one in unsaved.before))
        changed = {
            item for one in unsaved.before for item, mark in one.marks.items() if found.get(item, "") != mark
        }
        decided = tuple(one for one in before if not isinstance(one, Add))
        fitting = still_fitting(brief, decided, changed)
        here = tuple(chain.from_iterable(from_plain(one.deeds) for one in unsaved.here))
        laid = laid_on((one for one in before if isinstance(one, Add)), self.read)
        self._journal.begin_with(*fitting, *laid.fitting, *here)
        self._taken_over = (*unsaved.before, *unsaved.here)
        fitted = _items_in((*fitting, *laid.fitting)) + len(laid.there)
        self.restored = Restored(_items_in(here), _items_in(before), fitted)
        if not here and not before and unsaved.elsewhere:
            last = unsaved.elsewhere[-1]
            count = _items_in(from_plain(last.deeds))
            self.restored = Restored(elsewhere=count, elsewhere_in=Path(last.path).name)

    # Adding

    @property
    def added(self) -> frozenset[str]:
        """The ids of items that are not in a file."""
        if not self._journal.decisions:
            return frozenset()
        from briefreader.brief.writing.additions import Add

        added = chain.from_iterable(one.ids for one in self._journal.decisions if isinstance(one, Add))
        return frozenset(item for item in added if item not in self.read.index.items)

    @property
    def is_waiting_to_fit(self) -> bool:
        """Whether something was added that does not fit the file as it is."""
        return self._relaid is not None and bool(self._relaid.unfit)

    @property
    def only_adds(self) -> bool:
        """Whether all that is not in a file are added items: they can be laid on another version."""
        return self.added.issuperset(_ids_of(self._journal.decisions))

    def lay_on(self, read: "OpenDocument") -> "Relaid":
        """Take another version of the brief as the one that the file has, and lay on it what was added.

        What does not fit is tried again on the next version: a file may be half edited.
        """
        from briefreader.brief.writing.additions import Add, added_to, laid_on

        decisions = self._journal.decisions
        adds = tuple(one for one in decisions if isinstance(one, Add))
        if len(adds) < len(decisions):  # some were reworded since, or dropped: as they are by now
            now = added_to(self.read.brief, self._decided())
            adds = now.one_by_one if now is not None else adds
        laid = laid_on((*adds, *(self._relaid.unfit if self._relaid else ())), read)
        self._relaid = laid
        self.begin_anew(read)
        self._journal.begin_with(*laid.fitting)
        return laid

    # Deciding

    def decide(self, decision: "Decision") -> None:
        """Decide on some items; `opened` has the brief that comes of it."""
        self._journal.did(decision)

    @property
    def opened(self) -> "OpenDocument":
        """The brief of the file with all that was decided."""
        brief = self._decided()
        return self.read if brief is self.read.brief else self.read.with_brief(brief)

    def _decided(self) -> Brief:
        if not self._journal.decisions:
            return self.read.brief
        from briefreader.brief.writing.decisions import checked
        from briefreader.brief.writing.provenance import credited

        brief = checked(self.read.brief, self._journal.decisions)
        if not self.is_draft:
            return brief
        return credited(brief, self._environment.reviewer, self._environment.today)

    def doubtful(self, items: tuple[str, ...], index: Index) -> str:
        """The first of these items, a claim, of which it is not clear who holds it; "" if it is of all."""
        from briefreader.brief.writing.decisions import undecided

        decisions = self._journal.decisions
        return next((item for item in items if undecided(index, item, decisions)), "")

    def asks_again(self, items: tuple[str, ...]) -> bool:
        """Whether a key has to be pressed once more for these items: the first time it has."""
        first, self._asked = items != self._asked, items
        return first

    def asked_enough(self) -> None:
        """The next key asks anew."""
        self._asked = ()

    def introduce(self, environment: Environment) -> None:
        """The reviewer has a name now."""
        self._environment = environment

    def accepted_just(self, items: Collection[str], reviewed: frozenset[str]) -> tuple[str, ...]:
        """Those of the items that rules made and somebody has just accepted, and nobody reviewed."""
        return tuple(item for item in items if item in self.read.index.drafted and item not in reviewed)

    def confidence(self, item: str) -> Urgency:
        """What is to be looked at first comes first: flagged items, then by how sure the rules were."""
        drafted = self.read.index.drafted.get(item)
        if drafted is None:
            return MOST_URGENT
        place = list(self.read.index.drafted).index(item)
        return not drafted.is_flagged, drafted.confidence, place

    # Keeping

    def keep(self) -> Kept:
        """Put what was decided into the private state. Waits for the disk."""
        try:
            with self._keeping:  # the last to come has the last state
                return Kept(None, self._keep(self.read, self.path, self._journal.decisions))
        except StoreError as error:
            return Kept(error, self.kept.others)

    def _keep(self, read: "OpenDocument", path: Path, decisions: "tuple[Decision, ...]") -> int:
        """How many items other windows have decided on. Raises StoreError."""
        from briefreader.brief.writing.decisions import from_plain, items_of, to_plain

        if self._fingerprints[0] is not read:
            self._fingerprints = read, _marks(read.brief)
        found = self._fingerprints[1]
        marks = {item: found.get(item, "") for decision in decisions for item in items_of(decision)}
        file = read.loaded.data_sha256
        plain = tuple(to_plain(decisions))
        mine = KeptChecks(self._window, file, str(path.absolute()), plain, marks)
        taken_over = self._taken_over
        others = self._environment.state.checks.keep(read.brief.id, mine, taken_over)
        if self._taken_over is taken_over:
            self._taken_over = ()
        same = (from_plain(one.deeds) for one in others if one.file == file)
        return _items_in(tuple(chain.from_iterable(same)))

    # Writing

    def offered_file(self) -> tuple[Path, int]:
        """The file written last, else one beside the draft that is not there yet; and its revision."""
        from briefreader.brief.writing.revisions import revision_stem

        number = (self.read.brief.revision or 1) + 1
        if self._has_written and self.is_draft:
            return self.path, number
        while (path := self.path.parent / f"{revision_stem(self.read.brief)}{number}.yaml").exists():
            number += 1
        return path, number

    def write(self, path: Path, opened: "OpenDocument", after: int | None) -> DraftSaved:
        """Write the brief as the revision `after` another. Waits for the disk. Raises BriefError."""
        from briefreader.brief.verification.document import opened as made_ready
        from briefreader.brief.writing.provenance import next_revision
        from briefreader.brief.writing.revisions import save_revision

        checked_by = self._environment.reviewer if self.is_draft else None
        brief = next_revision(replace(opened.brief, revision=after), checked_by, self._environment.today)
        saved = save_revision(brief, path, self.read.loaded)
        path = saved.loaded.path or path  # a link leads elsewhere
        opened = made_ready(saved.loaded, self.read.source)
        return DraftSaved(path, opened, saved.unsynced)

    def go_on_with(self, saved: DraftSaved) -> Settled:
        """Go on with the file that was written; what is to be forgotten of the one before."""
        checks = KeptChecks(self._window, self.read.loaded.data_sha256, "")
        settled = Settled(self.read.brief.id, checks, self._taken_over)
        self.path, self._has_written, self.kept = saved.path, True, Kept(None)
        self.begin_anew(saved.opened, DraftWritten())
        return settled

    def forget(self, settled: Settled) -> None:
        """Drop what is in a file now; what other windows decided stays. Waits for the disk."""
        with self._keeping, suppress(StoreError):  # deciding again once too often does no harm
            self._environment.state.checks.keep(settled.brief_id, settled.checks, settled.taken_over)


def _marks(brief: Brief) -> Fingerprints:
    """How everything is that can be decided on: the items, and the summary."""
    return {**fingerprints(brief), SUMMARY: fingerprint(brief.summary)}


def _items_in(decisions: "tuple[Decision, ...]") -> int:
    """On how many items something was decided."""
    return len(_ids_of(decisions))


def _ids_of(decisions: "tuple[Decision, ...]") -> frozenset[str]:
    if not decisions:
        return frozenset()
    from briefreader.brief.writing.decisions import items_of

    return frozenset(item for decision in decisions for item in items_of(decision))
