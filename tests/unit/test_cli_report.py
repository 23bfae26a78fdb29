"""`briefreader report`: from the basket, or from named items, to a file."""

import shutil
import zipfile
from pathlib import Path

import pypandoc
import pytest

from briefreader import __version__
from briefreader.base.paths import state_folder
from briefreader.brief.verification.document import load
from briefreader.composition.report import endings_words
from briefreader.notes import Store, Subject, find_reviewer
from briefreader.notes.item_words import ItemWords
from briefreader.notes.state import PrivateState
from tests.conftest import NOW, Program

SAMPLE = "north-korea-ukraine.yaml"
DAM = "sarrow-dam-r2.yaml"


@pytest.fixture
def brief(samples: Path) -> Path:
    return samples / SAMPLE


def set_aside(path: Path, *items: str) -> None:
    """As `+` in the reader does it."""
    from os import environ

    opened = load(path)
    brief = opened.brief
    notes = Path(environ["BRIEFREADER_NOTES"])
    notes.mkdir(exist_ok=True)
    store = Store(notes, find_reviewer(notes, "ana", state_folder()), lambda: NOW, private=False)
    about = ItemWords(opened).about
    with store.edit(Subject(brief.id, brief.title, brief.source.sha256), about=about) as edit:
        for item in items:
            edit.put_in_basket(item)
    PrivateState(state_folder()).readings.keep_path(brief.id, path)


def run(program: Program, *arguments: str | Path) -> tuple[int, str, str]:
    return program("report", "--reviewer", "ana", *arguments)


def test_an_empty_basket_says_how_to_fill_it(program: Program, brief: Path) -> None:
    code, out, err = run(program)
    assert (code, out) == (2, "")
    assert "basket is empty" in err and "--id ID" in err
    of_brief = run(program, brief)
    assert of_brief[0] == 2 and "nothing of what was named is in the basket" in of_brief[2]


def test_the_basket_becomes_a_document_on_stdout(program: Program, brief: Path) -> None:
    set_aside(brief, "q-minister", "c-arms")
    code, out, _ = run(program, "--style", "apa", "--title", "What is known")
    assert code == 0
    assert out.startswith("# What is known\n\nana, ") and "\n\nKim Yong-hyun" in out
    assert out.index("highly likely") < out.index("Contested claim reported") < out.index("## References")


def test_a_path_limits_it_to_one_brief(program: Program, brief: Path, samples: Path) -> None:
    set_aside(brief, "q-minister")
    set_aside(samples / DAM, "q-minister-visit")
    both = run(program)
    assert both[0] == 1 and "q-minister-visit in sarrow-dam: left out: the brief has no item" in both[2]
    code, out, err = run(program, brief)
    assert code == 0 and "highly likely" in out and "visit" not in err


def test_named_items_need_no_basket_and_stand_in_the_order_named(program: Program, brief: Path) -> None:
    code, out, _ = run(program, brief, "--id", "c-arms", "--id", "q-minister")
    assert code == 0
    assert out.index("Contested claim reported") < out.index("highly likely")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--id", "q-ministr"], "Did you mean q-minister?"),
        (["--id", "q-minister", "--output", "/no/such/folder/a.md"], "cannot be written"),
        (["--id", "q-minister", "--format", "docx"], "--output FILE"),
        (
            ["--id", "q-minister", "-o", "findings.odt"],
            f"no report has the extension .odt\nUse one of {endings_words()}.",
        ),
        (
            ["--id", "q-minister", "-o", "findings.md", "--format", "html"],
            "HTML does not have the extension .md\nName a file that ends with .html",
        ),
    ],
)
def test_wrong_use_is_told(program: Program, brief: Path, arguments: list[str], told: str) -> None:
    code, out, err = run(program, brief, *arguments)
    assert (code, out) == (2, "")
    assert told in err


def test_items_without_a_brief_are_wrong_use(program: Program) -> None:
    code, _, err = run(program, "--id", "q-minister")
    assert code == 2 and "Name one brief" in err


def test_a_file_is_new_and_its_quotes_are_marked_as_used(
    program: Program, brief: Path, tmp_path: Path
) -> None:
    file = tmp_path / "findings.org"
    code, out, err = run(program, brief, "--id", "q-minister", "--output", file)
    assert (code, out) == (0, "") and "1 item in" in err
    assert file.read_text("utf-8").startswith("* North Korea's stake in Russia's war\n")
    assert "Used in findings.org" in program("notes", "list", brief, "--reviewer", "ana").out
    code, _, err = run(program, brief, "--id", "q-minister", "--output", file)
    assert code == 2 and "file already exists" in err


