"""Claims over briefs: who says what of one claim in each of them, as a page and as plain data."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefreader.base.dates import short_day
from briefreader.brief.model.brief import Position, Quote, several
from briefreader.cite.speakers import holders
from briefreader.library.linked_claims import (
    SILENT,
    ClaimInBrief,
    LinkedClaim,
    LinkedClaims,
    LostEnd,
    PartyRow,
    Reason,
)
from briefreader.library.same_as import SameAs
from briefreader.printing.hits import UNCHECKED
from briefreader.printing.page import PrintedItem, Section, handling
from briefreader.printing.tree import verification_fields
from briefreader.wording.brief import (
    drafted_details,
    hedge_words,
    held_words,
    offered_words,
    passed_on_phrase,
    position_details,
    publication_words,
    quote_words,
    relayed_words,
    speaker_name,
)
from briefreader.wording.dossier import span_words
from briefreader.wording.phrases import counted, joined, listed, quoted
from briefreader.wording.verification import sign_words

TITLE = "Claims over briefs"
SILENT_WORDS = "silent in the source"
NO_ENTRY = "no entry"
_LOST: Mapping[Reason, str] = {
    "no-brief": "no such brief in this library",
    "several-briefs": "several briefs of this library have this id",
    "no-claim": "the brief has no such claim",
}


def linked_claims_page(found: LinkedClaims) -> Section:
    """The whole page."""
    marks = dict.fromkeys(mark for one in found.claims for mark in one.handling_marks)
    number = counted(len(found.claims), "claim")
    return Section(
        TITLE,
        lines=(*handling(tuple(marks)), f"{number} that several briefs have"),
        sections=(*linked_claims_sections(found.claims), *_lost(found.lost)),
    )


def linked_claims_sections(claims: tuple[LinkedClaim, ...]) -> tuple[Section, ...]:
    """A section for each claim: its words in each brief, the parties, and those who were never heard."""
    return tuple(map(_section, claims))


def _section(one: LinkedClaim) -> Section:
    heard = [Section(row.name, entries=tuple(_cells(one, row))) for row in one.heard]
    never = Section("Never heard in any source", entries=tuple(_silent(one, row) for row in one.never_heard))
    claims = Section("As each brief has it", entries=tuple(map(_column, one.columns)))
    links = Section("Why they stand together", entries=_lines(links_words(one)))
    return Section(
        one.columns[0].claim.text,
        lines=(*handling(one.handling_marks), extent_words(one)),
        sections=tuple(part for part in (claims, *heard, never, links) if not part.empty),
    )


def _lines(told: Iterable[str]) -> tuple[PrintedItem, ...]:
    return tuple(PrintedItem((one,)) for one in told)


def extent_words(one: LinkedClaim) -> str:
    """`3 briefs, 16 Oct 2024 to 2 Nov 2024`; how many of them have no date."""
    dates = [column.facts.date for column in one.columns if column.facts.date]
    span = span_words(dates[0], dates[-1]) if dates else ""
    undated = len(one.columns) - len(dates)
    without = f"{undated} without a date" if undated else ""
    return joined((counted(one.number_of_briefs, "brief"), span, without), ", ")


def column_words(column: ClaimInBrief) -> str:
    """Where a claim stands: `The Courier, 16 Oct 2024`; the brief's title where no outlet is known.

    Of a draft, whether nobody has checked it.
    """
    facts = column.facts
    unchecked = UNCHECKED if column.claim.id in column.opened.index.drafted else None
    return joined((facts.outlet or quoted(facts.title), short_day(facts.date) or "no date", unchecked), ", ")


def _column(column: ClaimInBrief) -> PrintedItem:
    brief, claim = column.opened.brief, column.claim
    drafted = drafted_details(column.opened.index.drafted.get(claim.id), column.opened.index)
    told = joined((publication_words(column.source), quoted(brief.title), claim.status))
    return PrintedItem(
        (claim.text,),
        tuple(filter(None, (told, claim.dispute, *drafted, brief.handling_mark, file_words(column)))),
    )


def file_words(column: ClaimInBrief) -> str:
    """`ukraine/arms.yaml#c-arms`."""
    return f"{column.place.as_posix()}#{column.claim.id}"


def _cells(one: LinkedClaim, row: PartyRow) -> Iterator[PrintedItem]:
    for number, column in enumerate(one.columns):
        positions = one.cells.get((row.key, number), ())
        yield from (_position(column, position) for position in positions)
        if not positions:
            yield PrintedItem((f"{column_words(column)}: {NO_ENTRY}",))


def _position(column: ClaimInBrief, position: Position) -> PrintedItem:
    if position.stance == SILENT:
        return PrintedItem((f"{column_words(column)}: {SILENT_WORDS}",))
    opened = column.opened
    stance = joined((held_words(position, opened.index), relayed_words(position, opened.index)), ", ")
    held = joined((stance, offered_words(position)))
    details = list(position_details(position, opened.index))
    for quote in quotes_of(column, position):
        details.append(f"{sign_words(opened.verify(quote))}: {quoted_words(column, quote)} ({quote.id})")
    return PrintedItem((f"{column_words(column)}: {held}",), tuple(details))


def quotes_of(column: ClaimInBrief, position: Position) -> Iterator[Quote]:
    """The quotes that a position rests on."""
    items = (column.opened.index.items.get(quote_id) for quote_id in several(position.quote))
    return (item for item in items if isinstance(item, Quote))


def quoted_words(column: ClaimInBrief, quote: Quote) -> str:
    """The words of a quote, who says them, who passed them on, and the speaker's hedge."""
    index = column.opened.index
    names = listed(speaker_name(index, speaker) for speaker in quote.speakers)
    hedge = hedge_words(quote.hedge) if quote.hedge else ""
    said = " ".join(quote_words(quote, paraphrased=False))
    return f"{said} — {joined((names, passed_on_phrase(quote, index), hedge), ', ')}"


