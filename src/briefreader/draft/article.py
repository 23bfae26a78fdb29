"""An article from a file: text, Markdown or a saved web page, with what it says of itself."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from briefreader.brief.csl import CslName
from briefreader.brief.model import Inferred, Paragraph
from briefreader.brief.problem import BriefError
from briefreader.brief.source import blocks as text_blocks
from briefreader.draft.dates import as_date_line, dated_at_start, full_date_in
from briefreader.draft.lexicon import ORG_WORDS, PARTICLES
from briefreader.draft.markup import read_page
from briefreader.draft.roles import Roled, with_roles

MAX_CHARACTERS = 2_000_000  # of an article; the longest reports have a tenth of that
MAX_PARAGRAPHS = 20_000
MAX_LENGTH = 20_000  # characters of one paragraph
MAX_TAGS = 50_000  # of a page
MAX_BROKEN_TAGS = 500  # such take the parser too long

_PAGE = re.compile(rb"^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype html|html))", re.IGNORECASE)
_MARKUP_ENDINGS = (".html", ".htm", ".xhtml")
_MARKDOWN_ENDINGS = (".md", ".markdown")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"~~.{1,2000}?~~"), ""),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>\"'])"), r"\1"),
)
_HEADING = re.compile(r"^#{1,6}\s+|\s+#+$")
_QUOTE_LINE = re.compile(r"^>\s?", re.MULTILINE)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?:[/-]|$)")
_BY = re.compile(r"^(?:(?:words|story|reporting|report|written)\s+)?by\b[\s·:]*", re.IGNORECASE)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.’'\-]+(?: (?:[A-ZÀ-Þ][\w.’'\-]*|van|von|de|der|den|del|della|di|da|al|bin|la|le)){1,4}"
)
_NO_NAME = re.compile(
    r"\b(?:our|staff|correspondent|editor|agency|agencies|press|news|times|reporter|desk|team|service)\b",
    re.IGNORECASE,
)


_UPDATED = re.compile(r"(?:last )?(?:updated|modified)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>]{4,300}")
_FAMILY_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]{2,}")
_FRONT_MATTER = 5_000  # characters in which the byline is looked for


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
    if len(text) > MAX_CHARACTERS:
        raise BriefError(
            f"the article has {len(text):,} characters; {MAX_CHARACTERS:,} can be read",
            name,
            "Divide it, or save the article alone.",
        )
    metadata, blocks, lines = _taken_apart(data, text, name)
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
    roled = with_roles(blocks, given.title or metadata.get("title", ""))
    paragraphs = _numbered(roled)
    file_blocks = frozenset(text_blocks(text))
    byline = next((block for role, block in roled if role == "byline"), "")
    byline = lines.get(byline, (byline,))[0]
    url = given.url or _web_address(metadata.get("url", "")) or _printed_address(blocks)
    written, inferred = _written(given, metadata, roled, url)
    headline = next((block for role, block in roled if role == "headline"), "")
    return Article(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        paragraphs=paragraphs,
        title=_one_line(given.title or metadata.get("title") or headline) or _first_words(paragraphs),
        authors=tuple(map(_author, given.authors or _authors_of(metadata) or _byline_names(byline))),
        written=written,
        url=url,
        publication=_one_line(given.publication or "") or metadata.get("publication") or _publication(byline),
        language=(metadata.get("language") or metadata.get("lang") or "en").replace("_", "-"),
        section=metadata.get("section", ""),
        inferred=inferred,
        is_whole=all((paragraph.text or "") in file_blocks for paragraph in paragraphs),
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
            raise BriefError(
                f"it is not UTF-8 text (byte {error.start})", name, "Save the article as plain text in UTF-8."
            ) from None
    if "\0" in text:
        raise BriefError(
            "it is no text: it holds null characters", name, "Save the article as plain text in UTF-8."
        )
    return text


def _is_page(data: bytes, name: str) -> bool:
    return (
        name.lower().endswith(_MARKUP_ENDINGS) or _PAGE.match(data.removeprefix(b"\xef\xbb\xbf")) is not None
    )


def _taken_apart(
    data: bytes, text: str, name: str
) -> tuple[Mapping[str, Any], tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    """The metadata, the blocks, and the lines of those blocks that have several."""
    if _is_page(data, name):
        opened, closed = text.count("<"), text.count(">")
        if opened - closed > MAX_BROKEN_TAGS:
            what = f"{opened - closed:,} tags of the page are never closed"
            raise BriefError(what, name, "Save the page again, or the article as plain text.")
        if opened > MAX_TAGS:
            raise BriefError(
                f"the page has {opened:,} tags; {MAX_TAGS:,} can be read",
                name,
                "Save the article alone, or as plain text.",
            )
        page = read_page(text)
        return page.metadata, page.blocks, {}
    if name.lower().endswith(_MARKDOWN_ENDINGS):
        return *_markdown(text), {}
    return {}, text_blocks(text), _lines(text)


def _lines(text: str) -> dict[str, tuple[str, ...]]:
    """The lines of each block that has several: a byline and a date may stand in one."""
    found = {}
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")[:_FRONT_MATTER]):
        lines = tuple(line.strip() for line in block.split("\n") if line.strip())
        if len(lines) > 1:
            found[" ".join(lines)] = lines
    return found


def _markdown(text: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The blocks without marks; `title`, `author`, `date` and the like of the front matter."""
    front = _FRONT.match(text.replace("\r\n", "\n"))
    metadata: dict[str, Any] = {}
    body = text
    if front is not None:
        body = text.replace("\r\n", "\n")[front.end() :]
        for line in front[1].splitlines():
            key, colon, value = line.partition(":")
            plain = value.strip().strip("\"'[]")
            if colon and plain:
                metadata[key.strip().lower()] = plain
        if "author" in metadata:
            metadata["authors"] = [
                one.strip() for one in re.split(r",| and ", metadata.pop("author")) if one.strip()
            ]
    blocks: list[str] = []
    for block in text_blocks(body):
        is_heading = _HEADING.match(block) is not None
        plain = _QUOTE_LINE.sub("", _HEADING.sub("", block))
        for pattern, replacement in _INLINE:
            plain = pattern.sub(replacement, plain)
        if is_heading and not metadata.get("title") and not blocks:
            metadata["title"] = plain.strip()
        if plain.strip():
            blocks.append(plain.strip())
    return metadata, tuple(blocks)


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


