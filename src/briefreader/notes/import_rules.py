"""What is known here of entries that come from elsewhere: which are seen before, which have no room."""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import to_builtins
from msgspec.structs import replace

from briefreader.notes.entries import Book, entry_of
from briefreader.notes.error import Conflict, Invalid, StoreError
from briefreader.notes.model import KINDS, AnyEntry, Document, Mark, Note, Review, Tags
from briefreader.notes.review import complaints


class Arrival:
    """Compares entries with a book, which may change meanwhile as long as each one seated is told."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._seats: dict[tuple[str, str] | None, str] = {}
        for record in book.entries.values():
            if record["kind"] in KINDS:
                self.seated(entry_of(record))
        self._rows: defaultdict[str, list[Document]] = defaultdict(list)
        for row in book.changes.values():
            if not row["undone"]:
                self._rows[row["entry"]].append(row)

    def seated(self, entry: AnyEntry) -> None:
        """Remember that an entry has the one place that there is for its kind, if there is only one."""
        if (seat := entry.seat) is not None:
            self._seats[seat] = entry.id

    def other(self, entry: AnyEntry) -> Document | None:
        """The record of another entry that has the place of this one."""
        holder = self._seats.get(entry.seat, entry.id)
        there = self._book.entries.get(holder)
        is_other = there is not None and holder != entry.id and entry_of(there).seat == entry.seat
        return there if is_other else None

    def knows(self, entry: AnyEntry) -> bool:
        """Whether this version of the entry is there, or was there and has been changed since."""
        states = (state for row in self._rows[entry.id] for state in (row["before"], row["after"]))
        now = self._book.entries.get(entry.id)
        known = (entry_of(state) for state in (now, *states) if state is not None and state["kind"] in KINDS)
        return any(completed(entry, here) == replace(here, change=0) for here in known)

    def refusal(self, entry: AnyEntry) -> StoreError | None:
        """Why an entry cannot be here."""
        for complaint in _complaints(entry):
            return Invalid(complaint, "Nothing was changed")
        before = self._book.entries.get(entry.id)
        if before is not None and before["kind"] != entry.kind:
            return Conflict(f"its id is that of a {before['kind']}", "Nothing was changed")
        if (there := self.other(entry)) is None:
            return None
        if isinstance(entry, Mark):
            return Conflict(f"the letter {entry.letter} leads to {there['item']} already", "Remove that mark")
        return Conflict(f"{entry.item} has a {entry.kind} already", "Remove one of the two first")


def record_of(entry: AnyEntry) -> Document:
    """The record of an entry that is to be written."""
    record: Document = to_builtins(entry)
    del record["change"]
    if record["about"] is None:
        del record["about"]
    return record


def completed(entry: AnyEntry, other: AnyEntry) -> AnyEntry:
    """The entry, with the other's times and reviewer where it does not tell its own; not yet a change."""
    return replace(
        entry,
        created=entry.created or other.created,
        modified=entry.modified or other.modified,
        reviewer=entry.reviewer or other.reviewer,
        about=entry.about or (other.about if other.item == entry.item else None),
        change=0,
    )


def _complaints(entry: AnyEntry) -> Iterator[str]:
    if not entry.item:
        yield "it belongs to no item"
    match entry:
        case Note() if not entry.text.strip() and entry.anchor is None:
            yield "the note is empty"
        case Tags() if not entry.tags:
            yield "there are no tags"
        case Mark() if len(entry.letter) != 1 or not "a" <= entry.letter <= "z":
            yield f"“{entry.letter}” cannot be a mark"
        case Review():
            yield from complaints(to_builtins(entry))
