"""CSL-JSON, as Zotero, Better BibTeX, Mendeley, EndNote and pandoc write it: an item, a list, or `items`."""

import json
from typing import Any

from briefreader.cite.intake.item import CitationFileError, Variables


def read_csl_json(text: str) -> list[Variables]:
    """The items as they are. Raises CitationFileError."""
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise CitationFileError("this is not JSON", "Export it again, as CSL-JSON") from None
    if isinstance(found, dict):
        found = found.get("items") or found.get("references") or [found]
    items = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    if not any("type" in one or "title" in one for one in items):
        raise CitationFileError("this JSON has no citations", "Export them as CSL-JSON")
    return items
