"""Which stretches between quotation marks are one quote: interrupted, or continued over paragraphs."""

import re
from collections.abc import Sequence

from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.sayings import Attribution
from briefreader.draft.annotations.words import Passage
from briefreader.draft.rules import Rule

_MOST_BETWEEN = 12  # words that can interrupt a quote, beside those that tell the speaker
_FEW_WORDS = 4  # fewer can be said twice


def quotes_in(document: Document) -> list[list[Attribution]]:
    """The attributions, those of one quote together.

    What is printed twice, as in a pull quote, is kept where it stands last: in the body.
    """
    kept: list[list[Attribution]] = []
    seen: set[str] = set()
    for group in reversed(_groups(document)):
        words = " ".join(one.quotation.words(document.passages).strip(" ,.") for one in group)
        if len(words.split()) < _FEW_WORDS or words not in seen:
            kept.append(group)
        seen.add(words)
    return kept[::-1]


def _groups(document: Document) -> list[list[Attribution]]:
    groups: list[list[Attribution]] = []
    for one in document.attributions:
        if groups and _joins(groups[-1][-1], one, document.passages):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _joins(last: Attribution, one: Attribution, passages: Sequence[Passage]) -> bool:
    """Whether a quotation is of the same quote as the one before."""
    if last.resolved.voices[:1] != one.resolved.voices[:1]:
        return False
    if one.quotation.passage - last.quotation.passage not in (0, 1):
        return False
    if one.rule == Rule.GOES_ON:
        return True
    goes_on = one.rule == Rule.CONTINUES or (one.rule == Rule.BEFORE and one.cue == last.cue)
    return goes_on and not _is_parted(last, one, passages)


def _is_parted(last: Attribution, one: Attribution, passages: Sequence[Passage]) -> bool:
    """Whether more than the words that tell the speaker stands between two quotations."""
    between = passages[one.quotation.passage].text[last.quotation.outer_end : one.quotation.outer_start]
    rest = between.replace(last.cue, "").replace(one.cue, "")
    return len(re.findall(r"\w+", rest)) > _MOST_BETWEEN
