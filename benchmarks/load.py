"""Times loading a generated brief against the YAML and JSON readers it replaces, as ratios in one run.

python benchmarks/load.py [QUOTES]
"""

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

import msgspec
import yaml

from briefreader.brief.load import load_bytes
from briefreader.brief.model import Brief

HEAD = """\
brief: "1"
id: generated
title: A generated brief
source:
  csl: {id: generated, type: article-newspaper, title: A generated article}
summary: As many quotes as were asked for.
speakers:
"""
SPEAKER = "  - {{id: s{0}, name: Speaker {0}, type: person, party: side-{1}}}\n"
QUOTE = """\
  - id: q{0}
    speaker: s{1}
    para: {2}
    kind: direct
    spans:
      - exact: "We counted {0} trucks, and none of them came back, whatever they say now"
    attribution: said Speaker {1}, an officer at the crossing
    said_to: reporter
    when: {{text: on Tuesday, resolved: 2024-10-15, inferred: true}}
    note: "number {0} of the generated ones: nothing hangs on it"
"""


CHILD = """
import sys
from pathlib import Path
from briefreader.brief import yaml_tree
from briefreader.brief.load import load
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))
before = peak()
load(Path(sys.argv[1]))
print(peak() - before)
"""


def generated(quotes: int) -> bytes:
    """A YAML brief of so many quotes with nine or ten fields each."""
    speakers = "".join(SPEAKER.format(number, number % 3) for number in range(50))
    body = "".join(QUOTE.format(number, number % 50, number // 3 + 1) for number in range(quotes))
    return f"{HEAD}{speakers}quotes:\n{body}".encode()


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def megabytes(data: bytes) -> int:
    """What loading these bytes from a file adds to a process at most (Linux)."""
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        file.write(data)
        file.flush()
        child = [sys.executable, "-c", CHILD, file.name]
        return int(subprocess.run(child, check=True, capture_output=True).stdout)


def main() -> None:
    """Print one line per format."""
    quotes = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    as_yaml = generated(quotes)
    ours = seconds(lambda: load_bytes(as_yaml, "generated.yaml"))
    as_json = msgspec.json.encode(load_bytes(as_yaml, "generated.yaml").brief)
    json_ours = min(seconds(lambda: load_bytes(as_json, "generated.json")) for _ in range(3))
    json_plain = min(seconds(lambda: msgspec.json.decode(as_json, type=Brief)) for _ in range(3))
    theirs = seconds(lambda: yaml.load(as_yaml, Loader=yaml.CSafeLoader))
    peak = megabytes(as_yaml)
    print(f"YAML {quotes:,} quotes: {ours:.2f} s, {ours / theirs:.2f} x CSafeLoader; peak {peak} MB")
    print(f"JSON {quotes:,} quotes: {json_ours:.2f} s, {json_ours / json_plain:.1f} x msgspec.json.decode")


if __name__ == "__main__":
    main()
