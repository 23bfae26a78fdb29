"""One quote in several sources on the screen: from a brief and from a hit, judged, and back."""

import stat
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefreader.app.library.search import SearchScreen
from briefreader.app.library.variants import VariantsScreen
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.widgets.bars import Header, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.environment import Environment
from briefreader.notes import Subject
from tests.app.driving import opened, press, press_at_once, reader, settled, write
from tests.libraries import brief_text, library


def brief(title: str, says: str, by: str = "Ada Lee") -> str:
    speaker = {"id": "s-one", "name": by, "type": "person"}
    said = {"id": "q-gates", "speaker": "s-one", "para": 1, "kind": "direct", "spans": [{"exact": says}]}
    text = [{"n": 1, "text": f"“{says}” That was all."}]
    return brief_text(title, speakers=[speaker], quotes=[said], text=text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "flood.json": brief("The flood", "They opened two gates in the dark and told no one downstream."),
        "dam.json": brief("The dam", "They opened three gates in the dark"),
        "weir.json": brief("The weir", "They opened two gates in the dark and told no one.", by="Bo Reed"),
    }
    return library(tmp_path / "briefs", files)


def shown(screen: VariantsScreen) -> list[str]:
    """Headings and quotes, as far as they tell of an utterance or of what differs."""
    rows = screen.query_one(ItemList).rows
    return [rows.row(at).blocks[1 if rows.keys[at] else 0].words for at in range(len(rows))]


def told(pilot: Pilot[None]) -> str:
    return " ".join(pilot.app.screen.query_one("#message", MessageBar).lines)


async def test_from_a_quote_to_its_printings_which_are_confirmed_and_kept_apart(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder / "flood.json", outside) as pilot:
        await press(pilot, "2", "V")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, VariantsScreen)
        printings = screen.query_one(ItemList)
        assert printings.key == "the-flood#q-gates"
        before = [
            "Likely one quote (2 sources, 2026)",
            "“They opened [-two-]{+three+} gates in the dark[- and told no one downstream.-]”",
            "“They opened two gates in the dark and told no one downstream.”",
            "Printed under another name (1 source, 2026)",
            "“They opened two gates in the dark and told no one[- downstream-].”",
        ]
        assert shown(screen) == before
        await press(pilot, "c")
        await settled(pilot)
        assert shown(screen)[0] == "One quote, as confirmed (2 sources, 2026)"
        await press(pilot, "g", "d")
        await settled(pilot)
        assert "the-dam#q-gates" not in printings.rows.keys
        assert told(pilot) == "Kept apart the-dam#q-gates. u undoes it"
        await press_at_once(pilot, "u", "u")
        assert shown(screen) == before
        assert told(pilot) == "Undid: 2 printings confirmed as one quote"
        await press(pilot, "u")
        assert "Nothing to undo" in told(pilot)
        await press(pilot, "G", "plus")
        await settled(pilot)
        assert "Added to the basket" in told(pilot)
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("# Quotes in several sources")
        notes = outside.store.path(Subject("the-weir", "The weir"))
        notes.chmod(stat.S_IRUSR)
        await press(pilot, "plus")
        assert told(pilot).startswith("Not saved: the file is read-only")
        notes.chmod(stat.S_IRUSR | stat.S_IWUSR)
        sound = (folder / "weir.json").read_text("utf-8")
        (folder / "weir.json").write_text("{", "utf-8")
        await press(pilot, "plus")
        assert told(pilot).startswith("“The weir” is not available: ")
        (folder / "weir.json").write_text(sound, "utf-8")
        await press(pilot, "enter")
        await settled(pilot)
        assert reader(pilot).session.path.name == "weir.json"
        await press(pilot, "q")
        assert printings.key == "the-weir#q-gates"
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_from_a_hit_to_its_printings_and_only_quotes_have_some(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder, outside) as pilot:
        await press(pilot, "/")
        await write(pilot, "kind:direct three")
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "V")
        await settled(pilot)
        assert pilot.app.screen.query_one(ItemList).key == "the-dam#q-gates"
        await press(pilot, "q")
        sound = (folder / "dam.json").read_text("utf-8")
        (folder / "dam.json").write_text("{", "utf-8")
        await press(pilot, "V")
        (why,) = pilot.app.screen.query_one(ItemList).rows.row(0).blocks
        assert why.words.startswith(f"{folder / 'dam.json'}:1:2: ")
        await press(pilot, "y", "P", "c", "d")
        assert pilot.app.clipboard == ""
        (folder / "dam.json").write_text(sound, "utf-8")
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, SearchScreen)
        await press(pilot, "/", "end", "ctrl+u")
        await write(pilot, "kind:paragraph three")
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "V")
        assert "V works on quotes in quotation marks" in told(pilot)
        await press(pilot, "#")
        assert told(pilot) == "The cursor is on no claim"
        await press(pilot, "S")
        assert told(pilot) == "Nobody is named here"
        await press(pilot, "T")
        assert pilot.app.screen.query_one(Header).left == ("Timeline", "kind:paragraph three")
