"""The short way for JSON in which nothing at all is wrong: msgspec decodes it straight into the structs.

msgspec skips unknown keys, and takes the last of duplicate ones, without a word. Both leave fewer keys in
the brief than in the file. So the brief is encoded again, and `":`, which ends each key, counted in both.
Strings can hold it too, but those that are kept hold it in both, and those that are lost only in the file.
What could add one to the encoding alone, an escape or a space before the colon, is looked for or taken out.
"""

import re
from itertools import chain

import msgspec
from msgspec.structs import replace

from briefreader.brief.model.brief import FORMAT, Brief, any_reserved
from briefreader.brief.reading import rules
from briefreader.brief.reading.assemble import LISTS, item_ids, own_id
from briefreader.brief.reading.findings import Findings
from briefreader.brief.reading.tree import MAX_NODES

_KEY_END = b'":'
_SPACES = b" \n\t\r"
_HIDDEN = re.compile(rb"\\u00(?:22|3[aA]|5[cC])")  # a quotation mark, colon or backslash, escaped
PIECE = 1 << 16  # bytes of the file that are copied at a time
PARTS = 1_000  # elements of a list that are encoded at a time


def decode(data: bytes) -> Brief | None:
    """The brief, or None if there is any doubt and it has to go the long way."""
    if (b"\\" in data and _HIDDEN.search(data)) or _may_be_too_large(data):
        return None
    try:
        brief = msgspec.json.decode(data, type=Brief)
        kept = _keys_kept(brief)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError):
        return None
    return brief if kept == _keys_there(data) and _is_right(brief) else None


def _may_be_too_large(data: bytes) -> bool:
    """Whether there can be more nodes than a brief may have; each but the last is followed by a sign."""
    return len(data) > MAX_NODES and sum(map(data.count, (b",", b"[", b"{"))) >= MAX_NODES


def _keys_kept(brief: Brief) -> int:
    """How many keys the brief encodes with, a piece at a time: the whole is as large as the file."""
    lists = {name: parts for name in LISTS if (parts := getattr(brief, name))}
    without = replace(brief, **dict.fromkeys(lists, ()))
    kept = len(lists) + msgspec.json.encode(without).count(_KEY_END)
    for parts in lists.values():
        for at in range(0, len(parts), PARTS):
            kept += msgspec.json.encode(parts[at : at + PARTS]).count(_KEY_END)
    return kept


def _keys_there(data: bytes) -> int:
    """How many keys the file has at most, whatever spaces stand before their colons."""
    there, last = 0, b""
    for at in range(0, len(data), PIECE):
        piece = last + data[at : at + PIECE].translate(None, _SPACES)
        there += piece.count(_KEY_END)
        last = piece[-1:]
    return there


def _is_right(brief: Brief) -> bool:
    csl = brief.source.csl
    if brief.brief != FORMAT or not (brief.title and csl.id and csl.title):
        return False
    if brief.quotes and not brief.speakers:
        return False
    anything = chain(csl.custom.values(), (guess.value for guess in brief.source.inferred.values()))
    if any(isinstance(value, dict | list) for value in anything):
        return False
    return _ids_are_right(brief) and _parts_are_right(brief)


def _ids_are_right(brief: Brief) -> bool:
    items = item_ids(brief)
    places = [place for paragraph in brief.text if (place := own_id(paragraph))]
    if len({*items, *places}) < len(items) + len(places):
        return False
    hashes = [paragraph.sha256 or "" for paragraph in brief.text]
    hashes.append(brief.source.sha256 or "")
    hashes.append(brief.source.attested.sha256 if brief.source.attested else "")
    # To msgspec, `$` stands before a last newline too.
    clocks = [quote.at or "" for quote in brief.quotes]
    return "\n" not in "".join((brief.id, *items, *hashes, *clocks)) and not any_reserved(items)


def _parts_are_right(brief: Brief) -> bool:
    report = Findings()
    parts = chain(
        brief.text,
        brief.speakers,
        brief.quotes,
        brief.claims,
        brief.history,
        brief.key_points,
        brief.gaps,
        chain.from_iterable(quote.spans for quote in brief.quotes),
        chain.from_iterable(claim.positions for claim in brief.claims),
    )
    for part in parts:
        rules.RULES[type(part)](part, (), report)
    rules.parties(brief.speakers, report)
    return not report.findings
