"""What `shown` and `copyable` make of text from a file."""

import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefreader.base.text import MAX_MARKS, copyable, shown

ESC = "\x1b"
HOSTILE = (
    "\x00\x07\x08\x0b\x0e\x1b\x7f\x85\x9b\r\n\t \u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029"
    "\u202a\u202e\u2060\u2066\u2069\ufeff\ufe0f\u0301\u0300\u20dd\u093f\ud800\udfff\U000e0041\U000e0100"
    "aeé“—\u0627\u0644\u0915\u4e2d👩🔬🏽❤"
)
texts = st.text(st.sampled_from(HOSTILE) | st.characters(), max_size=40)

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029"
    "\u200b\u2060\ufeff\u00ad\U000e0000-\U000e007f]"
)

HARMLESS = [
    "A plain sentence.",
    "two\nlines\tand a tab",
    "“Quoted” — ‘words’, déjà vu, naïve, ½, €, …",
    "السلام عليكم ورحمة الله",
    "שָׁלוֹם עֲלֵיכֶם",
    "می‌خواهم",  # Persian, with a non-joiner
    "क्‍ष and ශ්‍රී",  # half forms made by a joiner
    "北朝鮮が弾薬を送ったと報じた 조선",
    "👩‍🔬 👨‍👩‍👧‍👦 👍🏽 ❤️‍🔥 🏳️‍🌈 🇺🇦",
    "e\u0301" * 20,
    "x" + "\u0301" * MAX_MARKS,
]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert shown(text) == text
    assert copyable(text) == (text, 0)


@given(texts)
@example("a" + "\u0301" * 5 + "\u200b" + "\u0301" * 5)
@example("👩\u200d\u200d👩")
@example("\u0627\u200b\u200c\u0628")
@example("\r\u200b\n")
def test_nothing_forbidden_is_ever_shown(raw: str) -> None:
    clean = shown(raw)
    assert not FORBIDDEN.search(clean)
    clean.encode()
    assert shown(clean) == clean


@given(texts)
def test_no_base_carries_more_than_eight_marks(raw: str) -> None:
    marks = "".join("M" if unicodedata.category(char)[0] == "M" else "." for char in shown(raw))
    assert "M" * (MAX_MARKS + 1) not in marks


@given(texts)
def test_one_line_is_one_line(raw: str) -> None:
    clean = shown(raw, one_line=True)
    assert not set(clean) & {"\n", "\t"}
    assert shown(clean, one_line=True) == clean


@given(texts)
def test_what_is_copied_can_not_steer_a_terminal(raw: str) -> None:
    text, removed = copyable(raw)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", text
    )
    assert copyable(text) == (text, 0)
    assert len(raw) - raw.count("\r\n") - removed == len(text)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (f"{ESC}]52;c;aGk=\x07", "<ESC>]52;c;aGk=<U+0007>"),
        ("\x9b31m", "<U+009B>31m"),
        ("not \u202edetaler", "not <U+202E>detaler"),
        ("a\U000e0062c", "a<U+E0062>c"),
        ("zero\u200bwidth\ufeff, soft\u00adhyphen", "zerowidth, softhyphen"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("latin\u200djoined", "latinjoined"),
        ("👩\u200dx", "👩x"),
    ],
)
def test_hidden_characters_are_named_or_gone(raw: str, clean: str) -> None:
    assert shown(raw) == clean


def test_a_flood_of_marks_is_cut() -> None:
    assert shown("e" + "\u0301" * 2000) == "e" + "\u0301" * MAX_MARKS


def test_copying_counts_what_it_removes_and_names_nothing() -> None:
    assert copyable(f"a{ESC}[201~b\u202ec\r\nd") == ("a[201~bc\nd", 2)
    assert copyable("cafe\u0301") == ("cafe\u0301", 0)


def test_marks_are_counted_in_every_script() -> None:
    everywhere = (chr(code) for code in range(sys.maxunicode + 1))
    for mark in (char for char in everywhere if unicodedata.category(char)[0] == "M"):
        assert len(shown("a" + mark * 20)) <= 1 + MAX_MARKS, f"U+{ord(mark):04X}"
