"""Puts a brief together from its entries as they come, and makes it usable where it is broken."""

import hashlib
import itertools
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, TypeVar

from msgspec.structs import replace

from briefreader.base.ids import LONG, lasting_slug, led_by
from briefreader.base.patterns import pattern
from briefreader.base.rich_text import marked_up, without_marks
from briefreader.brief.model.brief import (
    FORMAT,
    Brief,
    Claim,
    Drafted,
    Event,
    Gap,
    KeyPoint,
    Link,
    Paragraph,
    Quote,
    Source,
    Speaker,
    is_reserved,
)
from briefreader.brief.reading import rules
from briefreader.brief.reading.convert import (
    NO_CSL,
    BrokenError,
    StructField,
    fields,
    report_missing,
    report_unknown,
    struct_reader,
    whole,
)
from briefreader.brief.reading.findings import Findings, Where, quoted, set_to
from briefreader.brief.reading.problem import BriefError, Fix
from briefreader.brief.reading.tree import Entries, Node

# The lists whose elements are converted one at a time.
LISTS: dict[str, type] = {
    "text": Paragraph,
    "key_points": KeyPoint,
    "speakers": Speaker,
    "quotes": Quote,
    "claims": Claim,
    "history": Event,
    "gaps": Gap,
    "links": Link,
    "draft": Drafted,
}

PartWithText = TypeVar("PartWithText", KeyPoint, Gap)

_NOT_ASCII = pattern(r"[^\x00-\x7f]+")
_VERSION = pattern(r"([0-9]{1,9})(\.[0-9]+)?")


class Assembly:
    """One brief in the making."""

    def __init__(self, name: str, report: Findings) -> None:
        self._name = name
        self._report = report
        self._values: dict[str, Any] = {}
        self._lists: dict[str, list[Any]] = {key: [] for key in LISTS}
        self._readers = {key: struct_reader(cls) for key, cls in LISTS.items()}
        self._ids: dict[str, tuple[str, int]] = {}

    def brief(self, entries: Entries) -> Brief:
        """The brief of these entries, its key points and gaps as they are.

        Raises BriefError if it has no format version, or a newer one.
        """
        known = fields(Brief)
        seen: set[str] = set()
        for key, index, node in entries:
            if index is not None:
                self._add_element(key, index, node)
            elif key not in known:
                report_unknown(key, known, (), self._report)
            elif node is not None:
                self._add_field(known[key], key, node)
            else:
                continue
            seen.add(key)
        if "brief" not in seen:
            raise BriefError(
                "this is not a brief: the key `brief` is missing",
                self._name,
                'Begin with `brief: "1"`.',
                code="not-a-brief",
                place=(1, 1),
            )
        for key, field in known.items():
            if field.required and key not in seen:
                report_missing(key, (), self._report)
        if "quotes" in seen and "speakers" not in seen:
            report_missing("speakers", (), self._report)
        brief = self._assembled()
        rules.parties(brief.speakers, self._report)
        return brief

    def _add_field(self, field: StructField, key: str, node: Node) -> None:
        where: Where = ((), key)
        version = _VERSION.fullmatch(str(node)) if key == "brief" else None
        if version and int(version[1]) > int(FORMAT):
            raise BriefError(
                f"the brief is of format version {node}; this program reads version {FORMAT}",
                self._name,
                "Install a newer briefreader.",
                code="newer-format",
            )
        try:
            value = field.read(whole(node, where, self._report), where, self._report)
        except BrokenError:
            return
        if key == "brief" and (not version or version[1] != FORMAT):
            mend = f'Write `brief: "{FORMAT}"`.'
            self._report.error("unknown-value", where, f"{quoted(value)} is not a format version", mend)
            return
        self._values[field.name] = value

    def _add_element(self, key: str, index: int, node: Node) -> None:
        where: Where = (((), key), index)
        try:
            part = self._readers[key](node, where, self._report)
        except BrokenError:
            return
        if self._is_new(part, key, index):
            self._lists[key].append(part)

    def _is_new(self, part: Any, key: str, index: int) -> bool:
        """Whether the part's id, if it has one, is its own."""
        item_id = own_id(part)
        if not item_id:
            return True
        where: Where = ((((), key), index), "id" if key != "text" else "n")
        if key != "text" and is_reserved(item_id):
            self._report.error(
                "reserved-id",
                where,
                f"the id {quoted(item_id)} can only be a paragraph's",
                "Choose another id.",
            )
            return False
        if item_id in self._ids:
            first_key, first_index = self._ids[item_id]
            self._report.error(
                "duplicate-id",
                where,
                f"{quoted(item_id)} is already the id of {first_key}[{first_index}]",
                "Choose another, and change what refers to this one.",
                assumed=self._another(where, item_id, key),
            )
            return False
        self._ids[item_id] = (key, index)
        return True

    def _another(self, where: Where, item_id: str, key: str) -> Fix | None:
        """A new id for a part, to tell what follows from its not being in the brief."""
        if key == "text":
            return None
        number = 2
        while f"{item_id}-{number}" in self._ids:
            number += 1
        return set_to(where, f"{item_id}-{number}")

    def _assembled(self) -> Brief:
        """The brief with something usable for each required field that is missing or broken."""
        stem = PurePath(self._name).stem
        values = self._values
        source: Source = values.get("source", Source(csl=NO_CSL))
        brief_id: str = values.get("id") or _stand_in_id(stem)
        title: str = values.get("title") or without_marks(marked_up(source.csl.title)) or stem or brief_id
        csl = replace(source.csl, id=source.csl.id or brief_id, title=source.csl.title or title)
        stand_ins = {"brief": FORMAT, "summary": ""}
        made = {"id": brief_id, "title": title, "source": replace(source, csl=csl)}
        lists = {key: tuple(parts) for key, parts in self._lists.items() if parts}
        return Brief(**(stand_ins | values | made | lists))


