"""Times the command line from the start of the process to its end, in ratios to `python -c pass`.

python benchmarks/startup.py [RUNS]

Needs an installed briefreader, compiled: `make bench` sees to that.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import yaml
from programs import BRIEFREADER, SAMPLE, environment
from table import Table, middle, ms

ARTICLE = "article.txt"

# What is called, and how many times `python -c pass` it may take.
BUDGETS: dict[str, tuple[Sequence[str], float]] = {
    "--help": ((BRIEFREADER, "--help"), 4),
    "check": ((BRIEFREADER, "check", str(SAMPLE)), 9),
    "show": ((BRIEFREADER, "show", str(SAMPLE)), 9),
    "quotes": ((BRIEFREADER, "quotes", str(SAMPLE)), 9),
    "draft": ((BRIEFREADER, "draft", ARTICLE), 40),
}
ARTICLES = Path(__file__).parents[1] / "tests" / "drafting" / "data" / "articles.yaml"


TOLERANCE = 1.25  # of a budget: how far the ratio of the same program differs from one hour to the next


def measure(runs: int) -> Table:
    """The medians, in turn with the floor; the first turn warms up."""
    times: dict[str, list[float]] = {name: [] for name in ("pass", *BUDGETS)}
    with tempfile.TemporaryDirectory() as folder:
        variables = environment(Path(folder))
        _write_article(Path(folder))
        for _ in range(runs + 1):
            times["pass"].append(_seconds((sys.executable, "-c", "pass"), variables, folder))
            for name, (command, _) in BUDGETS.items():
                times[name].append(_seconds(command, variables, folder))
    floor = middle(times["pass"][1:])
    taken = {name: middle(times[name][1:]) for name in BUDGETS}
    rows = [
        [name, ms(seconds), f"{seconds / floor:.1f}", f"{BUDGETS[name][1]:g}"]
        for name, seconds in taken.items()
    ]
    note = f"From the start of the process to its end, on the sample; medians of {runs} runs in turn."
    return Table(
        "The command line",
        note,
        ["command", "ms", "× `python -c pass`", "budget"],
        [["pass", ms(floor), "1", ""], *rows],
        all(seconds <= TOLERANCE * BUDGETS[name][1] * floor for name, seconds in taken.items()),
    )


def _write_article(folder: Path) -> None:
    """Three invented articles in one, as long as a long one of a newspaper."""
    texts = [entry["text"] for entry in yaml.safe_load(ARTICLES.read_text("utf-8"))[:3]]
    (folder / ARTICLE).write_text("\n\n".join(texts), "utf-8")


def _seconds(command: Sequence[str], variables: dict[str, str], folder: str) -> float:
    begin = time.perf_counter()
    subprocess.run(
        command, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - begin


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 21).text())
