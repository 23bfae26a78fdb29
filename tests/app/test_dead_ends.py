"""Every place has a way out, a way in, and an answer."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.events import Resize
from textual.geometry import Size

from briefreader.actions import Context, by_group
from briefreader.app.dialogs.help import Help
from briefreader.app.library.screen import LibraryScreen
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.pane import Pane
from briefreader.app.widgets.prompt import Prompt
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, entries, opened, press, reader, said, settled, write


async def test_a_search_is_answered_when_it_is_entered(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "2", "slash")
        await write(pilot, "zebra")
        await press(pilot, "enter")
        assert said(pilot) == "No match for “zebra” in this pane"
        await press(pilot, "slash")
        await write(pilot, "Russia")
        await press(pilot, "enter")
        first = said(pilot)
        assert first.startswith("“Russia” 1/")
        await press(pilot, "n")
        assert said(pilot) == first.replace("1/", "2/")


async def test_escape_never_quits(samples: Path, outside: Environment) -> None:
    async with opened(samples, outside) as pilot:
        await press(pilot, "slash")
        await write(pilot, "dam")
        await press(pilot, "enter", "escape", "escape", "escape")
        assert pilot.app.return_code is None
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, "enter", "escape", "escape")
        assert reader(pilot).is_current


@pytest.mark.parametrize("keys", [("5",), ("enter",), ("M",), ("2", "v"), ("2", "Y"), ("R",), ("a",)])
async def test_f1_shows_the_keys_of_every_place_and_ctrl_q_quits_there(
    keys: tuple[str, ...], samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, *keys)
        place = pilot.app.screen
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, Help)
        await press(pilot, "escape")
        assert pilot.app.screen is place
        await press(pilot, "ctrl+q")
        assert pilot.app.return_code == 0


async def test_an_action_of_the_help_can_be_carried_out(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "question_mark")
        assert pilot.app.screen.query_one(ItemList).move_to("pane-4")
        await press(pilot, "enter")
        assert reader(pilot).active == 4


async def test_the_help_is_narrowed_by_words_and_carries_out_what_is_left(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "question_mark", "slash", *"claims", "down", "up", "enter")
        rows = pilot.app.screen.query_one(ItemList).rows
        assert "pane-3" in rows.keys and "copy" not in rows.keys
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Help) and "copy" in pilot.app.screen.query_one(ItemList).rows.keys
        await press(pilot, "slash", *"zebra")
        assert "No match in keys" in pilot.app.screen.query_one(ItemList).rows.row(0).blocks[0].words
        await press(pilot, "escape", "slash", *"4 history", "enter", "enter")
        assert reader(pilot).active == 4


async def test_a_brief_that_the_program_began_with_is_left_for_the_list(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a terminal that tells its size the reader is the lowest screen."""
    monkeypatch.setattr("os.get_terminal_size", lambda *_: os.terminal_size((120, 40)))
    async with opened(samples / SAMPLE, outside) as pilot:
        assert isinstance(pilot.app.screen_stack[0], ReaderScreen)
        await press(pilot, "L")
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, "enter", "M", "escape", "q")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_arrows_and_letters_lead_to_the_pane_beside(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        seen = []
        for key in ("l", "right", "h", "left"):
            await press(pilot, key)
            seen.append(reader(pilot).active)
        assert seen == [4, 5, 4, 3]


async def test_a_pane_of_full_width_is_left_for_the_four(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "2", "5", "q")
        assert reader(pilot).active == 2


async def test_the_colours_that_were_chosen_last_are_there_again(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        pilot.app.theme = "high-contrast"
        await settled(pilot)
    async with opened(samples / SAMPLE, outside) as pilot:
        assert pilot.app.theme == "high-contrast"


async def test_colours_of_the_settings_win_and_say_so(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = replace(outside, settings=replace(outside.settings, theme="textual-light"))
    async with opened(samples / SAMPLE, named) as pilot:
        told: list[str] = []
        monkeypatch.setattr(pilot.app, "notify", lambda words, **_: told.append(words))
        pilot.app.theme = "high-contrast"
        await settled(pilot)
        assert told == ["The settings name textual-light, which the next start uses."]
    async with opened(samples / SAMPLE, named) as pilot:
        assert pilot.app.theme == "textual-light"


def backgrounds(pane: Pane, key: str) -> set[object]:
    """The colours behind the words of a row."""
    index = pane.rows.index[key]
    first = pane.heights.first_line(index) - round(pane.scroll_y)
    lines = [pane.render_line(first + at) for at in range(pane.heights.height(index) - 1)]
    first_words = (next(part for part in line if part.text.strip(" ▌│*")) for line in lines)
    return {part.style.bgcolor for part in first_words if part.style}


class TestWhatIsSelected:
    async def test_is_tinted_counted_copied_named_and_over(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2", "g")
            pane = reader(pilot).pane
            first = pane.key
            await press(pilot, "j")
            plain = backgrounds(pane, first)
            await press(pilot, "k", "s")
            assert backgrounds(pane, first).isdisjoint(plain)
            await press(pilot, "s")
            assert " 2 selected " in str(pane.border_subtitle)
            await press(pilot, "y")
            assert "2 selected items (" in said(pilot) and "not the one under the cursor" in said(pilot)
            assert "selected" not in str(pane.border_subtitle)
            assert reader(pilot).session.focus.items == (pane.key,) != (first,)

    async def test_is_over_with_every_action_on_it(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            for keys in (("plus",), ("x",), ("b",), ("t", "f", "enter"), ("Y", "enter")):
                await press(pilot, "2", "g", "s", "s")
                assert len(reader(pilot).pane.chosen) == 2
                await press(pilot, *keys)
                assert not reader(pilot).pane.chosen, keys
                assert "2 selected items (" in said(pilot), keys

    async def test_stays_where_the_action_was_left(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2", "g", "s", "s", "Y", "escape", "t", "escape")
            assert len(reader(pilot).pane.chosen) == 2


async def test_a_click_elsewhere_leaves_a_question_and_tells_what_was_typed(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "t", "a", "b")
        await pilot.click(reader(pilot).query(Pane)[1], offset=(10, 4))
        await settled(pilot)
        assert not reader(pilot).query_one(Prompt).display
        assert said(pilot).endswith("Not entered: ab")
        await press(pilot, "j")
        assert entries(pilot) == ()


@pytest.mark.parametrize("keys", [(), ("question_mark",)], ids=["reader", "dialog"])
async def test_sizes_that_wait_for_one_another_come_to_rest(
    samples: Path, outside: Environment, keys: tuple[str, ...]
) -> None:
    async with opened(samples / SAMPLE, outside, (120, 40)) as pilot:
        await press(pilot, *keys)
        screen = pilot.app.screen
        layouts: list[int] = []
        screen.screen_layout_refresh_signal.subscribe(screen, lambda _: layouts.append(1), immediate=True)
        for size in (Size(60, 20), Size(120, 40)):
            screen.post_message(Resize(size, size))
            screen.call_later(list)  # or Textual takes the two for one
        for _ in range(100):  # turns of the loop, which an endless row of sizes fills
            await asyncio.sleep(0)
        assert len(layouts) < 5
        assert screen.size == Size(120, 40)


def test_the_help_leaves_out_what_gives_way_to_another_action_on_all_its_keys() -> None:
    def told(*contexts: Context, keymap: Mapping[str, str] | None = None) -> set[str]:
        return {one.id for group in by_group(contexts, keymap or {}).values() for one in group}

    assert "open-brief" in told("library", "list") and "open" not in told("library", "list")
    assert {"open-brief", "open"} <= told("library", "list", keymap={"open-brief": "l"})
    assert "open" in told("list", "reader", "app")
