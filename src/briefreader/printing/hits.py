"""What a search has found, as text and as plain data."""

import json
from collections.abc import Iterable
from typing import Any

from briefreader.base.text import one_line, shown
from briefreader.library.items import SearchItem
from briefreader.library.scan import Hits
from briefreader.wording.phrases import joined, quoted
from briefreader.wording.verification import detail_words

_QUOTED = ("direct", "partial")
_TEXT = 300  # characters of a hit in a terminal


def hits_text(hits: Iterable[SearchItem]) -> str:
    """The hits, two lines each: who says what, and where that stands."""
    return "\n\n".join(map(_lines, hits))


def _lines(hit: SearchItem) -> str:
    facts = hit.facts
    lines = hit.text.splitlines()
    words = one_line(" … ".join(map(quoted, lines)) if hit.kind in _QUOTED else hit.text, _TEXT)
    who = joined((joined(hit.speakers, ", "), hit.passed_on), ", ") if hit.kind != "claim" else ""
    said = f"{who}: {words}" if who else words
    state = hit.verification.state if hit.verification is not None else None
    about = (facts.date or "no date", hit.kind, *hit.stances, state, _place(hit), facts.title)
    told = joined(about, " · ")
    return "\n  ".join(shown(line, one_line=True) for line in (said, told, f"{facts.path}#{hit.item}"))


def _place(hit: SearchItem) -> str | None:
    return f"para. {hit.para}" if isinstance(hit.para, int) else hit.para


def hit_tree(hit: SearchItem) -> dict[str, Any]:
    """One hit as docs/json.md has it."""
    facts, found = hit.facts, hit.verification
    return {
        "brief": facts.brief,
        "path": facts.path,
        "title": facts.title,
        "revision": facts.revision,
        "item": hit.item,
        "kind": hit.kind,
        "text": hit.text,
        "speakers": list(hit.speakers),
        "passed_on": hit.passed_on or None,
        "date": facts.date or None,
        "stance": list(hit.stances),
        "verification": {
            "state": found.state,
            "basis": found.basis,
            "detail": detail_words(found.detail),
        }
        if found is not None and found.state is not None
        else None,
        "para": hit.para,
    }


def hits_lines(hits: Iterable[SearchItem]) -> str:
    """The hits as JSON Lines."""
    return "\n".join(json.dumps(hit_tree(hit)) for hit in hits)


def hits_tree(query: str, found: Hits) -> dict[str, Any]:
    """A whole answer."""
    return {
        "query": query,
        "complete": found.complete,
        "total": found.total,
        "items": list(map(hit_tree, found.hits)),
    }
