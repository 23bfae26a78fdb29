"""One brief that is read, without a screen: what is shown of it, what was done, and where that is kept.

The screen and its features share a `ReadingSession`. It publishes one `View`, and all that is shown follows
from that. What waits for the disk says so: it changes nothing of the session, and may run in a worker.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from briefreader.app.draft_review.session import DraftReview
from briefreader.app.journal import Journal, NotesChange, NotesStep
from briefreader.app.reader.read_brief import (
    FileStamp,
    Inspection,
    Opening,
    newer_read,
    read_revision,
)
from briefreader.app.reader.remembered import Remembered
from briefreader.app.reader.trail import NOWHERE, Trail, Whereabouts
from briefreader.app.view import Held, MatrixCell, View
from briefreader.brief import Brief
from briefreader.brief.model.brief import SUMMARY
from briefreader.brief.model.fingerprints import ItemDifferences, differences, fingerprints
from briefreader.brief.verification.document import OpenDocument
from briefreader.environment import Environment
from briefreader.notes import AnyEntry, Colleague, Notebook, StoreError, Subject, subject_of, without_repeats
from briefreader.notes.state import Reading
from briefreader.notes.store import OwnStamp, Stamp

if TYPE_CHECKING:
    from briefreader.brief.writing.additions import Relaid

SOURCE, NOTES = 5, 6  # panes


class Focus(Struct, frozen=True):
    """What an action is about.

    `pane` is the number of the pane that the cursor is in, 0 for the detail; `item` is the one under the
    cursor, `items` are those that are selected, else that one.
    """

    place: Whereabouts = NOWHERE
    pane: int = 0
    item: str = ""
    items: tuple[str, ...] = ()
    held: Held | None = None  # what stands under the cursor of the notes

    @property
    def is_summary(self) -> bool:
        """Whether the cursor is on the brief's summary."""
        return self.place.key == SUMMARY and not self.item

    @property
    def entry(self) -> AnyEntry | None:
        """What stands under the cursor of the notes, if it is the reviewer's own."""
        return self.held.entry if self.held and self.held.colleague is None else None


class NotesSaved(Struct, frozen=True):
    """A change of the notes is on the disk. `left` is how the edit left the reviewer's files.

    `turn` counts the changes of a session in the order in which the store made them.
    """

    change: NotesChange
    notebook: Notebook
    told: str
    did_something: bool
    left: OwnStamp
    turn: int


class NotesRefused(Struct, frozen=True):
    """The store refused a change; if it did something, that is in memory."""

    change: NotesChange
    notebook: Notebook
    error: StoreError
    did_something: bool


