"""Draws the README's pictures: the reader, the matrix, and a page of a report, all of the invented sample."""

import asyncio
import os
import tempfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when Textual is imported

import typst

import briefreader
from briefreader.app.app import BriefReader
from briefreader.base.paths import samples_folder
from briefreader.base.settings import Settings
from briefreader.cli import run
from briefreader.environment import Environment

DOCS = Path(__file__).parent
SIZE = (120, 40)
NOW = datetime(2026, 11, 24, 10, 41, tzinfo=UTC)
SCREENS = {"screen.svg": ("3", "x", "k"), "matrix.svg": ("M",)}  # the keys that lead there
REPORTED = ("c-deliberate", "q-gates", "q-election", "q-not-rain")
# One page, as long as it has to be, instead of A4.
PAGE = "#set page(width: 19cm, height: auto, margin: 1.4cm)\n#set text(size: 10pt)\n"


def sample_with_article(folder: Path) -> Path:
    """The sample with its article in a file beside it, so that its quotes can be verified."""
    sample = (samples_folder() / "sarrow-dam.yaml").read_text("utf-8")
    paragraphs = briefreader.load(sample.encode(), name="sarrow-dam.yaml").brief.text
    article = "\n\n".join(paragraph.text or "" for paragraph in paragraphs).encode()
    (folder / "sarrow-dam.txt").write_bytes(article)
    source = f"\nsource:\n  file: sarrow-dam.txt\n  sha256: {sha256(article).hexdigest()}\n"
    path = folder / "sarrow-dam.yaml"
    path.write_text(sample.replace("\nsource:\n", source, 1), "utf-8")
    return path


async def draw(brief: Path, keys: tuple[str, ...]) -> str:
    """The screen as SVG, after some keys; notes go beside the brief."""
    folder = brief.parent
    environment = Environment(
        settings=Settings(),
        settings_file=folder / "config.toml",
        notes=folder / "notes",
        state_folder=folder / "state",
        named="Ada",
        clock=lambda: NOW,
        variables={},
    )
    app = BriefReader(brief, environment)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="briefreader")


def typeset(brief: Path) -> bytes:
    """A report on a disputed claim, set by Typst, as SVG."""
    report = brief.with_name("report.typ")
    ids = (word for name in REPORTED for word in ("--id", name))
    run(["report", str(brief), *ids, "--style", "apa7", "--output", str(report)])
    report.write_text(PAGE + report.read_text("utf-8"), "utf-8")
    return bytes(typst.compile(str(report), format="svg"))


def main() -> None:
    """Write the pictures."""
    for name, keys in SCREENS.items():
        with tempfile.TemporaryDirectory() as folder:
            brief = sample_with_article(Path(folder))
            (DOCS / name).write_text(asyncio.run(draw(brief, keys)), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        (DOCS / "report.svg").write_bytes(typeset(sample_with_article(Path(folder))))


if __name__ == "__main__":
    main()
