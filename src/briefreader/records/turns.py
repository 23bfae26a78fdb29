"""The turns of a transcript: paragraphs that begin with a label of who speaks.

Labels are read as hearings, briefings and interviews print them: `Ms. POLK.`, `MR. OSGOOD:`, `Liv Holm:`,
`Q:`, `A.`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_QUESTION_ANSWER = re.compile(r"([QA])(?:[.:]\s+|\s{2,})(?=\S)")
_CAPITALS = re.compile(
    r"((?:(?:The|Mr|Ms|Mrs|Miss|Dr|Hon|Rep|Sen|Senator|Chairman|Chairwoman|MR|MS|MRS|DR|THE)\.? ){0,3}"
    r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: (?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][A-ZÀ-Þ'’-]+)){0,3})"
    r"(?: ?[(\[][^)\]]{1,60}[)\]])?[.:]\s+(?=\S)"
)
_NAME = re.compile(r"([A-ZÀ-Þ][\w.'’-]{0,30}(?: [A-ZÀ-Þ][\w.'’-]{0,30}){0,3}):\s+(?=\S)")
_FEWEST = 3  # labelled paragraphs of a transcript; of questions and answers two are enough
_SHARE = 0.25  # of the paragraphs from the first label on


class Turn(NamedTuple):
    """A paragraph that begins to speak; `at` is its place among the paragraphs, `words` where they begin."""

    at: int
    label: str
    words: int


def label_of(paragraph: str) -> tuple[str, int] | None:
    """The label that a paragraph begins with, and where its words begin."""
    for pattern in (_QUESTION_ANSWER, _CAPITALS, _NAME):
        if found := pattern.match(paragraph):
            return found[1], found.end()
    return None


def turns_of(paragraphs: Sequence[str]) -> tuple[Turn, ...]:
    """The turns of a text that is a transcript from its first label on; none of any other text.

    An article may have a label or two (“Editor's note: …”); in a transcript labels come again.
    """
    found = tuple(
        Turn(at, *label) for at, text in enumerate(paragraphs) if (label := label_of(text)) is not None
    )
    if not found:
        return ()
    labels = Counter(turn.label for turn in found)
    if labels["Q"] and labels["A"]:
        return found
    comes_again = max(labels.values()) > 1 and len(labels) > 1
    enough = len(found) >= max(_FEWEST, _SHARE * (len(paragraphs) - found[0].at))
    return found if comes_again and enough else ()
