"""Whether an article is in the language whose rules there are."""

import re
from collections.abc import Iterable

from briefreader.draft.text.lexicon import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+")
# Function words are at least 32 of 100 words in English news articles, and at most 14 in other languages.
_LEAST_SHARE = 0.2
_FEWEST_WORDS = 25  # of which a share tells something


def seems_english(texts: Iterable[str]) -> bool:
    """Whether so many words of the texts are English function words; also if there are too few to tell."""
    words = [word.lower() for text in texts for word in _WORD.findall(text)]
    known = sum(word in FUNCTION_WORDS for word in words)
    return len(words) < _FEWEST_WORDS or known >= _LEAST_SHARE * len(words)
