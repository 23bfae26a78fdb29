"""Dated sentences of the past, and named events whose years are known from outside the article."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from briefreader.draft.attribution import Attributor, Statement
from briefreader.draft.clauses import Analysed
from briefreader.draft.dates import When, when_of

DATED = "date in the sentence"
RELATIVE = "date counted from the article's"
UNRESOLVED = "words for a time, without a date"
NAMED = "named event, its years from outside the article"

# Outside knowledge: the years as encyclopedias agree on them. `..` is still going on.
_NAMED: tuple[tuple[str, str], ...] = (
    ("First World War|World War I|World War One|Great War", "1914/1918"),
    ("Second World War|World War II|World War Two", "1939/1945"),
    ("Russian Revolution", "1917"),
    ("Spanish Civil War", "1936/1939"),
    ("Great Depression", "1929/1939"),
    ("Winter War", "1939/1940"),
    ("Cold War", "1947/1991"),
    ("Korean War", "1950/1953"),
    ("Suez [Cc]risis", "1956"),
    ("Vietnam War", "1955/1975"),
    ("Cuban [Mm]issile [Cc]risis", "1962"),
    ("Algerian War", "1954/1962"),
    ("Six-Day War|Six Day War", "1967"),
    ("Prague Spring", "1968"),
    ("Biafran War|Nigerian Civil War", "1967/1970"),
    ("Cultural Revolution", "1966/1976"),
    ("Yom Kippur War|October War of 1973", "1973"),
    ("Watergate", "1972/1974"),
    ("Carnation Revolution", "1974"),
    ("Lebanese [Cc]ivil [Ww]ar|Lebanon’s civil war", "1975/1990"),
    ("Iranian Revolution|Islamic Revolution", "1979"),
    ("Iran[-–]Iraq War", "1980/1988"),
    ("Falklands War", "1982"),
    ("Chernobyl", "1986"),
    ("Tiananmen", "1989"),
    ("fall of the Berlin Wall", "1989"),
    ("Gulf War", "1990/1991"),
    ("Bosnian [Ww]ar", "1992/1995"),
    ("Rwandan [Gg]enocide", "1994"),
    ("Srebrenica", "1995"),
    ("Kosovo [Ww]ar", "1998/1999"),
    ("Good Friday Agreement", "1998"),
    ("Sept(?:ember|\\.) 11 attacks|9/11", "2001-09-11"),
    ("Iraq War", "2003/2011"),
    ("Orange Revolution", "2004/2005"),
    ("Arab Spring", "2010/2012"),
    ("Fukushima", "2011"),
    ("Syrian [Cc]ivil [Ww]ar|Syria[’']s civil war", "2011/.."),
    ("Brexit referendum", "2016"),
)
_COMPILED = tuple((re.compile(rf"\b(?:{names})\b"), value) for names, value in _NAMED)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|is to|are to|plans? to|planned to|expected to|hopes? to|intends?"
    r"|scheduled|due to)\b"
)
_PAST_WORDS = re.compile(r"\b(?:ago|earlier|last|previous|past|yesterday|before)\b", re.IGNORECASE)
_ATTRIBUTION_DAY = re.compile(
    r"\b(?:said|told|added|wrote|announced|reported|warned|say|says|posted|tweeted"
    r"|statement|interview|reporters|conference)"
    r"(?: \w+){0,3}? (?:on |late |early |in )?$"
)


class Dated(NamedTuple):
    """A sentence of the past with its date: offsets in its passage, EDTF, the words, and the rule."""

    passage: int
    start: int
    end: int
    value: str | None
    words: str
    inferred: bool
    rule: str
    statement: Statement | None  # who vouches for it, if not the reporter


def history_of(attributor: Attributor, written: date | None) -> tuple[Dated, ...]:
    """The dated past of the body paragraphs, outside of quotations, in order of the text."""
    found: list[Dated] = []
    by_sentence = {(one.passage, one.start): one for one in attributor.statements}
    by_saying = {key: one.speech.verb for key, one in by_sentence.items()} | _verbs_of_quotes(attributor)
    for number, part in enumerate(attributor.analysed):
        if not isinstance(part.passage.place, int):
            continue
        every = when_of(part.passage.text, written)
        for start, end in part.sentences:
            first, last = part.tokens[start].start, part.tokens[end - 1].end
            whens = [
                one
                for one in every
                if first <= one.start
                and one.end <= last
                and not _is_quoted(part, one)
                and _is_past(part, one, written)
            ]
            statement = by_sentence.get((number, start))
            said = by_saying.get((number, start))
            whens = [
                one for one in whens if not (said is not None and is_day_of_saying(part, one, said, start))
            ]
            named = _named(part.passage.text, first, last, whens)
            dated = [
                Dated(number, first, last, one.value, one.text, one.inferred, _rule(one), statement)
                for one in _merged(whens)
            ]
            found += dated or [
                Dated(number, first, last, value, words, True, NAMED, statement) for value, words in named[:1]
            ]
    return tuple(found)


def _verbs_of_quotes(attributor: Attributor) -> dict[tuple[int, int], int]:
    """The last token of the words that tell who says a quotation, by passage and sentence."""
    found: dict[tuple[int, int], int] = {}
    for one in attributor.attributions:
        number = one.quotation.passage
        part = attributor.analysed[number]
        at = part.passage.text.find(one.cue) if one.cue else -1
        for start, end in part.sentences:
            if at >= 0 and part.tokens[start].start <= at < part.tokens[end - 1].end:
                stop = at + len(one.cue)
                found[number, start] = max(
                    index for index in range(start, end) if part.tokens[index].start < stop
                )
    return found


def is_day_of_saying(part: Analysed, one: When, verb: int, start: int) -> bool:
    """Whether a time is that of the saying: "Last week, X called it …", "X said on Wednesday"."""
    between = (
        part.passage.text[one.end : part.tokens[verb].end] if one.end <= part.tokens[verb].start else None
    )
    if between is not None:
        opens = one.start <= part.tokens[start].start + 12
        return opens and len(between) < 200 and not re.search(r"[;.]|, (?:which|when|where|and) ", between)
    after = part.passage.text[part.tokens[verb].end : one.start]
    return len(after.split()) <= 3 and "that" not in after.split()


def _is_quoted(part: Analysed, one: When) -> bool:
    return any(token.is_quoted and token.start <= one.start < token.end for token in part.tokens)


def _is_past(part: Analysed, one: When, written: date | None) -> bool:
    """Whether the time is before the article, and not the day on which somebody said something."""
    text = part.passage.text
    if _ATTRIBUTION_DAY.search(text[max(0, one.start - 60) : one.start]) and not re.search(
        r"\b\d{4}\b", one.text
    ):
        return False
    if one.latest is None:
        return bool(_PAST_WORDS.search(one.text))
    if written is not None:
        return one.latest < written and not (one.inferred and (written - one.latest).days < 1)
    return not _FUTURE.search(text[max(0, one.start - 80) : one.start])


def _merged(whens: Sequence[When]) -> list[When]:
    """One for each date; a sentence that names a year and a day of it is about the day."""
    kept: list[When] = []
    for one in whens:
        if one.value is not None and any(other.value == one.value for other in kept):
            continue
        kept.append(one)
    return kept[:3]


def _rule(one: When) -> str:
    return UNRESOLVED if one.value is None else RELATIVE if one.inferred else DATED


def _named(text: str, start: int, end: int, whens: Sequence[When]) -> list[tuple[str, str]]:
    if any(one.value is not None for one in whens):
        return []
    return [
        (value, match[0])
        for pattern, value in _COMPILED
        if (match := pattern.search(text, start, end)) is not None
    ]
