"""Where the words of a span stand in their paragraph."""

from briefreader.brief.verification.verification import places_of
from briefreader.draft.annotations.offsets import CharIndex


def occurrence_of(exact: str, start: CharIndex, text: str) -> int | None:
    """Which of several places of some words in a paragraph one is, from 1; None if they stand there once."""
    starts = [CharIndex(place) for place, _ in places_of(exact, text)]
    return starts.index(start) + 1 if len(starts) > 1 and start in starts else None
