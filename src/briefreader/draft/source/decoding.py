"""From the bytes of a text to its characters."""

import codecs
import re
from typing import NamedTuple

from briefreader.brief.reading.problem import BriefError

SAVE_AS_TEXT = "Save the article as plain text in UTF-8."
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its encoding
_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARKED = ("utf-32", "utf-32", "utf-16", "utf-16")
# Quotation marks and apostrophes: bytes that are letters or control characters in the other code page.
_WINDOWS_MARKS = b"\x91\x92\x93\x94\x96\x97\x85"
_MAC_MARKS = b"\xd2\xd3\xd4\xd5\xd0\xd1\xc9"


class Decoded(NamedTuple):
    """A text, and the name of its encoding where that is not UTF-8."""

    text: str
    encoding: str = ""


def decoded(data: bytes, name: str, declared: bytes = b"") -> Decoded:
    """The characters of a text: UTF-8, what a mark or the page says, else an old code page.

    Raises BriefError if they are no text.
    """
    found = _decoded(data, name, declared)
    if "\0" in found.text:
        raise BriefError("it is not text: it holds null characters", name, SAVE_AS_TEXT)
    return found


def _decoded(data: bytes, name: str, declared: bytes) -> Decoded:
    for mark, encoding in zip(_MARKS, _MARKED, strict=True):
        if data.startswith(mark):
            return _as(data, encoding, name)
    if b"\0" in data[:_HEAD] and (wide := _wide(data)):
        return _as(data, wide, name)
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        at = error.start
    if charset := _CHARSET.search(declared[:_HEAD]):
        try:
            encoding = codecs.lookup(charset[1].decode("ascii")).name
            return Decoded(data.decode(encoding), encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    encoding = "mac-roman" if _count(data, _MAC_MARKS) > _count(data, _WINDOWS_MARKS) else "windows-1252"
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        raise BriefError(f"it is not UTF-8 text (byte {at})", name, SAVE_AS_TEXT) from None


def _as(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        what = f"it is not {encoding.upper()} text (byte {error.start})"
        raise BriefError(what, name, SAVE_AS_TEXT) from None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of plain English is null."""
    head = data[:_HEAD]
    odd, even = head[1::2].count(0), head[::2].count(0)
    most = 0.4 * len(head) / 2
    if odd > most and not even:
        return "utf-16-le"
    return "utf-16-be" if even > most and not odd else ""


def _count(data: bytes, wanted: bytes) -> int:
    return sum(map(data.count, (bytes([one]) for one in wanted)))
