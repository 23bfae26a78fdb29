"""What stands in the tables of an index, and how it is packed."""

import os
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec
from msgspec import Struct, structs

from briefreader.base.dates import Day
from briefreader.brief.verification.verification import Detail, Verification
from briefreader.library.files import UnreadablePath
from briefreader.library.index_file import IndexFile
from briefreader.library.items import BriefFacts, SearchItem
from briefreader.library.query import VALUES
from briefreader.library.tokens import token_line

if TYPE_CHECKING:  # a search needs neither
    from briefreader.library.catalog import LibraryEntry, SpeakerFacts

VERSION = 19  # of the tables and of what stands in them; an index of another version is made anew
DAY = 10**10  # row ids of one day
FIRST, LAST = 1, 99_991_231  # days that stand for all before and after them
_QUICKLY = 1  # zlib's level

# `day`, and `earliest` and `latest`, are numbers as 20241016; `first` and `last` are ids of rows. Paths are
# bytes, as not every name of a file is text: `path` as the system has it, `place` below its library. The
# `dictionary` has all words that stand in items, and maybe words that stood in them.
TABLES = """
CREATE TABLE numbers (next INTEGER);
INSERT INTO numbers VALUES (0);
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path BLOB UNIQUE NOT NULL, place BLOB NOT NULL, problem TEXT,
    stamp TEXT NOT NULL, source BLOB, is_sourced INTEGER NOT NULL DEFAULT 1, beside TEXT NOT NULL DEFAULT '',
    noted TEXT NOT NULL, notes TEXT NOT NULL,
    sha256 TEXT NOT NULL DEFAULT '', brief TEXT NOT NULL DEFAULT '', is_newest INTEGER NOT NULL DEFAULT 0,
    day INTEGER, earliest INTEGER, latest INTEGER, first INTEGER NOT NULL, last INTEGER NOT NULL,
    file BLOB, facts BLOB, speakers BLOB, same_as BLOB, entry BLOB
);
CREATE INDEX files_as_seen ON files (path, stamp, source, is_sourced, beside, noted, notes);
CREATE INDEX files_of_briefs ON files (brief);
CREATE INDEX files_of_days ON files (day, place);
CREATE INDEX files_of_rows ON files (first, last, place, is_newest);
CREATE INDEX files_of_dates ON files (earliest, latest, first, last);
CREATE INDEX files_with_problems ON files (path) WHERE problem IS NOT NULL;
CREATE INDEX files_that_link ON files (id) WHERE same_as IS NOT NULL;
CREATE TABLE dictionary (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE items (id INTEGER PRIMARY KEY, file INTEGER NOT NULL, item BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (line, content='', columnsize=0, tokenize="ascii tokenchars '_'")
"""


class IndexedFile(Struct, frozen=True):
    """What is known of a brief without reading it again; `date` is that of its source, as items have it."""

    name: bytes
    brief_id: str
    title: str
    source_sha256: str | None
    revision: int | None
    updated: str | None
    publication: str
    date: str

    @property
    def path(self) -> Path:
        """The file."""
        return Path(os.fsdecode(self.name))


# What many packed items have in common.
_COMMON = " ".join(word for words in VALUES.values() for word in words).encode() + msgspec.msgpack.encode(
    Verification("unverified", "brief-text", Detail("not-found", "the text stored in the brief"))
)

# All fields but the first, which the index has elsewhere.
_ITEM = msgspec.msgpack.Decoder(tuple[tuple(get_type_hints(SearchItem).values())[1:]])  # type: ignore[misc]
_FILE = msgspec.msgpack.Decoder(IndexedFile)
_FACTS = msgspec.msgpack.Decoder(BriefFacts)
_SAME_AS = msgspec.msgpack.Decoder(tuple[tuple[str, str], ...])
_PROBLEM = msgspec.json.Decoder(tuple[str, str])


