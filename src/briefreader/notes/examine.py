"""Whether the files of a notes folder are sound, and mending those that are not from their backups."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct, ValidationError, convert
from msgspec.structs import replace

from briefreader.notes.backup import backups
from briefreader.notes.conflict import conflict_copies, decode_merged
from briefreader.notes.disk import files, folders, locked, read_file, set_aside, write_file
from briefreader.notes.error import Locked, StoreError
from briefreader.notes.merge import merge
from briefreader.notes.model import Meta, Reviewer
from briefreader.notes.name import file_name
from briefreader.notes.reviewer import CARD
from briefreader.notes.tables import Contents, encode

State = Literal["sound", "damaged", "newer", "misplaced", "unreadable", "waiting"]


class Condition(Struct, frozen=True):
    """How a file is, in words. Only a `damaged` one can be mended, and only one's own."""

    path: Path
    state: State
    told: str
    own: bool = True


class Mended(Struct, frozen=True):
    """What became of a damaged file: entries that were still in it, those from the backup, and the copies."""

    path: Path
    kept: int
    restored: int
    backup: Path | None
    set_aside: Path


def examine(folder: Path, reviewer: Reviewer) -> Iterator[Condition]:
    """The condition of every notes file, one's own first. Nothing is changed. Never raises."""
    own = folder / reviewer.folder
    yield from _own(own)
    for other in folders(folder):
        if other != own and (other / CARD).exists():
            found = (_condition(path) for path in _notes_files(other))
            yield from (replace(one, own=False) for one in found if one.state != "sound")


def _own(folder: Path) -> Iterator[Condition]:
    paths = _notes_files(folder)
    if paths and not (folder / CARD).exists():
        yield Condition(folder / CARD, "waiting", "your name is missing; the next change writes it")
    for path in paths:
        yield _condition(path)
        for copy in conflict_copies(path):
            yield Condition(copy, "waiting", "a file sync left this; the next change merges it")
    for path in files(folder, ".tmp"):
        yield Condition(path, "waiting", "left by a write that was cut off; the next change removes it")


def _notes_files(folder: Path) -> list[Path]:
    """The files of briefs; conflict copies belong to another file."""
    paths = [path for path in files(folder, ".json") if path.name != CARD]
    copies = {copy for path in paths for copy in conflict_copies(path)}
    return [path for path in paths if path not in copies]


def _condition(path: Path) -> Condition:
    try:
        data = read_file(path)
    except StoreError as error:
        return Condition(path, "unreadable", f"{error.what}. {error.mend}")
    contents = decode_merged(data or b"")
    if contents.newer:
        return Condition(path, "newer", "a newer version wrote it: it can be read, not changed")
    if contents.complaints:
        return Condition(path, "damaged", "; ".join(contents.complaints))
    try:
        meta = convert(contents.meta, Meta)
    except ValidationError:
        return Condition(path, "damaged", "it does not say to which brief it belongs")
    if path.name != file_name(meta.brief):
        return Condition(path, "misplaced", f"should be {file_name(meta.brief)}, for “{meta.title}”")
    if (locker := _locker(path)) is not None:
        return Condition(path, "waiting", locker)
    count = len(contents.entries)
    return Condition(path, "sound", f"{count} {'entry' if count == 1 else 'entries'} to “{meta.title}”")


def _locker(path: Path) -> str | None:
    """Whether another program holds the file right now; a file that was never written has no lock."""
    if not path.with_name(f"{path.name}.lock").exists():
        return None
    try:
        with locked(path, private=False, seconds=0):
            return None
    except Locked as error:
        return error.what
    except StoreError:
        return None


def mend(condition: Condition, time: str, *, private: bool) -> Mended:
    """Write what is sound in a damaged file, and what only the newest sound backup has, in its place.

    The damaged bytes are kept in a copy beside it. `time` is that of the copy. Raises StoreError.
    """
    path = condition.path
    with locked(path, private=private):
        data = read_file(path) or b""
        contents = decode_merged(data)
        copy = set_aside(path, data, time, private=private)
        backup, saved = _newest_sound(path)
        whole = merge(replace(contents, complaints=()), saved, backup.name if backup else "")
        write_file(path, encode(whole.tables()), private=private)
    ids = {record["id"] for record in contents.entries.values()}
    restored = sum(record["id"] not in ids for record in whole.entries.values())
    return Mended(path, len(whole.entries) - restored, restored, backup, copy)


def _newest_sound(path: Path) -> tuple[Path | None, Contents]:
    for backup in reversed(backups(path)):
        try:
            contents = decode_merged(read_file(backup) or b"")
        except StoreError:
            continue
        if contents.meta is not None and not contents.complaints and not contents.newer:
            return backup, contents
    return None, Contents()
