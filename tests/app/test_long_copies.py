"""A long copy: what is shown of it takes time for what is seen, not for all of it."""

from pathlib import Path

from rich.cells import cell_len

from briefreader.app.widgets.bars import message_rows, middle_cut
from briefreader.environment import Environment
from tests.app.driving import SAMPLE, opened, press, reader, said


def test_a_message_has_the_two_ends_of_a_long_text() -> None:
    text = f"The beginning, {'word ' * 1_000_000}and the end."
    cut = middle_cut(text, 80)
    assert cut.startswith("The beginning, word") and cut.endswith("word and the end.")
    assert cell_len(cut) <= 80


def test_wide_and_hidden_characters_count_as_they_are_seen() -> None:
    assert middle_cut("三" * 30, 80) == "三" * 30
    assert cell_len(middle_cut("三" * 400, 80)) <= 80
    assert middle_cut("short\n\u200btext", 80) == middle_cut("short\ntext", 80)


def test_a_message_that_is_too_long_for_its_row_takes_another_and_the_text_is_cut() -> None:
    lines = (
        "Copied.",
        "citation is missing: author, date, URL; F saves it to a file",
        f"“{'word ' * 1_000_000}”",
    )
    rows = message_rows(lines, 40)
    assert rows[:3] == ["Copied.", "citation is missing: author, date, URL;", "F saves it to a file"]
    assert rows[3].startswith("“word") and rows[3].endswith("word ”") and cell_len(rows[3]) <= 40
    assert len(rows) == 4


async def test_all_rows_of_what_is_told_of_a_copy_are_in_sight(samples: Path, outside: Environment) -> None:
    async with opened(samples / SAMPLE, outside, (60, 20)) as pilot:
        await press(pilot, "2", "s", "y")
        bar = reader(pilot).query_one("#message")
        rows = message_rows(bar.lines, bar.size.width - 2)  # type: ignore[attr-defined]
        assert "F saves it to a file" in said(pilot)
        assert bar.size.height == len(rows) > 3
