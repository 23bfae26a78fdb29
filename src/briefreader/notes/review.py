"""What a review may say: the Admiralty grades, verdicts, likelihood, confidence.

The letter grades the source, the digit the information: two axes that are written side by side
and never combined. `F` and `6` say that nobody can tell. They are neither low nor a middle, so
there is no order among grades here, and no average.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict, get_args

from briefreader.notes.model import Confidence, Credibility, Reliability, Review, ReviewState, ScaleName
from briefreader.notes.scale import SCALES

RELIABILITY: dict[Reliability, str] = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Reliability cannot be judged",
}
CREDIBILITY: dict[Credibility, str] = {
    "1": "Confirmed by other sources",
    "2": "Probably true",
    "3": "Possibly true",
    "4": "Doubtful",
    "5": "Improbable",
    "6": "Truth cannot be judged",
}
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
STATES: tuple[ReviewState, ...] = get_args(ReviewState)
VERDICTS = ("supported", "unsupported", "misleading", "false", "cannot-determine")


class ReviewFields(TypedDict, total=False):
    """The fields of a review that a reviewer sets."""

    state: ReviewState
    reliability: Reliability | None
    credibility: Credibility | None
    verdict: str | None
    likelihood: str | None
    scale: ScaleName | None
    confidence: Confidence | None
    comment: str


UNREVIEWED: Mapping[str, str | None] = {
    "state": "unreviewed",
    "reliability": None,
    "credibility": None,
    "verdict": None,
    "likelihood": None,
    "scale": None,
    "confidence": None,
    "comment": "",
}


def grade_text(review: Review) -> str:
    """The grade as it is written, `B2`; the one half alone if only that is given; else empty."""
    return f"{review.reliability or ''}{review.credibility or ''}"


def complaints(fields: Mapping[str, Any], verdicts: Sequence[str] | None = None) -> tuple[str, ...]:
    """What is wrong with the fields of a whole review, one sentence each.

    `verdicts` are those of the desk; without them any words are a verdict.
    """
    found = [
        _choice("state", fields.get("state"), STATES),
        _choice("reliability", fields.get("reliability"), RELIABILITY),
        _choice("credibility", fields.get("credibility"), CREDIBILITY),
        _choice("confidence", fields.get("confidence"), CONFIDENCES),
        _verdict(fields.get("verdict"), verdicts),
        _likelihood(fields.get("likelihood"), fields.get("scale")),
        None if isinstance(fields.get("comment", ""), str) else "The comment is not text",
    ]
    return tuple(complaint for complaint in found if complaint is not None)


def _choice(name: str, value: Any, allowed: Iterable[str]) -> str | None:
    choices = tuple(allowed)
    if value is None or value in choices:
        return None
    return f"“{value}” is not a {name}: choose one of {', '.join(choices)}"


def _verdict(value: Any, verdicts: Sequence[str] | None) -> str | None:
    if verdicts is not None:
        return _choice("verdict", value, verdicts)
    return None if value is None or (isinstance(value, str) and value.strip()) else "A verdict needs words"


def _likelihood(words: Any, scale: Any) -> str | None:
    if words is None:
        return None
    if scale not in SCALES:
        return f"A likelihood needs its scale: choose one of {', '.join(SCALES)}"
    if SCALES[scale].percent(words) is None:
        terms = (word for term in SCALES[scale].terms for word in term.words)
        return _choice(f"term of {SCALES[scale].label}", words, terms)
    return None
