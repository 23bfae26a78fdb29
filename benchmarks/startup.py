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

from programs import BRIEFREADER, SAMPLE, environment
from table import Table, middle, ms

# What is called, and how many times `python -c pass` it may take.
BUDGETS: dict[str, tuple[Sequence[str], float]] = {
    "--help": ((BRIEFREADER, "--help"), 5),
    "check": ((BRIEFREADER, "check", str(SAMPLE)), 10),
    "show": ((BRIEFREADER, "show", str(SAMPLE)), 10),
    "quotes": ((BRIEFREADER, "quotes", str(SAMPLE)), 10),
}


def measure(runs: int) -> tuple[Table, bool]:
    """The medians, in turn with the floor, and whether all budgets are kept; the first turn warms up."""
    times: dict[str, list[float]] = {name: [] for name in ("pass", *BUDGETS)}
    with tempfile.TemporaryDirectory() as folder:
        variables = environment(Path(folder))
        for _ in range(runs + 1):
            times["pass"].append(_seconds((sys.executable, "-c", "pass"), variables))
            for name, (command, _) in BUDGETS.items():
                times[name].append(_seconds(command, variables))
    floor = middle(times["pass"][1:])
    taken = {name: middle(times[name][1:]) for name in BUDGETS}
    rows = [
        [name, ms(seconds), f"{seconds / floor:.1f}", f"{BUDGETS[name][1]:g}"]
        for name, seconds in taken.items()
    ]
    note = f"From the start of the process to its end, on the sample; medians of {runs} runs in turn."
    table = Table(
        "The command line",
        note,
        ["verb", "ms", "× `python -c pass`", "budget"],
        [["pass", ms(floor), "1", ""], *rows],
    )
    return table, all(seconds <= BUDGETS[name][1] * floor for name, seconds in taken.items())


def _seconds(command: Sequence[str], variables: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 21)[0].text())
