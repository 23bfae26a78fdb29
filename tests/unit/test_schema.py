"""The JSON Schema takes what the loader takes, and refuses what is broken."""

import copy
import importlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from briefreader.brief.model.schema import schema
from briefreader.brief.reading.load import load_bytes

jsonschema = importlib.import_module("jsonschema")

Tree = dict[str, Any]

VALID: Tree = {
    "brief": "1",
    "id": "dam",
    "title": "The dam",
    "source": {
        "csl": {"id": "dam", "type": "article-newspaper", "title": "Full", "issued": {"date-parts": [[2024]]}}
    },
    "summary": ["One.", "Two."],
    "text": [{"role": "headline", "text": "Full"}, {"n": 1, "chars": 3, "sha256": "a" * 64}],
    "key_points": [{"text": "Full", "cites": ["q", 1]}],
    "speakers": [{"id": "ann", "name": "Ann", "type": "person", "party": "town"}],
    "quotes": [
        {"id": "q", "speaker": "ann", "para": 1, "kind": "direct", "spans": [{"exact": "full"}]},
        {"id": "r", "speaker": ["ann"], "para": "headline", "kind": "indirect", "content": "It is full."},
    ],
    "claims": [
        {
            "id": "c",
            "text": "Full",
            "status": "contested",
            "positions": [
                {"stance": "asserts", "by": "ann", "evidence": "none-offered"},
                {"stance": "not-reported", "party": "city"},
            ],
        }
    ],
    "gaps": ["Why?", {"text": "Who?"}],
    "links": [{"from": "q", "to": "c", "rel": "supports"}],
    "anything": "else",
}

BROKEN: list[Callable[[Tree], object]] = [
    lambda tree: tree.pop("title"),
    lambda tree: tree.pop("speakers"),
    lambda tree: tree.update(brief="2"),
    lambda tree: tree.update(id="The Dam"),
    lambda tree: tree["source"]["csl"].pop("type"),
    lambda tree: tree["source"]["csl"].update(type="newspaper"),
    lambda tree: tree["text"][1].pop("sha256"),
    lambda tree: tree["text"][1].update(n=0),
    lambda tree: tree["text"][1].pop("n"),
    lambda tree: tree["text"][1].update(role="caption"),
    lambda tree: tree["quotes"][0].update(kind="directt"),
    lambda tree: tree["quotes"][0].update(spans=[]),
    lambda tree: tree["quotes"][0].update(id="p1"),
    lambda tree: tree["quotes"][0].update(kind="indirect"),
    lambda tree: tree["quotes"][0].update(at="twelve"),
    lambda tree: tree["quotes"][0]["spans"][0].update(marks="double"),
    lambda tree: tree["quotes"][1].pop("para"),
    lambda tree: tree["quotes"][0]["spans"][0].update(exact=" "),
    lambda tree: tree["quotes"][0]["spans"][0].update(occurrence=0),
    lambda tree: tree["quotes"][1].pop("content"),
    lambda tree: tree["claims"][0].update(positions=[]),
    lambda tree: tree["claims"][0]["positions"][0].pop("by"),
    lambda tree: tree["claims"][0]["positions"][0].pop("evidence"),
    lambda tree: tree["claims"][0]["positions"][1].pop("party"),
    lambda tree: tree["gaps"].append(3),
]


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema())


def loads(tree: Tree) -> bool:
    """Whether the loader finds no error."""
    return all(
        problem.severity != "error" for problem in load_bytes(json.dumps(tree).encode(), "a.json").problems
    )


def test_a_valid_brief_passes_both(validator: Any) -> None:
    assert list(validator.iter_errors(VALID)) == []
    assert loads(VALID)


@pytest.mark.parametrize("damage", BROKEN)
def test_a_broken_one_passes_neither(validator: Any, damage: Callable[[Tree], object]) -> None:
    tree = copy.deepcopy(VALID)
    damage(tree)
    assert not validator.is_valid(tree)
    if tree["brief"] == "1":
        assert not loads(tree)


def test_it_is_json_and_describes_the_parts() -> None:
    text = json.dumps(schema())
    assert schema()["$schema"].endswith("2020-12/schema")
    assert "What a speaker said" in text
    assert "marks; partial" in text
