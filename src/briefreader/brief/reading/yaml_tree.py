"""YAML (1.1, as PyYAML parses it, https://yaml.org/spec/1.1/) read in one pass over the parser's events.

Everything a brief has no use for is refused.
"""

from collections.abc import Callable, Container, Iterator
from functools import cached_property
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from briefreader.base.patterns import pattern
from briefreader.base.text import shown
from briefreader.brief.reading import tree
from briefreader.brief.reading.findings import quoted
from briefreader.brief.reading.tree import (
    MAX_DEPTH,
    MAX_NODES,
    CommaLost,
    Commented,
    Cut,
    Entries,
    Node,
    PathStep,
    plain,
)

YamlEvent = Any  # PyYAML's type stubs do not know all attributes of events
NextEvent = Callable[[], YamlEvent]

_COMMENT = pattern(r"\s+#[^\s#!-]")
_NO_PROSE = pattern(r"[a-z0-9#.:~/_-]*")
_LINE_BREAK = pattern("\r\n|[\n\r\x85\u2028\u2029]")


def events(data: bytes) -> NextEvent:
    """A function that gives the next event; the C parser's if PyYAML was built with it."""
    if yaml.__with_libyaml__:
        next_event: NextEvent = yaml.CSafeLoader(data).get_event
        return next_event
    return _whole_characters(yaml.SafeLoader(data).get_event)


def _whole_characters(following: NextEvent) -> NextEvent:
    """Refuses the escaped half of a surrogate pair, as the C parser does by itself."""

    def next_event() -> YamlEvent:
        event = following()
        try:
            str(getattr(event, "value", "")).encode()
        except UnicodeEncodeError:
            raise yaml.MarkedYAMLError(
                problem="one half of a surrogate pair", problem_mark=event.start_mark
            ) from None
        return event

    return next_event


def entries(data: bytes, name: str, by_and_by: Container[str]) -> Entries:
    """The keys and values of the file's one mapping, in its order.

    The elements of the lists named in `by_and_by` come one at a time: no tree of them all is ever built.
    Raises BriefError.
    """
    try:
        yield from _YamlParser(data, name).entries(by_and_by)
    except yaml.YAMLError as error:
        refuse_syntax(error, data, name)


def lines_of(data: bytes) -> list[str]:
    """The lines of a file, as YAML breaks them."""
    return _LINE_BREAK.split(data.decode("utf-8", "replace").removeprefix("\ufeff"))


def refuse_syntax(error: yaml.YAMLError, data: bytes, name: str) -> NoReturn:
    """Raise the error for what is no YAML."""
    from briefreader.brief.reading.syntax import slip_at  # only a mistake needs it

    if isinstance(error, yaml.reader.ReaderError):
        before = data[: error.position]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        tree.refuse(
            "a control character that YAML does not allow",
            name,
            line,
            column,
            "Remove it, or write it as an escape.",
        )
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    what = getattr(error, "problem", None) or str(error)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    slip = slip_at(lines_of(data), line)
    if slip is not None:
        what, mend = (shown(text, one_line=True) for text in (slip.what, slip.mend))
        tree.refuse(what, name, slip.line, slip.column, mend, "syntax")
    mend = "Look at the indentation, the colons and the quotation marks in this line and the one before."
    tree.refuse(f"not valid YAML: {what}", name, line, column, mend, "syntax")


def steps(data: bytes) -> Iterator[PathStep]:
    """The parts of a file that `entries` can read, each with its place."""
    following = events(data)
    inside: list[bool] = []  # for each open collection, whether it is a mapping
    key_next = False
    while not isinstance(event := following(), StreamEndEvent):
        place = _position(event)
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            key_next = isinstance(event, MappingStartEvent)
            inside.append(key_next)
            yield PathStep("mapping" if key_next else "list", "", *place)
            continue
        if isinstance(event, ScalarEvent) and key_next:
            yield PathStep("key", event.value, *place)
            key_next = False
            continue
        if isinstance(event, ScalarEvent):
            yield PathStep("scalar", event.value, *place)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            yield PathStep("end", "", *place)
            inside.pop()
        key_next = bool(inside) and inside[-1]


