"""A library of generated briefs: its index built and kept, asked beside ripgrep, and on the screen.

python benchmarks/library.py FOLDER [BRIEFS]

FOLDER takes the briefs, 10,000 of 101 items unless fewer are named, and what is measured of them. Needs an
installed briefreader, compiled: `make bench` sees to that.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
from programs import BRIEFREADER, environment
from table import Table, middle, ms, worst
from terminal import Terminal

from briefreader.environment import environment_of
from briefreader.library.index import LibraryIndex
from briefreader.many_briefs import Library

WORDS = tuple(
    f"{first}{last}"
    for first in ["ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"]
    for last in ["lan", "mer", "sit", "vok"]
)
SPEAKERS = tuple(f"{word.title()} {other.title()}" for word in WORDS[:20] for other in WORDS[20:30])
# Queries of ten kinds, and what ripgrep is asked beside them where it can be.
QUERIES = {
    "balan": "balan",  # in every brief
    "rareword": "rareword",
    "balan delan": "",
    '"balan delan"': "balan delan",
    "bal*": r"\bbal",
    "balan or delan": "balan|delan",
    "balan not delan": "",
    "speaker:balan stance:denies": "",
    "date:2024-10 kind:direct": "",
    "is:contested kind:claim": "",
}
RUNS = 20
FEW = 10  # briefs of the library whose first frame is the measure of the large one's
MOST = 20  # ms in which the first 50 hits are there in 19 of 20 runs
QUOTES, PARAGRAPHS, PARAGRAPHS_WITH_QUOTES = 50, 40, 30


def measure(folder: Path, briefs: int) -> list[Table]:
    """What building, keeping, asking and showing take."""
    large, small = _written(folder / f"{briefs}", briefs), _written(folder / f"{FEW}", FEW)
    variables = environment(folder)
    shutil.rmtree(folder / "CACHE", ignore_errors=True)
    os.environ.update(variables)
    begin = time.perf_counter()
    work, memory = _run([BRIEFREADER, "index", "--library", str(large), "--rebuild"], variables)
    seconds = time.perf_counter() - begin
    _run([BRIEFREADER, "index", "--library", str(small), "--rebuild"], variables)
    library = Library.of(environment_of(None, None, None), (large,))
    file = library.access.index_file
    assert file is not None
    index = library.access.index(file)
    try:
        items = index.state(by_hash=False).items
        rows = [
            ["items a second, all cores", f"{items / seconds:,.0f}", ""],
            ["items a second of the processor", f"{items / work:,.0f}", ""],
            ["index, MB", f"{file.stat().st_size / 1e6:,.0f}", "400"],
            ["memory while it is built, MB", f"{memory:,.0f}", "100"],
            *_kept(index, large),
        ]
        queries = _queries(index, large)
    finally:
        index.close()
    rows += [
        *_found(large, variables),
        ["first frame × that of 10 briefs", _frames(large, small, variables), "1.1"],
    ]
    title = f"A library of {briefs:,} briefs, {items:,} items"
    return [
        Table(title, "Processor time but for the first line; medians.", ["what", "measured", "budget"], rows),
        Table(
            f"Queries over {items:,} items",
            f"Processor time of the first 50 hits in {RUNS} runs, of these with the number of all, and of "
            "ripgrep through the files where it can be asked the like.",
            ["query", "hits", "ms", "95 %", "budget", "counted ms", "ripgrep ms"],
            queries,
        ),
    ]


def _kept(index: LibraryIndex, folder: Path) -> list[list[str]]:
    """Refreshing with nothing changed, and with one brief changed; and what a list of briefs is made of."""
    changed = folder / "0" / "b0.json"
    sound = changed.read_bytes()

    def refreshed_with_a_change(turn: int) -> float:
        changed.write_bytes(sound + b"\n" * (turn % 2))
        return _seconds(index.refresh)

    return [
        ["nothing changed, ms", ms(middle([_seconds(index.refresh) for _ in range(RUNS)])), ""],
        ["one brief changed, ms", ms(middle([refreshed_with_a_change(turn) for turn in range(RUNS)])), "50"],
        ["list of briefs, ms", ms(middle([_seconds(index.catalogue) for _ in range(RUNS)])), ""],
    ]


def _queries(index: LibraryIndex, folder: Path) -> list[list[str]]:
    rows = []
    for text, pattern in QUERIES.items():
        query = Library().parse(text)
        total = index.search(query, 50).total
        first = [_seconds(lambda: index.search(query, 50, is_counted=False)) for _ in range(RUNS)]  # noqa: B023
        all_hits = _seconds(lambda: index.search(query, 50))  # noqa: B023
        told = ms(_searched(pattern, folder)) if pattern and shutil.which("rg") else ""
        rows.append([text, f"{total:,}", ms(middle(first)), ms(worst(first)), str(MOST), ms(all_hits), told])
    return rows


def _searched(pattern: str, folder: Path) -> float:
    """Processor seconds of ripgrep, which counts the lines of each file."""
    command = ["rg", "--count", "--word-regexp", "--ignore-case", "--", pattern, str(folder)]
    return middle([_run(command, os.environ)[0] for _ in range(3)])


def _found(folder: Path, variables: Mapping[str, str]) -> list[list[str]]:
    """`find` as a process, in turn with the smallest one of Python."""
    command = [BRIEFREADER, "find", "--library", str(folder), "speaker:balan stance:denies"]
    times = [
        (_run([sys.executable, "-c", "pass"], variables)[0], *_run(command, variables)) for _ in range(RUNS)
    ]
    floor, found, memory = (middle(one) for one in zip(*times, strict=True))
    return [
        ["`find` × `python -c pass`", f"{found / floor:.1f}", "12"],
        ["memory of `find`, MB", f"{memory:,.0f}", "100"],
    ]


def _frames(large: Path, small: Path, variables: Mapping[str, str]) -> str:
    """The first frames with briefs in them, in turn; the first turn warms up."""
    around = environment_of(None, None, None)
    first = {folder: Library.of(around, (folder,)).newest(1)[0] for folder in (large, small)}
    times: dict[Path, list[float]] = {large: [], small: []}
    for _ in range(6):
        for folder, taken in times.items():
            terminal = Terminal([BRIEFREADER, str(folder)], variables)
            taken.append(terminal.until(first[folder].title[:20], 60))
            terminal.settle()
            terminal.leave("q")
    return f"{middle(times[large][1:]) / middle(times[small][1:]):.2f}"


def _seconds(work: Callable[[], object]) -> float:
    """The processor's."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _run(command: Sequence[str], variables: Mapping[str, str]) -> tuple[float, float]:
    """Processor seconds and megabytes of a process."""
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _written(folder: Path, briefs: int) -> Path:
    for number in range(briefs):
        path = folder / str(number % 100) / f"b{number}.json"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(generated(number))
    return folder


