"""Rich text of CSL-JSON: italics, bold, superior and inferior letters, small capitals, and case that stays.

What is allowed is in https://docs.citationstyles.org/en/stable/specification.html#markup-and-rich-text and
in citeproc-js: `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>` and `<span>` with small capitals or the class `nocase`.
Between citation and format the marks are noncharacters, which Unicode keeps for use inside a program
(https://www.unicode.org/faq/private_use.html#noncharacters).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from msgspec import Struct

from briefreader.base.patterns import pattern

Mark = Literal["i", "b", "sup", "sub", "sc", "nocase"]

_FIRST = 0xFDD0
_OPENING: Mapping[Mark, str] = {mark: chr(_FIRST + 2 * at) for at, mark in enumerate(get_args(Mark))}
_CLOSING: Mapping[Mark, str] = {mark: chr(_FIRST + 2 * at + 1) for at, mark in enumerate(get_args(Mark))}
_OPENED = {sign: mark for mark, sign in _OPENING.items()}
_CLOSED = {sign: mark for mark, sign in _CLOSING.items()}

# The inside of a regular expression's class: what ends a mark, and all of them.
CLOSING = "".join(_CLOSING.values())
SIGNS = "".join(_OPENING.values()) + CLOSING

_SIGN = pattern(f"[{SIGNS}]")
_NONCHARACTERS = pattern("[\ufdd0-\ufdef]")
_TAG = pattern(
    r"""<(?:(?P<name>i|b|sup|sub|sc)|(?P<end>/(?:i|b|sup|sub|sc|span))
    |span\s+(?:(?P<nocase>class="nocase")|style="font-variant:\s*small-caps;?"))\s*>""",
    re.VERBOSE,
)


class MarkedText(Struct, frozen=True):
    """A part of a text with a mark on all of it."""

    mark: Mark
    parts: "RichText"


RichText = tuple[str | MarkedText, ...]


def marked_up(text: str) -> str:
    """A text of CSL-JSON with signs in place of the tags that are properly nested; all else stays text."""
    text = _NONCHARACTERS.sub("", text) if not text.isascii() else text
    if "<" not in text:
        return text
    signs: dict[int, str] = {}
    open_tags: list[tuple[re.Match[str], str, Mark]] = []
    for tag in _TAG.finditer(text):
        if tag["end"] is None:
            mark: Mark = tag["name"] or ("nocase" if tag["nocase"] else "sc")  # type: ignore[assignment]
            open_tags.append((tag, tag["name"] or "span", mark))
            continue
        ended = tag["end"].removeprefix("/")
        while ended in (name for _, name, _ in open_tags):
            opened, name, mark = open_tags.pop()
            if name == ended:
                signs |= {opened.start(): _OPENING[mark], tag.start(): _CLOSING[mark]}
                break
    return _TAG.sub(lambda tag: signs.get(tag.start(), tag[0]), text)


def without_marks(text: str) -> str:
    """The words alone."""
    return text if text.isascii() else _SIGN.sub("", text)


def parts_of_fixed_case(text: str) -> list[tuple[int, int]]:
    """Where the words stand whose case is to stay, as offsets."""
    if text.isascii():
        return []
    between = re.compile(f"{_OPENING['nocase']}[^{_CLOSING['nocase']}]*")
    return [found.span() for found in between.finditer(text)]


def is_rich(text: str) -> bool:
    """Whether any of it has a mark."""
    return not text.isascii() and _SIGN.search(text) is not None


def rich(text: str) -> RichText:
    """A text with signs as a tree. What is opened and not closed ends with what is around it."""
    return tuple(_parts(iter(re.split(f"([{SIGNS}])", text)), None))


def _parts(pieces: Iterator[str], within: Mark | None) -> Iterator[str | MarkedText]:
    for piece in pieces:
        if mark := _OPENED.get(piece):
            if parts := tuple(_parts(pieces, mark)):
                yield MarkedText(mark, parts)
        elif mark := _CLOSED.get(piece):
            if mark == within:
                return
        elif piece:
            yield piece
