"""A reviewer's notes to several briefs: as a page, as CSV, as plain data."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, assert_never

from msgspec import to_builtins

from briefreader.base.text import shown
from briefreader.composition.noted import Noted
from briefreader.notes import (
    Addition,
    AnyEntry,
    BasketItem,
    Bookmark,
    Mark,
    Note,
    Notebook,
    Review,
    Tags,
    Use,
    grade_text,
)
from briefreader.printing.page import PrintedItem, Section
from briefreader.printing.words import (
    about_item,
    addition_words,
    basket_words,
    item_words,
    joined,
    quoted,
    sentence,
)

_COLUMNS = ("brief", "item", "item says", "kind", "entry", "created", "modified", "reviewer", "id")
# What makes a cell a formula in a spreadsheet; the last four are full-width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def attached_words(notebook: Notebook) -> Mapping[str, tuple[str, ...]]:
    """What is attached to each item, a line for each entry."""
    items = dict.fromkeys(entry.item for entry in notebook.entries)
    return {item: tuple(map(entry_words, notebook.of(item))) for item in items}


def noted_title(one: Noted) -> str:
    """The brief's title, whose notes these are if not one's own, and whether the brief is at hand."""
    whose = f" — {one.reviewer}" if one.reviewer else ""
    return f"{one.brief.title}{whose}{' (this brief is not in the library)' if one.is_elsewhere else ''}"


def notes_page(all_noted: Iterable[Noted]) -> Section:
    """The notes by brief and item, each with its id."""
    return Section("Notes", sections=tuple(map(_section, all_noted)))


def notes_tree(all_noted: Iterable[Noted]) -> dict[str, Any]:
    """The notes by brief, as plain data."""
    return {
        "briefs": [
            {
                "id": one.brief.id,
                "title": one.brief.title,
                **({"reviewer": one.reviewer} if one.reviewer else {}),
                "notes": [entry_tree(entry) for entry in one.notebook.entries],
            }
            for one in all_noted
        ]
    }


def notes_csv(all_noted: Iterable[Noted]) -> str:
    """A line for each entry. No cell can be taken for a formula."""
    held = ((one, item_id) for one in all_noted for item_id in one.held)
    return table(_COLUMNS, (_row(one, entry) for one, item in held for entry in one.notebook.of(item)))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """CSV with a line of names. No cell can be taken for a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(_cell, row) for row in rows)
    return file.getvalue()


def entry_tree(entry: AnyEntry) -> dict[str, Any]:
    """One entry with its kind, as plain data."""
    fields: dict[str, Any] = to_builtins(entry)
    return fields


def _section(one: Noted) -> Section:
    entries = (
        PrintedItem(
            (about_item(one.index, item_id),),
            tuple(f"{entry_words(entry)} ({entry.id})" for entry in one.notebook.of(item_id)),
        )
        for item_id in one.held
    )
    return Section(noted_title(one), entries=tuple(entries))


def _row(one: Noted, entry: AnyEntry) -> tuple[str, ...]:
    item = one.index.items.get(entry.item)
    return (
        one.brief.id,
        entry.item,
        item_words(item) if item else "",
        entry.kind,
        entry_words(entry),
        entry.created,
        entry.modified,
        one.reviewer or entry.reviewer,
        entry.id,
    )


def _cell(raw: str) -> str:
    is_formula = raw.lstrip(" ").startswith(_FORMULA) or raw.lstrip().startswith(_FORMULA)
    return f"'{shown(raw)}" if is_formula else shown(raw)


def entry_words(entry: AnyEntry) -> str:
    """What a reviewer attached, in one phrase."""
    match entry:
        case Note():
            about = f"{quoted(entry.anchor.exact)}: " if entry.anchor else ""
            return f"Note: {joined((about + entry.text, _tag_words(entry.tags)), ' ')}"
        case Tags():
            return f"Tags: {_tag_words(entry.tags)}"
        case Bookmark():
            return f"Bookmark{f': {entry.label}' if entry.label else ''}"
        case Mark():
            return f"Mark {entry.letter}"
        case Review():
            return joined((sentence(entry.state), review_words(entry), entry.comment), ": ")
        case Addition():
            return f"Added to the citation: {addition_words(entry)}"
        case BasketItem():
            return sentence(basket_words(entry))
        case Use():
            return f"Used in {entry.report}"
    assert_never(entry)


def review_words(review: Review) -> str:
    """What a reviewer holds of an item: `B2, supported, likely, high confidence`."""
    confidence = f"{review.confidence} confidence" if review.confidence else None
    return joined((grade_text(review), review.verdict, review.likelihood, confidence), ", ")


def _tag_words(tags: Iterable[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags)
