"""Who says what at one look: words or letters, nothing to be misread, and the way to the quote and back."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from briefreader.app.dialogs.help import Help
from briefreader.app.dialogs.matrix import MatrixScreen
from briefreader.app.widgets.bars import MessageBar
from briefreader.app.widgets.grid import Grid
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, opened, press, reader, table
from tests.conftest import ROOT


def told(pilot: Pilot[None], place: str = "#told") -> str:
    return str(pilot.app.screen.query_one(place, Static).content).replace("\u00a0", " ")


def claims_in(pilot: Pilot[None]) -> int:
    screen = pilot.app.screen
    assert isinstance(screen, MatrixScreen)
    return len(tuple(screen.headings()))


async def test_stances_are_words_where_there_is_room(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside, (120, 60)) as pilot:
        await press(pilot, "M")
        drawn = "\n".join(table(pilot))
        assert "denies (implied)" in drawn
        assert "not stated" not in drawn and "not reported" not in drawn
        assert "evidence offered" in drawn
        assert "soldiers and" in drawn and " ·" in drawn
        assert told(pilot, "#legend") == "· silent in the source   blank: no entry"


async def test_letters_have_their_legend_in_view(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside, (60, 20)) as pilot:
        await press(pilot, "M")
        assert any(line.startswith(" Ukraine") and "A Ukrainian" in line for line in table(pilot))
        for letter in ("A asserts", "P presupposes", "N denies", "Q qualifies", "· silent"):
            assert letter in told(pilot, "#legend")


async def test_a_thin_line_stands_below_each_party(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside, (120, 60)) as pilot:
        await press(pilot, "M")
        lines = table(pilot)
        assert sum(set(line.strip()) == {"─"} for line in lines) == 1 + 6  # parties, and the headings


async def test_a_name_of_several_lines_is_indented_in_all_of_them(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside, (120, 60)) as pilot:
        await press(pilot, "M")
        lines = table(pilot)
        at = next(y for y, line in enumerate(lines) if line.startswith(" Ukraine"))
        first = lines[at].index("asserts")
        below = [line[first:][:11].rstrip() for line in lines[at + 1 : at + 3]]
        assert below == ["  Ukrainian", "  officials"]


async def test_the_line_below_tells_the_cell_in_words(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "M", "j", "j", "j", "l")
        assert "Russia on “North Korean soldiers" in told(pilot)
        assert "denies. Nothing said about evidence." in told(pilot)
        await press(pilot, "h")
        assert "Same stance: North Korea." in told(pilot)  # who agrees
        await press(pilot, "l", "l", "l")
        assert "silent" in told(pilot)


async def test_n_goes_through_the_statements_of_a_cell(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "M", "l")
        seen = []
        for _ in range(4):
            seen.append((told(pilot), told(pilot, "#words")))
            await press(pilot, "n")
        assert len(set(seen)) == 4
        assert "2 of 4 quotes" in seen[1][0]
        assert "Volodymyr Zelensky" in seen[3][0]
        assert told(pilot) == seen[0][0]


async def test_enter_opens_the_quote_and_backspace_comes_back_to_it(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        pane = reader(pilot).active
        await press(pilot, "M", "l", "n", "n", "n", "enter")
        assert reader(pilot).active == 2
        assert reader(pilot).list_in_use.item == "q-zelensky"
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, MatrixScreen)
        assert "4 of 4 quotes" in told(pilot)
        await press(pilot, "q")
        assert reader(pilot).active == pane


async def test_o_shows_all_claims_and_so_who_agrees(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "M")
        contested = claims_in(pilot)
        await press(pilot, "o")
        assert claims_in(pilot) > contested
        await press(pilot, "o")
        assert claims_in(pilot) == contested


async def test_it_is_copied_with_what_it_is_of(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "M", "y")
        copied = pilot.app.clipboard
        assert copied.startswith("Who says what: “North Korea's stake in Russia's war”, The New York Times")
        assert "| Russia | denies | denies | denies (implied) | · | denies (implied) |" in copied
        assert "asserts: Ukrainian officials, no evidence offered" in copied
        message = pilot.app.screen.query_one(MessageBar)
        assert message.lines
        await press(pilot, "j")
        assert not message.lines


async def test_its_keys_are_in_the_help(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "M", "?")
        assert isinstance(pilot.app.screen, Help)
        assert {"matrix-claims", "matrix-dossier"} <= {*pilot.app.screen.query_one(ItemList).rows.keys}
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MatrixScreen)


async def test_the_columns_share_the_width(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside, (60, 40)) as pilot:
        for width in (60, 80, 120, 200):
            await pilot.resize_terminal(width, 40)
            await press(pilot, "M")
            grid = pilot.app.screen.query_one(Grid)
            assert all(grid.render_line(y).cell_length == width for y in range(grid.size.height))
            more = "›" in table(pilot)[0]
            await press(pilot, "l", "l", "l", "l")
            assert ("‹" in table(pilot)[0]) == more == (width < 120)
            await press(pilot, "escape")


async def test_that_of_a_draft_says_so_on_the_screen_and_in_its_copy(outside: Environment) -> None:
    async with opened(ROOT / "tests" / "drafts" / "harbour-crane.yaml", outside) as pilot:
        await press(pilot, "3", "M")
        assert "DRAFT, 11 of 14 unchecked" in told(pilot, ".table-title")
        await press(pilot, "y")
        assert "DRAFT, 11 of 14 unchecked" in pilot.app.clipboard.splitlines()[0]
