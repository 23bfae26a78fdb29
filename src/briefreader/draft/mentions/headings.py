"""The speaker whom a heading names: "LIV HOLM, CHIEF ECONOMIST AT QUAY BANK"."""

from briefreader.draft.annotations.people import Mention
from briefreader.draft.annotations.words import Passage
from briefreader.draft.mentions.subject_after import subject_after
from briefreader.draft.text import lexicon
from briefreader.draft.text.analysis import analysed

_SMALL = (
    lexicon.FUNCTION_WORDS | lexicon.ROLE_NOUNS | lexicon.GROUP_NOUNS | lexicon.DOCUMENT_NOUNS
) - lexicon.PARTICLES
_MOST_WORDS = 16


def speaker_of_heading(heading: str) -> Mention | None:
    """Who is named with the first words of a heading; None if nobody is."""
    words = heading.strip(" :—–-").split()
    if not words or len(words) > _MOST_WORDS:
        return None
    text = " ".join(map(_in_lower_case, words)) if heading.isupper() else " ".join(words)
    part = analysed([Passage(0, text)], ())[0]
    found = subject_after(part, 0, len(part.tokens))
    if found is None or found.kind == "pronoun" or found.others:
        return None
    is_name = found.kind == "name" and found.end - found.start > 1
    return found if is_name or found.role or found.kind == "phrase" else None


def _in_lower_case(word: str) -> str:
    """A word in capitals as it stands in a sentence."""
    low = word.lower()
    bare = low.strip(".,:;").removesuffix("’s").removesuffix("'s")
    if bare in _SMALL:
        return low
    return "-".join(part[:1].upper() + part[1:] for part in low.split("-"))
