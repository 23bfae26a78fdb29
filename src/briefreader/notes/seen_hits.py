"""Which hits of saved queries were seen when they were opened last, by one person at one machine."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, ValidationError, convert, to_builtins

from briefreader.notes.disk import locked, make_folder
from briefreader.notes.small_json import read_values, write_values

MOST_QUERIES = 100  # those that were opened last
MOST_HITS = 1_000  # of a query, the newest
_BYTES = 6  # of a mark: a new hit is taken for a seen one by a chance of 1 in 281,000 million


class _Seen(Struct, frozen=True):
    """Those of one query; the later `turn` was kept after the others."""

    hits: tuple[str, ...]
    turn: int


def hit_mark(brief_id: str, item: str) -> str:
    """What an item is known by."""
    return _digest(f"{brief_id}\0{item}", _BYTES)


def query_key(*names: str) -> str:
    """What a saved query is known by: where it is asked, whose it is, and what it is called."""
    return _digest("\0".join(names), 2 * _BYTES)


def _digest(text: str, size: int) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def count_new(hits: Iterable[str], seen: Iterable[str]) -> int:
    """How many hits were not seen, of those down to the last seen one where not all could be kept.

    Both are marks, the newest first. Those below the last seen one were not looked at then if there were
    `MOST_HITS` of them.
    """
    known, shown = frozenset(seen), list(hits)
    if len(known) >= MOST_HITS:
        last = max((at for at, one in enumerate(shown) if one in known), default=len(shown) - 1)
        shown = shown[: last + 1]
    return sum(one not in known for one in shown)


class SeenHits:
    """The marks of the hits that were seen, by the keys of queries. Everything here waits for the disk."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "seen.json"

    def all(self) -> dict[str, tuple[str, ...]]:
        """What was seen of each query. Never raises."""
        return {key: one.hits for key, one in self._read().items()}

    def keep(self, key: str, hits: Iterable[str]) -> None:
        """Keep the hits of a query, the newest first, instead of those before. Raises StoreError."""
        make_folder(self._path.parent, private=True)
        with locked(self._path, private=True):
            seen = self._read()
            turn = max((one.turn for one in seen.values()), default=0) + 1
            seen[key] = _Seen(tuple(hits)[:MOST_HITS], turn)
            newest = sorted(seen.items(), key=lambda one: one[1].turn)[-MOST_QUERIES:]
            write_values(self._path, to_builtins(dict(newest)), private=True)

    def _read(self) -> dict[str, _Seen]:
        found = {}
        for key, value in read_values(self._path).items():
            with suppress(ValidationError):
                found[key] = convert(value, _Seen)
        return found
