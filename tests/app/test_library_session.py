"""What the list of a library shows, and what was read of it, without a screen."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from briefreader.app.library.files import Found, Watch
from briefreader.app.library.listing import ListChoice, ListedBrief, ListHeading
from briefreader.app.library.session import LibrarySession
from briefreader.brief.verification.document import load
from briefreader.environment import Environment
from briefreader.notes import subject_of
from tests.libraries import brief_text, library

CLAIM = {"id": "c-gate", "text": "The gate held.", "status": "contested", "positions": []}


def outlet(name: str, *date: int) -> dict[str, object]:
    csl = {"id": "x", "type": "article-newspaper", "title": "x", "container-title": name}
    return {"csl": {**csl, "issued": {"date-parts": [[*date]]}} if date else csl}


BRIEFS = {
    "flood.yaml": brief_text("The flood", source=outlet("Courier", 2026, 11, 5), claims=[CLAIM]),
    "apples.yaml": brief_text("apples", source=outlet("Herald", 2026, 11, 2)),
    "dam.yaml": brief_text(
        "Zebras", source=outlet("courier", 2026, 10), claims=[CLAIM, {**CLAIM, "id": "c-2"}]
    ),
    "wall.yaml": brief_text("The wall", source=outlet("")),
    "broken.yaml": "brief: [",
}


def read(session: LibrarySession, goes_on: Callable[[], bool] = lambda: True) -> list[Found]:
    """Read the library as the screen does; what was told on the way."""
    told: list[Found] = []
    turns = session.turns
    session.files.read(Watch(told.append, lambda _done, _all: None, goes_on, lambda: None))
    for found in told:
        session.take(found, turns)
    return told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path / "briefs", BRIEFS)


@pytest.fixture
def cached(outside: Environment, tmp_path: Path) -> Environment:
    return structs.replace(outside, cache_folder=tmp_path / "cache")


@pytest.fixture
def session(folder: Path, outside: Environment) -> LibrarySession:
    made = LibrarySession(folder, outside)
    read(made)
    return made


def shown(session: LibrarySession, **choice: str) -> list[str]:
    """The titles that are listed, headings with a colon."""
    session.choice = structs.replace(ListChoice(), **choice)
    told = []
    for one in session.entries():
        match one:
            case ListHeading():
                told.append(f"{one.words}: {one.count}")
            case ListedBrief():
                told.append(one.entry.title)
            case _:
                told.append(one.path.name)
    return told


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        ("newest", ["The flood", "apples", "Zebras", "The wall"]),
        ("title", ["apples", "The flood", "The wall", "Zebras"]),
        ("source", ["The flood", "Zebras", "apples", "The wall"]),
        ("contested", ["Zebras", "The flood", "apples", "The wall"]),
    ],
)
def test_the_order_is_chosen_and_what_is_alike_keeps_the_newest_first(
    session: LibrarySession, order: str, titles: list[str]
) -> None:
    assert shown(session, order=order) == [*titles, "broken.yaml"]


def test_unread_briefs_come_first_if_that_is_wanted(session: LibrarySession) -> None:
    session.mark(session.listing.briefs[:2], is_read=True)
    assert shown(session, order="unread") == ["Zebras", "The wall", "The flood", "apples", "broken.yaml"]


def test_groups_have_a_heading_with_their_number(session: LibrarySession) -> None:
    assert shown(session, grouping="month") == [
        *("November 2026: 2", "The flood", "apples"),
        *("October 2026: 1", "Zebras"),
        *("No date: 1", "The wall"),
        *("Cannot be read: 1", "broken.yaml"),
    ]
    assert shown(session, grouping="source", kept="contested") == [
        *("Courier: 1", "The flood"),
        *("courier: 1", "Zebras"),
    ]


@pytest.mark.parametrize(
    ("choice", "label"),
    [
        ({}, "Briefs, newest first"),
        ({"kept": "unread", "order": "title"}, "Unread briefs, by title"),
        ({"kept": "drafts", "grouping": "month"}, "Drafts, newest first, grouped by month"),
    ],
)
def test_the_label_names_what_is_shown(choice: dict[str, str], label: str) -> None:
    assert structs.replace(ListChoice(), **choice).label == label


def test_words_and_parts_narrow_the_list(session: LibrarySession) -> None:
    assert shown(session, words="COURIER the") == ["The flood"]
    assert shown(session, words="broken") == ["broken.yaml"]
    assert shown(session, kept="contested") == ["The flood", "Zebras"]
    assert shown(session, kept="drafts") == []


# What was read


def test_marking_is_undone_and_done_again_and_is_there_at_the_next_start(
    session: LibrarySession, folder: Path, outside: Environment
) -> None:
    flood, *others = session.listing.briefs
    session.mark([flood], is_read=True)
    step = session.mark(session.listing.briefs, is_read=True)
    assert step is not None and step.briefs == len(others)
    assert session.counts["unread"] == 0
    session.undo()
    assert shown(session, kept="unread") == ["apples", "Zebras", "The wall"]
    session.undo()
    assert session.undo() is None
    assert session.counts["unread"] == 4
    again = session.redo()
    assert again is not None
    session.keep(again.marks, is_read=True)
    next_time = LibrarySession(folder, outside)
    read(next_time)
    assert shown(next_time, kept="unread") == ["apples", "Zebras", "The wall"]


def test_what_was_marked_while_the_library_was_read_stays_marked(session: LibrarySession) -> None:
    turns = session.turns
    session.mark(session.listing.briefs, is_read=True)
    session.take(Found(session.listing, frozenset(), is_whole=True), turns)
    assert session.counts["unread"] == 0


def test_another_revision_is_unread_again(session: LibrarySession, folder: Path) -> None:
    session.keep(frozenset(session.listing.briefs[1].marks), is_read=True)
    read(session)
    assert "apples" not in shown(session, kept="unread")
    later = brief_text("apples", source=outlet("Herald", 2026, 11, 2), revision=2)
    (folder / "apples-r2.yaml").write_text(later, "utf-8")
    read(session)
    assert "apples" in shown(session, kept="unread")


def test_the_header_counts_what_there_is(session: LibrarySession) -> None:
    assert session.count_words == "4 briefs · 4 unread · 1 cannot be read"


# Reading it


def test_with_an_index_the_newest_are_told_before_the_others_are_known(
    folder: Path, cached: Environment
) -> None:
    read(LibrarySession(folder, cached))
    first, *others = read(session := LibrarySession(folder, cached))
    assert [one.entry.title for one in first.listing.briefs] == ["The flood", "apples", "Zebras", "The wall"]
    assert not first.is_whole and others[-1].is_whole
    assert session.count_words == "4 briefs · 4 unread · 1 cannot be read"


def test_a_file_that_changes_or_goes_is_seen_when_the_library_is_read_again(
    folder: Path, cached: Environment
) -> None:
    session = LibrarySession(folder, cached)
    read(session)
    (folder / "wall.yaml").write_text("brief: [", "utf-8")
    (folder / "dam.yaml").unlink()
    read(session)
    assert shown(session) == ["The flood", "apples", "broken.yaml", "wall.yaml"]


def test_reading_that_is_stopped_tells_what_it_has(folder: Path, cached: Environment) -> None:
    session = LibrarySession(folder, cached)
    read(session, lambda: False)
    assert "unread" not in session.count_words
    read(session)
    assert session.count_words.startswith("4 briefs · 4 unread")


def test_while_another_process_writes_the_index_the_list_is_not_whole(
    folder: Path, cached: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.app.library.files.AGAIN", 0.0)
    read(session := LibrarySession(folder, cached))
    file = session.files.library.access.index_file
    assert file is not None
    (folder / "new.yaml").write_text(brief_text("New"), "utf-8")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def goes_on() -> bool:
        other.close()  # it has written
        return True

    told = read(session, goes_on)
    *_, before, after = told
    assert (len(before.listing.briefs), before.is_whole) == (4, False)
    assert (len(after.listing.briefs), after.is_whole) == (5, True)


def test_briefs_with_notes_tell_what_was_done_in_them(session: LibrarySession, outside: Environment) -> None:
    path = session.listing.briefs[0].entry.path
    with outside.store.edit(subject_of(load(path).brief)) as edit:
        edit.set_review("c-gate", state="reviewed")
        edit.add_note("c-gate", "Look again.")
    done = session.files.read_progress(lambda: None)
    assert {path.name: (one.reviewed, one.notes) for path, one in done.items()} == {"flood.yaml": (1, 1)}


def test_a_folder_that_is_gone_is_no_empty_library(folder: Path, cached: Environment) -> None:
    session = LibrarySession(folder, cached)
    read(session)
    folder.rename(folder.with_name("moved"))
    read(session)
    assert shown(session) == ["briefs"]
    assert session.count_words == "0 briefs · 1 cannot be read"


def test_a_narrow_header_does_without_the_drafts(tmp_path: Path, outside: Environment) -> None:
    quote = {"id": "q-1", "speaker": "s-lee", "para": 1, "kind": "indirect", "content": "It held."}
    made = brief_text(
        "The dam",
        speakers=[{"id": "s-lee", "name": "Ada Lee", "type": "person"}],
        quotes=[quote],
        provenance={"made_by": "rules"},
        draft=[{"item": "q-1", "rule": "said", "confidence": 80}],
    )
    read(
        session := LibrarySession(
            library(tmp_path / "drafts", {"a.yaml": made, "b.yaml": "brief: ["}), outside
        )
    )
    assert session.count_words == "1 brief · 1 unread · 1 draft · 1 cannot be read"
    assert session.short_count_words == "1 brief · 1 unread · 1 cannot be read"
