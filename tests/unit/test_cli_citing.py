"""Citing from scripts: what the source lacks, templates, other styles, several quotes together."""

from pathlib import Path

import pypandoc
import pytest

from tests.conftest import Program

BRIEF = "north-korea-ukraine.yaml"


@pytest.fixture
def brief(samples: Path) -> str:
    return str(samples / BRIEF)


def test_what_is_added_is_used_from_then_on_and_a_guess_stands_in_brackets(
    program: Program, brief: str
) -> None:
    added = program("cite", brief, "--style", "apa", "--add", "issued=2024-10-16", "--inferred")
    assert "([2024, October 16])." in added.out
    program("cite", brief, "--add", "author=Choe, Sang-Hun; Doe, Jane")
    assert program("cite", brief, "--style", "mla").out.startswith("Choe, Sang-Hun, and Jane Doe. “For")
    assert "[2024, October 16]" in program("cite", brief, "--style", "apa").out
    assert "(n.d.)" in program("cite", brief, "--style", "apa", "--without-added").out
    assert "[2024]" in program("quotes", brief, "--id", "q-data", "--style", "harvard").out


def test_an_empty_value_takes_an_addition_back(program: Program, brief: str) -> None:
    program("cite", brief, "--add", "issued=2024")
    program("cite", brief, "--add", "issued=")
    assert "(n.d.)" in program("cite", brief, "--style", "apa").out


@pytest.mark.parametrize(
    ("addition", "told"),
    [
        ("isued=2024", "Did you mean issued?"),
        ("issued=last week", "Write the date as 2024-10-16"),
        ("issued=2024-13-40", "Write the date as 2024-10-16"),
        ("URL=javascript:alert(1)", "with https://"),
    ],
)
def test_what_can_not_be_added_is_told(program: Program, brief: str, addition: str, told: str) -> None:
    ran = program("cite", brief, "--add", addition)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


@pytest.fixture
def settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFREADER_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").write_text("")
    return tmp_path


def template(settings_folder: Path, name: str, text: str) -> None:
    (settings_folder / "templates").mkdir()
    (settings_folder / "templates" / name).write_text(text)


def test_a_template_puts_escaped_values_where_it_wants_them(
    program: Program, brief: str, settings_folder: Path
) -> None:
    template(settings_folder, "memo.html.jinja", "<b>{{ speaker }}</b> {{ '<' }} {{ para }}")
    ran = program("quotes", brief, "--id", "q-data", "--template", "memo")
    assert ran.out == "<b>Yang Moo-jin</b> &lt; 9\n"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("one\n{{ speeker }}", "memo.jinja:2: there is no field speeker; did you mean speaker?"),
        ("one\n{% if %}", "memo.jinja:2:"),
        ("{{ ''.__class__.__mro__ }}", "memo.jinja"),
        ("{{ 'a' * 10 ** 10 }}", "memo.jinja"),
    ],
)
def test_a_wrong_template_tells_where_and_what(
    wrong: str, told: str, program: Program, brief: str, settings_folder: Path
) -> None:
    template(settings_folder, "memo.jinja", wrong)
    ran = program("quotes", brief, "--id", "q-data", "--template", "memo")
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_several_quotes_together_have_one_reference(program: Program, brief: str) -> None:
    ran = program("quotes", brief, "--speaker", "yang", "--style", "mla", "--together")
    assert ran.out.count("” The New York Times.") == 1
    assert ran.out.count("(qtd. in") == 3


