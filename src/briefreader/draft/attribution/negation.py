"""Whether a sentence says that something was *not* said, or leaves open whether it was."""

from collections.abc import Sequence

from briefreader.draft.annotations.words import Token
from briefreader.draft.mentions.clauses import is_negated
from briefreader.draft.mentions.subject_before import stands_before_verb
from briefreader.draft.text import verbs
from briefreader.draft.text.tokens import last_other
from briefreader.draft.text.wordlist import word_set

# Anywhere before the marks or in the words that tell the speaker.
_REVERSING = verbs.DENY.keys() | word_set(
    """
    allegedly falsely fake fabricated hardly lied misquoted misquoting nobody none neither nor purportedly
    reportedly supposedly wrongly
    """
)
_NO_SUBJECT = word_set("no few")
# Between the subject and its verb.
_NEGATING = word_set("not never cannot without")
_FEW_BEFORE = 4  # tokens
_UNREAL = word_set("would could might may should")


def is_reversed(tokens: Sequence[Token], start: int, at: int, cue: tuple[int, int]) -> bool:
    """Whether the words before a quotation at a token, or those that tell its speaker, take it back.

    `start` is where its sentence begins, `cue` the offsets of the words that tell.
    """
    first = _behind_denial(tokens, start, at, cue)
    told = [*tokens[first:at], *tokens[max(first, cue[0]) : cue[1]]]
    if any(token.low in _REVERSING for token in told if not token.is_quoted):
        return True
    if tokens[start].low in _NO_SUBJECT or tokens[cue[0]].low in _NO_SUBJECT:
        return True
    if any(_is_unsaid(tokens, start, one) for one in range(start, at)):
        return True
    verb = last_other(tokens, cue[0], cue[1], lambda token: token.low not in verbs.SPEECH)
    verb = verb if verb >= cue[0] else cue[1] - 1
    first = last_other(tokens, cue[0], verb, _stands_before_verb) + 1
    between = tokens[first:verb]
    return any(token.low in _NEGATING | _UNREAL or is_negated(token) for token in between)


def _behind_denial(tokens: Sequence[Token], start: int, at: int, cue: tuple[int, int]) -> int:
    """Past "Denied the claim," before "calling it "…"": what is denied are not the words in marks."""
    verb = cue[1] - 1
    if verb >= at or not tokens[verb].low.endswith("ing"):
        return start
    comma = last_other(tokens, start, verb, lambda token: token.text != ",")
    denied = any(token.low in verbs.DENY for token in tokens[start : max(start, comma)])
    return comma if denied else start


def _is_unsaid(tokens: Sequence[Token], start: int, at: int) -> bool:
    """ "Could not remember saying"."""
    before = tokens[max(start, at - _FEW_BEFORE) : at]
    is_no = any(token.low in _NEGATING or is_negated(token) for token in before if not token.is_quoted)
    return tokens[at].low == "saying" and is_no


def is_taken_back(tokens: Sequence[Token], start: int, verb: int, end: int) -> bool:
    """Whether a sentence without marks says that nobody said it, or that it is not so."""
    before = [token.low for token in tokens[start:verb]]
    if before and (before[0] in _NO_SUBJECT or not _REVERSING.isdisjoint(before)):
        return True
    return before[:2] in (["no", "one"], ["contrary", "to"]) or _is_contrasted(tokens, start, verb)


def _is_contrasted(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """ "Not open as X had said", "contrary to what X said"."""
    clause = last_other(tokens, start, verb, lambda token: token.low not in ("as", "what", "when", "if"))
    if clause < start:
        return False
    word = tokens[clause].low
    if word in ("what", "if") or (word == "when" and tokens[max(start, clause - 1)].low == "lied"):
        return True
    return word == "as" and any(token.low in ("not", "never") for token in tokens[start:clause])


def _stands_before_verb(token: Token) -> bool:
    is_adverb = stands_before_verb(token) or token.low.endswith("ly")
    return is_adverb or token.low in _NEGATING or is_negated(token)
