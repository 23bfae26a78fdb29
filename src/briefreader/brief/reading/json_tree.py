"""JSON (https://www.rfc-editor.org/rfc/rfc8259) read into the same tree as YAML, with the same refusals."""

import json
import re
from collections.abc import Container, Iterable, Iterator
from typing import NoReturn

from briefreader.base.patterns import pattern
from briefreader.brief.reading import tree
from briefreader.brief.reading.findings import quoted
from briefreader.brief.reading.tree import MAX_DEPTH, MAX_NODES, Entries, Node, PathStep

# A string may end with what there is of the text.
_TOKEN = pattern(r'[{}\[\]]|"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[^\s{}\[\],:"]+', re.DOTALL)
_SURROGATE = pattern(r"\\u[dD][89a-fA-F]")


class _RefusedError(Exception):
    """Something json would have let pass; where it stands is looked for afterwards."""


def entries(data: bytes, name: str, by_and_by: Container[str]) -> Entries:
    """The keys and values of the file's one object, in its order; lists in `by_and_by` element by element.

    Raises BriefError.
    """
    text = data.decode("utf-8-sig")
    root = _read(text, name)
    if not isinstance(root, dict):
        tree.refuse_shape(name)
    for key, value in root.items():
        if isinstance(value, list) and key in by_and_by:
            yield from ((key, index, element) for index, element in enumerate(value))
        else:
            yield key, None, value


def _read(text: str, name: str) -> Node:
    try:
        root = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant, parse_float=_float)
        if _is_too_large(root) or (_SURROGATE.search(text) and not _is_whole(root)):
            raise _RefusedError
    except json.JSONDecodeError as error:
        what = "the file is empty" if not text.strip() else f"not valid JSON: {error.msg}"
        tree.refuse(
            what, name, error.lineno, error.colno, "Look at the commas and quotation marks before this place."
        )
    except (_RefusedError, RecursionError, ValueError):
        _refuse(text, name)
    return root


def _object(pairs: list[tuple[str, Node]]) -> dict[str, Node]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _RefusedError
    return result


def _no_constant(word: str) -> NoReturn:
    raise _RefusedError


def _float(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise _RefusedError
    return value


def _is_whole(root: Node) -> bool:
    """Whether no string holds one half of a surrogate pair, which no file can be written with."""
    try:
        json.dumps(root, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_too_large(root: Node) -> bool:
    """Whether the tree is deeper or has more nodes than a brief may have."""
    level: list[Node] = [root]
    nodes = 0
    for _ in range(MAX_DEPTH):
        nodes += len(level)
        inner: list[Node] = []
        for node in level:
            if type(node) is dict:
                inner.extend(node.values())
            elif type(node) is list:
                inner.extend(node)
        level = inner
        if nodes + len(level) > MAX_NODES:
            return True
    return any(type(node) in (dict, list) for node in level)


def steps(pieces: Iterable[str]) -> Iterator[PathStep]:
    """The parts of a JSON text with their places; good up to where `json` stops reading.

    The text comes in pieces, of which no more are asked for than it takes.
    """
    line, column = 1, 1
    inside: list[bool] = []  # for each open bracket, whether it is one of a mapping
    for passed, token in _tokens(pieces):
        if breaks := passed.count("\n"):
            line += breaks
            column = 0
        column += len(passed) - (passed.rfind("\n") if breaks else 0)
        if token in "{[":
            yield PathStep("mapping" if token == "{" else "list", "", line, column)
            inside.append(token == "{")
            key_next = token == "{"
            continue
        if token in "}]":
            yield PathStep("end", "", line, column)
            inside.pop()
        elif key_next:
            yield PathStep("key", json.loads(token) if "\\" in token else token[1:-1], line, column)
            key_next = False
            continue
        else:
            yield PathStep("scalar", token, line, column)
        key_next = bool(inside) and inside[-1]


def _tokens(pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What stands from the token before on, and the token."""
    text, begun, end = "", 0, 0  # where the token before stands
    more: list[str] = []
    for piece in pieces:
        more.append(piece)
        if sum(map(len, more)) < len(text) - begun:  # a string that goes on and on is not searched each time
            continue
        text, begun, end = "".join((text[begun:], *more)), 0, end - begun
        more.clear()
        for found in _TOKEN.finditer(text, end):
            if found.end() == len(text):  # it may go on in the next piece
                break
            yield text[begun : found.start()], found[0]
            begun, end = found.span()
    text, begun, end = "".join((text[begun:], *more)), 0, end - begun
    for found in _TOKEN.finditer(text, end):
        yield text[begun : found.start()], found[0]
        begun = found.start()


def _refuse(text: str, name: str) -> NoReturn:
    """Find the place for which the text is refused, and raise the error."""
    open_keys: list[set[str]] = []
    nodes = 0
    for step in steps([text]):
        place = (name, step.line, step.column)
        if step.kind == "end":
            open_keys.pop()
            continue
        if step.kind == "key":
            _refuse_half(step.text, *place)
            if step.text in open_keys[-1]:
                tree.refuse_duplicate(quoted(step.text), *place)
            open_keys[-1].add(step.text)
            continue
        nodes += 1
        if nodes > MAX_NODES:
            tree.refuse_nodes(*place)
        if step.kind == "scalar":
            _refuse_scalar(step.text, *place)
            continue
        open_keys.append(set())
        if len(open_keys) > MAX_DEPTH:
            tree.refuse_depth(*place)
    raise AssertionError("a refused JSON text without a reason")


def _refuse_scalar(token: str, name: str, line: int, column: int) -> None:
    if token[0] == '"':
        if _SURROGATE.search(token):
            _refuse_half(json.loads(token), name, line, column)
        return
    try:
        json.loads(token, parse_constant=_no_constant, parse_float=_float)
    except (_RefusedError, ValueError):
        tree.refuse("not a number, or too large", name, line, column, "Put it in quotation marks.")


def _refuse_half(text: str, name: str, line: int, column: int) -> None:
    if not _is_whole(text):
        what = "this text holds one half of a surrogate pair"
        tree.refuse(what, name, line, column, "Write the character itself.")
