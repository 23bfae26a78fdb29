"""Lines are as wide as the room, and nothing but spaces is lost at their ends."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefreader.app.wrapping import wrap

words = st.text(st.sampled_from("abc é’ \n"), max_size=60)
any_words = st.text(st.sampled_from("ab 漢字かe\u0301🙂\n"), max_size=60)
widths = st.integers(2, 30)


@example("\u0301 aか", 2)
@given(words | any_words, widths)
def test_no_line_is_wider_than_the_room(text: str, width: int) -> None:
    assert all(cell_len(text[start:end]) <= width for start, end in wrap(text, width))


@given(words | any_words, widths)
def test_nothing_is_lost_but_spaces_and_line_breaks(text: str, width: int) -> None:
    shown = "".join(text[start:end] for start, end in wrap(text, width))
    assert shown.replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(st.text(st.sampled_from("abc  "), max_size=60), widths)
def test_counting_cells_breaks_where_counting_characters_does(text: str, width: int) -> None:
    # A wide character in a line of its own changes nothing above it, but lets the cells be counted.
    counted = wrap(f"{text}\n漢", width)[:-1]
    assert counted == wrap(text, width)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("", [""]),
        ("a\n\nb", ["a", "", "b"]),
        ("unbreakable", ["unbreaka", "ble"]),
        ("漢字漢字漢字", ["漢字漢字", "漢字"]),
    ],
)
def test_words_stay_whole_where_they_can(text: str, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, 8)] == lines