def _silent(one: LinkedClaim, row: PartyRow) -> PrintedItem:
    told = (
        f"{column_words(column)}: {SILENT_WORDS if one.cells.get((row.key, number)) else NO_ENTRY}"
        for number, column in enumerate(one.columns)
    )
    return PrintedItem((row.name,), tuple(told))


def links_words(one: LinkedClaim) -> tuple[str, ...]:
    """What joins the claims, and what is said against it, a line for each link."""
    return tuple(map(link_words, one.said))


def link_words(said: SameAs) -> str:
    """`dam#c-1, flood#c-2: the same, says the brief dam`."""
    return f"{', '.join(said.items)}: {said_words(said)}"


def said_words(said: SameAs) -> str:
    """Who says that they are the same, or are not: `the same, you said, 2026-11-30`."""
    who = "you" if said.reviewer == "" else said.reviewer
    by = f"says the brief {said.brief}" if who is None else joined((f"{who} said", said.made), ", ")
    same = "not the same" if said.rejects else "the same"
    return joined((f"{same}, {by}", said.note), ". ")


def lost_words(end: LostEnd) -> str:
    """`gone#c-1: no such brief in this library`."""
    return f"{end.name}: {_LOST[end.reason]}"


def _lost(lost: tuple[LostEnd, ...]) -> Iterator[Section]:
    if lost:
        yield Section("Links that lead nowhere", entries=_lines(map(lost_words, lost)))


# --- plain data -------------------------------------------------------------------------------


def linked_claims_tree(found: LinkedClaims) -> dict[str, Any]:
    """The same as docs/json.md has it."""
    marks = dict.fromkeys(mark for one in found.claims for mark in one.handling_marks)
    return {
        "handling": list(marks),
        "claims": [_tree(one) for one in found.claims],
        "lost": [{"item": end.name, "reason": end.reason} for end in found.lost],
    }


def _tree(one: LinkedClaim) -> dict[str, Any]:
    return {
        "handling": list(one.handling_marks),
        "columns": [_column_tree(column) for column in one.columns],
        "rows": [
            {"party": row.key, "name": row.name, "heard": row.is_heard, "cells": list(_cells_tree(one, row))}
            for row in one.rows
        ],
        "links": [_link_tree(said) for said in one.said],
    }


def _column_tree(column: ClaimInBrief) -> dict[str, Any]:
    facts, claim = column.facts, column.claim
    return {
        "brief": facts.brief,
        "path": facts.path,
        "title": facts.title,
        "revision": facts.revision,
        "date": facts.date or None,
        "source": publication_words(column.source),
        "handling": column.opened.brief.handling_mark or None,
        "claim": claim.id,
        "text": claim.text,
        "status": claim.status,
        "dispute": claim.dispute,
        "draft": claim.id in column.opened.index.drafted,
    }


def _cells_tree(one: LinkedClaim, row: PartyRow) -> Iterator[dict[str, Any]]:
    for number, column in enumerate(one.columns):
        for position in one.cells.get((row.key, number), ()):
            index = column.opened.index
            yield {
                "column": number,
                "stance": position.stance,
                "alleged": index.is_alleged(position),
                "evidence": position.evidence,
                "hedge": position.hedge.words if position.hedge else None,
                "holders": holders(index, position) if position.stance != SILENT else None,
                "quotes": [_quote_tree(column, quote) for quote in quotes_of(column, position)],
            }


def _quote_tree(column: ClaimInBrief, quote: Quote) -> dict[str, Any]:
    verification = column.opened.verify(quote)
    return {
        "id": quote.id,
        "kind": quote.kind,
        "spans": [span.exact for span in quote.spans],
        "content": quote.content,
        "passed_on": passed_on_phrase(quote, column.opened.index) or None,
        "para": quote.para,
        "verification": verification_fields(verification) if verification.state is not None else None,
    }


def _link_tree(said: SameAs) -> dict[str, Any]:
    return {
        "items": list(said.items),
        "same": not said.rejects,
        "brief": said.brief or None,
        "reviewer": said.reviewer,
        "made": said.made or None,
        "note": said.note or None,
    }
