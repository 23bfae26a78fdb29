"""Opens a brief: bytes of YAML or JSON become a frozen `Brief` and everything that is wrong with them."""

import codecs
import errno
import hashlib
import os
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from io import BufferedReader, BytesIO
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from msgspec import Struct

from briefreader.base.text import shown
from briefreader.brief.model.brief import Brief
from briefreader.brief.reading.findings import MAX_FINDINGS, Finding, Findings
from briefreader.brief.reading.problem import BriefError, FilePosition, Problem, in_order
from briefreader.brief.reading.tree import MAX_BYTES, Entries, refuse

ENDINGS = (".yaml", ".yml", ".json")  # of the names of briefs, in any case
_BOM = b"\xef\xbb\xbf"
_LARGE = 1 << 20  # bytes
_PIECE = 1 << 18  # bytes that are decoded at a time where only a few places are looked for


class Loaded(Struct, frozen=True, kw_only=True):
    """A brief, what is wrong with its file, and the file's name and hash."""

    brief: Brief
    problems: tuple[Problem, ...]
    name: str
    path: Path | None
    data_sha256: str


def load(path: Path) -> Loaded:
    """Read a brief's file. Raises BriefError if it cannot be read as a brief at all."""
    return load_bytes(read_bytes(path), str(path), path)


def load_bytes(data: bytes, name: str, path: Path | None = None) -> Loaded:
    """Read a brief; its name's ending tells YAML from JSON, else its first character.

    Raises BriefError if it cannot be read as a brief at all.
    """
    from briefreader.brief.reading import json_direct  # what is in the cache needs no parser
    from briefreader.brief.reading.assemble import Assembly, with_ids

    label = shown(name, one_line=True)
    _refuse_binary(data, label)
    report, sha256 = Findings(), _hashed(data)
    brief = json_direct.decode(data.removeprefix(_BOM)) if is_json(data, name) else None
    if brief is None:
        brief = Assembly(label, report).brief(_entries(data, name, label))
    return Loaded(
        brief=with_ids(brief),
        problems=_problems(report, data, name),
        name=label,
        path=path,
        data_sha256=sha256(),
    )


def _hashed(data: bytes) -> Callable[[], str]:
    """Gives the SHA-256; that of large data is worked out meanwhile, as hashlib lets other threads run."""
    if len(data) < _LARGE:
        return hashlib.sha256(data).hexdigest
    found = hashlib.sha256()
    thread = Thread(target=found.update, args=(data,), daemon=True)
    thread.start()

    def sha256() -> str:
        thread.join()
        return found.hexdigest()

    return sha256


def _entries(data: bytes, name: str, label: str) -> Entries:
    from briefreader.brief.reading.assemble import LISTS

    if is_json(data, name):
        from briefreader.brief.reading import json_tree

        return json_tree.entries(data, label, LISTS)
    from briefreader.brief.reading import yaml_tree

    return yaml_tree.entries(data, label, LISTS)


def locate(file: BinaryIO, paths: Collection[str], name: str = "") -> dict[str, tuple[int, int]]:
    """Line and column, from 1, of each field path in a file that `load_bytes` could read.

    A field that is not there gets the place of its nearest parent. JSON is read no further than needed.
    """
    if not paths:
        return {}
    from briefreader.brief.reading import json_tree
    from briefreader.brief.reading import locate as places

    file.seek(0)
    is_of_json = is_json(b"" if has_brief_ending(name) else file.read(), name)
    file.seek(0)
    if is_of_json:
        pieces = codecs.iterdecode(iter(partial(file.read, _PIECE), b""), "utf-8-sig")
        return places.locate(json_tree.steps(pieces), paths)
    from briefreader.brief.reading import yaml_tree

    return places.locate(yaml_tree.steps(file.read()), paths)


def is_json(data: bytes, name: str) -> bool:
    """Whether the bytes are to be read as JSON."""
    if has_brief_ending(name):
        return name.lower().endswith(".json")
    return data.removeprefix(_BOM).lstrip()[:1] in (b"{", b"[")


def has_brief_ending(name: str) -> bool:
    """Whether a file is named like a brief."""
    return Path(name).suffix.lower() in ENDINGS


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of reasonable size; never waits for a device or pipe. Raises BriefError."""
    with open_file(path) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(shown(str(path), one_line=True))
    return data


@contextmanager
def open_file(path: Path) -> Iterator[BufferedReader]:
    """A regular file of reasonable size, to be read in the block. Raises BriefError, in the block too."""
    name = shown(str(path), one_line=True)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise BriefError(*_unreadable(error, name)) from None
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise BriefError(f"this is {_kind(found.st_mode)}, not a file", name, "Name a file.")
        if found.st_size > MAX_BYTES:
            raise _too_large(name)
        with open(descriptor, "rb", closefd=False) as file:
            yield file
    except OSError as error:
        raise BriefError(*_unreadable(error, name)) from None
    finally:
        os.close(descriptor)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a pipe" if stat.S_ISFIFO(mode) else "a device"


def _too_large(name: str) -> BriefError:
    return BriefError(
        f"the file is larger than {MAX_BYTES // 2**20} MiB", name, "Split it into several briefs."
    )


def _unreadable(error: OSError | ValueError, name: str) -> tuple[str, str, str]:
    mend = "Check the path."
    if isinstance(error, ValueError):
        return "the name of the file cannot be used", name, mend
    if error.errno in (errno.EACCES, errno.EPERM):
        mend = "Ask for permission to read it."
    elif error.errno == errno.ELOOP:
        mend = "Its symbolic links are endless. Name the file itself."
    return f"cannot be read: {error.strerror or error}", name, mend


def _refuse_binary(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        refuse("the file is UTF-16, not UTF-8", name, 1, 1, "Save it as UTF-8.")
    if b"\x00" in data:
        line, column = _place(data, data.index(b"\x00"))
        refuse("this is not text: it contains a NUL byte", name, line, column, "Name a brief's file.")
    if data.isascii():
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        refuse("the file is not UTF-8", name, *_place(data, error.start), "Save it as UTF-8.")


def _place(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1


def _problems(report: Findings, data: bytes, name: str) -> tuple[Problem, ...]:
    if not report.findings:
        return ()
    where = locate(BytesIO(data), {finding.path for finding in report.findings}, name)
    problems = [located(one, where[one.path]) for one in report.findings]
    problems.sort(key=in_order)
    if report.unlisted:
        problems.append(too_many(report))
    return tuple(problems)


def located(finding: Finding, place: FilePosition) -> Problem:
    """A finding with its place."""
    severity, code, path, what, mend, fix, _ = finding
    path, what, mend = (shown(text, one_line=True) for text in (path, what, mend))
    return Problem(severity, code, path, what, mend, *place, fix=fix)


def too_many(report: Findings) -> Problem:
    """That not all findings are listed."""
    what = f"{report.unlisted:,} more problems are not listed"
    return Problem("error", "too-many", "", what, f"Fix the first {MAX_FINDINGS:,}.")
