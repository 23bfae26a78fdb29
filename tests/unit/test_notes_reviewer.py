"""Whose folder is whose."""

import json
import os
import threading
from pathlib import Path

import pytest

from briefreader.notes import find_reviewer
from briefreader.notes.reviewer import make_reviewer_folder, reviewers


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "notes"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_a_reviewer_finds_the_same_folder_again(notes: Path, state: Path) -> None:
    first = find_reviewer(notes, "Ada Löve", state)
    assert not notes.exists()
    make_reviewer_folder(notes, first, private=True)

    assert find_reviewer(notes, "Ada Löve", state) == first
    assert first.folder == f"ada-love-{first.id[:4]}"
    assert json.loads((notes / first.folder / "reviewer.json").read_text()) == {
        "id": first.id,
        "name": "Ada Löve",
    }


def test_a_folder_that_was_renamed_is_found_by_its_card(notes: Path, state: Path) -> None:
    first = find_reviewer(notes, "Ada", state)
    make_reviewer_folder(notes, first, private=True)
    (notes / first.folder).rename(notes / "moved")

    assert find_reviewer(notes, "Ada", state).folder == "moved"


def test_two_persons_of_one_name_stay_apart(notes: Path, state: Path, tmp_path: Path) -> None:
    mine = find_reviewer(notes, "Ada", state)
    make_reviewer_folder(notes, mine, private=False)
    theirs = find_reviewer(notes, "Ada", tmp_path / "another machine")
    make_reviewer_folder(notes, theirs, private=False)

    assert mine.folder != theirs.folder
    assert find_reviewer(notes, "Ada", state) == mine
    assert find_reviewer(notes, "Ada", tmp_path / "another machine") == theirs


def test_two_names_with_one_slug_have_two_folders(notes: Path, state: Path) -> None:
    first = find_reviewer(notes, "Ada", state)
    make_reviewer_folder(notes, first, private=False)
    second = find_reviewer(notes, "Ada!", state)

    assert second.folder == f"ada-{second.id[:5]}"


@pytest.mark.parametrize("name", ["..", "/etc/passwd", "", "말", "a\0b", "x" * 500, "\ud800"])
def test_no_name_becomes_a_path(notes: Path, state: Path, name: str) -> None:
    folder = find_reviewer(notes, name, state).folder

    assert folder.isascii()
    assert len(folder) <= 45
    assert not set(folder) & set("/\\.\0")


@pytest.mark.parametrize("card", ["", "[]", "{", '{"name": 1, "id": 2}', '{"name": "Ada"}'])
def test_a_damaged_card_is_somebody_else_s(notes: Path, state: Path, card: str) -> None:
    (notes / "odd").mkdir(parents=True)
    (notes / "odd" / "reviewer.json").write_text(card)

    assert find_reviewer(notes, "Ada", state).folder != "odd"


def test_without_a_place_for_the_id_the_name_must_do(notes: Path, state: Path, tmp_path: Path) -> None:
    mine = find_reviewer(notes, "Ada", state)
    make_reviewer_folder(notes, mine, private=True)
    (tmp_path / "in the way").write_text("no folder")

    assert find_reviewer(notes, "Ada", tmp_path / "in the way") == mine


def test_two_windows_that_start_at_once_agree_on_the_id(notes: Path, state: Path) -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(find_reviewer(notes, "Ada", state).id)) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 6
    assert len(set(found)) == 1


def test_a_card_that_can_not_be_read_does_not_keep_anybody_from_writing(notes: Path, state: Path) -> None:
    mine = find_reviewer(notes, "Ada", state)
    make_reviewer_folder(notes, mine, private=True)
    card = notes / mine.folder / "reviewer.json"
    card.unlink()
    os.mkfifo(card)
    make_reviewer_folder(notes, mine, private=True)


def test_a_damaged_card_is_written_again_and_kept_aside(notes: Path, state: Path) -> None:
    mine = find_reviewer(notes, "Ada", state)
    make_reviewer_folder(notes, mine, private=True)
    card = notes / mine.folder / "reviewer.json"
    card.write_text('{"name": "Ad')
    make_reviewer_folder(notes, mine, private=True)
    assert list(reviewers(notes)) == [mine]
    (copy,) = card.parent.glob("reviewer.json.damaged-*")
    assert copy.read_text() == '{"name": "Ad'
