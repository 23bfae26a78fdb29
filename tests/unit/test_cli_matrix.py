"""`matrix`: one claim over several briefs, as text, Markdown and JSON."""

import json
from pathlib import Path

import pytest

from briefreader.environment import environment_of
from tests.conftest import Program
from tests.libraries import brief_text, library

LEE = {"id": "s-lee", "name": "Ada Lee", "type": "person", "party": "town"}
QUOTE = {
    "id": "q-1",
    "speaker": "s-lee",
    "para": 1,
    "kind": "direct",
    "spans": [{"exact": "We opened nothing"}],
    "hedge": {"words": "as far as I know"},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFREADER_CACHE", str(tmp_path / "cache"))
    denies = {"stance": "denies", "by": "s-lee", "quote": "q-1", "evidence": "none-offered"}
    silent = {"stance": "not-reported", "party": "owners"}
    dam = {"id": "c-1", "text": "The gates were opened", "status": "single-source"}
    flood = {"id": "c-2", "text": "Nobody opened the gates", "status": "contested"}
    asserts = {"stance": "asserts", "party": "village", "evidence": "witness"}
    files = {
        "dam.json": brief_text(
            "The dam",
            "dam",
            date=2024,
            speakers=[LEE],
            quotes=[QUOTE],
            parties={"town": "The town", "owners": "The owners"},
            claims=[{**dam, "positions": [denies, silent]}],
            links=[{"from": "c-1", "to": "flood#c-2", "rel": "same-as"}],
            handling="TLP:AMBER",
        ),
        "sub/flood.json": brief_text("The flood", "flood", claims=[{**flood, "positions": [asserts]}]),
        "wall.json": brief_text(
            "The wall",
            "wall",
            claims=[{**dam, "positions": [asserts]}],
            links=[{"from": "c-1", "to": "gone#c-1", "rel": "same-as"}],
        ),
    }
    return library(tmp_path / "briefs", files)


def test_each_brief_each_party_and_who_was_never_heard(program: Program, folder: Path) -> None:
    ran = program("matrix", "--library", folder, "flood#c-2")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Claims over briefs",
        "Handling: TLP:AMBER",
        "1 claim that several briefs have",
        "",
        "The gates were opened",
        "Handling: TLP:AMBER",
        "2 briefs, 2024 to 2026",
        "",
        "  As each brief has it",
        "",
        "    - The gates were opened",
        "        2024; “The dam”; single-source",
        "        TLP:AMBER",
        "        dam.json#c-1",
        "",
        "    - Nobody opened the gates",
        "        2026; “The flood”; contested",
        "        sub/flood.json#c-2",
        "",
        "  The town",
        "",
        "    - “The dam”, 2024: denies; no evidence offered",
        "        By: Ada Lee",
        "        ? unverified: “We opened nothing” — Ada Lee, “as far as I know” (q-1)",
        "",
        "    - “The flood”, 2026: no entry",
        "",
        "  village",
        "",
        "    - “The dam”, 2024: no entry",
        "",
        "    - “The flood”, 2026: asserts; witness",
        "",
        "  Never heard in any source",
        "",
        "    - The owners",
        "        “The dam”, 2024: silent in the source",
        "        “The flood”, 2026: no entry",
        "",
        "  Why they stand together",
        "",
        "    - dam#c-1, flood#c-2: the same, says the brief dam",
    ]


def test_markdown_has_the_same(program: Program, folder: Path) -> None:
    out = program("matrix", "--library", folder, "--format", "markdown").out
    assert "### Never heard in any source\n\n- The owners\n  - “The dam”, 2024: silent in the source" in out
    assert out.index("Handling: TLP:AMBER") < out.index("## The gates were opened")


def test_json_has_the_same(program: Program, folder: Path) -> None:
    found = json.loads(program("matrix", "--library", folder, "dam#c-1", "--format", "json").out)
    (claim,) = found["claims"]
    assert (found["briefreader"], found["handling"], found["lost"]) == (1, ["TLP:AMBER"], [])
    assert [(one["path"], one["claim"], one["date"]) for one in claim["columns"]] == [
        ("dam.json", "c-1", "2024"),
        ("sub/flood.json", "c-2", "2026"),
    ]
    assert [(one["name"], one["heard"], len(one["cells"])) for one in claim["rows"]] == [
        ("The town", True, 1),
        ("village", True, 1),
        ("The owners", False, 1),
    ]
    (denial,) = claim["rows"][0]["cells"]
    assert (denial["stance"], denial["holders"], denial["quotes"][0]["spans"]) == (
        "denies",
        "Ada Lee (The town)",
        ["We opened nothing"],
    )
    assert claim["links"] == [
        {
            "items": ["dam#c-1", "flood#c-2"],
            "same": True,
            "brief": "dam",
            "reviewer": None,
            "made": None,
            "note": None,
        }
    ]


def test_a_claim_that_no_other_brief_has_is_exit_1_and_its_lost_link_is_told(
    program: Program, folder: Path
) -> None:
    ran = program("matrix", "--library", folder, "wall#c-1")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "gone#c-1: no such brief in this library",
        "No other brief has this claim.",
    ]


def test_links_that_cannot_be_read_are_told_and_those_of_briefs_count(program: Program, folder: Path) -> None:
    around = environment_of(None, None, None)
    links = around.notes / around.identity.folder / "links.toml"
    library(links.parent, {links.name: "[[link"})
    ran = program("matrix", "--library", folder, "flood#c-2", "--format", "json")
    assert ran.code == 0
    assert ran.err.startswith(f"{links}: ")
    assert len(json.loads(ran.out)["claims"]) == 1


def test_a_claim_that_is_not_there_is_exit_2(program: Program, folder: Path) -> None:
    ran = program("matrix", "--library", folder, "wall#c-7")
    assert (ran.code, ran.out) == (2, "")
    assert "wall#c-7: the brief has no such claim" in ran.err
