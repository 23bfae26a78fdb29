"""RIS records (https://en.wikipedia.org/wiki/RIS_(file_format)), as reference managers import them.

One line for each tag: no value can start another.
"""

from collections.abc import Iterator

from briefreader.cite.citation import Work
from briefreader.cite.dates import CitationDate
from briefreader.cite.punctuation import one_line

_TYPES = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "article-journal": "JOUR",
    "webpage": "ELEC",
    "post-weblog": "BLOG",
    "post": "BLOG",
    "report": "RPRT",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "interview": "PCOMM",
}


def ris(work: Work, key: str, place: str) -> str:
    """A record; `place` is a note to it, because RIS has no pinpoint."""
    lines = (f"{tag}  - {one_line(value).strip()}" for tag, value in _tags(work, key, place))
    return "\n".join([*lines, "ER  - "]) + "\n"


def _tags(work: Work, key: str, place: str) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(work.type, "GEN")
    for name in work.authors:
        yield "AU", name.inverted
    yield "TI", work.title
    if work.container:
        yield "T2", work.container
    for tag, value in (
        ("PB", work.publisher),
        ("VL", work.volume),
        ("IS", work.issue or work.number),
        ("SE", work.section),
        ("M3", work.genre),
    ):
        if value:
            yield tag, value
    if work.page:
        first, _, last = work.pages.partition("–")
        yield "SP", first
        if last:
            yield "EP", last
    if work.issued.year.isdecimal():
        yield "PY", work.issued.year
        yield "DA", _slashed(work.issued)
    if work.address:
        if work.accessed and work.accessed.year.isdecimal():
            yield "Y2", _slashed(work.accessed)
        yield "UR", work.address
    if work.language:
        yield "LA", work.language.partition("-")[0]
    for note in filter(None, (place, work.inferences)):
        yield "N1", note
    if not work.authors:
        yield "ID", key


def _slashed(date: CitationDate) -> str:
    """`2024/10/16/`: year, month and day; the fourth place is for a season."""
    month = f"{date.month:02}" if date.month else ""
    day = f"{date.day:02}" if date.day else ""
    return f"{date.year}/{month}/{day}/"
