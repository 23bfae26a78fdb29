"""A page as the blocks of a report, which every format can write."""

from collections.abc import Iterator

from briefreader.base.text import one_line
from briefreader.cite.formats.pieces import Block, Heading, Remarks
from briefreader.printing.page import PrintedItem, Section


def blocks(page: Section, level: int) -> Iterator[Block]:
    """The page under a heading of this level."""
    yield Heading(level, one_line(page.title))
    for line in page.lines:
        yield (one_line(line),)
    for paragraph in page.paragraphs:
        yield (one_line(paragraph),)
    for entry in page.entries:
        yield from _entry(entry)
    for below in page.sections:
        yield from blocks(below, level + 1)


def _entry(entry: PrintedItem) -> Iterator[Block]:
    for words in entry.words:
        yield (one_line(words),)
    if entry.details:
        yield Remarks(tuple(map(one_line, entry.details)))
    for below in entry.under:
        yield from _entry(below)
