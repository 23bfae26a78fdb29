"""How often each rule was right where it was measured: `make score` counts, docs/drafting.md tells.

A rule's confidence is (right + 1) / (found + 2) in per cent: few cases never make a rule sure.
"""

from collections.abc import Mapping

from briefreader.draft import attribution, denial, history

INDIRECT = "indirect: name + verb of speech"
INDIRECT_ACCORDING = "indirect: according to"
INDIRECT_PASSIVE = "indirect: nobody named (is said to)"
DOUBTFUL = 0.6  # what is left of a rule's confidence where something is doubtful
UNSURE = 60  # per cent: an item below it is flagged

# Rule: how many of the items it found were right, and how many it found.
MEASURED: Mapping[str, tuple[int, int]] = {
    attribution.SAID_NAME: (1, 1),
    denial.DENIES: (1, 1),
    history.DATED: (1, 1),
}


def confidence(rule: str, doubt: str = "") -> int:
    """The confidence of a rule in per cent; less where something is doubtful."""
    right, found = MEASURED.get(rule, (0, 0))
    share = (right + 1) / (found + 2)
    return round(100 * share * (DOUBTFUL if doubt else 1))
