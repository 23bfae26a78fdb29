"""Sentences in which somebody denies or doubts a claim. A wrong dispute is worse than a missed one."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from briefreader.draft import claim_words, lexicon, verbs
from briefreader.draft.analysis import Analysed
from briefreader.draft.clauses import ACCORDING, Speech, first_speech, is_negated, subject_beside
from briefreader.draft.listing import word_set
from briefreader.draft.mentions import Mention
from briefreader.draft.quotations import Quotation
from briefreader.draft.rules import Rule
from briefreader.draft.subject_after import subject_after
from briefreader.draft.subject_before import subject_before
from briefreader.draft.tokens import Token, first_at, first_other, last_other

DenialStance = Literal["denies", "doubts"]


_DOUBTING = frozenset((Rule.DOUBTS, Rule.UNCONVINCED, Rule.UNLIKELY))
_VERDICTS = verbs.DISMISS.keys() | word_set(
    """
    branded called calls characterised characterized condemned decried denounced derided described labeled
    labelled
    """
)
_NEGATIONS = word_set("not never n’t cannot nor neither nobody none hardly")
_BEFORE_NOUN = lexicon.DETERMINERS | lexicon.PREPOSITIONS | {"to", "no"}
_PASSIVE = lexicon.BE | {"be", "get", "got"}
_OBJECTS = word_set("him her them us me")
_WHAT_WAS_SAID = word_set("it this that them the his her reports")
_ENDS_OBJECT = frozenset(("that", "of", ",", "by", "to", "for", "in"))
_GOES_ON = word_set("saying calling insisting adding and but arguing while which who noting telling citing")
_NEEDS_NOT = word_set("convinced persuaded sure")
_NEEDS_NO_NOT = word_set("sceptical skeptical doubtful unconvinced")
_NOT_FALSE = re.compile(r"\bnot (?:false|a lie|lies|fake|nonsense)\b")
_NOT_SAID = re.compile(r"(?:n[’']t|not|never) (?:say|think|claim|mean)")
_UNREAL = word_set("if unless had no few nobody none")
_ADMITTED = re.compile(r"\b(?:later|then|eventually|finally) (?:admitted|acknowledged|conceded|confirmed)\b")
_REFERRING = word_set("it this that them these those such the his her their both all any")
_OF_CLAIM = re.compile(r"\b(?:of|about|to) (?:a|an|the|any) (\w+) that ")
_IT_IS_UNLIKELY = re.compile(
    r"\bit (?:is|was|seems|seemed) (?:highly |very )?(?:unlikely|doubtful) (?:that )?"
)
_SAID_FALSE = re.compile(r"\b(?:false|untrue|not true|wrong|a lie|nonsense|no truth) (?:to say )?that ")


class Cue(NamedTuple):
    """The words that deny or doubt: the rule, the subject, and token offsets."""

    rule: Rule
    mention: Mention | None  # None: whoever says the quotation of the sentence
    start: int
    end: int
    said: tuple[int, int]  # token offsets of the claim's words; empty if it is only referred to
    refers: bool = True  # whether it refers to a claim that stands before: "that", "the report"
    owner: str = ""  # the name of whose claim it is: "Poe" in "disputed Mr. Poe's account"

    @property
    def stance(self) -> DenialStance:
        """Whether the claim is denied or only doubted."""
        return "doubts" if self.rule in _DOUBTING else "denies"


def denial_in(part: Analysed, start: int, end: int, quoted: Sequence[Quotation]) -> Cue | None:
    """The denial or doubt of a sentence, if it has one that concerns a claim."""
    if _is_unreal(part, start, end):
        return None
    for at in range(start, end):
        found = _by_verb(part, at, start, end)
        if found is not None:
            return found
    return _by_phrase(part, start, end) or (
        _in_marks(part, start, quoted) if quoted else _without_marks(part, start, end)
    )


def _is_unreal(part: Analysed, start: int, end: int) -> bool:
    """ "If X denied it", "few deny", "denied it but later admitted": nobody stands by a denial."""
    first = part.tokens[start].low
    return first in _UNREAL or _ADMITTED.search(part.words(start, end)) is not None


def lacks_evidence(text: str) -> str:
    """The reporter's words that evidence was not given; empty if there are none."""
    found = claim_words.NO_EVIDENCE.search(text)
    return found[0] if found else ""


