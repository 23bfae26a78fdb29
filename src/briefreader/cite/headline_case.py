"""Titles in headline case, as MLA and Chicago style want them.

CMOS 18 §8.160 and MLA 9 §2.90: capitals for all but articles, conjunctions and prepositions, for the first
and the last word always. A preposition that the title itself capitalises may be an adverb (`Dam Shut Down`),
and stays.
"""

import re

from briefreader.cite.title_words import SMALL_WORDS, TitleWord, words_of

_NEVER = frozenset("a an and but for nor of or the to with from as".split())  # noqa: SIM905
_LOWER = SMALL_WORDS | frozenset(
    """about above across after against along amid among around before behind below beneath beside
    between beyond down during except inside like near since through throughout toward towards under
    underneath until versus within without""".split()  # noqa: SIM905
)
_INNER_CAPITAL = re.compile(r".+[^\W\d_a-zß-ÿ]")


def headline_case(title: str) -> str:
    """An English title with the capitals of a headline."""
    words = words_of(title)
    if not words:
        return title
    shouted = len(words) > 2 and all(word.text.isupper() or not word.text.isalpha() for word in words)
    return "".join(f"{word.before}{_cased(word, words, shouted=shouted)}{word.after}" for word in words)


def _cased(word: TitleWord, words: list[TitleWord], *, shouted: bool) -> str:
    if word.fixed or word.dotted or not word.text[0].isalpha():
        return word.text
    text = word.text.capitalize() if shouted else word.text
    if any(letter.isupper() for letter in text[1:]):
        return text
    plain = text.lower()
    edge = word.starts or word.number == len(words) - 1
    hyphened = word.before == "-"
    if not edge and (plain in _NEVER or (plain in _LOWER and (shouted or text.islower()))):
        return plain if not hyphened or text.islower() else text
    return f"{text[0].upper()}{text[1:]}"
