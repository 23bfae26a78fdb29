"""Times the command line from the start of the process to its end, in ratios to `python -c pass`.

python benchmarks/startup.py [RUNS]

Needs an installed briefreader, compiled: `make bench` sees to that.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from briefreader.locations import samples_folder

SAMPLE = str(samples_folder() / "north-korea-ukraine.yaml")
PROGRAM = str(Path(sys.executable).with_name("briefreader"))

# What is called, and how many times `python -c pass` it may take.
BUDGETS: dict[str, tuple[Sequence[str], float]] = {
    "--help": ((PROGRAM, "--help"), 5),
    "check": ((PROGRAM, "check", SAMPLE), 10),
    "show": ((PROGRAM, "show", SAMPLE), 10),
    "quotes": ((PROGRAM, "quotes", SAMPLE), 10),
}


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    times: dict[str, list[float]] = {name: [] for name in ("pass", *BUDGETS)}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "BRIEFREADER_STATE": folder, "BRIEFREADER_NOTES": f"{folder}/notes"}
        environment.pop("BRIEFREADER_CONFIG", None)
        environment["XDG_CONFIG_HOME"] = folder
        for _ in range(runs + 1):  # in turn, so that a slow moment of the machine hits all
            times["pass"].append(_seconds((sys.executable, "-c", "pass"), environment))
            for name, (command, _) in BUDGETS.items():
                times[name].append(_seconds(command, environment))
    floor = median(times["pass"][1:])
    print(f"python -c pass  {floor * 1000:6.1f} ms")
    kept = True
    for name, (_, budget) in BUDGETS.items():
        seconds = median(times[name][1:])
        kept = kept and seconds <= budget * floor
        print(f"{name:14}  {seconds * 1000:6.1f} ms  {seconds / floor:5.1f} ×  (budget {budget:g} ×)")
    return int(not kept)


def _seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
