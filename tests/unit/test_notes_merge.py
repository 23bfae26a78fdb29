"""Two versions of one notes file, as a file sync or git leaves them, become one; nothing is lost."""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.notes import Note, Notebook, Reviewer, Store, Subject, Tags, disk, storage
from briefreader.notes.entries import Book, Converted
from briefreader.notes.merge import merge
from briefreader.notes.sync_conflicts import conflict_copies, conflict_sides
from briefreader.notes.tables import Contents, decode, encode

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)
BRIEF = Subject("war-brief", "A war", "a" * 64)


class Clock:
    """Goes on by a minute at every look."""

    def __init__(self, start: int = 0) -> None:
        self.now = datetime(2024, 10, 20, 10, start, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def new_store(folder: Path, start: int = 0) -> Store:
    return Store(folder, ADA, Clock(start))


def add(store: Store, text: str, item: str = "c-arms") -> Note:
    with store.edit(BRIEF) as edit:
        return edit.add_note(item, text)


def texts(notebook: Notebook) -> list[str]:
    return [entry.text for entry in notebook.entries if isinstance(entry, Note)]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Store, Store]:
    """One store with a note, and a copy of its folder at another machine, whose clock is a bit ahead."""
    here = new_store(tmp_path / "here")
    add(here, "common")
    there = new_store(tmp_path / "there", 30)
    there.path(BRIEF).parent.mkdir(parents=True)
    there.path(BRIEF).write_bytes(here.path(BRIEF).read_bytes())
    return here, there


def sync(here: Store, there: Store, name: str = "sync-conflict-20241020-104100-ABCDEFG") -> Path:
    """What a file sync does that cannot decide: the other version comes beside ours."""
    path = here.path(BRIEF)
    copy = path.with_name(f"{path.stem}.{name}{path.suffix}")
    copy.write_bytes(there.path(BRIEF).read_bytes())
    return copy


def test_a_copy_that_a_sync_left_is_read_too_and_told(two: tuple[Store, Store]) -> None:
    here, there = two
    add(here, "from here")
    add(there, "from there")
    copy = sync(here, there)
    notebook = here.read(BRIEF)

    assert texts(notebook) == ["common", "from here", "from there"]
    assert [change.n for change in notebook.changes] == [1, 2, 3]
    assert notebook.notice is not None
    assert copy.name in notebook.notice
    assert copy.exists()


def test_the_next_change_writes_both_and_keeps_the_copy(two: tuple[Store, Store]) -> None:
    here, there = two
    add(there, "from there")
    copy = sync(here, there)
    content = copy.read_bytes()
    add(here, "after")

    assert not copy.exists()
    assert (copy.parent / "backup" / copy.name).read_bytes() == content
    assert texts(here.read(BRIEF)) == ["common", "from there", "after"]
    assert here.read(BRIEF).notice is None


@pytest.mark.parametrize(
    "name",
    [
        "{}.sync-conflict-20241020-104100-ABCDEFG.json",
        "{} (Ada's conflicted copy 2024-10-20).json",
        "{} (conflicted copy 2024-10-20 104100).json",
        "{} (Case Conflict).json",
        "{} (1).json",
    ],
)
def test_copies_are_known_by_their_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / "war-brief-0123.json"
    copy = tmp_path / name.format(path.stem)
    for other in (path, copy, tmp_path / "war-brief-0123.json.lock", tmp_path / "war-brief-01234.json"):
        other.touch()
    assert conflict_copies(path) == (copy,)


def test_of_two_versions_of_a_note_the_later_stands_and_the_other_is_in_its_history(
    two: tuple[Store, Store],
) -> None:
    here, there = two
    (note,) = here.read(BRIEF).entries
    with here.edit(BRIEF) as edit:
        edit.change_note(note.id, text="as here")
    with there.edit(BRIEF) as edit:
        edit.change_note(note.id, text="as there, later")
    sync(here, there)
    notebook = here.read(BRIEF)

    assert texts(notebook) == ["as there, later"]
    last = notebook.history("c-arms")[-1]
    assert last.before is not None
    assert (last.before["text"], last.why[:11]) == ("as here", "merged from")
    with here.edit(BRIEF) as edit:
        assert edit.undo() == "note on c-arms changed"
    assert texts(here.read(BRIEF)) == ["as here"]


