"""What was given in the place of a brief, and the command that is meant for it."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from briefreader.base.patterns import pattern
from briefreader.commands.options import STDIN
from briefreader.commands.output import Failure

if TYPE_CHECKING:
    from briefreader.brief import BriefError
    from briefreader.draft.source.formats import Format

_ADDRESS = pattern(r"(?:https?:/{1,2}|www\.)\S+", re.IGNORECASE)
_KEY = re.compile(rb"""^[ \t{]*["']?brief["']?[ \t]*:""", re.MULTILINE)  # text with it is meant as a brief
_JSON = (b"{", b"[")

_ARTICLES: "Mapping[Format, str]" = {
    "text": "this looks like an article",
    "markdown": "this looks like an article",
    "page": "this is a web page",
    "mhtml": "this is a saved web page (MHTML)",
    "webarchive": "this is a saved web page (webarchive)",
    "mail": "this is an e-mail",
    "feed": "this is a feed (RSS or Atom)",
    "pdf": "this is a PDF",
    "docx": "this is a Word document (DOCX)",
    "odt": "this is an OpenDocument text (ODT)",
    "epub": "this is an e-book (EPUB)",
    "rtf": "this is an RTF document",
    "subtitles": "these are subtitles",
}
_NO_ARTICLES: "Mapping[Format, str]" = {
    "doc": "this is a Word document of the old format (DOC)",
    "image": "this is a picture",
    "archive": "this is an archive",
    "binary": "this is a program",
}


@contextmanager
def brief_wanted(path: str) -> Iterator[None]:
    """Turn a BriefError into the end of the command, which says what is there in place of a brief."""
    from briefreader.brief import BriefError

    try:
        yield
    except BriefError as error:
        refuse_other_input(path)
        raise failure_of(error) from None


def refuse_other_input(path: str) -> None:
    """Say what a path is that leads to something else than a brief. Raises Failure."""
    if path == STDIN:
        return
    refuse_address(path)
    if is_folder(Path(path)):
        raise Failure(
            "this is a folder, not a brief",
            f"Name one of its briefs; `briefreader show {quote(path)}` lists them.",
            where=path,
        )
    _refuse_article(path)


def refuse_address(path: str) -> None:
    """Refuse an address of the web, as nothing is fetched. Raises Failure."""
    if _ADDRESS.match(path) and not os.path.lexists(path):
        raise Failure(
            "briefreader never fetches", "Save the page, then: briefreader draft page.html", where=path
        )


def is_article(path: str) -> bool:
    """Whether a file holds an article that can be read, by its first bytes and its name."""
    return _format(path) in _ARTICLES


def _format(path: str) -> "Format | None":
    """The format of a file; None of one that is meant as a brief, or that cannot be read."""
    from briefreader.brief import BriefError
    from briefreader.brief.reading.load import has_brief_ending, read_bytes
    from briefreader.draft.source.formats import format_of

    try:
        data = read_bytes(Path(path))
    except BriefError:
        return None
    found = format_of(data, path)
    if found in ("text", "markdown") and (
        has_brief_ending(path) or not _is_text(data) or data.lstrip().startswith(_JSON) or _KEY.search(data)
    ):
        return None
    return found


def _refuse_article(path: str) -> None:
    from briefreader.brief.reading.load import has_brief_ending

    if (found := _format(path)) is None:
        return
    named = "FILE" if has_brief_ending(path) else quote(path)
    if what := _ARTICLES.get(found):
        rename = "Rename it, then draft" if has_brief_ending(path) else "Draft"
        raise Failure(what, f"{rename} a brief from it: briefreader draft {named}", where=path)
    raise Failure(f"{_NO_ARTICLES[found]}, not a brief", "Name a brief, YAML or JSON.", where=path)


def _is_text(data: bytes) -> bool:
    return bool(data.strip()) and b"\0" not in data


def is_folder(path: Path) -> bool:
    """Whether it is a folder; what cannot even be looked at is refused when it is read."""
    try:
        return path.is_dir()
    except OSError:
        return False


def failure_of(error: "BriefError") -> Failure:
    """A BriefError as the end of a command."""
    return Failure(error.what, error.mend, where=error.where, reason=error.code, place=error.place)
