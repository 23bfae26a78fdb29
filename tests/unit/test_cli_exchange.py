"""`briefreader notes export` and `notes import`, as scripts use them."""

import csv
import importlib
import io
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from briefreader.notes import Reviewer, Store, disk
from briefreader.notes.annotation_file import MAX_BYTES
from tests.conftest import Program, Ran
from tests.exchanging import ADDRESS, BRIEF, NOW, SUBJECT, annotation
from tests.web_annotation import complaints, dropped

markdown_it = importlib.import_module("markdown_it")
jsonld = importlib.import_module("pyld.jsonld")

HOSTILE = "# Not a heading\n<script>x</script> [x](http://x.example) *x* `x`\x1b[31m"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "dam.yaml"
    path.write_text(BRIEF)
    return path


@pytest.fixture
def noted(program: Program, brief: Path) -> Path:
    """A brief with a note, tags, a bookmark and a review."""
    program("notes", "add", brief, "c-full", "--text", "call her", "--tag", "urgent", "--bookmark")
    program(
        *("notes", "add", brief, "c-full", "--reviewed", "--reliability", "B", "--credibility", "2"),
        *(
            "--verdict",
            "supported",
            "--likelihood",
            "likely",
            "--confidence",
            "low",
            "--comment",
            "two sources",
        ),
    )
    program("notes", "add", brief, "c-silent", "--reviewed")
    return brief


def export(program: Program, path: Path, *options: str | Path) -> str:
    ran = program("notes", "export", path, *options)
    assert ran.code == 0, ran.err
    return ran.out


def import_(program: Program, brief: Path, data: Any, *options: str | Path) -> Ran:
    return program("notes", "import", brief, "-", *options, stdin=json.dumps(data).encode())


def listed(program: Program, brief: Path, *options: str | Path) -> list[dict[str, Any]]:
    briefs = json.loads(program("notes", "list", brief, "--format", "json", *options).out)["briefs"]
    return [entry for each in briefs for entry in each["notes"]]


@pytest.mark.parametrize("command", ["export", "import"])
def test_each_verb_has_help_with_an_example(program: Program, command: str) -> None:
    assert f"Example: briefreader notes {command}" in program("notes", command, "--help").out


# --- export -------------------------------------------------------------------------------------


def test_web_annotations_are_the_first_format(program: Program, noted: Path) -> None:
    found = json.loads(export(program, noted))
    assert complaints(found) == []
    assert dropped(found) == {}
    assert found["total"] == 5


def test_exporting_again_gives_the_same_bytes(program: Program, noted: Path) -> None:
    assert export(program, noted) == export(program, noted)


def test_a_folder_is_exported_as_one_collection_and_comes_back_to_its_briefs(
    program: Program, noted: Path, tmp_path: Path
) -> None:
    (tmp_path / "weir.yaml").write_text(BRIEF.replace("id: dam\n", "id: weir\n", 1))
    program("notes", "add", tmp_path / "weir.yaml", "c-full", "--text", "the other")
    text = export(program, tmp_path)
    assert json.loads(text)["total"] == 6
    elsewhere = ("--notes", tmp_path / "elsewhere")
    (tmp_path / "all.jsonld").write_text(text)
    assert program("notes", "import", tmp_path, tmp_path / "all.jsonld", *elsewhere).code == 0
    assert export(program, tmp_path, *elsewhere) == text


