"""A damaged notes file: what is noticed, what is saved of it, what is kept."""

import json
import random
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.notes import (
    Conflict,
    Edit,
    NewerSchema,
    Note,
    Notebook,
    OtherBrief,
    Reviewer,
    Store,
    StoreError,
    Subject,
)
from briefreader.notes.entries import Book, Converted
from briefreader.notes.merge import merge
from briefreader.notes.tables import decode, encode, sealed

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)
BRIEF = Subject("war-brief", "A war", "a" * 64)

_ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def new_store(folder: Path) -> Store:
    return Store(folder / "notes", ADA, lambda: datetime(2024, 10, 20, 10, 41, tzinfo=UTC))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with ten notes, one of them changed once, in its file."""
    store = new_store(tmp_path)
    with store.edit(BRIEF) as edit:
        notes = [edit.add_note(f"q-{number}", f"Note {number}.") for number in range(10)]
    with store.edit(BRIEF) as edit:
        edit.change_note(notes[3].id, text="Note 3, mended.")
    return store


def texts(notebook: Notebook) -> list[str]:
    return sorted(entry.text for entry in notebook.entries if isinstance(entry, Note))


def tables(store: Store) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(store.path(BRIEF).read_bytes())
    return found


def put(store: Store, values: object) -> bytes:
    data = json.dumps(values).encode()
    store.path(BRIEF).write_bytes(data)
    return data


def copies(store: Store) -> list[Path]:
    path = store.path(BRIEF)
    return sorted(path.parent.glob(f"{path.name}.damaged-*"))


def test_the_file_is_readable_without_the_program(store: Store) -> None:
    found = tables(store)

    assert set(found) == {"meta", "entries", "changes"}
    assert found["meta"]["1"]["schema"] == 1
    assert (found["meta"]["1"]["title"], found["meta"]["1"]["reviewer"]) == ("A war", "Ada")
    assert found["entries"]["1"]["text"] == "Note 0."
    assert found["changes"]["11"]["before"]["text"] == "Note 3."
    assert store.path(BRIEF).read_bytes().isascii()


def test_tinydb_itself_reads_it(store: Store) -> None:
    from tinydb import TinyDB, where

    with TinyDB(store.path(BRIEF), access_mode="r") as database:
        found = database.table("entries").search(where("item") == "q-3")
    assert [record["text"] for record in found] == ["Note 3, mended."]


def test_only_what_changed_differs_in_the_file(store: Store) -> None:
    before = store.path(BRIEF).read_text().splitlines()
    with store.edit(BRIEF) as edit:
        edit.add_note("q-new", "One more.")
    after = store.path(BRIEF).read_text().splitlines()

    assert len([line for line in before if line not in after]) <= 1
    assert len(after) - len(before) < 45


def test_a_cut_file_gives_what_is_left_and_says_so(store: Store) -> None:
    data = store.path(BRIEF).read_bytes()
    store.path(BRIEF).write_bytes(data[: len(data) * 3 // 4])
    damaged = store.path(BRIEF).read_bytes()

    notebook = new_store(store.path(BRIEF).parents[2]).read(BRIEF)

    (copy,) = copies(store)
    assert copy.read_bytes() == damaged == store.path(BRIEF).read_bytes()
    assert notebook.notice is not None
    assert "incomplete" in notebook.notice
    assert copy.name in notebook.notice
    assert len(texts(notebook)) == 10  # the history has them


def test_a_note_that_was_undone_does_not_come_back_with_a_damage(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.edit(BRIEF) as edit:
        note = edit.add_note("q-1", "Added, changed, and both undone.")
    with store.edit(BRIEF) as edit:
        edit.change_note(note.id, text="Changed.")
    for _ in range(2):
        with store.edit(BRIEF) as edit:
            edit.undo()
    store.path(BRIEF).write_bytes(store.path(BRIEF).read_bytes()[:-3])

    notebook = new_store(tmp_path).read(BRIEF)
    assert notebook.damaged
    assert texts(notebook) == []


ODD: tuple[object, ...] = (
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    "x",
    "\ud800",
    [],
    [1],
    {},
    {"id": 1},
    "note",
    "sketch",
)
Place = tuple[str, ...]


def places(values: dict[str, Any], above: Place = ()) -> Iterator[Place]:
    """Every place in the records of a file."""
    for name, value in values.items():
        yield (*above, name)
        if isinstance(value, dict):
            yield from places(value, (*above, name))


def with_odd(values: dict[str, Any], place: Place, *odd: object) -> dict[str, Any]:
    """The tables with something else at a place, or nothing, and every check right."""
    changed = deepcopy(values)
    record = changed
    for name in place[:-1]:
        record = record[name]
    record.pop(place[-1])
    record.update(dict.fromkeys(place[-1:], *odd) if odd else {})
    for table in changed.values():
        for number, one in table.items() if isinstance(table, dict) else ():
            table[number] = sealed(one) if isinstance(one, dict) else one
    return changed


def test_whatever_stands_in_a_file_it_can_be_read_merged_and_undone(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.edit(BRIEF) as edit:
        note = edit.add_note("q-1", "A note.")
        edit.set_tags("q-1", ["tag"])
    with store.edit(BRIEF) as edit:
        edit.change_note(note.id, text="Changed.")
    sound = tables(store)
    whole = decode(store.path(BRIEF).read_bytes())
    tried = 0
    for place in places(sound):
        for odd in ((), *((value,) for value in ODD)):
            contents = decode(json.dumps(with_odd(sound, place, *odd)).encode())
            merge(whole, contents, "a copy")
            book = Book(contents.entries.values(), contents.changes.values())
            with suppress(StoreError):
                while Edit(book, ADA, "2024-10-20T10:41:00Z", "").undo():
                    book.values(Converted())
            book.values(Converted())
            tried += 1
    assert tried > 1000


def test_reading_a_damaged_file_again_makes_no_second_copy(store: Store) -> None:
    store.path(BRIEF).write_bytes(store.path(BRIEF).read_bytes()[:-200])
    for _ in range(3):
        new_store(store.path(BRIEF).parents[2]).read(BRIEF)

    assert len(copies(store)) == 1


def test_the_next_edit_makes_the_file_whole(store: Store) -> None:
    store.path(BRIEF).write_bytes(store.path(BRIEF).read_bytes()[:-200])
    with store.edit(BRIEF) as edit:
        edit.add_note("q-new", "One more.")

    assert edit.notebook.notice is not None
    notebook = new_store(store.path(BRIEF).parents[2]).read(BRIEF)
    assert notebook.notice is None
    assert len(texts(notebook)) == 11
    assert len(copies(store)) == 1


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"null", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b"NaN", b"7"]
)
def test_a_file_of_something_else_is_no_crash_and_is_kept(store: Store, data: bytes) -> None:
    store.path(BRIEF).write_bytes(data)

    notebook = store.read(BRIEF)
    assert notebook.entries == ()
    assert notebook.notice is not None
    with store.edit(BRIEF) as edit:
        edit.add_note("q-new", "One more.")
    assert [copy.read_bytes() for copy in copies(store)] == [data]
    assert texts(store.read(BRIEF)) == ["One more."]


def test_a_note_altered_by_another_hand_is_shown_with_a_notice(store: Store) -> None:
    found = tables(store)
    found["entries"]["1"]["text"] = "Not what was written."
    put(store, found)

    notebook = store.read(BRIEF)
    assert "Not what was written." in texts(notebook)
    assert notebook.notice is not None
    assert "1 record not as saved (q-0)" in notebook.notice


def test_an_altered_history_is_not_used_for_undo(store: Store) -> None:
    found = tables(store)
    found["changes"]["11"]["before"]["text"] = "Never written."
    put(store, found)

    with store.edit(BRIEF) as edit:
        edit.add_note("q-new", "One more.")
    with store.edit(BRIEF) as edit:
        edit.undo()
    with pytest.raises(Conflict, match="q-3"), store.edit(BRIEF) as edit:
        edit.undo()
    assert "Note 3, mended." in texts(store.read(BRIEF))


def test_two_records_with_one_number_are_both_kept(store: Store) -> None:
    text = store.path(BRIEF).read_text()
    start = text.index(' "entries"')
    store.path(BRIEF).write_text(text[:start] + text[start:].replace('"2": {', '"1": {', 1))

    notebook = store.read(BRIEF)
    assert len(texts(notebook)) == 10
    assert notebook.notice is not None


def test_records_merged_from_another_version_of_the_file_are_sound(store: Store, tmp_path: Path) -> None:
    mine = tables(store)
    other_store = new_store(tmp_path / "other")
    with other_store.edit(BRIEF) as edit:
        edit.add_note("q-else", "From the other machine.")
    theirs = tables(other_store)
    mine["entries"]["77"] = theirs["entries"]["1"]
    put(store, mine)

    notebook = store.read(BRIEF)
    assert notebook.notice is None
    assert "From the other machine." in texts(notebook)


def test_of_two_versions_of_a_note_the_later_is_shown(store: Store) -> None:
    found = tables(store)
    found["entries"]["50"] = {**found["entries"]["4"], "modified": "2024-10-21T00:00:00Z", "text": "Later."}
    put(store, found)

    assert [note.text for note in store.read(BRIEF).notes("q-3")] == ["Later."]


def test_fields_of_a_newer_version_survive_an_edit(store: Store) -> None:
    found = tables(store)
    record = found["entries"]["1"]
    found["entries"]["1"] = sealed({**record, "colour": "red"})
    found["entries"]["99"] = sealed({"id": "9" * 32, "kind": "sketch", "item": "q-0", "strokes": [1, 2]})
    found["meta"]["1"] = sealed({**found["meta"]["1"], "team": "desk"})
    found["links"] = {"1": {"from": "q-0"}}
    put(store, found)

    assert store.read(BRIEF).notice is None
    with store.edit(BRIEF) as edit:
        edit.change_note(record["id"], text="Changed here.")
        edit.undo()
        edit.redo()

    after = tables(store)
    assert (after["entries"]["1"]["colour"], after["entries"]["1"]["text"]) == ("red", "Changed here.")
    assert after["entries"]["99"]["strokes"] == [1, 2]
    assert after["meta"]["1"]["team"] == "desk"
    assert after["links"] == {"1": {"from": "q-0"}}
    assert store.read(BRIEF).notice is None


def test_a_newer_format_can_be_read_and_not_changed(store: Store) -> None:
    found = tables(store)
    found["meta"]["1"] = sealed({**found["meta"]["1"], "schema": 2})
    data = put(store, found)

    notebook = store.read(BRIEF)
    assert notebook.read_only
    assert notebook.notice is not None
    assert "newer version" in notebook.notice
    assert len(texts(notebook)) == 10
    with pytest.raises(NewerSchema), store.edit(BRIEF) as edit:
        edit.add_note("q-1", "No.")
    assert store.path(BRIEF).read_bytes() == data
    assert copies(store) == []


def test_notes_of_another_brief_with_the_same_id_are_not_shown_until_agreed(store: Store) -> None:
    stranger = Subject("war-brief", "Another war", "b" * 64)

    notebook = store.read(stranger)
    assert notebook.entries == ()
    assert notebook.other == BRIEF
    assert notebook.notice is not None
    assert "A war" in notebook.notice
    with pytest.raises(OtherBrief), store.edit(stranger) as edit:
        edit.add_note("q-1", "No.")

    assert len(texts(store.adopt(stranger))) == 10
    assert store.read(stranger).other is None
    assert store.read(BRIEF).other == stranger


@pytest.mark.parametrize(
    "revision",
    [
        Subject("war-brief", "A new title", "a" * 64),
        Subject("war-brief", "A war", "c" * 64),
        Subject("war-brief", "A war", None),
    ],
)
def test_a_revision_of_the_brief_keeps_its_notes(store: Store, revision: Subject) -> None:
    assert len(texts(store.read(revision))) == 10
    with store.edit(revision) as edit:
        edit.add_note("q-1", "On the revision.")
    assert len(texts(store.read(revision))) == 11


def test_one_flipped_byte_loses_no_note(store: Store) -> None:
    path = store.path(BRIEF)
    sound = path.read_bytes()
    identities = {entry.id for entry in store.read(BRIEF).entries}
    chance = random.Random(41)
    for _ in range(80):
        damaged = bytearray(sound)
        damaged[chance.randrange(len(sound))] = chance.randrange(256)
        path.write_bytes(damaged)

        notebook = new_store(path.parents[2]).read(BRIEF)

        if notebook.other is None:
            assert identities - {entry.id for entry in notebook.entries} == set()


def test_half_a_surrogate_pair_out_of_a_brief_is_kept_as_it_is(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.add_note("q-odd", "\ud800 stands in the source")

    assert new_store(store.path(BRIEF).parents[2]).read(BRIEF).notes("q-odd")[0].text[0] == "\ud800"


@given(st.dictionaries(st.text(max_size=3), _ANY_JSON, max_size=4))
def test_a_file_is_what_pythons_json_writes_in_ascii_and_sorted(values: dict[str, Any]) -> None:
    written = json.dumps(values, sort_keys=True, allow_nan=False, indent=1).encode("ascii") + b"\n"
    assert encode(values).replace(b"\x7f", b"\\u007f") == written


def test_numbers_of_any_size_are_written() -> None:
    assert json.loads(encode({"more": {"1": {"large": 10**30}}})) == {"more": {"1": {"large": 10**30}}}
