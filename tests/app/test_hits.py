"""What can be done with the hits of a search: copied, noted on, set aside, edited, and come back to."""

import json
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from textual.pilot import Pilot

from briefreader.app.basket.screen import BasketScreen
from briefreader.app.dialogs.copy_form import CopyForm
from briefreader.app.dialogs.note_editor import NoteEditor
from briefreader.app.library.hit_list import HitList
from briefreader.app.library.hit_rows import hit_row
from briefreader.app.library.search import SearchScreen
from briefreader.app.rows import Row
from briefreader.app.widgets.bars import Header, KeysBar
from briefreader.brief.verification.document import load
from briefreader.environment import Environment
from briefreader.many_briefs import Library
from briefreader.notes import Notebook, Subject, subject_of
from tests.app.driving import opened, press, reader, settled, write
from tests.conftest import script
from tests.libraries import brief_text, library

PEOPLE = [
    {"id": "s-lee", "name": "Ada Lee", "type": "person", "role": "engineer", "affiliation": "Water Board"},
    {"id": "s-ray", "name": "Bo Ray", "type": "person"},
]
TEXT = [
    {"n": 1, "text": "“The gates held all night,” Ada Lee said. “We told the mayor at six.”"},
    {"n": 2, "text": "No gate was opened, according to Bo Ray."},
]
HELD = {"exact": "The gates held all night,"}
TOLD = {"exact": "We told the mayor at six."}
NEVER = "the gates were never opened"
QUOTES = [
    {"id": "q-held", "speaker": "s-lee", "para": 1, "kind": "direct", "spans": [HELD], "claims": ["c-held"]},
    {"id": "q-told", "speaker": "s-lee", "para": 1, "kind": "direct", "spans": [TOLD]},
    {"id": "q-never", "speaker": "s-ray", "para": 2, "kind": "indirect", "content": NEVER},
]
CLAIMS = [
    {
        "id": "c-held",
        "text": "The gates held.",
        "status": "contested",
        "positions": [
            {"stance": "asserts", "by": "s-lee", "quote": "q-held"},
            {"stance": "denies", "by": "s-ray"},
        ],
    }
]


def dam(**fields: Any) -> str:
    given: dict[str, Any] = {"speakers": PEOPLE, "text": TEXT, "quotes": QUOTES, "claims": CLAIMS, **fields}
    return brief_text("The dam", date=2026, **given)


def weir() -> str:
    quotes = [{**QUOTES[2], "content": "the weir gates leak"}]
    return brief_text("The weir", date=2025, speakers=PEOPLE, text=TEXT, quotes=quotes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path / "briefs", {"dam.yaml": dam(), "weir.yaml": weir()})


@asynccontextmanager
async def hits_of(
    query: str, folder: Path, outside: Environment, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[None]]:
    """The hits of a query, with the cursor on the first."""
    async with opened(folder, outside, size) as pilot:
        await press(pilot, "/")
        await write(pilot, query)
        await press(pilot, "enter")
        yield pilot


def hits(pilot: Pilot[None]) -> list[str]:
    """The words of each hit that is listed."""
    found = pilot.app.screen.query_one(HitList).found.values()
    return [hit.text for hit in found]


def lines(pilot: Pilot[None]) -> list[str]:
    rows = pilot.app.screen.query_one(HitList).rows
    drawn = (block.words for at in range(len(rows)) for block in rows.row(at).blocks)
    return [words.replace("\u00a0", " ") for words in drawn if words]


def row_of(query: str, folder: Path, outside: Environment) -> Row:
    """The first hit of a query, as it is drawn."""
    hit, *_ = Library.of(outside, (folder,)).find(query).hits
    return hit_row("1", hit, outside.reviewer)


def said(pilot: Pilot[None]) -> str:
    return " ".join(pilot.app.screen.query_one("#message").lines)  # type: ignore[attr-defined]


def header(pilot: Pilot[None]) -> str:
    bar = pilot.app.screen.query_one(Header)
    return " ".join(filter(None, (bar.left[0], bar.mark, *bar.right)))


def notebook(outside: Environment, path: Path) -> Notebook:
    return outside.store.read(subject_of(load(path).brief))


def at(pilot: Pilot[None]) -> str:
    here = pilot.app.screen.query_one(HitList).under_cursor
    return here[0].text if here else ""


