"""What is asked for while a disk or a clipboard is slow is done in its turn, and on what it was asked of."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace

from briefreader.app.basket.screen import BasketScreen
from briefreader.app.draft_review.session import DraftReview
from briefreader.app.journal import Journal
from briefreader.app.reader import read_brief
from briefreader.app.reader.open import Open
from briefreader.app.reader.read_brief import Inspection, Opening
from briefreader.app.reader.reload import Reload
from briefreader.brief.reading.load import load
from briefreader.brief.verification.document import load as open_brief
from briefreader.brief.writing.decisions import Accept
from briefreader.brief.writing.serialise import as_yaml
from briefreader.clipboard.chain import Clipboard
from briefreader.clipboard.outcome import ClipText, Outcome, WayName
from briefreader.composition.copies import CopyAs
from briefreader.environment import Environment
from briefreader.notes.state import DraftChecks
from tests.app.driving import SAMPLE, opened, press, reader, said, settled
from tests.app.off_screen import OffScreen


class SlowDesk(Clipboard):
    """A desktop's clipboard that takes its time with every copy."""

    def __init__(self) -> None:
        super().__init__({})
        self.waits = Event()
        self.given: list[tuple[str, str]] = []

    def copy(self, text: ClipText, send_to_terminal: object) -> Outcome:
        assert self.waits.wait(20)
        self.given.append(("desktop", text.plain))
        return Outcome("x11", True, "Copied")

    def copy_by(self, way: WayName, text: ClipText, send_to_terminal: object) -> Outcome:
        self.given.append((way, text.plain))
        return Outcome(way, True, "Written")


async def test_the_copy_that_is_still_on_its_way_is_the_last_copy(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = SlowDesk()
    monkeypatch.setattr("briefreader.clipboard.chain.Clipboard", lambda _: desk)
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "2")
        for key in ("y", "j", "y", "F"):
            await pilot.press(key)
        desk.waits.set()
        await settled(pilot)
        (first, one), (second, other), (by, again) = desk.given
        assert (first, second, by) == ("desktop", "desktop", "file")
        assert one != other and again == other


def test_the_form_of_a_copy_copies_what_it_was_opened_on(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = SlowDesk()
    desk.waits.set()
    monkeypatch.setattr("briefreader.clipboard.chain.Clipboard", lambda _: desk)
    read = OffScreen(samples / SAMPLE, outside)
    read.at("q-kim-vow")
    read.press("y", "Y")
    read.at("q-zelensky")  # as if another window had taken away what was under the cursor
    read.choose(CopyAs())
    (_, usual), (_, chosen) = desk.given
    assert "Kim Jong-un" in chosen and chosen == usual


async def test_a_draft_that_was_saved_is_not_replaced_by_what_was_read_before(
    draft: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(draft, outside) as pilot:
        await press(pilot, "2")
        gate, read = Event(), read_brief.open_for_reading

        def slowly(path: Path, environment: Environment) -> Opening:
            found = read(path, environment)
            assert gate.wait(20)
            return found

        monkeypatch.setattr(read_brief, "open_for_reading", slowly)
        draft.write_text(draft.read_text("utf-8") + "# changed\n", "utf-8")
        reader(pilot).the(Reload).look_again()
        reader(pilot).the(Open).show_inspection(reader(pilot).session.review.read, Inspection())
        for key in ("x", "ctrl+s", "enter"):
            await pilot.press(key)
        for _ in range(200):
            if "Revision 2" in said(pilot):
                break
            await pilot.pause(0.02)
        gate.set()
        await settled(pilot)
        brief = reader(pilot).session.shown.opened.brief
        assert brief.revision == 2 and reader(pilot).session.path.name.endswith("-r2.yaml")


def test_the_last_state_of_the_decisions_is_the_one_that_is_kept(
    draft: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = DraftReview(open_brief(draft), draft, outside, Journal())
    keep, writing, gate = DraftChecks.keep, Event(), Event()

    def slowly(state: DraftChecks, *arguments: Any) -> Any:
        writing.set()
        assert gate.wait(20)
        return keep(state, *arguments)

    monkeypatch.setattr(DraftChecks, "keep", slowly)
    with ThreadPoolExecutor(2) as workers:
        review.decide(Accept(("q-2",)))
        first = workers.submit(review.keep)
        assert writing.wait(20)
        second = workers.submit(review.keep)  # it waits for its turn, and more is decided meanwhile
        while not second.running():
            pass
        review.decide(Accept(("q-7",)))
        gate.set()
        assert first.result().error is None and second.result().error is None
    (kept,) = outside.state.checks.of("harbour-crane")
    assert [one["items"] for one in kept.deeds] == [["q-2"], ["q-7"]]


def test_what_no_longer_fits_is_told_once_when_nothing_is_a_draft_any_more(
    draft: Path, outside: Environment
) -> None:
    before = OffScreen(draft, outside)
    before.at("q-2")
    before.press("x")
    draft.write_text(as_yaml(replace(load(draft).brief, draft=())), "utf-8")
    again = OffScreen(draft, outside)
    assert again.session.review.restored.before == 1
    again.session.review.keep()
    assert OffScreen(draft, outside).session.review.restored.before == 0


def test_the_inspection_of_a_document_that_was_replaced_is_passed_over(
    samples: Path, outside: Environment
) -> None:
    read = OffScreen(samples / SAMPLE, outside)
    other = OffScreen(samples / SAMPLE, outside)
    read.the(Open).show_inspection(other.session.review.read, Inspection((), "of another"))
    assert read.session.inspection.standing != "of another"
    read.the(Open).show_inspection(read.session.review.read, Inspection((), "of this"))
    assert read.session.inspection.standing == "of this"


def test_an_entry_that_is_moved_has_nowhere_to_go_in_an_empty_list(
    samples: Path, outside: Environment
) -> None:
    read = OffScreen(samples / SAMPLE, outside)
    read.at("c-arms")
    read.press("b")
    read.at_entry(read.entries[0])
    read.press("A")
    read.session.focus = replace(read.session.focus, item="", items=(), held=None)
    read.press("A")
    assert read.said == "There is no item here." and read.session.carried is not None


async def test_undo_goes_back_over_the_basket_in_its_turn(draft: Path, outside: Environment) -> None:
    async with opened(draft, outside) as pilot:
        await press(pilot, "2", "plus", "x", "b", "R")
        assert isinstance(pilot.app.screen, BasketScreen)
        await press(pilot, "d", "q")
        told = []
        for _ in range(4):
            await press(pilot, "u")
            told.append(said(pilot))
        assert ["basket" in one for one in told] == [True, False, False, True]
        assert "bookmark" in told[1] and "accepting" in told[2]