def test_a_file_is_for_its_owner_alone_and_never_overwritten(
    program: Program, noted: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonld"
    assert export(program, noted, "--output", out) == ""
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert out.read_text() == export(program, noted)

    out.write_text("mine")
    ran = program("notes", "export", noted, "--output", out)
    assert (ran.code, out.read_text()) == (2, "mine")
    assert "the file already exists" in ran.err


def test_a_link_to_nowhere_is_not_followed(program: Program, noted: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    assert program("notes", "export", noted, "--output", tmp_path / "link").code == 2
    assert not (tmp_path / "target").exists()


def test_no_quoted_text_is_for_web_annotations_alone(program: Program, noted: Path) -> None:
    assert "The dam" not in export(program, noted, "--no-quoted-text")
    ran = program("notes", "export", noted, "--no-quoted-text", "--format", "csv")
    assert ran.code == 2
    assert "--no-quoted-text" in ran.err


def test_no_notes_are_said_so(program: Program, brief: Path) -> None:
    ran = program("notes", "export", brief)
    assert (ran.code, json.loads(ran.out)["total"], ran.err) == (0, 0, "No notes.\n")


def test_a_note_whose_item_is_gone_is_exported_as_an_orphan(program: Program, noted: Path) -> None:
    noted.write_text(BRIEF.replace("c-full", "c-fuller"))
    found = json.loads(export(program, noted))["first"]["items"]
    assert [item["target"].get("orphaned") for item in found if item["kind"] == "note"] == [True]


def test_markdown_can_not_be_forged(program: Program, brief: Path) -> None:
    brief.write_text(BRIEF.replace("The lake has no room left.", json.dumps(HOSTILE)))
    program(
        "notes", "add", brief, "c-full", "--text", HOSTILE, "--tag", "<b>", "--tag", "[x](http://x.example)"
    )
    text = export(program, brief, "--format", "markdown")
    tokens = markdown_it.MarkdownIt("gfm-like", {"html": True}).parse(text)
    inline = [child.type for token in tokens for child in token.children or ()]
    assert set(inline) <= {"text", "softbreak", "hardbreak", "text_special"}
    assert [token.type for token in tokens].count("heading_open") == 2
    assert not {token.type for token in tokens} & {
        "html_block",
        "code_block",
        "fence",
        "blockquote_open",
        "hr",
    }
    words = "".join(child.content for token in tokens for child in token.children or ())
    assert words.count("# Not a heading <script>x</script> [x](http://x.example) *x* `x`<ESC>[31m") == 2


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_cell_of_csv_is_a_formula(program: Program, brief: Path, formula: str) -> None:
    brief.write_text(BRIEF.replace("The lake has no room left.", json.dumps(formula)), "utf-8")
    program("notes", "add", brief, "c-full", "--text", formula)
    (row,) = csv.DictReader(io.StringIO(export(program, brief, "--format", "csv")))
    assert row["item says"].startswith("'")
    assert row["entry"] == f"Note: {formula}"


# --- drafts of ClaimReview ------------------------------------------------------------------------


def test_reviewed_claims_with_a_verdict_become_drafts(program: Program, noted: Path) -> None:
    (draft,) = json.loads(export(program, noted, "--format", "claim-review"))["@graph"]
    assert (draft["@type"], draft["creativeWorkStatus"]) == ("ClaimReview", "Draft")
    assert draft["name"].startswith("Draft")
    assert draft["claimReviewed"] == "The lake has no room left."
    assert draft["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "supported",
        "ratingExplanation": "two sources",
    }
    claim = draft["itemReviewed"]
    assert claim["author"] == [{"@type": "Person", "name": "Ann Lee"}]
    assert claim["appearance"] == {"@type": "NewsArticle", "headline": "The dam is full", "url": ADDRESS}


def test_nothing_is_made_up_in_a_draft(program: Program, noted: Path) -> None:
    (draft,) = json.loads(export(program, noted, "--format", "claim-review"))["@graph"]
    assert not {"url", "datePublished"} & set(draft)
    assert not {"ratingValue", "bestRating", "worstRating"} & set(draft["reviewRating"])


def test_what_a_draft_lacks_and_who_has_none_is_told(program: Program, noted: Path) -> None:
    long = "The lake has no room left, and has had none since the first of the spring floods."
    noted.write_text(BRIEF.replace("The lake has no room left.", long))
    program("notes", "add", noted, "c-full", "--reviewed")  # of the words as they are
    ran = program("notes", "export", noted, "--format", "claim-review")
    assert "c-full: to fill in: url, datePublished, itemReviewed.appearance.datePublished" in ran.err
    assert f"c-full: the claim has {len(long)} characters" in ran.err
    assert "dam: no draft, reviewed without a verdict: c-silent" in ran.err
    assert "Drafts: 1. Nothing is published." in ran.err
    assert json.loads(ran.out)["@graph"][0]["claimReviewed"] == long


def test_a_claim_that_is_not_reviewed_has_no_draft(program: Program, brief: Path) -> None:
    program("notes", "add", brief, "c-full", "--unreviewed", "--verdict", "supported")
    ran = program("notes", "export", brief, "--format", "claim-review")
    assert json.loads(ran.out)["@graph"] == []
    assert "dam: no draft, not reviewed: c-full, c-silent" in ran.err


def test_a_draft_is_whole_after_expansion(program: Program, noted: Path) -> None:
    found = json.loads(export(program, noted, "--format", "claim-review"))
    vocabulary = {"@context": {"@vocab": "https://schema.org/"}}
    loader = {"contextUrl": None, "documentUrl": "", "document": vocabulary}
    (expanded,) = jsonld.expand(found, {"documentLoader": lambda *_: loader})
    assert len([key for key in expanded if key.startswith("https://schema.org/")]) == len(
        [key for key in found["@graph"][0] if not key.startswith("@")]
    )


# --- import -------------------------------------------------------------------------------------


def test_notes_go_to_another_reviewer_and_out_again_with_the_same_bytes(
    program: Program, noted: Path, tmp_path: Path
) -> None:
    text = export(program, noted)
    ben = ("--notes", tmp_path / "other", "--reviewer", "Ben")
    ran = program("notes", "import", noted, "-", *ben, stdin=text.encode())
    assert (ran.code, ran.err) == (0, "5 added.\n")
    assert export(program, noted, *ben) == text


@pytest.mark.parametrize(
    "words",
    [
        ("notes", "list"),
        ("notes", "list", "--all-reviewers"),
        ("show",),
        ("notes", "export", "--format", "markdown"),
    ],
)
def test_a_note_of_somebody_else_is_told_with_its_writer(
    program: Program, brief: Path, words: tuple[str, ...]
) -> None:
    eve = annotation(exact="The valley waits", bodyValue="The mayor lies.", creator={"name": "Eve Stone"})
    import_(program, brief, eve)
    printed = program(*words, brief).out
    assert "Note by Eve Stone: “The valley waits”: The mayor lies." in printed.replace("\\", "")


def test_importing_twice_changes_nothing_and_says_so(program: Program, noted: Path) -> None:
    text = export(program, noted).encode()
    ran = program("notes", "import", noted, "-", stdin=text)
    assert (ran.code, ran.err) == (0, "5 already here. Nothing changed.\n")


def test_a_rehearsal_writes_nothing(program: Program, noted: Path, tmp_path: Path) -> None:
    elsewhere = ("--notes", tmp_path / "elsewhere")
    text = export(program, noted).encode()
    ran = program("notes", "import", noted, "-", "--dry-run", *elsewhere, stdin=text)
    assert (ran.code, ran.err) == (0, "Without --dry-run: 5 added. Nothing was written.\n")
    assert not (tmp_path / "elsewhere").exists()


def test_what_was_not_taken_is_told_and_the_rest_is_taken(program: Program, brief: Path) -> None:
    good, bad = (
        annotation(exact="The valley waits", bodyValue="For whom?"),
        annotation(id="http://x.y/2\x1b[31m"),
    )
    ran = import_(program, brief, [bad, good, 7])
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "stdin: annotation 1 (http://x.y/2<ESC>[31m): skipped: it is about no words, "
        "and says nothing of its own",
        "stdin: annotation 3: skipped: it is not an object",
        "1 added, 2 skipped or incomplete.",
    ]
    (note,) = listed(program, brief)
    assert (note["item"], note["text"]) == ("p2", "For whom?")


def test_what_has_no_place_is_kept_and_told(program: Program, brief: Path) -> None:
    ran = import_(program, brief, annotation(exact="No such words", bodyValue="Hm."))
    assert (ran.code, ran.err) == (0, "1 added, 1 without a place in the brief.\n")
    assert "“No such words”: Hm." in program("notes", "list", brief).out


def test_what_the_store_has_no_room_for_is_told(program: Program, noted: Path, tmp_path: Path) -> None:
    ben = ("--notes", tmp_path / "other", "--reviewer", "Ben")
    program("notes", "add", noted, "c-full", "--bookmark", *ben)
    ran = program("notes", "import", noted, "-", *ben, stdin=export(program, noted).encode())
    assert ran.code == 1
    assert "skipped: c-full has a bookmark already" in ran.err
    assert "4 added, 1 skipped" in ran.err


def test_an_import_is_one_action_of_its_reviewer(program: Program, noted: Path, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    text = export(program, noted).encode()
    program("notes", "import", noted, "-", "--notes", folder, "--reviewer", "Ben", stdin=text)
    card = json.loads(next(folder.glob("*/reviewer.json")).read_text())
    reviewer = Reviewer("Ben", next(folder.glob("ben-*")).name, card["id"])
    store = Store(folder, reviewer, lambda: NOW, private=False)
    with store.edit(SUBJECT) as edit:
        edit.undo()
    assert store.read(SUBJECT).entries == ()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{", "not valid JSON"),
        (b'{"id": 1, "id": 2}', "a key appears twice"),
        (b"[" * 200_000, "nested too deep"),
        (b"\x80", "not UTF-8"),
        (b"7", "holds no annotations"),
    ],
)
def test_a_file_that_is_no_annotations_changes_nothing(
    program: Program, noted: Path, tmp_path: Path, data: bytes, what: str
) -> None:
    before = listed(program, noted)
    (tmp_path / "bad.json").write_bytes(data)
    ran = program("notes", "import", noted, tmp_path / "bad.json")
    assert ran.code == 1
    assert what in ran.err
    assert len(ran.err.splitlines()) == 2
    assert listed(program, noted) == before


def test_a_file_that_is_too_large_is_not_even_read(program: Program, brief: Path, tmp_path: Path) -> None:
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    ran = program("notes", "import", brief, tmp_path / "huge.json")
    assert (ran.code, "larger than 64 MiB" in ran.err) == (1, True)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: None])
