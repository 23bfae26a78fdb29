"""Colleagues on the screen: their notes beside one's own, shown or hidden, and where they differ."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from briefreader.app.dialogs.disagreement import DisagreementScreen
from briefreader.app.reader.reload import Reload
from briefreader.environment import Environment
from briefreader.notes import Store, Subject, find_reviewer
from tests.app.driving import SAMPLE, header, opened, press, reader, settled, table
from tests.conftest import NOW

SUBJECT = Subject(
    "north-korea-ukraine", "Stake", "ffc9c01cce130fefebae8d2bb84d228b5bf89294e18b8b564aee486454734d71"
)


@pytest.fixture
def ben(outside: Environment, tmp_path: Path) -> Store:
    """A colleague with a machine of his own, and notes in the same folder."""
    reviewer = find_reviewer(tmp_path / "notes", "Ben", tmp_path / "ben's state")
    store = Store(tmp_path / "notes", reviewer, lambda: NOW, private=False)
    with store.edit(SUBJECT) as edit:
        edit.add_note("c-arms", "seen the photographs")
        edit.set_review("c-arms", state="reviewed", verdict="supported", comment="photographs")
        edit.set_review("c-troops", state="reviewed")
    return store


def shown(pilot: Pilot[None]) -> str:
    rows = reader(pilot).pane.rows
    return "\n".join(block.words for row in map(rows.row, range(len(rows))) for block in row.blocks)


async def test_a_colleague_s_notes_stand_beside_one_s_own(
    samples: Path, outside: Environment, ben: Store
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        assert "reviewed 0/22, all 2" in header(pilot)
        assert "Ben: reviewed supported ✎ 1" in shown(pilot)
        await press(pilot, "x")
        assert "reviewed 1/22, all 2" in header(pilot)
        await press(pilot, "6")
        assert "seen the photographs" in shown(pilot)
        assert reader(pilot).pane.border_subtitle == "1 entry · 3 of colleagues"
        await press(pilot, "3", "enter")
        rows = reader(pilot).detail.rows
        assert "Ben: notes" in [rows.row(at).blocks[0].words for at in range(len(rows))]


async def test_each_can_be_hidden_and_shown_again(samples: Path, outside: Environment, ben: Store) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "C", "enter", "escape")
        assert "Ben" not in shown(pilot)
        assert "all" not in header(pilot)
        await press(pilot, "C", "enter", "escape")
        assert "Ben" in shown(pilot)


async def test_what_a_colleague_writes_meanwhile_appears(
    samples: Path, outside: Environment, ben: Store
) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        with ben.edit(SUBJECT) as edit:
            edit.set_review("c-killed", state="reviewed")
        reader(pilot).the(Reload).look_again()
        await settled(pilot)
        assert "all 3" in header(pilot)


async def test_where_reviewers_differ_stands_side_by_side_with_reasons(
    samples: Path, outside: Environment, ben: Store
) -> None:
    with outside.store.edit(SUBJECT) as edit:
        edit.set_review("c-arms", state="reviewed", verdict="unsupported", comment="use is not supply")
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "X")
        assert isinstance(pilot.app.screen, DisagreementScreen)
        assert table(pilot)[0].split() == ["ana", "Ben"]
        assert table(pilot)[2].split()[-2:] == ["▌reviewed", "reviewed"]
        assert table(pilot)[3].split()[-2:] == ["▌unsupported", "supported"]
        assert "ana: use is not supply" in str(pilot.app.screen.query_one("#told", Static).content)
        await press(pilot, "l")
        assert str(pilot.app.screen.query_one("#told", Static).content).split("\n")[1] == "Ben: photographs"
        await press(pilot, "enter")
        assert reader(pilot).list_in_use.item == "c-arms"
