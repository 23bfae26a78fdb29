"""An article from a file: text, Markdown or a saved web page, with what it says of itself."""

import hashlib
import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from briefreader.base.dates import iso_day
from briefreader.brief.model.brief import Inferred, Paragraph, Role
from briefreader.brief.model.csl import CslName
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.source import blocks as text_blocks
from briefreader.draft.bylines import as_author, people_in, people_of, publication_in
from briefreader.draft.dates import as_date_line, dated_at_start, full_date_in
from briefreader.draft.markdown import read_markdown
from briefreader.draft.markup import read_page
from briefreader.draft.metadata import Metadata
from briefreader.draft.roles import Roled, with_roles

MAX_CHARACTERS = 2_000_000  # of an article; the longest reports have a tenth of that
MAX_PARAGRAPHS = 20_000
MAX_LENGTH = 20_000  # characters of one paragraph
MAX_TAGS = 50_000  # of a page
MAX_BROKEN_TAGS = 500  # such take the parser too long

_PAGE = re.compile(rb"^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype html|html))", re.IGNORECASE)
_MARKUP_ENDINGS = (".html", ".htm", ".xhtml")
_MARKDOWN_ENDINGS = (".md", ".markdown")
_SAVE_AS_TEXT = "Save the article as plain text in UTF-8."
_TITLE_WORDS = 10
_FRONT_BLOCKS = 12  # among which an article's date line is looked for first
_FRONT_MATTER = 5_000  # characters in which the lines of a byline are looked for
_EDGE = 5  # blocks before and after an article, among which its address is looked for
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>]{4,300}")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?:[/-]|$)")


class Given(Struct, frozen=True):
    """What whoever calls knows of the article: it stands above what the article says."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    written: date | None = None
    url: str | None = None
    publication: str | None = None


class Article(Struct, frozen=True):
    """The paragraphs with number or role, and the citation as far as it is known.

    `is_whole` tells that every paragraph is a block of the file as it stands; of a page or of Markdown with
    marks it is not, and then only the brief's own text can be compared with.
    """

    name: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    title: str
    authors: tuple[CslName, ...]
    written: date | None
    url: str
    publication: str
    language: str
    section: str
    inferred: dict[str, Inferred]
    is_whole: bool


def read_article(data: bytes, name: str, given: Given | None = None) -> Article:
    """The article in some bytes. Raises BriefError if they are no article's text."""
    given = given or Given()
    text = _decoded(data, name)
    metadata, blocks = _taken_apart(data, text, name)
    _refuse_what_is_no_article(blocks, name)
    roled = with_roles(blocks, given.title or metadata.title)
    paragraphs = _numbered(roled)
    file_blocks = frozenset(text_blocks(text))
    byline = _first_line(text, _first(roled, "byline"))
    url = given.url or _web_address(metadata.url) or _printed_address(blocks)
    written, inferred = _written(given, metadata, roled, url)
    return Article(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        paragraphs=paragraphs,
        title=_title(given.title or metadata.title or _first(roled, "headline")) or _first_words(paragraphs),
        authors=tuple(map(as_author, given.authors or people_of(metadata.authors) or people_in(byline))),
        written=written,
        url=url,
        publication=_plain(given.publication or "") or metadata.publication or publication_in(byline),
        language=(metadata.language or "en").replace("_", "-"),
        section=metadata.section,
        inferred=inferred,
        is_whole=all((paragraph.text or "") in file_blocks for paragraph in paragraphs),
    )


def _refuse_what_is_no_article(blocks: Sequence[str], name: str) -> None:
    if not any(character.isalnum() for block in blocks for character in block):
        raise BriefError(
            "there is no text in it", name, "Save the article as plain text, or the page as HTML."
        )
    if len(blocks) > MAX_PARAGRAPHS:
        raise BriefError(
            f"the article has {len(blocks):,} paragraphs; {MAX_PARAGRAPHS:,} can be read", name, "Divide it."
        )
    longest = max(map(len, blocks))
    if longest > MAX_LENGTH:
        raise BriefError(
            f"a paragraph has {longest:,} characters; {MAX_LENGTH:,} can be read",
            name,
            "Put empty lines between the paragraphs.",
        )


