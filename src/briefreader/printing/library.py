"""The briefs of a folder as a list: of several revisions the newest."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefreader.brief.model.brief import Brief
from briefreader.brief.reading.load import load
from briefreader.brief.reading.problem import BriefError
from briefreader.printing.page import PrintedItem, Section
from briefreader.wording.brief import source_line
from briefreader.wording.phrases import joined

ENDINGS = (".yaml", ".yml", ".json")

LibraryEntry = tuple[Path, Brief]


def read_folder(folder: Path) -> tuple[list[LibraryEntry], list[BriefError]]:
    """The newest revision of each brief below a folder, by path; and what can not be read."""
    newest: dict[str, LibraryEntry] = {}
    errors: list[BriefError] = []
    for path in _files(folder):
        try:
            brief = load(path).brief
        except BriefError as error:
            errors.append(error)
            continue
        known = newest.get(brief.id)
        if known is None or (known[1].revision or 0) < (brief.revision or 0):
            newest[brief.id] = (path, brief)
    return list(newest.values()), errors


def listing(folder: Path, briefs: Iterable[LibraryEntry]) -> Section:
    """The briefs as a page."""
    entries = tuple(
        PrintedItem(
            (brief.title,), (joined((source_line(brief), _contested(brief), brief.draft_mark)), str(path))
        )
        for path, brief in briefs
    )
    return Section(f"Briefs in {folder}", entries=entries)


def listing_tree(briefs: Iterable[LibraryEntry]) -> dict[str, Any]:
    """The briefs as plain data."""
    return {
        "briefs": [
            {
                "path": str(path),
                "id": brief.id,
                "revision": brief.revision,
                "title": brief.title,
                "source": source_line(brief),
                "claims": len(brief.claims),
                "contested": sum(claim.status == "contested" for claim in brief.claims),
                "unchecked": len(brief.draft),
            }
            for path, brief in briefs
        ]
    }


def _files(folder: Path) -> Iterator[Path]:
    for top, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(ENDINGS) and not name.startswith("."):
                yield Path(top, name)


def _contested(brief: Brief) -> str | None:
    if not brief.claims:
        return None
    contested = sum(claim.status == "contested" for claim in brief.claims)
    return f"{contested} contested of {len(brief.claims)} claims"
