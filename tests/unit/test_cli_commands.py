"""What each command prints, and what it ends with."""

import csv
import hashlib
import io
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from briefreader.actions import ACTIONS
from briefreader.brief.reading.load import load
from tests.conftest import Program, Ran

TOO_LONG = "a" * 300
ARTICLE = "The dam\n\n“It is full,” said Ann Lee, the mayor. “We must wait, and not too long.”\n"
BRIEF = """\
brief: "1"
id: dam
title: The dam
source:
  csl: {id: dam, type: article-newspaper, title: The dam is full}
  missing: [author, issued, URL, container-title]
  file: article.txt
  sha256: HASH
text:
  - {role: headline, chars: 7, sha256: HEADLINE}
  - {n: 1, chars: 72, sha256: FIRST}
summary: It is full.
speakers:
  - {id: s-lee, name: Ann Lee, type: person, role: mayor, aliases: [Mayor Lee]}
  - {id: s-board, name: the river board, type: organization}
quotes:
  - id: q-full
    speaker: s-lee
    para: 1
    kind: direct
    spans: [{exact: "It is full,"}]
  - {id: q-board, speaker: s-board, para: 1, kind: indirect, content: The board is silent.}
"""


def sha256(words: str) -> str:
    import hashlib

    return hashlib.sha256(words.encode()).hexdigest()


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A brief with its article beside it."""
    (tmp_path / "article.txt").write_text(ARTICLE)
    path = tmp_path / "dam.yaml"
    text = BRIEF.replace("HASH", sha256(ARTICLE)).replace("HEADLINE", sha256("The dam"))
    path.write_text(text.replace("FIRST", sha256(ARTICLE.split("\n")[2])))
    return path


def data(ran: Ran) -> Any:
    found = json.loads(ran.out)
    assert found["briefreader"] == 1
    return found


# --- show -------------------------------------------------------------------------------------


def test_show_reads_a_brief_from_stdin(program: Program, brief: Path) -> None:
    ran = program("show", "-", stdin=brief.read_bytes())
    assert ran.code == 0
    assert ran.out.startswith("The dam\n")


def test_show_compares_quotes_with_the_article_beside_the_brief(program: Program, brief: Path) -> None:
    assert "✓ verified (against article.txt)" in program("show", brief).out


def test_show_finds_the_article_in_the_folders_of_the_settings(
    program: Program, brief: Path, tmp_path: Path
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "article.txt").rename(tmp_path / "articles" / "a.txt")
    config = tmp_path / "settings.toml"
    config.write_text('sources = ["articles"]\n')
    assert "✓ verified (against a.txt)" in program("show", brief, "--config", config).out


def test_show_prints_the_panes_that_are_named(program: Program, brief: Path) -> None:
    ran = program("show", brief, "--pane", "quotes", "--pane", "notes")
    assert "“It is full,”" in ran.out
    assert "Summary" not in ran.out


def test_show_as_data_has_brief_verification_notes_and_problems(program: Program, brief: Path) -> None:
    program("notes", "add", brief, "q-full", "--text", "call her")
    found = data(program("show", brief, "--format", "json"))
    assert found["brief"]["id"] == "dam"
    assert found["verification"]["q-full"]["basis"] == "source-file"
    assert found["notes"][0]["text"] == "call her"
    assert {problem["severity"] for problem in found["problems"]} <= {"warning", "note"}


def test_show_has_the_notes_beside_their_items(program: Program, brief: Path) -> None:
    program("notes", "add", brief, "q-full", "--text", "call her", "--reviewed")
    shown = program("show", brief).out
    assert shown.count("Note: call her") == 2
    assert "Reviewed: 1 items" in shown
    assert shown.index("“It is full,”") < shown.index("Note: call her")


def test_show_mentions_problems_on_stderr(program: Program, brief: Path) -> None:
    brief.write_text(brief.read_text().replace("kind: direct", "kind: drect"))
    ran = program("show", brief)
    assert ran.code == 0
    assert "briefreader check lists them" in ran.err


def test_show_writes_nothing(program: Program, brief: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    program("show", brief)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "UTF-16"),
        (b"[1, 2", "brief.yaml"),
        (b"", "brief.yaml"),
        (b"just words", "brief.yaml"),
    ],
)
def test_what_is_no_brief_gets_one_clear_message(
    program: Program, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(content)
    ran = program("show", path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) <= 3


def test_an_empty_path_is_not_the_folder_one_stands_in(program: Program) -> None:
    ran = program("show", "")
    assert (ran.code, ran.out) == (2, "")


def test_a_device_is_refused(program: Program) -> None:
    assert program("show", "/dev/null").code == 2


# --- check ------------------------------------------------------------------------------------


def test_check_says_where_what_and_how_to_mend(program: Program, brief: Path) -> None:
    brief.write_text(brief.read_text().replace("kind: direct", "kind: drect"))
    ran = program("check", brief)
    assert ran.code == 1
    line = next(line for line in ran.out.splitlines() if "error" in line)
    assert line.startswith(f"{brief}:20:11: error: quotes[0].kind: ")
    assert "direct" in line
    assert "1 brief: " in ran.err


def test_check_is_content_with_notes_and_warnings_unless_strict(program: Program, brief: Path) -> None:
    text = brief.read_text()
    assert program("check", brief, "--strict").code == 0
    brief.write_text(text + "colour: red\n")
    assert "warning: colour" in program("check", brief).out
    assert program("check", brief).code == 0
    assert program("check", brief, "--strict").code == 1


def test_check_goes_on_after_a_brief_that_can_not_be_read(
    program: Program, brief: Path, tmp_path: Path
) -> None:
    ran = program("check", tmp_path / "none.yaml", brief, "--format", "json")
    assert ran.code == 2
    unread, read = data(ran)["files"]
    assert unread["unreadable"]["what"]
    assert read["verification"]["q-full"]["state"] == "verified"
    assert "2 briefs, 1 cannot be read" in ran.err


def test_check_compares_with_the_article_that_is_named(program: Program, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").rename(tmp_path / "elsewhere.txt")
    ran = program("check", brief, "--source", tmp_path / "elsewhere.txt", "--format", "json")
    assert data(ran)["files"][0]["verification"]["q-full"]["state"] == "verified"


def test_check_finds_a_dropped_word(program: Program, brief: Path) -> None:
    brief.write_text(brief.read_text().replace("It is full,", "It is not full,"))
    ran = program("check", brief)
    assert ran.code == 1
    assert "spans[0]" in ran.out


def test_check_prints_the_attestation(program: Program, brief: Path) -> None:
    ran = program("check", brief, "--stamp", "--reviewer", "Ada")
    assert ran.code == 0
    assert ran.out.startswith("attested:\n")
    assert 'checked_by: "Ada"' in ran.out
    assert 'checked: "2026-11-24"' in ran.out


def test_check_stamps_in_place_and_the_quotes_stand_without_the_article(
    program: Program, brief: Path, tmp_path: Path
) -> None:
    assert program("check", brief, "--stamp", "--in-place", "--reviewer", "Ada").code == 0
    (tmp_path / "article.txt").unlink()
    shown = " ".join(program("show", brief).out.split())
    assert "◇ attested (checked against the article by Ada on 2026-11-24, the brief says)" in shown


def test_a_stamp_that_may_not_survive_a_power_cut_is_told_as_written(
    program: Program, brief: Path, no_folder_sync: None
) -> None:
    ran = program("check", brief, "--stamp", "--in-place", "--reviewer", "Ada")
    assert ran.code == 0 and "left as it was" not in ran.err
    assert f"Stamped {brief}\n{brief} may not survive a power cut" in ran.err
    assert "attested:" in brief.read_text("utf-8")


def test_so_is_any_other_new_file(program: Program, tmp_path: Path, no_folder_sync: None) -> None:
    ran = program("new", tmp_path / "new.yaml")
    assert ran.code == 0 and ran.err.count("may not survive a power cut") == 1
    assert "Wrote" in ran.err and (tmp_path / "new.yaml").exists()


def test_check_stamps_nothing_that_was_not_found(program: Program, brief: Path) -> None:
    brief.write_text(brief.read_text().replace("It is full,", "It was full,"))
    before = brief.read_text()
    ran = program("check", brief, "--stamp", "--in-place")
    assert ran.code == 1
    assert "q-full" in ran.err
    assert brief.read_text() == before


def test_check_stamps_nothing_without_the_article(program: Program, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").unlink()
    ran = program("check", brief, "--stamp")
    assert ran.code == 2
    assert "--source FILE" in ran.err


@pytest.mark.parametrize(
    "arguments", [("{}", "{}", "--stamp"), ("{}", "--in-place"), ("-", "--stamp", "--in-place"), ()]
)
def test_check_refuses_options_that_make_no_sense(
    program: Program, brief: Path, arguments: tuple[str, ...]
) -> None:
    assert program("check", *(argument.format(brief) for argument in arguments)).code == 2


# --- new --------------------------------------------------------------------------------------


def test_a_new_brief_is_valid_and_named_after_its_file(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "2024 Hafen-Streik.yaml"
    assert program("new", path).code == 0
    ran = program("check", path)
    assert ran.code == 0
    assert "warning" not in ran.out
    assert load(path).brief.id == "brief-2024-hafen-streik"
    assert "# direct:" in path.read_text()


HARBOUR = """\
Harbour: closed

