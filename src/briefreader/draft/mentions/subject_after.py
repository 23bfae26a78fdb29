"""The subject after a verb, with what belongs to it: "said Jo Roe, a professor of law at Quay University"."""

from collections.abc import Sequence

from briefreader.draft.annotations.people import Mention
from briefreader.draft.annotations.words import Analysed, Token
from briefreader.draft.mentions.described import with_apposition, with_role, with_tail, without_postnominals
from briefreader.draft.mentions.names import name_mention, run_end
from briefreader.draft.mentions.phrases import STOPS, any_phrase, is_finite, joined_names, mention_of
from briefreader.draft.text import lexicon, verbs
from briefreader.draft.text.tokens import first_other
from briefreader.draft.text.wordlist import word_set

_GOES_ON = word_set("adding referring speaking")
_ENDS_NAME = lexicon.PREPOSITIONS | lexicon.SUBORDINATORS | _GOES_ON | {"and", "but"}
_ENDS_PHRASE = (
    (lexicon.SUBORDINATORS - {"whose", "that"})
    | _GOES_ON
    | {"on", "during", "to"}
    | frozenset(lexicon.WEEKDAYS)
)
_TO_PLACE_OR_BODY = word_set("in at for with from")
# Of somebody: "a person close to", "an adviser to".
_SERVING = word_set("adviser advisor aide ally ambassador assistant close counsel envoy lawyer secretary")
_BEFORE_NAME = lexicon.ROLE_NOUNS
_GIVING = word_set("gave gives giving")


def subject_after(part: Analysed, start: int, stop: int) -> Mention | None:
    """The subject that begins at `start`, right after its verb, with the apposition behind it."""
    tokens = part.tokens
    if start >= stop or tokens[start].is_quoted:
        return None
    if tokens[start].low in lexicon.PRONOUNS:
        return Mention("pronoun", tokens[start].text, start, start + 1)
    end = _stretch_end(tokens, start, stop)
    found = _longest(part, start, end)
    if found is None and tokens[start - 1].low in verbs.STRONG:
        found = any_phrase(part, start, end)
    if found is None:
        return None
    if found.kind == "phrase":
        given = _given_name(part, end, stop)
        if given is not None:
            return given
        named = _name_behind(part, end, stop, least=1 if tokens[start].low == "one" else 2)
        return with_role(named, found.text) if named is not None else found
    if found.kind == "name":
        behind = without_postnominals(part.words(*_apposition(tokens, end, stop)))
        return with_apposition(found, _until_clause(behind))
    return found


def _stretch_end(tokens: Sequence[Token], start: int, stop: int) -> int:
    """How far a subject that begins at `start` can reach."""
    for end in range(start, stop):
        token = tokens[end]
        is_stop = token.text in STOPS and token.text != "-"
        if token.is_quoted or is_stop or (end > start and _ends_phrase(tokens, end, stop)):
            return end
    return stop


def _ends_phrase(tokens: Sequence[Token], at: int, stop: int) -> bool:
    low = tokens[at].low
    if low == "to" and _belongs_to(tokens, at, stop):
        return False
    if low in _TO_PLACE_OR_BODY:
        return not _affiliates(tokens, at, stop)
    return low in _ENDS_PHRASE or (low == "by" and tokens[at - 1].low not in lexicon.DOCUMENT_NOUNS)


