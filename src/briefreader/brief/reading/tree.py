"""What YAML and JSON have in common before it becomes a brief: a tree, and its limits.

A tree is made of dicts, lists, strings and None. Numbers and booleans of JSON are Python's; plain
scalars of YAML that look like one are `Plain`, since only their field can tell whether that is meant.
"""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, NoReturn

from briefreader.base.patterns import pattern
from briefreader.brief.reading.problem import BriefError

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 32
MAX_NODES = 2_000_000

Node = Any
Entries = Iterator[
    tuple[str, int | None, Node]
]  # key, index in its list if the list is read by and by, value


class PathStep(NamedTuple):
    """One part of a file on the way through it; line and column from 1."""

    kind: Literal["mapping", "list", "end", "key", "scalar"]
    text: str
    line: int
    column: int


WHOLE_NUMBER = pattern("[-+]?[0-9]+")
_NUMBER = pattern(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


class Plain(str):
    """An unquoted YAML scalar that looks like a number or a boolean."""

    __slots__ = ()


class Cut(str):
    """An unquoted text between braces, with what stands behind the comma that ends it there."""

    __slots__ = ()


class CommaLost(str):
    """An unquoted text between braces before a comma that nothing follows."""

    __slots__ = ()


class Commented(str):
    """An unquoted text, maybe empty, before a `#`, with which a comment begins that may be the rest of it."""

    comment: str


_WORDS: dict[str, Plain | None] = {
    "": None,
    "~": None,
    "null": None,
    "true": Plain("true"),
    "false": Plain("false"),
}


def plain(text: str) -> Plain | str | None:
    """The node of an unquoted YAML scalar."""
    if text in _WORDS:
        return _WORDS[text]
    return Plain(text) if _NUMBER.fullmatch(text) else text


def refuse(  # noqa: PLR0913, PLR0917 - what, where and how to mend it
    what: str, name: str, line: int, column: int, mend: str, code: str = "unreadable"
) -> NoReturn:
    """Raise the error for a file that is no brief; line and column from 1."""
    raise BriefError(what, name, mend, code=code, place=(line, column))


def refuse_depth(name: str, line: int, column: int) -> NoReturn:
    """Too deep."""
    refuse(
        f"nested more than {MAX_DEPTH} levels deep", name, line, column, "A brief needs no more than eight."
    )


def refuse_nodes(name: str, line: int, column: int) -> NoReturn:
    """Too many values."""
    refuse(f"more than {MAX_NODES:,} values", name, line, column, "Split the file into several briefs.")


def refuse_duplicate(key: str, name: str, line: int, column: int) -> NoReturn:
    """The same key twice; `key` is ready to be shown."""
    mend = "Keep one of the two, or begin a new item with a dash before it."
    refuse(f"the key {key} appears twice in one place", name, line, column, mend, "duplicate-key")


def refuse_shape(name: str) -> NoReturn:
    """Something else than keys and values."""
    refuse(
        "this is not a brief: it does not consist of keys and values",
        name,
        1,
        1,
        'Begin with `brief: "1"`.',
        "not-a-brief",
    )
