"""Pane 6: everything a reviewer attached to this brief, what lost its item first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Literal, get_args

from briefreader.app.content import between, line, parts, quoted, words
from briefreader.app.filter import keeps_entry
from briefreader.app.row import Block, Row, Rows, fold
from briefreader.app.view import View, empty, review_words
from briefreader.brief import Claim, Event, Gap, KeyPoint, Paragraph, Quote, Speaker
from briefreader.notes import AnyEntry, Bookmark, Mark, Note, Review, Tags

Order = Literal["item", "date", "tag", "kind"]
ORDERS: tuple[Order, ...] = get_args(Order)
PREFIX = "@"  # no item id begins with it

KIND_WORDS = {"note": "Notes", "tags": "Tags", "bookmark": "Bookmarks", "mark": "Marks", "review": "Reviews"}
NOTHING = "Nothing yet.  a writes a note, b sets a bookmark, x marks an item as reviewed."
NOTHING_LEFT = "The filter leaves none of your notes."


@dataclass(frozen=True, slots=True)
class Heading:
    """What the entries below it have in common; not to be selected."""

    words: str
    style: str = "heading"


Entry = Heading | AnyEntry


def note_rows(view: View, order: Order = "item") -> Rows[Entry]:
    """Entries in groups; first those that have lost their item or their words."""
    kept = [entry for entry in view.notebook.entries if not view.limit or _kept(view, entry)]
    lost = [entry for entry in kept if not view.is_settled(entry)]
    rest = [entry for entry in kept if view.is_settled(entry)]
    entries: list[Entry] = [*_by_item(view, lost), *_GROUPS[order](view, rest)]
    if not entries:
        entries = [Heading(NOTHING_LEFT if view.notebook.entries else NOTHING, "muted")]
    return Rows(
        entries,
        key=lambda entry: "" if isinstance(entry, Heading) else PREFIX + entry.id,
        row=partial(_row, view, order),
        words=partial(_words, view),
        group=lambda entry: isinstance(entry, Heading),
    )


def _kept(view: View, entry: AnyEntry) -> bool:
    said = fold(f"{entry_words(entry)}\n{_item_words(view, entry.item)}")
    return keeps_entry(view.limit, entry, said, view.opened.index, view.notebook)


def _by_item(view: View, entries: Iterable[AnyEntry]) -> Iterator[Entry]:
    """In the order of the brief."""
    held: dict[str, list[AnyEntry]] = {}
    for entry in entries:
        held.setdefault(entry.item, []).append(entry)
    items = view.opened.index.items
    order = {item: at for at, item in enumerate(items)}
    for item in sorted(held, key=lambda item: order.get(item, -1)):
        gone = item not in items
        yield Heading(_item_words(view, item), "warning" if gone else "heading")
        yield from held[item]


def _by_date(_: View, entries: Iterable[AnyEntry]) -> Iterator[Entry]:
    """By the day of the last change, the newest first."""
    newest_first = sorted(entries, key=lambda entry: (entry.modified, entry.change), reverse=True)
    yield from _grouped(newest_first, lambda entry: entry.modified[:10])


def _by_tag(_: View, entries: Iterable[AnyEntry]) -> Iterator[Entry]:
    """An entry with several tags stands under each; those without any come last."""
    named = sorted({tag for entry in entries for tag in _tags(entry)}, key=str.casefold)
    groups: dict[str, list[AnyEntry]] = {f"#{tag}": [] for tag in named}
    for entry in entries:
        for name in [f"#{tag}" for tag in _tags(entry)] or ["no tag"]:
            groups.setdefault(name, []).append(entry)
    for name, group in groups.items():
        yield Heading(name)
        yield from group


def _by_kind(_: View, entries: Iterable[AnyEntry]) -> Iterator[Entry]:
    order = list(KIND_WORDS)
    by_kind = sorted(entries, key=lambda entry: order.index(entry.kind))
    yield from _grouped(by_kind, lambda entry: KIND_WORDS[entry.kind])


def _grouped(entries: Iterable[AnyEntry], name: Callable[[AnyEntry], str]) -> Iterator[Entry]:
    """Entries that are in order, with a heading before each group."""
    for heading, group in groupby(entries, name):
        yield Heading(heading)
        yield from group


_GROUPS: dict[Order, Callable[[View, Iterable[AnyEntry]], Iterator[Entry]]] = {
    "item": _by_item,
    "date": _by_date,
    "tag": _by_tag,
    "kind": _by_kind,
}


def _tags(entry: AnyEntry) -> tuple[str, ...]:
    return entry.tags if isinstance(entry, Note | Tags) else ()


def _words(view: View, entry: Entry) -> str:
    """Everything a row says, for finding."""
    if isinstance(entry, Heading):
        return entry.words
    return f"{entry_words(entry)}\n{_item_words(view, entry.item)}"


def entry_words(entry: AnyEntry) -> str:
    """What an entry says, in plain words."""
    match entry:
        case Note():
            about = f"{quoted(entry.anchor.exact)} " if entry.anchor else ""
            tags = " ".join(f"#{tag}" for tag in entry.tags)
            return f"{about}{entry.text} {tags}".strip()
        case Tags():
            return " ".join(f"#{tag}" for tag in entry.tags)
        case Bookmark():
            return f"bookmark {entry.label}".strip()
        case Mark():
            return f"mark {entry.letter}"
        case Review():
            state = "reviewed" if entry.state == "reviewed" else "not reviewed"
            return ": ".join(filter(None, (state, review_words(entry), entry.comment)))


_SIGN = {"note": "✎", "tags": "#", "bookmark": "☆", "mark": "'", "review": "x"}


def _row(view: View, order: Order, entry: Entry) -> Row:
    if isinstance(entry, Heading):
        if entry.style == "muted":
            return empty(entry.words)
        return Row("", (Block(""), parts([(entry.words, entry.style)])))
    at = entry.modified.replace("T", " ").removesuffix("Z")[:16]
    about = [(f"{at} UTC", "muted"), (entry.reviewer, "muted")]
    if order != "item" and entry.item in view.opened.index.items:
        about.insert(0, (_item_words(view, entry.item), "link"))
    body = Block(words(entry_words(entry)), "", _SIGN[entry.kind], "accent", indent=3)
    question = Block(words(_question(view, entry)), "warning", indent=3)
    blocks = (body, question) if question.words else (body,)
    return Row(PREFIX + entry.id, (*blocks, parts(between(about), indent=3)))


def _question(view: View, entry: AnyEntry) -> str:
    """What the reviewer has to say of an entry that lost its item or its words."""
    standing = view.standing(entry)
    if standing is not None and standing.certainty == "confirm":
        (found,) = standing.found
        place = f" in {found.passage.item}" if found.passage.item != entry.item else ""
        return f"moved? {quoted(found.words)}{place} · Enter confirms · d detaches"
    if standing is not None and standing.certainty == "ambiguous":
        return f"its words stand in {len(standing.found)} places · Enter chooses one · d detaches"
    if standing is not None and standing.certainty == "orphan":
        return "its words are no longer there · A attaches it to another item"
    return "" if view.is_settled(entry) else "A attaches it to another item"


def _item_words(view: View, item_id: str) -> str:
    item = view.opened.index.items.get(item_id)
    return item_words(item) if item else f"{item_id}: no longer in this brief"


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