def test_printing_marks_nothing(program: Program, brief: Path) -> None:
    run(program, brief, "--id", "q-minister")
    assert "Used in" not in program("notes", "list", brief, "--reviewer", "ana").out


@pytest.fixture
def pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pandoc of the tests, as if it were installed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "pandoc").symlink_to(pypandoc.get_pandoc_path())
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.usefixtures("pandoc")
def test_a_word_document_has_title_table_and_real_footnotes(
    program: Program, brief: Path, tmp_path: Path
) -> None:
    file = tmp_path / "findings.docx"
    named = ("--id", "q-minister", "--id", "c-arms", "--title", "What & where")
    code, _, err = run(program, brief, *named, "--style", "chicago", "--output", file)
    assert code == 0, err
    with zipfile.ZipFile(file) as document:
        assert "quoted in" in document.read("word/footnotes.xml").decode()
        body = document.read("word/document.xml").decode()
        properties = document.read("docProps/core.xml").decode()
    assert "<dc:title>What &amp; where</dc:title>" in properties
    assert "<dc:creator>ana</dc:creator>" in properties
    assert "<w:tbl>" in body and 'w:val="Title"' in body
    text = pypandoc.convert_file(str(file), "plain", extra_args=["--wrap=none"])
    assert "highly likely" in text
    assert "Contested claim reported in The New York Times: North Korea supplies" in text


