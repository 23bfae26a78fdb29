"""A file of annotations that somebody made elsewhere: read with limits, and taken apart into annotations.

It is a Web Annotation, a list, page or collection of them (W3C Recommendation 2017, §3.1 and §5), or
what the Hypothesis client exports or its API answers.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefreader.notes.error import Invalid
from briefreader.notes.hypothesis import is_row, row_annotation
from briefreader.notes.model import Document
from briefreader.notes.strict_json import DECODER
from briefreader.notes.vocabulary import ANNO, TERMS

MAX_BYTES = 64 * 1024 * 1024
MAX_ANNOTATIONS = 100_000
MAX_DEPTH = 32

_CONTEXTS = (ANNO, ANNO.replace("http:", "https:"))
_LISTS = ("items", "rows", "annotations")  # of a page, of the API's answer, of the client's export
_MEND = "Name a file of Web Annotations, or an export of Hypothesis"


class Received(Struct, frozen=True):
    """One annotation of a file, numbered from 1. With a `complaint` it cannot be read further.

    `is_ours` tells that its context gives this program's own terms their meaning.
    """

    number: int
    document: Document
    is_ours: bool = False
    complaint: str = ""

    @property
    def name(self) -> str:
        """How messages name it: by its number, and its id if it has one."""
        name = self.document.get("id")
        return f"annotation {self.number}{f' ({name})' if isinstance(name, str) and name else ''}"


def decode(data: bytes) -> list[Received]:
    """The annotations of a file, in its order. Raises Invalid for a file that holds none in any shape."""
    if len(data) > MAX_BYTES:
        raise Invalid(f"the file is larger than {MAX_BYTES // 2**20} MiB", "Split it into several")
    found = list(_found(_parsed(data), None, 0))
    if len(found) > MAX_ANNOTATIONS:
        raise Invalid(f"the file holds more than {MAX_ANNOTATIONS:,} annotations", "Split it into several")
    received = [_received(number, node, context) for number, (node, context) in enumerate(found, start=1)]
    targets = {
        name: each.document.get("target")
        for each in received
        if isinstance(name := each.document.get("id"), str) and not each.complaint
    }
    starts = _thread_starts(targets)
    return [_in_thread(each, starts) for each in received]


def _parsed(data: bytes) -> Any:
    try:
        return DECODER.decode(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Invalid(f"the file is not UTF-8 (byte {error.start})", "Save it as UTF-8") from None
    except json.JSONDecodeError as error:
        what = f"not valid JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        raise Invalid(what if data.strip() else "the file is empty", _MEND) from None
    except RecursionError:
        raise Invalid("nested too deep", _MEND) from None
    except ValueError as error:
        raise Invalid(f"not valid JSON: {error}", _MEND) from None


def _found(node: Any, context: Any, depth: int) -> Iterator[tuple[Any, Any]]:
    """What stands where annotations stand, each with the context that is in force there."""
    if depth == 0 and not isinstance(node, dict | list):
        raise Invalid("the file holds no annotations", _MEND)
    if depth > MAX_DEPTH:
        raise Invalid(f"lists more than {MAX_DEPTH} levels deep", _MEND)
    if isinstance(node, list):
        for each in node:
            yield from _found(each, context, depth + 1)
        return
    if not isinstance(node, dict):
        yield node, context
        return
    context = node.get("@context", context)
    if "target" in node or _is_a("Annotation", node):
        yield node, context
    elif _is_a("AnnotationCollection", node) and "items" not in node:
        if "first" in node or node.get("total") != 0:
            yield from _found(node.get("first"), context, depth + 1)
    elif held := next((node[key] for key in _LISTS if isinstance(node.get(key), list)), None):
        yield from _found(held, context, depth + 1)
        if isinstance(node.get("next"), str | dict):
            yield from _found(node["next"], context, depth + 1)
    elif depth > 0 or not any(key in node for key in _LISTS):
        yield node, context


def _received(number: int, node: Any, context: Any) -> Received:
    if isinstance(node, str):
        return Received(number, {"id": node}, complaint="it is in another file, and only its URL is here")
    if not isinstance(node, dict):
        return Received(number, {}, complaint="it is not an object")
    if complaint := _damage(node):
        return Received(number, node, complaint=complaint)
    if context is None and is_row(node):
        return Received(number, row_annotation(node))
    contexts = context if isinstance(context, list) else [context]
    if not any(each in _CONTEXTS for each in contexts if isinstance(each, str)):
        return Received(number, node, complaint=f"its @context is not {ANNO}")
    if "target" not in node:
        return Received(number, node, complaint="it has no target")
    kinds = [each["kind"] for each in contexts if isinstance(each, dict) and "kind" in each]
    return Received(number, node, is_ours=kinds[-1:] == [TERMS["kind"]])


def _thread_starts(targets: Mapping[str, Any]) -> dict[str, Any]:
    """What the first of a thread is about, by the ids of all that are in it; of a circle, one of its ids."""
    starts: dict[str, Any] = {}
    for name in targets:
        thread: dict[str, None] = {}
        target: Any = name
        while isinstance(target, str) and target in targets and target not in starts and target not in thread:
            thread[target] = None
            target = targets[target]
        start = starts.get(target, target) if isinstance(target, str) else target
        starts.update(dict.fromkeys(thread, start))
    return starts


def _in_thread(received: Received, starts: Mapping[str, Any]) -> Received:
    """A reply to another annotation, about what the first of its thread is about, or the page."""
    document = received.document
    target = document.get("target")
    if not isinstance(target, str):
        return received
    page = document.get("within")
    start = starts.get(target) or (page and {"source": page})
    return received if start is None else replace(received, document={**document, "target": start})


def _damage(node: Document) -> str:
    """What keeps an annotation from being kept at all."""
    level: list[Any] = [node]
    for _ in range(MAX_DEPTH):
        inner = (
            each.values() if isinstance(each, dict) else each
            for each in level
            if isinstance(each, dict | list)
        )
        level = [value for values in inner for value in values]
    if level:
        return f"it is nested more than {MAX_DEPTH} levels deep"
    try:
        json.dumps(node, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return "it holds one half of a surrogate pair"
    return ""


def _is_a(name: str, node: Document) -> bool:
    types = node.get("type", node.get("@type"))
    return name == types or (isinstance(types, list) and name in types)
