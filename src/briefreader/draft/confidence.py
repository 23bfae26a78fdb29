"""How often each rule was right where it was measured: `make score` counts, docs/drafting.md tells.

A rule's confidence is (right + 1) / (found + 2) in per cent: few cases never make a rule sure. That a claim
has its other side right was measured too seldom to tell its rules apart: for all that were met it is the
lower end of the 95 % interval (E. B. Wilson, Journal of the American Statistical Association 22, 1927).
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefreader.draft.rules import BY_ID, Rule

MEASURED_FILE = Path(__file__).parent / "measured.json"
DOUBTFUL = 0.6  # what is left of a rule's confidence where something is doubtful
PAIRINGS = (Rule.NAMES_OWNER, Rule.REFERS_BACK, Rule.SAYS_SAME)
_DEVIATIONS = 1.96  # of a 95 % interval


@cache
def measured() -> Mapping[Rule, tuple[int, int]]:
    """By rule: how many of the items that it found were right, and how many it found."""
    counts = json.loads(MEASURED_FILE.read_text("utf-8"))
    return {BY_ID[rule]: (right, found) for rule, (right, found) in counts.items()}


def confidence(rule: Rule, *, is_doubtful: bool = False) -> int:
    """The confidence of a rule in per cent; less where something is doubtful."""
    right, found = measured().get(rule, (0, 0))
    share = (right + 1) / (found + 2)
    if rule in PAIRINGS and found:
        counts = [measured().get(one, (0, 0)) for one in PAIRINGS]
        share = _lowest_share(sum(right for right, _ in counts), sum(found for _, found in counts))
    return round(100 * share * (DOUBTFUL if is_doubtful else 1))


def _lowest_share(right: int, found: int) -> float:
    """The lower end of the 95 % interval of a share."""
    share, square = right / found, _DEVIATIONS**2
    middle = share + square / (2 * found)
    width = _DEVIATIONS * math.sqrt(share * (1 - share) / found + square / (4 * found**2))
    return (middle - width) / (1 + square / found)
