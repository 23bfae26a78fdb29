"""What a newcomer sees without a path, and in a folder without briefs."""

from pathlib import Path

import pytest
from msgspec import structs

from briefreader.app.library.screen import LibraryScreen
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.widgets.bars import Header
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, opened, press
from tests.libraries import brief_text, library


@pytest.fixture
def new(outside: Environment) -> Environment:
    """No library is configured yet."""
    return structs.replace(outside, settings=structs.replace(outside.settings, library=None))


def page(screen: object) -> str:
    """All that the list shows."""
    assert isinstance(screen, LibraryScreen)
    rows = screen.query_one("#briefs", ItemList).rows
    blocks = [block for at in range(len(rows)) for block in rows.row(at).blocks]
    return "\n".join(" ".join(f"{block.gutter} {block.words}".split()) for block in blocks)


async def test_the_first_page_says_what_a_brief_is_and_how_to_come_by_one(new: Environment) -> None:
    async with opened(new.library, new) as pilot:
        told = page(pilot.app.screen)
        assert told.startswith("A brief is one article broken down")
        assert "briefreader FILE open a brief" in told
        assert "briefreader draft article.txt draft a brief from an article" in told
        assert "briefreader new article.yaml start an empty brief" in told
        assert "? F1 Keys available here" in told
        assert pilot.app.screen.query_one(Header).right == ("2 samples",)


async def test_the_samples_are_called_so_and_enter_opens_one(new: Environment) -> None:
    async with opened(new.library, new, size=(60, 20)) as pilot:
        assert "\nSamples Enter open\n" in page(pilot.app.screen)
        await press(pilot, "j", "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert pilot.app.screen.session.path.name == SAMPLE
        await press(pilot, "q")
        assert page(pilot.app.screen).startswith("A brief is")


async def test_the_keys_are_the_reviewer_s_own(new: Environment) -> None:
    mine = structs.replace(new.settings, keymap={"copy": "c"})
    async with opened(new.library, structs.replace(new, settings=mine)) as pilot:
        assert "c Copy with citation" in page(pilot.app.screen)


async def test_the_end_of_the_page_is_reached_on_a_small_screen(new: Environment) -> None:
    async with opened(new.library, new, size=(60, 20)) as pilot:
        await press(pilot, "G", *["j"] * 20)
        shown = pilot.app.screen.query_one("#briefs", ItemList)
        assert shown.scroll_y == shown.max_scroll_y


async def test_a_library_of_one_s_own_has_no_first_page(tmp_path: Path, outside: Environment) -> None:
    folder = library(tmp_path / "briefs", {"dam.yaml": brief_text("The dam")})
    mine = structs.replace(outside, settings=structs.replace(outside.settings, library=folder))
    async with opened(mine.library, mine) as pilot:
        assert page(pilot.app.screen).startswith("The dam")
        assert pilot.app.screen.query_one(Header).left == ("Library", str(folder))


async def test_an_empty_folder_names_draft_and_new(tmp_path: Path, outside: Environment) -> None:
    async with opened(tmp_path, outside) as pilot:
        told = page(pilot.app.screen)
        assert told.startswith("No briefs in this folder")
        assert "open a brief" not in told
        assert "briefreader draft article.txt" in told and "briefreader new article.yaml" in told
