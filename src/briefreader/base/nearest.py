"""The name that was probably meant."""

from collections.abc import Iterable


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one among `names` that was probably meant."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=60)
    return best[0] if best else None
