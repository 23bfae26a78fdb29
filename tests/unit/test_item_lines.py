"""The line of an item in its brief's file, for an editor."""

import json
from pathlib import Path

import pytest

from briefreader.brief.model.brief import SUMMARY
from briefreader.brief.reading.item_lines import line_of
from briefreader.brief.reading.load import load

YAML = """brief: "1"
id: dam
title: The dam
source: {csl: {id: x, type: webpage}}
summary: The gates held.
key_points:
  - id: k-held
    text: They held.
  - text: They did not.
    id: k-not
"""
LINES = {SUMMARY: 5, "k-held": 7, "k-not": 9, "q-unknown": 1}


@pytest.mark.parametrize("item", LINES)
def test_a_line_of_yaml(item: str, tmp_path: Path) -> None:
    path = tmp_path / "dam.yaml"
    path.write_text(YAML)
    assert line_of(load(path), item) == LINES[item]


def test_a_line_of_json(tmp_path: Path) -> None:
    point = {"id": "k-held", "text": "They held."}
    fields = {"brief": "1", "id": "dam", "title": "The dam", "summary": "x", "key_points": [point]}
    path = tmp_path / "dam.json"
    path.write_text(json.dumps({**fields, "source": {"csl": {"id": "x", "type": "webpage"}}}, indent=1))
    lines = path.read_text().splitlines()
    assert '"k-held"' in lines[line_of(load(path), "k-held")]  # the line after it


def test_a_file_that_is_gone_has_a_first_line(tmp_path: Path) -> None:
    path = tmp_path / "dam.yaml"
    path.write_text(YAML)
    loaded = load(path)
    path.unlink()
    assert line_of(loaded, "k-not") == 1
