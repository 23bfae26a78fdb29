"""Citation styles. A style is three functions; what they put together any format can write."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from briefreader.cite import apa7, default
from briefreader.cite.citation import Work
from briefreader.cite.formats import Block, Pieces
from briefreader.cite.quoted import Cited, Quoted


class Style(Struct, frozen=True):
    """How one guide wants a reference, quoted words, and a statement with its citation.

    `quotation` is told the format's name, for a style with a layout of its own in each.
    `sentence_case`: the title's in the reference. `lists_reference`: the citation beside the
    words only points to the reference, which is copied after them.
    """

    label: str
    reference: Callable[[Work], Pieces]
    statement: Callable[[str, Cited], Pieces]
    quotation: Callable[[Quoted, Cited, str], tuple[Block, ...]]
    sentence_case: bool = False
    lists_reference: bool = False


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "default": Style("default", default.reference, default.statement, default.quotation),
        "apa7": Style(
            "APA 7",
            apa7.reference,
            apa7.statement,
            apa7.quotation,
            sentence_case=True,
            lists_reference=True,
        ),
    }
)
