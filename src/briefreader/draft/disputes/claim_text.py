"""The clause that a denial refers to, cut from the sentence in which it is asserted."""

from briefreader.draft.annotations.denials import Denial, Saying
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.sayings import ACCORDING, Attribution
from briefreader.draft.annotations.words import Token
from briefreader.draft.disputes.asserting import ASSERTING, OF_CLAUSES, TO_THAT
from briefreader.draft.disputes.predicates import is_clause
from briefreader.draft.mentions.clauses import speeches
from briefreader.draft.text import lexicon
from briefreader.draft.text.tokens import first_other, last_other
from briefreader.draft.text.wordlist import word_set

_JOINING = word_set("although though but while whereas and")
_TOLD = word_set("me him her us them reporters journalists")


def named_by(document: Document, denial: Denial) -> str:
    """The words of the denial itself; empty if it only refers to a claim."""
    said = denial.cue.claim.said
    return document.passages[denial.sentence.passage].text[said.start : said.end] if said is not None else ""


def clause_before(document: Document, denial: Denial) -> str:
    """The reported clause before ", which X denied"; empty if there is none."""
    claim, sentence = denial.cue.claim, denial.sentence
    if claim.reference != "clause":
        return ""
    part = document.parts[sentence.passage]
    tokens = part.tokens
    told = [one for one in speeches(part, sentence.start, claim.before) if one.verb < claim.before]
    if not told:
        return ""
    last = max(told, key=lambda one: one.verb)
    is_that = any(token.low == "that" for token in tokens[last.verb : claim.before])
    if not is_that and last.lemma not in ASSERTING:
        return ""
    that = last_other(tokens, last.verb + 1, claim.before, lambda token: token.low != "that")
    first = that + 1 if that > last.verb else last.verb + 1
    first = first_other(tokens, first, claim.before, lambda token: token.low in _TOLD)
    text = part.words(first, claim.before) if first < claim.before else ""
    begins = tokens[first].low if first < claim.before else ""
    is_phrase = begins in lexicon.PREPOSITIONS or begins in ("him", "her", "them", "it")
    return text if is_clause(text) and not is_phrase and last.mention.end <= first else ""


def told_in(document: Document, saying: Saying) -> str:
    """The clause behind "said that", where more stands before the speaker; empty if none is found."""
    source = saying.source
    if isinstance(source, Attribution) or source.speech.lemma == ACCORDING:
        return ""
    sentence, verb = source.sentence, source.speech.verb
    part = document.parts[sentence.passage]
    last = min(verb + TO_THAT, sentence.end - 1)
    that = next((at for at in range(verb + 1, last) if part.tokens[at].low == "that"), None)
    is_bare = source.speech.lemma in OF_CLAUSES and _opens_clause(part.tokens[min(verb + 1, last)])
    if that is None and not is_bare:
        return ""
    first = verb + 1 if that is None else that + 1
    text = part.words(first, sentence.end)
    return text if is_clause(text) else ""


def told_before(document: Document, saying: Saying, denial: Denial) -> str:
    """What somebody says before a denial in its sentence: "Roe said …, but Poe denied it"."""
    source, mention, sentence = saying.source, denial.cue.mention, denial.sentence
    if isinstance(source, Attribution) or mention is None or source.speech.verb >= mention.start:
        return ""
    part = document.parts[sentence.passage]
    first = source.speech.verb + 1
    first += part.tokens[first].low == "that"
    comma = last_other(part.tokens, first, mention.start, lambda token: token.text != ",")
    return part.words(first, comma if comma > first else mention.start)


def goes_on(document: Document, denial: Denial) -> bool:
    """ "The hill is theirs, although Norland disputes this": only the clause before can be meant."""
    mention, sentence = denial.cue.mention, denial.sentence
    if mention is None:
        return False
    tokens = document.parts[sentence.passage].tokens
    before = last_other(tokens, sentence.start, mention.start, _belongs_to_subject)
    return before > sentence.start + 1 and tokens[before].low in _JOINING


def _opens_clause(token: Token) -> bool:
    """Whether a clause can begin with it: "the boats", "he", "Roe"."""
    return token.low in lexicon.DETERMINERS | lexicon.PRONOUNS.keys() or token.is_capital


def _belongs_to_subject(token: Token) -> bool:
    return token.low in lexicon.DETERMINERS or token.low in lexicon.ROLE_NOUNS
