"""Quotes of several sources for tests, from files of cases: see tests/unit/data/variants.yaml."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from briefreader.base.dates import parse_edtf
from briefreader.library.items import BriefFacts, Occasion, SearchItem
from briefreader.library.same_as import SameAs
from briefreader.library.tokens import token_line

_LETTERS = "abcdefghij"


class Case:
    """A case of a file: its quotes by their letters, and what is right."""

    def __init__(self, number: int, fields: Mapping[str, Any]) -> None:
        self.name: str = fields["case"]
        self.quotes = {
            letter: _quote(f"case-{number}", letter, fields[letter])
            for letter in _LETTERS
            if letter in fields
        }
        self.same: list[str] = fields.get("same", [])
        self.apart: list[str] = fields.get("apart", [])
        self.called: dict[str, str] = fields.get("as", {})
        self.did: dict[str, list[str]] = fields.get("did", {})
        self.within: list[str] = fields.get("within", [])
        rejected = tuple(self.reference(letter) for letter in fields.get("rejected", []))
        self.judgements = [SameAs(rejected, "", rejects=True)] if rejected else []

    def reference(self, letter: str) -> str:
        """`brief#item`."""
        item = self.quotes[letter]
        return f"{item.facts.brief}#{item.item}"


def cases(path: Path) -> list[Case]:
    """Those of a file."""
    return [Case(number, fields) for number, fields in enumerate(yaml.safe_load(path.read_text("utf-8")))]


def quote(
    brief: str, item: str, says: str, by: str = "Ada Lee", date: str = "2031-01-05", **more: Any
) -> SearchItem:
    """A quote of a source."""
    return _quote(brief, item, {"brief": brief, "says": says, "by": by, "date": date, **more})


def _quote(place: str, letter: str, fields: Mapping[str, Any]) -> SearchItem:
    brief = fields.get("brief", f"{place}-{letter}")
    date = str(fields.get("date", ""))
    publication = fields.get("source", f"Paper of {brief}")
    spans = [fields["says"]] if isinstance(fields["says"], str) else fields["says"]
    names = [fields["by"]] if isinstance(fields["by"], str) else fields["by"]
    return SearchItem(
        facts=BriefFacts(
            brief=brief,
            path=f"{brief}.yaml",
            title=f"About {brief}",
            revision=None,
            lang=fields.get("lang", "en"),
            date=date,
            days=parse_edtf(date),
            id_line=token_line((brief,)),
            title_line="",
            source_line=token_line((publication,)),
            handling_line="",
            outlet=publication,
        ),
        item=letter,
        kind=fields.get("kind", "direct"),
        room="quotes",
        order=_LETTERS.index(letter) if letter in _LETTERS else 0,
        text="\n".join(spans),
        para=1,
        line=token_line(spans),
        speakers=tuple(names),
        translated_from=fields.get("translated_from", ""),
        when=_said(str(fields.get("said", ""))),
        where=fields.get("where", ""),
        passed_on=fields.get("passed_on", ""),
    )


def _said(date: str) -> Occasion | None:
    return Occasion(date, parse_edtf(date)) if date else None


def all_quotes(found: list[Case]) -> Iterator[SearchItem]:
    """Those of all cases, as of one library."""
    for case in found:
        yield from case.quotes.values()
