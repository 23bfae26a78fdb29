"""How a denial names what it denies: in words of its own, by whose claim it is, or as "this"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefreader.draft.annotations.denials import NamedClaim, Reference, SaidWords
from briefreader.draft.annotations.people import Mention
from briefreader.draft.annotations.words import Analysed, Token
from briefreader.draft.disputes.predicates import is_clause
from briefreader.draft.mentions.phrases import mention_of
from briefreader.draft.mentions.subject_after import subject_after
from briefreader.draft.text import claim_words, lexicon, verbs
from briefreader.draft.text.tokens import first_other, last_other
from briefreader.draft.text.wordlist import word_set

_NAMED_FARTHEST = 8  # tokens in which the noun of a claim stands
_VERDICT_FARTHEST = 12  # in "dismissed as “pure invention” a report that"
_TO_THAT = 8  # tokens from the verb to its "that"
_FEWEST_WORDS = 3  # of a clause
_LONGEST_CLAUSE = 120  # tokens
_CLAUSE_OPENERS = word_set("that whether if")
_PRONOUNS = word_set("it this that them these those")
_SUBJECTS = word_set("he she they we i there you")
_QUESTION_WORDS = word_set("how why what when where who which")
_OWNING = {"his": "he", "her": "she", "their": "they", "its": "it"}
_SKIPPED = lexicon.ADVERBS | word_set("categorically both all outright out hand much")
_ENDS_NOUN = word_set("that who which whom to and but or because when while if though although as") | (
    lexicon.PREPOSITIONS
)
_FINITE = word_set(
    "has have had was were is are will would could can did does wo ca never didn’t didn't wasn’t wasn't may"
)
_NO_GERUNDS = word_set(
    "nothing anything something everything during morning evening spring boarding funding hearing housing"
)
_OWNED_NOUNS = word_set(
    """
    account accounts assertion assertions claim claims conclusion conclusions data estimate estimates
    explanation figures finding findings narrative numbers report reports statement study testimony version
    view views
    """
)
_GOES_ON = word_set(
    """
    and but while which who though although despite however said says
    """
)
_TOPIC = word_set("about of on over regarding concerning against in")
_TELLING = word_set("claim imply indicate say show suggest claimed implied indicated said showed suggested")
_MADE = word_set("made levelled leveled raised put")
_BEHIND_PRONOUN = _FINITE | lexicon.PREPOSITIONS | lexicon.ADVERBS | word_set("as a an and but or never")
_SIGNS = frozenset(";.?!—–:")
_VERDICT = re.compile(r"(?:as )?(?:an? )?(?:\w+ly |outright |total |complete )?[“\"‘'(]*")
_MARKED_PRONOUN = re.compile(
    r"(?:(?:no|well|look|oh|but|and)[,.]? )?"
    r"(?:that|this|it|these|those|they|all (?:of )?(?:that|this|it)|the whole thing|everything he said)"
    r"(?=[’'\s])\s?",
    re.IGNORECASE,
)
_MARKED_NOTHING = re.compile(
    r"(?:no such \w+ (?:was|were|had|has|took|exists?|existed)|nothing of the (?:sort|kind)"
    r"|none of (?:this|that|it) (?:is|was|ever )?(?:true|happened)?"
    r"|not a word of (?:it|that|this) is true"
    r"|there(?: is|[’']s| was) (?:absolutely )?no truth (?:to|in) (?:that|this|it|them|any of it)\b)",
    re.IGNORECASE,
)
_MARKED_NOUN = re.compile(
    r"(?:the|these|those|this|such|any|his|her|their|your)(?: \w+){0,2}? (\w+)(?: that (?P<said>.+?))?"
    rf"(?=\s?(?:{claim_words.BEGINS_FALSE.pattern}))",
    re.IGNORECASE,
)
_MARKED_THAT = re.compile(
    r"(?:it(?: is|[’']s| was)(?: \w+ly| just)? (?:not true|untrue|false|a lie|nonsense|wrong) that"
    r"|there(?: is|[’']s| was) no truth (?:to|in) (?:the |any )?\w+ that) ",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(r"(?:n[’']t|not|never) (?:say|think|claim|mean)|\bif\b|\bhope\b")
_NOT_FALSE = re.compile(r"\bnot (?:false|a lie|lies|fake|nonsense)\b")


_THE_CASE = re.compile(
    r"(?:that|this|it|such a thing) (?:\w+ )?(?:the case|true|so|happened|occurred)", re.IGNORECASE
)


def named_claim(part: Analysed, at: int, end: int, *, is_subject: bool = False) -> NamedClaim | None:
    """What is named as a claim from a token on; None if nothing is that can be true.

    As a subject it ends where its predicate begins.
    """
    tokens = part.tokens
    at = first_other(tokens, at, end, lambda token: token.low in _SKIPPED or token.low.endswith("ly"))
    if at < end and tokens[at].low == "as":
        at = _behind_verdict(tokens, at, end)
    at = _behind_quality(tokens, at, end)
    if at >= end or tokens[at].is_quoted:
        return None
    return (
        _that_clause(part, at, end, is_subject=is_subject)
        or _by_noun(part, at, end, is_subject=is_subject)
        or _by_pronoun(tokens, at, end)
        or (None if is_subject else _gerund(part, at, end) or _bare_clause(part, at, end))
    )


def _behind_verdict(tokens: Sequence[Token], at: int, end: int) -> int:
    """ "As “pure invention” a report that": where the claim is named."""
    stop = min(at + _VERDICT_FARTHEST, end)
    noun = next((one for one in range(at + 1, stop) if tokens[one].low in claim_words.CLAIMS), end)
    quoted = first_other(tokens, at, noun, lambda token: not token.is_quoted)
    return quoted + 1 if quoted < noun < end else end


def _behind_quality(tokens: Sequence[Token], at: int, end: int) -> int:
    """ "The accuracy of the report": where the report is named."""
    first = first_other(tokens, at, end, lambda token: token.low in lexicon.ARTICLES)
    is_quality = first + 2 < end and tokens[first].low in claim_words.QUALITIES
    return first + 2 if is_quality and tokens[first + 1].low == "of" else at


# In words of its own


def _that_clause(part: Analysed, at: int, end: int, *, is_subject: bool) -> NamedClaim | None:
    """ "That …", "whether …", "on Monday that …"."""
    tokens = part.tokens
    stop = min(at + _TO_THAT, end - 1)
    that = next((one for one in range(at, stop) if tokens[one].low in _CLAUSE_OPENERS), None)
    if is_subject or that is None or _is_demonstrative(tokens, that, end):
        return None
    if that > at and not (tokens[at].low in lexicon.PREPOSITIONS and not _has_claim_noun(tokens, at, that)):
        return None
    return _clause(part, that + 1, end, is_that=True)


def _is_demonstrative(tokens: Sequence[Token], at: int, end: int) -> bool:
    """ "That claim", "that as", "that."."""
    if tokens[at].low != "that":
        return False
    following = tokens[at + 1] if at + 1 < end else None
    if following is None or not (following.is_word or following.is_quoted):
        return True
    is_determined = following.low in lexicon.DETERMINERS or following.low in lexicon.QUANTIFIERS
    is_claim = not is_determined and _noun_at(tokens, at + 1, min(at + 3, end)) is not None
    is_noun_alone = at + 2 < end and following.text.islower() and not tokens[at + 2].is_word
    return is_claim or is_noun_alone or following.low in ("as", "and", "but", "in", "on", "to", "for")


def _gerund(part: Analysed, at: int, end: int) -> NamedClaim | None:
    """ "Moving its troops", "ever having met him"."""
    tokens = part.tokens
    first = first_other(tokens, at, end, lambda token: token.low in ("ever", "knowingly"))
    if first >= end or tokens[first].is_capital or not _is_gerund(tokens[first]):
        return None
    return _clause(part, first, end, is_that=False)


def _is_gerund(token: Token) -> bool:
    low = token.low
    is_noun = low in _NO_GERUNDS or low in claim_words.CLAIMS or low in claim_words.WRONGS
    return low.endswith("ing") and len(low) > 4 and not is_noun


def _bare_clause(part: Analysed, at: int, end: int) -> NamedClaim | None:
    """ "He had met them", "the boats were sold": without "that"."""
    tokens = part.tokens
    if tokens[at].low in _QUESTION_WORDS:
        return None
    if tokens[at].low in _SUBJECTS:
        return _clause(part, at, end, is_that=True)
    stop = first_other(tokens, at, min(at + _NAMED_FARTHEST, end), _is_in_subject)
    is_subject = at < stop < end and tokens[stop].low in _FINITE and tokens[stop].is_word
    return _clause(part, at, end, is_that=True) if is_subject else None


def _is_in_subject(token: Token) -> bool:
    is_end = token.low in _FINITE or token.is_quoted or not token.is_word
    return not is_end and token.low not in _ENDS_NOUN - {"of", "in", "at"}


def _clause(part: Analysed, first: int, end: int, *, is_that: bool) -> NamedClaim | None:
    """The words from a token to the end of their clause, if they are one."""
    tokens = part.tokens
    last = min(end, first + _LONGEST_CLAUSE)
    stop = next((one for one in range(first, last) if _ends_clause(part, one, end, first)), last)
    if stop == last < end:
        return None
    stop = last_other(tokens, first, stop, _is_no_end) + 1
    if stop <= first:
        return None
    span = SaidWords(*part.offsets(first, stop))
    words = part.text[span.start : span.end]
    if _THE_CASE.fullmatch(words):
        return NamedClaim(reference="pronoun", end=stop)
    enough = len(words.split()) >= _FEWEST_WORDS or (_is_gerund(tokens[first]) and is_clause(words))
    return NamedClaim(said=span, end=stop) if enough and (is_that or is_clause(words)) else None


def _ends_clause(part: Analysed, at: int, end: int, first: int) -> bool:
    tokens, token = part.tokens, part.tokens[at]
    if at == first:
        return False
    following = tokens[at + 1] if at + 1 < end else None
    if token.text in _SIGNS or (token.text == "-" and following is not None and following.text == "-"):
        return True
    if token.text == ",":
        goes_on = following is None or following.low in _GOES_ON or following.low.endswith("ing")
        return goes_on or _is_tag(tokens, at + 1, end)
    if token.low == "even" and following is not None and following.low == "as":
        return True
    if token.low in ("and", "but") and following is not None:
        is_that = at + 2 < end and tokens[at + 2].low == "that" and not following.is_capital
        return following.low in verbs.STRONG or is_that
    if token.low == "by" and following is not None and following.low.endswith("ing"):
        return following.low in verbs.SPEECH or following.low in ("pointing", "calling", "telling")
    return _is_verdict(part, at)


def _is_tag(tokens: Sequence[Token], at: int, end: int) -> bool:
    """ ", Jo Roe said." at the end."""
    last = last_other(tokens, at, end, lambda token: not token.is_word)
    is_short = 0 < last - at <= 8
    return is_short and (tokens[last].low in verbs.SPEECH or tokens[at].low in verbs.SPEECH)


def _is_verdict(part: Analysed, at: int) -> bool:
    """Whether "as false", "a “lie”", "nonsense" stands there, and no predicate of the clause."""
    before = part.tokens[at - 1].low
    if before in lexicon.BE | {"be", "not", "that", "and", "or"} | lexicon.PREPOSITIONS | lexicon.DETERMINERS:
        return False
    token = part.tokens[at]
    if token.is_quoted:
        return part.first(claim_words.FALSE, at, at + 1) is not None
    offset = part.match(_VERDICT, token.start)
    return offset is not None and claim_words.FALSE.match(part.text, offset.end()) is not None


def _is_no_end(token: Token) -> bool:
    is_sign = not token.is_word and not token.is_quoted and token.text not in "%)$£€’”\"'"
    return is_sign or token.low in ("as", "a", "an", "and", "but")


# By a noun, or a pronoun


def _noun_at(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """The noun of a claim in the phrase that begins there."""
    for one in range(at, min(at + _NAMED_FARTHEST, end)):
        low = tokens[one].low
        if low in claim_words.CLAIMS or low in claim_words.PROMISES or low in claim_words.WRONGS:
            following = tokens[one + 1].low if one + 1 < end else ""
            if following not in claim_words.CLAIMS:  # "claim figures"
                return one
        if one > at and (low in _ENDS_NOUN or low in _FINITE or low in lexicon.ARTICLES):
            return None
        if not (tokens[one].is_word or tokens[one].text in ("“", "”")):
            return None
    return None


def _has_claim_noun(tokens: Sequence[Token], at: int, end: int) -> bool:
    return any(token.low in claim_words.CLAIMS for token in tokens[at:end])


def _by_noun(part: Analysed, at: int, end: int, *, is_subject: bool) -> NamedClaim | None:
    tokens = part.tokens
    noun = _noun_at(tokens, at, end)
    if noun is None or any(token.low in claim_words.DUTIES for token in tokens[at:noun]):
        return None
    low = tokens[noun].low
    reference: Reference = (
        "wrongdoing"
        if low in claim_words.WRONGS
        else "accusation"
        if low in claim_words.ACCUSATIONS
        else "claim"
    )
    if reference == "wrongdoing" and tokens[at].low in ("the", "a", "an"):
        return None  # "denied the role to her"
    is_definite = tokens[at].low in ("the", "that", "this", "those", "these")
    named = NamedClaim(
        reference=reference, noun=low, owner=_owner(part, at, noun), is_definite=is_definite, end=noun + 1
    )
    if is_subject:
        return _as_subject(part, named, noun, end)
    return _with_words_behind(part, named, noun + 1, end)


def _owner(part: Analysed, at: int, noun: int) -> Mention | None:
    """Who owns a claim: "the ministry's claim", "his claim"."""
    tokens = part.tokens
    if tokens[at].low in _OWNING:
        return Mention("pronoun", _OWNING[tokens[at].low], at, at + 1)
    last = last_other(tokens, at, noun, lambda token: not token.is_possessive)
    if last < at:
        return None
    found = mention_of(part, at, last + 1)
    return _without_ending(found) if found is not None else None


def _without_ending(mention: Mention) -> Mention:
    return replace(mention, text=re.sub(r"[’']s?$", "", mention.text))


def _with_words_behind(part: Analysed, named: NamedClaim, at: int, end: int) -> NamedClaim:
    """With the claim's words, its owner and its topic behind the noun."""
    tokens = part.tokens
    if at >= end:
        return named
    low, following = tokens[at].low, tokens[at + 1] if at + 1 < end else None
    words = None
    if low == "that" and following is not None:
        begin = at + 1 + (following.low in _TELLING)
        words = _clause(part, begin, end, is_that=True)
    elif low in ("of", "to", "about") and following is not None and _is_gerund(following):
        words = _clause(part, at + 1, end, is_that=False)
    elif low in _SUBJECTS or (tokens[at].is_word and low not in _ENDS_NOUN and low not in _FINITE):
        words = _bare_clause(part, at, end)
    if words is not None:
        return replace(named, said=words.said, end=words.end)
    return _with_owner_behind(part, named, at, end) or _with_topic(part, named, at, end)


