"""Marked words that are nobody's speech: titles of works, names, words held at a distance."""

import re
from collections.abc import Sequence

from briefreader.draft.annotations.words import Analysed, Quotation
from briefreader.draft.mentions.clauses import is_active
from briefreader.draft.text import lexicon
from briefreader.draft.text.wordlist import word_set

# What stands before a title or name, or before words held at a distance.
_LEADS_TO_NAME = word_set(
    """
    acronym album anthem article ballad book called category chapter code-named codenamed column course
    documentary dubbed entitled episode essay exhibit exhibition film game hashtag headline known labeled
    labelled lecture list listed magazine memoir motto movie mural musical name named nicknamed novel
    novella opera operation painting phrase phrases play podcast poem program programme project sculpture
    series show single sitcom slogan so-called song term terms titled track tune word words
    """
)
_LEADS_FROM_AFAR = word_set("so-called titled entitled nicknamed named")
_LEADS_WITH_AS = word_set("billed classified filed known listed marketed rated referred tagged")
_CALLING = word_set("call calling calls")  # without an object: "a plan it calls “X”"
_SMALL = lexicon.PREPOSITIONS | lexicon.DETERMINERS | word_set("and or but vs v nor the")
_NEWLY = word_set("current existing latest new old original own popular")
_NO_NOUNS = lexicon.FUNCTION_WORDS
_MOST_HELD = 4  # words that qualify a noun
_LONGEST_NAME = 8  # words without capitals that can be a name
WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")


def is_name_like(part: Analysed, quotation: Quotation, at: int, start: int) -> bool:
    """Whether marked words are a title, a name, or words held at a distance.

    `at` is their token, `start` that with which their sentence begins.
    """
    text = part.passage.text[quotation.start : quotation.end].rstrip()
    found = WORD.findall(text)
    before = [token.low for token in part.tokens[max(start, at - 4) : at] if token.text not in ",:"]
    if text.endswith(("?", "!")) and len(found) > 2:
        return False
    is_titled = _is_titled(found)
    if _is_led_to(part, at, before, len(found)) and (is_titled or len(found) <= _LONGEST_NAME):
        return True
    if is_held(part, quotation, at, start):
        return True
    if not is_titled:
        return False
    last = before[-1] if before else ""
    if last in ("on", "of", "in"):
        return True
    if (len(found) > 1 or at > start) and not text.endswith((".", "?", "!")):
        return True
    return 2 <= len(found) <= 6 and last not in ("", "said", "says")


def is_held(part: Analysed, quotation: Quotation, at: int, start: int) -> bool:
    """Whether a few marked words qualify a noun, as the “big” plan: the reporter's, or somebody's own."""
    found = WORD.findall(part.passage.text[quotation.start : quotation.end])
    first = at - 1 - (at - 1 > start and part.tokens[at - 1].low in _NEWLY)
    is_led = first >= start and part.tokens[first].low in lexicon.DETERMINERS
    return is_led and len(found) <= _MOST_HELD and _qualifies_noun(part, at)


def _qualifies_noun(part: Analysed, at: int) -> bool:
    """Whether a noun of the same sentence follows: "the “big” plan", but not "the “big plan” of theirs"."""
    if at + 1 >= len(part.tokens):
        return False
    ends = any(end == at + 1 for _, end in part.sentences)
    return not ends and part.tokens[at + 1].is_word and part.tokens[at + 1].low not in _NO_NOUNS


def _is_led_to(part: Analysed, at: int, before: Sequence[str], length: int) -> bool:
    """Whether the words before tell that a name follows: "the song", "so-called", "known as"."""
    if not before:
        return False
    last = before[-1]
    if last in _LEADS_TO_NAME and not (last == "called" and is_active(part.tokens, at - 1)):
        return True
    if last in _CALLING and "what" not in before:
        return True
    if last == "as" and len(before) > 1 and before[-2] in _LEADS_WITH_AS:
        return True
    return length <= 8 and not _LEADS_FROM_AFAR.isdisjoint(before)


def _is_titled(found: Sequence[str]) -> bool:
    """Whether every word that carries meaning begins with a capital, as in the title of a work."""
    heavy = [word for word in found if word.lower() not in _SMALL]
    return (
        bool(heavy)
        and all(word[0].isupper() or word[0].isdigit() for word in heavy)
        and found[0][0].isupper()
    )
