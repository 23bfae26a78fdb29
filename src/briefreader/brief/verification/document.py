"""A brief as the program works with it: read, checked for what can be, with its words at hand."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefreader.brief.model.brief import Brief, Locator, Paragraph, Quote
from briefreader.brief.model.links import Index
from briefreader.brief.reading.load import Loaded, load_bytes, read_bytes
from briefreader.brief.reading.problem import UnknownItemError
from briefreader.brief.verification.source import (
    KnownWords,
    SourceText,
    find_source,
    paragraphs_at_hand,
    read_source,
)
from briefreader.brief.verification.verification import Verification, Verifier

StrPath = str | os.PathLike[str]


class OpenDocument(Struct, frozen=True):
    """A brief with its links, the words of its source that are at hand, and a verifier over them.

    `loaded` has the brief as it is written; `brief` is the same with what follows from the words and the
    links filled in: places of quotes, quotes of positions.
    """

    loaded: Loaded
    brief: Brief
    source: SourceText | None
    text: KnownWords
    index: Index
    verify: Verifier

    def with_brief(self, brief: Brief) -> "OpenDocument":
        """The same file with another brief in it."""
        return _made(replace(self.loaded, brief=brief), self.source, self.text)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The brief's list of paragraphs; without one, those of the source file."""
        return self.brief.text or tuple(_paragraph(place) for place in self.text.words)


def _paragraph(place: Locator) -> Paragraph:
    return Paragraph(n=place) if isinstance(place, int) else Paragraph()


def opened(loaded: Loaded, source: SourceText | None = None) -> OpenDocument:
    """A loaded brief made ready; `source` is the article's file, if it is at hand."""
    return _made(loaded, source, paragraphs_at_hand(loaded.brief, source))


def _made(loaded: Loaded, source: SourceText | None, text: KnownWords) -> OpenDocument:
    verify = Verifier(loaded.brief, text)
    brief = loaded.brief
    if brief.leaves_open:
        from briefreader.brief.verification.completion import completed  # few briefs need it

        brief = completed(brief, verify)
    return OpenDocument(loaded, brief, source, text, Index(brief), verify)


def load(
    brief: StrPath | bytes,
    source: StrPath | SourceText | None = None,
    *,
    name: str = "",
    folders: Iterable[Path] = (),
) -> OpenDocument:
    """Read a brief: a file's path, or the bytes of one.

    `source` is the article. Without it the article is looked for beside the brief and in the folders; it is
    known by the SHA-256 that the brief gives. `name` stands in messages, and its ending tells YAML from JSON.
    Raises BriefError if brief or source cannot be read at all.
    """
    path = None if isinstance(brief, bytes) else Path(brief)
    data = brief if isinstance(brief, bytes) else read_bytes(Path(brief))
    loaded = load_bytes(data, name or str(path or "brief"), path)
    del data  # of a large file; what follows takes memory too
    return _with_source(loaded, source, folders)


def read_document(
    brief: StrPath | bytes,
    source: StrPath | SourceText | None = None,
    *,
    name: str = "",
    folders: Iterable[Path] = (),
) -> tuple[bytes, OpenDocument]:
    """A brief as `load` reads it, after the bytes of its file. Raises BriefError."""
    path = None if isinstance(brief, bytes) else Path(brief)
    data = brief if isinstance(brief, bytes) else read_bytes(Path(brief))
    loaded = load_bytes(data, name or str(path or "brief"), path)
    return data, _with_source(loaded, source, folders)


def _with_source(
    loaded: Loaded, source: StrPath | SourceText | None, folders: Iterable[Path]
) -> OpenDocument:
    if source is None:
        return opened(loaded, find_source(loaded.brief, loaded.path, tuple(folders)))
    return opened(loaded, source if isinstance(source, SourceText) else read_source(Path(source)))


def verify(document: OpenDocument, quote: Quote | str) -> Verification:
    """Whether a quote, or the one with that id, stands in the source. Raises UnknownItemError."""
    return document.verify(quote if isinstance(quote, Quote) else quote_of(document, quote))


def quote_of(document: OpenDocument, quote_id: str) -> Quote:
    """The quote with that id. Raises UnknownItemError."""
    quote = document.index.items.get(quote_id)
    if isinstance(quote, Quote):
        return quote
    from briefreader.base.nearest import nearest  # only a mistake needs it

    raise UnknownItemError("quote", quote_id, nearest(quote_id, (one.id for one in document.brief.quotes)))
