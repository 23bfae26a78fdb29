"""Words without quotation marks, whose speaker is named beside them: block quotations and posts."""

from typing import NamedTuple

from briefreader.brief.model.brief import Locator
from briefreader.draft.annotations.people import Resolved


class QuotedBlock(NamedTuple):
    """A block quotation or post: which paragraph of the article, from 0, and what stands around it."""

    paragraph: int
    author: str = ""  # whom the line behind it names
    handle: str = ""
    is_post: bool = False
    behind: str = ""  # the paragraph behind it
    signed: str = ""  # whom the first sentence behind it names as its author
    signing: str = ""  # the words that do
    before: Locator | None = None  # the paragraph before it


class BlockAuthor(NamedTuple):
    """Whose words a block quotation has, and whether the paragraph before it tells, or the one behind."""

    block: QuotedBlock
    resolved: Resolved
    is_led: bool = False
