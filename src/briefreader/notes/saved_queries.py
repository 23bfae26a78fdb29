"""Queries that a reviewer has saved under names: `queries.toml` in their folder, also edited by hand.

[queries]
"Denials" = "stance:denies kind:quote"
"""

import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from briefreader.notes.disk import locked, make_folder, read_file, real_folder, write_file
from briefreader.notes.error import Broken

FILE = "queries.toml"
_TABLE = "queries"


def read_queries(folder: Path) -> dict[str, str]:
    """The queries of a reviewer's folder by their names, in the order of the file. Raises StoreError."""
    return _parsed(real_folder(folder) / FILE)


def save_query(folder: Path, name: str, query: str, *, private: bool) -> None:
    """Save a query, in the place of another one of that name. Raises StoreError."""
    _change(folder, lambda queries: {**queries, name: query}, private=private)


def remove_query(folder: Path, name: str, *, private: bool) -> None:
    """Remove the query of that name, if there is one. Raises StoreError."""
    _change(folder, lambda queries: {one: queries[one] for one in queries if one != name}, private=private)


def _change(folder: Path, change: Callable[[dict[str, str]], Mapping[str, str]], *, private: bool) -> None:
    make_folder(folder, private=private)
    path = real_folder(folder) / FILE
    with locked(path, private=private):
        write_file(path, _written(change(_parsed(path))).encode(), private=private)


def _parsed(path: Path) -> dict[str, str]:
    data = read_file(path)
    if data is None:
        return {}
    try:
        table = tomllib.loads(data.decode()).get(_TABLE, {})
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Broken(f"{path}: {error}", "Fix the file, or rename it") from None
    if not isinstance(table, dict) or not all(isinstance(query, str) for query in table.values()):
        raise Broken(f"{path}: a name is followed by = and a query in quotation marks", "Fix the file")
    return table


def _written(queries: Mapping[str, str]) -> str:
    """As TOML; a string of JSON in ASCII is one of TOML too."""
    lines = (f"{json.dumps(name)} = {json.dumps(query)}" for name, query in queries.items())
    return "\n".join([f"[{_TABLE}]", *lines, ""])
