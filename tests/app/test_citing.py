"""Adding to the citation what its source does not give."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from briefreader.app.dialogs.citation_form import CitationForm
from briefreader.app.panes.summary import summary_rows
from briefreader.environment import Environment
from briefreader.notes.model import Addition
from tests.app.driving import SAMPLE, entries, opened, press, said, write
from tests.app.off_screen import begun, words_of


def guessed(path: Path, outside: Environment) -> None:
    """The brief's guess of the date has been added to the citation."""
    with outside.store.edit(begun(path, outside).owner) as edit:
        edit.add_to_citation("issued", "2024-10-16", inferred=True)


def added(pilot: Pilot[None]) -> list[tuple[str, str, bool]]:
    return [(one.field, one.value, one.inferred) for one in entries(pilot) if isinstance(one, Addition)]


def shown(pilot: Pilot[None], part: str) -> str:
    return str(pilot.app.screen.query_one(part, Static).content)


class TestTheCitation:
    async def test_has_a_byline_from_then_on(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "E")
            await write(pilot, "Choe, Sang-Hun; Reuters")
            assert shown(pilot, "#reference").startswith("Sang-Hun Choe and Reuters")
            await press(pilot, "ctrl+s")
            assert added(pilot) == [("author", "Choe, Sang-Hun; Reuters", False)]
            await press(pilot, "2", "y")
            assert "Sang-Hun Choe" in pilot.app.clipboard

    async def test_takes_a_guess_of_the_brief_and_shows_it_in_brackets(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "E", "tab", "ctrl+g", "f2")
            assert added(pilot) == [("issued", "2024-10-16", True)]
            await press(pilot, "2", "y")
            assert "[16 October 2024]" in pilot.app.clipboard

    async def test_shows_a_guess_as_known_when_the_reviewer_knows(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "E", "tab", "f3", "f4", "f2")
            assert added(pilot) == [("issued", "2024-10-16", False)]

    async def test_shows_a_guess_in_brackets_also_where_its_value_is_typed_already(
        self, samples: Path, outside: Environment
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "E", "tab")
            await write(pilot, "2024-10-16")
            assert "[16 October 2024]" not in shown(pilot, "#reference")
            await press(pilot, "ctrl+g")
            assert "[16 October 2024]" in shown(pilot, "#reference")

    async def test_is_changed_taken_back_and_brought_back(self, samples: Path, outside: Environment) -> None:
        guessed(samples / SAMPLE, outside)
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "E", "tab", *["backspace"] * 3, "f2")
            assert added(pilot) == [("issued", "2024-10", True)]
            await press(pilot, "E", "tab", "ctrl+u", "f2")
            assert added(pilot) == []
            assert "additions to the citation removed" in said(pilot)
            await press(pilot, "u")
            assert added(pilot) == [("issued", "2024-10", True)]

    async def test_takes_several_fields_as_one_change(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "E")
            await write(pilot, "Reuters")
            await press(pilot, "enter", "ctrl+g", "enter")
            await write(pilot, "https://example.org/a")
            await press(pilot, "f2")
            assert [field for field, *_ in added(pilot)] == ["author", "issued", "URL"]
            await press(pilot, "u")
            assert added(pilot) == []


class TestTheForm:
    async def test_keeps_what_is_wrong_until_it_is_mended(self, samples: Path, outside: Environment) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "E", "tab")
            await write(pilot, "last week")
            await press(pilot, "f2")
            assert isinstance(pilot.app.screen, CitationForm)
            assert "Date: write the date as 2024-10-16" in shown(pilot, "#asking")
            await press(pilot, "escape")
            assert added(pilot) == []

    async def test_shows_what_the_source_gives_and_asks_only_for_the_rest(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        text = (samples / SAMPLE).read_text("utf-8")
        brief = tmp_path / SAMPLE
        brief.write_text(text.replace("    language: en\n", "    language: en\n    section: World\n", 1))
        async with opened(brief, outside) as pilot:
            await press(pilot, "E")
            assert "World  (given by the source)" in shown(pilot, ".given")
            assert len(pilot.app.screen.query("Input")) == 4

    @pytest.mark.parametrize(
        "pasted",
        [
            '[{"type": "article", "title": "x", "author": [{"family": "Choe", "given": "Sang-Hun"}], '
            '"issued": {"date-parts": [[2024, 10, 16]]}, "URL": "https://example.org/a"}]',
            "TY  - NEWS\nAU  - Choe, Sang-Hun\nDA  - 2024/10/16/\nUR  - https://example.org/a\nER  - \n",
            "@misc{x,\n author = {Choe, Sang-Hun},\n date = {2024-10-16},\n url = {https://example.org/a},\n}",
        ],
        ids=["CSL-JSON", "RIS", "biblatex"],
    )
    async def test_takes_a_citation_that_is_pasted(
        self, samples: Path, outside: Environment, pasted: str
    ) -> None:
        async with opened(samples / SAMPLE, outside) as pilot:
            await press(pilot, "E")
            pilot.app.screen.post_message(events.Paste(pasted))
            await press(pilot, "ctrl+s")
            assert added(pilot) == [
                ("author", "Choe, Sang-Hun", False),
                ("issued", "2024-10-16", False),
                ("URL", "https://example.org/a", False),
            ]

    async def test_saving_it_as_it_was_changes_nothing(self, samples: Path, outside: Environment) -> None:
        guessed(samples / SAMPLE, outside)
        async with opened(samples / SAMPLE, outside) as pilot:
            before = entries(pilot)
            await press(pilot, "E", "f2")
            assert entries(pilot) == before


def test_the_summary_tells_what_was_added_and_what_still_lacks(samples: Path, outside: Environment) -> None:
    guessed(samples / SAMPLE, outside)
    told = words_of(summary_rows(begun(samples / SAMPLE, outside).shown)).splitlines()
    assert "date: 2024-10-16 (inferred)" in told
    assert "byline, URL" in told
