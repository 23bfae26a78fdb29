"""What differs between two texts is told in whole words, and nothing of either is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.base.differences import differences, same_words


def told(old: str, new: str) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in differences(old, new))


def test_a_word_in_the_place_of_another() -> None:
    assert told("opened two gates", "opened three gates") == "opened [-two-]{+three+} gates"


def test_a_dropped_not() -> None:
    assert told("We did not fire", "We did fire") == "We did [-not -]fire"


def test_one_character_of_a_script_without_spaces() -> None:
    assert told("兵士は来た", "兵士は来ない") == "兵士は来[-た-]{+ない+}"


def test_a_word_with_an_apostrophe_is_one() -> None:
    assert told("They don’t fire", "They do fire") == "They [-don’t-]{+do+} fire"


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_old_and_the_new_text_stand_in_it(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert same_words("".join(one.text for one in pieces if one.kind != "new"), old)
    assert same_words("".join(one.text for one in pieces if one.kind != "gone"), new)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“No,” he said", "‘No’ he  said", True),
        ("cafe\u0301", "caf\u00e9", True),
        ("No war", "no war", False),
        ("resume", "résumé", False),
        ("We did not", "We did", False),
        ("It is -5 degrees", "It is 5 degrees", False),
        ("from 3-5 to 8", "from 3–5 to 8", True),
        ("$5", "€5", False),
        ("5 %", "5%", True),
        ("5 %", "5", False),
    ],
)
def test_marks_and_spaces_are_no_words(one: str, other: str, *, same: bool) -> None:
    assert same_words(one, other) is same
