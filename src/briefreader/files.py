"""New files, which never take the place of others."""

import os
from pathlib import Path


def write_new(path: Path, data: bytes, *, private: bool) -> None:
    """Write a new file, `private` for its owner alone. Raises OSError; then no part of it is left.

    Of those, FileExistsError tells that the name is taken.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        descriptor = os.open(path, flags, 0o600 if private else 0o666)
    except ValueError as error:  # a NUL in the name
        raise OSError(0, str(error)) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except OSError:
        path.unlink(missing_ok=True)
        raise
