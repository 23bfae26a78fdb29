"""Counts of what was found, missed, right and wrong, by rule and by confidence."""

from collections import defaultdict
from itertools import pairwise

Counts = dict[str, tuple[int, int]]  # by rule: right, found


class Tally:
    """What was found, missed, right and wrong."""

    def __init__(self) -> None:
        self.found = self.extra = self.missed = self.right = 0
        self.by_rule: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.flagged = self.wrong = self.wrong_flagged = 0
        self._said: list[tuple[int, bool]] = []  # confidence, and whether it was right

    @property
    def by_confidence(self) -> dict[tuple[int, int], tuple[int, int]]:
        """By a range of confidences: how many were right, and how many there are."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for low, high in pairwise((0, 60, 80, 90, 95, 101)):
            inside = [right for said, right in self._said if low <= said < high]
            if inside:
                found[low, high] = sum(inside), len(inside)
        return found

    def say(self, confidence: int, *, right: bool) -> None:
        """One item's confidence, and whether it is right."""
        self._said.append((confidence, right))

    def add(self, rule: str, *, right: bool, flagged: bool) -> None:
        """One item that was found, with a right or wrong speaker (or sides, or date)."""
        self.found += 1
        self.right += right
        self.by_rule[rule][0] += right
        self.by_rule[rule][1] += 1
        self.flagged += flagged
        self.wrong += not right
        self.wrong_flagged += flagged and not right

    def add_extra(self, rule: str, *, flagged: bool) -> None:
        """One item that the key does not have."""
        self.extra += 1
        self.by_rule[rule][1] += 1
        self.flagged += flagged
        self.wrong += 1
        self.wrong_flagged += flagged

    @property
    def precision(self) -> float:
        """Of what was found, the share that the key has."""
        return self.found / (self.found + self.extra or 1)

    @property
    def recall(self) -> float:
        """Of what the key has, the share that was found."""
        return self.found / (self.found + self.missed or 1)

    @property
    def f(self) -> float:
        """Both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)

    @property
    def share_right(self) -> float:
        """Of what was found and the key has, the share with the right speaker."""
        return self.right / (self.found or 1)

    @property
    def counts(self) -> Counts:
        """By rule."""
        return {rule: (right, found) for rule, (right, found) in self.by_rule.items()}
