"""The subject before a verb: "Jo Roe, a professor of law, said"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefreader.draft.annotations.people import Mention
from briefreader.draft.annotations.words import Analysed, Token
from briefreader.draft.mentions.described import with_apposition, with_role
from briefreader.draft.mentions.phrases import any_phrase, is_finite, mention_of, trailing_run
from briefreader.draft.mentions.titles import gender_of_name, is_place
from briefreader.draft.text import lexicon, verbs
from briefreader.draft.text.places import state_of
from briefreader.draft.text.tokens import first_other, last_other
from briefreader.draft.text.wordlist import word_set

_CLAUSE_SIGNS = frozenset(";:—–,)(.?!")
_OPENERS = {")": "(", "—": "—", "–": "–", "-": "-"}
_TIME_UNITS = word_set("day night week month year summer winter spring autumn fall")
# For whom somebody speaks: what follows in commas is the name of those, not his.
_PRINCIPALS = lexicon.BODIES | word_set("builder developer operator owner parent producer provider seller")
_BEFORE_NAMES = lexicon.TITLES | lexicon.COMMON_NOUNS
_TURNS = frozenset(("however", "still", "but", "and", "yet", "so"))


def subject_before(part: Analysed, verb: int, first: int) -> Mention | None:
    """The subject of the verb at `verb`, in the clause that begins not before `first`."""
    tokens = part.tokens
    at = last_other(tokens, first, verb, stands_before_verb)
    if at - 2 >= first and tokens[at].low in _TIME_UNITS and tokens[at - 1].low == "last":
        at = last_other(tokens, first, at - 1, stands_before_verb)  # "had last week said"
    if at < first or tokens[at].is_quoted or tokens[at].low == "to":
        return None
    restricted = _before_clause(part, first, at)
    if restricted is not None:
        return restricted
    if tokens[at].text == ",":
        return _before_apposition(part, first, at)
    if tokens[at].low in ("who", "which", "that"):
        return _before_relative(part, first, at)
    if tokens[at].text in _OPENERS and (tokens[at].text != "-" or at > first):
        return _before_insertion(part, first, at)
    return _at_end(part, first, at + 1, is_strong=tokens[verb].low in verbs.STRONG)


def stands_before_verb(token: Token) -> bool:
    """Whether it can stand between a subject and its verb."""
    is_adverb = token.low in lexicon.ADVERBS or (token.low.endswith("ly") and not token.is_capital)
    return is_adverb or token.low in lexicon.AUXILIARIES


def _before_relative(part: Analysed, first: int, at: int) -> Mention | None:
    """ "Jo Roe, who said"."""
    end = at - 1 if at > first and part.tokens[at - 1].text == "," else at
    start = _clause_start(part.tokens, first, end)
    by = last_other(part.tokens, start, end, lambda token: token.low not in ("by", "from", "with"))
    behind = mention_of(part, by + 1, end) if by > start else None
    if behind is not None and behind.kind == "name":
        return behind
    return mention_of(part, _without_intro(part.tokens, start, end), end) or behind


def _before_clause(part: Analysed, first: int, at: int) -> Mention | None:
    """ "A clerk who may not be named because of the rules said": before a clause without commas."""
    tokens = part.tokens
    low = tokens[at].low
    if not tokens[at].is_word or tokens[at].is_capital or low in lexicon.PRONOUNS or low == "who":
        return None
    who = last_other(tokens, first, at, lambda token: token.low != "who" and token.is_word)
    if who <= first or tokens[who].low != "who" or not tokens[who - 1].is_word:
        return None
    if not _has_verb(tokens, who, who, at + 1) or tokens[at].low in ("and", "or", "but"):
        return None
    start = _clause_start(tokens, first, who)
    named = _named_before(part, first, start)
    if named is not None:
        return with_role(named, part.words(start, who))
    return mention_of(part, _without_intro(tokens, start, who), who)


def _before_insertion(part: Analysed, first: int, close: int) -> Mention | None:
    """ "Jo Roe (a professor of law) said"."""
    opener = _OPENERS[part.tokens[close].text]
    end = last_other(part.tokens, first, close, lambda token: token.text != opener)
    return mention_of(part, _clause_start(part.tokens, first, end), end) if end > first else None


def _at_end(part: Analysed, first: int, end: int, *, is_strong: bool) -> Mention | None:
    """The subject with which a clause ends, with the role before a comma: "A lawyer for him, Jo Roe"."""
    tokens = part.tokens
    start = _clause_start(tokens, first, end)
    begin = _behind_verb(tokens, _without_intro(tokens, start, end), end)
    found = mention_of(part, begin, end)
    if found is None and is_strong:
        found = any_phrase(part, begin, end)
    if found is not None and (found.others or found.kind == "phrase"):
        found = _open_apposition(part, first, start) or found
        named = _named_before(part, first, start) if found.kind == "phrase" else None
        found = with_role(named, found.text) if named is not None else found
    if found is None or found.kind != "name" or start <= first or tokens[start - 1].text != ",":
        return found
    role_start = _clause_start(tokens, first, start - 1)
    last = tokens[start - 2].low if start - 2 >= role_start else ""
    return with_role(found, part.words(role_start, start - 1)) if last in lexicon.ROLE_NOUNS else found


def _behind_verb(tokens: Sequence[Token], start: int, end: int) -> int:
    """Past the verb of another clause: "Ann Lee said Tom Reed" before "told her"."""
    other = next((at for at in range(end - 1, start, -1) if is_finite(tokens, at)), None)
    if other is None or other + 1 >= end or tokens[other + 1].low in lexicon.PREPOSITIONS:
        return start
    return other + 1


def _clause_start(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the clause that ends before `end` begins: behind a sign, or a conjunction that joins clauses."""
    start, joins = first, list[int]()
    at = end - 1
    while at >= first:
        token = tokens[at]
        if token.text == ")":
            at = last_other(tokens, first + 1, at + 1, lambda token: token.text != "(") - 1
            continue
        is_such_as = token.low == "as" and at > first and tokens[at - 1].low == "such"
        is_sign = token.is_quoted or token.text in _CLAUSE_SIGNS
        if is_sign or (token.low in lexicon.SUBORDINATORS and not is_such_as):
            start = at + 1
            break
        if token.low in ("and", "but", "or"):
            joins.append(at)
        at -= 1
    looked_at = start
    for join in reversed(joins):
        if _has_verb(tokens, start, looked_at, join):
            start = join + 1
        looked_at = max(start, join)
    return start


