"""How often each rule was right where it was measured: `make score` counts, docs/drafting.md tells.

A rule's confidence is (right + 1) / (found + 2) in per cent: few cases never make a rule sure.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefreader.brief.model.brief import Drafted

INDIRECT = "indirect: name + verb of speech"
INDIRECT_ACCORDING = "indirect: according to"
INDIRECT_PASSIVE = "indirect: nobody named (is said to)"

MEASURED_FILE = Path(__file__).parent / "measured.json"
DOUBTFUL = 0.6  # what is left of a rule's confidence where something is doubtful
UNSURE = 60  # per cent: an item below it is to be looked at first


@cache
def measured() -> Mapping[str, tuple[int, int]]:
    """By rule: how many of the items that it found were right, and how many it found."""
    return {
        rule: (right, found) for rule, (right, found) in json.loads(MEASURED_FILE.read_text("utf-8")).items()
    }


def is_flagged(mark: Drafted) -> bool:
    """Whether a person is told to look at the item first."""
    return bool(mark.doubt) or mark.confidence < UNSURE


def confidence(rule: str, doubt: str = "") -> int:
    """The confidence of a rule in per cent; less where something is doubtful."""
    right, found = measured().get(rule, (0, 0))
    share = (right + 1) / (found + 2)
    return round(100 * share * (DOUBTFUL if doubt else 1))
