"""The timeline on the screen: from the list, from hits and from a brief, and back to the event."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from briefreader.app.library.timeline import TimelineScreen
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.widgets.bars import Header, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.environment import Environment
from briefreader.many_briefs import Library
from tests.app.driving import opened, press, reader, settled, write
from tests.libraries import brief_text, library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    dam = [{"id": "e-built", "date": "1973", "text": "The dam was built."}]
    wall = [{"id": "e-wall", "date": "1981", "text": "The wall was built."}]
    files = {
        "dam.yaml": brief_text("The dam", history=dam),
        "wall.yaml": brief_text("The wall", history=wall),
        "undated.yaml": brief_text("Undated", date=None, history=[{"id": "e-rule", "text": "It is a rule."}]),
    }
    return library(tmp_path / "briefs", files)


async def test_an_event_leads_to_its_brief_and_back_and_a_query_keeps_some(
    folder: Path, outside: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(folder, outside) as pilot:
        await press(pilot, "T")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, TimelineScreen)
        events = screen.query_one(ItemList)
        dated = ["dam.yaml#e-built", "wall.yaml#e-wall"]
        assert [key for key in events.rows.keys if key] == [*dated, "undated.yaml#e-rule"]
        await press(pilot, "plus")
        assert told(pilot) == ("Added to the basket",)
        await press(pilot, "j", "enter")
        await settled(pilot)
        assert reader(pilot).list_in_use.item == "e-wall"
        await press(pilot, "q")
        assert events.key == "wall.yaml#e-wall"
        await press(pilot, "&")
        await write(pilot, "when:1973 (date:2026 or rule)")
        await press(pilot, "enter")
        await settled(pilot)
        assert [key for key in events.rows.keys if key] == ["dam.yaml#e-built"]
        assert screen.query_one(Header).right == ("1 event in 1 brief",)
        assert told(pilot) == (
            "Not searched: 1 brief without a date, as date: finds none",
            "Not shown: 1 event without a date, as when: finds none",
        )
        await press(pilot, "w", "enter")
        await settled(pilot)
        assert "The dam was built." in (tmp_path / "timeline-2026-11-24.svg").read_text("utf-8")
        await press(pilot, "w", "enter")
        assert told(pilot) == ("timeline-2026-11-24.svg already exists. Choose another name.",)
        await press(pilot, "w", "ctrl+u")
        await write(pilot, "gone/a.svg")
        await press(pilot, "enter")
        assert told(pilot) == ("gone/a.svg cannot be written: No such file or directory.",)
        await press(pilot, "&", "ctrl+u")
        await write(pilot, "when:soon")
        await press(pilot, "enter")
        lines = [events.rows.row(at).blocks[0].words for at in range(len(events.rows))]
        assert lines[0] == "when:soon" and lines[2].startswith("A date is expected here")
        await press(pilot, "w")
        assert told(pilot) == ("No events.",)


async def test_a_brief_opens_the_timeline_of_all_briefs_beside_it_at_its_event(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder / "wall.yaml", outside) as pilot:
        await press(pilot, "4", "T")
        await settled(pilot)
        assert pilot.app.screen.query_one(ItemList).key == "wall.yaml#e-wall"
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_a_page_that_is_still_looked_for_is_not_called_empty(
    folder: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, find = Event(), Library.timeline

    def slowly(library: Library, query: str, **how: Any) -> Any:
        assert gate.wait(20)
        return find(library, query, **how)

    monkeypatch.setattr(Library, "timeline", slowly)
    async with opened(folder, outside) as pilot:
        for key in ("T", "P"):
            await pilot.press(key)
        assert told(pilot) == ("The page is not complete yet. Press the key again",)
        gate.set()
        await settled(pilot)
        await press(pilot, "P")
        assert told(pilot) == ("Added to the report, where it is made anew. R opens it",)
        exhibits = outside.notes / outside.identity.folder / "exhibits.toml"
        exhibits.write_text("[[exhibit", "utf-8")
        await press(pilot, "P")
        assert told(pilot)[0].startswith(f"Not added: {exhibits}: ")
        assert exhibits.read_text("utf-8") == "[[exhibit"


def told(pilot: Pilot[None]) -> tuple[str, ...]:
    return pilot.app.screen.query_one("#message", MessageBar).lines
