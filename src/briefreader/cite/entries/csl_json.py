"""CSL-JSON, as Zotero, pandoc and the citation processors read it.

Types and variables are those of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html).
"""

import json
import re
from typing import Any

from briefreader.cite.citation import Work
from briefreader.cite.dates import CitationDate
from briefreader.cite.formats.pieces import GAP
from briefreader.cite.names import Name

# What these readers take for markup in a value.
_MARKUP = re.compile(rf"<(?={GAP}/?{GAP}(?:i|b|sup|sub|sc|span)\b)", re.IGNORECASE)


def csl_json(work: Work, key: str, _place: str) -> str:
    """An array with the one item."""
    return json.dumps([item(work, key)], ensure_ascii=False, indent=2) + "\n"


def item(work: Work, key: str) -> dict[str, Any]:
    """The item. `<i>` in a title is a name with an angle bracket, no markup."""
    texts = {
        "title": work.title,
        "title-short": work.short_title,
        "container-title": work.container,
        "container-title-short": work.short_container,
        "publisher": work.publisher,
        "section": work.section,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.page,
        "genre": work.genre,
        "number": work.number,
        "URL": work.address,
        "language": work.language,
        "note": work.inferences,
    }
    names = {"author": work.authors, "interviewer": work.interviewers}
    dates = {"issued": work.issued if work.dated else None, "accessed": work.accessed}
    return {
        "id": key,
        "type": work.type,
        **{field: _MARKUP.sub("‹", text) for field, text in texts.items() if text},
        **{field: [_name(name) for name in people] for field, people in names.items() if people},
        **{field: _date(date) for field, date in dates.items() if date},
    }


def _name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.short}
    parts = {
        "family": name.family,
        "given": name.given,
        "suffix": name.suffix,
        "non-dropping-particle": name.particle,
        "dropping-particle": name.dropped,
    }
    return {field: part for field, part in parts.items() if part}


def _date(date: CitationDate) -> dict[str, Any]:
    if not date.year.isdecimal():
        return {"literal": date.year}
    return {"date-parts": [[part for part in (int(date.year), date.month, date.day) if part]]}