# By a verb: "denied that", "dismissed the claim", "doubts"


def _by_verb(part: Analysed, at: int, start: int, end: int) -> Cue | None:
    tokens, token = part.tokens, part.tokens[at]
    if token.is_quoted or (token.is_capital and at > start):
        return None
    before = tokens[at - 1].low if at > start else ""
    if before in _BEFORE_NOUN or _is_denied_itself(tokens, at, start):
        return None
    if token.low in verbs.DENY and _is_verb(tokens, at, start):
        return _denies(part, at, start, end)
    if token.low in _VERDICTS:
        return _dismisses(part, at, start, end)
    is_doubt = token.low in verbs.DOUBT and _is_doubt(tokens, at, start, end)
    return _cue(part, at, start, end, Rule.DOUBTS) if is_doubt else None


def _is_verb(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a form that can be a noun too stands where a verb does."""
    low = tokens[at].low
    if low.endswith(("ed", "es")) and low not in ("disputes", "questions"):
        return low != "disputed" or at == start or tokens[at - 1].low not in lexicon.DETERMINERS
    if low.endswith("ing") or at == start:
        return False
    before = tokens[at - 1]
    is_subject = before.low in lexicon.PRONOUNS or before.is_capital or before.low.endswith("s")
    return is_subject or before.low in lexicon.ADVERBS or before.low in ("who", "do", "would", "both")


def _is_denied_itself(tokens: Sequence[Token], at: int, start: int) -> bool:
    """ "Did not deny", "neither X nor Y denied", "no one doubts", "cannot deny"."""
    for one in range(at - 1, max(start, at - 5) - 1, -1):
        token = tokens[one]
        if token.text in ",;:":
            break
        is_no_one = token.low == "no" and tokens[one + 1].low == "one"
        if token.low in _NEGATIONS or is_negated(token) or is_no_one:
            return True
    return at > start and tokens[at - 1].low in ("or", "nor")


def _is_doubt(tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
    """Whether a form of "doubt" or "question" has a claim as its object, and no person."""
    if not _is_verb(tokens, at, start):
        return False
    ahead = [token.low for token in tokens[at + 1 : at + 6]]
    if verbs.DOUBT[tokens[at].low] == "doubt":
        return at + 1 >= end or ahead[0] not in _OBJECTS | {"himself", "herself"}
    is_object = bool(ahead) and ahead[0] not in ("by", "about", "on", "over")
    return is_object and not claim_words.QUESTIONED.isdisjoint(ahead)


def _denies(part: Analysed, at: int, start: int, end: int) -> Cue | None:
    tokens = part.tokens
    if at > start and tokens[at - 1].low in _PASSIVE:
        return _is_denied_by(part, at, start, end)
    low = [token.low for token in tokens[at + 1 : min(at + 9, end)] if not token.is_quoted]
    if low and low[0] in _OBJECTS | {"you"}:
        return None
    denied = low[: next((one for one, word in enumerate(low) if word in _ENDS_OBJECT), len(low))]
    is_access = low[:1] not in (["that"], ["any"]) and not claim_words.ACCESS.isdisjoint(denied)
    if is_access or _has_two_objects(denied):
        return None
    if tokens[at].low.startswith("disput") and not _is_claim(low):
        return None
    return _cue(part, at, start, end, Rule.DENIES)


def _is_denied_by(part: Analysed, at: int, start: int, end: int) -> Cue | None:
    """ "The claim was denied by X"."""
    tokens = part.tokens
    by = next((one for one in range(at + 1, min(at + 3, end)) if tokens[one].low == "by"), None)
    subject = {token.low for token in tokens[max(start, at - 9) : at]}
    if by is None or claim_words.CLAIMS.isdisjoint(subject):
        return None
    mention = subject_after(part, by + 1, end)
    return None if mention is None else Cue(Rule.DENIES, mention, at, mention.end, (at, at))


def _is_claim(low: Sequence[str]) -> bool:
    return low[:1] == ["that"] or not (claim_words.CLAIMS | {"it", "this", "that"}).isdisjoint(low)


def _has_two_objects(low: Sequence[str]) -> bool:
    """ "Denied the prisoners a meal": a person, and what is kept from him."""
    return any(
        low[one] in lexicon.PERSON_NOUNS and low[one + 1] in ("a", "an", "the", "any", "their", "his", "her")
        for one in range(1, len(low) - 1)
    )


def _dismisses(part: Analysed, at: int, start: int, end: int) -> Cue | None:
    """ "Dismissed the allegation", "called the report a lie"."""
    tokens = part.tokens
    subject = subject_before(part, at, start)
    is_passive = at > start and tokens[at - 1].low in lexicon.BE
    if is_passive or subject is None or not claim_words.JUDGES.isdisjoint(subject.text.lower().split()):
        return None
    nouns = {token.low for token in tokens[at + 1 : min(at + 8, end)]}
    claims = nouns & claim_words.CLAIMS
    is_dismissal = tokens[at].low in verbs.DISMISS
    if is_dismissal and claims - claim_words.OPINIONS and not nouns & claim_words.PROPOSALS:
        return _cue(part, at, start, end, Rule.DISMISSES)
    is_false = claim_words.FALSE.search(part.text, tokens[at].end, tokens[end - 1].end) is not None
    is_about_words = bool(claims) or (at + 1 < end and tokens[at + 1].low in _WHAT_WAS_SAID)
    if is_false and is_about_words:
        return _cue(part, at, start, end, Rule.DISMISSES if is_dismissal else Rule.CALLS_FALSE)
    return None


def _cue(part: Analysed, at: int, start: int, end: int, rule: Rule) -> Cue | None:
    mention = subject_beside(part, at, start, end)
    if mention is None:
        return None
    said = _said(part.tokens, at, end)
    refers = said[0] < said[1] or _refers(part.tokens, at, end)
    owner = _owner(part.tokens, *said)
    return Cue(rule, mention, min(mention.start, at), at + 1, (at, at) if owner else said, refers, owner)


def _refers(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether what is denied stands elsewhere: "it", "the report", but not "wrongdoing"."""
    ahead = tokens[at + 1 : min(at + 3, end)]
    owned = any(token.is_possessive for token in tokens[at + 1 : min(at + 5, end)])
    return owned or any(token.low in _REFERRING for token in ahead)


def _owner(tokens: Sequence[Token], first: int, last: int) -> str:
    """The name in "Mr. Poe's account", where that is all that is denied; empty if it is not."""
    if not first < last or tokens[last - 1].low not in claim_words.CLAIMS:
        return ""
    owner = next((token for token in tokens[first:last] if token.is_possessive and token.is_capital), None)
    return owner.bare if owner else ""


def _said(tokens: Sequence[Token], at: int, end: int) -> tuple[int, int]:
    """The words of the claim: a clause after "that", or what is denied; empty where it is only named."""
    comma = first_other(tokens, at + 1, end, lambda token: token.text != ",")
    that = next(
        (one for one in range(at + 1, min(at + 8, end - 1, comma)) if tokens[one].low in ("that", "whether")),
        None,
    )
    first = at + 1 if that is None else that + 1
    stop = next(
        (one for one in range(first, end) if _ends_claim(tokens, one, end, is_clause=that is not None)), end
    )
    stop = last_other(tokens, first, stop, _is_no_end) + 1
    heavy = [token for token in tokens[first:stop] if _is_heavy(token)]
    return (first, stop) if len(heavy) >= (2 if that is None else 1) else (at, at)


def _ends_claim(tokens: Sequence[Token], at: int, end: int, *, is_clause: bool) -> bool:
    if tokens[at].text != ",":
        return tokens[at].text in ";.?!"
    return not is_clause or (at + 1 < end and tokens[at + 1].low in _GOES_ON)


def _is_no_end(token: Token) -> bool:
    return token.is_quoted or token.low in ("as", "a", ",")


def _is_heavy(token: Token) -> bool:
    """Whether a word tells what a claim is about."""
    is_light = token.low in lexicon.STARTERS or token.low in claim_words.CLAIMS
    return token.is_word and not is_light and len(token.text) > 2


# By a phrase: "cast doubt on", "was sceptical of"


def _by_phrase(part: Analysed, start: int, end: int) -> Cue | None:
    first, last = part.offsets(start, end)
    for found in claim_words.DOUBTING.finditer(part.text, first, last):
        cue = _doubting(part, found, start, end)
        if cue is not None:
            return cue
    return None


def _doubting(part: Analysed, found: re.Match[str], start: int, end: int) -> Cue | None:
    tokens = part.tokens
    at = first_at(tokens, start, end, found.start())
    last = found[0].split()[-1].lower()
    is_negated_itself = " not " in f" {found[0].lower()} "
    if at == end or last in (_NEEDS_NO_NOT if is_negated_itself else _NEEDS_NOT):
        return None
    close = first_at(tokens, at, end, found.end())
    if close >= end - 1:
        return None  # "They were sceptical." of what?
    mention = subject_before(part, at, start)
    has_subject = close < end and tokens[close].low in ("he", "she")
    if mention is None or (last.startswith(("doubt", "s")) and has_subject):
        return None
    if _is_denied_itself(tokens, at, start):
        return None
    return Cue(Rule.UNCONVINCED, mention, mention.start, close, _said(tokens, close - 1, end))


# By what is said: "That is false," X said. X said that it was unlikely.


def _in_marks(part: Analysed, start: int, quoted: Sequence[Quotation]) -> Cue | None:
    """Whoever says the quotation says in it, or around it, that something is false."""
    says_so = Cue(Rule.SAYS_FALSE, None, start, start, _claim_named(part, start))
    for quotation in quoted:
        opening = re.split(r"(?<=[.!?])\s|,\s", part.text[quotation.start : quotation.end])[0]
        is_false = claim_words.SAYS_FALSE.search(opening) or claim_words.ONLY_FALSE.fullmatch(opening.strip())
        if is_false and not _NOT_FALSE.search(opening) and not _NOT_SAID.search(opening):
            return says_so
    first, begin = quoted[0], part.tokens[start].start
    printed = re.sub('[“”"‘]', "", part.text[begin : min(first.end, first.start + 60)])
    return says_so if first.start > begin + 8 and claim_words.SAYS_FALSE.search(printed) else None


def _claim_named(part: Analysed, start: int) -> tuple[int, int]:
    """The words of the claim in "…," X said of the report that …; empty if there are none."""
    end = next(end for first, end in part.sentences if first <= start < end)
    first, last = part.offsets(start, end)
    quoted = next((at for at in range(start, end - 1) if part.tokens[at].is_quoted), end)
    if quoted < end - 1 and part.tokens[quoted + 1].low == "that":
        return _to_last_word(part, quoted + 2, end)
    found = _OF_CLAIM.search(part.text, first, last)
    if found is None or found[1].lower() not in claim_words.CLAIMS | {"talk"}:
        return start, start
    return _to_last_word(part, first_at(part.tokens, start, end, found.end()), end)


def _to_last_word(part: Analysed, begin: int, end: int) -> tuple[int, int]:
    """The words of a claim that goes to the end of its sentence, without the signs there."""
    return begin, last_other(part.tokens, begin, end, lambda token: not token.is_word) + 1


def _without_marks(part: Analysed, start: int, end: int) -> Cue | None:
    speech = first_speech(part, start, end)
    if speech is None or speech.lemma in ("ask", "warn", "deny", "doubt"):
        return None
    words = part.words(start, end)
    if claim_words.SAYS_FALSE.search(words) and not _NOT_FALSE.search(words):
        named = _SAID_FALSE.search(words)
        if named is None:
            return _reported(Rule.SAYS_FALSE, speech, (start, start))
        offset = part.offsets(start, end)[0] + named.end()
        begin = first_at(part.tokens, start, end, offset)
        return _reported(
            Rule.SAYS_FALSE, speech, (begin, end - 1 if part.tokens[end - 1].text == "." else end)
        )
    if claim_words.UNLIKELY.search(words) and speech.lemma != ACCORDING:
        return _reported(Rule.UNLIKELY, speech, _unlikely(part, speech, end) or (start, start))
    return None


def _unlikely(part: Analysed, speech: Speech, end: int) -> tuple[int, int] | None:
    """The words of the claim behind "it was unlikely that", or those with which the verb goes on."""
    if speech.verb >= end - 3:
        return None
    first, last = part.offsets(speech.verb, end)
    found = _IT_IS_UNLIKELY.search(part.text, first, last)
    if found is None:
        return _said(part.tokens, speech.verb, end)
    return _to_last_word(part, first_at(part.tokens, speech.verb, end, found.end()), end)


def _reported(rule: Rule, speech: Speech, said: tuple[int, int]) -> Cue:
    return Cue(rule, speech.mention, speech.mention.start, speech.verb + 1, said)
