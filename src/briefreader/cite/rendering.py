"""A user's template, rendered in a process of its own: however it loops or grows, it ends.

`python -m briefreader.cite.rendering` reads a request as JSON from stdin, and answers on stdout.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

from briefreader.base.processes import ProcessError, ProcessTimeout, run
from briefreader.cite.template import Template, TemplateError, render
from briefreader.cite.template_context import Address, Escaped, TemplateFields

SECONDS = 5
MOST_MEMORY = 512 * 1024 * 1024  # bytes of address space
MOST_TEXT = 8_000_000  # characters in all

_TOO_LONG = "its text is too long"
_TOO_LARGE = "it needs too much memory"
_NO_ROOM = "there is no room for its text"


def render_apart(template: Template, items: Sequence[TemplateFields]) -> list[str]:
    """The text of each item, as `render` gives it. Raises TemplateError, at the latest after `SECONDS`."""
    request = {"source": template.source, "format": template.format, "items": [_packed(one) for one in items]}
    try:
        result = run(
            [sys.executable, "-P", "-m", "briefreader.cite.rendering"],
            input=json.dumps(request).encode(),
            timeout=SECONDS,
        )
    except ProcessTimeout:
        raise TemplateError(f"it takes longer than {SECONDS} s") from None
    except ProcessError as error:
        raise TemplateError(str(error)) from error
    if result.code:
        raise TemplateError(_NO_ROOM if b"OSError" in result.stderr else _TOO_LARGE)
    answer = json.loads(result.stdout)
    if "texts" not in answer:
        raise TemplateError(answer["what"], answer["line"])
    texts: list[str] = answer["texts"]
    return texts


def main() -> None:
    """Answer one request."""
    _limit_memory()
    request = json.load(sys.stdin)
    try:
        items = [_unpacked(one) for one in request["items"]]
        texts = render(Template(request["source"], request["format"]), items)
        if sum(map(len, texts)) > MOST_TEXT:
            raise TemplateError(_TOO_LONG)
        answer: dict[str, Any] = {"texts": texts}
    except TemplateError as error:
        answer = {"what": error.what, "line": error.line}
    json.dump(answer, sys.stdout)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _packed(item: TemplateFields) -> dict[str, Any]:
    """Fields for JSON; what is written already says so."""
    return {name: _packed_value(value) for name, value in item.items()}


def _packed_value(value: Any) -> Any:
    match value:
        case Escaped():
            return {"written": str(value)}
        case Address():
            return {"address": str(value)}
    return value


def _unpacked(item: dict[str, Any]) -> TemplateFields:
    return {name: _unpacked_value(value) for name, value in item.items()}


def _unpacked_value(value: Any) -> Any:
    match value:
        case {"written": str(text)}:
            return Escaped(text)
        case {"address": str(text)}:
            return Address(text)
    return value


if __name__ == "__main__":
    main()
