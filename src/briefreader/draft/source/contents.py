"""What is read from the file of an article, before its blocks have roles."""

from typing import NamedTuple

from briefreader.brief.verification.roles import Block
from briefreader.draft.source.metadata import Metadata
from briefreader.draft.text.quotations import ITEM_MARK
from briefreader.wording.sources import SourceRemarkCode


class SourceRemark(NamedTuple):
    """Something a person should know of how the file was read; `detail` is a name or a number."""

    code: SourceRemarkCode
    detail: str = ""


class SourceContents(NamedTuple):
    """The metadata of a file, its blocks in order, and what has to be said about them."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    remarks: tuple[SourceRemark, ...] = ()


def plain_blocks(texts: tuple[str, ...]) -> tuple[Block, ...]:
    """Blocks of which nothing is known but their words, and that some stand in a list below a colon."""
    found: list[Block] = []
    for text in filter(None, texts):
        last = found[-1] if found else None
        is_below = last is not None and (last.kind == "item" or last.text.endswith(":"))
        found.append(Block(text, "item" if is_below and ITEM_MARK.match(text) else None))
    return tuple(found)
