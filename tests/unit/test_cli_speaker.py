"""`speaker`: a dossier in three formats, and what its exit codes say."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefreader.environment import environment_of
from briefreader.many_briefs import Library
from briefreader.notes.names_file import PersonEntry
from briefreader.printing.hits import UNCHECKED
from tests.conftest import Program
from tests.libraries import brief_text, library
from tests.persons import GATES, claim, flooded, tolliver


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFREADER_CACHE", str(tmp_path / "cache"))
    return flooded(tmp_path / "briefs")


@pytest.fixture
def confirmed(folder: Path) -> Path:
    """The library, in which the reviewer has confirmed two of the speakers."""
    entry = PersonEntry("Maren Tolliver", members=("flood#s-tolliver", "dam#s-1"))
    Library.of(environment_of(None, None, None), (folder,)).reviewers.replace_person(None, entry)
    return folder


def data(program: Program, folder: Path, name: str) -> dict[str, Any]:
    ran = program("speaker", "--library", folder, name, "--format", "json")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_dossier_tells_the_numbers_first_then_claims_dates_and_names(
    program: Program, confirmed: Path
) -> None:
    ran = program("speaker", "--library", confirmed, "Maren Tolliver")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Maren Tolliver",
        "Handling: TLP:AMBER",
        "Roles: mayor (2024 to 2025)",
        "2 quotes in 2 briefs, 2024 to 2025",
        "Not confirmed: 2 quotes in 1 brief, 2026",
        "",
        "By claim",
        "",
        f"  {GATES}",
        "  2 statements · denies (2024), asserts (2025)",
        "  flood#c-gates, dam#c-1",
        "",
        "    - “The gates were shut all night.”",
        "        2024 · denies · ? unverified · “The dam”, para. 1",
        "",
        "    - “They opened three gates in the dark.”",
        "        2025 · asserts · ? unverified · “The flood”, para. 1",
        "",
        "  On no claim",
        "",
        "    - “I have said what I saw.”",
        "        2026 · not confirmed: “Maren Toliver” · ? unverified (nothing to compare",
        "        with)",
        "        “The inquiry”, para. 1 · as former mayor",
        "        inquiry#q-1",
        "",
        "By date",
        "",
        "  2026",
        "",
        "    - “I have said what I saw.”",
        "        2026 · not confirmed: “Maren Toliver” · ? unverified (nothing to compare",
        "        with)",
        "        “The inquiry”, para. 1 · as former mayor",
        "        inquiry#q-1",
        "",
        "  2025",
        "",
        "    - “They opened three gates in the dark.”",
        "        2025 · asserts · ? unverified (nothing to compare with)",
        "        “The flood”, para. 1 · as mayor",
        "        flood#q-1",
        "",
        "  2024",
        "",
        "    - “The gates were shut all night.”",
        "        2024 · denies · ? unverified (nothing to compare with)",
        "        “The dam”, para. 1 · as mayor",
        "        dam#q-1",
        "",
        "Only reported",
        "",
        "  2026",
        "",
        "    - “Nobody asked me.”",
        "        2026 · alleged, according to Ilko Ferrand · not confirmed: “Maren",
        "        Toliver” · ? unverified (nothing to compare with)",
        "        “The inquiry”, para. 1 · as former mayor",
        "        inquiry#q-2",
        "",
        "Names",
        "",
        "  - Maren Tolliver",
        "      confirmed by you; 2 briefs, 2024 to 2025",
        "",
        "  - Maren Toliver",
        "      not confirmed",
        "      another spelling; 1 brief, 2026; former mayor; Oruvia",
        "      inquiry#s-t",
        "",
        "  - Tolliver",
        "      not confirmed, not included",
        "      a part of the name; 1 brief, no date",
        "      letter#s-x",
    ]


def test_what_nobody_quotes_or_has_checked_and_what_was_entered_by_hand_is_told(
    program: Program, folder: Path
) -> None:
    position = {"stance": "asserts", "by": "s-1", "evidence": "document"}
    seen = claim("c-1", "The wall was seen", position)
    mark = {"item": "c-1", "rule": "x", "confidence": 50, "words": "wall", "candidates": []}
    wall = brief_text("The wall", "wall", speakers=[tolliver("s-1")], claims=[seen], draft=[mark])
    library(folder, {"wall.json": wall})
    members = ("flood#s-tolliver", "wall#s-1")
    entry = PersonEntry("Maren Tolliver", ("The lady of the gates",), party="Oruvia", members=members)
    Library.of(environment_of(None, None, None), (folder,)).reviewers.replace_person(None, entry)
    printed = program("speaker", "--library", folder, "lady of the gates").out
    lines = [line.strip() for line in printed.splitlines()]
    assert "Also: The lady of the gates" in lines
    assert "Party: Oruvia" in lines
    at = lines.index("- no words reported")
    assert lines[at + 1].startswith("2026 · asserts")
    assert "evidence: document" in printed
    assert UNCHECKED in printed


def test_markdown_is_the_same_page(program: Program, confirmed: Path) -> None:
    lines = program("speaker", "--library", confirmed, "s-tolliver", "--format", "markdown").out.splitlines()
    assert lines[:3] == ["# Maren Tolliver", "", "Handling: TLP:AMBER\\"]
    assert f"### {GATES}" in lines
    assert "- “They opened three gates in the dark.”" in lines


def test_data_has_the_numbers_the_stances_and_what_rests_on_suggestions(
    program: Program, confirmed: Path
) -> None:
    found = data(program, confirmed, "maren tolliver")
    assert (found["briefreader"], found["name"], found["handling"]) == (1, "Maren Tolliver", ["TLP:AMBER"])
    assert found["said"] == {"quotes": 2, "briefs": 2, "first": "2024", "last": "2025", "undated": 0}
    assert (found["reported"]["quotes"], found["suggested"]["quotes"]) == (0, 2)
    assert found["confirmed"] == [
        {
            "by": None,
            "name": "Maren Tolliver",
            "aliases": [],
            "roles": [],
            "party": "",
            "members": ["flood#s-tolliver", "dam#s-1"],
        }
    ]
    assert [(one["name"], one["reason"], one["included"]) for one in found["suggestions"]] == [
        ("Maren Toliver", "spelling", True),
        ("Tolliver", "part", False),
    ]
    (claim,) = found["claims"]
    assert (claim["claims"], claim["stances"]) == (["flood#c-gates", "dam#c-1"], ["denies", "asserts"])
    assert [one["statement"] for one in claim["said"]] == ["dam#q-1", "flood#q-1"]
    told = {f"{one['brief']}#{one['item']}": one for one in found["statements"]}
    assert list(told) == ["inquiry#q-1", "flood#q-1", "dam#q-1", "inquiry#q-2"]
    assert (told["flood#q-1"]["confirmed"], told["flood#q-1"]["reported"]) == (True, False)
    assert (told["inquiry#q-2"]["confirmed"], told["inquiry#q-2"]["reported"]) == (False, True)
    assert told["inquiry#q-1"]["written"] == "Maren Toliver"


def test_a_name_that_nobody_has_confirmed_is_told_as_resting_on_suggestions(
    program: Program, folder: Path
) -> None:
    found = data(program, folder, "Maren Tolliver")
    assert (found["said"]["quotes"], found["suggested"]["quotes"], found["confirmed"]) == (0, 4, [])
    assert program("speaker", "--library", folder, "flood#s-tolliver").out.splitlines()[3:5] == [
        "1 quote in 1 brief, 2025",
        "Not confirmed: 3 quotes in 2 briefs, 2024 to 2026",
    ]


def test_several_persons_are_listed_with_what_picks_one(program: Program, folder: Path) -> None:
    ran = program("speaker", "--library", folder, "tolliver")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "flood#s-tolliver  Maren Tolliver: mayor, former mayor; Oruvia; 3 briefs, 2024 to 2026",
        "letter#s-x  Tolliver: 1 brief, no date",
        "briefreader: 2 persons have the name “tolliver”",
        "Name one by the id before it: briefreader speaker flood#s-tolliver",
    ]
    people = data(program, folder, "tolliver")["people"]
    assert [(one["name"], one["id"], one["briefs"]) for one in people] == [
        ("Maren Tolliver", "flood#s-tolliver", 3),
        ("Tolliver", "letter#s-x", 1),
    ]
    assert program("speaker", "--library", folder, people[1]["id"]).out.startswith("Tolliver\n")


def test_of_very_many_persons_the_first_are_listed_and_the_others_counted(
    program: Program, tmp_path: Path
) -> None:
    roy = [{"id": f"s-{number}", "name": f"Al{number} Roy", "type": "person"} for number in range(22)]
    folder = library(tmp_path / "roy", {"roy.json": brief_text("Roy", speakers=roy)})
    ran = program("speaker", "--library", folder, "roy")
    assert (ran.code, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert len(lines) == 23 and lines[20:22] == [
        "… and 2 more",
        "briefreader: 22 persons have the name “roy”",
    ]


def test_nobody_is_exit_code_1(program: Program, folder: Path) -> None:
    ran = program("speaker", "--library", folder, "Nobody Here")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "Nobody in this library has the name “Nobody Here”.\n"
    assert data(program, folder, "Nobody Here") == {"briefreader": 1, "people": []}
    assert program("speaker", "--library", folder / "none", "x").code == 2


def test_without_an_index_every_brief_is_read_and_the_same_is_found(
    program: Program, confirmed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    indexed = data(program, confirmed, "maren tolliver")
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("BRIEFREADER_CACHE", str(tmp_path / "file"))
    ran = program("speaker", "--library", confirmed, "maren tolliver", "--format", "json")
    assert json.loads(ran.out) == indexed
    assert "every brief is read" in ran.err


def test_a_table_of_names_that_cannot_be_read_is_told(program: Program, confirmed: Path) -> None:
    (file,) = environment_of(None, None, None).notes.glob("*/names.toml")
    file.write_text("[[person]]\nname = 3\n")
    ran = program("speaker", "--library", confirmed, "flood#s-tolliver")
    assert ran.code == 0
    assert ran.err.startswith("Names not read: ")
    assert "names.toml" in ran.err
