"""What a large brief is not to cost, in what can be counted without a clock (docs/benchmarks.md)."""

import asyncio
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, current_thread

import pytest

from benchmarks.briefs import as_json
from briefreader.app.background import KEY, STEPS, GiveWay, in_background
from briefreader.app.reader.read_brief import inspect, open_for_reading
from briefreader.app.reader.session import ReadingSession
from briefreader.app.reader.trail import NOWHERE
from briefreader.app.rows import FEW, Row, rows_of
from briefreader.brief.model import fingerprints as model
from briefreader.brief.verification import verification
from briefreader.environment import Environment
from briefreader.notes import Full
from briefreader.notes.state import Readings
from tests.app.driving import opened, press, reader, said
from tests.app.off_screen import begun


def never(*_: object) -> None:
    pytest.fail("this is not to be done again")


def full(*_: object) -> None:
    raise Full("the disk is full", "Make room.")


PADDING = 8_000_000  # bytes of spaces in a brief's file


@pytest.fixture(scope="module")
def padded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small brief in a large file: what is held of the file can be told from what is held of the brief."""
    path = tmp_path_factory.mktemp("padded") / "padded.json"
    path.write_bytes(as_json(3)[:-1] + b" " * PADDING + b"}")
    return path


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief with more quotes than are made ready for finding within a key."""
    path = tmp_path_factory.mktemp("many") / "many.json"
    path.write_bytes(as_json(FEW + 1))
    return path


@contextmanager
def traced() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
    finally:
        tracemalloc.stop()


# Memory


def test_the_bytes_of_the_file_are_not_held(padded: Path, outside: Environment) -> None:
    with traced():
        opening = open_for_reading(padded, outside)
        held, most = tracemalloc.get_traced_memory()
    assert held < PADDING / 4
    assert most > PADDING
    assert len(opening.view.opened.brief.quotes) == 3


def test_checking_reads_the_file_in_pieces(padded: Path, outside: Environment) -> None:
    document = open_for_reading(padded, outside).view.opened
    with traced():
        inspection = inspect(document)
        _, most = tracemalloc.get_traced_memory()
    assert most < PADDING / 2
    assert "nothing-to-compare" in [problem.code for problem in inspection.problems]
    assert inspection.standing == "? unverified"


def test_a_file_that_has_changed_is_not_taken_for_the_brief_that_was_read(
    samples: Path, tmp_path: Path, outside: Environment
) -> None:
    path = tmp_path / "dam.yaml"
    path.write_bytes((samples / "sarrow-dam.yaml").read_bytes())
    document = open_for_reading(path, outside).view.opened
    path.write_bytes(b"# another line\n" + path.read_bytes())
    assert [problem.code for problem in inspect(document).problems] == ["not-checked"]
    path.unlink()
    (told,) = inspect(document).problems
    assert "changed after it was read" in told.what and told.severity == "note"


def test_what_is_forgotten_of_the_verification_is_found_again(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = samples / "north-korea-ukraine.yaml"
    at_once = open_for_reading(path, outside).view.opened
    found = [at_once.verify(quote) for quote in at_once.brief.quotes]
    monkeypatch.setattr(verification, "REMEMBERED", 2)
    again = open_for_reading(path, outside).view.opened
    assert [again.verify(quote) for quote in again.brief.quotes] == found
    assert inspect(again).standing == inspect(at_once).standing


# Finding


async def test_the_words_of_many_rows_are_made_when_they_are_looked_for(
    many: Path, outside: Environment
) -> None:
    async with opened(many, outside) as pilot:
        await press(pilot, "2")
        rows = reader(pilot).pane.rows
        ready = [rows.is_prepared]
        await press(pilot, "/")
        assert [*ready, rows.is_prepared] == [False, True]
        await press(pilot, *"1999 trucks")
        assert said(pilot) == "“1999 trucks” 1/1"


async def test_words_that_are_typed_before_many_rows_are_ready_are_found(
    many: Path, outside: Environment
) -> None:
    async with opened(many, outside) as pilot:
        await press(pilot, "2")
        await pilot.press("/", *"1999 trucks", "enter")
        await press(pilot, "n")
        assert reader(pilot).pane.key == "q1999"


async def test_nothing_moves_while_one_types(many: Path, outside: Environment) -> None:
    async with opened(many, outside) as pilot:
        await press(pilot, "2", "/", "t")
        pane, heights = reader(pilot).pane, set()
        for letter in "rucks":
            await press(pilot, letter)
            heights.add(pane.size.height)
        assert len(heights) == 1
        await press(pilot, *["backspace"] * 6)
        assert said(pilot) == ""


async def test_a_page_seldom_changes_the_bar_and_the_end_is_reached(many: Path, outside: Environment) -> None:
    async with opened(many, outside) as pilot:
        await press(pilot, "2", "z")
        pane, told = reader(pilot).pane, set()
        for _ in range(20):
            await press(pilot, "space")
            told.add(pane.virtual_size.height)
        assert len(told) <= 3
        for key, place in (("G", -1), ("g", 0), ("G", -1)):
            await press(pilot, key)
            assert pane.key == [one for one in pane.rows.keys if one][place]
        assert pane.scroll_y == pane.max_scroll_y > 0
        assert pane.virtual_size.height == pane.heights.total


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        ("a", {"a": 0}),
        (" ", {}),
        ("a b  c", {"a": 0, "b": 2, "c": 5}),
        (" ab", {"a": 1, "b": 2}),
        ("ab a", {"a": 0, "b": 1}),
        ("aa", {"a": 0}),
    ],
)
def test_each_key_is_known_by_the_first_row_that_has_it(keys: str, index: dict[str, int]) -> None:
    rows = rows_of([Row(key.strip(), ()) for key in keys])
    assert list(rows.index.items()) == list(index.items())


