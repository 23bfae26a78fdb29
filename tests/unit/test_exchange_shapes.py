"""Every shape that the Web Annotation Data Model (W3C Recommendation 2017) gives an annotation is read."""

from typing import Any

import pytest

from briefreader.notes import Note
from briefreader.notes.importer import Taken
from briefreader.notes.model import UNPLACED
from tests.exchanging import ADDRESS, annotation, take

QUOTE = {"type": "TextQuoteSelector", "exact": "The valley waits"}
REST: dict[str, Any] = {"source": ADDRESS}
BODIES: list[tuple[str, Any, str]] = [
    ("no type", {"value": "x"}, "x"),
    (
        "embedded text (§3.2.4)",
        {"type": "TextualBody", "value": "x", "format": "text/html", "language": "fr"},
        "x",
    ),
    ("an external resource (§3.2.1)", "http://example.net/log", "http://example.net/log"),
    (
        "one with a type (§3.2.2)",
        {"id": "http://example.net/a.mp4", "type": "Video"},
        "http://example.net/a.mp4",
    ),
    (
        "a segment of one (§3.2.3)",
        {"id": "http://example.net/a#xywh=1,2,3,4"},
        "http://example.net/a#xywh=1,2,3,4",
    ),
    (
        "a specific resource (§4)",
        {"type": "SpecificResource", "source": "http://example.net/a"},
        "http://example.net/a",
    ),
    ("several (§3.2.6)", [{"value": "x"}, {"value": "y"}], "x\n\ny"),
    ("a choice (§3.2.8)", {"type": "Choice", "items": [{"value": "x"}, {"value": "y"}]}, "x"),
]
SELECTORS: list[tuple[str, Any]] = [
    ("a quote (§4.2.4)", QUOTE),
    ("several selectors (§4.2)", [{"type": "TextPositionSelector", "start": 4, "end": 20}, QUOTE]),
    ("a refined fragment (§4.2.9)", {"type": "FragmentSelector", "value": "p2", "refinedBy": QUOTE}),
    ("a refined path (§4.2.3)", {"type": "XPathSelector", "value": "/html/body/p[2]", "refinedBy": [QUOTE]}),
]
PLACELESS: list[tuple[str, Any]] = [
    ("CSS (§4.2.2)", {"type": "CssSelector", "value": "#p2"}),
    ("XPath (§4.2.3)", {"type": "XPathSelector", "value": "/html/body/p[2]"}),
    ("positions (§4.2.5)", {"type": "TextPositionSelector", "start": 4, "end": 20}),
    ("data (§4.2.6)", {"type": "DataPositionSelector", "start": 4096, "end": 4104}),
    ("a drawing (§4.2.7)", {"type": "SvgSelector", "value": "<svg/>"}),
    ("a range (§4.2.8)", {"type": "RangeSelector", "startSelector": {}, "endSelector": {}}),
]
OTHERS: list[tuple[str, dict[str, Any]]] = [
    ("agents (§3.3.2)", {"creator": {"id": "http://example.net/ann", "type": "Person", "name": "Ann"}}),
    (
        "several agents",
        {"creator": [{"name": "Ann"}, "http://example.net/ben"], "generator": "http://example.net/p"},
    ),
    ("an audience (§3.3.3)", {"audience": {"type": "Audience", "schema:audienceRole": "teacher"}}),
    ("rights (§3.3.6)", {"rights": "https://creativecommons.org/publicdomain/zero/1.0/"}),
    ("other identities (§3.3.7)", {"canonical": "urn:uuid:1", "via": "http://example.net/other"}),
    ("a style (§4.4)", {"stylesheet": "http://example.net/style.css"}),
    ("several motivations (§3.3.5)", {"motivation": ["commenting", "tagging"]}),
]


def ids(shapes: list[Any]) -> list[str]:
    return [shape[0] for shape in shapes]


def note_of(fields: dict[str, Any]) -> Note:
    (taken,) = take(fields)
    assert isinstance(taken, Taken), taken
    assert isinstance(taken.entry, Note)
    return taken.entry


@pytest.mark.parametrize(("body", "text"), [shape[1:] for shape in BODIES], ids=ids(BODIES))
def test_bodies(body: Any, text: str) -> None:
    assert note_of(annotation(exact="The valley waits", body=body)).text == text


@pytest.mark.parametrize("selector", [shape[1] for shape in SELECTORS], ids=ids(SELECTORS))
def test_targets_on_words(selector: Any) -> None:
    target = {"type": "SpecificResource", **REST, "selector": selector}
    assert note_of(annotation(target=target, bodyValue="x")).item == "p2"


@pytest.mark.parametrize("selector", [shape[1] for shape in PLACELESS], ids=ids(PLACELESS))
def test_targets_without_words_have_no_place(selector: Any) -> None:
    target = {"type": "SpecificResource", **REST, "selector": selector}
    assert note_of(annotation(target=target, bodyValue="x")).item == UNPLACED


@pytest.mark.parametrize(
    "target",
    [
        ADDRESS,
        {"id": ADDRESS, "type": "Text", "format": "text/html", "language": "en"},
        {**REST, "state": {"type": "TimeState", "sourceDate": "2024-10-16T00:00:00Z"}},
        {**REST, "state": {"type": "HttpRequestState", "value": "Accept: text/html"}},
        {**REST, "scope": "http://example.net/index", "renderedVia": "http://example.net/reader"},
        {**REST, "purpose": "tagging", "styleClass": "red"},
    ],
)
def test_targets_that_are_the_whole_page(target: Any) -> None:
    assert note_of(annotation(target=target, bodyValue="x")).item == UNPLACED


@pytest.mark.parametrize("fields", [shape[1] for shape in OTHERS], ids=ids(OTHERS))
def test_what_stands_around_them(fields: dict[str, Any]) -> None:
    note = note_of(annotation(exact="The valley waits", body={"value": "x"}, **fields))
    assert note.item == "p2"
