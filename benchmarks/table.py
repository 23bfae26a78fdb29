"""A table of results: to be printed, and to be put into the docs."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Table:
    """Rows of words under their headings; `note` says what was measured, and how."""

    title: str
    note: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    is_kept: bool = True  # whether what it shows is within its budgets, where that can be relied on

    def markdown(self) -> str:
        lines = [self.headings, ["---"] * len(self.headings), *self.rows]
        table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
        return f"### {self.title}\n\n{self.note}\n\n{table}\n"

    def text(self) -> str:
        columns = [max(map(len, column)) for column in zip(self.headings, *self.rows, strict=True)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, columns, strict=True)).rstrip()
            for row in (self.headings, *self.rows)
        ]
        return "\n".join([f"\n{self.title}", *lines])


def ms(seconds: float) -> str:
    """Milliseconds, as exact as they mean something."""
    value = seconds * 1000
    return f"{value:.1f}" if value < 20 else f"{value:,.0f}"


def middle(values: Sequence[float]) -> float:
    return median(values) if values else float("nan")


def worst(values: Sequence[float]) -> float:
    """The 95th of 100."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else middle(values)
