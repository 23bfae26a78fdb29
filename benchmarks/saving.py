"""Times saving one more note, where a brief has many already.

python benchmarks/saving.py [RUNS]
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from table import Table, middle, ms, worst
from tinydb import TinyDB

from briefreader.notes import Store, Subject, find_reviewer

NOTES = (10, 1_000, 10_000)
WORDS = "The ministry does not say where the photographs were taken; asked on 18 October, no answer yet."
BRIEF = Subject("generated", "A generated brief", None)


def measure(runs: int) -> Table:
    """Each way of saving in turn, on the same disk."""
    rows = []
    for notes in NOTES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            store = Store(folder, find_reviewer(folder, "Ada", folder), lambda: datetime.now(UTC))
            with store.edit(BRIEF) as edit:
                for number in range(notes):
                    edit.add_note(f"c-{number}", WORDS)
            path = store.path(BRIEF)
            plain = TinyDB(folder / "plain.json")
            plain.insert_multiple({"item": f"c-{number}", "text": WORDS} for number in range(notes))
            ways: dict[str, Callable[[], object]] = {
                "store": partial(_add, store),
                "file": partial(_written, path.with_name("floor"), path.read_bytes()),
                "plain": partial(plain.insert, {"item": "c", "text": WORDS}),
            }
            times: dict[str, list[float]] = {way: [] for way in ways}
            gc.freeze()  # as the program does when a brief has been read
            gc.set_threshold(20_000, 20, 50)
            for _ in range(runs):
                for way, save in ways.items():
                    begin = time.perf_counter()
                    save()
                    times[way].append(time.perf_counter() - begin)
            size = path.stat().st_size
        own, floor, tiny = (times[way] for way in ("store", "file", "plain"))
        rows.append(
            [
                f"{notes:,}",
                ms(middle(own)),
                ms(worst(own)),
                f"{middle(own) / middle(floor):.1f}",
                f"{middle(own) / middle(tiny):.1f}",
                f"{size / 1e6:.2f}",
            ]
        )
    return Table(
        "Saving a note",
        f"Acknowledged and on the disk (written beside, synced, renamed, the folder synced), {runs} times. "
        "The floor writes the same bytes that way and does nothing else; plain TinyDB inserts into one "
        "table and syncs nothing.",
        ["notes before", "ms", "95 %", "× the floor", "× plain TinyDB", "file MB"],
        rows,
    )


def _add(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.add_note("c-new", WORDS)


def _written(path: Path, data: bytes) -> None:
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.rename(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15).text())
