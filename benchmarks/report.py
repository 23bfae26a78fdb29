"""Measures the parts that are named, and prints each table as soon as it is there.

python benchmarks/report.py [PART …]

Without a part: all that take minutes. The library takes half an hour, and is measured when it is named. The
tables of docs/benchmarks.md are replaced part by part. The exit code is 1 if the command line is far over its
budgets: the one thing that is steady enough to be a gate.
"""

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

import bibliography
import dossier
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
PAGE = DOCS / "benchmarks.md"
BUDGET = 16  # ms in which 95 of 100 keys answer (docs/benchmarks.md)
BRIEFS, DOSSIER = 10_000, 5_000  # of the library, and quotes of one person in it
VERSIONS = ("textual", "msgspec", "PyYAML", "pydantic", "ruamel.yaml", "tinydb")


def main(names: Sequence[str]) -> int:
    if unknown := [name for name in names if name not in PARTS]:
        print(f"There is no part {', '.join(unknown)}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    is_kept = True
    for name in names or [name for name in PARTS if name not in SLOW]:
        tables = []
        for table in PARTS[name]():
            print(table.text(), flush=True)
            tables.append(table)
            is_kept = is_kept and table.is_kept
        _write(name, tables)
    return int(not is_kept)


def _programs() -> Iterable[Table]:
    measured = screen.measure(3)
    yield from screen.tables(measured, 3)
    _plot(measured, DOCS / "benchmarks.svg")


def _loading() -> Iterable[Table]:
    for quotes in (10_000, 100_000):
        yield from load.measure(quotes)


def _in_a_folder(measure: Callable[[Path], Iterable[Table]]) -> Iterable[Table]:
    with tempfile.TemporaryDirectory() as folder:
        yield from measure(Path(folder))


PARTS: dict[str, Callable[[], Iterable[Table]]] = {
    "commands": lambda: [startup.measure(21)],
    "frames": lambda: [screen.frames(9)],
    "screen": _programs,
    "loading": _loading,
    "bibliography": lambda: [bibliography.measure(1_000)],
    "saving": lambda: [saving.measure(15)],
    "library": partial(_in_a_folder, lambda folder: library.measure(folder, BRIEFS)),
    "dossier": partial(_in_a_folder, lambda folder: [dossier.measure(folder, BRIEFS, DOSSIER)]),
}
SLOW = ("library", "dossier")


def _write(name: str, tables: Sequence[Table]) -> None:
    """Put the tables in the place of those that the page had of this part."""
    versions = ", ".join(f"{one} {version(one)}" for one in VERSIONS)
    about = (
        f"Measured on {datetime.now(UTC):%d %B %Y} with {os.cpu_count()} cores, {platform.machine()}, Python "
        f"{platform.python_version()}, {versions}."
    )
    before, begin, rest = PAGE.read_text("utf-8").partition(f"<!-- measured: {name} -->")
    _, end, after = rest.partition("<!-- end -->")
    assert begin and end, f"{PAGE} has no place for {name}"
    body = "\n".join(table.markdown() for table in tables)
    PAGE.write_text(f"{before}{begin}\n\n{about}\n\n{body}\n{end}{after}", "utf-8")


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
    sys.exit(main(sys.argv[1:]))
