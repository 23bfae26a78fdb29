"""Puts items at the end of a brief's lists by inserting text, so that all else stays as it was written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from yaml import YAMLError
from yaml.events import Event, MappingStartEvent, ScalarEvent, SequenceStartEvent

from briefreader.brief.reading.yaml_tree import NextEvent, events
from briefreader.brief.writing.insertion import next_line, start_of, yaml_end, yaml_pairs, yaml_site
from briefreader.brief.writing.serialise import in_braces, list_lines

_INDENT = "  "
_NOTHING = ("", "[]", "~", "null", "Null", "NULL")


class _Entry(NamedTuple):
    """A key at the top with its value: offsets in the text, and of a list how it is written."""

    key: str
    start: int
    behind_key: int  # its colon's place at the least
    value: int
    end: int
    is_flow: bool
    has_items: bool
    dash: int  # column of the first, where there are items in lines of their own
    last: int  # the end of the last item


class _Change(NamedTuple):
    """A stretch of the text, and what stands there instead."""

    start: int
    end: int
    text: str


def appended(
    text: str, lists: Mapping[str, Sequence[Struct]], values: Mapping[str, str], *, without_attested: bool
) -> str:
    """The text of a brief in YAML with more in its `lists`, and other single `values`.

    What the text is not written for is left to whoever reads the result: it is compared with what is wanted.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    entries = {entry.key: entry for entry in _entries(text)}
    first = next(iter(entries.values()), None)
    margin = " " * (first.start - (text.rfind("\n", 0, first.start) + 1)) if first else ""
    changes: list[_Change] = []
    missing: list[str] = []
    for key, parts in lists.items():
        if parts and key in entries:
            changes += _to_list(text, entries[key], parts, newline)
        elif parts:
            missing += ["", f"{margin}{key}:", *list_lines(parts, margin + _INDENT)]
    unset = []
    for key, value in values.items():
        if key in entries:
            changes.append(_Change(entries[key].value, entries[key].end, value))
        else:
            unset.append(f"{margin}{key}: {value}")
    if unset and "id" in entries:
        changes.append(_below(text, entries["id"].end, unset, newline))
    if without_attested:
        changes += _without_attested(text)
    for change in sorted(changes, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    if missing:
        text = text.rstrip("\r\n") + newline + newline.join(missing) + newline
    return text


def column_of(text: str, key: str) -> int:
    """The column of the dashes of a list, from 0: as the file has them, else two."""
    try:
        entry = next((one for one in _entries(text) if one.key == key), None)
    except YAMLError:  # it is just being written
        entry = None
    return entry.dash if entry is not None and entry.has_items and not entry.is_flow else len(_INDENT)


def _entries(text: str) -> Iterator[_Entry]:
    following = events(text.encode())
    if not any(isinstance(event, MappingStartEvent) for event in iter(following, None)):
        return
    for key, value in yaml_pairs(following):
        yield _entry(key, value, following)


def _entry(key: ScalarEvent, value: Event, following: NextEvent) -> _Entry:
    begins, behind = start_of(value), _behind(key)
    if not isinstance(value, SequenceStartEvent):
        return _Entry(
            key.value, start_of(key), behind, begins, yaml_end(value, following), False, False, 0, 0
        )
    watched = _Watched(following)
    end = yaml_end(value, watched)
    assert value.start_mark is not None
    return _Entry(
        key.value,
        start_of(key),
        behind,
        begins,
        end,
        bool(value.flow_style),
        len(watched.ends) > 1,
        value.start_mark.column,
        watched.ends[-2] if len(watched.ends) > 1 else end,
    )


class _Watched:
    """Keeps where the events end that are read."""

    def __init__(self, following: NextEvent) -> None:
        self._following = following
        self.ends: list[int] = []

    def __call__(self) -> Event:
        event: Event = self._following()
        self.ends.append(_behind(event))
        return event


def _behind(event: Event) -> int:
    assert event.end_mark is not None
    return event.end_mark.index


def _to_list(text: str, entry: _Entry, parts: Sequence[Struct], newline: str) -> Iterator[_Change]:
    if entry.has_items and entry.is_flow:
        flow = "".join(f", {in_braces(part)}" for part in parts)
        yield _Change(entry.last, entry.last, flow)
        return
    if entry.has_items:
        yield _below(text, entry.end, list_lines(parts, " " * entry.dash), newline)
        return
    if text[entry.value : entry.end] not in _NOTHING:
        return
    colon = text.index(":", entry.behind_key) + 1
    end = max(entry.end, colon) if text[entry.value : entry.end] else colon
    if end > colon:
        yield _Change(colon, end, "")
    yield _below(text, end, list_lines(parts, _INDENT), newline)


def _below(text: str, at: int, lines: Sequence[str], newline: str) -> _Change:
    """Lines below the one that an offset is in."""
    block = newline.join(lines)
    below = next_line(text, at)
    if below is None:
        return _Change(len(text), len(text), f"{newline}{block}")
    return _Change(below, below, f"{block}{newline}")


def _without_attested(text: str) -> Iterator[_Change]:
    site = yaml_site(text)
    for number, member in enumerate(site.members):
        if member.key != "attested":
            continue
        if site.flow:
            start = site.members[number - 1].end if number else member.start
            yield _Change(start, member.end, "")
        else:
            start = text.rfind("\n", 0, member.start) + 1
            yield _Change(start, next_line(text, member.end) or len(text), "")