def test_what_is_no_file_can_not_be_read(program: Program, brief: Path, tmp_path: Path, make: Any) -> None:
    make(tmp_path / "no-file")
    assert program("notes", "import", brief, tmp_path / "no-file").code == 2


def test_only_one_of_the_two_can_be_stdin(program: Program) -> None:
    assert program("notes", "import", "-", "-").code == 2


def test_a_store_that_refuses_ends_with_3_and_keeps_what_it_had(program: Program, noted: Path) -> None:
    text = export(program, noted).encode()
    noted.write_text(BRIEF.replace("title: The dam\n", "title: A weir\n", 1))
    ran = program("notes", "import", noted, "-", stdin=text)
    assert ran.code == 3
    assert "belong to “The dam”" in ran.err
    noted.write_text(BRIEF)
    assert export(program, noted).encode() == text


def test_more_than_a_file_of_notes_can_hold_is_refused_whole(
    program: Program, noted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = export(program, noted)
    monkeypatch.setattr(disk, "LARGEST", 4_000)
    elsewhere = ("--notes", tmp_path / "elsewhere")
    ran = program("notes", "import", noted, "-", *elsewhere, stdin=text.encode())
    assert ran.code == 3
    assert "too much for one file of notes" in ran.err
    assert listed(program, noted, *elsewhere) == []


def test_notes_that_can_not_be_read_are_not_exported_as_none(program: Program, noted: Path) -> None:
    noted.write_text(BRIEF.replace("title: The dam\n", "title: A weir\n", 1))
    ran = program("notes", "export", noted)
    assert (ran.code, json.loads(ran.out)["total"]) == (3, 0)
    assert "were written for “The dam”" in ran.err
