"""A brief as a file's text, YAML or JSON: what `load` reads back is the same brief.

The order of fields is the format's, and what is absent is not written. Characters that nobody would see are
written as escapes, so that whoever reads the file knows of them.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, NoReturn

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Brief
from briefreader.brief.reading.findings import step_text
from briefreader.brief.reading.problem import BriefError

WIDTH = 110
# The fields that come first; a struct has those that are required before all others.
_FIRST = ("brief", "id", "revision", "updated", "title", "lang", "handling", "source", "parties", "text")
_FIRST_OF_PARTS = ("id",)
_MOST_IN_LINE = 3  # keys of a mapping that stands on one line
_MOST_OF_A_KEY = 100  # characters of a key without a mark of its own; a parser looks no further than 1,024

_SURROGATE = pattern("[\ud800-\udfff]")
_HIDDEN = (
    "\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_ESCAPED_IN_YAML = pattern(f'["\\\\{_HIDDEN}]')
_ESCAPED_IN_JSON = pattern("[\x7f" + _HIDDEN.removeprefix("\x00-\x1f") + "]")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}

# Words that other programs' YAML takes for something else than a text.
_WORDS_TO_QUOTE = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_OPENING = "“‘«„("  # what a text can begin with, besides a letter, without marks around it
_NOT_PLAIN = pattern(f"[ {_HIDDEN}]|:$")
_NOT_PLAIN_IN_LINE = pattern(r"[,:?\[\]{}]")
_BREAK = pattern("(?<=[^ ]) (?=[^ ])")


def as_yaml(brief: Brief) -> str:
    """The brief as YAML. Raises BriefError if it holds what no file can hold."""
    lines: list[str] = []
    for key, value in _tree(brief).items():
        entry = list(_entry(key, value, ""))
        if len(entry) > 1 and lines:
            lines.append("")
        lines.extend(entry)
    return "\n".join(lines) + "\n"


def as_json(brief: Brief) -> str:
    """The brief as JSON. Raises BriefError if it holds what no file can hold."""
    text = json.dumps(_tree(brief), ensure_ascii=False, indent=2)
    return _ESCAPED_IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n"


def entry_as_yaml(key: str, value: Any, indent: str = "") -> str:
    """One key of a brief with its value, in lines that begin with the indent. Raises BriefError."""
    return "\n".join(_entry(key, _node(value, key), indent))


def list_lines(parts: Iterable[Struct], indent: str) -> list[str]:
    """Parts of a brief as elements of a list in YAML, each line behind the indent."""
    return list(_elements([_node(part, "") for part in parts], indent))


def in_braces(part: Struct) -> str:
    """A part of a brief on one line, between braces."""
    text = json.dumps(_node(part, ""), ensure_ascii=False)
    return _ESCAPED_IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], text)


# From values to a tree


class _Field(NamedTuple):
    name: str
    key: str
    default: Any


@cache
def _fields(cls: type[Struct]) -> tuple[_Field, ...]:
    first = _FIRST if cls is Brief else _FIRST_OF_PARTS
    ordered = sorted(
        fields(cls), key=lambda field: first.index(field.name) if field.name in first else len(first)
    )
    return tuple(
        _Field(field.name, field.encode_name, _default(field.default, field.default_factory))
        for field in ordered
    )


def _default(value: Any, make: Any) -> Any:
    return make() if make is not NODEFAULT else value


def _tree(brief: Brief) -> dict[str, Any]:
    tree: dict[str, Any] = _node(brief, "")
    return tree


def _node(value: Any, path: str) -> Any:
    """Structs as what is set in them, tuples as lists; refuses what cannot be written."""
    if isinstance(value, Struct):
        present = ((field, getattr(value, field.name)) for field in _fields(type(value)))
        return {
            field.key: _node(one, step_text(path, field.key))
            for field, one in present
            if not _is_default(one, field.default)
        }
    if isinstance(value, dict):
        return {_node(key, path): _node(one, step_text(path, key)) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_node(one, step_text(path, number)) for number, one in enumerate(value)]
    if isinstance(value, str) and _SURROGATE.search(value):
        _refuse("a text holds one half of a surrogate pair", path, "Write the character itself.")
    if isinstance(value, float) and not abs(value) < float("inf"):
        _refuse("a value is not a number, or too large", path, "Write it as a text.")
    return value


def _is_default(value: Any, default: Any) -> bool:
    return type(value) is type(default) and bool(value == default)


def _refuse(what: str, path: str, mend: str) -> NoReturn:
    raise BriefError(f"cannot be written: {what}", path or "the brief", mend)


# From a tree to lines of YAML


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    """One key with its value."""
    written = _key(key)
    if len(written) > _MOST_OF_A_KEY:
        yield f"{indent}? {written}"
        written = ""
    head = f"{indent}{written}:"
    flow = _in_line(value, len(head) + 1)
    if flow is not None:
        yield f"{head} {flow}"
    elif isinstance(value, dict):
        yield head
        for inner, one in value.items():
            yield from _entry(inner, one, f"{indent}  ")
    elif isinstance(value, list):
        yield head
        yield from _elements(value, f"{indent}  ")
    else:
        yield from _folded(f"{head} ", value, f"{indent}  ")


def _elements(values: list[Any], indent: str) -> Iterator[str]:
    """A list, each element behind its dash; short mappings stand on one line if all of them do."""
    flows = [_in_line(value, len(indent) + 2) for value in values]
    short = [_mapping_in_line(value, len(indent) + 2) if isinstance(value, dict) else "" for value in values]
    for number, value in enumerate(values):
        flow = short[number] if all(one is not None for one in short) else None
        flow = flow or flows[number]
        if flow is not None:
            yield f"{indent}- {flow}"
        elif isinstance(value, dict | list):
            inner = f"{indent}  "
            below = _elements(value, inner) if isinstance(value, list) else _entries(value, inner)
            first, *others = below
            yield f"{indent}- {first.removeprefix(inner)}"
            yield from others
        else:
            yield from _folded(f"{indent}- ", value, f"{indent}  ")


def _entries(mapping: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in mapping.items():
        yield from _entry(key, value, indent)


def _in_line(value: Any, column: int) -> str | None:
    """What stands on the line of its key or dash: nothing at all, lists of short values, no texts."""
    if isinstance(value, dict):
        return None if value else "{}"
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            return None
        inner = [
            _in_line(one, column) if isinstance(one, list) else _scalar(one, in_line=True) for one in value
        ]
        written = f"[{', '.join(str(one) for one in inner)}]"
        return None if None in inner or column + len(written) > WIDTH else written
    return None if isinstance(value, str) else _scalar(value, in_line=False)


def _mapping_in_line(mapping: dict[str, Any], column: int) -> str | None:
    if not 0 < len(mapping) <= _MOST_IN_LINE or any(isinstance(one, dict | list) for one in mapping.values()):
        return None
    pairs = (f"{_key(key)}: {_scalar(value, in_line=True)}" for key, value in mapping.items())
    written = f"{{{', '.join(pairs)}}}"
    return None if column + len(written) > WIDTH else written


def _scalar(value: Any, *, in_line: bool) -> str:
    """One value; `in_line` inside brackets or as a key."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    if _is_plain(value) and not (in_line and _NOT_PLAIN_IN_LINE.search(value)):
        return value
    return f'"{_ESCAPED_IN_YAML.sub(_escape, value)}"'


def _key(key: str) -> str:
    """A key. That of a paragraph's number, `n`, is plain: YAML 1.1 takes it for `no`, PyYAML does not."""
    return key if key == "n" else _scalar(key, in_line=True)


def _is_plain(text: str) -> bool:
    """Whether a text is one word that needs no quotation marks, for this program and for others."""
    begins_well = text[:1].isalpha() or text[:1] in _OPENING
    return bool(text) and begins_well and text.lower() not in _WORDS_TO_QUOTE and not _NOT_PLAIN.search(text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    short = _SHORT_ESCAPES.get(found[0])
    if short is not None:
        return short
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _folded(head: str, text: str, indent: str) -> Iterator[str]:
    """A text over as many lines as it needs; each line break stands for one space."""
    written = _scalar(text, in_line=False)
    first, *others = _BREAK.split(written)
    line = head + first
    for words in others:
        if len(line) + 1 + len(words) > WIDTH:
            yield line
            line = indent + words
        else:
            line = f"{line} {words}"
    yield line
