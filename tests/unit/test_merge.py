"""What stands of two versions of one notes file, part by part: a table for each part."""

import re

import pytest
from msgspec import structs

from briefreader.notes.merge import merge
from briefreader.notes.model import Document
from briefreader.notes.tables import Contents, unsealed

OURS, THEIRS = {"id": "war-brief", "title": "Ours"}, {"id": "war-brief", "title": "Theirs"}
ADDED, CHANGED = "2024-10-20T10:41:00Z", "2024-10-20T10:42:00Z"


@pytest.mark.parametrize(
    ("ours", "theirs", "stands"),
    [(OURS, THEIRS, OURS), (None, THEIRS, THEIRS), (OURS, None, OURS), (None, None, None)],
    ids=["both", "ours is lost", "theirs is lost", "both are lost"],
)
def test_what_is_said_of_the_brief_is_ours_unless_it_is_lost(
    ours: Document | None, theirs: Document | None, stands: Document | None
) -> None:
    assert merge(Contents(meta=ours), Contents(meta=theirs), "copy").meta == stands


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        (Contents(), Contents(), Contents()),
        (Contents(lost=1), Contents(), Contents(lost=1)),
        (Contents(), Contents(lost=2), Contents(lost=2)),
        (Contents(lost=1), Contents(lost=2), Contents(lost=3)),
        (
            Contents(complaints=("torn",), altered=frozenset({"meta"})),
            Contents(),
            Contents(complaints=("torn",), altered=frozenset({"meta"})),
        ),
        (
            Contents(),
            Contents(complaints=("torn",), altered=frozenset({"meta"})),
            Contents(complaints=("torn",), altered=frozenset({"meta"})),
        ),
        (
            Contents(complaints=("torn",), altered=frozenset({"n-1"})),
            Contents(complaints=("empty",), altered=frozenset({"meta"})),
            Contents(complaints=("torn", "empty"), altered=frozenset({"n-1", "meta"})),
        ),
        (
            Contents(more={"later": {"1": OURS}}),
            Contents(more={"later": {"1": THEIRS}, "other": {"1": THEIRS}}),
            Contents(more={"later": {"1": OURS}, "other": {"1": THEIRS}}),
        ),
    ],
)
def test_the_damage_of_both_is_told_and_the_tables_of_both_are_kept(
    ours: Contents, theirs: Contents, merged: Contents
) -> None:
    assert merge(ours, theirs, "copy") == merged


def version(text: str = "", modified: str = ADDED, *, altered: bool = False) -> Contents:
    """A file with one note of these words, which its history tells of as it was added; or without it."""
    note = {
        "id": "n-1",
        "kind": "note",
        "item": "c-arms",
        "reviewer": "Ada",
        "created": ADDED,
        "text": text,
        "modified": modified,
        "change": 1,
    }
    added = {
        "id": "h-1",
        "n": 1,
        "at": ADDED,
        "who": "Ada",
        "action": "a",
        "entry": "n-1",
        "item": "c-arms",
        "kind": "note",
        "before": None,
        "after": {**note, "text": "as added", "modified": ADDED},
        "undone": False,
        "turned": None,
        "dropped": False,
    }
    return Contents(
        entries={1: note} if text else {},
        changes={1: added},
        altered=frozenset({"n-1"} if altered else ()),
    )


@pytest.mark.parametrize(
    ("one", "other", "stands"),
    [
        (version("sound"), version("altered", altered=True), "sound"),
        (version("sound"), version("altered", CHANGED, altered=True), "sound"),
        (version("altered", altered=True), version("altered later", CHANGED, altered=True), "altered later"),
        (version("early"), version("later", CHANGED), "later"),
        (version("a tie is settled"), version("by the words themselves"), "by the words themselves"),
    ],
)
def test_of_two_versions_of_an_entry_the_sound_one_stands_then_the_later(
    one: Contents, other: Contents, stands: str
) -> None:
    for ours, theirs in ((one, other), (other, one)):
        (entry,) = merge(ours, theirs, "copy").entries.values()
        assert entry["text"] == stands


