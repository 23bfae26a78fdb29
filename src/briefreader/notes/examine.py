"""Whether the files of a notes folder are sound, and mending those that are not from their backups."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct, convert
from msgspec.structs import replace

from briefreader.base.patterns import pattern
from briefreader.notes.backup import backups
from briefreader.notes.disk import (
    files,
    folders,
    locked,
    read_file,
    real_folder,
    set_aside,
    state_of,
    write_file,
)
from briefreader.notes.error import Broken, Locked, NewerSchema, StoreError, store_error
from briefreader.notes.merge import merge
from briefreader.notes.model import Meta, Reviewer
from briefreader.notes.name import file_name
from briefreader.notes.reviewer import CARD, reviewer_on
from briefreader.notes.sync_conflicts import conflict_copies, decode_merged
from briefreader.notes.tables import SCHEMA, Contents, as_saved, encode, sealed

FileCondition = Literal["sound", "damaged", "newer", "misplaced", "unreadable", "foreign", "waiting"]

_NAME = pattern(r"([a-z0-9-]+-[0-9a-f]{12})(.*)\.json")  # what `file_name` gives, and what a sync puts in


_NEWER = "a newer version wrote it: it can be read, not changed"
_NAMELESS = "it does not say to which brief it belongs"


class Condition(Struct, frozen=True):
    """How a file is, in words. Only a `damaged` one can be mended, and only one's own."""

    path: Path
    state: FileCondition
    told: str
    own: bool = True


class Mended(Struct, frozen=True):
    """What becomes of a damaged file: entries kept of it, entries `restored` from the newest sound backup.

    `lost` records were in neither. `altered` are the items of entries that are not as they were
    saved, and of which there is no better version.
    """

    path: Path
    kept: int
    restored: int
    lost: int
    altered: tuple[str, ...]
    backup: Path | None


def examine(folder: Path, reviewer: Reviewer) -> Iterator[Condition]:
    """The condition of every notes file, one's own first. Nothing is changed. Never raises."""
    folder = real_folder(folder)
    own = folder / reviewer.folder
    yield from _folder(own)
    for path in files(own, ".tmp"):
        yield Condition(path, "waiting", "left by a write that was cut off; the next change removes it")
    for other in folders(folder):
        if other != own:
            yield from (replace(one, own=False) for one in _folder(other) if one.state != "sound")


def _folder(folder: Path) -> Iterator[Condition]:
    """The files of one reviewer; none where nobody has written notes."""
    if obstacle := _obstacle(folder):
        yield Condition(folder, "unreadable", obstacle)
    paths = [path for path in files(folder, ".json") if path.name != CARD]
    if not any(_NAME.fullmatch(path.name) for path in paths):
        return
    if reviewer_on(folder / CARD) is None:
        told = "it does not say whose notes these are; the next change of theirs does"
        yield Condition(folder / CARD, "waiting", told)
    for path in paths:
        try:
            contents = decode_merged(read_file(path) or b"")
        except StoreError as error:
            yield Condition(path, "unreadable", str(error))
        else:
            yield _copy(path, contents) if _is_copy(path) else _file(path, contents)


def _obstacle(folder: Path) -> str | None:
    """Why a folder cannot be looked into."""
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        return None
    except OSError as error:
        return str(store_error(error, folder))
    return None


def _is_copy(path: Path) -> bool:
    name = _NAME.fullmatch(path.name)
    return name is not None and path in conflict_copies(path.with_name(f"{name[1]}.json"))


def _copy(path: Path, contents: Contents) -> Condition:
    """The condition of what a file sync left: damage does not matter, as the copy is kept."""
    if contents.newer:
        return Condition(path, "newer", _NEWER)
    if _meta(contents) is None:
        return Condition(path, "foreign", f"a file sync left this; {_NAMELESS}")
    return Condition(path, "waiting", "a file sync left this; the next change merges it")


