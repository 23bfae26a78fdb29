"""Where in a file a field stands: a second pass, only for briefs with problems."""

from collections.abc import Collection, Iterator

from briefreader.base.patterns import pattern
from briefreader.brief.reading.findings import step_text
from briefreader.brief.reading.problem import FilePosition
from briefreader.brief.reading.tree import PathStep

_BREAK = pattern(r"[.\[]")


def locate(steps: Iterator[PathStep], paths: Collection[str]) -> dict[str, FilePosition]:
    """Line and column, from 1, of each field path; a path that is not there gets its nearest parent's.

    A field with one value is at its value, one with several at its key, an element of a list at its start.
    """
    found = _found(steps, {"", *(start for path in paths for start in _starts(path))})
    return {path: next(found[start] for start in _starts(path) if start in found) for path in paths}


def _starts(path: str) -> Iterator[str]:
    """The path, its parent, … and last the whole file."""
    yield path
    for found in reversed(list(_BREAK.finditer(path))):
        yield path[: found.start()]
    if path:
        yield ""


def _found(steps: Iterator[PathStep], wanted: Collection[str]) -> dict[str, FilePosition]:
    found: dict[str, FilePosition] = {"": (1, 1)}
    path = ""
    parents: list[str] = []  # the paths of the open collections
    indexes: list[int | None] = []  # and the next index in those that are lists
    key_place: FilePosition | None = None
    skipped = 0  # open collections that nobody asks about
    for step in steps:
        if len(found) == len(wanted):  # the rest of a large file would only take time
            break
        place = (step.line, step.column)
        if skipped:
            skipped += {"mapping": 1, "list": 1, "end": -1}.get(step.kind, 0)
            continue
        if step.kind == "end":
            parents.pop()
            indexes.pop()
            continue
        if step.kind == "key":
            path = step_text(parents[-1], step.text)
            key_place = place
            continue
        if indexes and (index := indexes[-1]) is not None:
            path = step_text(parents[-1], index)
            indexes[-1] = index + 1
            key_place = None
        if path in wanted:
            found.setdefault(path, key_place if key_place and step.kind != "scalar" else place)
        if step.kind == "scalar":
            continue
        if path in wanted:
            parents.append(path)
            indexes.append(0 if step.kind == "list" else None)
        else:
            skipped = 1
    return found
