"""Setting items aside, and making a report of them, over several briefs."""

import errno
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, Static

from briefreader.app.basket.report_form import ReportForm
from briefreader.app.basket.screen import BasketScreen
from briefreader.app.reader.navigation import Navigation
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.environment import Environment
from briefreader.notes import BasketItem, Edit, Subject, Use
from briefreader.notes.error import Full
from tests.app.driving import SAMPLE, entries, opened, press, reader, said, settled, write
from tests.app.off_screen import filled
from tests.conftest import NOW

DAM = "sarrow-dam-r2.yaml"


def in_basket(pilot: Pilot[None]) -> list[str]:
    return [entry.item for entry in entries(pilot) if isinstance(entry, BasketItem)]


def shown(pilot: Pilot[None]) -> list[str]:
    """What the basket says, a line for each block."""
    assert isinstance(pilot.app.screen, BasketScreen)
    rows = pilot.app.screen.query_one(ItemList).rows
    return [block.words for at in range(len(rows)) for block in rows.row(at).blocks if block.words]


def items(pilot: Pilot[None]) -> list[str]:
    """The items of the basket by their ids, in its order."""
    return [line.split()[1] for line in shown(pilot) if line.startswith(("quote ", "claim ", "event "))]


def told(pilot: Pilot[None]) -> str:
    return " ".join(pilot.app.screen.query_one("#message").lines)  # type: ignore[attr-defined]


def in_form(pilot: Pilot[None], field: str) -> str:
    """What the form of the report says there."""
    return str(pilot.app.screen.query_one(f"#{field}", Static).content)


async def file_name(pilot: Pilot[None], path: Path | str) -> None:
    field = pilot.app.screen.query_one("#file", Input)
    field.value = str(path)
    await settled(pilot)


