"""The programs that are measured in a terminal, and what each of them reads."""

import getpass
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from briefreader import __version__
from briefreader.base.paths import samples_folder
from briefreader.brief.reading.cache import keep
from briefreader.brief.verification.document import load
from briefreader.notes import Store, find_reviewer, subject_of
from briefs import written

HERE = Path(__file__).parent
PEERS = Path(sys.prefix).with_name(".venv-peers") / "bin"
BRIEFREADER = str(Path(sys.prefix) / "bin" / "briefreader")
SAMPLE = samples_folder() / "north-korea-ukraine.yaml"
SIZES = (100, 10_000, 100_000)
NOTES = 200
FLOOR = "hello-4pane"
READER = "briefreader"


@dataclass(frozen=True)
class Program:
    """How to start a program on something, what shows that it is there, and its keys."""

    name: str
    content: str
    command: tuple[str, ...]
    appears: str
    first_keys: str = ""  # to the list that is scrolled
    down: str = ""
    page: str = ""
    end: str = "q"
    more: Mapping[str, str] = field(default_factory=dict)
    takes_long: bool = False  # to its first frame

    @property
    def label(self) -> str:
        return f"{self.name}: {self.content}" if self.content else self.name


def environment(folder: Path) -> dict[str, str]:
    """That of the caller, but with nothing of the user's own: settings, notes and state are in `folder`."""
    others = ("TEXTUAL", "BRIEFREADER", "NO_COLOR")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    named = ("STATE", "NOTES", "CACHE")
    own = {f"BRIEFREADER_{name}": f"{folder}/{name}" for name in named}
    own["XDG_CONFIG_HOME"] = f"{folder}/config"
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", **own}


def programs(folder: Path) -> Iterator[Program]:
    """The floor, the reader at each size, and the peers that are installed. `folder` takes their files."""
    hello = (sys.executable, str(HERE / "hello_4pane.py"))
    yield Program(FLOOR, "", hello, "hello right 2")
    yield _reader(SAMPLE, "sample", "Kim Jong-un")
    yield _reader(SAMPLE, "sample, opened before", "Kim Jong-un", BRIEFREADER_CACHE=_filled(folder / "cache"))
    yield _reader(SAMPLE, f"sample, {NOTES} notes", "Kim Jong-un", BRIEFREADER_NOTES=_noted(folder / "noted"))
    for quotes in SIZES:
        yield _reader(written(folder, quotes, "json"), f"{quotes:,} quotes, JSON", "Speaker 0")
    largest = SIZES[-1]
    yaml = _reader(written(folder, largest, "yaml"), f"{largest:,} quotes, YAML", "Speaker 0")
    yield replace(yaml, takes_long=True)
    yield from _less(folder)
    yield from _newsboat(folder)
    yield from _frogmouth(folder)
    yield from _visidata(folder)


def _reader(path: Path, content: str, appears: str, **more: str) -> Program:
    """The quotes take the whole screen, as in the other programs."""
    return Program(READER, content, (BRIEFREADER, str(path)), appears, "2z", "j", " ", "Q", more)


def _filled(folder: Path) -> str:
    """A cache with the sample, as it is kept a moment after it was opened."""
    keep(folder / __version__, load(SAMPLE, name=SAMPLE.name).loaded)
    return str(folder)


def _noted(folder: Path) -> str:
    """A notes folder with notes to the sample."""
    brief = load(SAMPLE).brief
    items = [item.id for item in (*brief.quotes, *brief.claims)]
    store = Store(folder, find_reviewer(folder, getpass.getuser(), folder), lambda: datetime.now(UTC))
    with store.edit(subject_of(brief)) as edit:
        for number in range(NOTES):
            edit.add_note(items[number % len(items)], "The ministry does not say where the trucks went.")
    return str(folder)


def _less(folder: Path) -> Iterator[Program]:
    for path, content in ((SAMPLE, "sample"), (folder / "generated-10000.json", "10,000 quotes")):
        if program := shutil.which("less"):
            text = folder / f"{path.stem}.txt"
            text.write_text(_shown(path, "text"), "utf-8")
            appears = text.read_text("utf-8").split("\n")[0][:30]
            yield Program("less", content, (program, str(text)), appears, "", "j", " ")


def _newsboat(folder: Path) -> Iterator[Program]:
    program = shutil.which("newsboat")
    if program is None:
        return
    items = "".join(
        f"<item><title>Article {number}</title><link>http://localhost/{number}</link>"
        f"<description>{'We counted the trucks. ' * 250}</description></item>"
        for number in range(1000)
    )
    feed = folder / "feed.xml"
    feed.write_text(f'<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>', "utf-8")
    urls = folder / "urls"
    urls.write_text(f"file://{feed}\n")
    command = (program, "-u", str(urls), "-c", str(folder / "cache.db"), "-C", "/dev/null")
    home = {"HOME": str(folder)}
    subprocess.run([*command, "-x", "reload"], env={**os.environ, **home}, check=True, capture_output=True)
    yield Program("newsboat", "1,000 articles", command, "Feed", "\r", "j", "\x1b[6~", "Q", more=home)


def _frogmouth(folder: Path) -> Iterator[Program]:
    program = PEERS / "frogmouth"
    if program.exists():
        text = folder / "sample.md"
        text.write_text(_shown(SAMPLE, "markdown"), "utf-8")
        home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        command = (str(program), str(text))
        yield Program("frogmouth", "sample", command, "Summary", "", "\x1b[B", "\x1b[6~", "\x11", more=home)


def _visidata(folder: Path) -> Iterator[Program]:
    program = PEERS / "vd"
    if program.exists():
        quotes = json.loads((folder / "generated-10000.json").read_bytes())["quotes"]
        path = folder / "quotes.jsonl"
        path.write_text("\n".join(json.dumps(quote) for quote in quotes))
        home = {"HOME": str(folder)}
        command = (str(program), str(path))
        yield Program("visidata", "10,000 quotes", command, "q0", "", "j", "\x06", "gq", more=home)


def _shown(path: Path, output: str) -> str:
    command = (BRIEFREADER, "show", str(path), "--format", output)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
