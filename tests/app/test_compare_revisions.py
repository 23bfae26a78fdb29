"""Two revisions side by side: from a brief, from the list of briefs, and what was read last."""

import shutil
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec import structs
from textual.pilot import Pilot

from briefreader.app.library.compare import CompareScreen
from briefreader.app.library.page_screen import NO_ITEM
from briefreader.app.library.versions import versions_of
from briefreader.app.reader.read_brief import inspect, open_for_reading, remember
from briefreader.app.reader.trail import NOWHERE
from briefreader.app.widgets.bars import Header, MessageBar
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.brief import BriefError
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.environment import Environment
from briefreader.many_briefs import Library
from tests.app.driving import banner, entries, opened, press, press_at_once, reader, settled, write
from tests.app.off_screen import begun
from tests.libraries import brief_text, library
from tests.revised_brief import revised

SPEAKERS = [{"id": "s-lee", "name": "Ada Lee", "type": "person"}]


def said(words: str, item: str = "q-gate") -> dict[str, Any]:
    return {"id": item, "speaker": "s-lee", "para": 2, "kind": "direct", "spans": [{"exact": words}]}


def dam(revision: int, *quotes: dict[str, Any]) -> str:
    return brief_text("The dam", speakers=SPEAKERS, quotes=quotes, revision=revision)


