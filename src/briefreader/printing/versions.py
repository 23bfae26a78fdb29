"""What has become of a brief's quotes in another version of the article: a table, and the same for JSON."""

from typing import Any

from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import place_name, place_words
from briefreader.brief.verification.versions import Comparison, QuoteChange
from briefreader.wording.brief import speaker_name


def comparison_lines(comparison: Comparison, index: Index) -> list[str]:
    """How many quotes have changed, and of each a line: id, speaker, paragraph then and now, what changed."""
    number, compared = len(comparison.changes), comparison.compared
    quotes = "1 quote" if compared == 1 else f"{compared} quotes"
    rows = [_row(change, index) for change in comparison.changes]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    return [
        f"{number} of {quotes} changed since: {comparison.name}",
        *("  ".join((*map(str.ljust, row, widths), row[-1])) for row in rows),
    ]


def comparison_tree(comparison: Comparison, index: Index) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "name": comparison.name,
        "quotes": comparison.compared,
        "uncompared": comparison.uncompared,
        "changed": [_tree(change, index) for change in comparison.changes],
    }


def _row(change: QuoteChange, index: Index) -> tuple[str, ...]:
    speakers = ", ".join(speaker_name(index, speaker) for speaker in change.quote.speakers)
    now = "" if change.now is None else f" → {place_name(change.now)}"
    return change.quote.id, speakers, f"{place_name(change.then)}{now}", _what(change)


def _what(change: QuoteChange) -> str:
    match change.kind:
        case "gone":
            return "gone"
        case "moved":
            return "moved"
        case "changed":
            return f"changed: “{change.words}” → “{change.nearest or ''}”"
        case "unmarked":
            return f"“{change.words}” does not stand between quotation marks"
        case "attribution":
            return f"the paragraph does not say “{change.words}”"
        case "paragraph":
            return f"in own words: {place_words(change.then)} has changed"


def _tree(change: QuoteChange, index: Index) -> dict[str, Any]:
    found: dict[str, Any] = {
        "quote": change.quote.id,
        "speakers": [speaker_name(index, speaker) for speaker in change.quote.speakers],
        "change": change.kind,
        "then": change.then,
        "now": change.now,
    }
    if change.words:
        found["words"] = change.words
    if change.nearest is not None:
        found["nearest"] = change.nearest
    return found
