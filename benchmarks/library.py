"""A library of generated briefs: building its index, and asking it, beside a search through the files.

`python -m benchmarks.library BRIEFS FOLDER` makes so many briefs of 100 items in FOLDER, and prints a table.
Times of queries are those of the processor.
"""

import random
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median, quantiles

import msgspec

from briefreader.library.files import Folders
from briefreader.library.index import LibraryIndex
from briefreader.library.query import parse

WORDS = tuple(
    f"{first}{last}"
    for first in ["ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"]
    for last in ["lan", "mer", "sit", "vok"]
)
SPEAKERS = tuple(f"{word.title()} {other.title()}" for word in WORDS[:20] for other in WORDS[20:30])
QUERIES = (
    "balan",  # common
    "rareword",
    "balan delan",
    '"balan delan"',
    "bal*",
    "balan or delan",
    "balan not delan",
    "speaker:balan stance:denies",
    "date:2024-10 kind:direct",
    "is:contested kind:claim",
)
RUNS = 20
QUOTES, PARAGRAPHS, PARAGRAPHS_WITH_QUOTES = 50, 40, 30
TODAY = date(2026, 11, 30)


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


def report(briefs: int, folder: Path) -> None:
    """Print what it takes."""
    for number in range(briefs):
        path = folder / "briefs" / str(number % 100) / f"b{number}.json"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(generated(number))
    file = folder / "index.sqlite"
    file.unlink(missing_ok=True)
    index = LibraryIndex(file, Folders((folder / "briefs",)), lambda _: (), dict)
    begin = time.perf_counter()
    index.refresh()
    seconds = time.perf_counter() - begin
    state = index.state(by_hash=False)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{briefs:,} briefs, {state.items:,} items: {seconds:,.0f} s, {state.items / seconds:,.0f} items/s")
    print(f"index {state.size / 1e6:,.0f} MB, peak memory {memory:,.0f} MB")
    begin = time.perf_counter()
    index.refresh()
    print(f"nothing changed: {(time.perf_counter() - begin) * 1000:,.0f} ms")
    changed = folder / "briefs" / "0" / "b0.json"
    changed.write_bytes(changed.read_bytes() + b"\n")
    begin = time.perf_counter()
    index.refresh()
    print(f"one brief changed: {(time.perf_counter() - begin) * 1000:,.0f} ms")
    print("query, hits, first 50 ms, 95 %")
    for text in QUERIES:
        query = parse(text, TODAY)
        took = []
        hits = index.search(query, 50)
        for _ in range(RUNS):
            begin = time.process_time()
            index.search(query, 50, is_counted=False)
            took.append((time.process_time() - begin) * 1000)
        print(f"{text}, {hits.total:,}, {median(took):.1f}, {quantiles(took, n=20)[-1]:.1f}")
    index.close()
    begin = time.perf_counter()
    subprocess.run(["grep", "-rl", "rareword", str(folder / "briefs")], capture_output=True, check=False)
    print(f"grep through the files: {(time.perf_counter() - begin) * 1000:,.0f} ms")


if __name__ == "__main__":
    report(int(sys.argv[1]), Path(sys.argv[2]))
