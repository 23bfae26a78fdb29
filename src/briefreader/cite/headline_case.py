"""Titles in headline case, as MLA and Chicago style want them.

CMOS 18 §8.160 and MLA 9 §2.90: capitals for all but articles, conjunctions and prepositions, for the first
and the last word always. A preposition that the title itself capitalises may be an adverb (`Dam Shut Down`),
and stays.
"""

from briefreader.cite.title_words import PREPOSITIONS, SMALL_WORDS, TitleWord, words_of

_NEVER = frozenset("a an and but for nor of or the to with from as".split())  # noqa: SIM905
_LOWER = SMALL_WORDS | PREPOSITIONS


def headline_case(title: str, longest_small: int = 20) -> str:
    """An English title with the capitals of a headline; no longer prepositions stay small."""
    words = words_of(title)
    if not words:
        return title
    shouted = len(words) > 2 and all(word.text.isupper() or not word.text.isalpha() for word in words)
    return "".join(
        f"{word.before}{_cased(word, words, shouted, longest_small)}{word.after}" for word in words
    )


def _cased(word: TitleWord, words: list[TitleWord], shouted: bool, longest_small: int) -> str:
    if word.fixed or word.dotted or not word.text[0].isalpha():
        return word.text
    text = word.text.capitalize() if shouted else word.text
    if any(letter.isupper() for letter in text[1:]):
        return text
    plain = text.lower()
    if len(text) == 1 and word.before.endswith("("):
        return text
    quoted = word.before.endswith(("“", "‘", "(")) and not word.text.islower()
    edge = quoted or word.starts or word.number == len(words) - 1
    hyphened = word.before == "-"
    small = plain in _LOWER and len(plain) <= longest_small and (shouted or text.islower())
    if not edge and (plain in _NEVER or small):
        return plain if not hyphened or text.islower() else text
    return f"{text[0].upper()}{text[1:]}"