class _YamlParser:
    """One pass over one file."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._next = events(data)
        self._name = name
        self._nodes = 0
        self._has_hash = b" #" in data

    def entries(self, by_and_by: Container[str]) -> Entries:
        self._next()  # the stream's start
        start = self._next()
        if not isinstance(start, DocumentStartEvent):
            tree.refuse("the file is empty", self._name, 1, 1, 'Begin with `brief: "1"`.')
        root = self._next()
        if not isinstance(root, MappingStartEvent):
            self._refuse_extras(root)
            tree.refuse_shape(self._name)
        self._refuse_extras(root)
        self._count(root)
        seen: set[str] = set()
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event, seen)
            seen.add(key)
            value = self._next()
            if type(value) is SequenceStartEvent and key in by_and_by:
                self._refuse_extras(value)
                self._count(value)
                for index, element in enumerate(self._elements(2)):
                    yield key, index, element
            else:
                yield key, None, self._node(value, 2)
        self._next()  # the document's end
        if not isinstance(after := self._next(), StreamEndEvent):
            self._refuse(after, "a second document begins here", "Put each brief into a file of its own.")

    def _node(self, event: YamlEvent, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if depth > MAX_DEPTH:
            tree.refuse_depth(self._name, *_position(event))
        self._count(event)
        if kind is SequenceStartEvent:
            return list(self._elements(depth))
        return self._flow_mapping(depth) if event.flow_style else self._mapping(depth)

    def _elements(self, depth: int) -> Iterator[Node]:
        while type(event := self._next()) is not SequenceEndEvent:
            yield self._node(event, depth + 1)

    def _mapping(self, depth: int) -> dict[str, Node]:
        result: dict[str, Node] = {}
        following = self._next
        while type(event := following()) is not MappingEndEvent:
            key = self._key(event, result)
            value = following()
            result[key] = self._scalar(value) if type(value) is ScalarEvent else self._node(value, depth + 1)
        return result

    def _flow_mapping(self, depth: int) -> dict[str, Node]:
        """Between braces a comma ends a text without quotation marks: it is put together again."""
        result: dict[str, Node] = {}
        text: tuple[str, YamlEvent] | None = None  # the key and the value before, if that is such a text
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event, result)
            value = self._next()
            node = self._scalar(value) if type(value) is ScalarEvent else self._node(value, depth + 1)
            rest = self._rest_of_text(event, value) if text is not None else None
            if text is not None and rest is not None:
                text = text[0], value if value.value else event
                result[text[0]] = Cut(f"{result[text[0]]}, {rest}")
                continue
            result[key] = node
            text = (key, value) if type(value) is ScalarEvent and value.value and not value.style else None
        if text is not None:
            lost = self._between(text[1], event).strip().startswith(",")
            if lost and isinstance(result[text[0]], Cut):
                result[text[0]] = Cut(f"{result[text[0]]},")
            elif lost and " " in text[1].value:
                result[text[0]] = CommaLost(result[text[0]])
        return result

    def _rest_of_text(self, key: YamlEvent, value: YamlEvent) -> str | None:
        """A key without a value or of several words, which is none but words of the text before it."""
        if key.style or type(value) is not ScalarEvent or value.style:
            return None
        if not value.value and not self._between(key, value).strip():
            return str(key.value)
        return f"{key.value}: {value.value}" if " " in key.value else None

    def _between(self, one: YamlEvent, other: YamlEvent) -> str:
        """What stands in the file between two events."""
        start, end = one.end_mark, other.start_mark
        if start.line == end.line:
            return str(self._lines[start.line][start.column : end.column])
        first, *inner, last = self._lines[start.line : end.line + 1]
        return "\n".join((first[start.column :], *inner, last[: end.column]))

    @cached_property
    def _lines(self) -> list[str]:
        return lines_of(self._data)

    def _scalar(self, event: YamlEvent) -> Node:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        self._count(event)
        if self._has_hash and not event.style and (comment := self._comment_behind(event)):
            node = Commented(event.value)
            node.comment = comment
            return node
        return event.value if event.style else plain(event.value)

    def _comment_behind(self, event: YamlEvent) -> str:
        """A comment without a space after its sign, as in `#1`, behind a text or in its place; or nothing."""
        mark = event.end_mark
        rest = self._lines[mark.line][mark.column :] if mark.line < len(self._lines) else ""
        if _COMMENT.match(rest) is None or (event.value and _NO_PROSE.fullmatch(event.value)):
            return ""
        return rest.strip()

    def _key(self, event: YamlEvent, seen: Container[str]) -> str:
        if type(event) is not ScalarEvent:
            self._refuse_extras(event)
            self._refuse(event, "a key that is not a word", "Write `key: value`, the key on one line.")
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        key: str = event.value
        if key in seen:
            tree.refuse_duplicate(quoted(key), self._name, *_position(event))
        if key == "<<" and not event.style:
            self._refuse_mechanism(event, "a merge key (`<<`)")
        return key

    def _count(self, event: YamlEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            tree.refuse_nodes(self._name, *_position(event))

    def _refuse_extras(self, event: YamlEvent) -> None:
        """Refuse alias, anchor and tag."""
        if isinstance(event, AliasEvent):
            self._refuse_mechanism(event, "an alias (`*…`)")
        if event.anchor is not None:
            self._refuse_mechanism(event, "an anchor (`&…`)")
        if event.tag is not None:
            self._refuse_mechanism(event, "a tag (`!…`)")

    def _refuse_mechanism(self, event: YamlEvent, what: str) -> NoReturn:
        mend = "Write the value out, or put it in quotation marks."
        self._refuse(event, f"{what}, which a brief cannot hold", mend)

    def _refuse(self, event: YamlEvent, what: str, mend: str) -> NoReturn:
        tree.refuse(what, self._name, *_position(event), mend)


def _position(event: YamlEvent) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