class TestPlus:
    async def test_sets_an_item_aside_and_takes_it_back(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            reader(pilot).the(Navigation).go_to("q-pattern")
            await press(pilot, "plus")
            assert in_basket(pilot) == ["q-pattern"]
            assert "Item added (1 item of this brief in the basket)" in said(pilot)
            await press(pilot, "plus")
            assert in_basket(pilot) == []
            await press(pilot, "u")
            assert in_basket(pilot) == ["q-pattern"]

    async def test_sets_a_note_aside_in_the_notes_pane(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            reader(pilot).the(Navigation).go_to("c-arms")
            await press(pilot, "a")
            await write(pilot, "Ask the ministry.")
            await press(pilot, "ctrl+s", "6", "plus", "R")
            assert shown(pilot) == ["Ask the ministry.", "your note on claim c-arms"]


class TestTheBasket:
    async def test_says_how_to_fill_it(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R")
            assert "The basket is empty" in shown(pilot)[0]
            await press(pilot, "w")
            assert isinstance(pilot.app.screen, BasketScreen)

    async def test_is_reordered_and_stays_so(self, samples: Path, outside: Environment) -> None:
        filled(samples / SAMPLE, outside, "q-pattern", "c-arms", "q-minister")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R", "g", "J", "J")
            assert items(pilot) == ["c-arms", "q-minister", "q-pattern"]
            await press(pilot, "J", "K")
            assert items(pilot) == ["c-arms", "q-pattern", "q-minister"]
            await press(pilot, "escape", "R")
            assert items(pilot) == ["c-arms", "q-pattern", "q-minister"]

    async def test_has_titles_and_comments_and_drops_items(self, samples: Path, outside: Environment) -> None:
        filled(samples / SAMPLE, outside, "q-pattern", "q-minister")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R", "G", "t")
            await write(pilot, "Casualties")
            await press(pilot, "enter", "c")
            await write(pilot, "The minister:")
            await press(pilot, "enter")
            at = shown(pilot).index("Casualties")
            assert [line.partition("  ")[0] for line in shown(pilot)[at : at + 4]] == [
                "Casualties",
                "The minister:",
                "Kim Yong-hyun",
                "“highly likely”",
            ]
            assert "quote q-minister" in shown(pilot)
            await press(pilot, "d")
            assert items(pilot) == ["q-pattern"]
            await press(pilot, "u")
            assert "The minister:" in shown(pilot)
            await press(pilot, "u", "u", "u")
            assert any(line.startswith("“highly likely”") for line in shown(pilot))
            assert "The minister:" not in shown(pilot)
            assert "Nothing to undo here" in told(pilot)

    async def test_writes_everything_before_it_is_left(self, samples: Path, outside: Environment) -> None:
        filled(samples / SAMPLE, outside, "q-pattern", "c-arms", "q-minister")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R", "g")
            await pilot.press("J", "J", "c", "x", "enter", "q")
            await settled(pilot)
            await press(pilot, "R")
            assert items(pilot) == ["c-arms", "q-minister", "q-pattern"]
            assert "x" in shown(pilot)

    async def test_leads_back_to_the_item(self, samples: Path, outside: Environment) -> None:
        filled(samples / SAMPLE, outside, "q-pattern", "c-arms")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R", "g", "enter")
            assert reader(pilot).list_in_use.item == "q-pattern"

    async def test_leads_into_another_brief(self, samples: Path, outside: Environment) -> None:
        filled(samples / DAM, outside, "q-gates")
        filled(samples / SAMPLE, replace(outside, clock=lambda: NOW + timedelta(minutes=1)), "q-pattern")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R", "g")
            assert items(pilot) == ["q-gates", "q-pattern"]
            assert "North Korea's stake in Russia's war" in " ".join(shown(pilot))
            await press(pilot, "enter")
            await settled(pilot)
            assert (reader(pilot).session.path.name, reader(pilot).list_in_use.item) == (DAM, "q-gates")

    async def test_says_which_brief_is_not_at_hand(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        moved = Path(shutil.copy(samples / DAM, tmp_path / "moved.yaml"))
        filled(moved, outside, "q-gates")
        moved.unlink()
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R")
            assert "is not available" in shown(pilot)[-1]
            assert str(moved) in shown(pilot)[-1]

    async def test_says_so_when_the_notes_can_not_be_read(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        filled(samples / SAMPLE, outside, "q-minister")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R")
            (tmp_path / "notes").rename(tmp_path / "away")
            await press(pilot, "c")
            await write(pilot, "Before it.")
            await press(pilot, "enter")
            assert "the notes folder is gone" in " ".join(shown(pilot))
            assert "Nothing is set aside" not in " ".join(shown(pilot))
            assert "Not saved" in told(pilot)
            (tmp_path / "away").rename(tmp_path / "notes")
            await press(pilot, "escape", "R")
            assert items(pilot) == ["q-minister"]


class TestTheReport:
    async def test_is_written_and_its_items_are_marked(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        file = tmp_path / "findings.md"
        filled(samples / SAMPLE, outside, "q-minister", "c-arms")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R", "w")
            await file_name(pilot, file)
            await press(pilot, "tab", "a", "ctrl+s")
            assert f"2 items in {file}" in told(pilot)
            text = file.read_text("utf-8")
            assert text.startswith("# North Korea's stake in Russia's war\n")
            assert "\n\nKim Yong-hyun, defense minister, South Korea, said “highly likely” " in text
            await press(pilot, "escape", "escape")
            view = reader(pilot).view
            assert view is not None
            marked = {entry.item for entry in entries(pilot) if isinstance(entry, Use)}
            assert marked >= {"q-minister", "c-arms", "q-arms-denial"}  # the claim brings its quotes along
            assert "q-pattern" not in marked
            assert ("used in findings.md", "muted") in view.signs("q-minister")

    async def test_neither_takes_the_place_of_a_file_nor_is_said_to_be_written_when_it_is_not(
        self, tmp_path: Path, samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def no_room(*_: object, **__: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        def full(*_: object, **__: object) -> None:
            raise Full("the disk is full", "Make room.")

        file = tmp_path / "mine.md"
        file.write_text("mine")
        filled(samples / SAMPLE, outside, "q-minister")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R", "w")
            await file_name(pilot, file)
            await press(pilot, "ctrl+s")
            assert isinstance(pilot.app.screen, ReportForm)
            asking = in_form(pilot, "asking")
            assert "mine.md already exists. Choose another name." in asking
            await press(pilot, "escape")
            assert file.read_text() == "mine"
            await press(pilot, "w")
            await file_name(pilot, tmp_path / "new.md")
            with monkeypatch.context() as patch:
                patch.setattr("briefreader.composition.report.write_new", no_room)
                await press(pilot, "ctrl+s")
            assert told(pilot) == f"{tmp_path / 'new.md'} cannot be written: No space left on device."
            await press(pilot, "w")
            await file_name(pilot, tmp_path / "new.md")
            with monkeypatch.context() as patch:
                patch.setattr(Edit, "mark_used", full)
                await press(pilot, "ctrl+s")
            assert (tmp_path / "new.md").is_file()
            assert told(pilot).endswith("Not marked as used: the disk is full. Make room.")

    async def test_asks_again_for_a_name_that_no_file_can_have(
        self, samples: Path, outside: Environment, tmp_path: Path
    ) -> None:
        filled(samples / SAMPLE, outside, "q-minister")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R", "w")
            for name in ("~nobody-of-this-name/r.md", f"{tmp_path}/{'r' * 300}.md", f"{'/r' * 3000}.md", ""):
                await file_name(pilot, name)
                await press(pilot, "ctrl+s")
                assert isinstance(pilot.app.screen, ReportForm)
                assert str(pilot.app.screen.query_one("#asking", Static).content)

    async def test_is_in_the_format_of_the_files_ending(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        filled(samples / SAMPLE, outside, "q-minister")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R", "w")
            await file_name(pilot, tmp_path / "a.HTML")
            assert in_form(pilot, "how") == "Format: HTML, from the extension"
            await file_name(pilot, tmp_path / "a.odt")
            await press(pilot, "ctrl+s")
            assert in_form(pilot, "asking").startswith(
                "No report has the extension .odt. Use one of .md, .html"
            )
            await file_name(pilot, tmp_path / "a.HTML")
            await press(pilot, "ctrl+s")
            assert (tmp_path / "a.HTML").read_text("utf-8").startswith("<!DOCTYPE html>")
            assert not (tmp_path / "a.odt").exists()

    async def test_says_what_it_leaves_out(self, tmp_path: Path, samples: Path, outside: Environment) -> None:
        gone = Subject("gone", "A brief of a colleague", None)
        with outside.store.edit(gone) as edit:
            edit.put_in_basket("q-1")
        filled(samples / SAMPLE, outside, "q-minister")
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "R", "w")
            first_page = in_form(pilot, "text")
            assert first_page.startswith(
                "1 item in the report, 1 left out:\n! q-1: left out: “A brief of a colleague”"
            )
            assert "\n# Report on 2 briefs\n" in first_page and "“highly likely”" in first_page
            await file_name(pilot, tmp_path / "a.html")
            assert "left out:" in in_form(pilot, "text")
            assert "\n<body>\n<h1>Report on 2 briefs</h1>" in in_form(pilot, "text")
            assert "<style>" not in in_form(pilot, "text")
            await press(pilot, "ctrl+s")
            assert "1 item in" in told(pilot) and "1 left out" in told(pilot)