def own_id(part: Any) -> str:
    """The id a part of a brief has to have alone, or nothing; a role can have several paragraphs."""
    if isinstance(part, Link | Drafted) or (isinstance(part, Paragraph) and part.n is None):
        return ""
    item_id: str = part.id
    return item_id


def item_ids(brief: Brief) -> list[str]:
    """The ids of all items but paragraphs, as far as they have one."""
    lists: tuple[Iterable[KeyPoint | Speaker | Quote | Claim | Event | Gap], ...] = (
        brief.key_points,
        brief.speakers,
        brief.quotes,
        brief.claims,
        brief.history,
        brief.gaps,
    )
    return [part.id for part in itertools.chain.from_iterable(lists) if part.id]


def _stand_in_id(name: str) -> str:
    """An id for a brief that has none, from the ASCII of its file's name. Notes are found by it."""
    plain = _NOT_ASCII.sub("-", name.lower())
    return led_by("brief", lasting_slug(plain, LONG))


def with_ids(brief: Brief) -> Brief:
    """The brief with an id for each key point and gap, made from its text where it has none."""
    if all(part.id for part in brief.key_points) and all(part.id for part in brief.gaps):
        return brief
    names = _Names(set(item_ids(brief)))
    return replace(
        brief,
        key_points=tuple(part if part.id else names.given(part, "key") for part in brief.key_points),
        gaps=tuple(part if part.id else names.given(part, "gap") for part in brief.gaps),
    )


class _Names:
    """Gives parts an id from their text; the second with the same text gets `-2`."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._numbers: dict[str, int] = {}

    def given(self, part: PartWithText, prefix: str) -> PartWithText:
        stem = f"{prefix}-{hashlib.sha256(part.text.encode()).hexdigest()[:8]}"
        number = self._numbers.get(stem, 0) + 1
        while (item_id := stem if number == 1 else f"{stem}-{number}") in self._taken:
            number += 1
        self._numbers[stem] = number
        self._taken.add(item_id)
        return replace(part, id=item_id)