def _has_verb(tokens: Sequence[Token], start: int, first: int, end: int) -> bool:
    """Whether a finite verb stands from `first` on in a clause, as far as closed lists and endings tell."""
    for at in range(first, end):
        low = tokens[at].low
        is_known = low in verbs.PAST or (low in verbs.SPEECH and low not in verbs.NEVER_SPEECH)
        if low in lexicon.AUXILIARIES or is_known:
            return True
        if at > start and low.endswith("ed") and not tokens[at].is_capital:
            before = tokens[at - 1].low
            if before not in lexicon.DETERMINERS and before not in lexicon.PREPOSITIONS:
                return True
    return False


def _without_intro(tokens: Sequence[Token], start: int, end: int) -> int:
    """Past "On Tuesday", "In a statement" where no comma closes them."""
    first = first_other(tokens, start, end, lambda token: token.low in lexicon.ADVERBS)
    if first >= end:
        return max(start, end - 1)
    if tokens[first].low not in lexicon.PREPOSITIONS or _counts(tokens, first, end):
        return first
    start = first + 1
    run = trailing_run(tokens, start, end)
    if run < end:
        if run > start and tokens[run - 1].low in lexicon.DETERMINERS:
            run -= 1
        return last_other(tokens, start + 1, run, lambda token: token.low in lexicon.TITLES) + 1
    if tokens[end - 1].low in lexicon.PRONOUNS:
        return end - 1
    article = last_other(tokens, start, end, lambda token: not _opens_phrase(token))
    return article if article >= start else end - 1