class TestAHit:
    async def test_says_who_speaks_on_what_and_where(self, folder: Path, outside: Environment) -> None:
        async with hits_of("gates kind:quote", folder, outside) as pilot:
            assert lines(pilot)[:4] == [
                "Ada Lee   engineer, Water Board",
                "“The gates held all night,”",
                "asserts: The gates held",
                "The dam, para. 1",
            ]
            row = pilot.app.screen.query_one(HitList).rows.row(0)
            assert [state for state, _ in row.chips] == ["2026", "= consistent"]
            assert header(pilot) == "/ gates kind:quote 3 hits in 2 briefs · newest first"

    def test_that_is_a_paraphrase_has_no_quotation_marks_and_says_so(
        self, folder: Path, outside: Environment
    ) -> None:
        row = row_of("speaker:ray kind:quote", folder, outside)
        assert row.blocks[1].words == "the gates were never opened"
        assert row.chips[1][0] == "~ paraphrase"

    def test_that_is_a_claim_says_who_takes_which_side(self, folder: Path, outside: Environment) -> None:
        head, claim, sides, *_ = row_of("kind:claim", folder, outside).blocks
        assert (head.words, claim.words) == ("Claim   contested", "The gates held.")
        assert sides.words == "asserts Ada Lee · denies Bo Ray"

    def test_that_is_an_event_says_when_and_according_to_whom(
        self, tmp_path: Path, outside: Environment
    ) -> None:
        event = {"id": "e-1", "date": "2025-10-06", "text": "The gates rust.", "attributed_to": "s-lee"}
        folder = library(tmp_path / "events", {"dam.yaml": dam(history=[event])})
        head = row_of("kind:event", folder, outside).blocks[0]
        assert head.words == "Event   6 Oct 2025   according to Ada Lee"

    async def test_of_a_colleague_s_note_says_whose_it_is_and_opens_its_item(
        self, folder: Path, outside: Environment
    ) -> None:
        ben = structs.replace(outside, named="ben", state_folder=outside.state_folder.with_name("ben"))
        with ben.store.edit(subject_of(load(folder / "dam.yaml").brief)) as edit:
            edit.add_note("q-held", "Ask the mayor.")
        async with hits_of("mayor in:notes", folder, outside) as pilot:
            assert lines(pilot)[:2] == ["Note by ben   on q-held", "Ask the mayor."]
            await press(pilot, "enter")
            assert reader(pilot).session.focus.items == ("q-held",)


class TestComingBack:
    async def test_is_to_the_same_hit_of_a_search_that_was_asked_again(
        self, folder: Path, outside: Environment
    ) -> None:
        async with hits_of("gates kind:quote", folder, outside) as pilot:
            await press(pilot, "j", "enter")
            assert reader(pilot).session.focus.items == ("q-never",)
            (folder / "late.yaml").write_text(dam().replace("The dam", "The lock").replace("the-dam", "lock"))
            await press(pilot, "q")
            assert len(hits(pilot)) == 5
            assert at(pilot) == "the gates were never opened"


class TestACopy:
    async def test_of_one_hit_is_cited(self, folder: Path, outside: Environment) -> None:
        async with hits_of("told kind:quote", folder, outside) as pilot:
            await press(pilot, "y")
            assert pilot.app.clipboard.startswith(
                "“We told the mayor at six.” — Ada Lee, engineer, Water Board"
            )
            assert "About The dam" in pilot.app.clipboard

    async def test_of_selected_hits_names_what_went_and_ends_the_selection(
        self, folder: Path, outside: Environment
    ) -> None:
        async with hits_of("kind:quote", folder, outside) as pilot:
            await press(pilot, "asterisk")
            assert "4 selected" in header(pilot)
            await press(pilot, "escape")
            assert "selected" not in header(pilot)
            await press(pilot, "asterisk", "y")
            assert "Copied 4 quotes: Ada Lee (2); Bo Ray (2)" in said(pilot)
            assert "selected" not in header(pilot)
            first, *_, last = pilot.app.clipboard.splitlines()
            assert "About The dam" in first and "About The weir" in last

    async def test_in_another_form_is_remembered(self, folder: Path, outside: Environment) -> None:
        async with hits_of("kind:quote", folder, outside) as pilot:
            await press(pilot, "s", "s", "Y")
            assert isinstance(pilot.app.screen, CopyForm)
            await press(pilot, "j", "y")
            assert "Copied 2 quotes" in said(pilot)
            chosen = pilot.app.clipboard
            await press(pilot, "g", "s", "s", "full_stop")
            assert pilot.app.clipboard == chosen

    async def test_is_of_the_brief_as_its_file_is_by_now(self, folder: Path, outside: Environment) -> None:
        async with hits_of("kind:quote", folder, outside) as pilot:
            changed = [{**QUOTES[0], "spans": [{"exact": "Nothing held,"}]}, *QUOTES[1:]]
            (folder / "dam.yaml").write_text(dam(quotes=changed))
            await press(pilot, "s", "s", "y")
            assert "The gates held" not in pilot.app.clipboard
            assert "We told the mayor" in pilot.app.clipboard
            assert "“The dam” has changed since the search" in said(pilot)


