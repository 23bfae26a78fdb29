"""What a query means: whether an item has what it asks for.

It is the one definition. Whatever finds items faster has to find the same ones.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from briefreader.base.dates import DateRange
from briefreader.library.items import BriefFacts, ItemSide, ReviewerFacts, SearchItem, is_legal
from briefreader.library.query import (
    QUOTES,
    VALUES,
    And,
    Dates,
    Field,
    Named,
    Not,
    Or,
    Phrase,
    Query,
    Revision,
    Unread,
    When,
    asks_for,
    parts_of,
)
from briefreader.library.tokens import has_phrase, has_text

# What a query says of these side by side has to be true of one side of the item.
_OF_A_SIDE = ("speaker", "party", "stance", "evidence", "hedge")
# What reviewers attach. `reviewer:` beside them limits them to those of one.
_OF_REVIEWERS = ("tag", "note", "grade", "verdict", "reviewed")
_BOOKMARKED = ("is", "bookmarked")

_LINES_OF_BRIEFS: Mapping[str, Callable[[BriefFacts], str]] = {
    "source": lambda facts: facts.source_line,
    "title": lambda facts: facts.title_line,
    "brief": lambda facts: facts.id_line,
    "handling": lambda facts: facts.handling_line,
}
_LINES_OF_REVIEWERS: Mapping[str, Callable[[ReviewerFacts], str]] = {
    "tag": lambda one: one.tag_line,
    "note": lambda one: one.note_line,
    "verdict": lambda one: one.verdict_line,
}
QUOTE_KINDS = ("direct", "partial", "indirect")


def matches(item: SearchItem, query: Query) -> bool:
    """Whether an item is asked for."""
    match query:
        case Not(part):
            return not matches(item, part)
        case Or(parts):
            return any(matches(item, part) for part in parts)
        case And(parts):
            return _all(item, parts)
        case Phrase(words, prefix):
            return has_phrase(item.line, words, prefix=prefix)
        case Dates() | Revision() | Unread():
            return matches_file(item.facts, query)
        case When(days):
            return item.when is not None and _may_be(item.when.days, days)
        case Field() | Named():
            return _all(item, (query,))


def matches_file(facts: BriefFacts, query: Query) -> bool:
    """Whether all items of a brief are asked for, as far as that goes which they have from it."""
    match query:
        case Dates(days):
            return _may_be(facts.days, days)
        case Revision(number):
            return number is None or (facts.revision or 1) == number
        case Unread():
            return facts.is_unread
        case Not(part):
            return not matches_file(facts, part)
        case And(parts):
            return all(matches_file(facts, part) for part in parts)
        case Or(parts):
            return any(matches_file(facts, part) for part in parts)
    raise AssertionError("not of files")


def _all(item: SearchItem, parts: Sequence[Query]) -> bool:
    """Whether all parts hold; those on sides of one side, those on reviewers of the reviewers named.

    A part that excludes other reviewers is about what these have attached.
    """
    reviewers = [part.words for part in parts if isinstance(part, Field) and part.name == "reviewer"]
    rest = [part for part in parts if not (isinstance(part, Field) and part.name == "reviewer")]
    if reviewers:
        of_others = [part for part in rest if isinstance(part, Not) and asks_for(part, "reviewer")]
        if not all(matches(item, part) for part in of_others):
            return False
        rest = [part for part in rest if part not in of_others]
        attached = tuple(one for one in item.attached if all(_is_by(one, name) for name in reviewers))
        item = replace(item, attached=attached)
        if not attached and not any(asks_reviewers(part) for part in rest):
            return False
    of_a_side = [part for part in rest if is_of_a_side(part)]
    if of_a_side and not any(
        all(_side_has(side, part, item.facts.brief) for part in of_a_side) for side in item.sides
    ):
        return False
    others = (part for part in rest if not is_of_a_side(part))
    return all(_has(item, part) if isinstance(part, Field) else matches(item, part) for part in others)


def _may_be(days: DateRange | None, wanted: DateRange) -> bool:
    """Whether a day is known that can be one of those that are wanted."""
    return days is not None and days.earliest <= wanted.latest and wanted.earliest <= days.latest


# --- sides ------------------------------------------------------------------------------------


@cache
def is_of_a_side(query: Query) -> bool:
    """Whether a query asks for nothing but what a side has, and without `not`."""
    match query:
        case Field(name):
            return name in _OF_A_SIDE
        case Named():
            return True
        case And(parts) | Or(parts):
            return bool(parts) and all(map(is_of_a_side, parts))
    return False


def _side_has(side: ItemSide, query: Query, brief: str) -> bool:
    match query:
        case And(parts):
            return all(_side_has(side, part, brief) for part in parts)
        case Or(parts):
            return any(_side_has(side, part, brief) for part in parts)
        case Named(words):
            return has_text(side.speaker_line, words)
        case Field("speaker", value, words):
            return _is_one_of(side.ids, value, brief) or _phrase_in(side.speaker_line, words)
        case Field("party", _, words):
            return _phrase_in(side.party_line, words)
        case Field("hedge", _, words):
            return _phrase_in(side.hedge_line, words)
        case Field("stance", value):
            return side.stance == value
        case Field(_, value):
            return side.evidence == value
    raise AssertionError("not of a side")


# --- reviewers --------------------------------------------------------------------------------


@cache
def asks_reviewers(query: Query) -> bool:
    """Whether a query asks for anything that reviewers attach."""
    fields = (part for part in parts_of(query) if isinstance(part, Field))
    return any(part.name in _OF_REVIEWERS or (part.name, part.value) == _BOOKMARKED for part in fields)


def _is_by(one: ReviewerFacts, name: Phrase) -> bool:
    return _phrase_in(one.reviewer_line, name)


# --- the item itself --------------------------------------------------------------------------


def _has(item: SearchItem, field: Field) -> bool:
    name, value, words = field.name, field.value, field.words
    if name in VALUES:
        return _has_value(item, name, value)
    if (of_facts := _LINES_OF_BRIEFS.get(name)) is not None:
        return _phrase_in(of_facts(item.facts), words)
    if (of_reviewer := _LINES_OF_REVIEWERS.get(name)) is not None:
        return any(_phrase_in(of_reviewer(one), words) for one in item.attached)
    if name == "claim":
        return _is_one_of(item.claims, value, item.facts.brief) or _phrase_in(item.claim_line, words)
    value = value.lower()
    if name == "grade":
        return any(one.grade.startswith(value) for one in item.attached if one.grade)
    return item.facts.lang == value or item.facts.lang.startswith(f"{value}-")


def _is_one_of(ids: Container[str], value: str, brief: str) -> bool:
    """Whether a value is one of the ids of a brief, as `id` or `brief-id#id`."""
    named, _, one = value.lower().rpartition("#")
    is_here = not named or (named == brief and is_legal(brief))
    return is_here and one in ids


def _has_value(item: SearchItem, name: str, value: str) -> bool:
    match name:
        case "kind":
            return item.kind == value or (value == QUOTES and item.kind in QUOTE_KINDS)
        case "status":
            return value in item.statuses
        case "verification":
            return item.verification is not None and item.verification.state == value
        case "in":
            return item.room == value
        case "is":
            return value in states_of(item)
    return any(one.is_reviewed for one in item.attached) == (value == "yes")


def states_of(item: SearchItem) -> tuple[str, ...]:
    """What `is:` finds an item by."""
    states = {
        "bookmarked": any(one.is_bookmarked for one in item.attached),
        "contested": "contested" in item.statuses,
        "draft": item.is_draft,
        "orphan": item.is_orphan,
    }
    return tuple(state for state, is_so in states.items() if is_so)


def _phrase_in(line: str, words: Phrase) -> bool:
    return has_phrase(line, words.tokens, prefix=words.prefix)
