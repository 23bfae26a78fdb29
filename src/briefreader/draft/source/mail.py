"""Messages and saved pages in the form of a message: `.eml`, `.mhtml`; and Safari's `.webarchive`."""

import plistlib
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from xml.parsers.expat import ExpatError

from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.source import blocks as text_blocks
from briefreader.draft.source.contents import Contents, SourceRemark, plain_blocks
from briefreader.draft.source.decoding import decoded
from briefreader.draft.source.metadata import Metadata
from briefreader.draft.source.page import read_page

_NO_BODY = "Open it in a mail program, and save its text."


def read_mail(data: bytes, name: str) -> Contents:
    """A message: its subject is the title; of two forms of its body the plain one is read.

    Raises BriefError if it has no text.
    """
    message = _message(data)
    body = message.get_body(("plain", "html"))
    if body is None or not _text(body).strip():
        body = message.get_body(("html",))
    if body is None:
        raise BriefError("this message (e-mail) has no text", name, _NO_BODY)
    text = _text(body)
    page = read_page(text) if body.get_content_subtype() == "html" else None
    metadata = Metadata(
        title=_header(message, "subject"), date=_day(message), url=page.metadata.url if page else ""
    )
    attached = sum(1 for _ in message.iter_attachments())
    remarks = (SourceRemark("attachments", str(attached)),) if attached else ()
    return Contents(metadata, page.blocks if page else plain_blocks(text_blocks(text)), remarks)


def read_mhtml(data: bytes, name: str) -> Contents:
    """A page as browsers save it in one file. Raises BriefError if there is no page in it."""
    message = _message(data)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if not isinstance(page, MIMEPart):
        raise BriefError("there is no page in this MHTML file", name, "Save the page as HTML.")
    address = _header(message, "snapshot-content-location") or _header(page, "content-location")
    return _with_address(read_page(_text(page)), address)


def read_webarchive(data: bytes, name: str) -> Contents:
    """A page as Safari saves it. Raises BriefError if it can not be read."""
    try:
        resource = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        page, address = resource["WebResourceData"], resource.get("WebResourceURL", "")
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError, OverflowError):
        page, address = None, ""
    if not isinstance(page, bytes):
        raise BriefError("there is no page in this web archive", name, "Save the page as HTML.")
    return _with_address(read_page(decoded(page, name, page).text), str(address))


def _with_address(contents: Contents, address: str) -> Contents:
    metadata = contents.metadata
    return contents._replace(metadata=metadata._replace(url=metadata.url or address))


def _message(data: bytes) -> EmailMessage:
    if data.startswith(b"From "):  # the separator of a mailbox
        data = data.split(b"\n", 1)[-1]
    return message_from_bytes(data, policy=policy.default)


def _text(part: MIMEPart) -> str:
    """The characters of a part; an encoding that does not exist is no reason to lose it."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset() or "utf-8")
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", "replace")


def _header(message: MIMEPart, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return ""
