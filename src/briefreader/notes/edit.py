"""What can be done to a reviewer's notes. Each deed is a row of the history, so it can be undone."""

import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Literal, TypeVar, Unpack

from msgspec import UNSET, UnsetType, convert, to_builtins
from msgspec.structs import replace

from briefreader.notes.entries import Book, entry_of
from briefreader.notes.error import Conflict, Invalid, StoreError
from briefreader.notes.import_rules import Arrival, completed, record_of
from briefreader.notes.model import (
    KINDS,
    SOURCE,
    UNNAMED,
    About,
    Addition,
    Anchor,
    AnyEntry,
    BasketItem,
    Bookmark,
    Change,
    Document,
    Mark,
    Note,
    Notebook,
    NoteEntry,
    Review,
    Reviewer,
    Tags,
    Use,
    normal_tags,
)
from briefreader.notes.review import UNREVIEWED, ReviewFields, complaints

E = TypeVar("E", bound=NoteEntry)

RANK_STEP = 1_000_000  # between two items of the basket: others can come between them

EditOutcome = Literal["added", "changed", "older", "known"]  # what became of an entry from elsewhere

_PLACES = frozenset({"item", "anchor", "about", "rank"})  # fields that say where an entry stands

_PHRASES = {
    "note": "note on {item}",
    "tags": "tags of {item}",
    "bookmark": "bookmark on {item}",
    "mark": "mark {letter} on {item}",
    "review": "review of {item}",
    "addition": "addition to the citation",
    "basket": "{item} in the basket",
    "use": "use of {item} in a report",
}


AboutItem = Callable[[str], About | None]  # the words of an item, by its id


def unknown_words(_: str) -> None:
    """The words of no item are known."""


