"""Versions of a notes file that a file sync or git could not bring together: found, and merged."""

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import ValidationError, convert, structs

from briefreader.notes.disk import read_file
from briefreader.notes.error import StoreError
from briefreader.notes.merge import merge
from briefreader.notes.model import Meta, Subject
from briefreader.notes.tables import Contents, decode

# What Syncthing, Dropbox, Nextcloud and a browser put between a file's name and its ending.
_COPY = r"(\.sync-conflict-.+| \(.*(conflict|copy|\d).*\))"
_MARKER = re.compile(rb"^(<{7}|\|{7}|={7}|>{7})( .*)?\r?$")


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """The other versions of a file that a file sync has left beside it, by name."""
    pattern = re.compile(rf"{re.escape(path.stem)}{_COPY}{re.escape(path.suffix)}", re.IGNORECASE)
    try:
        return tuple(sorted(other for other in path.parent.iterdir() if pattern.fullmatch(other.name)))
    except OSError:
        return ()


def conflict_sides(data: bytes) -> tuple[bytes, bytes] | None:
    """Both versions of a file in which git has left conflict markers; None if there are none."""
    sides: tuple[list[bytes], list[bytes]] = ([], [])
    into: tuple[list[bytes], ...] = sides
    marked = False
    for line in data.splitlines(keepends=True):
        if marker := _MARKER.match(line.rstrip(b"\n")):
            marked = True
            into = {b"<": sides[:1], b"|": (), b"=": sides[1:], b">": sides}[marker[1][:1]]
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


def is_mergeable(copy: Path, subject: Subject) -> bool:
    """Whether another version of a file holds notes to this very brief."""
    return _readable(copy, subject)[1] is None


def with_copies(
    copies: Iterable[Path], contents: Contents, subject: Subject
) -> tuple[Contents, tuple[str, ...]]:
    """What a file holds together with other versions of it, and what the reviewer must know of these."""
    remarks = []
    for copy in copies:
        theirs, obstacle = _readable(copy, subject)
        if obstacle is None:
            contents = merge(contents, structs.replace(theirs, complaints=()), copy.name)
            remarks.append(f"Merged with another version, which is kept in backup: {copy}")
        else:
            remarks.append(f"Not merged: {copy} {obstacle}")
    return contents, tuple(remarks)


def _readable(copy: Path, subject: Subject) -> tuple[Contents, str | None]:
    """The records of a conflict copy, or why it is left alone."""
    try:
        data = read_file(copy)
    except StoreError as error:
        return Contents(), f"can not be read: {error.what}"
    theirs = decode(data or b"")
    if theirs.newer:
        return theirs, "was written by a newer version"
    try:
        owner = convert(theirs.meta, Meta).subject
    except ValidationError:
        return theirs, "does not say to which brief it belongs"
    return theirs, None if owner.agrees_with(subject) else "belongs to another brief"
