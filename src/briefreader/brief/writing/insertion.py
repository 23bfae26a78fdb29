"""Puts `attested` into a brief's `source` by inserting text, so that all else stays as it was written."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from yaml.events import CollectionEndEvent, CollectionStartEvent, Event, MappingStartEvent, ScalarEvent

from briefreader.base.patterns import pattern
from briefreader.brief.reading.yaml_tree import NextEvent, events

_FILLING = pattern(r"[\s,:]*")


class Member(NamedTuple):
    """A key of a mapping with its value: offsets in the text."""

    key: str
    start: int
    value: int
    end: int


class _Site(NamedTuple):
    """The members of `source`; `flow` if they stand between braces."""

    members: list[Member]
    flow: bool


def inserted(text: str, lines: list[str], flow: str, *, is_json: bool) -> str:
    """The text with the block behind the last member of `source`, or in place of the old one.

    `lines` are the block in YAML, `flow` is the same between braces.
    A text without a `source` that has members is given back unchanged.
    """
    site = _json_site(text) if is_json else yaml_site(text)
    if not site.members:
        return text
    old = next((member for member in site.members if member.key == "attested"), None)
    if site.flow:
        if old is not None:
            return text[: old.start] + flow + text[old.end :]
        end = site.members[-1].end
        return f"{text[:end]},{_gap(text, site.members[0].start)}{flow}{text[end:]}"
    newline = "\r\n" if "\r\n" in text else "\n"
    start_of_line = text.rfind("\n", 0, site.members[0].start) + 1
    indent = " " * (site.members[0].start - start_of_line)
    block = (newline + indent).join(lines)
    if old is not None:
        return text[: old.start] + block + text[len(text[: old.end].rstrip()) :]
    at = next_line(text, site.members[-1].end)
    if at is None:
        return f"{text}{newline}{indent}{block}"
    return f"{text[:at]}{indent}{block}{newline}{text[at:]}"


def _gap(text: str, first: int) -> str:
    """What stands before the first member, to put the same before a new one."""
    before = text[:first]
    space = before[len(before.rstrip()) :]
    return space if "\n" in space else " "


def next_line(text: str, end: int) -> int | None:
    """Where the line after an offset begins: there, if only spaces are before it; None if it is the last."""
    start = text.rfind("\n", 0, end) + 1
    if start and not text[start:end].strip(" "):
        return start
    following = text.find("\n", end) + 1
    return following or None


def _json_site(text: str) -> _Site:
    for member in _json_members(text, text.index("{")):
        if member.key == "source":
            return _Site(list(_json_members(text, member.value)), flow=True)
    return _Site([], flow=True)


def _json_members(text: str, brace: int) -> Iterator[Member]:
    scan = json.JSONDecoder().raw_decode
    at = _past_filling(text, brace + 1)
    while text[at] != "}":
        key, end = scan(text, at)
        value = _past_filling(text, end)
        _, end = scan(text, value)
        yield Member(key, at, value, end)
        at = _past_filling(text, end)


def _past_filling(text: str, at: int) -> int:
    match = _FILLING.match(text, at)
    return match.end() if match else at


def yaml_site(text: str) -> _Site:
    """The members of `source` in YAML."""
    following = events(text.encode())
    while not isinstance(following(), MappingStartEvent):
        pass
    for key, value in yaml_pairs(following):
        if key.value == "source" and isinstance(value, MappingStartEvent):
            members = [
                Member(name.value, start_of(name), start_of(inner), yaml_end(inner, following))
                for name, inner in yaml_pairs(following)
            ]
            return _Site(members, flow=value.flow_style is True)
        yaml_end(value, following)
    return _Site([], flow=False)


def yaml_pairs(following: NextEvent) -> Iterator[tuple[ScalarEvent, Event]]:
    """Keys and values of the mapping that has just begun; each value is to be read to its end in between."""
    while isinstance(key := following(), ScalarEvent):
        yield key, following()


def yaml_end(event: Event, following: NextEvent) -> int:
    """Read a value to its end, which is its last character that is no space or comment."""
    end = _stop(event)
    if isinstance(event, CollectionStartEvent):
        while not isinstance(inner := following(), CollectionEndEvent):
            end = yaml_end(inner, following)
        if event.flow_style:
            end = _stop(inner)
    return end


def start_of(event: Event) -> int:
    """Where an event begins in the text."""
    assert event.start_mark is not None
    return event.start_mark.index


def _stop(event: Event) -> int:
    assert event.end_mark is not None
    return event.end_mark.index