def _file(path: Path, contents: Contents) -> Condition:
    name = _NAME.fullmatch(path.name)
    meta = _meta(contents)
    if contents.newer:
        return Condition(path, "newer", _NEWER)
    if contents.complaints and (name is None or name[2]):  # another program's, or something put aside by hand
        return Condition(path, "foreign", "this is not a file of notes; it is left alone")
    if contents.complaints:
        return Condition(path, "damaged", "; ".join(contents.complaints))
    if meta is None:
        return Condition(path, "waiting", f"{_NAMELESS}; the next change says it")
    if path.name != file_name(meta.brief):
        return Condition(path, "misplaced", f"should be {file_name(meta.brief)}, for “{meta.title}”")
    if (locker := _locker(path)) is not None:
        return Condition(path, "waiting", locker)
    count = len(contents.entries)
    return Condition(path, "sound", f"{count} {'entry' if count == 1 else 'entries'} to “{meta.title}”")


def _meta(contents: Contents) -> Meta | None:
    return None if contents.meta is None else convert(contents.meta, Meta)


def _locker(path: Path) -> str | None:
    """Whether another program holds the file right now; a file that was never written has no lock."""
    if not state_of(path.with_name(f"{path.name}.lock")):
        return None
    try:
        with locked(path, private=False, seconds=0):
            return None
    except Locked as error:
        return error.what
    except StoreError:
        return None


def foresee(condition: Condition) -> Mended:
    """What mending would do. Raises StoreError."""
    return _mended(condition.path)[1]


def mend(condition: Condition, time: str, *, private: bool) -> tuple[Mended, Path]:
    """Write what is sound in a damaged file, and what only the newest sound backup has, in its place.

    Gives what was done, and the copy of the damaged bytes beside the file; `time` is in its name.
    Raises StoreError, also where nothing can be mended, and then the file is as it was.
    """
    path = condition.path
    with locked(path, private=private):
        data, mended, whole = _mended(path)
        copy = set_aside(path, data, time)
        write_file(path, encode(whole.tables()), private=private)
    return mended, copy


def _mended(path: Path) -> tuple[bytes, Mended, Contents]:
    """The bytes of a damaged file, what becomes of them in numbers, and what is to be there instead."""
    data = read_file(path) or b""
    contents = decode_merged(data)
    if contents.newer:
        raise NewerSchema(f"a newer version wrote it: {path}", "Leave it as it is")
    backup, saved = _newest_sound(path)
    merged = merge(_with_sound_meta(contents, saved), saved, backup.name if backup else "")
    if not merged.entries and not merged.changes:
        what = f"nothing in it can be read, and there is no sound backup: {path}"
        raise Broken(what, "Move it away, or put a copy of your own in its place")
    whole = as_saved(merged)
    known = {record["id"] for record in contents.entries.values()}
    restored = sum(record["id"] not in known for record in whole.entries.values())
    altered = sorted(record["item"] for record in whole.entries.values() if record["id"] in whole.altered)
    lost = max(0, contents.lost + _size(contents) - _size(merged))
    return data, Mended(path, len(whole.entries) - restored, restored, lost, tuple(altered), backup), whole


def _with_sound_meta(contents: Contents, saved: Contents) -> Contents:
    """The same without a `meta` that was altered if the backup has one; else it is taken as it is."""
    if "meta" not in contents.altered or contents.meta is None:
        return contents
    meta = None if saved.meta else sealed({**contents.meta, "schema": SCHEMA})
    return replace(contents, meta=meta)


def _size(contents: Contents) -> int:
    return len(contents.entries) + len(contents.changes) + (contents.meta is not None)


def _newest_sound(path: Path) -> tuple[Path | None, Contents]:
    for backup in reversed(backups(path)):
        try:
            contents = decode_merged(read_file(backup) or b"")
        except StoreError:
            continue
        if contents.meta is not None and not contents.complaints and not contents.newer:
            return backup, contents
    return None, Contents()
