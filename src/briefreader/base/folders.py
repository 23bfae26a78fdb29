"""What is in a folder, and below it."""

import os
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path


def visible_files(folder: Path, refused: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """The files below a folder by name, those of a folder before those of its subfolders.

    A name that begins with a dot is hidden, and so is what lies below it; the folder itself may have any
    name. Links to files count as files. Links to folders are not followed: they may lead in a circle, or out.
    `refused` is told of each folder that cannot be read; without it such folders count as empty.
    """
    return (Path(entry.path) for entry in visible_entries(folder, refused))


def visible_entries(
    folder: Path, refused: Callable[[OSError], None] | None = None
) -> "Iterator[os.DirEntry[str]]":
    """The same as the system lists them, which is faster where there are thousands."""
    waiting = [os.fspath(folder)]
    while waiting:
        below: list[str] = []
        try:
            found = _visible(waiting.pop())
        except OSError as error:
            if refused is not None:
                refused(error)
            continue
        for entry in found:
            if not _is_folder(entry):
                yield entry
            elif not entry.is_symlink():
                below.append(entry.path)
        waiting += reversed(below)


def _visible(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted([one for one in entries if one.name[0] != "."], key=attrgetter("name"))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # such as a link in a circle, of which whoever opens it is told
        return False
