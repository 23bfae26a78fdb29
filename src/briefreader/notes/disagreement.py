"""Where several reviewers of one brief do not agree, with what each of them holds."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from briefreader.notes.model import Notebook, Review

GRADES = ("verdict", "reliability", "credibility")
STATE = "state"


class Opinion(Struct, frozen=True):
    """What one reviewer holds of an item; None where nothing was said of it."""

    reviewer: str
    review: Review | None


class Disagreement(Struct, frozen=True):
    """An item, the fields of a review that differ, and everybody's opinion in the order given."""

    item: str
    fields: tuple[str, ...]
    opinions: tuple[Opinion, ...]


def disagreements(notebooks: Sequence[tuple[str, Notebook]]) -> tuple[Disagreement, ...]:
    """The items on which reviewers differ: in verdict or grade first, then those that only some reviewed.

    A verdict or half a grade that somebody has not given differs from no other. One who has not
    reviewed an item differs from one who has, but only if anything of the brief was reviewed by both.
    """
    active = [(name, notebook) for name, notebook in notebooks if _reviews(notebook)]
    items = dict.fromkeys(review.item for _, notebook in active for review in _reviews(notebook))
    found = []
    for item in items:
        opinions = tuple(_opinion(name, notebook, item) for name, notebook in active)
        if fields := tuple(_differing(opinions)):
            found.append(Disagreement(item, fields, opinions))
    return tuple(sorted(found, key=lambda one: one.fields == (STATE,)))


def _opinion(name: str, notebook: Notebook, item: str) -> Opinion:
    review = notebook.review(item)
    writer = notebook.writer(review) if review is not None else ""
    return Opinion(writer or name, review)


def _reviews(notebook: Notebook) -> list[Review]:
    return [entry for entry in notebook.entries if isinstance(entry, Review)]


def _differing(opinions: Sequence[Opinion]) -> list[str]:
    def given(field: str) -> set[Any]:
        values = {getattr(opinion.review, field) for opinion in opinions if opinion.review is not None}
        return values - {None}

    fields = [field for field in GRADES if len(given(field)) > 1]
    states = {"unreviewed" if opinion.review is None else opinion.review.state for opinion in opinions}
    return [*fields, STATE] if len(states) > 1 else fields
