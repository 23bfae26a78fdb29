"""Short hashes of the items of a brief, by which two versions of it are compared."""

from collections.abc import Callable, Mapping
from hashlib import blake2b

from msgspec import Struct
from msgspec.json import encode

from briefreader.brief.model.brief import Brief, Item, Words

Fingerprints = dict[str, str]  # item id → a short hash of everything the brief says of it


def fingerprints(brief: Brief, pause: Callable[[], None] = lambda: None) -> Fingerprints:
    """One short hash for each item; `pause` is called in between."""
    groups: tuple[tuple[Item, ...], ...] = (
        brief.key_points,
        brief.speakers,
        brief.quotes,
        brief.claims,
        brief.history,
        brief.gaps,
    )
    found: Fingerprints = {}
    for group in groups:
        for item in group:
            pause()
            found[item.id] = fingerprint(item)
    return found


def fingerprint(part: Item | Words) -> str:
    """A short hash of everything that one part of a brief says."""
    return blake2b(encode(part), digest_size=6).hexdigest()


class ItemDifferences(Struct, frozen=True):
    """`new` or `changed` for each item that was not so before, and how many are gone."""

    marked: Mapping[str, str] = {}
    gone: int = 0

    @property
    def new(self) -> int:
        """How many were not there."""
        return sum(kind == "new" for kind in self.marked.values())

    @property
    def changed(self) -> int:
        """How many were otherwise."""
        return len(self.marked) - self.new


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> ItemDifferences:
    """What has become of the items of a brief, by their ids."""
    marked = {
        item: "changed" if item in before else "new"
        for item, found in now.items()
        if before.get(item) != found
    }
    return ItemDifferences(marked, len(before.keys() - now.keys()))
