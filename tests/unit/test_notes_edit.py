"""What a reviewer can do to notes, and take back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefreader.notes import (
    Anchor,
    Conflict,
    Invalid,
    Mark,
    Note,
    Reviewer,
    Store,
    Subject,
    describe,
    grade_text,
    normal_tags,
)

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)
BRIEF = Subject("war-brief", "A war", "a" * 64)


def ticking() -> Callable[[], datetime]:
    seconds = count()
    return lambda: datetime(2024, 10, 20, 10, 41, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "notes", ADA, ticking())


def add_note(store: Store, item: str = "c-arms", text: str = "Ask the desk.") -> Note:
    with store.edit(BRIEF) as edit:
        return edit.add_note(item, text)


def undo(store: Store) -> str | None:
    with store.edit(BRIEF) as edit:
        return edit.undo()


def redo(store: Store) -> str | None:
    with store.edit(BRIEF) as edit:
        return edit.redo()


def texts(store: Store) -> list[str]:
    return [entry.text for entry in store.read(BRIEF).entries if isinstance(entry, Note)]


def test_a_note_is_found_again_with_all_it_was_given(store: Store) -> None:
    anchor = Anchor("highly likely", "it is ", " that", 2, 10, 23, "p2")
    with store.edit(BRIEF) as edit:
        note = edit.add_note("c-arms", "A hedge – «wörtlich» 말", anchor=anchor, tags=["hedge"])

    assert store.read(BRIEF).notes("c-arms") == (note,)
    assert (note.text, note.anchor, note.tags) == ("A hedge – «wörtlich» 말", anchor, ("hedge",))
    assert (note.kind, note.reviewer, note.created[-1]) == ("note", "Ada", "Z")
    assert len(note.id) == 32


def test_the_edit_hands_over_what_a_read_would_give(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.add_note("c-arms", "One.")
        edit.toggle_bookmark("q-yang")

    assert edit.notebook == store.read(BRIEF)


def test_a_changed_note_keeps_what_was_not_named(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        note = edit.add_note("c-arms", "First.", anchor=Anchor("arms"), tags=["open"])
    with store.edit(BRIEF) as edit:
        edit.change_note(note.id, text="Second.")

    (changed,) = store.read(BRIEF).notes("c-arms")
    assert (changed.text, changed.anchor, changed.tags) == ("Second.", note.anchor, ("open",))
    assert changed.created == note.created < changed.modified


def test_a_change_that_changes_nothing_is_no_change(store: Store) -> None:
    note = add_note(store)
    before = store.stamp(BRIEF)
    with store.edit(BRIEF) as edit:
        edit.change_note(note.id, text=note.text)

    assert store.stamp(BRIEF) == before


def test_notes_stay_in_the_order_they_were_written_in(store: Store) -> None:
    first = add_note(store, text="First.")
    add_note(store, text="Second.")
    with store.edit(BRIEF) as edit:
        edit.change_note(first.id, text="First, mended.")

    assert texts(store) == ["First, mended.", "Second."]


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_an_empty_note_is_refused_unless_it_marks_words(store: Store, text: str) -> None:
    with pytest.raises(Invalid, match="empty"), store.edit(BRIEF) as edit:
        edit.add_note("c-arms", text)
    with store.edit(BRIEF) as edit:
        edit.add_note("c-arms", text, anchor=Anchor("arms"))

    assert len(store.read(BRIEF).notes("c-arms")) == 1


def test_what_another_window_removed_can_not_be_changed(store: Store) -> None:
    note = add_note(store)
    with store.edit(BRIEF) as edit:
        edit.remove(note.id)

    with pytest.raises(Conflict, match="the entry is gone"), store.edit(BRIEF) as edit:
        edit.change_note(note.id, text="Too late.")


def test_only_a_note_can_be_changed_as_a_note(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        bookmark = edit.toggle_bookmark("c-arms")
    assert bookmark is not None
    with pytest.raises(Invalid, match="is not a note"), store.edit(BRIEF) as edit:
        edit.change_note(bookmark.id, text="Words.")


def test_tags_are_kept_as_they_are_written_without_commas_and_twins() -> None:
    assert normal_tags([" to  check ", "a,b", "To Check", "", " , ", "Öl"]) == ("to check", "a b", "Öl")


def test_an_item_has_one_set_of_tags(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.set_tags("c-arms", ["one", "two"])
    with store.edit(BRIEF) as edit:
        edit.set_tags("c-arms", ["three"])
    assert store.read(BRIEF).tags("c-arms") == ("three",)

    with store.edit(BRIEF) as edit:
        edit.set_tags("c-arms", [])
    assert store.read(BRIEF).entries == ()


def test_a_bookmark_comes_and_goes(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.toggle_bookmark("c-arms", "later")
    notebook = store.read(BRIEF)
    assert notebook.bookmarked("c-arms")
    assert [bookmark.label for bookmark in notebook.bookmarks] == ["later"]

    with store.edit(BRIEF) as edit:
        assert edit.toggle_bookmark("c-arms") is None
    assert not store.read(BRIEF).bookmarked("c-arms")


def test_a_mark_leads_to_the_item_it_was_set_on_last(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.set_mark("b", "q-kim")
        edit.set_mark("a", "c-arms")
    with store.edit(BRIEF) as edit:
        edit.set_mark("a", "q-yang")

    notebook = store.read(BRIEF)
    assert [(mark.letter, mark.item) for mark in notebook.marks] == [("a", "q-yang"), ("b", "q-kim")]
    assert (notebook.mark("a"), notebook.mark("z")) == ("q-yang", None)
    assert notebook.of("c-arms") == ()


@pytest.mark.parametrize("letter", ["A", "ä", "", "ab", "1"])
def test_a_mark_is_one_small_letter(store: Store, letter: str) -> None:
    with pytest.raises(Invalid, match="a to z"), store.edit(BRIEF) as edit:
        edit.set_mark(letter, "c-arms")


def test_marking_as_reviewed_leaves_the_grade_alone(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.set_review("c-arms", reliability="B", credibility="2", verdict="supported")
    assert store.read(BRIEF).reviewed == frozenset()
    with store.edit(BRIEF) as edit:
        edit.set_review("c-arms", state="reviewed")

    notebook = store.read(BRIEF)
    review = notebook.review("c-arms")
    assert review is not None
    assert (grade_text(review), review.verdict) == ("B2", "supported")
    assert notebook.reviewed == {"c-arms"}


def test_a_note_that_is_detached_keeps_its_old_words_and_undo_brings_the_place_back(store: Store) -> None:
    anchor = Anchor("highly likely", paragraph=2, start=10, end=23, item="q-kim")
    with store.edit(BRIEF) as edit:
        note = edit.add_note("q-kim", "A hedge.", anchor=anchor)
    with store.edit(BRIEF) as edit:
        edit.detach(note.id)
    (detached,) = store.read(BRIEF).notes("q-kim")
    assert detached.anchor == replace(anchor, detached=True)
    assert undo(store) == "note on q-kim changed"
    assert store.read(BRIEF).notes("q-kim")[0].anchor == anchor


def test_only_a_note_has_words_to_be_detached_from(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        mark = edit.set_mark("k", "c-arms")
    with pytest.raises(Invalid, match="the mark on c-arms is not a note"), store.edit(BRIEF) as edit:
        edit.detach(mark.id)


def test_a_note_moves_to_another_item_with_its_words_or_with_others(store: Store) -> None:
    old, new = Anchor("highly likely", item="q-gone"), Anchor("likely", item="q-kim")
    with store.edit(BRIEF) as edit:
        note = edit.add_note("q-gone", "A hedge.", anchor=old, tags=["hedge"])
    for given, anchor in ((None, old), (new, new)):
        with store.edit(BRIEF) as edit:
            edit.attach(note.id, "q-kim", given)
        (moved,) = store.read(BRIEF).notes("q-kim")
        assert (moved.id, moved.text, moved.anchor, moved.tags) == (note.id, "A hedge.", anchor, ("hedge",))


def test_tags_of_a_vanished_item_join_those_of_another_and_come_apart_again(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        gone = edit.set_tags("c-gone", ["arms", "seoul"])
        edit.set_tags("c-arms", ["Arms", "doubt"])
    before = store.read(BRIEF).entries
    assert gone is not None
    with store.edit(BRIEF) as edit:
        edit.attach(gone.id, "c-arms")
    assert store.read(BRIEF).tags("c-arms") == ("Arms", "doubt", "seoul")
    assert store.read(BRIEF).tags("c-gone") == ()
    undo(store)
    assert [(entry.id, entry.item) for entry in store.read(BRIEF).entries] == [
        (entry.id, entry.item) for entry in before
    ]


def test_a_second_bookmark_or_review_on_an_item_is_refused_and_stays_where_it_was(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        for item in ("c-gone", "c-arms"):
            edit.toggle_bookmark(item)
            edit.set_review(item, state="reviewed")
    before = store.read(BRIEF)
    for entry in before.of("c-gone"):
        with pytest.raises(Conflict, match=f"c-arms has a {entry.kind} already"), store.edit(BRIEF) as edit:
            edit.attach(entry.id, "c-arms")
    assert store.read(BRIEF) == before


def test_anything_moves_to_an_item_without_its_like(store: Store) -> None:
    attach_all_to(store, "c-gone", "c-arms")
    notebook = store.read(BRIEF)
    assert (notebook.of("c-gone"), len(notebook.of("c-arms"))) == ((), 5)
    assert (notebook.mark("k"), notebook.tags("c-arms")) == ("c-arms", ("seoul",))


def test_what_is_put_where_it_already_is_stays_as_it_is(store: Store) -> None:
    attach_all_to(store, "c-arms", "c-arms")
    notebook = store.read(BRIEF)
    assert len(notebook.of("c-arms")) == 5
    assert len(notebook.changes) == 5


def attach_all_to(store: Store, item: str, other: str) -> None:
    """An entry of each kind on one item, each then attached to another."""
    with store.edit(BRIEF) as edit:
        edit.add_note(item, "Ask the desk.")
        edit.set_tags(item, ["seoul"])
        edit.toggle_bookmark(item)
        edit.set_mark("k", item)
        edit.set_review(item, state="reviewed")
    for entry in store.read(BRIEF).of(item):
        with store.edit(BRIEF) as edit:
            edit.attach(entry.id, other)


def test_a_review_that_says_nothing_is_none(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.set_review("c-arms", state="reviewed")
    with store.edit(BRIEF) as edit:
        assert edit.set_review("c-arms", state="unreviewed") is None

    assert store.read(BRIEF).review("c-arms") is None


def test_a_wrong_review_is_refused_and_changes_nothing(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.set_review("c-arms", reliability="A")
    with pytest.raises(Invalid, match="scale"), store.edit(BRIEF) as edit:
        edit.set_review("c-arms", likelihood="likely")

    review = store.read(BRIEF).review("c-arms")
    assert review is not None
    assert (review.reliability, review.likelihood) == ("A", None)


def test_a_likelihood_that_is_taken_away_takes_its_scale_with_it(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.set_review("c-arms", state="reviewed", likelihood="likely", scale="icd203")
        review = edit.set_review("c-arms", likelihood=None)

    assert review is not None
    assert review.scale is None


def test_undo_takes_back_the_last_thing_and_says_what(store: Store) -> None:
    note = add_note(store)
    with store.edit(BRIEF) as edit:
        edit.remove(note.id)

    assert undo(store) == "note on c-arms removed"
    assert store.read(BRIEF).notes("c-arms") == (note,)
    assert undo(store) == "note on c-arms added"
    assert texts(store) == []
    assert undo(store) is None


def test_redo_does_it_again_in_order(store: Store) -> None:
    for text in ("One.", "Two.", "Three."):
        add_note(store, text=text)
    undo(store)
    undo(store)

    assert redo(store) == "note on c-arms added"
    assert texts(store) == ["One.", "Two."]
    assert redo(store) == "note on c-arms added"
    assert texts(store) == ["One.", "Two.", "Three."]
    assert redo(store) is None


def test_redo_leads_only_to_what_was_undone_since_the_last_deed(store: Store) -> None:
    note = add_note(store)
    for text in ("one way", "the other way"):
        with store.edit(BRIEF) as edit:
            edit.change_note(note.id, text=text)
        undo(store)

    assert redo(store) == "note on c-arms changed"
    assert texts(store) == ["the other way"]
    assert redo(store) is None


def test_something_new_after_an_undo_ends_redo(store: Store) -> None:
    add_note(store, text="One.")
    undo(store)
    add_note(store, text="Two.")

    assert redo(store) is None
    assert undo(store) == "note on c-arms added"
    assert texts(store) == []


def test_one_undo_takes_back_all_that_was_done_at_once(store: Store) -> None:
    add_note(store, text="Stays.")
    with store.edit(BRIEF) as edit:
        edit.add_note("q-kim", "Goes.")
        edit.set_tags("q-kim", ["x"])
        edit.set_review("q-kim", state="reviewed")

    assert undo(store) == "review of q-kim added and 2 more"
    assert [entry.item for entry in store.read(BRIEF).entries] == ["c-arms"]
    redo(store)
    assert len(store.read(BRIEF).of("q-kim")) == 3


def test_undo_works_after_a_restart(store: Store, tmp_path: Path) -> None:
    note = add_note(store, text="Before.")
    with store.edit(BRIEF) as edit:
        edit.change_note(note.id, text="After.")

    restarted = Store(tmp_path / "notes", ADA, ticking())
    assert undo(restarted) == "note on c-arms changed"
    assert texts(restarted) == ["Before."]
    assert redo(Store(tmp_path / "notes", ADA, ticking())) == "note on c-arms changed"
    assert texts(store) == ["After."]


def test_a_mark_that_moved_moves_back(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.set_mark("a", "c-arms")
    with store.edit(BRIEF) as edit:
        edit.set_mark("a", "q-kim")

    assert undo(store) == "mark a on q-kim changed"
    assert store.read(BRIEF).mark("a") == "c-arms"


def test_undo_leaves_what_others_did(store: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "notes", Reviewer("Bob", ADA.folder, ADA.id), ticking()).edit(BRIEF) as edit:
        edit.add_note("c-arms", "Bob's, imported.")

    assert undo(store) is None
    assert texts(store) == ["Bob's, imported."]


def test_the_history_keeps_every_verdict_and_why(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        edit.set_review("c-arms", verdict="supported")
    with store.edit(BRIEF, why="the photograph is of 2022") as edit:
        edit.set_review("c-arms", verdict="misleading")
    undo(store)

    first, second = store.read(BRIEF).history("c-arms")
    assert (first.n, second.n, second.why) == (1, 2, "the photograph is of 2022")
    assert second.before is not None
    assert second.after is not None
    assert (second.before["verdict"], second.after["verdict"]) == ("supported", "misleading")
    assert (first.undone, second.undone) == (False, True)
    assert second.turned is not None
    assert describe(second) == "review of c-arms changed"


def test_leaving_a_block_with_an_error_changes_nothing(store: Store) -> None:
    add_note(store)
    before = store.path(BRIEF).read_bytes()
    with pytest.raises(ZeroDivisionError), store.edit(BRIEF) as edit:
        edit.add_note("c-arms", "Half done.")
        raise ZeroDivisionError

    assert store.path(BRIEF).read_bytes() == before
    assert store.pending == {}


def test_entries_are_looked_up_by_item(store: Store) -> None:
    with store.edit(BRIEF) as edit:
        note = edit.add_note("c-arms", "One.")
        mark = edit.set_mark("a", "c-arms")
        edit.add_note("q-kim", "Two.")

    notebook = store.read(BRIEF)
    assert notebook.of("c-arms") == (note, mark)
    assert notebook.of("nothing-here") == ()
    assert isinstance(notebook.of("c-arms")[1], Mark)
