"""`find` and `index`: what they print, and what their exit codes say."""

import json
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefreader.many_briefs import Library
from tests.conftest import Program
from tests.libraries import brief_text, library


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFREADER_CACHE", str(tmp_path / "cache"))
    speakers = [{"id": "s-lee", "name": "Ada Lee", "type": "person"}]
    quote = {
        "id": "q-gate",
        "speaker": "s-lee",
        "para": 1,
        "kind": "direct",
        "spans": [{"exact": "The gate held"}],
    }
    files = {
        "dam.yaml": brief_text("The dam", handling="TLP:AMBER", speakers=speakers, quotes=[quote]),
        "sub/wall.yaml": brief_text("The wall", date=None, summary="The gate and the wall."),
    }
    return library(tmp_path / "briefs", files)


def test_hits_are_printed_with_who_said_them_and_where_they_stand(program: Program, folder: Path) -> None:
    ran = program("find", "--library", folder, "gate")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Ada Lee: “The gate held”",
        "  2026 · direct · unverified · para. 1 · The dam · TLP:AMBER",
        "  dam.yaml#q-gate",
        "",
        "The gate and the wall.",
        "  no date · summary · The wall",
        "  sub/wall.yaml#*summary",
    ]


def test_hits_are_data_for_programs(program: Program, folder: Path) -> None:
    found = json.loads(program("find", "--library", folder, "speaker:lee", "--format", "json").out)
    assert (found["briefreader"], found["query"], found["complete"], found["total"]) == (
        1,
        "speaker:lee",
        True,
        1,
    )
    (line,) = program("find", "--library", folder, "speaker:lee", "--format", "jsonl").out.splitlines()
    assert json.loads(line) == found["items"][0]
    assert found["items"][0] == {
        "brief": "the-dam",
        "path": "dam.yaml",
        "title": "The dam",
        "revision": None,
        "item": "q-gate",
        "kind": "direct",
        "text": "The gate held",
        "speakers": ["Ada Lee"],
        "passed_on": None,
        "date": "2026",
        "stance": [],
        "verification": found["items"][0]["verification"],
        "para": 1,
        "draft": False,
        "handling": "TLP:AMBER",
    }
    assert found["items"][0]["verification"]["state"] == "unverified"


def test_no_hit_a_mistake_and_a_missing_folder_have_exit_codes_of_their_own(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    assert program("find", "--library", folder, "sluice").code == 1
    wrong = program("find", "--library", folder, "gate", "spaeker:lee")
    assert wrong.code == 2
    assert wrong.err.splitlines() == [
        "gate spaeker:lee",
        "     ^",
        "briefreader: There is no field spaeker. Did you mean speaker?",
    ]
    assert program("find", "--library", tmp_path / "none", "gate").code == 2


def test_hits_are_counted_and_limited(program: Program, folder: Path) -> None:
    assert program("find", "--library", folder, "--count", "gate").out == "2\n"
    ran = program("find", "--library", folder, "--limit", "1", "gate")
    assert "sub/wall.yaml" not in ran.out
    assert ran.err == "2 hits, the first 1 shown: --limit shows more\n"
    assert program("find", "--library", folder, "--count", "date:2026", "gate").out == "1\n"


def test_without_a_cache_every_brief_is_read(
    program: Program, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("BRIEFREADER_CACHE", str(tmp_path / "file"))
    ran = program("find", "--library", folder, "--count", "gate")
    assert (ran.code, ran.out) == (0, "2\n")
    assert "every brief is read instead" in ran.err


def test_a_damaged_index_is_made_anew(program: Program, folder: Path, tmp_path: Path) -> None:
    program("find", "--library", folder, "gate")
    (file,) = (tmp_path / "cache").rglob("*.sqlite")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE items SET item = x'00'")
    connection.close()
    ran = program("find", "--library", folder, "--count", "gate")
    assert (ran.out, ran.err) == ("2\n", "")


def test_on_a_full_disk_every_brief_is_read(program: Program, folder: Path) -> None:
    expected = program("find", "--library", folder, "gate").out
    index = program("index", "--library", folder).out.splitlines()[1]
    Path(index).unlink()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_192, before[1]))
    try:
        ran = program("find", "--library", folder, "gate")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (ran.code, ran.out) == (0, expected)
    assert "The index cannot be used" in ran.err and "every brief is read" in ran.err
    assert program("find", "--library", folder, "gate").err == ""


