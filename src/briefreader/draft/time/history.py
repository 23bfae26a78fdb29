"""Dated sentences of the past, and named events whose years are known from outside the article."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.offsets import CharIndex, TokenIndex
from briefreader.draft.annotations.times import DatedSentence, TimeExpression
from briefreader.draft.annotations.words import Analysed
from briefreader.draft.rules import Rule
from briefreader.draft.text import verbs
from briefreader.draft.text.lexicon import PRONOUNS
from briefreader.draft.text.tokens import first_at
from briefreader.draft.text.wordlist import word_set

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
    r"\b(?:will|would|shall|could|may|might|should|can|must|is to|are to|plans? to|planned to|expected to"
    r"|hopes? to|intends?|scheduled|due to|was to|were to|set for|deadline|eligible"
    r"|(?:threatened|ordered|asked|told|urged|agreed|vowed|promised|pledged)(?: \w+){0,3} to"
    r"|(?:opens?|begins?|starts?|ends?|closes?|meets?|votes?|returns?|expires?) (?:on|in|next))\b"
    r"|\b(?:is|are|be) (?:on )?$"
)
_UNREAL = re.compile(
    r"^\s*(?:If|Unless|Had)\b|\b(?:not|never|without|den(?:y|ies|ied|ying)|(?:was|were) to have)\b|n[’']t\b"
)
_ALLEGED = re.compile(r"\b(?:claim|alleg|accus)\w*\b")
_COMING = re.compile(r",? (?:[\w’']+ ){1,4}?(?:will|shall|is to|are to|is due|are due|plans? to)\b")
_IN_FUTURE = word_set("will shall wo won’t won't may might ’ll")
_IN_PAST = verbs.PAST | word_set("was were had did said told wrote left held met made sent won lost has have")
_NO_PRESENT = word_set("is has does officials leaders members workers residents people troops forces")
_AROUND = re.compile(r"\b(?:before|after|until) (?:the )?$")
_PAST_WORDS = re.compile(r"\b(?:ago|earlier|last|previous|past|yesterday|before)\b", re.IGNORECASE)
_ATTRIBUTION_DAY = re.compile(
    r"\b(?:said|told|added|wrote|announced|reported|warned|say|says|posted|tweeted"
    r"|statement|interview|reporters|conference)"
    r"(?: \w+){0,3}? (?:on |late |early |in )?$"
)
_YEAR = re.compile(r"\b\d{4}\b")
_NEW_CLAUSE = re.compile(r"[;.]|, (?:which|when|where|and) ")
_MOST_OF_SENTENCE = 3  # dates
_OPENING = 12  # characters before a time with which a sentence opens
_LONGEST_LEAD = 200  # characters between such a time and the verb of speech
_LOOKED_BACK = 80  # characters, for a word of the future
_LOOKED_BACK_FOR_VERB = 60


def history_of(document: Document) -> tuple[DatedSentence, ...]:
    """The dated past of the body paragraphs, outside of quotations, in order of the text."""
    statements = {(one.sentence.passage, one.sentence.start): one for one in document.statements}
    verbs = {place: one.speech.verb for place, one in statements.items()} | _verbs_of_quotes(document)
    denied = {(one.sentence.passage, one.sentence.start) for one in document.denials}
    found: list[DatedSentence] = []
    for number, part in enumerate(document.parts):
        if not isinstance(part.passage.place, int):
            continue
        past = [one for one in document.times[number] if _is_past(part, one, document.written)]
        starts = [one.start for one in past]
        for start, end in part.sentences:
            first, last = part.offsets(start, end)
            said = verbs.get((number, start))
            inside = past[bisect_left(starts, first) : bisect_left(starts, last)]
            whens = [
                one
                for one in inside
                if one.end <= last and (said is None or not is_day_of_saying(part, one, said, start))
            ]
            statement = statements.get((number, start))
            is_alleged = statement is None and part.first(_ALLEGED, start, end) is not None
            if (number, start) in denied or is_alleged:
                continue  # what is denied, or alleged by nobody known, need not have happened
            found += [
                DatedSentence(number, first, last, one.value, one.text, one.inferred, _rule(one), statement)
                for one in _without_repeats(whens)[:_MOST_OF_SENTENCE]
            ]
            named = None if whens else _named(part, start, end)
            if named is not None:
                found.append(DatedSentence(number, first, last, *named, True, Rule.NAMED, statement))
    return tuple(found)


def _verbs_of_quotes(document: Document) -> dict[tuple[int, int], int]:
    """The last token of the words that tell who says a quotation, by passage and sentence."""
    found: dict[tuple[int, int], int] = {}
    for one in document.attributions:
        passage = one.quotation.passage
        part = document.parts[passage]
        at = CharIndex(part.text.find(one.cue) if one.cue else -1)
        sentence = part.sentence_at(at)
        if sentence is not None:
            start, end = sentence
            stop = at + len(one.cue)
            found[passage, start] = max(
                index for index in range(start, end) if part.tokens[index].start < stop
            )
    return found


def is_day_of_saying(part: Analysed, one: TimeExpression, verb: int, start: int) -> bool:
    """Whether a time is that of the saying: "Last week, X called it …", "X said on Wednesday"."""
    token = part.tokens[verb]
    if one.end <= token.start:
        between = part.text[one.end : token.end]
        opens = one.start <= part.tokens[start].start + _OPENING
        return opens and len(between) < _LONGEST_LEAD and not _NEW_CLAUSE.search(between)
    after = part.text[token.end : one.start].split()
    return len(after) <= 3 and "that" not in after


def _is_past(part: Analysed, one: TimeExpression, written: date | None) -> bool:
    """Whether a time of the reporter's is before the article, and not the day on which somebody spoke."""
    if part.is_quoted_at(one.start):
        return False
    before = part.text[max(0, int(one.start) - _LOOKED_BACK) : one.start]
    if _ATTRIBUTION_DAY.search(before[-_LOOKED_BACK_FOR_VERB:]) and not _YEAR.search(one.text):
        return False
    sentence = part.sentence_at(one.start)
    first = part.offsets(*sentence)[0] if sentence is not None else 0
    if _UNREAL.search(part.text[first : one.start]):
        return False
    if one.latest is None:
        return bool(_PAST_WORDS.search(one.text))
    is_to_come = (
        _FUTURE.search(part.text[max(int(first), int(one.start) - _LOOKED_BACK) : one.start]) is not None
    )
    is_to_come = is_to_come or _is_coming(part, one)
    if written is not None:
        return one.latest < written and not (is_to_come and one.inferred)
    return not is_to_come


