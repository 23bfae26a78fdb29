"""Events over a library by date: as a page, and as plain data."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from briefreader.base.dates import date_words
from briefreader.library.items import Occasion, SearchItem
from briefreader.library.timeline import Happening, Timeline
from briefreader.printing.hits import UNCHECKED, handling_lines, hit_tree, marks_of, printed_at
from briefreader.printing.page import PrintedItem, Section
from briefreader.wording.phrases import counted, joined, quoted, sentence

TITLE = "Timeline"


def timeline_sections(found: Timeline) -> tuple[Section, ...]:
    """One section for each decade, and one for what has no date."""
    by_decade = groupby(found.happenings, key=lambda one: one.decade)
    return tuple(
        Section(decade_words(decade), entries=tuple(map(_happening, happenings)))
        for decade, happenings in by_decade
    )


def timeline_page(found: Timeline, query: str) -> Section:
    """The whole page. `query` is what was asked for."""
    return Section(TITLE, lines=tuple(_about(found, query)), sections=timeline_sections(found))


def _about(found: Timeline, query: str) -> Iterator[str]:
    yield from handling_lines(found.tellings)
    yield joined((counts_words(found), f"asked for: {query}" if query.strip() else ""))
    if found.undated:
        yield undated_words(found)


def undated_words(found: Timeline) -> str:
    """What a query with `when:` passes over."""
    return f"Not shown: {counted(found.undated, 'event')} without a date, as when: finds none"


def counts_words(found: Timeline) -> str:
    """`12 events in 5 briefs`."""
    briefs = len({one.facts.path for one in found.tellings})
    told = f"{counted(len(found.happenings), 'event')} in {counted(briefs, 'brief')}"
    return f"{told}, and {found.left_out:,} more not shown" if found.left_out else told


def decade_words(decade: int | None) -> str:
    """What stands over the events of a decade: `1950s`."""
    return "No date" if decade is None else f"{decade}s"


def _happening(one: Happening) -> PrintedItem:
    first, *others = one.tellings
    under = tuple(PrintedItem((_words(other),), tuple(told_by(other))) for other in others)
    return PrintedItem((_words(first),), tuple(told_by(first)), under)


def _words(event: SearchItem) -> str:
    return f"{happened_words(event.when)}: {event.text}"


def happened_words(when: Occasion | None) -> str:
    """`2016 (inferred)`, `no date`."""
    if when is None or not when.date:
        return "No date"
    return f"{date_words(when.date)} (inferred)" if when.is_inferred else date_words(when.date)


def told_by(event: SearchItem) -> Iterator[str]:
    """The source's own words for the date, who vouches for it, and where it stands, a line each."""
    when = event.when or Occasion()
    kind = when.kind.replace("-", " ") if when.kind not in ("", "event") else ""
    if told := joined((quoted(when.words) if when.words else "", kind), ", "):
        yield sentence(told)
    if when.vouching:
        yield f"According to: {when.vouching}"
    if event.is_draft:
        yield sentence(UNCHECKED)
    yield joined((printed_at(event), f"{event.facts.path}#{event.item}"))


def timeline_tree(found: Timeline, query: str, *, complete: bool) -> dict[str, Any]:
    """The timeline as docs/json.md has it."""
    return {
        "query": query,
        "complete": complete,
        "handling": list(marks_of(found.tellings)),
        "left_out": found.left_out,
        "undated": found.undated,
        "events": [_happening_tree(one.tellings) for one in found.happenings],
    }


def _happening_tree(tellings: Sequence[SearchItem]) -> dict[str, Any]:
    return {"tellings": [_telling_tree(one) for one in tellings]}


def _telling_tree(event: SearchItem) -> dict[str, Any]:
    when = event.when or Occasion()
    fields = hit_tree(event)
    return {
        "when": when.date or None,
        "when_text": when.words or None,
        "inferred": when.is_inferred,
        "vouched_by": when.vouching or None,
        **{
            name: fields[name]
            for name in ("brief", "path", "title", "revision", "item", "text", "date", "para", "draft")
        },
    }
