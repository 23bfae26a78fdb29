"""What a Markdown file says: its front matter, and its blocks without marks."""

import re
from collections.abc import Mapping

from briefreader.brief.verification.roles import Block, BlockKind
from briefreader.brief.verification.source import blocks as text_blocks
from briefreader.draft.source.contents import SourceContents
from briefreader.draft.source.metadata import Metadata

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# Every part is bounded, so that marks that are never closed take time in proportion to the text.
_ADDRESS = r"\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+\"[^\"]{0,300}\")?\)"
_INLINE = (
    (re.compile(r"!\[([^\[\]]{0,500})\]" + _ADDRESS), r"\1"),
    (re.compile(r"\[([^\[\]]{1,1000})\]" + _ADDRESS), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]{1,1000}?)(?<=\S)\*(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_]{1,1000}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"~~.{1,1000}?~~"), ""),
    (re.compile(r"`([^`]{1,1000})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>\"'])"), r"\1"),
)
_HEADING = re.compile(r"^#{1,6}\s+|\s+#+$")
_ITEM = re.compile(r"\s{0,8}(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_QUOTE_MARK = re.compile(r"^(?:>\s?)+")


def read_markdown(text: str) -> SourceContents:
    """The metadata, and the blocks. A heading at the start is the title if the front matter has none."""
    front, body = _front_matter(text)
    title = front.get("title", "")
    found: list[Block] = []
    for block in text_blocks(_prepared(body)):
        kind = _kind(block)
        plain = _without_marks(_ITEM.sub("", block) if kind == "item" else block)
        if not found and not title and kind == "heading":
            title = plain
        if plain:
            found.append(Block(plain, kind if found else None))
    metadata = Metadata(
        title=title,
        authors=_people(front.get("author") or front.get("authors", "")),
        date=front.get("date", ""),
        url=front.get("url", ""),
        publication=front.get("publication", ""),
        language=front.get("language") or front.get("lang", ""),
        section=front.get("section", ""),
    )
    return SourceContents(metadata, tuple(found))


def _kind(block: str) -> BlockKind | None:
    if _HEADING.match(block):
        return "heading"
    if block.startswith(">"):
        return "quotation"
    return "item" if _ITEM.match(block) else None


def _prepared(body: str) -> str:
    """A text in which each item of a list, and each block quotation, is a block."""
    lines: list[str] = []
    is_quoted = False
    for line in body.splitlines():
        if line.startswith(">"):
            words = _QUOTE_MARK.sub("", line).strip()
            if words and not is_quoted:
                lines += ["", f"> {words}"]
            else:
                lines.append(words)
            is_quoted = bool(words)
            continue
        is_quoted = is_quoted and bool(line.strip())
        lines += ["", line] if _ITEM.match(line) else [line]
    return "\n".join(lines)


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
    plain = _QUOTE_MARK.sub("", _HEADING.sub("", block))
    for pattern, replacement in _INLINE:
        plain = pattern.sub(replacement, plain)
    return plain.strip()
