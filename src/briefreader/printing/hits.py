"""What a search has found, as text and as plain data."""

from collections.abc import Iterable
from typing import Any

from briefreader.base.text import one_line, shown
from briefreader.library.items import SearchItem
from briefreader.wording.phrases import joined
from briefreader.wording.verification import detail_words

_TEXT = 300  # characters of a hit in a terminal


def hits_text(hits: Iterable[SearchItem]) -> str:
    """The hits, two lines each: who says what, and where that stands."""
    return "\n\n".join(map(_lines, hits))


def _lines(hit: SearchItem) -> str:
    facts = hit.facts
    words = one_line(hit.text, _TEXT)
    said = f"{joined(hit.speakers, ', ')}: {words}" if hit.speakers and hit.kind != "claim" else words
    state = hit.verification.state if hit.verification is not None else None
    about = (facts.date or "no date", hit.kind, *hit.stances, state, _place(hit), facts.title)
    told = joined(about, " · ")
    return f"{shown(said, one_line=True)}\n  {shown(told, one_line=True)}\n  {shown(f'{facts.path}#{hit.item}', one_line=True)}"


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


def hits_tree(query: str, hits: Iterable[SearchItem], total: int, *, complete: bool) -> dict[str, Any]:
    """A whole answer."""
    return {"query": query, "complete": complete, "total": total, "items": list(map(hit_tree, hits))}