@pytest.mark.parametrize("altered", [False, True])
def test_an_entry_that_only_one_side_has_is_kept_whatever_became_of_it(*, altered: bool) -> None:
    there, lost = version("only here", altered=altered), Contents()
    for ours, theirs in ((there, lost), (lost, there)):
        (entry,) = merge(ours, theirs, "copy").entries.values()
        assert entry["text"] == "only here"


@pytest.mark.parametrize(
    ("one", "other", "undone", "dropped"),
    [
        ({}, {"turned": CHANGED, "undone": True}, True, False),
        ({"turned": ADDED, "undone": True}, {"turned": CHANGED}, False, False),
        ({"turned": CHANGED, "undone": True}, {"turned": ADDED}, True, False),
        ({"turned": CHANGED, "undone": True}, {"turned": CHANGED, "dropped": True}, False, True),
    ],
)
def test_of_two_versions_of_a_deed_the_one_undone_or_redone_last_counts(
    one: Document, other: Document, *, undone: bool, dropped: bool
) -> None:
    def deed(fields: Document) -> Contents:
        there = version("note")
        return structs.replace(there, changes={1: {**there.changes[1], **fields}})

    for ours, theirs in ((one, other), (other, one)):
        merged = merge(deed(ours), deed(theirs), "copy")
        row = next(row for row in merged.changes.values() if row["id"] == "h-1")
        assert (row["undone"], row["dropped"]) == (undone, dropped)


@pytest.mark.parametrize(
    ("early", "late", "stands"),
    [
        (("c-1", ADDED), ("c-2", CHANGED), "c-2"),
        (("c-2", ADDED), ("c-1", CHANGED), "c-1"),
        (("c-1", ADDED), ("c-2", ADDED), "c-2"),
    ],
)
def test_of_two_that_fill_one_place_the_one_modified_last_stays_and_the_other_is_in_the_history(
    early: tuple[str, str], late: tuple[str, str], stands: str
) -> None:
    def marked(item: str, modified: str) -> Contents:
        mark = {
            "id": f"m-{item}",
            "kind": "mark",
            "item": item,
            "letter": "a",
            "reviewer": "Ada",
            "created": ADDED,
            "modified": modified,
            "change": 1,
        }
        return Contents(entries={1: mark})

    for ours, theirs in ((early, late), (late, early)):
        merged = merge(marked(*ours), marked(*theirs), "copy")
        assert [entry["item"] for entry in merged.entries.values()] == [stands]
        gone = [row["before"]["item"] for row in merged.changes.values() if row["after"] is None]
        assert gone == [item for item, _ in (early, late) if item != stands]


def test_entries_and_rows_keep_the_numbers_that_they_have_in_our_file() -> None:
    def numbered(number: int) -> Contents:
        there = version("note")
        return structs.replace(there, entries={number: there.entries[1]}, changes={number: there.changes[1]})

    merged = merge(numbered(7), numbered(5), "copy")
    assert (list(merged.entries), list(merged.changes)) == ([7], [7])


# The row of the history that tells of a choice


def choices(ours: Contents, theirs: Contents, name: str = "copy") -> list[Document]:
    """The rows that a merge has added."""
    known = {row["id"] for side in (ours, theirs) for row in side.changes.values()}
    rows = map(unsealed, merge(ours, theirs, name).changes.values())
    return [row for row in rows if row["id"] not in known]


LATER = "2024-10-20T10:43:00Z"


def changed(text: str, row: str, at: str) -> Contents:
    """A file with the note, and a second row of its history: its words were changed to these."""
    there = version(text, at)
    note, added = {**there.entries[1], "change": 2}, there.changes[1]
    second = {**added, "id": row, "n": 2, "at": at, "before": added["after"], "after": note}
    return Contents(entries={1: note}, changes={1: added, 2: second})


