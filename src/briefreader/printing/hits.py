"""What a search has found, as text and as plain data."""

import json
from collections.abc import Iterable
from typing import Any

from briefreader.base.dates import short_day
from briefreader.base.text import one_line, shown
from briefreader.library.items import Hits, SearchItem
from briefreader.printing.page import handling
from briefreader.wording.phrases import joined, quoted, quoted_spans, short_place

UNCHECKED = "draft, not checked"
_TEXT = 300  # characters of a hit in a terminal


def hits_text(hits: Iterable[SearchItem]) -> str:
    """The hits, two lines each: who says what, and where that stands."""
    return "\n\n".join(map(_lines, hits))


def _lines(hit: SearchItem) -> str:
    facts = hit.facts
    words = one_line(quoted_spans(hit.spans) if hit.spans else hit.text, _TEXT)
    who = joined((joined(hit.speakers, ", "), hit.passed_on), ", ") if hit.kind != "claim" else ""
    said = f"{who}: {words}" if who else words
    state = hit.verification.state if hit.verification is not None else None
    unchecked = UNCHECKED if hit.is_draft else None
    about = (facts.date or "no date", hit.kind, *hit.stances, state, unchecked, short_place(hit.para))
    told = joined((*about, facts.title, facts.handling), " · ")
    return "\n  ".join(shown(line, one_line=True) for line in (said, told, f"{facts.path}#{hit.item}"))


def printed_at(hit: SearchItem) -> str:
    """Where a hit stands: `The Courier, 16 Oct 2024, para. 3`; the brief's title where no outlet is known."""
    facts = hit.facts
    date = short_day(facts.date) or "no date"
    return joined((facts.outlet or quoted(facts.title), date, short_place(hit.para)), ", ")


def handling_lines(hits: Iterable[SearchItem]) -> tuple[str, ...]:
    """The line with the sharing marks of the briefs that hits are from, if these have any."""
    return handling(marks_of(hits))


def marks_of(hits: Iterable[SearchItem]) -> tuple[str, ...]:
    """The sharing marks of the briefs that hits are from, each once."""
    return tuple(dict.fromkeys(hit.facts.handling for hit in hits if hit.facts.handling))


def hit_tree(hit: SearchItem) -> dict[str, Any]:
    """One hit as docs/json.md has it."""
    from briefreader.printing.tree import verification_fields  # no text needs it

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
        "verification": verification_fields(found) if found is not None and found.state is not None else None,
        "para": hit.para,
        "draft": hit.is_draft,
        "handling": facts.handling or None,
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
