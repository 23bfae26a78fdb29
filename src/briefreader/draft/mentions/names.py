"""Names in a paragraph: where a run of capitals ends, and which of its words are titles before the name."""

import re
from collections.abc import Sequence

from briefreader.base.full_dates import SHORTENED
from briefreader.draft.annotations.people import Mention
from briefreader.draft.annotations.words import Analysed, Token
from briefreader.draft.mentions.titles import is_title
from briefreader.draft.text import given_names, lexicon, verbs
from briefreader.draft.text.places import adjective_state, is_state, state_of
from briefreader.draft.text.tokens import first_other
from briefreader.draft.text.wordlist import word_set

# Capitals of these words begin a sentence, and no name.
NO_NAMES = lexicon.STARTERS - {"first", "north", "south"}

_NICKNAME = re.compile(r"\s*[“\"‘'][^“”\"‘’']+[”\"’']\s+")
# "We've", "it's", "don't", "let's"
_CONTRACTED = re.compile(
    r"(?:(?:i|you|he|she|it|we|they|that|there|here|what|who|where|how|when)[’'](?:d|ll|m|re|s|ve)|let[’']s|\w+n[’']t)"
)
_LONGEST_NICKNAME = 14  # characters, with its marks
_LONGEST_ING = 5  # letters of a name that ends in "-ing": "Ming", but not "Naming"
_GIVEN = given_names.FEMALE | given_names.MALE
_PERSONS = lexicon.PERSON_NOUNS - lexicon.TITLES
_OFFICES = frozenset(("minister", "secretary"))
_OFFICERS = word_set(
    "minister secretary commissioner ambassador governor superintendent spokesman spokeswoman"
)
_INNER_POSSESSIVES = word_set("people's women's men's children's king's queen's workers'")


