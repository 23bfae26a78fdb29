"""Briefs as they were read, kept for the next time: parsing YAML takes longer than drawing a screen.

A file of the cache is known by the SHA-256 of the brief's bytes, and by the ending of its name, which tells
YAML from JSON; each version of the program has a folder of its own. The file holds its own checksum, then
what `load_bytes` made of these bytes. One that is damaged, or cannot be decoded into the types of a brief,
is as good as not there.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from briefreader.base.files import make_folder, write_over
from briefreader.base.text import shown
from briefreader.brief.model.brief import Brief
from briefreader.brief.reading.load import Loaded, has_brief_ending, read_bytes
from briefreader.brief.reading.problem import BriefError, Problem

LARGEST = 4 * 2**20  # bytes of a file of the cache
MOST = 64  # files
_DIGEST = 32  # bytes of the checksum


class _Kept(Struct, frozen=True):
    brief: Brief
    problems: tuple[Problem, ...]


def recall(folder: Path, sha256: str, name: str, path: Path) -> Loaded | None:
    """What was read from the bytes with this SHA-256 under such a name; None if it is not known."""
    kept = _recalled(_file(folder, sha256, name))
    if kept is None:
        return None
    label = shown(name, one_line=True)
    return Loaded(brief=kept.brief, problems=kept.problems, name=label, path=path, data_sha256=sha256)


def _recalled(file: Path) -> _Kept | None:
    """What a file of the cache holds; None if it is not there, or not whole."""
    try:
        data = read_bytes(file)
    except BriefError:
        return None
    digest, encoded = data[:_DIGEST], data[_DIGEST:]
    if hashlib.sha256(encoded).digest() != digest:
        return None
    try:
        return msgspec.msgpack.decode(encoded, type=_Kept)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError):
        return None


def keep(folder: Path, loaded: Loaded) -> None:
    """Keep what was read, if it is not kept, and forget what was kept first.

    A cache that cannot be written is none.
    """
    file = _file(folder, loaded.data_sha256, loaded.name)
    if _recalled(file) is not None:
        return
    kept = _Kept(loaded.brief, loaded.problems)
    try:
        encoded = msgspec.msgpack.encode(kept)
        if len(encoded) + _DIGEST > LARGEST or msgspec.msgpack.decode(encoded, type=_Kept) != kept:
            return
    except (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError):
        return
    with suppress(OSError):
        make_folder(folder, private=True)
        write_over(file, hashlib.sha256(encoded).digest() + encoded, private=True)
        files = sorted(folder.glob("*.msgpack"), key=lambda one: one.lstat().st_mtime)
        for old in files[:-MOST]:
            old.unlink(missing_ok=True)


def _file(folder: Path, sha256: str, name: str) -> Path:
    ending = Path(name).suffix.lower() if has_brief_ending(name) else ""
    return folder / f"{sha256}{ending}.msgpack"