def _with_owner_behind(part: Analysed, named: NamedClaim, at: int, end: int) -> NamedClaim | None:
    """ "The claim by X", "the allegation, made last week by X, that …", "the findings of X"."""
    tokens = part.tokens
    low = tokens[at].low
    made = at + (low == ",")
    by = None
    if low in ("by", "from"):
        by = at
    elif made < end and tokens[made].low in _MADE:
        by = next((one for one in range(made, min(made + 6, end)) if tokens[one].low == "by"), None)
    elif low == "of" and named.noun in _OWNED_NOUNS and _is_of_body(tokens, at + 1, end):
        by = at
    owner = subject_after(part, by + 1, end) if by is not None else None
    if owner is None:
        return None
    that = _that_behind(tokens, owner.end, end)
    is_that = that + 1 < end and tokens[that].low == "that"
    words = _clause(part, that + 1, end, is_that=True) if is_that else None
    return replace(named, owner=owner, said=words.said if words else None, end=owner.end)


def _that_behind(tokens: Sequence[Token], at: int, end: int) -> int:
    """The "that" behind whose claim it is: "…, that", "…, which said on Thursday that"."""
    first = first_other(tokens, at, end, lambda token: token.text == ",")
    if first + 1 < end and tokens[first].low in ("which", "who") and tokens[first + 1].low in verbs.SPEECH:
        return first_other(tokens, first + 2, min(first + _TO_THAT, end), lambda token: token.low != "that")
    return first


