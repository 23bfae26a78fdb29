"""What leaves an unchecked draft by the command line says that it is unchecked."""

import json
import shutil
from pathlib import Path

import pytest

from briefreader.brief.verification.document import load
from briefreader.composition.basket import Laid, Shelved
from briefreader.notes import BasketItem, Notebook, Subject
from briefreader.wording.remarks import remark_words
from tests.conftest import NOW, ROOT, Program

UNCHECKED = "rule-based draft, not checked"


@pytest.fixture
def draft(tmp_path: Path) -> str:
    return str(Path(shutil.copytree(ROOT / "tests" / "drafts", tmp_path / "drafts")) / "harbour-crane.yaml")


@pytest.mark.parametrize("output", [(), ("--format", "markdown"), ("--style", "apa")])
def test_quotes_say_so_of_each_that_is_unchecked(
    program: Program, draft: str, output: tuple[str, ...]
) -> None:
    ran = program("quotes", draft, "--id", "q-4", "--id", "q-8", *output)
    assert f"q-4: {UNCHECKED}" in ran.err and f"q-8: {UNCHECKED}" not in ran.err
    assert UNCHECKED not in ran.out


def test_quotes_say_so_in_their_remarks(program: Program, draft: str) -> None:
    quotes = json.loads(program("quotes", draft, "--format", "json").out)["quotes"]
    told = {quote["id"]: UNCHECKED in quote["remarks"] for quote in quotes}
    assert told == {f"q-{number}": number != 8 for number in range(1, 9)}


def test_quotes_together_say_which_of_them_are(program: Program, draft: str) -> None:
    ran = program("quotes", draft, "--id", "q-4", "--id", "q-8", "--together")
    assert f"1 of 2 {UNCHECKED}: q-4" in ran.err


def test_quotes_by_a_template_say_so(
    program: Program, draft: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "memo.jinja").write_text("{{ speaker }}")
    (tmp_path / "config.toml").touch()
    monkeypatch.setenv("BRIEFREADER_CONFIG", str(tmp_path / "config.toml"))
    ran = program("quotes", draft, "--id", "q-4", "--id", "q-8", "--template", "memo")
    assert ran.out == "Petra Lund\nAda Quill\n" and ran.err == f"q-4: {UNCHECKED}\n"


def test_a_report_says_so_of_a_claim_and_of_the_words_in_its_table(program: Program, draft: str) -> None:
    ran = program("report", draft, "--id", "c-reported", "--id", "c-bolts", "--id", "q-8")
    assert f"c-reported: {UNCHECKED}\n" in ran.err
    for quote in ("q-1", "q-2", "q-3"):
        assert f"c-reported: {quote}: {UNCHECKED}\n" in ran.err
    assert f"c-bolts: {UNCHECKED}" not in ran.err and f"c-bolts: q-5: {UNCHECKED}\n" in ran.err
    assert "q-8" not in ran.err


def test_the_basket_warns_of_it(draft: str) -> None:
    opened = load(draft)
    brief = Shelved(Subject("harbour-crane", "The crane at Ellery", None), Notebook(), opened)

    def warnings(item: str) -> tuple[str, ...]:
        entry = BasketItem(id=item, item=item, reviewer="ana", created="", modified="", change=0, rank=1)
        return tuple(map(remark_words, Laid(entry, brief).warnings(NOW.date())))

    assert warnings("q-4") == (f"q-4: {UNCHECKED}",)
    assert warnings("c-bolts") == (f"q-5: {UNCHECKED}", f"q-6: {UNCHECKED}")
    assert warnings("q-8") == ()


def test_the_reference_alone_has_nothing_that_was_drafted(program: Program, draft: str) -> None:
    assert UNCHECKED not in program("cite", draft).err


def test_a_list_of_briefs_tells_which_are_drafts(program: Program, draft: str) -> None:
    folder = str(Path(draft).parent)
    assert "DRAFT, 11 of 14 unchecked" in " ".join(program("show", folder).out.split())
    assert json.loads(program("show", folder, "--format", "json").out)["briefs"][0]["unchecked"] == 11


def test_check_gives_one_note_that_does_no_harm(program: Program, draft: str) -> None:
    mended = (
        Path(draft)
        .read_text("utf-8")
        .replace("    includes: [s-lund]", "    includes: [s-lund, s-inspectorate]")
    )
    Path(draft).write_text(mended, "utf-8")
    ran = program("check", "--strict", draft)
    (line,) = (line for line in ran.out.splitlines() if "draft" in line.removeprefix(draft))
    assert "note: draft: 11 of 14 items are drafted and unchecked" in line
    assert ran.code == 0


def test_a_brief_that_is_no_draft_says_nothing_of_it(program: Program, samples: Path) -> None:
    brief = str(samples / "sarrow-dam.yaml")
    for arguments in (("quotes", brief), ("report", brief, "--id", "q-minister"), ("check", brief)):
        ran = program(*arguments)
        assert "unchecked" not in ran.out + ran.err and UNCHECKED not in ran.err
