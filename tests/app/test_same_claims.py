"""The same claim in other briefs: joined, kept apart and found with a few keys, and the matrix over them."""

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from briefreader.app.basket.screen import BasketScreen
from briefreader.app.dialogs.claims_matrix import ClaimsMatrix
from briefreader.app.library.same_claims import SameClaimsScreen
from briefreader.app.widgets.bars import Header, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.environment import Environment
from briefreader.notes.links_file import LINKS
from tests.app.driving import entries, opened, press, reader, settled, table, write
from tests.libraries import brief_text, library

LEE = {"id": "s-lee", "name": "Ada Lee", "type": "person", "party": "town"}
QUOTE = {"id": "q-1", "speaker": "s-lee", "para": 1, "kind": "direct", "spans": [{"exact": "We opened none"}]}
DENIES = {"stance": "denies", "by": "s-lee", "quote": "q-1", "evidence": "none-offered"}
SILENT = {"stance": "not-reported", "party": "owners"}
ASSERTS = {"stance": "asserts", "party": "village"}


def claim(claim_id: str, text: str, *positions: dict[str, Any]) -> dict[str, Any]:
    return {"id": claim_id, "text": text, "status": "single-source", "positions": [*positions]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    gates = "The gates of the upper weir were opened"
    others = [
        claim(f"c-{number}", f"The mayors of town {number} were warned", ASSERTS) for number in range(20)
    ]
    same = [{"from": "c-1", "to": "flood#c-2", "rel": "same-as"}]
    files = {
        "dam.json": brief_text(
            "The dam",
            "dam",
            date=2024,
            speakers=[LEE],
            quotes=[QUOTE],
            parties={"owners": "The owners"},
            claims=[claim("c-1", gates, DENIES, SILENT)],
            links=same,
            handling="TLP:AMBER",
        ),
        "flood.json": brief_text(
            "The flood", "flood", date=2025, claims=[claim("c-2", "Somebody let the water out", ASSERTS)]
        ),
        "weir.json": brief_text(
            "The weir", "weir", claims=[claim("c-3", f"It is not so that {gates}", ASSERTS)]
        ),
        "other.json": brief_text("Mayors", "mayors", claims=others),
        "undated.json": brief_text("Undated", date=None),
    }
    return library(tmp_path / "briefs", files)


def claims(pilot: Pilot[None]) -> list[str]:
    """The headings and the claims of the list, in order."""
    screen = pilot.app.screen
    assert isinstance(screen, SameClaimsScreen)
    rows = screen.query_one(ItemList).rows
    shown = (rows.row(at) for at in range(len(rows)))
    return [row.key or row.blocks[0].words.split("  ")[0] for row in shown]


def said(pilot: Pilot[None]) -> str:
    return " ".join(pilot.app.screen.query_one("#message", MessageBar).lines)


BEFORE = ["This claim", "dam#c-1", "The same", "flood#c-2", "Perhaps the same", "weir#c-3"]


def shows(pilot: Pilot[None], kind: type[Screen[Any]]) -> bool:
    return isinstance(pilot.app.screen, kind)


async def test_claims_are_joined_and_kept_apart_and_each_is_undone(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder / "dam.json", outside) as pilot:
        await press(pilot, "3", "#")
        assert claims(pilot) == BEFORE
        await press(pilot, "c")
        assert said(pilot) == "Move to the claim of another brief"
        await press(pilot, "G", "c")
        await settled(pilot)
        assert claims(pilot)[2:5] == ["The same", "flood#c-2", "weir#c-3"]
        assert said(pilot) == "Joined dam#c-1 and weir#c-3. u undoes it"
        assert pilot.app.screen.query_one(Header).right == ("2 claims joined · 0 offered",)
        await press(pilot, "u")
        await settled(pilot)
        assert claims(pilot) == BEFORE
        await press(pilot, "g", "j", "plus")
        assert said(pilot) == "Added to the basket"
        await press(pilot, "d")
        await settled(pilot)
        assert claims(pilot) == ["This claim", "dam#c-1", "Perhaps the same", "weir#c-3", *APART]
        await press(pilot, "q", "#", "u")  # what was decided before the screen was left
        assert said(pilot) == "Undid: kept apart dam#c-1 and flood#c-2"
        assert claims(pilot) == BEFORE
        await press(pilot, "u")
        assert said(pilot) == "Nothing to undo"
        await press(pilot, "ctrl+r")
        assert claims(pilot)[-2:] == APART


APART = ["Not the same, you said", "flood#c-2"]


async def test_who_has_no_name_is_asked_for_it_once_on_whatever_screen(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder / "dam.json", structs.replace(outside, named=None)) as pilot:
        await press(pilot, "3", "#", "G")
        for key in ("P", "d", "c"):
            await press(pilot, key)
            assert pilot.app.screen.query_one(Prompt).display
            await press(pilot, "escape")
            assert "need a name" in said(pilot)
        await press(pilot, "c", "ctrl+u")
        await write(pilot, "Cal")
        await press(pilot, "enter")
        assert said(pilot).startswith("Joined ")
        await press(pilot, "q", "b")
        around = reader(pilot).session.environment
        assert [one.reviewer for one in entries(pilot)] == ["Cal"]
        assert len(LINKS.read(around.notes / around.identity.folder)) == 1


async def test_any_claim_is_found_by_a_query_and_joined(folder: Path, outside: Environment) -> None:
    async with opened(folder / "dam.json", outside) as pilot:
        await press(pilot, "3", "#", "/")
        await write(pilot, '"town 7" date:2026')
        await press(pilot, "enter")
        await settled(pilot)
        assert claims(pilot)[4:6] == ["Found", "mayors#c-7"]
        assert said(pilot) == "Not searched: 1 brief without a date, as date: finds none"
        await press(pilot, "j", "j", "c")
        await settled(pilot)
        assert claims(pilot)[2:5] == ["The same", "flood#c-2", "mayors#c-7"]
        assert said(pilot).startswith("Joined ")
        await press(pilot, "/", "ctrl+u")
        await write(pilot, "date:soon")
        await press(pilot, "enter")
        assert said(pilot).startswith("date:soon ") and "A date is expected here" in said(pilot)
        (folder / "dam.json").write_text(brief_text("The dam", "dam"), "utf-8")
        await press(pilot, "/", "enter")
        assert claims(pilot) == ["There is no such claim in this library."]
        assert said(pilot).startswith("dam#c-1: ")
        await press(pilot, "c", "P", "M")
        assert said(pilot).startswith("No other brief has this claim yet")


async def test_the_matrix_over_briefs_tells_who_was_never_heard(folder: Path, outside: Environment) -> None:
    async with opened(folder / "dam.json", outside) as pilot:
        await press(pilot, "3", "#", "M")
        assert shows(pilot, ClaimsMatrix)
        lines = "\n".join(table(pilot))
        assert "denies" in lines and "asserts" in lines
        assert "The owners" in lines and "(never heard)" in lines
        told = pilot.app.screen.query_one("#told", Static)
        assert "“The dam”, 2024: The gates of the upper weir were opened" in str(told.content)
        assert "TLP:AMBER" in str(pilot.app.screen.query_one(".table-title", Static).content)
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("Who says what, over briefs: TLP:AMBER, 2 briefs, 2024 to 2025")
        await press(pilot, "enter")
        await settled(pilot)
        assert reader(pilot).list_in_use.item == "q-1"
        await press(pilot, "q")
        await settled(pilot)
        assert shows(pilot, ClaimsMatrix)
        await press(pilot, "q", "y")
        assert pilot.app.clipboard.startswith("# Claims over briefs\n\nHandling: TLP:AMBER")
        await press(pilot, "P")
        assert said(pilot).startswith("Added to the report")
        await press(pilot, "R")
        await settled(pilot)
        assert shows(pilot, BasketScreen)
        assert pilot.app.screen.query_one(Header).right == ("1 page",)
        for key in ("J", "K", "c", "t", "enter"):
            await press(pilot, key)
            assert "d removes it" in said(pilot)
        await press(pilot, "q")
        assert shows(pilot, SameClaimsScreen)
        await press(pilot, "q")
        assert reader(pilot).list_in_use.item == "c-1"


async def test_the_claims_of_a_matrix_and_of_hits_lead_there_too(folder: Path, outside: Environment) -> None:
    async with opened(folder, outside) as pilot:
        await press(pilot, "/")
        await write(pilot, "water kind:claim")
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "#")
        await settled(pilot)
        assert claims(pilot)[:4] == ["This claim", "flood#c-2", "The same", "dam#c-1"]
        await press(pilot, "j", "enter")
        await settled(pilot)
        assert reader(pilot).session.path.name == "dam.json"
        await press(pilot, "M", "#")
        await settled(pilot)
        assert claims(pilot)[1] == "dam#c-1"


async def test_other_items_have_none(folder: Path, outside: Environment) -> None:
    async with opened(folder / "dam.json", outside) as pilot:
        await press(pilot, "2", "#")
        assert said(pilot) == "# works on claims (3)."
