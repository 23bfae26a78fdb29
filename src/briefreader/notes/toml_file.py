"""Small files of a reviewer beside the notes, written by that reviewer only and also edited by hand: TOML.

Each holds a list of entries, one table for each:

[[person]]
name = "Volodymyr Zelensky"
aliases = ["Zelenskyy"]
"""

import json
import tomllib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct, ValidationError, convert, structs

from briefreader.notes.disk import locked, make_folder, read_file, real_folder, write_file
from briefreader.notes.error import Broken

E = TypeVar("E", bound=Struct)

FIX = "Fix the file, or rename it"
_UNREADABLE = (ValidationError, TypeError)


class EntryFile(Struct, Generic[E], frozen=True):
    """The kind of a file: its name, the table that holds an entry, and the type of one.

    The fields of that type are strings and tuples of strings; what is as its default is left out. It forbids
    unknown fields, so that what another version wrote is refused rather than lost. A reviewer's folder stands
    in the notes folder, which may be reached through a link; below it no link is followed.
    """

    name: str
    table: str
    kind: type[E]

    def read(self, folder: Path) -> tuple[E, ...]:
        """The entries in a reviewer's folder, in their order. Raises StoreError."""
        return self._parsed(self._in(folder))

    def change(self, folder: Path, change: Callable[[tuple[E, ...]], Iterable[E]], *, private: bool) -> None:
        """Put what `change` makes of the entries in their place. Raises StoreError."""
        path = self._in(folder)
        make_folder(path.parent, private=private)
        with locked(path, private=private):
            entries = change(self._parsed(path))
            write_file(path, "\n".join(map(self._written, entries)).encode(), private=private)

    def _in(self, folder: Path) -> Path:
        return real_folder(folder.parent) / folder.name / self.name

    def _parsed(self, path: Path) -> tuple[E, ...]:
        data = read_file(path)
        try:
            return () if data is None else _entries(data, path, self.table, self.kind)
        except _UNREADABLE as error:
            raise Broken(f"{path}: {error}", FIX) from None

    def _written(self, entry: E) -> str:
        values = ((field, getattr(entry, field.name)) for field in structs.fields(self.kind))
        lines = (f"{field.name} = {_value(value)}" for field, value in values if value != field.default)
        return "\n".join([f"[[{self.table}]]", *lines, ""])


@lru_cache(maxsize=16)  # each search asks for the names and links of all reviewers
def _entries(data: bytes, path: Path, table: str, kind: type[E]) -> tuple[E, ...]:
    return tuple(convert(one, kind) for one in content_of(data, path, table).get(table, []))


def content_of(data: bytes, path: Path, name: str) -> dict[str, Any]:
    """What a file of TOML says, in which everything stands under one name. Raises StoreError.

    Under another name it would be lost when the file is written.
    """
    try:
        content = tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise Broken(f"{path}: {error}", FIX) from None
    if unknown := content.keys() - {name}:
        raise Broken(f"{path}: only {name} can stand here, not {', '.join(sorted(unknown))}", FIX)
    return content


def _value(value: object) -> str:
    """Strings and lists of JSON are such of TOML too, but for a control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