# The thread that checks


def test_work_in_a_thread_waits_while_a_key_is_handled(monkeypatch: pytest.MonkeyPatch) -> None:
    now, slept = 100.0, list[float]()
    monkeypatch.setattr(time, "monotonic", lambda: now)
    monkeypatch.setattr(time, "sleep", slept.append)
    give_way = GiveWay()
    for _ in range(10 * STEPS):
        give_way.pause()
    assert slept == []
    give_way.to_key()
    now += KEY / 2
    for _ in range(2 * STEPS):
        give_way.pause()
    assert slept == [pytest.approx(KEY / 2)] * 2
    now += KEY
    for _ in range(2 * STEPS):
        give_way.pause()
    assert len(slept) == 2


async def test_work_in_a_thread_ends_with_the_program_and_nobody_hears_of_it() -> None:
    give_way, threads = GiveWay(), list[Thread]()

    def work() -> None:
        threads.append(current_thread())
        while True:
            give_way.pause()

    waiting = asyncio.ensure_future(in_background(work))
    while not threads:
        await asyncio.sleep(0)
    give_way.to_end()
    threads[0].join(10)
    assert not threads[0].is_alive()
    assert not waiting.done()
    waiting.cancel()


def test_the_check_pauses_at_every_quote(many: Path, outside: Environment) -> None:
    pauses: list[None] = []
    inspect(open_for_reading(many, outside).view.opened, lambda: pauses.append(None))
    assert len(pauses) > 3 * FEW


# Leaving


def test_what_was_read_is_kept_when_it_has_been_checked_and_not_again(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begun(samples / "sarrow-dam.yaml", outside)
    session.keep_read(session.review.read)
    monkeypatch.setattr("briefreader.app.reader.session.fingerprints", never)
    session.remember(NOWHERE)
    again = begun(samples / "sarrow-dam.yaml", outside)
    again.keep_read(again.review.read)
    again.remember(NOWHERE)
    monkeypatch.undo()
    assert set(begun(samples / "sarrow-dam-r2.yaml", outside).shown.changed.values()) == {"new", "changed"}


def test_what_version_0_1_0_has_kept_is_still_known(samples: Path, outside: Environment) -> None:
    session: ReadingSession = begun(samples / "sarrow-dam.yaml", outside)
    brief = session.review.read.brief
    place = {"place": [3, "", ""], "revision": 1, "items": model.fingerprints(brief)}
    outside.state.readings.keep_place(brief.id, place)
    assert set(begun(samples / "sarrow-dam-r2.yaml", outside).shown.changed.values()) == {"new", "changed"}


def test_a_state_that_takes_nothing_is_not_said_to_have_been_read(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begun(samples / "sarrow-dam.yaml", outside)
    monkeypatch.setattr(Readings, "keep_marks", full)
    session.remember(NOWHERE)
    assert "read" not in (outside.state.readings.place(session.review.read.brief.id) or {})
