"""Times a bibliography of a folder of briefs beside loading the same briefs (processor time).

python benchmarks/bibliography.py [BRIEFS]
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from table import Table, ms

from briefreader.brief.reading.load import load
from briefreader.brief.verification.document import opened
from briefreader.cite.citer import Form
from briefreader.composition.bibliography import bibliography
from briefreader.composition.citing import citer
from briefreader.library.catalog import read_briefs
from briefs import as_yaml

TODAY = date(2026, 11, 30)
QUOTES = 30  # in each brief
FORMS = {
    "CSL-JSON": Form(format="csl-json"),
    "biblatex": Form(format="biblatex"),
    "RIS": Form(format="ris"),
    "references in APA 7": Form("apa7"),
}
CITATION = """\
  csl:
    id: http://zotero.org/users/1/items/{0}
    type: article-newspaper
    title: "Ministers dispute the size of dam {0}: what we know"
    container-title: The Harbour Times
    publisher-place: Lake Mara
    author: [{{family: Bell, given: Anna}}, {{family: van den Berg, given: Pieter}}]
    issued: {{date-parts: [[2024, 10, 16]]}}
    page: 14-19
    URL: https://harbourtimes.example/{0}
"""


def measure(briefs: int) -> Table:
    """The ratio is a bibliography to loading. The best of three."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = as_yaml(QUOTES).decode()
        before, _, after = text.partition("  csl: {")
        for number in range(briefs):
            whole = f"{before}{CITATION.format(number)}{after.partition(chr(10))[2]}"
            (folder / f"{number:05}.yaml").write_text(whole.replace("id: generated", f"id: b{number}", 1))
        paths = sorted(folder.iterdir())
        loading = _seconds(lambda: [load(path) for path in paths])
        rows = [["loading the briefs", ms(loading), "1"]]
        for label, form in FORMS.items():
            taken = _seconds(lambda form=form: written(folder, form))  # type: ignore[misc]
            rows.append([label, ms(taken), f"{taken / loading:.2f}"])
    note = f"{briefs:,} briefs of {QUOTES} quotes, each with a source of its own. The best of three."
    return Table("A bibliography of a folder", note, ["what", "ms", "is × of loading"], rows)


def written(folder: Path, form: Form) -> str:
    """What `briefreader cite FOLDER` prints."""
    _, loaded = read_briefs(folder)
    citers = {one.name: citer(opened(one), (), TODAY) for one in loaded}
    return bibliography(citers, form).text


def _seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1000).text())
