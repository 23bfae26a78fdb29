"""How the parts of a faulty brief are numbered in its file: loading leaves out those that it cannot use."""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Brief, Claim, Position, Quote, Span
from briefreader.brief.reading.assemble import LISTS
from briefreader.brief.reading.convert import BrokenError, struct_reader
from briefreader.brief.reading.findings import Findings
from briefreader.brief.reading.json_tree import entries as json_entries
from briefreader.brief.reading.load import Loaded, is_json
from briefreader.brief.reading.tree import Entries, Node

_PATH = pattern(r"(\w+)\[(\d+)\](?:\.(\w+)\[(\d+)\])?")

# Lists inside the parts of lists.
_INNER: dict[type, tuple[str, type]] = {Quote: ("spans", Span), Claim: ("positions", Position)}


class Numbering(Struct, frozen=True):
    """By the path of a list: the file's numbers of its parts that were kept. And the ids that were lost.

    `mentions` are the paths of parts that were lost, by the texts in them.
    """

    kept: dict[str, list[int]] = {}
    lost: frozenset[str] = frozenset()
    mentions: dict[str, str] = {}

    def in_file(self, path: str) -> str:
        """A field's path as the file numbers it."""
        match = _PATH.match(path)
        if match is None:
            return path
        outer, number, inner, inner_number = match.groups()
        in_file = f"{outer}[{self._number(outer, int(number))}]"
        if inner is not None:
            in_file += f".{inner}[{self._number(f'{in_file}.{inner}', int(inner_number))}]"
        return in_file + path[match.end() :]

    def _number(self, list_path: str, number: int) -> int:
        return self.kept[list_path][number] if list_path in self.kept else number


def numbering(loaded: Loaded, file: BinaryIO) -> Numbering:
    """The numbering of a loaded brief. A second reading, for those in which loading found errors."""
    if not any(problem.severity == "error" for problem in loaded.problems):
        return Numbering()
    file.seek(0)
    return numbered(loaded.brief, entries(file.read(), loaded.name))


def numbered(brief: Brief, tree: Entries) -> Numbering:
    """The numbering of a brief that was made of these entries."""
    kept: dict[str, list[int]] = {key: [] for key in LISTS}
    lost: set[str] = set()
    mentions: dict[str, str] = {}
    for key, index, node in tree:
        if index is None:
            continue
        parts = getattr(brief, key)
        part = _part(LISTS[key], node)
        number = len(kept[key])
        if part is not None and number < len(parts) and _same(part, parts[number]):
            kept[key].append(index)
            kept.update(_inner(part, node, f"{key}[{index}]"))
        elif isinstance(node, dict):
            lost.add(str(node.get("id")))
            for text in _texts(node):
                mentions.setdefault(text, f"{key}[{index}]")
    return Numbering(kept, frozenset(lost), mentions)


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield str(node)
    elif isinstance(node, dict | list):
        for one in node.values() if isinstance(node, dict) else node:
            yield from _texts(one)


def entries(data: bytes, name: str) -> Entries:
    """The keys and values of a file that `load_bytes` could read."""
    if is_json(data, name):
        return json_entries(data, name, LISTS)
    from briefreader.brief.reading import yaml_tree

    return yaml_tree.entries(data, name, LISTS)


def _part(cls: type, node: Node) -> Struct | None:
    try:
        part: Struct = struct_reader(cls)(node, (), Findings())
    except BrokenError:
        return None
    return part


def _same(part: Struct, kept: Struct) -> bool:
    """Whether a part is the one kept, which may have been given an id."""
    if getattr(part, "id", None) == "":
        return getattr(part, "text", None) == getattr(kept, "text", None)
    return part == kept


def _inner(part: Struct, node: Node, path: str) -> Iterator[tuple[str, list[int]]]:
    if type(part) in _INNER and isinstance(node, dict):
        name, cls = _INNER[type(part)]
        nodes = node.get(name) or ()
        if len(nodes) != len(getattr(part, name)):
            yield f"{path}.{name}", [at for at, inner in enumerate(nodes) if _part(cls, inner) is not None]
