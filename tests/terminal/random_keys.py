"""Random keys, clicks, pastes, bytes and sizes in a real terminal. See `make random`.

python -m tests.terminal.random_keys SEED KEYS [PATH]...

Some keys come before the last is answered. After every two hundred the reader has to answer, and to keep a
note on the item that it was written on.
"""

import argparse
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pyte

from briefreader.brief import Item
from briefreader.brief.verification.document import load
from briefreader.wording.brief import item_words
from tests.conftest import ROOT, script

SIZES = ((60, 20), (80, 24), (120, 40), (200, 50))
STILL = 0.03  # seconds without output after which the next keys come
STARTED = 1.0  # the same for its start
ANSWER = 30.0  # seconds within which the reader has to answer
ESCAPE = 0.1  # the same for a key alone, which may be the beginning of a sequence
LISTS = (" Library · ", " · first page")  # what lists of briefs are called in their first line
TRIES = 3  # to begin a note
AHEAD = 0.4  # how many of the keys do not wait for an answer to the last
STRETCH = 200  # keys between two looks
REMEMBERED = 60  # events that are told of a fault

# Q ends the reader, which is begun anew. The palette can suspend it.
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~ "
_NAMED = (
    *("\r", "\x1b", "\t", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H"),
    *("\x1b[F", "\x1bOP", "\x1bOQ", "\x1b[Z", "\x03", "\x04", "\x15", "\x12", "\x0f", "\x10", "\x13", "Q"),
)
_ODD = (
    *(b"\xe9t", b"\x80", b"\x1b[M \xc8!", b"\x1b[M", b"\x1b[<0;3", b"\x1b[", b"\xc3", b"\x1b[9999999999u"),
    *(
        b"\x00",
        b"\x1b]11;rgb:ff/ff",
        b"\x1b[200~unfinished",
        b"\x1b[201~",
        b"\x1b[I",
        b"\x1b[O",
        b"\x1b[<0;-3;2M",
    ),
    *(b"\x1b[200~two\nlines\x1b[201~", b"\x1b[200~\x1b]52;c;eA==\x07\x1b[201~", "中é👩‍👧".encode()),
)


def events(random: Random) -> Iterator[bytes | tuple[int, int]]:
    """What a hand, a terminal or a cat does: bytes, or another size."""
    while True:
        kind = random.random()
        if kind < 0.62:
            yield random.choice(_LETTERS).encode()
        elif kind < 0.82:
            yield random.choice(_NAMED).encode()
        elif kind < 0.94:
            x, y = random.randint(1, 200), random.randint(1, 50)
            button = random.choice((0, 0, 0, 2, 64, 65))
            click = f"\x1b[<{button};{x};{y}M" + (f"\x1b[<{button};{x};{y}m" if button < 64 else "")
            yield (click * random.choice((1, 1, 2, 3))).encode()
        elif kind < 0.98:
            yield random.choice(_ODD)
        else:
            yield random.choice(SIZES)


class Reader:
    """The program in a terminal of its own, with a home of its own."""

    def __init__(self, path: Path, home: Path) -> None:
        self._screen = pyte.Screen(120, 40)
        self._stream = pyte.ByteStream(self._screen)
        self.code: int | None = None
        environment = {
            **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "USER": "ana",
            "EDITOR": str(home / "editor"),
            "BROWSER": str(home / "browser"),
            "BRIEFREADER_NOTES": str(home / "notes"),
            "BRIEFREADER_STATE": str(home / "state"),
        }
        self._pid, self._side = pty.fork()
        if self._pid == 0:
            os.chdir(home)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            command = [sys.executable, "-m", "briefreader", "--reviewer", "ana", str(path)]
            os.execve(sys.executable, command, environment)

    def send(self, event: bytes | tuple[int, int], still: float = STILL) -> None:
        """Type bytes, or change the size; wait until nothing more comes for so many seconds."""
        try:
            if isinstance(event, bytes):
                os.write(self._side, event)
            else:
                columns, lines = event
                self._screen.resize(lines, columns)
                fcntl.ioctl(self._side, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        except OSError:
            pass  # it has ended, which the next look finds
        self.draw(still)

    def draw(self, still: float) -> None:
        """Draw what comes, until nothing has come for so many seconds."""
        while self.code is None and select.select([self._side], [], [], still)[0]:
            try:
                self._stream.feed(os.read(self._side, 65536))
            except OSError:  # it has ended
                self._look(0)
        self._look(os.WNOHANG | os.WUNTRACED)

    def _look(self, options: int) -> None:
        """Bring it back, as a shell does, if it has been suspended; take its exit code if it has ended."""
        if self.code is not None:
            return
        pid, status = os.waitpid(self._pid, options)
        if pid and os.WIFSTOPPED(status):
            os.kill(self._pid, signal.SIGCONT)
        elif pid:
            self.code = os.waitstatus_to_exitcode(status)
            os.close(self._side)

    @property
    def text(self) -> str:
        """The screen's words, a line each."""
        return "\n".join(self._screen.display).replace("\u00a0", " ")

    def shows(self, words: str, *keys: bytes, within: float = ANSWER) -> bool:
        """Whether words come in so many seconds, when these keys are pressed again and again."""
        end = time.monotonic() + within
        while self.code is None and time.monotonic() < end:
            for key in keys:
                self.send(key)
            moment = time.monotonic() + 3
            while self.code is None and time.monotonic() < moment:
                if words in self.text:
                    return True
                self.draw(0.05)
        return False

    def kill(self) -> None:
        """End it at once."""
        if self.code is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            os.close(self._side)
            self.code = -signal.SIGKILL


def fault_of(reader: Reader, path: Path, home: Path, word: str) -> str:
    """What is wrong with a reader after some keys: "" if it answers, and keeps a note on the right item."""
    reader.send((120, 40))
    if not reader.shows("─ Keys ", *[b"\x1b"] * 8, b"\x1bOP"):
        return "" if reader.code == 0 else f"it does not answer (code {reader.code})"
    if not any(begins_note(reader) for _ in range(TRIES)):
        return "" if reader.code == 0 else "no note can be written"
    reader.draw(ESCAPE)
    about = reader.text
    for key in (word.encode(), b"\x13"):
        reader.send(key)
    end = time.monotonic() + ANSWER
    while time.monotonic() < end:
        reader.draw(0.1)
        for item in items_noted(home, word):
            named = [item_words(words)[:20] for words in items_called(item, path)]
            shown = " ".join(about.split())
            return "" if any(words in shown for words in named) else f"{word} is on {item}"
    return f"the note {word} is lost"


def begins_note(reader: Reader) -> bool:
    """Whether a note on the first quote can be begun, of the first brief where there is a list of them."""
    for key in [b"\x1b"] * 8:
        reader.send(key, ESCAPE)
    if any(name in reader.text for name in LISTS):
        reader.shows("Quotes", b"\r")
    for key in (*[b"\x1b"] * 8, b"2", b"g"):
        reader.send(key, ESCAPE)
    return reader.shows("Ctrl+s or F2 save", b"a", within=3)


def items_called(item: str, path: Path) -> list[Item]:
    """The items of an id, in the brief and in those that `L` and marks lead to."""
    briefs = [*([path] if path.is_file() else path.glob("*.yaml")), *(ROOT / "briefs").glob("*.yaml")]
    indexes = [load(one).index.items for one in briefs]
    return [index[item] for index in indexes if item in index]


def items_noted(home: Path, word: str) -> list[str]:
    """The items of the notes on the disk that have a word in them."""
    found = []
    for path in (home / "notes").rglob("*.json"):
        for record in records(json.loads(path.read_text("utf-8"))):
            if record.get("kind") == "note" and word in str(record.get("text")):
                found.append(str(record["item"]))
    return found


def records(tree: object) -> Iterator[dict[str, object]]:
    """Every object of a JSON document."""
    if isinstance(tree, dict):
        yield tree
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    for one in inside:
        yield from records(one)


def tried(path: Path, seed: int, keys: int) -> tuple[int, str]:
    """So many random keys in a brief or a folder of them: how often it was begun, and the first fault."""
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        script(home / "editor", 'printf "from the editor" >> "$1"')
        script(home / "browser", ":")
        last: deque[bytes | tuple[int, int]] = deque(maxlen=REMEMBERED)
        begun, reader = 1, Reader(path, home)
        reader.draw(STARTED)
        try:
            for number, event in zip(range(1, keys + 1), events(random), strict=False):
                last.append(event)
                reader.send(event, 0 if random.random() < AHEAD else STILL)
                if reader.code is None and number % STRETCH and number != keys:
                    continue
                fault = fault_of(reader, path, home, f"note-{number}") if reader.code is None else ""
                if reader.code:
                    fault = f"it ended with {reader.code}"
                if fault:
                    return begun, f"seed {seed}, key {number}: {fault}\n{list(last)}\n{reader.text}"
                if reader.code is not None:
                    begun, reader = begun + 1, Reader(path, home)
                    reader.draw(STARTED)
        finally:
            reader.kill()
    return begun, ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("keys", type=int)
    parser.add_argument("path", type=Path, nargs="*")
    given = parser.parse_args()
    draft, briefs = ROOT / "tests" / "drafts" / "harbour-crane.yaml", ROOT / "briefs"
    paths = given.path or [*sorted(briefs.glob("*.yaml")), draft, briefs]
    failed = False
    for number, path in enumerate(paths):
        with tempfile.TemporaryDirectory() as folder:  # nothing is written beside what is read
            copy = Path(folder) / path.name
            (shutil.copytree if path.is_dir() else shutil.copy)(path, copy)
            begun, fault = tried(copy, given.seed + number, given.keys // len(paths))
        print(f"{path.name}: begun {begun} times; {fault or 'ok'}", flush=True)
        failed = failed or bool(fault)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
