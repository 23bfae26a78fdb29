"""Folding: what is alike for a comparison, and the way back to the characters as printed."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.base.normalise import fold, folded

TRICKY = st.text(
    alphabet="ab-–— \u00a0\n\u00ad\u200b’'“\"e\u0301\u0308\u1100\u1161\u11a8ö\u212b\u2000", max_size=30
)


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("don’t", "don't"),
        ("the “second” one", 'the "second" one'),
        ("effectiveness — data", "effectiveness - data"),
        ("effectiveness — data", "effectiveness -- data"),
        ("ten\u00a0 thousand", "ten thousand"),
        ("over two\nlines", "over two lines"),
        ("caf\u00e9", "cafe\u0301"),
        ("com\u00admittee", "committee"),
    ],
)
def test_alike(printed: str, typed: str) -> None:
    assert fold(printed) == fold(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [("fully", "ﬁlly"), ("ﬁne", "fine"), ("No", "no"), ("e", "é"), ("no.", "no"), ("…", "...")],
)
def test_not_alike(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.one_of(TRICKY, st.text(max_size=30)))
def test_both_ways_of_folding_agree(text: str) -> None:
    assert folded(text).text == fold(text)


@given(TRICKY, TRICKY, TRICKY)
def test_the_way_back_leads_to_the_very_characters(before: str, words: str, after: str) -> None:
    text = f"{before}|x{words}x|{after}"
    alike = folded(text)
    start = len(fold(f"{before}|"))
    end = start + len(fold(f"x{words}x"))

    assert alike.original(start, end) == (len(before) + 1, len(before) + len(words) + 3)


@given(TRICKY, st.data())
def test_what_the_way_back_leads_to_folds_to_the_same(text: str, data: st.DataObject) -> None:
    alike = folded(text)
    if alike.text:
        start = data.draw(st.integers(0, len(alike.text) - 1))
        end = data.draw(st.integers(start + 1, len(alike.text)))
        original = alike.original(start, end)
        if original is not None:
            assert fold(text[slice(*original)]) == alike.text[start:end]


def test_half_a_character_is_none() -> None:
    alike = folded("q\u0301\u0300")

    assert len(alike.text) == 3
    assert alike.original(0, 1) is None
    assert alike.original(0, 3) == (0, 3)


def test_no_character_melts_into_one_that_the_way_back_keeps_apart() -> None:
    """Whatever composes with a preceding character is a mark or part of a Hangul syllable."""
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            second = chr(int(parts[1], 16))
            if unicodedata.normalize("NFC", "".join(chr(int(part, 16)) for part in parts)) == chr(code):
                assert unicodedata.category(second).startswith("M"), hex(code)
