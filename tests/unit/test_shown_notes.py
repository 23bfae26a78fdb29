"""A search finds the notes, tags and reviews of every reviewer who is shown, and of nobody else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.base.settings import Settings
from briefreader.brief.verification.document import load
from briefreader.environment import Environment
from briefreader.many_briefs import Library
from briefreader.notes import Edit, subject_of
from briefreader.notes.name import file_name
from tests.conftest import NOW
from tests.libraries import brief_text, library

POINTS = [{"id": "k-1", "text": "Gates opened."}, {"id": "k-2", "text": "Nobody was told."}]

Reviewers = Callable[[str], Environment]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    briefs = {f"{name}.yaml": brief_text(name, key_points=POINTS) for name in ("dam", "weir")}
    return library(tmp_path / "briefs", briefs)


@pytest.fixture(params=["index", "scan"])
def reviewers(tmp_path: Path, request: pytest.FixtureRequest) -> Reviewers:
    """Each at a machine of their own, over one folder of notes; with an index, or without."""

    def reviewer(name: str) -> Environment:
        state = tmp_path / f"machine of {name}"
        cache = state / "cache" if request.param == "index" else None
        given = Settings(), tmp_path / "config.toml", tmp_path / "notes", state, name
        return Environment(*given, clock=lambda: NOW, cache_folder=cache)

    return reviewer


def change(one: Environment, brief: Path, deed: Callable[[Edit], object]) -> None:
    with one.store.edit(subject_of(load(brief).brief)) as edit:
        deed(edit)


def found(one: Environment, folder: Path, query: str) -> list[str]:
    hits = Library.of(one, (folder,)).find(query).hits
    return [f"{hit.facts.title} {hit.item if hit.kind != 'note' else hit.text}" for hit in hits]


def test_what_colleagues_attach_is_found_as_it_changes(reviewers: Reviewers, folder: Path) -> None:
    ada, ben = reviewers("Ada"), reviewers("Ben")
    change(ada, folder / "dam.yaml", lambda edit: edit.set_review("k-1", state="reviewed"))
    assert found(ada, folder, "tag:check") == []
    change(ben, folder / "dam.yaml", lambda edit: edit.set_tags("k-1", ["check"]))
    change(ben, folder / "weir.yaml", lambda edit: edit.add_note("k-2", "Ask the mayor."))
    assert found(ada, folder, "tag:check") == ["dam k-1"]
    assert found(ada, folder, "note:mayor") == ["weir k-2"]
    assert found(ada, folder, "reviewed:no kind:key-point") == ["dam k-2", "weir k-1", "weir k-2"]
    change(ben, folder / "dam.yaml", lambda edit: edit.set_tags("k-1", []))
    assert found(ada, folder, "tag:check") == []


def test_a_query_may_be_limited_to_one_reviewer(reviewers: Reviewers, folder: Path) -> None:
    ada, ben = reviewers("Ada"), reviewers("Ben")
    for one, item in ((ada, "k-1"), (ben, "k-2")):
        change(one, folder / "dam.yaml", lambda edit, item=item: edit.set_tags(item, ["check"]))  # type: ignore[misc]
        change(one, folder / "weir.yaml", lambda edit, item=item: edit.add_note(item, f"on {item}"))  # type: ignore[misc]
    assert found(ada, folder, "tag:check") == ["dam k-1", "dam k-2"]
    assert found(ada, folder, "tag:check reviewer:ben") == ["dam k-2"]
    assert found(ada, folder, "kind:note reviewer:ben") == ["weir on k-2"]
    assert tuple(Library.of(ada, (folder,)).values()["reviewer"]) == ("Ada", "Ben")


def test_who_is_hidden_in_the_reader_is_not_searched(reviewers: Reviewers, folder: Path) -> None:
    ada, ben = reviewers("Ada"), reviewers("Ben")
    change(ben, folder / "dam.yaml", lambda edit: edit.add_note("k-1", "Ask the mayor."))
    assert found(ada, folder, "mayor") == ["dam Ask the mayor."]
    ada.state.chosen.keep_hidden([ben.identity.folder])
    assert found(ada, folder, "mayor") == []
    assert found(ben, folder, "mayor") == ["dam Ask the mayor."]
    ada.state.chosen.keep_hidden([])
    assert found(ada, folder, "mayor") == ["dam Ask the mayor."]


def test_no_link_in_a_shared_folder_is_followed(reviewers: Reviewers, folder: Path, tmp_path: Path) -> None:
    ada, ben, cal = reviewers("Ada"), reviewers("Ben"), reviewers("Cal")
    for one in (ben, cal):
        change(one, folder / "dam.yaml", lambda edit: edit.add_note("k-1", "Ask the mayor."))
    folders = [tmp_path / "notes" / one.identity.folder for one in (ben, cal)]
    notes = folders[0] / file_name("dam")
    notes.rename(tmp_path / "elsewhere.json")
    notes.symlink_to(tmp_path / "elsewhere.json")
    folders[1].rename(tmp_path / "cal")
    folders[1].symlink_to(tmp_path / "cal", target_is_directory=True)
    assert found(ada, folder, "mayor") == []


def test_what_a_file_sync_left_counts_as_one_s_own(reviewers: Reviewers, folder: Path) -> None:
    ada = reviewers("Ada")
    change(ada, folder / "dam.yaml", lambda edit: edit.add_note("k-1", "Ask the mayor."))
    assert found(ada, folder, "mayor") == ["dam Ask the mayor."]
    notes = ada.notes / ada.identity.folder / file_name("dam")
    notes.rename(notes.with_name(f"{notes.stem}.sync-conflict-20261124-104100-ABCDEFG.json"))
    assert found(ada, folder, "mayor") == ["dam Ask the mayor."]


def test_each_folder_of_notes_is_listed_once(
    tmp_path: Path, reviewers: Reviewers, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = library(tmp_path / "many", {f"{at}.yaml": brief_text(f"b{at}") for at in range(20)})
    ada, ben = reviewers("Ada"), reviewers("Ben")
    for at in range(3):
        change(ben, folder / f"{at}.yaml", lambda edit: edit.set_tags("k-1", ["check"]))
    found(ada, folder, "gate")
    listed: list[Path] = []

    def listing(path: Path, _: str) -> dict[str, str]:
        listed.append(path)
        return {}

    monkeypatch.setattr("briefreader.notes.shown.states_in", listing)
    found(ada, folder, "gate")
    assert len(listed) == len(set(listed)) == 3  # Ben's, and Ada's own with what is not saved