class ReadingSession:
    """The opened brief, its draft review, the notebook, the colleagues, and one journal for undo."""

    def __init__(self, path: Path, environment: Environment, publish: Callable[[View], None]) -> None:
        self.path = path
        self.environment = environment
        self.view: View | None = None
        self.journal = Journal()
        self.draft: DraftReview | None = None
        self.inspection = Inspection()
        self.focus = Focus()
        self.trail = Trail()
        self.cell: MatrixCell | None = None  # of the matrix, that the way back leads to
        self.before: Mapping[str, Any] = {}  # what was remembered of the last reading
        self.reading = Reading()
        self.file: FileStamp = None
        self.file_notice: tuple[str, ...] = ()  # what is with the file, kept in sight
        self.has_copied = False  # or has at least asked for it
        self.carried: AnyEntry | None = None  # a note on its way to another item
        self.colleagues: tuple[Colleague, ...] = ()
        self.remembered = Remembered()
        self.hidden: frozenset[str] = frozenset()  # folders of those whose notes are not shown
        self._publish = publish
        self._kept_read: OpenDocument | None = None  # the document whose items are kept
        self._file_of_kept = ""  # SHA-256 of the file that had them
        self._stamp = Stamp()
        self.changes = 0  # of the notes, that were begun here
        self._saving = 0
        self._turns = count(1)
        self._shown_turn = 0

    @property
    def shown(self) -> View:
        """The view; only once the brief is read."""
        assert self.view is not None
        return self.view

    @property
    def review(self) -> DraftReview:
        """The review of the draft; only once the brief is read."""
        assert self.draft is not None
        return self.draft

    @property
    def is_draft(self) -> bool:
        """Whether the brief's file is a draft."""
        return self.draft is not None and self.draft.is_draft

    @property
    def is_under_way(self) -> bool:
        """Whether what an action is about can still be changed: items of a draft, or that are in no file."""
        if self.is_draft or self.draft is None:
            return self.is_draft
        items = self.focus.items
        return bool(items) and self.draft.added.issuperset(items)

    @property
    def rewords(self) -> bool:
        """Whether `e` is about the words of an item, and not about a note."""
        return self.is_under_way and self.focus.pane != NOTES

    @property
    def owner(self) -> Subject:
        """The brief that the notes belong to."""
        return subject_of(self.shown.opened.brief)

    def _show(self, view: View) -> None:
        self.view = view
        self._publish(view)

    # The brief

    def begin(self, opening: Opening) -> None:
        """Show a brief that was opened, with what was decided on it and not saved."""
        self.before, self.file, self.reading = opening.before, opening.file, opening.reading
        self._stamp, self.remembered = opening.stamp, opening.remembered
        self.hidden = self.remembered.choices.hidden
        self._file_of_kept = str(opening.before.get("read", ""))
        self.draft = DraftReview(opening.view.opened, self.path, self.environment, self.journal)
        if opening.unsaved is not None:
            self.draft.take_over(opening.unsaved)
        self.colleagues = opening.colleagues
        view = replace(opening.view, colleagues=self._shown_beside(opening.view.notebook))
        self._show(_with_document(view, self.draft.opened))

    def reload(self, opening: Opening, inspection: Inspection) -> ItemDifferences:
        """Show another version of the brief; decisions that are not saved are another window's."""
        before, now = self.shown.opened.brief, opening.view.opened.brief
        found = differences(fingerprints(before), fingerprints(now))
        self.file, self._stamp = opening.file, opening.stamp
        self.inspection, self.colleagues = inspection, opening.colleagues
        self.review.begin_anew(opening.view.opened)
        changed = {**opening.view.changed, **found.marked}
        self._show(
            replace(opening.view, changed=changed, colleagues=self._shown_beside(opening.view.notebook))
        )
        return found

    def lay_on(self, opening: Opening, inspection: Inspection) -> "Relaid":
        """Show another version of the brief, with what was added here and is in no file."""
        self.file, self._stamp = opening.file, opening.stamp
        self.inspection, self.colleagues = inspection, opening.colleagues
        laid = self.review.lay_on(opening.view.opened)
        view = replace(opening.view, colleagues=self._shown_beside(opening.view.notebook))
        self._show(_with_document(view, self.review.opened))
        return laid

    def show_document(self, opened: OpenDocument) -> None:
        """Show another state of the same brief."""
        self._show(_with_document(self.shown, opened))

    def introduce(self, environment: Environment) -> None:
        """The reviewer has a name now."""
        self.environment = environment
        self.review.introduce(environment)

    # The notes

    def will_save(self, change: NotesChange) -> None:
        """A change of the notes is on its way to the disk, and is undone in its turn."""
        self.will_turn()
        self.journal.did(NotesStep(change))

    def will_turn(self) -> None:
        """An undo of the notes is on its way to the disk; the journal has it already."""
        self.changes += 1
        self._saving += 1

    def save(
        self, change: NotesChange, owner: Subject, seen: OpenDocument, *, why: str = ""
    ) -> NotesSaved | NotesRefused:
        """Carry out a change of the notes, made by who has `seen` the brief so. Waits for the disk."""
        from briefreader.notes.item_words import ItemWords

        store = self.environment.store
        did = False
        try:
            with store.edit(owner, why=why, about=ItemWords(seen).about) as edit:
                turn = next(self._turns)
                told = change(edit) or ""
                did = edit.did_something
        except StoreError as error:
            return NotesRefused(change, store.read(owner), error, did)
        return NotesSaved(change, edit.notebook, told, did, edit.left, turn)

    def saved(self, outcome: NotesSaved | NotesRefused) -> None:
        """Show the notes after a change, as they are on the disk or in memory."""
        self._saving -= 1
        if not outcome.did_something:
            self.journal.forget(outcome.change)
        if isinstance(outcome, NotesSaved):
            if outcome.turn < self._shown_turn:  # the word of a later change has overtaken it
                return
            self._shown_turn = outcome.turn
            self._stamp = replace(self._stamp, own=outcome.left)
        elif outcome.notebook != self.shown.notebook:
            self._stamp = Stamp()  # it may be older than what is shown: look again
        self.show_notebook(outcome.notebook)

    def show_notebook(self, notebook: Notebook) -> None:
        """The same brief with other notes."""
        if self.view is not None and notebook != self.view.notebook:
            self._show(replace(self.view, notebook=notebook, colleagues=self._shown_beside(notebook)))

    def look_at_notes(self, stamp: Stamp) -> bool:
        """Whether another window, a file sync or a colleague has written since this was asked last.

        `stamp` is how the files are. While a change is on its way this cannot be told.
        """
        if self._saving:
            return False
        differs, self._stamp = stamp != self._stamp, stamp
        return differs

    def show_found(self, notebook: Notebook, colleagues: tuple[Colleague, ...], *, after: int) -> None:
        """Show the notes as they were read `after` so many changes; once more have begun, look again."""
        if after == self.changes:
            self.show_notebook(notebook)
            self.show_colleagues(colleagues)
        else:
            self._stamp = Stamp()

    # Colleagues

    def show_colleagues(self, colleagues: tuple[Colleague, ...]) -> None:
        """Take what colleagues hold, and show of it what the reviewer wants to see."""
        self.colleagues = colleagues
        if self.view is not None:
            shown = self._shown_beside(self.view.notebook)
            if shown != self.view.colleagues:
                self._show(replace(self.view, colleagues=shown))

    def _shown_beside(self, notebook: Notebook) -> tuple[Colleague, ...]:
        shown = (one for one in self.colleagues if one.reviewer.folder not in self.hidden)
        return without_repeats(notebook, tuple(shown))

    def toggle_colleague(self, folder: str) -> None:
        """Show the notes of a colleague, or hide them."""
        self.hidden ^= {folder}
        self.show_colleagues(self.colleagues)

    # Leaving

    def keep_read(self, read: OpenDocument, pause: Callable[[], None] = lambda: None) -> None:
        """Keep that this revision was read, and how its items are: next time it is known which have changed.

        An older revision than was read before is nothing to compare with the next time. Waits for the disk,
        and takes long for a large brief; `pause` is called in between.
        """
        from briefreader.notes.opened_briefs import revision_marks

        self.reading = self.reading.then(read_revision(read))
        with suppress(StoreError):  # only a convenience is lost
            marks = revision_marks(subject_of(read.brief), read.brief.revision)
            self.environment.state.opened.keep(marks)
            if newer_read(self.reading, read) is not None:
                return
            self.environment.state.readings.keep_reading(read.brief.id, self.reading)
            if self._file_of_kept != read.loaded.data_sha256:
                self.environment.state.readings.keep_marks(read.brief.id, fingerprints(read.brief, pause))
            self._kept_read, self._file_of_kept = read, read.loaded.data_sha256

    def remember(self, place: Whereabouts) -> None:
        """Keep the place, and what was read, for the next time. Waits for the disk."""
        if self.draft is None:
            return
        read = self.draft.read
        if self._kept_read is not read:  # it is left before it was checked
            self.keep_read(read)
        values: dict[str, Any] = {"place": [place.pane, place.key, place.focus_item]}
        if "read" in self.before:
            values["read"] = self.before["read"]
        if self._kept_read is read:
            values["read"] = read.loaded.data_sha256
        brief: Brief = read.brief
        with suppress(StoreError):  # only a convenience is lost
            self.environment.state.readings.keep_place(brief.id, values)


def _with_document(view: View, opened: OpenDocument) -> View:
    """The view of another state of the brief; words are looked for anew only where they changed."""
    from briefreader.brief.verification.selectable import passages
    from briefreader.notes.anchor import Resolver
    from briefreader.notes.item_words import ItemWords

    if opened is view.opened:
        return view
    resolver = view.resolver if _say_the_same(view.opened, opened) else Resolver(passages(opened))
    return replace(view, opened=opened, resolver=resolver, words=ItemWords(opened))


def _say_the_same(one: OpenDocument, other: OpenDocument) -> bool:
    """Whether two states of a brief have the same items, with the same words."""
    from briefreader.brief.verification.selectable import passages_of

    before, now = one.index.items, other.index.items
    if before.keys() != now.keys():
        return False
    changed = (item for item in now if now[item] is not before[item])
    return all(passages_of(one, item) == passages_of(other, item) for item in changed)
