"""The library on the screen: queries at its side, the list, the preview, and what was read."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from msgspec import structs
from textual.events import Key
from textual.pilot import Pilot

from briefreader.app.library.files import Found, LibraryFiles, Watch
from briefreader.app.library.listing import Listing, listed
from briefreader.app.library.preview import LARGEST
from briefreader.app.library.screen import LibraryScreen
from briefreader.app.library.search import SearchScreen
from briefreader.app.rows import Rows
from briefreader.app.widgets.bars import Header, KeysBar
from briefreader.environment import Environment
from briefreader.library.catalog import read_library
from briefreader.notes.error import Full
from briefreader.notes.opened_briefs import OpenedBriefs
from briefreader.notes.saved_queries import save_query
from tests.app.driving import Watched, opened, press, reader, settled, write
from tests.libraries import brief_text, library

CLAIM = {
    "id": "c-gate",
    "text": "The gate held.",
    "status": "contested",
    "positions": [
        {"stance": "asserts", "party": "east"},
        {"stance": "denies", "party": "west"},
        {"stance": "not-reported", "party": "north"},
    ],
}
PARTIES = {"east": "The east", "west": "The west", "north": "The north"}
BRIEFS = {
    "flood.yaml": brief_text("The flood", summary="Water came.", parties=PARTIES, claims=[CLAIM]),
    "dam.yaml": brief_text("The dam", date=2025, summary="It was built."),
    "wall.yaml": brief_text("The wall", date=2024, summary="It is old."),
}


@pytest.fixture(autouse=True)
def at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cursor rests at once."""
    monkeypatch.setattr("briefreader.app.library.beside.REST", 0.001)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path / "briefs", BRIEFS)


@pytest.fixture
def cached(outside: Environment, tmp_path: Path) -> Environment:
    return structs.replace(outside, cache_folder=tmp_path / "cache")


def screen(pilot: Pilot[None]) -> LibraryScreen:
    found = pilot.app.screen
    assert isinstance(found, LibraryScreen)
    return found


def text(rows: Rows) -> list[str]:  # type: ignore[type-arg]
    """The words of rows, those of one in one line, with its chips."""
    told = []
    for row in map(rows.row, range(len(rows))):
        blocks = (" ".join(f"{block.gutter} {block.words}".split()) for block in row.blocks)
        told.append(" | ".join(filter(None, (*blocks, *(state for state, _ in row.chips)))))
    return [one for one in told if one]


def titles(pilot: Pilot[None]) -> list[str]:
    return [one.split(" | ")[0] for one in text(screen(pilot).briefs.rows)]


def side(pilot: Pilot[None]) -> list[str]:
    return text(screen(pilot).side.rows)


def header(pilot: Pilot[None]) -> str:
    return " ".join(screen(pilot).query_one(Header).right)


def said(pilot: Pilot[None]) -> str:
    return " ".join(screen(pilot).query_one("#message").lines)  # type: ignore[attr-defined]


async def test_a_brief_that_was_read_in_the_reader_is_unread_no_more(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder, outside) as pilot:
        assert text(screen(pilot).briefs.rows) == [
            "The flood | 2026 | 1 contested · reviewed 0/1 | ● unread",
            "The dam | 2025 | ● unread",
            "The wall | 2024 | ● unread",
        ]
        await press(pilot, "j", "enter")
        assert reader(pilot).session.path.name == "dam.yaml"
        await press(pilot, "q")
        assert text(screen(pilot).briefs.rows)[1] == "The dam | 2025"
        assert header(pilot) == "3 briefs · 2 unread"


async def test_the_parts_at_the_side_narrow_the_list(folder: Path, outside: Environment) -> None:
    async with opened(folder, outside) as pilot:
        assert side(pilot)[:3] == ["All 3", "Unread 3", "Contested 1"]
        await press(pilot, "r", "tab", "j", "enter")
        assert titles(pilot) == ["The dam", "The wall"]
        briefs = screen(pilot).briefs
        assert (briefs.border_title, briefs.border_subtitle) == ("Unread briefs, newest first", "2 of 3")
        assert briefs.has_focus
        await press(pilot, "A")
        assert titles(pilot) == ["No brief of this kind. Esc shows all"]
        await press(pilot, "escape")
        assert titles(pilot) == ["The flood", "The dam", "The wall"]


def full(*_: object) -> None:
    raise Full("the disk is full", "Make room")


