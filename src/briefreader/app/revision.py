"""What changed in a brief since a reviewer read it last."""

from collections.abc import Mapping
from hashlib import blake2b

from msgspec.json import encode

from briefreader.brief import Brief, Item

Marks = dict[str, str]  # item id → a short hash of everything the brief says of it


def fingerprints(brief: Brief) -> Marks:
    """One short hash for each item."""
    groups: tuple[tuple[Item, ...], ...] = (
        brief.key_points,
        brief.speakers,
        brief.quotes,
        brief.claims,
        brief.history,
        brief.gaps,
    )
    return {item.id: blake2b(encode(item), digest_size=6).hexdigest() for group in groups for item in group}


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """`new` or `changed` for each item that was not so before."""
    return {
        item: "changed" if item in before else "new" for item, mark in now.items() if before.get(item) != mark
    }
