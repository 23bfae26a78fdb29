"""Puts fixes into the text of a brief at their places; all else stays as it was written, comments too."""

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from yaml.events import CollectionEndEvent, Event, MappingStartEvent, ScalarEvent, SequenceStartEvent

from briefreader.brief.lint.causes import mended, steps_of, tree_of
from briefreader.brief.reading.load import is_json
from briefreader.brief.reading.numbering import entries
from briefreader.brief.reading.problem import BriefError, Fix
from briefreader.brief.reading.shapes import flow
from briefreader.brief.reading.tree import Node
from briefreader.brief.reading.yaml_tree import NextEvent, events


class _Member(NamedTuple):
    """A key of a mapping, its offsets, and its value."""

    key: str
    start: int
    end: int
    value: "_Place"


class _Place(NamedTuple):
    """Where a value stands in the text: offsets; `is_flow` if it is between braces or brackets."""

    start: int
    end: int
    is_flow: bool = False
    is_block: bool = False
    text: str | None = None
    members: tuple[_Member, ...] = ()
    elements: tuple["_Place", ...] = ()


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def mended_text(data: bytes, fixes: Sequence[Fix], name: str) -> tuple[bytes, int]:
    """The bytes of a brief with the fixes in it, and how many of them could be put in.

    Each is only kept if the file then says what it said, but for the fix. Raises BriefError if the file
    cannot be read.
    """
    wanted = list(fixes)
    whole = _with(data, wanted, name)
    if whole is not None:
        return whole, len(wanted)
    kept = 0
    for fix in wanted:
        one = _with(data, [fix], name)
        if one is not None:
            data, kept = one, kept + 1
    return data, kept


def _with(data: bytes, fixes: Sequence[Fix], name: str) -> bytes | None:
    """The bytes with all of the fixes; None if they would not say the same in all else."""
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    root = _root(text)
    found = [_edit(text, root, fix, in_json=is_json(data, name)) for fix in fixes]
    edits = sorted(edit for group in found for edit in group)
    if not all(found) or any(one.end > other.start for one, other in pairwise(edits)):
        return None
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    result = f"{mark}{text}".encode()
    before = tree_of(entries(data, name))
    try:
        after = tree_of(entries(result, name))
    except BriefError:
        return None
    return result if _plain(after) == _plain(mended(before, fixes)) else None


def _plain(node: Node) -> Any:
    """A tree in which a number is what is written for it."""
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items() if value is not None}
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if isinstance(node, bool):
        return "true" if node else "false"
    return node if node is None else str(node)


def _edit(text: str, root: _Place, fix: Fix, *, in_json: bool) -> list[_Edit]:
    """The changes of the text for one fix; none if its place is not there."""
    *parents, last = steps_of(fix.path)
    holder: _Place | None = root
    for step in parents:
        holder = _step(holder, step)
    if holder is None:
        return []
    written = json.dumps(fix.value, ensure_ascii=False) if in_json else flow(fix.value)
    if fix.renames is not None:
        old = _member(holder, steps_of(fix.renames)[-1])
        key = json.dumps(last) if in_json else str(last)
        return [] if old is None else [_Edit(old.start, old.end, key)]
    there = _step(holder, last)
    if there is None:
        return _added(text, holder, str(last), written, in_json=in_json)
    if fix.value is None:
        return _removed(text, holder, str(last))
    end = _end_of_text(holder, str(last), str(fix.value)) or there.end
    if there.start == there.end:
        written = f" {written}"
    return [_Edit(there.start, end, written)]


def _step(place: _Place | None, step: str | int) -> _Place | None:
    if place is None:
        return None
    if isinstance(step, int):
        return place.elements[step] if step < len(place.elements) else None
    member = _member(place, step)
    return None if member is None else member.value


def _member(place: _Place, key: str | int) -> _Member | None:
    return next((one for one in place.members if one.key == key), None)


def _end_of_text(holder: _Place, key: str, wanted: str) -> int | None:
    """Where a text between braces really ends, of which commas made keys; None if they did not."""
    member = _member(holder, key)
    if member is None or not holder.is_flow or member.value.text is None:
        return None
    text = member.value.text
    for one in holder.members[holder.members.index(member) + 1 :]:
        text = f"{text}, {one.key}" if not one.value.text else f"{text}, {one.key}: {one.value.text}"
        if text in (wanted, wanted.removesuffix(",")):
            return max(one.end, one.value.end)
    return None


def _added(text: str, holder: _Place, key: str, written: str, *, in_json: bool) -> list[_Edit]:
    """A field behind the first one of its part."""
    if not holder.members:
        return []
    first = holder.members[0]
    if holder.is_flow:
        at = max(first.end, first.value.end)
        return [_Edit(at, at, f", {json.dumps(key) if in_json else key}: {written}")]
    if first.value.members or first.value.elements or first.value.is_block:
        return []
    indent = " " * (first.start - (text.rfind("\n", 0, first.start) + 1))
    at = text.find("\n", max(first.end, first.value.end))
    at = len(text) if at < 0 else at - (text[at - 1] == "\r")
    newline = "\r\n" if "\r\n" in text else "\n"
    return [_Edit(at, at, f"{newline}{indent}{key}: {written}")]


def _removed(text: str, holder: _Place, key: str) -> list[_Edit]:
    """A field taken out, with its line or its comma; the first of a part stays."""
    number = next((at for at, one in enumerate(holder.members) if one.key == key), 0)
    if number == 0:
        return []
    member, before = holder.members[number], holder.members[number - 1]
    end = max(member.end, member.value.end)
    if holder.is_flow:
        return [_Edit(max(before.end, before.value.end), end, "")]
    start = text.rfind("\n", 0, member.start)
    following = text.find("\n", end - (text[end - 1] == "\n"))
    return [_Edit(start, len(text) if following < 0 else following, "")]


# --- the places of a file -----------------------------------------------------------------------


def _root(text: str) -> _Place:
    following = events(text.encode())
    while not isinstance(event := following(), MappingStartEvent):
        pass
    return _place(event, following)


def _place(event: Event, following: NextEvent) -> _Place:
    start = _start(event)
    if isinstance(event, MappingStartEvent):
        members: list[_Member] = []
        while isinstance(inner := following(), ScalarEvent):
            key = inner
            members.append(_Member(key.value, _start(key), _stop(key), _place(following(), following)))
        ends = (max(one.end, one.value.end) for one in members)
        end = _stop(inner) if event.flow_style else max(ends, default=start)
        return _Place(start, end, is_flow=bool(event.flow_style), members=tuple(members))
    if isinstance(event, SequenceStartEvent):
        elements: list[_Place] = []
        while not isinstance(inner := following(), CollectionEndEvent):
            elements.append(_place(inner, following))
        end = _stop(inner) if event.flow_style or not elements else elements[-1].end
        return _Place(start, end, is_flow=bool(event.flow_style), elements=tuple(elements))
    is_block = isinstance(event, ScalarEvent) and event.style in ("|", ">")
    text = event.value if isinstance(event, ScalarEvent) else None
    return _Place(start, _stop(event), is_block=is_block, text=text)


def _start(event: Event) -> int:
    assert event.start_mark is not None
    return event.start_mark.index


def _stop(event: Event) -> int:
    assert event.end_mark is not None
    return event.end_mark.index
