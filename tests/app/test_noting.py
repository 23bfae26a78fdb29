"""Writing, finding and keeping one's notes on the screen."""

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.events import Paste
from textual.pilot import Pilot

from briefreader.app.dialogs.bookmarks import BookmarkList
from briefreader.app.dialogs.review_form import ReviewForm
from briefreader.app.panes.notes import note_rows
from briefreader.app.reader.leave import Leave
from briefreader.app.view import Held
from briefreader.app.widgets.fields import TextField
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.environment import Environment
from briefreader.notes import Bookmark, Note, Review, Subject, Tags
from briefreader.notes.state import FarMark
from tests.app.driving import (
    SAMPLE,
    banner,
    entries,
    header,
    limited,
    opened,
    press,
    reader,
    said,
    settled,
    write,
)
from tests.app.off_screen import OffScreen, begun


@contextmanager
def no_room() -> Iterator[None]:
    """No file of this process may grow beyond a few bytes: what a full disk looks like."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def headings(pilot: Pilot[None]) -> list[str]:
    rows = reader(pilot).pane.rows
    said = (row.blocks[-1].words for row in map(rows.row, range(len(rows))) if not row.key)
    return [words for words in said if words]


def shown_keys(pilot: Pilot[None]) -> list[str]:
    return list(reader(pilot).pane.rows.index)


def supported(outside: Environment) -> None:
    """The claim that a reader begins with has a verdict already."""
    with outside.store.edit(SUBJECT) as edit:
        edit.set_review("c-arms", verdict="supported")


class TestTheName:
    @pytest.fixture
    def nameless(self, outside: Environment, monkeypatch: pytest.MonkeyPatch) -> Environment:
        """The first start: nobody has said who writes."""
        monkeypatch.setenv("LOGNAME", "login")
        return replace(outside, named=None)

    async def test_the_first_change_asks_who_writes_and_offers_the_login_name(
        self, samples: Path, nameless: Environment
    ) -> None:
        async with opened(samples / SAMPLE, nameless) as pilot:
            await press(pilot, "x", "enter")
            assert "reviewed 1/22" in header(pilot)
            assert [entry.reviewer for entry in entries(pilot)] == ["login"]
            await press(pilot, "j", "x")
            assert "reviewed 2/22" in header(pilot)

    async def test_a_name_that_is_typed_takes_the_place_of_the_one_that_is_offered(
        self, samples: Path, nameless: Environment
    ) -> None:
        async with opened(samples / SAMPLE, nameless) as pilot:
            await press(pilot, "x")
            await write(pilot, "Ada")
            await press(pilot, "enter")
            assert [entry.reviewer for entry in entries(pilot)] == ["Ada"]

    async def test_without_a_name_nothing_is_written_and_a_text_is_kept(
        self, samples: Path, nameless: Environment
    ) -> None:
        async with opened(samples / SAMPLE, nameless) as pilot:
            await press(pilot, "a")
            await write(pilot, "mine")
            await press(pilot, "f2", "escape")
            assert "need a name" in said(pilot)
            assert entries(pilot) == ()
            await press(pilot, "a", "f2", "enter")
            assert [entry.text for entry in entries(pilot) if isinstance(entry, Note)] == ["mine"]


class TestAChangedVerdict:
    async def test_asks_for_a_reason_once(self, samples: Path, outside: Environment) -> None:
        supported(outside)
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "r", "down", "down", "f", "f2")
            assert isinstance(pilot.app.screen, ReviewForm)
            await write(pilot, "new photograph")
            await press(pilot, "f2")
            (review,) = entries(pilot)
            assert isinstance(review, Review)
            assert (review.verdict, review.comment) == ("false", "new photograph")
            await press(pilot, "enter", "G")
            last = reader(pilot).detail.rows.row(len(reader(pilot).detail.rows) - 1)
            assert "supported → false" in last.blocks[0].words
            assert "because new photograph" in last.blocks[0].words

    async def test_a_first_verdict_has_no_changes_from_nothing_to_nothing(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "r", "down", "down", "s", "f2", "enter", "G")
            last = reader(pilot).detail.rows.row(len(reader(pilot).detail.rows) - 1)
            assert last.blocks[0].words.endswith("state: none → reviewed; verdict: none → supported")

    async def test_can_be_saved_without_one(self, samples: Path, outside: Environment) -> None:
        supported(outside)
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "r", "down", "down", "f", "f2", "f2")
            (review,) = entries(pilot)
            assert isinstance(review, Review)
            assert review.verdict == "false"


async def test_tags_are_completed_from_those_in_use(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "t")
        await write(pilot, "follow-up #ministry")
        await press(pilot, "enter", "j", "t")
        await write(pilot, "Min")
        await press(pilot, "right", "enter")
        tagged = [entry.tags for entry in entries(pilot) if isinstance(entry, Tags)]
        assert tagged == [("follow-up", "ministry"), ("ministry",)]


async def test_lines_that_are_pasted_into_one_line_are_all_taken_and_told(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "2", "t")
        await write(pilot, "arms\r\n\n  seoul\n")
        assert said(pilot) == "2 lines pasted as one."
        await press(pilot, "enter")
        assert [one.tags for one in entries(pilot) if isinstance(one, Tags)] == [("arms", "seoul")]


async def test_a_tag_in_the_text_of_a_note_is_told_to_be_text(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "2", "a")
        await write(pilot, "See #arms and issue #4")
        await press(pilot, "ctrl+s")
        assert said(pilot) == "Note added. #arms is part of its text; t sets tags."


async def test_tags_of_other_briefs_are_completed_too(samples: Path, outside: Environment) -> None:
    with outside.store.edit(Subject("elsewhere", "Elsewhere")) as edit:
        edit.set_tags("c-one", ["procurement"])
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "t")
        await write(pilot, "pro")
        await press(pilot, "right", "enter")
        assert [entry.tags for entry in entries(pilot) if isinstance(entry, Tags)] == [("procurement",)]


class TestBookmarks:
    async def test_a_bookmark_gets_a_label_in_the_list(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "b", "2", "B")
            assert isinstance(pilot.app.screen, BookmarkList)
            await press(pilot, "e")
            await write(pilot, "lead")
            await press(pilot, "enter")
            (bookmark,) = entries(pilot)
            assert isinstance(bookmark, Bookmark)
            assert bookmark.label == "lead"
            await press(pilot, "B")
            rows = pilot.app.screen.query_one(ItemList).rows
            assert "lead: North Korea supplies" in rows.row(0).blocks[0].words
            await press(pilot, "enter")
            assert reader(pilot).list_in_use.item == bookmark.item


class TestMarks:
    async def test_a_capital_letter_leads_from_one_brief_to_another(
        self, samples: Path, outside: Environment
    ) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        read.at("c-troops", pane=3)
        read.press("m")
        read.answer("A")
        assert read.said == "Mark A set: ' A returns here from every brief."
        async with opened(samples / "sarrow-dam.yaml", outside) as pilot:
            await press(pilot, "'", "A")
            view = reader(pilot).view
            assert view is not None
            assert (view.opened.brief.id, reader(pilot).list_in_use.item) == (
                "north-korea-ukraine",
                "c-troops",
            )
            assert entries(pilot) == ()
            await press(pilot, "2", "G", "q")
            assert not pilot.app.is_running
        assert begun(samples / SAMPLE, outside).before["place"][0] == 2

    def test_a_brief_that_has_gone_is_named(
        self, samples: Path, outside: Environment, tmp_path: Path
    ) -> None:
        outside.state.chosen.keep_far_mark(
            "Z", FarMark(str(tmp_path / "gone.yaml"), "The lost brief", "c-one")
        )
        read = OffScreen(samples / SAMPLE, outside)
        read.press("'")
        read.answer("Z")
        assert "“The lost brief” is no longer at" in read.said

    @pytest.mark.parametrize("letter", ["b", "B", "1"])
    def test_a_letter_that_leads_nowhere_is_named(
        self, letter: str, samples: Path, outside: Environment
    ) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        read.at("c-arms", pane=3)
        read.press("m")
        read.answer("a")
        read.press("'")
        read.answer(letter)
        assert read.said == f"There is no mark {letter}."

    async def test_a_mark_in_the_detail_is_set_on_the_item_under_the_cursor(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "enter", "j")
            link = reader(pilot).list_in_use.item
            await press(pilot, "m", "a")
            assert [entry.item for entry in entries(pilot)] == [link]


class TestTheNotesPane:
    @pytest.fixture
    def noted(self, outside: Environment) -> Environment:
        """Notes of several kinds, one of them to an item that is no longer there."""
        with outside.store.edit(Subject("north-korea-ukraine", "Stake", SOURCE)) as edit:
            edit.add_note("c-troops", "ask the ministry", tags=["urgent"])
            edit.set_tags("c-arms", ["arms"])
            edit.toggle_bookmark("q-pattern", "precedent")
            edit.add_note("c-vanished", "about what was here")
        return outside

    async def test_goes_by_item_date_tag_and_kind_with_orphans_first(
        self, samples: Path, noted: Environment
    ) -> None:
        gone = "c-vanished: no longer in this brief"
        async with opened(samples / SAMPLE, noted) as pilot:
            await press(pilot, "6")
            assert headings(pilot)[0] == gone
            await press(pilot, "o")
            assert headings(pilot) == [gone, "2026-11-24"]
            await press(pilot, "o")
            assert headings(pilot) == [gone, "#arms", "#urgent", "no tag"]
            await press(pilot, "o")
            assert headings(pilot) == [gone, "Notes", "Tags", "Bookmarks"]
            assert reader(pilot).pane.border_title == "6 Notes by kind"

    @pytest.mark.parametrize(
        ("limit", "left"),
        [
            ("is:bookmarked", ["q-pattern"]),
            ("kind:note", ["c-troops", "c-vanished"]),
            ("is:orphan", ["c-vanished"]),
            ("tag:urgent", ["c-troops"]),
            ("tag:arms", ["c-arms"]),
            ("ministry", ["c-troops"]),
            ("what was", ["c-vanished"]),
            ("status:contested", ["c-arms", "c-troops"]),
            ("speaker:yang", ["c-arms", "c-troops", "q-pattern"]),
        ],
    )
    def test_is_limited_by_a_filter(
        self, samples: Path, noted: Environment, limit: str, left: list[str]
    ) -> None:
        view = begun(samples / SAMPLE, noted).shown
        rows = note_rows(replace(view, limit=limited(limit)))
        assert sorted(one.entry.item for one in rows.entries if isinstance(one, Held)) == left

    def test_words_are_found_in_it(self, samples: Path, noted: Environment) -> None:
        rows = note_rows(begun(samples / SAMPLE, noted).shown)
        found = [at for at, words in enumerate(rows.searched) if rows.keys[at] and "ministry" in words]
        assert [one.entry.item for at in found if isinstance(one := rows.entries[at], Held)] == ["c-troops"]


class TestADiskThatRefuses:
    async def test_a_banner_stays_and_all_notes_can_be_written_elsewhere(
        self, samples: Path, outside: Environment, tmp_path: Path
    ) -> None:
        elsewhere = tmp_path / "rescued.json"
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "b")
            with no_room():
                await press(pilot, "x")
            assert "1 change is only in memory" in banner(pilot)
            await press(pilot, "j", "W", "ctrl+u")
            await write(pilot, str(elsewhere))
            await press(pilot, "enter")
            assert str(elsewhere) in said(pilot)
            assert "1 change is only in memory" in banner(pilot)
            await press(pilot, "x")
            assert banner(pilot) == ""
        kinds = {entry["kind"] for entry in json.loads(elsewhere.read_text())["entries"].values()}
        assert kinds == {"bookmark", "review"}

    def test_a_name_that_no_file_can_have_is_told(self, samples: Path, outside: Environment) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        for name in ("~nobody-of-this-name/n.json", f"/{'n' * 300}.json", "/nowhere/n.json"):
            read.press("W")
            read.answer(name)
            assert read.said.startswith("Not written:")

    def test_what_can_not_be_saved_is_kept_on_leaving_and_there_again(
        self, samples: Path, outside: Environment, tmp_path: Path
    ) -> None:
        obstacle = tmp_path / "notes"
        obstacle.write_text("a file where the folder should be")
        read = OffScreen(samples / SAMPLE, outside)
        read.at("c-arms", pane=3)
        read.press("x", "q")
        assert read.left and "could not be saved" in read.the(Leave).last_words
        obstacle.unlink()
        again = OffScreen(samples / SAMPLE, restarted(outside))
        assert again.session.shown.notebook.reviewed == {"c-arms"}
        again.at("c-troops", pane=3)
        again.press("x")
        assert again.banner == ""
        path = restarted(outside).store.path(SUBJECT)
        assert len(json.loads(path.read_bytes())["entries"]) == 2
        (kept,) = (tmp_path / "state" / "unsaved").rglob("*.json")
        assert kept.parent.name == "backup"

    async def test_where_nothing_can_be_kept_leaving_is_asked_for_twice(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "b")
            with no_room():
                await press(pilot, "x", "q")
                assert "could not be saved" in said(pilot)
                assert pilot.app.return_code is None
                await press(pilot, "q")
            assert reader_left(pilot) == ""


def reader_left(pilot: Pilot[None]) -> str:
    """What was told when the reader was left, which it was."""
    assert pilot.app.return_code == 0
    return reader(pilot).the(Leave).last_words


def restarted(outside: Environment) -> Environment:
    """The program started again: nothing is left in memory."""
    return replace(outside)


SOURCE = "ffc9c01cce130fefebae8d2bb84d228b5bf89294e18b8b564aee486454734d71"
SUBJECT = Subject("north-korea-ukraine", "Stake", SOURCE)


async def test_what_may_not_survive_a_power_cut_is_told_once(
    samples: Path, outside: Environment, no_folder_sync: None
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "3", "b")
        assert "may not survive a power cut" in said(pilot) and "Not saved" not in said(pilot)
        await press(pilot, "b")
        assert "power cut" not in said(pilot)


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


class TestJoiners:
    """What a keyboard sends between letters: a zero-width non-joiner or joiner."""

    @pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", FAMILY])
    async def test_stay_in_a_note_that_is_typed(self, samples: Path, outside: Environment, text: str) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "3", "a", *text, "f2")
            (note,) = entries(pilot)
            assert isinstance(note, Note)
            assert note.text == text

    async def test_stay_in_a_line_that_is_typed(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "3", "t", *"می\u200cخواهم", "enter")
            (tags,) = entries(pilot)
            assert isinstance(tags, Tags)
            assert tags.tags == ("می\u200cخواهم",)

    async def test_are_pasted_too(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "2", "t")
            await write(pilot, "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\r\n")
            await press(pilot, "enter")
            tags = [one.tags for one in entries(pilot) if isinstance(one, Tags)]
            assert tags == [("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",)]

    async def test_replace_what_is_selected(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "3", "a", "x", "y", "shift+left", "\u200c", "z", "f2")
            (note,) = entries(pilot)
            assert isinstance(note, Note)
            assert note.text == "x\u200cz"


def told(pilot: Pilot[None]) -> list[str]:
    return [str(toast.render()) for toast in pilot.app.screen.query("Toast")]


class TestPastes:
    """Several lines in a field of one line of a dialog: they are joined, and the reader says so."""

    @pytest.mark.parametrize(
        ("pasted", "words"), [("one\r\n\ntwo\n", ["2 lines pasted as one."]), ("one\n", [])]
    )
    async def test_lines_are_joined_and_told(
        self, samples: Path, outside: Environment, pasted: str, words: list[str]
    ) -> None:
        async with opened(samples / SAMPLE, outside, notifications=True) as pilot:
            await press(pilot, "E")
            pilot.app.post_message(Paste(pasted))
            await settled(pilot)
            assert isinstance(pilot.app.focused, TextField)
            assert pilot.app.focused.value == " ".join(pasted.split())
            assert told(pilot) == words
