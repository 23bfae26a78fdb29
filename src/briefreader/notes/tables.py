"""The bytes of a notes file and its records, both ways, with what can be saved of a damaged one.

A file is a TinyDB database: `{table: {number: record}}` with the tables `meta`, `entries` and
`changes`. Each record carries a `check` over the rest of it, so that a flipped bit is noticed
and yet two versions of a file can be merged record by record by hand or by git.
"""

import codecs
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct, field

from briefreader.base.patterns import pattern
from briefreader.notes.model import KINDS, Change, Document, Meta
from briefreader.notes.strict_json import DECODER

SCHEMA = 1
META_NUMBER = 1
TABLES = ("meta", "entries", "changes")

Numbered = dict[int, Document]  # the records of one table by TinyDB's number
Tables = dict[str, dict[str, Document]]

_CHECK = "check"
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
_ESCAPED = "briefreader.json"  # how characters are encoded that are not ASCII
_HEAD = pattern(r'"([0-9]{1,9})"\s*:\s*(?=\{)')


class Contents(Struct, frozen=True):
    """What a file holds. `complaints` is empty for a sound one, else it says what was found.

    `altered` are the ids of the entries that are not as they were saved, `meta` among them, and `lost`
    is the number of records that could not be read. `newer` files were written by a version of the
    program that this one does not understand.
    """

    meta: Document | None = None
    entries: Numbered = field(default_factory=dict)
    changes: Numbered = field(default_factory=dict)
    more: Tables = field(default_factory=dict)
    complaints: tuple[str, ...] = ()
    altered: frozenset[str] = frozenset()
    lost: int = 0
    newer: bool = False

    def tables(self) -> Tables:
        """All of it, as TinyDB has it."""
        return {
            **self.more,
            "meta": {} if self.meta is None else {str(META_NUMBER): self.meta},
            "entries": {str(number): record for number, record in self.entries.items()},
            "changes": {str(number): record for number, record in self.changes.items()},
        }


def contents_of(tables: Tables) -> Contents:
    """The same as a value, of tables that are known to be sound."""
    return Contents(
        meta=tables["meta"].get(str(META_NUMBER)),
        entries={int(number): record for number, record in tables["entries"].items()},
        changes={int(number): record for number, record in tables["changes"].items()},
        more={name: table for name, table in tables.items() if name not in TABLES},
    )


def encode(tables: Mapping[str, Any]) -> bytes:
    """The bytes of a file: ASCII, sorted, one line for each value."""
    try:
        data = msgspec.json.encode(tables, order="sorted")
        if not data.isascii():
            data = data.decode().encode("ascii", _ESCAPED)
        return msgspec.json.format(data, indent=1) + b"\n"
    except (
        msgspec.MsgspecError,
        UnicodeError,
        OverflowError,
    ):  # half of a surrogate pair, which came in with a brief's own words
        text = json.dumps(tables, sort_keys=True, allow_nan=False, indent=1)
        return text.encode("ascii") + b"\n"


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """JSON's escapes (RFC 8259, section 7) of what cannot be encoded, and where to go on."""
    assert isinstance(error, UnicodeEncodeError)
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error(_ESCAPED, _escaped)


def sealed(record: Document) -> Document:
    """The record with its `check`: 16 hex digits of SHA-256 over the sorted JSON of the rest."""
    rest = unsealed(record)
    return {**rest, _CHECK: hashlib.sha256(_CANONICAL(rest).encode("ascii")).hexdigest()[:16]}


def unsealed(record: Document) -> Document:
    """The record without its `check`."""
    rest = record.copy()
    rest.pop(_CHECK, None)
    return rest


def decode(data: bytes) -> Contents:
    """The records of a file. Never raises: what cannot be read is left out, and complained about."""
    reader = _RowParser()
    try:
        found = DECODER.decode(data.decode("utf-8"))
    except (ValueError, RecursionError):
        reader.scan(data.decode("utf-8", "replace"))
    else:
        reader.walk(found)
    return reader.contents()


class _RowParser:
    """Sorts records into tables, and counts what was wrong with them."""

    def __init__(self) -> None:
        self._meta: Document | None = None
        self._entries: Numbered = {}
        self._changes: Numbered = {}
        self._more: Tables = {}
        self._newer = False
        self._lost = 0
        self._altered: dict[str, str] = {}  # the items by the ids of the entries
        self._oddities: list[str] = []

    def walk(self, tables: Any) -> None:
        """Take the records of a file that is JSON."""
        if not isinstance(tables, dict):
            self._oddities.append("the file holds no tables")
            return
        for name in TABLES:
            table = tables.get(name)
            if not isinstance(table, dict):
                self._oddities.append(f"the table “{name}” is missing")
                continue
            for number, record in table.items():
                self._take(name, number, record)
        for name, table in tables.items():
            if name in TABLES:
                continue
            if isinstance(table, dict) and all(isinstance(record, dict) for record in table.values()):
                self._more[name] = table
            else:
                self._oddities.append(f"“{name}” is not a table")

    def scan(self, text: str) -> None:
        """Take what looks like a record from a file that is no JSON any more."""
        self._oddities.append("the file is incomplete" if text.strip() else "the file is empty")
        taken = expected = position = 0
        while head := _HEAD.search(text, position):
            expected += 1
            try:
                record, position = DECODER.raw_decode(text, head.end())
            except (ValueError, RecursionError):
                position = head.end()
                continue
            taken += 1
            self._take(_table_of(record), head[1], record)
        expected = max(expected, text.count(f'"{_CHECK}"'))
        self._lost += expected - taken

    def contents(self) -> Contents:
        """What was taken, entries that are lost but known from the changes put back."""
        complaints: tuple[str, ...] = ()
        restored = 0
        if self._lost or self._altered or self._oddities:
            restored = _restore(self._entries, self._changes)
            complaints = tuple(self._complaints(restored))
        return Contents(
            meta=self._meta,
            entries=self._entries,
            changes=self._changes,
            more=self._more,
            complaints=complaints,
            altered=frozenset(self._altered),
            lost=max(0, self._lost - restored),
            newer=self._newer,
        )

    def _take(self, table: str, number: str, record: Any) -> None:
        if table == "meta" and _newer(record):
            self._newer = True
            self._meta = record if _fits(table, record) else None
            return
        if not _fits(table, record):
            self._lost += 1
            return
        whole = _whole(record)
        if not whole and table == "changes":
            self._lost += 1  # an undo must not bring back altered words
            return
        if not whole:
            self._altered[record.get("id", table)] = record.get("item", table)
            record = sealed(record)
        if table == "meta":
            self._meta = record
            return
        numbered = self._entries if table == "entries" else self._changes
        numbered[_free(numbered, number)] = record

    def _complaints(self, restored: int) -> Iterator[str]:
        yield from self._oddities
        if self._lost:
            yield f"{_count(self._lost)} could not be read"
        if restored:
            yield f"{_count(restored)} taken from the history"
        if self._altered:
            yield f"{_count(len(self._altered))} not as saved ({', '.join(self._altered.values())})"