ONE = dam(1, said("They opened three gates and told no one"), said("We slept through it", "q-slept"))
TWO = dam(2, said("They opened two gates and told no one"), said("We slept through it", "q-slept"))
THREE = dam(3, said("They opened two gates and told no one"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"old/r1.yaml": ONE, "old/r2.yaml": TWO, "r3.yaml": THREE, "alone.yaml": brief_text("Alone")}
    return library(tmp_path / "briefs", files)


@pytest.fixture
def cached(outside: Environment, tmp_path: Path) -> Environment:
    return structs.replace(outside, cache_folder=tmp_path / "cache")


def shown(pilot: Pilot[None]) -> list[str]:
    rows = pilot.app.screen.query_one(ItemList).rows
    return [block.words for at in range(len(rows)) for block in rows.row(at).blocks if block.words]


def told(pilot: Pilot[None]) -> str:
    return " ".join(pilot.app.screen.query_one("#message", MessageBar).lines)


def pair(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(Header).left[0]


async def test_a_list_of_briefs_compares_revisions_and_leads_to_the_item_as_it_was(
    folder: Path, cached: Environment
) -> None:
    async with opened(folder, cached) as pilot:
        await press(pilot, "g", "=")
        assert shown(pilot) == ["There is one revision of this brief, and no earlier version is known"]
        await press(pilot, "y", "q", "j", "=")
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        assert pair(pilot) == "revision 2 → revision 3"
        assert shown(pilot) == ["Quotes", "− Ada Lee, para. 2, q-slept", "“We slept through it”"]
        await press(pilot, "plus")
        assert told(pilot) == "The newer revision does not have it"
        await press(pilot, "enter")
        assert reader(pilot).list_in_use.item == "q-slept"
        assert banner(pilot) == "Revision 2: an older revision. The newest: r3.yaml"
        await press(pilot, "q")
        assert pilot.app.screen is screen
        await press(pilot, "[")
        assert pair(pilot) == "revision 1 → revision 2"
        assert "“They opened [-three-]{+two+} gates and told no one”" in shown(pilot)
        await press(pilot, "[", "plus")
        assert pair(pilot) == "revision 1 → revision 2"
        assert told(pilot) == "Added to the basket"
        await press(pilot, "b")
        assert reader(pilot).session.path == folder / "old" / "r1.yaml"
        await press(pilot, "q")
        await press_at_once(pilot, "o", "enter", "G", "enter")
        assert pair(pilot) == "revision 1 → revision 3"
        await press(pilot, "q")
        assert pilot.app.screen.query("#briefs")


async def test_a_brief_is_compared_at_its_item_and_words_are_looked_for_in_all_revisions(
    folder: Path, outside: Environment
) -> None:
    async with opened(folder / "old" / "r2.yaml", outside) as pilot:
        await press(pilot, "2", "=")
        assert pair(pilot) == "revision 1 → revision 2"
        await press(pilot, "/")
        await write(pilot, "two gates")
        await press(pilot, "enter")
        assert shown(pilot)[:3] == [
            "“two gates”: first in revision 2",
            "revision 1: not in it",
            "revision 2: 1 item",
        ]
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("# The dam\n")
        assert "opened \\[-three-\\]\\{+two+\\} gates" in pilot.app.clipboard
        await press(pilot, "b")
        assert told(pilot) == "There is no change here. On a revision, Enter opens it"
        await press(pilot, "j", "enter")
        assert reader(pilot).list_in_use.item == "q-gate"
        await press(pilot, "q", "=")
        assert reader(pilot).session.path == folder / "old" / "r2.yaml"


async def test_what_is_typed_while_revisions_are_read_does_nothing_to_what_is_below(
    folder: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()

    damaged = "none"

    def slowly(path: Path, **how: Any) -> OpenDocument:
        assert gate.wait(20)
        if path.match(damaged):
            raise BriefError("it is damaged", path.name, "Put it back")
        return load(path, **how)

    monkeypatch.setattr("briefreader.app.library.versions.load", slowly)
    async with opened(folder / "old" / "r2.yaml", outside) as pilot:
        await press(pilot, "2")
        for key in ("=", "x", "b", "P", "enter"):
            await pilot.press(key)
        gate.set()
        await settled(pilot)
        assert pair(pilot) == "revision 1 → revision 2"
        await press(pilot, "q")
        assert entries(pilot) == ()
        for damaged in ("r1.yaml", "r2.yaml"):
            await press(pilot, "=")
            assert shown(pilot) == [f"{damaged}: it is damaged"]
            await press(pilot, "y")
            assert told(pilot) == f"{damaged}: it is damaged"
            await press(pilot, "q")


async def test_what_changed_since_a_brief_was_read_is_told_once_and_explained_later_too(
    folder: Path, cached: Environment
) -> None:
    """It was overwritten: what was read is in no file."""
    path = folder / "alone.yaml"
    path.write_text(dam(1, said("They opened three gates")).replace("the-dam", "alone"))
    for _ in range(2):
        async with opened(path, cached) as pilot:
            await press(pilot, "q")
        path.write_text(dam(1, said("They never opened two gates")).replace("the-dam", "alone"))
    async with opened(path, cached) as pilot:
        assert not reader(pilot).view.changed  # type: ignore[union-attr]
        await press(pilot, "=")
        await settled(pilot)
        assert pair(pilot) == "revision 1, as you read it → revision 1"
        assert "“They{+ never+} opened [-three-]{+two+} gates”" in shown(pilot)
        assert "The word “never” is new" in shown(pilot)
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, CompareScreen)


async def test_each_kind_of_change_is_shown_and_what_is_no_item_goes_into_no_basket(
    outside: Environment, tmp_path: Path
) -> None:
    folder = revised(tmp_path / "dam")
    async with opened(folder / "dam-2.json", outside) as pilot:
        await press(pilot, "2", "=")
        assert shown(pilot) == [
            "Revision 2: DRAFT, 1 of 5 unchecked",
            "Quotes",
            "~ Ann Lee, para. 3, q-many",
            "“They opened [-two-]{+three+} gates in the dark and told no one”",
            "Id: q-gates → q-many",
            "A guess: the words are 91 % alike. These may be two quotes, one gone and one added",
            "~ Bo Roy (paraphrase), para. 3, q-told",
            "the mayor was [-asleep-]{+awake+} that night",
            "Claims",
            "~ c-1",
            "The gates were opened",
            "South, position added: denies",
            "North, stance: asserts → doubts",
            "North, evidence: video → witness",
            "Title and summary",
            "~ The dam",
            "Items that nobody has checked: none → 1 of 5",
            "Paragraphs of the source",
            "+ para. 1",
            "It rained for a week in the hills.",
            "Only marks, spaces, ids or numbers of paragraphs differ",
            "~ Ann Lee, para. 2, q-heard",
            "Number of the paragraph: para. 1 → para. 2",
            "~ Ann Lee, para. 3, q-slept",
            "“[-They slept, all of them-] → {+They slept all of them+}”",
            "Only marks or spaces: [-They slept, all of them-] → {+They slept all of them+}",
            "Number of the paragraph: para. 2 → para. 3",
        ]
        counts = ("4 changed", "1 added", "2 in marks, ids or numbers")
        assert pilot.app.screen.query_one(Header).right == counts
        await press(pilot, "G", "k", "k", "plus")  # on the paragraph
        assert told(pilot) == NO_ITEM
        await press(pilot, "b")
        assert told(pilot) == "The older revision does not have it"
        await press(pilot, "o", "escape", "o", "enter", "escape")  # nothing is chosen
        assert pair(pilot) == "revision 1 → revision 2"


def test_the_newest_is_compared_with_what_was_read_before_it(folder: Path, outside: Environment) -> None:
    begun(folder / "old" / "r1.yaml", outside).remember(NOWHERE)
    opening = open_for_reading(folder / "r3.yaml", outside)
    assert opening.since is not None
    assert (opening.since.changed, opening.since.gone) == (1, 1)
    begun(folder / "r3.yaml", outside).remember(NOWHERE)
    again = open_for_reading(folder / "r3.yaml", outside)
    assert again.since is None
    found = versions_of(folder / "r3.yaml", Library.of(outside, (folder,)), outside)
    assert found is not None
    assert (found.all[found.old].path.name, found.all[found.new].path.name) == ("r1.yaml", "r3.yaml")


async def test_to_look_at_an_older_revision_is_no_change(folder: Path, outside: Environment) -> None:
    begun(folder / "r3.yaml", outside).remember(NOWHERE)
    older = open_for_reading(folder / "old" / "r1.yaml", outside)
    assert older.since is None
    assert older.newer_read is not None
    assert not older.view.changed
    async with opened(folder / "old" / "r1.yaml", outside) as pilot:
        assert banner(pilot) == "An older revision: you have read revision 3. = compares"
        await press(pilot, "q")
    newest = open_for_reading(folder / "r3.yaml", outside)
    assert (newest.since, newest.newer_read) == (None, None)
    found = versions_of(folder / "old" / "r1.yaml", Library.of(outside, (folder,)), outside)
    assert found is not None
    assert (found.all[found.old].path.name, found.newest.name) == ("r1.yaml", "r3.yaml")


def test_a_file_that_changes_while_it_is_read_can_be_compared_with_what_it_had(
    folder: Path, cached: Environment, tmp_path: Path
) -> None:
    path = folder / "alone.yaml"
    path.write_text(ONE.replace("the-dam", "alone"))
    session = begun(path, cached)
    remember(session.shown.opened, cached)
    path.write_text(TWO.replace("the-dam", "alone"))
    newer = open_for_reading(path, cached)
    found = session.reload(newer, inspect(newer.view.opened))
    assert (found.new, found.changed, found.gone) == (0, 1, 0)
    session.keep_read(session.shown.opened)
    compared = versions_of(path, Library.of(cached, (folder,)), cached)
    assert compared is not None
    assert [bool(one.sha256) for one in compared.all] == [True, False]
    shutil.rmtree(tmp_path / "cache")  # what was read is nowhere any more
    assert versions_of(path, Library.of(cached, (folder,)), cached) is None
