"""A query as the full text index of SQLite is asked it, and the words that stand in the index for an item.

One column holds all words of an item. Those that are read as they are have no `_`; those of a field begin
with its sign and `_`: `st_denies`, `s_yang s_uk`. So one word is never taken for another, and no text of a
user reaches the syntax of FTS5 (https://sqlite.org/fts5.html): each word is made here of tokens, and stands
between quotation marks.

What the index answers may be more than what is asked for, where one row cannot tell (positions of several
parties, days, revisions): then the answer is not `exact`, and each item has to be looked at by `matching`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from briefreader.library.items import ItemSide, ReviewerFacts, SearchItem, is_legal
from briefreader.library.matching import QUOTE_KINDS, asks_reviewers, is_of_a_side, states_of
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
)
from briefreader.library.tokens import BETWEEN, tokens

_DEEPEST = 25  # parentheses in each other; the stack of the parser of FTS5 has 100 places
EVERY = "_"  # stands in every row, and between texts
# Fields that are found together with a stance on one side, by words that have both.
_TAKING = ("speaker", "party", "evidence")
_STANCES = {stance: at for at, stance in enumerate(VALUES["stance"])}
_IDS = {"speaker": "si", "claim": "ci", **{f"speaker {one}": f"si{at}" for one, at in _STANCES.items()}}
_SIGNS = {
    "kind": "k",
    "stance": "st",
    "evidence": "ev",
    "status": "su",
    "verification": "vf",
    "is": "is",
    "in": "in",
    "speaker": "s",
    "party": "p",
    "hedge": "h",
    "claim": "c",
    "tag": "t",
    "note": "nt",
    "verdict": "vd",
    "source": "so",
    "title": "ti",
    "brief": "b",
    "handling": "ha",
    "reviewer": "r",
    "lang": "l",
}
_SIGNS |= {f"{name} {one}": f"{_SIGNS[name]}{at}" for name in _TAKING for one, at in _STANCES.items()}
_REVIEWED = "_rv"
_GRADED = "gr"
_DATED = "_wh"


class IndexQuestion(Struct, frozen=True):
    """What FTS5 is asked, and whether its answer is just the items that are asked for."""

    match: str
    exact: bool


def question_of(query: Query) -> IndexQuestion:
    """All rows that a query asks for, and maybe more."""
    question = _asked(query)
    is_deep = _depth(question.match) > _DEEPEST
    return IndexQuestion(_EVERY_ROW, exact=False) if is_deep else question


def _depth(match: str) -> int:
    """How many parentheses are open at once. They stand in no word."""
    return max(accumulate((one == "(") - (one == ")") for one in match if one in "()"), default=0)


def _asked(query: Query) -> IndexQuestion:
    match query:
        case Phrase(tokens, prefix):
            return IndexQuestion(_quoted(tokens, prefix=prefix), exact=True)
        case Field():
            return _field(query)
        case And(parts):
            return _all(parts)
        case Or(parts):
            asked = [_asked(part) for part in parts]
            return IndexQuestion(
                f"({' OR '.join(one.match for one in asked)})", all(one.exact for one in asked)
            )
        case Named():
            return IndexQuestion(_of_side(query, "speaker"), exact=True)
        case Not(part):
            return _all((query,)) if _asked(part).exact else IndexQuestion(_EVERY_ROW, exact=False)
        case When():
            return IndexQuestion(_quoted((_DATED,)), exact=False)
        case Dates() | Revision() | Unread():
            return IndexQuestion(_EVERY_ROW, exact=False)


def _all(parts: Sequence[Query]) -> IndexQuestion:
    is_limited = any(map(_is_reviewer, parts))
    sides = [part for part in parts if is_of_a_side(part)]
    taken = _taken(sides)
    if taken is not None:
        parts = [part for part in parts if part not in sides]
    exact = not is_limited and (len(sides) <= 1 or taken is not None)
    if is_limited and any(map(asks_reviewers, parts)):
        looked_up = _of_reviewers(parts)
        parts = [
            part for part in parts if part in looked_up or not (asks_reviewers(part) or _is_reviewer(part))
        ]
    wanted, unwanted = [_EVERY_ROW, *filter(None, [taken])], []
    for part in parts:
        asked = _asked(part.part if isinstance(part, Not) else part)
        exact = exact and asked.exact
        if not isinstance(part, Not):
            wanted.append(asked.match)
        elif asked.exact:
            unwanted.append(asked.match)
    if len(wanted) > 1:
        del wanted[0]
    match = " AND ".join(wanted)
    if unwanted:
        match = f"({match}) NOT ({' OR '.join(unwanted)})"
    return IndexQuestion(f"({match})", exact)


def _taken(sides: Sequence[Query]) -> str | None:
    """What is asked where speakers, a party or an evidence are sought with one stance; else None."""
    stances = [part.value for part in sides if isinstance(part, Field) and part.name == "stance"]
    others = [part for part in sides if not (isinstance(part, Field) and part.name == "stance")]
    if len(stances) != 1 or len(others) != 1:
        return None
    alternatives = others[0].parts if isinstance(others[0], Or) else others
    names = {one.name if isinstance(one, Field) else "speaker" for one in alternatives}
    if len(names) > 1 or not all(isinstance(one, Field | Named) for one in alternatives):
        return None
    name = f"{names.pop()} {stances[0]}"
    return f"({' OR '.join(_of_side(one, name) for one in alternatives)})" if name in _SIGNS else None


def _of_side(query: Query, name: str) -> str:
    """What is asked for a part of a side, by the words of one field."""
    if isinstance(query, Named):
        return _quoted((EVERY, *_signed(name, query.tokens), EVERY))
    assert isinstance(query, Field)
    return _quoted((_valued(name, query.value),)) if query.name in VALUES else _words(query, name)


def _of_reviewers(parts: Sequence[Query]) -> list[Query]:
    """What a row must have that one of these reviewers attached, and who that is."""
    attached = [part for part in parts if isinstance(part, Field) and asks_reviewers(part)]
    attached = [part for part in attached if (part.name, part.value.lower()) != ("reviewed", "no")]
    return [*attached, *filter(_is_reviewer, parts)] if attached else []


def _is_reviewer(query: Query) -> bool:
    return isinstance(query, Field) and query.name == "reviewer"


def _field(field: Field) -> IndexQuestion:
    name, value = field.name, field.value.lower()
    match name:
        case "kind" if value == QUOTES:
            return _asked(Or(tuple(Field(name, kind, field.words) for kind in QUOTE_KINDS)))
        case "reviewed":
            reviewed = _quoted((_REVIEWED,))
            return IndexQuestion(reviewed if value == "yes" else f"({_EVERY_ROW} NOT {reviewed})", exact=True)
        case "grade":
            return IndexQuestion(_quoted((f"{_GRADED}_{''.join(tokens(value))}",), prefix=True), exact=False)
        case "lang" if not is_legal(value):
            return IndexQuestion(_EVERY_ROW, exact=False)
        case "lang":
            return IndexQuestion(_quoted((_valued(name, value),)), exact=True)
        case _ if name in VALUES:
            return IndexQuestion(_quoted((_valued(name, value),)), exact=True)
    return IndexQuestion(_words(field, name), exact=True)


def _words(field: Field, name: str) -> str:
    """What is asked for the words of a field, or the id that its value may be."""
    asked = [_quoted(_signed(name, field.words.tokens), prefix=field.words.prefix)]
    asked += [_quoted((one,)) for one in _ids(name, field.value.lower())]
    return f"({' OR '.join(asked)})"


def _ids(name: str, value: str) -> Iterator[str]:
    """The id that a value may be, as it stands in the index."""
    if name in _IDS:
        brief, _, one = value.rpartition("#")
        if is_legal(one) and not brief:
            yield f"{_IDS[name]}_{_spelled(one)}"
        elif is_legal(one) and is_legal(brief):
            yield f"{_IDS[name]}_{_spelled(brief)}__{_spelled(one)}"


# --- the words of a row -----------------------------------------------------------------------


def row_words(item: SearchItem) -> str:
    """All that stands in the index for an item."""
    return f" {EVERY} ".join(("", *filter(str.strip, _texts(item)), ""))


def _texts(item: SearchItem) -> Iterator[str]:
    """Texts of which no phrase is found that spans two."""
    facts = item.facts
    yield _words_of_brief(
        facts.lang,
        ("source", facts.source_line),
        ("title", facts.title_line),
        ("brief", facts.id_line),
        ("handling", facts.handling_line),
    )
    yield item.line.replace(f" {BETWEEN} ", f" {EVERY} ")
    values = {"kind": (item.kind,), "in": (item.room,), "status": item.statuses, "stance": item.stances}
    values["evidence"] = tuple(side.evidence for side in item.sides if side.evidence)
    values["is"] = states_of(item)
    if item.verification is not None and item.verification.state is not None:
        values["verification"] = (item.verification.state,)
    yield " ".join(_valued(name, one) for name, found in values.items() for one in found)
    lines = {
        "claim": (item.claim_line,),
        "speaker": tuple(side.speaker_line for side in item.sides),
        "party": tuple(side.party_line for side in item.sides),
        "hedge": tuple(side.hedge_line for side in item.sides),
    }
    for name, found in lines.items():
        yield from (_signed_line(name, line) for line in dict.fromkeys(found))
    for side in item.sides:
        if side.stance:
            yield from _taker(side, facts.brief)
    yield from _id_words("speaker", facts.brief, (one for side in item.sides for one in side.ids))
    yield from _id_words("claim", facts.brief, item.claims)
    if item.when is not None and item.when.days is not None:
        yield _DATED
    for one in item.attached:
        yield from _attached(one)


def _taker(side: ItemSide, brief: str) -> Iterator[str]:
    """Who takes a stance, and how."""
    yield _signed_line(f"speaker {side.stance}", side.speaker_line)
    yield from _id_words(f"speaker {side.stance}", brief, side.ids)
    yield _signed_line(f"party {side.stance}", side.party_line)
    if side.evidence:
        yield _valued(f"evidence {side.stance}", side.evidence)


def _valued(name: str, value: str) -> str:
    """A value of a closed list as a word of a field."""
    return f"{_SIGNS[name]}_{_spelled(value)}"


def _id_words(field: str, brief: str, ids: Iterable[str]) -> Iterator[str]:
    """Ids by themselves, and with that of their brief."""
    for one in dict.fromkeys(ids):
        yield f"{_IDS[field]}_{_spelled(one)}"
        if is_legal(brief):
            yield f"{_IDS[field]}_{_spelled(brief)}__{_spelled(one)}"


@lru_cache(maxsize=1)  # the items of a brief come one after the other
def _words_of_brief(lang: str, *lines: tuple[str, str]) -> str:
    words = [_signed_line(name, line) for name, line in lines]
    words += (f"{_SIGNS['lang']}_{_spelled(one)}" for one in _languages(lang))
    return f" {EVERY} ".join(filter(None, words))


def _attached(one: ReviewerFacts) -> Iterator[str]:
    yield _signed_line("reviewer", one.reviewer_line)
    yield _signed_line("tag", one.tag_line)
    yield _signed_line("note", one.note_line)
    yield _signed_line("verdict", one.verdict_line)
    if one.grade:
        yield f"{_GRADED}_{''.join(tokens(one.grade))}"
    if one.is_reviewed:
        yield _REVIEWED


def _languages(lang: str) -> Iterator[str]:
    """`en-gb` and `en`, as `lang:` finds it."""
    parts = lang.split("-")
    yield from filter(is_legal, ("-".join(parts[:count]) for count in range(1, len(parts) + 1)))


@lru_cache(maxsize=1_000)  # many lines are names of speakers and parties
def _signed_line(name: str, line: str) -> str:
    return " ".join(EVERY if one == BETWEEN else f"{_SIGNS[name]}_{one}" for one in line.split())


def _signed(name: str, words: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{_SIGNS[name]}_{one}" for one in words)


def _quoted(words: Sequence[str], *, prefix: bool = False) -> str:
    """A phrase of FTS5. Its words are made here, and hold no quotation mark."""
    return f'"{" ".join(words)}"{" *" if prefix else ""}'


def _spelled(value: str) -> str:
    """An id, or a value of a closed list, as one word of the index."""
    return value.replace("-", "_")


_EVERY_ROW = _quoted((EVERY,))