class ItemsOfBrief:
    """How the items of one brief are packed: without what they have in common with it, and with each other.

    `packed` is all that they have from their brief, but its path and whether it was read. The checksum in
    items is that of zlib.
    """

    def __init__(self, packed: bytes) -> None:
        facts = _decompressed(packed, _COMMON)
        self.facts = _FACTS.decode(facts)
        self._common = facts + _COMMON

    def packed(self, item: SearchItem) -> bytes:
        """All of an item but its facts, and but the words of its text."""
        others = item.line.removeprefix(_begin(item.text))
        packed = msgspec.msgpack.encode(structs.astuple(structs.replace(item, line=others))[1:])
        return _compressed(packed, self._common)

    def unpacked(self, packed: bytes) -> SearchItem:
        """The item that was packed."""
        item = SearchItem(self.facts, *_ITEM.decode(_decompressed(packed, self._common)))
        return structs.replace(item, line=_begin(item.text) + item.line)


def packed_facts(facts: BriefFacts) -> bytes:
    """All but the path of the file, and whether it was read."""
    return _compressed(msgspec.msgpack.encode(structs.replace(facts, path="", is_unread=False)), _COMMON)


def _compressed(data: bytes, common: bytes) -> bytes:
    compressing = zlib.compressobj(_QUICKLY, zdict=common)
    return compressing.compress(data) + compressing.flush()


def _decompressed(data: bytes, common: bytes) -> bytes:
    return zlib.decompressobj(zdict=common).decompress(data)


def _begin(text: str) -> str:
    """How the words of an item begin: with those of its text."""
    return token_line((text,))[:-1]


def packed_entry(entry: "LibraryEntry") -> bytes:
    """All of an entry but its path."""
    return msgspec.msgpack.encode(structs.astuple(entry)[1:])


def unpacked_entry(path: Path, packed: bytes) -> "LibraryEntry":
    """The entry that was packed."""
    from briefreader.library.catalog import LibraryEntry

    return LibraryEntry(path, *_entry_decoder().decode(packed))


@cache
def _entry_decoder() -> msgspec.msgpack.Decoder[tuple[Any, ...]]:
    from briefreader.library.catalog import LibraryEntry

    return msgspec.msgpack.Decoder(tuple[tuple(get_type_hints(LibraryEntry).values())[1:]])  # type: ignore[misc]


def unpacked_file(packed: bytes) -> IndexedFile:
    """What is known of a file."""
    return _FILE.decode(packed)


def unpacked_speakers(packed: bytes) -> "tuple[SpeakerFacts, ...]":
    """The speakers of a file."""
    return _speakers_decoder().decode(packed)


@cache
def _speakers_decoder() -> "msgspec.msgpack.Decoder[tuple[SpeakerFacts, ...]]":
    from briefreader.library.catalog import SpeakerFacts

    return msgspec.msgpack.Decoder(tuple[SpeakerFacts, ...])


def unpacked_same_as(packed: bytes) -> tuple[tuple[str, str], ...]:
    """The items that a brief calls the same, in pairs."""
    return _SAME_AS.decode(packed)


def packed_problem(where: str, what: str) -> str:
    """Why a file cannot be read."""
    return msgspec.json.encode((where, what)).decode()


def unpacked_problem(path: Path, packed: str) -> UnreadablePath:
    """A file that cannot be read, and why."""
    return UnreadablePath(path, *_PROBLEM.decode(packed))


def items_of_file(file: IndexFile, number: int) -> ItemsOfBrief:
    """How the items of a file are packed."""
    ((facts,),) = file.rows("SELECT facts FROM files WHERE id = ?", number)
    return ItemsOfBrief(facts)


def row_id(day: int, number: int) -> int:
    """The id of an item's row: of later days it is higher."""
    return day * DAY + number


def day_number(day: Day) -> int:
    """`20241016`. Years that have not four digits count as the nearest that have."""
    if not 0 < day[0] <= 9999:
        return FIRST if day[0] <= 0 else LAST
    return day[0] * 10_000 + day[1] * 100 + day[2]
