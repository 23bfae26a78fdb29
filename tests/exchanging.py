"""A brief and its notes, for the tests of what goes out and comes in."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefreader.brief.reading.load import load_bytes
from briefreader.brief.verification.document import OpenDocument, opened
from briefreader.notes import AnyEntry, Notebook, Reviewer, Store, Subject
from briefreader.notes.annotation import annotations, collection, encode
from briefreader.notes.annotation_file import decode
from briefreader.notes.importer import Intake, NotTaken, Taken
from briefreader.notes.vocabulary import ANNO

ADDRESS = "https://example.org/dam"
BRIEF = """\
brief: "1"
id: dam
revision: 3
title: The dam
source:
  csl: {id: dam, type: article-newspaper, title: The dam is full, URL: "https://example.org/dam"}
text:
  - {n: 1, text: "“It is full,” said Ann Lee. Nobody said when it would be full."}
  - {n: 2, text: "The board is silent. The valley waits."}
summary: It is full.
speakers: [{id: s-lee, name: Ann Lee, type: person}]
quotes: [{id: q-full, speaker: s-lee, para: 1, kind: direct, spans: [{exact: "It is full,"}]}]
claims:
  - id: c-full
    text: The lake has no room left.
    status: contested
    positions: [{stance: asserts, by: s-lee}, {stance: denies, party: board}]
  - {id: c-silent, text: The board says nothing., status: uncontested, positions: []}
"""
SUBJECT = Subject("dam", "The dam")
NOW = datetime(2026, 11, 24, 10, 41, tzinfo=UTC)


def dam(text: str = BRIEF) -> OpenDocument:
    return opened(load_bytes(text.encode(), "dam.yaml"))


def store_in(folder: Path, name: str = "Ada", clock: Callable[[], datetime] = lambda: NOW) -> Store:
    return Store(folder, Reviewer(name, name.lower(), "1f3c" * 8), clock, private=False)


def exported(notebook: Notebook, brief: OpenDocument | None = None, *, quoting: bool = True) -> str:
    return encode(collection(annotations(brief or dam(), notebook, ADDRESS, quoting=quoting)))


def document(notebook: Notebook, *, quoting: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported(notebook, quoting=quoting))
    return found


def items(notebook: Notebook, *, quoting: bool = True) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = document(notebook, quoting=quoting)["first"]["items"]
    return found


def take(data: Any, brief: OpenDocument | None = None, address: str | None = ADDRESS) -> list[Taken | str]:
    """What becomes of each annotation of a file: the entry, or why there is none."""
    intake = Intake(brief or dam(), address)
    results: list[Taken | str] = []
    for received in decode(data if isinstance(data, bytes) else json.dumps(data).encode()):
        try:
            results.append(intake.take(received))
        except NotTaken as error:
            results.append(str(error))
    return results


def entries(text: str, brief: OpenDocument | None = None) -> list[AnyEntry]:
    """The entries of a file that is taken whole."""
    taken = take(text.encode(), brief)
    assert all(isinstance(each, Taken) and not each.lost for each in taken), taken
    return [each.entry for each in taken if isinstance(each, Taken)]


def annotation(**fields: Any) -> dict[str, Any]:
    """An annotation of another program on the article, with its words `exact` if they are given."""
    exact = fields.pop("exact", None)
    selector = {"selector": {"type": "TextQuoteSelector", "exact": exact}} if exact else {}
    target = {"type": "SpecificResource", "source": ADDRESS, **selector}
    return {"@context": ANNO, "type": "Annotation", "id": "http://example.net/1", "target": target, **fields}
