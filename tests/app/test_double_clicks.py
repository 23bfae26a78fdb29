"""Two clicks where one is enough: what is chosen is chosen once, and what is below stays."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefreader.app.dialogs.palette import Palette
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.widgets.bars import KeysBar
from briefreader.app.widgets.grid import Grid
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, entries, opened, press, reader, settled, write


async def twice(pilot: Pilot[None], *messages: object) -> None:
    """The same message two times before the first has had its effect."""
    for message in messages * 2:
        pilot.app.screen.post_message(message)  # type: ignore[arg-type]
    await settled(pilot)


async def test_a_dialog_that_is_left_twice_leaves_the_reader(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        for keys in ("M", "2Y", "?", "bB", "a", "r", "2v", "E"):
            await press(pilot, *keys)
            dialog = pilot.app.screen
            assert not isinstance(dialog, ReaderScreen), keys
            dialog.dismiss(None)
            dialog.dismiss(None)
            await settled(pilot)
            for number in (3, 2):
                await press(pilot, str(number))
                assert reader(pilot).active == number, keys


async def test_a_double_click_in_the_matrix_goes_to_one_item(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "M")
        await pilot.click(Grid, offset=(30, 10), times=2)
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert not reader(pilot).focus_item  # the second click has opened nothing


async def test_a_double_click_in_the_list_of_styles_leaves_the_reader(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "2", "Y")
        await pilot.click("#styles", offset=(3, 2), times=2)
        await settled(pilot)
        assert len(pilot.app.screen_stack) <= 2


async def test_style_and_format_are_chosen_by_one_click_each(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "2", "Y")
        for choice, line in (("#styles", 2), ("#outputs", 6)):
            await pilot.click(choice, offset=(3, line))
            await settled(pilot)
        assert not isinstance(pilot.app.screen, ReaderScreen)
        await pilot.click("#outputs", offset=(3, 6))
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReaderScreen)
    form = outside.state.chosen.choices().form
    assert (form["style"], form["output"]) == ("mla9", "html")


async def test_an_action_of_the_palette_is_carried_out_once(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, ":")
        assert isinstance(pilot.app.screen, Palette)
        await write(pilot, "remove the bookmark")
        options = pilot.app.screen.query_one(OptionList)
        option: Option = options.get_option_at_index(0)
        await twice(pilot, OptionList.OptionSelected(options, option, 0))
        assert [entry.kind for entry in entries(pilot)] == ["bookmark"]
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_a_double_click_on_back_leaves_the_brief_and_not_the_list(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples, outside) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)
        bar = pilot.app.screen.query_one(KeysBar)
        bar.order = ("close",)
        await settled(pilot)
        await pilot.click(KeysBar, offset=(2, 0), times=2)
        await settled(pilot)
        assert pilot.app.return_code is None
        assert pilot.app.screen.query_one("#briefs", ItemList).has_focus


async def test_a_third_click_opens_nothing_in_the_brief_that_two_have_opened(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples, outside) as pilot:
        await pilot.click("#briefs", offset=(4, 1), times=3)
        await settled(pilot)
        assert not reader(pilot).focus_item