def test_what_was_deleted_at_one_machine_stays_deleted(two: tuple[Store, Store]) -> None:
    here, there = two
    (note,) = here.read(BRIEF).entries
    with there.edit(BRIEF) as edit:
        edit.remove(note.id)
    add(here, "another")
    sync(here, there)

    assert texts(here.read(BRIEF)) == ["another"]
    assert any(change.after is None for change in here.read(BRIEF).changes)


@pytest.mark.parametrize(("first", "left"), [("delete", ["mended"]), ("mend", [])])
def test_between_a_deletion_and_a_change_the_later_counts(
    two: tuple[Store, Store], first: str, left: list[str]
) -> None:
    earlier, later = two
    (note,) = earlier.read(BRIEF).entries
    deleting, mending = (earlier, later) if first == "delete" else (later, earlier)
    with deleting.edit(BRIEF) as edit:
        edit.remove(note.id)
    with mending.edit(BRIEF) as edit:
        edit.change_note(note.id, text="mended")
    sync(earlier, later)

    notebook = earlier.read(BRIEF)
    assert texts(notebook) == left
    kept = [change.before or change.after for change in notebook.changes]
    assert "mended" in [record["text"] for record in kept if record is not None] or left


def test_what_was_undone_at_one_machine_stays_undone(two: tuple[Store, Store]) -> None:
    here, there = two
    add(here, "too much")
    there.path(BRIEF).write_bytes(here.path(BRIEF).read_bytes())
    with there.edit(BRIEF) as edit:
        edit.undo()
    add(here, "another")
    sync(here, there)

    assert texts(here.read(BRIEF)) == ["common", "another"]


def test_a_copy_that_comes_while_a_change_is_made_is_merged_too(two: tuple[Store, Store]) -> None:
    here, there = two
    add(there, "from there")
    with here.edit(BRIEF) as edit:
        edit.add_note("c-arms", "from here")
        sync(here, there)

    assert texts(edit.notebook) == texts(here.read(BRIEF)) == ["common", "from there", "from here"]


def test_a_file_that_a_sync_replaces_while_a_change_is_made_is_not_written_over(
    two: tuple[Store, Store],
) -> None:
    here, there = two
    add(there, "from there")
    with here.edit(BRIEF) as edit:
        edit.add_note("c-arms", "from here")
        here.path(BRIEF).write_bytes(there.path(BRIEF).read_bytes())

    assert texts(edit.notebook) == texts(here.read(BRIEF)) == ["common", "from there", "from here"]


