"""Speakers as a citation names them, and whose the words are that stand without marks."""

import re
from collections.abc import Sequence

from briefreader.brief.model.brief import Quote, Speaker
from briefreader.brief.verification.verification import DetailKind
from briefreader.cite.punctuation import listed

UNATTRIBUTED = "unattributed"
KINDS_OF_PARAPHRASE: dict[DetailKind, str] = {
    "paraphrase": "paraphrase",
    "articles-words": "the article’s words",
}

_NO_MARKS = r"[^“”\"]+?"


def named(speakers: Sequence[Speaker]) -> str:
    """The names alone; empty if the source names nobody."""
    return listed([speaker.name for speaker in speakers if speaker.type != "none"])


def described(speakers: Sequence[Speaker]) -> str:
    """One speaker with role, affiliation and place; several by their names alone."""
    if len(speakers) != 1 or speakers[0].type == "none":
        return named(speakers) or UNATTRIBUTED
    speaker = speakers[0]
    details = [speaker.name]
    for detail in (speaker.role, speaker.affiliation, speaker.place):
        # "Officials in South Korea" need no "South Korea" after them.
        if detail and not any(re.search(rf"\b{re.escape(detail)}\b", known) for known in details):
            details.append(detail)
    return ", ".join(details)


def introduced(quote: Quote, speakers: Sequence[Speaker]) -> str:
    """A speaker at the start of a sentence, in the reporter's words if those are such a description.

    From "said Yang Uk, a military expert at …" it is all but the verb.
    """
    if len(speakers) != 1:
        return named(speakers)
    name = re.escape(speakers[0].name)
    printed = re.fullmatch(rf"\w+ ({name}, {_NO_MARKS})[.,]?", quote.attribution or "")
    description = printed[1] if printed else described(speakers)
    return f"{description}," if "," in description else description
