"""Drafts of a few lines, and what they say, in words that a test can compare."""

from briefreader.brief.model.brief import Brief, Drafted, Quote, Speaker
from briefreader.draft import Given, draft_brief, read_article

HEAD = "Council meets again\n\n"


def draft(text: str, name: str = "article.txt", **given: object) -> Brief:
    """The draft of an article whose body is this text; the headline is always the same."""
    return draft_brief(read_article((HEAD + text).encode(), name, Given(**given)))  # type: ignore[arg-type]


def said(brief: Brief) -> list[tuple[str, str]]:
    """Who says what in marks: names joined by `&`, spans by `|`."""
    return [
        (names(brief, quote), " | ".join(span.exact for span in quote.spans))
        for quote in brief.quotes
        if quote.spans
    ]


def reported(brief: Brief) -> list[tuple[str, str]]:
    """Who says what without marks."""
    return [(names(brief, quote), quote.content or "") for quote in brief.quotes if not quote.spans]


def names(brief: Brief, quote: Quote) -> str:
    """The speakers of a quote."""
    return " & ".join(speaker(brief, one).name for one in quote.speakers)


def speaker(brief: Brief, item: str) -> Speaker:
    """A speaker by id."""
    return next(one for one in brief.speakers if one.id == item)


def named(brief: Brief, name: str) -> Speaker:
    """A speaker by name."""
    return next(one for one in brief.speakers if one.name == name)


def mark(brief: Brief, number: int = 0) -> Drafted:
    """The draft's mark of a quote, counted from 0."""
    return next(one for one in brief.draft if one.item == brief.quotes[number].id)


def candidates(brief: Brief, number: int = 0) -> list[str]:
    """Who a quote could be of."""
    return [speaker(brief, one).name for one in mark(brief, number).candidates]


def sides(brief: Brief) -> list[tuple[str, list[str], list[str]]]:
    """Of each claim: its status, who asserts it, who denies or doubts it."""
    found: list[tuple[str, list[str], list[str]]] = []
    for claim in brief.claims:
        asserting = [
            speaker(brief, "".join(one.speakers)).name for one in claim.positions if one.stance == "asserts"
        ]
        against = [
            speaker(brief, "".join(one.speakers)).name for one in claim.positions if one.stance != "asserts"
        ]
        found.append((claim.status, asserting, against))
    return found


def events(brief: Brief) -> list[tuple[str | None, str | None, bool]]:
    """Date, its words in the article, and whether it is inferred."""
    return [(event.date, event.date_text, event.inferred) for event in brief.history]
