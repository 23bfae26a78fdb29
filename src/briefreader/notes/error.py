"""Why the notes could not be read, changed or written. Each error says what, and how to mend it."""
# ruff: noqa: N818 - the names are read after "the store says:", where the word Error adds nothing

import errno
from pathlib import Path


class StoreError(Exception):
    """The notes could not be read, changed or written. What was on disk before still is."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}. {mend}")
        self.what = what
        self.mend = mend


class Full(StoreError):
    """No room: the disk, the quota or the size limit of a file."""


class ReadOnly(StoreError):
    """The file system is mounted read-only."""


class Denied(StoreError):
    """The rights of the file or folder do not allow it."""


class Gone(StoreError):
    """The folder was there, and is no longer."""


class Locked(StoreError):
    """Another window or program held the file for too long."""


class Broken(StoreError):
    """The system refused for another reason; the message carries its words."""


class NewerSchema(StoreError):
    """A newer version of the program wrote the file; it can be read, not changed."""


class OtherBrief(StoreError):
    """The notes belong to another brief with the same id."""


class Conflict(StoreError):
    """What was to be changed is no longer as it was."""


class Invalid(StoreError):
    """A value that no note can have."""


_KINDS: dict[int, tuple[type[StoreError], str, str]] = {
    errno.ENOSPC: (Full, "disk full", "Make room, then save again"),
    errno.EDQUOT: (Full, "disk quota used up", "Make room, then save again"),
    errno.EFBIG: (Full, "the file may not grow any further", "Raise the size limit, then save again"),
    errno.EROFS: (ReadOnly, "the disk is read-only", "Save to another place, or mount it writable"),
    errno.EACCES: (Denied, "no permission", "Change the rights of the file and its folder"),
    errno.EPERM: (Denied, "no permission", "Change the rights of the file and its folder"),
    errno.ENOENT: (Gone, "the folder is gone", "Put the folder back, or save to another place"),
    errno.ENOTDIR: (
        Gone,
        "the folder is no longer a folder",
        "Put the folder back, or save to another place",
    ),
    errno.ESTALE: (Gone, "the network folder is gone", "Connect it again, or save to another place"),
}


def store_error(error: OSError, path: Path) -> StoreError:
    """The system's complaint about `path`, as one of ours."""
    words = error.strerror or str(error) or type(error).__name__
    fallback = (Broken, words, "Save to another place")
    kind, what, mend = _KINDS.get(error.errno or 0, fallback)
    return kind(f"{what}: {path}", mend)
