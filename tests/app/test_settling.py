"""Notes on words, after the brief has changed under them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from briefreader.app.dialogs.picker import Picker
from briefreader.app.dialogs.select_words import SelectedWords
from briefreader.app.panes.detail import detail_rows
from briefreader.app.panes.notes import note_rows
from briefreader.app.reader.orphans import Orphans
from briefreader.app.view import Held
from briefreader.brief.verification.selectable import passages_of
from briefreader.environment import Environment
from briefreader.notes import AnyEntry, Note, Tags
from briefreader.notes.anchor import Match
from briefreader.notes.item_words import ItemWords
from briefreader.printing.notes import attached_words
from tests.app.driving import banner, entries, opened, press, reader, said, write
from tests.app.off_screen import OffScreen, begun, words_of

GATES = "They opened two gates in the dark and told no one."
Write = Callable[..., Path]


@pytest.fixture
def brief(tmp_path: Path) -> Write:
    """Writes revisions of one brief, each with its quotes by id."""

    def write_brief(**quotes: str) -> Path:
        tree: dict[str, Any] = {
            "brief": "1",
            "id": "gates",
            "title": "Gates",
            "source": {"csl": {"id": "x", "type": "report", "title": "T"}},
            "summary": "S",
            "speakers": [{"id": "s-one", "name": "One", "type": "person"}],
            "quotes": [
                {
                    "id": f"q-{name}",
                    "speaker": "s-one",
                    "para": 1,
                    "kind": "direct",
                    "spans": [{"exact": words}],
                }
                for name, words in quotes.items()
            ],
        }
        path = tmp_path / "gates.json"
        path.write_text(json.dumps(tree))
        return path

    return write_brief


def noted(path: Path, outside: Environment, words: str) -> OffScreen:
    """A note on these words of the first quote, written in a reading that has ended."""
    read = OffScreen(path, outside)
    read.at("q-a")
    passage = next(one for one in passages_of(read.session.shown.opened, "q-a") if words in one.text)
    start = passage.text.index(words)
    read.press("v")
    read.choose(SelectedWords(Match(passage, start, start + len(words)), "note"))
    read.choose("which gates?")
    return read


def listed(read: OffScreen) -> str:
    """What the notes pane shows."""
    return words_of(note_rows(read.session.shown))


def shown(pilot: Pilot[None]) -> str:
    return words_of(reader(pilot).pane.rows)


def the_note(entries: tuple[AnyEntry, ...]) -> Note:
    (note,) = (entry for entry in entries if isinstance(entry, Note))
    return note


async def test_words_that_only_moved_are_followed(brief: Write, outside: Environment) -> None:
    async with opened(brief(a=GATES), outside) as pilot:
        await press(pilot, "2", "g", "v", "w", "w", "w", "a")
        await write(pilot, "which gates?")
        await press(pilot, "f2")
    again = OffScreen(brief(a=f"Last night. {GATES}"), outside)
    assert "“They opened two gates” which gates?" in listed(again)
    assert "moved?" not in listed(again)


async def test_words_much_alike_are_confirmed_with_enter(brief: Write, outside: Environment) -> None:
    noted(brief(a=GATES), outside, GATES)
    after = GATES.replace("two", "three")
    async with opened(brief(a=after), outside) as pilot:
        assert "1 of your notes no longer match their words: 6 shows them" in said(pilot)
        await press(pilot, "6")
        assert f"moved? “{after}” · Enter confirm" in shown(pilot)
        await press(pilot, "enter")
        assert the_note(entries(pilot)).anchor.exact == after  # type: ignore[union-attr]
        assert "moved?" not in shown(pilot)
        await press(pilot, "u")
        assert "moved?" in shown(pilot)


def test_where_a_note_has_been_stands_in_the_history_of_both_items(
    brief: Write, outside: Environment
) -> None:
    read = noted(brief(a=GATES, b="Nothing of it."), outside, "They opened")
    read.at_entry(the_note(read.entries))
    read.press("A")
    read.at("q-b")
    read.press("A")
    for item in ("q-a", "q-b"):
        rows = detail_rows(read.session.shown, item)
        told = rows.row(len(rows) - 1).blocks[0].words
        assert "item: q-a → q-b" in told
        assert "“They opened” → “They opened” (no longer there)" in told


def test_words_that_are_refused_stay_with_the_note(brief: Write, outside: Environment) -> None:
    noted(brief(a=GATES), outside, GATES)
    read = OffScreen(brief(a=GATES.replace("two", "three")), outside)
    read.at_entry(the_note(read.entries))
    read.press("d")
    assert f"“{GATES}” which gates?" in listed(read)
    assert "The quoted words are gone" in listed(read)
    read.at_entry(the_note(read.entries))
    read.press("d")
    assert list(read.entries) == []


async def test_between_equals_the_reviewer_chooses(brief: Write, outside: Environment) -> None:
    noted(brief(a="gates"), outside, "gates")
    async with opened(brief(a="Those gates, these gates"), outside) as pilot:
        await press(pilot, "6")
        assert "its words are in 2 places · Enter choose" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Picker)
        await press(pilot, "j", "enter")
        note = the_note(entries(pilot))
        assert note.anchor.start == len("Those gates, these ")  # type: ignore[union-attr]


async def test_an_orphan_is_carried_to_another_item_with_two_keys(brief: Write, outside: Environment) -> None:
    read = noted(brief(a=GATES), outside, "They opened")
    read.at("q-a")
    read.press("t")
    read.answer("gates")
    async with opened(brief(b="Nothing of it."), outside) as pilot:
        await press(pilot, "6")
        assert shown(pilot).split("\n")[1] == "q-a: no longer in this brief"
        assert "“They opened” which gates?" in shown(pilot)
        await press(pilot, "A")
        assert "Moving “They opened” which gates?" in banner(pilot)
        await press(pilot, "2", "A")
        assert banner(pilot) == ""
        assert the_note(entries(pilot)).item == "q-b"
        assert the_note(entries(pilot)).anchor.detached  # type: ignore[union-attr]
        await press(pilot, "6", "g", "A", "2", "A")
        assert {entry.item for entry in entries(pilot)} == {"q-b"}
        assert any(isinstance(entry, Tags) for entry in entries(pilot))


def test_words_that_stand_in_the_other_item_are_found_there(brief: Write, outside: Environment) -> None:
    noted(brief(a=GATES), outside, "They opened")
    read = OffScreen(brief(b=f"At night. {GATES}"), outside)
    assert "moved? “They opened” in q-b · Enter confirm" in listed(read)
    read.the(Orphans).open_held(Held(the_note(read.entries)))
    note = the_note(read.entries)
    assert note.item == "q-b" and note.anchor is not None
    assert note.anchor.start == len("At night. ")


def test_a_list_tells_where_words_are_that_stand_in_another_item(brief: Write, outside: Environment) -> None:
    noted(brief(a=GATES), outside, "They opened")
    view = begun(brief(a=OTHER, b=GATES), outside).shown
    (line,) = attached_words(view.opened, view.notebook)["q-a"]
    assert "[the words have changed: written to “They opened”; these are at q-b now]" in line
    view = begun(brief(a=f"At night. {GATES}", b=OTHER), outside).shown
    (line,) = attached_words(view.opened, view.notebook)["q-a"]
    assert "changed" not in line


async def test_what_is_carried_can_be_put_down_again(brief: Write, outside: Environment) -> None:
    async with opened(brief(a=GATES), outside) as pilot:
        await press(pilot, "2", "A")
        assert "A on a note in Notes" in said(pilot)
        await press(pilot, "b", "6", "A", "escape")
        assert banner(pilot) == ""
        await press(pilot, "2", "A")
        assert [entry.item for entry in entries(pilot)] == ["q-a"]


def test_the_detail_does_not_show_a_note_against_other_words(brief: Write, outside: Environment) -> None:
    noted(brief(a=GATES), outside, GATES)
    view = begun(brief(a=GATES.replace("two", "three")), outside).shown
    assert "which gates? (these words are not where they were" in words_of(detail_rows(view, "q-a"))


OTHER = "We never saw a mason there."


def noted_whole(path: Path, outside: Environment) -> None:
    """A note, tags and a review on all of the first quote, written in a reading that has ended."""
    session = begun(path, outside)
    about = ItemWords(session.shown.opened).about
    with outside.store.edit(session.owner, about=about) as edit:
        edit.add_note("q-a", "I doubt this")
        edit.set_review("q-a", state="reviewed")


class TestANoteOnAWholeItem:
    async def test_whose_words_are_in_another_item_is_asked_about_and_follows_with_enter(
        self, brief: Write, outside: Environment
    ) -> None:
        noted_whole(brief(a=GATES), outside)
        async with opened(brief(a=OTHER, b=GATES), outside) as pilot:
            assert "2 of your notes no longer match their words: 6 shows them" in said(pilot)
            await press(pilot, "6")
            assert f"written to “{GATES}”: moved? These are in q-b · Enter move it there" in shown(pilot)
            await press(pilot, "enter")
            assert the_note(entries(pilot)).item == "q-b"
            await press(pilot, "u")
            assert the_note(entries(pilot)).item == "q-a"

    async def test_whose_words_were_changed_is_asked_about_and_stays_with_enter(
        self, brief: Write, outside: Environment
    ) -> None:
        noted_whole(brief(a=GATES), outside)
        async with opened(brief(a=OTHER), outside) as pilot:
            await press(pilot, "6")
            assert shown(pilot).count("the words have changed · Enter move it there") == 2
            await press(pilot, "enter")
            assert shown(pilot).count("the words have changed") == 1
            assert the_note(entries(pilot)).item == "q-a"

    async def test_is_deleted_with_d_and_brought_back(self, brief: Write, outside: Environment) -> None:
        noted_whole(brief(a=GATES), outside)
        async with opened(brief(a=OTHER), outside) as pilot:
            await press(pilot, "6", "d")
            assert len(entries(pilot)) == 1
            await press(pilot, "u")
            assert len(entries(pilot)) == 2

    def test_is_not_counted_under_other_words(self, brief: Write, outside: Environment) -> None:
        noted_whole(brief(a=GATES), outside)
        view = begun(brief(a=OTHER), outside).shown

        assert view.signs("q-a") == [("? 2 moved: see 6 Notes", "warning")]
        assert "not where they were" in words_of(detail_rows(view, "q-a"))

    def test_stays_where_only_marks_and_the_paragraph_have_changed(
        self, brief: Write, outside: Environment
    ) -> None:
        noted_whole(brief(a="“They don’t know,” he said."), outside)
        view = begun(brief(b=OTHER, a='"They don\'t  know," he said.'), outside).shown

        assert ("✎ 1 note", "") in view.signs("q-a")

    def test_from_before_words_were_kept_is_not_asked_about(self, brief: Write, outside: Environment) -> None:
        session = begun(brief(a=GATES), outside)
        with outside.store.edit(session.owner) as edit:
            edit.add_note("q-a", "old")
        assert ("✎ 1 note", "") in begun(brief(a=OTHER), outside).shown.signs("q-a")

    def test_keeps_the_words_that_were_seen_when_it_was_begun(
        self, brief: Write, outside: Environment
    ) -> None:
        session = begun(brief(a=GATES), outside)
        seen, owner = session.shown.opened, session.owner
        session = begun(brief(a=OTHER), outside)
        session.save(lambda edit: edit.add_note("q-a", "typed before").id, owner, seen)

        (note,) = outside.store.read(owner).entries
        assert note.about is not None
        assert note.about.begins == GATES
