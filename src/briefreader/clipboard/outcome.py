"""What is copied, what came of it, and the words for that."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from briefreader.base.processes import Finished

WayName = Literal["desktop", "tmux", "terminal", "file"]


class ClipText(Struct, frozen=True):
    """A text to copy; `html` is the same as rich text, for the programs that take it."""

    plain: str
    html: str = ""

    @property
    def payload(self) -> bytes:
        """The plain text as it goes out: UTF-8; what is no character becomes a question mark."""
        return self.plain.encode(errors="replace")

    @property
    def size(self) -> str:
        """`214 characters`."""
        return "1 character" if len(self.plain) == 1 else f"{len(self.plain):,} characters"


class Outcome(Struct, frozen=True):
    """Where a text went. `confirmed`: known to be there, read back and compared, or written to `path`."""

    way: str
    confirmed: bool
    message: str
    path: Path | None = None


class Way(Struct, frozen=True):
    """One way out of the terminal, what it is called here, and why it is open or closed."""

    way: WayName
    name: str
    available: bool
    why: str


class Attempt(Struct, frozen=True):
    """What came of one way, and how to mend it. `enough`: no further way has to be tried."""

    way: str
    went: bool
    enough: bool
    words: str
    path: Path | None = None
    mend: str = ""


def reason(result: Finished) -> str:
    """What a program gave as its reason: its first line, fit to be shown."""
    lines = result.stderr.decode(errors="replace").split("\n")
    said = next((line for line in lines if line.strip()), "")
    said = "".join(character for character in said if character.isprintable()).strip()[:80].rstrip(". ")
    return f": {said}" if said else ""


def sentences(attempts: Sequence[Attempt]) -> str:
    """What came of some ways, in one message."""
    words = [said for attempt in attempts for said in (attempt.words, attempt.mend) if said]
    return f"{'. '.join(words)}." if len(words) > 1 else words[0]
