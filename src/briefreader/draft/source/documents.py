"""Office files, books and PDF, through the libraries of the extra `documents`."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from posixpath import dirname, join, normpath
from typing import Any, TypeVar
from urllib.parse import unquote

from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.roles import Block
from briefreader.draft.source.contents import SourceContents, SourceRemark, plain_blocks
from briefreader.draft.source.extras import from_extra
from briefreader.draft.source.metadata import Metadata
from briefreader.draft.source.page import read_page

Read = TypeVar("Read")

MOST_UNPACKED = 64 * 1024 * 1024  # bytes of the files in a ZIP file
_CONTAINER = "META-INF/container.xml"
_ODT_ASIDE = ("note", "annotation", "tracked-changes", "frame")
_ODT_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_ODT_PARAGRAPHS = (
    f"//*[(local-name()='p' or local-name()='h') and namespace-uri()='{_ODT_TEXT}'"
    " and not(ancestor::*[local-name()='note' or local-name()='annotation'"
    " or local-name()='tracked-changes'])]"
)
_PAGE_TYPES = ("application/xhtml+xml", "text/html")
_WIDE = 0.8  # of the longest line: a shorter one that ends a sentence ends a paragraph
_RUNNING = 3  # pages on which a line has to stand to be a running head or foot
_DIGITS = re.compile(r"\d+")
_HYPHENED = re.compile(r"[a-z]-$")
_SENTENCE_END = re.compile(r"[.!?:…][\"”’')\]]*$")


def read_docx(data: bytes, name: str) -> SourceContents:
    """A Word document. Raises BriefError if it cannot be read."""
    what = "this is a Word document (DOCX), not text"
    mammoth = from_extra("mammoth", what, name, "convert it: pandoc FILE.docx -t plain --wrap=none")
    _refuse_bombs(data, what, name)
    page = _unless_damaged(lambda: mammoth.convert_to_html(io.BytesIO(data)).value, what, name)
    return read_page(f"<article>{page}</article>")


def read_odt(data: bytes, name: str) -> SourceContents:
    """An OpenDocument text; what is deleted in it, notes and comments are left out. Raises BriefError."""
    what = "this is an OpenDocument text (ODT), not plain text"
    etree = from_extra("lxml.etree", what, name, "convert it: pandoc FILE.odt -t plain --wrap=none")
    _refuse_bombs(data, what, name)

    def read() -> tuple[Block, ...]:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            tree = _xml(etree, packed.read("content.xml"))
        return tuple(
            Block(" ".join("".join(_odt_words(one)).split()), "heading" if one.tag.endswith("}h") else None)
            for one in tree.xpath(_ODT_PARAGRAPHS)
        )

    blocks = _unless_damaged(read, what, name)
    return SourceContents(Metadata(), tuple(block for block in blocks if block.text))


def _odt_words(element: Any) -> Iterator[str]:
    """The text of a paragraph; tabs, line breaks and runs of blanks are elements of their own."""
    yield element.text or ""
    for child in element:
        local = str(child.tag).rpartition("}")[2]
        if local in ("s", "tab", "line-break"):
            yield " "
        elif local not in _ODT_ASIDE:
            yield from _odt_words(child)
        yield child.tail or ""


def read_epub(data: bytes, name: str) -> SourceContents:
    """The pages of a book in EPUB, in the order of its spine. Raises BriefError if it cannot be read."""
    what = "this is a book (EPUB), not text"
    etree = from_extra("lxml.etree", what, name, "convert it: pandoc FILE.epub -t plain --wrap=none")
    _refuse_bombs(data, what, name)

    def read() -> SourceContents:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            container = _xml(etree, book.read(_CONTAINER))
            package = container.xpath("string(//*[local-name()='rootfile']/@full-path)")
            tree = _xml(etree, book.read(package))
            pages = [read_page(book.read(path).decode("utf-8")) for path in _spine(tree, dirname(package))]
        field = "string(//*[local-name()='metadata']/*[local-name()='{}'])"
        title, creator, day, language = (
            tree.xpath(field.format(one)).strip() for one in ("title", "creator", "date", "language")
        )
        metadata = Metadata(title, (creator,) if creator else (), day, language=language)
        return SourceContents(metadata, tuple(block for page in pages for block in page.blocks))

    return _unless_damaged(read, what, name)


def _spine(tree: Any, folder: str) -> Iterator[str]:
    items = {one.get("id"): one for one in tree.xpath("//*[local-name()='item']")}
    for one in tree.xpath("//*[local-name()='itemref']"):
        item = items.get(one.get("idref"))
        if item is not None and item.get("media-type") in _PAGE_TYPES:
            yield normpath(join(folder, unquote(item.get("href", ""))))


def _xml(etree: Any, data: bytes) -> Any:
    """A tree of XML from a stranger: nothing is fetched, and no entity is defined."""
    if b"<!DOCTYPE" in data:
        raise ValueError("it defines a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def read_rtf(data: bytes, name: str) -> SourceContents:
    """A text in RTF. Raises BriefError if its reader is not installed."""
    what = "this is RTF (Rich Text Format), not plain text"
    striprtf = from_extra("striprtf.striprtf", what, name, "convert it: pandoc FILE.rtf -t plain --wrap=none")

    def read() -> str:
        return str(striprtf.rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace"))

    text = _unless_damaged(read, what, name)
    return SourceContents(Metadata(), plain_blocks(tuple(line.strip() for line in text.splitlines())))


def read_pdf(data: bytes, name: str, *, join_hyphens: bool) -> SourceContents:
    """The text of a PDF: lines are put together to paragraphs; words parted by a hyphen stay so unless told.

    Raises BriefError if it has no text, is locked, or its reader is not installed.
    """
    what = "this is a PDF, not text"
    pypdf = from_extra("pypdf", what, name, "convert it: pdftotext -layout FILE.pdf")

    def read() -> list[list[str]]:
        return [
            [line.strip() for line in page.extract_text(extraction_mode="layout").splitlines()]
            for page in pypdf.PdfReader(io.BytesIO(data)).pages
        ]

    pages = _unless_damaged(read, what, name)
    running = _running_lines(pages)
    lines = [line for page in pages for line in (*page, "") if _DIGITS.sub("#", line) not in running]
    paragraphs, parted = _paragraphs(lines, join_hyphens=join_hyphens)
    if not any(any(map(str.isalnum, paragraph)) for paragraph in paragraphs):
        raise BriefError(
            "this PDF has no text: its pages are pictures", name, "Make it searchable (OCR) first."
        )
    remarks = []
    if parted:
        remarks.append(SourceRemark("hyphens-joined" if join_hyphens else "hyphens-left", str(parted)))
    if running:
        remarks.append(SourceRemark("repeated-lines", str(len(running))))
    return SourceContents(Metadata(), plain_blocks(tuple(paragraphs)), tuple(remarks))


def _running_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """First and last lines that several pages share but for numbers: heads and feet."""
    counted = Counter(
        _DIGITS.sub("#", line)
        for page in pages
        for line in {*filter(None, page[:2]), *filter(None, page[-2:])}
    )
    return frozenset(line for line, count in counted.items() if count >= _RUNNING)


def _paragraphs(lines: Sequence[str], *, join_hyphens: bool) -> tuple[list[str], int]:
    """Lines put together, and how many words a hyphen parts at the end of a line.

    A paragraph ends at an empty line between sentences, and with a short line that ends a sentence.
    """
    wide = _WIDE * max(map(len, lines), default=0)
    found: list[str] = []
    begun = ""
    parted = 0
    for line in (*lines, ""):
        if not line:
            if begun and (not begun[-1].isalpha() or not found or len(begun) < wide):
                found.append(begun)
                begun = ""
            continue
        if begun and _HYPHENED.search(begun) and line[0].islower():
            parted += 1
            begun = (begun[:-1] if join_hyphens else begun) + line
        else:
            begun = f"{begun} {line}" if begun else line
        if len(line) < wide and _SENTENCE_END.search(line):
            found.append(begun)
            begun = ""
    return [*found, begun] if begun else found, parted


def _refuse_bombs(data: bytes, what: str, name: str) -> None:
    """A ZIP file whose files are far larger than any article."""

    def size() -> int:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return sum(one.file_size for one in packed.infolist())

    if _unless_damaged(size, what, name) > MOST_UNPACKED:
        raise BriefError(f"{what}, and it unpacks to more than {MOST_UNPACKED:,} bytes", name, "Divide it.")


def _unless_damaged(read: Callable[[], Read], what: str, name: str) -> Read:
    """What a reader of files finds. Whatever it raises of a damaged or locked file becomes a BriefError."""
    try:
        return read()
    except BriefError:
        raise
    except Exception as error:  # readers of files raise what they like
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise BriefError(
            f"{what}, and it cannot be read ({reason})", name, "Save it as plain text."
        ) from None
