"""The words of items: what a statement without marks says, and the words that tell who says it."""

import re
from collections.abc import Sequence

from briefreader.brief.model.brief import SaidTo
from briefreader.draft.annotations.people import Speech
from briefreader.draft.annotations.sayings import ACCORDING, BE_SAID, LISTED, Statement
from briefreader.draft.annotations.words import Analysed, Sentence, Token
from briefreader.draft.mentions.clauses import is_relative, is_verb_like
from briefreader.draft.text import lexicon, verbs
from briefreader.draft.text.tokens import first_other, last_other
from briefreader.draft.text.wordlist import word_set

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
_LEADING = word_set("given when while as once still")
_SIGNS = " ,—–"
_LONGEST_LAST = 200  # characters of the last words before something
_LONGEST_BEHIND = 400  # characters in which they are looked for
_SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "you"))
_QUALIFYING = word_set("falsely wrongly allegedly reportedly supposedly never not")
_FEW_WORDS = 6  # no more before the speaker open the sentence: "On Tuesday, Jo Roe said that"
_RELATIVES = word_set("who which whose whom where")
_TO_THAT = 9  # tokens from the verb to its "that": "told the paper on Monday that"
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


def shortened(words: str, longest: int) -> str:
    """Words of so many characters at the most, the last of them a sign that more were there."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def last_words(text: str) -> str:
    """The last sentence of a text, or its end."""
    return re.split(r"(?<=[.!?”\"])\s+", text.strip()[-_LONGEST_BEHIND:])[-1][-_LONGEST_LAST:]


def cue_of(statement: Statement, part: Analysed) -> str:
    """The words that tell who says something."""
    speech = statement.speech
    if speech.lemma == LISTED:
        return statement.cue
    if speech.lemma == BE_SAID:
        return part.words(max(0, speech.verb - 3), speech.verb + 1).strip()
    return part.words(*_cue(speech))


def _cue(speech: Speech) -> tuple[int, int]:
    """Subject and verb, as token offsets."""
    mention, verb = speech.mention, speech.verb
    return min(mention.start, verb), max(verb + 1, mention.end if mention.start > verb else 0)


def content_of(statement: Statement, part: Analysed) -> str:
    """The words reported: the sentence without those that tell who says it, where it can do without them.

    Where that is not plain, the whole sentence: half a sentence may say something else.
    """
    tokens, sentence, lemma = part.tokens, statement.sentence, statement.speech.lemma
    whole = part.words(sentence.start, sentence.end)
    if lemma == LISTED:
        return whole
    start, behind = _cue(statement.speech)
    is_qualified = any(token.low in _QUALIFYING for token in tokens[sentence.start : behind])
    if lemma in _AGAINST or is_qualified or is_relative(tokens, statement.speech):
        return whole  # without its verb it would say the opposite, or more
    if lemma == ACCORDING:
        behind = _behind_appositions(tokens, behind, sentence.end)
    start = _start_of_speaker(tokens, sentence.start, start)
    opens = start == sentence.start or _is_intro(tokens, sentence.start, start)
    if opens or _leads_to_clause(part, statement, start, behind):
        return _after_speaker(part, sentence.end, behind, lemma) or whole
    return _around_speaker(part, sentence, start, behind) or whole


def _start_of_speaker(tokens: Sequence[Token], first: int, start: int) -> int:
    """Where the phrase with the speaker's name begins: with article, titles, what he owns, and his role."""
    while start > first and _belongs_to_name(tokens[start - 1]):
        start -= 1
    comma = start - 1
    if comma > first and tokens[comma].text == ",":
        # "The mayor, Jo Roe, said": the role before the comma, if the sentence begins with it.
        role = last_other(tokens, first, comma, lambda token: token.is_word and not is_verb_like(token))
        nouns = tokens[role + 1 : comma]
        if role < first and any(token.low in _SPEAKING_NOUNS | lexicon.TITLES for token in nouns):
            return first
    return start


def _belongs_to_name(token: Token) -> bool:
    low = token.bare.lower().rstrip(".")
    known = low in lexicon.ROLE_NOUNS or low in lexicon.DETERMINERS
    return known or token.is_possessive or (token.is_capital and low not in lexicon.STARTERS)