def test_without_pandoc_a_word_document_is_refused_plainly(
    program: Program, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "findings.docx"
    code, _, err = run(program, brief, "--id", "q-minister", "--output", file)
    assert code == 2 and "pandoc is not installed" in err
    assert not file.exists()
    assert "Used in" not in program("notes", "list", brief, "--reviewer", "ana").out


def test_a_brief_that_has_moved_is_named_and_the_rest_is_written(
    program: Program, brief: Path, samples: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "moved.yaml"
    shutil.copy(samples / DAM, moved)
    set_aside(moved, "q-any")
    set_aside(brief, "q-minister")
    moved.unlink()
    code, out, err = run(program)
    assert code == 1
    assert "q-any in sarrow-dam: left out: “" in err and str(moved) in err
    assert "highly likely" in out
    assert "q-any: left out: the brief has no item" in run(program, samples / DAM)[2]


def test_a_brief_in_the_place_of_another_is_not_taken_for_it(
    program: Program, brief: Path, samples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "brief.yaml"
    shutil.copy(samples / DAM, path)
    set_aside(path, "q-any")
    shutil.copy(brief, path)
    code, _, err = run(program)
    assert code == 1 and "is another brief" in err


def rewritten(brief: Path, samples: Path, tmp_path: Path) -> Path:
    """The same brief, in which the claim of an id says something else."""
    words = next(claim.text for claim in load(brief).brief.claims if claim.id == "c-arms")
    path = tmp_path / "rewritten.yaml"
    text = brief.read_text("utf-8")
    assert words in text
    path.write_text(text.replace(words, "Something else is claimed."), "utf-8")
    return path


def test_what_has_other_words_than_when_it_was_set_aside_is_left_out_and_told(
    program: Program, brief: Path, samples: Path, tmp_path: Path
) -> None:
    set_aside(brief, "c-arms", "q-minister")
    path = rewritten(brief, samples, tmp_path)
    code, out, err = run(program, path)
    assert code == 1
    assert "Something else" not in out and "highly likely" in out
    assert "c-arms: left out: the words have changed" in err


def test_no_review_of_a_claim_goes_out_with_the_words_of_another(
    program: Program, brief: Path, samples: Path, tmp_path: Path
) -> None:
    program("notes", "add", brief, "c-arms", "--reviewed", "--verdict", "false", "--reviewer", "ana")
    export = ("notes", "export", "--format", "claim-review", "--reviewer", "ana")
    assert "ClaimReview" in program(*export, brief).out
    out, err = program(*export, rewritten(brief, samples, tmp_path))[1:]
    assert "ClaimReview" not in out
    assert "the words have changed" in err


def review(program: Program, brief: Path, item: str, *fields: str) -> None:
    assert program("notes", "add", brief, item, "--reviewer", "ana", *fields).code == 0


JUDGED = ("--reliability", "B", "--credibility", "2", "--verdict", "unsupported")


class TestWhatTheReviewerHolds:
    def test_stands_below_the_item_and_confidence_in_a_line_of_its_own(
        self, program: Program, brief: Path
    ) -> None:
        sure = ("--confidence", "high", "--comment", "the photographs show use, not supply.")
        review(program, brief, "c-arms", *JUDGED, "--likelihood", "almost no chance", *sure)
        lines = run(program, brief, "--id", "c-arms")[1].splitlines()
        at = lines.index("- Dispute: flat denial by both; photographs from one side")
        assert lines[at + 1] == "- Assessment: B2 · unsupported · almost no chance (1–5 %)"
        because = "- Confidence: high, because the photographs show use, not supply (ana, "
        assert lines[at + 2].startswith(because)
        assert lines[at + 3] == ""

    def test_is_said_as_far_as_it_was_judged(self, program: Program, brief: Path) -> None:
        review(program, brief, "c-arms", "--reviewed")
        review(program, brief, "c-troops", "--verdict", "false")
        review(program, brief, "q-minister", "--comment", "Ask the ministry.")
        out = run(program, brief, "--id", "c-arms", "--id", "c-troops", "--id", "q-minister")[1]
        assert out.count("Assessment") == 1 and "Confidence" not in out
        assert "\n- Assessment: false (ana, " in out
        assert "\n- Reason: Ask the ministry. (ana, " in out

    def test_of_other_words_is_told_and_not_repeated(
        self, program: Program, brief: Path, samples: Path, tmp_path: Path
    ) -> None:
        review(program, brief, "c-arms", *JUDGED)
        out = run(program, rewritten(brief, samples, tmp_path), "--id", "c-arms")[1]
        assert "unsupported" not in out
        assert "- Assessment left out: the words have changed: written to “North Korea supplies" in out

    def test_notes_and_tags_are_in_it_when_they_are_asked_for(self, program: Program, brief: Path) -> None:
        review(program, brief, "c-arms", "--text", "Ask the ministry.", "--tag", "arms")
        assert "ministry" not in run(program, brief, "--id", "c-arms")[1]
        out = run(program, brief, "--id", "c-arms", "--with-notes")[1]
        assert "\n- Note: Ask the ministry.\n- Tags: \\#arms\n" in out


class TestWhatTheFileSaysOfItself:
    def test_tells_attested_quotes_from_others_and_what_that_means(
        self, program: Program, brief: Path
    ) -> None:
        out = run(program, brief, "--id", "q-minister", "--id", "q-kim-vow")[1]
        attested = (
            "attested (checked against the article by briefreader check on 24 November 2026, the brief says)"
        )
        assert f"\n- Verification: {attested}\n" in out
        assert f"\n- Verification: {attested}\n" in out
        assert f"| A{attested.removeprefix('a')} | The brief says that all" in out
        assert out.index("## References") < out.index("## Verification") < out.index("## Source notes")

    def test_names_brief_revision_maker_source_file_and_program(self, program: Program, brief: Path) -> None:
        notes = run(program, brief, "--id", "q-minister")[1].partition("## Source notes\n\n")[2]
        assert notes.startswith("### North Korea's stake in Russia's war\n\n- Source: For North Korea, War")
        for line in (
            "Brief: north-korea-ukraine, revision 1, 23 November 2026",
            "Made by a model, 23 November 2026; not checked by a person",
            "File of the source: 000\\_fa4f70a1447067d8.txt, SHA-256 ffc9c01c",
            "Missing from the citation: author, date, URL",
        ):
            assert f"\n- {line}" in notes
        assert f"\n\nMade with briefreader {__version__}, " in notes
        assert "Handling" not in notes  # there is none to tell

    def test_names_the_format_where_the_name_of_the_file_does_not(
        self, program: Program, brief: Path, tmp_path: Path
    ) -> None:
        code, _, err = run(program, brief, "--id", "q-minister", "-o", tmp_path / "findings")
        assert code == 0 and "findings, as Markdown" in err
        assert (tmp_path / "findings").read_text("utf-8").startswith("# North")

    def test_has_the_title_of_the_brief_or_tells_how_many_there_are(
        self, program: Program, brief: Path, samples: Path
    ) -> None:
        set_aside(brief, "q-minister")
        assert run(program)[1].startswith("# North Korea's stake in Russia's war\n")
        set_aside(samples / DAM, "q-gates")
        assert run(program)[1].startswith("# Report on 2 briefs\n")
