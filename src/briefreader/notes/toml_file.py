"""Small files of a reviewer beside the notes, written by that reviewer only and also edited by hand: TOML.

Each holds a list of entries, one table for each:

[[person]]
name = "Volodymyr Zelensky"
aliases = ["Zelenskyy"]
"""

import json
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct, ValidationError, convert, structs

from briefreader.notes.disk import locked, make_folder, read_file, real_folder, write_file
from briefreader.notes.error import Broken

E = TypeVar("E", bound=Struct)


class EntryFile(Struct, Generic[E], frozen=True):
    """The kind of a file: its name, the table that holds an entry, and the type of one.

    The fields of that type are strings and tuples of strings. It forbids unknown fields, so that what another
    version wrote is refused rather than lost.
    """

    name: str
    table: str
    kind: type[E]

    def read(self, folder: Path) -> tuple[E, ...]:
        """The entries in a reviewer's folder, in their order. Raises StoreError."""
        return self._parsed(real_folder(folder) / self.name)

    def change(self, folder: Path, change: Callable[[tuple[E, ...]], Iterable[E]], *, private: bool) -> None:
        """Put what `change` makes of the entries in their place. Raises StoreError."""
        make_folder(folder, private=private)
        path = real_folder(folder) / self.name
        with locked(path, private=private):
            entries = change(self._parsed(path))
            write_file(path, "\n".join(map(self._written, entries)).encode(), private=private)

    def _parsed(self, path: Path) -> tuple[E, ...]:
        data = read_file(path)
        if data is None:
            return ()
        try:
            tables = tomllib.loads(data.decode()).get(self.table, [])
            return tuple(convert(one, self.kind) for one in tables)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError, TypeError) as error:
            raise Broken(f"{path}: {error}", "Fix the file, or rename it") from None

    def _written(self, entry: E) -> str:
        fields = ((name, value) for name, value in structs.asdict(entry).items() if value != ())
        return "\n".join([f"[[{self.table}]]", *(f"{name} = {_value(value)}" for name, value in fields), ""])


def _value(value: object) -> str:
    """Strings and lists of JSON are such of TOML too, but for a control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
