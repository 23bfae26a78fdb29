"""The briefs of a library as a page and as plain data."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefreader.library.catalog import LibraryEntry
from briefreader.printing.page import PrintedItem, Section
from briefreader.wording.brief import source_line
from briefreader.wording.phrases import counted, joined


def library_page(folder: Path, entries: Iterable[LibraryEntry]) -> Section:
    """The briefs as a page."""
    return Section(f"Briefs in {folder}", entries=tuple(map(_item, entries)))


def library_tree(entries: Iterable[LibraryEntry]) -> dict[str, Any]:
    """The briefs as plain data."""
    return {
        "briefs": [
            {
                "path": str(entry.path),
                "id": entry.brief_id,
                "revision": entry.revision,
                "title": entry.title,
                "source": source_line(entry.source),
                "claims": len(entry.claims),
                "contested": entry.contested,
                "unchecked": entry.unchecked,
            }
            for entry in entries
        ]
    }


def _item(entry: LibraryEntry) -> PrintedItem:
    told = joined((source_line(entry.source), _contested(entry), entry.draft_mark))
    return PrintedItem((entry.title,), (told, str(entry.path)))


def _contested(entry: LibraryEntry) -> str | None:
    return f"{entry.contested} contested of {counted(len(entry.claims), 'claim')}" if entry.claims else None
