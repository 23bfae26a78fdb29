"""What is seen of files without reading them: whether they may have changed."""

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from briefreader.base.folders import visible_entries


def stamp(stat: Callable[[], os.stat_result]) -> str:
    """Size and time of a file."""
    try:
        found = stat()
    except (OSError, ValueError):
        return "-"
    return f"{found.st_size}:{found.st_mtime_ns}"


def folders_stamp(folders: Iterable[Path]) -> str:
    """What is seen of all files below some folders."""
    stamps = (f"{entry.path} {stamp(entry.stat)}" for folder in folders for entry in visible_entries(folder))
    return hashlib.sha256("\n".join(stamps).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def beside_stamp(source: bytes | None, is_sourced: bool, others: str) -> str:
    """What is seen beside a brief: of the source that it names, and of `others` if that one is not it."""
    if source is None and is_sourced:
        return ""
    own = stamp(Path(os.fsdecode(source)).stat) if source is not None else ""
    return f"{own} {'' if is_sourced else others}"
