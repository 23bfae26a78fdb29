"""Versions of a notes file that a file sync or git could not bring together: found, and merged."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, ValidationError, convert, structs

from briefreader.base.patterns import pattern
from briefreader.notes.disk import read_file
from briefreader.notes.error import StoreError
from briefreader.notes.merge import merge
from briefreader.notes.model import Meta, Subject
from briefreader.notes.tables import Contents, as_saved, decode

# What Syncthing, Dropbox, Nextcloud and a browser put between a file's name and its ending.
_COPY = r"(\.sync-conflict-.+| \(.*(conflict|copy|\d).*\))"
_COPY_OF = pattern(rf"(?P<stem>.+?){_COPY}\.json", re.IGNORECASE)
_MARKS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """The other versions of a file that a file sync has left beside it, by name."""
    try:
        names = [other.name for other in path.parent.iterdir()]
    except OSError:
        return ()
    stem = path.stem.casefold()
    alike = [name for name in names if name != path.name and name.casefold().startswith(stem)]
    if not alike:  # as a rule, and one looks again and again
        return ()
    copy = re.compile(rf"{re.escape(path.stem)}{_COPY}{re.escape(path.suffix)}", re.IGNORECASE)
    return tuple(path.with_name(name) for name in sorted(alike) if copy.fullmatch(name))


def original_name(name: str) -> str:
    """The name of the file of which a file with this one is another version, or which it is itself."""
    found = _COPY_OF.fullmatch(name)
    return f"{found['stem']}.json" if found else name


def conflict_sides(data: bytes) -> tuple[bytes, bytes] | None:
    """Both versions of a file in which git has left conflict markers; None if there are none."""
    if not any(mark in data for mark in _MARKS):
        return None
    sides: tuple[list[bytes], list[bytes]] = ([], [])
    into: tuple[list[bytes], ...] = sides
    marked = False
    for line in data.splitlines(keepends=True):
        if line[:7] in _MARKS and line[7:].rstrip(b"\r\n")[:1] in (b"", b" "):
            marked = True
            into = {b"<": sides[:1], b"|": (), b"=": sides[1:], b">": sides}[line[:1]]
            continue
        for side in into:
            side.append(line)
    return (b"".join(sides[0]), b"".join(sides[1])) if marked else None


def decode_merged(data: bytes) -> Contents:
    """The records of a file; of both sides, where git has left conflict markers in it. Never raises."""
    sides = conflict_sides(data)
    if sides is None:
        return decode(data)
    ours, theirs = map(decode, sides)
    merged = merge(ours, theirs, "the other side of a conflict in git")
    told = "git left a conflict, of which both sides are kept"
    return structs.replace(merged, complaints=(told, *merged.complaints), newer=ours.newer or theirs.newer)


class Joined(Struct, frozen=True):
    """What a file holds together with other versions of it, and what the reviewer must know of these.

    `merged` are those that are in it, with their bytes.
    """

    contents: Contents
    remarks: tuple[str, ...] = ()
    merged: Mapping[Path, bytes] = {}

    @property
    def notice(self) -> str | None:
        """The remarks in one line."""
        return ". ".join(self.remarks) or None


def with_copies(joined: Joined, copies: Iterable[Path], subject: Subject) -> Joined:
    """Merge those versions of a file, too, that hold notes to this very brief. Never raises."""
    contents = joined.contents
    remarks = [*joined.remarks]
    merged: dict[Path, bytes] = {}
    for copy in copies:
        try:
            data = read_file(copy) or b""
        except StoreError as error:
            remarks.append(f"Not merged: {copy} cannot be read: {error.what}")
            continue
        theirs = decode(data)
        if obstacle := _obstacle(theirs, subject):
            remarks.append(f"Not merged: {copy} {obstacle}")
            continue
        contents = merge(contents, structs.replace(as_saved(theirs), complaints=()), copy.name)
        merged[copy] = data
        damage = f". It is damaged: {'; '.join(theirs.complaints)}" if theirs.complaints else ""
        remarks.append(f"Merged with another version, which is kept in backup: {copy}{damage}")
    return Joined(contents, tuple(remarks), merged)


def _obstacle(theirs: Contents, subject: Subject) -> str | None:
    """Why another version is left alone."""
    if theirs.newer:
        return "was written by a newer version"
    try:
        owner = convert(theirs.meta, Meta).subject
    except ValidationError:
        return "does not say to which brief it belongs"
    return None if owner.agrees_with(subject) else "belongs to another brief"
