"""Which format the file of an article has: told by its first bytes, then by its name."""

import re
from typing import Literal

Format = Literal[
    "text", "markdown", "page", "mail", "mhtml", "webarchive", "feed", "docx", "odt", "epub", "rtf", "pdf",
    "subtitles", "doc", "image", "archive", "binary",
]  # fmt: skip

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<\?.{0,500}?\?>\s*|<!--.{0,2000}?-->\s*)*"
    rb"<(?:rss|rdf:RDF|feed|atom:feed)\b",
    re.I | re.S,
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]*\S")
_MAIL_HEADERS = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type):",
    re.I | re.M,
)
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_SUBTITLES = re.compile(rb"(?:WEBVTT(?:[ \t\r\n]|$)|\s*1\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> )")
_HEAD = 4096  # bytes in which a format shows itself
_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"{\\rtf", "rtf"),
    (b"bplist00", "webarchive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"\x7fELF", "binary"),
)
_ENDINGS: tuple[tuple[tuple[str, ...], Format], ...] = (
    ((".html", ".htm", ".xhtml"), "page"),
    ((".md", ".markdown"), "markdown"),
    ((".mht", ".mhtml"), "mhtml"),
    ((".eml",), "mail"),
    ((".vtt", ".srt"), "subtitles"),
)


def format_of(data: bytes, name: str = "") -> Format:
    """The format of some bytes; `text` where nothing tells another one."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    if _FEED.match(head):
        return "feed"
    if _PAGE.match(head):
        return "page"
    if _is_mail(head):
        return "mhtml" if _RELATED.search(_headers(head)) else "mail"
    if _SUBTITLES.match(head):
        return "subtitles"
    return next((found for endings, found in _ENDINGS if name.lower().endswith(endings)), "text")


def _zipped(data: bytes) -> Format:
    """What a ZIP file holds, by the names in it: office and book formats are such files."""
    if b"application/epub+zip" in data[:200]:
        return "epub"
    if b"application/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    return "docx" if b"word/document.xml" in data else "archive"


def _headers(head: bytes) -> bytes:
    return re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]


def _is_mail(head: bytes) -> bool:
    """Whether it begins with headers, and at least two of those that a message has."""
    if head.startswith(b"From ") or _HEADER.match(head):
        return len({one.lower() for one in _MAIL_HEADERS.findall(_headers(head))}) >= 2
    return False
