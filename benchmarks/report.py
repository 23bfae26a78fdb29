"""Measures everything, prints it, and writes it into docs/benchmarks.md with a plot.

python benchmarks/report.py [RUNS]

The exit code is 1 if the command line is over its budgets: the one thing that is steady enough to be a gate.
"""

import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import bibliography
import library
import load
import matplotlib as mpl
import saving
import screen
import startup
from programs import READER, SIZES
from screen import Measured
from table import Table, middle, worst

DOCS = Path(__file__).parent.parent / "docs"
BEGIN, END = "<!-- measured -->", "<!-- end -->"
BUDGET = 16  # ms in which 95 of 100 keys answer (docs/benchmarks.md)


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    command_line, kept = startup.measure(21)
    _print(command_line)
    measured = screen.measure(runs)
    tables = [
        command_line,
        *screen.tables(measured, runs),
        *load.measure(10_000),
        *load.measure(100_000),
        bibliography.measure(1_000),
        saving.measure(15),
    ]
    with tempfile.TemporaryDirectory() as folder:
        tables += library.measure(Path(folder), 10_000)
    _print(*tables[1:])
    _plot(measured, DOCS / "benchmarks.svg")
    _write(tables, DOCS / "benchmarks.md")
    return int(not kept)


def _print(*tables: Table) -> None:
    for table in tables:
        print(table.text(), flush=True)


def _write(tables: Sequence[Table], page: Path) -> None:
    """Put the tables in the place of those that the page had."""
    names = ("textual", "msgspec", "PyYAML", "pydantic", "ruamel.yaml", "tinydb")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    about = (
        f"Measured on {datetime.now(UTC):%d %B %Y} with {os.cpu_count()} cores, {platform.machine()}, Python "
        f"{platform.python_version()}, {versions}. Milliseconds are for orientation; ratios are from one run."
    )
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    body = "\n".join(table.markdown() for table in tables)
    page.write_text(f"{before}{BEGIN}\n\n{about}\n\n{body}\n{END}{after}", "utf-8")


def _plot(measured: Sequence[Measured], path: Path) -> None:
    """Keys against the number of quotes, beside the other programs."""
    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "briefreader"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 4.5), layout="constrained")
    own = [one for one in measured if one.program.name == READER and "JSON" in one.program.content]
    for of, label in ((middle, "the middle key"), (worst, "95 of 100 keys")):
        axes.plot(SIZES, [of(one.down) * 1000 for one in own], marker="o", label=f"{READER}: {label}")
    for one in measured:
        if one.program.name != READER and one.down:
            level = middle(one.down) * 1000
            axes.axhline(level, color="0.75", linewidth=1, zorder=0)
            axes.text(SIZES[0] * 0.85, level, one.program.label, ha="right", va="bottom", fontsize=8)
    axes.axhline(BUDGET, color="tab:red", linestyle="--", linewidth=1, label=f"{BUDGET} ms")
    axes.set(xscale="log", yscale="log", xlim=(6, SIZES[-1] * 1.5))
    axes.set(xlabel="quotes in the brief", ylabel="milliseconds a key")
    axes.set_title("A line down, from the key to the last byte of the answer")
    axes.legend(fontsize=8)
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    sys.exit(main())