def generated(number: int) -> bytes:
    """A brief of about 100 items; the same for the same number."""
    chance = random.Random(number)
    names = chance.sample(SPEAKERS, 5)
    speakers = [
        {"id": f"s-{at}", "name": name, "type": "person", "party": f"side-{at % 2}"}
        for at, name in enumerate(names)
    ]

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count)) + (" rareword" if chance.random() < 0.0005 else "")

    spoken = [words(15) for _ in range(QUOTES)]
    paragraphs = [words(40 if at >= PARAGRAPHS_WITH_QUOTES else 15) for at in range(PARAGRAPHS)]
    for at, said in enumerate(spoken):
        paragraphs[at % PARAGRAPHS_WITH_QUOTES] += f" “{said},” said {names[at % 5]}."
    quotes = [
        {
            "id": f"q-{at}",
            "speaker": f"s-{at % 5}",
            "para": at % PARAGRAPHS_WITH_QUOTES + 1,
            "kind": "direct",
            "spans": [{"exact": said}],
        }
        for at, said in enumerate(spoken)
    ]
    claims = [
        {
            "id": f"c-{at}",
            "text": words(8),
            "status": "contested",
            "positions": [
                {"stance": "asserts", "by": "s-0", "quote": f"q-{at * 5}", "evidence": "witness"},
                {"stance": "denies", "by": "s-1", "quote": f"q-{at * 5 + 1}", "evidence": "none-offered"},
            ],
        }
        for at in range(10)
    ]
    issued = [[2015 + number % 12, number % 12 + 1, number % 28 + 1]]
    csl = {
        "id": f"b{number}",
        "type": "article-newspaper",
        "title": words(6),
        "issued": {"date-parts": issued},
    }
    return msgspec.json.encode(
        {
            "brief": "1",
            "id": f"b{number}",
            "title": words(6),
            "source": {"csl": csl},
            "summary": words(40),
            "parties": {"side-0": "Side one", "side-1": "Side two"},
            "speakers": speakers,
            "quotes": quotes,
            "claims": claims,
            "text": [{"n": at, "text": text} for at, text in enumerate(paragraphs, 1)],
        }
    )


if __name__ == "__main__":
    for table in measure(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000):
        print(table.text())