EARLY, LATE = changed("early", "h-2", CHANGED), changed("late", "h-3", LATER)


def test_a_choice_is_a_row_that_leads_from_the_other_version() -> None:
    (row,) = choices(EARLY, LATE, "copy (1).json")

    assert re.fullmatch("[0-9a-f]{32}", row.pop("id"))
    assert re.fullmatch("[0-9a-f]{32}", row.pop("action"))
    assert row == {
        "n": 4,
        "at": LATER,
        "who": "Ada",
        "why": "merged from copy (1).json",
        "entry": "n-1",
        "item": "c-arms",
        "kind": "note",
        "before": EARLY.entries[1],
        "after": {**LATE.entries[1], "change": 4},
        "undone": False,
        "turned": None,
        "dropped": False,
    }


def test_the_rows_of_both_are_numbered_in_their_order_and_the_entry_leads_to_the_choice() -> None:
    for ours, theirs in ((EARLY, LATE), (LATE, EARLY)):
        merged = merge(ours, theirs, "copy")
        rows = sorted(map(unsealed, merged.changes.values()), key=lambda row: int(row["n"]))
        assert [(row["n"], row["id"]) for row in rows[:3]] == [(1, "h-1"), (2, "h-2"), (3, "h-3")]
        assert [row["after"]["change"] for row in rows] == [1, 2, 3, 4]
        assert [entry["change"] for entry in merged.entries.values()] == [4]


def test_a_choice_is_the_same_row_either_way_and_for_whatever_order_a_file_has() -> None:
    turned = structs.replace(LATE, entries={1: dict(reversed(LATE.entries[1].items()))})
    rows = choices(EARLY, LATE)

    assert len(rows) == 1
    assert rows == choices(LATE, EARLY) == choices(EARLY, turned)


def test_another_choice_is_another_row() -> None:
    others = LATE, changed("later", "h-3", LATER)
    rows = [row for other in others for row in choices(EARLY, other)]

    assert len({row["id"] for row in rows}) == len({row["action"] for row in rows}) == 2


def test_a_version_that_has_seen_the_other_stands_without_a_choice() -> None:
    for ours, theirs in ((version("as added"), LATE), (LATE, version("as added"))):
        (entry,) = merge(ours, theirs, "copy").entries.values()
        assert entry["text"] == "late"
        assert choices(ours, theirs) == []


def test_an_entry_that_no_history_tells_of_is_known_by_when_it_was_modified() -> None:
    sides = [
        structs.replace(version(text, modified), changes={})
        for text, modified in (("early", ADDED), ("late", CHANGED))
    ]
    for ours, theirs in (sides, sides[::-1]):
        merged = merge(ours, theirs, "copy")
        (entry,) = merged.entries.values()
        (row,) = map(unsealed, merged.changes.values())
        assert (entry["text"], entry["change"]) == ("late", 1)
        assert (row["n"], row["at"], row["before"]["text"]) == (1, CHANGED, "early")


def test_of_equal_versions_nothing_is_chosen() -> None:
    assert choices(version("note"), version("note")) == []
    assert choices(version("note"), Contents()) == []


def test_a_row_of_a_file_that_does_not_know_of_dropping_is_not_dropped() -> None:
    here, there = version("note"), version("note")
    del here.changes[1]["dropped"]
    for ours, theirs in ((here, there), (there, here)):
        (row,) = merge(ours, theirs, "copy").changes.values()
        assert not row.get("dropped", False)


# Tags, the order of rows, and the numbers in the file


def tagged(name: str, modified: str, *tags: str) -> Contents:
    """A file with tags of one item, and no history."""
    entry = {
        "id": name,
        "kind": "tags",
        "item": "c-arms",
        "reviewer": "Ada",
        "created": ADDED,
        "modified": modified,
        "change": 1,
        "tags": list(tags),
    }
    return Contents(entries={1: entry})


