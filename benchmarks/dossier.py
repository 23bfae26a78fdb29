"""A dossier of many quotes in a library of generated briefs, beside the list of briefs.

python benchmarks/dossier.py FOLDER [BRIEFS [QUOTES]]

FOLDER takes the briefs, 10,000 unless another number is named, in which one person says so many quotes, 5,000
unless it is named. Tells what it takes until the screens are filled; times are those of the processor.
"""

import asyncio
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import msgspec
from library import SPEAKERS, WORDS
from table import Table

from briefreader.app.app import BriefReader
from briefreader.app.library.dossier import DossierScreen
from briefreader.app.library.screen import LibraryScreen
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.base.settings import Settings
from briefreader.environment import Environment
from briefreader.many_briefs import Library
from briefreader.notes.names_file import PersonEntry

NAME = "Maren Tolliver"
RUNS = 3
TOGETHER = 10  # quotes of the person in a brief
LONGEST = 120.0  # seconds that are waited for


def generated(number: int, *, has_person: bool) -> bytes:
    """A brief of about twenty items; the same for the same number."""
    chance = random.Random(number)

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    names = [NAME if has_person else chance.choice(SPEAKERS), *chance.sample(SPEAKERS, 4)]
    quotes = [
        {
            "id": f"q-{at}",
            "speaker": "s-0" if at < TOGETHER else f"s-{at % 4 + 1}",
            "para": 1,
            "kind": "direct",
            "spans": [{"exact": words(15)}],
        }
        for at in range(TOGETHER + 4)
    ]
    claims = [
        {
            "id": f"c-{at}",
            "text": words(8),
            "status": "single-source",
            "positions": [
                {"stance": "asserts", "by": "s-0", "quote": f"q-{at}", "evidence": "not-stated"},
            ],
        }
        for at in range(2)
    ]
    issued = [[2015 + number % 12, number % 12 + 1, number % 28 + 1]]
    csl = {"id": "x", "type": "article-newspaper", "title": words(6), "issued": {"date-parts": issued}}
    return msgspec.json.encode(
        {
            "brief": "1",
            "id": f"b{number}",
            "title": words(6),
            "source": {"csl": csl},
            "summary": words(20),
            "speakers": [{"id": f"s-{at}", "name": name, "type": "person"} for at, name in enumerate(names)],
            "quotes": quotes,
            "claims": claims,
            "text": [{"n": 1, "text": words(40)}],
        }
    )


def write_library(briefs: int, quotes: int, folder: Path) -> tuple[str, ...]:
    """The members of the person, `brief-id#speaker-id`; briefs that are there are kept."""
    every = max(briefs * TOGETHER // quotes, 1)
    for number in range(briefs):
        path = folder / str(number % 100) / f"b{number}.json"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(generated(number, has_person=number % every == 0))
    return tuple(f"b{number}#s-0" for number in range(0, briefs, every))


async def opening(path: Path, environment: Environment, asked: str) -> dict[str, float]:
    """Milliseconds until the list of briefs is filled; from there until a dossier is there, and filled."""
    app = BriefReader(path, environment)
    told: dict[str, float] = {}
    begin = time.process_time()

    async def until(what: str, has_come: Callable[[], bool]) -> None:
        end = time.monotonic() + LONGEST
        while not has_come():
            await asyncio.sleep(0.002)
            if time.monotonic() > end:
                raise TimeoutError(what)
        told[what] = (time.process_time() - begin) * 1000

    async with app.run_test(size=(120, 40)):
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        await until("list of briefs, filled", lambda: len(screen.briefs.rows) > 1)
        await app.workers.wait_for_complete()
        begin = time.process_time()
        dossier = DossierScreen(Library.of(environment, (path,)), asked)
        app.push_screen(dossier)
        await until("dossier, frame", lambda: dossier.is_current and bool(dossier.query(ItemList)))
        await until("dossier, filled", lambda: dossier.dossier is not None)
    return told


def measure(folder: Path, briefs: int, quotes: int) -> Table:
    """What it takes to look a person up, and to show it beside the list of briefs; medians."""
    path = folder / "briefs"
    members = write_library(briefs, quotes, path)
    notes, state, cache = (folder / name for name in ("notes", "state", "cache"))
    around = Environment(Settings(), folder / "c.toml", notes, state, "Ada", cache_folder=cache)
    library = Library.of(around, (path,))
    library.refresh(lambda _done, _all: True)
    if not notes.exists():
        library.reviewers.replace_person(None, PersonEntry(NAME, members=members))
    rows = []
    for is_current, what in ((False, "looked up, as indexed"), (True, "looked up, files looked at first")):
        took = []
        for _ in range(RUNS):
            begin = time.process_time()
            found = library.dossier(members[0], is_current=is_current).dossier
            took.append((time.process_time() - begin) * 1000)
        assert found is not None
        rows.append([what, f"{median(took):,.0f}"])
    runs = [asyncio.run(opening(path, around, members[0])) for _ in range(RUNS)]
    rows += [[what, f"{median(run[what] for run in runs):,.0f}"] for what in runs[0]]
    title = f"A dossier of {found.numbers.quotes:,} quotes in {briefs:,} briefs"
    return Table(title, f"Processor time; medians of {RUNS}.", ["what", "ms"], rows)


if __name__ == "__main__":
    folder, *numbers = sys.argv[1:]
    briefs, quotes = (*map(int, numbers), *(10_000, 5_000)[len(numbers) :])
    print(measure(Path(folder), briefs, quotes).text())
