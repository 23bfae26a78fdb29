"""How a copy leaves the screen: rich text, and once more by another way."""

from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from briefreader.app.dialogs.picker import Picker
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.base.paths import copied_text_file
from briefreader.clipboard import chain
from briefreader.clipboard.chain import Clipboard
from briefreader.clipboard.outcome import ClipText, Outcome, Way
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, Watched, opened, press, reader, said, settled, stroke


class Desk(Clipboard):
    """Remembers what it was given; a desktop itself is tested in `tests/terminal`."""

    def __init__(self) -> None:
        super().__init__({})
        self.given: list[ClipText] = []

    def copy(self, text: ClipText, send_to_terminal: object) -> Outcome:
        self.given.append(text)
        return Outcome("x11", True, "Copied")


def ways(pilot: Pilot[None]) -> list[str]:
    assert isinstance(pilot.app.screen, Picker)
    rows = pilot.app.screen.query_one(ItemList).rows
    return [block.words for at in range(len(rows)) for block in rows.row(at).blocks]


async def choose_rich_text(pilot: Pilot[None]) -> None:
    await press(pilot, "2", "Y")
    outputs = pilot.app.screen.query_one("#outputs", OptionList)
    outputs.highlighted = outputs.get_option_index("rich")
    await press(pilot, "y")


async def test_rich_text_goes_out_with_the_same_as_plain_text(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    monkeypatch.setattr("briefreader.clipboard.chain.Clipboard", lambda _: desk)
    async with opened(samples / SAMPLE, outside) as pilot:
        await choose_rich_text(pilot)
        (text,) = desk.given
        assert text.plain.startswith("“full support and solidarity” — Kim Jong-un")
        assert text.html.startswith("<blockquote>") and "<cite>The New York Times</cite>" in text.html
        await press(pilot, "full_stop")
        assert desk.given == [text, text]


async def test_rich_text_without_a_desktop_goes_as_plain_text_and_it_is_said(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await choose_rich_text(pilot)
        assert "As plain text only: rich text needs a desktop" in said(pilot)
        assert pilot.app.clipboard.startswith("“full support and solidarity” — Kim")


async def test_the_last_copy_is_sent_again_by_the_way_that_is_chosen(
    samples: Path, outside: Environment
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "c")
        assert "Nothing has been copied yet" in said(pilot)
        await press(pilot, "2", "y", "c")
        assert [line.split("  ")[0] for line in ways(pilot)] == [
            "terminal",
            "file",
            "clipboard tool",
            "tmux",
            "page",
        ]
        assert "not available: not in tmux" in ways(pilot)[3]
        await press(pilot, "j", "enter")
        assert "Wrote" in said(pilot)
        assert copied_text_file().read_text("utf-8") == pilot.app.clipboard
        await press(pilot, "c", "G", "k", "enter")
        assert "tmux" in said(pilot)
        assert reader(pilot).query_one("#message").severity == "error"  # type: ignore[attr-defined]


async def test_a_key_that_follows_chooses_a_way_however_long_the_ways_are_looked_for(
    samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()

    def slowly(_: Clipboard) -> tuple[Way, ...]:
        assert gate.wait(20)
        return chain.ways({})

    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "2", "y")
        monkeypatch.setattr(Clipboard, "ways", property(slowly))
        here = reader(pilot).list_in_use.item
        for key in ("c", "j", "j"):
            pilot.app.post_message(stroke(key))
        assert isinstance(pilot.app, Watched)
        await pilot.app.come_to_rest()
        gate.set()
        await settled(pilot)
        assert ways(pilot)
        assert pilot.app.screen.query_one(ItemList).cursor == 2
        await press(pilot, "escape")
        assert reader(pilot).list_in_use.item == here
