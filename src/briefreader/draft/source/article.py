"""An article from a file: text, Markdown or a saved web page, with what it says of itself."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from briefreader.base.dates import iso_day
from briefreader.base.full_dates import as_date_line, dated_at_start, full_date_in
from briefreader.brief.model.brief import Inferred, Paragraph, Role
from briefreader.brief.model.csl import CslName
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.roles import Block, BlockKind, Roled, roles_alone, with_roles
from briefreader.brief.verification.source import blocks as text_blocks
from briefreader.draft.source.bylines import as_author, author_of_post, people_in, people_of, publication_in
from briefreader.draft.source.contents import SourceContents, SourceRemark, plain_blocks
from briefreader.draft.source.decoding import Decoded, decoded
from briefreader.draft.source.documents import read_docx, read_epub, read_odt, read_pdf, read_rtf
from briefreader.draft.source.feed import read_feed
from briefreader.draft.source.formats import Format, format_of
from briefreader.draft.source.mail import read_mail, read_mhtml, read_webarchive
from briefreader.draft.source.markdown import read_markdown
from briefreader.draft.source.metadata import Metadata
from briefreader.draft.source.page import read_page, without_unread
from briefreader.draft.source.subtitles import read_subtitles
from briefreader.draft.text.language import seems_english
from briefreader.records.turns import Transcript, transcript_of

MAX_CHARACTERS = 2_000_000  # of an article; the longest reports have a tenth of that
MAX_PARAGRAPHS = 20_000
MAX_LENGTH = 20_000  # characters of one paragraph
MAX_TAGS = 50_000  # of a page
MAX_BROKEN_TAGS = 500  # such take the parser too long
FIRST_YEAR = 1600  # no newspaper is older

_REFUSED: Mapping[Format, tuple[str, str]] = {
    "doc": ("this is an Office file of the old form (DOC), not text", "Save it as DOCX, or as plain text."),
    "image": ("this is a picture, not text", "Make its text readable (OCR), and save that as plain text."),
    "archive": (
        "this is an archive of files (ZIP or the like), not text",
        "Unpack it, and name the article.",
    ),
    "binary": ("this is a program, not text", "Name the article's file."),
}
_READERS: Mapping[Format, Callable[[bytes, str], SourceContents]] = {
    "mail": read_mail,
    "mhtml": read_mhtml,
    "webarchive": read_webarchive,
    "docx": read_docx,
    "odt": read_odt,
    "epub": read_epub,
    "rtf": read_rtf,
    "subtitles": read_subtitles,
}
_QUOTATION_MARK = re.compile('[“”„«»"]')
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
    marks it is not, and then only the brief's own text can be compared with. `kinds` tells what the file's
    marks say of numbered paragraphs. The transcript, if there is one, counts all `paragraphs` from 0.
    `remarks` tell what a person should know of how it was read. `seems_english` is what its words seem to
    be, whatever the file says; `language` is empty where that says nothing and they do not.
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
    kinds: dict[int, BlockKind]
    transcript: Transcript | None
    remarks: tuple[SourceRemark, ...]
    seems_english: bool

    def is_block_quotation(self, paragraph: Paragraph) -> bool:
        """Whether the file shows a paragraph as somebody's words, and not by quotation marks."""
        words = paragraph.text or ""
        kind = self.kinds.get(paragraph.n) if paragraph.n is not None else None
        return kind == "quotation" and not _QUOTATION_MARK.search(words) and author_of_post(words) is None


class Options(Struct, frozen=True):
    """Which `entry` of a feed is read, from 1; whether words that the lines of a PDF part are joined."""

    entry: int | None = None
    join_hyphens: bool = False


