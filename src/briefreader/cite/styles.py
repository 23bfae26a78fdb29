"""Citation styles. A style is three functions; what they put together any format can write."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from briefreader.cite import (
    aglc4,
    apa7,
    chicago_author_date,
    chicago_notes,
    default,
    harvard,
    ieee,
    mla9,
    oscola4,
)
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
    statement: Callable[[str, Cited], tuple[Block, ...]]
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
        "mla9": Style("MLA 9", mla9.reference, mla9.statement, mla9.quotation, lists_reference=True),
        "chicago18-author-date": Style(
            "Chicago 18, author-date",
            chicago_author_date.reference18,
            chicago_author_date.statement,
            chicago_author_date.quotation,
            lists_reference=True,
        ),
        "chicago17-author-date": Style(
            "Chicago 17, author-date",
            chicago_author_date.reference17,
            chicago_author_date.statement,
            chicago_author_date.quotation,
            lists_reference=True,
        ),
        "harvard-ctr12": Style(
            "Harvard (Cite Them Right 12)",
            harvard.reference,
            harvard.statement,
            harvard.quotation,
            lists_reference=True,
        ),
        "chicago18-notes": Style(
            "Chicago 18, notes", chicago_notes.reference, chicago_notes.statement, chicago_notes.quotation
        ),
        "oscola4": Style("OSCOLA 4", oscola4.reference, oscola4.statement, oscola4.quotation),
        "aglc4": Style("AGLC 4", aglc4.reference, aglc4.statement, aglc4.quotation),
        "ieee": Style(
            "IEEE",
            ieee.reference,
            ieee.statement,
            ieee.quotation,
            sentence_case=True,
            lists_reference=True,
        ),
    }
)

# Short names of styles.
ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "apa": "apa7",
        "mla": "mla9",
        "chicago": "chicago18-notes",
        "chicago-author-date": "chicago18-author-date",
        "harvard": "harvard-ctr12",
        "oscola": "oscola4",
        "aglc": "aglc4",
    }
)
