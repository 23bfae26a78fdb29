"""A text in the reader's own editor. Whatever the editor does, what it wrote is found, and nothing waits."""

import os
import shutil
import stat
import tempfile
import time
from pathlib import Path
from typing import Literal

from msgspec import Struct

from briefreader.base.processes import edit, editor

AT_ONCE = 1.0  # seconds; an editor that is back sooner, with nothing changed, may still be open elsewhere
MOST_BYTES = 10_000_000  # of a text; more is no note

# Why a text has to be looked at before it is saved.
Doubt = Literal[
    "failed",  # the editor ended with a fault
    "killed",
    "encoding",  # it is no UTF-8, and was read as something that it may not be
    "open",  # the editor may still have it open
]


class Edited(Struct, frozen=True):
    """A text after the editor. `code` is the editor's exit code, or minus the signal that killed it.

    The file stays at `path` if the text is in doubt because it may still be "open".
    """

    text: str
    doubt: Doubt | None = None
    code: int = 0
    path: Path | None = None


def edit_text(text: str) -> Edited:
    """Let the editor change a text. For the main thread only.

    Raises ProcessMissing, and OSError if there is no room for the file, or none is left behind.
    """
    folder = Path(tempfile.mkdtemp(prefix="briefreader-"))  # private, the editor's own copies too
    path = folder / "note.txt"
    is_open = False
    try:
        path.write_text(text, "utf-8", errors="replace")
        begun = time.monotonic()
        code = edit(path, editor(os.environ))
        after, is_sure = _read(path, text)
        is_open = code == 0 and after == text and time.monotonic() - begun < AT_ONCE
        if is_open:
            return Edited(text, "open", code, path)
        faults: dict[bool, Doubt] = {code > 0: "failed", code < 0: "killed"}
        return Edited(after, faults.get(True) or (None if is_sure else "encoding"), code)
    finally:
        if not is_open:
            shutil.rmtree(folder, ignore_errors=True)


def edited_since(path: Path, text: str) -> Edited:
    """The text in a file that was still open; the file goes if it was saved meanwhile. Raises OSError."""
    after, is_sure = _read(path, text)
    if after == text:
        return Edited(text, "open", path=path)
    shutil.rmtree(path.parent, ignore_errors=True)
    return Edited(after, None if is_sure else "encoding")


def _read(path: Path, before: str) -> tuple[str, bool]:
    """What a file holds, and whether that is sure. Raises OSError, also for what is no file or too large."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe would wait for a writer
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("it left no file")
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError(f"it left more than {MOST_BYTES:,} bytes")
    text, is_sure = _decoded(data)
    text = text.replace("\r\n", "\n")
    # Editors end the last line; the reader did not type that.
    return (text if before.endswith("\n") else text.removesuffix("\n")), is_sure


def _decoded(data: bytes) -> tuple[str, bool]:
    """Bytes as text; UTF-8 and what a byte order mark names are sure, Windows-1252 is a guess."""
    named = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for encoding, is_sure in ((named, True), ("cp1252", False)):
        try:
            return data.decode(encoding), is_sure
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), False
