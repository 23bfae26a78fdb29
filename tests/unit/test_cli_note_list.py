"""`briefreader notes list`: one's notes found again, those of others, and where they differ."""

import csv
import io
import json
import os
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Program

BRIEF = """\
brief: "1"
id: {id}
title: {title}
source: {{csl: {{id: x, type: report, title: T}}}}
summary: S
claims:
  - id: c-one
    text: The first claim.
    status: single-source
    positions: [{{stance: asserts, party: p, evidence: not-stated}}]
  - id: c-two
    text: The second claim.
    status: single-source
    positions: [{{stance: asserts, party: p, evidence: not-stated}}]
"""


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "dam.yaml"
    path.write_text(BRIEF.format(id="dam", title="The dam"))
    return path


def listed(program: Program, *arguments: str | Path) -> list[dict[str, Any]]:
    ran = program("notes", "list", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)["briefs"]
    return found


def items(program: Program, *arguments: str | Path) -> list[tuple[str, str]]:
    return [(note["kind"], note["item"]) for one in listed(program, *arguments) for note in one["notes"]]


@pytest.fixture
def noted(program: Program, brief: Path) -> Path:
    program("notes", "add", brief, "c-one", "--text", "Ask the ministry", "--tag", "urgent")
    program("notes", "add", brief, "c-two", "--reviewed", "--verdict", "false", "--comment", "no Sluice")
    return brief


def test_a_note_that_may_not_survive_a_power_cut_is_told_as_kept(
    program: Program, brief: Path, no_folder_sync: None
) -> None:
    ran = program("notes", "add", brief, "c-one", "--text", "kept")
    assert ran.code == 0 and ran.err == (
        "The change may not survive a power cut: this file system cannot sync folders\n"
    )
    assert items(program, brief) == [("note", "c-one")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--tag", "urgent"], [("note", "c-one"), ("tags", "c-one")]),
        (["--tag", "#URGENT", "--kind", "note"], [("note", "c-one")]),
        (["--kind", "review"], [("review", "c-two")]),
        (["--kind", "tags", "--kind", "review"], [("tags", "c-one"), ("review", "c-two")]),
        (["--text", "MINISTRY"], [("note", "c-one")]),
        (["--text", "sluice"], [("review", "c-two")]),
        (["--text", "sluice", "--tag", "urgent"], []),
        (["--since", "2026-11-24"], [("note", "c-one"), ("tags", "c-one"), ("review", "c-two")]),
        (["--since", "2026-11-25"], []),
    ],
)
def test_options_leave_what_fits_all_of_them(
    program: Program, noted: Path, options: list[str], expected: list[tuple[str, str]]
) -> None:
    assert items(program, noted, *options) == expected


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        (["--text", "café strauss"], ["note"]),
        (["--text", "CAFE"], ["note"]),
        (["--text", "don't"], ["note"]),
        (["--tag", "zoe"], ["note", "tags"]),
        (["--text", "zebra"], []),
    ],
)
def test_words_are_found_whatever_the_form_in_which_they_are_stored(
    options: list[str], kinds: list[str], program: Program, brief: Path
) -> None:
    decomposed = unicodedata.normalize("NFD", "Ask at the Café Strauß, they don\u2032t know")
    program("notes", "add", brief, "c-one", "--text", decomposed, "--tag", "Zoë")
    assert [kind for kind, _ in items(program, brief, *options)] == kinds


@pytest.mark.parametrize(("since", "count"), [("1h", 3), ("7d", 3), ("2w", 3)])
def test_since_takes_a_duration_back_from_now(
    program: Program, noted: Path, since: str, count: int, clock: datetime
) -> None:
    assert len(items(program, noted, "--since", since)) == count


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--since", "yesterday"], "write 2024-10-20"),
        (["--since", "0001-01-01T00:00+14:00"], "too far away"),
        (["--kind", "remark"], "'remark' is not one of"),
    ],
)
def test_what_can_not_be_asked_for_is_told(
    program: Program, noted: Path, options: list[str], said: str
) -> None:
    ran = program("notes", "list", noted, *options)
    assert (ran.code, said in ran.err) == (2, True), ran.err