def _table_of(record: Any) -> str:
    """Which table a record found loose belongs to, by its fields."""
    if "action" in record:
        return "changes"
    return "meta" if "schema" in record else "entries"


class _UnknownKind(Struct):
    """An entry of a kind that only newer versions know, as far as this one looks at it."""

    id: str
    kind: str
    item: str
    created: str = ""
    modified: str = ""
    reviewer: str = ""
    change: int = 0


def _fits(table: str, record: Any) -> bool:
    """Whether the record has the shape of its table. A kind only newer versions know must be whole."""
    if table == "entries":
        return _fits_entry(record) and (record["kind"] in KINDS or _whole(record))
    if table == "meta":
        return _has_shape(record, Meta)
    if not _has_shape(record, Change) or not {"undone", "turned"} <= record.keys():
        return False
    states = [state for state in (record["before"], record["after"]) if state is not None]
    return bool(states) and all(_fits_entry(state) and state["id"] == record["entry"] for state in states)


def _fits_entry(record: Any) -> bool:
    kind = record.get("kind") if isinstance(record, dict) else None
    return isinstance(kind, str) and _has_shape(record, KINDS.get(kind, _UnknownKind))


def _has_shape(record: Any, shape: type[Struct]) -> bool:
    try:
        msgspec.convert(record, shape)
    except (msgspec.ValidationError, UnicodeEncodeError):  # half of a surrogate pair in a name
        return False
    return True


def _newer(meta: Any) -> bool:
    """Whether a newer version says so of itself: the check of `meta` is the same in all versions."""
    schema = meta.get("schema") if isinstance(meta, dict) else None
    return isinstance(schema, int) and schema > SCHEMA and _whole(meta)


def _whole(record: Document) -> bool:
    return bool(sealed(record)[_CHECK] == record.get(_CHECK))


def _free(numbered: Numbered, number: str) -> int:
    """The record's own number, or the next free one if that is taken or no number."""
    wanted = int(number) if re.fullmatch(r"[0-9]{1,9}", number) else 0
    return wanted if wanted > 0 and wanted not in numbered else max(numbered, default=0) + 1


def _restore(entries: Numbered, changes: Numbered) -> int:
    """Put back the entries that the history says are there and the file has lost; how many."""
    present = {record["id"] for record in entries.values()}
    lost = [record for entry, record in last_states(changes).items() if record and entry not in present]
    back = [sealed(record) for record in lost if _fits("entries", sealed(record))]
    for record in back:
        entries[_free(entries, "")] = record
    return len(back)


def last_states(changes: Numbered) -> dict[str, Document | None]:
    """What the history says of each entry: as its last row left it, undone ones aside; None if not there."""
    states: dict[str, Document | None] = {}
    for change in sorted(changes.values(), key=lambda change: change["n"]):
        if change["undone"]:
            states.setdefault(change["entry"], change["before"])
        else:
            states[change["entry"]] = change["after"]
    return states


def as_saved(contents: Contents) -> Contents:
    """The same with altered entries as the history says that they were saved, unless it is older.

    What stays altered is what the history does not know.
    """
    states = {entry: state for entry, state in last_states(contents.changes).items() if state is not None}
    nameless = [{**state, "id": None} for state in states.values()]
    entries: Numbered = {}
    still = set(contents.altered)
    for number, record in contents.entries.items():
        name = record["id"]
        state = states.get(name)
        if name in contents.altered and state is not None and not _is_older(state, record):
            still.discard(name)
            entries[number] = sealed(state)
        elif name in contents.altered and {**unsealed(record), "id": None} in nameless:
            still.discard(name)  # its id was altered, and under the right one it has been put back
        else:
            entries[number] = record
    return msgspec.structs.replace(contents, entries=entries, altered=frozenset(still))


def _is_older(state: Document, record: Document) -> bool:
    """Whether a state comes before what was made of it; of number and time one may be what was altered."""
    return bool(state["change"] < record["change"] and state["modified"] <= record["modified"])


def _count(number: int) -> str:
    return f"{number} record" if number == 1 else f"{number} records"
