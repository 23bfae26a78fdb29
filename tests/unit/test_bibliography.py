"""`cite` over several briefs: one bibliography, each source once, each key one source's."""

import json
from pathlib import Path
from typing import Any

import bibtexparser
import pypandoc
import pytest

from briefreader.composition.bibliography import SharedKeyError
from tests.conftest import Program

BELL: dict[str, Any] = {
    "id": "http://zotero.org/users/1/items/A",
    "type": "article-newspaper",
    "title": "The Dam Holds",
    "container-title": "The Harbour Times",
    "author": [{"family": "Bell", "given": "Anna"}],
    "issued": {"date-parts": [[2024, 10, 16]]},
    "URL": "https://harbourtimes.example/dam",
}
QUOTED: dict[str, Any] = {
    "speakers": [{"id": "s", "name": "Ana Kestrel", "type": "person"}],
    "text": [{"n": 1, "text": "“We will wait,” said Ana Kestrel."}],
    "quotes": [
        {"id": "q", "speaker": "s", "para": 1, "kind": "direct", "spans": [{"exact": "We will wait,"}]}
    ],
}


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    (folder / "inner").mkdir(parents=True)
    return folder


def brief(folder: Path, name: str, **changes: Any) -> Path:
    """A brief on Anna Bell's article, with other values in its citation."""
    csl = {**BELL, **{key.replace("_", "-"): value for key, value in changes.items()}}
    path = folder / f"{name}.json"
    whole = {
        "brief": "1",
        "id": path.stem,
        "title": "Dam",
        "source": {"csl": csl},
        "summary": "A dam.",
        **QUOTED,
    }
    path.write_text(json.dumps(whole), "utf-8")
    return path


def test_a_folder_is_one_bibliography_of_each_source_once(program: Program, briefs: Path) -> None:
    brief(briefs, "holds")
    brief(briefs, "holds-too", URL="https://www.harbourtimes.example/dam/")
    brief(briefs / "inner", "fails", title="The Dam Fails")
    ran = program("cite", str(briefs), "--format", "csl-json")
    items = json.loads(ran.out)
    assert [item["title"] for item in items] == ["The Dam Fails", "The Dam Holds"]
    assert len({item["id"] for item in items}) == 2
    entries = bibtexparser.loads(program("cite", str(briefs), "--format", "biblatex").out).entries
    assert [entry["ID"] for entry in entries] == [item["id"] for item in items]
    assert program("cite", str(briefs), "--format", "ris").out.count("TY  - NEWS") == 2


def test_files_and_folders_are_named_together(program: Program, briefs: Path) -> None:
    one = brief(briefs, "one")
    other = brief(briefs, "other", title="Second")
    ran = program("cite", str(one), str(other), str(briefs), "--format", "csl-json")
    assert len(json.loads(ran.out)) == 2


def test_a_style_lists_them_with_letters(program: Program, briefs: Path) -> None:
    brief(briefs, "holds")
    brief(briefs, "fails", title="The Dam Fails")
    lines = program("cite", str(briefs), "--style", "apa").out.splitlines()
    assert [line[:18] for line in lines] == ["Bell, A. (2024a, O", "Bell, A. (2024b, O"]


def test_an_own_key_that_two_sources_share_is_an_error_that_names_both(
    program: Program, briefs: Path
) -> None:
    one = brief(briefs, "one", id="bell2024")
    other = brief(briefs, "other", id="bell2024", title="Second")
    ran = program("cite", str(briefs), "--format", "bibtex")
    assert (ran.code, ran.out) == (2, "")
    assert "bell2024" in ran.err
    assert str(one) in ran.err
    assert str(other) in ran.err
    assert program("cite", str(one), "--format", "bibtex").code == 0


def test_an_own_key_that_two_briefs_of_one_source_share_is_none(program: Program, briefs: Path) -> None:
    brief(briefs, "one", id="bell2024")
    brief(briefs, "other", id="bell2024", issued=None)
    assert program("cite", str(briefs), "--format", "biblatex").out.count("@article{bell2024,") == 1


@pytest.mark.parametrize(
    "changes",
    [{}, {"id": "bell:dam-2024"}, {"citation_key": "bellDam"}, {"author": [{"family": "김"}]}],
    ids=["made", "id", "citation-key", "another script"],
)
def test_the_key_of_a_quote_is_the_key_of_its_entry(
    program: Program, briefs: Path, changes: dict[str, Any]
) -> None:
    path = str(brief(briefs, "one", **changes))
    (item,) = json.loads(program("cite", path, "--format", "csl-json").out)
    for output, mark in (("pandoc", "@{}, para. 1"), ("latex", "{{{}}}"), ("org", "@{} "), ("typst", "@{}[")):
        assert mark.format(item["id"]) in program("quotes", path, "--format", output).out


def test_pandoc_finds_the_entry_of_a_quote(program: Program, briefs: Path) -> None:
    path = brief(briefs, "one")
    (briefs / "all.bib").write_text(program("cite", str(briefs), "--format", "biblatex").out, "utf-8")
    text = program("quotes", str(path), "--format", "pandoc").out
    plain = pypandoc.convert_text(
        text, "plain", format="markdown", extra_args=["--citeproc", f"--bibliography={briefs / 'all.bib'}"]
    )
    assert "(Bell 2024, para. 1)" in " ".join(plain.split())


def test_what_is_added_to_a_citation_does_not_change_its_key(program: Program, briefs: Path) -> None:
    path = str(brief(briefs, "one", author=[]))
    (before,) = json.loads(program("cite", path, "--format", "csl-json").out)
    program("cite", path, "--add", "author=Roe, Ann")
    (after,) = json.loads(program("cite", path, "--format", "csl-json").out)
    assert after["author"] == [{"family": "Roe", "given": "Ann"}]
    assert after["id"] == before["id"]


def test_only_one_citation_is_completed_at_a_time(program: Program, briefs: Path) -> None:
    brief(briefs, "one")
    ran = program("cite", str(briefs), "--add", "section=World")
    assert (ran.code, "one citation" in ran.err) == (2, True)


def test_what_a_citation_lacks_is_told_beside_its_brief(program: Program, briefs: Path) -> None:
    brief(briefs, "one", author=[])
    brief(briefs, "other", title="B")
    ran = program("cite", str(briefs))
    assert f"{briefs / 'one.json'}: Missing from the citation: author" in ran.err
    assert "other.json" not in ran.err


def test_a_folder_without_briefs_is_told(program: Program, briefs: Path) -> None:
    ran = program("cite", str(briefs))
    assert (ran.code, ran.out) == (2, "")
    assert "there is no brief to cite" in ran.err


def test_the_error_says_which_sources_share_a_key() -> None:
    assert str(SharedKeyError("k", ("a", "b"))) == "a and b share the key k"