def test_the_notes_of_others_are_listed_by_name_or_all_at_once(
    program: Program, brief: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program("notes", "add", brief, "c-one", "--text", "from here", "--reviewer", "Ada")
    monkeypatch.setenv("BRIEFREADER_STATE", str(tmp_path / "ben's state"))
    program("notes", "add", brief, "c-one", "--text", "from there", "--reviewer", "Ben")
    monkeypatch.setenv("BRIEFREADER_STATE", str(tmp_path / "carla's state"))

    assert listed(program, brief, "--reviewer", "Carla") == []
    (ada,) = listed(program, brief, "--reviewer", "Ada")
    assert (ada["reviewer"], ada["notes"][0]["text"]) == ("Ada", "from here")
    everybody = listed(program, brief, "--all-reviewers", "--reviewer", "Carla")
    assert [one["reviewer"] for one in everybody] == ["Ada", "Ben"]
    page = program("notes", "list", brief, "--all-reviewers", "--reviewer", "Carla").out
    assert "The dam — Ada" in page
    assert "The dam — Ben" in page


def test_notes_to_briefs_that_have_left_the_library_are_listed_without_a_path(
    program: Program, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text(f'library = "{tmp_path}"\n')
    monkeypatch.setenv("BRIEFREADER_CONFIG", str(settings))
    program("notes", "add", brief, "c-one", "--text", "kept")
    assert "not in the library" not in program("notes", "list").out
    brief.unlink()
    said = program("notes", "list").out
    assert "The dam (this brief is not in the library)" in said
    assert "Note: kept" in said


@pytest.mark.parametrize("command", ["list", "export"])
@pytest.mark.parametrize(("harm", "said"), [("cut", "Notes damaged"), ("pipe", "cannot be read")])
def test_notes_that_can_not_all_be_read_are_told_and_the_exit_code_says_so(
    program: Program, noted: Path, command: str, harm: str, said: str
) -> None:
    (path,) = Path(os.environ["BRIEFREADER_NOTES"]).glob("*/dam-*.json")
    data = path.read_bytes()
    path.unlink()
    if harm == "cut":
        path.write_bytes(data[: len(data) // 2])
    else:
        os.mkfifo(path)
    ran = program("notes", command, noted)
    withheld = (command, harm) == ("export", "pipe")  # an export must not look complete
    assert (ran.code, said in ran.err) == (3 if withheld else 1, True), ran.err


class TestDisagreements:
    @pytest.fixture
    def differing(
        self, program: Program, noted: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> Path:
        """Somebody else holds another verdict on the second claim, for a reason that looks like a formula."""
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("BRIEFREADER_STATE", str(tmp_path / "ben's state"))
            grade = ("--verdict", "supported", "--comment", "=two sources")
            program("notes", "add", noted, "c-two", "--reviewed", *grade, "--reviewer", "Ben")
        return noted

    def test_stand_side_by_side_with_reasons(self, program: Program, differing: Path) -> None:
        said = program("notes", "list", differing, "--disagreements", "--reviewer", "Ada").out
        assert "Claim c-two: The second claim." in said
        assert "differs in: verdict" in said
        assert "Ben: reviewed: verdict supported: =two sources" in said

    def test_are_given_as_data_and_as_a_table_without_formulas(
        self, program: Program, differing: Path
    ) -> None:
        (one,) = listed(program, differing, "--disagreements")
        (found,) = one["disagreements"]
        assert (found["item"], found["fields"]) == ("c-two", ["verdict"])
        assert [opinion["review"]["verdict"] for opinion in found["opinions"]] == ["false", "supported"]
        ran = program("notes", "list", differing, "--disagreements", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(ran.out)))
        assert [(row["review"], row["reason"]) for row in rows] == [
            ("false", "no Sluice"),
            ("supported", "'=two sources"),
        ]

    def test_none_is_said_so(self, program: Program, noted: Path) -> None:
        ran = program("notes", "list", noted, "--disagreements")
        assert (ran.code, ran.out, "No reviews disagree" in ran.err) == (0, "", True)


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u2060"])
def test_a_name_of_which_nothing_is_seen_is_refused(program: Program, brief: Path, name: str) -> None:
    result = program("notes", "add", brief, "c-one", "--text", "x", "--reviewer", name)
    assert result.code == 2
    assert "name" in result.err


@pytest.fixture
def moved(program: Program, brief: Path) -> Path:
    """A brief whose claims have changed their ids since a note was written to one."""
    program("notes", "add", brief, "c-one", "--text", "I doubt this")
    words = brief.read_text("utf-8").replace("first", "\0").replace("second", "first").replace("\0", "second")
    brief.write_text(words, "utf-8")
    return brief


@pytest.mark.parametrize(
    "command",
    [
        ("notes", "list"),
        ("notes", "list", "--format", "csv"),
        ("notes", "list", "--format", "markdown"),
        ("notes", "export", "--format", "markdown"),
        ("show",),
    ],
    ids=" ".join,
)
def test_a_note_under_other_words_is_told_to_be(
    program: Program, moved: Path, command: tuple[str, ...]
) -> None:
    printed = " ".join(program(*command, moved).out.replace("\\", "").split())
    assert "the words have changed: written to" in printed
    assert "these are at c-two now" in printed


def test_a_note_under_other_words_is_marked_for_programs(program: Program, moved: Path) -> None:
    (found,) = json.loads(program("notes", "list", moved, "--format", "json").out)["briefs"]
    assert found["notes"][0]["moved"]["found"] == ["c-two"]
    (target,) = (one["target"] for one in json.loads(program("notes", "export", moved).out)["first"]["items"])
    assert target["moved"]
    bare = json.loads(program("notes", "export", moved, "--no-quoted-text").out)["first"]["items"][0]
    assert "itemBegins" not in bare["target"]


def test_what_was_exported_keeps_the_words_it_was_written_to(
    program: Program, moved: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    exported = tmp_path / "notes.jsonld"
    program("notes", "export", moved, "--output", exported)
    monkeypatch.setenv("BRIEFREADER_NOTES", str(tmp_path / "other notes"))
    program("notes", "import", moved, exported)
    assert "the words have changed" in " ".join(program("notes", "list", moved).out.split())
