"""The list of a library: the same on the screen and on the command line."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import structs
from textual.pilot import Pilot

from briefreader.app.library.hit_list import HitList
from briefreader.app.library.screen import LibraryScreen
from briefreader.app.widgets.bars import MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.environment import Environment
from tests.app.driving import opened, press, reader, write
from tests.conftest import Program
from tests.libraries import brief_text, library

# What lies in a folder, and which of it is listed, in this order.
LAYOUTS = {
    "endings in any case": (
        {"A.YAML": brief_text("Able"), "b.Yml": brief_text("Baker"), "sub/C.JSON": brief_text("Charlie")},
        ["A.YAML", "b.Yml", "sub/C.JSON"],
    ),
    "nothing that is hidden": (
        {
            "seen.yaml": brief_text("Seen"),
            ".hidden.yaml": brief_text("A hidden file"),
            ".git/a/b/c/hidden.yaml": brief_text("Deep in a hidden folder"),
            "sub/.cache/hidden.json": brief_text("In a hidden folder below"),
            "notes.txt": brief_text("Not named like a brief"),
        },
        ["seen.yaml"],
    ),
    "the newest source first, without a date last": (
        {
            "1.yaml": brief_text("Undated", date=None),
            "2.yaml": brief_text("Last year", date=2025),
            "3.yaml": brief_text("zebra", date=2026),
            "4.yaml": brief_text("Apple", date=2026),
        },
        ["4.yaml", "3.yaml", "2.yaml", "1.yaml"],
    ),
    "of several revisions the newest": (
        {
            "dam-r10.yaml": brief_text("The dam", revision=10),
            "dam-r9.yaml": brief_text("The dam", revision=9),
            "old/dam.yaml": brief_text("The dam"),
        },
        ["dam-r10.yaml"],
    ),
    "two briefs that have one id by mistake": (
        {"1.yaml": brief_text("The dam", "my-brief"), "2.yaml": brief_text("The wall", "my-brief")},
        ["1.yaml", "2.yaml"],
    ),
}


async def on_screen(folder: Path, outside: Environment) -> list[tuple[str, Path]]:
    """Title and file of each brief, as the reader lists them."""
    async with opened(folder, outside) as pilot:
        assert isinstance(pilot.app.screen, LibraryScreen)
        rows = pilot.app.screen.query_one("#briefs", ItemList).rows
        listed = [rows.row(at) for at in range(len(rows))]
        return [(row.blocks[0].words, Path(row.key)) for row in listed]


def on_command_line(folder: Path, program: Program) -> list[tuple[str, Path]]:
    """The same, as `show` lists them."""
    briefs = json.loads(program("show", folder, "--format", "json").out)["briefs"]
    return [(one["title"], Path(one["path"])) for one in briefs]


@pytest.mark.parametrize("layout", LAYOUTS)
async def test_both_list(layout: str, tmp_path: Path, outside: Environment, program: Program) -> None:
    files, expected = LAYOUTS[layout]
    folder = library(tmp_path / "briefs", files)
    printed = on_command_line(folder, program)
    assert [path for _, path in printed] == [folder / name for name in expected]
    assert await on_screen(folder, outside) == printed


async def test_a_library_may_itself_be_hidden(tmp_path: Path, outside: Environment, program: Program) -> None:
    folder = library(tmp_path / ".config" / ".briefs", {"sub/dam.yaml": brief_text("The dam")})
    expected = [("The dam", folder / "sub" / "dam.yaml")]
    assert on_command_line(folder, program) == expected
    assert await on_screen(folder, outside) == expected


async def test_links_in_a_circle_have_an_end(tmp_path: Path, outside: Environment, program: Program) -> None:
    folder = library(tmp_path / "briefs", {"sub/dam.yaml": brief_text("The dam")})
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "here.yaml").symlink_to(folder / "here.yaml")
    ran = program("show", folder)
    assert ran.out.count("The dam") == 1
    assert "here.yaml: cannot be read: Too many levels of symbolic links" in ran.err
    assert [title for title, _ in await on_screen(folder, outside)] == ["The dam", "here.yaml"]


async def test_what_can_not_be_read_is_told_after_the_briefs(
    tmp_path: Path, outside: Environment, program: Program
) -> None:
    files = {"b.yaml": "brief: [", "a.json": '{"a": 1}', "c.yaml": brief_text("The dam")}
    folder = library(tmp_path / "briefs", files)
    ran = program("show", folder)
    assert ran.code == 0
    first, second = ran.err.splitlines()
    assert first.startswith(f"{folder / 'a.json'}:")
    assert second.startswith(f"{folder / 'b.yaml'}:")
    assert [title for title, _ in await on_screen(folder, outside)] == ["The dam", "a.json", "b.yaml"]


# Searching all briefs

HELD = {"id": "q-gate", "content": "The gate held."}
FLOOD = {
    "dam.yaml": brief_text(
        "The dam",
        speakers=[{"id": "s-lee", "name": "Ada Lee", "type": "person"}],
        quotes=[
            {"id": "q-gate", "speaker": "s-lee", "para": 1, "kind": "indirect", "content": "The gate held."}
        ],
    ),
    "wall.yaml": brief_text("The wall", summary="The gate and the wall."),
}


async def test_a_search_finds_items_while_one_types_and_leads_to_them_and_back(
    tmp_path: Path, outside: Environment
) -> None:
    folder = library(tmp_path / "briefs", FLOOD)
    async with opened(folder, outside) as pilot:
        await press(pilot, "/")
        await write(pilot, "speaker:lee gat")
        assert shown_rows(pilot)[:2] == ["Ada Lee", "The gate held."]
        await press(pilot, "enter")
        assert shown_rows(pilot) == [
            "No items match in the briefs (quotes, claims, history, summaries, sources and notes)."
        ]
        await press(pilot, "/")
        await write(pilot, "e")
        await press(pilot, "enter", "enter")
        assert reader(pilot).session.focus.items == ("q-gate",)
        await press(pilot, "q")
        assert shown_rows(pilot)[:2] == ["Ada Lee", "The gate held."]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_the_hits_of_another_query_are_read_from_the_top(tmp_path: Path, outside: Environment) -> None:
    folder = library(tmp_path / "briefs", FLOOD)
    async with opened(folder, outside) as pilot:
        hits = await searched(pilot, "gate")
        await press(pilot, "end")
        assert hits.cursor > 0
        await press(pilot, "/")
        await write(pilot, " or dam")
        await press(pilot, "enter")
        assert (hits.cursor, hits.scroll_y) == (0, 0)


async def test_a_hit_whose_brief_is_gone_says_so_and_the_screen_goes_on_being_drawn(
    tmp_path: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = library(tmp_path / "briefs", FLOOD)
    held: list[str] = []

    @contextmanager
    def hold() -> Iterator[None]:
        held.append("drawing")
        yield
        held.pop()

    async with opened(folder, outside) as pilot:
        await searched(pilot, "speaker:lee")
        (folder / "dam.yaml").unlink()
        (folder / "wall.yaml").write_text("brief: [", "utf-8")
        monkeypatch.setattr(pilot.app, "batch_update", hold)
        await press(pilot, "enter")
        assert "dam.yaml: " in " ".join(pilot.app.screen.query_one(MessageBar).lines)
        assert not held


async def searched(pilot: Pilot[None], query: str) -> HitList:
    await press(pilot, "/")
    await write(pilot, query)
    await press(pilot, "enter")
    return pilot.app.screen.query_one(HitList)


async def test_a_query_with_a_mistake_says_what_and_where(tmp_path: Path, outside: Environment) -> None:
    folder = library(tmp_path / "briefs", FLOOD)
    async with opened(folder, outside) as pilot:
        await press(pilot, "/")
        await write(pilot, "gate spaeker:lee")
        await press(pilot, "enter")
        assert shown_rows(pilot) == [
            "gate spaeker:lee",
            "     ^",
            "There is no field spaeker. Did you mean speaker?",
        ]


def shown_rows(pilot: Pilot[None]) -> list[str]:
    rows = pilot.app.screen.query_one(ItemList).rows
    return [block.words for at in range(len(rows)) for block in rows.row(at).blocks]


async def test_tab_completes_fields_values_and_names(tmp_path: Path, outside: Environment) -> None:
    cached = structs.replace(outside, cache_folder=tmp_path / "cache")
    async with opened(library(tmp_path / "briefs", FLOOD), cached) as pilot:
        await press(pilot, "/")
        await write(pilot, "sp")
        await press(pilot, "tab")
        await write(pilot, "l")
        await press(pilot, "tab")
        await write(pilot, " kind:ind")
        await press(pilot, "tab")
        assert pilot.app.screen.query_one(Prompt).text == "speaker:lee kind:indirect"
        assert shown_rows(pilot)[:2] == ["Ada Lee", "The gate held."]


async def test_the_list_follows_its_folder_with_an_index_as_without(
    tmp_path: Path, outside: Environment
) -> None:
    cached = structs.replace(outside, cache_folder=tmp_path / "cache")
    folder = library(tmp_path / "briefs", FLOOD)
    before = await on_screen(folder, outside)
    assert await on_screen(folder, cached) == before
    (folder / "wall.yaml").unlink()
    (folder / "weir.yaml").write_text(brief_text("The weir"), "utf-8")
    after = await on_screen(folder, cached)
    assert [title for title, _ in after] == ["The dam", "The weir"]
    assert after == await on_screen(folder, outside)