def run_end(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Where the name that begins with a capital ends; `start` itself if none begins there."""
    if start + 1 < stop and tokens[start].low in lexicon.COMMON_NOUNS and not tokens[start + 1].is_capital:
        joins = tokens[start + 1].low == "and" and _is_one_body(tokens, start, start + 1, stop)
        opens = (
            tokens[start].low in lexicon.ORG_WORDS and _goes_on_at(tokens, start, start + 1, stop) > start + 1
        )
        if not joins and not opens:
            return start  # "Fishermen sang" begins a sentence with no name
    if start >= stop or not tokens[start].is_capital or tokens[start].low in NO_NAMES:
        return start
    if _CONTRACTED.fullmatch(tokens[start].low):
        return start
    if _opens_with_verb(tokens, start, stop):
        return start
    at = start
    while at < stop:
        if _is_nickname(tokens, at, stop):
            at += 1
            continue
        if not tokens[at].is_capital:
            inside = _goes_on_at(tokens, start, at, stop)
            if inside == at:
                break
            at = inside
            continue
        at += 1
        if tokens[at - 1].is_possessive and not _goes_on_after_possessive(tokens, at, stop):
            break
    return at


def _is_nickname(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a short name in marks stands inside a name: "Marcia “Cia” Roe"."""
    if not 0 < at < stop - 1 or not tokens[at].is_quoted or len(tokens[at].text) > _LONGEST_NICKNAME:
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    is_given = before.low in _GIVEN or len(before.text) == len("C.")
    return is_given and behind.is_capital and behind.low not in lexicon.TITLES


def _opens_with_verb(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a sentence begins with a verb: "Welcoming Jo Roe here", "Replied Jo Roe"."""
    opens = at == 0 or not tokens[at - 1].is_word
    if not opens or at + 1 >= stop:
        return False
    token, following = tokens[at], tokens[at + 1]
    if token.low.endswith("ed") and token.low in verbs.SPEECH:
        return following.is_capital
    if token.low in ("said", "wrote", "says", "writes"):
        end = first_other(tokens, at + 1, stop, lambda token: token.is_capital)
        return at + 1 < end < len(tokens) and tokens[end].text == ":"  # "Said Jo Roe: "…""
    is_gerund = token.low.endswith("ing") and len(token.text) > _LONGEST_ING
    is_gerund = is_gerund and not (state_of(token.text) or state_of(f"{token.text} {following.text}"))
    is_subject = following.low in verbs.SPEECH or following.low in lexicon.AUXILIARIES | lexicon.TITLES
    is_subject = is_subject or (following.is_capital and following.low in lexicon.ORG_WORDS)
    return is_gerund and token.low not in given_names.MALE and not is_subject


def _goes_on_at(tokens: Sequence[Token], start: int, at: int, stop: int) -> int:
    """Where a name goes on behind the small words inside it: "Ana van der Loo", "Ministry of Health".

    `at` itself if they end it.
    """
    capital = first_other(tokens, at, stop, lambda token: token.low in lexicon.PARTICLES)
    if at < capital < stop and tokens[capital].is_capital:
        return capital
    low, following = tokens[at].low, tokens[at + 1 : min(at + 3, stop)]
    if low == "&" and following and following[0].is_capital:
        return at + 1
    if low == "and" and following and all(map(_is_title, (*tokens[start:at], following[0]))):
        return at + 1  # "Comptroller and Auditor General"
    if low == "and" and _is_one_body(tokens, start, at, stop):
        return at + 1
    if not following or not any(token.is_capital and _opens_body(token) for token in tokens[start:at]):
        return at
    if following[0].low in lexicon.WEEKDAYS or following[0].low in lexicon.MONTHS:
        return at  # "Quay Studios on Wednesday"
    if following[0].is_capital:
        joins = low in ("of", "for", "on", "in", "-", "–")
        return at + 1 if joins or (low == "and" and _joins_body(tokens, start, at, stop)) else at
    leads = low in ("of", "for", "on") and following[0].low == "the"
    return at + 2 if leads and len(following) > 1 and following[1].is_capital else at


def _is_one_body(tokens: Sequence[Token], start: int, at: int, stop: int) -> bool:
    """Whether "and" stands inside a name that an article begins and a word like "Union" ends."""
    end = first_other(tokens, at + 1, stop, lambda token: token.is_capital)
    if end == at + 1 or start == 0 or tokens[start - 1].low != "the":
        return False
    before, behind = tokens[start:at], tokens[at + 1 : end]
    name = " ".join(token.text for token in before)
    has_own = is_body(before) or any(map(_is_title, before)) or state_of(name) or adjective_state(name)
    return behind[-1].low in lexicon.ORG_WORDS and not has_own and not before[-1].is_possessive


def _opens_body(token: Token) -> bool:
    return token.bare.lower() in lexicon.ORG_WORDS or token.low in _OFFICES


def _joins_body(tokens: Sequence[Token], start: int, at: int, stop: int) -> bool:
    """Whether "and" stands inside one organization's name: a word like "Ministry of" opened it."""
    has_of = any(token.low in ("of", "for") for token in tokens[start:at])
    return has_of and (at + 2 >= stop or not tokens[at + 2].is_capital)


def _goes_on_after_possessive(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a possessive stands inside a name: "Teachers’ Association", "People’s Party"."""
    low = tokens[at - 1].low.replace("’", "'")
    is_inner = low.endswith("s'") or low in _INNER_POSSESSIVES
    return is_inner and at < stop and tokens[at].is_capital and tokens[at].low in lexicon.ORG_WORDS


def is_body(tokens: Sequence[Token]) -> bool:
    """Whether a word among them makes a name that of an organization."""
    return any(token.bare.lower() in lexicon.ORG_WORDS for token in tokens)


def name_mention(part: Analysed, start: int, end: int) -> Mention | None:
    """A run of capitals as a name: titles and states before it are its role."""
    start = _behind_place(part.tokens, start, end)
    at = _name_start(part.tokens, start, end)
    if at >= end:
        return None
    last = part.tokens[end - 1]
    name = part.words(at, end).removesuffix(last.text) + _without_stop(last.bare)
    name = _NICKNAME.sub(" ", name)
    return Mention("name", name.strip(), at, end, role=part.words(start, at))


def _behind_place(tokens: Sequence[Token], start: int, end: int) -> int:
    """Past the place in "in Quay Mary Roe", and the office in "Minister of Education Jo Roe"."""
    before = tokens[start - 1].low if start else ""
    is_office = before == "of" and start > 1 and _is_title(tokens[start - 2]) and _is_title(tokens[start])
    if is_office and end - start > 2:
        return end - 2
    if before not in ("in", "at", "from", "near", "outside") or tokens[start].low in _GIVEN:
        return start
    return next((at for at in range(start + 1, end - 1) if tokens[at].low in _GIVEN), start)


def _without_stop(word: str) -> str:
    """A name at the end of a sentence that looks like a month: "said Jan."."""
    return word[:-1] if word.endswith(".") and word[:-1].lower() in SHORTENED else word


def _name_start(tokens: Sequence[Token], start: int, end: int) -> int:
    honorifics = [at for at in range(start, end - 1) if tokens[at].low.rstrip(".") in lexicon.HONORIFICS]
    if honorifics and honorifics[-1] > start:
        return honorifics[-1]
    if end - start > 2 - ("-" in tokens[start].text) and _is_role(tokens[start]):
        start += 1  # "Sociologist Jo Roe", "Oscar-winner Roe"
    at = _after_titles(tokens, start, end)
    if at == end - 1 > start and is_body(tokens[at:end]):
        return start  # "Chinese Foreign Ministry"
    if _is_office(tokens, start, end) or _is_office_of(tokens, start, end):
        return end
    if at > start or end - start < 3:
        return at
    # "Incident Commander Jo Roe", "Council President Jo Roe"
    inner = [one for one in range(start + 1, end - 2) if _leads_to_name(tokens, one)]
    name = first_other(tokens, inner[-1] + 1, end - 1, _is_title) if inner else at
    return at if is_body(tokens[name:end]) else name


def _after_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """The first token that is no title, nor a state or its adjective before one; `end` if all are."""
    titles = first_other(tokens, start, end - 1, _is_title)
    if titles == start + 1 == end - 1 and tokens[start].low in _GIVEN:
        return start  # "Dean Roe"
    are_weak = all(token.low in lexicon.WEAK_TITLES for token in tokens[start:titles])
    if titles > start and are_weak and (is_body(tokens[titles:end]) or not _is_title(tokens[titles])):
        return start
    at = start
    while at < end - 1:
        if _is_title(tokens[at]):
            at += 1
            if at < end - 2 and tokens[at].low in ("of", "for"):
                # "Minister of Education Stefania Giannini": the name is the last two.
                return end - 2 if end - at > 3 else at
            continue
        after = _after_nation(tokens, at, end)
        if after == at:
            break
        at = after
    return end if at == end - 1 and at > start and _is_title(tokens[end - 1]) else at


def _is_title(token: Token) -> bool:
    return is_title(token.bare)


def _leads_to_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a title or role inside a run of capitals has the name behind it."""
    is_given = tokens[at + 1].low in _GIVEN
    return _is_strong(tokens[at]) or _is_role(tokens[at]) or (is_given and _is_title(tokens[at]))


def _is_role(token: Token) -> bool:
    """Whether it says what a person is: "Sociologist", and no given name."""
    noun = token.low.rpartition("-")[2] if "-" in token.low else token.low
    return noun in _PERSONS and token.low not in _GIVEN


def _is_strong(token: Token) -> bool:
    """Whether it is a title that needs no other beside it."""
    return _is_title(token) and token.bare.lower().rstrip(".") not in lexicon.WEAK_TITLES


def _is_office(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether capitals call somebody by his office alone: "the Works Minister", "the US President"."""
    if end - start == 2 and tokens[end - 1].low in _OFFICERS:
        return not is_body(tokens[start:end])
    before = tokens[start : end - 1]
    if not before or not _is_strong(tokens[end - 1]) or is_body(tokens[start:end]):
        return False
    name = " ".join(token.bare for token in before)
    is_nation = bool(is_state(name) or adjective_state(name))
    return is_nation or (start > 0 and tokens[start - 1].low in lexicon.ARTICLES)


def _is_office_of(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether capitals are an office with what it is for: "Minister of Natural Resources"."""
    if end - start < 3 or not _is_strong(tokens[start]) or tokens[start + 1].low not in ("of", "for"):
        return False
    return end - start == 3 or is_body(tokens[start + 2 : end])


def _after_nation(tokens: Sequence[Token], at: int, end: int) -> int:
    """Past "South Korean" and, before a title, "French"; `at` itself if no state stands there."""
    two = f"{tokens[at].text} {tokens[at + 1].text}"
    if at + 2 < end and (is_state(two) or adjective_state(two)) and not is_body(tokens[at:end]):
        return at + 2
    one, following = tokens[at], tokens[at + 1]
    if one.low in lexicon.PARTY_MEMBERS and at + 2 < end and not is_body(tokens[at:end]):
        return at + 1
    leads_to_title = at + 2 < end and _is_title(following)
    if (is_state(one.bare) or adjective_state(one.bare)) and (leads_to_title or one.is_possessive):
        return at + 1
    return at
