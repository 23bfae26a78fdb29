"""What an index takes of a file: everything that is known of its brief and its items, packed."""

import os
from pathlib import Path

from msgspec import Struct
from msgspec.msgpack import encode

from briefreader.base.rich_text import without_marks
from briefreader.brief.model.brief import Brief
from briefreader.brief.reading.load import load_bytes, read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import opened
from briefreader.brief.verification.source import file_beside, find_source
from briefreader.cite.citation import work
from briefreader.library.catalog import entry_of, speakers_of
from briefreader.library.files import Folders
from briefreader.library.index_rows import (
    IndexedFile,
    ItemsOfBrief,
    day_number,
    packed_entry,
    packed_facts,
    packed_problem,
)
from briefreader.library.items import BriefFacts
from briefreader.library.reading import Notebooks, facts_of, items_of
from briefreader.library.same_as import same_as_of
from briefreader.library.stamps import beside_stamp, stamp
from briefreader.library.terms import row_words
from briefreader.notes.name import file_name


class Entered(Struct, frozen=True):
    """A file: columns of `files`; its items as they are packed, with their words; and its day as a number.

    `brief` is the id of its brief, None where it cannot be read; `noted` the name of the file of notes.
    """

    columns: dict[str, object]
    brief: str | None = None
    noted: str = ""
    day: int = 0
    items: tuple[tuple[bytes, str], ...] = ()


class Reader:
    """Reads files as an index takes them."""

    def __init__(self, folders: Folders, notebooks: Notebooks) -> None:
        self._folders = folders
        self._notebooks = notebooks

    def read(self, path: Path, seen: str) -> Entered | None:
        """A file as it is, None if it is not there; `seen` is what is seen of the folders of sources."""
        if not os.path.lexists(path):
            return None
        name, place = os.fsencode(path), self._folders.relative(path)
        columns: dict[str, object] = {
            "path": name,
            "place": os.fsencode(place),
            "stamp": stamp(path.stat),  # before it is read: what is written meanwhile changes it
        }
        try:
            loaded = load_bytes(read_bytes(path), str(path), path)
        except BriefError as error:
            return Entered({**columns, "problem": packed_problem(error.where, error.what)})
        brief = loaded.brief
        found = _source(brief, path, seen)  # before sources and notes are read
        document = opened(loaded, find_source(brief, path, self._folders.sources))
        facts = facts_of(brief, place)
        packing = ItemsOfBrief(packed := packed_facts(facts))
        items = items_of(document, place, self._notebooks(document))
        file = IndexedFile(
            *(name, brief.id, brief.title, brief.source.sha256, brief.revision, brief.updated),
            publication=without_marks(work(brief.source.csl).container),
            date=facts.date,
        )
        known: dict[str, object] = {
            "sha256": loaded.data_sha256,
            "brief": brief.id,
            "is_newest": True,
            "file": encode(file),
            "entry": packed_entry(entry_of(path, brief)),
            "speakers": encode(speakers_of(document.brief, document.index)),
            "same_as": encode(pairs) if (pairs := same_as_of(brief)) else None,
            "facts": packed,
        }
        days = _days(facts)
        return Entered(
            {**columns, **found, **known, **days},
            brief.id,
            file_name(brief.id),
            days["day"] or 0,
            tuple((packing.packed(item), row_words(item)) for item in items),
        )


def _source(brief: Brief, path: Path, seen: str) -> dict[str, object]:
    """Where the source is, and what is seen of it."""
    found = file_beside(brief, path) if brief.source.file else None
    source = os.fsencode(path.resolve().parent / brief.source.file) if brief.source.file else None
    is_sourced = brief.source.sha256 in (None, found.sha256 if found else "")
    return {"source": source, "is_sourced": is_sourced, "beside": beside_stamp(source, is_sourced, seen)}


def _days(facts: BriefFacts) -> dict[str, int | None]:
    days = facts.days
    if days is None:
        return {"day": 0, "earliest": None, "latest": None}
    return {
        "day": day_number(days.order[0]),
        "earliest": day_number(days.earliest),
        "latest": day_number(days.latest),
    }
