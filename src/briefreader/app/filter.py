"""Limiting a list: `speaker:yang reviewed:no drone` → which items stay."""

import shlex
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain

from msgspec import Struct

from briefreader.base.normalise import for_search
from briefreader.brief import Claim, Event, Index, Item, Position, Quote, Speaker, several
from briefreader.notes import AnyEntry, Note, Notebook, Tags

FIELDS = ("speaker", "kind", "stance", "evidence", "status", "reviewed", "tag", "party")
_NAMES = ("speaker", "party", "tag")


class FilterError(ValueError):
    """A filter that says something unknown; the message says what to write instead."""


class Filter(Struct, frozen=True):
    """Terms that must all hold: (field, wanted), or ("", words) for words anywhere in the item."""

    terms: tuple[tuple[str, str], ...] = ()
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.terms)


def parse(text: str) -> Filter:
    """Read a filter. Raises FilterError."""
    try:
        words = shlex.split(text.replace("'", "\\'"))
    except ValueError:
        raise FilterError('A quotation mark " is not closed') from None
    terms = []
    for word in words:
        field, colon, wanted = word.partition(":")
        if not colon:
            terms.append(("", for_search(word)))
            continue
        if field.lower() not in FIELDS:
            near = get_close_matches(field.lower(), FIELDS, 1)
            hint = f"; did you mean {near[0]}:" if near else ""
            raise FilterError(f"There is no filter {field}:{hint} (known: {', '.join(FIELDS)})")
        if field.lower() == "reviewed" and wanted.lower() not in ("yes", "no"):
            raise FilterError("reviewed: takes yes or no")
        terms.append((field.lower(), for_search(wanted)))
    return Filter(tuple(terms), text.strip())


def keeps(limit: Filter, item: Item, words: str, index: Index, notebook: Notebook) -> bool:
    """Whether an item stays in the list; `words` are all it shows, as they are searched."""
    return all(
        _holds(field, wanted, words, item.id in notebook.reviewed, _values(field, item, index, notebook))
        for field, wanted in limit.terms
    )


def keeps_entry(limit: Filter, entry: AnyEntry, words: str, index: Index, notebook: Notebook) -> bool:
    """Whether what a reviewer attached stays: by its own kind and tags, and by all that its item has."""
    item = index.items.get(entry.item)
    return all(
        _holds(
            field,
            wanted,
            words,
            entry.item in notebook.reviewed,
            chain(_entry_values(field, entry), _values(field, item, index, notebook) if item else ()),
        )
        for field, wanted in limit.terms
    )


def _holds(field: str, wanted: str, words: str, reviewed: bool, values: Iterable[str]) -> bool:
    if not field:
        return wanted in words
    if field == "reviewed":
        return reviewed == (wanted == "yes")
    return any(_fits(field, wanted, value) for value in values)


def _entry_values(field: str, entry: AnyEntry) -> Iterable[str]:
    if field == "kind":
        return (entry.kind,)
    if field == "tag" and isinstance(entry, Note | Tags):
        return entry.tags
    return ()


def _fits(field: str, wanted: str, value: str) -> bool:
    """Names fit by any part of them, words of a closed list by their beginning."""
    searched = for_search(value)
    return wanted in searched if field in _NAMES else searched.startswith(wanted)


def _values(field: str, item: Item, index: Index, notebook: Notebook) -> Iterator[str]:
    """What an item has under a field's name."""
    match field:
        case "speaker":
            yield from _names(item, index)
        case "party":
            parties = (party for position in _positions(item, index) for party in index.parties_of(position))
            yield from (word for party in parties for word in (party, index.party_name(party)))
        case "kind":
            yield from (index.kind(item.id), *_kinds(item))
        case "stance":
            yield from (position.stance for position in _positions(item, index))
        case "evidence":
            yield from (position.evidence or "" for position in _positions(item, index))
        case "status":
            claims = (item,) if isinstance(item, Claim) else index.claims_of_quote(item.id)
            yield from (claim.status for claim in claims)
        case "tag":
            yield from notebook.tags(item.id)


def _kinds(item: Item) -> tuple[str, ...]:
    match item:
        case Quote() | Event():
            return (item.kind,)
        case Claim():
            return (item.nature,)
    return ()


def _names(item: Item, index: Index) -> Iterator[str]:
    """Ids, names and aliases of all who speak in an item."""
    for speaker_id in _speakers(item):
        yield speaker_id
        if (speaker := index.speaker(speaker_id)) is not None:
            yield from (speaker.name, *speaker.aliases)


def _speakers(item: Item) -> tuple[str, ...]:
    match item:
        case Quote():
            return item.speakers
        case Claim():
            return tuple(speaker for position in item.positions for speaker in position.speakers)
        case Event():
            return several(item.attributed_to)
        case Speaker():
            return (item.id,)
    return ()


def _positions(item: Item, index: Index) -> Iterator[Position]:
    """A claim's positions; of a quote, those that rest on it."""
    if isinstance(item, Claim):
        yield from item.positions
    elif isinstance(item, Quote):
        for claim in index.claims_of_quote(item.id):
            yield from (position for position in claim.positions if item.id in several(position.quote))