def _decoded(data: bytes, name: str) -> str:
    """UTF-8, or what a page says it is; never a guess for plain text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        charset = re.search(rb"charset=[\"']?([\w-]{2,40})", data[:4096], re.IGNORECASE)
        try:
            text = data.decode(charset[1].decode("ascii") if charset and _is_page(data, name) else "utf-8")
        except (UnicodeDecodeError, LookupError):
            raise BriefError(f"it is not UTF-8 text (byte {error.start})", name, _SAVE_AS_TEXT) from None
    if "\0" in text:
        raise BriefError("it is no text: it holds null characters", name, _SAVE_AS_TEXT)
    if len(text) > MAX_CHARACTERS:
        raise BriefError(
            f"the article has {len(text):,} characters; {MAX_CHARACTERS:,} can be read",
            name,
            "Divide it, or save the article alone.",
        )
    return text


def _is_page(data: bytes, name: str) -> bool:
    return (
        name.lower().endswith(_MARKUP_ENDINGS) or _PAGE.match(data.removeprefix(b"\xef\xbb\xbf")) is not None
    )


def _taken_apart(data: bytes, text: str, name: str) -> tuple[Metadata, tuple[str, ...]]:
    if _is_page(data, name):
        _refuse_a_page_of_too_many_tags(text, name)
        return read_page(text)
    if name.lower().endswith(_MARKDOWN_ENDINGS):
        return read_markdown(text)
    return Metadata(), text_blocks(text)


def _refuse_a_page_of_too_many_tags(text: str, name: str) -> None:
    opened, closed = text.count("<"), text.count(">")
    if opened - closed > MAX_BROKEN_TAGS:
        what = f"{opened - closed:,} tags of the page are never closed"
        raise BriefError(what, name, "Save the page again, or the article as plain text.")
    if opened > MAX_TAGS:
        what = f"the page has {opened:,} tags; {MAX_TAGS:,} can be read"
        raise BriefError(what, name, "Save the article alone, or as plain text.")


def _numbered(roled: list[Roled]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    number = 0
    for role, block in roled:
        if role is None:
            number += 1
            found.append(Paragraph(n=number, text=block))
        else:
            found.append(Paragraph(role=role, text=block))
    return tuple(found)


def _first(roled: Sequence[Roled], wanted: Role | None) -> str:
    """The first block of a role."""
    return next((block for role, block in roled if role == wanted), "")


def _first_words(paragraphs: Sequence[Paragraph]) -> str:
    words = next((one.text for one in paragraphs if one.text), "").split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")


def _written(
    given: Given, metadata: Metadata, roled: Sequence[Roled], url: str
) -> tuple[date | None, dict[str, Inferred]]:
    """The article's date where it is printed or given; that of an update or of its address is inferred."""
    printed, updated = _printed_dates(roled)
    written = given.written or _stated_date(metadata.date) or printed
    if written is not None:
        return written, {}
    if updated is not None:
        why = "the day on which the article was updated"
        return None, {"issued": Inferred(updated.isoformat(), "low", why)}
    found = _URL_DATE.search(url)
    if found is None:
        return None, {}
    value = "-".join(part.zfill(2) for part in found.groups() if part)
    return None, {"issued": Inferred(value, "moderate", "the date in the article's address")}


def _stated_date(value: str) -> date | None:
    return iso_day(value.strip()[:10]) or as_date_line(value.strip())


def _printed_dates(roled: Sequence[Roled]) -> tuple[date | None, date | None]:
    """The date above the body, or with which it begins; and the first on which it was updated."""
    updated: date | None = None
    for role, block in roled[:_FRONT_BLOCKS]:
        if role == "byline" and (full := full_date_in(block)) is not None:
            return full, updated
        line = as_date_line(block) if role == "dateline" else None
        if line is not None and not _UPDATED.match(block):
            return line, updated
        updated = updated or line
    return dated_at_start(_first(roled, None)), updated


def _plain(text: str) -> str:
    """One line without control characters."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _title(text: str) -> str:
    """One line without the line that is drawn under it."""
    return re.sub(r"\s*[=~-]{3,}$", "", _plain(text))


def _first_line(text: str, block: str) -> str:
    """That of a block near the start as the file has it: a byline and a date may stand in one."""
    for printed in re.split(r"\n\s*\n", "\n".join(text[:_FRONT_MATTER].splitlines())):
        lines = [line.strip() for line in printed.split("\n") if line.strip()]
        if lines and " ".join(lines) == block:
            return lines[0]
    return block


def _web_address(url: str) -> str:
    return url if url.lower().startswith(("https://", "http://")) else ""


def _printed_address(blocks: Sequence[str]) -> str:
    """An address that stands alone in a line, before or after the article."""
    around = (*blocks[:_EDGE], *blocks[-_EDGE:])
    return next((block for block in around if _ADDRESS.fullmatch(block)), "")
