"""Notes on words, after the brief has changed under them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from briefreader.app.dialogs.picker import Listing
from briefreader.environment import Environment
from briefreader.notes import Note, Tags
from tests.app.driving import banner, entries, opened, press, reader, said, write

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


async def note_on(pilot: Pilot[None], *keys: str) -> None:
    """Write a note on the first words of the first quote, with `keys` to select more of them."""
    await press(pilot, "2", "g", "v", *keys, "a")
    await write(pilot, "which gates?")
    await press(pilot, "f2")


def shown(pilot: Pilot[None]) -> str:
    rows = reader(pilot).pane.rows
    return "\n".join(block.words for row in map(rows.row, range(len(rows))) for block in row.blocks)


def the_note(pilot: Pilot[None]) -> Note:
    (note,) = (entry for entry in entries(pilot) if isinstance(entry, Note))
    return note


async def test_words_that_only_moved_are_followed(brief: Write, outside: Environment) -> None:
    async with opened(brief(a=GATES), outside) as pilot:
        await note_on(pilot, "w", "w", "w")
    async with opened(brief(a=f"Last night. {GATES}"), outside) as pilot:
        await press(pilot, "6")
        assert "“They opened two gates” which gates?" in shown(pilot)
        assert "moved?" not in shown(pilot)


async def test_words_much_alike_are_confirmed_with_enter(brief: Write, outside: Environment) -> None:
    async with opened(brief(a=GATES), outside) as pilot:
        await note_on(pilot, "p")
    after = GATES.replace("two", "three")
    async with opened(brief(a=after), outside) as pilot:
        assert "1 of your notes lost what they are about: 6 shows them" in said(pilot)
        await press(pilot, "6")
        assert f"moved? “{after}” · Enter confirms" in shown(pilot)
        await press(pilot, "enter")
        assert the_note(pilot).anchor.exact == after  # type: ignore[union-attr]
        assert "moved?" not in shown(pilot)
        await press(pilot, "u")
        assert "moved?" in shown(pilot)


async def test_where_a_note_has_been_stands_in_the_history_of_both_items(
    brief: Write, outside: Environment
) -> None:
    async with opened(brief(a=GATES, b="Nothing of it."), outside) as pilot:
        await note_on(pilot, "w")
        await press(pilot, "6", "A", "2", "G", "A")
        for keys in ("g", "G"):
            await press(pilot, keys, "enter")
            rows = reader(pilot).detail.rows
            told = rows.row(len(rows) - 1).blocks[0].words
            assert "item: q-a → q-b" in told
            assert "“They opened” → “They opened” (no longer there)" in told
            await press(pilot, "escape")


async def test_words_that_are_refused_stay_with_the_note(brief: Write, outside: Environment) -> None:
    async with opened(brief(a=GATES), outside) as pilot:
        await note_on(pilot, "p")
    async with opened(brief(a=GATES.replace("two", "three")), outside) as pilot:
        await press(pilot, "6", "d")
        assert f"“{GATES}” which gates?" in shown(pilot)
        assert "its words are no longer there" in shown(pilot)
        await press(pilot, "d")
        assert entries(pilot) == ()


async def test_between_equals_the_reviewer_chooses(brief: Write, outside: Environment) -> None:
    async with opened(brief(a="gates"), outside) as pilot:
        await note_on(pilot)
    async with opened(brief(a="Those gates, these gates"), outside) as pilot:
        await press(pilot, "6")
        assert "its words stand in 2 places · Enter chooses one" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Listing)
        await press(pilot, "j", "enter")
        assert the_note(pilot).anchor.start == len("Those gates, these ")  # type: ignore[union-attr]


async def test_an_orphan_is_carried_to_another_item_with_two_keys(brief: Write, outside: Environment) -> None:
    async with opened(brief(a=GATES), outside) as pilot:
        await note_on(pilot, "w")
        await press(pilot, "2", "t")
        await write(pilot, "gates")
        await press(pilot, "enter")
    async with opened(brief(b="Nothing of it."), outside) as pilot:
        await press(pilot, "6")
        assert shown(pilot).split("\n")[1] == "q-a: no longer in this brief"
        assert "“They opened” which gates?" in shown(pilot)
        await press(pilot, "A")
        assert "Carrying “They opened” which gates?" in banner(pilot)
        await press(pilot, "2", "A")
        assert banner(pilot) == ""
        assert the_note(pilot).item == "q-b"
        assert the_note(pilot).anchor.detached  # type: ignore[union-attr]
        await press(pilot, "6", "g", "A", "2", "A")
        assert {entry.item for entry in entries(pilot)} == {"q-b"}
        assert any(isinstance(entry, Tags) for entry in entries(pilot))


async def test_words_that_stand_in_the_other_item_are_found_there(brief: Write, outside: Environment) -> None:
    async with opened(brief(a=GATES), outside) as pilot:
        await note_on(pilot, "w")
    async with opened(brief(b=f"At night. {GATES}"), outside) as pilot:
        await press(pilot, "6")
        assert "moved? “They opened” in q-b · Enter confirms" in shown(pilot)
        await press(pilot, "enter")
        assert the_note(pilot).item == "q-b"
        assert the_note(pilot).anchor.start == len("At night. ")  # type: ignore[union-attr]


async def test_what_is_carried_can_be_put_down_again(brief: Write, outside: Environment) -> None:
    async with opened(brief(a=GATES), outside) as pilot:
        await press(pilot, "2", "A")
        assert "A picks up an entry in Notes" in said(pilot)
        await press(pilot, "b", "6", "A", "escape")
        assert banner(pilot) == ""
        await press(pilot, "2", "A")
        assert [entry.item for entry in entries(pilot)] == ["q-a"]


async def test_the_detail_does_not_show_a_note_against_other_words(
    brief: Write, outside: Environment
) -> None:
    async with opened(brief(a=GATES), outside) as pilot:
        await note_on(pilot, "p")
    async with opened(brief(a=GATES.replace("two", "three")), outside) as pilot:
        await press(pilot, "2", "enter")
        rows = reader(pilot).detail.rows
        said = [block.words for row in map(rows.row, range(len(rows))) for block in row.blocks]
        assert any("which gates? (these words are not where they were" in words for words in said)
