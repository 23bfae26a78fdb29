"""Pane 6: everything that was attached to this brief, what lost its item first."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Literal, get_args

from msgspec import Struct

from briefreader.app.content import between, parts, words
from briefreader.app.rows import APART, Row, RowBlock, Rows
from briefreader.app.view import Held, View
from briefreader.notes import SOURCE, AnyEntry, Note, Tags
from briefreader.wording.notes import entry_words, tag_name, target_words, written_words
from briefreader.wording.phrases import quoted

Order = Literal["item", "date", "tag", "kind"]
ORDERS: tuple[Order, ...] = get_args(Order)

KIND_WORDS = {
    "note": "Notes",
    "tags": "Tags",
    "bookmark": "Bookmarks",
    "mark": "Marks",
    "review": "Reviews",
    "addition": "Added to the citation",
    "basket": "In the basket",
    "use": "Used in reports",
}


class GroupHeading(Struct, frozen=True):
    """What the entries below it have in common; not to be selected."""

    words: str
    style: str = "heading"


Line = GroupHeading | Held


def note_rows(view: View, order: Order = "item") -> Rows[Line]:
    """What is held, in groups; first what has lost its item or its words."""
    everything = list(_everything(view))
    kept = _kept(view, everything) if view.limit else everything
    lost = [held for held in kept if not view.is_settled(held.entry)]
    rest = [held for held in kept if view.is_settled(held.entry)]
    return Rows(
        [*_by_item(view, lost), *_GROUPS[order](view, rest)],
        key=lambda line: "" if isinstance(line, GroupHeading) else line.key,
        row=partial(_row, view, order),
        words=partial(_words, view),
        group=lambda line: isinstance(line, GroupHeading),
        headed=True,
    )


def _everything(view: View) -> Iterator[Held]:
    yield from map(Held, view.notebook.entries)
    for colleague in view.colleagues:
        yield from (Held(entry, colleague) for entry in colleague.notebook.entries)


def _kept(view: View, everything: Iterable[Held]) -> list[Held]:
    """Notes that are asked for, and all that is attached to items that are."""
    notes = {owner: view.limit.notes(view.opened, owner, notebook) for owner, notebook in view.notebooks}

    def is_kept(held: Held) -> bool:
        owner = held.colleague.name if held.colleague else view.notebook.owner
        return held.entry.id in notes[owner] or view.keeps(held.entry.item)

    return list(filter(is_kept, everything))


def _by_item(view: View, everything: Iterable[Held]) -> Iterator[Line]:
    """In the order of the brief."""
    groups: dict[str, list[Held]] = {}
    for held in everything:
        groups.setdefault(held.entry.item, []).append(held)
    if not groups:
        return
    items = view.opened.index.items
    order = {item: at for at, item in enumerate(items)}
    for item in sorted(groups, key=lambda item: order.get(item, -1)):
        there = item in items or item == SOURCE
        yield GroupHeading(target_words(view.opened.index, item), "heading" if there else "warning")
        yield from groups[item]


def _by_date(_: View, everything: Iterable[Held]) -> Iterator[Line]:
    """By the day of the last change, the newest first."""
    newest_first = sorted(everything, key=lambda held: (held.entry.modified, held.entry.change), reverse=True)
    yield from _grouped(newest_first, lambda held: held.entry.modified[:10])


def _by_tag(_: View, everything: Iterable[Held]) -> Iterator[Line]:
    """What has several tags stands under each; what has none comes last."""
    everything = list(everything)
    named = sorted({tag for held in everything for tag in _tags(held.entry)}, key=str.casefold)
    groups: dict[str, list[Held]] = {tag_name(tag): [] for tag in named}
    for held in everything:
        for name in list(map(tag_name, _tags(held.entry))) or ["no tag"]:
            groups.setdefault(name, []).append(held)
    for name, group in groups.items():
        yield GroupHeading(name)
        yield from group


def _by_kind(_: View, everything: Iterable[Held]) -> Iterator[Line]:
    order = list(KIND_WORDS)
    by_kind = sorted(everything, key=lambda held: order.index(held.entry.kind))
    yield from _grouped(by_kind, lambda held: KIND_WORDS[held.entry.kind])


def _grouped(everything: Iterable[Held], name: Callable[[Held], str]) -> Iterator[Line]:
    """What is in order, with a heading before each group."""
    for heading, group in groupby(everything, name):
        yield GroupHeading(heading)
        yield from group


_GROUPS: dict[Order, Callable[[View, Iterable[Held]], Iterator[Line]]] = {
    "item": _by_item,
    "date": _by_date,
    "tag": _by_tag,
    "kind": _by_kind,
}


def _tags(entry: AnyEntry) -> tuple[str, ...]:
    return entry.tags if isinstance(entry, Note | Tags) else ()


def _words(view: View, line: Line) -> str:
    """Everything a row says, for finding and filtering."""
    if isinstance(line, GroupHeading):
        return line.words
    whose = line.colleague.name if line.colleague else ""
    return APART.join(
        (
            entry_words(line.entry),
            target_words(view.opened.index, line.entry.item),
            whose,
            line.entry.reviewer,
        )
    )


_SIGN = {
    "note": "✎",
    "tags": "#",
    "bookmark": "☆",
    "mark": "'",
    "review": "x",
    "addition": "E",
    "basket": "+",
    "use": "→",
}


def _row(view: View, order: Order, line: Line) -> Row:
    if isinstance(line, GroupHeading):
        return Row("", (RowBlock(""), parts([(line.words, line.style)])))
    entry = line.entry
    at = entry.modified.replace("T", " ").removesuffix("Z")[:16]
    whose = (line.colleague.name, "strong") if line.colleague else (entry.reviewer, "muted")
    about = [whose, (f"{at} UTC", "muted")]
    if order != "item" and entry.item in view.opened.index.items:
        about.insert(0, (target_words(view.opened.index, entry.item), "link"))
    writer = line.colleague.notebook.writer(entry) if line.colleague else ""
    said = written_words(entry_words(entry), writer)
    body = RowBlock(words(said), "", _SIGN[entry.kind], "strong", indent=3)
    question = _standing_words(view, entry) if line.colleague else _question(view, entry)
    blocks = (body, RowBlock(words(question), "warning", indent=3)) if question else (body,)
    return Row(line.key, (*blocks, parts(between(about), indent=3)))


def _standing_words(view: View, entry: AnyEntry) -> str:
    """To which words a colleague has attached what stands under others now."""
    return f"written to {quoted(entry.about.begins)}" if entry.about and view.standing(entry) else ""


def _question(view: View, entry: AnyEntry) -> str:
    """What the reviewer has to say of an entry that lost its item or its words."""
    standing = view.standing(entry)
    if standing is not None and standing.found and entry.about and not entry.is_on_words:
        written = f"written to {quoted(entry.about.begins)}"
        if standing.certainty == "ambiguous":
            return f"{written}, which are in {len(standing.found)} items · Enter choose · d delete"
        item = standing.found[0].passage.item
        what = "the words have changed" if item == entry.item else f"moved? These are in {item}"
        return f"{written}: {what} · Enter move it there · d delete"
    if standing is not None and standing.certainty == "confirm":
        (found,) = standing.found
        place = f" in {found.passage.item}" if found.passage.item != entry.item else ""
        return f"moved? {quoted(found.words)}{place} · Enter confirm · d detach"
    if standing is not None and standing.certainty == "ambiguous":
        return f"its words are in {len(standing.found)} places · Enter choose · d detach"
    if standing is not None and standing.certainty == "orphan":
        return "The quoted words are gone · A moves the note"
    return "" if view.is_settled(entry) else "A moves the note"