def _is_of_body(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a name of a person or body stands there, with or without its article."""
    first = first_other(tokens, at, end, lambda token: token.low in lexicon.ARTICLES)
    return first < end and tokens[first].is_capital


def _with_topic(part: Analysed, named: NamedClaim, at: int, end: int) -> NamedClaim:
    """ "The report of troops at the border": what it is about."""
    tokens = part.tokens
    if tokens[at].low not in _TOPIC:
        return named
    stop = next(
        (
            one
            for one in range(at + 1, end)
            if not tokens[one].is_word
            or tokens[one].is_quoted
            or tokens[one].low in _FINITE | lexicon.CONJUNCTIONS | {"as", "a", "an", "by"}
            or _is_verdict(part, one)
        ),
        end,
    )
    if stop == at + 1:
        return named
    if stop < end and tokens[stop].low == "that":  # "a report in the Courier that"
        words = _clause(part, stop + 1, end, is_that=True)
        is_paper = tokens[at].low == "in" and tokens[at + 1].low == "the" and tokens[at + 2].is_capital
        owner = subject_after(part, at + 1, stop) if is_paper and named.noun in _OWNED_NOUNS else None
        return replace(named, said=words.said, owner=owner, end=words.end) if words is not None else named
    return replace(named, topic=part.words(at + 1, stop), end=stop)


def _as_subject(part: Analysed, named: NamedClaim, noun: int, end: int) -> NamedClaim:
    """The claim before "was false": its words end there."""
    tokens = part.tokens
    predicates = (
        one
        for one in range(noun + 1, min(end, noun + _LONGEST_CLAUSE))
        if tokens[one].low in lexicon.BE | {"never", "did"} and _is_predicate(part, one)
    )
    stop = next(predicates, None)
    if stop is None:
        stop = end
    if stop == noun + 1:
        return named
    told = _with_words_behind(part, named, noun + 1, stop)
    return replace(told, end=stop)


def _is_predicate(part: Analysed, at: int) -> bool:
    patterns = (claim_words.BEGINS_FALSE, claim_words.BEGINS_UNLIKELY)
    return any(part.match(pattern, part.tokens[at].start) for pattern in patterns)


def _by_pronoun(tokens: Sequence[Token], at: int, end: int) -> NamedClaim | None:
    """ "It", "this"; but not "that right"."""
    if tokens[at].low not in _PRONOUNS:
        return None
    following = tokens[at + 1] if at + 1 < end else None
    is_alone = following is None or not following.is_word or following.is_quoted
    is_free = tokens[at].low in ("it", "them") or is_alone
    if is_free or (following is not None and following.low in _BEHIND_PRONOUN):
        return NamedClaim(reference="pronoun", end=at + 1)
    is_false = following is not None and claim_words.FALSE.fullmatch(following.low)
    return NamedClaim(reference="pronoun", end=at + 1) if is_false else None


# In marks


def named_in_marks(text: str, span: SaidWords) -> NamedClaim | None:
    """What marked words call false; None if they do not begin with that."""
    words = text[span.start : span.end]
    opening = re.split(r"(?<=[.!?])\s", words)[0]
    if _NOT_FALSE.search(opening) or _NOT_SAID.search(opening):
        return None
    that = _MARKED_THAT.match(opening)
    if that is not None:
        end = span.start + len(opening.rstrip(" .,!?"))
        return NamedClaim(said=SaidWords(span.start + that.end(), end))
    if claim_words.ONLY_FALSE.fullmatch(re.split(r",\s", opening)[0].strip()):
        return NamedClaim(reference="pronoun")
    if _MARKED_NOTHING.match(opening):
        return NamedClaim(reference="pronoun")
    pronoun = _MARKED_PRONOUN.match(opening)
    if pronoun is not None and claim_words.BEGINS_FALSE.match(opening[pronoun.end() :]):
        return NamedClaim(reference="pronoun")
    noun = _MARKED_NOUN.match(opening)
    if noun is None or noun[1].lower() not in claim_words.CLAIMS:
        return None
    said = noun.span("said")
    named = SaidWords(span.start + said[0], span.start + said[1]) if noun["said"] else None
    is_accusation = noun[1].lower() in claim_words.ACCUSATIONS
    return NamedClaim(said=named, reference="accusation" if is_accusation else "claim", noun=noun[1].lower())
