"""Entries from elsewhere among those that are here: what is added, what gives way, what is kept of both."""

from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefreader.notes import (
    CONFIDENCES,
    CREDIBILITY,
    RELIABILITY,
    SCALES,
    Anchor,
    AnyEntry,
    BasketItem,
    Bookmark,
    Mark,
    Note,
    Review,
    Store,
    StoreError,
    Tags,
    Use,
    normal_tags,
)
from tests.exchanging import NOW, SUBJECT, entries, exported, store_in
from tests.unit.test_exchange_annotation import every_kind, note

EARLY, LATE = "2026-11-01T00:00:00Z", "2026-11-30T00:00:00Z"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    seconds = count()
    return store_in(tmp_path, "Ben", lambda: NOW + timedelta(seconds=next(seconds)))


def take_in(store: Store, *arrivals: AnyEntry) -> list[str]:
    """What became of each; a refusal in its words."""
    with store.edit(SUBJECT, why="imported from a.json") as edit:
        results = edit.take_in(arrivals)
    return [result.what if isinstance(result, StoreError) else result for result in results]


def notes(store: Store) -> list[Note]:
    return [entry for entry in store.read(SUBJECT).entries if isinstance(entry, Note)]


def undo(store: Store) -> str | None:
    with store.edit(SUBJECT) as edit:
        return edit.undo()


def test_an_entry_is_taken_in_as_it_is(store: Store) -> None:
    assert take_in(store, *every_kind().entries) == ["added"] * 7
    found = store.read(SUBJECT)
    assert [replace(entry, change=1) for entry in found.entries] == list(every_kind().entries)
    assert {entry.reviewer for entry in found.entries} == {"Ada"}
    assert {(change.who, change.why) for change in found.changes} == {("Ben", "imported from a.json")}


def test_a_second_time_nothing_is_written(store: Store) -> None:
    take_in(store, *every_kind().entries)
    before = store.stamp(SUBJECT)
    assert take_in(store, *every_kind().entries) == ["known"] * 7
    assert store.stamp(SUBJECT) == before


def test_undo_takes_all_of_it_back(store: Store) -> None:
    take_in(store, *every_kind().entries)
    assert undo(store) == "review of c-full added and 6 more"
    assert store.read(SUBJECT).entries == ()


def test_what_was_undone_can_be_taken_in_again(store: Store) -> None:
    take_in(store, note())
    undo(store)
    assert take_in(store, note()) == ["added"]


def test_the_version_modified_later_stands_and_the_history_has_the_other(store: Store) -> None:
    take_in(store, note(text="Mine.", modified=EARLY))
    assert take_in(store, note(text="Theirs.", modified=LATE)) == ["changed"]
    assert [each.text for each in notes(store)] == ["Theirs."]
    assert undo(store) is not None
    assert [each.text for each in notes(store)] == ["Mine."]


def test_an_older_version_changes_nothing_and_is_in_the_history(store: Store) -> None:
    take_in(store, note(text="Mine.", modified=LATE))
    for outcome in ("older", "known"):
        assert take_in(store, note(text="Theirs.", modified=EARLY)) == [outcome]
        assert [each.text for each in notes(store)] == ["Mine."]
    states = [change.after["text"] for change in store.read(SUBJECT).changes if change.after]
    assert states == ["Mine.", "Theirs.", "Mine."]
    undo(store)
    assert [each.text for each in notes(store)] == ["Mine."]


def test_what_was_changed_here_since_is_not_changed_back(store: Store) -> None:
    take_in(store, note(text="Theirs."))
    with store.edit(SUBJECT) as edit:
        edit.change_note(note().id, text="Mine now.")
    assert take_in(store, note(text="Theirs.")) == ["known"]
    assert [each.text for each in notes(store)] == ["Mine now."]


def test_what_tells_no_time_and_no_name_gets_the_time_of_the_import_and_no_name_of_ours(store: Store) -> None:
    bare = note(created="", modified="", reviewer="")
    assert take_in(store, bare) == ["added"]
    (kept,) = notes(store)
    assert (kept.created[:16], kept.reviewer) == ("2026-11-24T10:41", "an unnamed writer")
    assert take_in(store, bare) == ["known"]
    assert take_in(store, replace(bare, text="Other.")) == ["older"]


def test_tags_join_those_that_the_item_has(store: Store) -> None:
    with store.edit(SUBJECT) as edit:
        edit.set_tags("c-full", ["open"])
    theirs = every_kind().entries[3]
    assert take_in(store, theirs) == ["changed"]
    assert store.read(SUBJECT).tags("c-full") == ("open", "urgent")
    assert take_in(store, theirs) == ["known"]