def test_a_copy_that_changes_while_it_is_merged_stays_to_be_merged_again(
    two: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = two
    add(there, "from there")
    sync(here, there)
    write = disk.write_file

    def write_while_a_sync_goes_on(path: Path, data: bytes, *, private: bool) -> None:
        write(path, data, private=private)
        monkeypatch.undo()
        add(there, "from there, later")
        sync(here, there)

    monkeypatch.setattr(storage, "write_file", write_while_a_sync_goes_on)
    add(here, "from here")

    assert set(texts(here.read(BRIEF))) == {"common", "from there", "from here", "from there, later"}


@pytest.mark.parametrize("history", [True, False], ids=["the history is sound", "the history is lost"])
def test_altered_words_of_a_damaged_copy_do_not_take_the_place_of_sound_ones(
    two: tuple[Store, Store], *, history: bool
) -> None:
    here, there = two
    copy = sync(here, there)
    tables = json.loads(copy.read_bytes())
    tables["entries"]["1"].update(text="zommon", modified="2034-10-20T10:41:00Z")
    if not history:
        tables["changes"]["1"]["at"] = "?"
    copy.write_text(json.dumps(tables))

    notebook = here.read(BRIEF)
    assert texts(notebook) == ["common"]
    assert notebook.notice is not None
    assert "It is damaged: " in notebook.notice


def test_altered_words_that_only_a_damaged_copy_has_are_read_as_its_history_has_them(
    two: tuple[Store, Store],
) -> None:
    here, there = two
    add(there, "from there")
    copy = sync(here, there)
    tables = json.loads(copy.read_bytes())
    tables["entries"]["2"]["text"] = "from where"
    copy.write_text(json.dumps(tables))

    assert texts(here.read(BRIEF)) == ["common", "from there"]


def test_tags_of_one_item_given_at_both_machines_are_joined(two: tuple[Store, Store]) -> None:
    here, there = two
    for store, tags in ((here, ["ours", "both"]), (there, ["theirs", "Both"])):
        with store.edit(BRIEF) as edit:
            edit.set_tags("c-arms", tags)
    sync(here, there)

    assert set(here.read(BRIEF).tags("c-arms")) == {"ours", "theirs", "Both"}
    with here.edit(BRIEF) as edit:
        edit.set_tags("c-arms", [])
    assert here.read(BRIEF).tags("c-arms") == ()


@pytest.mark.parametrize("late", [0, 1])
def test_of_two_reviews_of_one_item_the_later_stands_and_the_other_is_in_its_history(
    two: tuple[Store, Store], late: int
) -> None:
    for number, store in enumerate((two[1 - late], two[late])):
        verdict = ("supported", "refuted")[number]
        with new_store(store.path(BRIEF).parents[1], 35 + 5 * number).edit(BRIEF) as edit:
            edit.set_review("c-arms", verdict=verdict)
            edit.set_mark("a", f"c-{verdict}")
    sync(*two)
    notebook = two[0].read(BRIEF)

    review = notebook.review("c-arms")
    assert review is not None
    assert review.verdict == "refuted"
    assert notebook.mark("a") == "c-refuted"
    kept = [change.before for change in notebook.history("c-arms") if change.kind == "review"]
    assert "supported" in [record["verdict"] for record in kept if record]


def test_a_note_whose_history_is_lost_is_not_replaced_by_an_older_one(two: tuple[Store, Store]) -> None:
    here, there = two
    with here.edit(BRIEF) as edit:
        edit.change_note(here.read(BRIEF).entries[0].id, text="newer")
    path = here.path(BRIEF)
    path.write_text(re.sub(r'"changes": \{.*?\n \}', '"changes": {}', path.read_text(), flags=re.DOTALL))
    assert here.read(BRIEF).changes == ()
    sync(here, there)

    assert texts(here.read(BRIEF)) == ["newer"]


def test_undo_takes_back_the_last_of_both(two: tuple[Store, Store]) -> None:
    here, there = two
    add(here, "from here")
    add(there, "from there, later")
    sync(here, there)
    with here.edit(BRIEF) as edit:
        assert edit.undo() == "note on c-arms added"
    assert texts(here.read(BRIEF)) == ["common", "from here"]


def test_a_copy_of_another_brief_is_left_alone(two: tuple[Store, Store], tmp_path: Path) -> None:
    here, _ = two
    other = new_store(tmp_path / "other")
    with other.edit(Subject("war-brief", "Another war", "b" * 64)) as edit:
        edit.add_note("c-arms", "about another war")
    copy = sync(here, other)
    notebook = here.read(BRIEF)

    assert texts(notebook) == ["common"]
    assert notebook.notice is not None
    assert "another brief" in notebook.notice
    add(here, "more")
    assert copy.exists()


def test_a_damaged_copy_gives_what_can_be_read_of_it(two: tuple[Store, Store]) -> None:
    here, there = two
    add(there, "from there")
    copy = sync(here, there)
    copy.write_bytes(copy.read_bytes().replace(b'"common"', b'"common', 1))
    assert "from there" in texts(here.read(BRIEF))


def test_a_copy_that_does_not_say_whose_it_is_is_left_alone_and_told(two: tuple[Store, Store]) -> None:
    here, there = two
    copy = sync(here, there)
    copy.write_bytes(copy.read_bytes()[:-40])
    add(here, "more")

    assert copy.exists()
    notice = here.read(BRIEF).notice
    assert notice is not None
    assert "does not say to which brief" in notice


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    settings = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"]

    def call(folder: Path, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        argv = ["git", "-C", str(folder), *settings, *arguments]
        return subprocess.run(argv, check=check, capture_output=True, text=True)

    return call


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_both_sides_of_a_conflict_in_git_are_kept(
    tmp_path: Path, git: Callable[..., object], style: str
) -> None:
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    here = new_store(origin)
    common = add(here, "common")
    git(origin, "init", "-q")
    git(origin, "add", ".")
    git(origin, "commit", "-qm", "notes")
    git(tmp_path, "clone", "-q", str(origin), str(clone))
    there = new_store(clone, 30)
    for store, name in ((here, "here"), (there, "there")):
        add(store, f"from {name}")
        with store.edit(BRIEF) as edit:
            edit.change_note(common.id, text=f"as {name}")
            edit.set_tags("c-arms", [name])
        git(origin if store is here else clone, "commit", "-qam", name)
    git(clone, "-c", f"merge.conflictStyle={style}", "pull", "-q", "--no-rebase", check=False)
    data = there.path(BRIEF).read_bytes()
    assert b"<<<<<<<" in data
    notebook = there.read(BRIEF)

    assert sorted(texts(notebook)) == ["as there", "from here", "from there"]
    assert notebook.notice is not None
    assert "git" in notebook.notice
    (kept,) = there.path(BRIEF).parent.glob("*.damaged-*")
    assert kept.read_bytes() == data
    add(there, "after")
    assert b"<<<<<<<" not in there.path(BRIEF).read_bytes()
    assert any(isinstance(entry, Tags) for entry in there.read(BRIEF).entries)
    assert "as here" in [
        c.before["text"] for c in there.read(BRIEF).changes if c.before and "text" in c.before
    ]


def test_without_markers_there_are_no_sides() -> None:
    assert conflict_sides(b'{"text": "<<<<<<< not at the beginning of a line"}') is None


Deed = tuple[str, int]
deeds = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "remove", "undo", "redo", "tag", "mark", "review"]),
        st.integers(0, 3),
    )
)


