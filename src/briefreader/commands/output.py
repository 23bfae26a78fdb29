"""Data goes to stdout, narration to stderr; what the other end does is no reason to crash."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from briefreader.base.files import Unsynced, write_new

VERSION = 1  # of the JSON that commands print
WIDTH = 80  # columns, where no terminal tells
BROKEN_PIPE = 141  # what a shell reports of a program that SIGPIPE ended


class Failure(click.ClickException):
    """The end of a command: what, where, how to mend it, and the exit code (2: wrong use, or cannot read).

    Of a file that cannot be read, `reason` is the code of the problem, and `place` its line and column.
    """

    def __init__(
        self,
        what: str,
        mend: str = "",
        *,
        where: str = "",
        code: int = 2,
        reason: str = "unreadable",
        place: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.what = what
        self.mend = mend
        self.reason = reason
        self.place = place
        self._code = code

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """What the program ends with."""
        return self._code


def say(text: str) -> None:
    """Print data, exactly as it is, with one line break at its end. Raises Failure."""
    if sys.stdout is None:  # closed by whoever started us
        return
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_stdout()
        sys.exit(BROKEN_PIPE)
    except OSError as error:
        _abandon_stdout()
        raise Failure(f"cannot be written: {error.strerror}", where="stdout") from None


def say_json(value: Mapping[str, Any]) -> None:
    """Print an object as JSON, strings raw, with the version of its shape; what cannot be seen is escaped."""
    import json

    tree = {"briefreader": VERSION, **value}
    if sys.stdout is None or sys.stdout.encoding.lower() != "utf-8":
        say(json.dumps(tree, indent=2))
        return
    text = json.dumps(tree, indent=2, ensure_ascii=False)
    foreign = re.compile(r"[^\x00-\x7e]+")
    say(foreign.sub(lambda run: run[0] if run[0].isprintable() else json.dumps(run[0])[1:-1], text))


def save(text: str, path: Path, *, private: bool) -> None:
    """Write text to a new file, `private` for its owner alone; no file is overwritten. Raises Failure."""
    with saving(path):
        unsynced = write_new(path, text.encode(), private=private)
    tell_unsynced(path, unsynced)


def tell_unsynced(path: Path, unsynced: Unsynced | None) -> None:
    """Say of a file that was written that a power cut could take it away, if that is so."""
    from briefreader.base.text import shown

    if unsynced is not None:
        narrate(shown(unsynced.told_of(str(path)), one_line=True))


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turn what a disk says of a new file into the end of the command."""
    where = str(path)
    try:
        yield
    except FileExistsError:
        raise Failure("the file already exists", "Choose another name.", where=where) from None
    except OSError as error:
        raise Failure(
            f"cannot be written: {error.strerror}", "Choose another location.", where=where
        ) from None


def width() -> int:
    """Columns of the terminal that stdout is, else 80."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH
    except (AttributeError, OSError, ValueError):
        return WIDTH


def narrate(text: str) -> None:
    """Tell the user something that is not data."""
    if sys.stderr is not None:
        try:
            print(text, file=sys.stderr, flush=True)
        except OSError:
            return


def _abandon_stdout() -> None:
    """Let Python's own last flush of stdout go nowhere."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, descriptor)
    os.close(null)
