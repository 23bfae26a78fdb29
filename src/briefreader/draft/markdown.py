"""What a Markdown file says: its front matter, and its blocks without marks."""

import re
from collections.abc import Mapping

from briefreader.brief.verification.source import blocks as text_blocks
from briefreader.draft.metadata import Metadata

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"~~.{1,2000}?~~"), ""),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>\"'])"), r"\1"),
)
_HEADING = re.compile(r"^#{1,6}\s+|\s+#+$")
_QUOTE_LINE = re.compile(r"^>\s?", re.MULTILINE)


def read_markdown(text: str) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata, and the blocks. A heading at the start is the title if the front matter has none."""
    front, body = _front_matter(text)
    title = front.get("title", "")
    found: list[str] = []
    for block in text_blocks(body):
        plain = _without_marks(block)
        if not found and not title and _HEADING.match(block):
            title = plain
        if plain:
            found.append(plain)
    metadata = Metadata(
        title=title,
        authors=_people(front.get("author") or front.get("authors", "")),
        date=front.get("date", ""),
        url=front.get("url", ""),
        publication=front.get("publication", ""),
        language=front.get("language") or front.get("lang", ""),
        section=front.get("section", ""),
    )
    return metadata, tuple(found)


def _front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """The fields between the lines of dashes at the start, and the text after them."""
    lines = text.replace("\r\n", "\n")
    front = _FRONT.match(lines)
    if front is None:
        return {}, text
    found: dict[str, str] = {}
    for line in front[1].splitlines():
        key, _, value = line.partition(":")
        plain = value.strip().strip("\"'[]")
        if plain:
            found[key.strip().lower()] = plain
    return found, lines[front.end() :]


def _people(words: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in re.split(r",| and ", words) if one.strip())


def _without_marks(block: str) -> str:
    plain = _QUOTE_LINE.sub("", _HEADING.sub("", block))
    for pattern, replacement in _INLINE:
        plain = pattern.sub(replacement, plain)
    return plain.strip()
