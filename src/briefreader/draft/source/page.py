"""A saved web page: its metadata, and the text of the article in it. Nothing is ever fetched."""

import re
from collections.abc import Sequence
from functools import cache

from briefreader.brief.verification.roles import Block, BlockKind
from briefreader.draft.source.contents import SourceContents
from briefreader.draft.source.page_metadata import metadata_of
from briefreader.draft.source.page_parser import PageBlock, PageParser, plain
from briefreader.draft.text.quotations import ITEM_MARK

# What the page itself takes back or does not show.
_GONE = (
    "//del|//s|//strike|//*[@hidden]|//*[@aria-hidden='true']"
    "|//*[contains(translate(@style, ' ', ''), 'display:none')]"
)
_UNREAD = re.compile(r"<(?:!--|(script|style|svg)\b)", re.IGNORECASE)
_HAS_METADATA = re.compile(r"<script\b[^>]{0,300}ld\+json", re.IGNORECASE)
_LONG = 100  # characters of a paragraph that is surely the article's
_LITTLE = 200  # characters: fewer are no article


def read_page(text: str) -> SourceContents:
    """A page's metadata, and its article: by trafilatura if that is installed and finds it."""
    reader = PageParser()
    reader.feed(text)
    reader.close()
    own = reader.article()
    metadata, remarks = metadata_of(reader)
    found = _by_trafilatura(text)
    if sum(map(len, found)) < _LITTLE or _is_only_beginning(found, own):
        blocks = [Block(block.text, block.kind) for block in own]
    else:
        blocks = _with_kinds(found, own)
    return SourceContents(metadata, _with_title(tuple(blocks), metadata.title), remarks)


@cache
def has_trafilatura() -> bool:
    """Whether the better reader of pages is installed, with all that it needs."""
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        return False
    return True


def _by_trafilatura(text: str) -> tuple[str, ...]:
    if not has_trafilatura():
        return ()
    from lxml import etree, html
    from trafilatura import extract

    try:
        tree = html.fromstring(text)
    except (etree.LxmlError, ValueError):
        return ()
    for gone in tree.xpath(_GONE):
        if gone.getparent() is not None:
            gone.drop_tree()
    found = extract(tree, include_comments=False, include_tables=False, favor_recall=True)
    return tuple(line.strip() for line in (found or "").splitlines() if line.strip())


def _is_only_beginning(texts: Sequence[str], own: Sequence[PageBlock]) -> bool:
    """Whether our own reading has every paragraph that trafilatura found, and more than as much again."""
    paragraphs = {plain(block.text): len(block.text) for block in own if block.kind is None}
    long = {text: length for text, length in paragraphs.items() if length >= _LONG}
    found = {plain(text) for text in texts if len(text) >= _LONG}
    return found <= long.keys() and sum(long.values()) > 2 * sum(long[text] for text in found)


def _with_kinds(texts: Sequence[str], own: Sequence[PageBlock]) -> list[Block]:
    """The lines that trafilatura found, with what our own reading knows of them."""
    kinds: dict[str, BlockKind] = {}
    for block in own:
        if block.kind is not None:
            kinds.setdefault(plain(block.text), block.kind)
    found: list[Block] = []
    for text in texts:
        kind = kinds.get(plain(text))
        found.append(Block(ITEM_MARK.sub("", text) if kind == "item" else text, kind))
    return found


def _with_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The blocks with the title before them, where the text lacks it."""
    if not title or any(plain(title) == plain(block.text) for block in blocks[:6]):
        return blocks
    return (Block(title), *blocks)


def without_unread(text: str) -> str:
    """A page without scripts, styles, drawings and comments; JSON-LD stays, which tells who wrote it.

    In linear time, whatever is left open.
    """
    lower = text.lower()
    kept: list[str] = []
    at = 0
    unclosed: set[str] = set()
    for opening in _UNREAD.finditer(text):
        if opening.start() < at:
            continue
        tag = (opening[1] or "").lower()
        closing = f"</{tag}" if tag else "-->"
        if closing in unclosed or (tag == "script" and _HAS_METADATA.match(text, opening.start())):
            continue
        end = lower.find(closing, opening.end())
        if end < 0:
            unclosed.add(closing)
            continue
        kept.append(text[at : opening.start()])
        behind = text.find(">", end) + 1
        at = behind or len(text)
    return "".join((*kept, text[at:]))
