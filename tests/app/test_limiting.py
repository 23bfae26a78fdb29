"""`&`: a list is limited by the language of every search."""

from pathlib import Path

from msgspec.structs import replace

from briefreader.app.panes.claims import claim_rows
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, limited, opened, press, reader, write
from tests.app.off_screen import begun


async def test_what_is_reviewed_leaves_a_list_of_what_is_not(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside) as pilot:
        await press(pilot, "3", "&")
        await write(pilot, "reviewed:no (stance:denies or status:single-source)")
        await press(pilot, "enter")
        item, before = reader(pilot).pane.item, len(reader(pilot).pane.rows.index)
        await press(pilot, "x")
        assert item not in reader(pilot).pane.rows.index
        assert len(reader(pilot).pane.rows.index) == before - 1
        await press(pilot, "u")
        assert item in reader(pilot).pane.rows.index


def test_a_denial_by_one_speaker_is_none_by_another(samples: Path, outside: Environment) -> None:
    view = begun(samples / SAMPLE, outside).shown

    def left(query: str) -> set[str]:
        return set(claim_rows(replace(view, limit=limited(query))).index)

    assert left("stance:denies")
    assert left("speaker:putin stance:denies") < left("stance:denies")
    assert left("not stance:denies").isdisjoint(left("stance:denies"))
    assert left("not stance:denies") | left("stance:denies") == set(claim_rows(view).index)