def _first_words(paragraphs: tuple[Paragraph, ...]) -> str:
    words = next((one.text for one in paragraphs if one.text), "").split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")


def _written(
    given: Given, metadata: Mapping[str, Any], roled: list[Roled], url: str
) -> tuple[date | None, dict[str, Inferred]]:
    """The article's date where it is printed or given; a date in its address is only inferred."""
    if given.written is not None:
        return given.written, {}
    stated = _iso(str(metadata.get("date", "")))
    if stated is not None:
        return stated, {}
    updated: date | None = None
    for role, block in roled[:12]:
        if role == "dateline" and (printed := as_date_line(block)) is not None:
            if not _UPDATED.match(block):
                return printed, {}
            updated = updated or printed
        elif role == "byline" and (full := full_date_in(block)) is not None:
            return full, {}
    first = next((block for role, block in roled if role is None), "")
    if (printed := dated_at_start(first)) is not None:
        return printed, {}
    if updated is not None:
        return None, {
            "issued": Inferred(updated.isoformat(), "low", "the day on which the article was updated")
        }
    found = _URL_DATE.search(url)
    if found is not None:
        value = "-".join(part.zfill(2) for part in found.groups() if part)
        return None, {"issued": Inferred(value, "moderate", "the date in the article's address")}
    return None, {}


def _one_line(text: str) -> str:
    """A title without line breaks, control characters and the line drawn under it."""
    plain = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return re.sub(r"\s*[=~-]{3,}$", "", plain)


def _web_address(url: str) -> str:
    return url if url.lower().startswith(("https://", "http://")) else ""


def _printed_address(blocks: tuple[str, ...]) -> str:
    """An address that stands alone in a line, before or after the article."""
    around = (*blocks[:5], *blocks[-5:])
    return next((block for block in around if _ADDRESS.fullmatch(block)), "")


def _authors_of(metadata: Mapping[str, Any]) -> tuple[str, ...]:
    """The names in the metadata, of which some give a whole byline as one."""
    found: list[str] = []
    for entry in metadata.get("authors", ()):
        plain = _BY.sub("", entry.strip())
        parts = [part.strip() for part in re.split(r"\s*(?:,|&|\band\b)\s*", plain)]
        together = len(parts) > 1 and all(_NAME.fullmatch(part) for part in parts)
        found += parts if together else [plain]
    return tuple(filter(None, found))


def _iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return as_date_line(value.strip())


def _byline_names(byline: str) -> tuple[str, ...]:
    """The people in "By Jane Doe and John Roe, Staff Writers"."""
    text = re.split(r"[·|]", _BY.sub("", byline))[0]
    text = re.split(r"\b(?:in|at|for|from)\b", text)[0]
    parts = [part.strip(" ,.") for part in re.split(r",|&|\band\b", text)]
    return tuple(part for part in parts if _NAME.fullmatch(part) and not _NO_NAME.search(part))


def _publication(byline: str) -> str:
    """What stands behind the dot of "by · NY Times"."""
    parts = [part.strip() for part in re.split(r"[·|]", byline)]
    return parts[-1] if len(parts) > 1 and parts[-1][:1].isupper() else ""


def _author(name: str) -> CslName:
    words = name.split()
    is_body = words[:1] == ["The"] or any(word.lower() in ORG_WORDS for word in words)
    if len(words) < 2 or is_body or _NO_NAME.search(name):
        return CslName(literal=name)
    if _FAMILY_FIRST.fullmatch(name):
        return CslName(family=words[0], given=words[1], static_ordering=True)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    particle = " ".join(words[at:-1])
    if particle:
        return CslName(family=words[-1], given=" ".join(words[:at]), non_dropping_particle=particle)
    return CslName(family=words[-1], given=" ".join(words[:-1]))
