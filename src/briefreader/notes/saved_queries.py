"""Queries that a reviewer has saved under names: `queries.toml` in their folder, also edited by hand.

[queries]
"Denials" = "stance:denies kind:quote"
"""

import json
from collections.abc import Callable, Container, Iterator, Mapping
from itertools import islice
from pathlib import Path

from msgspec import Struct

from briefreader.base.text import name_line
from briefreader.notes.colleague import other_reviewers
from briefreader.notes.disk import locked, make_folder, read_file, real_folder, write_file
from briefreader.notes.error import Broken, StoreError
from briefreader.notes.model import Reviewer
from briefreader.notes.toml_file import content_of

FILE = "queries.toml"
LARGEST = 1024 * 1024  # bytes
MOST = 200  # queries of one colleague, and
LONGEST = 1_000  # characters of each, that are read
_TABLE = "queries"


class SavedQuery(Struct, frozen=True):
    """A query under a name. `folder` is that of its owner in the notes folder.

    `owner` is the name of a colleague; one's own has none.
    """

    name: str
    query: str
    folder: str
    owner: str = ""


class SavedQueries(Struct, frozen=True):
    """One's own first, then those of each colleague; and why some could not be read."""

    queries: tuple[SavedQuery, ...] = ()
    refusals: tuple[StoreError, ...] = ()


def shown_queries(notes: Path, own: Reviewer, hidden: Container[str]) -> SavedQueries:
    """The queries of a reviewer and of colleagues, but of those whose folders are `hidden`. Never raises."""
    root = real_folder(notes)
    owners = [(own.folder, ""), *((one.folder, name) for one, name in other_reviewers(root, own))]
    found: list[SavedQuery] = []
    refusals: list[StoreError] = []
    for folder, owner in owners:
        if owner and folder in hidden:
            continue
        try:
            queries = _parsed(root / folder / FILE)
        except StoreError as error:
            refusals.append(error)
        else:
            found += _of_colleague(queries, folder, owner) if owner else _own(queries, folder)
    return SavedQueries(tuple(found), tuple(refusals))


def _own(queries: Mapping[str, str], folder: str) -> Iterator[SavedQuery]:
    return (SavedQuery(name, query, folder) for name, query in queries.items())


def _of_colleague(queries: Mapping[str, str], folder: str, owner: str) -> Iterator[SavedQuery]:
    """Somebody else wrote them, and they are asked without being looked at."""
    for name, query in islice(queries.items(), MOST):
        if (line := name_line(name)) and len(query) <= LONGEST:
            yield SavedQuery(line, query, folder, owner)


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
    if len(data) > LARGEST:
        raise Broken(f"too large for saved queries: {path}", "Move it away")
    table = content_of(data, path, _TABLE).get(_TABLE, {})
    if not isinstance(table, dict) or not all(isinstance(query, str) for query in table.values()):
        raise Broken(f"{path}: a name is followed by = and a query in quotation marks", "Fix the file")
    return table


def _written(queries: Mapping[str, str]) -> str:
    """As TOML; a string of JSON in ASCII is one of TOML too."""
    lines = (f"{json.dumps(name)} = {json.dumps(query)}" for name, query in queries.items())
    return "\n".join([f"[{_TABLE}]", *lines, ""])
