"""The notes of one reviewer: one file for each brief, read and changed.

A change that was acknowledged is on the disk. One that could not be written raises, and stays in
memory: later reads show it, and the next edit writes it too. Everything here waits for the disk,
so a screen calls it from a worker thread; one store may be used from several.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from msgspec import Struct, convert

from briefreader.base.dates import utc
from briefreader.notes.backup import back_up, keep_beside_backups
from briefreader.notes.colleague import colleagues, subjects
from briefreader.notes.disk import (
    files,
    folders,
    has_other_names,
    is_folder,
    is_there,
    locked,
    make_folder,
    read_file,
    real_folder,
    set_aside,
    state_of,
)
from briefreader.notes.edit import AboutItem, Edit, unknown_words
from briefreader.notes.entries import Book, Converted
from briefreader.notes.error import Gone, Invalid, NewerSchema, OtherBrief, StoreError
from briefreader.notes.model import Colleague, Document, Meta, Notebook, Reviewer, Subject, by_use
from briefreader.notes.name import file_name
from briefreader.notes.reviewer import make_reviewer_folder
from briefreader.notes.sync_conflicts import Joined, conflict_copies, decode_merged, with_copies
from briefreader.notes.tables import SCHEMA, Contents, unsealed

if TYPE_CHECKING:
    from briefreader.notes.storage import Committed

OwnStamp = tuple[tuple[int, ...], ...]  # of the reviewer's own file, and of copies that a file sync left


class Stamp(Struct, frozen=True):
    """Differs as soon as somebody has written: in the reviewer's own files, or in those of others."""

    own: OwnStamp = ()
    others: tuple[tuple[int, ...], ...] = ()


