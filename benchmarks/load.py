"""Times loading a generated brief beside the readers and validators that others use.

python benchmarks/load.py [QUOTES]
"""

import gc
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import yaml
from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML
from table import Table, ms

from briefreader.brief.model.brief import Brief
from briefreader.brief.reading.load import load_bytes
from briefs import as_json, as_yaml

PYTHON_YAML_AT_MOST = 10_000  # quotes that the parsers written in Python are asked to read

CHILD = """
import sys
from pathlib import Path
from briefreader.brief.reading import yaml_tree
from briefreader.brief.reading.load import load
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))
before = peak()
load(Path(sys.argv[1]))
print(peak() - before)
"""


class Span(BaseModel):
    exact: str


class Quote(BaseModel):
    model_config = ConfigDict(extra="allow")
    id: str
    kind: str
    spans: list[Span]


class Validated(BaseModel):
    """What pydantic is asked to validate: the quotes, each with its words."""

    model_config = ConfigDict(extra="allow")
    id: str
    quotes: list[Quote]


def measure(quotes: int) -> list[Table]:
    """A table for YAML and one for JSON; the ratio is ours to theirs."""
    text, encoded = as_yaml(quotes), as_json(quotes)
    ours = _seconds(lambda: load_bytes(text, "generated.yaml"))
    yaml_rivals: dict[str, Callable[[], Any]] = {
        "PyYAML CSafeLoader": lambda: yaml.load(text, Loader=yaml.CSafeLoader)
    }
    if quotes <= PYTHON_YAML_AT_MOST:
        yaml_rivals["PyYAML SafeLoader"] = lambda: yaml.safe_load(text)
        yaml_rivals["ruamel.yaml, safe"] = lambda: YAML(typ="safe", pure=True).load(io.BytesIO(text))
    json_ours = _seconds(lambda: load_bytes(encoded, "generated.json"), 3)
    json_rivals: dict[str, Callable[[], Any]] = {
        "msgspec, into our types": lambda: msgspec.json.decode(encoded, type=Brief),
        "pydantic, quotes validated": lambda: Validated.model_validate_json(encoded),
    }
    note = f"{quotes:,} quotes with nine or ten fields each."
    peak = f"{note} Peak memory of ours: {_megabytes(text)} MB more."
    return [
        _table(f"Loading YAML, {quotes:,} quotes", peak, ours, yaml_rivals, 1),
        _table(f"Loading JSON, {quotes:,} quotes", f"{note} The best of three.", json_ours, json_rivals, 3),
    ]


def _table(title: str, note: str, ours: float, rivals: dict[str, Callable[[], Any]], times: int) -> Table:
    rows = [["briefreader: cleaned, checked by schema, with lines", ms(ours), "1"]]
    for name, work in rivals.items():
        theirs = _seconds(work, times)
        rows.append([name, ms(theirs), f"{ours / theirs:.2f}"])
    return Table(title, note, ["reader", "ms", "ours is × of it"], rows)


def _seconds(work: Callable[[], object], times: int = 1) -> float:
    """The best of some times."""
    best = float("inf")
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def _megabytes(data: bytes) -> int:
    """What loading these bytes from a file adds to a process at most (Linux)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.yaml"
        path.write_bytes(data)
        child = [sys.executable, "-c", CHILD, str(path)]
        return int(subprocess.run(child, check=True, capture_output=True).stdout)


if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]:
        for table in measure(size):
            print(table.text())
