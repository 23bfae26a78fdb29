"""What copying an item gives: the text with its citation, and what must be said about it."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct, structs

from briefreader.brief.links import Index
from briefreader.brief.model import Brief
from briefreader.brief.source import Text
from briefreader.brief.verbatim import Verifier
from briefreader.cite import bibtex
from briefreader.cite.citation import Date, Work, missing_fields, work
from briefreader.cite.formats import HTML, MARKDOWN, PLAIN, Format, Pieces
from briefreader.cite.items import Items
from briefreader.cite.sentence_case import sentence_case
from briefreader.cite.styles import STYLES, Style

# What the formats are called.
FORMATS: Mapping[str, str] = MappingProxyType(
    {"plain": "Plain text", "markdown": "Markdown", "html": "HTML", "bibtex": "BibTeX"}
)

_FORMATS: Mapping[str, Format] = {"plain": PLAIN, "markdown": MARKDOWN, "html": HTML}
_CLEAR = ("", "none", "clear", "tlp:clear", "tlp:white")
_FIELD_WORDS = {"author": "author", "issued": "date", "container-title": "publication", "URL": "address"}


class Form(Struct, frozen=True):
    """What to copy as: a key of STYLES, and one of FORMATS. BibTeX is the same in every style."""

    style: str = "default"
    format: str = "plain"

    @property
    def label(self) -> str:
        """What a menu calls it."""
        if self.style == "default" or self.format == "bibtex":
            return FORMATS[self.format]
        style = STYLES[self.style].label
        return style if self.format == "plain" else f"{style}, {FORMATS[self.format]}"


# What is offered to a person. Every other pair of style and format is a Form as well.
FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "plain": Form(),
        "markdown": Form(format="markdown"),
        "html": Form(format="html"),
        **{style: Form(style=style) for style in STYLES if style != "default"},
        "bibtex": Form(format="bibtex"),
    }
)


class Excerpt(Struct, frozen=True):
    """A text to copy, and remarks for the message about it. Both raw, to be cleaned at their doors."""

    text: str
    remarks: tuple[str, ...]


def excerpt(  # noqa: PLR0913 - what an excerpt is made from
    brief: Brief,
    index: Index,
    verifier: Verifier,
    item_id: str,
    form: Form,
    *,
    today: date,
    words: str | None = None,
    text: Text | None = None,
) -> Excerpt:
    """An item with its citation, for instance in `FORMS["plain"]`: that one is always one line.

    `words` is a part that was chosen of the quoted words, or of the item's text. `text` has the
    words of paragraphs; without it these can not be copied. BibTeX is the entry of the source,
    whatever the item. Raises NotCopiable.
    """
    source = _seen(work(brief.source.csl), today)
    if form.format == "bibtex":
        return Excerpt(bibtex.entry(source, today), tuple(_remarks(brief)))
    style = STYLES[form.style]
    format_ = _FORMATS[form.format]
    copied = Items(index, verifier, text, source).copied(item_id, style, form.format, words)
    blocks = copied.blocks
    if copied.cites and style.lists_reference:
        blocks = (*blocks, _reference(brief, source, style))
    return Excerpt(format_.blocks(blocks), (*copied.remarks, *_remarks(brief)))


def reference(brief: Brief, *, style: str, format: str, today: date) -> str:  # noqa: A002 - as the option
    """The reference alone; `style` is a key of STYLES, `format` one of FORMATS."""
    source = _seen(work(brief.source.csl), today)
    if format == "bibtex":
        return bibtex.entry(source, today)
    return _FORMATS[format].blocks([_reference(brief, source, STYLES[style])])


def _seen(source: Work, today: date) -> Work:
    """A source with an address was seen there today, unless the citation says when."""
    if source.address is None or source.accessed is not None:
        return source
    return structs.replace(source, accessed=Date(str(today.year), today.month, today.day))


def _reference(brief: Brief, source: Work, style: Style) -> Pieces:
    if style.sentence_case:
        source = structs.replace(source, title=sentence_case(source.title, brief))
    return style.reference(source)


def _remarks(brief: Brief) -> Iterator[str]:
    if (brief.handling or "").strip().casefold() not in _CLEAR:
        yield brief.handling or ""
    missing = missing_fields(brief.source.csl)
    if missing:
        yield f"the citation has no {', '.join(_FIELD_WORDS[field] for field in missing)}"