async def test_marking_is_told_undone_and_done_again(
    folder: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(folder, outside) as pilot:
        await press(pilot, "r")
        assert said(pilot) == "Marked as read: “The flood”. u to undo"
        await press(pilot, "A")
        assert said(pilot) == "Marked as read: 2 briefs. u to undo"
        await press(pilot, "A")
        assert said(pilot) == "All briefs shown are read already"
        await press(pilot, "r")
        assert said(pilot) == "Marked as unread: “The flood”. u to undo"
        await press(pilot, "u", "u")
        assert header(pilot) == "3 briefs · 2 unread"
        await press(pilot, "ctrl+r")
        assert said(pilot) == "Redid: 2 briefs marked as read"
        assert header(pilot) == "3 briefs"
        await press(pilot, "ctrl+r", "ctrl+r")
        assert said(pilot) == "Nothing to redo"
        await press(pilot, "u")
        with monkeypatch.context() as patch:
            patch.setattr(OpenedBriefs, "drop", full)
            await press(pilot, "r")
        assert said(pilot) == "Not saved: the disk is full. Make room"
    async with opened(folder, outside) as pilot:
        assert header(pilot) == "3 briefs"


async def test_the_cursor_stays_at_the_top_until_it_is_moved_then_on_its_brief(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder, outside) as pilot:

        def add(name: str, year: int) -> None:
            (folder / f"{name}.yaml").write_text(brief_text(name, date=year), "utf-8")
            screen(pilot).look()

        add("first", 2027)
        await settled(pilot)
        assert Path(screen(pilot).briefs.key).name == "first.yaml"
        await press(pilot, "j")
        add("second", 2028)
        await settled(pilot)
        assert titles(pilot)[:3] == ["second", "first", "The flood"]
        assert Path(screen(pilot).briefs.key).name == "flood.yaml"


async def test_order_and_groups_are_chosen_with_keys_and_named_above(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder, outside) as pilot:
        await press(pilot, "o", "O", "O")
        assert screen(pilot).briefs.border_title == "Briefs, by title, grouped by month"
        assert titles(pilot) == ["2026 1", "The flood", "2025 1", "The dam", "2024 1", "The wall"]


async def test_a_preview_tells_what_is_said_and_who_denies_it_and_is_no_reading(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder, outside) as pilot:

        async def previewed(first: str) -> list[str]:
            """The preview, once it begins so."""
            while (told := text(screen(pilot).preview.rows))[:1] != [first]:
                await pilot.pause()
            return told

        assert (await previewed("1 claim"))[1:] == [
            "Water came.",
            "Contested",
            "• The gate held. | asserts The east | denies The west",
        ]
        await press(pilot, "j")
        await previewed("It was built.")
        assert header(pilot) == "3 briefs · 3 unread"
        with (folder / "wall.yaml").open("ab") as file:
            file.truncate(LARGEST + 1)
        await press(pilot, "j")
        await previewed("Too large for a preview")
        (folder / "flood.yaml").unlink()
        await press(pilot, "g")
        await previewed("Cannot be read: No such file or directory")


async def test_a_narrow_screen_shows_the_queries_in_place_of_the_list(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder, outside, size=(60, 20)) as pilot:

        def shown() -> list[str | None]:
            lists = (screen(pilot).side, screen(pilot).briefs, screen(pilot).preview)
            return [one.id for one in lists if one.display]

        assert shown() == ["briefs"]
        await press(pilot, "tab")
        assert shown() == ["queries"]
        assert screen(pilot).query_one(KeysBar).labels == {"queries": "briefs"}
        await press(pilot, "q")
        assert shown() == ["briefs"]


# Saved queries

DENIAL = {"id": "q-no", "speaker": "s-lee", "para": 1, "kind": "indirect", "content": "It did not hold."}
LEE = [{"id": "s-lee", "name": "Ada Lee", "type": "person"}]


def with_queries(outside: Environment) -> None:
    """One's own, and those of somebody else."""
    save_query(outside.notes / outside.identity.folder, "Lee", "speaker:lee", private=False)
    ben = outside.notes / "ben-77aa"
    save_query(ben, "Water", "water", private=False)
    save_query(ben, "Broken", "speaker:(", private=False)
    (ben / "reviewer.json").write_text(json.dumps({"name": "Ben", "id": "77aa" * 8}), "utf-8")


async def test_saved_queries_are_counted_opened_and_told_what_is_new(
    folder: Path, cached: Environment
) -> None:
    with_queries(cached)
    async with opened(folder, cached) as pilot:
        assert side(pilot)[3:] == ["★ Lee 0", "Ben", "★ Water 1", "★ Broken ?"]
        await press(pilot, "/")
        await write(pilot, "water")
        await press(pilot, "enter", "ctrl+s")
        await write(pilot, "Mine")
        await press(pilot, "enter", "q")
        assert side(pilot)[3:] == ["★ Lee 0", "★ Mine 1", "Ben", "★ Water 1", "★ Broken ?"]
        (folder / "gate.yaml").write_text(brief_text("The gate", speakers=LEE, quotes=[DENIAL]), "utf-8")
        await press(pilot, "/", "escape")
        assert [" ".join(one.split()) for one in side(pilot)][3] == "★ Lee 1 | 1 new"
        await press(pilot, "tab", "j", "j", "j", "enter")
        assert isinstance(pilot.app.screen, SearchScreen)
        await press(pilot, "q")
        assert side(pilot)[3] == "★ Lee 1"


async def test_only_one_s_own_queries_can_be_removed(folder: Path, cached: Environment) -> None:
    with_queries(cached)
    async with opened(folder, cached) as pilot:
        await press(pilot, "tab", "G", "d")
        assert said(pilot) == "This query is saved by Ben. Only they can remove it"
        queries = cached.notes / cached.identity.folder / "queries.toml"
        sound = queries.read_text("utf-8")
        queries.write_text("[queries", "utf-8")
        await press(pilot, "k", "k", "d")
        assert said(pilot).startswith(f"Saved queries cannot be read: {queries}: ")
        assert side(pilot)[3:] == ["Ben", "★ Water 1", "★ Broken ?"]
        assert queries.read_text("utf-8") == "[queries"
        queries.write_text(sound, "utf-8")
        screen(pilot).look()
        await settled(pilot)
        await press(pilot, "g", "j", "j", "j", "d")
        assert said(pilot) == "Removed “Lee”."
        assert side(pilot)[3:] == ["Ben", "★ Water 1", "★ Broken ?"]
        await press(pilot, "g", "d")
        assert said(pilot) == "The cursor is on no saved query"


# Editing


@pytest.fixture
def edited(monkeypatch: pytest.MonkeyPatch) -> Callable[[Pilot[None], str], None]:
    """The editor puts a text in the place of the file."""

    def lend(pilot: Pilot[None], text: str) -> None:
        def edit(path: Path, _editor: str, _line: int | None) -> int:
            if text:
                path.write_text(text, "utf-8")
            return 0

        monkeypatch.setattr(pilot.app, "lend_terminal", lambda work: work())
        monkeypatch.setattr("briefreader.base.processes.edit", edit)

    return lend


async def test_a_brief_that_was_edited_is_read_again(
    folder: Path, outside: Environment, edited: Callable[[Pilot[None], str], None]
) -> None:
    async with opened(folder, outside) as pilot:
        edited(pilot, brief_text("The wall of 1953", "the-wall", date=2024))
        await press(pilot, "G", "e")
        assert said(pilot) == "wall.yaml was changed, and is read again."
        assert titles(pilot) == ["The flood", "The dam", "The wall of 1953"]
        edited(pilot, "brief: [")
        await press(pilot, "e")
        assert "wall.yaml" in said(pilot)
        assert titles(pilot) == ["The flood", "The dam", "wall.yaml"]


async def test_escape_stops_indexing_and_what_there_is_stays(
    folder: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped, begun = Event(), Event()

    def read(_: LibraryFiles, watch: Watch) -> None:
        watch.tell(3, 10)
        begun.set()
        while watch.goes_on():
            stopped.wait(0.01)

    monkeypatch.setattr(LibraryFiles, "read", read)
    app = Watched(folder, outside)
    async with app.run_test(size=(120, 40)) as pilot:
        while not begun.is_set():
            await pilot.pause()
        app.post_message(Key("escape", None))
        await settled(pilot)
        assert said(pilot).startswith("Indexing stopped at 3 of 10 files.")


async def test_the_newest_brief_is_seen_that_the_first_reading_finds_last(
    folder: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: LibraryFiles, watch: Watch) -> None:
        entries = read_library(folder).entries
        for first in (2, 1, 0):
            listing = Listing(listed(entries[first:], (), watch.pause))
            watch.publish(Found(listing, frozenset(), is_whole=not first))

    monkeypatch.setattr(LibraryFiles, "read", read)
    async with Watched(folder, outside).run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        assert titles(pilot)[screen(pilot).briefs.cursor] == "The flood"
        assert screen(pilot).briefs.scroll_offset.y == 0
