"""`briefreader draft`, as it is called."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.brief.lint.linter import lint
from briefreader.brief.verification.document import load
from briefreader.brief.writing.serialise import as_yaml
from briefreader.draft import draft_brief, read_article
from tests.conftest import Program

ARTICLE = """Harbour to stay closed

By Jo Quill

October 28, 2026

The harbour of Quay will stay closed until spring because it is not safe, Ann Lee, the mayor, said on Tuesday.

“We will open it,” Ms. Lee said, “when it is safe.”

The dockers' union denied that the harbour was unsafe.
“We have worked here since 1974,” said Tom Reed, its chairman.

The city closed the harbour twice before, in March 2019 and in 2021.
"""
WORDS = [
    "“", "”", '"', "‘", "’", "'", " said ", " denied that ", "Ann Lee", " Mr. Lee",
    " he ", "The union", ", ", ". ", "\n\n", "1999",
    " last week", "According to ", "Both Kenya and Chad ", "it ",
    "—", "(", ")", " of ", " the ", "?", "!", "\u202e", "\x07", "é", " and ",
]  # fmt: skip


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "harbour.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_the_draft_passes_check_against_the_article(program: Program, article: Path) -> None:
    assert program("draft", "harbour.txt", "--output", "harbour.yaml").code == 0
    checked = program("check", "--strict", "harbour.yaml")
    assert checked.code == 0, checked.out
    assert "error" not in checked.out
    shown = program("show", "harbour.yaml").out
    assert "DRAFT" in shown
    assert "✓ verified (against harbour.txt)" in shown


def test_the_same_bytes_come_on_every_run(article: Path) -> None:
    call = [sys.executable, "-m", "briefreader", "draft", "harbour.txt"]
    runs = {
        subprocess.run(
            call, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_what_was_found_and_what_to_do_next_is_told_beside_the_data(program: Program, article: Path) -> None:
    told = program("draft", "harbour.txt", "--output", "harbour.yaml").err
    assert "1 disputed claim, 2 events" in told
    assert "Missing from the article: publication, URL." in told
    assert "Next: briefreader harbour.yaml" in told


@pytest.mark.parametrize(
    "text",
    [
        "Le maire de la ville a déclaré mardi que le port restait fermé et que les ministres devaient "
        "se réunir au plus vite à Paris. « Nous ne savons rien », a dit Mme Lee.",
        "Der Bürgermeister sagte am Dienstag, dass der Hafen geschlossen bleibe und die Minister sich so "
        "schnell wie möglich treffen müssten. „Wir wissen nichts“, sagte Frau Lee.",
    ],
    ids=["French", "German"],
)
def test_of_an_article_in_another_language_it_warns(program: Program, text: str) -> None:
    assert "not seem to be in English" in program("draft", "-", stdin=text.encode()).err


def test_of_an_english_article_it_does_not(program: Program, article: Path) -> None:
    assert "English" not in program("draft", "harbour.txt").err


def test_json_and_stdin(program: Program, article: Path) -> None:
    ran = program("draft", "-", "--format", "json", stdin=ARTICLE.encode())
    assert json.loads(ran.out)["source"]["csl"]["title"] == "Harbour to stay closed"


def test_explain_tells_rule_and_words_of_each_item(program: Program, article: Path) -> None:
    out = program("draft", "--explain", "harbour.txt").out
    assert "rule: name + said after the quote" in out
    assert "rests on: Ms. Lee said" in out
    assert "denies: dockers' union" in out


@pytest.mark.parametrize("arguments", [("--explain",), (), ("--format", "json")])
def test_what_could_steer_the_terminal_is_shown_as_signs(
    program: Program, arguments: tuple[str, ...]
) -> None:
    hostile = ARTICLE.replace("not safe", "not\x1b]0;owned\x07 safe\u202e").replace(
        "Tom Reed", "Tom\x9b31m Reed"
    )
    ran = program("draft", "-", *arguments, stdin=hostile.encode())
    assert ran.code == 0
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(ran.out + ran.err)


def test_an_existing_file_is_never_overwritten(program: Program, article: Path) -> None:
    ran = program("draft", "harbour.txt", "--output", "harbour.txt")
    assert ran.code == 2
    assert "the file already exists" in ran.err
    assert article.read_text("utf-8") == ARTICLE


def test_without_its_text_a_draft_knows_paragraphs_by_their_hashes(program: Program, article: Path) -> None:
    program("draft", "harbour.txt", "--without-text", "--output", "harbour.yaml")
    assert (
        "stay closed until spring because" not in Path("harbour.yaml").read_text("utf-8").split("summary:")[0]
    )
    assert "✓ verified" in program("show", "harbour.yaml").out


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("nowhere.txt",), "nowhere.txt"),
        ((".",), "a folder"),
        (("harbour.yaml",), "named like a brief"),
        (("harbour.txt", "--date", "2024-02-30"), "is not a date"),
        (("harbour.txt", "--date", "yesterday"), "is not a date"),
        (("-", "--without-text"), "needs the article's file"),
        (("page.html", "--without-text"), "could not be compared"),
        (("harbour.txt", "--output", "no/such/folder.yaml"), "cannot be written"),
    ],
)
def test_wrong_use_gets_one_clear_message(
    program: Program, article: Path, arguments: tuple[str, ...], what: str
) -> None:
    Path("page.html").write_text("<html><body><article><p>It is closed.</p></article></body></html>", "utf-8")
    ran = program("draft", *arguments, stdin=ARTICLE.encode())
    assert (ran.code, ran.out) == (2, "")
    assert what in ran.err
    assert len(ran.err.splitlines()) <= 3


@given(st.lists(st.sampled_from(WORDS), max_size=80).map("".join))
def test_whatever_is_in_an_article_its_draft_has_no_errors(text: str) -> None:
    brief = draft_brief(read_article(f"A headline\n\nIt is closed.\n\nx{text}".encode(), ""))
    data = as_yaml(brief).encode()
    opened = load(data, name="draft.yaml")
    assert opened.brief == brief
    assert [one for one in lint(opened.loaded, data, opened.source) if one.severity == "error"] == []
    states = {opened.verify(quote).state for quote in brief.quotes if quote.spans}
    assert states <= {"consistent", "repaired"}