def _is_coming(part: Analysed, one: TimeExpression) -> bool:
    """Whether the verb nearest to a time is in the present or the future: "when she travels on Sunday"."""
    sentence = part.sentence_at(one.start)
    if sentence is None or _PAST_WORDS.search(one.text):
        return False
    tokens, start = part.tokens, sentence[0]
    stop = first_at(tokens, start, sentence[1], one.start)
    if _COMING.match(part.text[one.end :]):
        return True
    for at in range(stop - 1, start - 1, -1):
        low = tokens[at].low
        if low in _IN_FUTURE:
            return True
        if low in _IN_PAST or (low.endswith("ed") and not tokens[at].is_capital):
            return False
        is_behind_subject = at > start and (tokens[at - 1].is_capital or tokens[at - 1].low in PRONOUNS)
        if is_behind_subject and low.endswith("s") and not low.endswith("ss") and tokens[at].text.islower():
            return low not in _NO_PRESENT
    return False


def _without_repeats(whens: Sequence[TimeExpression]) -> list[TimeExpression]:
    """One for each date; those without one all stay."""
    kept: list[TimeExpression] = []
    for one in whens:
        if one.value is None or all(other.value != one.value for other in kept):
            kept.append(one)
    return kept


def _rule(one: TimeExpression) -> Rule:
    return Rule.UNRESOLVED if one.value is None else Rule.RELATIVE if one.inferred else Rule.DATED


def _named(part: Analysed, start: TokenIndex, end: TokenIndex) -> tuple[str, str] | None:
    """The years and the name of an event that is named in some tokens."""
    first, _ = part.offsets(start, end)
    for pattern, value in _COMPILED:
        match = part.first(pattern, start, end)
        if match is not None and not _AROUND.search(part.text[first : match.start()]):
            return value, match[0]
    return None