def test_tags_of_one_item_are_joined_into_those_modified_last() -> None:
    early, late = tagged("t-1", CHANGED, "theirs", "Both"), tagged("t-2", LATER, "ours", "both")
    for ours, theirs in ((early, late), (late, early)):
        merged = merge(ours, theirs, "copy")
        (entry,) = map(unsealed, merged.entries.values())
        joined, gone = sorted(map(unsealed, merged.changes.values()), key=lambda row: int(row["n"]))
        assert entry == {**late.entries[1], "tags": ["ours", "both", "theirs"], "change": 1}
        assert (joined["at"], joined["before"], joined["after"]) == (LATER, late.entries[1], entry)
        assert (gone["at"], gone["before"], gone["after"]) == (LATER, early.entries[1], None)


def history(*rows: tuple[str, str]) -> Contents:
    """A file with rows of these ids and times, each about a note of its own that is the entry is gone."""
    changes = {
        number: {
            "id": row,
            "n": number,
            "at": at,
            "who": "Ada",
            "action": row,
            "entry": f"n-{row}",
            "item": "c-arms",
            "kind": "note",
            "before": {"id": f"n-{row}", "kind": "note", "change": number},
            "after": None,
            "undone": False,
            "turned": None,
            "dropped": False,
        }
        for number, (row, at) in enumerate(rows, start=1)
    }
    return Contents(changes=changes)


@pytest.mark.parametrize(
    ("ours", "theirs", "order"),
    [
        ([("a", ADDED), ("b", LATER)], [("c", CHANGED)], "acb"),
        ([("b", ADDED)], [("a", ADDED)], "ab"),  # of the same moment by their ids
        ([("x", ADDED), ("b", CHANGED)], [("x", ADDED), ("a", LATER)], "xba"),
        ([("a", LATER), ("x", LATER), ("b", LATER)], [("x", LATER), ("c", ADDED)], "axcb"),
        ([("x", ADDED), ("y", ADDED)], [("x", ADDED), ("a", LATER), ("y", ADDED)], "xay"),
        ([("b", LATER), ("a", ADDED)], [("a", ADDED)], "ba"),  # what one version has in an order stays so
        ([], [("a", ADDED), ("b", CHANGED)], "ab"),
    ],
)
def test_rows_of_both_stand_by_time_between_those_that_both_have(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], order: str
) -> None:
    merged = merge(history(*ours), history(*theirs), "copy")
    rows = sorted(map(unsealed, merged.changes.values()), key=lambda row: int(row["n"]))
    assert "".join(row["id"] for row in rows) == order
    assert [row["n"] for row in rows] == list(range(1, len(order) + 1))
    assert [row["before"]["change"] for row in rows] == [row["n"] for row in rows]


def test_numbers_that_leave_gaps_leave_them_still() -> None:
    far = history(("a", ADDED))
    far.changes[1]["n"] = 7
    merged = merge(far, history(("b", CHANGED)), "copy")
    assert sorted((row["n"], row["id"]) for row in merged.changes.values()) == [(7, "a"), (8, "b")]


def test_what_only_theirs_has_keeps_its_number_in_their_file_if_that_is_free() -> None:
    ours, theirs = history(("a", ADDED)), history(("b", CHANGED))
    taken = merge(ours, theirs, "copy")
    assert {number: row["id"] for number, row in taken.changes.items()} == {1: "a", 2: "b"}
    free = merge(ours, structs.replace(theirs, changes={5: theirs.changes[1]}), "copy")
    assert {number: row["id"] for number, row in free.changes.items()} == {1: "a", 5: "b"}


def test_of_two_that_fill_one_place_the_other_goes_when_the_last_was_modified() -> None:
    (row,) = (
        row
        for row in map(unsealed, merge(tagged("t-1", ADDED), tagged("t-2", LATER), "x").changes.values())
        if row["after"] is None
    )
    assert row["at"] == LATER
