"""`compare`: which two revisions, what is printed, and what the exit codes say."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Program
from tests.libraries import brief_text, library
from tests.revised_brief import revised

SPEAKERS = [{"id": "s-lee", "name": "Ada Lee", "type": "person"}]


def dam(revision: int, said: str, **fields: Any) -> str:
    quote = {"id": "q-gate", "speaker": "s-lee", "para": 2, "kind": "direct", "spans": [{"exact": said}]}
    fields = {"speakers": SPEAKERS, "quotes": [quote], "revision": revision, **fields}
    return brief_text("The dam", **fields)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program is called in."""
    files = {
        "dam-r1.yaml": dam(1, "They opened three gates and told no one"),
        "dam-r2.yaml": dam(2, "They opened three gates, and told no one"),
        "new/dam-r3.json": dam(3, "They did not open three gates, and told no one", handling="TLP:AMBER"),
    }
    monkeypatch.chdir(library(tmp_path, files))
    return Path()


def test_the_two_newest_of_a_folder_are_compared_word_by_word(program: Program, folder: Path) -> None:
    for path in (folder, folder / "dam-r1.yaml"):
        ran = program("compare", path)
        assert ran.code == 0
        assert ran.out.splitlines() == [
            "The dam",
            "Handling: TLP:AMBER",
            "Source: 2026",
            "From: revision 2; dam-r2.yaml",
            "To: revision 3; new/dam-r3.json",
            "1 quote changed; title or summary changed",
            "",
            "Quotes",
            "",
            "  - Changed: Ada Lee, para. 2, q-gate",
            "    “They [-opened-]{+did not open+} three gates, and told no one”",
            "      The word “not” is new",
            "      ? unverified (nothing to compare with)",
            "",
            "Title and summary",
            "",
            "  - Changed: The dam",
            "      Handling: none → TLP:AMBER",
        ]


def test_numbers_choose_the_two_and_marks_alone_are_told_apart(program: Program, folder: Path) -> None:
    found = json.loads(program("compare", folder, "--to", "2", "--format", "json").out)
    assert (found["old"]["revision"], found["new"]["revision"], found["counts"]) == (1, 2, [])
    assert found["slight"] == 1
    (change,) = found["changes"]
    assert change["slight"] is True
    assert [one["aspect"] for one in change["aspects"]] == ["marks"]
    whole = program("compare", folder, "--from", "1", "--to", "3", "--format", "markdown")
    assert "They \\[-opened-\\]\\{+did not open+\\} three gates" in whole.out
    assert whole.out.startswith("# The dam\n\nHandling: TLP:AMBER")


def test_a_phrase_is_looked_for_in_all_revisions(program: Program, folder: Path) -> None:
    printed = program("compare", folder, "--phrase", "did NOT open")
    assert "“did NOT open”: first in revision 3" in printed.out
    assert "revision 1 (dam-r1.yaml): not in it" in printed.out
    asked = ("compare", folder, "--phrase", "opened three gates", "--format", "json")
    phrase = json.loads(program(*asked).out)["phrase"]
    assert phrase["first"]["revision"] == 1
    assert [len(one["items"]) for one in phrase["revisions"]] == [1, 1, 0]
    assert program("compare", folder, "--phrase", "…").code == 2


def test_each_kind_of_change_is_told_in_its_own_words(program: Program, folder: Path) -> None:
    ran = program("compare", revised(folder / "dam"), "--phrase", "nobody knew")
    assert [line.strip() for line in ran.out.splitlines() if line] == [
        "The dam",
        "Source: 2026",
        "From: revision 1; dam/dam-1.json",
        "To: revision 2; dam/dam-2.json; DRAFT, 1 of 5 unchecked",
        "2 quotes changed; 1 claim changed; title or summary changed; 1 paragraph of the",
        "source added; 2 items with other marks, spaces, ids or paragraph numbers only",
        "“nobody knew”: in none of 2 revisions",
        "- revision 1 (dam/dam-1.json): not in it",
        "- revision 2 (dam/dam-2.json): not in it",
        "Quotes",
        "- Perhaps changed: Ann Lee, para. 3, q-many",
        "“They opened [-two-]{+three+} gates in the dark and told no one”",
        "A guess: the words are 91 % alike. These may be two quotes, one gone and",
        "one added",
        "Id: q-gates → q-many",
        "? unverified (not found in the text stored in the brief)",
        "- Changed: Bo Roy (paraphrase), para. 3, q-told",
        "the mayor was [-asleep-]{+awake+} that night",
        "Claims",
        "- Changed: c-1",
        "The gates were opened",
        "South, position added: denies",
        "North, stance: asserts → doubts",
        "North, evidence: video → witness",
        "Title and summary",
        "- Changed: The dam",
        "Items that nobody has checked: none → 1 of 5",
        "Paragraphs of the source",
        "- Added: para. 1",
        "It rained for a week in the hills.",
        "Only marks, spaces, ids or numbers of paragraphs differ",
        "- Renumbered: Ann Lee, para. 2, q-heard: para. 1 → para. 2",
        "- Changed: Ann Lee, para. 3, q-slept",
        "“[-They slept, all of them-] → {+They slept all of them+}”",
        "Only marks or spaces",
        "Number of the paragraph: para. 2 → para. 3",
        "? unverified (not found in the text stored in the brief)",
    ]


def test_two_briefs_are_compared_and_that_is_said(program: Program, folder: Path) -> None:
    other = library(folder, {"wall.yaml": brief_text("The wall")}) / "wall.yaml"
    ran = program("compare", folder / "dam-r1.yaml", other)
    assert ran.code == 0
    assert "These are two briefs: the-dam and the-wall" in ran.out
    same = program("compare", other, other)
    assert (same.code, "Nothing differs" in same.out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("alone.yaml",), "1 revision found here; two are needed"),
        ((".",), "alone: alone.yaml\nthe-dam: dam-r1.yaml, dam-r2.yaml, new/dam-r3.json\n"),
        (("dam-r1.yaml", "--from", "7"), "there is no revision 7"),
        (("dam-r1.yaml", "--to", "1"), "revision 1 is the oldest"),
        (("dam-r1.yaml", "--from", "3"), "--from and --to are the same revision"),
        (("dam-r1.yaml", "dam-r2.yaml", "--to", "1"), "choose among the revisions of one PATH"),
        (("dam-r1.yaml", "dam-r2.yaml", "dam-r2.yaml"), "more than two paths"),
        (("-",), "a brief from stdin has no folder"),
        (("none.yaml",), "none.yaml"),
    ],
)
def test_what_cannot_be_compared_ends_with_2_and_the_reason(
    program: Program, folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    library(folder, {"alone.yaml": brief_text("Alone")})
    ran = program("compare", *(one.replace(".", str(folder)) for one in arguments))
    assert ran.code == 2
    assert told in ran.err
    assert ran.out == ""


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_compared(
    program: Program, folder: Path
) -> None:
    library(folder, {"broken.yaml": "id: the-dam\nbrief: ["})
    ran = program("compare", folder / "dam-r1.yaml")
    assert ran.code == 0
    assert "broken.yaml" in ran.err