def _counts(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "at least half", "over 50" begins there, and no phrase of time or place."""
    if at + 2 >= end:
        return False
    is_at = tokens[at].low == "at" and tokens[at + 1].low in ("least", "most")
    count = tokens[at + 2 if is_at else at + 1]
    is_near = is_at or tokens[at].low in ("about", "around", "over", "under")
    return is_near and (count.low in lexicon.QUANTIFIERS or count.text[0].isdigit())


def _opens_phrase(token: Token) -> bool:
    return token.low in lexicon.DETERMINERS or token.low in lexicon.QUANTIFIERS


# The subject before an apposition


def _before_apposition(part: Analysed, first: int, comma: int) -> Mention | None:
    """The subject before ", a professor of law, said": the leftmost piece that can be one."""
    tokens = part.tokens
    pieces = list(_pieces(tokens, first, comma))
    named = _named_behind_role(part, pieces)
    if named is not None:
        return named
    for number, (start, end) in enumerate(pieces[:-1]):
        if start >= end or not _can_be_subject(tokens, start, end):
            continue
        goes_on = any(tokens[later].low in ("and", "but") for later, _ in pieces[number + 1 :])
        if goes_on and _has_verb(tokens, start, start, end):
            continue  # "The ministry declined to comment, and an official, who …, said"
        found = mention_of(part, _clause_start(tokens, start, end), end)
        if found is not None:
            return _with_apposition(part, found, pieces[number + 1 :])
    if len(pieces) == 1:
        start, end = pieces[0]
        return mention_of(part, _clause_start(tokens, start, end), end)
    return None


def _named_behind_role(part: Analysed, pieces: Sequence[tuple[int, int]]) -> Mention | None:
    """ "The Quay, North Mersa, fire chief, Jo Roe": the name behind a role that has no article of its own."""
    for (start, end), behind in pairwise(pieces[1:]):
        words = part.tokens[start:end]
        is_role = bool(words) and words[-1].low in lexicon.ROLE_NOUNS and not words[-1].low.endswith("s")
        if not is_role or words[0].low in lexicon.DETERMINERS or any(token.is_capital for token in words):
            continue
        named = next(_full_names(part, [behind]), None)
        if named is not None:
            return with_role(named, part.words(start, end))
    return None


def _open_apposition(part: Analysed, first: int, start: int) -> Mention | None:
    """ "Jo Roe, a clerk of the Council on Tides, Harbours and Ice told": before a role that is not closed."""
    if start <= first or part.tokens[start - 1].text != ",":
        return None
    pieces = list(_pieces(part.tokens, first, start - 1))
    for piece, (begin, end) in pairwise(pieces):
        named = next(_full_names(part, [piece]), None)
        words = part.tokens[begin:end]
        opens = bool(words) and words[0].low in lexicon.ARTICLES
        if named is not None and opens and any(token.low in lexicon.ROLE_NOUNS for token in words):
            return with_role(named, part.words(begin, end))
    return None


def _named_before(part: Analysed, first: int, start: int) -> Mention | None:
    """ "Jo Roe, a clerk who saw it said": the person named before an apposition that is not closed."""
    tokens = part.tokens
    if start - 1 <= first or tokens[start - 1].text != "," or tokens[start].low not in lexicon.ARTICLES:
        return None
    begin = _clause_start(tokens, first, start - 1)
    if not _can_be_subject(tokens, begin, start - 1):
        return None
    named = next(_full_names(part, [(begin, start - 1)]), None)
    return None if named is None or is_place(named.text) or state_of(named.text) else named


def _pieces(tokens: Sequence[Token], first: int, comma: int) -> Iterator[tuple[int, int]]:
    """What stands between the commas of a clause, but for those in brackets."""
    begin = last_other(tokens, first, comma, lambda token: not token.is_quoted and token.text not in ";:") + 1
    depth = 0
    for at in range(begin, comma + 1):
        depth += (tokens[at].text == "(") - (tokens[at].text == ")")
        if tokens[at].text == "," and depth == 0:
            yield begin, at
            begin = at + 1


def _can_be_subject(tokens: Sequence[Token], start: int, end: int) -> bool:
    low = tokens[start].low
    is_participle = low.endswith("ing") and state_of(tokens[start].text) is None  # "Beijing" is none
    if low in lexicon.PREPOSITIONS or low in lexicon.SUBORDINATORS or is_participle:
        return False
    if low in lexicon.ADVERBS or low in _TURNS:
        return end - start > 1
    return not low.isdigit()


def _with_apposition(part: Analysed, found: Mention, rest: Sequence[tuple[int, int]]) -> Mention:
    """A subject with the pieces behind it: a name with its role, or a role with the name."""
    if found.kind == "name":
        return with_apposition(found, part.words(rest[0][0], rest[-1][1]))
    words = [token.low for token in part.tokens[found.start : found.end]]
    if words[-1] in _PRINCIPALS and not lexicon.PERSON_NOUNS.isdisjoint(words[:-1]):
        rest = [piece for piece in rest if gender_of_name(part.words(*piece))]
    least = 1 if words[-1].endswith("-year-old") else 2
    named = next(_full_names(part, rest, least), None) if found.kind == "phrase" else None
    return with_role(named, found.text) if named is not None else found


def _full_names(part: Analysed, pieces: Sequence[tuple[int, int]], least: int = 2) -> Iterator[Mention]:
    """The pieces that are a name of so many words with nothing but titles before it."""
    for start, end in pieces:
        found = mention_of(part, start, end)
        if found is None or found.kind != "name" or found.end - found.start < least:
            continue
        before = part.tokens[start : found.start]
        if all(token.is_capital or token.low in _BEFORE_NAMES for token in before):
            yield found