class TestWhatIsAttached:
    async def test_is_reviewed_and_taken_back(self, folder: Path, outside: Environment) -> None:
        async with hits_of("kind:quote reviewed:no", folder, outside) as pilot:
            await press(pilot, "s", "s", "x")
            assert said(pilot) == "Reviewed 2 quotes: Ada Lee (2)"
            assert notebook(outside, folder / "dam.yaml").reviewed == {"q-held", "q-told"}
            assert hits(pilot) == ["the gates were never opened", "the weir gates leak"]
            await press(pilot, "u")
            assert said(pilot).startswith("Undid: review of")
            assert notebook(outside, folder / "dam.yaml").reviewed == frozenset()
            assert len(hits(pilot)) == 4

    async def test_is_tagged_over_several_briefs_and_found_by_that(
        self, folder: Path, outside: Environment
    ) -> None:
        async with hits_of("speaker:ray kind:quote", folder, outside) as pilot:
            await press(pilot, "asterisk", "t")
            await write(pilot, "check later")
            await press(pilot, "enter")
            assert said(pilot) == "Tagged 2 quotes: Bo Ray (2)"
            assert "The dam, para. 2 · #check #later" in lines(pilot)
            await press(pilot, "/")
            await write(pilot, " tag:check")
            await press(pilot, "enter")
            assert len(hits(pilot)) == 2
            await press(pilot, "u")
            assert said(pilot) == "Undid the last change in 2 briefs."

    async def test_is_noted_on_and_graded(self, folder: Path, outside: Environment) -> None:
        async with hits_of("told kind:quote", folder, outside) as pilot:
            await press(pilot, "a")
            assert isinstance(pilot.app.screen, NoteEditor)
            await write(pilot, "Ask the mayor.")
            await press(pilot, "ctrl+s")
            assert said(pilot) == "Noted on 1 quote: Ada Lee"
            await press(pilot, "r", "B", "ctrl+s")
            kept = notebook(outside, folder / "dam.yaml")
            (note,), review = kept.notes("q-told"), kept.review("q-told")
            assert note.text == "Ask the mayor." and note.about is not None
            assert review is not None and review.reliability == "B"

    async def test_is_kept_when_it_was_left_unsaved(self, folder: Path, outside: Environment) -> None:
        async with hits_of("told kind:quote", folder, outside) as pilot:
            await press(pilot, "a")
            await write(pilot, "Half a thought")
            await press(pilot, "escape", "a")
            screen = pilot.app.screen
            assert isinstance(screen, NoteEditor) and screen.text == "Half a thought"
            await press(pilot, "end", "ctrl+u", "ctrl+s")
            assert said(pilot) == "Empty note discarded"
            (folder / "dam.yaml").write_text(dam(quotes=[]), "utf-8")
            await press(pilot, "a")
            assert said(pilot) == "“The dam” has changed since the search"
            queries = outside.notes / outside.identity.folder / "queries.toml"
            library(queries.parent, {queries.name: "[queries"})
            await press(pilot, "ctrl+s")
            await write(pilot, "Mine")
            await press(pilot, "enter")
            assert said(pilot).startswith(f"Not saved: {queries}: ")
            assert queries.read_text("utf-8") == "[queries"

    async def test_is_not_told_as_saved_when_the_store_refuses(
        self, folder: Path, outside: Environment
    ) -> None:
        async with hits_of("kind:quote", folder, outside) as pilot:
            await press(pilot, "asterisk", "x")
            path = outside.store.path(Subject("the-dam", "The dam"))
            path.chmod(stat.S_IRUSR)
            await press(pilot, "x")
            assert said(pilot).startswith("Not saved: the file is read-only")
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
            await press(pilot, "x")
            assert said(pilot) == "Saved what was refused before"
            assert not outside.store.pending

    async def test_leaves_out_what_nobody_has_checked_of_a_draft(
        self, folder: Path, outside: Environment, draft: Path
    ) -> None:
        async with hits_of("kind:quote is:draft", draft.parent, outside) as pilot:
            await press(pilot, "x")
            assert "Left out: 1 item unchecked in a draft" in said(pilot)

    async def test_needs_a_name_once(self, folder: Path, outside: Environment) -> None:
        nameless = structs.replace(outside, named=None)
        async with hits_of("told kind:quote", folder, nameless) as pilot:
            await press(pilot, "ctrl+s", "ctrl+u")
            await write(pilot, "Cal")
            await press(pilot, "enter")
            await write(pilot, "told")
            await press(pilot, "enter")
            assert said(pilot) == "Saved as told, beside the list of briefs"
            await press(pilot, "x")
            assert said(pilot) == "Reviewed 1 quote: Ada Lee"
            assert notebook(pilot.app.environment, folder / "dam.yaml").owner == "Cal"  # type: ignore[attr-defined]


