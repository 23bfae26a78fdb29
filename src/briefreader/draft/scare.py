"""Marked words that are nobody's speech: titles of works, names, words held at a distance."""

import re
from collections.abc import Sequence

from briefreader.draft import lexicon
from briefreader.draft.clauses import Analysed
from briefreader.draft.ladder import is_active
from briefreader.draft.listing import word_set
from briefreader.draft.quotations import Quotation

_SCARE = word_set(
    """so-called named titled entitled labelled labeled nicknamed dubbed known words word phrase phrases term terms
    name slogan hashtag song film movie book album single novel play show series episode exhibition exhibit
    painting chapter headline category codenamed code-named called listed list game documentary poem essay article
    magazine program programme project operation lecture course tune track ballad anthem motto acronym musical
    opera sitcom podcast novella memoir sculpture mural column"""
)
_SCARE_BEFORE_AS = frozenset(
    ("known", "referred", "listed", "rated", "billed", "classified", "marketed", "filed", "tagged")
)
_SMALL = lexicon.PREPOSITIONS | lexicon.DETERMINERS | frozenset(("and", "or", "but", "vs", "v", "nor", "the"))
WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")


def is_name_like(part: Analysed, quotation: Quotation, at: int, start: int) -> bool:
    """Whether marked words are a title, a name, or words held at a distance."""
    text = part.passage.text[quotation.start : quotation.end]
    found = WORD.findall(text)
    before = [token.low for token in part.tokens[max(start, at - 4) : at] if token.text not in ",:"]
    last = before[-1] if before else ""
    if text.rstrip()[-1:] in "?!" and len(found) > 2:
        return False
    if last in _SCARE and not (last == "called" and is_active(part.tokens, at - 1)):
        return True
    if last == "as" and len(before) > 1 and before[-2] in _SCARE_BEFORE_AS:
        return True
    if last in ("on", "of", "in") and _is_titled(found):
        return True
    if len(found) <= 8 and any(
        word in ("so-called", "titled", "entitled", "nicknamed", "named") for word in before
    ):
        return True
    after = part.tokens[at + 1] if at + 1 < len(part.tokens) else None
    if last in lexicon.DETERMINERS and after is not None and after.is_word and len(found) <= 4:
        return True
    opens_sentence = at == start
    if _is_titled(found) and (len(found) > 1 or not opens_sentence) and text.rstrip()[-1:] not in ".?!":
        return True
    return bool(_is_titled(found) and len(found) in (2, 3, 4, 5, 6) and last not in ("", "said", "says"))


def _is_titled(found: Sequence[str]) -> bool:
    """Whether every word that carries meaning begins with a capital, as in the title of a work."""
    heavy = [word for word in found if word.lower() not in _SMALL]
    return (
        bool(heavy)
        and all(word[0].isupper() or word[0].isdigit() for word in heavy)
        and found[0][0].isupper()
    )
