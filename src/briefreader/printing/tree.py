"""A brief as plain data for JSON: its own fields, raw, and what the program found out about it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import to_builtins

from briefreader.brief.model.brief import Brief, Quote
from briefreader.brief.model.links import Index
from briefreader.brief.model.matrix import matrix
from briefreader.brief.reading.problem import Problem
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.verification import Verification
from briefreader.cite.speakers import holders
from briefreader.wording.verification import detail_words

Tree = dict[str, Any]

# What is there whatever panes are asked for, and what each pane adds.
_ALWAYS = ("brief", "id", "revision", "updated", "title", "lang", "handling", "source", "provenance", "draft")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "summary": ("summary", "key_points", "gaps"),
    "quotes": ("speakers", "quotes"),
    "claims": ("parties", "claims", "links"),
    "history": ("history",),
    "source": ("text",),
    "notes": (),
}


def tree(
    opened: OpenDocument, notes: Sequence[Tree], problems: Iterable[Problem], panes: Iterable[str] = ()
) -> Tree:
    """The whole brief with the reviewer's notes, or the fields of some panes."""
    wanted = set(panes) or set(_FIELDS)
    fields = {*_ALWAYS, *(field for pane in wanted for field in _FIELDS[pane])}
    brief = opened.brief
    found: Tree = {
        "brief": {field: value for field, value in brief_tree(brief).items() if field in fields},
    }
    if "quotes" in wanted:
        found["verification"] = verification_tree(opened, brief.quotes)
    if "claims" in wanted:
        found["matrix"] = _matrix(brief, opened.index)
    if "source" in wanted:
        text = opened.text
        found["text"] = {
            "basis": text.basis,
            "name": text.name,
            "words": {str(place): words for place, words in text.words.items()},
        }
    if "notes" in wanted:
        found["notes"] = list(notes)
    found["problems"] = [problem_tree(problem) for problem in problems]
    return found


def brief_tree(brief: Brief) -> Tree:
    """The brief's fields as its file may write them; absent ones are left out."""
    fields: Tree = to_builtins(brief, str_keys=True)
    return fields


def verification_tree(opened: OpenDocument, quotes: Iterable[Quote]) -> Tree:
    """By quote: state, basis and detail."""
    return {quote.id: verification_fields(opened.verify(quote)) for quote in quotes}


def problem_tree(problem: Problem) -> Tree:
    """One problem: `fix` and `because_of` where there is one, all else always."""
    fields: Tree = to_builtins(problem)
    if problem.because_of is None:
        del fields["because_of"]
    if problem.fix is None:
        del fields["fix"]
    elif problem.fix.renames is None:
        del fields["fix"]["renames"]
    return fields


def verification_fields(verification: Verification) -> Tree:
    """One verification: state, basis and detail."""
    return {
        "state": verification.state,
        "basis": verification.basis,
        "detail": detail_words(verification.detail),
    }


def _matrix(brief: Brief, index: Index) -> Tree:
    """Parties, contested claims, and the positions where they meet, by their numbers in the claim.

    Each position is beside who holds it: `Volodymyr Zelensky (Ukraine)`.
    """
    table = matrix(brief)
    numbers = {
        (claim.id, id(position)): number
        for claim in table.claims
        for number, position in enumerate(claim.positions)
    }
    return {
        "parties": {party: index.party_name(party) for party in table.parties},
        "claims": [claim.id for claim in table.claims],
        "cells": [
            {
                "party": party,
                "claim": claim_id,
                "stances": [position.stance for position in cell.positions],
                "positions": [numbers[claim_id, id(position)] for position in cell.positions],
                "holders": [holders(index, position) for position in cell.positions],
            }
            for (party, claim_id), cell in table.cells.items()
        ],
    }
