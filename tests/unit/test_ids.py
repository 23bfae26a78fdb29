"""Ids and file names made out of words: telling in any script, and lasting where data is found by them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.base.ids import LONG, SHORT, lasting_slug, led_by, slug, unused
from briefreader.notes.name import file_name

SLUG = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*)?")


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("Ann Lee", "ann-lee"),
        ("Łukasz Żółć-Øre", "lukasz-zolc-ore"),
        ("Straße", "strasse"),
        ("O’Neil", "o-neil"),
        ("O'Neil", "o-neil"),
        ("The dam — “it holds”", "the-dam-it-holds"),
        ("Київ", "kiiv"),
        ("Kim Jong-un 김정은", "kim-jong-un-gimjeongeun"),
        ("!?", ""),
        ("\ud800", ""),
    ],
)
def test_a_slug_recalls_the_words_in_any_script(words: str, made: str) -> None:
    assert slug(words) == made


@pytest.mark.parametrize(
    ("words", "made"), [("Müller", "muller"), ("Łódź x", "odz-x"), ("Київ", ""), ("O’Neil", "oneil")]
)
def test_a_lasting_slug_depends_on_no_table(words: str, made: str) -> None:
    assert lasting_slug(words) == made


def test_the_notes_of_a_brief_are_found_under_the_name_that_they_have_always_had() -> None:
    assert file_name("sarrow-dam") == "sarrow-dam-2ca8cff135ba.json"
    assert file_name("łódź") == "odz-61b87354d033.json"
    assert file_name("Київ") == "brief-4ec43ff9c420.json"


@given(st.text(max_size=80))
def test_a_slug_is_words_of_letters_and_digits_with_single_dashes(words: str) -> None:
    for made, longest in ((slug(words), SHORT), (lasting_slug(words), SHORT), (slug(words, LONG), LONG)):
        assert SLUG.fullmatch(made) and len(made) <= longest


def test_words_in_ascii_have_one_slug() -> None:
    for words in ("Ann Lee", "don't", "--x--", "2024: a dam", "x" * 50):
        assert slug(words) == lasting_slug(words)


def test_an_id_begins_with_a_letter() -> None:
    assert [led_by("brief", stem) for stem in ("dam", "2024-dam", "")] == ["dam", "brief-2024-dam", "brief"]


def test_a_taken_id_gets_a_number() -> None:
    assert unused("s-lee", {"s-lee", "s-lee-2"}) == "s-lee-3"
