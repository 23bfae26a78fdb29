"""Sentences without marks that report what somebody says."""

import re
from collections.abc import Sequence

from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.people import Mention, Speech
from briefreader.draft.annotations.sayings import ACCORDING, BE_SAID
from briefreader.draft.annotations.words import Analysed, Sentence, Token
from briefreader.draft.attribution.negation import is_taken_back
from briefreader.draft.mentions.clauses import first_speech, is_relative, is_verb_like, speeches
from briefreader.draft.mentions.phrases import is_finite
from briefreader.draft.text import lexicon, verbs
from briefreader.draft.text.tokens import first_other, last_other
from briefreader.draft.text.wordlist import word_set

# Verbs that need not report words: "asked for help", "dismissed a minister", "responded to the call".
_NEEDS_CLAUSE = word_set("answer ask dismiss reject rebuff reply request respond share")
_CLAUSE_WORDS = word_set(
    "that whether if why how what when allegations allegation claims claim reports report"
)
_SUBORDINATING = word_set("after before since until when while because although though")
# Verbs of which the object may be an act: "declared war", "agreed to sell", "found the letter".
_ALSO_ACTS = word_set(
    """
    advise affirm agree announce cite comment concede confirm consider continue counter declare demand
    detail disclose feel find maintain note observe plead post preach proclaim protest query recall recount
    reflect remember repeat report reveal see signal testify text tweet write
    """
)
# "Officials have reported such accusations": the object stands for words.
_REPEATING = word_set("affirm confirm repeat report")
_CHARGES = word_set("accusation accusations allegation allegations charge charges claim claims")
_FINDING = lexicon.DOCUMENT_NOUNS | word_set("researchers scientists investigators experts court jury panel")
_OF_THINKING = word_set("believe think speculate")
_NOT_THOUGHT = word_set("about again as back highly in of twice")
_RELATIVES = word_set("who which whose to")
_CLAUSE_VERBS = lexicon.AUXILIARIES | verbs.PAST
_TIMES = lexicon.ADVERBS | frozenset(("on", "late", "early", "last", "week", "month", *lexicon.WEEKDAYS))
_BEHIND_VERB = 6  # tokens in which such a clause begins

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were)(?: widely| also| generally)?"
    r" (?:said|believed|thought|reported|alleged|rumou?red|understood) to\b"
)


def passive_in(part: Analysed, sentence: Sentence) -> Speech | None:
    """ "Is said to", by nobody who is named."""
    passive = part.first(_PASSIVE, sentence.start, sentence.end)
    if passive is None:
        return None
    tokens = range(sentence.start, sentence.end)
    verb = next(at for at in tokens if part.tokens[at].end >= CharIndex(passive.end()))
    return Speech(Mention("phrase", "", verb, verb), verb, BE_SAID)


def reporting(part: Analysed, sentence: Sentence) -> Speech | None:
    """The verb by which a sentence reports: the first, unless it tells of an act and another reports."""
    first = first_speech(part, sentence.start, sentence.end)
    if first is None or _is_about_words(part.tokens, sentence, first):
        return first
    others = speeches(part, sentence.start, sentence.end)
    return next((one for one in others if _is_about_words(part.tokens, sentence, one)), first)


def is_statement(part: Analysed, sentence: Sentence, speech: Speech) -> bool:
    """Whether a verb of speech reports words, and the sentence does not say that nobody said them."""
    tokens = part.tokens
    if is_taken_back(tokens, sentence.start, speech.verb, sentence.end):
        return False
    if is_relative(tokens, speech) and tokens[speech.mention.end].text != ",":
        return False  # "Residents who complained have sued"
    before = tokens[speech.mention.start - 1].low if speech.mention.start > sentence.start else ""
    if before in _SUBORDINATING and speech.lemma != ACCORDING:
        return False  # "… two days after a player accused her"
    return _is_about_words(tokens, sentence, speech)


def _is_about_words(tokens: Sequence[Token], sentence: Sentence, speech: Speech) -> bool:
    """Whether a verb that can tell of an act or a thought reports words."""
    behind = [token.low for token in tokens[speech.verb + 1 : speech.verb + 1 + _BEHIND_VERB]]
    if speech.lemma in _NEEDS_CLAUSE:
        return not _CLAUSE_WORDS.isdisjoint(behind)
    if speech.lemma == "find" and tokens[speech.mention.end - 1].low in _FINDING:
        return True
    if speech.lemma in _ALSO_ACTS:
        repeats = speech.lemma in _REPEATING and not _CHARGES.isdisjoint(behind)
        return repeats or not _CLAUSE_WORDS.isdisjoint(behind) or _has_content(tokens, sentence, speech)
    return speech.lemma not in _OF_THINKING or _NOT_THOUGHT.isdisjoint(behind[:1])


def _has_content(tokens: Sequence[Token], sentence: Sentence, speech: Speech) -> bool:
    """Whether a clause stands behind a verb that may tell of an act, or before the comma before it."""
    first = min(speech.mention.start, speech.verb)
    comma = last_other(tokens, sentence.start, first, _leads_to_name)
    is_inserted = speech.verb + 1 < sentence.end and tokens[speech.verb + 1].text == ","
    if comma > sentence.start and tokens[comma].text == ",":
        return is_inserted or any(is_verb_like(token) for token in tokens[sentence.start : comma])
    start = first_other(tokens, speech.verb + 1, sentence.end, lambda token: token.low in _TIMES)
    stop = first_other(tokens, start, sentence.end, lambda token: not _ends_clause(token))
    found = (at for at in range(start, stop) if tokens[at].low in _CLAUSE_VERBS or is_finite(tokens, at))
    is_gerund = start < sentence.end and tokens[start].low.endswith("ing")
    return next(found, start) > start or is_gerund


def _leads_to_name(token: Token) -> bool:
    return token.low in lexicon.DETERMINERS or token.low in lexicon.ROLE_NOUNS or token.is_capital


def _ends_clause(token: Token) -> bool:
    return token.is_quoted or token.text in ",;:—(" or token.low in _SUBORDINATING or token.low in _RELATIVES
