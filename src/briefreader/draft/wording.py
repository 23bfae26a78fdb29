"""The words of items: what a statement without marks says, and the words that tell who says it."""

import re
from collections.abc import Sequence

from briefreader.brief.model import SaidTo
from briefreader.draft import lexicon
from briefreader.draft.analysis import Analysed
from briefreader.draft.clauses import ACCORDING, Speech
from briefreader.draft.listing import word_set
from briefreader.draft.reading import BE_SAID, Statement
from briefreader.draft.tokens import Token, first_other

# Verbs that report a clause even without "that", and those that stand against what they report.
_OF_A_CLAUSE = word_set(
    "say add argue insist claim note explain believe think estimate hope fear according tell"
)
_AGAINST = word_set("deny doubt refute dispute question dismiss reject rebuff contradict rebut") | {BE_SAID}
_TIME_WORDS = word_set("on late early yesterday today last night morning afternoon evening") | set(
    lexicon.WEEKDAYS
)
_ADVERBIAL = lexicon.PREPOSITIONS | lexicon.PRONOUNS.keys() | word_set("reporters journalists lawmakers the")
_SPEAKING_NOUNS = lexicon.GROUP_NOUNS | lexicon.PERSON_NOUNS | lexicon.ORG_WORDS
_SIGNS = " ,—–"
_FEW_WORDS = 4  # no more before the speaker open the sentence: "On Tuesday, Jo Roe said that"
_WRITTEN = re.compile(
    r"\b(?:statement|wrote|tweet\w*|posted|letter|filing|report|post|blog|memo|release|website|study)\b"
)
_TOLD = re.compile(r"\b(?:told (?:reporters|\w+ (?:News|Times|Post))|in an interview|news conference)\b")


def said_to(words: str) -> SaidTo | None:
    """Whether something was said to a reporter or written, as far as some words tell."""
    return "reporter" if _TOLD.search(words) else "statement" if _WRITTEN.search(words) else None


def sentence_case(words: str) -> str:
    """Words as a sentence of their own."""
    plain = words.strip(" ,;:—–-")
    return plain[:1].upper() + plain[1:]


def last_words(text: str) -> str:
    """The last sentence of a text, or its end."""
    return re.split(r"(?<=[.!?”\"])\s+", text.strip())[-1][-200:]


def cue_of(statement: Statement, part: Analysed) -> str:
    """The words that tell who says something."""
    speech = statement.speech
    if speech.lemma == BE_SAID:
        return part.words(max(0, speech.verb - 3), speech.verb + 1).strip()
    return part.words(*_cue(speech))


def _cue(speech: Speech) -> tuple[int, int]:
    """Subject and verb, as token offsets."""
    mention, verb = speech.mention, speech.verb
    return min(mention.start, verb), max(verb + 1, mention.end if mention.start > verb else 0)


def content_of(statement: Statement, part: Analysed) -> str:
    """The words reported: the sentence without those that tell who says it, where it can do without them."""
    tokens, sentence, lemma = part.tokens, statement.sentence, statement.speech.lemma
    whole = part.words(sentence.start, sentence.end)
    if lemma in _AGAINST:
        return whole  # without its verb it would say the opposite
    start, behind = _cue(statement.speech)
    if lemma == ACCORDING:
        behind = _behind_appositions(tokens, behind, sentence.end)
    before = part.words(sentence.start, start).strip(_SIGNS)
    opens = len(before.split()) <= _FEW_WORDS
    behind = first_other(tokens, behind, sentence.end - 1, lambda token: token.low in _TIME_WORDS)
    has_that = behind < sentence.end and tokens[behind].low == "that"
    if has_that:
        behind += 1
    elif opens and lemma not in _OF_A_CLAUSE:
        return whole
    is_adverbial = behind < sentence.end and tokens[behind].low in _ADVERBIAL
    rest = "." if is_adverbial and not opens else part.words(behind, sentence.end).strip(_SIGNS)
    if opens and has_that:
        before = ""
    joined = f"{before} {rest}" if before and rest[:1].isalnum() else before + rest
    return sentence_case(joined) if len(joined.split()) >= 3 else whole


def _behind_appositions(tokens: Sequence[Token], at: int, end: int) -> int:
    """Past ", a company in Quay," behind the speaker."""
    while at < end - 1 and tokens[at].text == "," and _is_apposition(tokens, at + 1):
        at = first_other(tokens, at + 1, end, lambda token: token.text not in ",.;")
    return at


def _is_apposition(tokens: Sequence[Token], at: int) -> bool:
    names_speaker = any(token.low in _SPEAKING_NOUNS for token in tokens[at : at + 6])
    return names_speaker and tokens[at].low in lexicon.ARTICLES
