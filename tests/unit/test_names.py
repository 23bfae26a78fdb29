"""Names that somebody else wrote: in one line, and told from those that look alike."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.base.lookalikes import is_plain, same_name, skeleton, told_apart, unmasked
from briefreader.base.text import LONGEST_NAME, name_line


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("Ada Lee", "Ada Lee"),
        ("  Ada\u3000 Lee\n", "Ada Lee"),
        ("m\n\nAll of it — Ada Lee", "m All of it — Ada Lee"),
        ("Ada\u2028Lee\x85x", "Ada Lee x"),
        ("Ada\u200b Lee", "Ada Lee"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (" \u200b\u2060 ", ""),
        ("\u200e\u3164", ""),
        ("", ""),
    ],
)
def test_a_name_is_one_line(raw: str, line: str) -> None:
    assert name_line(raw) == line


def test_a_name_has_an_end() -> None:
    assert len(name_line("Ada " * 100)) <= LONGEST_NAME


@given(st.text())
def test_whatever_is_written_is_one_line_that_stays_as_it_is(raw: str) -> None:
    line = name_line(raw)
    assert len(line.splitlines()) <= 1
    assert name_line(line) == line


@pytest.mark.parametrize(
    "other",
    [
        "ADA LÖVE",
        unicodedata.normalize("NFD", "Ada Löve"),
        "Ada\u200b Löve",
        "Ada Lö\u200dve\ufe0f",
        "Ａｄａ Löve",
        "Ada\u00a0Löve",
    ],
)
def test_names_are_the_same_if_they_are_shown_alike(other: str) -> None:
    assert same_name(other) == same_name("Ada Löve")


@pytest.mark.parametrize("other", ["Ada Love", "Ida Löve", "Ada L."])
def test_names_that_are_shown_otherwise_are_not(other: str) -> None:
    assert same_name(other) != same_name("Ada Löve")
    assert skeleton(other) != skeleton("Ada Löve")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ada Lee", "Ada L\u0435\u0435"),  # Cyrillic
        ("Ada Lee", "\u0391da Lee"),  # Greek
        ("Ada Lee", "𝐀𝐝𝐚 Lee"),
        ("Bo Li", "Bo L\u0456"),
        ("Ian Oz", "lan 0z"),
        ("Amy Moss", "Arny Moss"),
        ("Ada Lee", "Ada-Lee"),
    ],
)
def test_names_that_look_alike_have_one_skeleton(name: str, other: str) -> None:
    assert skeleton(other) == skeleton(name)


@pytest.mark.parametrize("name", ["Ada Lee", "Bén O’Hara-Li", "J. R. Doe, Jr.", "金正恩", "مریم"])
def test_a_name_of_letters_is_plain(name: str) -> None:
    assert is_plain(name)


@pytest.mark.parametrize("name", ["Ada Lee (1f3c)", "The dam — Ada Lee", "Ada: ✎ 3", "#arms"])
def test_a_name_that_could_pass_for_something_else_is_not(name: str) -> None:
    assert not is_plain(name)


def test_names_that_look_alike_have_their_ids_behind_them() -> None:
    names = {"s-ada": "Ada Lee", "s-ada-2": "Ada L\u0435\u0435", "s-bo": "Bo Li"}
    assert told_apart(names) == {
        "s-ada": "Ada Lee (s-ada)",
        "s-ada-2": "Ada L\u0435\u0435 (s-ada-2)",
        "s-bo": "Bo Li",
    }


def test_nobody_can_be_called_what_another_one_is_with_the_id() -> None:
    told = told_apart({"s-a": "Ada Lee", "s-b": "Ada Lee", "s-c": "Ada Lee (s-a)"})
    assert len(set(told.values())) == 3


@given(
    st.dictionaries(st.text("abc-", min_size=1, max_size=3), st.text("Al1 \u0430", max_size=3), max_size=5)
)
def test_whatever_the_names_are_no_two_are_the_same(names: dict[str, str]) -> None:
    told = told_apart(names)
    assert len(set(told.values())) == len(names)


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("arms", "arms"),
        ("\u0430rms", "\u0430rms (U+0430)"),
        ("café", "café"),
        ("\u043e\u0440\u0443\u0436\u0438\u0435", "\u043e\u0440\u0443\u0436\u0438\u0435"),
        ("\u0441\u043e\u0440\u0430", "\u0441\u043e\u0440\u0430"),
        ("\u5927\u575dA", "\u5927\u575dA"),
    ],
)
def test_letters_that_pass_for_latin_ones_beside_these_are_told(tag: str, shown: str) -> None:
    assert unmasked(tag) == shown