def read_article(
    data: bytes,
    name: str,
    given: Given | None = None,
    options: Options | None = None,
    *,
    day: date | None = None,
) -> Article:
    """The article in some bytes. Raises BriefError if they are no article's text.

    A date of the article after `day`, the day on which it is read, is none.
    """
    given = given or Given()
    contents, text = _read(data, name, options or Options())
    metadata = contents.metadata
    _refuse_what_is_no_article([block.text for block in contents.blocks], name)
    authors = given.authors or metadata.authors
    transcript = _transcript(contents.blocks, authors)
    roled = _with_roles(contents.blocks, given.title or metadata.title, metadata.authors, transcript)
    paragraphs, kinds = _numbered(roled, contents.blocks)
    if not any(paragraph.n is not None for paragraph in paragraphs):
        what = "no paragraph of an article was found in it"
        raise BriefError(what, name, "Save the article as plain text, with empty lines between paragraphs.")
    byline = _first_line(text, _first(roled, "byline"))
    url = given.url or _web_address(metadata.url) or _printed_address([block for _, block in roled])
    written, inferred = _written(given, metadata, roled, url, day)
    remarks = contents.remarks
    if metadata.date and written is None and (stated := _stated_date(metadata.date)) is not None:
        remarks = (*remarks, SourceRemark("impossible-date", stated.isoformat()))
    if transcript is not None:
        remarks = (*remarks, SourceRemark("transcript", str(len(transcript.turns))))
    file_blocks = frozenset(text_blocks(text))
    is_english = seems_english(paragraph.text or "" for paragraph in paragraphs)
    return Article(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        paragraphs=paragraphs,
        title=_title(given.title or metadata.title or _first(roled, "headline")) or _first_words(paragraphs),
        authors=tuple(map(as_author, given.authors or people_of(metadata.authors) or people_in(byline))),
        written=written,
        url=url,
        publication=_plain(given.publication or "") or metadata.publication or publication_in(byline),
        language=metadata.language.replace("_", "-") or ("en" if is_english else ""),
        section=metadata.section,
        inferred=inferred,
        is_whole=all((paragraph.text or "") in file_blocks for paragraph in paragraphs),
        kinds=kinds,
        transcript=transcript,
        remarks=remarks,
        seems_english=is_english,
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


def _read(data: bytes, name: str, options: Options) -> tuple[SourceContents, str]:
    """What a file holds by its format; and its text as it stands if it is plain text in UTF-8, else none."""
    format_name = format_of(data, name)
    if format_name in ("text", "markdown"):
        found = _decoded(data, name)
        contents = _of_text(found.text) if format_name == "text" else read_markdown(found.text)
        remarks = (SourceRemark("encoding", found.encoding),) if found.encoding else ()
        return contents._replace(remarks=remarks), "" if found.encoding else found.text
    if format_name in _REFUSED:
        what, mend = _REFUSED[format_name]
        raise BriefError(what, name, mend)
    if format_name == "page":
        return _page(data, name), ""
    if format_name == "feed":
        return read_feed(data, name, options.entry), ""
    if format_name == "pdf":
        return read_pdf(data, name, join_hyphens=options.join_hyphens), ""
    return _READERS[format_name](data, name), ""


def _of_text(text: str) -> SourceContents:
    return SourceContents(Metadata(), plain_blocks(text_blocks(text)))


def _page(data: bytes, name: str) -> SourceContents:
    """A page, limited in what is left of it without scripts and the like."""
    found = decoded(data, name, data)
    page = without_unread(found.text)
    _refuse_what_is_too_long(page, name)
    _refuse_a_page_of_too_many_tags(page, name)
    return read_page(page)


def _decoded(data: bytes, name: str) -> Decoded:
    found = decoded(data, name)
    _refuse_what_is_too_long(found.text, name)
    return found


def _refuse_what_is_too_long(text: str, name: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise BriefError(
            f"the article has {len(text):,} characters; {MAX_CHARACTERS:,} can be read",
            name,
            "Divide it, or save the article alone.",
        )


def _refuse_a_page_of_too_many_tags(text: str, name: str) -> None:
    opened, closed = text.count("<"), text.count(">")
    if opened - closed > MAX_BROKEN_TAGS:
        what = f"{opened - closed:,} tags of the page are never closed"
        raise BriefError(what, name, "Save the page again, or the article as plain text.")
    if opened > MAX_TAGS:
        what = f"the page has {opened:,} tags; {MAX_TAGS:,} can be read"
        raise BriefError(what, name, "Save the article alone, or as plain text.")


def _numbered(
    roled: Sequence[Roled], blocks: Sequence[Block]
) -> tuple[tuple[Paragraph, ...], dict[int, BlockKind]]:
    """The paragraphs, numbered where they have no role, and the kinds of those by their numbers."""
    found: list[Paragraph] = []
    kinds: dict[int, BlockKind] = {}
    number = 0
    for (role, text), block in zip(roled, blocks, strict=True):
        if role is None:
            number += 1
            found.append(Paragraph(n=number, text=text))
            if block.kind is not None:
                kinds[number] = block.kind
        else:
            found.append(Paragraph(role=role, text=text))
    return tuple(found), kinds


def _with_roles(
    blocks: Sequence[Block], title: str, authors: Sequence[str], transcript: Transcript | None
) -> list[Roled]:
    """Every block with its role; what is said in a transcript is body, and so are its labels."""
    if transcript is None:
        return with_roles(blocks, title, authors)
    spoken = transcript.spoken | transcript.lines
    return with_roles(
        blocks, title, authors, spoken=spoken, turns_from=min(transcript.paragraphs, default=None)
    )


def _transcript(blocks: Sequence[Block], authors: Sequence[str]) -> Transcript | None:
    """The transcript that the blocks are or hold; captions and the like are nobody's words."""
    roles = roles_alone(blocks)
    beside = frozenset(at for at, role in enumerate(roles) if role is not None)
    return transcript_of([block.text for block in blocks], authors, beside)


def _first(roled: Sequence[Roled], wanted: Role | None) -> str:
    """The first block of a role."""
    return next((block for role, block in roled if role == wanted), "")


def _first_words(paragraphs: Sequence[Paragraph]) -> str:
    words = next((one.text for one in paragraphs if one.text), "").split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")


def _written(
    given: Given, metadata: Metadata, roled: Sequence[Roled], url: str, day: date | None
) -> tuple[date | None, dict[str, Inferred]]:
    """The article's date where it is printed or given; that of an update or of its address is inferred."""
    printed, updated = _printed_dates(roled)
    stated = _stated_date(metadata.date)
    written = given.written or (stated if _may_be(stated, day) else None) or printed
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


def _may_be(written: date | None, day: date | None) -> bool:
    """Whether an article may have appeared then; where it is tomorrow already, the day after today too."""
    if written is None or written.year < FIRST_YEAR:
        return False
    return day is None or written <= day + timedelta(days=1)


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
