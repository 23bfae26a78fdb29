"""A brief whose file changes while it is read."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.reload import Reload
from briefreader.app.reader.screen import ReaderScreen
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, banner, entries, opened, press, reader, said, settled, write
from tests.app.off_screen import OffScreen, words_of


@pytest.fixture
def brief(tmp_path: Path, samples: Path) -> Path:
    return Path(shutil.copy(samples / SAMPLE, tmp_path / SAMPLE))


async def a_second_later(pilot: Pilot[None]) -> None:
    reader(pilot).the(Reload).look_again()
    await settled(pilot)
    await settled(pilot)


def change(brief: Path, *changes: tuple[str, str]) -> None:
    """As an editor saves: a new file in the place of the old one."""
    text = brief.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    beside = brief.with_suffix(".new")
    beside.write_text(text, "utf-8")
    beside.replace(brief)


CHANGED = ("text: North Korea supplies Russia", "text: Pyongyang supplies Russia")


class TestAChangedFile:
    async def test_is_shown_with_the_cursor_on_the_same_item(self, brief: Path, outside: Environment) -> None:
        async with opened(brief, outside) as pilot:
            await press(pilot, "3", "j", "j")
            item = reader(pilot).list_in_use.item
            change(brief, CHANGED)
            await a_second_later(pilot)
            assert reader(pilot).list_in_use.item == item
            assert "0 new, 1 changed, 0 gone" in said(pilot)
            assert changed(reader(pilot)) == {"c-arms": "changed"}
            rows = reader(pilot).pane.rows
            told = " ".join(block.words for at in range(len(rows)) for block in rows.row(at).blocks)
            assert "Pyongyang supplies Russia" in told

    def test_that_is_as_it_was_is_left_alone(self, brief: Path, outside: Environment) -> None:
        read = OffScreen(brief, outside)
        read.the(Reload).look_again()
        assert (len(read.published), read.said, read.banner) == (1, "", "")

    def test_keeps_the_notes(self, brief: Path, outside: Environment) -> None:
        read = OffScreen(brief, outside)
        read.at("c-arms", pane=3)
        read.press("x")
        change(brief, CHANGED)
        read.the(Reload).look_again()
        assert "0 new, 1 changed, 0 gone" in read.said
        assert read.session.shown.notebook.reviewed == {"c-arms"}
        read.press("u")
        assert read.session.shown.notebook.reviewed == frozenset()

    async def test_closes_the_detail_of_an_item_that_is_gone(self, brief: Path, outside: Environment) -> None:
        text = brief.read_text("utf-8")
        first = text.split("key_points:")[1].split("id: ")[1].split()[0]
        async with opened(brief, outside) as pilot:
            reader(pilot).the(Navigation).go_to(first)
            await press(pilot, "enter")
            assert reader(pilot).focus_item == first
            change(brief, (f"id: {first}\n", "id: k-other\n"))
            await a_second_later(pilot)
            assert reader(pilot).focus_item == ""
            assert "1 new" in said(pilot) and "1 gone" in said(pilot)

    async def test_waits_until_a_dialog_is_left(self, brief: Path, outside: Environment) -> None:
        async with opened(brief, outside) as pilot:
            await press(pilot, "3", "a")
            await write(pilot, "half a thought")
            screen = below(pilot)
            change(brief, CHANGED)
            screen.the(Reload).look_again()
            await settled(pilot)
            assert changed(screen) == {}
            await press(pilot, "ctrl+s")
            await a_second_later(pilot)
            assert changed(screen) == {"c-arms": "changed"}
            assert [entry.kind for entry in entries(pilot)] == ["note"]

    async def test_waits_until_a_selection_is_given_up(self, brief: Path, outside: Environment) -> None:
        async with opened(brief, outside) as pilot:
            await press(pilot, "3", "s")
            change(brief, CHANGED)
            await a_second_later(pilot)
            assert said(pilot).count("changed") == 0
            await press(pilot, "escape")
            await a_second_later(pilot)
            assert "1 changed" in said(pilot)


def below(pilot: Pilot[None]) -> ReaderScreen:
    """The reader under a dialog."""
    screen = pilot.app.screen_stack[-2]
    assert isinstance(screen, ReaderScreen)
    return screen


def changed(screen: ReaderScreen) -> Mapping[str, str]:
    assert screen.view is not None
    return screen.view.changed


class TestABrokenFile:
    async def test_leaves_the_brief_as_it_was_and_says_so(self, brief: Path, outside: Environment) -> None:
        async with opened(brief, outside) as pilot:
            view = reader(pilot).view
            good = brief.read_text("utf-8")
            brief.write_text(f"{good}\n  : [")
            await a_second_later(pilot)
            assert reader(pilot).view is view
            assert "The file has changed and cannot be read" in banner(pilot)
            brief.write_text(good)
            await a_second_later(pilot)
            assert banner(pilot) == ""
            assert "No items changed" in said(pilot)

    async def test_that_is_gone_is_told_until_it_is_back(self, brief: Path, outside: Environment) -> None:
        async with opened(brief, outside) as pilot:
            away = brief.rename(brief.with_suffix(".away"))
            await a_second_later(pilot)
            assert "File moved or deleted" in banner(pilot)
            await press(pilot, "2", "y")
            assert "full support and solidarity" in pilot.app.clipboard
            away.rename(brief)
            await a_second_later(pilot)
            assert banner(pilot) == ""

    async def test_with_another_brief_in_it_is_opened_anew(
        self, brief: Path, samples: Path, outside: Environment
    ) -> None:
        async with opened(brief, outside) as pilot:
            shutil.copy(samples / "sarrow-dam.yaml", brief)
            await a_second_later(pilot)
            view = reader(pilot).view
            assert view is not None
            assert view.opened.brief.id == "sarrow-dam"


async def test_a_note_typed_while_the_words_change_is_asked_about(brief: Path, outside: Environment) -> None:
    async with opened(brief, outside) as pilot:
        await press(pilot, "3", "a")
        await write(pilot, "I doubt this")
        change(brief, CHANGED)
        await press(pilot, "ctrl+s")
        await a_second_later(pilot)
        assert "1 of your notes no longer match their words" in said(pilot)
        await press(pilot, "6")
        assert "written to “North Korea supplies Russia" in words_of(reader(pilot).pane.rows)
