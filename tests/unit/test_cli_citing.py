"""Citing from scripts: what the source lacks, templates, other styles, several quotes together."""

from pathlib import Path

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
