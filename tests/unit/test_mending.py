"""Fixes in the text of a brief: all else stays as it was written, and what cannot be put in is left out."""

import pytest

from briefreader.brief.reading.problem import Fix
from briefreader.brief.writing.mending import mended_text

SOURCE = "source.sha256"


@pytest.mark.parametrize(
    ("before", "fix", "after"),
    [
        ("id: x  # mine\nnote: y\n", Fix("title", "T"), "id: x  # mine\ntitle: T\nnote: y\n"),
        ("id: x\r\nnote: y\r\n", Fix("title", "T"), "id: x\r\ntitle: T\r\nnote: y\r\n"),
        ("\ufeffid: x", Fix("title", "T"), "\ufeffid: x\ntitle: T"),
        (
            "source:\n  file: a.txt\nid: x\n",
            Fix(SOURCE, "ab"),
            "source:\n  file: a.txt\n  sha256: ab\nid: x\n",
        ),
        ("source: {file: a.txt}\n", Fix(SOURCE, "ab"), "source: {file: a.txt, sha256: ab}\n"),
        ('{"source": {"file": "a"}}', Fix(SOURCE, "ab"), '{"source": {"file": "a", "sha256": "ab"}}'),
        ("id: x\ntilte: T  # sic\n", Fix("title", "T", renames="tilte"), "id: x\ntitle: T  # sic\n"),
        ('{"id": "x", "tilte": "T"}', Fix("title", "T", renames="tilte"), '{"id": "x", "title": "T"}'),
        ("id: x\nlang: en\nnote: y\n", Fix("lang", None), "id: x\nnote: y\n"),
        ("id: x\nnotes: [a,\n  b]\nlang: en", Fix("notes", None), "id: x\nlang: en"),
        ("source: {file: a, lang: en}\n", Fix("source.lang", None), "source: {file: a}\n"),
        ("id:\nlang: en\n", Fix("id", "x"), "id: x\nlang: en\n"),
        (
            "quotes:\n- id: a\n  para: 1 # one\n",
            Fix("quotes[0].para", 2),
            "quotes:\n- id: a\n  para: 2 # one\n",
        ),
    ],
)
def test_a_fix_changes_its_place_alone(before: str, fix: Fix, after: str) -> None:
    name = "a.json" if before.startswith("{") else "a.yaml"
    assert mended_text(before.encode(), [fix], name) == (after.encode(), 1)


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("quotes:\n- id: a\n", Fix("quotes[5].para", 2)),  # no such place
        ("id: x\n", Fix("source.sha256", "ab")),
        ("source: {}\n", Fix(SOURCE, "ab")),  # beside no other field
        ("source:\n  csl:\n    id: x\n", Fix(SOURCE, "ab")),  # behind a field of several lines
        ("summary: |\n  x\nid: x\n", Fix("title", "T")),
        ("lang: en\nid: x\n", Fix("lang", None)),  # the first field
        ("id: x\n", Fix("title", "T", renames="tilte")),
    ],
)
def test_a_fix_without_a_place_leaves_the_file_as_it_is(text: str, fix: Fix) -> None:
    assert mended_text(text.encode(), [fix], "a.yaml") == (text.encode(), 0)


def test_of_several_fixes_those_are_kept_that_can_be() -> None:
    fixes = [Fix("lang", "de"), Fix("quotes[5].para", 2), Fix("note", "z")]
    assert mended_text(b"id: x\nlang: en\nnote: y\n", fixes, "a.yaml") == (b"id: x\nlang: de\nnote: z\n", 2)