class Store:
    """One reviewer's notes in one notes folder. A `private` folder is for its owner's eyes only.

    `unsaved` is a private folder for what could not be written when the reviewer left; it is read
    and written together with the notes from then on.
    """

    def __init__(
        self,
        folder: Path,
        reviewer: Reviewer,
        clock: Callable[[], datetime],
        *,
        private: bool = True,
        unsaved: Path | None = None,
    ) -> None:
        self._folder = real_folder(folder)
        self._reviewer = reviewer
        self._clock = clock
        self._private = private
        self._unsaved = None if unsaved is None else real_folder(unsaved) / reviewer.folder
        self._seen = folder.is_dir()
        self._pending: dict[str, list[Document]] = {}
        self._last: tuple[bytes | None, Contents] = (None, Contents())  # spares reading the same bytes twice
        self._last_book = Contents(), Book((), ())  # what was made of what was read or written last
        self._converted = "", Converted()  # of the brief with this id
        self._has_told_unsynced = False
        self._mutex = RLock()

    @property
    def pending(self) -> Mapping[str, int]:
        """How many changes are only in memory, for each brief id that has some."""
        return {brief_id: len(rows) for brief_id, rows in self._pending.items()}

    def path(self, subject: Subject) -> Path:
        """The file of one brief's notes."""
        return self._folder / self._reviewer.folder / file_name(subject.brief_id)

    def stamp(self, subject: Subject) -> Stamp:
        """How the files of one brief's notes are now. Cheap, never raises."""
        own = self.path(subject)
        others = (folder / own.name for folder in folders(self._folder) if folder != own.parent)
        return Stamp(self._own_stamp(subject), tuple(filter(None, map(state_of, others))))

    def _own_stamp(self, subject: Subject) -> OwnStamp:
        own = self.path(subject)
        return tuple(filter(None, map(state_of, (own, *conflict_copies(own)))))

    def read(self, subject: Subject) -> Notebook:
        """The notes as they are. Never raises for what is on the disk: the notebook's notice tells."""
        joined = self._look(subject)
        return self._notebook(subject, joined.contents, self._book(subject, joined.contents), joined.notice)

    def colleagues(self, subject: Subject) -> tuple[Colleague, ...]:
        """Everybody else who has notes to the brief. Never raises: a notebook's notice tells."""
        return colleagues(self._folder, self._reviewer, subject)

    def tags(self) -> tuple[str, ...]:
        """Every tag in use over all briefs, the most used first. Never raises."""
        counts: Counter[str] = Counter()
        for subject in self.subjects():
            counts.update(self.read(subject).tag_counts)
        return by_use(counts)

    def subjects(self) -> tuple[Subject, ...]:
        """Every brief that the reviewer has notes to, by title; files that do not say so are left out."""
        return subjects(self._folder / self._reviewer.folder)

    def noted(self) -> frozenset[str]:
        """The names of the files of all briefs with notes of the reviewer. Never raises."""
        places = filter(None, (self._folder / self._reviewer.folder, self._unsaved))
        return frozenset(one.name for place in places for one in files(place, ".json"))

    @contextmanager
    def edit(self, subject: Subject, *, why: str = "", about: AboutItem = unknown_words) -> Iterator[Edit]:
        """Change the notes: all that is done in the block is written when it ends, as one action.

        `about` gives the words of an item as the reviewer has them before the eyes; what is attached to
        the item keeps a mark of them. Leaving with an exception changes nothing. Raises StoreError when the
        block ends and the disk refuses; NewerSchema and OtherBrief before it begins. `edit.notebook` is there
        afterwards.
        """
        with self._transaction(subject, why, about, agreed=False) as edit:
            yield edit

    def adopt(self, subject: Subject) -> Notebook:
        """Let the notes belong to this brief from now on: the reviewer has agreed. Raises StoreError."""
        with self._transaction(subject, "", unknown_words, agreed=True) as edit:
            pass
        return edit.notebook

    def rehearsal(self, subject: Subject) -> Edit:
        """An edit that is never written, to see what one would do. Raises NewerSchema and OtherBrief."""
        contents = self._look(subject).contents
        self._refuse(subject, contents)
        return Edit(self._book(subject, contents), self._reviewer, self._now(), "")

    def save_as(self, subject: Subject, path: Path) -> None:
        """Write what can be read of the notes, and what is only in memory, to a new file.

        Raises StoreError.
        """
        path = real_folder(path.parent) / path.name
        if is_there(path):
            raise Invalid(f"the file already exists: {path}", "Choose another name")
        contents = self._look(subject).contents
        self._refuse(subject, contents)
        self._commit(path, subject, contents, self._book(subject, contents))

    def keep_unsaved(self, subject: Subject) -> Path:
        """Write what is only in memory to the folder for it; the file. Raises StoreError."""
        if self._unsaved is None:
            raise Invalid("there is no folder for notes that cannot be saved", "Save to another place")
        make_folder(self._unsaved, private=True)
        path = self._unsaved / file_name(subject.brief_id)
        contents = self._look(subject).contents
        self._commit(path, subject, contents, self._book(subject, contents))
        return path

    def _copies(self, subject: Subject) -> tuple[Path, ...]:
        """What else belongs to the file: what was kept unsaved, and what a file sync left."""
        path = self.path(subject)
        unsaved = () if self._unsaved is None else (self._unsaved / path.name,)
        return (*filter(state_of, unsaved), *conflict_copies(path))

    @contextmanager
    def _transaction(self, subject: Subject, why: str, about: AboutItem, *, agreed: bool) -> Iterator[Edit]:
        with self._mutex, ExitStack() as stack:
            obstacle = None
            try:
                self._make_folder()
                stack.enter_context(locked(self.path(subject), private=self._private))
                joined = self._load(subject, must_copy=True)
            except StoreError as error:
                obstacle = error
                joined = self._look(subject)
            contents, notice = joined.contents, joined.notice
            self._refuse(subject, contents, agreed=agreed)
            book = self._book(subject, contents)
            edit = Edit(book, self._reviewer, self._now(), why, about)
            yield edit
            if book.journal or agreed or subject.brief_id in self._pending:
                try:
                    if obstacle is not None:
                        raise obstacle
                    joined, book = self._abreast(subject, joined, book, agreed=agreed)
                    contents, remark = self._write(subject, joined, book)
                except StoreError:
                    if book.journal:
                        self._pending[subject.brief_id] = book.journal
                    raise
                self._pending.pop(subject.brief_id, None)
                notice = ". ".join(filter(None, (joined.notice, remark))) or None
            edit.notebook = self._notebook(subject, contents, book, notice)
            edit.left = self._own_stamp(subject)

    def _abreast(self, subject: Subject, joined: Joined, book: Book, *, agreed: bool) -> tuple[Joined, Book]:
        """What was read and made of it, or of what is there now: a file sync writes without the lock."""
        fresh = self._load(subject, must_copy=True)
        if fresh.contents == joined.contents:
            return joined, book
        self._refuse(subject, fresh.contents, agreed=agreed)
        return fresh, Book(fresh.contents.entries.values(), fresh.contents.changes.values(), book.journal)

    def _look(self, subject: Subject) -> Joined:
        """What `_load` gives as far as it gets, and in words why it gets no further."""
        try:
            return self._load(subject, must_copy=False)
        except StoreError as error:
            remark = f"The notes cannot be read: {error}"
            return Joined(Contents(complaints=(error.what,)), (remark,))

    def _load(self, subject: Subject, *, must_copy: bool) -> Joined:
        """What is in the file and its other versions. Raises StoreError.

        A damaged file is copied; whoever is going to write over it must have the copy.
        """
        self._demand_folder()
        data = read_file(self.path(subject))
        contents = Contents() if data is None else self._decoded(data)
        if contents.newer:
            return Joined(contents, ("A newer version wrote these notes: they can be read, not changed",))
        remarks: tuple[str, ...] = ()
        if data is not None and contents.complaints:
            remarks = self._set_aside(subject, data, contents, must_copy=must_copy)
        return with_copies(Joined(contents, remarks), self._copies(subject), subject)

    def _set_aside(
        self, subject: Subject, data: bytes, contents: Contents, *, must_copy: bool
    ) -> tuple[str, str]:
        """Copy a damaged file; what is wrong with it, and where the copy is. Raises StoreError."""
        damage = f"Notes damaged: {'; '.join(contents.complaints)}"
        try:
            copy = set_aside(self.path(subject), data, self._now())
        except StoreError as error:
            if must_copy:
                raise
            return damage, f"No copy could be made: {error}"
        return damage, f"The file as it was: {copy}"

    def _decoded(self, data: bytes) -> Contents:
        """The same bytes are decoded once."""
        last_data, contents = self._last
        if data != last_data:
            contents = decode_merged(data)
            self._last = (data, contents)
        return contents

    def _refuse(self, subject: Subject, contents: Contents, *, agreed: bool = False) -> None:
        if contents.newer:
            what = f"a newer version wrote these notes: {self.path(subject)}"
            raise NewerSchema(what, "Install that version, or move the file away")
        other = _other(subject, contents)
        if other is not None and not agreed:
            what = f"these notes belong to “{other.title}”, another brief with the id {subject.brief_id}"
            raise OtherBrief(what, "Agree that they belong to this one too, or give one brief another id")

    def _book(self, subject: Subject, contents: Contents) -> Book:
        pending = self._pending.get(subject.brief_id, ())
        last, book = self._last_book
        if last is not contents:
            book = Book(contents.entries.values(), contents.changes.values())
            self._last_book = contents, book
        return book.again(pending)

    def _notebook(self, subject: Subject, contents: Contents, book: Book, notice: str | None) -> Notebook:
        other = _other(subject, contents)
        if other is not None:
            return Notebook(
                notice=f"These notes were written for “{other.title}”", other=other, read_only=True
            )
        if self._converted[0] != subject.brief_id:
            self._converted = subject.brief_id, Converted()
        entries, changes = book.values(self._converted[1])
        return Notebook(
            owner=self._reviewer.name,
            entries=entries,
            changes=changes,
            notice=notice,
            damaged=bool(contents.complaints),
            read_only=contents.newer,
            pending=len(self._pending.get(subject.brief_id, ())),
        )

    def _write(self, subject: Subject, joined: Joined, book: Book) -> tuple[Contents, str | None]:
        """Put the book on the disk; a notice of what else there is to be known of that. Raises StoreError."""
        path, contents = self.path(subject), joined.contents
        notice = None
        if not contents.complaints:  # a damaged file has been copied, and is no backup
            try:
                back_up(path, self._now()[:10], private=self._private)
            except StoreError as error:
                notice = f"No backup could be made: {error}"
        if has_other_names(path):
            notice = f"The file had another name (a hard link), which keeps the older notes: {path}"
        committed = self._commit(path, subject, contents, book)
        self._last = committed.data, committed.contents
        self._last_book = committed.contents, book.again()
        if committed.unsynced is not None and not self._has_told_unsynced:  # once is enough
            self._has_told_unsynced = True
            notice = notice or committed.unsynced.told_of("The change")
        try:
            for copy, data in joined.merged.items():
                if read_file(copy) == data:  # else a file sync has just brought another one
                    keep_beside_backups(copy, private=self._private)
        except StoreError as error:  # it is merged again, which changes nothing
            notice = f"The copy stays where it is: {error}"
        return self._last[1], notice

    def _commit(self, path: Path, subject: Subject, contents: Contents, book: Book) -> "Committed":
        from briefreader.notes.storage import commit

        old = {} if contents.meta is None else unsealed(contents.meta)
        meta = {
            **old,
            "schema": SCHEMA,
            "brief": subject.brief_id,
            "title": subject.title,
            "source_sha256": subject.source_sha256 or _known_source(subject, old),
            "reviewer": self._reviewer.name,
            "created": old.get("created", self._now()),
        }
        return commit(path, contents, book, meta, private=self._private)

    def _make_folder(self) -> None:
        self._demand_folder()
        make_reviewer_folder(self._folder, self._reviewer, private=self._private)
        self._seen = True

    def _demand_folder(self) -> None:
        if self._seen and not is_folder(self._folder):
            raise Gone(f"the notes folder is gone: {self._folder}", "Put it back, or save to another place")

    def _now(self) -> str:
        return utc(self._clock())


def _other(subject: Subject, contents: Contents) -> Subject | None:
    """The brief that the notes were written for, if it is not this one."""
    if contents.meta is None:
        return None
    owner = convert(contents.meta, Meta).subject
    return None if owner.agrees_with(subject) else owner


def _known_source(subject: Subject, meta: Document) -> str | None:
    """A brief that does not name its source any more does not make us forget it."""
    return meta.get("source_sha256") if meta.get("title") == subject.title else None