def carried_out(store: Store, what: list[Deed]) -> None:
    for name, number in what:
        entries = [entry for entry in store.read(BRIEF).entries if isinstance(entry, Note)]
        with store.edit(BRIEF) as edit:
            if name == "add":
                edit.add_note(f"c-{number}", f"note {number}")
            elif name == "tag":
                edit.set_tags(f"c-{number}", [str(len(entries))])
            elif name == "mark":
                edit.set_mark("ab"[number % 2], f"c-{len(entries)}")
            elif name == "review":
                edit.set_review(f"c-{number}", comment=str(len(entries)))
            elif name in ("undo", "redo"):
                getattr(edit, name)()
            elif entries:
                note = entries[number % len(entries)]
                if name == "remove":
                    edit.remove(note.id)
                else:
                    edit.change_note(note.id, text=f"{note.text}+")


def contents(store: Store) -> Contents:
    return decode(store.path(BRIEF).read_bytes()) if store.path(BRIEF).exists() else Contents()


def state(merged: Contents) -> tuple[object, object]:
    book = Book(merged.entries.values(), merged.changes.values())
    rows = {row["id"]: (row["n"], row["undone"]) for row in book.changes.values()}
    return book.entries, rows


@given(common=deeds, ours=deeds, theirs=deeds)
def test_merging_is_the_same_either_way_and_twice_as_once(
    tmp_path_factory: pytest.TempPathFactory, common: list[Deed], ours: list[Deed], theirs: list[Deed]
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    here = new_store(folder / "here")
    carried_out(here, common)
    there = new_store(folder / "there", 7)
    there.path(BRIEF).parent.mkdir(parents=True)
    if here.path(BRIEF).exists():
        there.path(BRIEF).write_bytes(here.path(BRIEF).read_bytes())
    carried_out(here, ours)
    carried_out(there, theirs)
    one, other = contents(here), contents(there)

    merged = merge(one, other, "copy")
    assert state(merged) == state(merge(other, one, "copy"))
    assert state(merge(merged, other, "copy")) == state(merged)
    assert state(merge(one, merged, "copy")) == state(merged)
    assert state(merge(one, one, "copy")) == state(one)
    _, rows = state(merged)
    assert isinstance(rows, dict)
    assert {row["id"] for row in (*one.changes.values(), *other.changes.values())} <= set(rows)
    numbers = [number for number, _ in rows.values()]
    assert len(set(numbers)) == len(numbers)
    assert not decode(encode(merged.tables())).complaints
    entries, _ = Book(merged.entries.values(), merged.changes.values()).values(Converted())
    seats = [entry.seat for entry in entries if entry.seat is not None]
    assert len(set(seats)) == len(seats)
