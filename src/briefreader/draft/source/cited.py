"""An article as the source of a brief: its citation, its file, and its paragraphs."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from briefreader.base.ids import LONG, led_by, slug
from briefreader.brief.lint.source import expected_fields, has_variable
from briefreader.brief.model.brief import Paragraph, Source
from briefreader.brief.model.csl import CslDate, CslItem
from briefreader.brief.reading.load import read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import StrPath
from briefreader.brief.verification.source import paragraph_hash
from briefreader.draft.source.article import Article, Given, Options, read_article

_NOT_WHOLE = (
    "without its text this brief could not be compared with anything: only a plain text file has "
    "its paragraphs as they are"
)


def article_in(
    article: StrPath | bytes,
    given: Given | None = None,
    options: Options | None = None,
    *,
    with_text: bool = True,
    day: date | None = None,
) -> Article:
    """The article in a file, or in some bytes, read on a `day`.

    Raises BriefError if it cannot be read, or cannot be left `with_text` false, as its file has other
    paragraphs.
    """
    path = None if isinstance(article, bytes) else Path(article)
    data = article if isinstance(article, bytes) else _bytes_of(Path(article))
    read = read_article(data, path.name if path else "", given, options, day=day)
    if not with_text and (path is None or not read.is_whole):
        raise BriefError(_NOT_WHOLE, str(path or "the article"), "Save it as plain text, or keep its text.")
    return read


def _bytes_of(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except BriefError as error:
        raise BriefError(error.what, error.where, "Name the article's file.") from None


def brief_id(article: Article) -> str:
    """The id of a brief of the article."""
    return led_by("brief", slug(article.title, LONG))


def source_of(article: Article) -> Source:
    """The citation as far as it is printed; the file and its hash if its paragraphs are those of the file."""
    csl = _citation(article)
    missing = tuple(name for name in expected_fields(csl) if not has_variable(csl, name))
    return Source(
        csl=csl,
        file=article.name if article.is_whole and article.name else None,
        sha256=article.sha256 if article.is_whole else None,
        missing=missing,
        inferred={name: one for name, one in article.inferred.items() if name in missing},
    )


def _citation(article: Article) -> CslItem:
    return CslItem(
        id=brief_id(article),
        type="article-newspaper",
        title=article.title,
        author=article.authors,
        issued=_issued(article.written) if article.written is not None else None,
        container_title=article.publication or None,
        url=article.url or None,
        section=article.section or None,
        language=article.language or None,
    )


def _issued(written: date) -> CslDate:
    return CslDate(date_parts=((written.year, written.month, written.day),))


def hashed(paragraph: Paragraph) -> Paragraph:
    """A paragraph without its words: their length and hash."""
    text = paragraph.text or ""
    return replace(paragraph, text=None, chars=len(text), sha256=paragraph_hash(text))