def test_another_style_needs_pandoc_and_says_so(
    program: Program, brief: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = tmp_path / "mine.csl"
    style.write_text("<style/>")
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = program("cite", brief, "--csl", str(style))
    assert ran.code == 2
    assert "pandoc is not installed" in ran.err


STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>A desk's own</title><id>desk</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="&lt;" suffix="&gt;" delimiter="; ">
    <text variable="title" form="short"/><text variable="locator" prefix=" @ "/>
  </layout></citation>
  <bibliography><layout>
    <text variable="container-title" font-style="italic" suffix=": "/><text variable="title"/>
  </layout></bibliography>
</style>
"""
ENTRY = "The New York Times: For North Korea, War in Ukraine Is a Coveted Chance for Military Practice"


@pytest.fixture
def style_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A style of a desk's own, with pandoc alone on the PATH."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "pandoc").symlink_to(pypandoc.get_pandoc_path())
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    path = tmp_path / "desk.csl"
    path.write_text(STYLE)
    return path


def test_a_csl_file_gives_the_reference_in_its_style(program: Program, brief: str, style_file: Path) -> None:
    assert program("cite", brief, "--csl", style_file).out.strip() == ENTRY
    rich = program("cite", brief, "--csl", style_file, "--format", "html").out
    assert "<em>The New York Times</em>: For North Korea" in rich


def test_a_csl_file_cites_quotes_word_for_word_with_one_reference(
    program: Program, brief: str, style_file: Path
) -> None:
    ids = ("--id", "q-minister", "--id", "q-pattern")
    out = program("quotes", brief, *ids, "--csl", style_file).out
    assert "said “highly likely” [on: Two things" in out
    assert "“They don’t seem to like missing opportunities to fight in a war and gain experience” <" in out
    assert out.count(ENTRY) == 1


def test_a_broken_csl_file_is_told(program: Program, brief: str, style_file: Path) -> None:
    style_file.write_text("<style>no style")
    ran = program("cite", brief, "--csl", style_file)
    assert (ran.code, ran.out) == (2, "")
    assert "pandoc refused" in ran.err and "Check the style file" in ran.err


def test_a_format_that_pandoc_does_not_write_is_told(program: Program, brief: str, style_file: Path) -> None:
    ran = program("cite", brief, "--csl", style_file, "--format", "obsidian")
    assert ran.code == 2 and "pandoc does not write obsidian" in ran.err


def test_without_pandoc_a_csl_file_is_refused_plainly(
    program: Program, brief: str, style_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(style_file.parent))
    ran = program("cite", brief, "--csl", style_file)
    assert ran.code == 2 and "pandoc is not installed" in ran.err


# --- what a style has no form for -------------------------------------------------------------

THESIS = """
brief: "1"
id: thesis
title: Dams
source:
  csl:
    id: bell
    type: thesis
    title: The Dams of the North
    author: [{family: Bell, given: Anna Rose}]
    publisher: University of Oslo
    genre: PhD thesis
    number: "7"
    issued: {date-parts: [[2019]]}
summary: Dams.
"""


@pytest.fixture
def thesis(tmp_path: Path) -> Path:
    path = tmp_path / "thesis.yaml"
    path.write_text(THESIS)
    return path


def test_what_a_style_has_no_form_for_is_made_by_pandoc_and_said(
    program: Program, thesis: Path, style_file: Path
) -> None:
    ran = program("cite", thesis, "--style", "apa")
    made = "Bell, A. R. (2019). *The Dams of the North* (Publication No. 7) [PhD thesis]. University of Oslo."
    assert ran.out == f"{made}\n"
    assert "APA 7 here has no form for thesis: made by pandoc with the CSL project’s style" in ran.err


def test_a_note_of_another_kind_is_pandocs_too(program: Program, thesis: Path, style_file: Path) -> None:
    ran = program("cite", thesis, "--style", "oscola")
    assert ran.out.startswith("Bell AR, ‘The Dams of the North’ (PhD thesis, University of Oslo 2019)")


def test_it_is_numbered_as_the_style_numbers(program: Program, thesis: Path, style_file: Path) -> None:
    ran = program("cite", thesis, "--style", "ieee", "--format", "html")
    assert ran.out.startswith("<p>[1] A. R. Bell, “The Dams of the North,” PhD thesis, University of Oslo")


def test_without_pandoc_it_is_refused_with_a_sentence(
    program: Program, thesis: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = program("cite", thesis, "--style", "apa")
    assert (ran.code, ran.out) == (2, "")
    assert "APA 7 here has no form for thesis, and pandoc is not installed" in ran.err
    assert "choose another style or an entry format" in ran.err


def test_the_programs_own_style_cites_anything(program: Program, thesis: Path) -> None:
    ran = program("cite", thesis)
    assert ran.out == "Anna Rose Bell, “The Dams of the North,” University of Oslo, 2019.\n"


def test_capitals_that_are_a_guess_are_told(program: Program, thesis: Path) -> None:
    text = THESIS.replace("The Dams of the North", "Mara Fights Kestrel Dam")
    thesis.write_text(text.replace("type: thesis", "type: report"))
    ran = program("cite", thesis, "--style", "apa")
    assert "*Mara fights kestrel dam* (" in ran.out
    assert "capitals of the title are a guess: check Kestrel" in ran.err
