"""A copy of a notes file for each day on which it was written."""

import re
from itertools import count
from pathlib import Path

from briefreader.notes.disk import (
    files,
    is_private,
    is_there,
    make_folder,
    move_file,
    read_file,
    remove_file,
    write_file,
)

KEPT = 10


def keep_beside_backups(copy: Path, *, private: bool) -> None:
    """Move a file whose content is in the notes now to the backups, whatever has its name there.

    Raises StoreError.
    """
    folder = copy.parent / "backup"
    make_folder(folder, private=private)
    names = (f"{copy.stem}{f'-{number}' if number else ''}{copy.suffix}" for number in count())
    move_file(copy, next(free for free in map(folder.joinpath, names) if not is_there(free)))


def backups(path: Path) -> list[Path]:
    """The daily copies of a file, the oldest first. Never raises."""
    ours = re.compile(rf"{re.escape(path.stem)}-\d{{4}}-\d\d-\d\d{re.escape(path.suffix)}")
    return [copy for copy in files(path.parent / "backup", path.suffix) if ours.fullmatch(copy.name)]


def back_up(path: Path, day: str, *, private: bool) -> None:
    """Copy a file as it is before its first write of a day; the last ten copies stay. Raises StoreError.

    The copy of a file that is for its owner alone is so too.
    """
    folder = path.parent / "backup"
    copy = folder / f"{path.stem}-{day}{path.suffix}"
    if is_there(copy):
        return
    data = read_file(path)
    if data is None:
        return
    make_folder(folder, private=private)
    write_file(copy, data, private=private or is_private(path))
    for old in backups(path)[:-KEPT]:
        remove_file(old)