def test_of_bookmarks_reviews_and_letters_there_is_one(store: Store) -> None:
    with store.edit(SUBJECT) as edit:
        edit.toggle_bookmark("c-full")
        edit.set_mark("k", "p2")
        edit.set_review("c-full", state="reviewed")
    assert take_in(store, *every_kind().entries[4:]) == [
        "c-full has a bookmark already",
        "the letter k leads to p2 already",
        "c-full has a review already",
    ]


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (note(text=" "), "the note is empty"),
        (note(item=""), "it belongs to no item"),
        (replace(every_kind().entries[3], tags=()), "there are no tags"),
        (replace(every_kind().entries[5], letter="K"), "“K” cannot be a mark"),
        (replace(every_kind().entries[6], scale=None), "A likelihood needs its scale"),
    ],
)
def test_what_no_entry_can_be_is_refused_and_the_rest_taken(store: Store, entry: AnyEntry, why: str) -> None:
    refused, taken = take_in(store, entry, note(9))
    assert why in refused
    assert taken == "added"


def test_an_id_of_another_kind_is_refused(store: Store) -> None:
    take_in(store, note())
    review = replace(every_kind().entries[6], id=note().id, modified=LATE)
    assert take_in(store, review) == ["its id is that of a note"]


# --- out, in, and out again ---------------------------------------------------------------------

_odd = [
    "\ud800",
    "\x00\x1b[31m",
    "\u202eabc",
    "=1+1",
    '"}]',
    "\\u0000",
    "<b>",
    "? who",
    "\r\n",
    "[x](y)",
    "\ufeff",
]
_texts = st.text(max_size=20) | st.sampled_from(_odd)
_words = _texts.filter(lambda text: bool(text.strip()))
_tag_lists = st.lists(_words, min_size=1, max_size=3).map(normal_tags).filter(bool)
_times = st.datetimes(NOW.replace(tzinfo=None, year=1990), NOW.replace(tzinfo=None)).map(
    lambda time: f"{time:%Y-%m-%dT%H:%M:%S}Z"
)
_items = st.sampled_from(["c-full", "c-silent", "q-full", "p1", "p2", "s-lee", "gone"])
_offsets = st.integers(0, 99) | st.none()
_anchors = st.builds(
    Anchor,
    exact=_texts,
    prefix=_texts,
    suffix=_texts,
    paragraph=st.none() | st.integers(1, 9) | st.sampled_from(["headline", "caption"]),
    start=_offsets,
    end=_offsets,
    item=st.none() | _items,
    detached=st.booleans(),
)


def _maybe(values: Any) -> Any:
    return st.none() | st.sampled_from(tuple(values))


_common: dict[str, Any] = {
    "id": st.uuids().map(lambda value: value.hex),
    "item": _items,
    "created": _times,
    "modified": _times,
    "reviewer": _words,
    "change": st.just(0),
}
_likelihoods = st.just((None, None)) | st.sampled_from(
    [(scale.name, word) for scale in SCALES.values() for term in scale.terms for word in term.words]
)
_reviews = _likelihoods.flatmap(
    lambda pair: st.builds(
        Review,
        **_common,
        state=st.sampled_from(["unreviewed", "reviewed"]),
        reliability=_maybe(RELIABILITY),
        credibility=_maybe(CREDIBILITY),
        verdict=st.none() | _words,
        scale=st.just(pair[0]),
        likelihood=st.just(pair[1]),
        confidence=_maybe(CONFIDENCES),
        comment=_texts,
    )
)
_entries = st.one_of(
    st.builds(Note, **_common, text=_words, tags=_tag_lists | st.just(()), anchor=st.none() | _anchors),
    st.builds(Note, **_common, text=_texts, anchor=_anchors),
    st.builds(Tags, **_common, tags=_tag_lists),
    st.builds(Bookmark, **_common, label=_texts),
    st.builds(
        BasketItem,
        **_common,
        rank=st.integers(0, 2**53 - 1),
        note=st.none() | _texts,
        section=_texts,
        comment=_texts,
    ),
    st.builds(Use, **_common, report=_texts),
    st.builds(Mark, **_common, letter=st.sampled_from("abcxyz")),
    _reviews,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(arrivals=st.lists(_entries, max_size=8), name=st.sampled_from(["Ada", "Somebody else"]))
def test_the_notes_of_any_reviewer_go_out_of_another_store_with_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, arrivals: list[AnyEntry], name: str
) -> None:
    folder = tmp_path_factory.mktemp("notes")
    ours, other = store_in(folder / "ours"), store_in(folder / "other", name)
    take_in(ours, *arrivals)
    first = exported(ours.read(SUBJECT))
    arrived = entries(first)
    assert set(take_in(other, *arrived)) <= {"added"}
    assert exported(other.read(SUBJECT)) == first
    assert set(take_in(other, *arrived)) <= {"known"}
