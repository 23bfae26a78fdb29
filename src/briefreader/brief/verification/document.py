"""A brief as the program works with it: read, checked for what can be, with its words at hand."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from briefreader.brief.model.brief import Brief, Locator, Paragraph
from briefreader.brief.model.links import Index
from briefreader.brief.reading.load import Loaded, load_bytes, read_bytes
from briefreader.brief.verification.source import KnownWords, SourceText, find_source, paragraphs_at_hand
from briefreader.brief.verification.verification import Verifier


class OpenDocument(Struct, frozen=True):
    """A brief with its links, the words of its source that are at hand, and a verifier over them."""

    loaded: Loaded
    source: SourceText | None
    text: KnownWords
    index: Index
    verify: Verifier

    @property
    def brief(self) -> Brief:
        """The brief itself."""
        return self.loaded.brief

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The brief's list of paragraphs; without one, those of the source file."""
        return self.brief.text or tuple(_paragraph(place) for place in self.text.words)


def _paragraph(place: Locator) -> Paragraph:
    return Paragraph(n=place) if isinstance(place, int) else Paragraph()


def opened(loaded: Loaded, source: SourceText | None = None) -> OpenDocument:
    """A loaded brief made ready; `source` is the article's file, if it is at hand."""
    text = paragraphs_at_hand(loaded.brief, source)
    return OpenDocument(loaded, source, text, Index(loaded.brief), Verifier(loaded.brief, text))


def open_brief(path: Path, folders: Sequence[Path] = ()) -> OpenDocument:
    """Read a brief, and find its source beside it or in the folders. Raises BriefError."""
    loaded = load_bytes(read_bytes(path), path.name, path)  # the bytes are not held for what follows
    return opened(loaded, find_source(loaded.brief, path, folders))
