"""RSS and Atom feeds: a list of articles, of which one is read."""

from collections.abc import Sequence
from typing import Any

from briefreader.brief.reading.problem import BriefError
from briefreader.draft.source.contents import SourceContents
from briefreader.draft.source.extras import from_extra
from briefreader.draft.source.metadata import Metadata
from briefreader.draft.source.page import read_page

_LISTED = 20  # entries that a message names


def read_feed(data: bytes, name: str, entry: int | None) -> SourceContents:
    """One entry of a feed, counted from 1. Raises BriefError, with the list, if none is named or there."""
    feedparser = from_extra("feedparser", "this is a feed (RSS or Atom), not an article", name)
    try:
        found = feedparser.parse(data)
    except (AttributeError, LookupError, TypeError, ValueError):  # it stumbles over some broken feeds
        what, mend = (
            "this feed (RSS or Atom) is broken",
            "Save the article as plain text, or its page as HTML.",
        )
        raise BriefError(what, name, mend) from None
    entries: Sequence[Any] = found.entries
    if entry is None or not 1 <= entry <= len(entries):
        what = "this is a feed (RSS or Atom), not one article"
        if entry is not None:
            what = f"this feed has {len(entries)} entries, and no entry {entry}"
        raise BriefError(what, name, f"Choose one with --entry:\n{_list_of(entries)}")
    chosen = entries[entry - 1]
    # What an entry has without words is None.
    parts = [one.get("value") or "" for one in chosen.get("content") or ()] or [chosen.get("summary") or ""]
    day = chosen.get("published_parsed") or chosen.get("updated_parsed")
    metadata = Metadata(
        title=chosen.get("title") or "",
        authors=[one["name"] for one in chosen.get("authors") or () if one.get("name")],
        date=f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}" if day else "",
        url=chosen.get("link") or "",
        publication=found.feed.get("title") or "",
        language=found.feed.get("language") or "",
    )
    return SourceContents(metadata, read_page(f"<article>{max(parts, key=len)}</article>").blocks)


def _list_of(entries: Sequence[Any]) -> str:
    lines = [
        f"{number:>4}  {' '.join((one.get('title') or '').split())[:100]}"
        for number, one in enumerate(entries[:_LISTED], 1)
    ]
    more = len(entries) - len(lines)
    return "\n".join((*lines, f"      and {more} more") if more else lines)
