"""Whether a saying asserts something, as its speaker's own view."""

import re
from collections.abc import Sequence

from briefreader.draft.annotations.denials import Denial, Saying
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.sayings import ACCORDING, Attribution, Statement
from briefreader.draft.annotations.words import Token
from briefreader.draft.disputes.predicates import is_clause
from briefreader.draft.text import lexicon, verbs
from briefreader.draft.text.wordlist import word_set

ACCUSING = word_set("accuse allege blame charge claim complain")
_OTHER_ASSERTING = word_set(
    """
    acknowledge add admit affirm agree announce argue assert believe boast concede conclude confess confirm
    contend declare emphasise emphasize estimate explain find indicate inform insist maintain note observe
    predict reaffirm recall recount reiterate remark repeat report reveal say state stress suggest swear tell
    testify think tweet warn write
    """
)
ASSERTING = ACCUSING | _OTHER_ASSERTING | {ACCORDING}
OF_CLAUSES = word_set("add allege argue believe claim insist say testify think")
TO_THAT = 7  # tokens from the verb to its "that"
_TELLING = word_set("inform tell warn")  # somebody
_VIEW = re.compile(r"\b[\w’']+[’']s? (?:view|opinion|eyes)\b|\b(?:view|opinion|eyes) of\b")


def is_asserted(document: Document, saying: Saying) -> bool:
    """Whether it asserts something: no question, no wish, no more than one who speaks."""
    source = saying.source
    if isinstance(source, Attribution):
        words = source.quotation.words(document.passages).rstrip(" ”’\"'")
        return not words.endswith("?") and is_clause(words)
    return _tells_clause(document, source) and is_clause(saying.words)


def _tells_clause(document: Document, statement: Statement) -> bool:
    """Whether a verb asserts a clause: "maintains that", not "maintains a lead"."""
    lemma, verb = statement.speech.lemma, statement.speech.verb
    if lemma in ACCUSING | OF_CLAUSES | {ACCORDING}:
        return True
    tokens, end = document.parts[statement.sentence.passage].tokens, statement.sentence.end
    behind = tokens[verb + 1 : min(verb + 1 + TO_THAT, end)]
    is_last = not behind or not behind[0].is_word or statement.speech.mention.start > verb
    is_thing = not is_last and behind[0].low in lexicon.DETERMINERS - {"that"} and lemma not in _TELLING
    is_that = not is_thing and any(token.low == "that" for token in behind)
    return lemma in ASSERTING and (is_last or is_that)


def is_relayed(document: Document, saying: Saying, denied: str, denial: Denial | None) -> bool:
    """ "Roe said that Lund believed it was sold" is no claim of Roe's that it was sold.

    `denial` is that of the same sentence.
    """
    if not isinstance(saying.source, Statement):
        return False
    sentence, verb = saying.source.sentence, saying.source.speech.verb
    tokens = document.parts[sentence.passage].tokens
    end = sentence.end if denial is None else denial.cue.start
    plain = set(denied.lower().split())
    return bool(_VIEW.search(saying.words)) or any(
        _is_said_too(tokens, at) and tokens[at].low not in plain for at in range(verb + 1, end)
    )


def _is_said_too(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech or belief stands there, in a finite form."""
    low, before = tokens[at].low, tokens[at - 1]
    is_past = low.endswith("ed") or low in ("said", "thought", "felt", "told", "wrote")
    is_present = low not in verbs.NEVER_SPEECH and (low.endswith("s") or before.low.endswith("s"))
    is_finite = is_past or is_present or before.low in lexicon.PRONOUNS or before.is_capital
    return (
        low in verbs.SPEECH.keys() | verbs.BELIEF.keys()
        and is_finite
        and before.low not in lexicon.DETERMINERS | lexicon.BE
    )
