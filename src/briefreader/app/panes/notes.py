"""Pane 6: everything a reviewer attached to this brief, what lost its item first."""

from collections.abc import Iterator
from functools import partial

from briefreader.app.content import between, line, parts, quoted, words
from briefreader.app.row import Block, Row, Rows
from briefreader.app.view import View, empty, review_words
from briefreader.brief import Claim, Event, Gap, KeyPoint, Paragraph, Quote, Speaker
from briefreader.notes import AnyEntry, Bookmark, Mark, Note, Review, Tags

Entry = str | AnyEntry
PREFIX = "@"  # no item id begins with it


def note_rows(view: View) -> Rows[Entry]:
    """Entries by item, in the order of the brief; orphans first."""
    entries = list(_entries(view))
    return Rows(
        entries or ["Nothing yet.  a writes a note, b sets a bookmark, x marks an item as reviewed."],
        key=lambda entry: "" if isinstance(entry, str) else PREFIX + entry.id,
        row=partial(_row, view),
        words=entry_words,
        group=lambda entry: isinstance(entry, str),
    )


def _entries(view: View) -> Iterator[Entry]:
    items = view.opened.index.items
    held: dict[str, list[AnyEntry]] = {}
    for entry in view.notebook.entries:
        if not view.limit or _kept(view, entry):
            held.setdefault(entry.item, []).append(entry)
    orphans = [item for item in held if item not in items]
    for item in (*orphans, *(item for item in items if item in held)):
        yield item
        yield from held[item]


def _kept(view: View, entry: AnyEntry) -> bool:
    item = view.opened.index.items.get(entry.item)
    return item is not None and view.keeps(item, entry_words(entry))


def entry_words(entry: Entry) -> str:
    """What an entry says, in plain words."""
    match entry:
        case Note():
            about = f"{quoted(entry.anchor.exact)} " if entry.anchor else ""
            return f"{about}{entry.text} {' '.join(entry.tags)}".strip()
        case Tags():
            return " ".join(f"#{tag}" for tag in entry.tags)
        case Bookmark():
            return f"bookmark {entry.label}".strip()
        case Mark():
            return f"mark {entry.letter}"
        case Review():
            state = "reviewed" if entry.state == "reviewed" else "not reviewed"
            return ": ".join(filter(None, (state, review_words(entry), entry.comment)))
    return entry


_SIGN = {"note": "✎", "tags": "#", "bookmark": "☆", "mark": "'", "review": "x"}


def _row(view: View, entry: Entry) -> Row:
    if isinstance(entry, str):
        return _heading(view, entry)
    at = entry.modified.replace("T", " ").removesuffix("Z")[:16]
    body = Block(words(entry_words(entry)), "", _SIGN[entry.kind], "accent", indent=3)
    about = parts(between([(f"{at} UTC", "muted"), (entry.reviewer, "muted")]), indent=3)
    return Row(PREFIX + entry.id, (body, about))


def _heading(view: View, item_id: str) -> Row:
    item = view.opened.index.items.get(item_id)
    if item is not None:
        return Row("", (Block(""), parts([(item_words(item), "heading")])))
    if " " in item_id:
        return empty(item_id)
    return Row("", (Block(""), parts([(f"{item_id}: no longer in this brief", "warning")])))


def item_words(item: KeyPoint | Quote | Claim | Event | Gap | Speaker | Paragraph) -> str:
    """An item in one line."""
    match item:
        case Quote():
            said = quoted(item.spans[0].exact) if item.spans else item.content or item.id
            return line(said)
        case Speaker():
            return line(item.name)
        case Paragraph():
            return f"¶{item.n}" if item.n is not None else str(item.role)
        case _:
            return line(item.text)
