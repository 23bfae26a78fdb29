"""Marked words: what counts as standing between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.brief.verification.quotation_marks import regions


def marked(text: str) -> list[str]:
    return [text[region.start : region.end] for region in regions(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “no” and left.", ["no"]),
        ('He said "no" and then "never".', ["no", "never"]),
        ("Er sagte „nein“ und ging.", ["nein"]),
        ("On parle d’« une erreur » ici.", ["une erreur"]),
        ("Er sagte »nein« und ging.", ["nein"]),
        ("Han sade ”nej” och gick.", ["nej"]),
        ("他说「不」。", ["不"]),
        ("He called it ‘nonsense’ and left.", ["nonsense"]),
        ("He called it 'nonsense', then left.", ["nonsense"]),
        ("”Nej” sade han.", ["Nej"]),
        ("Er sagte »Nein« und »nie«.", ["Nein", "nie"]),
        ("»Nein« sagte er.", ["Nein"]),
        ("Menü»Datei und Menü »Datei«.", ["Datei"]),  # not between two words
        ("Menü » Datei, »Öffnen«.", ["Öffnen"]),
        ("Nobody said a word.", []),
        ("“”", []),
    ],
)
def test_each_kind_of_mark(text: str, words: list[str]) -> None:
    assert marked(text) == words


def test_words_marked_inside_others_are_marked_too() -> None:
    assert marked("“He told me ‘never again’ twice,” she said.") == [
        "He told me ‘never again’ twice,",
        "never again",
    ]


def test_an_apostrophe_closes_nothing() -> None:
    assert marked("“We don’t know,” he said. ‘They’re the workers’ friends, aren’t they?’") == [
        "We don’t know,",
        "They’re the workers’ friends, aren’t they?",
    ]


def test_where_a_mark_may_be_an_apostrophe_the_longer_words_are_taken() -> None:
    assert marked("It is ‘the workers’ party of the bosses’ and no other") == [
        "the workers’ party of the bosses"
    ]


def test_a_single_mark_does_not_reach_out_of_the_words_it_stands_in() -> None:
    assert marked("“She said ‘yes and left” he said. The workers’.") == [
        "She said ‘yes and left",
        "yes and left",
    ]


def test_words_that_are_never_closed_run_to_the_end_of_the_paragraph() -> None:
    assert marked("“It began here. It went on.") == ["It began here. It went on."]


def test_a_straight_single_mark_that_is_never_closed_is_an_apostrophe() -> None:
    assert marked("It was 'twas and no more") == []


def test_an_inch_mark_after_a_number_opens_nothing() -> None:
    assert marked('The 6" pipe broke. "Mend it," she said.') == ["Mend it,"]


def test_a_mark_that_only_closes_ends_words_opened_in_the_paragraph_before() -> None:
    assert marked("It is not safe,” he said. “We will mend it.”") == ["It is not safe,", "We will mend it."]


def test_the_end_of_a_paragraph_ends_the_words() -> None:
    assert marked("“One.\nTwo, ‘three.\nFour.") == ["One.", "three."]


def test_a_mark_that_closes_nothing_marks_nothing() -> None:
    assert marked("He measured 5” and left.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said ‘one’ and ‘two’ there.", ["one", "two"]),
        ("‘the workers’ party’ and ‘the bosses’ party’ end", ["the workers’ party", "the bosses’ party"]),
        ("It is ‘the workers’ party and ‘the bosses’ own.", ["the workers", "the bosses"]),
        ("It is 'the workers' day' now", ["the workers' day"]),
        # In every line anew.
        ("‘first’\n‘second’ and\n‘third", ["first", "second", "third"]),
        ("first ‘one\nsecond line’s ‘two’ three\nthird ‘three’", ["one", "two", "three"]),
        # Inside double marks and outside of them, each for itself.
        ("“a ‘b’ c” ‘d’", ["a ‘b’ c", "b", "d"]),
        ("‘a’ “b ‘c’ d” ‘e’", ["a", "b ‘c’ d", "c", "e"]),
        ("“‘a’ ‘b’”", ["‘a’ ‘b’", "a", "b"]),
        ("“a’ b ‘c d’ e” f’ g", ["a’ b ‘c d’ e", "c d"]),
        ("‘a “b’ c” d’ e", ["a “b’ c” d", "b’ c"]),
    ],
)
def test_words_in_single_marks(text: str, words: list[str]) -> None:
    assert marked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“out «in ‘x’ in» out ‘y’ out”", ["out «in ‘x’ in» out ‘y’ out", "in ‘x’ in", "x", "y"]),
        ("“a «b “c” d» e”", ["a «b “c” d» e", "b “c” d", "c"]),
        ("“open «more\nnext “line” here", ["open «more", "more", "line"]),
    ],
)
def test_marks_inside_each_other(text: str, words: list[str]) -> None:
    assert marked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('We go home." He left.', ["We go home."]),
        ("We go home.” He left.", ["We go home."]),
        ("We go home,” he said.", ["We go home,"]),
        ("We go home”, he said.", ["We go home"]),
        ("We go home?” “No.”", ["We go home?", "No."]),
        ("home” “and” more", ["home", "and"]),
        ("A pipe of 5” is 5” wide.", []),
        ('A 5" pipe and a 7" one', []),
        ("One ” more “word”.", ["word"]),
        ("” more “word”.", ["word"]),
    ],
)
def test_a_first_mark_that_can_only_close(text: str, words: list[str]) -> None:
    assert marked(text) == words


@given(st.text(alphabet="ab .,’‘'“”„\"«»‹›「」\n", max_size=40))
def test_regions_lie_in_the_text_and_begin_and_end_with_a_character(text: str) -> None:
    for start, end in regions(text):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
