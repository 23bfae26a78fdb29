"""Small JSON objects in files of their own, beside the notes."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefreader.base.dates import utc
from briefreader.notes.disk import read_file, set_aside, write_file
from briefreader.notes.error import StoreError
from briefreader.notes.tables import encode


def read_values(path: Path) -> dict[str, Any]:
    """The object in a file; an empty one if there is none, or none that can be read."""
    try:
        data = read_file(path)
        return {} if data is None else _object(data)
    except (StoreError, ValueError, RecursionError):
        return {}


def write_values(path: Path, values: Mapping[str, Any], *, private: bool) -> None:
    """Put an object in the place of what the file holds; what is damaged is set aside. Raises StoreError."""
    old = read_file(path)
    if old is not None:
        try:
            _object(old)
        except (ValueError, RecursionError):
            set_aside(path, old, utc(datetime.now(UTC)))
    write_file(path, encode(values), private=private)


def _object(data: bytes) -> dict[str, Any]:
    values = json.loads(data)
    if not isinstance(values, dict):
        raise ValueError("not an object")
    return values
