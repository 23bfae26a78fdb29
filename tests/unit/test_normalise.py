"""Normalising: what is alike for a comparison, what a search finds, and the way back to what is printed."""

import sys
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.base.normalise import for_matching, for_search, traced

TRICKY = st.text(
    alphabet="ab-–— \u00a0\n\u00ad\u200b’'“\"e\u0301\u0308\u1100\u1161\u11a8ö\u212b\u2000", max_size=30
)
# And what a search evens out besides: case, width, accents, ligatures; beside marks that have to stay.
WIDER = st.text(
    alphabet="aEßﬁŁ′`ｶﾞＡé\u0301\u0345ΐς\u093c\u0915\u05bc\u05e9\u0653\u0627가İ \u3000-－", max_size=30
)
ANY = st.one_of(TRICKY, WIDER, st.text(max_size=30))
FORMS = pytest.mark.parametrize("form", [for_matching, for_search])
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def letters(text: str) -> str:
    """Its letters, digits and accents, whichever way they are composed."""
    seen = unicodedata.normalize("NFD", text.translate(UNSEEN))
    return "".join(character for character in seen if unicodedata.category(character)[0] in "LMN")


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
    assert for_matching(printed) == for_matching(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [("fully", "ﬁlly"), ("ﬁne", "fine"), ("No", "no"), ("e", "é"), ("no.", "no"), ("…", "...")],
)
def test_not_alike(one: str, other: str) -> None:
    assert for_matching(one) != for_matching(other)


@given(ANY)
def test_matching_joins_no_words_that_differ_in_a_letter_in_case_or_in_an_accent(text: str) -> None:
    assert letters(for_matching(text)) == letters(text)


def test_nor_does_it_change_any_letter() -> None:
    """Of the first plane, ideographs and Hangul syllables left out."""
    for code in (*range(0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x10000)):
        character = chr(code)
        assert letters(for_matching(character)) == letters(character), hex(code)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("café", "The CAFE\u0301 owners"),
        ("cafe", "café"),
        ("strauss", "Mayor Strauß"),
        ("STRAUSS", "STRAUẞ"),
        ("don't know", "They don\u2032t know"),
        ("don't know", "They don\u02bct know"),
        ("don’t", "don't"),
        ("fine", "a ﬁne"),
        ("abc 12", "ＡＢＣ　１２"),
        ("oeuvre", "Œuvre"),
        ("walesa", "Lech Wałęsa"),
        ("diyarbakir", "DİYARBAKIR, Diyarbakır"),
        ("σοφός", "ΣΟΦΟΣ"),
        ("елка", "Ёлка"),
        ("ガ", "ｶﾞ"),
        ("government", "gov\u00adernment"),
        ("a disgrace", "a\u00a0\ndisgrace"),
        ("1999-2001", "1999—2001"),
    ],
)
def test_found(typed: str, printed: str) -> None:
    assert for_search(typed) in for_search(printed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("क", "क़"),  # nukta
        ("कि", "की"),
        ("ש", "שׁ"),
        ("שלום", "שָׁלוֹם"),
        ("ا", "آ"),
        ("كتب", "كَتَبَ"),
        ("가", "각"),
        ("か", "が"),
        ("straus", "strauß"),
        ("a", "b"),
    ],
)
def test_not_found(one: str, other: str) -> None:
    assert for_search(one) != for_search(other)


@given(ANY)
def test_what_is_alike_is_found(text: str) -> None:
    assert for_search(for_matching(text)) == for_search(text)
    assert for_search(for_search(text)) == for_search(text)


@FORMS
@given(text=ANY)
def test_both_ways_agree(form: Callable[[str], str], text: str) -> None:
    assert traced(text, form).text == form(text)


@FORMS
@given(before=TRICKY, words=TRICKY, after=TRICKY)
def test_the_way_back_leads_to_the_very_characters(
    form: Callable[[str], str], before: str, words: str, after: str
) -> None:
    text = f"{before}|x{words}x|{after}"
    alike = traced(text, form)
    start = len(form(f"{before}|"))
    end = start + len(form(f"x{words}x"))

    assert alike.original(start, end) == (len(before) + 1, len(before) + len(words) + 3)


@FORMS
@given(text=ANY, data=st.data())
def test_what_the_way_back_leads_to_becomes_the_same(
    form: Callable[[str], str], text: str, data: st.DataObject
) -> None:
    alike = traced(text, form)
    if alike.text:
        start = data.draw(st.integers(0, len(alike.text) - 1))
        end = data.draw(st.integers(start + 1, len(alike.text)))
        original = alike.original(start, end)
        if original is not None:
            assert form(text[slice(*original)]) == alike.text[start:end]


def test_half_a_character_is_none_or_the_whole_of_it() -> None:
    alike = traced("q\u0301\u0300", for_matching)
    assert len(alike.text) == 3
    assert alike.original(0, 1) is None
    assert alike.original(0, 3) == (0, 3)

    searched = traced("Straße", for_search)
    assert searched.text == "strasse"
    assert searched.original(0, 5) is None
    assert searched.around(0, 5) == (0, 5)


def test_no_character_melts_into_one_that_the_way_back_keeps_apart() -> None:
    """Whatever composes with a preceding character is a mark or part of a Hangul syllable."""
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            second = chr(int(parts[1], 16))
            if unicodedata.normalize("NFC", "".join(chr(int(part, 16)) for part in parts)) == chr(code):
                assert unicodedata.category(second).startswith("M"), hex(code)