class Edit:
    """One deed of a reviewer: everything done with it is kept together, and undone together.

    `notebook` is there when the deed is on the disk, and `left` tells how the edit left the reviewer's files.
    """

    notebook: Notebook
    left: tuple[tuple[int, ...], ...]

    def __init__(
        self, book: Book, reviewer: Reviewer, now: str, why: str, about: AboutItem = unknown_words
    ) -> None:
        self._book = book
        self._about = about
        self._who = reviewer.name
        self._now = now
        self._why = why
        self._action = uuid.uuid4().hex
        self._redo_is_closed = False
        self._begun = len(book.journal)

    @property
    def did_something(self) -> bool:
        """Whether anything is other than before."""
        return len(self._book.journal) > self._begun

    def note(self, entry_id: str) -> Note | None:
        """A note as it is, None if it is not there any more. Raises Invalid if that is no note."""
        return self._note(entry_id) if entry_id in self._book.entries else None

    def add_note(
        self, item: str, text: str, *, anchor: Anchor | None = None, tags: Iterable[str] = ()
    ) -> Note:
        """A new note. Raises Invalid for one that says nothing about no words."""
        _demand_words(text, anchor)
        fields = {"text": text, "anchor": _plain(anchor), "tags": list(normal_tags(tags))}
        return self._add(Note, item, fields)

    def change_note(
        self,
        entry_id: str,
        *,
        text: str | UnsetType = UNSET,
        anchor: Anchor | UnsetType | None = UNSET,
        tags: Iterable[str] | UnsetType = UNSET,
    ) -> Note:
        """Change what is given of a note. Raises Conflict if it is not there any more, Invalid."""
        before, note = self._present(entry_id), self._note(entry_id)
        _demand_words(note.text if text is UNSET else text, note.anchor if anchor is UNSET else anchor)
        fields: Document = {}
        if text is not UNSET:
            fields["text"] = text
        if anchor is not UNSET:
            fields["anchor"] = _plain(anchor)
        if tags is not UNSET:
            fields["tags"] = list(normal_tags(tags))
        return self._change(Note, before, fields)

    def detach(self, entry_id: str) -> Note:
        """A note keeps the words that it was about, and is not about any others from now on.

        Raises Conflict, Invalid.
        """
        note = self._note(entry_id)
        anchor = note.anchor and replace(note.anchor, detached=True)
        return self._change(Note, self._present(entry_id), {"anchor": _plain(anchor)})

    def attach(self, entry_id: str, item: str, anchor: Anchor | None = None) -> NoteEntry:
        """Let an entry belong to another item, a note also to other words. Raises Conflict.

        Tags join those that the item has. Of bookmarks and reviews an item has only one.
        """
        before = self._present(entry_id)
        entry = entry_of(before)
        about = self._about(item)
        moved: Document = {"item": item}
        if about is not None or before.get("about") is not None:
            moved["about"] = _plain(about)
        if isinstance(entry, Note):
            plain = before["anchor"] if anchor is None else _plain(anchor)
            return self._change(Note, before, {**moved, "anchor": plain})
        there = None if isinstance(entry, Mark) else self._find(type(entry), item)
        if there is None or there["id"] == entry_id:
            return self._change(type(entry), before, moved)
        if isinstance(entry, Tags):
            self._record(before, None)
            return self._change(Tags, there, {"tags": list(normal_tags([*there["tags"], *entry.tags]))})
        raise Conflict(f"{item} has a {entry.kind} already", "Remove one of the two first")

    def remove(self, entry_id: str) -> None:
        """Remove an entry of any kind. Raises Conflict if it is not there any more."""
        self._record(self._present(entry_id), None)

    def set_tags(self, item: str, tags: Iterable[str]) -> Tags | None:
        """Give an item these tags and no others; none at all removes the entry."""
        names = list(normal_tags(tags))
        return self._only(Tags, item, {"tags": names} if names else None)

    def toggle_bookmark(self, item: str, label: str = "") -> Bookmark | None:
        """Put a bookmark on an item, or take it off; what is there afterwards."""
        there = self._find(Bookmark, item) is not None
        return self._only(Bookmark, item, None if there else {"label": label})

    def label_bookmark(self, item: str, label: str) -> Bookmark | None:
        """Give the bookmark on an item a label, and the item a bookmark if it has none."""
        return self._only(Bookmark, item, {"label": " ".join(label.split())})

    def set_mark(self, letter: str, item: str) -> Mark:
        """Let a letter, `a` to `z`, lead to an item from now on. Raises Invalid."""
        if len(letter) != 1 or not "a" <= letter <= "z":
            raise Invalid(f"“{letter}” cannot be a mark", "Choose a letter from a to z")
        marks = (record for record in self._book.entries.values() if record["kind"] == "mark")
        before = next((record for record in marks if record["letter"] == letter), None)
        if before is None:
            return self._add(Mark, item, {"letter": letter})
        return self._change(Mark, before, {"item": item, **self._words_of(item)})

    def set_review(self, item: str, **fields: Unpack[ReviewFields]) -> Review | None:
        """Change what is given of the reviewer's own review of an item; one that says nothing is removed.

        One that was imported gives way to it. Raises Invalid.
        """
        there = self._find(Review, item) or {}
        before = there if there.get("reviewer") == self._who else {}  # an imported judgement is not one's own
        whole: Document = {key: before.get(key, value) for key, value in UNREVIEWED.items()}
        whole.update(fields)
        if whole["likelihood"] is None:
            whole["scale"] = None
        for complaint in complaints(whole):
            raise Invalid(complaint, "Nothing was changed")
        said = None if whole == UNREVIEWED else {**whole, "reviewer": self._who}
        return self._only(Review, item, said)

    def add_to_citation(self, field: str, value: str | None, *, inferred: bool = False) -> Addition | None:
        """Give a field of the citation a value; None takes it back."""
        additions = (record for record in self._book.entries.values() if record["kind"] == "addition")
        before = next((record for record in additions if record["field"] == field), None)
        if value is None:
            if before is not None:
                self._record(before, None)
            return None
        fields = {"field": field, "value": value, "inferred": inferred}
        if before is None:
            return self._add(Addition, SOURCE, fields)
        return self._change(Addition, before, fields)

    def put_in_basket(self, *items: str, note: str | None = None) -> None:
        """Put items, or a note to one, last into the basket; what is there already stays where it is."""
        baskets = [record for record in self._book.entries.values() if record["kind"] == "basket"]
        there = {(record["item"], record["note"]) for record in baskets}
        last = max((record["rank"] for record in baskets), default=0)
        for item in dict.fromkeys(items):
            if (item, note) not in there:
                last = max(last + RANK_STEP, int(datetime.fromisoformat(self._now).timestamp()) * RANK_STEP)
                self._add(BasketItem, item, {"rank": last, "note": note, "section": "", "comment": ""})

    def change_basket(
        self,
        entry_id: str,
        *,
        rank: int | UnsetType = UNSET,
        section: str | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
    ) -> BasketItem:
        """Change what is given of an item in the basket. Raises Conflict if it is not there any more."""
        given: Document = {"rank": rank, "section": section, "comment": comment}
        fields = {name: value for name, value in given.items() if value is not UNSET}
        return self._change(BasketItem, self._present(entry_id), fields)

    def mark_used(self, items: Iterable[str], report: str) -> None:
        """Remember that items went into a report."""
        uses = (record for record in self._book.entries.values() if record["kind"] == "use")
        there = {record["item"] for record in uses if record["report"] == report}
        for item in dict.fromkeys(items):
            if item not in there:
                self._add(Use, item, {"report": report})

    def take_in(self, entries: Iterable[AnyEntry]) -> list[EditOutcome | StoreError]:
        """Entries that were written elsewhere, as they are: their ids, times and reviewers are kept.

        What became of each, or why it was refused. Of two versions of one entry the one modified later
        stands, and the history holds the other. Tags join those that the item has; of bookmarks and
        reviews an item has only one, and a letter leads to one item.
        """
        arrival = Arrival(self._book)
        return [self._take(entry, arrival) for entry in entries]

    def undo(self) -> str | None:
        """Take back the reviewer's last action that still holds; what it was, None if there is none."""
        rows = [row for row in self._own_rows() if not row["undone"]]
        return self._turn([row for row in rows if row["action"] == rows[-1]["action"]][::-1])

    def redo(self) -> str | None:
        """Do again what was undone last, unless something else was done since; what it was."""
        rows = self._open_rows()
        return self._turn([row for row in rows if row["action"] == rows[0]["action"]])

    def _take(self, entry: AnyEntry, arrival: Arrival) -> EditOutcome | StoreError:
        there = arrival.other(entry)
        if there is not None and isinstance(entry, Tags):
            tags = normal_tags([*there["tags"], *entry.tags])
            if list(tags) == list(there["tags"]):
                return "known"
            self._change(Tags, there, {"tags": list(tags)})
            return "changed"
        if refusal := arrival.refusal(entry):
            return refusal
        before = self._book.entries.get(entry.id)
        if before is None:
            unknown = replace(entry, created=self._now, modified=self._now, reviewer=UNNAMED)
            self._record(None, record_of(completed(entry, unknown)))
            arrival.seated(entry)
            return "added"
        if arrival.knows(entry):
            return "known"
        here = entry_of(before)
        arrived = self._record(before, record_of(completed(entry, here)))
        if entry.modified <= here.modified:
            self._record(arrived, before)
            return "older"
        arrival.seated(entry)
        return "changed"

    def _own_rows(self) -> list[Document]:
        own = (row for row in self._book.changes.values() if row["who"] == self._who)
        return sorted(own, key=lambda row: row["n"])

    def _open_rows(self) -> list[Document]:
        """What can be redone; the row undone last comes first."""
        return [row for row in self._own_rows() if row["undone"] and not row.get("dropped", False)]

    def _turn(self, rows: list[Document]) -> str | None:
        if not rows:
            return None
        states = self._book.entries.copy()
        for row in rows:
            old, new = (row["before"], row["after"]) if row["undone"] else (row["after"], row["before"])
            if states.get(row["entry"]) != old:
                raise Conflict(f"changed since: {_description(row)}", "Change it by hand")
            states[row["entry"]] = new
        for row in rows:
            self._book.apply({**row, "undone": not row["undone"], "turned": self._now})
        self._action = uuid.uuid4().hex
        self._redo_is_closed = False
        first = _description(rows[0])
        return first if len(rows) == 1 else f"{first} and {len(rows) - 1} more"

    def _present(self, entry_id: str) -> Document:
        record = self._book.entries.get(entry_id)
        if record is None:
            raise Conflict("the entry is gone", "Look at the notes again")
        return record

    def _note(self, entry_id: str) -> Note:
        entry = entry_of(self._present(entry_id))
        if not isinstance(entry, Note):
            raise Invalid(f"the {entry.kind} on {entry.item} is not a note", "Nothing was changed")
        return entry

    def _find(self, kind: type[NoteEntry], item: str) -> Document | None:
        records = (record for record in self._book.entries.values() if record["item"] == item)
        return next((record for record in records if KINDS.get(record["kind"]) is kind), None)

    def _only(self, kind: type[E], item: str, fields: Document | None) -> E | None:
        """The one entry of a kind that an item has: made, changed, or with no fields removed."""
        before = self._find(kind, item)
        if fields is None:
            if before is not None:
                self._record(before, None)
            return None
        if before is None:
            return self._add(kind, item, fields)
        words = self._words_of(item)
        known, now = before.get("about"), words.get("about")
        is_under_others = bool(known and now and known["mark"] != now["mark"])
        if is_under_others or {**before, **fields} != before:
            fields = {**fields, **words}
        return self._change(kind, before, fields)

    def _words_of(self, item: str) -> Document:
        """What is kept of the words of an item with an entry that is attached to it, if they are known."""
        about = self._about(item)
        return {} if about is None else {"about": _plain(about)}

    def _add(self, kind: type[E], item: str, fields: Document) -> E:
        words = {} if fields.get("anchor") else self._words_of(item)
        record = {
            **words,
            **fields,
            "id": uuid.uuid4().hex,
            "kind": kind.__struct_config__.tag,
            "item": item,
            "created": self._now,
            "modified": self._now,
            "reviewer": self._who,
        }
        return convert(self._record(None, record), kind)

    def _change(self, kind: type[E], before: Document, fields: Document) -> E:
        """Words that are changed are of who changes them; an entry that is only moved stays its writer's."""
        after = {**before, **fields}
        if any(after[name] != before.get(name) for name in fields if name not in _PLACES):
            after["reviewer"] = self._who
        if after != before:
            after = self._record(before, {**after, "modified": self._now})
        return convert(after, kind)

    def _record(self, before: Document | None, after: Document | None) -> Document:
        """Write the row; the record as it is from now on, or what is left of it."""
        if not self._redo_is_closed:
            for row in self._open_rows():
                self._book.apply({**row, "dropped": True})
            self._redo_is_closed = True
        record = after or before or {}
        row = {
            "id": uuid.uuid4().hex,
            "action": self._action,
            "at": self._now,
            "who": self._who,
            "entry": record["id"],
            "item": record["item"],
            "kind": record["kind"],
            "before": before,
            "after": after,
            "why": self._why,
            "undone": False,
            "turned": None,
            "dropped": False,
        }
        self._book.apply(row)
        return self._book.entries.get(record["id"], {})


def describe(change: Change) -> str:
    """What a row of the history did: `note on c-arms removed`."""
    record = change.after or change.before or {}
    deed = "removed" if change.after is None else "added" if change.before is None else "changed"
    phrase = _PHRASES.get(change.kind, "entry on {item}")
    return f"{phrase.format(item=change.item, letter=record.get('letter'))} {deed}"


def _description(row: Document) -> str:
    return describe(convert(row, Change))


def _demand_words(text: str, anchor: Anchor | None) -> None:
    if not text.strip() and anchor is None:
        raise Invalid("the note is empty", "Write something, or leave it")


def _plain(value: Anchor | About | None) -> Document | None:
    return None if value is None else dict(to_builtins(value))