def test_an_index_serves_its_folder_by_any_path(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("find", "--library", folder, "gate")
    monkeypatch.chdir(folder.parent)
    ran = program("index", "--library", folder.name)
    assert (ran.code, ran.err) == (0, "")


def test_several_folders_are_searched_together(program: Program, folder: Path, tmp_path: Path) -> None:
    other = library(tmp_path / "others", {"tor.yaml": brief_text("The gate")})
    ran = program("find", "--library", folder, "--library", other, "title:gate", "--format", "jsonl")
    assert json.loads(ran.out.splitlines()[0])["path"] == "others/tor.yaml"


def test_the_index_tells_what_it_holds_and_what_has_changed(program: Program, folder: Path) -> None:
    assert program("index", "--library", folder).code == 1  # nothing is indexed yet
    program("find", "--library", folder, "gate")
    assert program("index", "--library", folder, "--check").out.startswith("2 files, 3 items, ")
    (folder / "dam.yaml").unlink()
    ran = program("index", "--library", folder)
    assert (ran.code, ran.err) == (1, f"{folder / 'dam.yaml'}: new, or changed since it was indexed\n")
    assert program("index", "--library", folder, "--rebuild").out.startswith("1 file, 1 item, ")


def test_what_could_not_be_searched_is_told(program: Program, folder: Path, tmp_path: Path) -> None:
    program("find", "--library", folder, "gate")
    (folder / "broken.yaml").write_text("{", "utf-8")
    (file,) = (tmp_path / "cache").rglob("*.sqlite")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ran = program("find", "--library", folder, "--count", "gate")
    other.rollback()
    other.close()
    assert ran.out == "2\n"
    assert ran.err == "The index is being written by another process: hits may be missing.\n"
    ran = program("find", "--library", folder, "--count", "gate")
    assert ran.out == "2\n" and ran.err.startswith(f"{folder / 'broken.yaml'}:1:1: ")


def test_an_index_that_cannot_be_made_is_wrong_use_of_index_alone(
    program: Program, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library(folder, {f"{number}.yaml": brief_text(f"Brief {number}") for number in range(19)})
    ran = program("index", "--library", folder)
    assert ran.err.splitlines()[-1] == "and 1 more file"
    access = Library(folder).access
    assert access.index_file is not None
    with closing(access.index(access.index_file)):
        ran = program("index", "--library", folder, "--rebuild")
    assert (ran.code, ran.out) == (2, "")
    assert "the index cannot be used: another process is using it" in ran.err
    (tmp_path / "file").touch()
    monkeypatch.setenv("BRIEFREADER_CACHE", str(tmp_path / "file"))
    ran = program("index", "--library", folder)
    assert (ran.code, ran.out) == (2, "")
    assert "the index cannot be used: " in ran.err and "Searches read every brief." in ran.err


def test_what_a_query_finds_becomes_a_report(program: Program, folder: Path, tmp_path: Path) -> None:
    ran = program("report", "--query", "gate kind:quote", "--library", folder, "--format", "markdown")
    assert ran.code == 0
    assert "> The gate held" in ran.out and "— Ada Lee" in ran.out
    assert program("report", "--query", "sluice", "--library", folder).code == 1
    assert program("report", "--query", "gate", "--library", folder, folder / "dam.yaml").code == 2


def test_a_remark_on_an_item_of_one_of_several_briefs_names_the_brief(program: Program, folder: Path) -> None:
    dam = (folder / "dam.yaml").read_text("utf-8")
    (folder / "weir.yaml").write_text(
        dam.replace("The dam", "The weir").replace("the-dam", "the-weir"), "utf-8"
    )
    ran = program("report", "--query", "gate kind:quote", "--library", folder)
    assert [line.split(":")[0] for line in ran.err.splitlines()] == [
        "q-gate in the-dam",
        "q-gate in the-weir",
    ]


def test_a_list_of_briefs_counts_one_claim_as_one(program: Program, tmp_path: Path) -> None:
    claim = {
        "id": "c-1",
        "text": "It held.",
        "status": "single-source",
        "positions": [{"stance": "asserts", "party": "a"}],
    }
    library(tmp_path, {"dam.json": brief_text("The dam", claims=[claim])})
    assert "0 contested of 1 claim\n" in program("show", tmp_path).out