By Jo Quill

It stays closed, Ann Lee said. “It’s not safe,” she said.

Read more

The end.
"""


def test_a_brief_begins_with_the_citation_and_the_numbered_text_of_an_article(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(HARBOUR)
    path = tmp_path / "harbour.yaml"
    ran = program("new", path, "--article", tmp_path / "a.txt")
    assert ran.code == 0 and "Missing from the article: date" in ran.err
    brief = load(path).brief
    assert (brief.id, brief.title, brief.source.file) == ("harbour", "Harbour: closed", "a.txt")
    assert brief.source.sha256 == hashlib.sha256(HARBOUR.encode()).hexdigest()
    assert [one.place for one in brief.text] == ["headline", "byline", 1, "furniture", 2]
    assert 'title: "Harbour: closed"' in path.read_text() and "\nquotes:" in path.read_text()
    assert program("check", path).code == 0
    assert program("new", path, "--article", tmp_path / "a.txt").code == 2


def test_the_examples_in_the_comments_of_a_begun_brief_are_valid(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARBOUR)
    path = tmp_path / "harbour.yaml"
    program("new", path, "--article", tmp_path / "a.txt")
    path.write_text(path.read_text().replace("\n#  ", "\n  "))
    (problems,) = (each["problems"] for each in data(program("check", path, "--format", "json"))["files"])
    # Its words are those of another article.
    assert {problem["code"] for problem in problems} == {"span-not-found", "end-left-out"}


def test_without_its_text_a_begun_brief_has_the_hashes_of_its_paragraphs(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(HARBOUR)
    path = tmp_path / "harbour.yaml"
    assert program("new", path, "--article", tmp_path / "a.txt", "--without-text").code == 0
    assert all(one.text is None and one.sha256 for one in load(path).brief.text)
    assert "Ann Lee said" not in path.read_text() and program("check", path).code == 0
    page = tmp_path / "a.html"
    page.write_text(f"<title>Harbour</title><p>{HARBOUR}</p>" * 3)
    ran = program("new", tmp_path / "b.yaml", "--article", page, "--without-text")
    assert ran.code == 2 and "without its text" in ran.err


def test_different_names_give_different_ids(program: Program, tmp_path: Path) -> None:
    names = ("2019-story", "2020-story", "story", "story!", "!", "?", "a" * 70, "a" * 71, "日本", "Über")
    for name in names:
        assert program("new", tmp_path / f"{name}.yaml").code == 0
    ids = [load(tmp_path / f"{name}.yaml").brief.id for name in names]
    assert len(set(ids)) == len(names) and ids[:3] == ["brief-2019-story", "brief-2020-story", "story"]


def test_new_never_overwrites(program: Program, brief: Path) -> None:
    before = brief.read_text()
    ran = program("new", brief)
    assert ran.code == 2
    assert "already" in ran.err
    assert brief.read_text() == before


@pytest.mark.parametrize("name", ["none/brief.yaml", "brief.json", "brief"])
def test_new_says_why_it_can_not_write(program: Program, tmp_path: Path, name: str) -> None:
    ran = program("new", tmp_path / name)
    assert ran.code == 2
    assert not (tmp_path / name).exists()


# --- quotes and cite --------------------------------------------------------------------------


def test_quotes_are_printed_with_their_citation(program: Program, brief: Path) -> None:
    ran = program("quotes", brief)
    assert ran.code == 0
    first, second = ran.out.splitlines()
    assert first == "“It is full” — Ann Lee, mayor, quoted in “The dam is full,” n.d., para. 1."
    assert second.startswith("the river board: The board is silent (paraphrase), in “The dam")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--speaker", "lee"), 1),
        (("--speaker", "s-board"), 1),
        (("--speaker", "BOARD"), 1),
        (("--kind", "indirect"), 1),
        (("--kind", "partial"), 0),
        (("--id", "q-board", "--id", "q-full"), 2),
        (("--id", "q-board", "--speaker", "lee"), 0),
    ],
)
def test_quotes_can_be_chosen(program: Program, brief: Path, options: tuple[str, ...], count: int) -> None:
    ran = program("quotes", brief, *options)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == count


@pytest.mark.parametrize("typed", ["Zoe\u0308", "zoe", "STRAUSS", "o'neil"])
def test_a_speaker_is_found_whatever_the_form_of_the_name(program: Program, brief: Path, typed: str) -> None:
    brief.write_text(brief.read_text().replace("name: Ann Lee", "name: Zoë O’Neil Strauß"))
    ran = program("quotes", brief, "--speaker", typed)
    assert ran.code == 0 and "It is full" in ran.out


def test_a_speaker_is_not_found_in_the_middle_of_a_word(program: Program, brief: Path) -> None:
    ran = program("quotes", brief, "--speaker", "ee")
    assert ran.code == 2
    assert "no speaker fits “ee”" in ran.err


def test_a_quote_without_a_truthful_citation_is_left_out_with_the_reason(
    program: Program, brief: Path
) -> None:
    brief.write_text(brief.read_text().replace("speaker: s-lee", "speaker: s-nobody"))
    ran = program("quotes", brief)
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1
    assert "q-full: the brief does not say who s-nobody is" in ran.err


def test_an_unknown_quote_gets_the_nearest(program: Program, brief: Path) -> None:
    ran = program("quotes", brief, "--id", "q-ful")
    assert ran.code == 2
    assert "Did you mean q-full?" in ran.err


def test_an_unverified_quote_says_so_in_words_and_on_stderr(
    program: Program, brief: Path, tmp_path: Path
) -> None:
    (tmp_path / "article.txt").unlink()
    ran = program("quotes", brief, "--id", "q-full")
    assert "unverified" in ran.out
    assert ran.err.startswith("q-full: unverified")


def test_quotes_as_data_have_citation_and_verification(program: Program, brief: Path) -> None:
    quote = data(program("quotes", brief, "--format", "json", "--style", "apa7"))["quotes"][0]
    assert quote["id"] == "q-full"
    assert quote["speakers"] == ["Ann Lee"]
    assert quote["verification"]["state"] == "verified"
    assert quote["cited"].startswith("Ann Lee, mayor, said")


@pytest.mark.parametrize(
    ("options", "beginning"),
    [
        ((), "“The dam is full,” n.d."),
        (("--style", "apa7"), "*The dam is full*. (n.d.)."),
        (("--format", "bibtex"), "@misc{"),
        (("--format", "html"), "<p>"),
    ],
)
def test_cite_prints_the_reference_alone(
    program: Program, brief: Path, options: tuple[str, ...], beginning: str
) -> None:
    ran = program("cite", brief, *options)
    assert ran.code == 0
    assert ran.out.startswith(beginning)
    assert ran.err == "Missing from the citation: author, date, publication, URL\n"


# --- notes ------------------------------------------------------------------------------------


def listed(program: Program, brief: Path) -> list[dict[str, Any]]:
    briefs = data(program("notes", "list", brief, "--format", "json"))["briefs"]
    return briefs[0]["notes"] if briefs else []


def test_all_that_is_added_at_once_is_there(program: Program, brief: Path) -> None:
    options = ("--text", "call her", "--tag", "water", "--tag", "town hall", "--bookmark", "--reviewed")
    grade = ("--reliability", "B", "--credibility", "2", "--verdict", "supported", "--likelihood", "likely")
    ran = program(
        "notes", "add", brief, "q-full", *options, *grade, "--confidence", "low", "--comment", "why"
    )
    assert ran.code == 0
    note, tags, bookmark, review = listed(program, brief)
    assert note["text"] == "call her"
    assert tags["tags"] == ["water", "town hall"]
    assert bookmark["kind"] == "bookmark"
    assert (review["state"], review["reliability"], review["credibility"]) == ("reviewed", "B", "2")
    assert (review["verdict"], review["likelihood"], review["scale"]) == ("supported", "likely", "icd203")
    assert (review["confidence"], review["comment"]) == ("low", "why")
    assert [line.split()[0] for line in ran.out.splitlines()] == [
        entry["id"] for entry in (note, tags, bookmark, review)
    ]


def test_tags_are_added_to_those_that_are_there(program: Program, brief: Path) -> None:
    program("notes", "add", brief, "q-full", "--tag", "one")
    program("notes", "add", brief, "q-full", "--tag", "two", "--tag", "One")
    assert listed(program, brief)[0]["tags"] == ["one", "two"]


def test_a_bookmark_that_is_there_stays(program: Program, brief: Path) -> None:
    program("notes", "add", brief, "q-full", "--bookmark")
    assert program("notes", "add", brief, "q-full", "--bookmark").code == 0
    assert len(listed(program, brief)) == 1


def test_a_review_can_be_taken_back(program: Program, brief: Path) -> None:
    program("notes", "add", brief, "q-full", "--reviewed")
    program("notes", "add", brief, "q-full", "--unreviewed")
    assert listed(program, brief) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("q-ful", "--text", "x"), "Did you mean q-full?"),
        (("q-full",), "Nothing to add"),
        (("q-full", "--verdict", "nonsense"), "The verdicts: supported"),
        (("q-full", "--likelihood", "perhaps"), "perhaps"),
        (("q-full", "--reliability", "G"), "'G' is not one of"),
        (("q-full", "--text", " "), ""),
    ],
)
def test_what_can_not_be_added_is_refused_with_a_reason(
    program: Program, brief: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = program("notes", "add", brief, *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert listed(program, brief) == []


def test_notes_are_those_of_the_reviewer(program: Program, brief: Path) -> None:
    program("notes", "add", brief, "q-full", "--text", "mine", "--reviewer", "Ada")
    assert "mine" in program("notes", "list", brief, "--reviewer", "Ada").out
    assert "No notes" in program("notes", "list", brief, "--reviewer", "Bo").err


@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_notes_are_listed_by_item_with_their_ids(program: Program, brief: Path, format_name: str) -> None:
    program("notes", "add", brief, "q-full", "--text", "call her")
    ran = program("notes", "list", brief, "--format", format_name)
    assert "Quote q-full: “It is full,”" in ran.out
    assert "Note: call her" in ran.out
    assert listed(program, brief)[0]["id"] in ran.out


def test_notes_of_a_folder_are_listed_by_brief(program: Program, brief: Path, tmp_path: Path) -> None:
    program("notes", "add", brief, "q-full", "--text", "call her")
    assert "The dam" in program("notes", "list", tmp_path).out


def test_a_note_whose_item_is_gone_is_listed_first(program: Program, brief: Path) -> None:
    program("notes", "add", brief, "q-full", "--text", "one")
    program("notes", "add", brief, "q-board", "--text", "two")
    brief.write_text(brief.read_text().replace("q-board", "q-other"))
    said = program("notes", "list", brief).out
    assert said.index("q-board: no longer in the brief") < said.index("q-full")


@pytest.mark.parametrize("text", ["=1+1", "  =1+1", "@x", "+1", "-1", "＝1", "\t=1"])
def test_no_cell_of_a_table_is_a_formula(program: Program, brief: Path, text: str) -> None:
    program("notes", "add", brief, "q-full", "--bookmark")
    brief.write_text(brief.read_text().replace("It is full,", text.replace("\t", "\\t")))
    rows = list(csv.DictReader(io.StringIO(program("notes", "list", brief, "--format", "csv").out)))
    assert len(rows) == 1
    assert not any((value or "").lstrip().startswith(tuple("=+-@＝")) for value in rows[0].values())


def test_an_entry_is_removed_by_the_beginning_of_its_id(program: Program, brief: Path) -> None:
    program("notes", "add", brief, "q-full", "--text", "one")
    program("notes", "add", brief, "q-full", "--bookmark")
    entry = listed(program, brief)[0]["id"]
    ran = program("notes", "remove", brief, entry[:10])
    assert ran.code == 0
    assert "Note: one" in ran.err
    assert [each["kind"] for each in listed(program, brief)] == ["bookmark"]


def test_removing_what_is_not_there_or_not_clear_is_refused(program: Program, brief: Path) -> None:
    for _ in range(17):  # two of them begin alike
        program("notes", "add", brief, "q-full", "--text", "one")
    assert "you have no entry “zz”" in program("notes", "remove", brief, "zz").err
    ran = program("notes", "remove", brief, "")
    assert ran.code == 2
    assert "17 entries begin with" in ran.err
    assert len(listed(program, brief)) == 17


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_that_may_not_write_ends_with_3(program: Program, brief: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    ran = program("notes", "add", brief, "q-full", "--text", "x", "--notes", folder)
    assert ran.code == 3


def test_a_store_that_refuses_ends_with_3_and_says_why(program: Program, brief: Path) -> None:
    program("notes", "add", brief, "q-full", "--text", "x")
    text = brief.read_text().replace("title: The dam\n", "title: Another\n")
    brief.write_text(text.replace(f"  sha256: {sha256(ARTICLE)}\n", ""))
    ran = program("notes", "add", brief, "q-full", "--text", "y")
    assert ran.code == 3
    assert "another brief" in ran.err
    assert len(ran.err.splitlines()) <= 3


def test_the_folder_that_nobody_named_is_private(
    program: Program, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFREADER_NOTES")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    program("notes", "add", brief, "q-full", "--text", "x")
    from briefreader.base.paths import default_notes_folder

    folder = default_notes_folder()
    assert folder.is_relative_to(tmp_path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


# --- schema, keys, doctor -----------------------------------------------------------------------


def test_schema_is_a_json_schema(program: Program) -> None:
    ran = program("schema")
    assert ran.code == 0
    assert json.loads(ran.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_every_command_is_in_the_table_of_keys(program: Program, format_name: str) -> None:
    ran = program("keys", "--format", format_name)
    for command in ACTIONS:
        assert command.id in ran.out


def test_keys_as_data_are_names_that_a_keymap_takes(program: Program) -> None:
    commands = {each["id"]: each for each in data(program("keys", "--format", "json"))["commands"]}
    assert commands["down"]["keys"] == ["j", "down"]


def test_keys_are_those_of_the_own_keymap(program: Program, tmp_path: Path) -> None:
    config = tmp_path / "settings.toml"
    config.write_text('[keymap]\nzoom = "f12"\n')
    ran = program("keys", "--config", config)
    assert next(line for line in ran.out.splitlines() if " zoom " in line).split()[0] == "F12"


def test_doctor_tells_what_works_and_why_the_rest_does_not(program: Program) -> None:
    ran = program("doctor", "--reviewer", "Ada")
    assert ran.code == 0
    assert "✗ not available: screen (stdin is not a terminal)" in ran.out
    assert "✓ works: reviewer (Ada)" in ran.out
    assert {each["area"] for each in data(program("doctor", "--format", "json"))["findings"]} == {
        "program",
        "terminal",
        "clipboard",
        "notes",
        "settings",
    }


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('revewer = "x"\n', "revewer"),
        ('[keymap]\nnone = "w"\n', "there is no action none"),
        ('[keymap]\nzoom = "y"\n', "y is the key of both"),
        ("not toml", "Not TOML"),
    ],
)
def test_doctor_finds_what_is_wrong_with_the_settings(
    program: Program, tmp_path: Path, settings: str, said: str
) -> None:
    config = tmp_path / "settings.toml"
    config.write_text(settings)
    ran = program("doctor", "--config", config)
    assert ran.code == 1
    assert said in ran.out


def test_doctor_changes_nothing(program: Program, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    program("doctor")
    assert sorted(tmp_path.rglob("*")) == before


def test_check_says_how_to_go_on_after_what_can_not_be_read(program: Program, tmp_path: Path) -> None:
    assert program("check", tmp_path / "none.yaml").err.splitlines()[0].endswith("Check the path.")


def test_an_unknown_quote_without_a_near_one_gets_the_way_to_the_list(program: Program, brief: Path) -> None:
    assert "briefreader show --pane quotes" in program("quotes", brief, "--id", "zzz").err


@pytest.mark.parametrize("command", [(), ("show",), ("check",), ("quotes",), ("cite",), ("notes", "list")])
def test_a_name_too_long_for_the_disk_is_told(
    program: Program, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ran = program(*command, tmp_path / TOO_LONG)
    assert ran.code == 2
    assert "File name too long" in ran.err


def test_a_notes_folder_that_can_not_be_looked_at_is_refused(
    program: Program, brief: Path, tmp_path: Path
) -> None:
    notes = ("--notes", tmp_path / TOO_LONG)
    ran = program("notes", "add", brief, "q-full", "--text", "x", *notes)
    assert ran.code == 3
    assert "Name another folder: --notes DIR." in ran.err
    assert program("show", brief, *notes).code == 0
    doctor = data(program("doctor", "--format", "json", *notes))
    assert {"your notes": False}.items() <= {one["name"]: one["works"] for one in doctor["findings"]}.items()
