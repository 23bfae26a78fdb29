"""Where several reviewers of a brief differ: as a page, as CSV, as plain data."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import to_builtins

from briefreader.composition.noted import Differing
from briefreader.notes import Disagreement, Opinion
from briefreader.printing.notes import table, title_words
from briefreader.printing.page import PrintedItem, Section
from briefreader.wording.brief import said_words
from briefreader.wording.notes import about_item, review_words, reviewed_words, state_words

_COLUMNS = ("brief", "item", "item says", "differs in", "reviewer", "state", "review", "reason")


def differing_page(all_differing: Iterable[Differing]) -> Section:
    """By brief and item, a line for each reviewer."""
    differing = tuple(all_differing)
    title = title_words(one.noted for one in differing)
    sections = tuple(_section(one, title(one.noted)) for one in differing)
    return Section("Where reviewers differ", sections=sections)


def differing_tree(all_differing: Iterable[Differing]) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "briefs": [
            {
                "id": one.noted.brief.id,
                "title": one.noted.brief.title,
                "disagreements": [to_builtins(found) for found in one.found],
            }
            for one in all_differing
        ]
    }


def differing_csv(all_differing: Iterable[Differing]) -> str:
    """A line for each opinion. No cell can be taken for a formula."""
    return table(_COLUMNS, (row for one in all_differing for found in one.found for row in _rows(one, found)))


def _section(one: Differing, title: str) -> Section:
    entries = tuple(
        PrintedItem(
            (about_item(one.noted.index, found.item),),
            (f"differs in: {', '.join(found.fields)}", *map(_opinion_words, found.opinions)),
        )
        for found in one.found
    )
    return Section(title, entries=entries)


def _rows(one: Differing, found: Disagreement) -> Iterator[tuple[str, ...]]:
    item = one.noted.index.items.get(found.item)
    for opinion in found.opinions:
        review = opinion.review
        yield (
            one.noted.brief.id,
            found.item,
            said_words(item, one.noted.index) if item else "",
            ", ".join(found.fields),
            opinion.reviewer,
            state_words(review),
            review_words(review) if review else "",
            review.comment if review else "",
        )


def _opinion_words(opinion: Opinion) -> str:
    review = opinion.review
    return f"{opinion.reviewer}: {reviewed_words(review) if review else state_words(review)}"
