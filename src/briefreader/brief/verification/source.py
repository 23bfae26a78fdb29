"""The source's paragraphs: from the article's file, or as far as the brief carries them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from briefreader.base.folders import visible_files
from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Brief, Locator, Paragraph, is_reserved
from briefreader.brief.reading.load import read_bytes
from briefreader.brief.reading.problem import BriefError

Basis = Literal["source-file", "brief-text", "none"]

_LINE_BREAK = pattern(r"\r\n|\r|\n")


class SourceText(Struct, frozen=True):
    """The article's file: its blocks in order, and the SHA-256 of its bytes."""

    paragraphs: tuple[str, ...]
    sha256: str
    name: str


class KnownWords(Struct, frozen=True):
    """The words at hand of the brief's numbered paragraphs, and whose word they are.

    `basis` is `none` for words of a file that the brief does not name by its hash.
    `missing` are paragraphs whose words are not at hand; `differing` those of them where the
    brief and the file at hand contradict each other. Paragraphs of one role are joined by a line break.
    """

    words: Mapping[Locator, str]
    basis: Basis
    name: str
    missing: tuple[Locator, ...] = ()
    differing: tuple[Locator, ...] = ()


def blocks(text: str) -> tuple[str, ...]:
    """The paragraphs of an article: between blank lines, or each line where there are no blank lines."""
    lines = [line.strip() for line in _LINE_BREAK.split(text.removeprefix("\ufeff").strip())]
    if "" not in lines:
        return tuple(lines)
    found: list[str] = []
    block: list[str] = []
    for line in (*lines, ""):
        if line:
            block.append(line)
        elif block:
            found.append(" ".join(block))
            block = []
    return tuple(found)


def one_line(text: str) -> str:
    """A paragraph's words as they are matched and hashed: line breaks count as one space."""
    if "\n" not in text and "\r" not in text:
        return text
    return " ".join(line.strip() for line in _LINE_BREAK.split(text) if line.strip())


def paragraph_hash(words: str) -> str:
    """SHA-256 of a paragraph's UTF-8 bytes, in hexadecimal digits."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def read_source(path: Path) -> SourceText:
    """The article in a file. Raises BriefError if it is no UTF-8 text file that can be read."""
    data = read_bytes(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BriefError(
            f"the source is not UTF-8 text (byte {error.start})",
            str(path),
            "Save the article as plain text in UTF-8.",
        ) from None
    return SourceText(blocks(text), hashlib.sha256(data).hexdigest(), path.name)


def find_source(brief: Brief, brief_path: Path | None, folders: Sequence[Path]) -> SourceText | None:
    """The file the brief was made from: the one it names beside itself, or one in the folders.

    Nothing but the file's hash decides: without `source.sha256` no file is found. A file named by the
    brief is never looked for outside the brief's own folder.
    """
    wanted = brief.source.sha256
    if wanted is None:
        return None
    for path in _candidates(brief, brief_path, folders):
        try:
            source = read_source(path)
        except BriefError:
            continue
        if source.sha256 == wanted:
            return source
    return None


def paragraphs_at_hand(brief: Brief, source: SourceText | None) -> KnownWords:
    """The words of the brief's paragraphs: the file's if it is the brief's source, else the brief's own.

    Entries of `text` are found in the file by their hash or their words. A brief without `text` gets the
    file's blocks, numbered from 1.
    """
    if source is not None and source.sha256 == brief.source.sha256:
        return _from_file(brief, source, "source-file")
    carried = _from_brief(brief)
    if source is None or carried.words or brief.source.sha256 is not None:
        return carried
    return _from_file(brief, source, "none")


def _from_brief(brief: Brief) -> KnownWords:
    words: dict[Locator, str] = {}
    missing: list[Locator] = []
    for entry in brief.text:
        if entry.text is None:
            missing.append(entry.place)
        else:
            _add(words, entry.place, one_line(entry.text))
    if not words:
        return KnownWords({}, "none", "", tuple(missing))
    return KnownWords(words, "brief-text", "the text stored in the brief", tuple(missing))


def _from_file(brief: Brief, source: SourceText, basis: Basis) -> KnownWords:
    if not brief.text:
        return KnownWords(dict(enumerate(source.paragraphs, start=1)), basis, source.name)
    by_hash = {paragraph_hash(block): block for block in source.paragraphs}
    words: dict[Locator, str] = {}
    missing: list[Locator] = []
    differing: list[Locator] = []
    for entry in brief.text:
        key = _hash_of(entry)
        block = by_hash.get(key) if key is not None else None
        if block is not None:
            _add(words, entry.place, block)
            continue
        missing.append(entry.place)
        if key is not None:
            differing.append(entry.place)
    return KnownWords(words, basis, source.name, tuple(missing), tuple(differing))


def _hash_of(entry: Paragraph) -> str | None:
    """What an entry is looked up by: its words if it has them, else the hash it states."""
    return entry.sha256 if entry.text is None else paragraph_hash(one_line(entry.text))


def _add(words: dict[Locator, str], place: Locator, block: str) -> None:
    words[place] = f"{words[place]}\n{block}" if place in words else block


def file_beside(brief: Brief, brief_path: Path) -> SourceText | None:
    """The file that the brief names beside itself, whatever its hash; None if it cannot be read."""
    try:
        named = _named_beside(brief, brief_path)
        return None if named is None else read_source(named)
    except BriefError:
        return None


def _named_beside(brief: Brief, brief_path: Path) -> Path | None:
    if brief.source.file is None:
        return None
    beside = brief_path.resolve().parent
    named = (beside / brief.source.file).resolve()
    return named if named.is_relative_to(beside) else None


def _candidates(brief: Brief, brief_path: Path | None, folders: Sequence[Path]) -> Iterator[Path]:
    named = None if brief_path is None else _named_beside(brief, brief_path)
    if named is not None:
        yield named
    for folder in folders:
        yield from visible_files(folder)


def as_place(name: Locator) -> Locator:
    """A place as paragraphs are numbered: their item ids, as in `p5`, are numbers too."""
    if isinstance(name, str) and name[1:].isdecimal() and is_reserved(name):
        return int(name[1:])
    return name


def place_name(place: Locator) -> str:
    """A place without an article: `paragraph 5`, `caption`."""
    return f"paragraph {place}" if isinstance(place, int) else place


def place_words(place: Locator) -> str:
    """A place as messages name it: `paragraph 5`, `the caption`."""
    return place_name(place) if isinstance(place, int) else f"the {place_name(place)}"
