"""The catalogue of a library: which files are briefs in it, and which of them are one brief."""

import os
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from briefreader.library.catalog import progress, read_library
from briefreader.notes import Note, Notebook, Review
from tests.conftest import Program
from tests.libraries import brief_text, library

ARTICLE, CORRECTED = "a" * 64, "b" * 64


def listed(folder: Path) -> list[str]:
    return [entry.path.relative_to(folder).as_posix() for entry in read_library(folder).entries]


def revision(title: str, article: str, number: int) -> str:
    csl = {"id": "x", "type": "article-newspaper", "title": "The dam"}
    return brief_text(title, "dam", source={"csl": csl, "sha256": article}, revision=number)


class TestRevisions:
    @pytest.mark.parametrize("names", list(permutations("123")))
    def test_of_which_one_has_a_new_title_and_one_a_new_source_are_one_brief(
        self, names: tuple[str, str, str], tmp_path: Path
    ) -> None:
        texts = (
            revision("The dam", ARTICLE, 1),
            revision("The dam is full", ARTICLE, 2),
            revision("The dam is full", CORRECTED, 3),
        )
        folder = library(tmp_path, {f"{name}.yaml": text for name, text in zip(names, texts, strict=True)})
        assert listed(folder) == [f"{names[2]}.yaml"]

    def test_of_one_number_the_last_updated_counts_then_the_first_by_path(self, tmp_path: Path) -> None:
        folder = library(
            tmp_path,
            {
                "a.yaml": brief_text("The dam", revision=2, updated="2026-10-01"),
                "b.yaml": brief_text("The dam", revision=2, updated="2026-10-02"),
                "c.json": brief_text("The dam", revision=2, updated="2026-10-02"),
                "d.yaml": brief_text("The dam", revision=1, updated="2026-10-03"),
            },
        )
        assert listed(folder) == ["b.yaml"]

    def test_without_a_number_it_is_the_first(self, tmp_path: Path) -> None:
        files = {"a.yaml": brief_text("The dam"), "b.yaml": brief_text("The dam", revision=2)}
        assert listed(library(tmp_path, files)) == ["b.yaml"]

    def test_without_an_id_are_told_apart_by_their_titles(self, tmp_path: Path) -> None:
        text = brief_text("The dam", "x").replace('"id": "x", "title": "The dam"', '"title": "The dam"')
        folder = library(tmp_path, {"a/1.yaml": text, "b/1.yaml": text.replace("The dam", "The wall")})
        assert listed(folder) == ["a/1.yaml", "b/1.yaml"]


def test_a_date_in_words_does_not_come_before_one_in_numbers(tmp_path: Path) -> None:
    csl: dict[str, Any] = {"id": "x", "type": "report", "title": "x", "issued": {"literal": "spring 1999"}}
    files = {
        "a.yaml": brief_text("In spring", source={"csl": csl}),
        "b.yaml": brief_text("The dam", date=1990),
    }
    assert listed(library(tmp_path, files)) == ["b.yaml", "a.yaml"]


def test_a_folder_that_can_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = library(tmp_path, {"dam.yaml": brief_text("The dam"), "shut/wall.yaml": brief_text("The wall")})
    look = os.scandir

    def refuse(path: str) -> Any:
        if path == str(folder / "shut"):
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    catalogue = read_library(folder)
    assert [entry.title for entry in catalogue.entries] == ["The dam"]
    (shut,) = catalogue.unreadable
    assert (shut.path, shut.what) == (folder / "shut", "cannot be read: Permission denied")


def test_a_folder_that_is_not_there_has_no_briefs_and_is_told(tmp_path: Path) -> None:
    catalogue = read_library(tmp_path / "gone")
    assert catalogue.entries == ()
    assert [one.path for one in catalogue.unreadable] == [tmp_path / "gone"]


def test_progress_counts_the_claims_that_are_there_and_the_notes(tmp_path: Path) -> None:
    claims = [{"id": f"c-{n}", "text": "x", "status": "contested", "positions": []} for n in (1, 2)]
    (entry,) = read_library(library(tmp_path, {"dam.yaml": brief_text("The dam", claims=claims)})).entries
    kept: dict[str, Any] = {"created": "", "modified": "", "reviewer": "ana", "change": 1}
    entries = (
        Review(id="1", item="c-1", state="reviewed", **kept),
        Review(id="2", item="c-gone", state="reviewed", **kept),
        Review(id="3", item="c-2", state="unreviewed", **kept),
        Note(id="4", item="q-1", text="x", **kept),
    )
    found = progress(entry, Notebook(entries=entries))
    assert (found.reviewed, found.notes, len(entry.claims), entry.contested) == (1, 1, 2, 2)


class TestEveryCommandOverAFolder:
    @pytest.fixture
    def folder(self, tmp_path: Path, program: Program) -> Path:
        """Two revisions, a name in capitals and a hidden file, each with a note."""
        fields: dict[str, Any] = {"key_points": [{"id": "k-1", "text": "It is full."}]}
        folder = library(
            tmp_path / "briefs",
            {
                "dam.yaml": brief_text("The dam", **fields),
                "dam-r2.yaml": brief_text("The dam", revision=2, **fields),
                "WALL.JSON": brief_text("The wall", **fields),
                ".git/tower.yaml": brief_text("The tower", **fields),
                "broken.yaml": "brief: [",
            },
        )
        for name in ("dam.yaml", "WALL.JSON", ".git/tower.yaml"):
            assert program("notes", "add", folder / name, "k-1", "--text", f"on {name}").code == 0
        return folder

    @pytest.mark.parametrize(
        "command", [("list",), ("list", "--format", "csv"), ("export",), ("export", "--format", "markdown")]
    )
    def test_takes_the_briefs_of_that_list(
        self, command: tuple[str, ...], folder: Path, program: Program
    ) -> None:
        ran = program("notes", command[0], folder, *command[1:])
        assert ran.code == 0
        assert "on WALL.JSON" in ran.out
        assert "on .git/tower.yaml" not in ran.out
        assert ran.out.count("on dam.yaml") == 1
        assert str(folder / "broken.yaml") in ran.err

    def test_imports_into_them(self, folder: Path, program: Program, tmp_path: Path) -> None:
        exported = tmp_path / "notes.jsonld"
        program("notes", "export", folder, "--output", exported)
        ran = program("notes", "import", folder, exported, "--reviewer", "Ben")
        assert ran.code == 0
        assert ran.err.splitlines()[-1].startswith("2 added")