def _belongs_to(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether "to" stands inside a phrase: "the Access to Harbours Act", "an adviser to the Roes"."""
    after = first_other(tokens, at + 1, stop, lambda token: token.low in lexicon.DETERMINERS | {"both"})
    if after >= stop or not tokens[after].is_capital:
        return False
    before = tokens[at - 1]
    return before.low in _SERVING or (before.is_capital and after == at + 1 and tokens[at - 2].low == "the")


def _affiliates(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a preposition leads to a place or body: "at the Asan Institute", "in Seoul"."""
    after = first_other(
        tokens, at + 1, stop, lambda token: token.low in lexicon.DETERMINERS or token.is_possessive
    )
    if after >= stop:
        return False
    token = tokens[after]
    is_time = token.low in lexicon.WEEKDAYS or token.low in lexicon.MONTHS
    names_people = tokens[at].low in ("for", "with", "from") and token.low in lexicon.COMMON_NOUNS
    return (token.is_capital and not is_time) or names_people


def _longest(part: Analysed, start: int, end: int) -> Mention | None:
    """The longest stretch that is a name from its first word, with the titles before it, or a phrase."""
    for cut in range(end, start, -1):
        if cut < end and part.tokens[cut].low not in _ENDS_NAME:
            continue
        found = _starting_name(part, start, cut) or mention_of(part, start, cut)
        if found is None or (found.kind != "phrase" and found.end != cut):
            continue
        return with_tail(found, part.words(cut, end)) if found.kind == "name" and cut < end else found
    return None


def _starting_name(part: Analysed, start: int, end: int) -> Mention | None:
    """A name at the start, after lower-case titles: "defense minister Jo Roe"."""
    joined = joined_names(part, start, end)
    if joined is not None:
        return joined
    tokens = part.tokens
    at = first_other(tokens, start, end, lambda token: not token.is_capital)
    before = tokens[start:at]
    if any(token.low in lexicon.PREPOSITIONS for token in before):
        return None
    if at >= end or run_end(tokens, at, end) != end:
        return None
    if before and before[-1].low not in _BEFORE_NAME and not _only_titles(before):
        return None
    found = name_mention(part, at, end)
    return with_role(found, part.words(start, found.start)) if found is not None and before else found


def _only_titles(tokens: Sequence[Token]) -> bool:
    return all(token.low in _BEFORE_NAME | lexicon.DETERMINERS for token in tokens)


# The apposition behind it


def _apposition(tokens: Sequence[Token], end: int, stop: int) -> tuple[int, int]:
    """The token offsets of what a comma at `end` leads to; of nothing if none stands there."""
    if end + 1 >= stop or tokens[end].text != "," or tokens[end + 1].is_quoted:
        return end, end
    close = first_other(
        tokens, end + 1, stop, lambda token: not token.is_quoted and token.text not in (".", ";", ":", "—")
    )
    return end + 1, close


def _name_behind(part: Analysed, end: int, stop: int, *, least: int) -> Mention | None:
    """ "Said a neighbour, Jo Roe": the name, if it has at least so many words."""
    start, close = _apposition(part.tokens, end, stop)
    comma = first_other(part.tokens, start, close, lambda token: token.text != ",")
    found = mention_of(part, start, comma)
    if found is None or found.kind != "name" or found.start != start:
        return None
    if found.end < comma and is_finite(part.tokens, found.end):
        return None  # "According to the indictment, Jo Roe took it"
    return found if found.end - found.start >= least else None


def _given_name(part: Analysed, start: int, stop: int) -> Mention | None:
    """ "one, who gave her name only as Nekesa": the name."""
    tokens = part.tokens
    low = [token.low for token in tokens[start : start + 12]]
    if "name" not in low or _GIVING.isdisjoint(low):
        return None
    for at in range(start + low.index("name"), min(start + 14, stop)):
        if (last := run_end(tokens, at, stop)) > at:
            return Mention("name", part.words(at, last), at, last, role="resident")
    return None


def _until_clause(apposition: str) -> str:
    """An apposition without the clause that follows it: ", who …", ", adding that …", ", in a statement"."""
    kept: list[str] = []
    for piece in apposition.split(","):
        first = piece.strip().split(" ")[0].lower()
        if first in _ENDS_NAME or first.endswith("ing") or (kept and not _is_short_place(piece)):
            break
        kept.append(piece)
    return ",".join(kept)


def _is_short_place(piece: str) -> bool:
    """Whether a further piece of an apposition is a place: "University of Arkansas, Fayetteville"."""
    parts = piece.split()
    return 0 < len(parts) <= 3 and all(part[0].isupper() for part in parts)