def _is_intro(tokens: Sequence[Token], first: int, start: int) -> bool:
    """ "On Tuesday," before the speaker: a few words without a verb."""
    lead = tokens[first:start]
    opens = lead[0].low in lexicon.PREPOSITIONS | lexicon.ADVERBS | frozenset(("but", "and", "still"))
    return opens and len(lead) <= _FEW_WORDS and not any(map(is_verb_like, lead))


def _leads_to_clause(part: Analysed, statement: Statement, start: int, behind: int) -> bool:
    """Whether what stands before the speaker only leads to his words: "Given that, Jo Roe said it …"."""
    tokens, sentence = part.tokens, statement.sentence
    first, comma = tokens[sentence.start].low, tokens[start - 1].text
    opens = first in lexicon.PREPOSITIONS or first in _LEADING or first.endswith(("ing", "ed"))
    if comma != "," or not opens or statement.speech.mention.start > statement.speech.verb:
        return False
    return bool(_after_speaker(part, sentence.end, behind, statement.speech.lemma))


def _after_speaker(part: Analysed, end: int, behind: int, lemma: str) -> str:
    """What follows the verb, if it is a clause."""
    tokens = part.tokens
    if lemma == ACCORDING:
        comma = first_other(tokens, behind, end, lambda token: token.text != ",")
        if comma + 1 < end and tokens[comma + 1].low in _RELATIVES:
            return ""
        return _long_enough(part.words(comma + 1, end)) if comma < end else ""
    if behind >= end or tokens[behind].text == ",":
        return ""  # the sentence goes on around the speaker
    if any(token.low in verbs.STRONG for token in tokens[behind:end]):
        return ""  # somebody speaks once more: "…, but added that"
    behind = first_other(tokens, behind, end - 1, lambda token: token.low in _TIME_WORDS)
    that = next((at for at in range(behind, min(behind + _TO_THAT, end)) if tokens[at].low == "that"), None)
    if that is not None and not any(_parts(token) for token in tokens[behind:that]):
        return _long_enough(part.words(that + 1, end))
    is_object = tokens[behind].low in _ADVERBIAL - frozenset(("the",)) - _SUBJECT_PRONOUNS
    if that is not None or lemma not in _OF_A_CLAUSE or lemma == "tell" or is_object:
        return ""
    return _long_enough(part.words(behind, end))


def _parts(token: Token) -> bool:
    """Whether it parts a verb from its "that": "said it was false that"."""
    return token.text in ",;" or is_verb_like(token) or token.low in lexicon.PRONOUNS.keys() - {"it"}


def _around_speaker(part: Analysed, sentence: Sentence, start: int, behind: int) -> str:
    """The sentence without ", X said," in it."""
    tokens = part.tokens
    if tokens[start - 1].text not in (",", "—", "–"):
        if tokens[start - 1].low in ("and", "but"):
            return _after_speaker(part, sentence.end, behind, "say")
        return ""
    before = part.words(sentence.start, start).strip(_SIGNS)
    behind = first_other(tokens, behind, sentence.end - 1, lambda token: token.low in _TIME_WORDS)
    ahead = tokens[behind : min(behind + 2, sentence.end)]
    if len(ahead) == 2 and ahead[0].text == "," and ahead[1].low in ("and", "but", "while"):
        return ""
    if len(ahead) == 2 and ahead[0].text == "," and ahead[1].low in _RELATIVES:
        if first_other(tokens, behind + 1, sentence.end, lambda token: token.text != ",") < sentence.end:
            return ""
        behind = sentence.end - 1  # "…, said X, who was there."
    is_adverbial = behind < sentence.end and tokens[behind].low in _ADVERBIAL
    rest = "." if is_adverbial else part.words(behind, sentence.end).strip(_SIGNS)
    return _long_enough(f"{before} {rest}" if rest[:1].isalnum() else before + rest)


def _long_enough(words: str) -> str:
    plain = sentence_case(words)
    return plain if len(plain.split()) >= 3 else ""


def _behind_appositions(tokens: Sequence[Token], at: int, end: int) -> int:
    """Past ", a company in Quay," behind the speaker."""
    while at < end - 1 and tokens[at].text == "," and _is_apposition(tokens, at + 1):
        at = first_other(tokens, at + 1, end, lambda token: token.text not in ",.;")
    return at


def _is_apposition(tokens: Sequence[Token], at: int) -> bool:
    names_speaker = any(token.low in _SPEAKING_NOUNS for token in tokens[at : at + 6])
    return names_speaker and tokens[at].low in lexicon.ARTICLES
