"""A reviewer's notes to several briefs: as a page, as CSV, as plain data.

The CSV is that of RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), but for line ends of one character.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import to_builtins

from briefreader.base.lookalikes import look_alike
from briefreader.base.text import shown
from briefreader.brief.verification.document import OpenDocument
from briefreader.composition.noted import Noted, noted
from briefreader.notes import AnyEntry, Notebook
from briefreader.notes.item_words import Moved
from briefreader.printing.page import PrintedItem, Section
from briefreader.wording.brief import said_words
from briefreader.wording.notes import about_item, labelled_entry, moved_words

_COLUMNS = ("brief", "item", "item says", "kind", "entry", "created", "modified", "reviewer", "id")
# What makes a cell a formula in a spreadsheet; the last four are full-width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def attached_words(document: OpenDocument, notebook: Notebook) -> Mapping[str, tuple[str, ...]]:
    """What is attached to each item, a line for each entry."""
    one = noted(document, notebook)
    return {
        item: tuple(_attached(one, entry, notebook.writer(entry)) for entry in notebook.of(item))
        for item in one.held
    }


def title_words(all_noted: Iterable[Noted]) -> Callable[[Noted], str]:
    """What heads the notes to a brief: its title, whose they are if not one's own, if it is not at hand.

    Of briefs whose titles look alike, their ids as well.
    """
    briefs = {(one.brief.id, one.brief.title) for one in all_noted}
    alike = look_alike(title for _, title in briefs)

    def words(one: Noted) -> str:
        which = f" ({one.brief.id})" if alike(one.brief.title) else ""
        whose = f" — {one.reviewer}" if one.reviewer else ""
        where = " (this brief is not in the library)" if one.is_elsewhere else ""
        return f"{one.brief.title}{which}{whose}{where}"

    return words


def notes_page(all_noted: Iterable[Noted]) -> Section:
    """The notes by brief and item, each with its id."""
    listed = tuple(all_noted)
    title = title_words(listed)
    return Section("Notes", sections=tuple(_section(one, title(one)) for one in listed))


def notes_tree(all_noted: Iterable[Noted]) -> dict[str, Any]:
    """The notes by brief, as plain data."""
    return {
        "briefs": [
            {
                "id": one.brief.id,
                "title": one.brief.title,
                **({"reviewer": one.reviewer} if one.reviewer else {}),
                "notes": [entry_tree(entry, one.moved(entry)) for entry in one.notebook.entries],
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


def entry_tree(entry: AnyEntry, moved: Moved | None = None) -> dict[str, Any]:
    """One entry with its kind, as plain data, and what became of its words if it stands under others."""
    fields: dict[str, Any] = to_builtins(entry)
    if moved is not None:
        fields["moved"] = to_builtins(moved)
    return fields


def _attached(one: Noted, entry: AnyEntry, writer: str) -> str:
    """An entry in words, which say so if it stands under others than those it was attached to."""
    told, moved = labelled_entry(entry, writer), one.moved(entry)
    return told if moved is None else f"{told} [{moved_words(moved)}]"


def _section(one: Noted, title: str) -> Section:
    entries = (
        PrintedItem(
            (about_item(one.index, item_id),),
            tuple(
                f"{_attached(one, entry, one.notebook.writer(entry))} ({entry.id})"
                for entry in one.notebook.of(item_id)
            ),
        )
        for item_id in one.held
    )
    return Section(title, entries=tuple(entries))


def _row(one: Noted, entry: AnyEntry) -> tuple[str, ...]:
    item = one.index.items.get(entry.item)
    return (
        one.brief.id,
        entry.item,
        said_words(item, one.index) if item else "",
        entry.kind,
        _attached(one, entry, ""),
        entry.created,
        entry.modified,
        one.notebook.writer(entry) or one.reviewer or entry.reviewer,
        entry.id,
    )


def _cell(raw: str) -> str:
    is_formula = raw.lstrip(" ").startswith(_FORMULA) or raw.lstrip().startswith(_FORMULA)
    return f"'{shown(raw)}" if is_formula else shown(raw)
