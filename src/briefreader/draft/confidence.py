"""How often each rule was right where it was measured: `make score` counts, docs/drafting.md tells.

A rule's confidence is (right + 1) / (found + 2) in per cent: few cases never make a rule sure.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefreader.draft.rules import Rule

MEASURED_FILE = Path(__file__).parent / "measured.json"
DOUBTFUL = 0.6  # what is left of a rule's confidence where something is doubtful


@cache
def measured() -> Mapping[Rule, tuple[int, int]]:
    """By rule: how many of the items that it found were right, and how many it found."""
    counts = json.loads(MEASURED_FILE.read_text("utf-8"))
    return {Rule(label): (right, found) for label, (right, found) in counts.items()}


def confidence(rule: Rule, *, is_doubtful: bool = False) -> int:
    """The confidence of a rule in per cent; less where something is doubtful."""
    right, found = measured().get(rule, (0, 0))
    share = (right + 1) / (found + 2)
    return round(100 * share * (DOUBTFUL if is_doubtful else 1))
