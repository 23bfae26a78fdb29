"""What a row tells at its usual place: its state, who stands where, and what is beside the list."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefreader.app.widgets.bars import Header, KeysBar, Tabs
from briefreader.app.widgets.list.beside import ItemBeside
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.list.row_view import WIDEST
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, opened, press, reader

SIZES = [(60, 20), (80, 24), (120, 40)]


def lines(items: ItemList) -> list[str]:
    """What a list shows, line by line."""
    return [items.render_line(y).text.replace("\u00a0", " ").rstrip() for y in range(items.size.height)]


def beside(pilot: Pilot[None]) -> str:
    return "\n".join(lines(pilot.app.screen.query_one(ItemBeside)))


@pytest.mark.parametrize("size", SIZES)
async def test_chips_form_a_column_at_the_end_of_the_first_lines(
    samples: Path, outside: Environment, size: tuple[int, int]
) -> None:
    async with opened(samples / SAMPLE, outside, size) as pilot:
        await press(pilot, "2", "}", "}")
        shown = lines(reader(pilot).pane)
        chips = [line for line in shown if line.endswith(("◇ attested", "~ paraphrase"))]
        assert len(chips) > 1
        assert len(set(map(len, chips))) == 1
        assert all(line.lstrip("▌ ").startswith(("¶", "caption", "dek")) for line in chips)


async def test_a_reviewed_claim_says_so_with_its_grade(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "x")
        first = next(line for line in lines(reader(pilot).pane) if line.startswith("▌"))
        assert first.endswith("reviewed")
        assert "▰▱▱▱▱▱ reviewed 1/22" in reader(pilot).query_one(Header).render_line(0).text


@pytest.mark.parametrize("size", SIZES)
async def test_a_claim_tells_who_stands_where_in_words(
    samples: Path, outside: Environment, size: tuple[int, int]
) -> None:
    async with opened(samples / SAMPLE, outside, size) as pilot:
        text = " ".join(" ".join(lines(reader(pilot).pane)).replace("▌", " ").split())
        assert "asserts Ukraine, United States (photographic), South Korea · presupposes" in text
        assert "denies Russia, North Korea" in text  # those that agree stand together


async def test_the_names_of_the_panes_are_whole_in_the_smallest_window(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside, (60, 20)) as pilot:
        tabs = reader(pilot).query_one(Tabs).render_line(0).text
        assert tabs.rstrip() == "1 Summary  2 Quotes  3 Claims  4 History  5 Source  6 Notes"
        assert "reviewed 0/22" in reader(pilot).query_one(Header).render_line(0).text


async def test_lines_are_no_longer_than_is_good_to_read(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside, (200, 40)) as pilot:
        await press(pilot, "1", "z")
        shown = lines(reader(pilot).pane)
        assert 60 < max(len(line.strip("▌│ ")) for line in shown) <= WIDEST
        assert all(line.startswith(" " * 40) for line in shown if line)


async def test_the_foot_names_six_to_eight_keys_and_cuts_none(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside, (120, 24)) as pilot:
        for pane in "123456":
            await press(pilot, pane)
            bar = reader(pilot).query_one(KeysBar)
            assert 6 <= len(bar.order) <= 8
            shown = bar.render_line(0).text
            assert shown.split()[:2] == ["?", "keys"] and "…" not in shown.replace("copy as…", "")


async def test_the_basket_shows_the_item_under_the_cursor(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside, (100, 30)) as pilot:
        await press(pilot, "+", "j", "+", "R")
        assert "Who says what" in beside(pilot) and "missiles" in beside(pilot)
        await press(pilot, "j")
        assert "soldiers" in beside(pilot).split("Who says what", maxsplit=1)[0]
        await pilot.resize_terminal(99, 30)
        assert not pilot.app.screen.query_one(ItemBeside).display


async def test_a_note_stands_beside_what_it_is_attached_to(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside, (100, 30)) as pilot:
        await press(pilot, "b", "2", "b", "6")
        detail = reader(pilot).detail
        seen = {detail.item_of("")}
        assert detail.display and reader(pilot).pane.has_focus
        await press(pilot, "j")
        seen.add(detail.item_of(""))
        assert seen == {"c-arms", "q-kim-vow"}
        await press(pilot, "3")
        assert not detail.display


async def test_a_problem_stands_beside_its_item_and_leads_to_it(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside, (100, 30)) as pilot:
        await press(pilot, "!", "j")
        assert "attested" in beside(pilot)
        await press(pilot, "enter")
        assert reader(pilot).active == 2
