"""The dossier on the screen: opened from where a speaker is, read, confirmed, copied, and left again."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from briefreader.app.dialogs.picker import Picker
from briefreader.app.library.dossier import DossierScreen
from briefreader.app.library.screen import LibraryScreen
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.environment import Environment
from briefreader.notes.names_file import NAMES
from tests.app.driving import opened, press, reader, screen_text, write
from tests.persons import GATES, flooded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return flooded(tmp_path / "briefs")


def dossier(pilot: Pilot[None]) -> DossierScreen:
    screen = pilot.app.screen
    assert isinstance(screen, DossierScreen)
    return screen


def numbers(pilot: Pilot[None]) -> str:
    return str(dossier(pilot).query_one("#numbers", Static).content)


def said(pilot: Pilot[None]) -> str:
    return " ".join(dossier(pilot).query_one("#message").lines)  # type: ignore[attr-defined]


def rows(pilot: Pilot[None], number: int) -> list[str]:
    """The rows of a list, each with its first words and its chips."""
    found = dossier(pilot).query_one(f"#list-{number}", ItemList).rows
    return [
        " | ".join((row.blocks[0].words, *(chip for chip, _ in row.chips)))
        for row in map(found.row, range(len(found)))
    ]


def shown(pilot: Pilot[None]) -> list[str]:
    return [one.id or "" for one in dossier(pilot).query(ItemList) if one.display and one.size.height]


async def test_from_a_quote_to_the_person_to_another_brief_and_back(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder / "flood.json", outside) as pilot:
        await press(pilot, "2", "S")
        assert (
            numbers(pilot) == "1 quote in 1 brief, 2025  ·  not confirmed: 3 quotes in 2 briefs, 2024 to 2026"
        )
        assert rows(pilot, 1) == [
            GATES,
            "2024\u00a0· denies | ? unverified | not confirmed",
            "2025\u00a0· asserts | ? unverified",
            "On no claim",
            "2026\u00a0· as former mayor | ? unverified | not confirmed",
        ]
        assert rows(pilot, 2)[-2:] == [
            "Only reported",
            "2026\u00a0· as former mayor | ? unverified | not confirmed",
        ]
        await press(pilot, "enter")
        assert (reader(pilot).session.path.name, reader(pilot).session.focus.item) == ("dam.json", "q-1")
        await press(pilot, "q")
        assert dossier(pilot).query_one("#list-1", ItemList).cursor_row == 1
        await press(pilot, "q")
        assert (reader(pilot).session.path.name, reader(pilot).session.focus.item) == ("flood.json", "q-1")


async def test_a_name_is_confirmed_taken_back_and_confirmed_again(folder: Path, outside: Environment) -> None:
    own = outside.notes / outside.identity.folder
    async with opened(folder / "flood.json", outside) as pilot:
        await press(pilot, "2", "S", "c")  # on the statement in `dam`
        assert numbers(pilot).startswith("2 quotes in 2 briefs, 2024 to 2025")
        assert [one.members for one in NAMES.read(own)] == [("flood#s-tolliver", "dam#s-1")]
        await press(pilot, "c")
        assert "Nothing to confirm here" in said(pilot)
        await press(pilot, "3", "j", "c")
        assert [one.aliases for one in NAMES.read(own)] == [("Maren Toliver",)]
        assert rows(pilot, 3)[0].startswith("Maren Tolliver, also Maren Toliver  confirmed by you; 3 briefs")
        await press(pilot, "u")
        assert said(pilot).startswith("Undid: confirmed as Maren Tolliver")
        await press(pilot, "q", "S", "u")  # what was decided before the screen was left
        assert NAMES.read(own) == ()
        await press(pilot, "u")
        assert said(pilot) == "Nothing to undo"
        await press(pilot, "ctrl+r")
        assert [one.members for one in NAMES.read(own)] == [("flood#s-tolliver", "dam#s-1")]
        by_hand = (own / "names.toml").read_text("utf-8") + 'party = "oruvia"\n'
        (own / "names.toml").write_text(by_hand, "utf-8")
        await press(pilot, "u")
        assert said(pilot) == "Not saved: Maren Tolliver has been changed in names.toml. Look at it again"
        assert (own / "names.toml").read_text("utf-8") == by_hand
        (own / "names.toml").write_text("[[person", "utf-8")
        await press(pilot, "q", "S")
        assert said(pilot).startswith(f"Names not read: {own / 'names.toml'}: ")
        assert numbers(pilot).startswith("1 quote in 1 brief, 2025")


async def test_of_several_who_have_a_name_one_is_chosen(folder: Path, outside: Environment) -> None:
    async with opened(folder, outside) as pilot:
        await press(pilot, "S")
        await write(pilot, "tolliver")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Picker)
        await press(pilot, "j", "enter")
        assert numbers(pilot) == "1 quote in 1 brief, no date"
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, "S")
        await write(pilot, "nobody here")
        await press(pilot, "enter")
        assert rows(pilot, 1)[0].startswith("Nobody has the name “nobody here”")
        await press(pilot, "y")
        assert said(pilot) == "There is nobody here yet"
        await press(pilot, "q", "S")
        await write(pilot, "tolliver")
        await press(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_a_claim_offers_whoever_holds_it(folder: Path, outside: Environment) -> None:
    async with opened(folder / "flood.json", outside) as pilot:
        await press(pilot, "3", "S")
        assert isinstance(pilot.app.screen, Picker)
        await press(pilot, "j", "enter")
        assert numbers(pilot) == "1 quote in 1 brief, 2025"


async def test_the_matrix_leads_to_who_holds_the_position(folder: Path, outside: Environment) -> None:
    async with opened(folder / "flood.json", outside) as pilot:
        await press(pilot, "M", "S")
        assert numbers(pilot).startswith("1 quote in 1 brief, 2025")


async def test_a_small_screen_shows_one_list_at_a_time_and_always_the_numbers(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder / "flood.json", outside, size=(60, 20)) as pilot:
        await press(pilot, "2", "S")
        assert shown(pilot) == ["list-1"]
        await press(pilot, "tab")
        assert shown(pilot) == ["list-2"]
        await press(pilot, "3")
        assert shown(pilot) == ["list-3"]
        assert dossier(pilot).query_one("#numbers").size.height >= 2
        await pilot.resize_terminal(120, 40)
        await press(pilot, "1")
        assert shown(pilot) == ["list-1", "list-2", "list-3"]


async def test_the_page_is_copied_with_its_handling_and_a_statement_goes_into_the_basket(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder / "flood.json", outside) as pilot:
        await press(pilot, "2", "S", "y")
        assert pilot.app.clipboard.startswith("# Maren Tolliver\n\nHandling: TLP:AMBER\\\n")
        await press(pilot, "plus")
        assert said(pilot) == "Added to the basket"
        await press(pilot, "plus")
        assert said(pilot) == "Removed from the basket"
        await press(pilot, "P", "R")
        assert "Dossier: Maren Tolliver" in screen_text(pilot)


async def test_a_hit_leads_to_the_dossier_of_who_speaks(folder: Path, outside: Environment) -> None:
    async with opened(folder, outside) as pilot:
        await press(pilot, "/")
        await write(pilot, "saw")
        await press(pilot, "enter", "S")
        assert numbers(pilot).startswith("1 quote in 1 brief, 2026  ·  only reported: 1 quote")