class TestTheBasket:
    async def test_takes_hits_of_several_briefs_and_gives_them_back(
        self, folder: Path, outside: Environment
    ) -> None:
        async with hits_of("speaker:ray kind:quote", folder, outside) as pilot:
            await press(pilot, "asterisk", "plus")
            assert said(pilot) == "Added 2 quotes to the basket: Bo Ray (2). R opens it"
            await press(pilot, "R")
            assert isinstance(pilot.app.screen, BasketScreen)
            await press(pilot, "q", "asterisk", "plus")
            assert said(pilot) == "Removed 2 quotes from the basket: Bo Ray (2)"

    async def test_opens_the_brief_of_an_item(self, folder: Path, outside: Environment) -> None:
        async with hits_of("leak kind:quote", folder, outside) as pilot:
            await press(pilot, "plus", "R", "enter")
            assert reader(pilot).session.focus.items == ("q-never",)
            await press(pilot, "q")
            assert isinstance(pilot.app.screen, SearchScreen)


async def test_the_editor_opens_at_the_item_and_a_change_is_searched(
    folder: Path, outside: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = json.dumps(json.loads(dam()), indent=1).splitlines()
    (folder / "dam.yaml").write_text("\n".join(lines))
    vi = script(tmp_path / "vi", f'echo "$1" > {tmp_path}/line; sed -i "s/never opened/always open/" "$2"')
    monkeypatch.setenv("VISUAL", str(vi))
    async with hits_of("never kind:indirect", folder, outside) as pilot:
        monkeypatch.setattr(pilot.app, "lend_terminal", lambda work: work())
        await press(pilot, "e")
        line = int((tmp_path / "line").read_text().removeprefix("+"))
        assert '"id": "q-never"' in "".join(lines[line - 1 : line + 2])
        assert "dam.yaml was changed" in said(pilot)
        assert hits(pilot) == []


async def test_the_hit_of_a_summary_opens_the_pane_of_the_summary(folder: Path, outside: Environment) -> None:
    async with hits_of("kind:summary", folder, outside, (80, 24)) as pilot:
        await press(pilot, "enter")
        assert reader(pilot).active == 1
        assert "not in this brief" not in said(pilot)


async def test_that_nothing_matches_is_never_said_of_a_query_that_is_still_asked(
    folder: Path, outside: Environment
) -> None:
    async with hits_of("zeppelin", folder, outside) as pilot:
        assert lines(pilot)[0].startswith("No items match")
        screen = pilot.app.screen
        keys = screen.query_one(KeysBar)
        assert {"open-hit", "copy-hits"} <= keys.dimmed  # without a hit they can do nothing
        assert isinstance(screen, SearchScreen)
        screen.search("gates")
        assert lines(pilot) == ["Searching …"]
        await settled(pilot)
        assert len(hits(pilot)) > 1
        assert not keys.dimmed
